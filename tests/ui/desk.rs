//! The reader's desk: settings, what was opened lately, and coming back to where one left off.

use super::*;
use travaux::desk::Theme;
use travaux::workspace::{AtDesk, NoteEdit, Workspace};

/// A window of a reader who keeps things in a folder.
fn at_desk(data: &Path, paths: Vec<PathBuf>) -> Window {
    let start = Start {
        paths,
        data: Some(data.to_owned()),
        language: Language::ENGLISH,
        dialogs: Arc::new(NoDialogs),
    };
    let harness = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_theme(egui::Theme::Light)
        .with_max_steps(64)
        .build_eframe(move |cc| App::new(&cc.egui_ctx, None, start).unwrap());
    settled(harness)
}

fn plans(folder: &Path) -> Vec<PathBuf> {
    let plan = |round: usize| -> String {
        let changed = |n: usize| if n.is_multiple_of(7) { 30 + round } else { 30 };
        (1..=90).map(|n| format!("{n}. The harbour number {n} opens in {} days.\n\n", changed(n))).collect()
    };
    vec![write(folder, "march.txt", &plan(0)), write(folder, "june.txt", &plan(5))]
}

fn settings(window: &mut Window, page: &str) {
    press(window, Modifiers::COMMAND, Key::Comma);
    click(window, page);
}

fn first_in_view(window: &Window) -> bool {
    window.query_by_label_contains("62: The harbour number 62 opens").is_some()
}

#[test]
fn a_comparison_opens_where_it_was_left() {
    let dir = tempfile::tempdir().unwrap();
    let saved = dir.path().join("talks.travaux");
    let mut first = at_desk(dir.path(), plans(dir.path()));
    first.state_mut().apply(vec![Action::SaveTo(saved.clone())]);
    settle(&mut first);
    press(&mut first, Modifiers::COMMAND, Key::Num2);
    click(&mut first, "78 unchanged");
    first.state_mut().apply(vec![Action::Select(Some(61))]);
    settle(&mut first);
    assert!(first_in_view(&first));
    let there = (workspace(&first).tab(), selected(&first), workspace(&first).filter().clone());
    drop(first);
    assert!(!std::fs::read_to_string(dir.path().join("recent.json")).unwrap().contains("harbour"));

    let second = at_desk(dir.path(), vec![saved]);
    assert_eq!((workspace(&second).tab(), selected(&second), workspace(&second).filter().clone()), there);
    assert!(first_in_view(&second), "the view begins where it did");
    assert!(second.query_by_label_contains("1: The harbour number 1 opens").is_none());
    assert!(!workspace(&second).is_dirty(), "and the file says nothing of it");
}

#[test]
fn another_comparison_begins_at_its_beginning() {
    let dir = tempfile::tempdir().unwrap();
    let folder = |name: &str| {
        let folder = dir.path().join(name);
        std::fs::create_dir(&folder).unwrap();
        folder
    };
    let other = dir.path().join("other.travaux");
    let mut window = at_desk(&folder("elsewhere"), plans(&folder("others")));
    window.state_mut().apply(vec![Action::SaveTo(other.clone())]);
    settle(&mut window);
    let in_view =
        |window: &Window| window.query_all_by_label_contains("The harbour number 63 opens").next().is_some();
    let plans = plans(&folder("plans"));
    for key in [Key::Num1, Key::Num2, Key::Num3] {
        let mut window = at_desk(&folder(&format!("{key:?}")), plans.clone());
        window.state_mut().apply(vec![Action::SaveTo(dir.path().join(format!("{key:?}.travaux")))]);
        settle(&mut window);
        press(&mut window, Modifiers::COMMAND, key);
        window.state_mut().apply(vec![Action::Select(Some(62))]);
        settle(&mut window);
        assert!(in_view(&window), "{key:?}");
        window.state_mut().apply(vec![Action::Open(vec![other.clone()])]);
        settle(&mut window);
        press(&mut window, Modifiers::COMMAND, key);
        assert!(!in_view(&window), "{key:?}");
    }
}

