//! The window, driven without a display: opening, filtering, stepping, noting, saving, reopening.
#![cfg(feature = "gui")]
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on stops, one that is skipped says so"
)]

#[path = "ui/views.rs"]
mod views;

#[path = "ui/export.rs"]
mod export;

#[path = "ui/find.rs"]
mod find;

#[path = "ui/palette.rs"]
mod palette;

#[path = "ui/lineage.rs"]
mod lineage;

#[path = "ui/contest.rs"]
mod contest;

#[path = "ui/desk.rs"]
mod desk;

#[path = "ui/notes.rs"]
mod notes;

#[path = "ui/saving.rs"]
mod saving;

#[path = "ui/everyone.rs"]
mod everyone;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use travaux::model::{About, Cut, Draft, SegmentDecision};
use travaux::ui::{App, Start};
use travaux::words::Language;
use travaux::workspace::{Action, Dialogs, NoDialogs, NoteEdit, Outcome, Suggestion, Tab, Workspace};

/// Dialogs that answer with paths from the test.
struct Answers {
    open: Vec<PathBuf>,
    save: Option<PathBuf>,
}

impl Dialogs for Answers {
    fn open(&self) -> Option<Vec<PathBuf>> {
        Some(self.open.clone())
    }

    fn save(&self, _suggestion: &Suggestion) -> Option<Option<PathBuf>> {
        Some(self.save.clone())
    }
}

type Window = Harness<'static, App>;

fn window(paths: Vec<PathBuf>, dialogs: Arc<dyn Dialogs>) -> Window {
    let harness = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_theme(egui::Theme::Light)
        .with_max_steps(64)
        .build_eframe(move |cc| {
            App::new(&cc.egui_ctx, None, Start { paths, data: None, language: Language::ENGLISH, dialogs })
                .unwrap()
        });
    settled(harness)
}

/// Runs frames until the worker has nothing left to do.
fn settled(mut window: Window) -> Window {
    settle(&mut window);
    window
}

fn settle(window: &mut Window) {
    let began = Instant::now();
    // Step by step, for a spinner turns as long as the worker is busy.
    loop {
        window.step();
        let workspace = window.state().workspace();
        if workspace.progress().is_none() && (workspace.is_current() || !workspace.can_save()) {
            break;
        }
        assert!(began.elapsed() < Duration::from_secs(60), "the worker does not come back");
        std::thread::sleep(Duration::from_millis(5));
    }
    window.run();
}

fn workspace(window: &Window) -> &Workspace {
    window.state().workspace()
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    settle(window);
}

/// The labels of the points of the selected row in the last draft that has it.
fn selected(window: &Window) -> String {
    let workspace = workspace(window);
    let Some(row) = workspace.selection() else { return "none".to_owned() };
    let cells = workspace.table().rows[row].cells.iter().enumerate();
    let (draft, cell) = cells.rev().find(|(_, c)| !c.points.is_empty()).unwrap();
    let draft = workspace.draft(draft).unwrap();
    format!("{} {}", draft.siglum, draft.points[cell.points[0]].label.path)
}

fn write(dir: &Path, name: &str, text: &str) -> PathBuf {
    let path = dir.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

const BEFORE: &str = "1. The parties stop all fire at once.\n\n2. Prisoners are exchanged within 30 days.\n\n3. A customs union is set up between the two islands.\n\n4. The northern harbour stays open to trade.\n";
const AFTER: &str = "1. The parties stop all fire at once.\n\n2. Prisoners are exchanged within 90 days.\n\n3. The northern harbour [stays open] [is closed] to trade. The parties have not reached agreement on this point.\n\n4. An observer mission of 200 people counts the weapons.\n";

#[test]
fn opens_on_the_sample_and_says_so() {
    let window = window(vec![], Arc::new(NoDialogs));
    assert!(window.query_by_label_contains("This is the bundled sample").is_some());
    assert!(window.query_by_label("From 28 points to 20").is_some());
    assert!(window.query_by_label("2 still open").is_some());
    assert_eq!(workspace(&window).project().drafts.len(), 3);
    assert_eq!(workspace(&window).project().articles.len(), 1);
    assert!(!workspace(&window).is_dirty());
}

#[test]
fn opens_the_files_of_the_dialog_in_place_of_the_sample() {
    let dir = tempfile::tempdir().unwrap();
    let open = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "after.txt", AFTER)];
    let mut window = window(vec![], Arc::new(Answers { open, save: None }));
    press(&mut window, Modifiers::COMMAND, Key::O);
    assert!(window.query_by_label("From 4 points to 4").is_some());
    let sigla: Vec<_> = workspace(&window).project().drafts.iter().map(|d| d.siglum.clone()).collect();
    assert_eq!(sigla, ["before", "after"]);
}

