//! Points ↔ points: which point of one draft answers which point of another.

mod candidates;
mod lexicon;
mod matching;
mod similarity;
mod units;

use crate::model::{Draft, Reason, Relation};
use crate::text::language;
use matching::Matching;
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
pub fn align(_before: &Draft, _after: &Draft) -> Vec<Pairing> {
    Vec::new()
}

/// Pairs units that were split already, such as the sentences of two texts:
/// `(index before, index after)` in order.
pub fn align_units(before: &[String], after: &[String]) -> Vec<(usize, usize)> {
    let mut reader = Reader::default();
    let read = |reader: &mut Reader, texts: &[String]| -> Vec<Bag> {
        let sample: Vec<&str> = texts.iter().map(String::as_str).take(100).collect();
        let language = language::detect(&sample.join("\n"));
        texts.iter().map(|text| reader.read(text, language)).collect()
    };
    let before = read(&mut reader, before);
    let after = read(&mut reader, after);
    let all: Vec<&Bag> = before.iter().chain(&after).collect();
    let weigher = reader.weigh(&all);
    let before: Vec<Unit> = before.iter().map(|bag| weigher.unit(bag)).collect();
    let after: Vec<Unit> = after.iter().map(|bag| weigher.unit(bag)).collect();
    flat(&before, &after)
}

fn flat(before: &[Unit], after: &[Unit]) -> Vec<(usize, usize)> {
    let edges = candidates::candidates(before, after);
    let least = p("LEAST", 0.3);
    let mut found = matching::assign(&edges, before.len(), after.len(), p("FIRST", 0.3));
    for _ in 0..p("ROUNDS", 3.0) as usize {
        let orderly = ((matching::orderliness(&found) - p("ORD0", 0.8)) / (1.0 - p("ORD0", 0.8))).clamp(0.0, 1.0);
        let help = p("HELP", 0.15) + p("HELP2", 0.2) * orderly;
        let mut helped = edges.clone();
        for edge in &mut helped {
            edge.score += help * (matching::support(&found, edge.before, edge.after) - p("MID", 0.5));
        }
        found = matching::assign(&helped, before.len(), after.len(), least);
    }
    let mut links = found.pairs();
    if std::env::var("DBG").is_ok() {
        for (b, a) in &links {
            let (u, v) = (&before[*b], &after[*a]);
            let (d, sh) = similarity::overlap(&u.words, &v.words);
            let (g, _) = similarity::overlap(&u.grams, &v.grams);
            println!("ONE {b} {a} {} {} {} {} {} {} {} {}", d / (u.words.norm * v.words.norm), g / (u.grams.norm * v.grams.norm), sh / u.words.mass.min(v.words.mass), sh, matching::support(&found, *b, *a), u.words.mass, v.words.mass, similarity::similarity(u, v));
        }
    }
    links.extend(leftovers(before, after, &edges, &found));
    links.sort_unstable();
    links
}

fn leftovers(before: &[Unit], after: &[Unit], edges: &[candidates::Edge], found: &Matching) -> Vec<(usize, usize)> {
    let mut links = Vec::new();
    let mut best: Vec<Option<(f32, usize, usize)>> = vec![None; before.len() + after.len()];
    for edge in edges {
        let (b, a) = (edge.before, edge.after);
        let (slot, part, whole, taken, near) = match (found.after_of[b], found.before_of[a]) {
            (None, Some(d)) => (b, &before[b], &after[a], &before[d], b.abs_diff(d)),
            (Some(c), None) => (before.len() + a, &after[a], &before[b], &after[c], a.abs_diff(c)),
            _ => continue,
        };
        let score = similarity::covers(part, whole, taken) + if near == 1 { p("ADJ", 0.1) } else { -p("FAR", 0.1) };
        if std::env::var("DBG").is_ok() && score > 0.25 {
            let cover0 = similarity::covers(part, whole, &Unit::default());
            let back = similarity::covers(whole, part, taken);
            println!("ATT {b} {a} excl={score:.3} cov={cover0:.3} back={back:.3} near={near} len={} score={:.3} alt={:.3}", part.sequence.len(), edge.score, similarity::similarity(taken, whole));
        }
        if score >= p("ATTACH", 0.7) && best[slot].is_none_or(|x| x.0 < score) {
            best[slot] = Some((score, b, a));
        }
    }
    links.extend(best.into_iter().flatten().map(|(_, b, a)| (b, a)));
    links
}
