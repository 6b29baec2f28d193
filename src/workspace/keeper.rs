//! The keeper: a thread that writes down within two seconds what is not saved, finds at the start what
//! was left behind, and holds the sign beside the open comparison.

use super::Outcome;
use crate::model::Project;
use crate::project::lock::{self, Lock};
use crate::project::recovery::{self, Journal};
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
    /// Hold the sign beside this comparison from now on.
    Hold(PathBuf),
    /// End, and leave behind what is not saved.
    End,
}

/// Runs until it is told to end. `tell` is given what the reader should know.
pub fn run(folder: &Path, requests: &Receiver<Keep>, tell: &dyn Fn(Outcome)) {
    let left = recovery::left(folder);
    if !left.is_empty() {
        tell(Outcome::Left(left));
    }
    let journal = Journal::open(folder);
    if let Err(error) = &journal {
        tell(Outcome::Notice(cannot(error)));
    }
    let mut told = journal.is_err();
    let mut held: Option<Lock> = None;
    let mut waiting: Option<(Box<Project>, Option<PathBuf>, Instant)> = None;
    loop {
        let patience = waiting
            .as_ref()
            .map_or(Duration::MAX, |(_, _, due)| due.saturating_duration_since(Instant::now()));
        let request = match requests.recv_timeout(patience) {
            Ok(Keep::Project(project, original)) => {
                let due = waiting.as_ref().map_or_else(|| Instant::now() + GATHER, |(_, _, due)| *due);
                waiting = Some((project, original, due));
                continue;
            }
            Ok(request) => request,
            Err(RecvTimeoutError::Timeout) => Keep::Hold(PathBuf::new()),
            Err(RecvTimeoutError::Disconnected) => Keep::End,
        };
        if matches!(request, Keep::Forget) {
            waiting = None;
        }
        if let (Some((project, original, _)), Ok(journal)) = (waiting.take(), &journal) {
            let kept = journal.keep(&project, original.as_deref());
            if let (Err(error), false) = (kept, told) {
                told = true;
                tell(Outcome::Notice(cannot(&error)));
            }
        }
        match (request, &journal) {
            (Keep::Forget, Ok(journal)) => journal.forget(),
            (Keep::Recover(left), Ok(journal)) => {
                tell(match journal.adopt(&left) {
                    Ok((project, path)) => Outcome::Recovered { project: Box::new(project), path },
                    Err(error) => Outcome::Notice(error.to_string()),
                });
            }
            (Keep::Discard(left), _) => recovery::discard(&left),
            (Keep::Hold(path), _) if !path.as_os_str().is_empty() => hold(&mut held, &path, tell),
            (Keep::End, _) => return,
            _ => {}
        }
    }
}

fn hold(held: &mut Option<Lock>, path: &Path, tell: &dyn Fn(Outcome)) {
    if held.as_ref().is_some_and(|lock| lock.is_for(path)) {
        return;
    }
    *held = None;
    match lock::take(path) {
        Ok(lock) => *held = lock,
        Err(who) => tell(Outcome::Notice(format!(
            "this comparison is open in another window as well ({who}), and the one that saves last replaces what \
             the other saved: save under another name, and bring the copies together later"
        ))),
    }
}

fn cannot(error: &std::io::Error) -> String {
    format!("what is not saved cannot be kept for recovery ({error}): save often")
}
