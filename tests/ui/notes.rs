//! Notes on points, pairs, rows and words; tags, verdicts and bookmarks; the list of all of them; and that they stay
//! with their words.

use super::*;
use egui::accesskit::Role;
use travaux::model::{Annotation, At, DraftId, PointId, Wording};
use travaux::present::Property;
use travaux::workspace::{Contest, MarkEdit};

fn two() -> (tempfile::TempDir, Window) {
    let dir = tempfile::tempdir().unwrap();
    let paths = vec![write(dir.path(), "before.txt", BEFORE), write(dir.path(), "after.txt", AFTER)];
    let window = window(paths, Arc::new(NoDialogs));
    (dir, window)
}

/// A point named as `before 3`.
fn point(window: &Window, name: &str) -> PointId {
    let (siglum, label) = name.split_once(' ').unwrap();
    let drafts = &workspace(window).project().drafts;
    let draft = drafts.iter().find(|draft| draft.siglum == siglum).unwrap();
    draft.id_of(draft.points.iter().position(|point| point.label.path == label).unwrap())
}

/// Selects the row of a point.
fn select(window: &mut Window, name: &str) {
    let row = workspace(window).row_with(point(window, name));
    window.state_mut().apply(vec![Action::Select(row)]);
    settle(window);
}

fn notes(window: &Window) -> &[Arc<Annotation>] {
    &workspace(window).project().decisions.annotations
}

/// Writes a note in the panel.
fn note(window: &mut Window, words: &str) {
    press(window, Modifiers::COMMAND, Key::M);
    window.get_by_label("New note").type_text(words);
    settle(window);
    press(window, Modifiers::COMMAND, Key::Enter);
}

/// The words that are chosen, or that a note is about.
fn words_of(window: &Window, about: Option<(PointId, About)>) -> String {
    let Some((point, about)) = about else { return "none".to_owned() };
    let draft = workspace(window).document(point.draft).unwrap();
    format!("{}: {}", draft.siglum, draft.slice(&about.words().unwrap()))
}

fn chosen(window: &Window) -> String {
    words_of(window, workspace(window).chosen_words())
}

const AT: &str = "2026-03-01T12:00:00Z";

fn mark(edit: MarkEdit) -> Action {
    Action::Mark(edit, AT.to_owned())
}

fn judge(point: PointId, verdict: &str) -> Action {
    mark(MarkEdit::Judge { point, verdict: verdict.to_owned() })
}

#[test]
fn a_note_is_written_on_words_chosen_by_key() {
    let (_dir, mut window) = two();
    select(&mut window, "after 2");
    let shift = Modifiers::SHIFT;
    for (modifiers, key, expected) in [
        (shift, Key::ArrowRight, "after: Prisoners"),
        (shift, Key::ArrowRight, "after: Prisoners are"),
        (shift, Key::ArrowRight, "after: Prisoners are exchanged"),
        (shift, Key::ArrowLeft, "after: Prisoners are"),
        (shift | Modifiers::COMMAND, Key::ArrowRight, "after: are"),
        (shift, Key::ArrowRight, "after: are exchanged"),
        (shift | Modifiers::COMMAND, Key::ArrowLeft, "after: Prisoners are exchanged"),
        (shift | Modifiers::ALT, Key::ArrowLeft, "before: Prisoners"),
        (shift, Key::ArrowRight, "before: Prisoners are"),
    ] {
        press(&mut window, modifiers, key);
        assert_eq!(chosen(&window), expected);
    }
    note(&mut window, "Also *civilians*?");
    let anchor = notes(&window)[0].anchor.clone();
    assert_eq!(words_of(&window, Some((anchor.point, anchor.about))), "before: Prisoners are");
    assert!(window.query_by_label("Also civilians?").is_some(), "its marks are not read out");
    assert!(window.query_by_label("“Prisoners are”").is_some());
    assert_eq!(chosen(&window), "none");
    assert_eq!(workspace(&window).undo_label(), Some("Write note"));
    press(&mut window, shift, Key::ArrowRight);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(chosen(&window), "none");
}

