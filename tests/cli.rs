//! The command line as a whole process: exit codes, every bad input, the forms of the answer.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use travaux::compare;
use travaux::model::{DraftId, Project};
use travaux::project;

const EARLY: &str = "Draft of March\n\n1. The Parties shall withdraw 600 observers within 30 days.\n\n\
    2. Each Party may name two judges to the court.\n\n3. The canal stays open to all ships.\n";
const LATE: &str = "Draft of June\n\n1. The Parties shall withdraw 800 observers within 30 days.\n\n\
    2. The canal stays open to all ships.\n\n3. Schools in the border towns teach both languages.\n";

/// A folder of its own for one test, with the two drafts in it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("early.md"), EARLY).unwrap();
    fs::write(folder.path().join("late.md"), LATE).unwrap();
    folder
}

fn travaux(folder: &Path, args: &str, stdin: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_travaux"))
        .args(args.split_whitespace())
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not read its input closes it early.
    child.stdin.take().unwrap().write_all(stdin).ok();
    child.wait_with_output().unwrap()
}

/// Runs a line and checks the exit code and what is found in the answer and on standard error.
fn check(folder: &Path, args: &str, code: i32, answer: &[&str], errors: &[&str]) -> Output {
    let output = travaux(folder, args, b"");
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "travaux {args}\n{out}\n{err}");
    for part in answer {
        assert!(out.contains(part), "travaux {args} does not print {part:?}\n{out}");
    }
    for part in errors {
        assert!(err.contains(part), "travaux {args} does not complain of {part:?}\n{err}");
    }
    assert_eq!(err.is_empty(), errors.is_empty(), "travaux {args}\n{err}");
    assert!(!err.contains("panicked"), "{err}");
    output
}

#[test]
fn two_copies_are_brought_together() {
    let folder = folder();
    let here = folder.path();
    let version = |n: u32| format!("{}/tests/versions/{n}.travaux", env!("CARGO_MANIFEST_DIR"));
    fs::copy(version(1), here.join("mine.travaux")).unwrap();
    fs::copy(version(2), here.join("theirs.travaux")).unwrap();
    check(here, "merge mine.travaux theirs.travaux -o both.travaux", 0, &[], &[]);
    check(here, "merge theirs.travaux mine.travaux -o again.travaux", 0, &[], &[]);
    let read = |name: &str| fs::read_to_string(here.join(name)).unwrap();
    assert_eq!(read("both.travaux"), read("again.travaux"));
    check(here, "merge both.travaux mine.travaux -o again.travaux --force", 0, &[], &[]);
    assert_eq!(read("both.travaux"), read("again.travaux"));
    let there = "the file is there already; add --force";
    check(here, "merge mine.travaux theirs.travaux -o both.travaux", 2, &[], &[there]);
    check(here, "merge mine.travaux early.md -o new.travaux", 2, &[], &["not a Travaux comparison"]);
}

#[test]
fn the_exit_code_tells_whether_there_are_differences() {
    let folder = folder();
    let here = folder.path();
    fs::write(here.join("rewrapped.md"), EARLY.replace("observers within", "observers\nwithin")).unwrap();
    check(here, "compare early.md early.md", 0, &["3 points unchanged"], &[]);
    check(here, "compare early.md rewrapped.md", 0, &["3 points unchanged"], &[]);
    check(here, "compare early.md late.md", 1, &["1 removed", "1 added", "[-600-]{+800+}"], &[]);
    check(here, "compare early.md late.md early.md", 1, &["early → late", "late → early-2"], &[]);
    check(here, "points early.md", 0, &["3 points", "two judges", "Draft of March"], &[]);
    check(here, "--version", 0, &["travaux"], &[]);
    check(here, "compare --help", 0, &["Examples:", "Exit status: 0 no difference"], &[]);
    check(here, "compare early.md late.md --format yaml", 2, &[], &["yaml"]);
}

