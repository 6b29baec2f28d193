//! What will be in an export, before it is written: counts, sources and settings, and its first lines or rows in
//! their look. Made from the report that is written, so that the two cannot say different things.

use super::docx::redline;
use super::styled::{self, Ink, Paragraph, Piece};
use super::tracked::{Fate, Kind};
use super::{ExportError, Format, Missing, Progress, Report, content, missing, write};
use crate::present::picture::{self, Picture};
use crate::present::words::fold;
use crate::present::{Row, Told};
use crate::words::{Language, say_with};

/// How many rows of a table are shown.
const ROWS: usize = 12;
/// How many paragraphs of a running text are shown.
const PARAGRAPHS: usize = 60;
/// How many lines of a plain text are shown, and how many characters of each.
const LINES: (usize, usize) = (120, 400);

/// What will be in an export.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The drafts in the title.
    pub title: String,
    /// The answer in one line.
    pub answer: String,
    /// How much there is of everything.
    pub counts: Vec<Count>,
    /// What the form cannot show.
    pub missing: Option<Missing>,
    /// Sources, settings, the reader's own pairings, a line each.
    pub about: Vec<String>,
    /// The beginning, in its look.
    pub body: Body,
    /// What is not shown of it; none where all is.
    pub rest: Option<Count>,
}

/// How much there is of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Drafts.
    Drafts(usize),
    /// Rows of the table, all of them.
    Rows(usize),
    /// So many of so many rows.
    SomeRows(usize, usize),
    /// Rows with changes.
    Changed(usize),
    /// Notes.
    Notes(usize),
    /// Articles.
    Articles(usize),
    /// Tracked insertions.
    Insertions(usize),
    /// Tracked deletions.
    Deletions(usize),
    /// Tracked moves.
    Moves(usize),
    /// Comments in the margin.
    Comments(usize),
    /// Further rows.
    MoreRows(usize),
    /// Further paragraphs.
    MoreParagraphs(usize),
    /// Further lines.
    MoreLines(usize),
}

impl Count {
    /// In words, in the language that the thread speaks: `31 of 34 rows`.
    pub fn told(self) -> String {
        let parts = |n: usize| [("n", n.into())];
        match self {
            Count::SomeRows(n, of) => {
                say_with("export-count-some-rows", &[("n", n.into()), ("of", of.into())])
            }
            Count::Drafts(n) => say_with("export-count-drafts", &parts(n)),
            Count::Rows(n) => say_with("export-count-rows", &parts(n)),
            Count::Changed(n) => say_with("export-count-changed", &parts(n)),
            Count::Notes(n) => say_with("export-count-notes", &parts(n)),
            Count::Articles(n) => say_with("export-count-articles", &parts(n)),
            Count::Insertions(n) => say_with("export-count-insertions", &parts(n)),
            Count::Deletions(n) => say_with("export-count-deletions", &parts(n)),
            Count::Moves(n) => say_with("export-count-moves", &parts(n)),
            Count::Comments(n) => say_with("export-count-comments", &parts(n)),
            Count::MoreRows(n) => say_with("export-count-more-rows", &parts(n)),
            Count::MoreParagraphs(n) => say_with("export-count-more-paragraphs", &parts(n)),
            Count::MoreLines(n) => say_with("export-count-more-lines", &parts(n)),
        }
    }
}

/// The beginning of an export.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// The file itself, as plain text.
    Lines(Vec<String>),
    /// A running text.
    Text(Vec<Paragraph>),
    /// A table: the heads of its columns, and rows of as many cells.
    Table(Vec<String>, Vec<Vec<Vec<Paragraph>>>),
    /// A picture.
    Picture(Box<Picture>),
}

impl Preview {
    /// Looks at what a report gives in a form. What is told of it is said in a language; the export speaks its own.
    ///
    /// # Errors
    /// As for [`write()`].
    pub fn new(
        report: &Report,
        format: &Format,
        language: Language,
        progress: Progress<'_>,
    ) -> Result<Self, ExportError> {
        if report.project.drafts.is_empty() {
            write(report, format, progress)?;
        }
        ExportError::check(progress, 0, 3)?;
        let mut preview = Preview {
            title: fold(&report.title),
            answer: language.during(|| report.say_answer()),
            counts: counts(report),
            missing: missing(report, format),
            about: report.about(),
            body: Body::Lines(Vec::new()),
            rest: None,
        };
        match format.name {
            "docx" => text(&mut preview, report, language, progress)?,
            "docx-table" | "odt-table" | "html" | "xlsx" | "pdf" => table(&mut preview, report),
            "svg" => {
                let drawn = picture::picture(&report.project.drafts, &report.comparison, &report.table);
                preview.body = Body::Picture(Box::new(drawn));
            }
            _ => lines(&mut preview, &write(report, format, progress)?),
        }
        Ok(preview)
    }
}

