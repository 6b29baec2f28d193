//! Points ↔ points: which point of one draft answers which point of another.

mod candidates;
mod leftovers;
mod lexicon;
mod matching;
mod order;
mod points;
mod sides;
mod similarity;
mod units;

use crate::model::{Draft, Reason, Relation};
use crate::text::language;
use sides::Sides;
use units::{Bag, Reader, Unit};

pub(crate) fn p(name: &str, default: f32) -> f32 {
    use std::sync::{OnceLock, Mutex};
    use std::collections::HashMap;
    static C: OnceLock<Mutex<HashMap<String, f32>>> = OnceLock::new();
    static ANY: OnceLock<bool> = OnceLock::new();
    if !ANY.get_or_init(|| std::env::vars().any(|(k, _)| k.starts_with("T_"))) {
        return default;
    }
    let mut map = C.get_or_init(Default::default).lock().unwrap();
    *map.entry(name.to_owned()).or_insert_with(|| std::env::var(format!("T_{name}")).ok().and_then(|v| v.parse().ok()).unwrap_or(default))
}

/// Two points that answer each other, by their indices in their drafts.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairing {
    /// Index of the point in the draft before.
    pub before: usize,
    /// Index of the point in the draft after.
    pub after: usize,
    /// What happened to its place.
    pub relation: Relation,
    /// How well they fit, from 0 to 1.
    pub score: f32,
    /// Why, the weightiest reason first.
    pub why: Vec<Reason>,
    /// The next best partner of the point before, with its score.
    pub runner_up: Option<(usize, f32)>,
}

/// Pairs the points of two drafts by their content, sub-points included, ordered by
/// `(before, after)`. A point in no pairing was removed, or added.
pub fn align(before: &Draft, after: &Draft) -> Vec<Pairing> {
    let sides = Sides::read(before, after);
    let found = points::align(&sides);
    let pairing = |&(before, after): &(usize, usize)| Pairing {
        before,
        after,
        relation: Relation::Same,
        score: similarity::similarity(&sides.before.whole[before], &sides.after.whole[after]),
        why: Vec::new(),
        runner_up: None,
    };
    found.links.keys().map(pairing).collect()
}

/// Pairs units that were split already, such as the sentences of two texts:
/// `(index before, index after)` in order.
pub fn align_units(before: &[String], after: &[String]) -> Vec<(usize, usize)> {
    let mut reader = Reader::default();
    let mut read = |texts: &[String]| -> Vec<Bag> {
        let sample: Vec<&str> = texts.iter().map(String::as_str).take(SAMPLE).collect();
        let language = language::detect(&sample.join("\n"));
        texts.iter().map(|text| reader.read(text, language)).collect()
    };
    let (before, after) = (read(before), read(after));
    let weigher = reader.weigh(&before.iter().chain(&after).collect::<Vec<_>>());
    let units = |bags: &[Bag]| -> Vec<Unit> { bags.iter().map(|bag| weigher.unit(bag)).collect() };
    let (before, after) = (units(&before), units(&after));
    let found = matching::pair(&before, &after, &|_, _| 0.0);
    let mut links = found.pairs();
    links.extend(leftovers::leftovers(&before, &after, &found));
    links.sort_unstable();
    links
}

/// How many units tell the language of all.
const SAMPLE: usize = 100;
