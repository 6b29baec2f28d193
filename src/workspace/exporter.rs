//! The thread that looks at exports and writes them, apart from the worker: a preview follows the choice while a
//! long comparison is under way, and a file that is being written can be given up.

use super::exporting::{Came, Subject, Work};
use crate::export::{self, ExportError, Format, Preview, Report};
use crate::model::Provenance;
use crate::project::{atomic, originals};
use crate::words::{Language, say, say_with, spoken};
use std::io::{self, ErrorKind};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// The way to the thread.
pub struct Exporter {
    requests: Sender<(Language, Work)>,
    /// The number of the request that is given up.
    stopped: Arc<AtomicU64>,
}

impl Exporter {
    /// Starts the thread. What comes of its work is given to `send`, on that thread.
    ///
    /// # Errors
    /// When the system starts no thread.
    pub fn new(send: impl Fn(Came) + Send + 'static) -> io::Result<Self> {
        let (to_thread, requests) = channel();
        let stopped = Arc::new(AtomicU64::new(0));
        let given_up = Arc::clone(&stopped);
        thread::Builder::new()
            .name("travaux-exporter".to_owned())
            .spawn(move || run(&requests, &given_up, &send))?;
        Ok(Self { requests: to_thread, stopped })
    }

    /// Takes a request on.
    pub fn start(&self, work: Work) {
        if let Work::Stop(ticket) = work {
            self.stopped.store(ticket, Ordering::Relaxed);
            return;
        }
        // A thread that has ended left a window that is closing.
        self.requests.send((spoken(), work)).ok();
    }
}

fn run(requests: &Receiver<(Language, Work)>, stopped: &AtomicU64, send: &dyn Fn(Came)) {
    let mut last: Option<(Subject, Arc<Report>)> = None;
    while let Ok(first) = requests.recv() {
        let mut waiting: Vec<(Language, Work)> = std::iter::once(first).chain(requests.try_iter()).collect();
        // Only the last choice is looked at.
        let shows = |(_, work): &(Language, Work)| matches!(work, Work::Show { .. });
        let newest = waiting.iter().rposition(shows);
        let mut place = 0;
        waiting.retain(|request| {
            place += 1;
            !shows(request) || Some(place - 1) == newest
        });
        for (language, work) in waiting {
            let (Work::Show { ticket, .. } | Work::Write { ticket, .. }) = &work else { continue };
            let ticket = *ticket;
            let done = catch_unwind(AssertUnwindSafe(|| serve(work, language, &mut last, stopped, send)));
            if done.is_err() {
                send(Came::Failed(ticket, language.during(|| say("export-broken").to_owned())));
            }
        }
    }
}

fn serve(
    work: Work,
    language: Language,
    last: &mut Option<(Subject, Arc<Report>)>,
    stopped: &AtomicU64,
    send: &dyn Fn(Came),
) {
    match work {
        Work::Show { ticket, subject, format } => {
            let report = report(subject, last);
            let preview = Preview::new(&report, format, language, &|_| true);
            let preview = preview.map(Arc::new).map_err(|error| language.during(|| why(&error)));
            send(Came::Preview(ticket, preview));
        }
        Work::Write { ticket, subject, format, path, replaces } => {
            let goes_on = || stopped.load(Ordering::Relaxed) != ticket;
            let told = |done: f32| {
                if goes_on() {
                    send(Came::Progress(ticket, done));
                }
                goes_on()
            };
            told(0.0);
            if let Some(name) = source_at(&subject, &path) {
                let words = language.during(|| say_with("export-is-a-source", &[("name", name.into())]));
                return send(Came::Failed(ticket, words));
            }
            let place = subject.place.clone();
            let mut report = report(subject, last);
            if goes_on() && format.name == "docx" {
                let originals = originals::word_files(&report.project, place.as_deref());
                Arc::make_mut(&mut report).options.originals = originals;
            }
            let bytes = match bytes(&report, format, &told) {
                Ok(bytes) => bytes,
                Err(ExportError::Cancelled) => return send(Came::Stopped(ticket)),
                Err(error) => return send(Came::Failed(ticket, language.during(|| why(&error)))),
            };
            if !goes_on() {
                return send(Came::Stopped(ticket));
            }
            let written =
                if replaces { atomic::replace(&path, &bytes) } else { atomic::create(&path, &bytes) };
            send(match written {
                Ok(()) => Came::Done { ticket, path, bytes: bytes.len() },
                Err(error) if error.kind() == ErrorKind::AlreadyExists => Came::Taken(ticket, path),
                Err(error) => Came::Failed(ticket, language.during(|| trouble(&error, &path))),
            });
        }
        Work::Stop(_) | Work::Pick(_) | Work::Reveal(_) | Work::Launch(_) | Work::Copy { .. } => {}
    }
}

fn bytes(report: &Report, format: &Format, told: &dyn Fn(f32) -> bool) -> Result<Vec<u8>, ExportError> {
    ExportError::check(told, 0, 1)?;
    export::write(report, format, told)
}

/// The report of a subject; the last one once more where it was the same.
fn report(subject: Subject, last: &mut Option<(Subject, Arc<Report>)>) -> Arc<Report> {
    if let Some((_, report)) = last.as_ref().filter(|(known, _)| known.is(&subject)) {
        return Arc::clone(report);
    }
    // The one before makes room first: a long report is large.
    *last = None;
    let report = Arc::new(Report::new(&subject.project, &subject.comparison, subject.options.clone()));
    *last = Some((subject, Arc::clone(&report)));
    report
}

