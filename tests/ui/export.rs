//! The dialog for exporting from its first key to the file, and copying.

use super::{AFTER, BEFORE, Window, click, press, settle, settled, window, workspace, write};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use travaux::export::preview::{Body, Count};
use travaux::export::{self, Preview, Report};
use travaux::ui::{App, Start};
use travaux::words::Language;
use travaux::workspace::{Dialogs, Stage, Suggestion};

/// A desktop that answers with one place, and keeps what it was asked to show and to copy.
#[derive(Default)]
struct Desktop {
    place: Option<PathBuf>,
    seen: Mutex<Vec<String>>,
}

impl Desktop {
    fn at(place: PathBuf) -> Arc<Self> {
        Arc::new(Desktop { place: Some(place), ..Self::default() })
    }

    fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }
}

impl Dialogs for Desktop {
    fn open(&self) -> Option<Vec<PathBuf>> {
        None
    }

    fn save(&self, _suggestion: &Suggestion) -> Option<Option<PathBuf>> {
        Some(self.place.clone())
    }

    fn reveal(&self, path: &Path) -> Result<(), String> {
        self.seen.lock().unwrap().push(format!("reveal {}", path.file_name().unwrap().display()));
        Ok(())
    }

    fn copy(&self, html: &str, text: &str) -> Result<(), String> {
        self.seen.lock().unwrap().extend([html.to_owned(), text.to_owned()]);
        Ok(())
    }
}

fn pair(folder: &Path) -> Vec<PathBuf> {
    vec![write(folder, "before.txt", BEFORE), write(folder, "after.txt", AFTER)]
}

/// Runs frames until something holds.
fn wait(window: &mut Window, what: &str, holds: impl Fn(&Window) -> bool) {
    let began = Instant::now();
    while !holds(window) {
        assert!(began.elapsed() < Duration::from_secs(60), "waited in vain for {what}");
        window.step();
        std::thread::sleep(Duration::from_millis(5));
    }
    window.run();
}

/// The preview of what is chosen now.
fn preview(window: &mut Window) -> Arc<Preview> {
    wait(window, "the preview", |window| workspace(window).export().is_fresh());
    workspace(window).export().preview().unwrap().clone().unwrap()
}

/// What it says of how much there is.
fn told(preview: &Preview) -> Vec<String> {
    preview.counts.iter().map(|count| count.told()).collect()
}

fn choose(window: &mut Window, label: &str) -> Arc<Preview> {
    window.get_by_label(label).click();
    window.step();
    preview(window)
}

/// Presses the button for writing, and waits for what comes of it.
fn go(window: &mut Window) -> Stage {
    window.get_by_label("Export…").click();
    window.step();
    let is_over = |stage: &Stage| !matches!(stage, Stage::Choosing | Stage::Asking | Stage::Writing(_));
    wait(window, "the file", |window| is_over(workspace(window).export().stage()));
    workspace(window).export().stage().clone()
}

#[test]
fn what_is_previewed_is_what_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    let desktop = Desktop::at(out.join("for-the-meeting"));
    let mut window = window(pair(folder.path()), Arc::clone(&desktop) as Arc<dyn Dialogs>);
    click(&mut window, "1 removed");
    press(&mut window, Modifiers::COMMAND, Key::E);
    // The redline of what the filter shows: one point was removed.
    let redline = preview(&mut window);
    assert_eq!(told(&redline), ["0 insertions", "1 deletion", "0 moves", "0 comments"]);
    // In the row of the view below the dialog, and in the preview.
    assert!(window.query_all_by_label_contains("A customs union is set up between").count() > 1);
    let redline = choose(&mut window, "All rows");
    assert!(redline.counts[0] != Count::Insertions(0), "{:?}", redline.counts);
    let table = choose(&mut window, "Excel workbook");
    assert_eq!(told(&table), ["2 drafts", "5 rows", "4 with changes", "0 notes"]);
    let table = choose(&mut window, "Only what the filter shows");
    assert_eq!(told(&table)[1], "1 of 5 rows");
    // By key: the forms are one below the other.
    window.key_press(Key::ArrowDown);
    window.step();
    assert_eq!(workspace(&window).export().choice().format, "csv");
    let markdown = choose(&mut window, "Markdown");
    let Body::Lines(lines) = &markdown.body else { panic!("{markdown:?}") };
    assert!(lines[0].starts_with("# before → after"), "{lines:?}");

    let stage = go(&mut window);
    let Stage::Done(path, bytes) = stage else { panic!("{stage:?}") };
    assert_eq!(path, out.join("for-the-meeting.md"), "with the end of its form");
    let written = std::fs::read_to_string(&path).unwrap();
    assert_eq!((written.len(), written.lines().next()), (bytes, lines.first().map(String::as_str)));
    let (project, found) = (workspace(&window).project(), workspace(&window).comparison());
    let options = workspace(&window).export().choice().options(project, workspace(&window).filter());
    let report = Report::new(project, &Arc::new(found.clone()), options);
    assert!(
        export::write(&report, export::find("markdown").unwrap(), &|_| true).unwrap() == written.as_bytes()
    );
    assert!(written.contains("1 of 5 rows: removed"), "{written}");

    window.get_by_label("Show in folder").click();
    wait(&mut window, "the folder", |_| !desktop.seen().is_empty());
    assert_eq!(desktop.seen(), ["reveal for-the-meeting.md"]);
    // Its place is taken now, and the desktop did not ask about that name.
    window.get_by_label("Export again…").click();
    wait(&mut window, "the question", |w| matches!(workspace(w).export().stage(), Stage::Taken(_)));
    window.get_by_label("Replace it").click();
    wait(&mut window, "the file", |w| matches!(workspace(w).export().stage(), Stage::Done(..)));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!workspace(&window).export().is_open());
}

