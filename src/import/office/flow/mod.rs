//! The text of a document as it grows: lines, numbers, marks, tables, notes and boxes.

mod joining;
mod passages;
mod tables;
mod tally;

pub use passages::{Change, Format, colour, colour_of};
pub use tables::are_heads;
pub use tally::Tally;

use crate::import::{Fault, Reading};
use crate::model::{
    Comment, Doubt, Markup, MarkupKind, Paragraph, Revision, Revisions, Span, Style, Warning,
};
use crate::text::raised::raised;
use crate::words::{say, say_with};
use joining::Amended;
use passages::CHANNELS;
use std::collections::BTreeMap;
use tables::Rows;

/// A heading longer than this many bytes is running text in the style of a heading.
const LONGEST_HEADING: usize = 240;

/// The longest text that is made of a document, in bytes: 64 MB.
const LONGEST_TEXT: usize = 64 * 1024 * 1024;

/// How a paragraph looks.
#[derive(Clone, Copy)]
pub struct Look {
    pub style: Style,
    /// In characters of plain text.
    pub indent: u16,
}

impl Default for Look {
    fn default() -> Self {
        Look { style: Style::Body, indent: 0 }
    }
}

/// A comment before its place in the text is known.
#[derive(Default)]
pub struct Remark {
    /// What the document calls it.
    pub key: String,
    /// The key of the comment that it answers.
    pub answers: Option<String>,
    pub by: Revision,
    pub text: String,
    pub resolved: bool,
}

/// The text so far.
#[derive(Default)]
pub struct Flow {
    pub tally: Tally,
    pub look: Look,
    revisions: Revisions,
    text: String,
    paragraphs: Vec<Paragraph>,
    marks: Vec<Markup>,
    warnings: Vec<Warning>,
    amended: Vec<Amended>,
    line: Option<Line>,
    /// What stands before the first line.
    lead: String,
    /// Whether the next line begins a paragraph.
    apart: bool,
    /// The last mark of each channel, which a neighbour may join.
    latest: [Option<usize>; CHANNELS],
    /// The format of the passage before.
    before: Option<Format>,
    /// Where the text of that passage began, before anything behind it was taken back.
    began: usize,
    /// Text boxes that stand behind the open paragraph.
    boxes: Vec<Flow>,
    /// Notes with the mark of their sign.
    notes: Vec<(usize, Flow)>,
    /// Where comments begin and end.
    comments: BTreeMap<String, (usize, Option<usize>)>,
    tables: usize,
    rows: Rows,
}

/// A line that has not ended.
struct Line {
    /// Where it begins with the blank line before it.
    from: usize,
    start: usize,
    apart: bool,
    number: Option<Span>,
}

impl Flow {
    pub fn new(revisions: Revisions) -> Self {
        Flow { revisions, apart: true, ..Flow::default() }
    }

    /// An empty flow for a box of the same document, or for the text of the note with this sign.
    pub fn fresh(&self, sign: Option<&str>) -> Self {
        Flow { lead: sign.map(|sign| format!("[{sign}] ")).unwrap_or_default(), ..Flow::new(self.revisions) }
    }

    pub fn revisions(&self) -> Revisions {
        self.revisions
    }

    /// Whether a passage of this format is not in the text as it is read.
    pub fn leaves_out(&self, format: &Format) -> bool {
        match self.revisions {
            Revisions::AsTheyStand => false,
            Revisions::Accepted => format.deleted.is_some(),
            Revisions::Rejected => format.inserted.is_some(),
        }
    }

    /// Begins a paragraph, unless one is open because its end was deleted.
    pub fn begin(&mut self, look: Look) {
        if self.line.is_none() {
            self.look = look;
            self.open();
        }
    }

    /// Sets the automatic number of a paragraph that has no text so far. The number of one whose
    /// whole text was deleted gives way to that of the next.
    pub fn number(&mut self, printed: &str) {
        self.open();
        if let Some(line) = self.line.as_mut().filter(|line| line.number.is_some()) {
            line.number = None;
            self.text.truncate(line.start);
        }
        let start = self.text.len();
        let printed: String = printed.chars().filter_map(plain).collect();
        self.text.push_str(printed.trim());
        let end = self.text.len();
        if let Some(line) = self.line.as_mut().filter(|line| line.start == start && end > start) {
            line.number = Some(start..end);
        }
        self.text.push(' ');
    }

    /// Whether a paragraph has begun and not ended.
    pub fn is_open(&self) -> bool {
        self.line.is_some()
    }

