//! Files from hostile hands: each is read safely, or refused with one sentence that says why.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use travaux::compare;
use travaux::export::{self, Options, Report, json};
use travaux::model::{Comparison, Project};
use travaux::project::{self, notes};

/// A file of version 4 with a note and decisions of every kind.
const GOOD: &str = include_str!("versions/4.travaux");

/// How long reading and comparing may take where the tests are not optimised.
const PATIENCE: Duration = Duration::from_secs(60);

/// Reads a file. Where it opens, all that is done with a comparison is done with it: it is compared, exported,
/// merged, written and read again. What is said of it: `opens`, or the sentence.
fn read(text: &str) -> String {
    let began = Instant::now();
    let told = match project::read(text.as_bytes(), Path::new("talks.travaux")) {
        Err(error) => error.to_string(),
        Ok(project) => {
            let comparison = Arc::new(compared(&project));
            let report = Report::new(&project, &comparison, Options::default());
            assert!(!json::comparison(&report).is_empty());
            let again = project::read(&project::write(&project), Path::new("again.travaux"));
            assert_eq!(again.unwrap(), project, "written and read again");
            let twice = project::merge::merge(&project, &project);
            assert_eq!(project::merge::merge(&twice, &project), twice, "merged again");
            "opens".to_owned()
        }
    };
    assert!(began.elapsed() < PATIENCE, "{:?} for {told}", began.elapsed());
    told
}

fn compared(project: &Project) -> Comparison {
    compare::compare(&project.drafts, &project.articles, &project.decisions, &project.settings)
}

/// Puts something in the place of words of the good file, and checks what reading says: a part of its sentence.
fn check(what: &str, from: &str, to: &str, expected: &str) {
    assert!(GOOD.contains(from), "{what}: {from:?} is not in the file");
    told(what, &GOOD.replacen(from, to, 1), expected);
}

fn told(what: &str, text: &str, expected: &str) {
    let told = read(text);
    assert!(told.contains(expected), "{what}: {told}");
    let sentence = told.lines().count() == 1 && told.len() < 400 && told.ends_with("talks.travaux");
    assert!(told == "opens" || sentence, "{what}: not one sentence: {told}");
}

/// A file with one draft of this text, split as these points, and what else belongs into it.
fn file(text: &[String], points: &str, rest: &str) -> String {
    let hash: String =
        Sha256::digest(text.join("\n").as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let lines = serde_json::to_string(text).unwrap();
    format!(
        r#"{{"format": "travaux", "version": 4, "drafts": [{{"id": 0, "siglum": "A", "title": "", "kind": "draft",
        "provenance": {{"path": "", "sha256": "", "bytes": 0, "format": "text"}}, "text_sha256": "{hash}",
        "text": {lines}, "points": [{points}]}}]{rest}}}"#
    )
}

#[test]
fn what_is_nested_deeply_is_passed_over_or_refused() {
    let deep = |open: &str, close: &str| open.repeat(200_000) + &close.repeat(200_000);
    check(
        "nested lists in an unknown field",
        "\"version\": 4,",
        &format!("\"version\": 4, \"x\": {},", deep("[", "]")),
        "opens",
    );
    check(
        "nested objects in an unknown field",
        "\"version\": 4,",
        &format!("\"version\": 4, \"x\": {}1{},", "{\"a\":".repeat(200_000), "}".repeat(200_000)),
        "opens",
    );
    check(
        "nested lists for drafts",
        "\"drafts\": [",
        &format!("\"drafts\": [{},", deep("[", "]")),
        "damaged",
    );
    check(
        "nested lists in a file that is migrated",
        "\"version\": 4,",
        &format!("\"version\": 2, \"x\": {},", deep("[", "]")),
        "damaged (recursion limit exceeded",
    );
    told("nothing but brackets", &"[".repeat(1_000_000), "not a Travaux comparison");
    told("brackets that close", &deep("[", "]"), "not a Travaux comparison");
}

