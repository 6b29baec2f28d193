//! The engine: a file in, a draft out; ground state in, comparison out.
//!
//! [`read`] is the only door to the disk. [`compare()`] is pure: it cannot fail and
//! gives the same result at every run, on one processor or on many.

mod read;
mod step;
mod summary;
#[cfg(test)]
mod tests;

pub use read::{MAX_BYTES, ReadError, Reading, draft_as, draft_of, load, open_file, read, read_as};
use step::Partners;
pub use step::{Entry, Step};
pub use summary::{Fate, Outcome, differs, open_points, outcomes, summary};

use crate::align::{self, Pairing, evidence::Said};
use crate::model::{
    At, Comparison, Decisions, Draft, Evidence, Lineage, Link, Origin, Settings, Span, Stance, State, Status,
};
use crate::{diff, parallel, status};
use std::sync::Arc;

/// Compares drafts, in the order given.
///
/// Neighbours are linked, or every two drafts with `settings.all_pairs`. The notes
/// in `decisions` do not change the result. See [`Step`] for what is compared in a
/// link and [`outcomes`] for what is counted.
pub fn compare(
    drafts: &[Arc<Draft>],
    articles: &[Arc<Draft>],
    _decisions: &Decisions,
    settings: &Settings,
) -> Comparison {
    let pairs = pairs(drafts.len(), settings.all_pairs);
    let align = |&(from, to): &(usize, usize)| match settings.pair_by_label {
        true => align::by_label(&drafts[from], &drafts[to]),
        false => align::align(&drafts[from], &drafts[to]),
    };
    let statuses = || drafts.iter().map(|draft| statuses(draft)).collect::<Vec<_>>();
    let evidence = || articles.iter().enumerate().flat_map(|(i, a)| evidence(i, a, drafts)).collect();
    let (pairings, (statuses, evidence)) =
        parallel::both(|| parallel::map(&pairs, align), || (statuses(), evidence()));
    let links = links(drafts, &pairs, &pairings);
    let neighbours: Vec<Vec<Pairing>> =
        pairs.iter().zip(pairings).filter(|((from, to), _)| from + 1 == *to).map(|(_, p)| p).collect();
    let lineages: Vec<Lineage> = align::lineage::lineages(drafts, &neighbours);
    let mut comparison = Comparison { links, lineages, statuses, evidence, ..Comparison::default() };
    comparison.summary = summary(drafts, &comparison, 0, drafts.len().saturating_sub(1));
    comparison
}

/// The pairs of columns that are linked: neighbours, or every two.
pub fn pairs(drafts: usize, all: bool) -> Vec<(usize, usize)> {
    (0..drafts)
        .flat_map(|from| {
            (from + 1..if all { drafts } else { drafts.min(from + 2) }).map(move |to| (from, to))
        })
        .collect()
}

/// The status of each point of a draft, from its own text without its sub-points.
pub fn statuses(draft: &Draft) -> Vec<Status> {
    let of_point = |point: usize| {
        let mut status = status::status(draft.body(point));
        let start = draft.points[point].body.start;
        for mark in &mut status.marks {
            *mark = offset(mark, start);
        }
        status
    };
    (0..draft.points.len()).map(of_point).collect()
}

/// The short names of drafts, each made unique by `-2`, `-3` … where it repeats an earlier one.
pub fn sigla(drafts: &[Arc<Draft>]) -> Vec<String> {
    let mut taken: Vec<String> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let wanted = match draft.siglum.trim() {
            "" => "draft",
            siglum => siglum,
        };
        let numbered = (2..).map(|n| format!("{wanted}-{n}"));
        let free = std::iter::once(wanted.to_owned()).chain(numbered).find(|name| !taken.contains(name));
        taken.extend(free);
    }
    taken
}

/// Judges every pairing. The links come out in the order of the pairs and pairings.
fn links(drafts: &[Arc<Draft>], pairs: &[(usize, usize)], pairings: &[Vec<Pairing>]) -> Vec<Link> {
    let partners: Vec<Partners<'_>> = pairs
        .iter()
        .zip(pairings)
        .map(|(&(from, to), pairings)| Partners::new(&drafts[from], &drafts[to], pairings))
        .collect();
    let jobs: Vec<((usize, usize), &Partners<'_>, &Pairing)> = pairs
        .iter()
        .zip(&partners)
        .zip(pairings)
        .flat_map(|((&pair, partners), all)| all.iter().map(move |one| (pair, partners, one)))
        .collect();
    parallel::map(&jobs, |&((from, to), partners, one)| {
        let (before, after) = partners.compared(one.before, one.after);
        let mut change = diff::judge(drafts[from].slice(&before), drafts[to].slice(&after));
        change.redline = change.redline.offset(before.start, after.start);
        for signal in &mut change.signals {
            signal.before = offset(&signal.before, before.start);
            signal.after = offset(&signal.after, after.start);
        }
        Link {
            before: At { draft: from, point: one.before },
            after: At { draft: to, point: one.after },
            relation: one.relation,
            score: one.score,
            why: one.why.clone(),
            runner_up: one.runner_up.map(|(point, score)| (At { draft: to, point }, score)),
            origin: Origin::Computed,
            change,
        }
    })
}

/// What an article says: its statements tied to points, each with its stance and who takes it.
fn evidence(index: usize, article: &Draft, drafts: &[Arc<Draft>]) -> Vec<Evidence> {
    let said = align::evidence::evidence(article, drafts);
    let of_statement = |(point, (said, status)): (usize, (Said, Status))| Evidence {
        statement: At { draft: index, point },
        score: said.about.first().map_or(0.0, |&(_, fit)| fit),
        about: said.about.into_iter().map(|(at, _)| at).collect(),
        stance: match (said.stance, status.state) {
            (_, State::Open | State::Alternatives | State::Placeholder) => Stance::Open,
            (Some(stance), _) => stance,
            (None, State::Agreed) => Stance::Agreed,
            (None, _) => Stance::Reported,
        },
        speaker: said.speaker,
    };
    said.into_iter().zip(statuses(article)).enumerate().map(of_statement).collect()
}

fn offset(span: &Span, by: usize) -> Span {
    span.start + by..span.end + by
}
