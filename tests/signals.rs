//! Signals and wording classes, as pairs of texts in a readable notation; precision and
//! recall by kind are printed by `cargo test --test signals -- --nocapture`.

use std::collections::BTreeMap;
use travaux::diff::judge;

const KINDS: [&str; 10] = [
    "quantity",
    "date",
    "duration",
    "modality",
    "negation",
    "party",
    "place",
    "condition",
    "cross-reference",
    "scope",
];

type Signal = (String, String, String);

/// A line of the notation: `The army has [600→800 quantity] men. = substantive`.
struct Case {
    before: String,
    after: String,
    expected: Vec<Signal>,
    wording: Option<String>,
}

fn parse(line: &str) -> Case {
    let (text, wording) = match line.rsplit_once(" = ") {
        Some((text, wording)) => (text, Some(wording.to_owned())),
        None => (line, None),
    };
    let mut case = Case { before: String::new(), after: String::new(), expected: Vec::new(), wording };
    for (i, part) in text.split(['[', ']']).enumerate() {
        let Some((old, new)) = part.split_once('→').filter(|_| i % 2 == 1) else {
            let part = part
                .rsplit_once(' ')
                .filter(|(_, k)| i % 2 == 1 && KINDS.contains(k))
                .map_or(part, |(p, _)| p);
            case.before.push_str(part);
            case.after.push_str(part);
            continue;
        };
        let kind_of = |s: &str| s.rsplit(' ').next().filter(|k| KINDS.contains(k)).map(str::to_owned);
        let cut = |s: &str, kind: &str| s.strip_suffix(kind).unwrap_or(s).trim_end().to_owned();
        let kind = kind_of(new).or_else(|| kind_of(old));
        let (old, new) = match &kind {
            Some(kind) if new.ends_with(kind.as_str()) => (old.to_owned(), cut(new, kind)),
            Some(kind) => (cut(old, kind), new.to_owned()),
            None => (old.to_owned(), new.to_owned()),
        };
        case.before.push_str(&old);
        case.after.push_str(&new);
        if let Some(kind) = kind {
            case.expected.push((kind, old, new));
        }
    }
    case
}

fn found(case: &Case) -> (Vec<Signal>, String) {
    let change = judge(&case.before, &case.after);
    let name = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let signals = change.signals.iter().map(|s| {
        let kind = name(serde_json::to_value(s.kind).expect("a kind has a name"));
        (kind, case.before[s.before.clone()].to_owned(), case.after[s.after.clone()].to_owned())
    });
    (signals.collect(), name(serde_json::to_value(change.wording).expect("a class has a name")))
}

#[derive(Default)]
struct Score {
    right: usize,
    found: usize,
    expected: usize,
}

/// Judges every line of a file. Fails where a signal or a wording class is not as written.
fn check(file: &str, lines: &str, scores: &mut BTreeMap<String, Score>) -> Vec<String> {
    let mut wrong = Vec::new();
    for line in lines.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let case = parse(line);
        let (signals, wording) = found(&case);
        for (kind, ..) in &case.expected {
            scores.entry(kind.clone()).or_default().expected += 1;
        }
        for signal in &signals {
            let score = scores.entry(signal.0.clone()).or_default();
            score.found += 1;
            score.right += usize::from(case.expected.contains(signal));
        }
        let (mut a, mut b) = (signals.clone(), case.expected.clone());
        a.sort();
        b.sort();
        if a != b || case.wording.as_ref().is_some_and(|w| *w != wording) {
            wrong.push(format!("{file}: {line}\n    found {wording} {signals:?}"));
        }
    }
    wrong
}

#[test]
fn signals_are_found_and_no_others() {
    let mut scores = BTreeMap::new();
    let mut wrong = check("en", include_str!("signals/en.txt"), &mut scores);
    wrong.extend(check("uk", include_str!("signals/uk.txt"), &mut scores));
    wrong.extend(check("ru", include_str!("signals/ru.txt"), &mut scores));
    wrong.extend(check("de-fr-es", include_str!("signals/de-fr-es.txt"), &mut scores));
    for (kind, score) in &scores {
        let share = |of: usize| score.right as f64 / of.max(1) as f64;
        println!(
            "{kind:16} precision {:.3} recall {:.3} ({} expected)",
            share(score.found),
            share(score.expected),
            score.expected
        );
    }
    let total: usize = scores.values().map(|s| s.expected).sum();
    println!("{total} signals expected, {} lines not as written", wrong.len());
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