#[test]
fn bad_files_get_one_sentence_each() {
    let folder = folder();
    let here = folder.path();
    fs::create_dir(here.join("papers")).unwrap();
    fs::write(here.join("empty.md"), "").unwrap();
    fs::write(here.join("blank.md"), " \n\n\t\n").unwrap();
    fs::write(here.join("binary.md"), [0_u8, 1, 2, 255, 254, 0, 0, 7, 13, 200].repeat(200)).unwrap();
    fs::write(here.join("cut.md"), [EARLY.as_bytes(), &[0xC3, 0x28, 0xFF]].concat()).unwrap();
    fs::File::create(here.join("huge.md")).unwrap().set_len(50 * 1024 * 1024).unwrap();
    fs::write(here.join("half.travaux"), "{\"format\": \"travaux\", \"version\": 1, \"drafts\": [").unwrap();
    fs::write(here.join("other.travaux"), "{\"format\": \"geojson\"}").unwrap();
    fs::write(here.join("text.travaux"), "1. The Parties agree.").unwrap();
    fs::write(here.join("new.travaux"), "{\"format\": \"travaux\", \"version\": 99, \"rows\": {}}").unwrap();
    fs::write(here.join("none.travaux"), "").unwrap();
    for (args, errors) in [
        ("compare early.md gone.md", &["no such file", "gone.md"][..]),
        ("compare early.md papers", &["this is a folder", "papers"]),
        ("compare early.md empty.md", &["empty.md"]),
        ("compare early.md blank.md", &["blank.md"]),
        ("compare early.md binary.md", &["binary.md"]),
        ("compare early.md huge.md", &["reads up to 32 MB", "huge.md"]),
        ("compare gone.md papers huge.md", &["gone.md", "papers", "huge.md"]),
        ("compare early.md late.md --article gone.txt", &["gone.txt"]),
        ("compare early.md", &["two drafts are needed", "early.md"]),
        ("compare half.travaux", &["ends in the middle", "half.travaux"]),
        ("compare other.travaux", &["not a Travaux comparison", "other.travaux"]),
        ("compare text.travaux", &["not a Travaux comparison", "text.travaux"]),
        ("compare new.travaux", &["newer Travaux (version 99", "update", "new.travaux"]),
        ("compare none.travaux", &["empty", "none.travaux"]),
        ("compare gone.travaux", &["no such file", "gone.travaux"]),
        ("compare early.md half.travaux", &["by itself", "half.travaux"]),
        ("compare - -", &["standard input can be read only once"]),
        ("compare early.md late.md --siglum A --siglum B --siglum C", &["3 short names for 2 drafts"]),
        ("points gone.md", &["no such file", "gone.md"]),
        ("points half.travaux", &["saved comparison", "half.travaux"]),
        ("align gone.jsonl", &["no such file", "gone.jsonl"]),
        ("align papers", &["this is a folder", "papers"]),
    ] {
        let output = check(here, args, 2, &[], errors);
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(err.lines().all(|line| line.starts_with("travaux: ")), "{args}: {err}");
    }
    let output = travaux(here, "points cut.md", b"");
    assert!(output.status.code().is_some_and(|code| code == 0 || code == 2), "{output:?}");
}

#[test]
fn standard_input_is_a_file() {
    let folder = folder();
    let output = travaux(folder.path(), "compare - late.md --format json", EARLY.as_bytes());
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!((&json["drafts"][0]["siglum"], &json["drafts"][0]["path"]), (&"stdin".into(), &"-".into()));
    let output = travaux(folder.path(), "points -", EARLY.as_bytes());
    assert!(String::from_utf8_lossy(&output.stdout).contains("3 points"));
    let output = travaux(folder.path(), "points -", b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("standard input"));
}

