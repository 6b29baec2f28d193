//! Signals and wording classes, as pairs of texts in a readable notation; precision and
//! recall by kind over all of them are printed by `cargo test --test signals -- --nocapture`.

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

#[derive(Clone, Copy, Default)]
struct Score {
    right: usize,
    found: usize,
    expected: usize,
}

impl Score {
    fn precision(self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    fn recall(self) -> f64 {
        self.right as f64 / self.expected.max(1) as f64
    }
}

/// What was found in some files: by kind of signal, `wording` for the classes, and the lines that
/// are not as written.
#[derive(Default)]
struct Judged {
    lines: usize,
    scores: BTreeMap<String, Score>,
    wrong: Vec<String>,
}

impl Judged {
    /// Judges every line of a file.
    fn read(&mut self, file: &str, lines: &str) {
        for line in lines.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let case = parse(line);
            let (signals, wording) = found(&case);
            self.lines += 1;
            for (kind, ..) in &case.expected {
                self.scores.entry(kind.clone()).or_default().expected += 1;
            }
            for signal in &signals {
                let score = self.scores.entry(signal.0.clone()).or_default();
                score.found += 1;
                score.right += usize::from(case.expected.contains(signal));
            }
            if let Some(expected) = &case.wording {
                let score = self.scores.entry("wording".to_owned()).or_default();
                (score.expected, score.found) = (score.expected + 1, score.found + 1);
                score.right += usize::from(*expected == wording);
            }
            let marked = |text: &String| text.ends_with([',', ';', ':', '!', '?', '"', '»', '”', ' ']);
            if let Some(signal) = signals.iter().find(|s| marked(&s.1) || marked(&s.2)) {
                self.wrong.push(format!("{file}: {line}\n    more than its words: {signal:?}"));
            }
            let (mut a, mut b) = (signals.clone(), case.expected.clone());
            a.sort();
            b.sort();
            if a != b || case.wording.as_ref().is_some_and(|w| *w != wording) {
                self.wrong.push(format!("{file}: {line}\n    found {wording} {signals:?}"));
            }
        }
    }

    /// Precision and recall by kind, a line each.
    fn table(&self) -> String {
        let line = |(kind, score): (&String, &Score)| {
            let (precision, recall) = (score.precision(), score.recall());
            format!("  {kind:16} precision {precision:.3} recall {recall:.3} ({} expected)\n", score.expected)
        };
        let head = format!("{} pairs, {} not as written\n", self.lines, self.wrong.len());
        head + &self.scores.iter().map(line).collect::<String>()
    }
}

/// Pairs that the rules were made from, in the order of the languages.
const RULES: [(&str, &str); 4] = [
    ("en", include_str!("signals/en.txt")),
    ("uk", include_str!("signals/uk.txt")),
    ("ru", include_str!("signals/ru.txt")),
    ("de-fr-es", include_str!("signals/de-fr-es.txt")),
];

/// Pairs that were written without a look at the rules, which were mended on them afterwards. What
/// was found of them before is said in the files.
const DRAFTING: [(&str, &str); 5] = [
    ("drafting/en", include_str!("signals/drafting/en.txt")),
    ("drafting/uk", include_str!("signals/drafting/uk.txt")),
    ("drafting/ru", include_str!("signals/drafting/ru.txt")),
    ("drafting/de-fr-es", include_str!("signals/drafting/de-fr-es.txt")),
    ("drafting/second", include_str!("signals/drafting/second.txt")),
];

fn judged(files: &[(&str, &str)]) -> Judged {
    let mut judged = Judged::default();
    files.iter().for_each(|(file, lines)| judged.read(file, lines));
    judged
}

#[test]
fn signals_are_found_and_no_others() {
    let rules = judged(&RULES);
    assert!(rules.wrong.is_empty(), "\n{}\n", rules.wrong.join("\n"));
}

/// The least precision and recall of any kind over all pairs.
const FLOOR: f64 = 0.95;

#[test]
fn every_kind_is_found_with_precision_and_recall() {
    let all = judged(&[RULES.as_slice(), &DRAFTING].concat());
    println!("{}{}", all.table(), all.wrong.join("\n"));
    let low = |(_, score): &(&String, &Score)| score.precision().min(score.recall()) < FLOOR;
    let low: Vec<_> = all.scores.iter().filter(low).map(|(kind, _)| kind).collect();
    assert!(low.is_empty(), "below the floor: {low:?}");
}
