//! One flow into another, and the cells of a table into another order.

use super::tables::{self, Rows};
use super::{CHANNELS, Flow};
use crate::model::{Doubt, MarkupKind, Revisions, Span, Style, Warning};

impl Flow {
    /// Adds the whole text of another flow behind what is there.
    pub(super) fn absorb(&mut self, mut other: Flow) {
        other.close();
        self.tally.add(std::mem::take(&mut other.tally));
        self.end_line();
        if !self.text.is_empty() && !other.text.is_empty() {
            self.text.push('\n');
        }
        let offset = self.text.len();
        let shift = |span: &mut Span| *span = span.start + offset..span.end + offset;
        self.text.push_str(&other.text);
        for paragraph in &mut other.paragraphs {
            shift(&mut paragraph.span);
            paragraph.number.iter_mut().for_each(shift);
        }
        for mark in &mut other.marks {
            shift(&mut mark.span);
            if let MarkupKind::Note { text } = &mut mark.kind {
                shift(text);
            }
        }
        other.amended.iter_mut().for_each(|table| table.shift(offset));
        let first = self.marks.len();
        self.notes.extend(other.notes.into_iter().map(|(mark, inner)| (first + mark, inner)));
        for (key, (start, end)) in other.comments {
            self.comments.entry(key).or_insert((start + offset, end.map(|end| end + offset)));
        }
        self.paragraphs.append(&mut other.paragraphs);
        self.marks.append(&mut other.marks);
        self.warnings.append(&mut other.warnings);
        self.amended.append(&mut other.amended);
        self.latest = [None; CHANNELS];
        self.before = None;
        self.apart = true;
    }

    /// Reads a table that sets a text against its amendment: column by column, or the text alone
    /// where changes are rejected and the amendment alone where they are accepted.
    pub(super) fn by_columns(&mut self, rows: &Rows) {
        let Some(columns) = tables::columns(rows, &self.text) else { return };
        let (Some(start), Some(end)) = (
            columns.both.iter().map(|cell| cell.start).min(),
            columns.both.iter().map(|cell| cell.end).max(),
        ) else {
            return;
        };
        // Nothing of the table stands between its cells or behind them, or it would be lost.
        let length: usize = columns.both.iter().map(Span::len).sum();
        if length != end - start || end != self.text.len() {
            return;
        }
        let head = |cell: &Span| self.text[cell.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let heads = columns.heads.each_ref().map(head);
        let [left, right] = columns.sides;
        let order = match self.revisions {
            Revisions::AsTheyStand => columns.both,
            Revisions::Accepted => right,
            Revisions::Rejected => left,
        };
        let moves = tables::Moves::new(&order, start);
        let arranged: String = order.iter().map(|cell| &self.text[cell.clone()]).collect();
        let place = start..start + arranged.len();
        self.text.replace_range(start..end, &arranged);
        let inside = |span: &Span| start <= span.start && span.start < end;
        self.paragraphs.retain(|p| !inside(&p.span) || moves.span(&p.span).is_some());
        for paragraph in self.paragraphs.iter_mut().filter(|p| inside(&p.span)) {
            paragraph.number = paragraph.number.as_ref().and_then(|number| moves.span(number));
            paragraph.beside = false;
            paragraph.span = moves.span(&paragraph.span).unwrap_or_default();
        }
        let first = self.paragraphs.partition_point(|p| p.span.start < start);
        self.paragraphs[first..].sort_by_key(|p| p.span.start);
        // What stands below a head is no part of the point above it.
        for head in columns.heads.iter().filter_map(|head| moves.span(head)) {
            let named = self.paragraphs[first..].iter_mut().filter(|p| head.contains(&p.span.start));
            named.for_each(|paragraph| paragraph.style = Style::Heading(6));
        }
        // Marks stay in their places of the list: notes count on it. Those that are gone are empty.
        for mark in self.marks.iter_mut().filter(|mark| inside(&mark.span)) {
            mark.span = moves.span(&mark.span).unwrap_or_default();
        }
        for (from, to) in self.comments.values_mut().filter(|(from, _)| (start..end).contains(from)) {
            let span = moves.span(&(*from..to.unwrap_or(*from))).unwrap_or(start..start);
            *from = span.start;
            *to = to.map(|_| span.end);
        }
        self.latest = [None; CHANNELS];
        self.before = None;
        match self.amended.last_mut().filter(|table| table.heads == heads) {
            Some(table) => table.count += 1,
            None => self.amended.push(Amended { heads, place: trimmed(&self.text, place), count: 1 }),
        }
    }
}

/// Tables of amendments with the same heads.
pub(super) struct Amended {
    heads: [String; 2],
    /// The first of them.
    place: Span,
    count: usize,
}

impl Amended {
    pub(super) fn shift(&mut self, offset: usize) {
        self.place = self.place.start + offset..self.place.end + offset;
    }

    pub(super) fn warning(self, revisions: Revisions) -> Warning {
        Doubt::Amendments { n: self.count, heads: self.heads, read: revisions }.at(self.place)
    }
}

fn trimmed(text: &str, span: Span) -> Span {
    let slice = &text[span.clone()];
    let start = span.start + slice.len() - slice.trim_start().len();
    start..start + slice.trim().len()
}
