//! The alignment against links that people set, with `--nocapture` as a table and with
//! the ten worst mistakes of each set; with `WORDS_ALONE` set, what words find by themselves. Some of the gold stands beside the project, at
//! `../shared`; where that is absent it is not measured. The floors are a little below what is
//! reached, so that a change for the worse is seen.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on stops, one that is skipped says so"
)]
mod own;
mod plans;
mod replaced;
mod score;
mod units;

use score::Score;
use std::path::{Path, PathBuf};

/// How many mistakes of a set are printed.
const MISTAKES: usize = 10;

fn shared() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let found = path.join("gold").is_dir();
    if !found {
        println!("skipped: there is no gold at {}", path.display());
    }
    found.then_some(path)
}

#[test]
fn plans_are_aligned() {
    let Some(shared) = shared() else { return };
    let measured = plans::measure(&shared);
    measured.tops.print("plans, points", MISTAKES);
    measured.subs.print("plans, sub-points", MISTAKES);
    measured.flat.print("plans, points as units", MISTAKES);
    assert!(measured.tops.f1() >= 0.985);
    assert!(measured.subs.f1() >= 0.97);
    assert!(measured.flat.f1() >= 0.96);

    let [us, e3, framework] =
        ["us-28-point", "european-counter-proposal", "framework-20-point"].map(|n| format!("plans/{n}.md"));
    let has = |from: &String, to: &String, before: &str, after: &str| {
        measured.found[&(from.clone(), to.clone())].contains(&(before.to_owned(), after.to_owned()))
    };
    assert!(!has(&us, &e3, "26", "26"), "an amnesty is not the suffering of victims");
    assert!(has(&us, &e3, "6", "6") && has(&us, &framework, "6", "4"), "limits of the armed forces");
    assert!(!has(&us, &framework, "17", "11"), "arms control is not being a non-nuclear state");
}

#[test]
fn units_are_aligned() {
    let Some(shared) = shared() else { return };
    let measure = |set: &str| {
        let score = units::measure(&shared.join(format!("corpus/gold/{set}.jsonl")));
        score.print(set, MISTAKES);
        score
    };
    let (essays, simplified) = (measure("argrewrite2_dev"), measure("deplain_alumni2021"));
    let (licences, constitution) = (measure("licences_dev"), measure("chile2023_silver"));
    // Its gold knows hardly any merger or split: of six that were found by meaning it counts five as wrong, of which a
    // reader would agree to four.
    assert!(essays.f1() >= 0.965);
    assert!(simplified.f1() >= 0.97);
    assert!(licences.f1() >= 0.99);
    assert!(constitution.recall() >= 0.985);
}

#[test]
fn drafts_in_other_words_and_languages_are_aligned() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/languages");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let (mut across, mut within) = (Score::default(), Score::default());
    for file in &files {
        let (tops, _) = own::measure(file);
        let name = file.file_stem().unwrap().to_str().unwrap();
        tops.print(name, 0);
        let all = if name.starts_with("p-") { &mut within } else { &mut across };
        all.join(tops);
    }
    across.print("in two languages", MISTAKES);
    within.print("in other words", MISTAKES);
    if !plans::words_alone() {
        assert!(across.f1() >= 0.98);
        assert!(across.precision() >= 0.97);
        assert!(within.f1() >= 0.90);
    }
}

#[test]
fn what_took_the_place_of_another_point_is_new() {
    let (pairs, wrong) = replaced::measure();
    println!("taken for what was replaced: {} of {pairs}\n{}", wrong.len(), wrong.join("\n"));
    assert!(wrong.len() <= if plans::words_alone() { 0 } else { 2 });
}

#[test]
fn drafts_of_our_own_are_aligned() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/own");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let (mut points, mut sub_points) = (Score::default(), Score::default());
    for file in &files {
        let (tops, subs) = own::measure(file);
        tops.print(file.file_stem().unwrap().to_str().unwrap(), 0);
        points.join(tops);
        sub_points.join(subs);
    }
    points.print("our own, points", MISTAKES);
    sub_points.print("our own, sub-points", MISTAKES);
    assert!(points.f1() >= if plans::words_alone() { 0.70 } else { 0.785 });
    assert!(points.precision() >= 0.78);
    assert!(sub_points.f1() >= 0.5);
}
