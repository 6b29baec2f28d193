//! Why a row is not in a draft, and the notes that stand in place of points.

use crate::align::Pairing;
use crate::model::{
    Absence, At, Draft, Lineage, Link, Missing, Origin, PointKind, Reason, Relation, Span, State, Status,
};
use crate::text::notes::{self, Fate, Note};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A note in place of a point is short; in bytes.
const LONGEST_NOTE: usize = 200;

/// How well a note in place of a point fits the point it stands for: the label or the place
/// says so, no word does.
const STANDS_FOR: f32 = 0.5;

/// A point that is expressly deleted, by a note under its own label, is not the answer to another
/// one that fits it no better than this.
const FAINT: f32 = 0.3;

/// Whether a point is nothing but a note that it was deleted: `[deleted]`.
fn is_stand_in(draft: &Draft, point: usize, status: &Status) -> bool {
    let own = &draft.points[point];
    status.state == State::Deleted
        && own.is_provision()
        && own.body.len() <= LONGEST_NOTE
        && draft.end_of(point) == point + 1
}

/// Adds to the pairings of two drafts those of notes that stand in place of a point: with the point
/// of the same label, or else with the one behind the partner of the point before.
pub(super) fn stand_ins(
    (before, after): (&Draft, &Draft),
    (old, new): (&[Status], &[Status]),
    mut pairings: Vec<Pairing>,
) -> Vec<Pairing> {
    let notes = |draft: &Draft, statuses: &[Status]| -> Vec<usize> {
        (0..draft.points.len()).filter(|&p| is_stand_in(draft, p, &statuses[p])).collect()
    };
    let (removed, restored) = (notes(after, new), notes(before, old));
    if removed.is_empty() && restored.is_empty() {
        return pairings;
    }
    let (old_labels, new_labels) = (labels(before), labels(after));
    let named = |draft: &Draft, notes: &[usize], labels: &BTreeMap<&str, usize>| -> Vec<usize> {
        notes.iter().filter_map(|&n| labels.get(draft.points[n].label.path.as_str()).copied()).collect()
    };
    let (gone, back) = (named(after, &removed, &old_labels), named(before, &restored, &new_labels));
    pairings.retain(|p| {
        let is_named = gone.contains(&p.before) || back.contains(&p.after);
        !is_named || p.score >= FAINT || p.origin != Origin::Computed
    });
    let mut forth: BTreeMap<usize, usize> = pairings.iter().map(|p| (p.before, p.after)).collect();
    let mut back: BTreeMap<usize, usize> = pairings.iter().map(|p| (p.after, p.before)).collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for a in removed {
        if let Some(b) = stands_for((after, a, &back), (before, &old_labels, &forth)) {
            forth.insert(b, a);
            back.insert(a, b);
            found.push((b, a));
        }
    }
    for b in restored {
        if let Some(a) = stands_for((before, b, &forth), (after, &new_labels, &back)) {
            forth.insert(b, a);
            back.insert(a, b);
            found.push((b, a));
        }
    }
    let pairing = |(b, a): (usize, usize)| {
        let path = before.points[b].label.path.clone();
        let why = match path == after.points[a].label.path {
            true => Reason::SameLabel(path),
            false => Reason::Leftover,
        };
        let (relation, score) = (Relation::Same, STANDS_FOR);
        Pairing {
            before: b,
            after: a,
            relation,
            score,
            why: vec![why],
            runner_up: None,
            origin: Origin::Computed,
        }
    };
    pairings.extend(found.into_iter().map(pairing));
    pairings.sort_by_key(|p| (p.before, p.after));
    pairings
}

/// Takes the signals from links to a note in place of a point: what was deleted as a whole has lost
/// its figures and duties with all the rest.
pub(super) fn without_signals(drafts: &[Arc<Draft>], statuses: &[Vec<Status>], links: &mut [Link]) {
    let is_note = |at: At| is_stand_in(&drafts[at.draft], at.point, &statuses[at.draft][at.point]);
    for link in links.iter_mut() {
        if is_note(link.before) || is_note(link.after) {
            link.change.signals.clear();
            link.change.compared.iter_mut().for_each(Vec::clear);
        }
    }
}

