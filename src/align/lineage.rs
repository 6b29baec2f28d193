//! The life of each point through all drafts: the rows of the table.

use super::Pairing;
use super::candidates::candidates;
use super::matching::pair;
use super::sides::{extent, read};
use super::units::{Bag, Reader, Unit};
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
/// the point that precedes it in its own draft, at the top where none does.
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
        let score = found.edges.iter().find(|e| (e.before, e.after) == (b, a)).map_or(0.0, |e| e.score);
        if score >= RETURNS && !too_near(b, a) {
            rows.join(ended[b], begun[a]);
        }
    }
}

/// The rows in reading order.
fn in_order(drafts: &[Arc<Draft>], rows: &mut Rows) -> Vec<Lineage> {
    let top = rows.above.len();
    // a chain of rows: `next[row]`, and `next[top]` is the first
    let mut next: Vec<Option<usize>> = vec![None; top + 1];
    let mut placed = vec![false; top];
    let tops = all_tops(drafts);
    for draft in (0..drafts.len()).rev() {
        let mut previous = top;
        for &at in tops.iter().filter(|at| at.draft == draft) {
            let row = rows.row(at);
            if !placed[row] {
                placed[row] = true;
                next[row] = next[previous].replace(row);
            }
            previous = row;
        }
    }
    let mut lineages = Vec::new();
    let mut place = vec![0; top];
    let mut row = next[top];
    while let Some(at) = row {
        place[at] = lineages.len();
        lineages.push(Lineage { cells: vec![Vec::new(); drafts.len()] });
        row = next[at];
    }
    for at in tops {
        let row = rows.row(at);
        lineages[place[row]].cells[at.draft].push(at.point);
    }
    lineages
}
