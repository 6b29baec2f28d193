//! One flow into another, and the cells of a table into another order.

use super::tables::{self, Rows};
use super::{CHANNELS, Flow};
use crate::model::{MarkupKind, Span, Warning};

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
        for warning in &mut other.warnings {
            warning.span.iter_mut().for_each(shift);
        }
        let first = self.marks.len();
        self.notes.extend(other.notes.into_iter().map(|(mark, inner)| (first + mark, inner)));
        for (key, (start, end)) in other.comments {
            self.comments.entry(key).or_insert((start + offset, end.map(|end| end + offset)));
        }
        self.paragraphs.append(&mut other.paragraphs);
        self.marks.append(&mut other.marks);
        self.warnings.append(&mut other.warnings);
        self.latest = [None; CHANNELS];
        self.before = None;
        self.apart = true;
    }

    /// Reads a table that sets a text against its amendment column by column.
    pub(super) fn by_columns(&mut self, rows: &Rows) {
        let Some((order, [left, right])) = tables::columns(rows, &self.text) else { return };
        let (Some(start), Some(end)) =
            (order.iter().map(|cell| cell.start).min(), order.iter().map(|cell| cell.end).max())
        else {
            return;
        };
        // Every cell is whole lines, and nothing of the table stands between its cells.
        if order.iter().map(Span::len).sum::<usize>() != end - start {
            return;
        }
        let head = |cell: &Span| self.text[cell.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let message = format!(
            "a table of two columns, “{}” and “{}”: each column is read from top to bottom",
            head(&left),
            head(&right)
        );
        let moves = tables::Moves::new(&order, start);
        let arranged: String = order.iter().map(|cell| &self.text[cell.clone()]).collect();
        self.text.replace_range(start..end, &arranged);
        let inside = |span: &Span| start <= span.start && span.start < end;
        for paragraph in self.paragraphs.iter_mut().filter(|p| inside(&p.span)) {
            paragraph.span = moves.span(&paragraph.span);
            paragraph.number = paragraph.number.as_ref().map(|number| moves.span(number));
        }
        let first = self.paragraphs.partition_point(|p| p.span.start < start);
        self.paragraphs[first..].sort_by_key(|p| p.span.start);
        for mark in self.marks.iter_mut().filter(|mark| inside(&mark.span)) {
            mark.span = moves.span(&mark.span);
        }
        for (from, to) in self.comments.values_mut().filter(|(from, _)| (start..end).contains(from)) {
            let span = moves.span(&(*from..to.unwrap_or(*from)));
            *from = span.start;
            *to = to.map(|_| span.end);
        }
        self.latest = [None; CHANNELS];
        self.warnings.push(Warning { message, span: Some(trimmed(&self.text, moves.span(&left))) });
    }
}

fn trimmed(text: &str, span: Span) -> Span {
    let slice = &text[span.clone()];
    let start = span.start + slice.len() - slice.trim_start().len();
    start..start + slice.trim().len()
}
