//! Tokens that some mentions cover, made ready to be asked often.

use std::ops::Range;

/// Stretches of tokens in order, none overlapping another.
pub struct Cover(Vec<Range<usize>>);

impl Cover {
    /// What some stretches cover together, in any order.
    pub fn of(stretches: impl Iterator<Item = Range<usize>>) -> Self {
        let mut all: Vec<_> = stretches.collect();
        all.sort_unstable_by_key(|s| s.start);
        let mut merged: Vec<Range<usize>> = Vec::with_capacity(all.len());
        for stretch in all {
            match merged.last_mut().filter(|last| stretch.start < last.end) {
                Some(last) => last.end = last.end.max(stretch.end),
                None => merged.push(stretch),
            }
        }
        Cover(merged)
    }

    /// Whether any of these tokens is covered.
    pub fn touches(&self, tokens: &Range<usize>) -> bool {
        self.near(tokens).is_some_and(|s| s.start < tokens.end)
    }

    /// Whether all of these tokens are covered by one stretch.
    pub fn holds(&self, tokens: &Range<usize>) -> bool {
        self.near(tokens).is_some_and(|s| s.start <= tokens.start && tokens.end <= s.end)
    }

    /// The first stretch that ends behind where these tokens begin.
    fn near(&self, tokens: &Range<usize>) -> Option<&Range<usize>> {
        self.0.get(self.0.partition_point(|s| s.end <= tokens.start))
    }
}
