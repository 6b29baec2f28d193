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

/// Two columns of which one is the text and the other its amendment.
pub struct Columns {
    /// The cells column by column; a row that is one wide cell ends the columns above it.
    pub both: Vec<Span>,
    /// The cells of the left column without its head, and those of the right one, each with the
    /// wide rows of the table.
    pub sides: [Vec<Span>; 2],
    /// The heads of the columns.
    pub heads: [Span; 2],
}

/// The columns of a table that sets a text against its amendment.
pub fn columns(rows: &Rows, text: &str) -> Option<Columns> {
    let heads = rows.iter().find_map(|row| heads(row, text))?;
    if rows.iter().any(|row| row.len() > 2) {
        return None;
    }
    let mut columns = Columns { both: Vec::new(), sides: [Vec::new(), Vec::new()], heads };
    let mut right = Vec::new();
    for row in rows {
        match row.as_slice() {
            [left, beside] => {
                columns.both.push(left.clone());
                right.push(beside.clone());
                if *left != columns.heads[0] {
                    columns.sides[0].push(left.clone());
                    columns.sides[1].push(beside.clone());
                }
            }
            wide => {
                columns.both.append(&mut right);
                columns.both.extend_from_slice(wide);
                columns.sides.iter_mut().for_each(|side| side.extend_from_slice(wide));
            }
        }
    }
    columns.both.append(&mut right);
    Some(columns)
}

fn heads(row: &[Span], text: &str) -> Option<[Span; 2]> {
    let [left, right] = row else { return None };
    are_heads([&text[left.clone()], &text[right.clone()]]).then(|| [left.clone(), right.clone()])
}

/// Whether two cells beside each other head a text and its amendment.
pub fn are_heads(cells: [&str; 2]) -> bool {
    let is = |cell: &str, begins: &[&str]| {
        let head = cell.trim().to_lowercase();
        head.len() < 120 && begins.iter().any(|begin| head.starts_with(begin))
    };
    is(cells[0], &HEADS[0]) && is(cells[1], &HEADS[1])
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

    /// The new place of a stretch, cut where it went on into a cell that is elsewhere now; none
    /// where its cell is gone.
    pub fn span(&self, span: &Span) -> Option<Span> {
        let next = self.pieces.partition_point(|(piece, _)| piece.start <= span.start);
        let (piece, now) = self.pieces[..next]
            .iter()
            .rev()
            .find(|(piece, _)| span.start < piece.end.max(piece.start + 1))?;
        let start = now + span.start - piece.start;
        Some(start..start + span.end.min(piece.end).saturating_sub(span.start))
    }
}