/// How much there is of everything.
fn counts(report: &Report) -> Vec<Count> {
    let rows = report.table.rows.len();
    let mut counts = vec![Count::Drafts(report.project.drafts.len())];
    counts.push(match report.is_partial() {
        true => Count::SomeRows(rows, report.rows_of_all),
        false => Count::Rows(rows),
    });
    if report.project.drafts.len() > 1 {
        counts.push(Count::Changed(report.table.rows.iter().filter(|row| row.facets.is_change()).count()));
    }
    counts.push(Count::Notes(report.notes.len()));
    if !report.project.articles.is_empty() {
        counts.push(Count::Articles(report.project.articles.len()));
    }
    counts
}

fn rest(of: usize, shown: usize, what: fn(usize) -> Count) -> Option<Count> {
    of.checked_sub(shown).filter(|left| *left > 0).map(what)
}

/// The file itself.
fn lines(preview: &mut Preview, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut all = text.trim_start_matches('\u{feff}').lines();
    let shorten = |line: &str| match line.char_indices().nth(LINES.1) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    };
    let shown: Vec<String> = all.by_ref().take(LINES.0).map(shorten).collect();
    preview.rest = rest(shown.len() + all.count(), shown.len(), Count::MoreLines);
    preview.body = Body::Lines(shown);
}

/// Two drafts as one text, with the notes that hang on it.
fn text(
    preview: &mut Preview,
    report: &Report,
    language: Language,
    progress: Progress<'_>,
) -> Result<(), ExportError> {
    let (whole, paragraphs) = redline::paragraphs(report, progress)?;
    ExportError::check(progress, 2, 3)?;
    let fates = || paragraphs.iter().flat_map(|paragraph| paragraph.parts.iter().map(|(fate, _)| *fate));
    let count = |is: fn(Fate) -> bool| fates().filter(|fate| is(*fate)).count();
    let mut moves: Vec<usize> = fates()
        .filter_map(|fate| match fate {
            Fate::MovedTo(number) => Some(number),
            _ => None,
        })
        .collect();
    moves.sort_unstable();
    moves.dedup();
    preview.title = fold(&whole.title);
    preview.answer = language.during(|| whole.say_answer());
    preview.about = whole.about();
    let rulings = whole.project.decisions.verdicts.iter();
    let ruled = rulings.filter(|ruling| whole.place(ruling.anchor.point).is_some()).count();
    preview.counts = vec![
        Count::Insertions(count(|fate| fate == Fate::Added)),
        Count::Deletions(count(|fate| fate == Fate::Removed)),
        Count::Moves(moves.len()),
        Count::Comments(whole.notes.len() + ruled),
    ];
    let mut shown = Vec::new();
    for paragraph in paragraphs.iter().take(PARAGRAPHS) {
        let is_strong = matches!(paragraph.kind, Kind::Title | Kind::Heading);
        let depth = match paragraph.kind {
            Kind::Point(depth) => depth,
            _ => 0,
        };
        let piece = |(fate, text): &(Fate, String)| {
            let ink = match fate {
                Fate::Kept => Ink::Plain,
                Fate::Added | Fate::MovedTo(_) => Ink::Added,
                Fate::Removed | Fate::MovedFrom(_) => Ink::Removed,
            };
            Piece { text: text.clone(), ink, is_strong }
        };
        shown.push(Paragraph { pieces: paragraph.parts.iter().map(piece).collect(), depth });
        for note in whole.notes.iter().filter(|note| paragraph.points.contains(&note.at)) {
            let lines = styled::note(&whole, note).into_iter().flat_map(|line| line.pieces);
            let said: Vec<String> = lines.map(|piece| piece.text).filter(|text| !text.is_empty()).collect();
            shown.push(Paragraph {
                depth: depth + 1,
                ..Paragraph::of(&format!("▪ {}", said.join(" · ")), Ink::Soft)
            });
        }
    }
    preview.body = Body::Text(shown);
    preview.rest = rest(paragraphs.len(), PARAGRAPHS, Count::MoreParagraphs);
    Ok(())
}

/// The drafts beside each other, what became of each point, the notes.
fn table(preview: &mut Preview, report: &Report) {
    let told = content::told(report);
    let has_notes = report.notes.iter().any(|note| note.row.is_some());
    let mut head: Vec<String> = report.sigla.iter().map(|siglum| fold(siglum)).collect();
    head.push("Change and status".to_owned());
    if has_notes {
        head.push("Notes".to_owned());
    }
    let row = |(index, (row, told)): (usize, (&Row, &Told))| {
        let mut line: Vec<Vec<Paragraph>> =
            row.cells.iter().enumerate().map(|(column, cell)| styled::cell(report, column, cell)).collect();
        line.push(styled::about(report, index, told));
        if has_notes {
            line.push(styled::notes(report, index));
        }
        line
    };
    let rows = report.table.rows.iter().zip(&told).enumerate().take(ROWS).map(row).collect();
    preview.body = Body::Table(head, rows);
    preview.rest = rest(report.table.rows.len(), ROWS, Count::MoreRows);
}
