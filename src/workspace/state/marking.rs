//! Documents that come and go, and what hangs on the rows that are shown.

use super::Workspace;
use crate::model::{Decisions, Draft, DraftId, DraftKind, Project};
use crate::present::ledger;
use crate::project::difference::{Difference, differences};
use crate::project::merge;
use crate::segment;
use crate::words::{say, say_with};
use crate::workspace::action::sentence;
use crate::workspace::{Hangs, Job, Level, noting, reading};
use std::path::PathBuf;
use std::sync::Arc;

impl Workspace {
    /// Brings up to date what hangs on the rows that are shown, after an edit that leaves the documents alone.
    pub(super) fn mark_again(&mut self, before: &Decisions) {
        self.marked += 1;
        let table = Arc::make_mut(&mut self.found.table);
        table.mark_again(&self.project, before, &self.hidden_authors);
        self.forget_lost();
    }

    /// Says no longer that something has lost its place once everything hangs again.
    fn forget_lost(&mut self) {
        let is_told = self.messages.iter().any(|message| message.level == Level::Adrift);
        if is_told && !ledger::has_lost(&self.project) {
            self.messages.retain(|message| message.level != Level::Adrift);
        }
    }

    /// Brings up to date what hangs on the rows that are shown.
    pub(super) fn mark(&mut self) {
        self.marked += 1;
        let fits = self.table_fits();
        let table = Arc::make_mut(&mut self.found.table);
        match fits {
            true => table.mark(&self.project, &self.hidden_authors),
            // Its columns are not those of the documents: until the new table is there nothing hangs.
            false => table.rows.iter_mut().for_each(|row| row.notes.clear()),
        }
        self.forget_lost();
    }

    /// Takes up something that hangs, or puts it down.
    pub(in crate::workspace) fn set_taken_up(&mut self, hangs: Option<Hangs>) {
        self.taken_up = hangs;
    }

    pub(super) fn remove(&mut self, id: DraftId) -> Vec<Job> {
        let Some(leaving) = self.document(id).cloned() else { return Vec::new() };
        let mut project = self.project.clone();
        self.leave_draft(&mut project, id);
        project.drafts.retain(|draft| draft.id != id);
        project.articles.retain(|draft| draft.id != id);
        self.former.retain(|(former, _)| *former != id);
        self.former.push((id, Arc::clone(&leaving.text)));
        self.edit(say("edit-remove"), |present| {
            *present = project;
            true
        })
    }

    /// Puts a draft under another as a rendering of it, with its own renderings.
    pub(super) fn render(&mut self, id: DraftId, of: DraftId) -> Vec<Job> {
        let Some(leaving) = self.project.drafts.iter().find(|draft| draft.id == id).cloned() else {
            return Vec::new();
        };
        let mut project = self.project.clone();
        self.leave_draft(&mut project, id);
        project.drafts.retain(|draft| draft.id != id);
        let Some(draft) = project.drafts.iter_mut().find(|draft| draft.id == of) else { return Vec::new() };
        let mut leaving = Draft::clone(&leaving);
        let own = std::mem::take(&mut leaving.renderings);
        let draft = Arc::make_mut(draft);
        draft.renderings.push(Arc::new(leaving));
        draft.renderings.extend(own);
        self.edit(say("edit-render"), |present| {
            *present = project;
            true
        })
    }

    /// Puts a rendering behind the draft that it renders, as a draft of its own.
    pub(super) fn part_rendering(&mut self, id: DraftId, of: DraftId) -> Vec<Job> {
        let mut project = self.project.clone();
        let Some(column) = project.drafts.iter().position(|draft| draft.id == of) else { return Vec::new() };
        let draft = Arc::make_mut(&mut project.drafts[column]);
        let Some(at) = draft.renderings.iter().position(|one| one.id == id) else { return Vec::new() };
        let mut parted = Draft::clone(&draft.renderings.remove(at));
        if parted.id.0 >= merge::FORMER {
            parted.id = self.name_document(&project, &parted.text);
        }
        parted.siglum = free_siglum(&project, &parted.siglum);
        let id = parted.id;
        project.drafts.insert(column + 1, Arc::new(parted));
        segment::correct(&mut project);
        self.adopt_notes(&mut project, id);
        self.edit(say("edit-part-rendering"), |present| {
            *present = project;
            true
        })
    }

