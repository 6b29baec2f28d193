//! Two drafts read as one running text: which two, and the text, kept while its view is shown.

use super::{Job, Tab, Task, Workspace};
use crate::compare;
use crate::model::DraftId;
use crate::present::running::Running;
use std::sync::Arc;

/// The running text and what it belongs to.
#[derive(Debug, Default)]
pub(super) struct AsOne {
    /// The drafts that the reader chose.
    pub(super) chosen: Option<[DraftId; 2]>,
    /// The ground state and drafts of the text that was last asked for.
    asked: Option<(u64, [DraftId; 2])>,
    running: Option<([DraftId; 2], Arc<Running>)>,
}

impl AsOne {
    /// Takes what was asked for; what belongs to another ground state is dropped.
    pub(super) fn take(&mut self, state: u64, pair: [DraftId; 2], running: Arc<Running>) {
        if self.asked == Some((state, pair)) {
            self.running = Some((pair, running));
        }
    }
}

impl Workspace {
    /// The two drafts that are read as one text: those chosen, or else those between which rows are counted.
    pub fn pair(&self) -> Option<[DraftId; 2]> {
        let drafts = &self.project().drafts;
        let is_open = |pair: &[DraftId; 2]| {
            pair[0] != pair[1] && pair.iter().all(|id| drafts.iter().any(|draft| draft.id == *id))
        };
        let (from, to) = compare::reach(drafts, &self.project().settings);
        let reach = || drafts.get(from).zip(drafts.get(to)).map(|(from, to)| [from.id, to.id]);
        self.as_one.chosen.filter(is_open).or_else(reach).filter(|pair| pair[0] != pair[1])
    }

    /// The running text of that pair; none while it is first being put together.
    pub fn running(&self) -> Option<&Arc<Running>> {
        let wanted = self.pair()?;
        self.as_one.running.as_ref().filter(|(pair, _)| *pair == wanted).map(|(_, running)| running)
    }

    /// Asks for the running text of the ground state, where its view is shown and it was not asked for.
    pub(super) fn read_as_one(&mut self) -> Option<Job> {
        let pair = self.pair().filter(|_| self.tab() == Tab::Redline && self.is_current())?;
        let wanted = (self.state(), pair);
        if self.as_one.asked == Some(wanted) {
            return None;
        }
        self.as_one.asked = Some(wanted);
        Some(Job::Work(Task::ReadAsOne { state: wanted.0, project: self.project().clone(), pair }))
    }
}
