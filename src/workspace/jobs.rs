//! Files, dialogs and long computations, away from the window's thread.

mod worker;

use super::exporter::Exporter;
use super::keeper::{self, Keep};
use super::saver::{self, Saver};
use super::watch::{self, Watched};
use super::{Dialogs, Outcome, Paths, Suggestion};
use super::{Work, exporting};
use crate::desk::{Change, Preferences};
use crate::model::{DraftId, Original, Project, Provenance};
use crate::project;
use crate::project::atomic;
use crate::project::originals::{self, Gathered};
use crate::words::{Language, say, say_with, spoken};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use worker::Orders;
pub use worker::Task;

/// How long the end of the thread that holds the sign is waited for.
const PARTING: Duration = Duration::from_secs(1);

/// Work that a workspace asks for.
#[derive(Debug)]
pub enum Job {
    /// Read or compute something.
    Work(Task),
    /// Show the dialog for opening.
    PickFiles,
    /// Show the dialog for saving.
    PickSave {
        /// The name and the folder to suggest.
        suggestion: Suggestion,
    },
    /// Show the dialog for another copy of a comparison, and bring both together.
    PickCopy {
        /// Which ground state this is.
        state: u64,
        /// The ground state.
        project: Project,
        /// The copies; where there are none they are asked for.
        copies: Option<Vec<PathBuf>>,
    },
    /// Read the files again from which documents were read, as far as there is room for so many bytes.
    Gather(Vec<Provenance>, u64),
    /// Ask where to put an original, or put it there over nothing.
    TakeOut {
        /// The original.
        original: Arc<Original>,
        /// The SHA-256 of its bytes.
        sha256: String,
        /// The name to suggest, or the place that was chosen.
        to: Result<PathBuf, String>,
    },
    /// Show the dialog for further documents of a draft.
    PickInto(DraftId),
    /// From now on notice when these files change. Nothing comes back until one does.
    Watch(Vec<Watched>),
    /// Give up reading, of which what was read already comes back, or what the encoder is asked.
    Stop,
    /// Write down what is not saved. Nothing comes back.
    Keep {
        /// The ground state.
        project: Project,
        /// Where it was saved before.
        path: Option<PathBuf>,
    },
    /// All is saved: what was written down is not needed any more. Nothing comes back.
    Forget,
    /// Take over what another process left behind.
    Recover(PathBuf),
    /// Throw away what another process left behind. Nothing comes back.
    DiscardLeft(PathBuf),
    /// Keep what the reader prefers. Nothing comes back.
    Prefer(Box<Preferences>),
    /// Keep what changed in the list of what was opened lately. Nothing comes back.
    Remember(Vec<Change>),
    /// Find out which of these comparisons are not there any more.
    LookForRecents(Vec<Vec<String>>),
    /// Look at an export, write it, or ask the desktop about it. Nothing is waited for.
    Export(Box<Work>),
    /// Save a ground state.
    Save {
        /// Where.
        path: PathBuf,
        /// Which ground state this is.
        state: u64,
        /// The ground state.
        project: Project,
        /// Whether it may replace what another window wrote since the file was read or written here.
        over: bool,
    },
    /// Remember of copies that what is in them is in the open comparison as well.
    BroughtIn(Vec<PathBuf>),
}

impl Job {
    /// Whether its end is not waited for.
    pub(super) fn is_silent(&self) -> bool {
        matches!(
            self,
            Job::Watch(_)
                | Job::Stop
                | Job::Keep { .. }
                | Job::Forget
                | Job::Recover(_)
                | Job::DiscardLeft(_)
                | Job::Prefer(_)
                | Job::Remember(_)
                | Job::LookForRecents(_)
                | Job::Gather(..)
                | Job::TakeOut { .. }
                | Job::BroughtIn(_)
                | Job::Export(_)
        )
    }
}

/// The worker thread and the ways to and from it.
pub struct Jobs {
    keeper: Option<(Sender<Keep>, JoinHandle<()>)>,
    exporter: Exporter,
    /// The thread that holds the sign beside the open comparison: named to it, and told at its end.
    signs: Option<(Sender<Option<PathBuf>>, Receiver<()>)>,
    saver: Arc<Saver>,
    /// Each job is done in the language that was spoken when it was started.
    to_worker: Sender<(Language, Task)>,
    outcomes: Receiver<Outcome>,
    back: Sender<Outcome>,
    dialogs: Arc<dyn Dialogs>,
    wake: Arc<dyn Fn() + Send + Sync>,
    watched: Sender<Vec<Watched>>,
    orders: Arc<Orders>,
}