#[test]
fn what_was_opened_lately_is_offered_and_what_is_gone_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let saved = dir.path().join("talks.travaux");
    let data = dir.path().join("data");
    let mut window = at_desk(&data, plans(dir.path()));
    window.state_mut().apply(vec![Action::SaveTo(saved.clone())]);
    settle(&mut window);
    drop(window);
    drop(at_desk(&data, vec![dir.path().join("june.txt")]));
    std::fs::remove_file(dir.path().join("june.txt")).unwrap();

    let mut window = at_desk(&data, vec![]);
    assert!(!workspace(&window).can_save(), "who has comparisons chooses one, and sees no sample");
    assert!(window.query_by_label("june.txt, gone").is_some());
    click(&mut window, "Keep it in the list: talks.travaux");
    click(&mut window, "Take it out of the list: june.txt");
    let names = |window: &Window| workspace(window).recents().iter().map(|r| r.name()).collect::<Vec<_>>();
    assert_eq!(names(&window), ["talks.travaux"]);
    click(&mut window, "Open talks.travaux");
    assert_eq!(workspace(&window).path(), Some(saved.as_path()));
    drop(window);

    let mut window = at_desk(&data, vec![]);
    assert!(workspace(&window).recents()[0].pinned);
    click(&mut window, "Forget all");
    drop(window);
    let window = at_desk(&data, vec![]);
    assert!(workspace(&window).recents().is_empty() && workspace(&window).is_sample());
}

#[test]
fn the_menu_offers_what_was_opened_lately() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = at_desk(&dir.path().join("data"), plans(dir.path()));
    click(&mut window, "Menu");
    window.get_by_label_contains("File").hover();
    settle(&mut window);
    window.get_by_label_contains("Opened lately").hover();
    settle(&mut window);
    assert!(window.query_by_label("march.txt · june.txt").is_some());
}

#[test]
fn settings_hold_at_once_and_at_the_next_start() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = at_desk(dir.path(), vec![]);
    settings(&mut window, "You");
    let field = egui::accesskit::Role::TextInput;
    window.get_by_role_and_label(field, "Your name").focus();
    settle(&mut window);
    window.get_by_role_and_label(field, "Your name").type_text("O. Koval");
    settle(&mut window);
    click(&mut window, "Appearance");
    click(&mut window, "Dark");
    assert_eq!(window.ctx.theme(), egui::Theme::Dark);
    click(&mut window, "Text of the drafts: larger");
    click(&mut window, "Verdicts and tags");
    click(&mut window, "remove: reject");
    click(&mut window, "Close");
    drop(window);

    let mut window = at_desk(dir.path(), vec![]);
    let preferences = workspace(&window).preferences();
    assert_eq!((preferences.reader.as_str(), preferences.theme), ("O. Koval", Theme::Dark));
    assert_eq!((preferences.text_size, preferences.verdicts.len()), (16.0, 3));
    press(&mut window, Modifiers::NONE, Key::F8);
    press(&mut window, Modifiers::COMMAND, Key::M);
    window.get_by_label("New note").type_text("Who counts?");
    settle(&mut window);
    click(&mut window, "Add note");
    assert_eq!(workspace(&window).project().decisions.annotations[0].author, "O. Koval");
}

#[test]
fn every_setting_is_reached_by_key() {
    let mut window = window(vec![], Arc::new(NoDialogs));
    press(&mut window, Modifiers::COMMAND, Key::Comma);
    press(&mut window, Modifiers::NONE, Key::Tab);
    press(&mut window, Modifiers::NONE, Key::Enter);
    // Past the other pages to the themes: as the desktop, light, dark.
    for _ in 0..6 {
        press(&mut window, Modifiers::NONE, Key::Tab);
    }
    press(&mut window, Modifiers::NONE, Key::Space);
    assert_eq!(workspace(&window).preferences().theme, Theme::Dark);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("Appearance").is_none());
}

#[test]
fn damaged_settings_are_named() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "settings.json", "{\"zoom\": ");
    let window = at_desk(dir.path(), vec![]);
    assert!(window.query_by_label_contains("The settings are damaged").is_some());
}

#[test]
fn nothing_is_remembered_for_who_does_not_want_it() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let mut window = at_desk(&data, plans(dir.path()));
    assert_eq!(workspace(&window).recents().len(), 1);
    settings(&mut window, "Files");
    click(&mut window, "Remember what was opened, and where you were");
    assert!(workspace(&window).recents().is_empty());
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.state_mut().apply(vec![Action::Select(Some(3))]);
    drop(window);
    // Where the wish came before the first writing, there is no such file at all.
    let kept = std::fs::read_to_string(data.join("recent.json")).unwrap_or_default();
    assert!(!kept.contains("march"), "{kept}");
}

