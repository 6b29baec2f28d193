//! What texts in two languages can be compared by, as pairs in a readable notation:
//!
//! ```text
//! < The army has 600,000 soldiers in Tarn.
//! > Чисельність армії в Тарні становить 800 тис. осіб.
//! = name Tarn | Тарні
//! ! quantity 600,000 | 800 тис.
//! ~ substantive
//! ```
//!
//! `=` is the same in both, `!` differs, `-` stands only in the first and `+` only in the second; `~` says how far
//! the wording went. `UPDATE=1` writes what is found, to be read.

use std::sync::Arc;
use std::{env, fs};
use travaux::compare::{compare, draft_of};
use travaux::model::{Change, Comparison, Draft, DraftId, Matter, Settings, Standing, Tag, Wording};

#[test]
fn english_and_ukrainian() {
    check("en-uk", ["en", "uk"]);
}

#[test]
fn english_and_russian() {
    check("en-ru", ["en", "ru"]);
}

#[test]
fn ukrainian_and_russian() {
    check("uk-ru", ["uk", "ru"]);
}

fn check(file: &str, languages: [&str; 2]) {
    let path = format!("{}/tests/languages/{file}.txt", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).expect("the pairs");
    let mut written = Vec::new();
    for part in text.trim_end().split("\n\n") {
        let lines =
            |mark: char| part.lines().filter_map(move |line| line.strip_prefix(mark)?.strip_prefix(' '));
        let (Some(before), Some(after)) = (lines('<').next(), lines('>').next()) else {
            written.push(part.to_owned());
            continue;
        };
        written.push(format!("< {before}\n> {after}\n{}", found([before, after], languages)));
    }
    let written = written.join("\n\n") + "\n";
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &written).expect("a file to write");
    }
    assert_eq!(text, written, "{file}");
}

/// What is found of two texts of one point each, a line for each thing and one for the wording.
fn found(texts: [&str; 2], languages: [&str; 2]) -> String {
    let drafts = [0, 1].map(|at| draft(texts[at], languages[at], at as u32));
    let comparison = compare(&drafts, &[], &paired(&drafts), &Settings::default());
    let [link] = comparison.links.as_slice() else { panic!("no link: {texts:?}") };
    invariants(&drafts, &comparison);
    let line = |item: &travaux::model::Compared| {
        let (was, is) = (drafts[0].slice(&item.before), drafts[1].slice(&item.after));
        let matter = name(&serde_json::to_value(item.matter).expect("a matter has a name"));
        match item.standing {
            Standing::Same => format!("= {matter} {was} | {is}"),
            Standing::Differs => format!("! {matter} {was} | {is}"),
            Standing::OnlyBefore => format!("- {matter} {was}"),
            Standing::OnlyAfter => format!("+ {matter} {is}"),
        }
    };
    let compared = link.change.compared.as_ref().expect("two languages");
    let wording = name(&serde_json::to_value(link.change.wording).expect("a wording has a name"));
    compared.iter().map(line).chain([format!("~ {wording}")]).collect::<Vec<_>>().join("\n")
}