#[test]
fn tracked_changes_are_read_as_asked() {
    let folder = folder();
    let here = folder.path();
    let body =
        r"1. The {\deleted\revauthdel1 old }{\revised\revauth1 new }bridge opens.\par 2. Tolls stay.\par";
    fs::write(here.join("round.rtf"), format!(r"{{\rtf1{{\*\revtbl{{Unknown;}}{{Ada;}}}}{body}}}")).unwrap();
    fs::write(here.join("before.txt"), "1. The old bridge opens.\n2. Tolls stay.\n").unwrap();
    let both = "2 tracked changes by Ada; read as they stand";
    check(here, "points round.rtf", 0, &["The old new bridge opens.", both], &[]);
    check(here, "points round.rtf --revisions accepted", 0, &["The new bridge opens."], &[]);
    check(here, "points round.rtf --revisions rejected", 0, &["The old bridge opens."], &[]);
    check(here, "compare before.txt round.rtf --revisions rejected", 0, &["2 points unchanged"], &[]);
    check(here, "compare before.txt round.rtf --revisions accepted", 1, &["[-old-]{+new+}"], &[]);
    check(here, "points round.rtf --revisions guessed", 2, &[], &["invalid value"]);
}

#[test]
fn an_output_file_is_never_overwritten_unasked() {
    let folder = folder();
    let here = folder.path();
    let note = here.join("note.md");
    check(here, "compare early.md late.md --format markdown -o note.md", 1, &[], &[]);
    let first = fs::read_to_string(&note).unwrap();
    assert!(first.starts_with("# Draft of March → Draft of June\n"), "{first}");
    fs::write(&note, "my own words").unwrap();
    check(here, "compare early.md late.md --format markdown -o note.md", 2, &[], &["--force", "note.md"]);
    assert_eq!(fs::read_to_string(&note).unwrap(), "my own words");
    check(here, "compare early.md late.md --format markdown -o note.md --force", 1, &[], &[]);
    assert_eq!(fs::read_to_string(&note).unwrap(), first);
    fs::create_dir(here.join("papers")).unwrap();
    check(here, "compare early.md late.md -o papers", 2, &[], &["folder", "papers"]);
    check(here, "compare early.md late.md -o papers --force", 2, &[], &["folder", "papers"]);
    check(here, "compare early.md late.md -o nowhere/note.md", 2, &[], &["no such folder", "nowhere"]);
    let mut names: Vec<_> = fs::read_dir(here).unwrap().map(|e| e.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["early.md", "late.md", "note.md", "papers"], "nothing else is left behind");
}

#[test]
fn no_answer_takes_the_place_of_what_is_compared() {
    let folder = folder();
    let here = folder.path();
    let read = |(id, name): (u32, &str)| {
        let mut draft = compare::read(&here.join(name), DraftId(id)).unwrap();
        draft.provenance.path = name.to_owned();
        Arc::new(draft)
    };
    let drafts = [(0, "early.md"), (1, "late.md")].map(read).to_vec();
    project::save(&here.join("both.travaux"), &Project { drafts, ..Project::default() }).unwrap();
    for line in [
        "compare early.md late.md -o late.md --force",
        "compare early.md=late.md late.md -o late.md --force",
        "compare both.travaux -o both.travaux --force",
        "compare both.travaux -o late.md --force",
        "compare both.travaux -o ./early.md --force",
    ] {
        let output = travaux(here, line, b"");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{line}: {told}");
        assert!(told.contains("one of the files to compare"), "{line}: {told}");
        assert_eq!(fs::read_to_string(here.join("late.md")).unwrap(), LATE, "{line}");
    }
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let folder = folder();
    let here = folder.path();
    let escapes = |args| String::from_utf8(travaux(here, args, b"").stdout).unwrap().contains('\u{1b}');
    assert!(!escapes("compare early.md late.md"));
    assert!(escapes("compare early.md late.md --color always"));
    assert!(!escapes("compare early.md late.md --color never"));
    fs::write(here.join("trick.md"), "1. The Parties \u{1b}[2J agree to meet.\n\n2. They meet in May.\n")
        .unwrap();
    assert!(!escapes("points trick.md"), "a draft cannot steer the terminal");
    assert!(!escapes("compare trick.md early.md --format markdown"));
}