#[test]
fn size_of_everything_follows_its_keys() {
    let mut window = window(vec![], Arc::new(NoDialogs));
    window.state_mut().apply(vec![Action::Desk(AtDesk::Prefer(Box::new(travaux::desk::Preferences {
        zoom: 1.5,
        ..Default::default()
    })))]);
    settle(&mut window);
    assert_eq!(window.ctx.zoom_factor(), 1.5);
    for (asked, shown) in [(1.25, 1.25), (0.4, 0.5), (3.2, 3.0)] {
        window.ctx.set_zoom_factor(asked);
        settle(&mut window);
        assert_eq!(workspace(&window).preferences().zoom, shown, "{asked}");
        assert_eq!(window.ctx.zoom_factor(), shown, "{asked}");
    }
}

#[test]
fn the_window_speaks_the_language_that_is_chosen() {
    let mut window = settled(window(vec![], Arc::new(NoDialogs)));
    let speak = |window: &mut Window, tag: &str| {
        let preferences = travaux::desk::Preferences { language: tag.to_owned(), ..Default::default() };
        let before = Arc::as_ptr(workspace(window).told());
        window.state_mut().apply(vec![Action::Desk(AtDesk::Prefer(Box::new(preferences)))]);
        let began = Instant::now();
        while Arc::as_ptr(workspace(window).told()) == before {
            window.step();
            assert!(began.elapsed() < Duration::from_secs(60), "nothing is told anew");
            std::thread::sleep(Duration::from_millis(5));
        }
        settle(window);
    };
    let told = |window: &Window| {
        let rows = workspace(window).told().iter().map(|told| told.change.as_str());
        rows.filter(|change| !change.is_empty()).collect::<Vec<_>>().join(" / ")
    };
    let english = told(&window);
    assert!(english.contains("changed in substance"), "{english}");
    speak(&mut window, "uk");
    assert!(window.query_by_label("Таблиця").is_some());
    assert!(window.query_by_label_contains("Від 28 пунктів до 20").is_some());
    assert!(told(&window).contains("змінено по суті"), "{}", told(&window));
    speak(&mut window, "");
    assert!(window.query_by_label("Table").is_some());
    assert_eq!(told(&window), english);
}

/// Leaves behind what a process that ends with something unsaved leaves behind.
fn left_behind(data: &Path, saved: &Path) {
    let plans = plans(data);
    let mut window = at_desk(data, plans);
    window.state_mut().apply(vec![Action::SaveTo(saved.to_owned())]);
    settle(&mut window);
    for body in ["Who counts the days?", "Thirty is a month."] {
        let point = workspace(&window).project().drafts[1].id_of(7);
        let note = NoteEdit::Add { point, about: About::Point, body: body.to_owned() };
        window.state_mut().apply(vec![Action::Note(note, "2026-03-01T12:00:00Z".to_owned())]);
    }
    settle(&mut window);
}

/// Draws until something holds that no job is waited for.
fn until(window: &mut Window, what: &str, holds: impl Fn(&Workspace) -> bool) {
    let began = Instant::now();
    while !holds(workspace(window)) {
        assert!(began.elapsed() < Duration::from_secs(20), "{what}");
        std::thread::sleep(Duration::from_millis(5));
        settle(window);
    }
    settle(window);
}

#[test]
fn what_differs_is_shown_before_it_is_recovered() {
    let dir = tempfile::tempdir().unwrap();
    let saved = dir.path().join("talks.travaux");
    left_behind(dir.path(), &saved);
    let mut window = at_desk(dir.path(), vec![]);
    until(&mut window, "an offer", |workspace| !workspace.left_behind().is_empty());
    assert!(!workspace(&window).can_save(), "it is asked in an empty window as well");
    assert!(window.query_by_label_contains("2 notes written “Who counts the days?”").is_some());
    click(&mut window, "Later");
    assert!(window.query_by_label("talks.travaux was not saved when Travaux ended.").is_some());
    click(&mut window, "Look at what differs");
    click(&mut window, "Recover it");
    until(&mut window, "recovered", |workspace| workspace.project().decisions.annotations.len() == 2);
    assert!(workspace(&window).is_dirty() && workspace(&window).path() == Some(saved.as_path()));
}

