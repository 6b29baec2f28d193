//! The answer in numbers.

use super::Step;
use crate::model::{Absence, Comparison, Draft, Lineage, Link, Missing, Relation, State, Summary, Wording};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What became of a row between two columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What became of its words.
    pub fate: Fate,
    /// What became of its place: moved, split, merged, each at most once.
    pub relations: Vec<Relation>,
}

/// What became of the words of a row between two columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Only the last draft has it.
    Added,
    /// The first draft has it, the last has not.
    Removed,
    /// Only drafts in between have it.
    CameAndWent,
    /// An earlier draft and the last have it.
    Stayed(Wording),
}

/// Counts the rows between two columns, `from` before `to`, by their [`outcomes`].
///
/// *moved*, *split* and *merged* are counted beside the wording. *open* is the number of [`open_points`].
pub fn summary(drafts: &[Arc<Draft>], comparison: &Comparison, from: usize, to: usize) -> Summary {
    let mut summary = Summary::default();
    for outcome in outcomes(drafts, comparison, from, to).into_iter().flatten() {
        let has = |relation| usize::from(outcome.relations.contains(&relation));
        summary.moved += has(Relation::Moved);
        summary.split += has(Relation::Split);
        summary.merged += has(Relation::Merged);
        *match outcome.fate {
            Fate::Added => &mut summary.added,
            Fate::Removed => &mut summary.removed,
            Fate::CameAndWent => continue,
            Fate::Stayed(Wording::Unchanged) => &mut summary.unchanged,
            Fate::Stayed(Wording::Translated) => &mut summary.translated,
            Fate::Stayed(Wording::Editorial) => &mut summary.editorial,
            Fate::Stayed(Wording::Reworded) => &mut summary.reworded,
            Fate::Stayed(Wording::Substantive) => &mut summary.substantive,
        } += 1;
    }
    summary.open = drafts.get(to).map_or(0, |draft| open_points(draft, comparison, to).len());
    summary
}

/// What became of each row between two columns, `from` before `to`; `None` for a row
/// that is in none of the drafts between them.
///
/// A row that is in the last of them and in none before is *added*; one that is in
/// the first and not in the last is *removed*; one that only drafts in between have
/// is neither, for it changes nothing from the first to the last. Any other row counts under its
/// worst wording on the way from the first draft that has it to the last, one draft
/// that has it after the other: a figure that went up and came down again is still
/// a change of substance. With two drafts that is simply the wording of the row
/// ([`Step::wording`]). The relations are those of the links between its top-level
/// points on the same way.
///
/// A draft that holds nothing but a note that the point was deleted does not have the row. A
/// row whose points were merged into one of another row stayed, by the wording of that link.
pub fn outcomes(
    drafts: &[Arc<Draft>],
    comparison: &Comparison,
    from: usize,
    to: usize,
) -> Vec<Option<Outcome>> {
    let mut steps = BTreeMap::new();
    let outcome = |row: &Lineage| {
        let there: Vec<usize> = (from..=to).filter(|&d| is_there(row, d)).collect();
        let last = *there.last()?;
        let mut worst = Wording::Unchanged;
        let mut relations = Vec::new();
        for way in there.windows(2) {
            let (a, b) = (way[0], way[1]);
            let step = steps.entry((a, b)).or_insert_with(|| Step::new(drafts, &comparison.links, a, b));
            worst = worst.max(step.wording(row).unwrap_or(worst));
            for relation in [Relation::Moved, Relation::Split, Relation::Merged] {
                if !relations.contains(&relation) && step.has(row, relation) {
                    relations.push(relation);
                }
            }
        }
        let merged = (last < to).then(|| merged_away(drafts, &comparison.links, row, last)).flatten();
        if let Some(link) = merged {
            worst = worst.max(link.change.wording);
            if !relations.contains(&Relation::Merged) {
                relations.push(Relation::Merged);
            }
        }
        let fate = match there[0] {
            _ if merged.is_some() => Fate::Stayed(worst),
            first if last < to && first > from => Fate::CameAndWent,
            _ if last < to => Fate::Removed,
            first if first == to && from < to => Fate::Added,
            _ => Fate::Stayed(worst),
        };
        Some(Outcome { fate, relations })
    };
    comparison.lineages.iter().map(outcome).collect()
}

/// Whether a draft has a row, and not only a note that it was deleted.
fn is_there(row: &Lineage, draft: usize) -> bool {
    let is_deleted = |absence: &Absence| absence.kind == Missing::Deleted;
    row.cells.get(draft).is_some_and(|cell| !cell.is_empty())
        && !row.absent.get(draft).and_then(Option::as_ref).is_some_and(is_deleted)
}

/// The link by which a row that ends with a draft goes on inside a top-level point of another row.
fn merged_away<'a>(drafts: &[Arc<Draft>], links: &'a [Link], row: &Lineage, last: usize) -> Option<&'a Link> {
    let next = drafts.get(last + 1).filter(|_| row.cells[last + 1].is_empty())?;
    let own = |&point: &usize| {
        let key = (last, last + 1, point);
        let of = |link: &Link| (link.before.draft, link.after.draft, link.before.point);
        let start = links.partition_point(|link| of(link) < key);
        links[start..].iter().take_while(move |link| of(link) == key)
    };
    let into_top = |link: &&Link| next.points[link.after.point].depth == 0;
    row.cells[last].iter().flat_map(own).find(into_top)
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
                || matches!(step.wording(row), Some(Wording::Unchanged | Wording::Translated))
        };
        !comparison.lineages.iter().all(same)
    };
    comparison.links.iter().any(|link| link.relation != Relation::Same)
        || (1..drafts.len()).any(|to| changed(to - 1))
}
