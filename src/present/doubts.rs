//! What is doubtful about the reading of a document, in words.

use crate::model::{Doubt, Revisions, Trace, Warning};
use crate::words::{say, say_with};

/// One sentence, or half of one, for the reader.
pub fn doubt(warning: &Warning) -> String {
    let said = told(&warning.doubt);
    match &warning.document {
        Some(document) => format!("{document}: {said}"),
        None => said,
    }
}

fn told(doubt: &Doubt) -> String {
    match doubt {
        Doubt::Message(message) => message.clone(),
        Doubt::Guessed(encoding) => say_with("doubt-guessed", &[("encoding", encoding.as_str().into())]),
        Doubt::Undecoded { encoding, n } => {
            say_with("doubt-undecoded", &[("n", (*n).into()), ("encoding", encoding.as_str().into())])
        }
        Doubt::Changes { n, authors, names, read } => {
            let changes = say_with("doubt-changes", &[("n", (*n).into())]);
            format!("{changes}{}; {}", by(*authors, names), changes_read(*read))
        }
        Doubt::Comments(n) => say_with("doubt-comments", &[("n", (*n).into())]),
        Doubt::Footnotes(n) => say_with("doubt-footnotes", &[("n", (*n).into())]),
        Doubt::Boxes(n) => say_with("doubt-boxes", &[("n", (*n).into())]),
        Doubt::Pictures(n) => say_with("doubt-pictures", &[("n", (*n).into())]),
        Doubt::Objects(n) => say_with("doubt-objects", &[("n", (*n).into())]),
        Doubt::Formulas(n) => say_with("doubt-formulas", &[("n", (*n).into())]),
        Doubt::Hidden(n) => say_with("doubt-hidden", &[("n", (*n).into())]),
        Doubt::Contents {} => say("doubt-contents").to_owned(),
        Doubt::Heads {} => say("doubt-heads").to_owned(),
        Doubt::CutShort {} => say("doubt-cut-short").to_owned(),
        Doubt::Amendments { n, heads: [left, right], read } => {
            let heads =
                [("n", (*n).into()), ("left", left.as_str().into()), ("right", right.as_str().into())];
            format!("{}: {}", say_with("doubt-amendments", &heads), amendments_read(*read))
        }
        Doubt::DamagedPage(page) => say_with("doubt-damaged-page", &[("page", (*page).into())]),
        Doubt::Unlettered {} => say("doubt-unlettered").to_owned(),
        Doubt::NumbersTold(n) => say_with("doubt-numbers-told", &[("n", (*n).into())]),
        Doubt::SignsLost {} => say("doubt-signs-lost").to_owned(),
        Doubt::Scanned { first, last } if first == last => {
            say_with("doubt-scanned", &[("page", (*first).into())])
        }
        Doubt::Scanned { first, last } => {
            say_with("doubt-scanned-pages", &[("first", (*first).into()), ("last", (*last).into())])
        }
        Doubt::Columns { n, first, last } if first == last => {
            say_with("doubt-columns", &[("n", (*n).into()), ("page", (*first).into())])
        }
        Doubt::Columns { n, first, last } => say_with(
            "doubt-columns-pages",
            &[("n", (*n).into()), ("first", (*first).into()), ("last", (*last).into())],
        ),
        Doubt::Printed(trace) => say_with("doubt-printed", &[("trace", seen(trace).into())]),
        Doubt::Missing { n, from, to } => say_with(
            "doubt-missing",
            &[("n", (*n).into()), ("from", from.as_str().into()), ("to", to.as_str().into())],
        ),
        Doubt::Twice(number) => say_with("doubt-twice", &[("number", number.as_str().into())]),
        Doubt::ListOutside { n, begins } => {
            say_with("doubt-list-outside", &[("n", (*n).into()), ("begins", called(begins).into())])
        }
        Doubt::ParagraphOutside { after } => {
            say_with("doubt-paragraph-outside", &[("point", called(after).into())])
        }
        Doubt::NoPoint {} => say("doubt-no-point").to_owned(),
        Doubt::NoSentence {} => say("doubt-no-sentence").to_owned(),
        Doubt::Bracket(point) => say_with("doubt-bracket", &[("point", point.as_str().into())]),
    }
}

