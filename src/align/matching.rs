//! From candidate pairs to pairs: each unit at most one partner, the sum of all as good as
//! can be, neighbours helping each other.

use super::candidates::Edge;

/// Who is paired with whom, one to one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Matching {
    pub(super) after_of: Vec<Option<usize>>,
    pub(super) before_of: Vec<Option<usize>>,
}

impl Matching {
    pub(super) fn empty(before: usize, after: usize) -> Matching {
        Matching { after_of: vec![None; before], before_of: vec![None; after] }
    }

    fn join(&mut self, before: usize, after: usize) {
        self.after_of[before] = Some(after);
        self.before_of[after] = Some(before);
    }

    fn part(&mut self, before: usize, after: usize) {
        self.after_of[before] = None;
        self.before_of[after] = None;
    }

    pub(super) fn pairs(&self) -> Vec<(usize, usize)> {
        self.after_of.iter().enumerate().filter_map(|(b, a)| Some((b, (*a)?))).collect()
    }
}

/// Takes the best pairs first, then exchanges partners while that makes the whole better.
pub(super) fn assign(edges: &[Edge], before: usize, after: usize, least: f32) -> Matching {
    let mut best: Vec<&Edge> = edges.iter().filter(|e| e.score >= least).collect();
    best.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.before, x.after).cmp(&(y.before, y.after))));
    let mut found = Matching::empty(before, after);
    for edge in &best {
        if found.after_of[edge.before].is_none() && found.before_of[edge.after].is_none() {
            found.join(edge.before, edge.after);
        }
    }
    exchange(&mut found, edges, least);
    found
}

/// How often the pairs are gone through for exchanges.
const EXCHANGES: usize = 4;

/// Where b–a and d–c are paired but b–c and d–a would be better together, exchanges them.
fn exchange(found: &mut Matching, edges: &[Edge], least: f32) {
    let value = |b: usize, a: usize| {
        let at = edges.binary_search_by_key(&(b, a), |e| (e.before, e.after));
        at.ok().map(|at| edges[at].score - least).filter(|s| *s >= 0.0)
    };
    for _ in 0..EXCHANGES {
        let mut changed = false;
        for edge in edges.iter().filter(|e| e.score >= least) {
            let (b, c) = (edge.before, edge.after);
            let (old_a, old_d) = (found.after_of[b], found.before_of[c]);
            if old_a == Some(c) {
                continue;
            }
            let lost = old_a.and_then(|a| value(b, a)).unwrap_or(0.0) + old_d.and_then(|d| value(d, c)).unwrap_or(0.0);
            let regained = old_a.zip(old_d).and_then(|(a, d)| value(d, a));
            let gained = edge.score - least + regained.unwrap_or(0.0);
            if gained > lost + 1e-6 {
                if let Some(a) = old_a {
                    found.part(b, a);
                }
                if let Some(d) = old_d {
                    found.part(d, c);
                }
                found.join(b, c);
                if let (Some(_), Some(a), Some(d)) = (regained, old_a, old_d) {
                    found.join(d, a);
                }
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
}

/// How far the neighbours of a pair speak for it, from 0 (they contradict its order) to 1
/// (the units just before and just after are paired with each other).
pub(super) fn support(found: &Matching, b: usize, a: usize) -> f32 {
    let ahead = side(&found.after_of, b, a, true) + side(&found.before_of, a, b, true);
    let behind = side(&found.after_of, b, a, false) + side(&found.before_of, a, b, false);
    (ahead + behind) / 4.0
}

/// How far to look for a paired neighbour.
const REACH: usize = 6;

fn side(partners: &[Option<usize>], own: usize, other: usize, ahead: bool) -> f32 {
    for step in 1..=REACH {
        let at = if ahead { own.checked_add(step) } else { own.checked_sub(step) };
        let Some(&partner) = at.and_then(|at| partners.get(at)) else {
            // beyond the end of the text: nothing speaks for or against
            return super::p("EDGE", 0.5);
        };
        let Some(partner) = partner.filter(|&p| p != other) else { continue };
        let away = if ahead { partner.checked_sub(other) } else { other.checked_sub(partner) };
        return match away {
            Some(away) => super::p("NEAR", 0.5) + (1.0 - super::p("NEAR", 0.5)) / (step.max(away) as f32),
            None => 0.0,
        };
    }
    0.5
}

/// The share of the pairs that keep their order: the longest run of pairs in the same
/// order on both sides, divided by all.
pub(super) fn orderliness(found: &Matching) -> f32 {
    let mut tails: Vec<usize> = Vec::new();
    let pairs = found.pairs();
    for &(_, after) in &pairs {
        let at = tails.partition_point(|&t| t < after);
        if at == tails.len() { tails.push(after) } else { tails[at] = after }
    }
    if pairs.is_empty() { 0.0 } else { tails.len() as f32 / pairs.len() as f32 }
}
