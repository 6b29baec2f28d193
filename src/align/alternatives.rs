//! What a point may answer in another draft besides what it was paired with.

use super::sides::Sides;
use super::similarity::Spread;
use crate::model::Draft;

/// The points of another draft that fit a point best, sub-points included, each with how well it fits, from
/// 0 to 1: the best first, at most so many. Of points that fit equally the first comes first.
pub fn alternatives(draft: &Draft, point: usize, other: &Draft, most: usize) -> Vec<(usize, f32)> {
    let sides = Sides::read(draft, other);
    let own = &sides.before.whole[point];
    let mut spread = Spread::default();
    spread.turn_to(own);
    let points = (0..other.points.len()).filter(|&p| other.points[p].is_provision());
    let mut found: Vec<(usize, f32)> = points
        .map(|p| (p, spread.similarity(own, &sides.after.whole[p])))
        .filter(|(_, fit)| *fit > 0.0)
        .collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(most);
    found
}
