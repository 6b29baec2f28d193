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
    window.get_by_label("Find in the drafts").type_text(words);
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
    assert_eq!(count(&window), "1 of 5");
    assert_eq!(selected(&window), "F-20 12");
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::F3);
    assert_eq!(count(&window), "3 of 5");
    press(&mut window, Modifiers::SHIFT, Key::F3);
    assert_eq!(count(&window), "2 of 5");
    press(&mut window, Modifiers::SHIFT, Key::Enter);
    press(&mut window, Modifiers::SHIFT, Key::Enter);
    assert_eq!(count(&window), "5 of 5");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("Find in the drafts").is_none());
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
