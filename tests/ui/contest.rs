//! Saying something against what was found, by key, by menu and by dragging.

use super::*;
use travaux::model::{Missing, Origin, State, Wording};
use travaux::workspace::{Action, Contest};

/// The two drafts of the other tests: 3 of the first is gone, 4 of the second is new.
fn two() -> (tempfile::TempDir, Window) {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "after.txt", AFTER)];
    let window = window(paths, Arc::new(NoDialogs));
    (dir, window)
}

/// The links as they are told: `2-2 3-4 by hand`.
fn links(window: &Window) -> String {
    let workspace = workspace(window);
    let link = |link: &travaux::model::Link| {
        let label =
            |at: travaux::model::At| workspace.draft(at.draft).unwrap().points[at.point].label.path.clone();
        let by = match link.origin {
            Origin::Computed => "",
            Origin::Confirmed => " confirmed",
            Origin::Manual => " by hand",
        };
        format!("{}-{}{by}", label(link.before), label(link.after))
    };
    workspace.comparison().links.iter().map(link).collect::<Vec<_>>().join(", ")
}

/// Selects the row of a point, named as `before 3`.
fn select(window: &mut Window, point: &str) {
    let (siglum, label) = point.split_once(' ').unwrap();
    let workspace = workspace(window);
    let column = workspace.project().drafts.iter().position(|d| d.siglum == siglum).unwrap();
    let points = &workspace.project().drafts[column].points;
    let at = points.iter().position(|p| p.label.path == label).unwrap();
    let row = workspace.table().row_of(column, at);
    window.state_mut().apply(vec![Action::Select(row)]);
    settle(window);
}

const FOUND: &str = "1-1, 2-2, 4-3";

#[test]
fn points_are_paired_by_key_and_it_can_be_undone() {
    let (_dir, mut window) = two();
    assert_eq!(links(&window), FOUND);
    select(&mut window, "before 3");
    press(&mut window, Modifiers::ALT, Key::S);
    assert!(window.query_by_label_contains("before 3 is taken up").is_some());
    select(&mut window, "after 4");
    press(&mut window, Modifiers::ALT, Key::S);
    assert_eq!(links(&window), "1-1, 2-2, 3-4 by hand, 4-3");
    assert_eq!(selected(&window), "after 4");
    assert!(
        window.query_by_label_contains("paired by hand").is_some()
            || window.query_by_label_contains("Paired by hand").is_some()
    );
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(links(&window), FOUND);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(links(&window), "1-1, 2-2, 3-4 by hand, 4-3");
    press(&mut window, Modifiers::ALT, Key::Z);
    assert_eq!(links(&window), FOUND);
}

#[test]
fn a_note_written_while_points_are_compared_takes_nothing_back() {
    let (_dir, mut window) = two();
    let drafts = &workspace(&window).project().drafts;
    let (before, after) = (drafts[0].id_of(2), drafts[1].id_of(3));
    let note = NoteEdit::Add { point: after, about: About::Point, body: "At last.".to_owned() };
    let pair = Action::Contest(Contest::Pair([before, after]));
    window.state_mut().apply(vec![pair, Action::Note(note, "2026-03-01T12:00:00Z".to_owned())]);
    settle(&mut window);
    assert_eq!(links(&window), "1-1, 2-2, 3-4 by hand, 4-3");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(links(&window), FOUND);
}

#[test]
fn what_was_taken_up_is_put_down_again() {
    let (_dir, mut window) = two();
    select(&mut window, "before 3");
    press(&mut window, Modifiers::ALT, Key::S);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(workspace(&window).held(), None);
    assert!(!workspace(&window).is_dirty());
}

#[test]
fn points_are_joined_and_parted_by_key() {
    let (_dir, mut window) = two();
    select(&mut window, "before 3");
    press(&mut window, Modifiers::ALT, Key::S);
    select(&mut window, "after 2");
    press(&mut window, Modifiers::ALT, Key::J);
    assert_eq!(links(&window), "1-1, 2-2 confirmed, 3-2 by hand, 4-3");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    select(&mut window, "after 3");
    press(&mut window, Modifiers::ALT, Key::U);
    assert_eq!(links(&window), "1-1, 2-2");
}

#[test]
fn what_was_found_is_confirmed_or_dismissed_by_key() {
    let (_dir, mut window) = two();
    let status = |window: &Window| {
        let status = &workspace(window).comparison().statuses[1][2];
        (status.state, status.origin)
    };
    let found = (State::Open, Origin::Computed);
    assert_eq!(status(&window), found);
    select(&mut window, "after 3");
    for (key, expected) in [
        (Key::C, (State::Open, Origin::Confirmed)),
        (Key::D, (State::Plain, Origin::Manual)),
        (Key::A, (State::Agreed, Origin::Manual)),
        (Key::O, (State::Open, Origin::Confirmed)),
        (Key::Z, found),
    ] {
        press(&mut window, Modifiers::ALT, key);
        assert_eq!(status(&window), expected, "{key:?}");
    }
    // A point without a status: it is its pairing that is confirmed.
    select(&mut window, "after 2");
    press(&mut window, Modifiers::ALT, Key::C);
    assert_eq!(links(&window), "1-1, 2-2 confirmed, 4-3");
}

#[test]
fn the_words_of_a_pair_are_classed_by_key() {
    let (_dir, mut window) = two();
    select(&mut window, "after 2");
    for (key, expected) in [
        (Key::Num1, Wording::Unchanged),
        (Key::Num2, Wording::Editorial),
        (Key::Num3, Wording::Reworded),
        (Key::Num4, Wording::Substantive),
    ] {
        press(&mut window, Modifiers::ALT, key);
        assert_eq!(workspace(&window).comparison().links[1].change.wording, expected);
        assert_eq!(selected(&window), "after 2");
    }
    assert!(window.query_by_label_contains("changed in substance, confirmed").is_some());
}

