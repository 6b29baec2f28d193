//! The life of each point through all drafts: the rows of the table.
//!
//! The drafts take their places one after the other, and a later one never changes the rows
//! that the earlier ones made: adding a draft at the end moves nothing.

use super::Pairing;
use super::candidates::candidates;
use super::matching::{Demands, pair};
use super::order::staying;
use super::reader::Reader;
use super::sides::{extent, read};
use super::similarity::similarity;
use super::units::{Bag, Unit};
use crate::model::{At, Draft, Lineage, Origin};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How well a point must fit one that stood two or more drafts earlier, by its text alone, to
/// be the same again …
const RETURNS: f32 = 0.5;
/// … and how much better than the point of the draft between, where it is linked with one.
const BETTER: f32 = 0.1;
/// A link that fits worse is asked whether another row knows the point better.
const DOUBTED: f32 = 0.6;
/// A point that fits the earlier ones of its row no better than this has drifted away from them.
const DRIFTED: f32 = 0.2;
/// How well each of two points must fit the one into which they were merged to share its row.
const MERGES: f32 = 0.3;

/// The rows of the table: every top-level provision of every draft in exactly one.
///
/// `pairings[k]` are those between the drafts `k` and `k + 1`; `by_label` says that points
/// which return do so under their printed label.
///
/// - A point stands in the row of the point before it that fits it best, so that all parts of a
///   point that was split share its row.
/// - Points of the first draft that the second merges share a row when each of them went there
///   and nowhere else, and fits. A merge in a later draft joins no rows: the point stands in the row of the
///   best, and the others live on inside it.
/// - A point that comes from none directly stands in the row of an earlier one that vanished, where
///   their texts are much alike.
/// - Where a chain of links has drifted, so that its end has nothing left of its beginning while another
///   point is much like that beginning, the row goes on with that other point.
///
/// The rows stand in the order of the draft `base`. A point that is not there stands after
/// the last point before it in its own draft that kept its place, at the top where none did.
pub fn lineages(
    drafts: &[Arc<Draft>],
    pairings: &[Vec<Pairing>],
    by_label: bool,
    base: usize,
) -> Vec<Lineage> {
    let mut rows = Rows { of: drafts.iter().map(|d| vec![None; d.points.len()]).collect(), count: 0 };
    let mut memory = Memory { drafts, read: None };
    for draft in 0..drafts.len() {
        let tops = tops(&drafts[draft]);
        let links = match draft.checked_sub(1) {
            Some(before) => top_links(&drafts[before], &drafts[draft], &pairings[before]),
            None => Vec::new(),
        };
        let from = best_from(&links);
        if draft == 1 {
            rows.merge(&links, &from);
        }
        for (&after, &(before, _)) in &from {
            rows.of[draft][after] = rows.of[draft - 1][before];
        }
        if draft > 1 {
            let known = if by_label {
                memory.by_label(draft, &tops, &rows, &from)
            } else {
                memory.known(draft, &tops, &rows, &from)
            };
            rows.take_back(draft, known);
        }
        for top in tops {
            if rows.of[draft][top].is_none() {
                rows.of[draft][top] = Some(rows.count);
                rows.count += 1;
            }
        }
    }
    in_order(drafts, &rows, base)
}

/// The row of each point of each draft, as far as they are known.
struct Rows {
    of: Vec<Vec<Option<usize>>>,
    count: usize,
}

impl Rows {
    /// Joins the rows of points of the first draft that became one in the second.
    fn merge(&mut self, links: &[(usize, usize, f32)], from: &BTreeMap<usize, (usize, f32)>) {
        let mut goes: BTreeMap<usize, (usize, f32)> = BTreeMap::new();
        for &(before, after, score) in links {
            keep_best(&mut goes, before, after, score);
        }
        for (&before, &(after, score)) in &goes {
            let best = from.get(&after).map_or(before, |&(best, _)| best);
            if score >= MERGES && goes.get(&best).is_some_and(|&(other, _)| other == after) {
                self.of[0][before] = self.of[0][best];
            }
        }
    }

    /// Gives points back to rows that knew them; whoever stood there in the meantime makes room.
    fn take_back(&mut self, draft: usize, known: Vec<(usize, usize)>) {
        for &(row, _) in &known {
            self.of[draft].iter_mut().filter(|own| **own == Some(row)).for_each(|own| *own = None);
        }
        for (row, point) in known {
            self.of[draft][point] = Some(row);
        }
    }

    /// The points of each row in one draft.
    fn members(&self, draft: usize) -> BTreeMap<usize, Vec<usize>> {
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (point, row) in self.of[draft].iter().enumerate() {
            if let Some(row) = row {
                members.entry(*row).or_default().push(point);
            }
        }
        members
    }
}

/// The top-level provisions of a draft.
fn tops(draft: &Draft) -> Vec<usize> {
    let is_top = |&p: &usize| draft.points[p].depth == 0 && draft.points[p].is_provision();
    (0..draft.points.len()).filter(is_top).collect()
}

/// The links between top-level provisions, with their scores.
fn top_links(before: &Draft, after: &Draft, pairings: &[Pairing]) -> Vec<(usize, usize, f32)> {
    let is_top = |draft: &Draft, p: usize| draft.points[p].depth == 0 && draft.points[p].is_provision();
    let top = pairings.iter().filter(|p| is_top(before, p.before) && is_top(after, p.after));
    // What the reader says is in no doubt.
    let score = |p: &Pairing| if p.origin == Origin::Computed { p.score } else { 1.0 };
    top.map(|p| (p.before, p.after, score(p))).collect()
}

