//! What points mean apart from their words: asked for where the drafts are in two languages, or, in one language,
//! are not too long and words leave doubt.

mod together;

use super::candidates::{Edge, sorted};
use super::matching::{Demands, Matching};
use super::similarity::similarity;
use super::units::Unit;
use crate::meaning::{Meaning, cosines, reading};
use crate::model::Draft;
use crate::text::latin::{may_be_one, sound};
use crate::text::numbers::{Value, numbers};
use crate::text::tokens::{Kind, Tokens};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// How alike in meaning two points are that have nothing to do with each other, at best: what is
/// taken for it in drafts of no points, and how many points outweigh it …
const CHANCE: f32 = 0.28;
const CHANCE_COUNTS: f32 = 4.0;
/// … and where that stands on the scale of the similarity, and how steep the scale is.
const AT_CHANCE: f32 = 0.16;
const STEEP: f32 = 1.25;
/// What shared words count across languages, beside the meaning.
const WORDS: f32 = 0.35;
/// What a number or a name counts that stands in few points of either draft, …
const ANCHOR: f32 = 0.09;
/// … at most together, and in how many points it may stand.
const ANCHORS: f32 = 0.18;
const FEW: usize = 3;
/// What the same printed label counts.
const LABEL: f32 = 0.03;
/// With how many of the nearest in meaning a point is compared.
const NEAREST: usize = 8;

/// The same in one language, and what the meaning counts there beside the words. Measured with `cargo test --test gold`:
/// what is paired changes little from 0.4 to 0.6.
const CHANCE_REWORDED: f32 = 0.34;
const AT_CHANCE_REWORDED: f32 = 0.15;
const STEEP_REWORDED: f32 = 1.5;
const SHARE: f32 = 0.5;
/// How alike in words two points must be, and by how much more than either is like any other, for words to leave
/// no doubt that they answer each other.
const SURE: f32 = 0.5;
const CLEAR: f32 = 0.25;
/// The same for the encoder not to be asked about these two where it is asked about others. With `SURE` and `CLEAR`
/// here as well, half as many are asked about, and F1 is lower on most sets.
const SETTLED: f32 = 0.7;
const FAR: f32 = 0.4;
/// How much more alike by chance two are among e times as many points.
const AMONG_MORE: f32 = 0.05;
/// How long two drafts in one language may be together, in bytes, for the encoder to be asked: a reader does not
/// wait for more.
const ASKED: usize = 100_000;

/// By how much more than by chance a point left over across languages must be like one beside whose partner it stands.
const BESIDE: f32 = 0.08;

/// The texts of one side, by the numbers of its points.
pub(super) struct Texts<'a> {
    pub(super) texts: Vec<&'a str>,
    /// As printed; empty where there is none.
    labels: Vec<&'a str>,
    pub(super) language: Option<&'a str>,
}

impl<'a> Texts<'a> {
    /// The points of a draft, each with all that stands below it.
    pub(super) fn of(draft: &'a Draft) -> Texts<'a> {
        Texts {
            texts: (0..draft.points.len()).map(|point| draft.slice(&draft.extent(point))).collect(),
            labels: draft.points.iter().map(|point| point.label.path.as_str()).collect(),
            language: draft.language.as_deref(),
        }
    }

    /// Units that were split already.
    pub(super) fn units(units: &'a [String], language: Option<&'a str>) -> Texts<'a> {
        let texts: Vec<&str> = units.iter().map(String::as_str).collect();
        Texts { labels: vec![""; texts.len()], texts, language }
    }
}

/// Two drafts and the encoder.
pub(super) struct Meant<'a> {
    before: Texts<'a>,
    after: Texts<'a>,
    meaning: &'a dyn Meaning,
    /// Whether the drafts are in different languages.
    pub(super) across: bool,
    /// What was found out of pairs of points: how alike in meaning they are.
    said: RefCell<BTreeMap<(usize, usize), f32>>,
    /// In one language, where words left doubt: what the encoder said.
    asked: RefCell<Option<Asked>>,
}

/// What the encoder said of the points about which words left doubt, by their places among all, in order.
struct Asked {
    before: Vec<usize>,
    after: Vec<usize>,
    table: Table,
}