#[test]
fn units_are_aligned_line_by_line() {
    let folder = folder();
    let here = folder.path();
    let good = "{\"id\": 7, \"lang\": \"en\", \"old\": [\"The canal stays open.\", \"Ships pay tolls.\"], \
        \"new\": [\"Ships pay tolls.\"]}\n";
    fs::write(here.join("units.jsonl"), format!("{good}\n{good}")).unwrap();
    let output = check(here, "align units.jsonl", 0, &["{\"id\":7,\"links\":[[1,0]]}\n"], &[]);
    assert_eq!(output.stdout.iter().filter(|&&byte| byte == b'\n').count(), 2);
    assert_eq!(travaux(here, "align -", good.as_bytes()).stdout, b"{\"id\":7,\"links\":[[1,0]]}\n");
    for bad in
        ["{\"id\": 1, \"old\": []}", "not json", "{\"id\": 1, \"old\": [1], \"new\": []}", "\u{0}", "[]"]
    {
        fs::write(here.join("bad.jsonl"), format!("{good}\n{bad}\n")).unwrap();
        check(here, "align bad.jsonl", 2, &["[[1,0]]"], &["line 3", "bad.jsonl"]);
    }
}

#[test]
fn json_of_two_drafts() {
    let folder = folder();
    let output = travaux(
        folder.path(),
        "compare early.md late.md --format json --siglum A --siglum A --pair-by label",
        b"",
    );
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["format"], "travaux-comparison");
    assert_eq!(json["version"], 1);
    assert_eq!(json["drafts"][1]["siglum"], "A-2");
    assert_eq!(json["drafts"][0]["points"][1]["text"], "Each Party may name two judges to the court.");
    assert_eq!(json["drafts"][0]["outside"][0]["text"], "Draft of March");
    assert_eq!(json["links"][0]["before"], serde_json::json!({"draft": "A", "label": "1"}));
    assert_eq!(
        json["links"][0]["redline"],
        "The Parties shall withdraw [-600-]{+800+} observers within 30 days."
    );
    assert_eq!(json["lineages"][2]["cells"], serde_json::json!({"A": ["3"], "A-2": ["3"]}));
    assert_eq!(json["articles"], serde_json::json!([]));
    assert_eq!(json["summary"]["added"], 0);
    let output = travaux(folder.path(), "points early.md --format json", b"");
    let draft: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(draft["points"], json["drafts"][0]["points"]);
}

