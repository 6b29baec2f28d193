//! The workspace itself: the ground state, what is derived from it, and the one door to change it.

mod desk;
mod leading;
mod looking;
mod marking;
mod outcomes;
mod search;
mod sifting;
mod steps;

use super::as_one::AsOne;
use super::history::History;
use super::recovering::Recovery;
use super::visits::Visits;
use super::{
    Action, Alternatives, Answer, Chosen, Export, Found, Hangs, Job, Level, Message, Outcome, Pending,
    Suggestion, Tab, Task, jobs, noting, watch,
};
use crate::model::{At, Draft, DraftId, PointId, Project};
use crate::present::Filter;
use crate::project::{is_project, merge, originals};
use crate::words::say;
pub use desk::AtDesk;
pub use leading::Lead;
use sifting::Counts;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is open, what is shown of it, and what the reader has done.
#[derive(Debug, Default)]
pub struct Workspace {
    project: Project,
    /// Counts ground states; each edit makes a new one.
    state: u64,
    last_state: u64,
    saved_state: u64,
    history: History,
    path: Option<PathBuf>,
    is_sample: bool,

    found: Found,
    /// The ground state that `found` belongs to.
    compared: u64,

    selection: Option<usize>,
    filter: Filter,
    /// For each row whether the filter lets it pass; empty where there is no filter.
    passing: Vec<bool>,
    counts: Counts,
    visits: Visits,
    tab: Tab,
    /// The point that is to be paired with another.
    held: Option<PointId>,
    alternatives: Alternatives,
    /// The point whose row is selected once the comparison is back.
    pub(super) follow: Option<PointId>,
    pub(super) recovery: Recovery,
    /// The originals that were looked for, by their hashes.
    pub(super) sought: BTreeSet<String>,
    pub(super) as_one: AsOne,
    desk: desk::OnDesk,
    /// The words that are chosen.
    chosen: Option<Chosen>,
    /// What was taken up to be hung elsewhere.
    taken_up: Option<Hangs>,
    /// Whose notes are left out.
    hidden_authors: BTreeSet<String>,
    /// Counts how often what hangs on rows was brought up to date.
    marked: u64,
    /// Documents that were taken out, with their texts: one that comes back has its old name.
    former: Vec<(DraftId, Arc<str>)>,
    pub(super) export: Export,
    search: search::Search,
    inspected: Option<DraftId>,
    /// Documents that were opened and not looked at, about whose reading there is a doubt.
    doubted: Vec<DraftId>,
    /// Documents whose files are others now than were read.
    pub(super) changed: Vec<DraftId>,

    running: usize,
    progress: String,
    /// Whether what the worker does can be stopped.
    stops: bool,
    messages: Vec<Message>,
    pending: Option<Pending>,
    after_save: Option<Pending>,
    may_close: bool,
    next_draft: u32,
}