fn name(value: &serde_json::Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn draft(text: &str, language: &str, id: u32) -> Arc<Draft> {
    let draft = draft_of(format!("1. {text}\n").as_bytes(), "plan.txt", DraftId(id), None).expect("a text");
    Arc::new(Draft { language: Some(language.to_owned()), ..draft })
}

/// The first points of two drafts belong together, whatever their words.
fn paired(drafts: &[Arc<Draft>]) -> travaux::model::Decisions {
    let points = [drafts[0].id_of(0), drafts[1].id_of(0)];
    let link = travaux::model::LinkDecision { points, verdict: travaux::model::Verdict::Together };
    travaux::model::Decisions { links: vec![link], ..travaux::model::Decisions::default() }
}

/// What holds of all links between two languages.
fn invariants(drafts: &[Arc<Draft>], comparison: &Comparison) {
    for link in &comparison.links {
        let (before, after) = (&drafts[link.before.draft], &drafts[link.after.draft]);
        let Change { compared: Some(compared), redline, signals, wording, .. } = &link.change else {
            continue;
        };
        assert!(redline.ops.iter().all(|op| op.tag != Tag::Equal) || *wording == Wording::Unchanged);
        let (was, is) = (redline.before(), redline.after());
        for item in compared {
            let text =
                |draft: &Draft, span: &travaux::model::Span| draft.text.get(span.clone()).map(str::len);
            assert!(text(before, &item.before).is_some() && text(after, &item.after).is_some());
            assert_eq!(item.before.is_empty(), item.standing == Standing::OnlyAfter, "{item:?}");
            assert_eq!(item.after.is_empty(), item.standing == Standing::OnlyBefore, "{item:?}");
            if matches!(item.matter, Matter::Signal(_)) {
                assert!(was.start <= item.before.start && item.before.end <= was.end, "{item:?}");
                assert!(is.start <= item.after.start && item.after.end <= is.end, "{item:?}");
            }
        }
        // Each signal is a thing that differs, and where there is one, the change is one of substance.
        for signal in signals {
            let own =
                |item: &&travaux::model::Compared| item.before == signal.before && item.after == signal.after;
            let item = compared.iter().filter(own).find(|item| item.matter == Matter::Signal(signal.kind));
            assert!(item.is_some_and(|item| item.standing != Standing::Same), "{signal:?}");
        }
        assert!(signals.is_empty() || *wording == Wording::Substantive);
    }
}

/// Turned round, the same is the same: what only one had, only the other has.
#[test]
fn what_is_compared_does_not_depend_on_which_comes_first() {
    for (file, languages) in [("en-uk", ["en", "uk"]), ("en-ru", ["en", "ru"]), ("uk-ru", ["uk", "ru"])] {
        let path = format!("{}/tests/languages/{file}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(path).expect("the pairs");
        for part in text.split("\n\n") {
            let of = |mark: &str| part.lines().find_map(|line| line.strip_prefix(mark));
            let (Some(before), Some(after)) = (of("< "), of("> ")) else { continue };
            let turned = |line: &str| {
                let (mark, rest) = line.split_at(2);
                let mark = match mark {
                    "- " => "+ ",
                    "+ " => "- ",
                    mark => mark,
                };
                let kind = rest.split(' ').next().unwrap_or_default();
                match rest[kind.len()..].split_once(" | ") {
                    Some((was, is)) => format!("{mark}{kind} {is} | {}", was.trim_start()),
                    None => format!("{mark}{rest}"),
                }
            };
            let sorted = |text: String| {
                let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
                lines.sort();
                lines
            };
            let forth =
                sorted(found([before, after], languages).lines().map(turned).collect::<Vec<_>>().join("\n"));
            let back = sorted(found([after, before], [languages[1], languages[0]]));
            assert_eq!(forth, back, "{before} / {after}");
        }
    }
}

/// Which points answer each other in two drafts, by their labels.
fn links(before: &str, after: &str) -> Vec<String> {
    let drafts = [before, after]
        .map(|text| Arc::new(draft_of(text.as_bytes(), "plan.txt", DraftId(0), None).expect("a text")));
    assert_eq!(drafts.each_ref().map(|draft| draft.language.as_deref()), [Some("en"), Some("uk")]);
    let comparison = compare(&drafts, &[], &travaux::model::Decisions::default(), &Settings::default());
    invariants(&drafts, &comparison);
    let label = |draft: usize, point: usize| drafts[draft].points[point].label.path.clone();
    let links = comparison.links.iter();
    links.map(|link| format!("{}-{}", label(0, link.before.point), label(1, link.after.point))).collect()
}

#[test]
fn sub_points_are_paired_across_languages() {
    let found = links(
        "1. The ceasefire covers all fronts:\n   (a) heavy guns are withdrawn 40 km from the line;\n   (b) an international mission of 900 observers watches the truce;\n   (c) minefields are cleared within two years.\n\n2. Elections are held within 100 days:\n   (a) observers from the OSCE may attend the vote;\n   (b) prisoners of war are released before the vote.\n\n3. Frozen assets of 60 billion dollars are used:\n   (a) for the rebuilding of destroyed towns;\n   (b) for compensation to the families of victims.\n",
        "1. Припинення вогню діє на всіх фронтах:\n   а) мінні поля розчищають протягом двох років;\n   б) важку артилерію відводять від лінії на 60 км;\n   в) за тишею стежить міжнародна місія з 900 спостерігачів.\n\n2. Заморожені активи обсягом 60 млрд доларів спрямовують:\n   а) на відбудову зруйнованих міст;\n   б) на компенсації родинам жертв.\n\n3. Вибори проводять протягом 100 днів:\n   а) за голосуванням можуть спостерігати представники ОБСЄ;\n   б) до голосування звільняють військовополонених;\n   в) журналісти мають доступ до дільниць.\n",
    );
    assert_eq!(
        found,
        ["1-1", "1.a-1.б", "1.b-1.в", "1.c-1.а", "2-3", "2.a-3.а", "2.b-3.б", "3-2", "3.a-2.а", "3.b-2.б"]
    );
}

/// A point that was split is compared with all its parts: what one of them has is not lost.
#[test]
fn what_a_part_of_a_split_point_has_is_not_lost() {
    let drafts = [
        (
            "en",
            "1. Norvia will not join any military bloc within 20 years.\n\n2. No foreign bases are set up on the soil of Norvia.\n",
        ),
        (
            "uk",
            "1. Норвія протягом 20 років не вступає до військових союзів і не приймає на своїй території іноземних баз.\n",
        ),
    ];
    let drafts = drafts.map(|(language, text)| {
        let draft = draft_of(text.as_bytes(), "plan.txt", DraftId(u32::from(language == "uk")), None);
        Arc::new(Draft { language: Some(language.to_owned()), ..draft.expect("a text") })
    });
    let pair = |point: usize| travaux::model::LinkDecision {
        points: [drafts[0].id_of(point), drafts[1].id_of(0)],
        verdict: travaux::model::Verdict::Together,
    };
    let decisions =
        travaux::model::Decisions { links: vec![pair(0), pair(1)], ..travaux::model::Decisions::default() };
    let comparison = compare(&drafts, &[], &decisions, &Settings::default());
    invariants(&drafts, &comparison);
    assert_eq!(comparison.links.len(), 2);
    for link in &comparison.links {
        assert_eq!(link.change.wording, Wording::Translated, "{:?}", link.change.signals);
    }
}
