//! Drafts ↔ drafts: top-level points first, then sub-points inside and across them, then
//! points that stand on their own on one side and below another on the other.

use super::asserted::Asserted;
use super::candidates::{Edge, Settled, candidates, equals};
use super::leftovers::leftovers;
use super::matching::{Matching, pair};
use super::meant::{Meant, demands};
use super::passages::{Passages, passages};
use super::sides::{Side, Sides};
use super::similarity::covers;
use std::collections::BTreeMap;

/// What was found between two drafts.
pub(super) struct Found {
    /// Pairs of points and how they were found, ordered.
    pub(super) links: BTreeMap<(usize, usize), How>,
    /// The comparison of the top-level points, numbered as in [`Side::tops`].
    pub(super) tops: Matching,
    /// The comparison of the sub-points, numbered as in [`Side::subs`].
    pub(super) subs: Matching,
}

/// How a link was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// One to one.
    Paired,
    /// Left over, and covered by a point that is paired.
    Leftover,
    /// A sub-point on one side, a point of its own on the other.
    Folded,
    /// The reader says so.
    ByHand,
}

/// What paired parents do for sub-points, and parents with other partners against them.
const PARENTS: f32 = 0.11;
/// How well a sub-point must fit a top-level point that has no partner.
const ALONE: f32 = 0.45;
/// By how much a sub-point must fit a top-level point better than that one's partner to claim it.
const CLAIM: f32 = 0.07;
/// How much of a sub-point must stand in the own words of a top-level point that has a partner.
const FOLDED: f32 = 0.2;
/// The same where the points above are not paired with each other.
const FOLDED_ACROSS: f32 = 0.6;
/// How much of a left-over sub-point another under the paired point must cover.
const COVERED_SIBLING: f32 = 0.5;

/// Pairs the points of two drafts, by their words and, where it is given, by what they mean.
pub(super) fn align(sides: &Sides, asserted: &Asserted, meant: Option<&Meant>) -> Found {
    let (b, a) = (&sides.before, &sides.after);
    let (old_subs, new_subs) = (b.units(&b.subs), a.units(&a.subs));
    let (sub_of, sub_in) = across(b, a, &equals(&old_subs, &new_subs).1);
    let sub_of = asserted.edges(sub_of, &b.subs, &a.tops);
    let sub_in = asserted.edges(sub_in, &b.tops, &a.subs);
    let (sub_points, points) = ((&b.subs[..], &a.subs[..]), (&b.tops[..], &a.tops[..]));
    let met = |points, old: &[_], new: &[_]| {
        let edges = candidates(old, new);
        match meant {
            Some(meant) => meant.edges(edges, points, (old, new)),
            None => edges,
        }
    };
    let sub_edges = match meant.filter(|meant| meant.across) {
        Some(_) => met(sub_points, &old_subs, &new_subs),
        None => candidates(&old_subs, &new_subs),
    };
    let sub_edges = asserted.edges(sub_edges, &b.subs, &a.subs);
    let (old, new) = (b.units(&b.tops), a.units(&a.tops));
    let edges = asserted.edges(met(points, &old, &new), &b.tops, &a.tops);
    let claims = Claims::new(sides, &edges, &sub_edges, &sub_of, &sub_in);
    let claimed = |x: usize, y: usize| if claims.bar(b.tops[x], a.tops[y]) { -1.0 } else { 0.0 };
    let asked = demands(meant);
    let tops =
        pair(&old, &new, edges, asked, &|x, y| claimed(x, y) + asserted.weight((b.tops[x], a.tops[y])));
    let mut links = Links::new(b, a, asserted);
    asserted.together.keys().for_each(|&(x, y)| links.add(x, y, How::ByHand));
    tops.pairs().into_iter().for_each(|(x, y)| links.add(b.tops[x], a.tops[y], How::Paired));
    let rest = leftovers(&old, &new, &tops);
    let beside = meant.map_or(Vec::new(), |meant| meant.beside(&tops, &rest, points));
    beside.iter().for_each(|&(x, y)| links.add(b.tops[x], a.tops[y], How::Leftover));
    rest.iter().for_each(|&(x, y)| links.add(b.tops[x], a.tops[y], How::Leftover));
    let known = tops.pairs().into_iter().chain(rest).collect();
    for (x, y) in passages(&old, &new, &known, Passages::Telling) {
        links.add(b.tops[x], a.tops[y], How::Leftover);
    }

    let asked_below = demands(meant.filter(|meant| meant.across));
    let subs = pair(&old_subs, &new_subs, sub_edges, asked_below, &|x, y| {
        let (x, y) = (b.subs[x], a.subs[y]);
        links.parents(sides, x, y) + asserted.weight((x, y))
    });
    let paired: Vec<(usize, usize)> = subs.pairs().iter().map(|&(x, y)| (b.subs[x], a.subs[y])).collect();
    paired.iter().for_each(|&(x, y)| links.add(x, y, How::Paired));
    fold(sides, &mut links, &sub_of, &sub_in);
    for (x, y) in siblings(sides, &links, &subs.edges) {
        links.add(x, y, How::Leftover);
    }
    Found { links: links.found, tops, subs }
}

