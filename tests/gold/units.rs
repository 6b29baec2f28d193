//! Texts that are split into units already, and the links between them.

use crate::plans::meaning;
use crate::score::{Score, at_stake};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;
use travaux::align::align_units;

#[derive(Deserialize)]
struct Case {
    id: String,
    old: Vec<String>,
    new: Vec<String>,
    links: BTreeSet<(usize, usize)>,
    #[serde(default)]
    suspect_moves: BTreeSet<(usize, usize)>,
    #[serde(default)]
    weak_links: BTreeSet<(usize, usize)>,
    #[serde(default)]
    unsure_old: BTreeSet<usize>,
    #[serde(default)]
    unsure_new: BTreeSet<usize>,
}

/// Aligns the texts of a file, one JSON object a line, and scores the links.
pub fn measure(path: &Path) -> Score {
    let mut score = Score::default();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let case: Case = serde_json::from_str(line).unwrap();
        let found: BTreeSet<_> = align_units(&case.old, &case.new, meaning()).into_iter().collect();
        let mut open: BTreeSet<_> = case.suspect_moves.union(&case.weak_links).copied().collect();
        let unsure = |l: &&(usize, usize)| case.unsure_old.contains(&l.0) || case.unsure_new.contains(&l.1);
        open.extend(found.union(&case.links).filter(unsure));
        let words = |&(b, a): &(usize, usize)| at_stake(&case.old[b], &case.new[a]);
        score.add(&case.id, &case.links, &found, &open, words);
    }
    score
}