impl Jobs {
    /// Starts the worker. `wake` is called after every outcome, from another thread. In the folder `data`
    /// is kept what is not saved, what the reader prefers and what was opened; without one nothing is.
    ///
    /// # Errors
    /// When the system starts no thread.
    pub fn new(
        dialogs: Arc<dyn Dialogs>,
        data: Option<PathBuf>,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> std::io::Result<Self> {
        let (to_worker, jobs) = channel();
        let (back, outcomes) = channel();
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(wake);
        let reply = Reply { back: back.clone(), wake: Arc::clone(&wake) };
        let orders = Arc::new(Orders::default());
        let heard = Arc::clone(&orders);
        let mut keeper = None;
        if let Some(folder) = data {
            let (to_keeper, requests) = channel();
            look_for_left(folder.join("recovery"), Reply { back: back.clone(), wake: Arc::clone(&wake) })?;
            let notice = Reply { back: back.clone(), wake: Arc::clone(&wake) };
            let language = spoken();
            let run = move || {
                language.during(|| keeper::run(&folder, &requests, &|outcome| notice.send(outcome)));
            };
            let thread = thread::Builder::new().name("travaux-keeper".to_owned()).spawn(run)?;
            keeper = Some((to_keeper, thread));
        }
        let saver = Arc::new(Saver::default());
        let mut signs = None;
        if keeper.is_some() {
            let (to_signs, names) = channel();
            let (ended, end) = channel();
            let notice = Reply { back: back.clone(), wake: Arc::clone(&wake) };
            let language = spoken();
            let seen = Arc::clone(&saver);
            let run = move || {
                language.during(|| saver::hold(&names, &seen, &|outcome| notice.send(outcome)));
                ended.send(()).ok();
            };
            thread::Builder::new().name("travaux-sign".to_owned()).spawn(run)?;
            signs = Some((to_signs, end));
        }
        let read = Arc::clone(&saver);
        let names = signs.as_ref().map(|(to_signs, _)| to_signs.clone());
        thread::Builder::new()
            .name("travaux-worker".to_owned())
            .spawn(move || worker::work(&jobs, &reply, &heard, names.as_ref(), &read))?;
        let (watched, names) = channel();
        let notice = Reply { back: back.clone(), wake: Arc::clone(&wake) };
        thread::Builder::new()
            .name("travaux-watch".to_owned())
            .spawn(move || watch::watch(&names, |changed| notice.send(Outcome::Changed(changed))))?;
        let export = Reply { back: back.clone(), wake: Arc::clone(&wake) };
        let exporter = Exporter::new(move |came| export.send(Outcome::Export(came)))?;
        Ok(Self { keeper, exporter, signs, saver, to_worker, outcomes, back, dialogs, wake, watched, orders })
    }

    /// Starts a job. Dialogs get a thread of their own, so that work goes on while they are open.
    pub fn start(&self, job: Job) {
        let reply = Reply { back: self.back.clone(), wake: Arc::clone(&self.wake) };
        let dialogs = Arc::clone(&self.dialogs);
        let pick: Box<dyn FnOnce() -> Outcome + Send> = match job {
            Job::PickFiles => {
                Box::new(move || dialogs.open().map_or(Outcome::NoDialog(Paths::Open), Outcome::Picked))
            }
            Job::PickSave { suggestion } => Box::new(move || {
                dialogs.save(&suggestion).map_or(Outcome::NoDialog(Paths::Save), Outcome::PickedSave)
            }),
            Job::PickCopy { state, project, copies } => {
                let saver = Arc::clone(&self.saver);
                Box::new(move || match copies.or_else(|| dialogs.open()) {
                    Some(paths) if paths.is_empty() => Outcome::Picked(paths),
                    Some(copies) => {
                        copies.iter().for_each(|copy| saver.meet(copy));
                        let project = together(project, &copies);
                        Outcome::Together { state, project, copies }
                    }
                    None => Outcome::NoDialog(Paths::Copies),
                })
            }
            Job::BroughtIn(copies) => return copies.iter().for_each(|copy| self.saver.know(copy)),
            Job::Gather(sources, room) => {
                Box::new(move || Outcome::Gathered(originals::gather(&sources, room)))
            }
            Job::TakeOut { original, sha256, to } => {
                Box::new(move || take_out(&original, sha256, to, &*dialogs))
            }
            Job::PickInto(id) => Box::new(move || match dialogs.open() {
                Some(paths) => Outcome::PickedInto(id, paths),
                None => Outcome::NoDialog(Paths::Into(id)),
            }),
            Job::Export(work) => match *work {
                work @ (Work::Show { .. } | Work::Write { .. } | Work::Stop(_)) => {
                    return self.exporter.start(work);
                }
                work => Box::new(move || exporting::ask(work, &*dialogs)),
            },
            Job::Watch(files) => {
                // Without the watcher nothing is noticed, and nothing else is lost.
                self.watched.send(files).ok();
                return;
            }
            Job::Keep { project, path } => return self.keep(Keep::Project(Box::new(project), path)),
            Job::Forget => return self.keep(Keep::Forget),
            Job::Recover(file) => return self.keep(Keep::Recover(file)),
            Job::DiscardLeft(file) => return self.keep(Keep::Discard(file)),
            Job::Prefer(preferences) => return self.keep(Keep::Preferences(preferences)),
            Job::Remember(changes) => return self.keep(Keep::Recents(changes)),
            Job::LookForRecents(all) => Box::new(move || Outcome::RecentsGone(gone(all))),
            Job::Stop => return self.orders.stop(),
            Job::Save { path, state, project, over } => {
                let signs = self.signs.as_ref().map(|(to_signs, _)| to_signs.clone());
                return self.saver.save(path, state, project, over, move |outcome| {
                    if let (Outcome::Saved { path, .. }, Some(signs)) = (&outcome, &signs) {
                        signs.send(Some(path.clone())).ok();
                    }
                    reply.send(outcome);
                });
            }
            Job::Work(task) => {
                match &task {
                    Task::Read(_) => self.orders.go(),
                    Task::Compare { state, .. } => self.orders.wait_for(*state),
                    _ => {}
                }
                if self.to_worker.send((spoken(), task)).is_err() {
                    reply.send(Outcome::Broken(say("worker-stopped").to_owned()));
                }
                return;
            }
        };
        let language = spoken();
        let spawned = thread::Builder::new()
            .name("travaux-dialog".to_owned())
            .spawn(move || reply.send(language.during(pick)));
        if let Err(error) = spawned {
            self.back.send(Outcome::Broken(say_with("no-dialog", &[("why", error.to_string().into())]))).ok();
        }
    }

    fn keep(&self, request: Keep) {
        if let Some((keeper, _)) = &self.keeper {
            // A keeper that is gone has said why.
            keeper.send(request).ok();
        }
    }

    /// What has come back since the last call.
    pub fn poll(&self) -> Vec<Outcome> {
        self.outcomes.try_iter().collect()
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        if let Some((to_signs, ended)) = self.signs.take() {
            // A drive that does not answer is not waited for.
            to_signs.send(None).ok();
            ended.recv_timeout(PARTING).ok();
        }
        if let Some((keeper, thread)) = self.keeper.take() {
            // What is not saved is written down before the process ends.
            keeper.send(Keep::End).ok();
            thread.join().ok();
        }
    }
}

struct Reply {
    back: Sender<Outcome>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Reply {
    fn send(&self, outcome: Outcome) {
        // The window may be gone already; then nobody waits for this.
        self.back.send(outcome).ok();
        (self.wake)();
    }
}

fn together(own: Project, copies: &[PathBuf]) -> Result<Box<Project>, String> {
    let add = |own: Project, path: &PathBuf| {
        let copy = project::open(path).map_err(|error| error.to_string())?;
        Ok(project::merge::together(&own, &copy))
    };
    copies.iter().try_fold(own, add).map(Box::new)
}

/// Puts an original where it is to be: over what is there only where a dialog has asked about that.
fn take_out(
    original: &Original,
    sha256: String,
    to: Result<PathBuf, String>,
    dialogs: &dyn Dialogs,
) -> Outcome {
    let (path, replaces) = match to {
        Ok(path) => (path, false),
        Err(name) => match dialogs.original(&name) {
            Some(Some(path)) => (path, true),
            Some(None) => return Outcome::Gathered(Gathered::default()),
            None => return Outcome::NoPlace(sha256),
        },
    };
    let failed = |why: String| {
        let parts = [("why", why.into()), ("path", path.display().to_string().into())];
        Outcome::Notice(say_with("original-not-saved", &parts))
    };
    let put = if replaces { atomic::replace } else { atomic::create };
    match originals::unpack(original, &sha256).map(|bytes| put(&path, &bytes)) {
        Err(why) => failed(why),
        Ok(Err(error)) => failed(error.to_string()),
        Ok(Ok(())) => Outcome::TakenOut(path),
    }
}

/// Looks at what other processes left behind unsaved, and at where that was saved before, which may take long.
fn look_for_left(folder: PathBuf, reply: Reply) -> std::io::Result<()> {
    let look = move || {
        let left = project::recovery::left(&folder);
        if !left.is_empty() {
            reply.send(Outcome::Left(left));
        }
    };
    thread::Builder::new().name("travaux-left".to_owned()).spawn(look).map(drop)
}

/// Those of which a file is missing.
fn gone(all: Vec<Vec<String>>) -> BTreeSet<Vec<String>> {
    let is_missing = |path: &String| matches!(Path::new(path).try_exists(), Ok(false));
    all.into_iter().filter(|paths| paths.iter().any(is_missing)).collect()
}

/// A path under which a comparison is saved: with the ending of its files.
pub(super) fn with_extension(path: PathBuf) -> PathBuf {
    if project::is_project(&path) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".travaux");
    PathBuf::from(name)
}