/// Writing: the one door.
impl Workspace {
    /// Carries out an action and returns the work that it causes.
    pub fn apply(&mut self, action: Action) -> Vec<Job> {
        let leaves = Visits::leaves(&action).then(|| self.visit());
        let mut jobs = match action {
            Action::PickFiles => vec![Job::PickFiles],
            Action::Open(paths) => self.open(paths),
            Action::PickCopy => vec![self.bring_in(None)],
            Action::BringIn(copies) => vec![self.bring_in(Some(copies))],
            Action::Recover(file) => self.unless_dirty(Pending::Recover(file)),
            Action::DiscardLeft(file) => {
                self.no_longer_left(&file);
                vec![Job::DiscardLeft(file)]
            }
            Action::Typing(typing, at) => {
                self.recovery.typing = (typing, at);
                Vec::new()
            }
            Action::Paste(text) => vec![Job::Work(Task::ReadText(text))],
            Action::ShowSample => self.unless_dirty(Pending::Sample),
            Action::Save => match self.path.clone() {
                Some(path) => vec![self.save_to(path, false)],
                None => vec![self.pick_save()],
            },
            Action::PickSave => vec![self.pick_save()],
            Action::SaveTo(path) => vec![self.save_to(jobs::with_extension(path), true)],
            Action::Quit => self.unless_dirty(Pending::Quit),
            Action::Answer(answer) => self.answer(answer),
            Action::Select(row) => {
                self.selection = row;
                Vec::new()
            }
            Action::Search { typed, options } => {
                self.search(&typed, options);
                Vec::new()
            }
            Action::Step(step) => {
                self.step(step);
                Vec::new()
            }
            Action::Filter(property) => {
                self.filter.toggle(property);
                self.sift();
                self.keep_selection_visible();
                Vec::new()
            }
            Action::ShowAll => {
                self.filter = Filter::default();
                Vec::new()
            }
            Action::Go(tab, row) => {
                self.stand(tab, Some(row));
                Vec::new()
            }
            Action::Back => {
                self.go_back();
                Vec::new()
            }
            Action::Forward => {
                self.go_forward();
                Vec::new()
            }
            Action::ShowTab(tab) => {
                self.tab = tab;
                self.inspected = None;
                Vec::new()
            }
            Action::Note(edit, at) => self.note(edit, &at),
            Action::Mark(edit, at) => self.mark_edit(edit, &at),
            Action::Choose(chosen) => {
                self.chosen = chosen.and_then(|chosen| self.choosable(&chosen));
                self.selection = self.chosen_row().or(self.selection);
                Vec::new()
            }
            Action::Reach(reach) => {
                self.chosen = self.reached(reach);
                Vec::new()
            }
            Action::TakeUp(hangs) => {
                self.taken_up = hangs;
                Vec::new()
            }
            Action::ShowAuthor(author, shown) => {
                if shown {
                    self.hidden_authors.remove(&author);
                } else {
                    self.hidden_authors.insert(author);
                }
                self.mark();
                Vec::new()
            }
            Action::Rename { id, siglum } => self.rename(id, siglum.trim()),
            Action::Contest(contest) => {
                self.held = None;
                self.contest(contest)
            }
            Action::Hold(point) => {
                self.held = point;
                Vec::new()
            }
            Action::FindAlternatives { point, column } => self.find_alternatives(point, column),
            Action::Inspect(id) => {
                self.inspected = id;
                self.doubted.clear();
                Vec::new()
            }
            Action::Correct(decision) => self.correct(decision),
            Action::AsFound(id) => self.as_found(id),
            Action::Describe { id, field, text } => self.describe(id, field, &text),
            Action::SetColours(colours) => self.edit(say("edit-colours"), |project| {
                let before = std::mem::replace(&mut project.settings.colours, colours);
                before != project.settings.colours
            }),
            Action::WordsAlone(alone) => self.words_alone(alone),
            Action::KeepOriginals(keep) => self.keep_originals(keep),
            Action::PickOriginal(original) => self.take_out(original, None),
            Action::TakeOut { original, path } => self.take_out(original, Some(path)),
            Action::TrustReading => {
                self.doubted.clear();
                Vec::new()
            }
            Action::KeepAsRead(id) => {
                self.changed.retain(|changed| *changed != id);
                Vec::new()
            }
            Action::PickInto(id) => vec![Job::PickInto(id)],
            Action::AddParts { id, paths } => self.add_parts(id, paths),
            Action::Arrange { id, parts } => self.arrange(id, parts),
            Action::Stop => vec![Job::Stop],
            Action::Reread { id, reading } => self.reread(id, reading),
            Action::Render { id, of } => self.render(id, of),
            Action::Part { id, of } => self.part_rendering(id, of),
            Action::Remove(id) => self.remove(id),
            Action::Move { id, by } => self.edit(say("edit-move-column"), |project| {
                let Some(from) = project.drafts.iter().position(|d| d.id == id) else { return false };
                let Some(to) = from.checked_add_signed(by).filter(|&t| t < project.drafts.len()) else {
                    return false;
                };
                let draft = project.drafts.remove(from);
                project.drafts.insert(to, draft);
                true
            }),
            Action::Undo => {
                let before = self.history.undo((self.state, &self.project));
                self.restore(before)
            }
            Action::Redo => {
                let after = self.history.redo((self.state, &self.project));
                self.restore(after)
            }
            Action::Dismiss(index) => {
                if index < self.messages.len() {
                    self.messages.remove(index);
                }
                Vec::new()
            }
            Action::Tell(level, text) => {
                self.tell(level, text);
                Vec::new()
            }
            Action::Retell => self.can_save().then(|| self.compare()).into_iter().collect(),
            Action::ReadAsOne(pair) => {
                self.as_one.chosen = Some(pair);
                Vec::new()
            }
            Action::Desk(at_desk) => self.at_desk(at_desk),
            Action::Export(what) => self.exporting(what),
            Action::Finished(Outcome::Export(came)) => self.exported(came),
            Action::Finished(outcome) => self.finished(outcome),
        };
        self.left(leaves);
        if self.chosen.is_some() && self.is_current() && self.chosen_row() != self.selection() {
            self.chosen = None;
        }
        self.sift();
        jobs.extend(self.read_as_one());
        jobs.extend(self.look_at_export());
        jobs.extend(self.gather());
        self.running += jobs.iter().filter(|job| !job.is_silent()).count();
        jobs.extend(self.keep(self.state));
        jobs.extend(self.remember());
        jobs
    }

