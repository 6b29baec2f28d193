//! The answer in numbers.

use super::Step;
use crate::model::{Comparison, Draft, Lineage, Relation, State, Summary, Wording};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What became of a row between two columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowFacts {
    /// In the last column and in none before.
    pub added: bool,
    /// In an earlier column and not in the last.
    pub removed: bool,
    /// The worst wording on the way from the first draft that has it to the last, one draft that has it
    /// after the other: a figure that went up and came down again is still a change of substance.
    /// `None` for a row that is added, removed, or in neither column.
    pub wording: Option<Wording>,
    /// A link between its top-level points says that its order changed.
    pub moved: bool,
    /// A link between its top-level points says that it was split.
    pub split: bool,
    /// A link between its top-level points says that it was merged.
    pub merged: bool,
    /// How many of its points in the last column are marked as open or as alternatives, themselves or in a
    /// sub-point. A placeholder is not counted.
    pub open: usize,
}

/// What became of each row between two columns, `from` before `to`, in the order of the lineages.
/// With two drafts the wording is simply that of the row ([`Step::wording`]).
pub fn row_facts(drafts: &[Arc<Draft>], comparison: &Comparison, from: usize, to: usize) -> Vec<RowFacts> {
    if to >= drafts.len() {
        return vec![RowFacts::default(); comparison.lineages.len()];
    }
    let open = open_points(&drafts[to], comparison, to);
    let mut steps = BTreeMap::new();
    let mut facts_of = |row: &Lineage| {
        let there: Vec<usize> = (from..=to).filter(|&d| !row.cells[d].is_empty()).collect();
        let mut facts = RowFacts::default();
        let Some(&last) = there.last() else { return facts };
        let mut worst = Wording::Unchanged;
        for way in there.windows(2) {
            let (a, b) = (way[0], way[1]);
            let step = steps.entry((a, b)).or_insert_with(|| Step::new(drafts, &comparison.links, a, b));
            worst = worst.max(step.wording(row).unwrap_or(worst));
            facts.moved |= step.has(row, Relation::Moved);
            facts.split |= step.has(row, Relation::Split);
            facts.merged |= step.has(row, Relation::Merged);
        }
        facts.removed = last < to;
        facts.added = !facts.removed && there.len() == 1 && from < to;
        facts.wording = (!facts.removed && !facts.added).then_some(worst);
        facts.open = row.cells[to].iter().filter(|p| open.contains(p)).count();
        facts
    };
    comparison.lineages.iter().map(&mut facts_of).collect()
}

/// Counts the rows between two columns by what became of them ([`RowFacts`]).
pub fn summary(drafts: &[Arc<Draft>], comparison: &Comparison, from: usize, to: usize) -> Summary {
    let mut summary = Summary::default();
    for facts in row_facts(drafts, comparison, from, to) {
        summary.added += usize::from(facts.added);
        summary.removed += usize::from(facts.removed);
        summary.moved += usize::from(facts.moved);
        summary.split += usize::from(facts.split);
        summary.merged += usize::from(facts.merged);
        summary.open += facts.open;
        match facts.wording {
            Some(Wording::Unchanged) => summary.unchanged += 1,
            Some(Wording::Editorial) => summary.editorial += 1,
            Some(Wording::Reworded) => summary.reworded += 1,
            Some(Wording::Substantive) => summary.substantive += 1,
            None => {}
        }
    }
    summary
}

/// The top-level points of a draft that are not settled, themselves or in a sub-point.
pub fn open_points(draft: &Draft, comparison: &Comparison, column: usize) -> Vec<usize> {
    let is_open = |point: usize| {
        let state = comparison.statuses.get(column).and_then(|s| s.get(point)).map(|s| s.state);
        matches!(state, Some(State::Open | State::Alternatives))
    };
    let top =
        (0..draft.points.len()).filter(|&p| draft.points[p].depth == 0 && draft.points[p].is_provision());
    top.filter(|&p| (p..draft.end_of(p)).any(is_open)).collect()
}

/// Whether anything changed from any draft to the next.
pub fn differs(drafts: &[Arc<Draft>], comparison: &Comparison) -> bool {
    let changed = |from: usize| {
        let step = Step::new(drafts, &comparison.links, from, from + 1);
        let same = |row: &Lineage| {
            row.cells[from].is_empty() && row.cells[from + 1].is_empty()
                || step.wording(row) == Some(Wording::Unchanged)
        };
        !comparison.lineages.iter().all(same)
    };
    comparison.links.iter().any(|link| link.relation != Relation::Same)
        || (1..drafts.len()).any(|to| changed(to - 1))
}
