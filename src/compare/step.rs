//! The step from one draft to another: which points are accounted for, and what became of each.
//!
//! # What is compared in a link
//! The two own texts with their headings, when a sub-point of either has a partner of
//! its own. Otherwise both whole extents, sub-points included: "20 with (a) to (c)"
//! against "20, which is the text of (a)" then reads as what it is. A link that such
//! an extent contains, here from 20 (a) to 20, adds nothing to the row.

use crate::align::Pairing;
use crate::diff;
use crate::model::{Draft, Lineage, Link, PointKind, Relation, Span, Wording};
use std::ops::Range;
use std::sync::Arc;

/// The pairings of two drafts, to be asked from both sides.
pub(super) struct Partners<'a> {
    pub(super) before: &'a Draft,
    pub(super) after: &'a Draft,
    /// `(before, after)` and `(after, before)`, each in order.
    forth: Vec<(usize, usize)>,
    back: Vec<(usize, usize)>,
    /// Whether any point is paired with one that is printed under another number.
    pub(super) is_renumbered: bool,
    /// Whether the drafts are in different languages.
    pub(super) are_foreign: bool,
}

impl<'a> Partners<'a> {
    pub(super) fn new(before: &'a Draft, after: &'a Draft, pairings: &[Pairing]) -> Self {
        let mut forth: Vec<_> = pairings.iter().map(|p| (p.before, p.after)).collect();
        let mut back: Vec<_> = pairings.iter().map(|p| (p.after, p.before)).collect();
        forth.sort_unstable();
        back.sort_unstable();
        let label = |draft: &'a Draft, point: usize| draft.points[point].label.path.as_str();
        let is_renumbered = forth.iter().any(|&(old, new)| label(before, old) != label(after, new));
        Partners { before, after, forth, back, is_renumbered, are_foreign: before.is_foreign_to(after) }
    }

    /// Whether either of two points, or a point below it, is paired with any: what then does not answer
    /// the other is another provision, and not the same one written anew.
    pub(super) fn knows(&self, before: usize, after: usize) -> bool {
        let any = |pairs: &[(usize, usize)], below: Range<usize>| {
            let first = pairs.partition_point(|&(own, _)| own < below.start);
            pairs.get(first).is_some_and(|&(own, _)| own < below.end)
        };
        any(&self.forth, before..self.before.end_of(before))
            || any(&self.back, after..self.after.end_of(after))
    }

    /// Whether two points, or points below them, are paired.
    pub(super) fn answer(&self, before: usize, after: usize) -> bool {
        let below = (before..self.before.end_of(before), after..self.after.end_of(after));
        let first = self.forth.partition_point(|&(own, _)| own < below.0.start);
        let mut own = self.forth[first..].iter().take_while(|(own, _)| *own < below.0.end);
        own.any(|(_, partner)| below.1.contains(partner))
    }

    /// The spans of two paired points that are compared.
    pub(super) fn compared(&self, before: usize, after: usize) -> (Span, Span) {
        let parted = |pairs: &[(usize, usize)], below: Range<usize>, other: usize| {
            let first = pairs.partition_point(|&(own, _)| own < below.start);
            pairs[first..]
                .iter()
                .take_while(|(own, _)| *own < below.end)
                .any(|&(_, partner)| partner != other)
        };
        match parted(&self.forth, before + 1..self.before.end_of(before), after)
            || parted(&self.back, after + 1..self.after.end_of(after), before)
        {
            true => (self.before.own(before), self.after.own(after)),
            false => (self.before.extent(before), self.after.extent(after)),
        }
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
    /// For each later point the links that lead to it and are not contained in another.
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
            let ops = &link.change.redline.ops;
            cover(
                &mut step.before,
                &drafts[from],
                link.before.point,
                ops.last().map_or(0, |op| op.before.end),
            );
            cover(&mut step.after, &drafts[to], link.after.point, ops.last().map_or(0, |op| op.after.end));
        }
        let apart: Vec<&Link> = links.iter().filter(|link| !step.is_contained(link)).collect();
        for link in apart {
            let worst = Some(link.change.wording);
            let account = &mut step.before[link.before.point];
            account.worst = account.worst.max(worst);
            let account = &mut step.after[link.after.point];
            account.worst = account.worst.max(worst);
            step.into[link.after.point].push(link);
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
            let foreign = self.drafts[self.from].is_foreign_to(&self.drafts[self.to]);
            return Some(match foreign && !diff::share_words(&old, &new) {
                true => diff::judge_across(&old, &new, &|_, _, _| None).wording,
                false => diff::judge(&old, &new).wording,
            });
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

    /// Whether the point above one end is linked to the other end, by a text that contains this one.
    fn is_contained(&self, link: &Link) -> bool {
        let (before, after) = (link.before.point, link.after.point);
        let above = |draft: &'a Draft, point: usize| {
            std::iter::successors(draft.points[point].parent, |&p| draft.points[p].parent)
        };
        let linked = |before, after| self.links_from(before).iter().any(|link| link.after.point == after);
        self.before[before].covered && above(&self.drafts[self.from], before).any(|p| linked(p, after))
            || self.after[after].covered && above(&self.drafts[self.to], after).any(|p| linked(before, p))
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
            || draft.slice(&draft.own(point)).trim().is_empty();
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
