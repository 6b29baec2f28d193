//! How well two units fit: words, letter groups and coverage together.

use super::units::{Unit, Weighted};

/// The weight of words that a unit must share before it counts as covered: one shared
/// word covers no heading of two.
const COVER_FROM: f32 = 4.0;
/// What a unit loses that is endlessly shorter than the other.
const LENGTH: f32 = 0.15;

/// How well two units fit, from 0 to 1.
///
/// The mean of three measures that fail in different ways: the cosine of their words
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
    (words + grams + covered) / 3.0 * (1.0 - LENGTH * (1.0 - ratio(shorter, longer)))
}

/// One unit laid out for comparison with many others: the weight of each item stands at
/// its number, so that nothing is searched for.
pub(super) struct Spread<'a> {
    unit: &'a Unit,
    words: Vec<f32>,
    grams: Vec<f32>,
}

impl<'a> Spread<'a> {
    /// A unit, to be followed by others.
    pub(super) fn of(unit: &'a Unit) -> Spread<'a> {
        let mut spread = Spread { unit, words: Vec::new(), grams: Vec::new() };
        spread.turn_to(unit);
        spread
    }

    /// Lays out another unit in place of this one.
    pub(super) fn turn_to(&mut self, unit: &'a Unit) {
        clear(&mut self.words, &self.unit.words);
        clear(&mut self.grams, &self.unit.grams);
        lay(&mut self.words, &unit.words);
        lay(&mut self.grams, &unit.grams);
        self.unit = unit;
    }

    /// The [`similarity`] of the unit and another one: the same to the last digit.
    pub(super) fn similarity(&self, other: &Unit) -> f32 {
        fit(self.unit, other, || {
            let (mut dot, mut shared, mut gram_dot) = (0.0, 0.0, 0.0);
            for (weight, own) in meet(&other.words, &self.words) {
                dot += weight * own;
                shared += weight.min(own);
            }
            for (weight, own) in meet(&other.grams, &self.grams) {
                gram_dot += weight * own;
            }
            ((dot, shared), gram_dot)
        })
    }
}

fn clear(places: &mut [f32], items: &Weighted) {
    items.items.iter().for_each(|&(item, _)| {
        if let Some(place) = places.get_mut(item as usize) {
            *place = 0.0;
        }
    });
}

fn lay(places: &mut Vec<f32>, items: &Weighted) {
    let most = items.items.last().map_or(0, |&(item, _)| item as usize + 1);
    places.resize(places.len().max(most), 0.0);
    items.items.iter().for_each(|&(item, weight)| places[item as usize] = weight);
}

/// The weights of items, each with what stands at its place.
fn meet<'a>(items: &'a Weighted, places: &'a [f32]) -> impl Iterator<Item = (f32, f32)> + 'a {
    let items = items.items.iter().take_while(|(item, _)| (*item as usize) < places.len());
    items.map(|&(item, weight)| (weight, places[item as usize]))
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
