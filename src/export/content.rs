//! What every form says of blocks, cells and notes, in words.

use super::{Note, Report};
use crate::model::{Annotation, At, Origin, State};
use crate::present::words::{self, fold};
use crate::present::{self, Block, Caption, Cell, Look, Told, captions, pieces};

/// Tells all rows of a report, in their order.
pub fn told(report: &Report) -> Vec<Told> {
    present::told(&report.project, &report.comparison, &report.table)
}

/// How far the points of a cell are agreed, each state once.
pub fn states(report: &Report, draft: usize, cell: &Cell) -> Vec<(State, String)> {
    present::states(&report.project, &report.comparison, draft, cell)
}

/// The text of a cell as its draft has it, a line for each heading, point and sub-point with its printed number.
pub fn plain(report: &Report, draft: usize, cell: &Cell) -> Vec<String> {
    let own = &report.project.drafts[draft];
    let line = |point: usize| {
        let number = fold(&own.points[point].label.printed);
        let text = fold(own.slice(&own.own(point)));
        [number, text].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let headings = |top: usize| {
        let above = cell.points.iter().copied().filter(|&point| point < top).max();
        let here = move |block: &&Block| block.is_heading && block.at.point < top;
        let here = cell.blocks.iter().filter(here).map(|block| block.at.point);
        here.filter(move |&point| above.is_none_or(|above| point > above))
    };
    let lines = cell.points.iter().flat_map(|&top| headings(top).chain(top..own.end_of(top))).map(line);
    lines.filter(|line| !line.is_empty()).collect()
}

/// Who says that the top-level points of each row answer each other; empty where nothing was paired.
pub fn pairers(report: &Report) -> Vec<String> {
    let mut said: Vec<Vec<&'static str>> = vec![Vec::new(); report.table.rows.len()];
    let drafts = &report.project.drafts;
    let is_top = |at: At| drafts[at.draft].points[at.point].depth == 0;
    for link in report.comparison.links.iter().filter(|link| is_top(link.before) && is_top(link.after)) {
        let row = |at: At| report.table.row_of(at.draft, at.point);
        let Some(row) = row(link.after).filter(|&after| row(link.before) == Some(after)) else { continue };
        let who = match link.origin {
            Origin::Computed => "found",
            Origin::Confirmed => "found, confirmed",
            Origin::Manual => "by hand",
        };
        if !said[row].contains(&who) {
            said[row].push(who);
        }
    }
    said.into_iter().map(|said| said.join("; ")).collect()
}

/// What is said below a block of a column.
pub fn said(report: &Report, column: usize, block: &Block) -> Vec<Caption> {
    captions(&report.project, &report.comparison, column, block)
}

/// The text of a block; nothing where only its place is told.
pub fn text(report: &Report, block: &Block) -> Vec<(Look, String)> {
    if block.is_only_told() { Vec::new() } else { pieces(&report.project.drafts, block) }
}

/// Why a cell has nothing; none where it has something.
pub fn absence(report: &Report, column: usize, cell: &Cell) -> Option<String> {
    cell.absence.map(|absence| words::absence(absence, &report.project.drafts[column]))
}

/// The annotation of a note.
pub fn annotation<'a>(report: &'a Report, note: &Note) -> &'a Annotation {
    &report.project.decisions.annotations[note.annotation]
}

/// Who wrote a note and when: `O. Koval, 24 December 2025 …` as far as it is known.
pub fn signature(note: &Annotation) -> String {
    signed(&note.author, &note.created)
}

/// Who wrote something and when, as far as it is known.
pub fn signed(author: &str, created: &str) -> String {
    let when = created.get(..16).unwrap_or(created).replace('T', ", ");
    [fold(author), fold(&when)].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" · ")
}
