//! The lineage view: a picture that names its parts, selects, zooms and leads to the text.

use super::*;
use travaux::workspace::Tab;

fn lineage() -> Window {
    let mut window = window(vec![], Arc::new(NoDialogs));
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    assert_eq!(workspace(&window).tab(), Tab::Lineage);
    window
}

const MOVED: &str = "E3 16 · Russia will enshrine";

#[test]
fn a_bar_says_its_words_and_selects_its_row() {
    let mut window = lineage();
    let removed = "US-28 3 · Russia is expected not to invade its neighbours, and NATO is expected not to… · 17 words · − Expressly deleted";
    assert!(window.query_by_label(removed).is_some());
    click(&mut window, "Whole picture");
    window.get_by_label_contains(MOVED).click();
    settle(&mut window);
    assert_eq!(selected(&window), "F-20 6");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(workspace(&window).tab(), Tab::SideBySide);
    assert_eq!(selected(&window), "F-20 6");
}

#[test]
fn arrows_step_through_the_rows_and_a_click_beside_them_lets_go() {
    let mut window = lineage();
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&window), "F-20 2");
    press(&mut window, Modifiers::ALT, Key::End);
    assert!(window.query_by_label_contains("F-20 20 · ").is_some(), "the last row is scrolled into view");
    window.get_by_label("Lineage: what became of each point").click_accesskit();
    settle(&mut window);
    assert_eq!(selected(&window), "none");
}

#[test]
fn keys_zoom_and_the_whole_picture_is_one_click_away() {
    let mut window = lineage();
    let height = |window: &Window| window.get_by_label_contains("US-28 4 · ").rect().height();
    let before = height(&window);
    press(&mut window, Modifiers::NONE, Key::Plus);
    assert!(height(&window) > 1.2 * before);
    press(&mut window, Modifiers::NONE, Key::Minus);
    assert!((height(&window) - before).abs() < 1.0);
    click(&mut window, "Whole picture");
    for end in ["US-28 1 · ", "F-20 20 · "] {
        assert!(window.query_by_label_contains(end).is_some(), "{end} is in view");
    }
}

#[test]
fn two_thousand_points_beside_three() {
    let dir = tempfile::tempdir().unwrap();
    let many: Vec<String> = (1..=2000).map(|n| format!("{n}. Rule {n} holds for the place {n}.\n")).collect();
    let paths = vec![
        write(dir.path(), "many.txt", &many.join("\n")),
        write(dir.path(), "few.txt", &many[700..703].join("\n")),
    ];
    let mut window = window(paths, Arc::new(NoDialogs));
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    assert!(window.query_by_label_contains("many 1 · Rule 1").is_some());
    for _ in 0..40 {
        window.key_press(Key::Minus);
        window.step();
    }
    settle(&mut window);
    press(&mut window, Modifiers::ALT, Key::End);
    assert_eq!(selected(&window), "many 2000");
}

#[test]
fn picture_of_the_lineage_in_light() {
    picture("lineage-light", egui::Theme::Light, Some(Tab::Lineage));
}

#[test]
fn picture_of_the_lineage_in_dark() {
    picture("lineage-dark", egui::Theme::Dark, Some(Tab::Lineage));
}
