//! The engine: a file in, a draft out; ground state in, comparison out.
//!
//! [`read`] is the only door to the disk. [`compare()`] is pure: it cannot fail and
//! gives the same result at every run, on one processor or on many.

mod absence;
mod across;
pub mod colours;
mod contested;
mod dated;
mod judging;
mod package;
mod read;
mod renderings;
mod step;
mod summary;
#[cfg(test)]
mod tests;
mod voices;

use judging::Labels;
pub use judging::groups;
pub use package::join;
pub use read::{MAX_BYTES, ReadError, Reading, draft_as, draft_of, load, open_file, read, read_as, reread};
pub use renderings::{Rendered, renderings};
use step::Partners;
pub use step::{Entry, Step};
pub use summary::{Fate, Outcome, differs, open_points, outcomes, summary};

use crate::align::{self, Asserted, Pairing};
use crate::meaning::{self, Meaning};
use crate::model::{
    At, Change, Comparison, Decisions, Draft, Evidence, Lineage, Link, Settings, Span, Status,
};
use crate::{parallel, status};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Compares drafts, in the order given.
///
/// Neighbours are linked, or every two drafts with `settings.all_pairs`, and with
/// `settings.base` every draft with that one. The notes
/// in `decisions` do not change the result; what they say of pairs of points, wordings, statuses and
/// absences holds. See [`Step`] for what is compared in a
/// link and [`outcomes`] for what is counted.
pub fn compare(
    drafts: &[Arc<Draft>],
    articles: &[Arc<Draft>],
    decisions: &Decisions,
    settings: &Settings,
) -> Comparison {
    compare_meant(drafts, articles, decisions, settings, &meaning::Own)
}

/// Compares drafts like [`compare()`] and asks `meaning` what points mean apart from their words, unless the settings
/// forbid that. Once it has no answer, the points that were asked about are paired by their words.
pub fn compare_meant(
    drafts: &[Arc<Draft>],
    articles: &[Arc<Draft>],
    decisions: &Decisions,
    settings: &Settings,
    meaning: &dyn Meaning,
) -> Comparison {
    let base = base(drafts, settings);
    let pairs = linked(drafts, settings);
    let align = |&(from, to): &(usize, usize)| {
        let (before, after) = (&drafts[from], &drafts[to]);
        let asserted = Asserted::of(decisions, before, after);
        match settings.pair_by_label {
            true => align::by_label(before, after, &asserted),
            false => align::align_meant(before, after, &asserted, (!settings.words_alone).then_some(meaning)),
        }
    };
    let of_draft = |draft: &Arc<Draft>| {
        let mut statuses = statuses(draft);
        colours::lay_over(draft, &mut statuses, &settings.colours);
        contested::statuses(draft, &mut statuses, decisions);
        statuses
    };
    let statuses = || drafts.iter().map(of_draft).collect::<Vec<_>>();
    let evidence = |statuses: &[Vec<Status>]| {
        let asked = (!settings.words_alone).then_some(meaning);
        articles
            .iter()
            .enumerate()
            .flat_map(|(i, a)| voices::evidence(i, a, drafts, statuses, asked))
            .collect()
    };
    let judged = || {
        let statuses = statuses();
        let evidence = evidence(&statuses);
        (statuses, evidence)
    };
    let (pairings, (statuses, mut evidence)): (_, (_, Vec<Evidence>)) =
        parallel::both(|| parallel::map(&pairs, align), judged);
    evidence.iter_mut().for_each(|evidence| voices::lift(evidence, drafts, &statuses));
    let complete = |(&(from, to), found): (&(usize, usize), Vec<Pairing>)| {
        absence::stand_ins((&drafts[from], &drafts[to]), (&statuses[from], &statuses[to]), found)
    };
    let pairings: Vec<Vec<Pairing>> = pairs.iter().zip(pairings).map(complete).collect();
    let mut links = links(drafts, &pairs, &pairings);
    across::forms(drafts, &statuses, &mut links);
    absence::without_signals(drafts, &statuses, &mut links);
    contested::wordings(drafts, &mut links, decisions);
    compare_options(drafts, &statuses, &mut links);
    let neighbours: Vec<Vec<Pairing>> =
        pairs.iter().zip(pairings).filter(|((from, to), _)| from + 1 == *to).map(|(_, p)| p).collect();
    let first = base.unwrap_or(drafts.len().saturating_sub(1));
    let mut lineages: Vec<Lineage> =
        align::lineage::lineages(drafts, &neighbours, settings.pair_by_label, first);
    let absent = absence::absences(drafts, &statuses, &links, &lineages);
    lineages.iter_mut().zip(absent).for_each(|(row, absent)| row.absent = absent);
    contested::absences(drafts, &mut lineages, decisions);
    let rows = voices::Rows::new(drafts, &lineages);
    evidence.iter_mut().for_each(|evidence| voices::keep_to_rows(evidence, drafts, &rows));
    let mut comparison = Comparison { links, lineages, statuses, evidence, ..Comparison::default() };
    let (from, to) = reach(drafts, settings);
    comparison.summary = summary(drafts, &comparison, from, to);
    comparison
}

/// The column of the draft that the others are read against, where one was chosen.
pub fn base(drafts: &[Arc<Draft>], settings: &Settings) -> Option<usize> {
    settings.base.and_then(|id| drafts.iter().position(|draft| draft.id == id))
}

