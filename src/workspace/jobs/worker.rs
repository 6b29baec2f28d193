//! The worker thread: what it does for each task, and how it is told to stop.

use super::Reply;
use crate::compare::{self, Reading};
use crate::meaning::{Meaning, Own, Vector};
use crate::model::{At, Draft, DraftId, Project};
use crate::present::running::Running;
use crate::words::{Language, say, say_with, speak, spoken};
use crate::workspace::saver::Saver;
use crate::workspace::{Alternatives, Found, Outcome, sample};
use crate::{align, present, project};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// What is read and computed, one after the other.
#[derive(Debug)]
pub enum Task {
    /// Read documents and comparisons.
    Read(Vec<PathBuf>),
    /// Read a document again.
    Reread {
        /// The document as it is.
        draft: Arc<Draft>,
        /// As what, and with its tracked changes how.
        reading: Reading,
    },
    /// Read a text that was pasted.
    ReadText(String),
    /// Read the bundled sample.
    Sample,
    /// Find what a point may answer in another draft.
    Alternatives {
        /// Which ground state this is.
        state: u64,
        /// The point.
        point: At,
        /// Its draft and the other one.
        drafts: [Arc<Draft>; 2],
        /// The column of the other one.
        column: usize,
    },
    /// Compare a ground state.
    Compare {
        /// Which ground state this is.
        state: u64,
        /// The ground state.
        project: Project,
    },
    /// Bring two drafts together in one running text.
    ReadAsOne {
        /// Which ground state this is.
        state: u64,
        /// The ground state.
        project: Project,
        /// The drafts, the earlier first.
        pair: [DraftId; 2],
    },
}

/// How many other partners of a point are offered.
const ALTERNATIVES: usize = 5;

/// Does what comes, until nobody can send any more.
pub(super) fn work(
    tasks: &Receiver<(Language, Task)>,
    reply: &Reply,
    orders: &Orders,
    signs: Option<&Sender<Option<PathBuf>>>,
    saver: &Saver,
) {
    while let Ok((language, task)) = tasks.recv() {
        speak(language);
        if let Task::Read(paths) = &task {
            paths.iter().for_each(|path| saver.meet(path));
        }
        let outcome = catch_unwind(AssertUnwindSafe(|| run(task, reply, orders)));
        match outcome {
            Ok(outcome) => {
                if let Outcome::Read { project: Some((_, path)), .. } = &outcome {
                    saver.know(path);
                    signs.map(|signs| signs.send(Some(path.clone())).ok());
                }
                reply.send(outcome);
            }
            Err(_) => reply.send(Outcome::Broken(say("comparison-broken").to_owned())),
        }
    }
}

/// What the worker is told while it works.
#[derive(Default)]
pub(super) struct Orders {
    stop: AtomicBool,
    /// The ground state that was last to be compared.
    latest: AtomicU64,
}

impl Orders {
    /// Work that can be stopped shall stop.
    pub(super) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// What was stopped is over.
    pub(super) fn go(&self) {
        self.stop.store(false, Ordering::Relaxed);
    }

