//! A row of the table as paragraphs of styled pieces, for the forms that have looks of their own: sheets
//! and documents of an office program.

use super::threads::{self, Thread};
use super::{Note, Report};
use crate::model::{Comparison, Project, State};
use crate::present::palette::{LIGHT, Rgb};
use crate::present::words::{self, fold};
use crate::present::{Cell, Look, Told, Tone, captions, pieces};

/// A line or a point in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text.
    pub pieces: Vec<Piece>,
    /// How far it stands in: 0 for a top-level point, 1 for its sub-points, and so on.
    pub depth: u8,
}

/// Text in one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text: folded, without control characters.
    pub text: String,
    /// Its colour and line.
    pub ink: Ink,
    /// Whether it is bold.
    pub is_strong: bool,
}

/// The look of a piece. Each differs from the others in more than its colour, or is a word of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The text of a draft.
    Plain,
    /// Added: coloured and underlined.
    Added,
    /// Removed: coloured and struck through.
    Removed,
    /// What is said of the text.
    Soft,
    /// The word for what is not settled.
    Open,
    /// The word for what is agreed.
    Agreed,
}

impl Ink {
    /// Its colour on white paper.
    pub fn colour(self) -> Rgb {
        match self {
            Ink::Plain => LIGHT.ink,
            Ink::Added => LIGHT.added,
            Ink::Removed => LIGHT.removed,
            Ink::Soft => LIGHT.soft,
            Ink::Open => LIGHT.open,
            Ink::Agreed => LIGHT.agreed,
        }
    }

    fn of_state(state: State) -> Ink {
        match state {
            State::Agreed | State::Provisional => Ink::Agreed,
            state if state.is_unresolved() => Ink::Open,
            _ => Ink::Soft,
        }
    }
}

impl Paragraph {
    /// A paragraph of one piece.
    pub fn of(text: &str, ink: Ink) -> Self {
        Paragraph { pieces: vec![piece(text, ink, false)], depth: 0 }
    }

    /// The same in bold.
    pub fn strong(text: &str) -> Self {
        Paragraph { pieces: vec![piece(text, Ink::Plain, true)], depth: 0 }
    }
}

fn piece(text: &str, ink: Ink, is_strong: bool) -> Piece {
    Piece { text: fold(text), ink, is_strong }
}

/// What stands in a cell: its points with their redlines, below each of them what is said of it.
pub fn cell(report: &Report, column: usize, cell: &Cell) -> Vec<Paragraph> {
    cell_of(&report.project, &report.comparison, column, cell)
}

/// The same of a comparison that is not a report.
pub fn cell_of(project: &Project, comparison: &Comparison, column: usize, cell: &Cell) -> Vec<Paragraph> {
    if let Some(absence) = cell.absence {
        return vec![Paragraph::of(&words::absence(absence, &project.drafts[column]), Ink::Soft)];
    }
    let mut paragraphs = Vec::new();
    for block in &cell.blocks {
        let mut own = Vec::new();
        let number = fold(&block.number);
        if !number.is_empty() {
            own.push(Piece { text: format!("{number} "), ink: Ink::Soft, is_strong: true });
        }
        let shown = if block.is_only_told() { Vec::new() } else { pieces(&project.drafts, block) };
        own.extend(pieces_in(shown, block.is_heading));
        paragraphs.push(Paragraph { pieces: own, depth: block.depth });
        for caption in captions(project, comparison, column, block) {
            let ink = match caption.tone {
                Tone::Status(state) => Ink::of_state(state),
                _ => Ink::Soft,
            };
            paragraphs.push(Paragraph { depth: block.depth, ..Paragraph::of(&caption.words, ink) });
        }
    }
    paragraphs
}

/// The text of a block in its looks.
pub fn pieces_in(shown: Vec<(Look, String)>, is_strong: bool) -> Vec<Piece> {
    let piece = |(look, text)| {
        let ink = match look {
            Look::Plain | Look::Same | Look::Other => Ink::Plain,
            Look::Inserted => Ink::Added,
            Look::Deleted => Ink::Removed,
        };
        Piece { text, ink, is_strong: is_strong || look == Look::Other }
    };
    shown.into_iter().map(piece).collect()
}

/// What a table says of a row beside its texts: what became of it, its status, the verdict, the articles.
pub fn about(report: &Report, row: usize, told: &Told) -> Vec<Paragraph> {
    [change(told), states(told), verdict(report, row), voices(report, told)].concat()
}

/// What became of a row.
pub fn change(told: &Told) -> Vec<Paragraph> {
    let change = (!told.change.is_empty()).then(|| Paragraph::strong(&told.change));
    change.into_iter().collect()
}

/// What the reader ruled on a row.
pub fn verdict(report: &Report, row: usize) -> Vec<Paragraph> {
    let verdict = threads::verdict(report, row);
    let verdict = (!verdict.is_empty()).then(|| Paragraph::strong(&verdict));
    verdict.into_iter().collect()
}

/// How far a row is agreed.
pub fn states(told: &Told) -> Vec<Paragraph> {
    told.states.iter().map(|(state, words)| Paragraph::of(words, Ink::of_state(*state))).collect()
}

/// The changes of a row that matter.
pub fn signals(told: &Told) -> Vec<Paragraph> {
    told.signals.iter().map(|words| Paragraph::of(words, Ink::Plain)).collect()
}

/// What the articles say of a row.
pub fn voices(report: &Report, told: &Told) -> Vec<Paragraph> {
    let voice = |&voice: &usize| {
        let evidence = &report.comparison.evidence[voice];
        let article = report.project.articles.get(evidence.statement.draft)?;
        let words = format!("{}: {}", article.siglum, words::evidence(evidence, article));
        Some(Paragraph::of(&words, Ink::Soft))
    };
    told.voices.iter().filter_map(voice).collect()
}

/// A note with its thread: its lines, then its point, author and time; its answers in the same way.
pub fn note(report: &Report, note: &Note) -> Vec<Paragraph> {
    let thread = Thread::new(report, note);
    let mut paragraphs = Vec::new();
    for (at, said) in thread.said.iter().enumerate() {
        let depth = u8::from(at > 0);
        let own = |text: &str, ink| Paragraph { depth, ..Paragraph::of(text, ink) };
        paragraphs.extend(said.lines.iter().map(|line| own(line, Ink::Plain)));
        let place = if at == 0 { thread.place.clone() } else { "in reply".to_owned() };
        let by = [place, said.by()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        paragraphs.push(own(&by.join(" · "), Ink::Soft));
    }
    let state = thread.state();
    if !state.is_empty() {
        paragraphs.push(Paragraph::of(&state, Ink::Soft));
    }
    paragraphs
}

/// The notes of a row.
pub fn notes(report: &Report, row: usize) -> Vec<Paragraph> {
    report.notes_of_row(row).flat_map(|one| note(report, one)).collect()
}
