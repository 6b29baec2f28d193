//! Two drafts as a Word document with tracked changes; the notes are its comments.

use super::overlay::overlay;
use super::package::{Comment, Package};
use crate::export::report::passing;
use crate::export::threads::Thread;
use crate::export::tracked::{Fate, Kind, Paragraph, tracked};
use crate::export::xml::Xml;
use crate::export::{ExportError, Format, Options, Progress, Report};
use crate::model::{At, Ruling};
use crate::present::Filter;
use crate::present::words::fold;

/// A redline for those who negotiate.
pub const FORMAT: Format = Format { name: "docx", extension: "docx", is_text: false, write };

/// The paragraphs of the document, and the report of the two drafts that they come from.
///
/// # Errors
/// When there are no two drafts, or `progress` answers that it is enough.
pub(in crate::export) fn paragraphs(
    report: &Report,
    progress: Progress<'_>,
) -> Result<(Report, Vec<Paragraph>), ExportError> {
    let (from, to) = report.reach();
    if from == to {
        return Err(ExportError::Unsuitable(
            "tracked changes need two drafts; open another one, or choose the table".to_owned(),
        ));
    }
    let ends = [from, to].map(|column| report.project.drafts[column].id);
    // Two drafts that are no neighbours have to be compared by themselves, and all rows are needed for it.
    let options = Options { drafts: ends.to_vec(), filter: Filter::default(), ..report.options.clone() };
    let mut whole = Report::new(&report.project, &report.comparison, options);
    whole.settings.clone_from(&report.settings);
    ExportError::check(progress, 1, 3)?;
    let mut paragraphs = tracked(&whole, report.options.moves);
    if let Some(shown) = passing(&whole.project, &whole.comparison, &whole.table, &report.options.filter) {
        paragraphs.retain(|paragraph| paragraph.points.iter().any(|&at| is_chosen(&whole, &shown, at)));
    }
    Ok((whole, paragraphs))
}

fn write(report: &Report, progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let (whole, mut paragraphs) = paragraphs(report, progress)?;
    lean(&mut paragraphs);
    ExportError::check(progress, 2, 3)?;
    // In some of the rows alone, an earlier file would lose the others.
    let own = report.options.originals.get(&whole.project.drafts[0].provenance.sha256);
    let own = own.filter(|_| report.options.filter.is_empty());
    if let Some(laid) = own.and_then(|bytes| overlay(&whole, &paragraphs, bytes)) {
        return Ok(laid);
    }
    let mut writer = Writer::new(&whole, 0);
    let mut body = Xml::default();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let moved = |at: Option<usize>| at.and_then(|at| paragraphs.get(at)).and_then(|other| other.moved);
        let is_first = moved(at.checked_sub(1)) != paragraph.moved;
        let is_last = moved(Some(at + 1)) != paragraph.moved;
        writer.paragraph(&mut body, paragraph, (is_first, is_last));
    }
    let Writer { comments, .. } = writer;
    Package { report: &whole, body: body.finish(), comments, is_landscape: false }.write()
}

/// Lets a change that goes on in whole paragraphs take the end of its first paragraph with it and leave the last
/// end to both drafts: so Word records what is typed there, and so LibreOffice reads it in any case.
fn lean(paragraphs: &mut [Paragraph]) {
    // What was moved is here a change like any other.
    let side = |fate: Fate| match fate {
        Fate::Kept => Fate::Kept,
        Fate::Added | Fate::MovedTo(_) => Fate::Added,
        Fate::Removed | Fate::MovedFrom(_) => Fate::Removed,
    };
    let mut first = 0;
    while let Some(paragraph) = paragraphs.get(first) {
        let fate = paragraph.parts.last().map_or(Fate::Kept, |part| side(part.0));
        let is_whole = |other: &&Paragraph| {
            side(other.end) == fate && other.parts.iter().all(|part| side(part.0) == fate)
        };
        let more = paragraphs[first + 1..].iter().take_while(is_whole).count();
        if more > 0 && paragraphs[first].end == Fate::Kept && fate != Fate::Kept {
            paragraphs[first].end = fate;
            paragraphs[first + more].end = Fate::Kept;
        }
        first += more + 1;
    }
}

/// Whether a point stands in a row that is shown.
fn is_chosen(whole: &Report, shown: &[bool], at: At) -> bool {
    let draft = &whole.project.drafts[at.draft];
    let top = (0..=at.point).rev().find(|&point| draft.points[point].depth == 0).unwrap_or(at.point);
    let row = whole.table.row_of(at.draft, top);
    row.is_some_and(|row| shown[row])
}