/// The point without a partner that a note without a partner stands for.
fn stands_for(
    (here, note, partners): (&Draft, usize, &BTreeMap<usize, usize>),
    (there, labels, taken): (&Draft, &BTreeMap<&str, usize>, &BTreeMap<usize, usize>),
) -> Option<usize> {
    if partners.contains_key(&note) {
        return None;
    }
    let own = &here.points[note];
    let is_free = |&p: &usize| {
        let point = &there.points[p];
        point.is_provision() && point.depth == own.depth && !taken.contains_key(&p)
    };
    let same = labels.get(own.label.path.as_str()).copied().filter(is_free);
    let behind = || {
        let beside =
            |&p: &usize| here.points[p].parent == own.parent && here.points[p].kind != PointKind::Heading;
        let previous = *partners.get(&(0..note).rev().find(beside)?)?;
        let next = there.end_of(previous);
        let is_beside = there.points.get(next)?.parent == there.points[previous].parent;
        Some(next).filter(|next| is_beside && is_free(next))
    };
    same.or_else(behind)
}

/// The points of a draft by their paths.
fn labels(draft: &Draft) -> BTreeMap<&str, usize> {
    draft.points.iter().enumerate().map(|(index, point)| (point.label.path.as_str(), index)).collect()
}

/// For each row and draft why the row is absent there; see [`Lineage::absent`].
pub(super) fn absences(
    drafts: &[Arc<Draft>],
    statuses: &[Vec<Status>],
    links: &[Link],
    lineages: &[Lineage],
) -> Vec<Vec<Option<Absence>>> {
    let said: Vec<Vec<Note>> = drafts.iter().map(|draft| said(draft)).collect();
    let mains = Mains::new(drafts, lineages);
    let hosts = Hosts::new(drafts, links, lineages);
    let of_row = |(index, row): (usize, &Lineage)| {
        let column = |(column, draft): (usize, &Arc<Draft>)| {
            let cell = &row.cells[column];
            match cell.is_empty() {
                true if hosts.lives_on(index, column) => None,
                true => Some(missing(drafts, row, column, &said[column])),
                false if cell.iter().all(|&p| is_stand_in(draft, p, &statuses[column][p])) => {
                    let note = Some(draft.points[cell[0]].body.clone());
                    Some(Absence { kind: Missing::Deleted, note, part: None, origin: Origin::Computed })
                }
                false => {
                    let part = mains.left(drafts, row, column)?;
                    Some(Absence {
                        kind: Missing::Moved,
                        note: None,
                        part: Some(part),
                        origin: Origin::Computed,
                    })
                }
            }
        };
        drafts.iter().enumerate().map(column).collect()
    };
    lineages.iter().enumerate().map(of_row).collect()
}

/// What a draft says of points that are not in it.
fn said(draft: &Draft) -> Vec<Note> {
    let at = |note: Note, start: usize| Note { span: note.span.start + start..note.span.end + start, ..note };
    let outside = |span: &Span| {
        notes::notes(draft.slice(span)).into_iter().map(move |note| at(note, span.start)).collect::<Vec<_>>()
    };
    draft.outside.iter().flat_map(outside).collect()
}

/// Why a row has no point in a draft, from what the draft says.
fn missing(drafts: &[Arc<Draft>], row: &Lineage, column: usize, said: &[Note]) -> Absence {
    let there = |&c: &usize| !row.cells[c].is_empty();
    let (earlier, later) = ((0..column).rev().find(there), (column + 1..drafts.len()).find(there));
    let has = |c: Option<usize>, label: &String| {
        let path = |p: usize| &drafts[c.unwrap_or(column)].points[p].label.path;
        c.is_some_and(|c| row.cells[c].iter().any(|&p| path(p).to_lowercase() == *label))
    };
    // What comes only later cannot have been taken out, but its number may be one of those left out.
    let nearest = |note: &Note| match note.fate {
        Fate::Unpublished => earlier.or(later),
        Fate::Deleted | Fate::Moved => earlier,
    };
    let names = |note: &&Note| note.labels.iter().any(|label| has(nearest(note), label));
    let whole = |note: &&Note| note.labels.is_empty();
    match said.iter().find(names).or_else(|| said.iter().find(whole)) {
        None => Absence { kind: Missing::Silent, note: None, part: None, origin: Origin::Computed },
        Some(note) => {
            let kind = match note.fate {
                Fate::Deleted => Missing::Deleted,
                Fate::Moved => Missing::Moved,
                Fate::Unpublished => Missing::Unpublished,
            };
            Absence { kind, note: Some(note.span.clone()), part: None, origin: Origin::Computed }
        }
    }
}