#[test]
fn words_are_chosen_with_the_mouse() {
    let (_dir, mut window) = two();
    let row = window.get_by_label_contains("before — 3: A customs union").rect();
    // From within the first word to within a later one.
    let from = egui::pos2(row.left() + 60.0, row.top() + 22.0);
    window.drag_at(from);
    window.step();
    for x in [20.0, 60.0, 90.0] {
        window.hover_at(from + egui::vec2(x, 1.0));
        window.step();
    }
    window.drop_at(from + egui::vec2(90.0, 1.0));
    settle(&mut window);
    let dragged = chosen(&window);
    assert!(dragged.starts_with("before: customs"), "{dragged}");
    assert_eq!(selected(&window), "before 3");
    assert!(workspace(&window).project().decisions.links.is_empty(), "nothing was paired");
    window.get_by_label_contains("before — 3: A customs union").click_secondary();
    settle(&mut window);
    click(&mut window, "Note on these words Ctrl+M");
    window.get_by_label("New note").type_text("Whose customs?");
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    let anchor = notes(&window)[0].anchor.clone();
    assert_eq!(words_of(&window, Some((anchor.point, anchor.about))), dragged);
}

#[test]
fn a_note_is_written_on_a_pair_and_on_a_row() {
    let (_dir, mut window) = two();
    select(&mut window, "after 2");
    let [before, after] = ["before 2", "after 2"].map(|name| point(&window, name));
    for (choice, expected) in [
        ("before 2 and after 2", (after, About::Link(before))),
        ("the row of after 2", (after, About::Row)),
        ("before 2", (before, About::Point)),
    ] {
        // Where the field is in view, so is what it is about.
        press(&mut window, Modifiers::COMMAND, Key::M);
        let combo = window.get_by_role_and_label(Role::ComboBox, "On");
        combo.click_accesskit();
        settle(&mut window);
        window.get_all_by_label(choice).last().unwrap().click();
        settle(&mut window);
        note(&mut window, choice);
        let written = notes(&window).last().unwrap();
        assert_eq!((written.anchor.point, written.anchor.about.clone()), expected, "{choice}");
        assert_eq!(written.body, choice);
    }
    assert_eq!(workspace(&window).notes_on(workspace(&window).selection().unwrap()).count(), 3);
}

#[test]
fn the_first_note_asks_for_a_name_and_is_signed_with_it() {
    let (_dir, mut window) = two();
    select(&mut window, "after 2");
    press(&mut window, Modifiers::COMMAND, Key::M);
    assert!(window.query_by_label("Your name").is_none(), "only who writes is asked");
    window.get_by_label("New note").type_text("From when?");
    settle(&mut window);
    window.get_by_label("Your name").focus();
    window.get_by_label("Your name").type_text("O. Koval");
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(workspace(&window).reader(), "O. Koval");
    assert!(window.query_by_label("Your name").is_none());
    click(&mut window, "Add note");
    assert_eq!(notes(&window)[0].author, "O. Koval");
}

#[test]
fn a_name_that_was_typed_stands_below_the_note_that_is_added() {
    let (_dir, mut window) = two();
    select(&mut window, "after 2");
    press(&mut window, Modifiers::COMMAND, Key::M);
    window.get_by_label("New note").type_text("From when?");
    settle(&mut window);
    window.get_by_label("Your name").focus();
    window.get_by_label("Your name").type_text("O. Koval");
    settle(&mut window);
    click(&mut window, "Add note");
    assert_eq!(notes(&window)[0].author, "O. Koval");
    assert!(window.query_by_label("Your name").is_none());
}

#[test]
fn tags_are_put_on_offered_again_and_taken_off() {
    let (_dir, mut window) = two();
    let tags = |window: &Window, nth: usize| notes(window)[nth].tags().collect::<Vec<_>>().join(" ");
    select(&mut window, "after 2");
    note(&mut window, "From when?");
    click(&mut window, "Add a tag");
    window.get_by_label("New tag").type_text("days");
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!((tags(&window, 0).as_str(), workspace(&window).undo_label()), ("days", Some("Tag note")));
    select(&mut window, "after 4");
    note(&mut window, "For how long?");
    click(&mut window, "Add a tag");
    click(&mut window, "#days");
    assert_eq!(tags(&window, 1), "days");
    click(&mut window, "Take tag days off");
    assert_eq!((tags(&window, 1).as_str(), workspace(&window).undo_label()), ("", Some("Take tag off")));
}

