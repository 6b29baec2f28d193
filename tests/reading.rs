//! Reading: what becomes of a document between its bytes and its points.

#[path = "reading/notation.rs"]
mod notation;

use notation::{cases, outline, read};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use travaux::import::{self, ImportError};
use travaux::model::{Draft, DraftId, DraftKind, PointKind};
use travaux::segment::segment;

/// Compares every case of a file with its outline.
fn check(file: &str) {
    let cases = cases(file);
    assert!(!cases.is_empty());
    let mut wrong = Vec::new();
    for case in cases {
        let draft = read(&case);
        holds(&draft);
        let found = outline(&draft);
        if found != case.expected {
            wrong.push(format!(
                "=== {}\n{}\n--- expected\n{}\n--- found\n{found}\n",
                case.name, case.input, case.expected
            ));
        }
    }
    assert!(wrong.is_empty(), "{} cases are read otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn numberings() {
    check(include_str!("reading/numberings.txt"));
}

#[test]
fn nesting() {
    check(include_str!("reading/nesting.txt"));
}

#[test]
fn plans_inside_articles() {
    check(include_str!("reading/wrapped.txt"));
}

#[test]
fn plans_on_news_sites() {
    check(include_str!("reading/languages.txt"));
}

#[test]
fn corrections_of_the_reader() {
    check(include_str!("reading/corrections.txt"));
}

/// What must hold for every draft.
fn holds(draft: &Draft) {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut labels = BTreeSet::new();
    for (at, point) in draft.points.iter().enumerate() {
        assert!(labels.insert(&point.label.path), "label {:?} stands twice", point.label.path);
        assert!(point.parent.is_none_or(|p| p < at), "a parent stands after its child");
        let depth = point.parent.map_or(0, |p| draft.points[p].depth + 1);
        assert_eq!(point.depth, depth, "depth of {:?}", point.label.path);
        assert_eq!(draft.find(draft.id_of(at)), Some(at), "identity of {:?}", point.label.path);
        let heading = point.heading.clone().unwrap_or(point.mark.end..point.mark.end);
        for span in [point.mark.clone(), heading, point.body.clone()] {
            assert_eq!(draft.slice(&span).trim(), draft.slice(&span), "white space around a span");
            spans.push((span.start, span.end));
        }
    }
    for span in &draft.outside {
        assert!(!draft.slice(span).trim().is_empty());
        spans.push((span.start, span.end));
    }
    for warning in draft.warnings.iter().filter_map(|w| w.span.as_ref()) {
        assert!(draft.text.get(warning.clone()).is_some());
    }
    spans.retain(|(start, end)| start < end);
    let in_order = spans.clone();
    spans.sort_unstable();
    let points = in_order.len() - draft.outside.len();
    assert!(in_order[..points].is_sorted(), "points out of order");
    let mut end = 0;
    for (start, stop) in spans {
        assert!(end <= start, "spans overlap at {start}");
        assert_eq!(draft.text[end..start].trim(), "", "text in no span");
        end = stop;
    }
    assert_eq!(draft.text[end..].trim(), "", "text in no span at the end");
}

fn read_as(text: &str, path: &str, kind: Option<DraftKind>) -> Option<Draft> {
    let source = import::read(text.as_bytes(), path).ok()?;
    Some(segment(source, DraftId(1), kind))
}

/// Lines such as published plans are made of.
fn line() -> impl Strategy<Value = String> {
    let mark = prop_oneof![
        (1u32..40).prop_map(|n| format!("{n}. ")),
        (1u32..40).prop_map(|n| format!("{n}) ")),
        (1u32..9).prop_map(|n| format!("({n}) ")),
        (1u32..9, 1u32..9).prop_map(|(a, b)| format!("{a}.{b} ")),
        (1u32..9).prop_map(|n| format!("Article {n}\n")),
        (1u32..9).prop_map(|n| format!("[Point {n} deleted]")),
        Just("Пункт ІІ. ".to_owned()),
        "[a-d][.)] ",
        "[а-г]\\) ",
        "(I|II|III|IV|V)\\. ",
        "[•–→*-] ",
        Just("## ".to_owned()),
        Just("> ".to_owned()),
        Just(String::new()),
    ];
    let text = prop_oneof![
        Just("The parties cease fire."),
        Just("Security"),
        Just("the minister said so. 2. He added more."),
        Just("wird bis 24.12.2025 bestätigt.3. Wahlen"),
        Just("[jointly] (a) housing; (b) energy:"),
        Just("Related stories"),
        Just("“Цитата”, — заявив міністр."),
        Just(""),
    ];
    ("[ \t]{0,4}", mark, text, "\n{1,2}")
        .prop_map(|(space, mark, text, end)| format!("{space}{mark}{text}{end}"))
}

proptest! {
    #[test]
    fn any_text_is_covered(text in "\\PC{0,200}", path in prop_oneof![Just("a.txt"), Just("a.md")]) {
        for kind in [None, Some(DraftKind::Draft), Some(DraftKind::Article)] {
            read_as(&text, path, kind).iter().for_each(holds);
        }
    }

    #[test]
    fn any_plan_is_covered(lines in prop::collection::vec(line(), 1..40), path in prop_oneof![Just("a.txt"), Just("a.md")]) {
        for kind in [None, Some(DraftKind::Draft), Some(DraftKind::Article)] {
            read_as(&lines.concat(), path, kind).iter().for_each(holds);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _read = import::read(&bytes, "a.txt");
        let _read = import::read(&bytes, "a.md");
    }
}

#[test]
fn sample_drafts() {
    let labels = |file: &str, path: &str| {
        let draft = read_as(file, path, None).expect("it can be read");
        holds(&draft);
        assert_eq!(draft.kind, DraftKind::Draft);
        assert_eq!(draft.language.as_deref(), Some("en"));
        draft
    };
    let subs = |draft: &Draft| draft.points.iter().filter(|p| p.depth == 1).count();
    let tops = |draft: &Draft| draft.points.iter().filter(|p| p.depth == 0).count();
    let us = labels(include_str!("../assets/sample/us-28-point.md"), "plans/us-28-point.md");
    assert_eq!((us.siglum.as_str(), us.title.as_str()), ("us-28-point", "United States draft, 28 points"));
    assert_eq!((tops(&us), subs(&us)), (28, 24));
    let europe =
        labels(include_str!("../assets/sample/european-counter-proposal.md"), "european-counter-proposal.md");
    assert_eq!((tops(&europe), subs(&europe)), (27, 17));
    assert!(europe.warnings.is_empty(), "it says itself why point 3 is missing: {:?}", europe.warnings);
    let frame = labels(include_str!("../assets/sample/framework-20-point.md"), "framework-20-point.md");
    assert_eq!((tops(&frame), subs(&frame)), (20, 20));
    let twelve = frame.points.iter().position(|p| p.label.path == "12").expect("there is a point 12");
    assert!(frame.body(twelve).contains("[jointly by Ukraine"), "brackets stay in the text");
}

/// What an article says, sentence by sentence, and what belongs to its page.
fn check_article(text: &str, path: &str, title: &str, statements: usize, outside: &[&str]) {
    let draft = read_as(text, path, None).expect("it can be read");
    holds(&draft);
    assert_eq!(draft.kind, DraftKind::Article);
    assert_eq!(draft.title, title);
    assert_eq!(draft.points.len(), statements, "{}", outline(&draft));
    assert!(draft.points.iter().all(|p| p.kind == PointKind::Statement && p.label.path.starts_with('¶')));
    for words in outside {
        assert!(draft.outside.iter().any(|s| draft.slice(s).contains(words)), "{words:?} is outside");
        let stated = (0..draft.points.len()).any(|p| draft.body(p).contains(words));
        assert!(!stated, "{words:?} is no statement");
    }
}

#[test]
fn sample_article() {
    check_article(
        include_str!("../assets/sample/article.txt"),
        "article.txt",
        "President says land and plant are still open in 20-point draft",
        16,
        &[
            "cookies",
            "Accept all",
            "Staff report",
            "Archive photo",
            "Written for Travaux",
            "Related stories",
            "28 points said",
            "Search Trends",
        ],
    );
}

#[test]
fn seed_article() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles/cgtn-2025-12-25.txt");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: there is no ../shared/articles here");
        return;
    };
    let draft = read_as(&text, "cgtn-2025-12-25.txt", None).expect("it can be read");
    holds(&draft);
    assert_eq!(draft.kind, DraftKind::Article);
    let stated = outline(&draft);
    let stated: Vec<_> = stated.lines().filter(|l| l.starts_with('¶')).collect();
    assert!(stated.iter().any(|s| s.contains("key territorial questions remain unresolved")));
    for words in ["cookie", "I agree", "/VCG", "Search Trends", "With input from"] {
        assert!(
            stated.iter().all(|s| !s.to_lowercase().contains(&words.to_lowercase())),
            "{words} is no statement"
        );
    }
    assert!(stated.iter().all(|s| s.contains(' ') && s.len() > 30), "{stated:?}");
}

