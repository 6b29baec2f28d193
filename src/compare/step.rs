//! The step from one draft to another: which points are accounted for, and what became of each.
//!
//! # What is compared in a link
//! The two own texts with their headings, when sub-points of both sides are linked with each other or
//! neither side has any. Otherwise both whole extents, sub-points included: "20 with
//! (a) to (c)" against "20, which is the text of (a)" then reads as what it is.

use crate::align::Pairing;
use crate::diff;
use crate::model::{Draft, Lineage, Link, PointKind, Relation, Span, Wording};
use std::ops::Range;
use std::sync::Arc;

/// The spans of two paired points that are compared.
pub(super) fn compared(before: &Draft, after: &Draft, all: &[Pairing], one: &Pairing) -> (Span, Span) {
    let below_before = one.before + 1..before.end_of(one.before);
    let below_after = one.after + 1..after.end_of(one.after);
    let first = all.partition_point(|p| p.before < below_before.start);
    let mut inside = all[first..].iter().take_while(|p| p.before < below_before.end);
    let parted =
        below_before.is_empty() && below_after.is_empty() || inside.any(|p| below_after.contains(&p.after));
    match parted {
        true => (before.own(one.before), after.own(one.after)),
        false => (before.extent(one.before), after.extent(one.after)),
    }
}

/// What became of one point between two drafts. Points are indices into their drafts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Entry<'a> {
    /// It is linked.
    Linked(&'a Link),
    /// It is a sub-point that now stands in another row: the link that says where.
    Left(&'a Link),
    /// It has no answer in the later draft.
    Removed(usize),
    /// It has no forerunner in the earlier draft.
    Added(usize),
}

/// The links from one draft to another, made ready to be asked about rows.
pub struct Step<'a> {
    drafts: &'a [Arc<Draft>],
    from: usize,
    to: usize,
    /// The links of this step, ordered by the point before.
    links: &'a [Link],
    /// For each later point the links that lead to it.
    into: Vec<Vec<&'a Link>>,
    before: Vec<Account>,
    after: Vec<Account>,
}

/// What is known of one point in a step.
#[derive(Clone, Copy, Default)]
struct Account {
    /// The worst wording of its links.
    worst: Option<Wording>,
    /// Whether its text was compared as a part of a point above it.
    covered: bool,
}

impl<'a> Step<'a> {
    /// Takes the links between two columns out of all links of a comparison, which
    /// are ordered by draft before, draft after, point before, point after.
    pub fn new(drafts: &'a [Arc<Draft>], links: &'a [Link], from: usize, to: usize) -> Self {
        let key = |link: &Link| (link.before.draft, link.after.draft);
        let start = links.partition_point(|link| key(link) < (from, to));
        let len = links[start..].partition_point(|link| key(link) == (from, to));
        let links = &links[start..start + len];
        let mut step = Step {
            drafts,
            from,
            to,
            links,
            into: vec![Vec::new(); drafts[to].points.len()],
            before: vec![Account::default(); drafts[from].points.len()],
            after: vec![Account::default(); drafts[to].points.len()],
        };
        for link in links {
            step.into[link.after.point].push(link);
            let worst = Some(link.change.wording);
            let ops = &link.change.redline.ops;
            let (account, point) = (&mut step.before, link.before.point);
            account[point].worst = account[point].worst.max(worst);
            cover(account, &drafts[from], point, ops.last().map_or(0, |op| op.before.end));
            let (account, point) = (&mut step.after, link.after.point);
            account[point].worst = account[point].worst.max(worst);
            cover(account, &drafts[to], point, ops.last().map_or(0, |op| op.after.end));
        }
        step
    }

    /// How far the wording of a row went from one draft to the other: the worst of its
    /// points' links and of their sub-points' links; a sub-point (or a further point)
    /// that is in no link makes it substantive. `None` where the row is absent from one of them.
    ///
    /// Drafts that were not linked directly, because they are not neighbours, are
    /// judged by the whole texts of the row.
    pub fn wording(&self, row: &Lineage) -> Option<Wording> {
        let (before, after) = (&row.cells[self.from], &row.cells[self.to]);
        if before.is_empty() || after.is_empty() {
            return None;
        }
        if self.links.is_empty() && self.to != self.from + 1 {
            let (old, new) = (whole(&self.drafts[self.from], before), whole(&self.drafts[self.to], after));
            return Some(diff::judge(&old, &new).wording);
        }
        let worst = |draft: &Draft, accounts: &[Account], cell: &[usize]| {
            points(draft, cell).filter_map(|p| accounts[p].wording(draft, p)).max()
        };
        let old = worst(&self.drafts[self.from], &self.before, before);
        let new = worst(&self.drafts[self.to], &self.after, after);
        Some(old.max(new).unwrap_or(Wording::Unchanged))
    }

