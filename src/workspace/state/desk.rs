//! What the reader prefers, what was opened lately, and coming back to where one left off.

use super::Workspace;
use crate::desk::{Change, Desk, Place, Preferences, Recent, Recents};
use crate::model::{PointId, Project};
use crate::workspace::action::sentence;
use crate::workspace::{Job, Level, Pending, Tab};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Something the reader does at the desk, apart from any comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum AtDesk {
    /// Prefer this from now on.
    Prefer(Box<Preferences>),
    /// Change the list of what was opened lately.
    Recents(Change),
    /// Find out which of it is still there.
    LookForRecents,
    /// Open one of it in place of what is open.
    Open(Vec<String>),
    /// The view begins at this row.
    Begins(usize),
}

/// What lies on the desk, and how what is open lies on it.
#[derive(Debug, Default)]
pub(super) struct OnDesk {
    preferences: Preferences,
    recents: Recents,
    gone: BTreeSet<Vec<String>>,
    /// As what the present comparison is remembered.
    known: Option<Vec<String>>,
    /// Where in it the reader was when that was last remembered.
    place: Place,
    /// The point at which the view begins.
    first: Option<PointId>,
    /// How often a view was to begin somewhere, and where it was to last.
    sent: (u32, Option<PointId>),
    /// How often another comparison took the place of the one before.
    openings: u32,
}

impl Workspace {
    /// An empty workspace of a reader with this desk; `told` is what the reader should know about it.
    pub fn new(desk: Desk, told: Vec<String>) -> Self {
        let mut workspace = Self::default();
        workspace.desk.preferences = desk.preferences.unwrap_or_default();
        workspace.desk.recents = desk.recents;
        for error in told {
            workspace.tell(Level::Error, sentence(&error));
        }
        workspace
    }

    /// What the reader prefers.
    pub fn preferences(&self) -> &Preferences {
        &self.desk.preferences
    }

    /// What was opened lately, as it is shown.
    pub fn recents(&self) -> &[Recent] {
        self.desk.recents.list()
    }

    /// Whether something that was opened lately is not there any more, as far as that is known.
    pub fn is_gone(&self, recent: &Recent) -> bool {
        self.desk.gone.contains(&recent.paths)
    }

    /// Where the views are to begin: counts how often that was said, and gives the row of the last time.
    /// None while there is no comparison yet.
    pub fn sent_to(&self) -> Option<(u32, usize)> {
        let (count, point) = self.desk.sent;
        let row = self.is_current().then(|| self.row_with(point?)).flatten()?;
        Some((count, row))
    }

    /// How often another comparison took the place of the one before: then nothing is scrolled any more.
    pub fn openings(&self) -> u32 {
        self.desk.openings
    }

    pub(super) fn at_desk(&mut self, action: AtDesk) -> Vec<Job> {
        match action {
            AtDesk::Prefer(preferences) => self.prefer(preferences.sound()),
            AtDesk::Recents(change) => self.change_recents(vec![change]),
            AtDesk::LookForRecents => {
                let paths = self.recents().iter().map(|recent| recent.paths.clone());
                vec![Job::LookForRecents(paths.collect())]
            }
            AtDesk::Open(paths) => {
                let mut paths: Vec<PathBuf> = paths.into_iter().map(PathBuf::from).collect();
                match paths.as_slice() {
                    [] => Vec::new(),
                    [one] if crate::project::is_project(one) => {
                        self.unless_dirty(Pending::Open(paths.remove(0)))
                    }
                    _ => self.unless_dirty(Pending::Documents(paths)),
                }
            }
            AtDesk::Begins(row) => {
                self.desk.first = self.point_of_row(row);
                Vec::new()
            }
        }
    }