/// The text and paragraphs of a document: `|` for one apart, `+` for one that goes on, with its indentation.
fn check_paragraphs(bytes: &[u8], path: &str, expected: &[&str]) {
    let source = import::read(bytes, path).expect("it can be read");
    let row = |p: &travaux::model::Paragraph| {
        let number = p.number.as_ref().map_or(String::new(), |n| source.text[n.clone()].to_owned());
        let sign = if p.apart { '|' } else { '+' };
        format!("{sign}{} {:?} {number} {}", p.indent, p.style, &source.text[p.span.clone()])
    };
    assert_eq!(source.paragraphs.iter().map(row).collect::<Vec<_>>(), expected);
}

#[test]
fn paragraphs() {
    check_paragraphs(
        b"\xEF\xBB\xBFOne\r\n  two\r\rthree\n\n\t four \n",
        "a.txt",
        &["|0 Body  One", "+2 Body  two", "|0 Body  three", "|5 Body  four"],
    );
    check_paragraphs(b"\xFF\xFE1\0.\0 \0\x16\x04\n\0", "a.txt", &["|0 Body  1. Ж"]);
    check_paragraphs(
        "# A *title*\n\n4. One\n   a. two\n   lazy\n\n   more\n6. [x] &amp; \\[y\\]\n   - dash\n\n> said\n\n<!-- no -->\n[A]: text\n".as_bytes(),
        "a.md",
        &[
            "|0 Heading(1)  A title",
            "|0 Body 4. 4. One",
            "+3 Body  a. two",
            "+3 Body  lazy",
            "|3 Body  more",
            "|0 Body 6. 6. [x] & [y]",
            "|3 Body - - dash",
            "|0 Quote  said",
            "|0 Body  [A]: text",
        ],
    );
}

