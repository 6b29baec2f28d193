//! Saving: each time on a thread of its own, so that a drive that does not answer stops nothing else.

use super::Outcome;
use crate::model::Project;
use crate::project;
use crate::project::lock::{Lock, take};
use crate::words::{say, say_with, spoken};
use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime};

/// How often the open comparison is looked at, whether another window has saved it.
const PERIOD: Duration = Duration::from_secs(2);

/// After how long the reader is told that a drive does not answer.
const SLOW: Duration = Duration::from_secs(5);

/// What was written last under a name: the turn, and the ground state.
type Written = Arc<Mutex<(u64, u64)>>;

/// When a file was changed last, and its length in bytes.
type Stamp = (SystemTime, u64);

/// How files were when what is in them was read or written.
#[derive(Default)]
struct Stamps {
    /// What is in them is in the open comparison.
    known: BTreeMap<PathBuf, Stamp>,
    /// What is in them may be brought in.
    met: BTreeMap<PathBuf, Stamp>,
}

/// Saves comparisons; of two saved under one name the later asked for stays.
#[derive(Default)]
pub struct Saver {
    turns: AtomicU64,
    places: Mutex<BTreeMap<PathBuf, Written>>,
    stamps: Arc<Mutex<Stamps>>,
}

/// A path by which one file is known, whatever folder is the current one.
fn name(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn stamp(path: &Path) -> Option<Stamp> {
    let about = fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Saver {
    /// Remembers how a file is that is about to be read.
    pub fn meet(&self, path: &Path) {
        if let Some(stamp) = stamp(path) {
            lock(&self.stamps).met.insert(name(path), stamp);
        }
    }

    /// Says that what was read from a file is in the open comparison now; asks no drive.
    pub fn know(&self, path: &Path) {
        let mut stamps = lock(&self.stamps);
        if let Some(stamp) = stamps.met.remove(&name(path)) {
            stamps.known.insert(name(path), stamp);
        }
    }

    /// How a file is now, where that is not as it was when it was read or written here.
    fn foreign(&self, path: &Path) -> Option<Stamp> {
        let now = stamp(path)?;
        lock(&self.stamps).known.get(&name(path)).is_some_and(|known| *known != now).then_some(now)
    }

    /// Saves a ground state, but not over what another window has written since the file was read or
    /// written here, unless `over` says so. `tell` is called from other threads: once with how it went,
    /// and before that with a notice where it takes long.
    pub fn save(
        &self,
        path: PathBuf,
        state: u64,
        project: Project,
        over: bool,
        tell: impl Fn(Outcome) + Send + Sync + 'static,
    ) {
        let turn = self.turns.fetch_add(1, Ordering::Relaxed) + 1;
        let place = Arc::clone(lock(&self.places).entry(name(&path)).or_default());
        let stamps = Arc::clone(&self.stamps);
        let tell = Arc::new(tell);
        let (done, waits) = channel();
        let language = spoken();
        let (own, target) = (Arc::clone(&tell), path.clone());
        let write = move || {
            let mut written = lock(&place);
            // What was asked for later is there already.
            if written.0 < turn {
                let known = lock(&stamps).known.get(&name(&target)).copied();
                let foreign = known.zip(stamp(&target)).is_some_and(|(known, now)| known != now);
                if foreign && !over {
                    return Outcome::SaveRefused(target.clone());
                }
                if let Err(error) = project::save(&target, &project) {
                    return Outcome::SaveFailed(error.to_string());
                }
                if let Some(stamp) = stamp(&target) {
                    lock(&stamps).known.insert(name(&target), stamp);
                }
                *written = (turn, state);
            }
            Outcome::Saved { path: target.clone(), state: written.1 }
        };
        let work = move || {
            let outcome = language.during(|| catch_unwind(AssertUnwindSafe(write)));
            // Nobody waits where it did not take long.
            done.send(()).ok();
            own(outcome.unwrap_or_else(|_| Outcome::SaveFailed(say("comparison-broken").to_owned())));
        };
        let patience = move |tell: &dyn Fn(Outcome)| {
            if waits.recv_timeout(SLOW).is_err() {
                let name = path.display().to_string();
                tell(Outcome::Notice(
                    language.during(|| say_with("saving-is-slow", &[("path", name.into())])),
                ));
            }
        };
        let (slow, failed) = (Arc::clone(&tell), Arc::clone(&tell));
        let start = |name: &str, work: Box<dyn FnOnce() + Send>| {
            thread::Builder::new().name(name.to_owned()).spawn(work)
        };
        if let Err(error) = start("travaux-save", Box::new(work)) {
            failed(Outcome::SaveFailed(error.to_string()));
        }
        // Without it nobody is told that it takes long.
        start("travaux-patience", Box::new(move || patience(&*slow))).ok();
    }
}

/// Holds the sign beside the comparison named last, until none is named, and tells when another window
/// has saved that comparison.
pub fn hold(names: &Receiver<Option<PathBuf>>, saver: &Saver, tell: &dyn Fn(Outcome)) {
    let mut held: Option<Lock> = None;
    let mut open: Option<PathBuf> = None;
    let (mut seen, mut told) = (None, None);
    loop {
        let path = match names.recv_timeout(PERIOD) {
            Ok(Some(path)) => path,
            Ok(None) | Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                let Some(path) = &open else { continue };
                // Seen twice it is not what this window is just writing itself.
                let before = std::mem::replace(&mut seen, saver.foreign(path));
                if seen.is_some() && seen == before && seen != told {
                    told = seen;
                    tell(Outcome::SavedElsewhere(path.clone()));
                }
                continue;
            }
        };
        open = Some(path.clone());
        if !held.as_ref().is_some_and(|lock| lock.is_for(&path)) {
            held = None;
            match take(&path) {
                Ok(lock) => held = lock,
                Err(who) => tell(Outcome::Notice(say_with("open-elsewhere", &[("who", who.into())]))),
            }
        }
    }
}
