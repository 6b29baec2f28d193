//! The palette: commands, points and documents by a few letters.

use super::*;
use travaux::workspace::Tab;

fn palette(typed: &str) -> Window {
    let mut window = window(vec![], Arc::new(NoDialogs));
    press(&mut window, Modifiers::COMMAND, Key::K);
    window.get_by_label("A command, a point or a document").type_text(typed);
    settle(&mut window);
    window
}

#[test]
fn a_command_runs_by_a_few_letters() {
    let mut window = palette("lineag");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(workspace(&window).tab(), Tab::Lineage);
    assert!(window.query_by_label("A command, a point or a document").is_none());
}

#[test]
fn a_point_is_selected_and_arrows_choose_among_several() {
    let mut window = palette("zap nuc");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(selected(&window), "F-20 12");
}

#[test]
fn escape_closes_it_and_nothing_is_said_of_what_does_not_exist() {
    let mut window = palette("qqqq");
    assert!(window.query_by_label("Nothing has this name").is_some());
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("A command, a point or a document").is_none());
    assert_eq!(selected(&window), "none");
}