impl Asked {
    /// How alike in meaning two points are, where it was asked.
    fn at(&self, before: usize, after: usize) -> Option<f32> {
        let (row, column) =
            (self.before.binary_search(&before).ok()?, self.after.binary_search(&after).ok()?);
        Some(self.table.at(row, column))
    }
}

/// How alike in meaning some points of one draft are to some of the other.
struct Table {
    cosines: Vec<f32>,
    columns: usize,
}

impl Table {
    fn at(&self, row: usize, column: usize) -> f32 {
        self.cosines[row * self.columns + column]
    }

    fn rows(&self) -> usize {
        self.cosines.len() / self.columns.max(1)
    }

    /// Each row and column with what is nearest to it.
    fn nearest(&self) -> impl Iterator<Item = (usize, usize)> {
        let best = |count: usize, near: &dyn Fn(usize) -> f32| {
            let mut all: Vec<usize> = (0..count).collect();
            all.sort_by(|&a, &b| near(b).total_cmp(&near(a)).then(a.cmp(&b)));
            all.truncate(NEAREST);
            all
        };
        let rows = (0..self.rows())
            .flat_map(move |row| best(self.columns, &|c| self.at(row, c)).into_iter().map(move |c| (row, c)));
        let columns = (0..self.columns).flat_map(move |column| {
            best(self.rows(), &|r| self.at(r, column)).into_iter().map(move |r| (r, column))
        });
        rows.chain(columns)
    }

    /// The mean of the second best of each row and column: what is alike by chance, `usual` in drafts of few points.
    fn chance(&self, usual: f32) -> f32 {
        let second = |mut all: Vec<f32>| {
            all.sort_unstable_by(|a, b| b.total_cmp(a));
            all.get(1).copied()
        };
        let rows =
            (0..self.rows()).filter_map(|r| second((0..self.columns).map(|c| self.at(r, c)).collect()));
        let columns =
            (0..self.columns).filter_map(|c| second((0..self.rows()).map(|r| self.at(r, c)).collect()));
        let all: Vec<f32> = rows.chain(columns).collect();
        (all.iter().sum::<f32>() + CHANCE_COUNTS * usual) / (all.len() as f32 + CHANCE_COUNTS)
    }
}

