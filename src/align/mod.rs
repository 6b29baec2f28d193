//! Points ↔ points: which point of one draft answers which point of another.

mod alternatives;
mod asserted;
mod candidates;
#[cfg(test)]
mod cases;
pub mod evidence;
mod leftovers;
mod lexicon;
pub mod lineage;
mod matching;
mod meant;
mod named;
mod order;
mod passages;
mod points;
mod reader;
mod reasons;
mod relations;
mod sides;
mod similarity;
mod speakers;
mod units;

pub use alternatives::alternatives;
pub use asserted::Asserted;

use crate::meaning::Meaning;
use crate::model::{Draft, Origin, Point, Reason, Relation};
use crate::parallel;
use crate::text::language;
use meant::{Meant, Texts, demands};
use passages::{Passages, passages};
use points::Found;
use reader::Reader;
use reasons::Reasons;
use relations::relations;
use sides::Sides;
use similarity::similarity;
use std::collections::{BTreeMap, BTreeSet};
use units::{Bag, Unit};

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
    /// Who says so.
    pub origin: Origin,
}

/// Pairs the points of two drafts by their content, sub-points included, ordered by
/// `(before, after)`. A point in no pairing was removed, or added.
///
/// What the reader asserts holds whatever the texts say, and the rest is found around it.
///
/// Points are compared with all that stands below them, sub-points by themselves. Each
/// unit is compared in full with at most some 40 others, those that share its rarest
/// words and those in the same gap between pairs: among thousands of points that say
/// nearly the same, the best partner may be overlooked and the order decides.
pub fn align(before: &Draft, after: &Draft, asserted: &Asserted) -> Vec<Pairing> {
    align_meant(before, after, asserted, None)
}

/// Pairs the points of two drafts like [`align`], and asks an encoder what they mean where the drafts are in
/// two languages, or in one, are not too long and words leave doubt.
pub fn align_meant(
    before: &Draft,
    after: &Draft,
    asserted: &Asserted,
    meaning: Option<&dyn Meaning>,
) -> Vec<Pairing> {
    let sides = Sides::read(before, after);
    let meant = meaning.map(|meaning| Meant::new(Texts::of(before), Texts::of(after), meaning));
    let found = points::align(&sides, asserted, meant.as_ref());
    let links: Vec<(usize, usize)> = found.links.keys().copied().collect();
    let said: BTreeMap<(usize, usize), f32> = meant
        .iter()
        .flat_map(|meant| links.iter().filter_map(|&(b, a)| Some(((b, a), meant.said(b, a)?))))
        .collect();
    let reasons = Reasons { before, after, sides: &sides, found: &found, said: &said };
    let runners_up = runners_up(&sides, &found);
    let scores = scores(&sides, &found);
    let across = meant.as_ref().is_some_and(|meant| meant.across);
    let related: Vec<_> = relations(before, after, &links).into_iter().zip(&found.links).collect();
    parallel::map(&related, |&(relation, (&(b, a), &how))| Pairing {
        before: b,
        after: a,
        relation,
        score: match across {
            true => said.get(&(b, a)).copied().unwrap_or(0.0).max(worded(&sides, b, a)),
            false => scores.get(&(b, a)).copied().unwrap_or_else(|| worded(&sides, b, a)),
        },
        why: reasons.why(b, a, how),
        runner_up: runners_up.get(&b).copied(),
        origin: asserted.origin((b, a)),
    })
}

/// How well two points fit by their words.
fn worded(sides: &Sides, before: usize, after: usize) -> f32 {
    similarity(&sides.before.whole[before], &sides.after.whole[after])
}

/// What was compared, by the numbers of the points.
fn compared<'a>(sides: &'a Sides, found: &'a Found) -> impl Iterator<Item = ((usize, usize), f32)> + 'a {
    let levels = [
        (&found.tops.edges, &sides.before.tops, &sides.after.tops),
        (&found.subs.edges, &sides.before.subs, &sides.after.subs),
    ];
    levels.into_iter().flat_map(|(edges, old, new)| {
        edges.iter().map(|edge| ((old[edge.before], new[edge.after]), edge.score))
    })
}

/// How well the points of each link fit, where they were compared.
fn scores(sides: &Sides, found: &Found) -> BTreeMap<(usize, usize), f32> {
    let linked = |(pair, score): &((usize, usize), f32)| *score > 0.0 && found.links.contains_key(pair);
    compared(sides, found).filter(linked).collect()
}

