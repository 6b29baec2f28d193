//! The press table: the state of the talks on one page. What is unresolved and who says so, which figures
//! moved, what was dropped, what is new, what else changed in substance, and each draft in numbers.

use super::{Facet, Table, Told};
use crate::model::{At, Comparison, Counts, Project, SignalKind, State};
use crate::status;

/// One page about a comparison. Rows are indices into its table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Press {
    /// Each draft in numbers, in the order of the columns.
    pub counts: Vec<Counts>,
    /// The points of the last draft that are not settled.
    pub sticking: Vec<Sticking>,
    /// The quantities, dates and durations that moved, in the order of the rows.
    pub figures: Vec<Figure>,
    /// Rows of the first draft that the last no longer has.
    pub dropped: Vec<usize>,
    /// Rows that only the last draft has.
    pub new: Vec<usize>,
    /// Rows changed in substance of which no figure is told above.
    pub substance: Vec<usize>,
}

/// An unsettled point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sticking {
    /// Its row.
    pub row: usize,
    /// The point of the last draft that says so: the top-level point or a sub-point of it.
    pub at: At,
    /// What the articles say of the row, as indices into the comparison's evidence.
    pub voices: Vec<usize>,
}

/// A figure that moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its row.
    pub row: usize,
    /// The link whose two points have it, as an index into the comparison's links.
    pub link: usize,
    /// Which of the link's signals it is.
    pub signal: usize,
}

/// Draws the page up from a table and what is told of its rows.
pub fn press(project: &Project, comparison: &Comparison, table: &Table, told: &[Told]) -> Press {
    let drafts = &project.drafts;
    let counts =
        drafts.iter().zip(&comparison.statuses).map(|(draft, statuses)| status::counts(draft, statuses));
    let last = drafts.len().saturating_sub(1);
    let with =
        |facet: Facet| (0..table.rows.len()).filter(move |&row| table.rows[row].facets.contains(facet));
    let mut figures: Vec<Figure> = Vec::new();
    for (row, shown) in table.rows.iter().enumerate() {
        for link in shown.cells.iter().flat_map(|cell| &cell.blocks).filter_map(|block| block.link) {
            let signals = comparison.links[link].change.signals.iter().enumerate();
            let moved = signals.filter(|(_, signal)| {
                is_figure(signal.kind) && !signal.before.is_empty() && !signal.after.is_empty()
            });
            for figure in moved.map(|(signal, _)| Figure { row, link, signal }) {
                if !same_figure(project, comparison, &figures, &figure) {
                    figures.push(figure);
                }
            }
        }
    }
    let sticking = with(Facet::Open).filter_map(|row| {
        let open = |&top: &usize| {
            let states = &comparison.statuses[last];
            (top..drafts[last].end_of(top))
                .find(|&point| matches!(states[point].state, State::Open | State::Alternatives))
        };
        let point = table.rows[row].cells[last].points.iter().find_map(open)?;
        let voices = told.get(row).map_or(Vec::new(), |told| told.voices.clone());
        Some(Sticking { row, at: At { draft: last, point }, voices })
    });
    let told_above = |row: &usize| figures.iter().any(|figure| figure.row == *row);
    Press {
        counts: counts.collect(),
        sticking: sticking.collect(),
        dropped: with(Facet::Removed).collect(),
        new: with(Facet::Added).collect(),
        substance: with(Facet::Substantive).filter(|row| !told_above(row)).collect(),
        figures,
    }
}

/// Whether a change of this kind has a figure on either side.
fn is_figure(kind: SignalKind) -> bool {
    matches!(kind, SignalKind::Quantity | SignalKind::Date | SignalKind::Duration)
}

/// Whether the row tells the same move already, as it does where a point was merged from several.
fn same_figure(project: &Project, comparison: &Comparison, figures: &[Figure], new: &Figure) -> bool {
    let words = |figure: &Figure| sides(project, comparison, figure);
    figures.iter().rev().take_while(|f| f.row == new.row).any(|f| words(f) == words(new))
}

/// What a figure was and what it is, as the drafts write it.
pub fn sides<'a>(project: &'a Project, comparison: &Comparison, figure: &Figure) -> [&'a str; 2] {
    let link = &comparison.links[figure.link];
    let signal = &link.change.signals[figure.signal];
    let slice = |at: At, span| project.drafts[at.draft].slice(span);
    [slice(link.before, &signal.before), slice(link.after, &signal.after)]
}