#[test]
fn the_file_is_opened_and_what_was_left_waits_until_it_is_thrown_away() {
    let dir = tempfile::tempdir().unwrap();
    let saved = dir.path().join("talks.travaux");
    left_behind(dir.path(), &saved);
    let mut window = at_desk(dir.path(), vec![]);
    until(&mut window, "an offer", |workspace| !workspace.left_behind().is_empty());
    click(&mut window, "Open the file");
    assert!(workspace(&window).project().decisions.annotations.is_empty() && workspace(&window).can_save());
    click(&mut window, "Look at what differs");
    click(&mut window, "Throw it away");
    assert_eq!(workspace(&window).left_behind().len(), 1, "one click throws nothing away");
    click(&mut window, "Throw it away for good");
    assert!(workspace(&window).left_behind().is_empty());
    drop(window);
    assert!(travaux::project::recovery::left(&dir.path().join("recovery")).is_empty());
}

#[test]
fn an_answer_and_other_words_that_are_being_written_survive_a_crash() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = at_desk(dir.path(), plans(dir.path()));
    let point = workspace(&window).project().drafts[1].id_of(7);
    let note = NoteEdit::Add { point, about: About::Point, body: "Who counts the days?".to_owned() };
    let row = workspace(&window).row_with(point);
    let at = "2026-03-01T12:00:00Z".to_owned();
    window.state_mut().apply(vec![Action::Note(note, at), Action::Select(row)]);
    settle(&mut window);
    click(&mut window, "Reply…");
    window.get_by_label("Reply").type_text("Nobody kno");
    settle(&mut window);
    drop(window);
    let mut window = at_desk(dir.path(), vec![]);
    until(&mut window, "an offer", |workspace| !workspace.left_behind().is_empty());
    assert!(window.query_by_label_contains("1 note written “Who counts the days?”").is_some());
    click(&mut window, "Recover it");
    let reply = |workspace: &Workspace| {
        let notes = &workspace.project().decisions.annotations;
        notes.first().and_then(|note| note.replies.first()).map(|reply| reply.body.clone())
    };
    until(&mut window, "recovered", |workspace| reply(workspace).is_some());
    assert_eq!(reply(workspace(&window)).unwrap(), "Nobody kno");
}

#[test]
fn copies_and_further_files_are_named_by_path_where_no_dialog_opens() {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "after.txt", AFTER)];
    let mut window = at_desk(dir.path(), paths);
    let copy = dir.path().join("theirs.travaux");
    let mut theirs = workspace(&window).project().clone();
    let draft = &theirs.drafts[1];
    let anchor = travaux::project::anchors::anchor(draft, draft.id_of(3), About::Point).unwrap();
    let note = travaux::project::notes::new(&theirs, anchor, "A. Bondar", "Theirs.", "2026-03-01T12:00:00Z");
    theirs.decisions.annotations.push(Arc::new(note));
    travaux::project::save(&copy, &theirs).unwrap();
    let name = |window: &mut Window, path: &Path| {
        window.get_by_label("Path").type_text(path.to_str().unwrap());
        settle(window);
        click(window, "Add");
    };
    window.state_mut().apply(vec![Action::PickCopy]);
    settle(&mut window);
    name(&mut window, &copy);
    let bodies = |window: &Window| -> Vec<String> {
        workspace(window).project().decisions.annotations.iter().map(|note| note.body.clone()).collect()
    };
    assert_eq!(bodies(&window), ["Theirs."]);
    assert_eq!(workspace(&window).undo_label(), Some("Bring in a copy"));
    assert!(window.query_by_label("Brought in from theirs.travaux: 1 note written").is_some());
    window.state_mut().apply(vec![Action::PickCopy]);
    settle(&mut window);
    name(&mut window, &copy);
    assert!(window.query_by_label("All that is in theirs.travaux is here already.").is_some());

    let annex = write(dir.path(), "annex.txt", "1. The mission has a doctor.\n\n2. It has a boat.\n");
    let id = workspace(&window).project().drafts[0].id;
    window.state_mut().apply(vec![Action::PickInto(id)]);
    settle(&mut window);
    name(&mut window, &annex);
    assert_eq!(workspace(&window).project().drafts[0].parts.len(), 2);
    assert_eq!(bodies(&window), ["Theirs."]);
}
