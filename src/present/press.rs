//! The press table: the state of the talks on one page. What is unresolved and who says so, what is still to be
//! written, which figures moved, what was dropped, what is new, what else changed in substance, what stands
//! elsewhere, and each draft in numbers.

use super::{Block, Facet, Row, Table, Told};
use crate::diff;
use crate::model::{At, Comparison, Counts, Project, SignalKind, State, Wording};
use crate::status;

/// One page about a comparison. Rows are indices into its table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Press {
    /// Each draft in numbers, in the order of the columns.
    pub counts: Vec<Counts>,
    /// The points of the last draft that are not settled.
    pub sticking: Vec<Sticking>,
    /// Those of its points whose content is still to come.
    pub pending: Vec<Sticking>,
    /// The quantities, dates and durations that moved, came or went, in the order of the rows.
    pub figures: Vec<Figure>,
    /// Rows of the first draft that the last no longer has.
    pub dropped: Vec<usize>,
    /// Rows that only the last draft has.
    pub new: Vec<usize>,
    /// Rows changed in substance of which more than figures is to be told.
    pub substance: Vec<usize>,
    /// Rows that stand in another place, or were split or merged.
    pub moved: Vec<usize>,
}

/// A point that is not settled, or still to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sticking {
    /// Its row.
    pub row: usize,
    /// The point of the last draft that says so: the top-level point or a sub-point of it.
    pub at: At,
    /// What the articles say of the row, as indices into the comparison's evidence.
    pub voices: Vec<usize>,
}

/// A figure that moved, came or went.
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
            let of_figures = signals.filter(|(_, signal)| is_figure(signal.kind));
            for figure in of_figures.map(|(signal, _)| Figure { row, link, signal }) {
                if is_telling(project, comparison, &figure)
                    && !same_figure(project, comparison, &figures, &figure)
                {
                    figures.push(figure);
                }
            }
        }
    }
    let marked = |row: usize, states: &[State]| {
        let is_marked = |&point: &usize| states.contains(&comparison.statuses[last][point].state);
        let find = |&top: &usize| (top..drafts[last].end_of(top)).find(is_marked);
        let point = table.rows[row].cells[last].points.iter().find_map(find)?;
        let voices = told.get(row).map_or(Vec::new(), |told| told.voices.clone());
        Some(Sticking { row, at: At { draft: last, point }, voices })
    };
    let sticking: Vec<Sticking> =
        with(Facet::Open).filter_map(|row| marked(row, &[State::Open, State::Alternatives])).collect();
    let settled = (0..table.rows.len()).filter(|row| sticking.iter().all(|open| open.row != *row));
    let pending = settled.filter_map(|row| marked(row, &[State::Placeholder])).collect();
    let is_told = |row: &usize| {
        let only_figures = told.get(*row).is_some_and(|told| told.kinds.iter().all(|&kind| is_figure(kind)));
        only_figures && figures.iter().any(|figure| figure.row == *row)
    };
    Press {
        counts: counts.collect(),
        sticking,
        pending,
        dropped: with(Facet::Removed).collect(),
        new: with(Facet::Added).collect(),
        substance: with(Facet::Substantive).filter(|row| !is_told(row)).collect(),
        moved: with(Facet::Moved).collect(),
        figures,
    }
}

/// Whether a change of this kind has a figure on either side.
fn is_figure(kind: SignalKind) -> bool {
    matches!(kind, SignalKind::Quantity | SignalKind::Date | SignalKind::Duration)
}

/// Whether a figure is more than a word that came or went, such as "permanently".
fn is_telling(project: &Project, comparison: &Comparison, figure: &Figure) -> bool {
    let [before, after] = sides(project, comparison, figure);
    let is_date = comparison.links[figure.link].change.signals[figure.signal].kind == SignalKind::Date;
    is_date || !before.is_empty() && !after.is_empty() || [before, after].into_iter().any(diff::has_number)
}