/// Which document of a package goes on with which of another draft: the one that holds most of its points.
struct Mains(BTreeMap<(usize, usize, usize), usize>);

impl Mains {
    fn new(drafts: &[Arc<Draft>], lineages: &[Lineage]) -> Mains {
        let mut counts: BTreeMap<(usize, usize, usize), BTreeMap<usize, usize>> = BTreeMap::new();
        for row in lineages {
            for (column, draft) in drafts.iter().enumerate() {
                if let (false, Some((before, part))) = (draft.parts.is_empty(), source(drafts, row, column)) {
                    for &point in &row.cells[column] {
                        let place = draft.part_of(point).unwrap_or(0);
                        *counts.entry((before, part, column)).or_default().entry(place).or_default() += 1;
                    }
                }
            }
        }
        let most = |places: BTreeMap<usize, usize>| {
            places.into_iter().rev().max_by_key(|&(_, n)| n).map_or(0, |(place, _)| place)
        };
        Mains(counts.into_iter().map(|(key, places)| (key, most(places))).collect())
    }

    /// The document into which a row went that was in another one before.
    fn left(&self, drafts: &[Arc<Draft>], row: &Lineage, column: usize) -> Option<usize> {
        if drafts[column].parts.is_empty() {
            return None;
        }
        let (before, part) = source(drafts, row, column)?;
        let main = self.0.get(&(before, part, column))?;
        let places = row.cells[column].iter().map(|&p| drafts[column].part_of(p).unwrap_or(0));
        let places: Vec<usize> = places.collect();
        if places.contains(main) { None } else { places.first().copied() }
    }
}

/// The nearest draft before that has a row, and the document in which it has it.
fn source(drafts: &[Arc<Draft>], row: &Lineage, column: usize) -> Option<(usize, usize)> {
    let before = (0..column).rev().find(|&c| !row.cells[c].is_empty())?;
    Some((before, drafts[before].part_of(row.cells[before][0]).unwrap_or(0)))
}

/// Which rows live on inside points of other rows: for each row and draft, the rows that took its points in.
struct Hosts(BTreeMap<(usize, usize), Vec<usize>>, Vec<Vec<bool>>);

impl Hosts {
    fn new(drafts: &[Arc<Draft>], links: &[Link], lineages: &[Lineage]) -> Hosts {
        let mut rows: BTreeMap<At, usize> = BTreeMap::new();
        for (index, row) in lineages.iter().enumerate() {
            rows.extend(row.points().map(|at| (at, index)));
        }
        let top = |at: At| {
            let points = &drafts[at.draft].points;
            let above = std::iter::successors(Some(at.point), |&p| points[p].parent);
            let mut above = above.filter(|&p| points[p].is_provision());
            above.find_map(|point| rows.get(&At { point, ..at }).copied())
        };
        let mut hosts: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for link in links.iter().filter(|link| link.after.draft == link.before.draft + 1) {
            let Some((row, host)) = rows.get(&link.before).copied().zip(top(link.after)) else { continue };
            if row != host && lineages[row].cells[link.after.draft].is_empty() {
                hosts.entry((row, link.after.draft)).or_default().push(host);
            }
        }
        Hosts(hosts, lineages.iter().map(|row| row.cells.iter().map(|c| !c.is_empty()).collect()).collect())
    }

    /// Whether a row that is not in a draft went into another one on the way and that one is there.
    fn lives_on(&self, row: usize, column: usize) -> bool {
        let there = |row: usize, column: usize| self.1[row][column];
        let Some(last) = (0..column).rev().find(|&c| there(row, c)) else { return false };
        self.0.get(&(row, last + 1)).is_some_and(|hosts| hosts.iter().any(|&host| there(host, column)))
    }
}
