//! From candidate pairs to pairs: each unit at most one partner, the sum of all as good as
//! can be, neighbours helping each other.

use super::candidates::{Edge, sorted};
use super::order;
use super::units::Unit;

/// Who is paired with whom, one to one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Matching {
    /// For each unit before its partner after.
    pub(super) after_of: Vec<Option<usize>>,
    /// For each unit after its partner before.
    pub(super) before_of: Vec<Option<usize>>,
    /// What was compared, ordered by `(before, after)`; the scores are those of the texts alone.
    pub(super) edges: Vec<Edge>,
}

/// The least that text and neighbours together must speak for a pair.
const LEAST: f32 = 0.27;
/// How often the pairs found are used to find better ones.
const ROUNDS: usize = 3;
/// How much the neighbours can do for or against a pair …
const HELP: f32 = 0.2;
/// … and how much more in a text that keeps its order throughout.
const HELP_IN_ORDER: f32 = 0.35;
/// Below this share of pairs in order a text does not count as keeping its order at all.
const ORDERLY: f32 = 0.8;

/// Pairs two lists of units. `bonus` is what else speaks for a pair (or, below 0, against
/// it) when the pairs found so far are known, on the scale of the similarity.
///
/// `edges` are the pairs worth comparing.
pub(super) fn pair(
    before: &[&Unit],
    after: &[&Unit],
    mut edges: Vec<Edge>,
    bonus: &dyn Fn(usize, usize) -> f32,
) -> Matching {
    let raised = |e: &Edge| Edge { score: e.score + bonus(e.before, e.after), ..*e };
    let first: Vec<Edge> = edges.iter().map(raised).collect();
    let mut found = assign(&first, before.len(), after.len());
    edges.extend(gaps(&found).into_iter().map(|(b, a)| Edge::of(b, a, before, after)));
    let edges = sorted(edges);
    for _ in 0..super::p("ROUNDS", ROUNDS as f32) as usize {
        let orderly = (order::orderliness(&found.pairs()) - ORDERLY) / (1.0 - ORDERLY);
        let help = super::p("HELP", HELP) + super::p("HELP2", HELP_IN_ORDER) * orderly.clamp(0.0, 1.0);
        let helped = |e: &Edge| {
            let score = e.score + bonus(e.before, e.after) + help * (support(&found, e.before, e.after) - 0.5);
            Edge { score, ..*e }
        };
        let next: Vec<Edge> = edges.iter().map(helped).collect();
        found = assign(&next, before.len(), after.len());
    }
    Matching { edges, ..found }
}

impl Matching {
    /// The pairs in order of the units before.
    pub(super) fn pairs(&self) -> Vec<(usize, usize)> {
        self.after_of.iter().enumerate().filter_map(|(b, a)| Some((b, (*a)?))).collect()
    }

    fn join(&mut self, before: usize, after: usize) {
        self.after_of[before] = Some(after);
        self.before_of[after] = Some(before);
    }

    fn part(&mut self, before: usize, after: usize) {
        self.after_of[before] = None;
        self.before_of[after] = None;
    }
}

/// Takes the best pairs first, then exchanges partners while that makes the whole better.
fn assign(edges: &[Edge], before: usize, after: usize) -> Matching {
    let mut best: Vec<&Edge> = edges.iter().filter(|e| e.score >= super::p("LEAST", LEAST)).collect();
    best.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.before, x.after).cmp(&(y.before, y.after))));
    let mut found = Matching { after_of: vec![None; before], before_of: vec![None; after], edges: Vec::new() };
    for edge in &best {
        if found.after_of[edge.before].is_none() && found.before_of[edge.after].is_none() {
            found.join(edge.before, edge.after);
        }
    }
    exchange(&mut found, edges);
    found
}

/// How often the pairs are gone through for exchanges.
const EXCHANGES: usize = 4;

/// Where b–a and d–c are paired but b–c and d–a would be better together, exchanges them.
fn exchange(found: &mut Matching, edges: &[Edge]) {
    let value = |b: usize, a: usize| {
        let at = edges.binary_search_by_key(&(b, a), |e| (e.before, e.after));
        at.ok().map(|at| edges[at].score - super::p("LEAST", LEAST)).filter(|s| *s >= 0.0)
    };
    for _ in 0..EXCHANGES {
        let mut changed = false;
        for edge in edges.iter().filter(|e| e.score >= super::p("LEAST", LEAST)) {
            let (b, c) = (edge.before, edge.after);
            let (old_a, old_d) = (found.after_of[b], found.before_of[c]);
            if old_a == Some(c) {
                continue;
            }
            let worth = |pair: Option<(usize, usize)>| pair.and_then(|(b, a)| value(b, a));
            let lost = worth(old_a.map(|a| (b, a))).unwrap_or(0.0) + worth(old_d.map(|d| (d, c))).unwrap_or(0.0);
            let regained = worth(old_d.zip(old_a));
            if edge.score - super::p("LEAST", LEAST) + regained.unwrap_or(0.0) <= lost + 1e-6 {
                continue;
            }
            old_a.inspect(|&a| found.part(b, a));
            old_d.inspect(|&d| found.part(d, c));
            found.join(b, c);
            if let (Some(_), Some((d, a))) = (regained, old_d.zip(old_a)) {
                found.join(d, a);
            }
            changed = true;
        }
        if !changed {
            break;
        }
    }
}

/// How far the neighbours of a pair speak for it, from 0 (they contradict its order) to 1
/// (the units just before and just after are paired with each other).
fn support(found: &Matching, b: usize, a: usize) -> f32 {
    let ahead = side(&found.after_of, b, a, true) + side(&found.before_of, a, b, true);
    let behind = side(&found.after_of, b, a, false) + side(&found.before_of, a, b, false);
    (ahead + behind) / 4.0
}

/// How far to look for a paired neighbour.
const REACH: usize = 6;

fn side(partners: &[Option<usize>], own: usize, other: usize, ahead: bool) -> f32 {
    const UNKNOWN: f32 = 0.5;
    for step in 1..=REACH {
        let at = if ahead { own.checked_add(step) } else { own.checked_sub(step) };
        let Some(&partner) = at.and_then(|at| partners.get(at)) else { return UNKNOWN };
        let Some(partner) = partner.filter(|&p| p != other) else { continue };
        let away = if ahead { partner.checked_sub(other) } else { other.checked_sub(partner) };
        return away.map_or(0.0, |away| 0.5 + 0.5 / step.max(away) as f32);
    }
    UNKNOWN
}

/// How many units of a gap are compared in full.
const GAP: usize = 6;

/// Unpaired units that stand between the same two pairs: their place speaks for them even
/// where they share no rare word.
fn gaps(found: &Matching) -> Vec<(usize, usize)> {
    let mut pairs = found.pairs();
    pairs.push((found.after_of.len(), found.before_of.len()));
    let mut met = Vec::new();
    let (mut from_b, mut from_a) = (0, 0);
    for (b, a) in pairs {
        if a >= from_a {
            let free = |partners: &[Option<usize>], from: usize, to: usize| -> Vec<usize> {
                (from..to).filter(|&at| partners[at].is_none()).take(GAP).collect()
            };
            let news = free(&found.before_of, from_a, a);
            for old in free(&found.after_of, from_b, b) {
                met.extend(news.iter().map(|&new| (old, new)));
            }
        }
        (from_b, from_a) = (b + 1, a + 1);
    }
    met
}