    /// What became of each point of a row, sub-points included, in the order of the
    /// later draft; what was removed stands where it stood in the earlier one.
    pub fn entries(&self, row: &Lineage) -> Vec<Entry<'a>> {
        let (old, new) = (&self.drafts[self.from], &self.drafts[self.to]);
        // The key: the place in the later draft, then, for what follows that place, the place in the earlier.
        let mut entries: Vec<((usize, usize), Entry<'a>)> = Vec::new();
        let mut place_of: Vec<(usize, usize)> = Vec::new();
        let mut here = Vec::new();
        for (place, point) in points(new, &row.cells[self.to]).enumerate() {
            here.push(point);
            for link in &self.into[point] {
                entries.push(((place + 1, 0), Entry::Linked(link)));
                place_of.push((link.before.point, place + 1));
            }
            if self.into[point].is_empty() && self.after[point].wording(new, point).is_some() {
                entries.push(((place + 1, 0), Entry::Added(point)));
            }
        }
        place_of.sort_unstable();
        here.sort_unstable();
        let anchor = |point: usize| match place_of.partition_point(|&(before, _)| before < point) {
            0 => 0,
            n => place_of[n - 1].1,
        };
        for point in points(old, &row.cells[self.from]) {
            let links = self.links_from(point);
            if links.is_empty() && self.before[point].wording(old, point).is_some() {
                entries.push(((anchor(point), point + 1), Entry::Removed(point)));
            } else if !links.iter().any(|link| here.binary_search(&link.after.point).is_ok()) {
                entries.extend(links.first().map(|link| ((anchor(point), point + 1), Entry::Left(link))));
            }
        }
        entries.sort_by_key(|&(key, _)| key);
        entries.into_iter().map(|(_, entry)| entry).collect()
    }

    /// The links that lead from a point.
    pub fn links_from(&self, point: usize) -> &'a [Link] {
        let start = self.links.partition_point(|link| link.before.point < point);
        let len = self.links[start..].partition_point(|link| link.before.point == point);
        &self.links[start..start + len]
    }

    /// Whether a link between top-level points of the row says so of its structure.
    pub fn has(&self, row: &Lineage, relation: Relation) -> bool {
        let mut links = row.cells[self.from].iter().flat_map(|&point| self.links_from(point));
        links.any(|link| link.relation == relation && row.cells[self.to].contains(&link.after.point))
    }
}

impl Account {
    /// What the point does to the wording of its row; nothing where it has no text of
    /// its own or was read as a part of the point above it.
    fn wording(self, draft: &Draft, point: usize) -> Option<Wording> {
        let silent = self.covered
            || draft.points[point].kind == PointKind::Heading
            || draft.body(point).trim().is_empty();
        self.worst.or(if silent { None } else { Some(Wording::Substantive) })
    }
}

/// Marks the points below `point` whose text ends within `end`.
fn cover(accounts: &mut [Account], draft: &Draft, point: usize, end: usize) {
    if draft.points[point].body.end >= end {
        return;
    }
    let below = point + 1..draft.end_of(point);
    for (account, below) in accounts[below.clone()].iter_mut().zip(&draft.points[below]) {
        account.covered |= below.body.end <= end;
    }
}

/// The points of a cell and all that stands below them, in order.
fn points(draft: &Draft, cell: &[usize]) -> impl Iterator<Item = usize> {
    let ranges: Vec<Range<usize>> = cell.iter().map(|&point| point..draft.end_of(point)).collect();
    ranges.into_iter().flatten()
}

fn whole(draft: &Draft, cell: &[usize]) -> String {
    let texts: Vec<&str> = cell.iter().map(|&point| draft.slice(&draft.extent(point))).collect();
    texts.join("\n")
}
