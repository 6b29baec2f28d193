//! What is not saved survives kills, and a window outlives every failure to write.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use travaux::compare;
use travaux::model::{About, DraftId, DraftKind, Project};
use travaux::project::difference::{Difference, What};
use travaux::project::{self, lock, recovery};
use travaux::workspace::{Action, Dialogs, Jobs, NoDialogs, NoteEdit, Outcome, Suggestion, Workspace};

const PLAN: &str = "1. Fire ceases at noon.\n\n2. Grain leaves the harbour.\n\n3. Courts sit.\n";
/// Names the folder in which the killed process works.
const FOLDER: &str = "TRAVAUX_TEST_FOLDER";

/// A window without its glass: a workspace and its jobs.
struct Window {
    workspace: Workspace,
    jobs: Jobs,
}

impl Window {
    fn new(folder: &Path) -> Self {
        Self::with(Arc::new(NoDialogs), folder)
    }

    fn with(dialogs: Arc<dyn Dialogs>, folder: &Path) -> Self {
        let jobs = Jobs::new(dialogs, Some(folder.to_owned()), || {}).unwrap();
        Self { workspace: Workspace::default(), jobs }
    }

    fn apply(&mut self, action: Action) {
        self.workspace.apply(action).into_iter().for_each(|job| self.jobs.start(job));
    }

    fn open(&mut self) {
        let plan = compare::draft_of(PLAN.as_bytes(), "plan.md", DraftId(0), Some(DraftKind::Draft)).unwrap();
        let (documents, failures) = (vec![plan], Vec::new());
        self.apply(Action::Finished(Outcome::Read { documents, project: None, failures, sample: false }));
    }

    fn note(&mut self, body: &str) {
        let point = self.workspace.project().drafts[0].id_of(0);
        let note = NoteEdit::Add { point, about: About::Point, body: body.to_owned() };
        self.apply(Action::Note(note, "2026-03-01T12:00:00Z".to_owned()));
    }

    fn poll(&mut self) {
        for outcome in self.jobs.poll() {
            self.apply(Action::Finished(outcome));
        }
    }

    /// Waits until something holds.
    fn until(&mut self, what: &str, holds: impl Fn(&Workspace) -> bool) {
        let began = Instant::now();
        while !holds(&self.workspace) {
            assert!(began.elapsed() < Duration::from_secs(20), "{what}: {:?}", self.workspace.messages());
            std::thread::sleep(Duration::from_millis(5));
            self.poll();
        }
    }

    fn says(&mut self, words: &str) {
        self.until(words, |workspace| workspace.messages().iter().any(|m| m.text.contains(words)));
    }
}

/// A reader who chooses this file in every dialog.
struct Chooses(PathBuf);

impl Dialogs for Chooses {
    fn open(&self) -> Option<Vec<PathBuf>> {
        Some(vec![self.0.clone()])
    }

    fn save(&self, _suggestion: &Suggestion) -> Option<Option<PathBuf>> {
        Some(Some(self.0.clone()))
    }
}

/// What the notes of a saved comparison say, in the order of the letters.
fn bodies(path: &Path) -> Vec<String> {
    let annotations = project::open(path).unwrap().decisions.annotations;
    let mut bodies: Vec<String> = annotations.iter().map(|note| note.body.clone()).collect();
    bodies.sort();
    bodies
}

fn notes(project: &Project) -> usize {
    project.decisions.annotations.len()
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|e| e == extension)).collect()
}

fn now() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()
}

