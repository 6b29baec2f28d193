//! What holds of every form alike: it names its sources, settings and the reader's pairings, and has the notes and rows
//! that were asked for and no others.

use super::readable::text;
use super::{report, sample, write};
use std::sync::Arc;
use travaux::compare;
use travaux::export;
use travaux::export::{FORMATS, Notes, Options, Report, Which};
use travaux::model::{Draft, DraftId, LinkDecision, Project, Verdict};
use travaux::present::{Facet, Facets, Filter};

/// Checks what every form says and does not say. The lineage picture has no notes.
fn check(what: &str, report: &Report, has: &[&str], has_not: &[&str], noted: bool) {
    for format in FORMATS.iter().filter(|format| !noted || format.name != "svg") {
        let bytes = export::write(report, format, &|_| true).unwrap();
        let Some(text) = text(&bytes, format.extension) else { continue };
        for words in has {
            // A document with one redline speaks of its two drafts, the first and the last.
            if format.name == "docx" && words.contains("E3") {
                continue;
            }
            assert!(text.contains(words), "{what}, {}: {words} is not in:\n{text}", format.name);
        }
        for words in has_not {
            // A script is told the paths that it gave.
            if format.name == "json" && words.starts_with('/') {
                continue;
            }
            assert!(!text.contains(words), "{what}, {}: {words} is in:\n{text}", format.name);
        }
    }
}

fn with(project: &Project, options: Options) -> Report {
    Report::new(project, &report(project).comparison, options)
}

/// The sample with its dates, with pairs of the reader's own, and with notes of two readers, one of them settled.
fn judged() -> Project {
    let mut project = sample();
    for (draft, date) in project.drafts.iter_mut().zip(["2025-11-20", "2025-11-23", "2025-12-24"]) {
        let draft = Arc::make_mut(draft);
        draft.provenance.date = Some(date.to_owned());
        draft.provenance.path = format!("/home/somebody/{}.md", draft.siglum);
    }
    let first = |draft: usize| project.drafts[draft].id_of(0);
    let pair = LinkDecision { points: [first(0), first(1)], verdict: Verdict::Confirmed };
    project.decisions.links.push(pair);
    super::note(&mut project, 2, 0, "A. Bondar", "Settled in June.");
    Arc::make_mut(project.decisions.annotations.last_mut().unwrap()).resolved.set(true);
    project
}

#[test]
fn every_form_says_where_it_comes_from() {
    let project = judged();
    let report = with(&project, Options::default());
    let hash = &project.drafts[2].provenance.sha256[..16];
    check(
        "sources",
        &report,
        &["US-28.md", "F-20.md", "2025-12-24", hash, "points paired by what they say", "US-28 1 and E3 1"],
        &["/home/somebody/"],
        false,
    );
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    let project = judged();
    for format in FORMATS {
        let [one, two] = [(), ()].map(|()| write(&with(&project, Options::default()), format.name));
        assert!(one == two, "{} differs from comparison to comparison", format.name);
    }
}

#[test]
fn every_form_has_the_notes_that_were_asked_for() {
    let project = judged();
    let [open, bare, settled] = ["Ask the legal team.", "Dropped without a word.", "Settled in June."];
    let notes = |which, authors: &[&str]| Options {
        notes: Notes { which, authors: authors.iter().map(|author| (*author).to_owned()).collect() },
        ..Options::default()
    };
    for (options, has, has_not) in [
        (notes(Which::All, &[]), vec![open, bare, settled], vec!["notes of", "without notes"]),
        (notes(Which::None, &[]), vec!["without notes"], vec![open, bare, settled]),
        (notes(Which::Open, &[]), vec![open, bare, "only open notes"], vec![settled]),
        (notes(Which::Resolved, &[]), vec![settled, "only resolved notes"], vec![open, bare]),
        (notes(Which::All, &["A. Bondar"]), vec![settled, "notes of A. Bondar"], vec![open, bare]),
        (notes(Which::Open, &["O. Koval"]), vec![open, "only open notes of O. Koval"], vec![bare, settled]),
        (notes(Which::All, &[""]), vec![bare, "notes of nobody named"], vec![open, settled]),
    ] {
        let what = format!("{:?}", options.notes);
        check(&what, &with(&project, options), &has, &has_not, true);
    }
}

#[test]
fn every_form_has_the_rows_and_drafts_that_were_asked_for() {
    let project = judged();
    let mut facets = Facets::default();
    facets.set(Facet::Removed, true);
    let filter = Filter { facets, ..Filter::default() };
    let some = with(&project, Options { filter, ..Options::default() });
    let all = with(&project, Options::default());
    assert!(some.table.rows.len() < all.table.rows.len() && !some.table.rows.is_empty());
    let clause = format!("{} of {} rows: removed", some.table.rows.len(), all.table.rows.len());
    check("filter", &some, &[&clause], &[], false);
    let ends = [0, 2].map(|draft: usize| project.drafts[draft].id).to_vec();
    check(
        "drafts",
        &with(&project, Options { drafts: ends, ..Options::default() }),
        &["US-28.md"],
        &["E3.md"],
        false,
    );
    let base = Some(project.drafts[1].id);
    check("base", &with(&project, Options { base, ..Options::default() }), &["read against E3"], &[], false);
}

#[test]
fn every_form_tells_what_two_languages_can_be_compared_by() {
    let drafts = [
        ("EN", "1. The army has 600,000 soldiers in peacetime.\n\n2. NATO does not expand.\n"),
        ("UK", "1. Чисельність армії у мирний час становить 800 тис. осіб.\n\n2. НАТО не розширюється.\n"),
    ];
    let read = |(at, (siglum, text)): (usize, (&str, &str))| {
        let name = format!("{siglum}.txt");
        let draft = compare::draft_of(text.as_bytes(), &name, DraftId(at as u32), None).unwrap();
        Arc::new(Draft { siglum: siglum.to_owned(), ..draft })
    };
    let project =
        Project { drafts: drafts.into_iter().enumerate().map(read).collect(), ..Project::default() };
    let report = with(&project, Options::default());
    check("languages", &report, &["between languages only what can be compared"], &[], false);
    for format in FORMATS.iter().filter(|format| !["svg", "docx", "odt", "json"].contains(&format.name)) {
        let bytes = export::write(&report, format, &|_| true).unwrap();
        let Some(text) = text(&bytes, format.extension) else { continue };
        let same = "same in both: condition in peacetime = у мирний час";
        for words in ["quantity", "600,000 → 800 тис.", same, "same across languages", "changed in substance"]
        {
            let text = text.replace("quantity: ", "quantity ");
            assert!(text.contains(words), "{}: {words} is not in:\n{text}", format.name);
        }
        assert!(!text.contains("[-") && !text.contains("~~"), "{} has a redline", format.name);
    }
    let json = write(&report, "json");
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let compared = &json["links"][0]["compared"];
    assert_eq!(compared[0]["matter"], "quantity");
    assert_eq!(compared[0]["standing"], "differs");
    assert_eq!(json["links"][1]["wording"], "translated");
    assert_eq!(json["summary"]["translated"], 1);
}
