//! The comparison: derived from the ground state, replaced as a whole, never patched.

use super::{At, Evidence, Link, Status};

/// What changed between drafts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The links between neighbouring drafts (with `all_pairs`, between every two),
    /// ordered by draft before, draft after, point before, point after.
    pub links: Vec<Link>,
    /// The rows of the table, in reading order. They partition the top-level points.
    pub lineages: Vec<Lineage>,
    /// The status of each point of each draft.
    pub statuses: Vec<Vec<Status>>,
    /// What the articles say.
    pub evidence: Vec<Evidence>,
    /// The answer in numbers.
    pub summary: Summary,
}

/// One point's life through all drafts: a row of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineage {
    /// For each draft, its top-level points in this row; empty where it is absent.
    pub cells: Vec<Vec<usize>>,
}

impl Lineage {
    /// The points of the row, column by column.
    pub fn points(&self) -> impl Iterator<Item = At> + '_ {
        let column = |(draft, cell): (usize, &'_ Vec<usize>)| {
            cell.iter().map(move |&point| At { draft, point }).collect::<Vec<_>>()
        };
        self.cells.iter().enumerate().flat_map(column)
    }
}

/// The answer at a glance: how many rows of the table fall under each heading.
///
/// Rows are counted between the first and the last draft; `open` counts the
/// unresolved top-level points of the last draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Only in the last draft.
    pub added: usize,
    /// In the first draft, not in the last.
    pub removed: usize,
    /// The same words.
    pub unchanged: usize,
    /// Spelling, punctuation, typography.
    pub editorial: usize,
    /// Other words, same meaning.
    pub reworded: usize,
    /// Changed in substance.
    pub substantive: usize,
    /// In another order.
    pub moved: usize,
    /// One became several.
    pub split: usize,
    /// Several became one.
    pub merged: usize,
    /// Marked as not settled in the last draft.
    pub open: usize,
}