/// Whether the row tells the same move already, as it does where a point was merged from several.
fn same_figure(project: &Project, comparison: &Comparison, figures: &[Figure], new: &Figure) -> bool {
    let words = |figure: &Figure| sides(project, comparison, figure);
    figures.iter().rev().take_while(|f| f.row == new.row).any(|f| words(f) == words(new))
}

/// Where a row changed in substance last: the block whose redline shows it.
pub fn changed<'a>(comparison: &Comparison, row: &'a Row) -> Option<&'a Block> {
    let is_substantive = |block: &&Block| {
        block.link.is_some_and(|link| comparison.links[link].change.wording == Wording::Substantive)
    };
    row.cells.iter().rev().find_map(|cell| cell.blocks.iter().find(is_substantive))
}

/// What a figure was and what it is, as the drafts write it; nothing on the side that has none.
pub fn sides<'a>(project: &'a Project, comparison: &Comparison, figure: &Figure) -> [&'a str; 2] {
    let link = &comparison.links[figure.link];
    let signal = &link.change.signals[figure.signal];
    let slice = |at: At, span| project.drafts[at.draft].slice(span);
    [slice(link.before, &signal.before), slice(link.after, &signal.after)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DraftId;
    use crate::present::words::fold;
    use crate::{compare, present};
    use std::sync::Arc;

    /// Checks the page about two drafts, a line for whatever stands in a section.
    fn check(before: &str, after: &str, expected: &[&str]) {
        let draft = |(id, name, text): (u32, &str, &str)| {
            Arc::new(compare::draft_of(text.as_bytes(), name, DraftId(id), None).expect("a text"))
        };
        let drafts: Vec<_> = [(0, "a.txt", before), (1, "b.txt", after)].map(draft).into();
        let project = Project { drafts, ..Project::default() };
        let comparison = compare::compare(&project.drafts, &[], &project.decisions, &project.settings);
        let table = present::table(&project, &comparison);
        let told = present::told(&project, &comparison, &table);
        let page = press(&project, &comparison, &table, &told);
        let mut lines = Vec::new();
        for (name, points) in [("open", &page.sticking), ("to be written", &page.pending)] {
            lines.extend(points.iter().map(|own| format!("{name}: {}", told[own.row].numbers)));
        }
        for figure in &page.figures {
            let [before, after] = sides(&project, &comparison, figure).map(fold);
            lines.push(format!("{}: {before} → {after}", told[figure.row].numbers));
        }
        let sections = [
            ("dropped", &page.dropped),
            ("new", &page.new),
            ("changed", &page.substance),
            ("moved", &page.moved),
        ];
        for (name, rows) in sections {
            lines.extend(rows.iter().map(|&row| format!("{name}: {}", told[row].numbers)));
        }
        assert_eq!(lines, expected);
    }

    #[test]
    fn each_row_stands_where_a_reader_seeks_it() {
        check(
            "1. The parties stop all fire at once.\n\n2. Observers are given 300 boats and stay for thirty years.\n\n3. A customs union is set up between the two islands.\n\n4. Fishing is free for the people of both islands.\n\n5. The northern harbour stays open to the trade of all nations.\n",
            "1. The northern harbour stays open to the trade of all nations.\n\n2. The parties stop all fire at once.\n\n3. Observers are given 200 boats and stay permanently. They have 40 horses.\n\n4. Fishing [is free][may be taxed] for the people of both islands.\n\n5. A joint court decides every dispute. Its seat is to be determined.\n",
            &[
                "open: a 4 → b 4",
                "to be written: b 5",
                "a 2 → b 3: 300 → 200",
                "a 2 → b 3: for thirty years → permanently",
                "a 2 → b 3:  → 40",
                "dropped: a 3",
                "new: b 5",
                "changed: a 4 → b 4",
                "moved: a 5 → b 1",
            ],
        );
    }
}
