//! Why two points were paired, as data.

use super::matching::Matching;
use super::points::{Found, How};
use super::sides::Sides;
use crate::model::{Draft, Reason};
use std::collections::BTreeMap;

/// How many words, synonyms, neighbours or sub-points a reason names at most.
const NAMED: usize = 4;

/// Says why pairs were made.
pub(super) struct Reasons<'a> {
    pub(super) before: &'a Draft,
    pub(super) after: &'a Draft,
    pub(super) sides: &'a Sides,
    pub(super) found: &'a Found,
    /// How alike in meaning linked points are, where that was asked for.
    pub(super) said: &'a BTreeMap<(usize, usize), f32>,
}

impl Reasons<'_> {
    /// The reasons for a link, the weightiest first.
    pub(super) fn why(&self, b: usize, a: usize, how: How) -> Vec<Reason> {
        let (before, after) = (&self.sides.before, &self.sides.after);
        let mut why = Vec::new();
        if how == How::ByHand {
            why.push(Reason::ByHand);
        }
        if !before.whole[b].sequence.is_empty() && before.whole[b].sequence == after.whole[a].sequence {
            why.push(Reason::SameText);
        } else {
            why.extend(self.said.get(&(b, a)).map(|&alike| Reason::Meaning(alike)));
            why.extend(self.words(b, a));
        }
        let children = self.children(b, a);
        if !children.is_empty() {
            why.push(Reason::Children(children));
        }
        let (x, y) = (before.top_of[b], after.top_of[a]);
        if (x, y) != (b, a) && self.found.links.contains_key(&(x, y)) {
            why.push(Reason::Parents);
        }
        let neighbours = match (x == b, y == a) {
            (true, true) => self.neighbours(&self.found.tops, &before.tops, &after.tops, b, a),
            (false, false) => self.neighbours(&self.found.subs, &before.subs, &after.subs, b, a),
            _ => Vec::new(),
        };
        if !neighbours.is_empty() {
            why.push(Reason::Neighbours(neighbours));
        }
        let label = &self.before.points[b].label.path;
        if *label == self.after.points[a].label.path {
            why.push(Reason::SameLabel(label.clone()));
        }
        if how == How::Leftover {
            why.push(Reason::Leftover);
        }
        why
    }

    /// The rarest words that both use, as the earlier draft prints them, and the synonyms.
    fn words(&self, b: usize, a: usize) -> Vec<Reason> {
        let (old, new) = (&self.sides.before.whole[b], &self.sides.after.whole[a]);
        let mut shared: Vec<(f32, u32)> = Vec::new();
        for &(term, weight) in &old.words.items {
            let other = new.words.get(term);
            if other > 0.0 {
                shared.push((weight.min(other), term));
            }
        }
        shared.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        let (mut words, mut synonyms) = (Vec::new(), Vec::new());
        for (_, term) in shared {
            match old.expression(term).zip(new.expression(term)) {
                Some((x, y)) if x.to_lowercase() != y.to_lowercase() => {
                    synonyms.push((x.to_owned(), y.to_owned()))
                }
                Some((x, _)) => words.push(x.to_owned()),
                None => words.extend(self.sides.reader.telling(term).map(str::to_owned)),
            }
        }
        words.truncate(NAMED);
        synonyms.truncate(NAMED);
        let mut reasons = Vec::new();
        if !words.is_empty() {
            reasons.push(Reason::Shares(words));
        }
        if !synonyms.is_empty() {
            reasons.push(Reason::Synonyms(synonyms));
        }
        reasons
    }

    /// The sub-points of both that are paired with each other.
    fn children(&self, b: usize, a: usize) -> Vec<(String, String)> {
        let below_before = b + 1..self.before.end_of(b);
        let below_after = a + 1..self.after.end_of(a);
        let links = self.found.links.range((below_before.start, 0)..(below_before.end, 0));
        let inside = links.map(|(link, _)| *link).filter(|link| below_after.contains(&link.1));
        inside.take(NAMED).map(|(x, y)| self.labels(x, y)).collect()
    }

    /// The points just before and just after, where they are paired with each other.
    fn neighbours(
        &self,
        matching: &Matching,
        old: &[usize],
        new: &[usize],
        b: usize,
        a: usize,
    ) -> Vec<(String, String)> {
        let (Ok(x), Ok(y)) = (old.binary_search(&b), new.binary_search(&a)) else { return Vec::new() };
        let beside = [x.checked_sub(1).zip(y.checked_sub(1)), Some((x + 1, y + 1))];
        let paired = |&(p, q): &(usize, usize)| matching.after_of.get(p) == Some(&Some(q));
        beside.into_iter().flatten().filter(paired).map(|(p, q)| self.labels(old[p], new[q])).collect()
    }

    fn labels(&self, b: usize, a: usize) -> (String, String) {
        (self.before.points[b].label.path.clone(), self.after.points[a].label.path.clone())
    }
}