    /// Whether nothing but a number stands in the open paragraph.
    pub fn is_blank(&self) -> bool {
        self.line.as_ref().is_none_or(|line| {
            let from = line.number.as_ref().map_or(line.start, |number| number.end);
            self.text[from..].trim().is_empty()
        })
    }

    /// Whether white space at this place would be a second one.
    pub fn ends_in_space(&self) -> bool {
        self.line
            .as_ref()
            .is_none_or(|line| self.text[line.start..].is_empty() || self.text.ends_with([' ', '\t']))
    }

    /// Adds text.
    pub fn push(&mut self, text: &str, format: &Format) {
        if text.is_empty() {
            return;
        }
        if format.hidden {
            self.tally.hidden += usize::from(self.before.as_ref().is_none_or(|f| !f.hidden));
            self.before = Some(format.clone());
            return;
        }
        let before = self.before.clone();
        self.count(format);
        if self.leaves_out(format) || self.text.len() > LONGEST_TEXT {
            return;
        }
        self.open();
        if before.as_ref() != Some(format) {
            self.keep_words_apart(before.as_ref(), text, format);
            self.began = self.text.len();
        }
        let start = self.text.len();
        match raised(text).filter(|_| format.raised) {
            Some(digits) => self.text.push_str(&digits),
            None => self.text.extend(text.chars().filter_map(plain)),
        }
        self.cover(format, start..self.text.len());
    }

    /// Counts the changes of a passage that is left out as a whole.
    pub fn pass_over(&mut self, format: &Format) {
        self.count(format);
    }

    /// Ends the line; what follows goes on in the same paragraph.
    pub fn line_break(&mut self, format: &Format) {
        if format.hidden || self.leaves_out(format) {
            return;
        }
        self.end_line();
        self.apart &= self.paragraphs.is_empty();
    }

    /// Ends the paragraph. `mark` is the format of its end; where that was deleted,
    /// the next paragraph goes on in this one.
    pub fn end(&mut self, mark: &Format) {
        self.count(mark);
        if self.leaves_out(mark) {
            return;
        }
        let at = self.text.len();
        self.end_line();
        if self.text.len() > at {
            self.cover(&Format { highlight: None, strike: false, ..mark.clone() }, at..at + 1);
        }
        self.apart = true;
        self.look = Look::default();
        for inner in std::mem::take(&mut self.boxes) {
            self.absorb(inner);
        }
    }

    /// Ends the paragraph whatever became of its end.
    pub fn close(&mut self) {
        if self.line.is_some() || !self.boxes.is_empty() {
            self.end(&Format::default());
        }
        self.apart = true;
    }

    /// Adds the sign of a note and keeps its text for the end.
    pub fn note(&mut self, sign: &str, mut inner: Flow, format: &Format) {
        inner.close();
        if format.hidden || self.leaves_out(format) {
            return;
        }
        self.tally.notes += 1;
        let start = self.text.len();
        self.push(&format!("[{sign}]"), format);
        let span = start.min(self.text.len())..self.text.len();
        self.notes.push((self.marks.len(), inner));
        self.marks.push(Markup { kind: MarkupKind::Note { text: span.clone() }, span });
    }

    /// Adds a text box, which is read behind the open paragraph.
    pub fn text_box(&mut self, mut inner: Flow) {
        inner.close();
        if !inner.text.is_empty() {
            self.tally.boxes += 1;
        }
        let running = inner.paragraphs.iter_mut().filter(|paragraph| paragraph.style == Style::Body);
        running.for_each(|paragraph| paragraph.style = Style::Apart);
        self.boxes.push(inner);
    }

    /// Says something about the reading of the whole document.
    pub fn warn(&mut self, doubt: Doubt) {
        self.warnings.push(doubt.into());
    }

    pub fn comment_start(&mut self, key: &str) {
        self.comments.entry(key.to_owned()).or_insert((self.text.len(), None));
    }

    pub fn comment_end(&mut self, key: &str) {
        let here = self.text.len();
        self.comments.entry(key.to_owned()).or_insert((here, None)).1 = Some(here);
    }

    pub fn table_begin(&mut self) {
        self.close();
        self.tables += 1;
        if self.tables == 1 {
            self.rows.clear();
        }
    }

    pub fn row(&mut self) {
        if self.tables == 1 {
            self.rows.push(Vec::new());
        }
    }