/// The columns between which rows are counted: from the base to the last draft, or from the
/// first where the last is the base or none was chosen.
pub fn reach(drafts: &[Arc<Draft>], settings: &Settings) -> (usize, usize) {
    let last = drafts.len().saturating_sub(1);
    (base(drafts, settings).filter(|&base| base < last).unwrap_or(0), last)
}

/// The pairs of columns whose differences are told one after the other: neighbours, every two,
/// or the base with every other.
pub fn told(drafts: &[Arc<Draft>], settings: &Settings) -> Vec<(usize, usize)> {
    match base(drafts, settings) {
        Some(base) if !settings.all_pairs => {
            let others = (0..drafts.len()).filter(|&other| other != base);
            others.map(|other| (base.min(other), base.max(other))).collect()
        }
        _ => pairs(drafts.len(), settings.all_pairs),
    }
}

/// The pairs of columns that are linked: those of [`pairs`], and the base with every other.
pub fn linked(drafts: &[Arc<Draft>], settings: &Settings) -> Vec<(usize, usize)> {
    let base = base(drafts, settings);
    let is_linked = |&(from, to): &(usize, usize)| {
        settings.all_pairs || from + 1 == to || base == Some(from) || base == Some(to)
    };
    pairs(drafts.len(), true).into_iter().filter(is_linked).collect()
}

/// The pairs of columns that stand next to each other, or every two.
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
        for mark in status.marks.iter_mut().chain(&mut status.options) {
            *mark = offset(mark, start);
        }
        status
    };
    (0..draft.points.len()).map(of_point).collect()
}

/// The short names of drafts, each made unique by `-2`, `-3` … where it repeats an earlier one.
pub fn sigla(drafts: &[Arc<Draft>]) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut names = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let wanted = match draft.siglum.trim() {
            "" => "draft",
            siglum => siglum,
        };
        let mut free = wanted.to_owned();
        while !taken.insert(free.clone()) {
            let n = numbers.entry(wanted).or_insert(1);
            *n += 1;
            free = format!("{wanted}-{n}");
        }
        names.push(free);
    }
    names
}

/// Judges every pairing. The links come out in the order of the pairs and pairings.
fn links(drafts: &[Arc<Draft>], pairs: &[(usize, usize)], pairings: &[Vec<Pairing>]) -> Vec<Link> {
    let partners: Vec<Partners<'_>> = pairs
        .iter()
        .zip(pairings)
        .map(|(&(from, to), pairings)| Partners::new(&drafts[from], &drafts[to], pairings))
        .collect();
    let labels: Vec<Labels> = drafts.iter().map(|_| Labels::default()).collect();
    let groups_of =
        |all: &[Pairing]| groups(&all.iter().map(|one| (one.before, one.after)).collect::<Vec<_>>());
    let jobs: Vec<(usize, Vec<usize>)> = pairings
        .iter()
        .enumerate()
        .flat_map(|(pair, all)| groups_of(all).into_iter().map(move |group| (pair, group)))
        .collect();
    let judged = parallel::map(&jobs, |(pair, group)| {
        let (from, to) = pairs[*pair];
        let all: Vec<&Pairing> = group.iter().map(|&one| &pairings[*pair][one]).collect();
        let changes = judging::changes(&partners[*pair], (&labels[from], &labels[to]), &all);
        group.iter().map(|&one| (*pair, one)).zip(changes).collect::<Vec<_>>()
    });
    let mut judged: Vec<((usize, usize), Change)> = judged.into_iter().flatten().collect();
    judged.sort_unstable_by_key(|(place, _)| *place);
    let link = |((pair, one), change): ((usize, usize), Change)| {
        let ((from, to), one) = (pairs[pair], &pairings[pair][one]);
        Link {
            before: At { draft: from, point: one.before },
            after: At { draft: to, point: one.after },
            relation: one.relation,
            score: one.score,
            why: one.why.clone(),
            runner_up: one.runner_up.map(|(point, score)| (At { draft: to, point }, score)),
            origin: one.origin,
            change,
            options: Vec::new(),
        }
    };
    judged.into_iter().map(link).collect()
}

/// Says of each link what became of the options that its points offer.
fn compare_options(drafts: &[Arc<Draft>], statuses: &[Vec<Status>], links: &mut [Link]) {
    let options = |at: At| &statuses[at.draft][at.point].options;
    for link in links.iter_mut().filter(|link| link.change.compared.is_none()) {
        if !options(link.before).is_empty() || !options(link.after).is_empty() {
            let side = |at: At| {
                let body = &drafts[at.draft].points[at.point].body;
                let spans = options(at).iter().map(|o| o.start - body.start..o.end - body.start);
                (drafts[at.draft].slice(body), spans.collect::<Vec<_>>(), body.start)
            };
            let ((before, old, old_start), (after, new, new_start)) = (side(link.before), side(link.after));
            link.options = status::choices((before, &old), (after, &new));
            for choice in &mut link.options {
                choice.before = choice.before.as_ref().map(|span| offset(span, old_start));
                choice.after = choice.after.as_ref().map(|span| offset(span, new_start));
            }
        }
    }
}

fn offset(span: &Span, by: usize) -> Span {
    span.start + by..span.end + by
}
