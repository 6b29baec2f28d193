//! For everyone: whatever can be used has a name, is reached by key, and stays within a window of large letters.

use super::*;

/// What can be used and has no name, view by view.
fn nameless(window: &Window) -> Vec<String> {
    let nodes = window.root().children_recursive();
    let usable = nodes.filter(|node| {
        let node = node.accesskit_node();
        let data = node.data();
        // The bars are those of the toolkit, and whatever they scroll is reached by key as well.
        !node.is_hidden()
            && node.role() != egui::accesskit::Role::ScrollBar
            && (data.supports_action(egui::accesskit::Action::Click)
                || data.supports_action(egui::accesskit::Action::Focus))
    });
    let nameless = usable.filter(|node| {
        let node = node.accesskit_node();
        let named = node.label().is_some_and(|label| !label.trim().is_empty());
        !named && node.value().is_none_or(|value| value.trim().is_empty())
    });
    nameless.map(|node| format!("{:?} at {:?}", node.accesskit_node().role(), node.rect())).collect()
}

#[test]
fn everything_that_can_be_used_has_a_name_and_a_role() {
    let mut window = window(vec![], Arc::new(NoDialogs));
    press(&mut window, Modifiers::NONE, Key::F8);
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
    for (tab, key) in Tab::ALL.into_iter().zip(keys) {
        press(&mut window, Modifiers::COMMAND, key);
        assert_eq!(nameless(&window), Vec::<String>::new(), "{tab:?}");
    }
    press(&mut window, Modifiers::COMMAND, Key::Num6);
    click(&mut window, "Point by point");
    assert_eq!(nameless(&window), Vec::<String>::new(), "point by point");
    for (modifiers, key, what) in [
        (Modifiers::COMMAND, Key::F, "find"),
        (Modifiers::COMMAND, Key::K, "palette"),
        (Modifiers::NONE, Key::F1, "shortcuts"),
        (Modifiers::COMMAND, Key::Comma, "settings"),
        (Modifiers::COMMAND, Key::I, "reading"),
    ] {
        press(&mut window, modifiers, key);
        assert_eq!(nameless(&window), Vec::<String>::new(), "{what}");
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn a_row_is_reached_and_chosen_by_key_alone() {
    let mut window = window(vec![], Arc::new(NoDialogs));
    let is_row = |window: &Window| {
        let focused = window.root().children_recursive().find(|node| node.accesskit_node().is_focused());
        let label = focused.and_then(|node| node.accesskit_node().label());
        label.is_some_and(|label| label.starts_with("US-28 — 1: "))
    };
    let presses = (0..60).find(|_| {
        press(&mut window, Modifiers::NONE, Key::Tab);
        is_row(&window)
    });
    assert!(presses.is_some(), "Tab leads to the first row");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(selected(&window), "F-20 1");
}

/// The window at a size in points.
fn sized(size: [f32; 2], paths: Vec<PathBuf>) -> Window {
    let dialogs = Arc::new(NoDialogs);
    let harness = Harness::builder().with_size(size).with_max_steps(64).build_eframe(move |cc| {
        let language = Language::ENGLISH;
        App::new(&cc.egui_ctx, None, Start { paths, data: None, language, dialogs }).unwrap()
    });
    settled(harness)
}

#[test]
fn at_three_times_the_size_everything_is_still_reached() {
    // 1280 by 800 at 300 %.
    let mut window = sized([427.0, 267.0], vec![]);
    press(&mut window, Modifiers::NONE, Key::F8);
    let row = window.get_by_label_contains("US-28 — 1: ").rect();
    assert!(row.top() < 200.0, "there is room for the text: {row:?}");
    let (menu, open) = (window.get_by_label("Menu").rect(), window.get_by_label("Open drafts…").rect());
    assert!(menu.right() < open.left() && open.right() <= 427.0, "{menu:?} {open:?}");
    click(&mut window, "Views");
    click(&mut window, "Table");
    assert_eq!(workspace(&window).tab(), Tab::Table);
    for tab in Tab::ALL {
        window.state_mut().apply(vec![Action::ShowTab(tab)]);
        settle(&mut window);
    }
}

#[test]
fn at_three_times_the_size_an_offer_leaves_room_for_the_text() {
    let dir = tempfile::tempdir().unwrap();
    let gap = "1. Peace between all.\n\n2. Prisoners are exchanged.\n\n4. The dam is open to all.\n";
    let paths = vec![write(dir.path(), "before.txt", gap), write(dir.path(), "after.txt", BEFORE)];
    let window = sized([427.0, 267.0], paths);
    let row = window.get_by_label_contains("before — 1: ").rect();
    assert!(row.top() < 200.0, "{row:?}");
    for choice in ["Check the reading", "Not now"] {
        let button = window.get_by_label(choice).rect();
        assert!(button.right() <= 427.0 && button.bottom() < row.top(), "{choice}: {button:?}");
    }
}

#[test]
fn what_changed_is_told_within_the_panel() {
    let dir = tempfile::tempdir().unwrap();
    let point = |end: &str| format!("1. Peace between all.\n\n2. The dam is open to all ships{end}.\n");
    let condition =
        " if the harbour commissioners of both municipalities unanimously certify its extraordinary safety";
    let paths =
        vec![write(dir.path(), "before.txt", &point("")), write(dir.path(), "after.txt", &point(condition))];
    let mut window = window(paths, Arc::new(NoDialogs));
    press(&mut window, Modifiers::NONE, Key::F8);
    let told = window.query_all_by_label_contains("+ if the harbour commissioners");
    let ends: Vec<f32> = told.map(|node| node.rect().right()).collect();
    assert!(!ends.is_empty() && ends.iter().all(|end| *end <= 1280.0), "{ends:?}");
}

#[test]
fn drafts_that_say_the_same_say_so() {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "again.txt", BEFORE)];
    let window = window(paths, Arc::new(NoDialogs));
    assert!(window.query_by_label("The drafts say the same, point by point.").is_some());
}