    /// Nobody waits for the comparison of an earlier ground state any more.
    pub(super) fn wait_for(&self, state: u64) {
        self.latest.store(state, Ordering::Relaxed);
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn is_waited_for(&self, state: u64) -> bool {
        self.latest.load(Ordering::Relaxed) == state
    }
}

fn run(task: Task, reply: &Reply, orders: &Orders) -> Outcome {
    match task {
        Task::Read(paths) => read(&paths, reply, orders),
        Task::Reread { draft, reading } => {
            let text = say_with("progress-rereading", &[("name", draft.siglum.as_str().into())]);
            reply.send(Outcome::Progress { text, stops: false });
            let document = compare::reread(&draft, reading).map(Box::new).map_err(|error| error.to_string());
            Outcome::Reread { id: draft.id, document }
        }
        Task::ReadText(text) => read_text(&text),
        Task::Sample => Outcome::Read {
            documents: sample::documents(),
            project: None,
            failures: Vec::new(),
            sample: true,
        },
        Task::Alternatives { state, point, drafts: [draft, other], column } => {
            let found = align::alternatives(&draft, point.point, &other, ALTERNATIVES);
            Outcome::Alternatives { state, alternatives: Alternatives { point: Some(point), column, found } }
        }
        Task::Compare { state, project } => compared(state, &project, reply, orders),
        Task::ReadAsOne { state, project, pair } => {
            let running = Arc::new(Running::new(&project, pair));
            Outcome::Running { state, pair, running }
        }
    }
}

/// The comparison of a ground state, unless what the encoder was asked for it has no answer.
fn compared(state: u64, project: &Project, reply: &Reply, orders: &Orders) -> Outcome {
    orders.go();
    let text = say_with("progress-comparing", &[("n", project.drafts.len().into())]);
    reply.send(Outcome::Progress { text, stops: false });
    let (read, told) = (AtomicUsize::new(0), Mutex::new(Instant::now()));
    let asked = Asked { state, reply, orders, given_up: OnceLock::new(), read, told };
    let comparison = compare::compare_meant(
        &project.drafts,
        &project.articles,
        &project.decisions,
        &project.settings,
        &asked,
    );
    if let Some(&by_reader) = asked.given_up.get() {
        return Outcome::GivenUp { state, by_reader };
    }
    let comparison = Arc::new(comparison);
    let table = Arc::new(present::table(project, &comparison));
    let picture = Arc::new(present::picture::picture(&project.drafts, &comparison, &table));
    let told = Arc::new(present::told(project, &comparison, &table));
    let press = Arc::new(present::press(project, &comparison, &table, &told));
    let renderings = Arc::new(compare::renderings(project));
    let found = Found { comparison, table, picture, told, press, renderings };
    Outcome::Compared { state, found }
}

/// The encoder, asked for few texts at a time: how far it has come is told, and between them it can be stopped.
struct Asked<'a> {
    state: u64,
    reply: &'a Reply,
    orders: &'a Orders,
    /// Set for good once a question is left without an answer: whether because the reader said so.
    given_up: OnceLock<bool>,
    /// How many texts it has read.
    read: AtomicUsize,
    told: Mutex<Instant>,
}

/// How many texts are asked for at a time; they take some tenths of a second.
const AT_A_TIME: usize = 256;
/// How often is told how far it has come.
const TELLING: Duration = Duration::from_millis(250);

impl Asked<'_> {
    fn is_given_up(&self) -> bool {
        let by_reader = self.orders.is_stopped();
        if by_reader || !self.orders.is_waited_for(self.state) {
            self.given_up.get_or_init(|| by_reader);
        }
        self.given_up.get().is_some()
    }

    fn tell(&self, read: usize) {
        let read = self.read.fetch_add(read, Ordering::Relaxed) + read;
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.elapsed() >= TELLING {
            *told = Instant::now();
            let text = say_with("progress-meaning", &[("n", read.into())]);
            self.reply.send(Outcome::Progress { text, stops: true });
        }
    }
}

impl Meaning for Asked<'_> {
    fn vectors(&self, texts: &[&str]) -> Option<Vec<Vector>> {
        let mut vectors = Vec::with_capacity(texts.len());
        for some in texts.chunks(AT_A_TIME) {
            if self.is_given_up() {
                return None;
            }
            vectors.extend(Own.vectors(some)?);
            self.tell(some.len());
        }
        Some(vectors)
    }
}

fn read(paths: &[PathBuf], reply: &Reply, orders: &Orders) -> Outcome {
    let mut documents = Vec::new();
    let mut project = None;
    let mut failures = Vec::new();
    for (i, path) in paths.iter().enumerate() {
        let name = path.file_name().map_or_else(|| path.to_string_lossy(), |n| n.to_string_lossy());
        let parts = [("name", name.into()), ("n", (i + 1).into()), ("all", paths.len().into())];
        reply.send(Outcome::Progress { text: say_with("progress-reading", &parts), stops: true });
        if project::is_project(path) {
            let looked = path.clone();
            match apart(path, orders, move || project::look(&looked).map_err(|error| error.to_string())) {
                Some(Ok((read, told))) => {
                    failures.extend(told);
                    // Whole, so that it means the same when it is opened from elsewhere.
                    let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
                    project = Some((Box::new(read), path));
                }
                Some(Err(failure)) => failures.push(failure),
                None => {
                    failures.push(say_with("reading-stopped", &[("n", (paths.len() - i).into())]));
                    break;
                }
            }
        } else {
            match read_one(path, orders) {
                Some(Ok(draft)) => documents.push(draft),
                Some(Err(failure)) => failures.push(failure),
                None => {
                    let left = paths.len() - i;
                    failures.push(say_with("reading-stopped", &[("n", left.into())]));
                    break;
                }
            }
        }
    }
    Outcome::Read { documents, project, failures, sample: false }
}