/// The process that is killed: it writes a note every few milliseconds and saves now and then.
#[test]
fn the_process_that_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let mut window = Window::new(&folder);
    window.open();
    for count in 1.. {
        window.note(&format!("Note {count}"));
        fs::write(folder.join(format!("typed-{count}")), now().to_string()).unwrap();
        if count % 7 == 0 {
            window.apply(Action::SaveTo(folder.join("talks.travaux")));
        }
        window.poll();
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Kills it after so many milliseconds, and looks at what is there.
fn kill_after(millis: u64) {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "the_process_that_is_killed"])
        .env(FOLDER, here)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_millis(millis));
    child.kill().unwrap();
    child.wait().unwrap();
    let killed = now();
    let saved = here.join("talks.travaux");
    let mut kept = 0;
    for path in [saved.clone(), project::previous(&saved)].into_iter().filter(|path| path.exists()) {
        kept = kept.max(notes(&project::open(&path).unwrap_or_else(|error| panic!("{error}"))));
    }
    for path in files(&here.join("recovery"), "travaux") {
        kept = kept.max(notes(&project::open(&path).unwrap_or_else(|error| panic!("{error}"))));
    }
    let typed = |count: usize| {
        let text = fs::read_to_string(here.join(format!("typed-{count}"))).ok()?;
        text.parse::<u128>().ok()
    };
    if let Some(at) = typed(kept + 1) {
        assert!(killed.saturating_sub(at) <= 2000, "{} ms of typing were lost", killed - at);
    }
    assert_eq!(recovery::left(&here.join("recovery")).len(), files(&here.join("recovery"), "travaux").len());
}

/// Moments that do not repeat, from 20 milliseconds to 2.5 seconds.
fn moments() -> impl Iterator<Item = u64> {
    (1u64..).map(|n| 20 + n.wrapping_mul(6_364_136_223_846_793_005).rotate_left(17) % 2480)
}

#[test]
fn no_file_is_broken_by_a_kill() {
    moments().take(8).for_each(kill_after);
}

#[test]
#[ignore = "takes three minutes"]
fn no_file_is_broken_by_a_thousand_kills() {
    let all: Vec<u64> = moments().take(1000).collect();
    std::thread::scope(|scope| {
        for part in all.chunks(125) {
            scope.spawn(|| part.iter().copied().for_each(kill_after));
        }
    });
}

/// A window on a comparison with one note that was saved, and its file.
fn saved(here: &Path) -> (Window, PathBuf) {
    let saved = here.join("talks.travaux");
    let mut window = Window::new(here);
    window.open();
    window.note("First.");
    window.apply(Action::SaveTo(saved.clone()));
    window.until("saved", |workspace| !workspace.is_dirty());
    (window, saved)
}

#[test]
fn what_was_left_behind_is_offered_and_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let (mut window, saved) = saved(here);
    window.note("Second.");
    window.note("Third.");
    drop(window);
    let mut window = Window::new(here);
    window.until("an offer", |workspace| !workspace.left_behind().is_empty());
    let left = window.workspace.left_behind()[0].clone();
    assert_eq!(left.original, Some(saved.clone()));
    assert!(matches!(left.saved, recovery::Saved::There(Some(at)) if Some(at) <= left.kept), "{left:?}");
    let written =
        Difference { what: What::NotesWritten, count: 2, names: vec!["Second.".into(), "Third.".into()] };
    assert_eq!(left.differs, [written]);
    window.apply(Action::Recover(left.file));
    window.until("recovered", |workspace| notes(workspace.project()) == 3);
    assert!(window.workspace.is_dirty() && window.workspace.left_behind().is_empty());
    assert_eq!(window.workspace.path(), Some(saved.as_path()));
    window.apply(Action::Save);
    window.until("saved", |workspace| !workspace.is_dirty());
    drop(window);
    assert_eq!(notes(&project::open(&saved).unwrap()), 3);
    assert!(recovery::left(&here.join("recovery")).is_empty(), "what is saved is not kept");
    assert!(files(here, "lock").is_empty() && files(&here.join("recovery"), "lock").is_empty());
}

#[test]
fn what_became_of_the_saved_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let (mut window, saved) = saved(here);
    window.note("Second.");
    drop(window);
    let left = || recovery::left(&here.join("recovery")).remove(0);
    let counts = || left().differs.iter().map(|one| (one.what, one.count)).collect::<Vec<_>>();
    assert_eq!(counts(), [(What::NotesWritten, 1)]);
    fs::write(&saved, "torn").unwrap();
    assert!(
        matches!(left().saved, recovery::Saved::Unreadable(why) if why.contains("not a Travaux comparison"))
    );
    fs::remove_file(&saved).unwrap();
    assert_eq!(left().saved, recovery::Saved::Gone);
    assert_eq!(counts(), [(What::NotesWritten, 2), (What::DraftsAdded, 1)], "all of it is to be lost");
}

