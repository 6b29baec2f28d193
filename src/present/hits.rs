//! Where the words that a reader seeks stand in the table.

use super::Table;
use crate::model::{Draft, Span};
use std::sync::Arc;

/// One place where the words stand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// The row of the table.
    pub row: usize,
    /// The column of the draft.
    pub draft: usize,
    /// Where its text has the words: the first byte.
    pub start: usize,
}

/// The hits in the rows of a table, in reading order, from where the words stand in each draft.
pub fn hits(drafts: &[Arc<Draft>], table: &Table, found: &[Vec<Span>]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (column, (draft, spans)) in drafts.iter().zip(found).enumerate() {
        let mut tops: Vec<(Span, usize)> = Vec::new();
        for (row, cells) in table.rows.iter().enumerate() {
            let points = cells.cells.get(column).into_iter().flat_map(|cell| &cell.points);
            tops.extend(points.map(|&point| (draft.extent(point), row)));
        }
        tops.sort_unstable_by_key(|(extent, _)| extent.start);
        for span in spans {
            let before = tops.partition_point(|(extent, _)| extent.start <= span.start);
            let Some((extent, row)) = before.checked_sub(1).and_then(|at| tops.get(at)) else { continue };
            if span.start < extent.end {
                hits.push(Hit { row: *row, draft: column, start: span.start });
            }
        }
    }
    hits.sort_unstable();
    hits
}
