//! Which pairs of units are worth comparing in full: those that share a word that is not
//! too frequent, found through an index, so that 10,000 points need not meet 10,000.

use super::similarity::similarity;
use super::units::Unit;

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
/// A word in more units than this does not lead to candidates by itself: with several
/// hundred points that say almost the same, pairs are found by what tells them apart.
const FREQUENT: usize = 400;

/// The candidate pairs, ordered by `(before, after)`.
pub(super) fn candidates(before: &[Unit], after: &[Unit]) -> Vec<Edge> {
    let mut index: Vec<Vec<(u32, f32)>> = Vec::new();
    for (number, unit) in after.iter().enumerate() {
        for &(word, weight) in &unit.words.items {
            let word = word as usize;
            if index.len() <= word {
                index.resize(word + 1, Vec::new());
            }
            index[word].push((number as u32, weight / unit.words.norm));
        }
    }
    let mut edges = Vec::new();
    let mut dots = vec![0.0f32; after.len()];
    for (number, unit) in before.iter().enumerate() {
        let mut met = Vec::new();
        for &(word, weight) in &unit.words.items {
            let Some(postings) = index.get(word as usize).filter(|p| p.len() <= FREQUENT) else { continue };
            for &(other, w) in postings {
                if dots[other as usize] == 0.0 {
                    met.push(other);
                }
                dots[other as usize] += weight * w;
            }
        }
        met.sort_unstable_by(|&a, &b| dots[b as usize].total_cmp(&dots[a as usize]).then(a.cmp(&b)));
        met.iter().for_each(|&other| dots[other as usize] = if false { 0.0 } else { dots[other as usize] });
        let best = &met[..met.len().min(PARTNERS)];
        edges.extend(best.iter().map(|&other| {
            let after_unit = &after[other as usize];
            Edge { before: number, after: other as usize, score: similarity(unit, after_unit) }
        }));
        met.iter().for_each(|&other| dots[other as usize] = 0.0);
    }
    edges.sort_unstable_by_key(|e| (e.before, e.after));
    edges
}