    /// The name of a new document: the one it had where it was taken out, so that what was said of it holds.
    fn name_document(&mut self, project: &Project, text: &str) -> DraftId {
        let is_free = |id: DraftId| reading::documents(project).all(|draft| draft.id != id);
        let known = self.former.iter().find(|(id, former)| **former == *text && is_free(*id));
        if let Some((id, _)) = known {
            return *id;
        }
        self.next_draft += 1;
        DraftId(self.next_draft - 1)
    }

    /// Adds documents to what is open. The sample makes way for a reader's own.
    pub(super) fn add(&mut self, documents: Vec<Draft>, sample: bool) -> Vec<Job> {
        if documents.is_empty() {
            return Vec::new();
        }
        if sample || (self.is_sample && !self.is_dirty()) {
            self.start_over(Project::default(), None);
        }
        self.is_sample = sample;
        let documents = reading::by_date(documents);
        let mut new = Vec::with_capacity(documents.len());
        let fill = |this: &mut Self, project: &mut Project| {
            for mut draft in documents {
                draft.id = this.name_document(project, &draft.text);
                draft.siglum = free_siglum(project, &draft.siglum);
                let to = match draft.kind {
                    DraftKind::Draft => &mut project.drafts,
                    DraftKind::Article => &mut project.articles,
                };
                new.push(draft.id);
                to.push(Arc::new(draft));
            }
        };
        let mut project = self.project.clone();
        fill(self, &mut project);
        for &id in &new {
            reading::take_comments(&mut project, id, &[]);
            self.adopt_notes(&mut project, id);
        }
        let is_first = !self.can_save();
        let doubtful = |id: &DraftId| {
            let mut all = project.drafts.iter().chain(&project.articles);
            !sample && all.any(|draft| draft.id == *id && !draft.warnings.is_empty())
        };
        self.doubted.extend(new.into_iter().filter(doubtful));
        let jobs = self.edit(say("edit-open"), |present| {
            *present = project;
            true
        });
        if is_first {
            // Opening documents into an empty window is not a change that could be lost.
            self.history.clear();
            self.saved_state = self.state;
            self.come_back();
        }
        jobs
    }

    /// Brings in copies of the comparison; where there are none they are asked for.
    pub(super) fn bring_in(&self, copies: Option<Vec<PathBuf>>) -> Job {
        Job::PickCopy { state: self.state, project: self.project.clone(), copies }
    }

    pub(super) fn take_copy(
        &mut self,
        state: u64,
        both: Result<Box<Project>, String>,
        copies: Vec<PathBuf>,
    ) -> Vec<Job> {
        match both {
            Err(why) => self.tell(Level::Error, sentence(&why)),
            Ok(_) if state != self.state => {
                self.tell(Level::Info, say("tell-changed-meanwhile").to_owned());
            }
            Ok(both) => {
                let differs = differences(&self.project, &both);
                let differs: Vec<String> = differs.iter().map(Difference::told).collect();
                let names: Vec<_> = copies.iter().filter_map(|path| path.file_name()).collect();
                let names = names.iter().map(|name| name.to_string_lossy()).collect::<Vec<_>>().join(", ");
                let parts = [("names", names.into()), ("what", differs.join(" · ").into())];
                let brought = match differs.is_empty() {
                    true => say_with("tell-brought-nothing", &parts[..1]),
                    false => say_with("tell-brought-in", &parts),
                };
                let mut jobs = self.put(say("edit-merge-copy"), *both);
                if copies.iter().any(|copy| Some(copy) == self.path.as_ref()) {
                    self.messages.retain(|message| message.level != Level::Behind);
                }
                self.tell(Level::Info, brought);
                self.next_draft = self.next_draft.max(noting::free_draft(&self.project));
                jobs.push(Job::BroughtIn(copies));
                return jobs;
            }
        }
        Vec::new()
    }
}

/// A siglum that no other document of the project has: `plan`, `plan-2`, …
fn free_siglum(project: &Project, wanted: &str) -> String {
    let taken = |s: &str| project.drafts.iter().chain(&project.articles).any(|d| d.siglum == s);
    if !taken(wanted) {
        return wanted.to_owned();
    }
    (2u32..).map(|n| format!("{wanted}-{n}")).find(|s| !taken(s)).unwrap_or_default()
}