#[test]
fn a_note_that_is_being_written_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::new(folder.path());
    window.open();
    let at = || "2026-03-01T12:00:00Z".to_owned();
    let point = window.workspace.project().drafts[0].id_of(1);
    let add = |body: &str| NoteEdit::Add { point, about: About::Row, body: body.to_owned() };
    window.apply(Action::Note(add("Why?"), at()));
    let id = window.workspace.project().decisions.annotations[0].id;
    let edits = vec![
        add("Half a sent"),
        NoteEdit::Rewrite { id, body: "Why n".to_owned() },
        NoteEdit::Reply { id, body: "Beca".to_owned() },
    ];
    window.apply(Action::Typing(edits, at()));
    drop(window);
    let kept = files(&folder.path().join("recovery"), "travaux");
    let kept = project::open(&kept[0]).unwrap();
    let [first, second] = kept.decisions.annotations.as_slice() else { panic!("two notes") };
    assert_eq!((second.body.as_str(), &second.anchor.about), ("Half a sent", &About::Row));
    let replies = first.replies.iter().map(|reply| reply.body.as_str()).collect::<BTreeSet<_>>();
    assert_eq!(
        (first.body.as_str(), replies),
        ("Why?", BTreeSet::from(["Beca", "Why n"])),
        "both words stay"
    );
}

#[test]
fn two_windows_on_one_file_notice_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("talks.travaux");
    let mut first = Window::with(Arc::new(Chooses(path.clone())), &folder.path().join("one"));
    first.open();
    first.apply(Action::SaveTo(path.clone()));
    first.until("saved", |workspace| !workspace.is_dirty());
    first.until("the sign", |_| folder.path().join(".talks.travaux.lock").exists());
    let mut second = Window::new(&folder.path().join("two"));
    second.apply(Action::Open(vec![path.clone()]));
    second.says("open in another window as well (process ");
    second.note("By the second.");
    second.apply(Action::Save);
    second.until("saved", |workspace| !workspace.is_dirty());
    first.says("Another window has saved talks.travaux since it was opened here: bring in");
    first.note("By the first.");
    first.apply(Action::Save);
    first.says("Not saved, for another window has saved talks.travaux since it was opened here");
    assert_eq!(bodies(&path), ["By the second."]);
    first.apply(Action::PickCopy);
    first.until("both notes", |workspace| notes(workspace.project()) == 2);
    first.apply(Action::Save);
    first.until("saved", |workspace| !workspace.is_dirty());
    assert_eq!(bodies(&path), ["By the first.", "By the second."]);
    drop(first);
    assert!(lock::take(&path).unwrap().is_some(), "a window that is gone holds nothing");
}

#[test]
fn a_window_outlives_what_cannot_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::new(folder.path());
    window.open();
    window.note("Kept in memory.");
    window.apply(Action::SaveTo(folder.path().join("vanished/talks.travaux")));
    window.says("cannot be saved (its folder is not there); choose another folder");
    if Path::new("/dev/full").exists() {
        let full = folder.path().join("full.travaux");
        #[cfg(unix)]
        std::os::unix::fs::symlink("/dev/full", &full).unwrap();
        window.apply(Action::SaveTo(full));
        window.says("the disk is full");
    }
    assert!(window.workspace.is_dirty() && notes(window.workspace.project()) == 1);
    window.apply(Action::SaveTo(folder.path().join("talks.travaux")));
    window.until("saved", |workspace| !workspace.is_dirty());
}

/// A pipe that nobody reads is like a drive that does not answer.
#[cfg(unix)]
#[test]
fn a_drive_that_does_not_answer_holds_nothing_up() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let slow = here.join("slow.travaux");
    assert!(Command::new("mkfifo").arg(&slow).status().unwrap().success());
    let mut window = Window::new(here);
    window.open();
    window.note("First.");
    window.apply(Action::SaveTo(slow.clone()));
    // Work, recovery and saving elsewhere go on.
    let plan =
        compare::draft_of(b"1. Salt is free.\n", "salt.md", DraftId(0), Some(DraftKind::Draft)).unwrap();
    let (documents, failures) = (vec![plan], Vec::new());
    window.apply(Action::Finished(Outcome::Read { documents, project: None, failures, sample: false }));
    window.until("compared", |workspace| workspace.is_current());
    window.until("kept", |_| !files(&here.join("recovery"), "travaux").is_empty());
    let other = here.join("other.travaux");
    window.apply(Action::SaveTo(other.clone()));
    window.until("saved elsewhere", |workspace| workspace.path() == Some(&other) && !workspace.is_dirty());
    window.note("Second.");
    window.says("does not answer");
    // Somebody reads the pipe at last, and finds the whole of what was saved then.
    let read = fs::read(&slow).unwrap();
    assert_eq!(notes(&project::read(&read, &slow).unwrap()), 1);
    window.until("saved", |workspace| workspace.path() == Some(&slow));
    assert!(window.workspace.is_dirty(), "the second note is not in it");
}