#[test]
fn a_deletion_is_called_deliberate_by_key() {
    let (_dir, mut window) = two();
    select(&mut window, "before 3");
    press(&mut window, Modifiers::ALT, Key::X);
    let row = workspace(&window).selection().unwrap();
    let absence = workspace(&window).comparison().lineages[row].absent[1].clone().unwrap();
    assert_eq!((absence.kind, absence.origin), (Missing::Deleted, Origin::Manual));
    assert!(window.query_by_label_contains("Expressly deleted, by hand").is_some());
}

#[test]
fn everything_is_said_by_the_menu_of_a_row() {
    let (_dir, mut window) = two();
    // The last of some entries, one below the other, is clicked.
    let choose = |window: &mut Window, row: &str, entries: &[&str]| {
        window.get_by_label_contains(row).click_secondary();
        settle(window);
        for entry in entries {
            let is_entry = |node: &egui_kittest::Node<'_>| {
                node.accesskit_node().label().is_some_and(|label| label.starts_with(entry))
            };
            window.query_all_by_label_contains(entry).rfind(is_entry).expect(entry).click();
            settle(window);
        }
    };
    let status = |window: &Window| {
        let status = &workspace(window).comparison().statuses[1][2];
        (status.state, status.origin)
    };
    let harbour = "after — 3: ";
    choose(&mut window, harbour, &["Confirm: open"]);
    assert_eq!(status(&window), (State::Open, Origin::Confirmed));
    choose(&mut window, harbour, &["Status of after 3", "agreed"]);
    assert_eq!(status(&window), (State::Agreed, Origin::Manual));
    choose(&mut window, harbour, &["Take back what I said"]);
    choose(&mut window, harbour, &["Dismiss: open"]);
    assert_eq!(status(&window), (State::Plain, Origin::Manual));

    let exchange = "after — 2: ";
    choose(&mut window, exchange, &["Confirm before 2 and after 2"]);
    assert_eq!(links(&window), "1-1, 2-2 confirmed, 4-3");
    choose(&mut window, exchange, &["Words of before 2 and after 2", "editorial"]);
    let link = workspace(&window).comparison().links.iter().find(|link| link.after.point == 1).unwrap();
    assert_eq!((link.change.wording, link.change.origin), (Wording::Editorial, Origin::Manual));
    choose(&mut window, exchange, &["Part before 2 and after 2"]);
    assert_eq!(links(&window), "1-1, 4-3");

    choose(&mut window, "before — 3: ", &["Why it is absent", "expressly deleted"]);
    let gone = workspace(&window).comparison().lineages.iter().filter_map(|row| row.absent[1].as_ref());
    assert_eq!(gone.map(|absence| absence.kind).filter(|kind| *kind == Missing::Deleted).count(), 1);
    choose(&mut window, "before — 3: ", &["Pair before 3 with another point"]);
    choose(&mut window, "after — 4: ", &["Join before 3 to after 4"]);
    assert!(links(&window).contains("3-4 by hand"), "{}", links(&window));
}

#[test]
fn a_point_is_paired_by_dragging_it_onto_another() {
    let (_dir, mut window) = two();
    let (from, to) = {
        let rect = |words: &str| window.get_by_label_contains(words).rect();
        (rect("A customs union"), rect("An observer mission"))
    };
    let from = egui::pos2(from.left() + 60.0, from.center().y);
    let to = egui::pos2(to.right() - 60.0, to.center().y);
    window.drag_at(from);
    window.step();
    window.hover_at(from + egui::vec2(12.0, 12.0));
    window.step();
    window.hover_at(to);
    window.step();
    window.step();
    window.drop_at(to);
    settle(&mut window);
    assert_eq!(links(&window), "1-1, 2-2, 3-4 by hand, 4-3");
}

#[test]
fn the_nearest_alternatives_are_one_click_away() {
    let (_dir, mut window) = two();
    select(&mut window, "after 3");
    // Below the notes, which are written more often than pairs are doubted.
    window.get_by_label("Other points of after that before 4 may answer").click_accesskit();
    settle(&mut window);
    let found = &workspace(&window).alternatives().found;
    assert!(found.len() > 1 && found.is_sorted_by(|a, b| a.1 >= b.1), "{found:?}");
    assert_eq!(found[0].0, 2);
    let first = window.get_all_by_label("Pair").next().unwrap();
    first.click_accesskit();
    settle(&mut window);
    let paired = links(&window);
    assert!(paired.contains("4-") && paired.contains("by hand") && !paired.contains("4-3,"), "{paired}");
}

#[test]
fn what_the_reader_says_is_saved_and_read_again() {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "after.txt", AFTER)];
    let saved = dir.path().join("islands.travaux");
    let mut first = window(paths, Arc::new(Answers { open: vec![], save: Some(saved.clone()) }));
    let ids = |window: &Window| {
        [(0, 2), (1, 3)]
            .map(|(draft, point)| workspace(window).id_of(travaux::model::At { draft, point }).unwrap())
    };
    let pair = ids(&first);
    first.state_mut().apply(vec![
        Action::Contest(Contest::Pair(pair)),
        Action::Contest(Contest::Wording(pair, Wording::Reworded)),
        Action::Contest(Contest::Status(pair[1], State::Open)),
    ]);
    settle(&mut first);
    press(&mut first, Modifiers::COMMAND, Key::S);
    let second = window(vec![saved], Arc::new(NoDialogs));
    assert_eq!(workspace(&second).comparison(), workspace(&first).comparison());
    assert_eq!(links(&second), "1-1, 2-2, 3-4 by hand, 4-3");
}
