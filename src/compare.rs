//! The engine: a file in, a draft out; ground state in, comparison out.
//!
//! [`read`] is the only door to the disk. [`compare()`] is pure: it cannot fail and
//! gives the same result at every run, on one processor or on many.

mod read;
mod step;
mod summary;
#[cfg(test)]
mod tests;

pub use read::{MAX_BYTES, ReadError, draft_of, load, open_file, read, read_as};
use step::Partners;
pub use step::{Entry, Step};
pub use summary::{Fate, Outcome, differs, open_points, outcomes, summary};

use crate::align::{self, Pairing};
use crate::model::{
    At, Comparison, Decisions, Draft, Evidence, Lineage, Link, Origin, Settings, Span, Stance, State, Status,
};
use crate::{diff, status};
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
    let (pairings, statuses) = std::thread::scope(|scope| {
        let statuses = scope.spawn(|| drafts.iter().map(|draft| statuses(draft)).collect::<Vec<_>>());
        (in_parallel(&pairs, align), joined(statuses))
    });
    let links = links(drafts, &pairs, &pairings);
    let neighbours: Vec<Vec<Pairing>> =
        pairs.iter().zip(pairings).filter(|((from, to), _)| from + 1 == *to).map(|(_, p)| p).collect();
    let lineages: Vec<Lineage> = align::lineage::lineages(drafts, &neighbours);
    let evidence = articles.iter().enumerate().flat_map(|(i, article)| evidence(i, article)).collect();
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
    in_parallel(&jobs, |&((from, to), partners, one)| {
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

/// What an article says: a first version, which reads the stance of each statement and ties it to no point.
fn evidence(article: usize, draft: &Draft) -> Vec<Evidence> {
    let of_statement = |(point, status): (usize, Status)| Evidence {
        statement: At { draft: article, point },
        about: Vec::new(),
        stance: match status.state {
            State::Open => Stance::Open,
            State::Agreed => Stance::Agreed,
            _ => Stance::Reported,
        },
        speaker: None,
        score: 0.0,
    };
    statuses(draft).into_iter().enumerate().map(of_statement).collect()
}

fn offset(span: &Span, by: usize) -> Span {
    span.start + by..span.end + by
}

/// Maps over a slice on all processors; the results keep the order of the slice.
pub fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    if workers == 1 || items.len() < 2 {
        return items.iter().map(work).collect();
    }
    // Short chunks handed out in turn: one long point does not hold up the rest.
    let next = std::sync::atomic::AtomicUsize::new(0);
    let chunk = items.len().div_ceil(workers * 8);
    let run = || {
        let mut done = Vec::new();
        loop {
            let start = next.fetch_add(chunk, std::sync::atomic::Ordering::Relaxed);
            if start >= items.len() {
                return done;
            }
            let end = items.len().min(start + chunk);
            done.push((start, items[start..end].iter().map(&work).collect::<Vec<R>>()));
        }
    };
    let mut done = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(run)).collect();
        threads.into_iter().flat_map(joined).collect::<Vec<(usize, Vec<R>)>>()
    });
    done.sort_by_key(|&(start, _)| start);
    done.into_iter().flat_map(|(_, results)| results).collect()
}

/// What a thread has found; where it panicked, so does this one.
fn joined<T>(thread: std::thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
