//! The views of one comparison: what each shows, and that they share selection, filter and place.

use super::*;

fn sample() -> Window {
    window(vec![], Arc::new(NoDialogs))
}

/// Goes to the view with this name by its key.
fn show(window: &mut Window, tab: Tab) {
    let key =
        Tab::ALL.iter().zip([Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7]);
    let (_, key) = key.into_iter().find(|(other, _)| **other == tab).unwrap();
    press(window, Modifiers::COMMAND, key);
    assert_eq!(workspace(window).tab(), tab);
}

fn click_containing(window: &mut Window, words: &str) {
    window.get_by_label_contains(words).click();
    settle(window);
}

#[test]
fn the_table_shows_every_row_in_full() {
    let mut window = sample();
    show(&mut window, Tab::Table);
    let row = "US-28 — 3: Russia is expected not to invade";
    click_containing(&mut window, row);
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

#[test]
fn two_drafts_are_read_as_one_text() {
    let mut window = sample();
    show(&mut window, Tab::Redline);
    assert!(window.query_by_label("32 changed passages").is_some());
    click_containing(&mut window, "4: The Armed Forces of Ukraine will  removed: be limited to");
    assert_eq!(selected(&window), "F-20 4");
    click(&mut window, "Earlier draft: US-28");
    window.get_all_by_label_contains("E3").last().unwrap().click();
    settle(&mut window);
    assert!(window.query_by_label("Earlier draft: E3").is_some());
    let pair = workspace(&window).pair().unwrap();
    let running = workspace(&window).running().unwrap();
    assert_eq!(pair, [1, 2].map(|column: usize| workspace(&window).draft(column).unwrap().id));
    assert_eq!(running.project.drafts[0].siglum, "E3");
}

#[test]
fn a_choice_made_by_key_closes_its_drop_down() {
    let mut window = sample();
    show(&mut window, Tab::Redline);
    let offered = |window: &Window| window.query_all_by_label_contains("F-20").count();
    let closed = offered(&window);
    window.get_by_label("Later draft: F-20").focus();
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(offered(&window) > closed, "the drop-down did not open");
    window.get_all_by_label_contains("E3").last().unwrap().focus();
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_by_label("Later draft: E3").is_some());
    assert!(offered(&window) < closed, "the drop-down stayed open");
}

#[test]
fn the_summary_names_what_is_open_and_leads_there() {
    let mut window = sample();
    show(&mut window, Tab::Summary);
    assert!(window.query_by_label_contains("or  by a joint venture of Ukraine").is_some());
    click_containing(&mut window, "US-28 19 → E3 19 → F-20 12. The Zaporizhzhia nuclear power plant");
    assert_eq!(workspace(&window).tab(), Tab::SideBySide);
    assert_eq!(selected(&window), "F-20 12");
}

/// A draft into which the third point of the one before went as a sub-point, and in which another moved to the front.
const LEADS: [&str; 2] = [
    "1. The parties stop all fire at once and keep it stopped.\n\n2. Prisoners are exchanged within 30 days of signature.\n\n3. A customs union is set up between the two islands and the mainland.\n\n4. The northern harbour stays open to trade of all nations.\n\n5. Fishing boats of both islands share the western waters.\n",
    "1. The northern harbour stays open to trade of all nations.\n\n2. The parties stop all fire at once and keep it stopped.\n\n3. Prisoners are exchanged within 30 days of signature.\n\n4. Fishing boats of both islands share the western waters. A customs union is set up between the two islands and the mainland.\n",
];

#[test]
fn names_of_points_lead_to_their_rows() {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "one.txt", LEADS[0]), write(dir.path(), "two.txt", LEADS[1])];
    let mut window = window(paths, Arc::new(NoDialogs));
    let row = |window: &Window| workspace(window).selection();
    click(&mut window, "It stands beside two 2: go there");
    assert_eq!(selected(&window), "two 2");
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(row(&window), None);
}

#[test]
fn columns_are_moved_by_their_heads() {
    let mut window = sample();
    let sigla = |window: &Window| -> Vec<String> {
        workspace(window).project().drafts.iter().map(|draft| draft.siglum.clone()).collect()
    };
    let head = |window: &Window, siglum: &str| {
        let label = format!("Draft {siglum}: ");
        window.get_by_label_contains(&label).rect()
    };
    let (from, to) = (head(&window, "F-20").center(), head(&window, "US-28").left_center());
    window.drag_at(from);
    window.step();
    window.hover_at(to + egui::vec2(60.0, 0.0));
    window.step();
    window.hover_at(to + egui::vec2(20.0, 0.0));
    window.step();
    window.drop_at(to + egui::vec2(20.0, 0.0));
    settle(&mut window);
    assert_eq!(sigla(&window), ["F-20", "US-28", "E3"]);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(sigla(&window), ["US-28", "E3", "F-20"]);
    window.get_by_label_contains("Draft US-28: ").click();
    settle(&mut window);
    click(&mut window, "Move right");
    assert_eq!(sigla(&window), ["E3", "US-28", "F-20"]);
}