/// A point by its number; one without a number has a bullet.
fn called(number: &Option<String>) -> String {
    match number {
        Some(number) => say_with("doubt-point", &[("number", number.as_str().into())]),
        None => say("doubt-bullet").to_owned(),
    }
}

/// Who made the tracked changes; nothing where nobody is named.
fn by(authors: usize, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => say_with("doubt-by", &[("name", one.as_str().into())]),
        [a, b, ..] => {
            let names = [("n", authors.into()), ("first", a.as_str().into()), ("second", b.as_str().into())];
            say_with("doubt-by-several", &names)
        }
    }
}

fn changes_read(read: Revisions) -> &'static str {
    match read {
        Revisions::AsTheyStand => say("doubt-changes-stand"),
        Revisions::Accepted => say("doubt-changes-accepted"),
        Revisions::Rejected => say("doubt-changes-rejected"),
    }
}

fn amendments_read(read: Revisions) -> &'static str {
    match read {
        Revisions::AsTheyStand => say("doubt-amendments-stand"),
        Revisions::Accepted => say("doubt-amendments-accepted"),
        Revisions::Rejected => say("doubt-amendments-rejected"),
    }
}

fn seen(trace: &Trace) -> String {
    match trace {
        Trace::Together(word) => say_with("doubt-trace-together", &[("word", word.as_str().into())]),
        Trace::Doubled(word) => say_with("doubt-trace-doubled", &[("word", word.as_str().into())]),
        Trace::Struck => say("doubt-trace-struck").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn doubts_are_told_in_the_language_that_is_spoken() {
        let changes = |names: &[&str]| Doubt::Changes {
            n: 3,
            authors: names.len(),
            names: names.iter().take(2).map(|&name| name.to_owned()).collect(),
            read: Revisions::Accepted,
        };
        let missing = |n| Doubt::Missing { n, from: "2".to_owned(), to: "5".to_owned() };
        let ukrainian = Language::of("uk").expect("a second language");
        for (doubt, english, other) in [
            (
                changes(&["A", "B", "C"]),
                "3 tracked changes by 3 authors (A, B …); read as if all were accepted",
                "3 відстежені зміни, автори: 3 (A, B …); прочитано так, ніби всі прийнято",
            ),
            (
                changes(&["A", "B"]),
                "3 tracked changes by A and B; read as if all were accepted",
                "3 відстежені зміни, автори: A і B; прочитано так, ніби всі прийнято",
            ),
            (
                missing(1),
                "a point is missing: the numbers go from 2 to 5",
                "бракує пункту: після номера 2 йде 5",
            ),
            (
                missing(2),
                "2 points are missing: the numbers go from 2 to 5",
                "бракує 2 пунктів: після номера 2 йде 5",
            ),
            (
                Doubt::Columns { n: 3, first: 2, last: 4 },
                "three columns on pages 2 to 4, read one after the other",
                "три колонки на сторінках 2–4, прочитано одну за одною",
            ),
            (Doubt::Message("as it was said".to_owned()), "as it was said", "as it was said"),
        ] {
            let warning = doubt.into();
            assert_eq!(super::doubt(&warning), english);
            assert_eq!(ukrainian.during(|| super::doubt(&warning)), other);
        }
    }

    #[test]
    fn earlier_files_said_it_in_a_sentence() {
        let read = |json: &str| serde_json::from_str::<Warning>(json).ok();
        let earlier = read(r#"{"message": "a point is missing", "span": {"start": 3, "end": 4}}"#);
        assert_eq!(earlier, Some(Doubt::Message("a point is missing".to_owned()).at(3..4)));
        for warning in [
            Doubt::Contents {}.into(),
            Doubt::Comments(3).at(0..2),
            Warning { document: Some("dam".to_owned()), ..Doubt::Printed(Trace::Struck).into() },
        ] {
            let json = serde_json::to_string(&warning).expect("plain data");
            assert_eq!(read(&json), Some(warning), "{json}");
        }
    }
}
