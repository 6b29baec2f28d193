//! What is not saved goes to the keeper, and what was left behind comes back from it.

use super::{Job, Workspace};
use crate::model::{About, PointId, Project};
use crate::project::recovery::Left;
use crate::project::{anchors, notes};
use std::path::Path;
use std::sync::Arc;

/// What was left behind, and what was last handed to the keeper.
#[derive(Debug, Default)]
pub struct Recovery {
    pub(super) left: Vec<Left>,
    /// The words of a note that is being written.
    pub(super) typing: Option<(PointId, String)>,
    /// The ground state that was kept, whether it was unsaved, and how many letters were being written.
    kept: (u64, bool, usize),
}

impl Workspace {
    /// What another Travaux left behind unsaved.
    pub fn left_behind(&self) -> &[Left] {
        &self.recovery.left
    }

    /// Hands what is not saved to the keeper, if anything changed.
    pub(super) fn keep(&mut self, state: u64) -> Option<Job> {
        let typed = self.recovery.typing.as_ref().map_or(0, |(_, body)| body.len());
        let unsaved = self.is_dirty() || typed > 0;
        let now = (state, unsaved && self.preferences().recovery, typed);
        if std::mem::replace(&mut self.recovery.kept, now) == now {
            return None;
        }
        Some(match now.1 {
            true => Job::Keep { project: self.with_typed(), path: self.path().map(Path::to_owned) },
            false => Job::Forget,
        })
    }

    /// The ground state with the note that is being written.
    fn with_typed(&self) -> Project {
        let mut project = self.project().clone();
        let Some((point, body)) = &self.recovery.typing else { return project };
        let draft = self.document(point.draft);
        if let Some(anchor) = draft.and_then(|draft| anchors::anchor(draft, *point, About::Point)) {
            let note = notes::new(&project, anchor, &self.preferences().reader, body, "");
            project.decisions.annotations.push(Arc::new(note));
        }
        project
    }

    pub(super) fn no_longer_left(&mut self, file: &Path) {
        self.recovery.left.retain(|left| left.file != file);
    }
}