/// Who made the changes, as Word shows it.
fn author(report: &Report) -> String {
    let author = fold(&report.options.author);
    if author.is_empty() { "Travaux".to_owned() } else { author }
}

/// Writes changes and comments, each with a number of its own.
pub struct Writer<'a> {
    /// The two drafts.
    pub report: &'a Report,
    /// The last number that was given.
    ids: usize,
    author: String,
    /// The number of the last range of what was moved.
    range: String,
    /// What was ruled, each with the point on which it hangs.
    rulings: Vec<(At, &'a Ruling)>,
    /// The comments to which what was written refers.
    pub comments: Vec<Comment>,
}

impl<'a> Writer<'a> {
    /// Its numbers begin behind `ids`.
    pub fn new(report: &'a Report, ids: usize) -> Self {
        let place = |ruling: &'a Ruling| Some((report.place(ruling.anchor.point)?.0, ruling));
        let rulings = report.project.decisions.verdicts.iter().filter_map(place).collect();
        Writer { report, ids, author: author(report), range: String::new(), rulings, comments: Vec::new() }
    }

    /// A comment that says what was compared and how, for a document in which it has no other place.
    pub fn about(&mut self) -> String {
        let id = self.id();
        let mut xml = Xml::default();
        for name in ["w:commentRangeStart", "w:commentRangeEnd"] {
            xml.leaf(name, &[("w:id", &id)]);
        }
        xml.within("w:r", &[], |xml| xml.leaf("w:commentReference", &[("w:id", &id)]));
        self.comments.push(Comment {
            author: self.author.clone(),
            date: date(&self.report.options.date),
            id,
            lines: self.report.about().iter().map(|line| fold(line)).collect(),
            is_reply: false,
            is_resolved: false,
        });
        xml.finish()
    }

