//! Statements of articles in a comparison: tied to points, to as much of a point as is meant, and to one row.

use crate::align::{self, evidence::Said};
use crate::meaning::Meaning;
use crate::model::{At, Draft, Evidence, Lineage, Stance, State, Status};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What an article says: its statements tied to points, each with its stance and who takes it.
pub(super) fn evidence(
    index: usize,
    article: &Draft,
    drafts: &[Arc<Draft>],
    statuses: &[Vec<Status>],
    meaning: Option<&dyn Meaning>,
) -> Vec<Evidence> {
    let said = align::evidence::evidence(article, drafts, statuses, meaning);
    let of_statement = |(point, (said, status)): (usize, (Said, Status))| Evidence {
        statement: At { draft: index, point },
        score: said.about.first().map_or(0.0, |&(_, fit)| fit),
        about: said.about.into_iter().map(|(at, _)| at).collect(),
        stance: match (said.stance, status.state) {
            (_, State::Open | State::Alternatives | State::Placeholder) => Stance::Open,
            (Some(stance), _) => stance,
            (None, State::Agreed | State::Provisional) => Stance::Agreed,
            (None, _) => Stance::Reported,
        },
        speaker: said.speaker,
    };
    said.into_iter().zip(super::statuses(article)).enumerate().map(of_statement).collect()
}

/// A sub-point that says how far its point is agreed speaks for the whole point.
pub(super) fn lift(evidence: &mut Evidence, drafts: &[Arc<Draft>], statuses: &[Vec<Status>]) {
    for at in &mut evidence.about {
        while statuses[at.draft][at.point].state != State::Plain {
            let Some(parent) = drafts[at.draft].points[at.point].parent else { break };
            if !drafts[at.draft].points[parent].is_provision() {
                break;
            }
            at.point = parent;
        }
    }
    let mut seen = Vec::new();
    evidence.about.retain(|at| {
        !seen.contains(at) && {
            seen.push(*at);
            true
        }
    });
}

/// The row of each top-level point of each draft.
pub(super) struct Rows<'a> {
    lineages: &'a [Lineage],
    of: Vec<BTreeMap<usize, usize>>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(drafts: &[Arc<Draft>], lineages: &'a [Lineage]) -> Self {
        let mut of = vec![BTreeMap::new(); drafts.len()];
        for (row, lineage) in lineages.iter().enumerate() {
            for (cell, of) in lineage.cells.iter().zip(&mut of) {
                of.extend(cell.iter().map(|&point| (point, row)));
            }
        }
        Rows { lineages, of }
    }

    fn row(&self, drafts: &[Arc<Draft>], at: At) -> Option<usize> {
        let top = (0..=at.point).rev().find(|&p| drafts[at.draft].points[p].depth == 0)?;
        self.of[at.draft].get(&top).copied()
    }

    fn is_in(&self, row: usize, draft: usize) -> bool {
        !self.lineages[row].cells[draft].is_empty()
    }
}

/// What a statement says of the draft that it fits best, it does not say of another point elsewhere: a point
/// is left out where the draft that fits best has its successor, of which it is not said, and where its own draft
/// has what is meant.
pub(super) fn keep_to_rows(evidence: &mut Evidence, drafts: &[Arc<Draft>], rows: &Rows) {
    let Some(&best) = evidence.about.first() else { return };
    let Some(meant) = rows.row(drafts, best) else { return };
    let here: Vec<usize> = evidence
        .about
        .iter()
        .filter(|at| at.draft == best.draft)
        .filter_map(|&at| rows.row(drafts, at))
        .collect();
    evidence.about.retain(|&at| {
        at.draft == best.draft
            || rows.row(drafts, at).is_none_or(|row| {
                here.contains(&row) || !rows.is_in(row, best.draft) || !rows.is_in(meant, at.draft)
            })
    });
}
