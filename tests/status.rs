//! The status that a text gives itself: one line each, `state: text`, with the number of
//! options behind the state where there are any.

use proptest::prelude::*;
use travaux::status::status;

fn check(line: &str) -> Option<String> {
    let (expected, text) = line.split_once(": ")?;
    let found = status(text);
    let mut state = serde_json::to_value(found.state).ok()?.as_str()?.to_owned();
    if !found.options.is_empty() {
        state = format!("{state} {}", found.options.len());
    }
    let marks: Vec<_> = found.marks.iter().map(|m| &text[m.clone()]).collect();
    let unexplained = state != "plain" && marks.is_empty();
    (state != expected || unexplained).then(|| format!("{line}\n    found {state} {marks:?}"))
}

#[test]
fn a_text_says_how_far_it_is_agreed() {
    let lines = include_str!("status/cases.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    let wrong: Vec<_> = lines.filter_map(check).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Sentences that were written without a look at the markers: at least so many of a hundred are read right.
#[test]
fn markers_carry_to_texts_they_were_not_made_from() {
    let lines = include_str!("status/drafting.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    let lines: Vec<&str> = lines.collect();
    let wrong: Vec<_> = lines.iter().filter_map(|line| check(line)).collect();
    println!("{} of {} not as written\n{}", wrong.len(), lines.len(), wrong.join("\n"));
    assert!(100 * wrong.len() <= (100 - LEAST_RIGHT) * lines.len(), "{}", wrong.join("\n"));
}

const LEAST_RIGHT: usize = 97;

#[test]
fn marks_are_the_words_that_say_so() {
    let text =
        "The canal is shared [equally][by tonnage]. The parties have not reached agreement on this point.";
    let found = status(text);
    let marks: Vec<_> = found.marks.iter().map(|m| &text[m.clone()]).collect();
    assert_eq!(marks, ["[equally]", "[by tonnage]", "not reached agreement"]);
    let options: Vec<_> = found.options.iter().map(|m| &text[m.clone()]).collect();
    assert_eq!(options, ["equally", "by tonnage"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_a_status(text in "([\\[\\]{}_/ .,:]|Option A|agreed|не погоджено|\\PC){0,40}") {
        for mark in status(&text).marks {
            prop_assert!(text.get(mark).is_some());
        }
    }
}