/// What sub-points of either draft have in common with top-level points of the other. One
/// whose text stands once among the sub-points of both needs no partner elsewhere.
fn across(before: &Side, after: &Side, settled: &Settled) -> (Vec<Edge>, Vec<Edge>) {
    let loose = |settled: &[bool]| -> Vec<usize> { (0..settled.len()).filter(|&s| !settled[s]).collect() };
    let pick = |subs: &[usize], loose: &[usize]| loose.iter().map(|&s| subs[s]).collect::<Vec<_>>();
    let (old, new) = (loose(&settled.before), loose(&settled.after));
    let (old_subs, new_subs) = (pick(&before.subs, &old), pick(&after.subs, &new));
    let sub_of = candidates(&before.units(&old_subs), &after.own_units(&after.tops));
    let sub_in = candidates(&before.own_units(&before.tops), &after.units(&new_subs));
    (
        sub_of.into_iter().map(|edge| Edge { before: old[edge.before], ..edge }).collect(),
        sub_in.into_iter().map(|edge| Edge { after: new[edge.after], ..edge }).collect(),
    )
}

/// Links found so far, and the partners of each point.
struct Links<'a> {
    asserted: &'a Asserted,
    found: BTreeMap<(usize, usize), How>,
    after_of: Vec<Vec<usize>>,
    before_of: Vec<Vec<usize>>,
}

impl<'a> Links<'a> {
    fn new(before: &Side, after: &Side, asserted: &'a Asserted) -> Links<'a> {
        let none = |side: &Side| vec![Vec::new(); side.whole.len()];
        Links { asserted, found: BTreeMap::new(), after_of: none(before), before_of: none(after) }
    }

    fn add(&mut self, before: usize, after: usize, how: How) {
        let pair = (before, after);
        if self.found.contains_key(&pair) || self.asserted.apart.contains(&pair) {
            return;
        }
        self.found.insert(pair, how);
        self.after_of[before].push(after);
        self.before_of[after].push(before);
    }

    /// What the points above two sub-points say about them.
    fn parents(&self, sides: &Sides, before: usize, after: usize) -> f32 {
        let (x, y) = (sides.before.top_of[before], sides.after.top_of[after]);
        match () {
            () if self.found.contains_key(&(x, y)) => PARENTS,
            () if self.after_of[x].is_empty() && self.before_of[y].is_empty() => 0.0,
            () => -PARENTS,
        }
    }
}

/// Sub-points that fit a top-level point of the other draft better than any sub-point there.
/// A pair of top-level points that fits worse than such a claim is not made: the suffering
/// of victims is no answer to an amnesty when a sub-point speaks of that suffering.
struct Claims {
    before: BTreeMap<usize, (f32, usize)>,
    after: BTreeMap<usize, (f32, usize)>,
    scores: BTreeMap<(usize, usize), f32>,
}

impl Claims {
    fn new(sides: &Sides, tops: &[Edge], subs: &[Edge], sub_of: &[Edge], sub_in: &[Edge]) -> Claims {
        let (b, a) = (&sides.before, &sides.after);
        let mut best_before = vec![0.0f32; b.subs.len()];
        let mut best_after = vec![0.0f32; a.subs.len()];
        for edge in subs {
            best_before[edge.before] = best_before[edge.before].max(edge.score);
            best_after[edge.after] = best_after[edge.after].max(edge.score);
        }
        let mut claims = Claims { before: BTreeMap::new(), after: BTreeMap::new(), scores: BTreeMap::new() };
        for edge in sub_of.iter().filter(|e| e.score >= ALONE && e.score > best_before[e.before]) {
            raise(&mut claims.after, a.tops[edge.after], edge.score, b.top_of[b.subs[edge.before]]);
        }
        for edge in sub_in.iter().filter(|e| e.score >= ALONE && e.score > best_after[e.after]) {
            raise(&mut claims.before, b.tops[edge.before], edge.score, a.top_of[a.subs[edge.after]]);
        }
        for edge in tops {
            claims.scores.insert((b.tops[edge.before], a.tops[edge.after]), edge.score);
        }
        claims
    }

