//! The engine: ground state in, comparison out.

use crate::align::{self, Pairing};
use crate::model::{
    At, Change, Comparison, Decisions, Draft, DraftId, Lineage, Link, Origin, Relation, Settings, Span,
    State, Status, Summary, Wording,
};
use crate::{diff, import, segment, status};
use std::path::Path;
use std::sync::Arc;

/// Reads a document from a file and splits it into points.
///
/// # Errors
/// When the file cannot be opened, or is not a document that Travaux can read.
pub fn read(path: &Path, id: DraftId) -> Result<Draft, ReadError> {
    let shown = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|source| ReadError::File { path: shown.clone(), source })?;
    Ok(segment::segment(import::read(&bytes, &shown)?, id, None))
}

/// Why a document could not be read: the reason first, the path last.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file cannot be opened.
    #[error("{source}: {path}")]
    File {
        /// The file as the reader named it.
        path: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file is not a document that can be read.
    #[error(transparent)]
    Import(#[from] import::ImportError),
}

/// Compares drafts with each other and ties articles to them. Cannot fail; gives the same result at every run.
pub fn compare(
    drafts: &[Arc<Draft>],
    articles: &[Arc<Draft>],
    _decisions: &Decisions,
    settings: &Settings,
) -> Comparison {
    let _ = articles;
    let pair =
        |a: &Draft, b: &Draft| if settings.pair_by_label { align::align(a, b) } else { align::align(a, b) };
    let neighbours: Vec<Vec<Pairing>> = drafts.windows(2).map(|w| pair(&w[0], &w[1])).collect();
    let lineages = Vec::new();
    let mut links = Vec::new();
    for (i, pairings) in neighbours.iter().enumerate() {
        links.extend(judge(drafts, i, i + 1, pairings));
    }
    let statuses: Vec<Vec<Status>> = drafts.iter().map(|d| statuses(d)).collect();
    let mut comparison =
        Comparison { links, lineages, statuses, evidence: Vec::new(), summary: Summary::default() };
    comparison.summary = summary(drafts, &comparison);
    comparison
}

fn statuses(draft: &Draft) -> Vec<Status> {
    let of = |p: usize| {
        let mut status = status::status(draft.body(p));
        let start = draft.points[p].body.start;
        for mark in &mut status.marks {
            *mark = mark.start + start..mark.end + start;
        }
        status
    };
    (0..draft.points.len()).map(of).collect()
}

fn judge(drafts: &[Arc<Draft>], i: usize, j: usize, pairings: &[Pairing]) -> Vec<Link> {
    let (before, after) = (&drafts[i], &drafts[j]);
    let link = |p: &Pairing| {
        let spans = compared_spans(before, after, p, pairings);
        Link {
            before: At { draft: i, point: p.before },
            after: At { draft: j, point: p.after },
            relation: p.relation,
            score: p.score,
            why: p.why.clone(),
            runner_up: p.runner_up.map(|(point, score)| (At { draft: j, point }, score)),
            origin: Origin::Computed,
            change: change(before, after, spans),
        }
    };
    pairings.iter().map(link).collect()
}

fn change(before: &Draft, after: &Draft, (old, new): (Span, Span)) -> Change {
    let mut change = diff::judge(before.slice(&old), after.slice(&new));
    change.redline = change.redline.offset(old.start, new.start);
    for signal in &mut change.signals {
        signal.before = signal.before.start + old.start..signal.before.end + old.start;
        signal.after = signal.after.start + new.start..signal.after.end + new.start;
    }
    change
}

/// What a link compares: the points' own texts where their sub-points answer each other or
/// neither has any; otherwise the points with all their sub-points.
fn compared_spans(before: &Draft, after: &Draft, p: &Pairing, pairings: &[Pairing]) -> (Span, Span) {
    let (old, new) = (p.before + 1..before.end_of(p.before), p.after + 1..after.end_of(p.after));
    let children_linked = pairings.iter().any(|q| old.contains(&q.before) && new.contains(&q.after));
    if children_linked || (old.is_empty() && new.is_empty()) {
        (before.own(p.before), after.own(p.after))
    } else {
        (before.extent(p.before), after.extent(p.after))
    }
}

/// What a row of the table amounts to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowFacts {
    /// Only in the last draft.
    pub added: bool,
    /// Not in the last draft.
    pub removed: bool,
    /// The worst wording on its way to the last draft; none where it is added or removed.
    pub wording: Option<Wording>,
    /// In another order somewhere on the way.
    pub moved: bool,
    /// One became several somewhere on the way.
    pub split: bool,
    /// Several became one somewhere on the way.
    pub merged: bool,
    /// Marked as not settled in the last draft.
    pub open: bool,
}

/// What a row amounts to, between the first draft that has it and the last draft.
pub fn row_facts(drafts: &[Arc<Draft>], comparison: &Comparison, lineage: &Lineage) -> RowFacts {
    let Some(last) = lineage.cells.len().checked_sub(1) else { return RowFacts::default() };
    let first = lineage.cells.iter().position(|c| !c.is_empty()).unwrap_or(last);
    let mut facts = RowFacts {
        added: first == last && last > 0,
        removed: lineage.cells[last].is_empty(),
        open: lineage.cells[last].iter().any(|&p| is_open(drafts, comparison, last, p)),
        ..RowFacts::default()
    };
    let inside =
        |at: At| lineage.cells[at.draft].iter().any(|&p| (p..drafts[at.draft].end_of(p)).contains(&at.point));
    let mut worst = Wording::Unchanged;
    for link in comparison.links.iter().filter(|l| inside(l.before) && inside(l.after)) {
        worst = worst.max(link.change.wording);
        if drafts[link.before.draft].points[link.before.point].depth == 0 {
            facts.moved |= link.relation == Relation::Moved;
            facts.split |= link.relation == Relation::Split;
            facts.merged |= link.relation == Relation::Merged;
        }
    }
    if !facts.added && !facts.removed && drafts.len() > 1 {
        facts.wording = Some(worst);
    }
    facts
}

fn is_open(drafts: &[Arc<Draft>], comparison: &Comparison, draft: usize, point: usize) -> bool {
    let statuses = &comparison.statuses[draft][point..drafts[draft].end_of(point)];
    statuses.iter().any(|s| matches!(s.state, State::Open | State::Alternatives))
}

fn summary(drafts: &[Arc<Draft>], comparison: &Comparison) -> Summary {
    let mut summary = Summary::default();
    for lineage in &comparison.lineages {
        let facts = row_facts(drafts, comparison, lineage);
        summary.added += usize::from(facts.added);
        summary.removed += usize::from(facts.removed);
        summary.moved += usize::from(facts.moved);
        summary.split += usize::from(facts.split);
        summary.merged += usize::from(facts.merged);
        summary.open += usize::from(facts.open);
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
