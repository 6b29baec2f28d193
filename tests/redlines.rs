//! Redlines: what they look like, and what always holds of them.

use proptest::prelude::*;
use travaux::diff::{judge, notation, redline};
use travaux::model::{Redline, Tag};

fn rebuilt(redline: &Redline, before: &str, after: &str) -> (String, String) {
    let (mut old, mut new) = (String::new(), String::new());
    for op in &redline.ops {
        if op.tag != Tag::Insert {
            old.push_str(&before[op.before.clone()]);
        }
        if op.tag != Tag::Delete {
            new.push_str(&after[op.after.clone()]);
        }
    }
    (old, new)
}

/// What holds of every redline.
fn check_invariants(before: &str, after: &str) {
    let redline = redline(before, after);
    assert_eq!(rebuilt(&redline, before, after), (before.to_owned(), after.to_owned()));
    let (mut i, mut j) = (0, 0);
    for op in &redline.ops {
        assert_eq!((op.before.start, op.after.start), (i, j), "gap in {before:?} → {after:?}");
        (i, j) = (op.before.end, op.after.end);
        let (old, new) = (&before[op.before.clone()], &after[op.after.clone()]);
        match op.tag {
            Tag::Equal => {
                let squeeze = |s: &str| s.split_whitespace().collect::<String>();
                assert_eq!(squeeze(old), squeeze(new), "kept text differs");
            }
            Tag::Delete => assert!(new.is_empty() && !old.trim().is_empty()),
            Tag::Insert => assert!(old.is_empty() && !new.trim().is_empty()),
        }
    }
    for pair in redline.ops.windows(2) {
        assert_ne!(pair[0].tag, pair[1].tag, "neighbours of one kind in {before:?} → {after:?}");
    }
    assert_eq!(judge(before, after).redline, redline);
}

#[test]
fn redlines_read_well() {
    let mut wrong = Vec::new();
    for line in include_str!("redlines/pairs.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (before, after) = notation::parse(line);
        check_invariants(&before, &after);
        let found = notation::write(&redline(&before, &after), &before, &after);
        if found != line {
            wrong.push(format!("expected {line}\n   found {found}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Treaty-like texts with a great deal in common, and with odd spacing.
fn prose() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "the",
        "Parties",
        "shall",
        "may",
        "withdraw",
        "600,000",
        "troops",
        ",",
        ".",
        ";",
        "(",
        ")",
        "not",
        "Київ",
        "“",
        "”",
        "—",
        "U.S.",
        "50:50",
        "\u{a0}",
        "\u{301}",
        "e\u{301}",
        "$100bn",
        "600 000",
        "№",
        "\u{1f3f3}\u{fe0f}",
    ]);
    let space = prop::sample::select(vec!["", " ", " ", " ", "  ", "\n", "\n\n", "\u{a0}", "\u{200b}"]);
    prop::collection::vec((word, space), 0..60)
        .prop_map(|w| w.into_iter().flat_map(|(w, s)| [w, s]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_two_texts_have_a_redline(before in any::<String>(), after in any::<String>()) {
        check_invariants(&before, &after);
    }

    #[test]
    fn any_two_drafts_have_a_redline(before in prose(), after in prose()) {
        check_invariants(&before, &after);
    }

    #[test]
    fn a_text_has_no_difference_from_itself(text in prose()) {
        let wrapped = text.split(' ').collect::<Vec<_>>().join("\n ");
        prop_assert!(redline(&text, &wrapped).ops.iter().all(|op| op.tag == Tag::Equal));
    }

    #[test]
    fn notation_never_fails(text in any::<String>()) {
        let (before, after) = notation::parse(&text);
        prop_assert!(before.len() <= text.len() && after.len() <= text.len());
    }
}
