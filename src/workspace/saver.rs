//! Saving: each time on a thread of its own, so that a drive that does not answer stops nothing else.

use super::Outcome;
use crate::model::Project;
use crate::project;
use crate::project::lock::{self, Lock};
use crate::words::{say, say_with, spoken};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// After how long the reader is told that a drive does not answer.
const SLOW: Duration = Duration::from_secs(5);

/// What was written last under a name: the turn, and the ground state.
type Written = Arc<Mutex<(u64, u64)>>;

/// Saves comparisons; of two saved under one name the later asked for stays.
#[derive(Default)]
pub struct Saver {
    turns: AtomicU64,
    places: Mutex<BTreeMap<PathBuf, Written>>,
}

impl Saver {
    /// Saves a ground state. `tell` is called from other threads: once with how it went, and before that
    /// with a notice where it takes long.
    pub fn save(
        &self,
        path: PathBuf,
        state: u64,
        project: Project,
        tell: impl Fn(Outcome) + Send + Sync + 'static,
    ) {
        let turn = self.turns.fetch_add(1, Ordering::Relaxed) + 1;
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        let place = Arc::clone(places.entry(path.clone()).or_default());
        drop(places);
        let tell = Arc::new(tell);
        let (done, waits) = channel();
        let language = spoken();
        let (own, target) = (Arc::clone(&tell), path.clone());
        let write = move || {
            let mut written = place.lock().unwrap_or_else(PoisonError::into_inner);
            // What was asked for later is there already.
            if written.0 < turn {
                if let Err(error) = project::save(&target, &project) {
                    return Outcome::SaveFailed(error.to_string());
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

/// Holds the sign beside the comparison named last, until none is named.
pub fn hold(names: &Receiver<Option<PathBuf>>, tell: &dyn Fn(Outcome)) {
    let mut held: Option<Lock> = None;
    while let Ok(Some(path)) = names.recv() {
        if !held.as_ref().is_some_and(|lock| lock.is_for(&path)) {
            held = None;
            match lock::take(&path) {
                Ok(lock) => held = lock,
                Err(who) => tell(Outcome::Notice(say_with("open-elsewhere", &[("who", who.into())]))),
            }
        }
    }
}
