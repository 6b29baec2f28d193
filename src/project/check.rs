//! What the engine relies on, checked on everything that comes out of a file.

use crate::model::{Draft, DraftId, MarkupKind, Project, Span};
use std::collections::{BTreeMap, BTreeSet};

/// More documents than anybody compares: each has a column.
const MOST_DOCUMENTS: usize = 1000;

/// More work than the corrections of any reader make: each looks at all points of its document.
const MOST_CORRECTING: usize = 10_000_000;

/// Whether the engine can work on a project.
///
/// # Errors
/// The first thing that is wrong, in words.
pub fn check(project: &Project) -> Result<(), String> {
    let documents = || project.drafts.iter().chain(&project.articles);
    let all = || documents().chain(documents().flat_map(|draft| &draft.renderings));
    let count = all().count();
    if count > MOST_DOCUMENTS {
        return Err(format!("it has {count} documents, and at most {MOST_DOCUMENTS} are compared"));
    }
    let mut corrections: BTreeMap<DraftId, usize> = BTreeMap::new();
    for correction in &project.decisions.segments {
        *corrections.entry(correction.at.draft).or_default() += 1;
    }
    let mut ids = BTreeSet::new();
    for draft in all() {
        let count = corrections.get(&draft.id).copied().unwrap_or(0);
        if count.saturating_mul(draft.points.len()) > MOST_CORRECTING {
            return Err(format!(
                "{count} corrections are said of {:?}, far more than of any document",
                draft.siglum
            ));
        }
        if !ids.insert(draft.id) {
            return Err(format!("two documents have the number {}", draft.id.0));
        }
        points(draft).map_err(|reason| format!("{reason} in {:?}", draft.siglum))?;
    }
    let mut notes = BTreeSet::new();
    for note in &project.decisions.annotations {
        if !notes.insert(note.id) {
            return Err(format!("two notes have the name {}", note.id));
        }
    }
    Ok(())
}

fn points(draft: &Draft) -> Result<(), String> {
    if u32::try_from(draft.text.len()).is_err() {
        return Err("there are more than 4 GB of text".to_owned());
    }
    let warned = draft.warnings.iter().filter_map(|warning| warning.span.as_ref());
    for span in draft.outside.iter().chain(warned) {
        within(draft, span)
            .ok_or_else(|| format!("a place outside the points ({span:?}) is not in the text"))?;
    }
    let mut end = 0;
    for part in &draft.parts {
        within(draft, &part.span)
            .filter(|()| part.span.start >= end)
            .ok_or_else(|| format!("the document {:?} ({:?}) is not in the text", part.siglum, part.span))?;
        end = part.span.end;
    }
    for mark in &draft.marks {
        let note = if let MarkupKind::Note { text } = &mark.kind { Some(text) } else { None };
        for span in [Some(&mark.span), note].into_iter().flatten() {
            within(draft, span).ok_or_else(|| format!("a mark over the text ({span:?}) is not in it"))?;
        }
    }
    let mut previous = None;
    for (index, point) in draft.points.iter().enumerate() {
        let name = format!("point {} ({:?})", index + 1, point.label.path);
        for span in [Some(&point.mark), Some(&point.body), point.heading.as_ref()].into_iter().flatten() {
            within(draft, span).ok_or_else(|| format!("{name} is not in the text"))?;
        }
        if previous.is_some_and(|start| start >= point.start()) {
            return Err(format!("{name} is out of order"));
        }
        if point.parent.is_some_and(|parent| parent >= index) {
            return Err(format!("{name} stands under a point that comes after it"));
        }
        previous = Some(point.start());
    }
    Ok(())
}

/// A span whose text can be taken.
fn within(draft: &Draft, span: &Span) -> Option<()> {
    draft.text.get(span.clone()).map(drop)
}
