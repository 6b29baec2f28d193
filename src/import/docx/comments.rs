//! Comments with their threads, and the texts of notes by their identifiers.

use super::styles::is_on;
use crate::import::office::flow::Remark;
use crate::import::office::xml::{Element, Tree};
use crate::model::Revision;
use std::collections::BTreeMap;

/// The notes of a part by their identifiers; separators are no notes.
pub fn notes<'a>(tree: Option<&'a Tree>, name: &'static str) -> BTreeMap<&'a str, Element<'a>> {
    let notes = tree.into_iter().flat_map(|tree| tree.root().all(name));
    let own = notes.filter(|note| note.attribute("w:type").is_none_or(|kind| kind == "normal"));
    own.filter_map(|note| Some((note.attribute("w:id")?, note))).collect()
}

/// The comments in their order; `threads` says which answers which.
pub fn remarks(comments: Option<&Tree>, threads: Option<&Tree>) -> Vec<Remark> {
    let Some(comments) = comments else { return Vec::new() };
    let elements = || comments.root().all("w:comment").filter_map(|c| Some((c.attribute("w:id")?, c)));
    // A thread names the last paragraph of a comment, not the comment.
    let mut keys = BTreeMap::new();
    for (key, comment) in elements() {
        keys.extend(comment.all("w:p").filter_map(|p| p.attribute("w14:paraId")).map(|id| (id, key)));
    }
    let entries = threads.into_iter().flat_map(|tree| tree.root().all("w15:commentEx"));
    let mut answers = BTreeMap::new();
    let mut resolved = BTreeMap::new();
    for entry in entries {
        let Some(key) = entry.attribute("w15:paraId").and_then(|id| keys.get(id)) else { continue };
        let parent = entry.attribute("w15:paraIdParent").and_then(|id| keys.get(id));
        answers.extend(parent.map(|parent| (*key, (*parent).to_owned())));
        resolved.insert(*key, entry.attribute("w15:done").is_some_and(is_on));
    }
    let remark = |(key, comment): (&str, Element<'_>)| Remark {
        answers: answers.get(key).cloned(),
        by: revision(comment),
        text: text(comment),
        resolved: resolved.get(key).copied().unwrap_or_default(),
        key: key.to_owned(),
    };
    elements().map(remark).collect()
}

/// Who did something, and when.
pub fn revision(element: Element<'_>) -> Revision {
    Revision {
        author: element.attribute("w:author").unwrap_or_default().trim().to_owned(),
        date: element.attribute("w:date").filter(|date| !date.is_empty()).map(str::to_owned),
    }
}

/// The plain text of a comment.
fn text(comment: Element<'_>) -> String {
    let paragraph = |p: Element<'_>| p.outermost("w:t").map(|t| t.text()).collect::<String>();
    let lines: Vec<String> = comment.outermost("w:p").map(paragraph).collect();
    lines.join("\n").trim().to_owned()
}
