//! The answer in numbers.

use super::Step;
use crate::model::{Comparison, Draft, Lineage, Relation, State, Summary, Wording};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Counts the rows between two columns, `from` before `to`.
///
/// A row that is in the last of them and in none before is *added*; one that is in
/// an earlier and not in the last is *removed*. Any other row counts under its
/// worst wording on the way from the first draft that has it to the last, one draft
/// that has it after the other: a figure that went up and came down again is still
/// a change of substance. With two drafts that is simply the wording of the row
/// ([`Step::wording`]). *moved*, *split* and *merged* count the rows in which a link
/// between top-level points says so, beside their wording. *open* counts the
/// top-level points of the last draft that are marked as open or as alternatives,
/// or have a sub-point that is; a placeholder is not counted.
pub fn summary(drafts: &[Arc<Draft>], comparison: &Comparison, from: usize, to: usize) -> Summary {
    let mut summary = Summary::default();
    if to >= drafts.len() {
        return summary;
    }
    summary.open = open_points(&drafts[to], comparison, to).len();
    let mut steps = BTreeMap::new();
    for row in &comparison.lineages {
        let there: Vec<usize> = (from..=to).filter(|&d| !row.cells[d].is_empty()).collect();
        let Some(&last) = there.last() else { continue };
        let mut worst = Wording::Unchanged;
        let mut relations = [Relation::Moved, Relation::Split, Relation::Merged].map(|r| (r, false));
        for way in there.windows(2) {
            let (a, b) = (way[0], way[1]);
            let step = steps.entry((a, b)).or_insert_with(|| Step::new(drafts, &comparison.links, a, b));
            worst = worst.max(step.wording(row).unwrap_or(worst));
            for (relation, found) in &mut relations {
                *found |= step.has(row, *relation);
            }
        }
        let [moved, split, merged] = relations.map(|(_, found)| usize::from(found));
        summary.moved += moved;
        summary.split += split;
        summary.merged += merged;
        *match worst {
            _ if last < to => &mut summary.removed,
            _ if there.len() == 1 && from < to => &mut summary.added,
            Wording::Unchanged => &mut summary.unchanged,
            Wording::Editorial => &mut summary.editorial,
            Wording::Reworded => &mut summary.reworded,
            Wording::Substantive => &mut summary.substantive,
        } += 1;
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
