//! The lineage picture as plain data: drafts as columns, their points as bars in the order of the text, ribbons
//! for what became what. No pixels and no fonts: screen and export scale it and give it letters.

mod flows;
mod places;
#[cfg(test)]
mod tests;
mod told;

pub use told::{bar_words, began, ended, heading, ribbon_words};

use super::palette::{Palette, Rgb};
use super::{Absence, Table, words};
use crate::model::{At, Comparison, Draft, Relation, State, Wording};
use crate::words::say;
use flows::{Flow, flows};
use std::ops::Range;
use std::sync::Arc;

/// The height of the shortest bar.
pub const SHORTEST: f32 = 16.0;
/// Between two bars, at least.
pub const GAP: f32 = 5.0;
/// The height of a bar of as many words as the bars have on average.
const AVERAGE: f32 = 26.0;
/// The height of the narrowest ribbon, where its bars have room for it.
const NARROWEST: f32 = 1.5;

/// The picture of a comparison. Heights are counted from the top, in units of about a sixteenth
/// of what a line of small print needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// A column for each draft.
    pub columns: Vec<Column>,
    /// The bars, column by column, each from top to bottom.
    pub bars: Vec<Bar>,
    /// The ribbons: those that may cross others last, each of them in the order of the bars that they leave.
    pub ribbons: Vec<Ribbon>,
    /// The height of the whole.
    pub height: f32,
}

/// One draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its bars.
    pub bars: Range<usize>,
    /// Their words; those of the draft, with its headings, where none of its points is left out.
    pub words: usize,
}

/// One top-level point.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The point.
    pub at: At,
    /// Its row of the table.
    pub row: usize,
    /// Its words, those of its sub-points included.
    pub words: usize,
    /// Where it begins.
    pub top: f32,
    /// How high it is.
    pub height: f32,
    /// Whether nothing leads to it, though there is a draft before it.
    pub is_new: bool,
    /// Why nothing leads on from it, though there is a draft after it.
    pub ends: Option<Absence>,
    /// How far it is agreed: its own status, or that of its least settled sub-point.
    pub state: State,
}

impl Bar {
    /// Where it ends.
    pub fn bottom(&self) -> f32 {
        self.top + self.height
    }
}

/// What one point became: from the right edge of a bar to the left edge of a later one.
#[derive(Clone, Debug, PartialEq)]
pub struct Ribbon {
    /// The bar that it leaves.
    pub from: usize,
    /// The bar to which it leads.
    pub to: usize,
    /// The stretch of the edge that it leaves.
    pub left: Range<f32>,
    /// The stretch of the edge at which it arrives.
    pub right: Range<f32>,
    /// What happened on the way.
    pub kind: Kind,
    /// How far its words changed, where that was judged.
    pub wording: Option<Wording>,
}

/// What happened to a point on the way, by which it is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The same words in the same order.
    Unchanged,
    /// Other words, same meaning.
    Reworded,
    /// Changed in substance.
    Substantive,
    /// It is back after a draft that did not have it.
    Back,
    /// In another place.
    Moved,
    /// A part of a point that became several.
    Split,
    /// One of several that became one.
    Merged,
}

impl Kind {
    /// Every kind, in the order of a legend.
    pub const ALL: [Kind; 7] = [
        Kind::Unchanged,
        Kind::Reworded,
        Kind::Substantive,
        Kind::Moved,
        Kind::Split,
        Kind::Merged,
        Kind::Back,
    ];

    fn of(relation: Relation, wording: Wording) -> Kind {
        match (relation, wording) {
            (Relation::Moved, _) => Kind::Moved,
            (Relation::Split, _) => Kind::Split,
            (Relation::Merged, _) => Kind::Merged,
            (Relation::Same, Wording::Unchanged | Wording::Translated) => Kind::Unchanged,
            (Relation::Same, Wording::Editorial | Wording::Reworded) => Kind::Reworded,
            (Relation::Same, Wording::Substantive) => Kind::Substantive,
        }
    }

    fn crosses(self) -> bool {
        self >= Kind::Back
    }

    /// How it reads in a legend.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Unchanged => say("wording-unchanged"),
            Kind::Reworded => say("wording-reworded"),
            Kind::Substantive => say("wording-substantive"),
            Kind::Moved => say("relation-moved"),
            Kind::Split => say("relation-split"),
            Kind::Merged => say("relation-merged"),
            Kind::Back => say("picture-back"),
        }
    }

    /// The sign that says it without its colour; empty for what stayed as it was.
    pub fn sign(self) -> &'static str {
        match self {
            Kind::Unchanged => "",
            Kind::Reworded => "≈",
            Kind::Substantive => "≠",
            Kind::Moved => "↕",
            Kind::Split => "↘",
            Kind::Merged => "↗",
            Kind::Back => "↩",
        }
    }

    /// Its colour, and how much of it lies over the paper, from 0 to 1.
    pub fn tint(self, palette: &Palette) -> (Rgb, f32) {
        // Little light on a dark ground is seen less than little ink on paper.
        let more = if palette.paper.parts()[0] < 0x80 { 1.7 } else { 1.0 };
        let (color, share) = match self {
            Kind::Unchanged => (palette.ink, 0.06),
            Kind::Reworded => (palette.ink, 0.12),
            Kind::Substantive => (palette.ink, 0.24),
            Kind::Moved => (palette.accent, 0.50),
            Kind::Split | Kind::Merged => (palette.accent, 0.32),
            Kind::Back => (palette.added, 0.30),
        };
        (color, share * more)
    }
}

