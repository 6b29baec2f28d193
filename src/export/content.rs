//! What every form says of a row of the table, in words: topic, change, status, signals, voices, notes.

use super::{Note, Report};
use crate::compare::{self, Fate, Outcome};
use crate::model::{Annotation, At, Evidence, Origin, State};
use crate::present::words::{self, fold};
use crate::present::{Block, Caption, Cell, Look, Tone, captions, pieces};

/// How many words of a point stand for it where it is named.
const TOPIC_WORDS: usize = 9;

/// A row of the table in words. Its cells stand in the report's table.
pub struct Told {
    /// The first words of its newest text.
    pub topic: String,
    /// Its numbers in the drafts that have it: `US-28 12 → F-20 9`.
    pub numbers: String,
    /// What became of it: `moved · changed in substance`; empty where there is nothing to compare.
    pub change: String,
    /// How far it is agreed in the newest draft that has it, its sub-points included.
    pub states: Vec<(State, String)>,
    /// The changes of a kind that matter, each once: `quantity 600,000 → 800,000`.
    pub signals: Vec<String>,
    /// What the articles say of it, as indices into the comparison's evidence.
    pub voices: Vec<usize>,
    /// The reader's notes.
    pub notes: Vec<Note>,
}

/// Tells all rows of a report, in their order.
pub fn told(report: &Report) -> Vec<Told> {
    let (from, to) = report.reach();
    let outcomes = compare::outcomes(&report.project.drafts, &report.comparison, from, to);
    outcomes.into_iter().enumerate().map(|(row, outcome)| tell(report, row, outcome.as_ref())).collect()
}

fn tell(report: &Report, row: usize, outcome: Option<&Outcome>) -> Told {
    let cells = &report.table.rows[row].cells;
    let drafts = &report.project.drafts;
    let newest = cells.iter().enumerate().rev().find(|(_, cell)| !cell.points.is_empty());
    let points = |(draft, cell): (usize, &Cell)| points(report, draft, cell);
    let mut signals: Vec<String> = Vec::new();
    for (column, cell) in cells.iter().enumerate() {
        for caption in cell.blocks.iter().flat_map(|block| said(report, column, block)) {
            if caption.tone == Tone::Signal && !signals.contains(&caption.words) {
                signals.push(caption.words);
            }
        }
    }
    let all: Vec<At> = cells.iter().enumerate().flat_map(points).collect();
    let speaks = |evidence: &Evidence| evidence.about.iter().any(|at| all.binary_search(at).is_ok());
    let voices = report.comparison.evidence.iter().enumerate();
    Told {
        topic: newest.map_or(String::new(), |(draft, cell)| topic(report, draft, cell)),
        numbers: numbers(report, cells),
        change: outcome.filter(|_| drafts.len() > 1).map_or(String::new(), change),
        states: newest.map_or(Vec::new(), |(draft, cell)| states(report, draft, cell)),
        signals,
        voices: voices.filter(|(_, evidence)| speaks(evidence)).map(|(index, _)| index).collect(),
        notes: report.notes_of_row(row).cloned().collect(),
    }
}

/// The points of a cell, sub-points included.
fn points(report: &Report, draft: usize, cell: &Cell) -> Vec<At> {
    let extents = cell.points.iter().map(|&point| point..report.project.drafts[draft].end_of(point));
    extents.flatten().map(|point| At { draft, point }).collect()
}

/// How far the points of a cell are agreed, each state once.
pub fn states(report: &Report, draft: usize, cell: &Cell) -> Vec<(State, String)> {
    let mut states: Vec<(State, String)> = Vec::new();
    for at in points(report, draft, cell) {
        let status = &report.comparison.statuses[at.draft][at.point];
        let said = words::status(status).map(|said| (status.state, said));
        states.extend(said.filter(|said| !states.contains(said)));
    }
    states
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

fn topic(report: &Report, draft: usize, cell: &Cell) -> String {
    let draft = &report.project.drafts[draft];
    let Some(&point) = cell.points.first() else { return String::new() };
    let own = draft.own(point);
    // A point may have all its words in its sub-points.
    let own = fold(draft.slice(&if own.is_empty() { draft.extent(point) } else { own }));
    let words: Vec<&str> = own.split(' ').take(TOPIC_WORDS).collect();
    let more = if own.split(' ').count() > TOPIC_WORDS { "…" } else { "" };
    format!("{}{more}", words.join(" ").trim_end_matches([',', ';', ':']))
}

fn numbers(report: &Report, cells: &[Cell]) -> String {
    let number = |(column, cell): (usize, &Cell)| {
        let draft = &report.project.drafts[column];
        let labels: Vec<String> = cell.points.iter().map(|&p| fold(&draft.points[p].label.path)).collect();
        (!labels.is_empty()).then(|| format!("{} {}", fold(&report.sigla[column]), labels.join(" + ")))
    };
    cells.iter().enumerate().filter_map(number).collect::<Vec<_>>().join(" → ")
}

/// What became of a row: `moved · changed in substance`.
pub fn change(outcome: &Outcome) -> String {
    let relations = outcome.relations.iter().filter_map(|&relation| words::relation(relation));
    let fate = match outcome.fate {
        Fate::Added => "added",
        Fate::Removed => "removed",
        Fate::CameAndWent => "came and went",
        Fate::Stayed(wording) => words::wording(wording),
    };
    relations.chain([fate]).collect::<Vec<_>>().join(" · ")
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
    let when = note.created.get(..16).unwrap_or(&note.created).replace('T', ", ");
    [fold(&note.author), fold(&when)].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A text of several lines: each line folded, empty ones at the ends left out.
pub fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text.lines().map(fold).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let first = lines.iter().position(|line| !line.is_empty()).unwrap_or(lines.len());
    lines.split_off(first)
}
