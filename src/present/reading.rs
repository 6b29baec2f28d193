//! A document as it was read: its text in order, what is a point, what stands outside, where a doubt belongs.

use crate::model::{Draft, Span};

/// A stretch of the text: a point with its number and heading, or what stands outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its bytes.
    pub span: Span,
    /// The point it is; none where it stands outside.
    pub point: Option<usize>,
    /// The page, where one begins with this passage.
    pub page: Option<u32>,
    /// What is doubtful here, as indices into the draft's warnings.
    pub warnings: Vec<usize>,
}

/// The passages of a document, in the order of its text.
pub fn passages(draft: &Draft) -> Vec<Passage> {
    let point = |(index, point): (usize, &crate::model::Point)| {
        let start = point.start() as usize;
        let end = point.heading.as_ref().map_or(point.mark.end, |heading| heading.end).max(point.body.end);
        Passage { span: start..end.max(start), point: Some(index), page: point.page, warnings: Vec::new() }
    };
    let outside = |span: &Span| Passage { span: span.clone(), point: None, page: None, warnings: Vec::new() };
    let mut all: Vec<Passage> =
        draft.points.iter().enumerate().map(point).chain(draft.outside.iter().map(outside)).collect();
    all.sort_by_key(|passage| passage.span.start);
    let mut page = None;
    for passage in &mut all {
        let new = passage.page.filter(|_| passage.page != page);
        page = passage.page.or(page);
        passage.page = new;
    }
    for (index, warning) in draft.warnings.iter().enumerate() {
        let Some(span) = &warning.span else { continue };
        let at = all.partition_point(|passage| passage.span.start <= span.start);
        if let Some(passage) = at.checked_sub(1).or(Some(0)).and_then(|at| all.get_mut(at)) {
            passage.warnings.push(index);
        }
    }
    all
}