#[test]
fn counts_are_filters() {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "after.txt", AFTER)];
    let mut window = window(paths, Arc::new(NoDialogs));
    click(&mut window, "1 removed");
    let shown = |w: &Window| (0..workspace(w).table().rows.len()).filter(|&r| workspace(w).shows(r)).count();
    assert_eq!(shown(&window), 1);
    click(&mut window, "1 added");
    assert_eq!(shown(&window), 2);
    click(&mut window, "Show all");
    assert_eq!(shown(&window), 5);
}

#[test]
fn steps_through_changes_by_key() {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "after.txt", AFTER)];
    let mut window = window(paths, Arc::new(NoDialogs));
    let mut seen = Vec::new();
    for (modifiers, key) in [
        (Modifiers::ALT, Key::ArrowDown),
        (Modifiers::NONE, Key::F8),
        (Modifiers::ALT, Key::ArrowUp),
        (Modifiers::ALT, Key::End),
        (Modifiers::ALT, Key::Home),
        (Modifiers::ALT | Modifiers::SHIFT, Key::ArrowDown),
    ] {
        press(&mut window, modifiers, key);
        seen.push(selected(&window));
    }
    assert_eq!(seen, ["after 2", "before 3", "after 2", "after 4", "after 2", "after 3"]);
}

#[test]
fn a_selected_row_says_why_it_was_paired() {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "after.txt", AFTER)];
    let mut window = window(paths, Arc::new(NoDialogs));
    press(&mut window, Modifiers::NONE, Key::F8);
    assert!(window.query_by_label("Why paired").is_some());
    assert!(
        window.query_by_label_contains("30 days → ").is_some()
            || window.query_by_label_contains("30 → 90").is_some()
    );
}

#[test]
fn a_note_is_written_saved_and_read_again() {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "after.txt", AFTER)];
    let saved = dir.path().join("islands.travaux");
    let dialogs = Arc::new(Answers { open: vec![], save: Some(saved.clone()) });
    let mut first = window(paths, dialogs);
    press(&mut first, Modifiers::NONE, Key::F8);
    press(&mut first, Modifiers::COMMAND, Key::M);
    first.get_by_label("New note").type_text("Ninety days from when?");
    settle(&mut first);
    click(&mut first, "Add note");
    assert!(first.query_by_label("Ninety days from when?").is_some());
    assert!(workspace(&first).is_dirty());

    press(&mut first, Modifiers::COMMAND, Key::S);
    assert!(!workspace(&first).is_dirty());
    assert_eq!(workspace(&first).name(), "islands.travaux");

    let mut second = window(vec![saved], Arc::new(NoDialogs));
    assert_eq!(workspace(&second).project(), workspace(&first).project());
    press(&mut second, Modifiers::NONE, Key::F8);
    assert!(second.query_by_label("Ninety days from when?").is_some());
}

#[test]
fn undo_takes_a_note_back_and_redo_brings_it_again() {
    let mut window = window(vec![], Arc::new(NoDialogs));
    press(&mut window, Modifiers::NONE, Key::F8);
    press(&mut window, Modifiers::COMMAND, Key::M);
    window.get_by_label("New note").type_text("Who pays?");
    settle(&mut window);
    click(&mut window, "Add note");
    let notes = |w: &Window| workspace(w).project().decisions.annotations.len();
    assert_eq!(notes(&window), 1);
    window.state_mut().apply(vec![travaux::workspace::Action::Undo]);
    settle(&mut window);
    assert_eq!((notes(&window), workspace(&window).is_dirty()), (0, false));
    window.state_mut().apply(vec![travaux::workspace::Action::Redo]);
    settle(&mut window);
    assert_eq!((notes(&window), workspace(&window).is_dirty()), (1, true));
}

