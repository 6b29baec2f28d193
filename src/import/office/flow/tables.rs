//! Two-column tables that set a text against its amendment: each column is read from top to
//! bottom, so that a sentence is not torn apart by the sentence beside it.

use crate::model::Span;
use std::sync::LazyLock;

/// The rows of a table; each cell is the stretch of text that stands in it.
pub type Rows = Vec<Vec<Span>>;

/// The heads in `columns.txt`: the left ones, the right ones.
static HEADS: LazyLock<[Vec<&str>; 2]> = LazyLock::new(|| {
    let with = |side: &str| {
        let lines = include_str!("columns.txt").lines();
        lines.filter_map(|line| line.strip_prefix(side)?.strip_prefix(' ')).collect()
    };
    [with("before"), with("after")]
});

/// The cells column by column, and the heads of the columns, where the table sets a text against
/// its amendment. A row that is one wide cell ends the columns above it.
pub fn columns(rows: &Rows, text: &str) -> Option<(Vec<Span>, [Span; 2])> {
    let head = rows.iter().find(|row| row.iter().all(|cell| !text[cell.clone()].trim().is_empty()))?;
    let heads = heads(head, text).or_else(|| rows.iter().find_map(|row| heads(row, text)))?;
    if rows.iter().any(|row| row.len() > 2) {
        return None;
    }
    let mut order = Vec::new();
    let mut right = Vec::new();
    for row in rows {
        match row.as_slice() {
            [left, beside] => {
                order.push(left.clone());
                right.push(beside.clone());
            }
            wide => {
                order.append(&mut right);
                order.extend_from_slice(wide);
            }
        }
    }
    order.append(&mut right);
    Some((order, heads))
}

fn heads(row: &[Span], text: &str) -> Option<[Span; 2]> {
    let [left, right] = row else { return None };
    let is = |cell: &Span, side: usize| {
        let head = text[cell.clone()].trim().to_lowercase();
        head.len() < 120 && HEADS[side].iter().any(|begin| head.starts_with(begin))
    };
    (is(left, 0) && is(right, 1)).then(|| [left.clone(), right.clone()])
}

/// Where the bytes of a rearranged stretch of text have gone.
pub struct Moves {
    /// Old stretches and where each begins now, in the old order.
    pieces: Vec<(Span, usize)>,
}

impl Moves {
    /// For stretches that are laid one after the other from `start` on.
    pub fn new(order: &[Span], start: usize) -> Self {
        let mut at = start;
        let mut pieces: Vec<(Span, usize)> = Vec::with_capacity(order.len());
        for piece in order {
            pieces.push((piece.clone(), at));
            at += piece.len();
        }
        pieces.sort_by_key(|(piece, _)| (piece.start, piece.end));
        Moves { pieces }
    }

    /// The new place of a byte.
    pub fn place(&self, at: usize) -> usize {
        let next = self.pieces.partition_point(|(piece, _)| piece.start <= at);
        let holds = |(piece, _): &&(Span, usize)| at < piece.end;
        let found = self.pieces[..next].iter().rev().find(holds);
        found.map_or(at, |(piece, now)| now + at - piece.start)
    }

    /// The new place of a stretch, cut where it went on into a cell that is elsewhere now.
    pub fn span(&self, span: &Span) -> Span {
        if span.is_empty() {
            let at = self.place(span.start);
            return at..at;
        }
        let start = self.place(span.start);
        let next = self.pieces.partition_point(|(piece, _)| piece.start <= span.start);
        let holds = |(piece, _): &&(Span, usize)| span.start < piece.end;
        let end = self.pieces[..next].iter().rev().find(holds).map_or(span.end, |(p, _)| p.end.min(span.end));
        start..start + (end - span.start)
    }
}