#[test]
fn one_word_twenty_thousand_and_long_titles_are_laid_out() {
    let dir = tempfile::tempdir().unwrap();
    let long = "The ferry waits in the harbour. ".repeat(3_400);
    let title = "A title of many words ".repeat(15);
    let text =
        |end: &str| format!("{title}\n\n1. Peace.\n\n2. {long}{end}\n\n3. Stray marks: e\u{301}\u{302}.\n");
    let paths =
        vec![write(dir.path(), "a.txt", &text("Gulls.")), write(dir.path(), "b.txt", &text("Terns."))];
    let mut window = sized([820.0, 520.0], paths);
    for tab in Tab::ALL {
        window.state_mut().apply(vec![Action::ShowTab(tab)]);
        settle(&mut window);
        press(&mut window, Modifiers::ALT, Key::End);
        press(&mut window, Modifiers::ALT, Key::Home);
    }
    window.state_mut().apply(vec![Action::ShowTab(Tab::SideBySide)]);
    settle(&mut window);
    let rows = window.query_all_by_label_contains("a — ").map(|node| node.rect());
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by(|a, b| a.top().total_cmp(&b.top()));
    assert!(rows.windows(2).all(|pair| pair[0].bottom() <= pair[1].top() + 0.5), "{rows:?}");
}

#[test]
fn arrows_walk_through_the_rows_until_tab_has_gone_to_a_button() {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "after.txt", AFTER)];
    let mut window = window(paths, Arc::new(NoDialogs));
    let row = |window: &Window| workspace(window).selection();
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    let first = row(&window).unwrap();
    window.key_press_modifiers(Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(row(&window), Some(first + 2), "a slow frame loses no key");
    press(&mut window, Modifiers::NONE, Key::Tab);
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(row(&window), Some(first + 2), "only the focus moves");
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(row(&window), Some(first + 1));
}
