//! Why a row is not in a draft, and the notes that stand in place of points.

use crate::align::Pairing;
use crate::model::{
    Absence, At, Draft, Lineage, Link, Missing, PointKind, Reason, Relation, Span, State, Status,
};
use crate::text::notes::{self, Fate, Note};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A note in place of a point is short; in bytes.
const LONGEST_NOTE: usize = 200;

/// How well a note in place of a point fits the point it stands for: the label or the place
/// says so, no word does.
const STANDS_FOR: f32 = 0.5;

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
    let mut forth: BTreeMap<usize, usize> = pairings.iter().map(|p| (p.before, p.after)).collect();
    let mut back: BTreeMap<usize, usize> = pairings.iter().map(|p| (p.after, p.before)).collect();
    let notes = |draft: &Draft, statuses: &[Status]| -> Vec<usize> {
        (0..draft.points.len()).filter(|&p| is_stand_in(draft, p, &statuses[p])).collect()
    };
    let mut add =
        |b: usize, a: usize, forth: &mut BTreeMap<usize, usize>, back: &mut BTreeMap<usize, usize>| {
            forth.insert(b, a);
            back.insert(a, b);
            let path = |draft: &Draft, p: usize| draft.points[p].label.path.clone();
            let why = match path(before, b) == path(after, a) {
                true => Reason::SameLabel(path(before, b)),
                false => Reason::Leftover,
            };
            let (relation, score) = (Relation::Same, STANDS_FOR);
            pairings.push(Pairing { before: b, after: a, relation, score, why: vec![why], runner_up: None });
        };
    for a in notes(after, new) {
        if let Some(b) = stands_for((after, a, &back), (before, &forth)) {
            add(b, a, &mut forth, &mut back);
        }
    }
    for b in notes(before, old) {
        if let Some(a) = stands_for((before, b, &forth), (after, &back)) {
            add(b, a, &mut forth, &mut back);
        }
    }
    pairings.sort_by_key(|p| (p.before, p.after));
    pairings
}

/// The point without a partner that a note without a partner stands for.
fn stands_for(
    (here, note, partners): (&Draft, usize, &BTreeMap<usize, usize>),
    (there, taken): (&Draft, &BTreeMap<usize, usize>),
) -> Option<usize> {
    if partners.contains_key(&note) {
        return None;
    }
    let own = &here.points[note];
    let is_free = |&p: &usize| {
        there.points[p].is_provision() && there.points[p].depth == own.depth && !taken.contains_key(&p)
    };
    let same =
        (0..there.points.len()).filter(is_free).find(|&p| there.points[p].label.path == own.label.path);
    let behind = || {
        let beside =
            |&p: &usize| here.points[p].parent == own.parent && here.points[p].kind != PointKind::Heading;
        let previous = partners.get(&(0..note).rev().find(beside)?)?;
        let next = there.end_of(*previous);
        (next < there.points.len() && there.points[next].parent == there.points[*previous].parent)
            .then_some(next)
            .filter(is_free)
    };
    same.or_else(behind)
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
                    Some(Absence { kind: Missing::Deleted, note, part: None })
                }
                false => {
                    let part = mains.left(drafts, row, column)?;
                    Some(Absence { kind: Missing::Moved, note: None, part: Some(part) })
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
    let nearest = (0..column).rev().find(there).or((column + 1..drafts.len()).find(there));
    let labels = |c: usize| {
        row.cells[c].iter().map(move |&p| drafts[c].points[p].label.path.to_lowercase()).collect::<Vec<_>>()
    };
    let labels = nearest.map(labels).unwrap_or_default();
    let names = |note: &&Note| note.labels.iter().any(|label| labels.contains(label));
    let whole = |note: &&Note| note.labels.is_empty();
    match said.iter().find(names).or_else(|| said.iter().find(whole)) {
        None => Absence { kind: Missing::Silent, note: None, part: None },
        Some(note) => {
            let kind = match note.fate {
                Fate::Deleted => Missing::Deleted,
                Fate::Moved => Missing::Moved,
                Fate::Unpublished => Missing::Unpublished,
            };
            Absence { kind, note: Some(note.span.clone()), part: None }
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