#[test]
fn quitting_with_something_unsaved_asks() {
    let mut window = window(vec![], Arc::new(NoDialogs));
    press(&mut window, Modifiers::NONE, Key::F8);
    press(&mut window, Modifiers::COMMAND, Key::M);
    window.get_by_label("New note").type_text("Half a thought");
    settle(&mut window);
    // Words still being typed count: they become the note.
    press(&mut window, Modifiers::COMMAND, Key::Q);
    assert!(window.query_by_label("Save Sample before closing?").is_some());
    assert!(!workspace(&window).may_close());
    click(&mut window, "Cancel");
    assert_eq!(workspace(&window).project().decisions.annotations.len(), 1);
    press(&mut window, Modifiers::COMMAND, Key::Q);
    click(&mut window, "Don't save");
    assert!(workspace(&window).may_close());
}

#[test]
fn without_a_dialog_a_path_is_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    let path = write(dir.path(), "before.txt", BEFORE);
    let mut window = window(vec![], Arc::new(NoDialogs));
    press(&mut window, Modifiers::COMMAND, Key::O);
    assert!(window.query_by_label_contains("No file dialog can be opened").is_some());
    window.get_by_label("Path").type_text(&path.to_string_lossy());
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(workspace(&window).project().drafts.len(), 1);
}

#[test]
fn pasted_text_becomes_a_draft() {
    let mut window = window(vec![], Arc::new(NoDialogs));
    window.event(egui::Event::Paste(BEFORE.to_owned()));
    settle(&mut window);
    assert!(window.query_by_label("4 points").is_some());
    window.event(egui::Event::Paste(AFTER.to_owned()));
    settle(&mut window);
    assert!(window.query_by_label("From 4 points to 4").is_some());
}

#[test]
fn a_bad_file_is_named_and_the_rest_stays_open() {
    let dir = tempfile::tempdir().unwrap();
    let good = write(dir.path(), "before.txt", BEFORE);
    let empty = write(dir.path(), "empty.txt", "");
    let missing = dir.path().join("missing.txt");
    let broken = write(dir.path(), "broken.travaux", "{\"format\": \"travaux\", ");
    let mut window = window(vec![good, empty, missing], Arc::new(NoDialogs));
    assert_eq!(workspace(&window).project().drafts.len(), 1);
    assert!(window.query_by_label_contains("empty.txt").is_some());
    assert!(window.query_by_label_contains("missing.txt").is_some());
    window.state_mut().apply(vec![travaux::workspace::Action::Open(vec![broken])]);
    settle(&mut window);
    assert!(window.query_by_label_contains("broken.travaux").is_some());
    assert_eq!(workspace(&window).project().drafts.len(), 1);
}

#[test]
fn rows_speak_their_redline() {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "after.txt", AFTER)];
    let window = window(paths, Arc::new(NoDialogs));
    let row = window.get_by_label_contains("before — 2: Prisoners are exchanged");
    let spoken = row.accesskit_node().label().unwrap_or_default();
    assert!(spoken.contains("removed: 30") && spoken.contains("added: 90"), "{spoken}");
}

/// Whether this machine can draw pictures without a display.
fn has_renderer() -> bool {
    let drawn = std::panic::catch_unwind(|| {
        let mut harness = Harness::builder().with_size([8.0, 8.0]).wgpu().build_ui(|ui| {
            ui.label("x");
        });
        harness.render().is_ok()
    });
    drawn.unwrap_or(false)
}

/// A window of which pictures can be taken.
fn drawn(theme: egui::Theme, start: Start) -> Window {
    let harness = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_theme(theme)
        .with_max_steps(64)
        .wgpu()
        .build_eframe(move |cc| App::new(&cc.egui_ctx, None, start).unwrap());
    settled(harness)
}

/// A picture of a view; none of the views is the first as it is after a few steps.
fn picture(name: &str, theme: egui::Theme, tab: Option<Tab>) {
    if !has_renderer() {
        println!("skipped: no software renderer for pictures on this machine");
        return;
    }
    let start =
        Start { paths: vec![], data: None, language: Language::ENGLISH, dialogs: Arc::new(NoDialogs) };
    let mut window = drawn(theme, start);
    if let Some(tab) = tab {
        window.state_mut().apply(vec![Action::ShowTab(tab)]);
        settle(&mut window);
    }
    for _ in 0..if tab.is_none() { 6 } else { 0 } {
        press(&mut window, Modifiers::NONE, Key::F8);
    }
    window.snapshot(name);
}

#[test]
fn picture_of_the_sample_in_light() {
    picture("sample-light", egui::Theme::Light, None);
}

#[test]
fn picture_of_the_sample_in_dark() {
    picture("sample-dark", egui::Theme::Dark, None);
}

