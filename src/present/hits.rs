//! Where the words that a reader seeks stand: in the rows of the table, outside the points, in articles.

use super::Table;
use crate::model::{Draft, Span};
use std::sync::Arc;

/// One place where the words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// In what.
    pub place: Place,
    /// Where the text of its draft or article has the words.
    pub span: Span,
}

/// In what words stand, in the order in which they are gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In a row of the table and the column of a draft.
    Row(usize, usize),
    /// Outside the points of the draft of a column.
    Outside(usize),
    /// In an article, by its place among those of the project.
    Article(usize),
}

/// The hits in drafts and articles, from where the words stand in each: those in rows in reading order, then those
/// outside the points, then those in articles.
pub fn hits(
    drafts: &[Arc<Draft>],
    table: &Table,
    in_drafts: &[Vec<Span>],
    in_articles: &[Vec<Span>],
) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (column, (draft, spans)) in drafts.iter().zip(in_drafts).enumerate() {
        let mut tops: Vec<(Span, usize)> = Vec::new();
        for (row, cells) in table.rows.iter().enumerate() {
            let points = cells.cells.get(column).into_iter().flat_map(|cell| &cell.points);
            tops.extend(points.map(|&point| (draft.extent(point), row)));
        }
        tops.sort_unstable_by_key(|(extent, _)| extent.start);
        for span in spans {
            let before = tops.partition_point(|(extent, _)| extent.start <= span.start);
            let row = before.checked_sub(1).and_then(|at| tops.get(at));
            let place = match row.filter(|(extent, _)| span.start < extent.end) {
                Some((_, row)) => Place::Row(*row, column),
                None => Place::Outside(column),
            };
            hits.push(Hit { place, span: span.clone() });
        }
    }
    for (article, spans) in in_articles.iter().enumerate() {
        hits.extend(spans.iter().map(|span| Hit { place: Place::Article(article), span: span.clone() }));
    }
    hits.sort_by_key(|hit| (hit.place, hit.span.start));
    hits
}