/// Draws a comparison, as far as the table shows it.
pub fn picture(drafts: &[Arc<Draft>], comparison: &Comparison, table: &Table) -> Picture {
    let mut picture = Picture::default();
    for (column, draft) in drafts.iter().enumerate() {
        let start = picture.bars.len();
        let rows = table.rows.iter().enumerate();
        let cells = rows.filter_map(|(row, r)| Some((row, r.cells.get(column)?)));
        let mut points: Vec<(usize, usize)> =
            cells.flat_map(|(row, cell)| cell.points.iter().map(move |&point| (point, row))).collect();
        points.sort_unstable();
        for (point, row) in points {
            let at = At { draft: column, point };
            picture.bars.push(bar(draft, comparison, at, row));
        }
        let bars = start..picture.bars.len();
        let words = match bars.len() == words::top_level(draft) {
            true => words::count(draft),
            false => picture.bars[bars.clone()].iter().map(|bar| bar.words).sum(),
        };
        picture.columns.push(Column { bars, words });
    }
    let flows = flows(drafts, comparison, table, &picture.bars);
    ends(&mut picture, table, &flows);
    size(&mut picture.bars);
    places::place(&mut picture, &flows);
    picture.ribbons = ribbons(&picture.bars, &flows);
    picture
}

fn bar(draft: &Draft, comparison: &Comparison, at: At, row: usize) -> Bar {
    let extent = at.point..draft.end_of(at.point);
    let states =
        extent.clone().filter_map(|point| Some(comparison.statuses.get(at.draft)?.get(point)?.state));
    let own = states.clone().next().unwrap_or_default();
    let unsettled = states.clone().find(|state| state.is_unresolved());
    Bar {
        at,
        row,
        words: extent.map(|point| flows::words(draft, point)).sum(),
        top: 0.0,
        height: 0.0,
        is_new: false,
        ends: None,
        state: if own == State::Plain { unsettled.unwrap_or_default() } else { own },
    }
}

/// Marks the bars to which nothing leads, and those from which nothing leads on.
fn ends(picture: &mut Picture, table: &Table, flows: &[Flow]) {
    let last = picture.columns.len().saturating_sub(1);
    let (mut reached, mut left) = (vec![false; picture.bars.len()], vec![false; picture.bars.len()]);
    for flow in flows {
        left[flow.from] = true;
        reached[flow.to] = true;
    }
    for (bar, (reached, left)) in picture.bars.iter_mut().zip(reached.into_iter().zip(left)) {
        bar.is_new = !reached && bar.at.draft > 0;
        if !left && bar.at.draft < last {
            let cell = &table.rows[bar.row].cells[bar.at.draft + 1];
            bar.ends = Some(cell.absence.unwrap_or(Absence::Removed));
        }
    }
}

fn size(bars: &mut [Bar]) {
    let words: usize = bars.iter().map(|bar| bar.words).sum();
    let each = AVERAGE * bars.len() as f32 / words.max(1) as f32;
    bars.iter_mut().for_each(|bar| bar.height = (bar.words as f32 * each).max(SHORTEST));
}

/// Lays the ribbons along the edges of their bars, so that none lies on another.
fn ribbons(bars: &[Bar], flows: &[Flow]) -> Vec<Ribbon> {
    let lefts = along(bars, flows, |flow| (flow.from, flow.to, flow.out));
    let rights = along(bars, flows, |flow| (flow.to, flow.from, flow.into));
    let ribbon = |(flow, (left, right)): (&Flow, (Range<f32>, Range<f32>))| Ribbon {
        from: flow.from,
        to: flow.to,
        left,
        right,
        kind: flow.kind,
        wording: flow.wording,
    };
    let mut ribbons: Vec<Ribbon> = flows.iter().zip(lefts.into_iter().zip(rights)).map(ribbon).collect();
    ribbons.sort_by_key(|ribbon| (ribbon.kind.crosses(), ribbon.from, ribbon.to));
    ribbons
}

/// The stretch of each flow along one edge of its bar: `end` gives the bar, the bar at the other end and the words.
fn along(bars: &[Bar], flows: &[Flow], end: impl Fn(&Flow) -> (usize, usize, f32)) -> Vec<Range<f32>> {
    let mut order: Vec<usize> = (0..flows.len()).collect();
    order.sort_by_key(|&flow| {
        let (bar, other, _) = end(&flows[flow]);
        (bar, other)
    });
    let mut stretches = vec![0.0..0.0; flows.len()];
    for group in order.chunk_by(|&a, &b| end(&flows[a]).0 == end(&flows[b]).0) {
        let bar = &bars[end(&flows[group[0]]).0];
        let total: f32 = group.iter().map(|&flow| end(&flows[flow]).2).sum();
        let each = bar.height / total.max(bar.words as f32).max(1.0);
        let mut widths: Vec<f32> =
            group.iter().map(|&flow| (end(&flows[flow]).2 * each).max(NARROWEST)).collect();
        let too_much = (widths.iter().sum::<f32>() / bar.height).max(1.0);
        widths.iter_mut().for_each(|width| *width /= too_much);
        let mut y = bar.top;
        for (&flow, width) in group.iter().zip(widths) {
            stretches[flow] = y..y + width;
            y += width;
        }
    }
    stretches
}
