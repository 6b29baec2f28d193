//! Merges and splits: what one-to-one pairing left over and a union explains.

use super::matching::Matching;
use super::similarity::similarity;
use super::units::Unit;
use crate::parallel;
use std::collections::BTreeMap;

/// What must at least speak for attaching a left-over unit to one that has a partner: what
/// the union gains, on the scale of the similarity, and …
const LEAST: f32 = 0.28;
/// … how much of the likeness of the two counts, …
const LIKENESS: f32 = 0.33;
/// … how much a left-over unit that stands beside the partner, …
const BESIDE: f32 = 0.2;
/// … and how much units that resemble each other by chance, where they do so more than usual.
const CHANCE: f32 = 0.45;
const USUAL_CHANCE: f32 = 0.15;

/// Links of units that have no partner to units that have one, at most one for each.
pub(super) fn leftovers(before: &[&Unit], after: &[&Unit], found: &Matching) -> Vec<(usize, usize)> {
    let scored = parallel::map(&found.edges, |edge| {
        let (b, a) = (edge.before, edge.after);
        let (key, part, whole, taken, away) = match (found.after_of[b], found.before_of[a]) {
            (None, Some(d)) => ((false, b), before[b], after[a], before[d], b.abs_diff(d)),
            (Some(c), None) => ((true, a), after[a], before[b], after[c], a.abs_diff(c)),
            _ => return None,
        };
        let gain = similarity(&taken.union(part), whole) - similarity(taken, whole);
        let beside = if away == 1 { BESIDE } else { 0.0 };
        let chance = CHANCE * (found.chance - USUAL_CHANCE);
        let score = gain + LIKENESS * edge.score + beside - chance - LEAST;
        (score >= 0.0).then_some((key, (score, b, a)))
    });
    let mut best: BTreeMap<(bool, usize), (f32, usize, usize)> = BTreeMap::new();
    for (key, scored) in scored.into_iter().flatten() {
        if best.get(&key).is_none_or(|known| known.0 < scored.0) {
            best.insert(key, scored);
        }
    }
    best.into_values().map(|(_, b, a)| (b, a)).collect()
}
