//! Tracked changes: what was inserted and deleted, by whom and when.

use crate::import::office::flow::Change;
use crate::import::office::xml::Element;
use crate::model::Revision;
use std::collections::BTreeMap;
use std::rc::Rc;

/// One tracked change.
#[derive(Clone)]
pub struct Tracked<'a> {
    pub change: Rc<Change>,
    /// What was deleted; none for an insertion.
    pub deleted: Option<Element<'a>>,
}

/// The changes by their identifiers.
pub struct Changes<'a>(BTreeMap<&'a str, Tracked<'a>>);

impl<'a> Changes<'a> {
    /// The changes of a document. Changes of formatting alone are none.
    pub fn new(tracked: Option<Element<'a>>) -> Self {
        let regions = tracked.into_iter().flat_map(|tracked| tracked.all("text:changed-region"));
        let known = regions.filter_map(|region| {
            let id = region.attribute("xml:id").or(region.attribute("text:id"))?;
            let deletion = region.child("text:deletion");
            let kind = deletion.or(region.child("text:insertion"))?;
            let by = kind.child("office:change-info").map(author).unwrap_or_default();
            Some((id, Tracked { change: Rc::new(Change { moved: false, by }), deleted: deletion }))
        });
        Changes(known.collect())
    }

    /// The change that a mark in the text refers to.
    pub fn of(&self, mark: Element<'a>) -> Option<&Tracked<'a>> {
        self.0.get(mark.attribute("text:change-id")?)
    }
}

/// Who did something, and when. Initials are not read.
pub fn author(element: Element<'_>) -> Revision {
    let text = |name| element.child(name).map(|e| e.text().trim().to_owned()).filter(|t| !t.is_empty());
    Revision { author: text("dc:creator").unwrap_or_default(), date: text("dc:date") }
}
