//! The views of one comparison: what each shows, and that they share selection, filter and place.

use super::*;
use travaux::workspace::Tab;

fn sample() -> Window {
    window(vec![], Arc::new(NoDialogs))
}

/// Goes to the view with this name by its key.
fn show(window: &mut Window, tab: Tab) {
    let key = Tab::ALL.iter().zip([Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6]);
    let (_, key) = key.into_iter().find(|(other, _)| **other == tab).unwrap();
    press(window, Modifiers::COMMAND, key);
    assert_eq!(workspace(window).tab(), tab);
}

#[test]
fn the_table_shows_every_row_in_full() {
    let mut window = sample();
    show(&mut window, Tab::Table);
    let row = "US-28 — 3: Russia is expected not to invade";
    window.get_by_label_contains(row).click();
    settle(&mut window);
    assert_eq!(selected(&window), "US-28 3");
    click(&mut window, "2 still open");
    assert!(window.query_by_label_contains(row).is_none());
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&window), "F-20 12");
}

#[test]
fn a_view_begins_where_the_reader_was() {
    let mut window = sample();
    press(&mut window, Modifiers::ALT, Key::End);
    let at_the_end = selected(&window);
    for tab in [Tab::Table, Tab::SideBySide, Tab::Articles, Tab::Table] {
        show(&mut window, tab);
    }
    assert_eq!(selected(&window), at_the_end);
    assert!(window.query_by_label_contains("US-28 — 28: ").is_some(), "the end of the table is in view");
    assert!(window.query_by_label_contains("US-28 — 2: ").is_none(), "its beginning is not");
}