#[test]
fn verdicts_are_given_by_key_and_click_and_rows_found_by_them() {
    let (_dir, mut window) = two();
    let given = |window: &Window| -> String {
        let rows = workspace(window).table().rows.iter();
        rows.map(|row| row.verdicts.join("/")).collect::<Vec<_>>().join("|")
    };
    select(&mut window, "after 2");
    press(&mut window, Modifiers::ALT, Key::Num5);
    assert!(given(&window).contains("accept"), "{}", given(&window));
    assert_eq!(workspace(&window).undo_label(), Some("Give verdict"));
    assert_eq!(workspace(&window).project().settings.verdicts.len(), 4, "the list goes with the comparison");
    press(&mut window, Modifiers::ALT, Key::Num6);
    assert!(given(&window).contains("reject") && !given(&window).contains("accept"), "{}", given(&window));
    assert!(window.query_by_label_contains("Verdict: reject. before").is_some(), "the row says it");
    press(&mut window, Modifiers::ALT, Key::Num6);
    assert_eq!(given(&window).replace('|', ""), "");
    assert_eq!(workspace(&window).undo_label(), Some("Take verdict off"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(given(&window).contains("reject"));

    select(&mut window, "after 4");
    window.get_by_label("Other verdicts").click_accesskit();
    settle(&mut window);
    window.get_by_label("New verdict").focus();
    window.get_by_label("New verdict").type_text("ask the islands");
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(given(&window).contains("ask the islands"), "{}", given(&window));
    assert_eq!(workspace(&window).offered_verdicts().last().unwrap(), "ask the islands");
    let asked = Property::Verdict("ask the islands".to_owned());
    assert_eq!(workspace(&window).count(&asked), 1);
    window.state_mut().apply(vec![Action::Filter(asked)]);
    settle(&mut window);
    let shown = (0..workspace(&window).table().rows.len()).filter(|&row| workspace(&window).shows(row));
    assert_eq!(shown.count(), 1);
    assert!(window.query_by_label("Only verdict: ask the islands").is_some());
}

#[test]
fn bookmarks_are_put_stepped_through_and_counted() {
    let (_dir, mut window) = two();
    for name in ["after 4", "after 2"] {
        select(&mut window, name);
        press(&mut window, Modifiers::COMMAND, Key::B);
    }
    assert_eq!(workspace(&window).undo_label(), Some("Put bookmark"));
    assert!(window.query_by_label("2 bookmarked").is_some());
    let mut seen = Vec::new();
    for (modifiers, times) in [(Modifiers::ALT, 3), (Modifiers::ALT | Modifiers::SHIFT, 1)] {
        for _ in 0..times {
            press(&mut window, modifiers, Key::B);
            seen.push(selected(&window));
        }
    }
    assert_eq!(seen, ["after 4", "after 2", "after 4", "after 2"]);
    press(&mut window, Modifiers::COMMAND, Key::B);
    assert_eq!(workspace(&window).undo_label(), Some("Take bookmark off"));
    assert!(window.query_by_label("1 bookmarked").is_some());
}

/// Two notes, one of them by another hand, a verdict and a bookmark.
fn filled() -> (tempfile::TempDir, Window) {
    let (dir, mut window) = two();
    let [second, fourth] = ["after 2", "after 4"].map(|name| point(&window, name));
    let add = |point, body: &str, at: &str| {
        let note = NoteEdit::Add { point, about: About::Point, body: body.to_owned() };
        Action::Note(note, at.to_owned())
    };
    window.state_mut().apply(vec![
        add(second, "Ninety days **from when**?", "2026-03-02T12:00:00Z"),
        add(fourth, "Which observers?", "2026-03-01T12:00:00Z"),
        judge(second, "accept"),
        mark(MarkEdit::Bookmark(fourth)),
    ]);
    let [first, id] = [0, 1].map(|nth| notes(&window)[nth].id);
    window.state_mut().apply(vec![
        Action::Note(NoteEdit::Tag { id, tag: "who".to_owned(), on: true }, AT.to_owned()),
        Action::Note(NoteEdit::Reply { id, body: "Those of the league.".to_owned() }, AT.to_owned()),
        Action::Note(NoteEdit::Resolve(first, true), AT.to_owned()),
    ]);
    settle(&mut window);
    (dir, window)
}

#[test]
fn everything_is_listed_sought_filtered_and_sorted() {
    let (_dir, mut window) = filled();
    // Nothing calls for a second frame.
    window.state_mut().apply(vec![Action::ShowTab(Tab::Notes)]);
    window.step();
    assert!(window.query_by_label("4 entries").is_some());
    press(&mut window, Modifiers::COMMAND, Key::Num7);
    assert!(window.query_by_label("4 entries").is_some());
    let first = |window: &Window| {
        let all = ["Ninety days", "Which observers", "verdict · before 2 → after 2", "bookmark"];
        let top = |words: &&str| {
            let entries =
                window.query_all_by_label_contains(words).filter(|node| node.rect().width() > 500.0);
            entries.map(|node| node.rect().top()).fold(f32::MAX, f32::min)
        };
        all.into_iter().min_by(|a, b| top(a).total_cmp(&top(b))).unwrap()
    };
    assert_eq!(first(&window), "Ninety days");
    for (words, entries) in
        [("league", "1 entry"), ("WHO", "1 entry"), ("prisoners", "2 entries"), ("zebra", "0 entries")]
    {
        window.get_by_label("Find in notes").focus();
        window.get_by_label("Find in notes").type_text(words);
        settle(&mut window);
        assert!(window.query_by_label(entries).is_some(), "{words}");
        for _ in words.chars() {
            press(&mut window, Modifiers::NONE, Key::Backspace);
        }
    }
    for (combo, choice, entries) in [
        ("Settled or not: Open or resolved", "Resolved", "1 entry"),
        ("Settled or not: Resolved", "Open or resolved", "4 entries"),
        ("With which tag: Any tag", "#who", "1 entry"),
        ("With which tag: #who", "Any tag", "4 entries"),
        ("What is listed: Everything", "Verdicts", "1 entry"),
        ("What is listed: Verdicts", "Everything", "4 entries"),
    ] {
        window.get_by_label(combo).click_accesskit();
        settle(&mut window);
        let found = window.query_all_by_label(choice).last();
        found.unwrap_or_else(|| panic!("{combo} has no {choice}")).click();
        settle(&mut window);
        assert!(window.query_by_label(entries).is_some(), "{combo}: {choice}");
    }
    // By keys down the list, and to the place.
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&window), "after 2");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&window), "after 4");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!((workspace(&window).tab(), selected(&window).as_str()), (Tab::SideBySide, "after 4"));
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(workspace(&window).tab(), Tab::Notes);
}