#[test]
fn points_below_points_below_points() {
    let lines: Vec<String> = (0..3000).map(|n| format!("Provision {n}.")).collect();
    let mut points = String::new();
    let mut at = 0;
    for (n, line) in lines.iter().enumerate() {
        let parent = n.checked_sub(1).map_or("null".to_owned(), |n| n.to_string());
        let (depth, end) = (n.min(255), at + line.len());
        let comma = if n == 0 { "" } else { ", " };
        write!(points, r#"{comma}{{"label": {{"printed": "", "path": "{n}"}}, "kind": "provision", "depth": {depth}, "parent": {parent}, "mark": {{"start": {at}, "end": {at}}}, "heading": null, "body": {{"start": {at}, "end": {end}}}}}"#).unwrap();
        at = end + 1;
    }
    told("each below the one before", &file(&lines, &points, ""), "opens");
}

#[test]
fn numbers_beyond_all_measure() {
    check("an id beyond its type", "\"id\": 1,", "\"id\": 4294967296,", "damaged");
    check("the greatest id", "\"id\": 2,", "\"id\": 4294967295,", "opens");
    check("a negative id", "\"id\": 1,", "\"id\": -1,", "damaged");
    check("a number that is none", "\"id\": 1,", "\"id\": 1e999,", "damaged");
    check(
        "a place beyond the text",
        "\"body\": {\"start\": ",
        "\"body\": {\"start\": 18446744073709551615, \"x\": ",
        "damaged",
    );
    check("a turn at its end", "\"figures\": 1", "\"figures\": 4294967295", "opens");
    check("a base that is not there", "\"base\": 1", "\"base\": 4294967295", "opens");
    check(
        "a version beyond its type",
        "\"version\": 4,",
        "\"version\": 18446744073709551616,",
        "not a Travaux comparison",
    );
    check("the greatest version", "\"version\": 4,", "\"version\": 18446744073709551615,", "newer Travaux");
    check("version 0", "\"version\": 4,", "\"version\": 0,", "opens");
}

#[test]
fn many_of_everything_take_no_time() {
    let lines: Vec<String> = (0..2000).map(|n| format!("{n}. Harbour {n} opens.")).collect();
    let mut points = String::new();
    let (mut at, mut starts) = (0, Vec::new());
    for (n, line) in lines.iter().enumerate() {
        let (mark, end) = (at + n.to_string().len() + 1, at + line.len());
        let comma = if n == 0 { "" } else { ", " };
        write!(points, r#"{comma}{{"label": {{"printed": "{n}.", "path": "{n}"}}, "kind": "provision", "depth": 0, "parent": null, "mark": {{"start": {at}, "end": {mark}}}, "heading": null, "body": {{"start": {}, "end": {end}}}}}"#, mark + 1).unwrap();
        starts.push(at);
        at = end + 1;
    }
    let list =
        |count: usize, item: &dyn Fn(usize) -> String| (0..count).map(item).collect::<Vec<_>>().join(", ");
    let point = |n: usize| format!(r#"{{"draft": 0, "start": {}}}"#, starts[n % starts.len()]);
    let cut = |n: usize| format!(r#"{{"at": {}, "cut": {{"depth": {}}}}}"#, point(n), n % 3);
    let said = |what: &str, list: String| {
        file(&lines, &points, &format!(r#", "decisions": {{"{what}": [{list}]}}"#))
    };
    told("corrections", &said("segments", list(500, &cut)), "opens");
    told("more corrections", &said("segments", list(20_000, &cut)), "20000 corrections are said of \"A\"");
    let document = |n: usize| {
        format!(
            r#"{{"id": {n}, "siglum": "A", "title": "", "kind": "article", "provenance": {{"path": "", "sha256": "", "bytes": 0, "format": "text"}}, "text_sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "text": [""], "points": []}}"#
        )
    };
    let documents = |count: usize| {
        file(&lines[..1], "", &format!(r#", "articles": [{}]"#, list(count, &|n| document(n + 1))))
    };
    told("documents", &documents(900), "opens");
    told("more documents", &documents(1000), "it has 1001 documents");
    let twin = |n: usize| {
        format!(
            r#"{{"label": {{"printed": "", "path": "x"}}, "kind": "provision", "depth": 0, "parent": null, "mark": {{"start": {n}, "end": {n}}}, "heading": null, "body": {{"start": {n}, "end": {}}}}}"#,
            n + 1
        )
    };
    let twins = file(
        &["x".repeat(5000)],
        &list(5000, &twin),
        r#", "decisions": {"segments": [{"at": {"draft": 0, "start": 0}, "cut": {"depth": 0}}]}"#,
    );
    told("points of one name", &twins, "opens");
    let link = |n: usize| format!(r#"{{"points": [{}, {}], "verdict": "apart"}}"#, point(n), point(n + 1));
    told("pairs in one draft", &said("links", list(10_000, &link)), "opens");
    let status = |n: usize| format!(r#"{{"point": {}, "state": "open"}}"#, point(n));
    told("statuses", &said("statuses", list(10_000, &status)), "opens");
    let ruling = |n: usize| {
        format!(r#"{{"anchor": {{"point": {}, "exact": "x", "about": "row"}}, "verdict": "v{n}"}}"#, point(n))
    };
    told("verdicts", &said("verdicts", list(5_000, &ruling)), "opens");
    let note = |n: usize| {
        format!(
            r#"{{"id": "{n:032x}", "anchor": {{"point": {}, "exact": "x"}}, "body": "b", "created": ""}}"#,
            point(n)
        )
    };
    told("notes", &said("annotations", list(5_000, &note)), "opens");
}

#[test]
fn nothing_has_two_names_or_one_name_twice() {
    check("two documents of one number", "\"id\": 1,", "\"id\": 0,", "two documents have the number 0");
    check("a field twice", "\"version\": 4,", "\"version\": 4, \"version\": 4,", "not a Travaux comparison");
    check("drafts twice", "\"drafts\": [", "\"drafts\": [], \"drafts\": [", "duplicate field `drafts`");
    check("the name of a note that is none", "\"id\": \"", "\"id\": \"G", "is not the name of a note");
    let mut project = project::read(GOOD.as_bytes(), Path::new("good.travaux")).unwrap();
    let reply = project.decisions.annotations[0].replies[0].clone();
    Arc::make_mut(&mut project.decisions.annotations[0]).replies.push(reply);
    project.drafts.iter_mut().for_each(|draft| Arc::make_mut(draft).siglum = "same".to_owned());
    let text = String::from_utf8(project::write(&project)).unwrap();
    told("an answer twice, and short names that are the same", &text, "opens");
}

#[test]
fn a_path_in_a_file_is_only_shown() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret.txt");
    std::fs::write(&secret, "1. Nobody reads this.\n").unwrap();
    let mut project = project::read(GOOD.as_bytes(), Path::new("good.travaux")).unwrap();
    for path in [
        secret.to_str().unwrap(),
        "../../../../etc/passwd",
        "//server/share/x",
        "\\\\server\\pipe\\x",
        "/dev/zero",
        "file:///etc/passwd",
        "\u{202e}xcod.nalp",
        "a\0b",
        "",
    ] {
        Arc::make_mut(&mut project.drafts[0]).provenance.path = path.to_owned();
        project.settings.originals = true;
        let text = String::from_utf8(project::write(&project)).unwrap();
        told(path, &text, "opens");
        assert!(!text.contains("Nobody reads this"));
        let gathered = project::originals::gather(&[project.drafts[0].provenance.clone()], 1 << 20);
        assert!(gathered.found.is_empty(), "{path}: only the file that was read is kept");
    }
}

#[test]
fn script_in_words_stays_words() {
    let evil = "<script>alert(1)</script><img src=x onerror=alert(1)>]]>\u{202e}&amp;";
    let mut project = project::read(GOOD.as_bytes(), Path::new("good.travaux")).unwrap();
    let note = Arc::make_mut(&mut project.decisions.annotations[0]);
    note.author = evil.to_owned();
    notes::reply(note, evil, evil, evil);
    note.body = format!("{evil} [click](javascript:alert(1)) ![x](file:///etc/passwd)");
    note.tags.entry(evil.to_owned()).or_default().set(true);
    project.settings.verdicts.push(evil.to_owned());
    for draft in &mut project.drafts {
        let draft = Arc::make_mut(draft);
        draft.title = evil.to_owned();
        draft.provenance.author = Some(evil.to_owned());
        draft.provenance.path = format!("/tmp/{evil}");
        draft.points.iter_mut().for_each(|point| point.label.path.push_str("<b>"));
    }
    let text = String::from_utf8(project::write(&project)).unwrap();
    told("script in every word", &text, "opens");
    let read = project::read(text.as_bytes(), Path::new("evil.travaux")).unwrap();
    let comparison = Arc::new(compared(&read));
    let report = Report::new(&read, &comparison, Options::default());
    let page = export::write(&report, export::find("html").unwrap(), &|_| true).unwrap();
    let page = String::from_utf8(page).unwrap();
    for tag in ["<script>alert", "<img src=x", "href=\"javascript:", "href=\"file:"] {
        assert!(!page.contains(tag), "{tag}");
    }
    assert!(page.contains("&lt;script&gt;alert"));
}

#[test]
fn what_is_no_comparison_is_refused() {
    for (what, text, expected) in [
        ("nothing", "", "empty"),
        ("blanks", " \n\t ", "empty"),
        ("a mark and nothing", "\u{feff}", "empty"),
        ("a number", "7", "not a Travaux comparison"),
        ("null", "null", "not a Travaux comparison"),
        ("a page", "<html></html>", "not a Travaux comparison"),
        ("another format", r#"{"format": "other", "version": 4}"#, "not a Travaux comparison"),
        ("no drafts", r#"{"format": "travaux", "version": 4}"#, "missing field `drafts`"),
        ("two files in one", &format!("{GOOD}{GOOD}"), "not a Travaux comparison"),
        ("a half of a letter", &GOOD.replacen("\"title\": \"", "\"title\": \"\\ud800", 1), "damaged"),
        ("drafts that are text", &GOOD.replacen("\"drafts\": [", "\"drafts\": [\"\",", 1), "damaged"),
    ] {
        told(what, text, expected);
    }
}