/// For each later point the earlier one that fits it best.
fn best_from(links: &[(usize, usize, f32)]) -> BTreeMap<usize, (usize, f32)> {
    let mut best = BTreeMap::new();
    for &(before, after, score) in links {
        keep_best(&mut best, after, before, score);
    }
    best
}

fn keep_best(best: &mut BTreeMap<usize, (usize, f32)>, key: usize, value: usize, score: f32) {
    if best.get(&key).is_none_or(|&(_, known)| known < score) {
        best.insert(key, (value, score));
    }
}

/// The texts of all drafts, read when they are first asked for.
struct Memory<'a> {
    drafts: &'a [Arc<Draft>],
    read: Option<(Reader, Vec<Vec<Bag>>)>,
}

impl Memory<'_> {
    /// Points of a draft that belong to rows which the draft before does not have, or not in
    /// them: `(row, point)`.
    fn known(
        &mut self,
        draft: usize,
        tops: &[usize],
        rows: &Rows,
        from: &BTreeMap<usize, (usize, f32)>,
    ) -> Vec<(usize, usize)> {
        let fit = |point: usize| from.get(&point).map_or(0.0, |&(_, score)| score);
        let seeking: Vec<usize> = tops.iter().copied().filter(|&p| fit(p) < DOUBTED).collect();
        if seeking.is_empty() {
            return Vec::new();
        }
        // A row that goes on in good faith needs nobody back.
        let here = rows.members(draft);
        let sure =
            |row: usize| here.get(&row).is_some_and(|points| points.iter().any(|&p| fit(p) >= DOUBTED));
        let mut last: BTreeMap<usize, At> = BTreeMap::new();
        for earlier in 0..draft - 1 {
            for (row, points) in rows.members(earlier) {
                last.insert(row, At { draft: earlier, point: points[0] });
            }
        }
        last.retain(|&row, _| !sure(row));
        // One that stood in the draft before and is simply gone from this one is not asked to return.
        let before = rows.members(draft - 1);
        last.retain(|row, _| here.contains_key(row) || !before.contains_key(row));
        if last.is_empty() {
            return Vec::new();
        }
        let drafts = self.drafts;
        let (reader, bags) = self.read.get_or_insert_with(|| {
            let mut reader = Reader::default();
            let bags = drafts.iter().map(|draft| read(&mut reader, draft)).collect();
            (reader, bags)
        });
        // What a later draft says weighs nothing here, or it would change these rows.
        let weigher = reader.weigh(bags[..=draft].iter().flatten().filter(|bag| !bag.is_empty()));
        let unit = |at: At| weigher.unit(&extent(&drafts[at.draft], &bags[at.draft], at.point));
        let known: Vec<(usize, At)> = last.into_iter().collect();
        let old: Vec<Unit> = known.iter().map(|&(_, at)| unit(at)).collect();
        let new: Vec<Unit> = seeking.iter().map(|&point| unit(At { draft, point })).collect();
        let (old_units, new_units): (Vec<&Unit>, Vec<&Unit>) = (old.iter().collect(), new.iter().collect());
        let found =
            pair(&old_units, &new_units, candidates(&old_units, &new_units), Demands::WORDS, &|_, _| 0.0);
        let mut back = Vec::new();
        for (o, n) in found.pairs() {
            let ((row, _), point) = (known[o], seeking[n]);
            let score = similarity(&old[o], &new[n]);
            let drifted = |&p: &usize| similarity(&old[o], &unit(At { draft, point: p })) < DRIFTED;
            let is_free = here.get(&row).is_none_or(|points| points.iter().all(drifted));
            if rows.of[draft][point] != Some(row)
                && score >= RETURNS
                && score > fit(point) + BETTER
                && is_free
            {
                back.push((row, point));
            }
        }
        back
    }

    /// The same where drafts kept their numbering: a label that returns after it was gone.
    fn by_label(
        &mut self,
        draft: usize,
        tops: &[usize],
        rows: &Rows,
        from: &BTreeMap<usize, (usize, f32)>,
    ) -> Vec<(usize, usize)> {
        let label = |at: At| self.drafts[at.draft].points[at.point].label.path.as_str();
        let seeking = tops.iter().copied().filter(|point| !from.contains_key(point));
        let returns = |point: usize| {
            let own = label(At { draft, point });
            let earlier = |d: usize| {
                let points = rows.of[d].iter().enumerate();
                let same =
                    points.filter(|&(p, row)| row.is_some() && label(At { draft: d, point: p }) == own);
                same.filter_map(|(_, row)| *row).next()
            };
            Some(((0..draft - 1).rev().find_map(earlier)?, point))
        };
        seeking.filter_map(returns).collect()
    }
}

/// The rows in reading order.
fn in_order(drafts: &[Arc<Draft>], rows: &Rows, base: usize) -> Vec<Lineage> {
    // A chain of rows: `next[row]`; the entry behind the last names the first of the chain.
    let head = rows.count;
    let mut next: Vec<Option<usize>> = vec![None; head + 1];
    let base = base.min(drafts.len());
    for draft in (base..drafts.len()).chain((0..base).rev()) {
        let place = places(&next, head);
        // The rows of the draft, each where the draft has it first: the second part of a point
        // that was split stands in its row, and what follows it there follows what stood before it.
        let mut met = vec![false; head];
        let mut own: Vec<usize> = rows.of[draft].iter().flatten().copied().collect();
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
    let empty = Lineage { cells: vec![Vec::new(); drafts.len()], absent: vec![None; drafts.len()] };
    let mut lineages = vec![empty; count];
    for (draft, points) in rows.of.iter().enumerate() {
        for (point, row) in points.iter().enumerate() {
            if let Some(place) = row.and_then(|row| place[row]) {
                lineages[place].cells[draft].push(point);
            }
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