    pub(super) fn tell(&mut self, level: Level, text: String) {
        let message = Message { level, text };
        if !self.messages.contains(&message) {
            self.messages.push(message);
        }
    }

    fn open(&mut self, mut paths: Vec<PathBuf>) -> Vec<Job> {
        paths.dedup();
        match paths.as_slice() {
            [] => Vec::new(),
            [project] if is_project(project) => self.unless_dirty(Pending::Open(project.clone())),
            _ if paths.iter().any(|p| is_project(p)) => {
                self.tell(Level::Error, say("tell-on-its-own").to_owned());
                Vec::new()
            }
            _ => vec![Job::Work(Task::Read(paths))],
        }
    }

    /// Does what is pending at once, or asks first when something is unsaved.
    fn unless_dirty(&mut self, pending: Pending) -> Vec<Job> {
        if self.is_dirty() {
            self.pending = Some(pending);
            return Vec::new();
        }
        self.go_on(pending)
    }

    fn go_on(&mut self, pending: Pending) -> Vec<Job> {
        match pending {
            Pending::Quit => {
                self.may_close = true;
                Vec::new()
            }
            Pending::Open(path) => vec![Job::Work(Task::Read(vec![path]))],
            Pending::Documents(paths) => {
                self.start_over(Project::default(), None);
                vec![Job::Work(Task::Read(paths))]
            }
            Pending::Sample => vec![Job::Work(Task::Sample)],
            Pending::Recover(file) => {
                self.no_longer_left(&file);
                vec![Job::Recover(file)]
            }
        }
    }

    fn answer(&mut self, answer: Answer) -> Vec<Job> {
        let Some(pending) = self.pending.take() else { return Vec::new() };
        match answer {
            Answer::Cancel => Vec::new(),
            Answer::Discard => {
                self.saved_state = self.state;
                self.go_on(pending)
            }
            Answer::Save => {
                self.after_save = Some(pending);
                match self.path.clone() {
                    Some(path) => vec![self.save_to(path, false)],
                    None => vec![self.pick_save()],
                }
            }
        }
    }

    fn pick_save(&self) -> Job {
        let name = self.path.as_ref().and_then(|p| p.file_name()).map(|n| n.to_string_lossy().into_owned());
        let folder = self.path.as_deref().and_then(Path::parent).map(Path::to_owned);
        let suggestion = Suggestion {
            name: name.unwrap_or_else(|| "comparison.travaux".to_owned()),
            folder: folder.or_else(|| self.folder_of_drafts()),
            title: say("dialog-comparison"),
            extension: "travaux",
        };
        Job::PickSave { suggestion }
    }

    /// The folder of the first document that was read from a file of this machine.
    fn folder_of_drafts(&self) -> Option<PathBuf> {
        let file = watch::files(&self.project, None).into_iter().next()?;
        file.path.parent().map(Path::to_owned)
    }

    fn save_to(&self, path: PathBuf, over: bool) -> Job {
        Job::Save { path, state: self.state, project: self.project.clone(), over }
    }

    /// Changes the ground state as one step that can be undone, if `change` says that it did something.
    pub(super) fn edit(
        &mut self,
        label: &'static str,
        change: impl FnOnce(&mut Project) -> bool,
    ) -> Vec<Job> {
        let mut project = self.project.clone();
        if !change(&mut project) {
            return Vec::new();
        }
        merge::stamp(&self.project, &mut project);
        self.put(label, project)
    }

    fn put(&mut self, label: &'static str, project: Project) -> Vec<Job> {
        self.history.record(label, (self.state, &self.project), &project);
        self.last_state += 1;
        self.go_to(self.last_state, project)
    }