#[test]
fn what_is_lost_is_listed_and_attached_by_hand() {
    let (dir, mut window) = filled();
    let before =
        AFTER.replace("4. An observer mission of 200 people counts the weapons.\n", "4. Salt is free.\n");
    write(dir.path(), "after.txt", &before);
    let id = workspace(&window).project().drafts[1].id;
    window.state_mut().apply(vec![Action::Finished(Outcome::Changed(vec![id]))]);
    settle(&mut window);
    click(&mut window, "Read it again");
    press(&mut window, Modifiers::COMMAND, Key::Num7);
    let lost = |window: &Window| window.query_all_by_label_contains("Place lost").count();
    assert_eq!(lost(&window), 2, "a note and a bookmark");
    let told = |window: &Window| window.query_all_by_label_contains("has lost its place and is kept").count();
    assert!(window.query_all_by_label_contains("· An observer mission of 200 people").count() >= 2);
    for (name, expected) in [("Attach note", 1), ("Attach bookmark", 0)] {
        press(&mut window, Modifiers::COMMAND, Key::Num7);
        window.get_all_by_label("Attach elsewhere…").next().unwrap().click_accesskit();
        settle(&mut window);
        assert!(window.query_by_label_contains("is taken up").is_some());
        select(&mut window, "after 3");
        if name == "Attach note" {
            press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
        }
        press(&mut window, Modifiers::ALT, Key::H);
        assert_eq!(workspace(&window).undo_label(), Some(name));
        press(&mut window, Modifiers::COMMAND, Key::Num7);
        assert_eq!((lost(&window), told(&window)), (expected, 2 * expected), "told until everything hangs");
    }
    let anchor = notes(&window)[1].anchor.clone();
    assert_eq!(words_of(&window, Some((anchor.point, anchor.about))), "after: The");
}

