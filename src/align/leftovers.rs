//! Merges and splits: what one-to-one pairing left over and a paired unit covers.

use super::matching::Matching;
use super::similarity::covers;
use super::units::Unit;

/// How much of a left-over unit must stand in a paired unit, beyond what the partner of
/// that one explains, for the two to be linked; from 0 to 1.
const COVERED: f32 = 0.6;
/// What must be covered where the left-over unit does not stand beside that partner.
const COVERED_APART: f32 = 0.8;

/// Links of units that have no partner to units that have one, one for each.
pub(super) fn leftovers(before: &[Unit], after: &[Unit], found: &Matching) -> Vec<(usize, usize)> {
    let mut best: Vec<Option<(f32, usize, usize)>> = vec![None; before.len() + after.len()];
    for edge in &found.edges {
        let (b, a) = (edge.before, edge.after);
        let (slot, covered, away) = match (found.after_of[b], found.before_of[a]) {
            (None, Some(d)) => (b, covers(&before[b], &after[a], &before[d]), b.abs_diff(d)),
            (Some(c), None) => (before.len() + a, covers(&after[a], &before[b], &after[c]), a.abs_diff(c)),
            _ => continue,
        };
        let least = if away == 1 { super::p("COV", COVERED) } else { super::p("COVA", COVERED_APART) };
        let score = covered - least;
        if score >= 0.0 && best[slot].is_none_or(|(known, ..)| known < score) {
            best[slot] = Some((score, b, a));
        }
    }
    best.into_iter().flatten().map(|(_, b, a)| (b, a)).collect()
}