#[test]
fn what_articles_say_is_gathered_point_by_point() {
    let mut window = sample();
    show(&mut window, Tab::Articles);
    click(&mut window, "Point by point");
    assert!(window.query_by_label_contains("US-28 21 → E3 21 → F-20 14").is_some());
    assert!(window.query_by_label("We have no agreement on the land").is_none());
    window
        .get_all_by_label("President says land and plant are still open in 20-point draft")
        .next()
        .unwrap()
        .click();
    settle(&mut window);
    assert!(window.query_by_label("Check the reading…").is_some(), "the article itself is shown");
}

#[test]
fn the_foot_says_where_one_is() {
    let mut window = sample();
    press(&mut window, Modifiers::NONE, Key::F8);
    press(&mut window, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowDown);
    assert!(window.query_by_label_contains("Go to 12 The Zaporizhzhia nuclear power plant").is_some());
    assert!(window.query_by_label("row 20 of 29").is_some());
    click(&mut window, "Back");
    assert_eq!(selected(&window), "F-20 1");
    assert!(window.query_by_label_contains("Go to F-20").is_some());
}

#[test]
fn picture_of_the_table() {
    picture("table-light", egui::Theme::Light, Some(Tab::Table));
}

#[test]
fn picture_of_the_redline() {
    picture("redline-dark", egui::Theme::Dark, Some(Tab::Redline));
}

#[test]
fn picture_of_the_summary() {
    picture("summary-light", egui::Theme::Light, Some(Tab::Summary));
}

#[test]
fn rows_are_chosen_by_what_changed_in_them() {
    let mut window = sample();
    click(&mut window, "Filter…");
    window.get_by_label_contains("quantity").click();
    settle(&mut window);
    let shown = |window: &Window| {
        let rows = 0..workspace(window).table().rows.len();
        rows.filter(|&row| workspace(window).shows(row)).collect::<Vec<_>>()
    };
    let with_quantity = shown(&window);
    let kinds = |row: usize| &workspace(&window).told()[row].kinds;
    assert!(!with_quantity.is_empty());
    assert!(with_quantity.iter().all(|&row| kinds(row).contains(&travaux::model::SignalKind::Quantity)));
    click(&mut window, "2 still open");
    assert!(shown(&window).len() < with_quantity.len(), "both are asked for");
    click(&mut window, "2 still open");
    window.key_press(Key::Escape);
    settle(&mut window);
    click(&mut window, "Only quantity");
    assert_eq!(shown(&window).len(), workspace(&window).table().rows.len());
    click(&mut window, "Filter…");
    click(&mut window, "Party named");
    let is_choice = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with("NATO"))
    };
    window.query_all_by_label_contains("NATO").find(is_choice).unwrap().click();
    settle(&mut window);
    let with_nato = shown(&window);
    let names = |row: usize| workspace(&window).told()[row].parties.contains(&"NATO");
    assert!(!with_nato.is_empty() && with_nato.iter().all(|&row| names(row)));
    assert_eq!(
        with_nato.len(),
        workspace(&window).count(&travaux::present::Property::Party("NATO".to_owned()))
    );
    window.key_press(Key::Escape);
    settle(&mut window);
    assert!(window.query_by_label("Only NATO").is_some());
}

#[test]
fn the_reader_goes_back_and_forward() {
    let mut window = sample();
    press(&mut window, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(selected(&window), "F-20 12");
    show(&mut window, Tab::Redline);
    press(&mut window, Modifiers::ALT, Key::End);
    let last = selected(&window);
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(selected(&window), "F-20 12");
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(workspace(&window).tab(), Tab::SideBySide);
    press(&mut window, Modifiers::ALT, Key::ArrowRight);
    press(&mut window, Modifiers::ALT, Key::ArrowRight);
    assert_eq!((workspace(&window).tab(), selected(&window)), (Tab::Redline, last));
}

#[test]
fn colours_far_apart_and_stillness_are_kept() {
    let mut window = sample();
    for item in ["High contrast on or off", "Motion on or off"] {
        click(&mut window, "Menu");
        window.get_by_label_contains("View").hover();
        settle(&mut window);
        window.get_by_label_contains(item).click();
        settle(&mut window);
    }
    let style = window.ctx.style_of(egui::Theme::Light);
    assert_eq!(style.visuals.panel_fill, egui::Color32::WHITE);
    assert_eq!(style.visuals.override_text_color.unwrap_or(style.visuals.text_color()), egui::Color32::BLACK);
    assert_eq!(style.animation_time, 0.0);
}

#[test]
fn drafts_that_say_the_same_are_told_so_first() {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "march.txt", BEFORE), write(dir.path(), "june.txt", BEFORE)];
    let mut window = window(paths, Arc::new(NoDialogs));
    let heads = |window: &Window| window.get_all_by_label("No differences").count();
    assert_eq!((heads(&window), window.query_by_label("4 unchanged").is_some()), (2, true));
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    assert_eq!(heads(&window), 1, "the rows are shown, and the answer stands above them");
    let tab = |window: &Window| window.get_by_label("Redline").rect();
    let before = tab(&window);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::COMMAND, Key::B);
    assert!(workspace(&window).is_dirty());
    assert_eq!(heads(&window), 1, "a bookmark is no difference");
    assert_eq!(tab(&window), before, "the views stay where they are when something is unsaved");
}
