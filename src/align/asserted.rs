//! What the reader asserts of two drafts, which the texts cannot overrule.

use super::candidates::Edge;
use crate::model::{Decisions, Draft, Origin, PointId, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// Pairs of points, by their indices in their drafts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asserted {
    /// Those that answer each other, and whether the reader agreed with what was found or said so himself.
    pub together: BTreeMap<(usize, usize), Origin>,
    /// Those that do not.
    pub apart: BTreeSet<(usize, usize)>,
}

/// What lifts an asserted pair above all others, and sinks a denied one below them.
const WEIGHT: f32 = 9.0;

impl Asserted {
    /// The decisions that speak of points of these two drafts.
    pub fn of(decisions: &Decisions, before: &Draft, after: &Draft) -> Asserted {
        let mut asserted = Asserted::default();
        for decision in &decisions.links {
            let [one, other] = decision.points;
            let pair = |b: PointId, a: PointId| Some((provision(before, b)?, provision(after, a)?));
            let Some(pair) = pair(one, other).or_else(|| pair(other, one)) else { continue };
            asserted.together.remove(&pair);
            asserted.apart.remove(&pair);
            match decision.verdict {
                Verdict::Together => drop(asserted.together.insert(pair, Origin::Manual)),
                Verdict::Confirmed => drop(asserted.together.insert(pair, Origin::Confirmed)),
                Verdict::Apart => drop(asserted.apart.insert(pair)),
            }
        }
        asserted
    }

    /// Who says of two points that they answer each other.
    pub(super) fn origin(&self, pair: (usize, usize)) -> Origin {
        self.together.get(&pair).copied().unwrap_or_default()
    }

    /// What speaks for or against a pair beyond its texts.
    pub(super) fn weight(&self, pair: (usize, usize)) -> f32 {
        match () {
            () if self.together.contains_key(&pair) => WEIGHT,
            () if self.apart.contains(&pair) => -WEIGHT,
            () => 0.0,
        }
    }

    /// Edges between some points, without the pairs that are denied and with those that are
    /// asserted, of which the texts may have told nothing.
    pub(super) fn edges(&self, mut edges: Vec<Edge>, old: &[usize], new: &[usize]) -> Vec<Edge> {
        if *self == Asserted::default() {
            return edges;
        }
        edges.retain(|e| !self.apart.contains(&(old[e.before], new[e.after])));
        for &(b, a) in self.together.keys() {
            if let (Ok(before), Ok(after)) = (old.binary_search(&b), new.binary_search(&a)) {
                edges.push(Edge { before, after, score: 0.0 });
            }
        }
        // Of a pair that was found as well, the score that its texts have stands first.
        edges.sort_by(|x, y| (x.before, x.after).cmp(&(y.before, y.after)).then(y.score.total_cmp(&x.score)));
        edges.dedup_by_key(|e| (e.before, e.after));
        edges
    }
}

/// The index of a point that can be paired.
fn provision(draft: &Draft, id: PointId) -> Option<usize> {
    draft.holder(id).filter(|&point| draft.points[point].is_provision())
}
