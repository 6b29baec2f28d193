//! Which lists of a document are its plan, and which of their marks only head groups.

use super::mark::Mark;
use super::number::System;
use super::outline::called;
use super::sequence::Chosen;
use super::words::Rank;
use crate::model::{Doubt, Style, Warning};

/// The marks of the plan. Shorter lists of an article around it are left out.
pub(super) fn keep(marks: &[Mark], chosen: Vec<Chosen>, warnings: &mut Vec<Warning>) -> Vec<Chosen> {
    let mut runs: Vec<Vec<Chosen>> = Vec::new();
    let mut run = None;
    for c in chosen {
        if run != Some(c.run) {
            runs.push(Vec::new());
            run = Some(c.run);
        }
        if let Some(run) = runs.last_mut() {
            run.push(c);
        }
    }
    let numbered = runs.iter().any(|r| weight(r) > 1 && !is_bulleted(r));
    let largest = runs.iter().filter(|r| !(numbered && is_bulleted(r))).map(|r| weight(r)).max().unwrap_or(0);
    let headed = runs.iter().filter(|r| is_headed(r, marks)).count();
    let mut kept: Vec<Chosen> = Vec::new();
    for run in runs {
        let first = run[0];
        let annex = marks[first.mark].rank == Some(Rank::Annex);
        let section = headed >= 2 && is_headed(&run, marks) && weight(&run) * 5 >= largest;
        let size = weight(&run);
        let heading = run.iter().all(|c| c.heading);
        let goes_on = kept.last().is_some_and(|last| goes_on(last, &run, marks));
        if annex
            || heading
            || goes_on
            || (!(numbered && is_bulleted(&run)) && (section || size * 2 >= largest))
        {
            kept.extend(group(marks, run));
        } else {
            let begins = called(&marks[first.mark]);
            warnings.push(Doubt::ListOutside { n: size, begins }.at(marks[first.mark].span.clone()));
        }
    }
    kept
}

/// Whether a list counts on from the kept points by its word: "Article 167" after "Article 165".
fn goes_on(last: &Chosen, run: &[Chosen], marks: &[Mark]) -> bool {
    let first = run[0];
    let rank = marks[first.mark].rank;
    rank == Some(Rank::Unit)
        && marks[last.mark].rank.is_none_or(|r| r == Rank::Unit)
        && first.number.system == System::Arabic
        && first.number.value() > 1
        && run.iter().all(|c| c.depth > 0 || c.heading || marks[c.mark].rank == rank)
}

/// How many top-level points a list has.
fn weight(run: &[Chosen]) -> usize {
    run.iter().filter(|c| c.depth == 0 && !c.heading).count()
}

fn is_bulleted(run: &[Chosen]) -> bool {
    run.iter().filter(|c| c.depth == 0).all(|c| matches!(c.number.system, System::Bullet(_)))
}

fn is_headed(run: &[Chosen], marks: &[Mark]) -> bool {
    run[0].heading || marks[run[0].mark].after_heading
}

/// Turns marks that only head a group into headings: `I. Security` over `1.`, `2.`
fn group(marks: &[Mark], mut run: Vec<Chosen>) -> Vec<Chosen> {
    let tops: Vec<usize> = (0..run.len()).filter(|&i| run[i].depth == 0 && !run[i].heading).collect();
    let heads = |&i: &usize| {
        let mark = &marks[run[i].mark];
        let capital =
            matches!(run[i].number.system, System::RomanUpper | System::LatinUpper | System::CyrillicUpper);
        let can = match mark.rank {
            Some(Rank::Group) => true,
            Some(_) => false,
            None => capital || matches!(mark.style, Style::Heading(_)),
        };
        can && mark.heading_like
    };
    let over = |&i: &usize| {
        run.get(i + 1)
            .is_some_and(|c| c.depth == 1 && c.number.system == System::Arabic && c.number.parts == 1)
    };
    let groups = tops.iter().filter(|i| heads(i) && over(i)).count();
    if tops.is_empty() || groups * 5 < tops.len() * 3 || !tops.iter().all(heads) {
        return run;
    }
    for chosen in &mut run {
        if chosen.depth == 0 {
            chosen.heading = true;
        } else {
            chosen.depth -= 1;
        }
    }
    run
}