/// For each point before the best of those it was compared with and is not linked to.
fn runners_up(sides: &Sides, found: &Found) -> BTreeMap<usize, (usize, f32)> {
    let mut best: BTreeMap<usize, (usize, f32)> = BTreeMap::new();
    for ((b, a), score) in compared(sides, found) {
        let better = best.get(&b).is_none_or(|known| known.1 < score);
        if better && score > 0.0 && !found.links.contains_key(&(b, a)) {
            best.insert(b, (a, score));
        }
    }
    best
}

/// Pairs points that are printed under the same label, for drafts that kept their
/// numbering; ordered by `(before, after)`. The score is still that of their texts.
pub fn by_label(before: &Draft, after: &Draft, asserted: &Asserted) -> Vec<Pairing> {
    let sides = Sides::read(before, after);
    let labels: BTreeMap<&str, usize> = provisions(after).map(|(a, p)| (p.label.path.as_str(), a)).collect();
    let named = |(b, p): (usize, &Point)| Some((b, *labels.get(p.label.path.as_str())?));
    let mut links: BTreeSet<(usize, usize)> = provisions(before).filter_map(named).collect();
    links.retain(|pair| !asserted.apart.contains(pair));
    links.extend(asserted.together.keys());
    let links: Vec<(usize, usize)> = links.into_iter().collect();
    let why = |b: usize, a: usize| match asserted.origin((b, a)) {
        Origin::Manual => Reason::ByHand,
        _ => Reason::SameLabel(before.points[b].label.path.clone()),
    };
    let pairing = |(relation, &(b, a)): (Relation, &(usize, usize))| Pairing {
        before: b,
        after: a,
        relation,
        score: similarity(&sides.before.whole[b], &sides.after.whole[a]),
        why: vec![why(b, a)],
        runner_up: None,
        origin: asserted.origin((b, a)),
    };
    relations(before, after, &links).into_iter().zip(&links).map(pairing).collect()
}

fn provisions(draft: &Draft) -> impl Iterator<Item = (usize, &Point)> {
    draft.points.iter().enumerate().filter(|(_, p)| p.is_provision())
}

/// Pairs units that were split already, such as the sentences of two texts:
/// `(index before, index after)` in order. Unlike [`align`] it also links every two
/// units of several sentences that share a long one word for word. The encoder, where
/// it is given, is asked as in [`align_meant`].
pub fn align_units(
    before: &[String],
    after: &[String],
    meaning: Option<&dyn Meaning>,
) -> Vec<(usize, usize)> {
    let language = |texts: &[String]| language::detect(&texts[..texts.len().min(SAMPLE)].join("\n"));
    let (old, new) = (Texts::units(before, language(before)), Texts::units(after, language(after)));
    let mut reader = Reader::default();
    let (before, after) =
        (reader.read_all(&old.texts, old.language), reader.read_all(&new.texts, new.language));
    let meant = meaning.map(|meaning| Meant::new(old, new, meaning));
    let numbers = ((0..before.len()).collect::<Vec<_>>(), (0..after.len()).collect::<Vec<_>>());
    let numbers = (&numbers.0[..], &numbers.1[..]);
    let weigher = reader.weigh(before.iter().chain(&after));
    let units = |bags: &[Bag]| -> Vec<Unit> { bags.iter().map(|bag| weigher.unit(bag)).collect() };
    let (before, after) = (units(&before), units(&after));
    let (before, after): (Vec<&Unit>, Vec<&Unit>) = (before.iter().collect(), after.iter().collect());
    let mut edges = candidates::candidates(&before, &after);
    if let Some(meant) = &meant {
        edges = meant.edges(edges, numbers, (&before, &after));
    }
    let found = matching::pair(&before, &after, edges, demands(meant.as_ref()), &|_, _| 0.0);
    let mut links = BTreeSet::new();
    let rest = leftovers::leftovers(&before, &after, &found);
    if let Some(meant) = &meant {
        links.extend(meant.beside(&found, &rest, numbers));
    }
    links.extend(found.pairs());
    links.extend(rest);
    links.extend(passages(&before, &after, &links, Passages::All));
    links.into_iter().collect()
}

/// How many units tell the language of all.
const SAMPLE: usize = 100;
