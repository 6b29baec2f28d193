//! What is not saved goes to the keeper, and what was left behind comes back from it.

use super::{Job, NoteEdit, Workspace};
use crate::model::Project;
use crate::project::recovery::Left;
use crate::project::{anchors, notes};
use std::path::Path;
use std::sync::Arc;

/// What was left behind, and what was last handed to the keeper.
#[derive(Debug, Default)]
pub struct Recovery {
    pub(super) left: Vec<Left>,
    /// What is being written, and when that was said last.
    pub(super) typing: (Vec<NoteEdit>, String),
    /// The ground state that was kept, whether it was unsaved, and what was being written.
    kept: (u64, bool, Vec<NoteEdit>),
}

impl Workspace {
    /// What another Travaux left behind unsaved.
    pub fn left_behind(&self) -> &[Left] {
        &self.recovery.left
    }

    /// Hands what is not saved to the keeper, if anything changed.
    pub(super) fn keep(&mut self, state: u64) -> Option<Job> {
        let typing = &self.recovery.typing.0;
        let keeps = self.preferences().recovery && (self.is_dirty() || !typing.is_empty());
        let kept = &self.recovery.kept;
        if (kept.0, kept.1, &kept.2) == (state, keeps, typing) {
            return None;
        }
        self.recovery.kept = (state, keeps, typing.clone());
        Some(match keeps {
            true => Job::Keep { project: self.with_typed(), path: self.path().map(Path::to_owned) },
            false => Job::Forget,
        })
    }

    /// The ground state with what is being written.
    fn with_typed(&self) -> Project {
        let mut project = self.project().clone();
        let author = &self.preferences().reader;
        let (typing, at) = &self.recovery.typing;
        for edit in typing {
            match edit {
                NoteEdit::Add { point, about, body } => {
                    let draft = self.document(point.draft);
                    let anchor = draft.and_then(|draft| anchors::anchor(draft, *point, about.clone()));
                    let note = anchor.map(|anchor| notes::new(&project, anchor, author, body, at));
                    project.decisions.annotations.extend(note.map(Arc::new));
                }
                // Other words of a note may be half of what they will be: beside them its own stay.
                NoteEdit::Rewrite { id, body } | NoteEdit::Reply { id, body } => {
                    let mut known = project.decisions.annotations.iter_mut();
                    if let Some(note) = known.find(|note| note.id == *id && !note.is_deleted()) {
                        notes::reply(Arc::make_mut(note), author, body, at);
                    }
                }
                _ => {}
            }
        }
        project
    }

    pub(super) fn no_longer_left(&mut self, file: &Path) {
        self.recovery.left.retain(|left| left.file != file);
    }
}
