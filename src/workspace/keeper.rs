//! The keeper: a thread that writes down within two seconds what is not saved and what the reader prefers.
//! It touches the user's data folder only, so that no other drive can hold it up.

use super::Outcome;
use crate::desk::{self, Change, Preferences};
use crate::model::Project;
use crate::project::recovery::{self, Journal};
use crate::words::say_with;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How long changes are gathered before they are written.
const GATHER: Duration = Duration::from_secs(1);

/// What is asked of the keeper.
pub enum Keep {
    /// This is not saved; and where the comparison was saved before.
    Project(Box<Project>, Option<PathBuf>),
    /// All is saved.
    Forget,
    /// Take over what was left behind.
    Recover(PathBuf),
    /// Throw away what was left behind.
    Discard(PathBuf),
    /// The reader prefers this.
    Preferences(Box<Preferences>),
    /// This changed in what was opened lately.
    Recents(Vec<Change>),
    /// End, and leave behind what is not saved.
    End,
}

/// What is gathered until it is written.
#[derive(Default)]
struct Gathered {
    due: Option<Instant>,
    project: Option<(Box<Project>, Option<PathBuf>)>,
    preferences: Option<Box<Preferences>>,
    recents: Vec<Change>,
}

/// The keeper's own.
struct Keeper<'a> {
    /// The folder in which Travaux keeps what is its own.
    data: &'a Path,
    journal: Option<Journal>,
    gathered: Gathered,
    /// What the reader was told that cannot be written; each is said once.
    told: Vec<String>,
    tell: &'a dyn Fn(Outcome),
}

/// Runs until it is told to end. `tell` is given what the reader should know.
pub fn run(data: &Path, requests: &Receiver<Keep>, tell: &dyn Fn(Outcome)) {
    let folder = data.join("recovery");
    let mut keeper = Keeper { data, journal: None, gathered: Gathered::default(), told: Vec::new(), tell };
    match Journal::open(&folder) {
        Ok(journal) => keeper.journal = Some(journal),
        Err(error) => keeper.cannot(not_kept(&error)),
    }
    loop {
        let now = Instant::now();
        let patience = keeper.gathered.due.map_or(Duration::MAX, |due| due.saturating_duration_since(now));
        match requests.recv_timeout(patience) {
            Ok(Keep::End) | Err(RecvTimeoutError::Disconnected) => return keeper.write(),
            Ok(request) => keeper.take(request),
            Err(RecvTimeoutError::Timeout) => keeper.write(),
        }
    }
}

impl Keeper<'_> {
    fn take(&mut self, request: Keep) {
        match request {
            Keep::Project(project, original) => self.gathered.project = Some((project, original)),
            Keep::Preferences(preferences) => self.gathered.preferences = Some(preferences),
            Keep::Recents(changes) => {
                for change in changes {
                    // Of two places in one comparison the later holds.
                    if let (Change::At(new, _), Some(Change::At(old, _))) =
                        (&change, self.gathered.recents.last())
                        && old == new
                    {
                        self.gathered.recents.pop();
                    }
                    self.gathered.recents.push(change);
                }
            }
            Keep::Forget => {
                self.gathered.project = None;
                if let Some(journal) = &self.journal {
                    journal.forget();
                }
                return;
            }
            Keep::Recover(left) => {
                self.write();
                if let Some(journal) = &self.journal {
                    (self.tell)(match journal.adopt(&left) {
                        Ok((project, path)) => Outcome::Recovered { project: Box::new(project), path },
                        Err(error) => Outcome::Notice(error.to_string()),
                    });
                }
                return;
            }
            Keep::Discard(left) => return recovery::discard(&left),
            Keep::End => {}
        }
        self.gathered.due.get_or_insert_with(|| Instant::now() + GATHER);
    }

    /// Writes what was gathered.
    fn write(&mut self) {
        let gathered = std::mem::take(&mut self.gathered);
        if let (Some((project, original)), Some(journal)) = (gathered.project, &self.journal)
            && let Err(error) = journal.keep(&project, original.as_deref())
        {
            self.cannot(not_kept(&error));
        }
        let settings =
            gathered.preferences.map(|preferences| desk::keep_preferences(self.data, &preferences));
        let recents =
            (!gathered.recents.is_empty()).then(|| desk::change_recents(self.data, &gathered.recents));
        for error in [settings, recents].into_iter().flatten().filter_map(Result::err) {
            self.cannot(say_with("settings-not-kept", &[("why", error.to_string().into())]));
        }
    }

    /// Tells what cannot be written, each thing once.
    fn cannot(&mut self, sentence: String) {
        if !self.told.contains(&sentence) {
            self.told.push(sentence.clone());
            (self.tell)(Outcome::Notice(sentence));
        }
    }
}

fn not_kept(error: &std::io::Error) -> String {
    say_with("recovery-not-kept", &[("why", error.to_string().into())])
}
