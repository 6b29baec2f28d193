//! The life of each point through all drafts: the rows of the table.

use super::Pairing;
use super::candidates::candidates;
use super::matching::pair;
use super::order::staying;
use super::reader::Reader;
use super::sides::{extent, read};
use super::units::{Bag, Unit};
use crate::model::{At, Draft, Lineage};
use std::sync::Arc;

/// How well a point that vanished must fit one that comes up two or more drafts later, by
/// its text alone, for the two to be one.
const RETURNS: f32 = 0.5;

/// The rows of the table: every top-level provision of every draft in exactly one.
///
/// `pairings[k]` are those between the drafts `k` and `k + 1`. All links between top-level
/// points join rows, so that a point that was split has both parts in its row. A point
/// that no later draft takes up directly, and a point that comes from no earlier one, are
/// the same row where their texts are much alike: it vanished and returned.
///
/// The rows stand in the order of the last draft. A point that is gone there stands after
/// the last point before it in its own draft that kept its place, at the top where none did.
pub fn lineages(drafts: &[Arc<Draft>], pairings: &[Vec<Pairing>]) -> Vec<Lineage> {
    let mut rows = Rows::new(drafts);
    for (draft, pairings) in pairings.iter().enumerate() {
        for pairing in pairings {
            rows.join(At { draft, point: pairing.before }, At { draft: draft + 1, point: pairing.after });
        }
    }
    join_returning(drafts, &mut rows);
    in_order(drafts, &mut rows)
}

/// Which points are in one row: sets that are joined, each named by its first point.
struct Rows {
    first: Vec<usize>,
    above: Vec<usize>,
    is_top: Vec<bool>,
}

impl Rows {
    fn new(drafts: &[Arc<Draft>]) -> Rows {
        let mut first = vec![0];
        let mut is_top = Vec::new();
        for draft in drafts {
            is_top.extend(draft.points.iter().map(|p| p.depth == 0 && p.is_provision()));
            first.push(is_top.len());
        }
        Rows { first, above: (0..is_top.len()).collect(), is_top }
    }

    fn number(&self, at: At) -> usize {
        self.first[at.draft] + at.point
    }

    fn row(&mut self, at: At) -> usize {
        let mut number = self.number(at);
        while self.above[number] != number {
            self.above[number] = self.above[self.above[number]];
            number = self.above[number];
        }
        number
    }

    fn is_top(&self, at: At) -> bool {
        self.is_top[self.number(at)]
    }

    fn join(&mut self, one: At, other: At) {
        if self.is_top(one) && self.is_top(other) {
            let (one, other) = (self.row(one), self.row(other));
            self.above[one.max(other)] = one.min(other);
        }
    }

    /// The first and last draft of each row, by its name.
    fn reach(&mut self, drafts: &[Arc<Draft>]) -> Vec<(usize, usize)> {
        let mut reach = vec![(usize::MAX, 0); self.above.len()];
        for at in all_tops(drafts) {
            let row = self.row(at);
            reach[row] = (reach[row].0.min(at.draft), reach[row].1.max(at.draft));
        }
        reach
    }
}

fn all_tops(drafts: &[Arc<Draft>]) -> Vec<At> {
    let tops = |(draft, d): (usize, &Arc<Draft>)| {
        let points = d.points.iter().enumerate();
        let tops = points.filter(|(_, p)| p.depth == 0 && p.is_provision());
        tops.map(|(point, _)| At { draft, point }).collect::<Vec<_>>()
    };
    drafts.iter().enumerate().flat_map(tops).collect()
}

/// Joins rows that end with rows that begin two or more drafts later.
fn join_returning(drafts: &[Arc<Draft>], rows: &mut Rows) {
    let last = drafts.len().saturating_sub(1);
    let reach = rows.reach(drafts);
    let (mut ended, mut begun) = (Vec::new(), Vec::new());
    for at in all_tops(drafts) {
        let (from, to) = reach[rows.row(at)];
        if to == at.draft && to + 1 < last {
            ended.push(at);
        }
        if from == at.draft && from > 1 {
            begun.push(at);
        }
    }
    if ended.is_empty() || begun.is_empty() {
        return;
    }
    let mut reader = Reader::default();
    let own: Vec<Vec<Bag>> = drafts.iter().map(|draft| read(&mut reader, draft)).collect();
    let weigher = reader.weigh(own.iter().flatten().filter(|bag| !bag.is_empty()));
    let units = |points: &[At]| -> Vec<Unit> {
        points.iter().map(|at| weigher.unit(extent(&drafts[at.draft], &own[at.draft], at.point))).collect()
    };
    let too_near = |b: usize, a: usize| ended[b].draft + 1 >= begun[a].draft;
    let (old, new) = (units(&ended), units(&begun));
    let (old, new): (Vec<&Unit>, Vec<&Unit>) = (old.iter().collect(), new.iter().collect());
    let found = pair(&old, &new, candidates(&old, &new), &|b, a| if too_near(b, a) { -2.0 } else { 0.0 });
    for (b, a) in found.pairs() {
        let edge = found.edges.binary_search_by_key(&(b, a), |e| (e.before, e.after));
        let score = edge.map_or(0.0, |at| found.edges[at].score);
        if score >= RETURNS && !too_near(b, a) {
            rows.join(ended[b], begun[a]);
        }
    }
}

/// The rows in reading order.
fn in_order(drafts: &[Arc<Draft>], rows: &mut Rows) -> Vec<Lineage> {
    let tops = all_tops(drafts);
    // A chain of rows: `next[row]`; the entry behind the last names the first of the chain.
    let head = rows.above.len();
    let mut next: Vec<Option<usize>> = vec![None; head + 1];
    for draft in (0..drafts.len()).rev() {
        let place = places(&next, head);
        // The rows of the draft, each where the draft has it first: the second part of a point
        // that was split stands in its row, and what follows it there follows what stood before it.
        let mut met = vec![false; head];
        let mut own: Vec<usize> =
            tops.iter().filter(|at| at.draft == draft).map(|at| rows.row(*at)).collect();
        own.retain(|&row| !std::mem::replace(&mut met[row], true));
        // What is new stands behind the row before it that kept its place, not behind one that moved.
        let placed: Vec<(usize, usize)> =
            own.iter().enumerate().filter_map(|(i, &row)| Some((i, place[row]?))).collect();
        let mut stays = vec![false; own.len()];
        staying(&placed).into_iter().for_each(|i| stays[placed[i].0] = true);
        let mut previous = head;
        for (i, &row) in own.iter().enumerate() {
            if place[row].is_none() {
                next[row] = next[previous].replace(row);
                previous = row;
            } else if stays[i] {
                previous = row;
            }
        }
    }
    let place = places(&next, head);
    let count = place.iter().flatten().count();
    let mut lineages = vec![Lineage { cells: vec![Vec::new(); drafts.len()] }; count];
    for at in tops {
        if let Some(place) = place[rows.row(at)] {
            lineages[place].cells[at.draft].push(at.point);
        }
    }
    lineages
}

/// The place of each row in a chain, counted from its head.
fn places(next: &[Option<usize>], head: usize) -> Vec<Option<usize>> {
    let mut places = vec![None; next.len()];
    let mut row = next[head];
    let mut count = 0;
    while let Some(at) = row {
        places[at] = Some(count);
        count += 1;
        row = next[at];
    }
    places
}