#[test]
fn a_draft_may_consist_of_several_files() {
    let folder = folder();
    let here = folder.path();
    let court = "On the court\n\n1. Each Party may name two judges to the court.\n\n2. It sits in Tarn.\n";
    fs::write(here.join("court.md"), court).unwrap();
    fs::write(here.join("a+b.md"), EARLY).unwrap();
    let output = travaux(here, "compare early.md late.md+court.md --format json", b"");
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    let labels: Vec<&str> = json["drafts"][1]["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["label"].as_str().unwrap())
        .collect();
    assert_eq!(labels, ["1", "2", "3", "court/1", "court/2"]);
    assert_eq!(
        json["drafts"][1]["parts"][1],
        serde_json::json!({"siglum": "court", "title": "On the court", "path": "court.md"})
    );
    let judges = json["lineages"].as_array().unwrap().iter().find(|row| row["cells"]["late"][0] == "court/1");
    assert_eq!(
        judges.unwrap()["absent"]["late"],
        serde_json::json!({"kind": "moved", "note": null, "document": "court", "origin": "computed"})
    );
    check(here, "compare early.md late.md+court.md", 1, &["moved to court"], &[]);
    check(here, "compare early.md late.md+court.md --format markdown", 1, &["court/1 · moved to court"], &[]);
    check(here, "points late.md+court.md", 0, &["5 points", "court/2"], &[]);
    check(here, "compare early.md a+b.md", 0, &["3 points unchanged"], &[]);
    check(here, "compare early.md late.md+gone.md", 2, &[], &["no such file", "gone.md"]);
    check(here, "compare - early.md+-", 2, &[], &["standard input can be read only once"]);
}

#[test]
fn any_draft_can_be_the_base() {
    let folder = folder();
    let here = folder.path();
    fs::write(here.join("last.md"), LATE.replace("800", "900")).unwrap();
    check(
        here,
        "compare early.md late.md last.md --base late",
        1,
        &["early → late", "late → last", "[-800-]{+900+}"],
        &[],
    );
    check(
        here,
        "compare early.md late.md last.md --base 1",
        1,
        &["early → late", "early → last", "[-600-]{+900+}"],
        &[],
    );
    check(here, "compare early.md late.md --base 3", 2, &[], &["no draft 3 to be the base"]);
    let turned = "1. The canal stays open to all ships.\n\n2. The Parties shall withdraw 600 observers within 30 days.\n";
    fs::write(here.join("turned.md"), turned).unwrap();
    let rows = |args: &str| {
        let output = travaux(here, &format!("compare early.md turned.md {args} --format json"), b"");
        let json: Value = serde_json::from_slice(&output.stdout).unwrap();
        json["lineages"].as_array().unwrap().iter().map(|row| row["cells"].to_string()).collect::<Vec<_>>()
    };
    let (by_last, by_first) = (rows(""), rows("--base early"));
    let canal = "{\"early\":[\"3\"],\"turned\":[\"1\"]}";
    let observers = "{\"early\":[\"1\"],\"turned\":[\"2\"]}";
    let place = |rows: &[String], row: &str| rows.iter().position(|r| r == row).unwrap();
    assert!(place(&by_last, canal) < place(&by_last, observers), "{by_last:?}");
    assert!(place(&by_first, observers) < place(&by_first, canal), "{by_first:?}");
    let sorted = |mut rows: Vec<String>| {
        rows.sort();
        rows
    };
    assert_eq!(sorted(by_last), sorted(by_first));
}

#[test]
fn a_reader_who_leaves_early_is_no_trouble() {
    let folder = folder();
    let long: String =
        (1..3000).map(|n| format!("{n}. The Party of district {n} shall keep the peace.\n\n")).collect();
    fs::write(folder.path().join("long.md"), long).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_travaux"))
        .args(["points", "long.md"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

/// The sample, as the whole process prints it. `UPDATE=1` writes it anew.
#[test]
fn the_sample_reads_as_it_did() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sample = root.join("assets/sample");
    let drafts = ["us-28-point.md", "european-counter-proposal.md", "framework-20-point.md"];
    assert!(drafts.iter().all(|name| sample.join(name).exists()), "the sample is a part of the program");
    let output = travaux(&sample, &format!("compare {}", drafts.join(" ")), b"");
    let printed = String::from_utf8(output.stdout).unwrap();
    let golden: PathBuf = root.join("tests/golden/sample.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(golden.parent().unwrap()).unwrap();
        fs::write(&golden, &printed).unwrap();
    }
    let expected = fs::read_to_string(&golden).unwrap_or_default();
    let differs = printed.lines().zip(expected.lines()).position(|(a, b)| a != b);
    assert!(
        printed == expected,
        "the sample reads differently from line {differs:?} on; look, then UPDATE=1"
    );
}

#[test]
fn a_part_of_the_comparison_can_be_chosen() {
    let folder = folder();
    let here = folder.path();
    let removed = check(here, "compare early.md late.md --filter removed", 1, &["two judges"], &[]);
    assert!(!String::from_utf8_lossy(&removed.stdout).contains("observers"));
    let both = check(here, "compare early.md late.md --filter removed,substantive", 1, &["observers"], &[]);
    assert!(!String::from_utf8_lossy(&both.stdout).contains("Schools"));
    let line = "compare early.md late.md early.md --draft 1 --draft late --format json";
    let json: Value = serde_json::from_slice(&check(here, line, 1, &[], &[]).stdout).unwrap();
    assert_eq!(json["drafts"].as_array().unwrap().len(), 2);
    check(here, "compare early.md late.md --filter odd", 2, &[], &["odd", "came-and-went"]);
    check(here, "compare early.md late.md --draft 9", 2, &[], &["there is no draft 9"]);
}

#[test]
fn shells_and_manuals_know_the_arguments() {
    let folder = folder();
    let here = folder.path();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        check(here, &format!("completions {shell}"), 0, &["travaux", "quiet"], &[]);
    }
    check(here, "man", 0, &[".TH travaux 1", "compare"], &[]);
    check(here, "man compare", 0, &["tracked changes", "travaux"], &[]);
    check(here, "man nothing", 2, &[], &["no command nothing"]);
    check(here, "completions sh", 2, &[], &["invalid value"]);
}

#[test]
fn quiet_tells_by_the_exit_status() {
    let folder = folder();
    let here = folder.path();
    for (args, code) in [
        ("compare early.md late.md --quiet", 1),
        ("compare early.md early.md -q", 0),
        ("compare early.md late.md -q --format docx", 1),
        ("compare early.md late.md -q --format docx -o redline.docx", 1),
    ] {
        assert!(check(here, args, code, &[], &[]).stdout.is_empty(), "{args}");
    }
    assert!(fs::read(here.join("redline.docx")).unwrap().starts_with(b"PK"));
    check(here, "compare early.md gone.md -q", 2, &[], &["gone.md"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let folder = folder();
    let here = folder.path();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let status = Command::new(env!("CARGO_BIN_EXE_travaux"))
        .args(["compare", "early.md", "late.md"])
        .current_dir(here)
        .stdout(full)
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert_eq!(status.code(), Some(2));
    check(here, "compare early.md late.md -o /dev/full --force", 2, &[], &["cannot be written", "/dev/full"]);
}

#[test]
fn a_rendering_is_named_behind_its_draft() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("march.txt", "1. The Parties withdraw 600 observers.\n"),
        ("june.txt", "1. The Parties withdraw 800 observers.\n"),
        ("press.txt", "1. Both sides will pull back 900 observers.\n"),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let said = |args: &str| String::from_utf8(travaux(folder.path(), args, b"").stdout).unwrap();
    let with = said("compare march.txt june.txt=press.txt");
    assert!(with.contains("1 changed in substance"), "{with}");
    assert!(with.contains("press is another rendering of june"), "{with}");
    assert!(!with.contains("900"), "{with}");
    let missing = travaux(folder.path(), "compare march.txt june.txt=gone.txt", b"");
    assert!(String::from_utf8(missing.stderr).unwrap().contains("gone.txt"));
}

#[test]
fn an_article_among_drafts_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("march.txt", "1. The Parties withdraw 600 observers.\n\n2. Courts sit.\n"),
        ("june.txt", "1. The Parties withdraw 800 observers.\n\n2. Courts sit.\n"),
        ("news.txt", "The parties quarrel about observers, an envoy said.\n\nHe left in the evening.\n"),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let hint = "if it is an article about the drafts, name it with --article: news.txt";
    check(folder.path(), "compare march.txt june.txt news.txt", 1, &["march → june → news"], &[hint]);
    let with = travaux(folder.path(), "compare march.txt june.txt --article news.txt", b"");
    assert_eq!(String::from_utf8_lossy(&with.stderr), "");
}

/// On Linux a program can be held to one processor; elsewhere there is nothing to try.
#[test]
fn one_processor_finds_what_all_find_across_languages() {
    let folder = tempfile::tempdir().unwrap();
    let english =
        include_str!("gold/languages/a-en-uk.txt").lines().filter_map(|line| line.strip_prefix("< "));
    let texts: Vec<&str> = english.collect();
    let other = include_str!("gold/languages/a-en-uk.txt").lines().filter_map(|line| line.strip_prefix("> "));
    fs::write(folder.path().join("en.txt"), texts[..24].join("\n\n")).unwrap();
    fs::write(folder.path().join("uk.txt"), other.take(24).collect::<Vec<_>>().join("\n\n")).unwrap();
    let run = Command::new("taskset")
        .args(["-c", "0", env!("CARGO_BIN_EXE_travaux"), "compare", "en.txt", "uk.txt", "--format", "json"])
        .current_dir(folder.path())
        .output();
    let Ok(one) = run else { return };
    assert!(!one.stdout.is_empty(), "{}", String::from_utf8_lossy(&one.stderr));
    assert!(one.stdout == travaux(folder.path(), "compare en.txt uk.txt --format json", b"").stdout);
}
