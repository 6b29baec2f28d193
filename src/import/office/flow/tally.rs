//! What a reader counts on its way, and the warnings that come of it.

use crate::model::{Doubt, Revision, Revisions, Warning};
use std::collections::BTreeSet;

/// Counts over one document.
#[derive(Default)]
pub struct Tally {
    pub changes: usize,
    pub authors: BTreeSet<String>,
    pub comments: usize,
    pub notes: usize,
    pub boxes: usize,
    pub pictures: usize,
    pub hidden: usize,
    pub objects: usize,
    pub equations: usize,
    pub contents: bool,
    pub heads: bool,
}

impl Tally {
    pub fn change(&mut self, by: &Revision) {
        self.changes += 1;
        if !by.author.is_empty() && !self.authors.contains(&by.author) {
            self.authors.insert(by.author.clone());
        }
    }

    /// Adds what was counted in a part of the document.
    pub fn add(&mut self, other: Tally) {
        self.changes += other.changes;
        self.authors.extend(other.authors);
        self.comments += other.comments;
        self.notes += other.notes;
        self.boxes += other.boxes;
        self.pictures += other.pictures;
        self.hidden += other.hidden;
        self.objects += other.objects;
        self.equations += other.equations;
        self.contents |= other.contents;
        self.heads |= other.heads;
    }

    pub fn warnings(&self, revisions: Revisions) -> Vec<Warning> {
        let counted = [
            (self.comments, Doubt::Comments as fn(usize) -> Doubt),
            (self.notes, Doubt::Footnotes),
            (self.boxes, Doubt::Boxes),
            (self.pictures, Doubt::Pictures),
            (self.objects, Doubt::Objects),
            (self.equations, Doubt::Formulas),
            (self.hidden, Doubt::Hidden),
        ];
        let changes = (self.changes > 0).then(|| Doubt::Changes {
            n: self.changes,
            authors: self.authors.len(),
            names: self.authors.iter().take(2).cloned().collect(),
            read: revisions,
        });
        let counted = counted.into_iter().filter(|(n, _)| *n > 0).map(|(n, doubt)| doubt(n));
        let contents = self.contents.then_some(Doubt::Contents {});
        let heads = self.heads.then_some(Doubt::Heads {});
        changes.into_iter().chain(counted).chain(contents).chain(heads).map(Warning::from).collect()
    }
}
