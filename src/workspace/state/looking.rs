//! Reading the workspace: everything that a view may look at.

use super::Workspace;
use crate::compare::Rendered;
use crate::model::{Annotation, At, Comparison, Draft, PointId, Project};
use crate::present::picture::Picture;
use crate::present::{Press, Table, Told};
use crate::words::say;
use crate::workspace::visits::Visits;
use crate::workspace::{Alternatives, Chosen, Hangs, Message, Pending, Tab};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Workspace {
    /// The ground state.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// The other renderings of the drafts, as far as they were compared.
    pub fn renderings(&self) -> &[Rendered] {
        &self.found.renderings
    }

    /// The comparison of it. While one is being computed this is the one before;
    /// then [`Workspace::is_current`] is false and indices may not fit the project.
    pub fn comparison(&self) -> &Comparison {
        &self.found.comparison
    }

    /// The same, to be kept.
    pub(in crate::workspace) fn shared_comparison(&self) -> &Arc<Comparison> {
        &self.found.comparison
    }

    /// What is shown of the comparison.
    pub fn table(&self) -> &Arc<Table> {
        &self.found.table
    }

    /// What is shown of the comparison, as a picture.
    pub fn picture(&self) -> &Arc<Picture> {
        &self.found.picture
    }

    /// The rows of the table in words.
    pub fn told(&self) -> &Arc<Vec<Told>> {
        &self.found.told
    }

    /// The comparison on one page.
    pub fn press(&self) -> &Arc<Press> {
        &self.found.press
    }

    /// Whether the comparison belongs to the ground state as it is.
    pub fn is_current(&self) -> bool {
        self.compared == self.state
    }

    /// The file it was opened from or saved to.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The name for a title bar, without the mark for unsaved changes.
    pub fn name(&self) -> String {
        let stem = |p: &PathBuf| p.file_name().map(|n| n.to_string_lossy().into_owned());
        match self.path.as_ref().and_then(stem) {
            Some(name) => name,
            None if self.is_sample => say("name-sample").to_owned(),
            None => say("name-untitled").to_owned(),
        }
    }

    /// Whether something would be lost by closing.
    pub fn is_dirty(&self) -> bool {
        self.state != self.saved_state
    }

    /// Whether what is shown is the bundled sample, untouched or not.
    pub fn is_sample(&self) -> bool {
        self.is_sample
    }

    /// Whether there is anything to save.
    pub fn can_save(&self) -> bool {
        !self.project.drafts.is_empty() || !self.project.articles.is_empty()
    }

    /// The selected row of the table.
    pub fn selection(&self) -> Option<usize> {
        self.selection.filter(|&row| row < self.found.table.rows.len())
    }

    /// Where the reader was.
    pub(in crate::workspace) fn visits(&self) -> &Visits {
        &self.visits
    }

    /// The view that is shown.
    pub fn tab(&self) -> Tab {
        self.tab
    }

    /// Counts ground states.
    pub(in crate::workspace) fn state(&self) -> u64 {
        self.state
    }

    /// Whether there is something to see in a view.
    pub fn has(&self, tab: Tab) -> bool {
        match tab {
            Tab::SideBySide | Tab::Notes => self.can_save(),
            Tab::Table | Tab::Lineage => !self.project.drafts.is_empty(),
            Tab::Redline | Tab::Summary => self.project.drafts.len() > 1,
            Tab::Articles => !self.project.articles.is_empty(),
        }
    }

    /// The point that was taken up to be paired with another.
    pub fn held(&self) -> Option<PointId> {
        self.held
    }

    /// What was last found that a point may answer elsewhere.
    pub fn alternatives(&self) -> &Alternatives {
        &self.alternatives
    }

    /// The document whose reading is looked at.
    pub fn inspected(&self) -> Option<&Arc<Draft>> {
        self.document(self.inspected?)
    }

    /// The documents just opened about whose reading there is a doubt, until they are looked at.
    pub fn doubted(&self) -> impl Iterator<Item = &Arc<Draft>> {
        self.doubted.iter().filter_map(|&id| self.document(id))
    }

    /// The documents whose files are others now than were read.
    pub fn changed_on_disk(&self) -> impl Iterator<Item = &Arc<Draft>> {
        self.changed.iter().filter_map(|&id| self.document(id))
    }

    /// What the worker is doing, in words, while it is busy; empty where it has not said yet, or a dialog is open.
    pub fn progress(&self) -> Option<&str> {
        (self.running > 0).then_some(self.progress.as_str())
    }

    /// Whether what the worker is doing can be stopped.
    pub fn can_stop(&self) -> bool {
        self.running > 0 && self.stops
    }

    /// The sentences for the reader, oldest first.
    pub fn messages(&self) -> &[Message] {
        &self.messages
    }

    /// What waits for the answer about unsaved changes.
    pub fn pending(&self) -> Option<&Pending> {
        self.pending.as_ref()
    }

    /// Whether the window may close without a further question.
    pub fn may_close(&self) -> bool {
        self.may_close
    }

    /// What would be undone, in words.
    pub fn undo_label(&self) -> Option<&'static str> {
        self.history.undo_label()
    }

    /// What would be made again, in words.
    pub fn redo_label(&self) -> Option<&'static str> {
        self.history.redo_label()
    }

    /// The draft of a column.
    pub fn draft(&self, column: usize) -> Option<&Arc<Draft>> {
        self.project.drafts.get(column)
    }

    /// The identity of a point, for saved data.
    pub fn id_of(&self, at: At) -> Option<PointId> {
        let draft = self.draft(at.draft)?;
        (at.point < draft.points.len()).then(|| draft.id_of(at.point))
    }

    /// The notes on a row and its points, in the order of the drafts, without those of hidden authors.
    pub fn notes_on(&self, row: usize) -> impl Iterator<Item = &Annotation> {
        let notes = self.found.table.rows.get(row).map_or(&[][..], |row| &row.notes);
        notes.iter().filter_map(|&note| self.project.decisions.annotations.get(note)).map(Arc::as_ref)
    }

    /// The words that are chosen.
    pub fn chosen(&self) -> Option<&Chosen> {
        self.chosen.as_ref()
    }

    /// What was taken up to be hung elsewhere.
    pub fn taken_up(&self) -> Option<Hangs> {
        self.taken_up
    }

    /// Whose notes are left out.
    pub fn hidden_authors(&self) -> &BTreeSet<String> {
        &self.hidden_authors
    }

    /// Changes whenever something else is written, ruled or marked, or hangs on other rows.
    pub fn revision(&self) -> (u64, u64) {
        (self.state, self.marked)
    }
}
