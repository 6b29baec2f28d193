//! Precision, recall and F1 of links, and the mistakes by name.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt::Debug;

/// Hits and mistakes, summed over the pairs of texts of a set.
#[derive(Default)]
pub struct Score {
    pairs: usize,
    gold: usize,
    found: usize,
    right: usize,
    /// Each with the words at stake.
    mistakes: Vec<(usize, String)>,
}

impl Score {
    /// Counts the links of one pair of texts; those in `open` count neither way. `words` is
    /// how many words are at stake in a link: those of its shorter side.
    pub fn add<T: Ord + Debug>(
        &mut self,
        name: &str,
        gold: &BTreeSet<T>,
        found: &BTreeSet<T>,
        open: &BTreeSet<T>,
        words: impl Fn(&T) -> usize,
    ) {
        let gold: BTreeSet<&T> = gold.difference(open).collect();
        let found: BTreeSet<&T> = found.difference(open).collect();
        self.pairs += 1;
        self.gold += gold.len();
        self.found += found.len();
        self.right += gold.intersection(&found).count();
        let missed = gold.difference(&found).map(|link| (words(link), format!("missed {link:?} in {name}")));
        let wrong = found.difference(&gold).map(|link| (words(link), format!("wrong  {link:?} in {name}")));
        self.mistakes.extend(missed.chain(wrong));
    }

    /// Takes up the counts of another set.
    pub fn join(&mut self, other: Score) {
        self.pairs += other.pairs;
        self.gold += other.gold;
        self.found += other.found;
        self.right += other.right;
        self.mistakes.extend(other.mistakes);
    }

    /// The share of the links found that are right.
    pub fn precision(&self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    /// The share of the right links that were found.
    pub fn recall(&self) -> f64 {
        self.right as f64 / self.gold.max(1) as f64
    }

    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }

    /// Prints the row of a set and its worst mistakes: those with the most words at stake.
    pub fn print(&self, set: &str, mistakes: usize) {
        let (p, r, f) = (self.precision(), self.recall(), self.f1());
        println!("{set:<24} {:>5} {:>6} {p:>9.3} {r:>7.3} {f:>7.3}", self.pairs, self.gold);
        let mut worst: Vec<_> = self.mistakes.iter().collect();
        worst.sort_by_key(|(words, _)| Reverse(*words));
        for (words, mistake) in worst.into_iter().take(mistakes) {
            println!("    {mistake}, {words} words");
        }
    }
}

/// The words of the shorter of two texts.
pub fn at_stake(one: &str, other: &str) -> usize {
    one.split_whitespace().count().min(other.split_whitespace().count())
}