impl<'a> Meant<'a> {
    pub(super) fn new(before: Texts<'a>, after: Texts<'a>, meaning: &'a dyn Meaning) -> Meant<'a> {
        let across = matches!((before.language, after.language), (Some(b), Some(a)) if b != a);
        Meant { before, after, meaning, across, said: RefCell::default(), asked: RefCell::default() }
    }

    /// How alike in meaning two points are, where that was asked for; from 0 to 1.
    pub(super) fn said(&self, before: usize, after: usize) -> Option<f32> {
        self.said.borrow().get(&(before, after)).copied()
    }

    /// The table of points by their numbers in the drafts; none where there is no encoder.
    fn table(&self, old: &[usize], new: &[usize]) -> Option<Table> {
        let read = |side: &Texts<'a>, &point: &usize| reading(side.texts[point], side.language);
        let texts = old.iter().map(|p| read(&self.before, p)).chain(new.iter().map(|p| read(&self.after, p)));
        let texts: Vec<_> = texts.collect();
        let vectors = self.meaning.vectors(&texts.iter().map(|text| &**text).collect::<Vec<_>>())?;
        let (old, new) = vectors.split_at_checked(old.len())?;
        Some(Table { cosines: cosines(old, new), columns: new.len() })
    }

    /// Edges with scores from words and meaning; in one language those of words alone where they leave no doubt or
    /// the drafts are long. `numbers` are those of the points, and `units` their words.
    pub(super) fn edges(
        &self,
        edges: Vec<Edge>,
        numbers: (&[usize], &[usize]),
        units: (&[&Unit], &[&Unit]),
    ) -> Vec<Edge> {
        let asked = match self.across {
            true => self.translated(&edges, numbers, units),
            false => self.reworded(&edges, numbers, units),
        };
        asked.unwrap_or(edges)
    }

    fn translated(
        &self,
        edges: &[Edge],
        (old, new): (&[usize], &[usize]),
        units: (&[&Unit], &[&Unit]),
    ) -> Option<Vec<Edge>> {
        let table = self.table(old, new)?;
        let mut pairs: Vec<(usize, usize)> = edges.iter().map(|e| (e.before, e.after)).collect();
        pairs.extend(table.nearest());
        pairs.sort_unstable();
        pairs.dedup();
        let chance = table.chance(CHANCE);
        let (anchors, others) = (anchors(&self.before, old), anchors(&self.after, new));
        let score = |(b, a): (usize, usize)| {
            let cosine = table.at(b, a);
            self.said.borrow_mut().insert((old[b], new[a]), cosine.max(0.0));
            let words = similarity(units.0[b], units.1[a]);
            let label = self.before.labels[old[b]];
            let label = !label.is_empty() && label == self.after.labels[new[a]];
            let shared = ANCHOR * shared(&anchors[b], &others[a]) as f32;
            let meant = AT_CHANCE + STEEP * (cosine - chance);
            let sum = meant + WORDS * words + shared.min(ANCHORS) + if label { LABEL } else { 0.0 };
            Edge { before: b, after: a, score: sum.clamp(0.0, 1.0) }
        };
        Some(sorted(pairs.into_iter().map(score).collect()))
    }

    fn reworded(
        &self,
        edges: &[Edge],
        (old, new): (&[usize], &[usize]),
        units: (&[&Unit], &[&Unit]),
    ) -> Option<Vec<Edge>> {
        let long =
            |side: &Texts, points: &[usize]| points.iter().map(|&p| side.texts[p].len()).sum::<usize>();
        if long(&self.before, old) + long(&self.after, new) > ASKED {
            return None;
        }
        let (before, after) = doubted(edges, units);
        if before.is_empty() || after.is_empty() {
            return None;
        }
        let numbers = |all: &[usize], places: &[usize]| places.iter().map(|&at| all[at]).collect::<Vec<_>>();
        let table = self.table(&numbers(old, &before), &numbers(new, &after))?;
        let all = (old.len() + new.len()) as f32 / (before.len() + after.len()) as f32;
        let chance = table.chance(CHANCE_REWORDED) + AMONG_MORE * all.ln();
        let near = table.nearest().map(|(b, a)| Edge::of(before[b], after[a], units.0, units.1));
        let mut edges = sorted(edges.iter().copied().chain(near).collect());
        for edge in edges.iter_mut().filter(|edge| edge.score < 1.0) {
            let place = (before.binary_search(&edge.before), after.binary_search(&edge.after));
            let (Ok(b), Ok(a)) = place else { continue };
            let cosine = table.at(b, a);
            let meant = AT_CHANCE_REWORDED + STEEP_REWORDED * (cosine - chance);
            self.said.borrow_mut().insert((old[edge.before], new[edge.after]), cosine.max(0.0));
            edge.score = (edge.score + SHARE * (meant - edge.score)).clamp(0.0, 1.0);
        }
        self.asked.replace(Some(Asked { before, after, table }));
        Some(edges)
    }

    /// Points without a partner that belong to one beside whose partner they stand, besides those of which that is
    /// `known`: in one language by what they say together, across languages by what they say themselves.
    pub(super) fn beside(
        &self,
        found: &Matching,
        known: &[(usize, usize)],
        (old, new): (&[usize], &[usize]),
    ) -> Vec<(usize, usize)> {
        if !self.across {
            return self.together(found, known, (old, new)).unwrap_or_default();
        }
        let Some(table) = self.table(old, new) else { return Vec::new() };
        let least = table.chance(CHANCE) + BESIDE;
        let mut links = Vec::new();
        for (b, _) in found.after_of.iter().enumerate().filter(|(_, partner)| partner.is_none()) {
            let near = [b.checked_sub(1), Some(b + 1)].into_iter().flatten();
            let partners = near.filter_map(|n| found.after_of.get(n).copied().flatten());
            let best = partners.max_by(|&x, &y| table.at(b, x).total_cmp(&table.at(b, y)));
            links.extend(best.filter(|&a| table.at(b, a) >= least).map(|a| (b, a)));
        }
        for (a, _) in found.before_of.iter().enumerate().filter(|(_, partner)| partner.is_none()) {
            let near = [a.checked_sub(1), Some(a + 1)].into_iter().flatten();
            let partners = near.filter_map(|n| found.before_of.get(n).copied().flatten());
            let best = partners.max_by(|&x, &y| table.at(x, a).total_cmp(&table.at(y, a)));
            links.extend(best.filter(|&b| table.at(b, a) >= least).map(|b| (b, a)));
        }
        links.iter().for_each(|&(b, a)| {
            self.said.borrow_mut().insert((old[b], new[a]), table.at(b, a));
        });
        links
    }
}

/// What is asked of a pair whose edges are those of [`Meant::edges`], or of words where there is no encoder.
pub(super) fn demands(meant: Option<&Meant>) -> Demands {
    match meant {
        Some(meant) if meant.across => Demands::TRANSLATED,
        Some(meant) if meant.asked.borrow().is_some() => Demands::REWORDED,
        _ => Demands::WORDS,
    }
}

/// The places of the points before and after for which the encoder is asked: all but those that words leave no
/// doubt about; none on a side where words are enough for all.
fn doubted(edges: &[Edge], units: (&[&Unit], &[&Unit])) -> (Vec<usize>, Vec<usize>) {
    let mut best = (vec![[0.0f32; 2]; units.0.len()], vec![[0.0f32; 2]; units.1.len()]);
    let raise = |[first, second]: &mut [f32; 2], score: f32| {
        if score > *first {
            (*first, *second) = (score, *first);
        } else {
            *second = second.max(score);
        }
    };
    for edge in edges {
        raise(&mut best.0[edge.before], edge.score);
        raise(&mut best.1[edge.after], edge.score);
    }
    let sure = |edge: &Edge, least: f32, ahead: f32| {
        let clear = |[first, second]: [f32; 2]| edge.score >= first && edge.score >= second + ahead;
        edge.score >= least && clear(best.0[edge.before]) && clear(best.1[edge.after])
    };
    let few = units.0.len().min(units.1.len());
    if edges.iter().filter(|edge| sure(edge, SURE, CLEAR)).count() >= few {
        return (Vec::new(), Vec::new());
    }
    let (mut before, mut after) = (vec![true; units.0.len()], vec![true; units.1.len()]);
    for edge in edges.iter().filter(|edge| sure(edge, SETTLED, FAR)) {
        before[edge.before] = false;
        after[edge.after] = false;
    }
    let places = |doubted: Vec<bool>| (0..doubted.len()).filter(|&at| doubted[at]).collect();
    (places(before), places(after))
}

/// What stands in few points of a draft and reads the same in other languages.
#[derive(Default)]
struct Anchors {
    numbers: Vec<u128>,
    names: Vec<String>,
}

fn anchors(side: &Texts, points: &[usize]) -> Vec<Anchors> {
    let of_point = |&point: &usize| {
        let tokens = Tokens::new(side.texts[point]);
        let value = |v| match v {
            Value::Amount(amount) => Some(amount),
            Value::Figures(_) => None,
        };
        let mut found = Anchors::default();
        found.numbers.extend(numbers(&tokens).into_iter().filter(|n| !n.lone).filter_map(|n| value(n.value)));
        let capital = |token: usize| tokens.printed(token).chars().next().is_some_and(char::is_uppercase);
        // The first word of a sentence may be any word, but one that is a name elsewhere is met there.
        let starts = |token: usize| token == 0 || tokens.kind(token - 1) == Kind::Mark;
        let names = (0..tokens.len()).filter(|&t| tokens.kind(t) == Kind::Word && capital(t) && !starts(t));
        found.names.extend(names.map(|t| sound(tokens.printed(t))).filter(|name| name.chars().count() >= 2));
        found.numbers.sort_unstable();
        found.numbers.dedup();
        found.names.sort_unstable();
        found.names.dedup();
        found
    };
    let mut all: Vec<Anchors> = points.iter().map(of_point).collect();
    let mut numbers: BTreeMap<u128, usize> = BTreeMap::new();
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for point in &all {
        point.numbers.iter().for_each(|n| *numbers.entry(*n).or_default() += 1);
        point.names.iter().for_each(|n| *names.entry(n.clone()).or_default() += 1);
    }
    for point in &mut all {
        point.numbers.retain(|n| numbers[n] <= FEW);
        point.names.retain(|n| names[n] <= FEW);
    }
    all
}

fn shared(one: &Anchors, other: &Anchors) -> usize {
    let numbers = one.numbers.iter().filter(|n| other.numbers.contains(n)).count();
    let names = one.names.iter().filter(|n| other.names.iter().any(|o| may_be_one(n, o))).count();
    numbers + names
}