    pub fn cell_begin(&mut self) {
        self.close();
        let here = self.text.len();
        if let Some(row) = self.rows.last_mut().filter(|_| self.tables == 1) {
            row.push(here..here);
        }
    }

    pub fn cell_end(&mut self) {
        self.close();
        let here = self.text.len();
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()).filter(|_| self.tables == 1) {
            cell.end = here;
        }
    }

    pub fn table_end(&mut self) {
        self.close();
        self.tables = self.tables.saturating_sub(1);
        if self.tables == 0 {
            let rows = std::mem::take(&mut self.rows);
            self.by_columns(&rows);
        }
    }

    /// The text alone, as a comment has it.
    pub fn into_text(mut self) -> String {
        self.close();
        self.text.split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// The document. `remarks` are the texts of the comments in their order.
    ///
    /// # Errors
    /// When there is more text than any draft has.
    pub fn finish(mut self, remarks: Vec<Remark>) -> Result<Reading, Fault> {
        self.close();
        while !self.notes.is_empty() {
            for (mark, inner) in std::mem::take(&mut self.notes) {
                if self.marks.get(mark).is_none_or(|mark| mark.span.is_empty()) {
                    continue;
                }
                let from = self.paragraphs.len();
                self.absorb(inner);
                let added = &mut self.paragraphs[from..];
                added.iter_mut().for_each(|paragraph| paragraph.style = Style::Furniture);
                let text = added.first().zip(added.last()).map(|(a, b)| a.span.start..b.span.end);
                if let Some(mark) = self.marks.get_mut(mark) {
                    // A note without words is nowhere but at its sign.
                    mark.kind = MarkupKind::Note { text: text.unwrap_or(mark.span.clone()) };
                }
            }
        }
        if self.text.len() > LONGEST_TEXT {
            let reason = say_with("fault-long", &[("n", (LONGEST_TEXT / (1024 * 1024)).into())]);
            return Err(Fault::new(reason, say("advice-keep-part")));
        }
        self.tally.comments = remarks.len();
        self.place(remarks);
        self.marks.retain(|mark| !mark.span.is_empty());
        self.marks.sort_by_key(|mark| (mark.span.start, mark.span.end));
        let mut warnings = self.tally.warnings(self.revisions);
        warnings.append(&mut self.warnings);
        warnings.extend(self.amended.into_iter().map(|table| table.warning(self.revisions)));
        Ok(Reading { text: self.text, paragraphs: self.paragraphs, marks: self.marks, warnings })
    }

    /// Makes a move of a deletion and an insertion of the same words by the same author, for formats that
    /// know no moves.
    pub fn pair_moves(&mut self) {
        /// Fewer words stand twice by accident.
        const LEAST_WORDS: usize = 4;
        let words = |span: &Span| self.text[span.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let mut gone: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
        for (at, mark) in self.marks.iter().enumerate() {
            if let MarkupKind::Deleted(by) = &mark.kind {
                gone.entry((words(&mark.span), by.author.clone())).or_default().push(at);
            }
        }
        let mut moves = Vec::new();
        for (to, mark) in self.marks.iter().enumerate() {
            let MarkupKind::Inserted(by) = &mark.kind else { continue };
            let key = (words(&mark.span), by.author.clone());
            let long = key.0.split(' ').count() >= LEAST_WORDS;
            if let Some(from) = gone.get_mut(&key).filter(|_| long).and_then(Vec::pop) {
                moves.push((from, to));
            }
        }
        for at in moves.into_iter().flat_map(|(from, to)| [from, to]) {
            let kind = &mut self.marks[at].kind;
            *kind = match std::mem::replace(kind, MarkupKind::Strike) {
                MarkupKind::Deleted(by) => MarkupKind::MovedAway(by),
                MarkupKind::Inserted(by) => MarkupKind::MovedHere(by),
                other => other,
            };
        }
    }

    /// Turns comments into marks. One without a place stands where the one that it answers does.
    fn place(&mut self, remarks: Vec<Remark>) {
        let ids: BTreeMap<String, u32> = remarks.iter().map(|r| r.key.clone()).zip(0..).collect();
        for (remark, id) in remarks.into_iter().zip(0..) {
            let above = remark.answers.as_ref();
            let own = self.comments.get(&remark.key);
            let place = own.or_else(|| self.comments.get(above?)).copied();
            let (start, end) = place.unwrap_or_default();
            let span = start.min(self.text.len())..end.unwrap_or(start).min(self.text.len());
            let answers = above.and_then(|key| ids.get(key)).copied().filter(|&answered| answered != id);
            let comment =
                Comment { id, answers, by: remark.by, text: remark.text, resolved: remark.resolved };
            self.marks.push(Markup { span: self.commented(span), kind: MarkupKind::Comment(comment) });
        }
    }

    /// The commented words, or their whole line where the comment covers none.
    fn commented(&self, span: Span) -> Span {
        let words = self.text.get(span.clone()).unwrap_or_default();
        let start = span.start + words.len() - words.trim_start().len();
        let span = start..start + words.trim().len();
        if !span.is_empty() {
            return span;
        }
        let after = self.paragraphs.partition_point(|p| p.span.end < span.start);
        self.paragraphs.get(after).or(self.paragraphs.last()).map_or(0..0, |p| p.span.clone())
    }

    fn open(&mut self) {
        if self.line.is_some() {
            return;
        }
        let from = self.text.len();
        if self.apart && from > 0 {
            self.text.push('\n');
        }
        self.line = Some(Line { from, start: self.text.len(), apart: self.apart, number: None });
        self.text.push_str(&std::mem::take(&mut self.lead));
    }

    fn end_line(&mut self) {
        let Some(line) = self.line.take() else { return };
        let content = &self.text[line.start..];
        let inner = content.trim_start();
        let start = line.start + content.len() - inner.len();
        let span = start..start + inner.trim_end().len();
        let lone_bullet = line.number.as_ref().is_some_and(|number| {
            span.end <= number.end && !self.text[number.clone()].contains(char::is_alphanumeric)
        });
        if span.is_empty() || lone_bullet {
            self.text.truncate(line.from);
            self.marks.retain(|mark| mark.span.start < line.from || mark.span.is_empty());
            self.latest = [None; CHANNELS];
            return;
        }
        let style = match self.look.style {
            Style::Heading(_) if span.len() > LONGEST_HEADING => Style::Body,
            Style::Body if self.tables > 0 => Style::Apart,
            style => style,
        };
        let Line { apart, number, .. } = line;
        let beside = self.tables == 1 && self.rows.last().is_some_and(|row| row.len() > 1);
        let indent = self.look.indent;
        self.paragraphs.push(Paragraph { span, style, indent, apart, number, beside, page: None });
        self.text.push('\n');
        self.apart = false;
    }

    /// Counts the tracked changes that begin with a passage.
    fn count(&mut self, format: &Format) {
        if self.before.as_ref() == Some(format) {
            return;
        }
        let before = self.before.replace(format.clone()).unwrap_or_default();
        for (change, known) in [(&format.inserted, before.inserted), (&format.deleted, before.deleted)] {
            if let Some(change) = change.as_ref().filter(|_| known != *change) {
                self.tally.change(&change.by);
            }
        }
    }

    /// Puts a space between a word that was deleted and the word that replaced it, or
    /// "600,000" and "800,000" would be read as one figure.
    fn keep_words_apart(&mut self, before: Option<&Format>, next: &str, format: &Format) {
        let Some(before) = before else { return };
        let sides = |f: &Format| (f.deleted.is_some(), f.inserted.is_some());
        let replaced = matches!(
            (sides(before), sides(format)),
            ((true, false), (false, true)) | ((false, true), (true, false))
        );
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (earlier, last) = self.text.split_at(self.text.floor_char_boundary(self.began));
        if replaced
            && !word(earlier.chars().next_back())
            && word(last.chars().next_back())
            && word(next.chars().next())
        {
            self.text.push(' ');
        }
    }

    fn cover(&mut self, format: &Format, span: Span) {
        if span.is_empty() {
            return;
        }
        let tracked = self.revisions == Revisions::AsTheyStand;
        for (channel, kind) in format.marks(tracked).into_iter().enumerate() {
            let Some(kind) = kind else { continue };
            let joins = |mark: &&mut Markup| {
                let gap = self.text.get(mark.span.end..span.start);
                mark.kind == kind && gap.is_some_and(|gap| gap.trim().is_empty())
            };
            match self.latest[channel].and_then(|at| self.marks.get_mut(at)).filter(joins) {
                Some(mark) => mark.span.end = span.end,
                None => {
                    self.latest[channel] = Some(self.marks.len());
                    self.marks.push(Markup { span: span.clone(), kind });
                }
            }
        }
    }
}

/// A character as it stands in the text; signs that nobody sees are left out.
fn plain(c: char) -> Option<char> {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\t' => Some(c),
        '\u{ad}' | '\u{feff}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}