#[test]
fn links_say_where_they_lead_and_are_opened_by_a_click_only() {
    let (_dir, mut window) = two();
    select(&mut window, "after 2");
    note(&mut window, "See [the law](https://example.org/law) and <b>this</b>.");
    let link = "the law, link to https://example.org/law";
    assert!(window.query_by_label(link).is_some());
    assert!(window.query_by_label(" (https://example.org/law)").is_some());
    assert!(window.query_by_label(" and <b>this</b>.").is_some(), "HTML is text");
    let opened = |window: &Window| {
        let commands = &window.output().platform_output.commands;
        commands.iter().any(|c| matches!(c, egui::OutputCommand::OpenUrl(_)))
    };
    assert!(!opened(&window));
    window.get_by_label(link).click_accesskit();
    let mut found = false;
    for _ in 0..3 {
        window.step();
        found |= opened(&window);
    }
    assert!(found);
}

#[test]
fn notes_of_one_author_are_left_out_of_all_views() {
    let (dir, window) = filled();
    let mut project = workspace(&window).project().clone();
    Arc::make_mut(&mut project.decisions.annotations[1]).author = "O. Koval".to_owned();
    let path = dir.path().join("both.travaux");
    travaux::project::save(&path, &project).unwrap();
    let mut window = super::window(vec![path], Arc::new(NoDialogs));
    assert!(window.query_by_label("2 with notes").is_some());
    press(&mut window, Modifiers::COMMAND, Key::Num7);
    window.get_by_label("Authors").click_accesskit();
    settle(&mut window);
    window.get_by_label("O. Koval").click_accesskit();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("1 with notes").is_some());
    assert!(window.query_by_label("3 entries").is_some());
    assert!(window.query_by_label_contains("Which observers?").is_none());
    let row = workspace(&window).row_with(point(&window, "after 4")).unwrap();
    assert_eq!(workspace(&window).notes_on(row).count(), 0);
}

/// The verdict, the bookmark, the note and the pairing of two rows, as they stand: `accept on 2, …`.
fn standing(window: &Window) -> String {
    let workspace = workspace(window);
    let label = |id: PointId| {
        let draft = workspace.document(id.draft).map(|draft| (draft.siglum.clone(), draft.find(id)));
        match draft {
            Some((siglum, Some(point))) => {
                format!("{siglum} {}", workspace.document(id.draft).unwrap().points[point].label.path)
            }
            _ => "nowhere".to_owned(),
        }
    };
    let said = &workspace.project().decisions;
    let verdicts = said.verdicts.iter().map(|v| format!("{} on {}", v.verdict, label(v.anchor.point)));
    let bookmarks = said.bookmarks.iter().map(|b| format!("bookmark on {}", label(b.anchor.point)));
    let all = said.annotations.iter().map(|n| match n.anchor.about.words() {
        Some(words) => {
            let text = &workspace.document(n.anchor.point.draft).unwrap().text;
            format!("note on {}: {}", label(n.anchor.point), text.get(words).unwrap_or_default())
        }
        None => format!("note on {}", label(n.anchor.point)),
    });
    verdicts.chain(bookmarks).chain(all).collect::<Vec<_>>().join(", ")
}