    fn restore(&mut self, entry: Option<(u64, Project)>) -> Vec<Job> {
        let Some((state, project)) = entry else { return Vec::new() };
        self.go_to(state, project)
    }

    /// Goes to another ground state. A note changes what is shown at once; only other documents need a new comparison.
    fn go_to(&mut self, state: u64, project: Project) -> Vec<Job> {
        // While a comparison is awaited what is shown belongs to an older ground state than this.
        let is_current = self.is_current();
        let before = &std::mem::replace(&mut self.project, project);
        self.state = state;
        let same_ids = |a: &[Arc<Draft>], b: &[Arc<Draft>]| {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b))
        };
        let same = same_ids(&before.drafts, &self.project.drafts)
            && same_ids(&before.articles, &self.project.articles)
            && before.settings.compares_as(&self.project.settings)
            && merge::compares_alike(&before.decisions, &self.project.decisions);
        if same && is_current && self.table_fits() {
            self.compared = self.state;
            self.mark_again(&before.decisions);
            return Vec::new();
        }
        let other_points = |(a, b): (&Arc<Draft>, &Arc<Draft>)| {
            a.id == b.id && (a.points != b.points || !Arc::ptr_eq(&a.text, &b.text))
        };
        let mut drafts = before.drafts.iter().zip(&self.project.drafts);
        if drafts.any(other_points) || before.articles.iter().zip(&self.project.articles).any(other_points) {
            // What is shown points into texts and points that are no more.
            self.found = Found::default();
        }
        self.mark();
        vec![self.compare(), Job::Watch(watch::files(&self.project, self.path.as_deref()))]
    }

    fn find_alternatives(&self, point: At, column: usize) -> Vec<Job> {
        let drafts = self.draft(point.draft).zip(self.draft(column));
        let Some((draft, other)) = drafts.filter(|(draft, _)| point.point < draft.points.len()) else {
            return Vec::new();
        };
        let drafts = [Arc::clone(draft), Arc::clone(other)];
        vec![Job::Work(Task::Alternatives { state: self.state, point, drafts, column })]
    }

    /// Goes to a ground state that is compared as this one is, and is not the one that was saved.
    pub(super) fn go_on_from_here(&mut self) -> Vec<Job> {
        let is_current = self.is_current();
        self.last_state += 1;
        self.state = self.last_state;
        match is_current {
            true => self.compared = self.state,
            false => return vec![self.compare()],
        }
        Vec::new()
    }

    pub(super) fn originals_mut(&mut self) -> &mut originals::Originals {
        &mut self.project.originals
    }

    fn table_fits(&self) -> bool {
        self.found.table.drafts == self.project.drafts.iter().map(|d| d.id).collect::<Vec<_>>()
    }

    fn compare(&self) -> Job {
        Job::Work(Task::Compare { state: self.state, project: self.project.clone() })
    }

    /// Puts the reader into a view, on a row or none.
    pub(super) fn stand(&mut self, tab: Tab, row: Option<usize>) {
        self.tab = tab;
        self.inspected = None;
        self.selection = row;
    }

    pub(super) fn visits_mut(&mut self) -> &mut Visits {
        &mut self.visits
    }

    fn words_alone(&mut self, alone: bool) -> Vec<Job> {
        self.edit(say("edit-pairing"), |project| {
            std::mem::replace(&mut project.settings.words_alone, alone) != alone
        })
    }

    fn replace(&mut self, project: Project, path: PathBuf) -> Vec<Job> {
        self.start_over(project, Some(path));
        vec![self.compare(), Job::Watch(watch::files(&self.project, self.path.as_deref()))]
    }

    fn start_over(&mut self, project: Project, path: Option<PathBuf>) {
        self.next_draft = noting::free_draft(&project);
        self.sought = originals::sources(&project).into_iter().map(|source| source.sha256.clone()).collect();
        self.project = project;
        self.history.clear();
        self.last_state += 1;
        self.state = self.last_state;
        self.saved_state = self.state;
        self.path = path;
        self.is_sample = false;
        self.selection = None;
        self.held = None;
        self.follow = None;
        self.chosen = None;
        self.taken_up = None;
        self.former.clear();
        self.hidden_authors.clear();
        self.alternatives = Alternatives::default();
        self.filter = Filter::default();
        self.visits = Visits::default();
        self.found = Found::default();
        self.tab = Tab::SideBySide;
        self.inspected = None;
        self.clear_desk();
        self.come_back();
    }
}
