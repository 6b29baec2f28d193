//! How well two units fit: words, letter groups and coverage together.

use super::units::{Unit, Weighted};

/// The weight of words that a unit must share before it counts as covered: one shared
/// word covers no heading of two.
const COVER_FROM: f32 = 3.0;
/// What each of the three measures counts.
const WORDS: f32 = 0.28;
const LETTERS: f32 = 0.48;
const COVERED: f32 = 0.24;
/// What a unit loses that is endlessly shorter than the other.
const LENGTH: f32 = 0.2;

/// How well two units fit, from 0 to 1.
///
/// A weighted mean of three measures that fail in different ways: the cosine of their words
/// (which of the rare words they share), the cosine of their groups of four letters
/// (spelling variants, compounds, languages without stems), and how much of the shorter
/// one the longer one covers (summaries, splits and merges). Unequal length takes a
/// little away.
pub(super) fn similarity(a: &Unit, b: &Unit) -> f32 {
    fit(a, b, || (overlap(&a.words, &b.words), overlap(&a.grams, &b.grams).0))
}

/// The similarity of two units, given the overlap of their words and the dot product of
/// their letter groups.
fn fit(a: &Unit, b: &Unit, overlaps: impl FnOnce() -> ((f32, f32), f32)) -> f32 {
    if a.sequence == b.sequence && !a.sequence.is_empty() {
        return 1.0;
    }
    let ((dot, shared), gram_dot) = overlaps();
    let words = ratio(dot, a.words.norm * b.words.norm);
    let (shorter, longer) = (a.words.mass.min(b.words.mass), a.words.mass.max(b.words.mass));
    let covered = ratio(shared, shorter + COVER_FROM);
    let grams = ratio(gram_dot, a.grams.norm * b.grams.norm);
    (WORDS * words + LETTERS * grams + COVERED * covered) * (1.0 - LENGTH * (1.0 - ratio(shorter, longer)))
}

/// One unit laid out for comparison with many others: the weight of each item stands at
/// its number, so that nothing is searched for.
#[derive(Default)]
pub(super) struct Spread {
    words: Laid,
    grams: Laid,
}

impl Spread {
    /// Lays out a unit in place of the one before.
    pub(super) fn turn_to(&mut self, unit: &Unit) {
        self.words.turn_to(&unit.words);
        self.grams.turn_to(&unit.grams);
    }

    /// The [`similarity`] of the unit that is laid out and another one: the same to the last digit.
    pub(super) fn similarity(&self, laid_out: &Unit, other: &Unit) -> f32 {
        fit(laid_out, other, || {
            let (mut dot, mut shared, mut gram_dot) = (0.0, 0.0, 0.0);
            for (weight, own) in self.words.meet(&other.words) {
                dot += weight * own;
                shared += weight.min(own);
            }
            for (weight, own) in self.grams.meet(&other.grams) {
                gram_dot += weight * own;
            }
            ((dot, shared), gram_dot)
        })
    }
}

/// Weights at the numbers of their items, and which places are taken.
#[derive(Default)]
struct Laid {
    places: Vec<f32>,
    taken: Vec<u32>,
}

impl Laid {
    fn turn_to(&mut self, items: &Weighted) {
        self.taken.drain(..).for_each(|item| self.places[item as usize] = 0.0);
        let most = items.items.last().map_or(0, |&(item, _)| item as usize + 1);
        self.places.resize(self.places.len().max(most), 0.0);
        for &(item, weight) in &items.items {
            self.places[item as usize] = weight;
            self.taken.push(item);
        }
    }

    /// The weights of items, each with what stands at its place.
    fn meet(&self, items: &Weighted) -> impl Iterator<Item = (f32, f32)> {
        let place = |item: u32| self.places.get(item as usize).copied().unwrap_or(0.0);
        items.items.iter().map(move |&(item, weight)| (weight, place(item)))
    }
}

/// How much of `part` stands in `whole` and not in `taken`, from 0 to 1.
pub(super) fn covers(part: &Unit, whole: &Unit, taken: &Unit) -> f32 {
    let mut shared = 0.0;
    for &(item, weight) in &part.words.items {
        let free = whole.words.get(item) - taken.words.get(item);
        shared += weight.min(free.max(0.0));
    }
    ratio(shared, part.words.mass)
}

/// The dot product of two bags and the weight they share.
pub(super) fn overlap(a: &Weighted, b: &Weighted) -> (f32, f32) {
    let (short, long) = if a.items.len() <= b.items.len() { (a, b) } else { (b, a) };
    let (mut dot, mut shared) = (0.0, 0.0);
    let mut rest = &long.items[..];
    for &(item, weight) in &short.items {
        let skip = gallop(rest, item);
        rest = &rest[skip..];
        match rest.first() {
            Some(&(other, w)) if other == item => {
                dot += weight * w;
                shared += weight.min(w);
            }
            Some(_) => {}
            None => break,
        }
    }
    (dot, shared)
}

/// How many items stand before the given one: steps that double, then a binary search.
fn gallop(items: &[(u32, f32)], item: u32) -> usize {
    let mut step = 1;
    while step < items.len() && items[step].0 < item {
        step *= 2;
    }
    let (from, to) = (step / 2, items.len().min(step + 1));
    from + items[from..to].partition_point(|x| x.0 < item)
}

fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 }
}