    /// Writes a paragraph, which may be the first or the last one of what was moved.
    fn paragraph(&mut self, xml: &mut Xml, paragraph: &Paragraph, (is_first, is_last): (bool, bool)) {
        let style = match paragraph.kind {
            Kind::Title => "Title".to_owned(),
            Kind::Heading => "Heading1".to_owned(),
            Kind::Point(depth) => format!("Point{}", depth.min(4)),
            Kind::Outside => "Outside".to_owned(),
        };
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.leaf("w:pStyle", &[("w:val", &style)]);
                if let Some(name) = change(paragraph.end) {
                    xml.within("w:rPr", &[], |xml| self.mark(xml, name, |_| {}));
                }
            });
            let mut end = Xml::default();
            self.around(xml, &mut end, paragraph, (is_first, is_last));
            for (fate, text) in &paragraph.parts {
                self.part(xml, *fate, text);
            }
            xml.raw(&end.finish());
        });
    }

    /// Writes what begins and what ends with a paragraph: its comments, and what was moved.
    pub fn around(
        &mut self,
        begin: &mut Xml,
        end: &mut Xml,
        paragraph: &Paragraph,
        (is_first, is_last): (bool, bool),
    ) {
        let notes: Vec<usize> = paragraph.points.iter().flat_map(|&at| self.notes(at)).collect();
        let mut comments: Vec<Comment> = notes.into_iter().flat_map(|note| self.thread(note)).collect();
        comments.extend(paragraph.points.iter().flat_map(|&at| self.rulings(at)).collect::<Vec<_>>());
        comments.iter().for_each(|own| begin.leaf("w:commentRangeStart", &[("w:id", &own.id)]));
        let range = paragraph.moved.and_then(range);
        if let Some((name, number)) = range.filter(|_| is_first) {
            self.range = self.id();
            let id = self.range.clone();
            self.marked(begin, &format!("w:{name}RangeStart"), &id, Some(number), |_| {});
        }
        if let Some((name, _)) = range.filter(|_| is_last) {
            end.leaf(&format!("w:{name}RangeEnd"), &[("w:id", &self.range)]);
        }
        for own in &comments {
            end.leaf("w:commentRangeEnd", &[("w:id", &own.id)]);
            end.within("w:r", &[], |xml| xml.leaf("w:commentReference", &[("w:id", &own.id)]));
        }
        self.comments.extend(comments);
    }

    fn part(&mut self, xml: &mut Xml, fate: Fate, text: &str) {
        let name = if fate == Fate::Removed { "w:delText" } else { "w:t" };
        let run = |xml: &mut Xml| {
            xml.within("w:r", &[], |xml| xml.element(name, &[("xml:space", "preserve")], text));
        };
        match change(fate) {
            Some(name) => self.mark(xml, name, run),
            None => run(xml),
        }
    }

    /// A change with its number, author and date.
    pub fn mark(&mut self, xml: &mut Xml, name: &str, inner: impl FnOnce(&mut Xml)) {
        let id = self.id();
        self.marked(xml, name, &id, None, inner);
    }

    fn marked(
        &mut self,
        xml: &mut Xml,
        name: &str,
        id: &str,
        number: Option<usize>,
        inner: impl FnOnce(&mut Xml),
    ) {
        let (author, date) = (self.author.clone(), date(&self.report.options.date));
        let mut attributes = vec![("w:id", id), ("w:author", author.as_str())];
        attributes.extend(date.as_deref().map(|date| ("w:date", date)));
        let number = number.map(|number| format!("move{}", number + 1));
        attributes.extend(number.as_deref().map(|number| ("w:name", number)));
        xml.within(name, &attributes, inner);
    }

    fn id(&mut self) -> String {
        self.ids += 1;
        self.ids.to_string()
    }

    /// The notes on a point, as places among the report's.
    fn notes(&self, at: At) -> Vec<usize> {
        let notes = self.report.notes.iter().enumerate();
        notes.filter(|(_, note)| note.at == at).map(|(index, _)| index).collect()
    }

    /// What was ruled on the row of a point, where that hangs on the point.
    fn rulings(&mut self, at: At) -> Vec<Comment> {
        let report = self.report;
        let here: Vec<&Ruling> =
            self.rulings.iter().filter(|(own, _)| *own == at).map(|(_, ruling)| *ruling).collect();
        let comment = |ruling: &Ruling| Comment {
            author: match fold(&ruling.author) {
                nobody if nobody.is_empty() => self.author.clone(),
                author => author,
            },
            date: date(&ruling.created),
            id: self.id(),
            lines: vec![format!("{}: verdict: {}", report.name_of(at), fold(&ruling.verdict))],
            is_reply: false,
            is_resolved: false,
        };
        here.into_iter().map(comment).collect()
    }

    /// The comments of a note: the note itself, then its answers.
    fn thread(&mut self, note: usize) -> Vec<Comment> {
        let thread = Thread::new(self.report, &self.report.notes[note]);
        let mut comments = Vec::new();
        for (at, said) in thread.said.iter().enumerate() {
            let mut lines = said.lines.clone();
            if at == 0 {
                // A comment does not show in which of the drafts its point stands.
                let first = lines.first().cloned().unwrap_or_default();
                lines.splice(..lines.len().min(1), [format!("{}: {first}", thread.place)]);
                if !thread.tags.is_empty() {
                    lines.push(thread.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" "));
                }
            }
            let author = if said.author.is_empty() { &self.author } else { &said.author };
            comments.push(Comment {
                author: author.clone(),
                date: date(&said.created),
                id: self.id(),
                lines,
                is_reply: at > 0,
                is_resolved: thread.is_resolved,
            });
        }
        comments
    }
}

/// The element of a change; none for what stayed.
pub fn change(fate: Fate) -> Option<&'static str> {
    match fate {
        Fate::Kept => None,
        Fate::Added => Some("w:ins"),
        Fate::Removed => Some("w:del"),
        Fate::MovedFrom(_) => Some("w:moveFrom"),
        Fate::MovedTo(_) => Some("w:moveTo"),
    }
}

/// The beginning of the name of a range of what was moved, and the number of the move.
fn range(fate: Fate) -> Option<(&'static str, usize)> {
    match fate {
        Fate::MovedFrom(number) => Some(("moveFrom", number)),
        Fate::MovedTo(number) => Some(("moveTo", number)),
        _ => None,
    }
}

/// A date as Word reads it, `2025-12-24T10:00:00Z`; none where it is none.
fn date(text: &str) -> Option<String> {
    let fits = |shape: &str| {
        text.len() >= shape.len()
            && text
                .chars()
                .zip(shape.chars())
                .all(|(c, s)| if s == '0' { c.is_ascii_digit() } else { c == s })
    };
    match text {
        _ if fits("0000-00-00T00:00:00") => Some(format!("{}Z", &text[..19])),
        _ if text.len() == 10 && fits("0000-00-00") => Some(format!("{text}T00:00:00Z")),
        _ => None,
    }
}