#[test]
fn words_being_typed_stay_with_their_point_when_the_rows_change() {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "after.txt", AFTER)];
    let mut window = window(paths, Arc::new(NoDialogs));
    press(&mut window, Modifiers::ALT, Key::End);
    press(&mut window, Modifiers::COMMAND, Key::M);
    window.get_by_label("New note").type_text("Two hundred from which states?");
    settle(&mut window);
    let third =
        write(dir.path(), "third.txt", "1. A court sits on the larger island.\n\n2. Fishing is free.\n");
    window.state_mut().apply(vec![travaux::workspace::Action::Open(vec![third])]);
    settle(&mut window);
    press(&mut window, Modifiers::ALT, Key::Home);
    let project = workspace(&window).project();
    let notes = &project.decisions.annotations;
    assert_eq!(notes.len(), 1);
    let draft = &project.drafts[1];
    let point = draft.find(notes[0].anchor.point).unwrap();
    assert_eq!((draft.siglum.as_str(), draft.points[point].label.path.as_str()), ("after", "4"));
}

#[test]
fn the_reading_is_checked_and_corrected() {
    let dir = tempfile::tempdir().unwrap();
    let before = write(dir.path(), "before.txt", BEFORE);
    let mut window = window(vec![before, write(dir.path(), "after.txt", AFTER)], Arc::new(NoDialogs));
    let labels = |window: &Window| -> String {
        let draft = workspace(window).project().drafts[0].clone();
        draft.points.iter().map(|p| format!("{} ", p.label.path)).collect()
    };
    press(&mut window, Modifiers::COMMAND, Key::I);
    assert!(window.query_by_label("4 points · 0 passages left out").is_some());
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(labels(&window), "1 1.2 3 4 ");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::M);
    assert_eq!(labels(&window), "1 1.2 4 ");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    click(&mut window, "Leave out");
    assert_eq!(labels(&window), "1 1.2 ");
    assert!(window.query_by_label("left out: 4. The northern harbour stays open to trade.").is_some());
    click(&mut window, "Take in");
    assert_eq!(labels(&window), "1 1.2 1.4 ");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(labels(&window), "1 1.2 3 4 ");
    click(&mut window, "As found");
    assert_eq!(labels(&window), "1 2 3 4 ");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("From 4 points to 4").is_some());
}

#[test]
fn a_changed_file_is_read_again_and_keeps_its_notes_and_corrections() {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "after.txt", AFTER)];
    let mut window = window(paths, Arc::new(NoDialogs));
    let draft = workspace(&window).project().drafts[0].clone();
    let note = |point: usize, body: &str| {
        let note = NoteEdit::Add { point: draft.id_of(point), about: About::Point, body: body.to_owned() };
        Action::Note(note, "2026-01-01T00:00:00Z".to_owned())
    };
    let deeper = SegmentDecision { at: draft.id_of(3), cut: Cut::Depth(1) };
    let actions = vec![note(1, "Ask for lists."), note(2, "Who asked?"), Action::Correct(deeper)];
    window.state_mut().apply(actions);
    settle(&mut window);
    let new = BEFORE.replace("3. A customs union is set up between the two islands.\n\n", "");
    write(dir.path(), "before.txt", &format!("Title\n\n{new}"));
    window.state_mut().apply(vec![Action::Finished(Outcome::Changed(vec![draft.id]))]);
    settle(&mut window);
    assert!(window.query_by_label("The file of before has changed.").is_some());
    click(&mut window, "Read it again");
    assert!(window.query_by_label("The file of before has changed.").is_none());
    let project = workspace(&window).project();
    let labels: Vec<_> = project.drafts[0].points.iter().map(|p| p.label.path.as_str()).collect();
    assert_eq!(labels, ["1", "2", "2.4"]);
    let places: Vec<_> =
        project.decisions.annotations.iter().map(|n| project.drafts[0].find(n.anchor.point)).collect();
    assert_eq!(places, [Some(1), None], "one stays at its words, one has lost its place and is kept");
    let lost = "A note on before has lost its place and is kept among the notes: “Who asked?”";
    assert!(window.query_by_label(lost).is_some());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(workspace(&window).project().drafts[0].text, draft.text);
}