/// A document, or a sentence that says why it cannot be read; none when the reader gave up waiting.
fn read_one(path: &Path, orders: &Orders) -> Option<Result<Draft, String>> {
    // Whole, so that it names the same file when the comparison is opened from elsewhere.
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let read = path.clone();
    apart(&path, orders, move || compare::read(&read, DraftId(0)).map_err(|error| error.to_string()))
}

/// What a file holds, read on a thread of its own; none when the reader gave up waiting. The work is then
/// left behind to end by itself.
fn apart<T: Send + 'static>(
    path: &Path,
    orders: &Orders,
    read: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Option<Result<T, String>> {
    const LOOK: Duration = Duration::from_millis(50);
    let (back, document) = channel();
    let name = path.display().to_string();
    let broken = || say_with("reading-broken", &[("name", name.as_str().into())]);
    let language = spoken();
    let work = move || {
        back.send(language.during(read)).ok();
    };
    if thread::Builder::new().name("travaux-reading".to_owned()).spawn(work).is_err() {
        return Some(Err(broken()));
    }
    loop {
        match document.recv_timeout(LOOK) {
            Ok(document) => return Some(document),
            Err(RecvTimeoutError::Disconnected) => return Some(Err(broken())),
            Err(RecvTimeoutError::Timeout) if orders.is_stopped() => return None,
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

fn read_text(text: &str) -> Outcome {
    let mut documents: Vec<Draft> = Vec::new();
    let mut failures = Vec::new();
    match crate::import::read(text.as_bytes(), "") {
        Ok(source) => documents.push(crate::segment::segment(source, DraftId(0), None)),
        Err(error) => failures.push(error.to_string()),
    }
    Outcome::Read { documents, project: None, failures, sample: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::draft_of;
    use crate::workspace::{Action, Job, Workspace};

    /// Two drafts that share no word.
    fn project() -> Project {
        let draft = |id, text: &str| {
            Arc::new(draft_of(text.as_bytes(), "", DraftId(id), None).expect("a text of points"))
        };
        let one = draft(0, "1. Prisoners are exchanged at once.\n\n2. The bridge is opened to trade.\n");
        let other =
            draft(1, "1. Обмін полоненими відбувається негайно.\n\n2. Міст відкривають для торгівлі.\n");
        Project { drafts: vec![one, other], ..Project::default() }
    }

    /// What comes of comparing the ground state 1 when, as soon as the worker says that it has begun, it is told this.
    fn compared_while(told: impl Fn(&Orders) + Send + Sync + 'static) -> Outcome {
        let orders = Arc::new(Orders::default());
        orders.wait_for(1);
        let heard = Arc::clone(&orders);
        let (back, _outcomes) = channel();
        let reply = Reply { back, wake: Arc::new(move || told(&heard)) };
        compared(1, &project(), &reply, &orders)
    }

    #[test]
    fn a_comparison_ends_where_the_reader_stops_it_or_nobody_waits_for_it() {
        assert!(matches!(compared_while(|_| {}), Outcome::Compared { state: 1, .. }));
        assert!(matches!(compared_while(Orders::stop), Outcome::GivenUp { state: 1, by_reader: true }));
        let later = compared_while(|orders| orders.wait_for(2));
        assert!(matches!(later, Outcome::GivenUp { state: 1, by_reader: false }));
    }

    #[test]
    fn what_was_stopped_is_compared_by_words_alone_until_that_is_undone() {
        let mut workspace = Workspace::default();
        let documents = project().drafts.iter().map(|draft| (**draft).clone()).collect();
        let read = Outcome::Read { documents, project: None, failures: Vec::new(), sample: false };
        let asked = |jobs: &[Job]| -> Option<(u64, bool)> {
            jobs.iter().find_map(|job| match job {
                Job::Work(Task::Compare { state, project }) => Some((*state, !project.settings.words_alone)),
                _ => None,
            })
        };
        let (state, meaning) = asked(&workspace.apply(Action::Finished(read))).expect("a comparison");
        assert!(meaning);
        let given_up = |by_reader| Action::Finished(Outcome::GivenUp { state, by_reader });
        let passed_over = workspace.apply(given_up(false));
        assert!(asked(&passed_over).is_none() && workspace.messages().is_empty(), "{passed_over:?}");
        let stopped = workspace.apply(given_up(true));
        assert!(matches!(asked(&stopped), Some((_, false))), "{stopped:?}");
        assert!(workspace.messages().iter().any(|message| message.text.contains("words alone")));
        let late = workspace.apply(given_up(true));
        assert!(asked(&late).is_none(), "what nobody waits for changes nothing");
        assert!(matches!(asked(&workspace.apply(Action::Undo)), Some((_, true))));
    }
}