/// The shell lets a process write so few bytes to a file that the save breaks off in the middle.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_in_the_middle_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let version = |n: u32| format!("{}/tests/versions/{n}.travaux", env!("CARGO_MANIFEST_DIR"));
    fs::write(here.join("old.travaux"), "before").unwrap();
    let merge = "trap '' XFSZ; ulimit -f 2; exec \"$0\" merge \"$1\" \"$2\" -o old.travaux --force";
    let output = Command::new("sh")
        .args(["-c", merge, env!("CARGO_BIN_EXE_travaux"), &version(1), &version(2)])
        .current_dir(here)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("cannot be written"), "{told}");
    assert_eq!(fs::read_to_string(here.join("old.travaux")).unwrap(), "before");
    assert_eq!(fs::read_dir(here).unwrap().count(), 1, "and nothing else");
}

/// The files themselves are kept in the comparison, and come out of it when they are gone.
#[test]
fn originals_outlive_their_files() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let [plan, other] = ["plan.md", "other.md"].map(|name| here.join(name));
    fs::write(&plan, PLAN).unwrap();
    fs::write(&other, PLAN.replace("noon", "midnight")).unwrap();
    let saved = here.join("talks.travaux");
    let mut window = Window::new(here);
    window.apply(Action::Open(vec![plan.clone(), other.clone()]));
    window.until("read", |workspace| workspace.project().drafts.len() == 2 && workspace.is_current());
    window.apply(Action::SaveTo(saved.clone()));
    window.until("saved", |workspace| workspace.path().is_some() && !workspace.is_dirty());
    assert!(!fs::read_to_string(&saved).unwrap().contains("originals"), "nothing is kept unasked");

    fs::write(&other, "1. Another text by now.\n").unwrap();
    window.apply(Action::KeepOriginals(true));
    window.says("are not kept in the comparison: other.md");
    window.until("kept", |workspace| workspace.project().originals.len() == 1 && workspace.is_current());
    assert!(window.workspace.is_dirty(), "what is found later is saved as well");
    window.apply(Action::Save);
    window.until("saved", |workspace| !workspace.is_dirty());
    drop(window);
    fs::remove_file(&plan).unwrap();

    let mut window = Window::new(&here.join("elsewhere"));
    window.apply(Action::Open(vec![saved.clone()]));
    window.until("opened", |workspace| workspace.is_current() && workspace.can_save());
    assert!(window.workspace.messages().is_empty(), "{:?}", window.workspace.messages());
    let draft = Arc::clone(&window.workspace.project().drafts[0]);
    assert!(window.workspace.kept_sources(&window.workspace.project().drafts[1].clone()).is_empty());
    let original = window.workspace.kept_sources(&draft)[0].sha256.clone();
    window.apply(Action::TakeOut { original: original.clone(), path: plan.clone() });
    window.says("The original was put here");
    assert_eq!(fs::read_to_string(&plan).unwrap(), PLAN);
    window.apply(Action::TakeOut { original, path: other.clone() });
    window.says("cannot be put there");
    assert!(fs::read_to_string(&other).unwrap().contains("Another text"), "nothing is written over");

    // Undone, and done again when there are no files any more.
    window.apply(Action::KeepOriginals(false));
    window.apply(Action::Save);
    window.until("saved", |workspace| !workspace.is_dirty());
    assert!(!fs::read_to_string(&saved).unwrap().contains("originals"));
    window.apply(Action::Undo);
    window.apply(Action::Save);
    window.until("saved", |workspace| !workspace.is_dirty());
    assert_eq!(project::open(&saved).unwrap().originals.len(), 1);
}