    /// Whether somebody else has a better claim to one of the two.
    fn bar(&self, before: usize, after: usize) -> bool {
        let score = self.scores.get(&(before, after)).copied().unwrap_or(0.0);
        let better = |claim: Option<&(f32, usize)>, own: usize| {
            claim.is_some_and(|&(claimed, top)| top != own && claimed > score + CLAIM)
        };
        better(self.after.get(&after), before) || better(self.before.get(&before), after)
    }
}

fn raise(claims: &mut BTreeMap<usize, (f32, usize)>, top: usize, score: f32, by: usize) {
    let known = claims.entry(top).or_insert((score, by));
    if score > known.0 {
        *known = (score, by);
    }
}

/// Sub-points that stand on their own in the other draft, or in the own words of a
/// top-level point there. Where the top-level point had no partner, the point above the
/// sub-point becomes one.
fn fold(sides: &Sides, links: &mut Links, sub_of: &[Edge], sub_in: &[Edge]) {
    let (b, a) = (&sides.before, &sides.after);
    let mut best: BTreeMap<(bool, usize), (f32, usize, usize)> = BTreeMap::new();
    let mut offer = |key: (bool, usize), score: f32, x: usize, y: usize| {
        if score > 0.0 && best.get(&key).is_none_or(|known| known.0 < score) {
            best.insert(key, (score, x, y));
        }
    };
    for edge in sub_of {
        let (x, y) = (b.subs[edge.before], a.tops[edge.after]);
        if links.after_of[x].is_empty() {
            let score = match links.before_of[y].iter().find(|&&p| b.top_of[p] == p) {
                None => edge.score - ALONE,
                Some(&p) => covers(&b.whole[x], &a.own[y], &b.own[p]) - folded_least(links, b.top_of[x], y),
            };
            offer((false, x), score, x, y);
        }
    }
    for edge in sub_in {
        let (x, y) = (b.tops[edge.before], a.subs[edge.after]);
        if links.before_of[y].is_empty() {
            let score = match links.after_of[x].iter().find(|&&p| a.top_of[p] == p) {
                None => edge.score - ALONE,
                Some(&p) => covers(&a.whole[y], &b.own[x], &a.own[p]) - folded_least(links, x, a.top_of[y]),
            };
            offer((true, y), score, x, y);
        }
    }
    for (_, x, y) in best.into_values() {
        links.add(x, y, How::Paired);
        links.add(b.top_of[x], a.top_of[y], How::Folded);
    }
}

fn folded_least(links: &Links, before: usize, after: usize) -> f32 {
    if links.found.contains_key(&(before, after)) { FOLDED } else { FOLDED_ACROSS }
}

/// Left-over sub-points that another one under the paired point covers.
fn siblings(sides: &Sides, links: &Links, edges: &[Edge]) -> Vec<(usize, usize)> {
    let (b, a) = (&sides.before, &sides.after);
    let mut best: BTreeMap<(bool, usize), (f32, usize, usize)> = BTreeMap::new();
    let mut offer = |key: (bool, usize), score: f32, x: usize, y: usize| {
        if score >= COVERED_SIBLING && best.get(&key).is_none_or(|known| known.0 < score) {
            best.insert(key, (score, x, y));
        }
    };
    for edge in edges {
        let (x, y) = (b.subs[edge.before], a.subs[edge.after]);
        if !links.found.contains_key(&(b.top_of[x], a.top_of[y])) {
            continue;
        }
        match (&links.after_of[x][..], &links.before_of[y][..]) {
            ([], [p, ..]) if b.top_of[*p] == b.top_of[x] => {
                offer((false, x), covers(&b.whole[x], &a.whole[y], &b.whole[*p]), x, y);
            }
            ([p, ..], []) if a.top_of[*p] == a.top_of[y] => {
                offer((true, y), covers(&a.whole[y], &b.whole[x], &a.whole[*p]), x, y);
            }
            _ => {}
        }
    }
    best.into_values().map(|(_, x, y)| (x, y)).collect()
}