#[test]
fn what_is_said_stays_with_its_words() {
    let (dir, mut window) = two();
    select(&mut window, "after 2");
    for _ in 0..3 {
        press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    }
    note(&mut window, "All of them?");
    let [before2, after2, after4] = ["before 2", "after 2", "after 4"].map(|name| point(&window, name));
    window.state_mut().apply(vec![
        judge(after2, "reject"),
        mark(MarkEdit::Bookmark(after4)),
        Action::Contest(Contest::Wording([before2, after2], Wording::Reworded)),
    ]);
    settle(&mut window);
    let words = "Prisoners are exchanged";
    let at_first = format!("reject on after 2, bookmark on after 4, note on after 2: {words}");
    assert_eq!(standing(&window), at_first);

    // Split, and joined again.
    let text = workspace(&window).project().drafts[1].text.clone();
    let cut = |draft: DraftId, at: usize, cut| {
        let at = PointId { draft, start: u32::try_from(at).unwrap() };
        Action::Correct(SegmentDecision { at, cut })
    };
    let within = text.find("within").unwrap();
    window.state_mut().apply(vec![cut(after2.draft, within, Cut::Split)]);
    settle(&mut window);
    assert_eq!(standing(&window), at_first);
    window.state_mut().apply(vec![cut(after2.draft, within, Cut::Merge)]);
    settle(&mut window);
    assert_eq!(standing(&window), at_first);

    // Joined to the point before: all of it goes along, the decision on the words too.
    window.state_mut().apply(vec![Action::Correct(SegmentDecision { at: after2, cut: Cut::Merge })]);
    settle(&mut window);
    assert_eq!(standing(&window), at_first.replace("after 2", "after 1"));
    let row = workspace(&window).row_with(point(&window, "after 1")).unwrap();
    assert_eq!(workspace(&window).table().rows[row].verdicts, ["reject"]);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(standing(&window), at_first);

    // Paired with another point.
    let before3 = point(&window, "before 3");
    window.state_mut().apply(vec![Action::Contest(Contest::Pair([before3, after2]))]);
    settle(&mut window);
    let row = workspace(&window).row_with(before3).unwrap();
    assert_eq!(workspace(&window).table().rows[row].verdicts, ["reject"]);
    press(&mut window, Modifiers::COMMAND, Key::Z);

    // A draft comes, and the one on which all hangs goes: what is about rows stays with the rows.
    let third = write(dir.path(), "third.txt", &AFTER.replace("90", "120"));
    window.state_mut().apply(vec![Action::Open(vec![third])]);
    settle(&mut window);
    assert_eq!(standing(&window), at_first);
    window.state_mut().apply(vec![Action::Remove(after2.draft)]);
    settle(&mut window);
    let gone = format!("reject on third 2, bookmark on third 4, note on nowhere{}", "");
    let now = standing_without_words(&window);
    assert_eq!(now, gone);
    // And back: its note finds its words, and what was decided of it holds again.
    window.state_mut().apply(vec![Action::Open(vec![dir.path().join("after.txt")])]);
    settle(&mut window);
    assert!(standing(&window).ends_with(&format!("note on after 2: {words}")), "{}", standing(&window));
    let kept = workspace(&window).comparison().links.iter().any(|link| {
        link.change.origin != travaux::model::Origin::Computed && link.change.wording == Wording::Reworded
    });
    let neighbours = workspace(&window).project().drafts.iter().map(|d| d.siglum.clone()).collect::<Vec<_>>();
    assert!(kept || neighbours[1] != "after", "{neighbours:?}");
}

/// The same where a document is gone.
fn standing_without_words(window: &Window) -> String {
    let workspace = workspace(window);
    let said = &workspace.project().decisions;
    let label = |id: PointId| {
        let found = workspace.document(id.draft).and_then(|draft| Some((draft, draft.find(id)?)));
        found.map_or("nowhere".to_owned(), |(draft, p)| {
            format!("{} {}", draft.siglum, draft.points[p].label.path)
        })
    };
    let verdicts = said.verdicts.iter().map(|v| format!("{} on {}", v.verdict, label(v.anchor.point)));
    let bookmarks = said.bookmarks.iter().map(|b| format!("bookmark on {}", label(b.anchor.point)));
    let notes = said.annotations.iter().map(|n| format!("note on {}", label(n.anchor.point)));
    verdicts.chain(bookmarks).chain(notes).collect::<Vec<_>>().join(", ")
}

#[test]
fn decisions_stay_when_a_source_is_read_in_a_corrected_version() {
    let (dir, mut window) = two();
    let [before2, after2, after3, before3] =
        ["before 2", "after 2", "after 3", "before 3"].map(|name| point(&window, name));
    let absence = workspace(&window).deletion(workspace(&window).row_with(before3).unwrap()).unwrap();
    let absence = travaux::model::AbsenceDecision { kind: travaux::model::Missing::Deleted, ..absence };
    window.state_mut().apply(vec![
        Action::Contest(Contest::Wording([before2, after2], Wording::Unchanged)),
        Action::Contest(Contest::Status(after3, travaux::model::State::Agreed)),
        Action::Contest(Contest::Absence(absence)),
        judge(after3, "needs a lawyer"),
        mark(MarkEdit::Bookmark(after2)),
    ]);
    settle(&mut window);
    for (nth, name, text) in [(0, "before.txt", BEFORE), (1, "after.txt", AFTER)] {
        let id = workspace(&window).project().drafts[nth].id;
        write(dir.path(), name, &format!("A title that was missing\n\n{text}"));
        window.state_mut().apply(vec![Action::Finished(Outcome::Changed(vec![id]))]);
        settle(&mut window);
        click(&mut window, "Read it again");
    }
    assert_ne!(point(&window, "after 3"), after3, "its place in the text is another");
    let found = workspace(&window).comparison();
    let link = found.links.iter().find(|link| link.after == At { draft: 1, point: 1 }).unwrap();
    assert_eq!(link.change.wording, Wording::Unchanged);
    assert_eq!(found.statuses[1][2].state, travaux::model::State::Agreed);
    let row = workspace(&window).row_with(point(&window, "before 3")).unwrap();
    let absent = found.lineages[row].absent[1].as_ref().unwrap();
    assert_eq!(absent.origin, travaux::model::Origin::Manual);
    assert_eq!(standing(&window), "needs a lawyer on after 3, bookmark on after 2");
}