/// The sentence in which a document is refused.
fn check_refused(bytes: &[u8], sentence: &str) {
    assert_eq!(import::read(bytes, "in/a.txt").expect_err("it is refused").to_string(), sentence);
}

#[test]
fn refusals() {
    let empty = "there is no text in it, so choose the file that holds the draft: in/a.txt";
    check_refused(b"", empty);
    check_refused(b" \n\t\r\n\xC2\xA0", empty);
    check_refused(
        b"PK\x03\x04....[Content_Types].xml....word/document.xml",
        "it is damaged (its archive is cut short or broken), so get the file again, or open it in its own program and save it anew: in/a.txt",
    );
    check_refused(b"one\0two", "it is a binary file, so choose the file that holds the draft: in/a.txt");
    check_refused(b"<!DOCTYPE html><html>", empty);
    let large = import::read(&vec![b'a'; import::LIMIT + 1], "").expect_err("it is refused");
    assert_eq!(large, ImportError::TooLarge { megabytes: 33, limit: 32, path: "the pasted text".to_owned() });
}

#[test]
fn pathological_texts_finish() {
    let started = std::time::Instant::now();
    let texts = [
        "1. The parties cease fire.\n".repeat(10_000),
        format!("1. {}\n2. The parties talk.\n", "word and word ".repeat(350_000)),
        (1..=100_000).map(|n| format!("{n} ")).collect(),
        (1..=20_000).map(|n| format!("{n}. Word\n")).collect(),
        "a) b) c) 1) 2) (i) • ".repeat(40_000),
        "1.1.1.1.1.1.1 ".repeat(50_000),
        "- ".repeat(100_000),
        "Security\n\n".repeat(50_000),
        "> ".repeat(20_000),
        "[".repeat(100_000),
    ];
    for text in &texts {
        for path in ["a.txt", "a.md"] {
            read_as(text, path, None).iter().for_each(holds);
        }
    }
    assert!(started.elapsed().as_secs() < 240, "{:?}", started.elapsed());
}
