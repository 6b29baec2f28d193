//! Where a comparison is saved, and what happens when that does not work.

use super::*;
use std::sync::Mutex;
use travaux::model::About;
use travaux::project::{self, anchors, notes};
use travaux::workspace::Level;

/// A dialog that answers with one place after the other.
struct InTurn(Mutex<Vec<PathBuf>>);

impl Dialogs for InTurn {
    fn open(&self) -> Option<Vec<PathBuf>> {
        None
    }

    fn save(&self, _suggestion: &Suggestion) -> Option<Option<PathBuf>> {
        Some(self.0.lock().unwrap().pop())
    }
}

#[test]
fn what_cannot_be_saved_is_saved_in_another_place() {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "after.txt", AFTER)];
    let [gone, there] = ["gone/islands.travaux", "islands.travaux"].map(|name| dir.path().join(name));
    let mut window = window(paths, Arc::new(InTurn(Mutex::new(vec![there.clone(), gone]))));
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(window.query_by_label_contains("cannot be saved (its folder is not there)").is_some());
    click(&mut window, "Save as…");
    assert_eq!((workspace(&window).name(), there.is_file()), ("islands.travaux".to_owned(), true));
    assert!(window.query_by_label_contains("cannot be saved").is_none(), "it is no longer so");
}

#[test]
fn what_is_not_saved_stands_first_then_the_newest_and_the_others_behind_a_click() {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "after.txt", AFTER)];
    let mut window = window(paths, Arc::new(NoDialogs));
    let tell = |level, words: &str| Action::Tell(level, words.to_owned());
    let told = vec![
        tell(Level::Unsaved, "Nothing is saved."),
        tell(Level::Info, "Fish was read."),
        tell(Level::Info, "Salt was read."),
        tell(Level::Error, "Wood was not read."),
    ];
    window.state_mut().apply(told);
    settle(&mut window);
    let seen = |window: &Window| {
        let all = ["⚠ Nothing is saved.", "⚠ Wood was not read.", "Salt was read.", "Fish was read."];
        all.map(|words| window.query_by_label(words).map(|node| node.rect().top()))
    };
    let shown = seen(&window);
    assert!(
        shown[..3].iter().all(Option::is_some) && shown[..3].is_sorted() && shown[3].is_none(),
        "{shown:?}"
    );
    let answer =
        window.query_all_by_label_contains("points").map(|node| node.rect().top()).fold(f32::MAX, f32::min);
    assert!(Some(answer) < shown[0], "the answer is read first");
    click(&mut window, "Show 1 more");
    assert!(seen(&window).is_sorted() && seen(&window)[0].is_some());
    click(&mut window, "Show fewer");
    assert_eq!(seen(&window)[3], None);
    click(&mut window, "Dismiss all");
    assert_eq!(seen(&window), [None; 4]);
}

/// A dialog that remembers where it was asked to begin.
#[derive(Default)]
struct Begins(Mutex<Vec<(String, Option<PathBuf>)>>, Option<PathBuf>);

impl Dialogs for Begins {
    fn open(&self) -> Option<Vec<PathBuf>> {
        None
    }

    fn save(&self, suggestion: &Suggestion) -> Option<Option<PathBuf>> {
        self.0.lock().unwrap().push((suggestion.name.clone(), suggestion.folder.clone()));
        Some(self.1.clone())
    }
}

#[test]
fn a_place_is_asked_for_beside_the_drafts_and_then_beside_the_comparison() {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "after.txt", AFTER)];
    let kept = dir.path().join("kept");
    std::fs::create_dir(&kept).unwrap();
    let dialog = Arc::new(Begins(Mutex::default(), Some(kept.join("islands.travaux"))));
    let mut window = window(paths, Arc::clone(&dialog) as Arc<dyn Dialogs>);
    press(&mut window, Modifiers::COMMAND, Key::S);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    let asked = dialog.0.lock().unwrap().clone();
    let expected = [
        ("comparison.travaux".to_owned(), Some(dir.path().to_owned())),
        ("islands.travaux".to_owned(), Some(kept)),
    ];
    assert_eq!(asked, expected);
}

#[test]
fn what_another_window_saved_is_brought_in_by_one_click() {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "after.txt", AFTER)];
    let path = dir.path().join("islands.travaux");
    let mut window = window(paths, Arc::new(Answers { open: vec![], save: Some(path.clone()) }));
    press(&mut window, Modifiers::COMMAND, Key::S);
    let mut other = project::open(&path).unwrap();
    let draft = Arc::clone(&other.drafts[0]);
    let anchor = anchors::anchor(&draft, draft.id_of(1), About::Point).unwrap();
    let written = notes::new(&other, anchor, "N. Bondar", "By the other.", "2026-03-01T12:00:00Z");
    other.decisions.annotations.push(Arc::new(written));
    project::save(&path, &other).unwrap();
    press(&mut window, Modifiers::NONE, Key::F8);
    press(&mut window, Modifiers::COMMAND, Key::B);
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(window.query_by_label_contains("another window has saved islands.travaux").is_some());
    click(&mut window, "Bring it in");
    assert!(window.query_by_label("Bring it in").is_none());
    assert_eq!(workspace(&window).project().decisions.annotations.len(), 1);
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(!workspace(&window).is_dirty());
    let saved = project::open(&path).unwrap().decisions;
    assert_eq!((saved.annotations.len(), saved.bookmarks.len()), (1, 1));
}