/// A picture of the list.
fn picture(name: &str, theme: egui::Theme) {
    if !has_renderer() {
        println!("skipped: no software renderer for pictures on this machine");
        return;
    }
    let (dir, window) = filled();
    let mut project = workspace(&window).project().clone();
    let note = Arc::make_mut(&mut project.decisions.annotations[1]);
    note.author = "O. Koval".to_owned();
    note.anchor.point.start = u32::MAX;
    let path = dir.path().join("islands.travaux");
    travaux::project::save(&path, &project).unwrap();
    let start =
        Start { paths: vec![path], data: None, dialogs: Arc::new(NoDialogs), language: Language::ENGLISH };
    let mut window = drawn(theme, start);
    press(&mut window, Modifiers::COMMAND, Key::Num7);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    window.snapshot(name);
}

#[test]
fn picture_of_the_list_in_light() {
    picture("notes-light", egui::Theme::Light);
}

#[test]
fn picture_of_the_list_in_dark() {
    picture("notes-dark", egui::Theme::Dark);
}

#[test]
fn an_answer_is_given_up_and_an_empty_one_is_not_sent() {
    let (_dir, mut window) = two();
    select(&mut window, "after 2");
    note(&mut window, "From when?");
    for (typed, key, left) in [("", Some(Key::Escape), false), ("", None, false), ("Today", None, true)] {
        click(&mut window, "Reply…");
        window.get_by_label("Reply").type_text(typed);
        settle(&mut window);
        press(&mut window, Modifiers::COMMAND, Key::Enter);
        match key {
            Some(key) => press(&mut window, Modifiers::NONE, key),
            None if !left => click(&mut window, "Cancel"),
            None => {}
        }
        assert!(window.query_by_label("Reply").is_none());
        assert_eq!(notes(&window)[0].replies.len(), usize::from(left), "{typed}");
    }
}

#[test]
fn what_one_writes_stands_above_why_points_were_paired() {
    let (_dir, mut window) = two();
    select(&mut window, "after 2");
    let top = |label: &str| window.get_by_label(label).rect().top();
    assert!(top("New note") < top("Why paired"));
    assert!(top("Add note") < 800.0, "a note is written without scrolling");
}

#[test]
fn another_wording_can_be_given_up() {
    let (_dir, mut window) = two();
    select(&mut window, "after 2");
    note(&mut window, "From when?");
    let begin = |window: &mut Window, more: &str| {
        click(window, "Edit");
        window.get_by_label("Edit note").type_text(more);
        settle(window);
    };
    begin(&mut window, "");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("Edit note").is_none(), "nothing was written");
    begin(&mut window, " And until when?");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("Edit note").is_some(), "words are not lost by a key");
    click(&mut window, "Cancel");
    assert_eq!(notes(&window)[0].body, "From when?");
    begin(&mut window, " And until when?");
    click(&mut window, "Done");
    assert!(notes(&window)[0].body.contains("And until when?"));
}

#[test]
fn what_drops_down_has_the_arrow_keys_to_itself() {
    let (_dir, mut window) = two();
    select(&mut window, "after 2");
    press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    press(&mut window, Modifiers::COMMAND, Key::M);
    window.get_by_role_and_label(Role::ComboBox, "On").click_accesskit();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(selected(&window), "after 2");
    assert_eq!(chosen(&window), "after: Prisoners", "Escape closed the list and nothing else");
}
