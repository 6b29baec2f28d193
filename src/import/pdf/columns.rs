//! Lines across the page → lines in reading order, column by column.
//!
//! A gutter is a white strip with text on both sides of it over several lines. Between two lines
//! that cross the gutter, the left side is read before the right one.

use super::line::{Line, Word, lines};
use std::ops::Range;

/// Text that is read from its top to its bottom: a page, or one of its columns.
#[derive(Clone, Debug)]
pub(super) struct Region {
    pub lines: Vec<Line>,
    /// How many columns stand side by side where it stands.
    pub columns: usize,
}

/// The width of a step across the page, in points.
const STEP: f32 = 2.0;
/// The narrowest gutter, in points and as a share of the size of the letters.
const NARROWEST: (f32, f32) = (7.0, 0.8);
/// On each side of a gutter stand at least so many lines …
const LEAST_LINES: usize = 6;
/// … of at least so many letters on average. Numbers in a margin and marks of a list are narrower.
const LEAST_LETTERS: usize = 12;

/// The regions of a page in reading order.
pub(super) fn regions(rows: Vec<Line>) -> Vec<Region> {
    let gutters = gutters(&rows);
    let mut regions = Vec::new();
    let mut rows = rows.into_iter();
    let mut done = 0;
    for zone in zones(&gutters) {
        push(&mut regions, rows.by_ref().take(zone.rows.start.saturating_sub(done)).collect(), 1);
        let inside: Vec<Line> = rows.by_ref().take(zone.rows.len()).collect();
        done = zone.rows.end;
        let page = inside.first().map_or(0, |l| l.page);
        let columns = zone.cuts.len() + 1;
        let mut sorted: Vec<Vec<Word>> = vec![Vec::new(); columns];
        for word in inside.into_iter().flat_map(|l| l.words) {
            let middle = (word.x0 + word.x1) / 2.0;
            sorted[zone.cuts.iter().filter(|cut| **cut < middle).count()].push(word);
        }
        for words in sorted {
            push(&mut regions, lines(words, page), columns);
        }
    }
    push(&mut regions, rows.collect(), 1);
    regions
}

fn push(regions: &mut Vec<Region>, lines: Vec<Line>, columns: usize) {
    if !lines.is_empty() {
        regions.push(Region { lines, columns });
    }
}

/// A white strip between two places across the page, over some rows.
#[derive(Clone, Debug)]
struct Gutter {
    from: f32,
    to: f32,
    rows: Range<usize>,
}

/// Rows that are read column by column, and where the columns are cut.
struct Zone {
    rows: Range<usize>,
    cuts: Vec<f32>,
}

fn zones(gutters: &[Gutter]) -> Vec<Zone> {
    let mut sorted: Vec<&Gutter> = gutters.iter().collect();
    sorted.sort_by_key(|g| (g.rows.start, g.rows.end));
    let mut zones: Vec<Zone> = Vec::new();
    for gutter in sorted {
        let cut = (gutter.from + gutter.to) / 2.0;
        match zones.last_mut() {
            Some(zone) if gutter.rows.start < zone.rows.end => {
                zone.rows.end = zone.rows.end.max(gutter.rows.end);
                zone.cuts.push(cut);
            }
            _ => zones.push(Zone { rows: gutter.rows.clone(), cuts: vec![cut] }),
        }
    }
    for zone in &mut zones {
        zone.cuts.sort_by(f32::total_cmp);
        zone.cuts.dedup_by(|b, a| *b - *a < 36.0);
    }
    zones
}

fn gutters(rows: &[Line]) -> Vec<Gutter> {
    let right = rows.iter().map(Line::x1).fold(0.0, f32::max);
    let size = median(rows.iter().map(|r| r.size).collect());
    let narrowest = NARROWEST.0.max(NARROWEST.1 * size);
    let mut found: Vec<Gutter> = Vec::new();
    // The strips that may still grow to the right.
    let mut open: Vec<Gutter> = Vec::new();
    let mut x = rows.iter().map(Line::x0).fold(f32::MAX, f32::min);
    while x < right {
        let white = runs(rows, x, x + STEP);
        let mut grown: Vec<Gutter> = Vec::new();
        for gutter in open.drain(..) {
            let mut ended = true;
            for run in &white {
                let rows_of = gutter.rows.start.max(run.start)..gutter.rows.end.min(run.end);
                let wider = Gutter { from: gutter.from, to: x + STEP, rows: rows_of };
                if divides(rows, &wider) {
                    ended &= wider.rows != gutter.rows;
                    grown.push(wider);
                }
            }
            if ended && gutter.to - gutter.from >= narrowest {
                found.push(gutter);
            }
        }
        let begun = white.into_iter().map(|rows| Gutter { from: x, to: x + STEP, rows });
        for gutter in begun.filter(|g| divides(rows, g)) {
            if !grown.iter().any(|g| g.rows == gutter.rows) {
                grown.push(gutter);
            }
        }
        grown.dedup_by(|b, a| a.rows == b.rows);
        open = grown;
        x += STEP;
    }
    longest(found)
}

/// Of gutters that cross each other, the one over the most rows.
fn longest(mut found: Vec<Gutter>) -> Vec<Gutter> {
    found.sort_by(|a, b| b.rows.len().cmp(&a.rows.len()).then((b.to - b.from).total_cmp(&(a.to - a.from))));
    let mut kept: Vec<Gutter> = Vec::new();
    for gutter in found {
        let crosses = |k: &Gutter| {
            let rows = gutter.rows.start < k.rows.end && k.rows.start < gutter.rows.end;
            rows && gutter.from < k.to + 12.0 && k.from < gutter.to + 12.0
        };
        if !kept.iter().any(crosses) {
            kept.push(gutter);
        }
    }
    kept
}

/// The longest stretches of rows without a word between two places.
fn runs(rows: &[Line], from: f32, to: f32) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    for (at, row) in rows.iter().enumerate() {
        if row.words.iter().any(|w| w.x0 < to && w.x1 > from) {
            if at >= start + LEAST_LINES {
                runs.push(start..at);
            }
            start = at + 1;
        }
    }
    if rows.len() >= start + LEAST_LINES {
        runs.push(start..rows.len());
    }
    runs
}

/// Whether enough text stands on both sides.
fn divides(rows: &[Line], gutter: &Gutter) -> bool {
    let (mut left, mut right) = ((0, 0), (0, 0));
    for row in rows.get(gutter.rows.clone()).unwrap_or_default() {
        let letters = |on: &dyn Fn(&Word) -> bool| -> usize {
            row.words.iter().filter(|w| on(w)).map(|w| w.text.chars().count()).sum()
        };
        let before = letters(&|w| w.x1 <= gutter.from + STEP);
        let after = letters(&|w| w.x0 >= gutter.to - STEP);
        left = (left.0 + usize::from(before > 0), left.1 + before);
        right = (right.0 + usize::from(after > 0), right.1 + after);
    }
    [left, right].iter().all(|&(lines, letters)| lines >= LEAST_LINES && letters >= lines * LEAST_LETTERS)
}

fn median(mut numbers: Vec<f32>) -> f32 {
    numbers.sort_by(f32::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(0.0)
}
