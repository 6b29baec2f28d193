//! Merges and splits: what one-to-one pairing left over and a union explains.

use super::matching::Matching;
use super::similarity::{covers, similarity};
use super::units::Unit;
use std::collections::BTreeMap;

/// What a union must gain, on the scale of the similarity, for a left-over unit that
/// stands beside the partner of the unit it is attached to …
const GAIN: f32 = 0.2;
/// … and for one that stands elsewhere.
const GAIN_APART: f32 = 0.3;
/// What a left-over unit that is covered whole, beyond what is explained already, adds to the gain.
const COVERED: f32 = 0.2;

/// Links of units that have no partner to units that have one, at most one for each.
pub(super) fn leftovers(before: &[&Unit], after: &[&Unit], found: &Matching) -> Vec<(usize, usize)> {
    let mut best: BTreeMap<(bool, usize), (f32, usize, usize)> = BTreeMap::new();
    for edge in &found.edges {
        let (b, a) = (edge.before, edge.after);
        let (key, part, whole, taken, away) = match (found.after_of[b], found.before_of[a]) {
            (None, Some(d)) => ((false, b), before[b], after[a], before[d], b.abs_diff(d)),
            (Some(c), None) => ((true, a), after[a], before[b], after[c], a.abs_diff(c)),
            _ => continue,
        };
        let gain = similarity(&taken.union(part), whole) - similarity(taken, whole);
        let least = if away == 1 { GAIN } else { GAIN_APART };
        let score = gain + COVERED * covers(part, whole, taken) - least;
        if score >= 0.0 && best.get(&key).is_none_or(|known| known.0 < score) {
            best.insert(key, (score, b, a));
        }
    }
    best.into_values().map(|(_, b, a)| (b, a)).collect()
}
