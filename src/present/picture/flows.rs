//! Which top-level point became which, and with how many of its words.

use super::{Bar, Kind};
use crate::compare::Step;
use crate::model::{At, Comparison, Draft, Link, Relation, Wording};
use crate::present::Table;
use crate::text;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What went from one bar to a later one.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    pub from: usize,
    pub to: usize,
    /// How many words of the earlier bar went.
    pub out: f32,
    /// How many words of the later bar came.
    pub into: f32,
    pub kind: Kind,
    /// How far its words changed, where that was judged.
    pub wording: Option<Wording>,
}

/// How many words a point has without its sub-points.
pub(super) fn words(draft: &Draft, point: usize) -> usize {
    text::words::words(draft.slice(&draft.own(point))).count()
}

/// What went from each bar to the bars of the next draft, and over the drafts that lack its row.
pub(super) fn flows(
    drafts: &[Arc<Draft>],
    comparison: &Comparison,
    table: &Table,
    bars: &[Bar],
) -> Vec<Flow> {
    let bar_of = BarOf::new(drafts, bars);
    let mut flows = Vec::new();
    for column in 1..drafts.len() {
        let key = |link: &Link| (link.before.draft, link.after.draft);
        let start = comparison.links.partition_point(|link| key(link) < (column - 1, column));
        let end = comparison.links.partition_point(|link| key(link) <= (column - 1, column));
        flows.extend(step(drafts, comparison, &bar_of, bars, column, start..end));
    }
    come_back(comparison, table, &bar_of, bars, &mut flows);
    flows
}

/// The bar in which each point of each draft stands.
struct BarOf(Vec<Vec<Option<usize>>>);

impl BarOf {
    fn new(drafts: &[Arc<Draft>], bars: &[Bar]) -> Self {
        let mut of: Vec<Vec<Option<usize>>> = drafts.iter().map(|d| vec![None; d.points.len()]).collect();
        for (index, bar) in bars.iter().enumerate() {
            let end = drafts[bar.at.draft].end_of(bar.at.point);
            of[bar.at.draft][bar.at.point..end].fill(Some(index));
        }
        BarOf(of)
    }

    fn get(&self, at: At) -> Option<usize> {
        *self.0.get(at.draft)?.get(at.point)?
    }
}

/// What a point's words have to do with bars of the other draft: `(bar, share)`, the shares adding up to 1.
type Shares = Vec<(usize, f32)>;

/// The flows from the draft before to that of a column, whose links are those of a range.
fn step(
    drafts: &[Arc<Draft>],
    comparison: &Comparison,
    bar_of: &BarOf,
    bars: &[Bar],
    column: usize,
    links: std::ops::Range<usize>,
) -> Vec<Flow> {
    let mut met: BTreeMap<(usize, usize), (Relation, Wording)> = BTreeMap::new();
    let mut forth: BTreeMap<usize, Shares> = BTreeMap::new();
    let mut back: BTreeMap<usize, Shares> = BTreeMap::new();
    for link in &comparison.links[links] {
        let (Some(from), Some(to)) = (bar_of.get(link.before), bar_of.get(link.after)) else { continue };
        let weight = |at: At| words(&drafts[at.draft], at.point).max(1) as f32;
        add(forth.entry(link.before.point).or_default(), to, weight(link.after));
        add(back.entry(link.after.point).or_default(), from, weight(link.before));
        let whole = bars[from].at == link.before && bars[to].at == link.after;
        let known = met.entry((from, to)).or_insert((link.relation, Wording::Unchanged));
        if whole {
            known.0 = link.relation;
        }
        known.1 = known.1.max(link.change.wording);
    }
    let rows = Step::new(drafts, &comparison.links, column - 1, column);
    let flow = |((from, to), (relation, wording)): ((usize, usize), (Relation, Wording))| {
        // What was left out or put in beside the words that went is told by the row.
        let row = (bars[from].row == bars[to].row).then(|| &comparison.lineages[bars[to].row]);
        let wording = wording.max(row.and_then(|row| rows.wording(row)).unwrap_or(wording));
        let kind = Kind::of(relation, wording);
        ((from, to), Flow { from, to, out: 0.0, into: 0.0, kind, wording: Some(wording) })
    };
    let mut flows: BTreeMap<(usize, usize), Flow> = met.into_iter().map(flow).collect();
    for (index, bar) in bars.iter().enumerate() {
        if bar.at.draft + 1 == column {
            for (to, words) in shared(&drafts[column - 1], bar, &forth) {
                flows.entry((index, to)).and_modify(|flow| flow.out += words);
            }
        }
        if bar.at.draft == column {
            for (from, words) in shared(&drafts[column], bar, &back) {
                flows.entry((from, index)).and_modify(|flow| flow.into += words);
            }
        }
    }
    flows.into_values().collect()
}

fn add(shares: &mut Shares, bar: usize, weight: f32) {
    match shares.iter_mut().find(|(known, _)| *known == bar) {
        Some((_, sum)) => *sum += weight,
        None => shares.push((bar, weight)),
    }
}

/// How many words of a bar belong to each bar of the other draft. A sub-point without a partner of its own goes
/// with the point above it.
fn shared(draft: &Draft, bar: &Bar, partners: &BTreeMap<usize, Shares>) -> Vec<(usize, f32)> {
    let mut total: Vec<(usize, f32)> = Vec::new();
    for point in bar.at.point..draft.end_of(bar.at.point) {
        let mut asked = point;
        let found = loop {
            match (partners.get(&asked), draft.points[asked].parent) {
                (Some(shares), _) => break Some(shares),
                (None, Some(parent)) if asked != bar.at.point => asked = parent,
                (None, _) => break None,
            }
        };
        let words = words(draft, point) as f32;
        let sum: f32 = found.iter().flat_map(|shares| shares.iter()).map(|(_, weight)| weight).sum();
        for &(to, weight) in found.into_iter().flatten() {
            add(&mut total, to, words * weight / sum);
        }
    }
    total
}

/// Adds what goes on in a row though nothing says so between the two drafts themselves: a point that
/// is back after a draft without it.
fn come_back(comparison: &Comparison, table: &Table, bar_of: &BarOf, bars: &[Bar], flows: &mut Vec<Flow>) {
    let mut known: Vec<(usize, usize)> = flows.iter().map(|flow| (bars[flow.from].row, flow.to)).collect();
    known.sort_unstable();
    for (row, cells) in table.rows.iter().enumerate().map(|(row, r)| (row, &r.cells)) {
        let there: Vec<usize> = (0..cells.len()).filter(|&c| !cells[c].points.is_empty()).collect();
        for way in there.windows(2) {
            let bar = |column: usize| {
                let at = At { draft: column, point: cells[column].points[0] };
                Some((bar_of.get(at)?, at))
            };
            let (Some((from, before)), Some((to, after))) = (bar(way[0]), bar(way[1])) else { continue };
            let mut own = cells[way[1]].points.iter();
            let reached = |&point: &usize| {
                let at = At { draft: way[1], point };
                bar_of.get(at).is_some_and(|to| known.binary_search(&(row, to)).is_ok())
            };
            if !own.any(reached) {
                let link = comparison
                    .links
                    .binary_search_by_key(&(before.draft, after.draft, before.point, after.point), |link| {
                        (link.before.draft, link.after.draft, link.before.point, link.after.point)
                    });
                let wording = link.ok().map(|link| comparison.links[link].change.wording);
                let (out, into) = (bars[from].words as f32, bars[to].words as f32);
                flows.push(Flow { from, to, out, into, kind: Kind::Back, wording });
            }
        }
    }
}
