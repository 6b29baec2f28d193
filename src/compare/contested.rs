//! What the reader says of wordings, statuses and absences, laid over what was found.
//!
//! What is said holds. Where it is what was found anyway, the reader confirmed it; else it is the reader's own.

use crate::model::{Absence, At, Decisions, Draft, Lineage, Link, Origin, PointId, Status};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Who says something that the reader says, and that was found or not.
fn origin(found: bool) -> Origin {
    if found { Origin::Confirmed } else { Origin::Manual }
}

/// The point that saved data names.
fn at(drafts: &[Arc<Draft>], id: PointId) -> Option<At> {
    let draft = drafts.iter().position(|draft| draft.id == id.draft)?;
    drafts[draft].holder(id).map(|point| At { draft, point })
}

/// Lays what is said of the points of a draft over their statuses. Marks and options stay only with the
/// state that they speak for.
pub(super) fn statuses(draft: &Draft, statuses: &mut [Status], decisions: &Decisions) {
    for decision in decisions.statuses.iter().rev() {
        let status = draft.holder(decision.point).and_then(|point| statuses.get_mut(point));
        let Some(status) = status.filter(|status| status.origin == Origin::Computed) else { continue };
        let found = status.state == decision.state;
        status.origin = origin(found);
        if !found {
            status.state = decision.state;
            status.marks.clear();
            status.options.clear();
        }
    }
}

/// Lays what is said of wordings over the links.
pub(super) fn wordings(drafts: &[Arc<Draft>], links: &mut [Link], decisions: &Decisions) {
    let mut said = BTreeMap::new();
    for decision in &decisions.wordings {
        let [Some(one), Some(other)] = decision.points.map(|id| at(drafts, id)) else { continue };
        said.insert((one.min(other), one.max(other)), decision.wording);
    }
    if said.is_empty() {
        return;
    }
    for link in links {
        if let Some(&wording) = said.get(&(link.before, link.after)) {
            link.change.origin = origin(link.change.wording == wording);
            link.change.wording = wording;
        }
    }
}

/// Lays what is said of absences over the rows. A row that is there is not absent, whatever is said.
pub(super) fn absences(drafts: &[Arc<Draft>], lineages: &mut [Lineage], decisions: &Decisions) {
    for decision in decisions.absences.iter().rev() {
        let column = drafts.iter().position(|draft| draft.id == decision.draft);
        let (Some(column), Some(point)) = (column, at(drafts, decision.point)) else { continue };
        let top = top(&drafts[point.draft], point.point);
        let row = lineages.iter_mut().find(|row| row.cells[point.draft].contains(&top));
        let Some(row) = row.filter(|row| row.cells[column].is_empty()) else { continue };
        let absent = &mut row.absent[column];
        match absent {
            Some(absence) if absence.origin != Origin::Computed => {}
            Some(absence) if absence.kind == decision.kind => absence.origin = Origin::Confirmed,
            _ => {
                *absent =
                    Some(Absence { kind: decision.kind, note: None, part: None, origin: Origin::Manual })
            }
        }
    }
}

/// The top-level point above a point; a top-level point is its own.
fn top(draft: &Draft, point: usize) -> usize {
    let above = std::iter::successors(Some(point), |&p| draft.points[p].parent);
    above.filter(|&p| draft.points[p].is_provision()).last().unwrap_or(point)
}
