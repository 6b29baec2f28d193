//! Which pairs of units are worth comparing in full: those that share a word that is not
//! too frequent, found through an index, so that 10,000 points need not meet 10,000.

use super::similarity::{Spread, similarity};
use super::units::Unit;
use crate::parallel;
use std::collections::BTreeMap;

/// Two units that may answer each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    pub(super) before: usize,
    pub(super) after: usize,
    /// How well their texts fit, from 0 to 1.
    pub(super) score: f32,
}

/// How many partners of each unit are compared in full: a unit whose true partner is not
/// among its best by shared words alone is found only through its neighbours.
const PARTNERS: usize = 32;
/// What share of the best partner's shared words another must have to be compared in full.
const PROMISING: f32 = 0.2;
/// How many pairs are compared in full, about, where there are very many units.
const EDGES: usize = 400_000;
/// A word in more units than this does not lead to candidates by itself: with several
/// hundred points that say almost the same, pairs are found by what tells them apart.
const FREQUENT: usize = 150;

/// How many partners are compared with a unit that stands word for word, and once only, on
/// the other side: what else comes near it is of interest, but changes nothing.
const PARTNERS_OF_SETTLED: usize = 4;

/// The candidate pairs, ordered by `(before, after)`.
pub(super) fn candidates(before: &[&Unit], after: &[&Unit]) -> Vec<Edge> {
    let index = Index::of(after);
    let (mut edges, settled) = equals(before, after);
    let settled = settled.before;
    let most = (EDGES / before.len().max(1)).clamp(PARTNERS_OF_SETTLED, PARTNERS);
    let numbers: Vec<usize> = (0..before.len()).collect();
    let stretches: Vec<&[usize]> = numbers.chunks(STRETCH).collect();
    let met = parallel::map(&stretches, |stretch| {
        let mut scores = vec![0.0f32; after.len()];
        let mut spread = Spread::default();
        let (mut met, mut near, mut edges) = (Vec::new(), Vec::new(), Vec::new());
        for &number in *stretch {
            met.clear();
            index.meet(before[number], &mut scores, &mut met);
            let best = met.iter().map(|&other| scores[other]).fold(0.0, f32::max);
            near.clear();
            near.extend(met.iter().copied().filter(|&other| scores[other] >= best * PROMISING));
            let partners = if settled[number] { PARTNERS_OF_SETTLED } else { most };
            let better = |a: &usize, b: &usize| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b));
            if near.len() > partners {
                near.select_nth_unstable_by(partners, better);
                near.truncate(partners);
            }
            spread.turn_to(before[number]);
            let score = |other: usize| spread.similarity(before[number], after[other]);
            let edge = |&other: &usize| Edge { before: number, after: other, score: score(other) };
            edges.extend(near.iter().map(edge));
            met.iter().for_each(|&other| scores[other] = 0.0);
        }
        edges
    });
    edges.extend(met.into_iter().flatten());
    sorted(edges)
}

/// How many units are taken up at a time.
const STRETCH: usize = 64;

impl Edge {
    pub(super) fn of(b: usize, a: usize, before: &[&Unit], after: &[&Unit]) -> Edge {
        Edge { before: b, after: a, score: similarity(before[b], after[a]) }
    }
}

/// Edges in order, each once.
pub(super) fn sorted(mut edges: Vec<Edge>) -> Vec<Edge> {
    edges.sort_unstable_by_key(|e| (e.before, e.after));
    edges.dedup_by_key(|e| (e.before, e.after));
    edges
}

/// For each word the units that contain it, with its share in them.
struct Index {
    postings: Vec<Vec<(u32, f32)>>,
}

impl Index {
    fn of(units: &[&Unit]) -> Index {
        let words = units.iter().filter_map(|u| u.words.items.last()).map(|w| w.0 as usize + 1).max();
        let mut postings = vec![Vec::new(); words.unwrap_or(0)];
        for (number, unit) in (0..).zip(units) {
            for &(word, weight) in &unit.words.items {
                postings[word as usize].push((number, weight / unit.words.norm));
            }
        }
        Index { postings }
    }

    /// Adds the units that share words with this one to `met`, and to the score of each what they share.
    fn meet(&self, unit: &Unit, scores: &mut [f32], met: &mut Vec<usize>) {
        for &(word, weight) in &unit.words.items {
            let postings = self.postings.get(word as usize).filter(|p| p.len() <= FREQUENT);
            for &(other, share) in postings.into_iter().flatten() {
                let score = &mut scores[other as usize];
                if *score == 0.0 {
                    met.push(other as usize);
                }
                *score += weight * share;
            }
        }
    }
}

/// How many copies of one text are compared with each other: beyond that the first
/// copy meets the first, the second the second, and so on.
const COPIES: usize = 16;

/// For each unit of either side whether its text stands once on both: its partner is known.
pub(super) struct Settled {
    pub(super) before: Vec<bool>,
    pub(super) after: Vec<bool>,
}

/// Pairs of units with the same text, and which of them are settled thereby.
pub(super) fn equals(before: &[&Unit], after: &[&Unit]) -> (Vec<Edge>, Settled) {
    let mut copies: BTreeMap<&[u32], (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (number, unit) in before.iter().enumerate().filter(|(_, u)| !u.sequence.is_empty()) {
        copies.entry(&unit.sequence).or_default().0.push(number);
    }
    for (number, unit) in after.iter().enumerate() {
        if let Some((_, others)) = copies.get_mut(&unit.sequence[..]) {
            others.push(number);
        }
    }
    let mut edges = Vec::new();
    let mut settled = Settled { before: vec![false; before.len()], after: vec![false; after.len()] };
    for (olds, news) in copies.values() {
        if let ([old], [new]) = (&olds[..], &news[..]) {
            (settled.before[*old], settled.after[*new]) = (true, true);
        }
        for (at, &old) in olds.iter().enumerate() {
            let few = olds.len().max(news.len()) <= COPIES;
            let met = if few { &news[..] } else { news.get(at..=at).unwrap_or_default() };
            edges.extend(met.iter().map(|&new| Edge { before: old, after: new, score: 1.0 }));
        }
    }
    (edges, settled)
}