#[test]
fn what_is_stopped_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    let many = |word: &str| -> String {
        (1..=200).map(|n| format!("{n}. Harbour number {n} is {word} to all ships.\n\n")).collect()
    };
    let paths = vec![
        write(folder.path(), "one.txt", &many("open")),
        write(folder.path(), "two.txt", &many("closed")),
    ];
    let mut window = window(paths, Desktop::at(out.join("report.pdf")));
    press(&mut window, Modifiers::COMMAND, Key::E);
    choose(&mut window, "Report to print (PDF)");
    window.get_by_label("Export…").click();
    window.step();
    wait(&mut window, "the writing", |w| w.query_by_label("Stop").is_some());
    window.get_by_label("Stop").click();
    window.step();
    wait(&mut window, "the end", |w| *workspace(w).export().stage() == Stage::Stopped);
    assert!(window.query_by_label("Stopped. Nothing was written.").is_some());
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 0);
}

#[test]
fn trouble_stays_in_the_dialog_and_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(pair(folder.path()), Desktop::at(folder.path().join("gone").join("a.docx")));
    press(&mut window, Modifiers::COMMAND, Key::E);
    preview(&mut window);
    let stage = go(&mut window);
    assert!(matches!(&stage, Stage::Failed(why) if why.contains("choose another one")), "{stage:?}");
    assert!(window.query_by_label_contains("There is no such folder").is_some());
    assert!(workspace(&window).export().is_open());
}

#[test]
fn without_a_file_dialog_a_path_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(pair(folder.path()), Arc::new(travaux::workspace::NoDialogs));
    press(&mut window, Modifiers::COMMAND, Key::E);
    preview(&mut window);
    assert_eq!(go(&mut window), Stage::Typing);
    let path = folder.path().join("redline.docx");
    window.get_by_label("Path of the file").type_text(&path.to_string_lossy());
    window.step();
    window.key_press(Key::Enter);
    wait(&mut window, "the file", |w| matches!(workspace(w).export().stage(), Stage::Done(..)));
    assert!(std::fs::read(&path).unwrap().starts_with(b"PK"));
}

/// What a window keeps between two sessions.
#[derive(Default)]
struct Kept(BTreeMap<String, String>);

impl eframe::Storage for Kept {
    fn get_string(&self, key: &str) -> Option<String> {
        self.0.get(key).cloned()
    }

    fn set_string(&mut self, key: &str, value: String) {
        self.0.insert(key.to_owned(), value);
    }

    fn remove_string(&mut self, key: &str) {
        self.0.remove(key);
    }

    fn flush(&mut self) {}
}

#[test]
fn the_last_choice_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let desktop = Desktop::at(folder.path().join("page.html"));
    let mut first = window(pair(folder.path()), desktop);
    press(&mut first, Modifiers::COMMAND, Key::E);
    choose(&mut first, "Web page");
    choose(&mut first, "None");
    first.get_by_role_and_label(egui::accesskit::Role::TextInput, "Author").focus();
    first.step();
    first.get_by_role_and_label(egui::accesskit::Role::TextInput, "Author").type_text("O. Koval");
    first.step();
    assert!(matches!(go(&mut first), Stage::Done(..)));
    let mut kept = Kept::default();
    eframe::App::save(first.state_mut(), &mut kept);

    let paths = pair(folder.path());
    let second = Harness::builder().with_size([1280.0, 800.0]).with_max_steps(64).build_eframe(move |cc| {
        let dialogs = Arc::new(travaux::workspace::NoDialogs);
        let start = Start { paths, data: None, language: Language::ENGLISH, dialogs };
        App::new(&cc.egui_ctx, Some(&kept), start).unwrap()
    });
    let mut second = settled(second);
    press(&mut second, Modifiers::COMMAND, Key::E);
    let choice = workspace(&second).export().choice().clone();
    assert_eq!((choice.format.as_str(), choice.notes.as_str()), ("html", "none"));
    assert_eq!((choice.author.as_str(), choice.folder.as_deref()), ("O. Koval", Some(folder.path())));
    assert!(preview(&mut second).about.iter().any(|line| line.contains("without notes")));
}

#[test]
fn a_row_is_copied_by_key_with_its_changes() {
    let folder = tempfile::tempdir().unwrap();
    let desktop = Arc::new(Desktop::default());
    let mut window = window(pair(folder.path()), Arc::clone(&desktop) as Arc<dyn Dialogs>);
    press(&mut window, Modifiers::NONE, Key::F8);
    window.event(egui::Event::Copy);
    settle(&mut window);
    wait(&mut window, "the clipboard", |_| desktop.seen().len() == 2);
    let seen = desktop.seen();
    assert!(seen[0].contains(">30</del>") && seen[0].contains(">90</ins>"), "{seen:?}");
    assert!(seen[1].contains("[-30-] {+90+} days"), "{seen:?}");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    wait(&mut window, "the clipboard", |_| desktop.seen().len() == 4);
    let seen = desktop.seen();
    assert!(seen[2].is_empty() && seen[3].contains("~~30~~ **90** days"), "{seen:?}");
    // Words that are chosen go before the row in which they stand.
    for _ in 0..5 {
        press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    }
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    wait(&mut window, "the clipboard", |_| desktop.seen().len() == 6);
    let seen = desktop.seen();
    assert_eq!(seen[5], "after 2\n\nPrisoners are exchanged within ~~30~~ **90**\n", "{seen:?}");
}