    fn prefer(&mut self, preferences: Preferences) -> Vec<Job> {
        let before = std::mem::replace(&mut self.desk.preferences, preferences.clone());
        if before == preferences {
            return Vec::new();
        }
        let mut jobs = vec![Job::Prefer(Box::new(preferences))];
        if before.recents && !self.desk.preferences.recents {
            self.desk.known = None;
            jobs.extend(self.change_recents(vec![Change::Clear]));
        }
        jobs
    }

    fn change_recents(&mut self, changes: Vec<Change>) -> Vec<Job> {
        changes.iter().for_each(|change| self.desk.recents.apply(change));
        vec![Job::Remember(changes)]
    }

    pub(super) fn recents_gone(&mut self, gone: BTreeSet<Vec<String>>) {
        self.desk.gone = gone;
    }

    /// Remembers what is open and where the reader is in it, if that is to be remembered and is new.
    pub(super) fn remember(&mut self) -> Vec<Job> {
        if !self.desk.preferences.recents {
            return Vec::new();
        }
        let mut changes = Vec::new();
        let known = self.known_as();
        if known != self.desk.known {
            let before = std::mem::replace(&mut self.desk.known, known.clone());
            if let Some(paths) = known {
                let was_saved = |paths: &Vec<String>| paths.iter().any(|path| is_saved(path));
                self.desk.gone.remove(&paths);
                changes.push(Change::Opened { paths, instead_of: before.filter(|paths| !was_saved(paths)) });
            }
        }
        if let Some(paths) = self.desk.known.clone().filter(|_| self.is_current() && self.follow.is_none()) {
            let place = self.here();
            if place != self.desk.place {
                self.desk.place = place.clone();
                changes.push(Change::At(paths, place));
            }
        }
        match changes.is_empty() {
            true => Vec::new(),
            false => self.change_recents(changes),
        }
    }

    /// The paths by which what is open can be opened again. None for the sample, for pasted texts and for
    /// drafts of several documents, which only a saved comparison keeps.
    fn known_as(&self) -> Option<Vec<String>> {
        let whole = |path: &Path| Some(std::path::absolute(path).ok()?.to_str()?.to_owned());
        if let Some(path) = self.path() {
            return Some(vec![whole(path)?]);
        }
        if self.is_sample() || !self.can_save() {
            return None;
        }
        let Project { drafts, articles, .. } = self.project();
        let mut documents: Vec<_> = drafts.iter().chain(articles).collect();
        // In the order in which they were opened, in which they get the same numbers again.
        documents.sort_by_key(|draft| draft.id);
        let paths = documents.iter().map(|draft| {
            let single = draft.parts.is_empty() && !draft.provenance.path.is_empty();
            whole(Path::new(&draft.provenance.path)).filter(|_| single)
        });
        paths.collect()
    }

    /// Where the reader is.
    fn here(&self) -> Place {
        let mut place = Place {
            view: format!("{:?}", self.tab()),
            selected: self.selection().and_then(|row| self.point_of_row(row)),
            first: self.desk.first,
            ..Place::default()
        };
        place.set_filter(self.filter());
        place
    }

    /// Another comparison is open: where the reader was in the one before is said already.
    pub(super) fn clear_desk(&mut self) {
        self.desk.known = None;
        self.desk.first = None;
        self.desk.place = Place::default();
        self.desk.openings += 1;
    }

    /// Goes to where the reader was when this was open last.
    pub(super) fn come_back(&mut self) {
        let Some(known) = self.known_as().filter(|_| self.desk.preferences.recents) else { return };
        let Some(place) = self.desk.recents.place(&known).cloned() else { return };
        let view = Tab::ALL.into_iter().find(|tab| format!("{tab:?}") == place.view);
        self.tab = view.filter(|&tab| self.has(tab)).unwrap_or_default();
        self.filter = place.filter();
        self.follow = place.selected;
        self.desk.first = place.first;
        self.desk.sent = (self.desk.sent.0 + 1, place.first.or(place.selected));
        self.desk.place = place;
    }
}

fn is_saved(path: &str) -> bool {
    crate::project::is_project(Path::new(path))
}