/// The name of the draft or article whose file lies at a path.
fn source_at(Subject { project, place, .. }: &Subject, path: &Path) -> Option<String> {
    let target = std::fs::canonicalize(path).ok()?;
    let documents = || project.drafts.iter().chain(&project.articles);
    let parts = documents().flat_map(|draft| draft.parts.iter().map(|part| (&part.siglum, &part.provenance)));
    let all = documents().map(|draft| (&draft.siglum, &draft.provenance)).chain(parts);
    let lies = |from: &Provenance| {
        let own = originals::beside(&from.path, place.as_deref());
        !originals::is_elsewhere(&own) && std::fs::canonicalize(own).is_ok_and(|own| own == target)
    };
    let mut at = all.filter(|(_, from)| lies(from));
    at.next().map(|(siglum, _)| siglum.clone())
}

/// Why there is no export, in words.
fn why(error: &ExportError) -> String {
    super::action::sentence(&error.to_string())
}

/// Why a file was not written, and what to do.
fn trouble(error: &io::Error, path: &Path) -> String {
    let name = path.display().to_string();
    let parts = [("path", name.into())];
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            say_with("export-no-permission", &parts)
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => say_with("export-disk-full", &parts),
        ErrorKind::NotFound | ErrorKind::NotADirectory => say_with("export-no-folder", &parts),
        ErrorKind::IsADirectory => say_with("export-is-a-folder", &parts),
        _ => {
            let [(_, path)] = parts;
            say_with("export-not-written", &[("path", path), ("why", error.to_string().into())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare;
    use crate::export::Options;
    use crate::model::{DraftId, Project};
    use std::sync::mpsc;
    use std::time::Duration;

    /// Two drafts of some hundred points, so that writing takes a while.
    fn subject() -> Subject {
        let text = |word: &str| -> String {
            (1..=300)
                .map(|n| format!("{n}. The harbour number {n} is {word} to ships from all sides.\n\n"))
                .collect()
        };
        let draft = |id: u32, word: &str| {
            let draft = compare::draft_of(text(word).as_bytes(), "plan.txt", DraftId(id), None);
            Arc::new(draft.expect("a text of points"))
        };
        let project = Project { drafts: vec![draft(0, "open"), draft(1, "closed")], ..Project::default() };
        let comparison =
            Arc::new(compare::compare(&project.drafts, &[], &project.decisions, &project.settings));
        Subject { state: 1, project, place: None, comparison, options: Options::default() }
    }

    fn exporter() -> (Exporter, Receiver<Came>) {
        let (send, came) = mpsc::channel();
        let exporter = Exporter::new(move |one| send.send(one).unwrap_or_default()).expect("a thread");
        (exporter, came)
    }

    fn next(came: &Receiver<Came>) -> Came {
        came.recv_timeout(Duration::from_secs(60)).expect("an answer within a minute")
    }

    #[test]
    fn what_is_given_up_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("redline.pdf");
        let (exporter, came) = exporter();
        let format = export::find("pdf").expect("a form");
        exporter.start(Work::Write { ticket: 7, subject: subject(), format, path, replaces: true });
        assert!(matches!(next(&came), Came::Progress(7, _)));
        exporter.start(Work::Stop(7));
        let end = std::iter::repeat_with(|| next(&came)).find(|one| !matches!(one, Came::Progress(..)));
        assert!(matches!(end, Some(Came::Stopped(7))), "{end:?}");
        assert_eq!(folder.path().read_dir().expect("the folder").count(), 0);
    }

    #[test]
    fn only_the_last_of_many_choices_is_looked_at() {
        let (exporter, came) = exporter();
        let subject = subject();
        for ticket in 1..=40 {
            let format = export::find(if ticket % 2 == 0 { "docx" } else { "markdown" }).expect("a form");
            exporter.start(Work::Show { ticket, subject: subject.clone(), format });
        }
        let mut seen = Vec::new();
        while seen.last() != Some(&40) {
            match next(&came) {
                Came::Preview(ticket, Ok(_)) => seen.push(ticket),
                other => panic!("{other:?}"),
            }
        }
        assert!(seen.len() < 40, "{seen:?}");
    }

    #[test]
    fn trouble_says_what_to_do() {
        let (exporter, came) = exporter();
        let folder = tempfile::tempdir().expect("a folder");
        let there = folder.path().join("there.md");
        std::fs::write(&there, "mine").expect("a file");
        let format = export::find("markdown").expect("a form");
        let write = |ticket, path: &Path, replaces| {
            exporter.start(Work::Write {
                ticket,
                subject: subject(),
                format,
                path: path.to_owned(),
                replaces,
            });
            std::iter::repeat_with(|| next(&came)).find(|one| !matches!(one, Came::Progress(..)))
        };
        assert!(matches!(write(1, &there, false), Some(Came::Taken(1, _))));
        assert_eq!(std::fs::read_to_string(&there).expect("a file"), "mine");
        assert!(matches!(write(2, &there, true), Some(Came::Done { ticket: 2, .. })));
        for (path, words) in [("gone/x.md", "no such folder"), ("", "folder")] {
            match write(3, &folder.path().join(path), true) {
                Some(Came::Failed(3, said)) => assert!(said.contains(words), "{said}"),
                other => panic!("{path}: {other:?}"),
            }
        }
    }
}
