//! Seeking words: the bar, the count, the keys, in every view.

use super::*;
use travaux::workspace::Tab;

fn sought(words: &str) -> Window {
    let mut window = window(vec![], Arc::new(NoDialogs));
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_into(&mut window, words);
    window
}

fn type_into(window: &mut Window, words: &str) {
    window.get_by_label("Find in drafts and articles").type_text(words);
    settle(window);
}

/// `3 of 17`, as the bar says it.
fn count(window: &Window) -> String {
    let (at, of) = workspace(window).hit_count();
    let said = format!("{at} of {of}");
    assert!(window.query_by_label(&said).is_some(), "the bar says {said}");
    said
}

#[test]
fn words_are_found_while_they_are_typed_and_keys_go_from_place_to_place() {
    let mut window = sought("zaporizhzhia");
    assert_eq!(count(&window), "1 of 6");
    assert_eq!(selected(&window), "F-20 12");
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::F3);
    assert_eq!(count(&window), "3 of 6");
    press(&mut window, Modifiers::SHIFT, Key::F3);
    assert_eq!(count(&window), "2 of 6");
    press(&mut window, Modifiers::SHIFT, Key::Enter);
    press(&mut window, Modifiers::SHIFT, Key::Enter);
    assert_eq!(count(&window), "6 of 6");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("Find in drafts and articles").is_none());
    assert_eq!(workspace(&window).query(), None);
}

#[test]
fn options_narrow_the_search() {
    let mut window = sought("russia");
    let (_, any) = workspace(&window).hit_count();
    click(&mut window, "Whole words");
    let (_, whole) = workspace(&window).hit_count();
    assert!(whole > 0 && whole < any, "{whole} of {any}");
    click(&mut window, "Match case");
    assert!(window.query_by_label("Not found").is_some());
}

#[test]
fn the_search_stays_while_views_and_filters_change() {
    let mut window = sought("frozen");
    let (_, all) = workspace(&window).hit_count();
    for tab in [Tab::Table, Tab::Redline, Tab::Lineage, Tab::SideBySide] {
        window.state_mut().apply(vec![Action::ShowTab(tab)]);
        settle(&mut window);
        assert_eq!(workspace(&window).hit_count().1, all);
    }
    click(&mut window, "2 still open");
    assert!(workspace(&window).hit_count().1 < all, "what the filter hides is not counted");
}

#[test]
fn typing_stays_in_the_view_and_enter_leads_to_articles() {
    let mut window = sought("reporters");
    assert!(window.query_by_label("1 elsewhere: Enter leads there").is_some());
    assert_eq!(workspace(&window).tab(), Tab::SideBySide);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!((workspace(&window).tab(), count(&window)), (Tab::Articles, "1 of 1".to_owned()));
}

#[test]
fn words_outside_the_points_are_unfolded() {
    let dir = tempfile::tempdir().unwrap();
    let titled = format!("A plan for the lighthouse\n\n{AFTER}");
    let paths = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "after.txt", &titled)];
    let mut window = window(paths, Arc::new(NoDialogs));
    press(&mut window, Modifiers::COMMAND, Key::F);
    let named = |window: &Window| window.query_all_by_label_contains("A plan for the lighthouse").count();
    let before = named(&window);
    type_into(&mut window, "lighthouse");
    assert_eq!(count(&window), "1 of 1");
    assert_eq!(named(&window), before + 1);
}

#[test]
fn a_hit_in_a_long_point_is_scrolled_to_itself() {
    let dir = tempfile::tempdir().unwrap();
    let long = |end: &str| {
        format!("1. {} {end}\n\n2. Grain leaves.\n", "The fire ceases on every island. ".repeat(400))
    };
    let paths =
        vec![write(dir.path(), "a.txt", &long("Gulls.")), write(dir.path(), "b.txt", &long("Terns."))];
    let mut window = window(paths, Arc::new(NoDialogs));
    for tab in [Tab::SideBySide, Tab::Table, Tab::Redline] {
        window.state_mut().apply(vec![Action::ShowTab(tab)]);
        settle(&mut window);
        press(&mut window, Modifiers::COMMAND, Key::F);
        type_into(&mut window, "terns");
        let row = window
            .get_all_by_role(egui::accesskit::Role::Button)
            .map(|node| node.rect())
            .max_by(|a, b| a.height().total_cmp(&b.height()))
            .unwrap();
        // Its end is in view, and its beginning far above.
        assert!(row.top() < -1_000.0 && row.bottom() < 900.0, "{tab:?}: {row:?}");
        press(&mut window, Modifiers::NONE, Key::Escape);
        press(&mut window, Modifiers::ALT, Key::Home);
    }
}
