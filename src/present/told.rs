//! A row of the table in words, as every form and view tells it: topic, numbers, change, status, signals, voices.

use super::words::{self, fold};
use super::{Cell, Row, Table, Tone, captions};
use crate::compare::{self, Fate, Outcome};
use crate::diff;
use crate::model::{At, Comparison, Evidence, Project, SignalKind, State};
use crate::words::say;
use std::collections::BTreeSet;

/// How many words of a point stand for it where it is named.
const TOPIC_WORDS: usize = 9;

/// A row of the table in words.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Their kinds, each once, in order.
    pub kinds: Vec<SignalKind>,
    /// The parties that its points name in any draft, each once, in order.
    pub parties: Vec<&'static str>,
    /// What the articles say of it, as indices into the comparison's evidence.
    pub voices: Vec<usize>,
}

/// Tells all rows of a table, in their order.
pub fn told(project: &Project, comparison: &Comparison, table: &Table) -> Vec<Told> {
    let (from, to) = compare::reach(&project.drafts, &project.settings);
    let outcomes = compare::outcomes(&project.drafts, comparison, from, to);
    let teller = Teller { project, comparison, sigla: &compare::sigla(&project.drafts) };
    table.rows.iter().zip(outcomes).map(|(row, outcome)| teller.tell(row, outcome.as_ref())).collect()
}

struct Teller<'a> {
    project: &'a Project,
    comparison: &'a Comparison,
    sigla: &'a [String],
}

impl Teller<'_> {
    fn tell(&self, row: &Row, outcome: Option<&Outcome>) -> Told {
        let cells = &row.cells;
        let drafts = &self.project.drafts;
        let newest = cells.iter().enumerate().rev().find(|(_, cell)| !cell.points.is_empty());
        let points = |(draft, cell): (usize, &Cell)| points(self.project, draft, cell);
        let mut signals: Vec<String> = Vec::new();
        for (column, cell) in cells.iter().enumerate() {
            for caption in
                cell.blocks.iter().flat_map(|block| captions(self.project, self.comparison, column, block))
            {
                if matches!(caption.tone, Tone::Signal | Tone::Compared) && !signals.contains(&caption.words)
                {
                    signals.push(caption.words);
                }
            }
        }
        let links = cells.iter().flat_map(|cell| &cell.blocks).filter_map(|block| block.link);
        let found = links.flat_map(|link| &self.comparison.links[link].change.signals);
        let kinds: BTreeSet<SignalKind> = found.map(|signal| signal.kind).collect();
        let all: Vec<At> = cells.iter().enumerate().flat_map(points).collect();
        let speaks = |evidence: &Evidence| evidence.about.iter().any(|at| all.binary_search(at).is_ok());
        let parties: BTreeSet<&str> = all
            .iter()
            .flat_map(|at| diff::parties(drafts[at.draft].slice(&drafts[at.draft].own(at.point))))
            .collect();
        let voices = self.comparison.evidence.iter().enumerate();
        Told {
            topic: opening(self.project, row, TOPIC_WORDS),
            numbers: self.numbers(cells),
            change: outcome.filter(|_| drafts.len() > 1).map_or(String::new(), change),
            states: newest
                .map_or(Vec::new(), |(draft, cell)| states(self.project, self.comparison, draft, cell)),
            signals,
            kinds: kinds.into_iter().collect(),
            parties: parties.into_iter().collect(),
            voices: voices.filter(|(_, evidence)| speaks(evidence)).map(|(index, _)| index).collect(),
        }
    }

    fn numbers(&self, cells: &[Cell]) -> String {
        let number = |(column, cell): (usize, &Cell)| {
            let draft = &self.project.drafts[column];
            let labels: Vec<String> =
                cell.points.iter().map(|&p| fold(&draft.points[p].label.path)).collect();
            (!labels.is_empty()).then(|| format!("{} {}", fold(&self.sigla[column]), labels.join(" + ")))
        };
        cells.iter().enumerate().filter_map(number).collect::<Vec<_>>().join(" → ")
    }
}

/// The first words of the newest text of a row.
pub fn opening(project: &Project, row: &Row, words: usize) -> String {
    let newest = row.cells.iter().zip(&project.drafts).rev().find_map(|(cell, draft)| {
        let &point = cell.points.first()?;
        Some(words::topic(draft, point, words))
    });
    newest.unwrap_or_default()
}

/// The points of a cell, sub-points included.
fn points(project: &Project, draft: usize, cell: &Cell) -> Vec<At> {
    let extents = cell.points.iter().map(|&point| point..project.drafts[draft].end_of(point));
    extents.flatten().map(|point| At { draft, point }).collect()
}

/// How far the points of a cell are agreed, each state once.
pub fn states(project: &Project, comparison: &Comparison, draft: usize, cell: &Cell) -> Vec<(State, String)> {
    let mut states: Vec<(State, String)> = Vec::new();
    for at in points(project, draft, cell) {
        let status = &comparison.statuses[at.draft][at.point];
        let said = words::status(status).map(|said| (status.state, said));
        states.extend(said.filter(|said| !states.contains(said)));
    }
    states
}

/// What became of a row: `moved · changed in substance`.
pub fn change(outcome: &Outcome) -> String {
    let relations = outcome.relations.iter().filter_map(|&relation| words::relation(relation));
    let fate = match outcome.fate {
        Fate::Added => say("fate-added"),
        Fate::Removed => say("fate-removed"),
        Fate::CameAndWent => say("fate-came-and-went"),
        Fate::Stayed(wording) => words::wording(wording),
    };
    relations.chain([fate]).collect::<Vec<_>>().join(" · ")
}
