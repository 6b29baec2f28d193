//! Points ↔ points: which point of one draft answers which point of another.

use crate::model::{Draft, Reason, Relation};

/// Two points that answer each other, by their indices in their drafts.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairing {
    /// Index of the point in the draft before.
    pub before: usize,
    /// Index of the point in the draft after.
    pub after: usize,
    /// What happened to its place.
    pub relation: Relation,
    /// How well they fit, from 0 to 1.
    pub score: f32,
    /// Why, the weightiest reason first.
    pub why: Vec<Reason>,
    /// The next best partner of the point before, with its score.
    pub runner_up: Option<(usize, f32)>,
}

/// Pairs the points of two drafts by their content, sub-points included, ordered by
/// `(before, after)`. A point in no pairing was removed, or added.
pub fn align(_before: &Draft, _after: &Draft) -> Vec<Pairing> {
    Vec::new()
}

/// Pairs units that were split already, such as the sentences of two texts:
/// `(index before, index after)` in order.
pub fn align_units(_before: &[String], _after: &[String]) -> Vec<(usize, usize)> {
    Vec::new()
}