/// A file of this machine that was let go of over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_file_dropped_on_the_head_of_a_column_is_a_part_of_its_draft() {
    let dir = tempfile::tempdir().unwrap();
    let annex = write(dir.path(), "annex.txt", "1. The mission has a doctor.\n\n2. It has a boat.\n");
    let mut window = window(vec![write(dir.path(), "plan.txt", BEFORE)], Arc::new(NoDialogs));
    let drafts = |window: &Window| -> Vec<String> {
        let of = |draft: &Arc<Draft>| format!("{} {}", draft.siglum, draft.points.len());
        workspace(window).project().drafts.iter().map(of).collect()
    };
    let head =
        window.get_by(|node| node.label().is_some_and(|label| label.starts_with("Draft plan: "))).rect();
    let mut drop = |at: Option<egui::Pos2>| {
        window.input_mut().hovered_files.push(egui::HoveredFile::default());
        window.step();
        window.input_mut().hovered_files.clear();
        window.input_mut().dropped_files.push(Arc::new(Dropped(annex.clone())));
        window.step();
        window.input_mut().dropped_files.clear();
        at.into_iter().for_each(|at| window.event(egui::Event::PointerMoved(at)));
        window.run_steps(8);
        settle(&mut window);
        drafts(&window)
    };
    assert_eq!(drop(Some(head.center())), ["plan 6"], "on the head");
    assert_eq!(drop(Some(head.center() + egui::vec2(0.0, 200.0))), ["plan 6", "annex 2"], "below it");
    assert_eq!(drop(None), ["plan 6", "annex 2", "annex-2 2"], "nobody knows where");
}

#[test]
fn files_become_one_draft_in_the_order_given() {
    let dir = tempfile::tempdir().unwrap();
    let annex =
        write(dir.path(), "annex.txt", "1. The mission has a doctor.\n\n2. The mission has a boat.\n");
    let answers = Answers { open: vec![annex], save: None };
    let mut window = window(vec![write(dir.path(), "plan.txt", BEFORE)], Arc::new(answers));
    let id = workspace(&window).project().drafts[0].id;
    window.state_mut().apply(vec![Action::PickInto(id)]);
    settle(&mut window);
    let labels = |window: &Window| -> String {
        let draft = workspace(window).project().drafts[0].clone();
        draft.points.iter().map(|p| format!("{} ", p.label.path)).collect()
    };
    assert_eq!(labels(&window), "1 2 3 4 annex/1 annex/2 ");
    press(&mut window, Modifiers::COMMAND, Key::I);
    click(&mut window, "annex earlier");
    assert_eq!(labels(&window), "1 2 plan/1 plan/2 plan/3 plan/4 ");
    click(&mut window, "Take out annex");
    assert_eq!(labels(&window), "1 2 3 4 ");
    assert_eq!(workspace(&window).project().drafts[0].siglum, "plan");
}

#[test]
fn comments_become_notes_and_colours_mean_what_the_reader_says() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/formats");
    let paths = vec![corpus.join("mammoth_comments.docx"), corpus.join("pydocx_highlight-color.docx")];
    if paths.iter().any(|path| !path.exists()) {
        println!("skipped: {} is not here", corpus.display());
        return;
    }
    let mut window = window(paths, Arc::new(NoDialogs));
    let project = workspace(&window).project();
    let notes: Vec<_> = project.decisions.annotations.iter().map(|n| (&*n.author, &*n.body)).collect();
    assert!(!notes.is_empty());
    assert!(notes.iter().all(|(author, body)| !author.is_empty() && !body.is_empty()), "{notes:?}");
    let coloured = project.drafts.iter().chain(&project.articles).find(|d| d.siglum.starts_with("pydocx"));
    let id = coloured.map(|draft| draft.id);
    window.state_mut().apply(vec![Action::Inspect(id)]);
    settle(&mut window);
    click(&mut window, "As the WHO does");
    assert!(!workspace(&window).project().settings.colours.is_empty());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(workspace(&window).project().settings.colours.is_empty());
}

#[test]
fn a_doubtful_reading_is_offered_to_be_checked() {
    let dir = tempfile::tempdir().unwrap();
    let gap = "1. The fire ceases.\n\n2. Grain leaves.\n\n5. Courts judge.\n";
    let mut window = window(vec![write(dir.path(), "gap.txt", gap)], Arc::new(NoDialogs));
    assert!(window.query_by_label("One place may have been misread in gap.").is_some());
    click(&mut window, "Check the reading");
    assert!(window.query_by_label("3 points · 0 passages left out · 1 doubt").is_some());
    click(&mut window, "Done");
    assert!(window.query_by_label("One place may have been misread in gap.").is_none());
}
