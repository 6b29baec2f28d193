//! The project file: what is saved comes back, and whatever else is opened gets a sentence.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use proptest::prelude::*;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use travaux::compare;
use travaux::export::{Options, Report, json};
use travaux::model::{About, Comparison, Cut, DraftId, DraftKind, Original, Project, SegmentDecision, State};
use travaux::present;
use travaux::project::{self, ProjectError, anchors, notes, originals};
use travaux::segment;

const DRAFT: &str = "Draft of March\n\n1. The Parties shall:\n   a. withdraw 600 observers;\n   b. open the canal – «Канал».\n\n2. Each Party may name two judges.\n";
const ARTICLE: &str = "Talks go on\n\nThe question of the judges remains open, the minister said.\n";

/// A comparison as data.
fn data(project: &Project, comparison: Comparison) -> String {
    json::comparison(&Report::new(project, &Arc::new(comparison), Options::default()))
}

fn sample() -> Project {
    let draft = |text: &str, path, id, kind| {
        Arc::new(compare::draft_of(text.as_bytes(), path, DraftId(id), Some(kind)).unwrap())
    };
    let mut project = Project {
        drafts: vec![
            draft(DRAFT, "march.md", 0, DraftKind::Draft),
            draft(&DRAFT.replace("600", "800"), "june.md", 1, DraftKind::Draft),
        ],
        articles: vec![draft(ARTICLE, "talks.txt", 2, DraftKind::Article)],
        ..Project::default()
    };
    let paper =
        compare::draft_of(b"On salt\n\n1. Salt is free.\n", "salt.md", DraftId(3), Some(DraftKind::Draft));
    let may = compare::draft_of(DRAFT.as_bytes(), "may.md", DraftId(3), Some(DraftKind::Draft)).unwrap();
    project.drafts.push(Arc::new(compare::join(vec![may, paper.unwrap()]).unwrap()));
    project.settings.base = Some(DraftId(1));
    project.settings.pair_by_label = true;
    let point = project.drafts[0].id_of(0);
    let anchor = anchors::anchor(&project.drafts[0], point, About::Point).unwrap();
    let body = "Who counts them?\n\"Both\" – see Article 5";
    let mut note = notes::new(&project, anchor, "", body, "2026-03-01T12:00:00Z");
    notes::reply(&mut note, "O. Koval", "Nobody.", "2026-03-02T12:00:00Z");
    note.tags.entry("figures".to_owned()).or_default().set(true);
    project.decisions.annotations.push(Arc::new(note));
    let at = project.drafts[1].id_of(2);
    project.decisions.segments.push(SegmentDecision { at, cut: Cut::Merge });
    project.settings.colours.insert("#00ff00".to_owned(), State::Agreed);
    segment::correct(&mut project);
    assert_eq!(project.drafts[1].points.len() + 1, project.drafts[0].points.len());
    project
}

fn read(bytes: &[u8]) -> Result<Project, ProjectError> {
    project::read(bytes, Path::new("talks.travaux"))
}

/// Changes one thing in the sample's file and checks the sentence that reading it gives.
fn check(from: &str, to: &str, sentence: &str) {
    let text = String::from_utf8(project::write(&sample())).unwrap();
    assert!(text.contains(from), "{from:?} is not in the file:\n{text}");
    let error = read(text.replacen(from, to, 1).as_bytes()).expect_err(to).to_string();
    assert!(error.contains(sentence), "{to:?} gives {error:?}");
    assert!(error.ends_with("talks.travaux"), "the path comes last: {error}");
}

#[test]
fn what_is_saved_comes_back() {
    let project = sample();
    let bytes = project::write(&project);
    assert_eq!(read(&bytes).unwrap(), project);
    assert_eq!(project::write(&read(&bytes).unwrap()), bytes, "and is written the same again");
    assert_eq!(read(&project::write(&Project::default())).unwrap(), Project::default());
}

#[test]
fn a_file_without_parts_and_base_still_opens() {
    let mut project = sample();
    project.drafts.pop();
    project.settings.base = None;
    let bytes = project::write(&project);
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(!text.contains("\"parts\"") && !text.contains("\"base\""), "{text}");
    assert_eq!(read(&bytes).unwrap(), project);
}

#[test]
fn the_file_can_be_read_and_compared_by_line() {
    let text = String::from_utf8(project::write(&sample())).unwrap();
    assert!(text.starts_with("{\n  \"format\": \"travaux\",\n  \"version\": 4,\n"), "{text}");
    for line in ["        \"1. The Parties shall:\",", "        \"2. Each Party may name two judges.\","] {
        assert!(text.lines().any(|l| l == line), "{line}\n{text}");
    }
    assert!(
        text.lines().any(|line| line.contains("\"path\": \"1.a\"") && line.contains("\"body\": ")),
        "{text}"
    );
    assert!(text.ends_with("}\n"));
}

#[test]
fn a_damaged_file_gets_a_sentence() {
    check("\"version\": 4", "\"version\": 5", "newer Travaux (version 5");
    check("\"version\": 4", "\"version\": \"one\"", "not a Travaux comparison");
    check("\"format\": \"travaux\"", "\"format\": \"other\"", "not a Travaux comparison");
    check("600 observers", "900 observers", "not the one that was saved");
    check("\"parent\": 0", "\"parent\": 9", "comes after it");
    check("\"parent\": 0", "\"parent\": 1", "comes after it");
    check("\"body\": {\"start\": ", "\"body\": {\"start\": 99999", "not in the text");
    check("\"drafts\": [", "\"papers\": [", "missing field `drafts`");
    check("\"id\": 1,", "\"id\": 0,", "two documents have the number 0");
    check(
        "\"siglum\": \"salt\", \"title\": \"On salt\", \"span\": {\"start\": ",
        "\"siglum\": \"salt\", \"title\": \"On salt\", \"span\": {\"start\": 9",
        "the document \"salt\"",
    );
    check("\"kind\": \"provision\"", "\"kind\": \"poem\"", "damaged");
    check("\"depth\": 0", "\"depth\": -1", "damaged");
}

/// The sample with the file of its first draft in it.
fn with_original() -> Project {
    let mut project = sample();
    let original = originals::pack(DRAFT.as_bytes()).unwrap();
    let hash = project.drafts[0].provenance.sha256.clone();
    project.originals.insert(hash, Arc::new(original));
    project.settings.originals = true;
    project
}

#[test]
fn originals_come_back_where_they_are_wanted() {
    let mut project = with_original();
    let text = String::from_utf8(project::write(&project)).unwrap();
    assert_eq!(read(text.as_bytes()).unwrap(), project);
    let original = &read(text.as_bytes()).unwrap().originals[&project.drafts[0].provenance.sha256];
    let hash = &project.drafts[0].provenance.sha256;
    assert_eq!(originals::unpack(original, hash).unwrap(), DRAFT.as_bytes());
    let line = format!("    \"{hash}\": [");
    assert!(text.lines().any(|l| l == line) && text.lines().all(|line| line.len() < 400), "{text}");
    project.settings.originals = false;
    assert!(!String::from_utf8(project::write(&project)).unwrap().contains("originals"));
    // A Travaux that knows nothing of originals reads the rest.
    let older = text.replace("\"originals\": {", "\"holograms\": {");
    assert_eq!(read(older.as_bytes()).unwrap().decisions, project.decisions);
}

/// How a file of this format keeps an original, whatever later versions write.
#[test]
fn an_original_in_a_file_of_version_3_is_read() {
    let path = format!("{}/tests/versions/3-originals.travaux", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, project::write(&with_original())).unwrap();
    }
    let read = project::open(Path::new(&path)).unwrap();
    let (hash, original) = read.originals.first_key_value().unwrap();
    assert_eq!(originals::unpack(original, hash).unwrap(), DRAFT.as_bytes());
    assert_eq!(*hash, read.drafts[0].provenance.sha256);
}

#[test]
fn an_original_is_not_believed() {
    let project = with_original();
    let hash = &project.drafts[0].provenance.sha256;
    let text = String::from_utf8(project::write(&project)).unwrap();
    let check = |from: &str, to: &str, sentence: &str| {
        assert!(text.contains(from), "{from:?} is not in the file:\n{text}");
        let error = read(text.replacen(from, to, 1).as_bytes()).expect_err(to).to_string();
        assert!(error.contains(sentence) && error.ends_with("talks.travaux"), "{to:?} gives {error:?}");
    };
    let key = format!("\"{hash}\": [");
    check(&key, &format!("\"{}\": [", "0".repeat(64)), "it is not the file that was read");
    check(&key, &format!("{key}\"UEsDB\","), "a line is not in base64");
    check(&key, &format!("{key}\"Zm9v\","), "it is not packed as it should be");
    check("\"UEsDB", "\"UEsDC", "it is not packed as it should be");
    // A small file that unpacks to more than is kept.
    let zeros = vec![0; usize::try_from(originals::MOST).unwrap() + 1];
    let bomb = Arc::new(Original { bytes: 9, ..originals::pack(&zeros).unwrap() });
    assert!(bomb.packed.len() < 1_000_000);
    let mut hostile = project.clone();
    hostile.originals.insert(hash.clone(), bomb);
    let error = read(&project::write(&hostile)).unwrap_err().to_string();
    assert!(error.contains("more than 128 MB altogether"), "{error}");
}

#[test]
fn points_out_of_order_are_not_believed() {
    let mut project = sample();
    Arc::make_mut(&mut project.drafts[0]).points.swap(1, 2);
    let error = read(&project::write(&project)).unwrap_err().to_string();
    assert!(error.contains("out of order"), "{error}");
    let mut project = sample();
    project.decisions.annotations.push(project.decisions.annotations[0].clone());
    let error = read(&project::write(&project)).unwrap_err().to_string();
    assert!(error.contains("two notes have the name"), "{error}");
    let mut project = sample();
    let inside = DRAFT.find('К').unwrap() + 1;
    Arc::make_mut(&mut project.drafts[0]).outside.push(inside..inside + 1);
    let error = read(&project::write(&project)).unwrap_err().to_string();
    assert!(error.contains("not in the text"), "{error}");
}

/// What the file of version 4 says of the reading of its second draft.
const DOUBTS: &str = "3 comments, kept beside the text / two columns on page 3";

/// A file of every version there was; the later ones are written as the newest.
#[test]
fn files_of_every_version_are_read() {
    for version in 1..=project::VERSION {
        let path = format!("{}/tests/versions/{version}.travaux", env!("CARGO_MANIFEST_DIR"));
        let read = project::open(Path::new(&path)).unwrap_or_else(|error| panic!("{error}"));
        let note = &read.decisions.annotations[0];
        let point = read.drafts[0].find(note.anchor.point).unwrap();
        assert_eq!(read.drafts[0].points[point].label.path, "1.b", "version {version}");
        assert!(note.body.starts_with("Who counts them?"), "version {version}");
        assert_eq!(note.created, "2026-03-01T12:00:00Z", "version {version}");
        assert_eq!(read.decisions.links.len(), 1, "version {version}");
        let ruled = read.decisions.verdicts.iter().map(|ruling| ruling.verdict.as_str());
        assert_eq!(ruled.collect::<Vec<_>>().join(", "), if version < 3 { "" } else { "needs a lawyer" });
        assert_eq!(read.decisions.bookmarks.len(), usize::from(version >= 3));
        let doubts = read.drafts[1].warnings.iter().map(present::doubt);
        let doubts = doubts.collect::<Vec<_>>().join(" / ");
        assert_eq!(doubts, if version < 4 { "" } else { DOUBTS }, "version {version}");
        let said = read.decisions.statuses.iter().filter(|own| own.state == State::Provisional);
        assert_eq!(said.count(), usize::from(version >= 4), "version {version}");
        let again = project::write(&read);
        assert_eq!(self::read(&again).unwrap(), read, "version {version}");
        if version == project::VERSION {
            if std::env::var_os("UPDATE").is_some() {
                fs::write(&path, &again).unwrap();
            }
            assert_eq!(String::from_utf8(again).unwrap(), fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn a_part_of_a_file_is_never_a_project() {
    let bytes = project::write(&sample());
    let whole = bytes.trim_ascii_end().len();
    for end in (0..whole).step_by(7) {
        let error = read(&bytes[..end]).expect_err("a part").to_string();
        let expected = if end == 0 { "empty" } else { "ends in the middle" };
        assert!(error.contains(expected), "{end} bytes: {error}");
    }
}

#[test]
fn saving_replaces_the_whole_file_and_leaves_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("talks.travaux");
    project::save(&path, &Project::default()).unwrap();
    project::save(&path, &sample()).unwrap();
    assert_eq!(project::open(&path).unwrap(), sample());
    assert_eq!(
        project::open(&project::previous(&path)).unwrap(),
        Project::default(),
        "the one before is kept"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    let nowhere = folder.path().join("nowhere/talks.travaux");
    let error = project::save(&nowhere, &sample()).unwrap_err().to_string();
    assert!(
        error.starts_with("the comparison cannot be saved") && error.ends_with("talks.travaux"),
        "{error}"
    );
    assert!(matches!(project::open(&nowhere), Err(ProjectError::Open(_))));
    let folder_itself = project::save(folder.path(), &sample()).unwrap_err();
    assert!(matches!(folder_itself, ProjectError::Unwritable { .. }), "{folder_itself}");
}

#[test]
fn a_newer_file_is_looked_at_and_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("talks.travaux");
    let text = String::from_utf8(project::write(&sample())).unwrap();
    let newer = text.replace("\"version\": 4", "\"version\": 5, \"hologram\": {}");
    fs::write(&path, &newer).unwrap();
    let (looked, told) = project::look(&path).unwrap();
    assert_eq!(looked, sample());
    assert!(told.unwrap().contains("saved under another name only"));
    let error = project::save(&path, &looked).unwrap_err().to_string();
    assert!(error.contains("save under another name"), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
    project::save(&folder.path().join("own.travaux"), &looked).unwrap();
    fs::write(&path, newer.replace("\"drafts\"", "\"scrolls\"")).unwrap();
    assert!(matches!(project::look(&path), Err(ProjectError::Newer { version: 5, .. })));
}

#[test]
fn each_decision_and_each_thing_said_of_a_note_has_a_line() {
    let path = format!("{}/tests/versions/4.travaux", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).unwrap();
    let begins = |start: &str| text.lines().any(|line| line.starts_with(start));
    for line in [
        "      {\"points\": [{\"draft\": 0, \"start\": ",
        "      {\"at\": {\"draft\": 1, ",
        "          {\"created\": \"2026-03-02T12:00:00Z\", ",
        "          \"figures\": 1",
        "      {\"anchor\": {\"point\": {\"draft\": 0, ",
        "      \"needs a lawyer\"",
        "          \"exact\": \"",
        "        \"body\": \"Who counts them?",
    ] {
        assert!(begins(line), "{line}\n{text}");
    }
}

#[cfg(unix)]
#[test]
fn saving_keeps_permissions_and_follows_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (path, link) = (folder.path().join("talks.travaux"), folder.path().join("link.travaux"));
    project::save(&path, &Project::default()).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&path, &link).unwrap();
    project::save(&link, &sample()).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(project::open(&path).unwrap(), sample());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
    let error = project::save(&path, &Project::default()).unwrap_err();
    assert!(matches!(error, ProjectError::Unwritable { .. }), "a read-only file is left alone: {error}");
    assert_eq!(project::open(&path).unwrap(), sample());
}

/// What `git diff` says of one new note among many: lines added and removed.
#[test]
fn one_note_is_a_few_lines_for_git() {
    use std::process::Command;
    let folder = tempfile::tempdir().unwrap();
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=O", "-c", "user.email=o@example.org"])
            .args(args)
            .current_dir(folder.path());
        git.output().map(|output| String::from_utf8(output.stdout).unwrap())
    };
    if git(&["init", "-q"]).is_err() {
        println!("skipped: no git on this machine");
        return;
    }
    let mut project = sample();
    for n in 0..200 {
        let draft = &project.drafts[0];
        let anchor = anchors::anchor(draft, draft.id_of(n % draft.points.len()), About::Point).unwrap();
        let note = notes::new(&project, anchor, "O. Koval", &format!("Note {n}"), "2026-03-01T12:00:00Z");
        project.decisions.annotations.push(Arc::new(note));
    }
    let path = folder.path().join("talks.travaux");
    project::save(&path, &project).unwrap();
    git(&["add", "talks.travaux"]).unwrap();
    git(&["commit", "-qm", "As it was"]).unwrap();
    let changed = |project: &Project| -> (usize, usize) {
        project::save(&path, project).unwrap();
        let told = git(&["diff", "--numstat", "--", "talks.travaux"]).unwrap();
        let numbers: Vec<usize> = told.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        (numbers[0], numbers[1])
    };
    let mut words = project.clone();
    let note = Arc::make_mut(&mut words.decisions.annotations[100]);
    notes::rewrite(note, "Other words", "O. Koval", "2026-03-02T12:00:00Z");
    let (added, removed) = changed(&words);
    assert!(added <= 8 && removed <= 3, "other words of a note: {added} lines added, {removed} removed");
    let mut more = project.clone();
    let anchor = more.decisions.annotations[7].anchor.clone();
    let note = notes::new(&more, anchor, "O. Koval", "One more", "2026-03-03T12:00:00Z");
    more.decisions.annotations.push(Arc::new(note));
    let (added, removed) = changed(&more);
    assert!(added <= 12 && removed <= 1, "a note more: {added} lines added, {removed} removed");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Whatever is done to a file, reading it ends in a project that can be compared, or in a sentence.
    #[test]
    fn a_mangled_file_never_panics(at in 0usize..6000, len in 0usize..20, put in "[0-9\\[\\]{},:\"a-z-]{0,4}") {
        let mut bytes = project::write(&sample());
        let at = at % bytes.len();
        let end = bytes.len().min(at + len);
        bytes.splice(at..end, put.into_bytes());
        match read(&bytes) {
            Ok(project) => {
                let comparison =
                    compare::compare(&project.drafts, &project.articles, &project.decisions, &project.settings);
                prop_assert!(!data(&project, comparison).is_empty());
            }
            Err(error) => prop_assert!(error.to_string().ends_with("talks.travaux")),
        }
    }
}

/// Prints how long a large comparison takes to be written, read and saved.
#[test]
#[ignore = "a measurement"]
fn ten_thousand_notes_are_saved_quickly() {
    let text: String =
        (1..=2000).map(|n| format!("{n}. The Parties shall withdraw {n} observers.\n\n")).collect();
    let draft = compare::draft_of(text.as_bytes(), "plan.md", DraftId(0), Some(DraftKind::Draft)).unwrap();
    let mut project = Project { drafts: vec![Arc::new(draft)], ..Project::default() };
    for n in 0..10_000 {
        let draft = &project.drafts[0];
        let anchor = anchors::anchor(draft, draft.id_of(n % draft.points.len()), About::Point).unwrap();
        let note =
            notes::new(&Project::default(), anchor, "O. Koval", &format!("Note {n}"), "2026-03-01T12:00:00Z");
        project.decisions.annotations.push(Arc::new(note));
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.travaux");
    let began = std::time::Instant::now();
    project::save(&path, &project).unwrap();
    let saved = began.elapsed();
    assert_eq!(project::open(&path).unwrap(), project);
    let size = fs::metadata(&path).unwrap().len();
    assert!(
        saved.as_millis() < if cfg!(debug_assertions) { 2000 } else { 200 },
        "{saved:?} for {size} bytes"
    );
}

/// Numbers that do not repeat, for mutations (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).unwrap()
    }
}

/// Changes a file somewhere: bytes, words of the format, numbers, whole lines, doubled or exchanged parts.
fn mutate(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    const WORDS: [&str; 24] = [
        "null",
        "true",
        "-1",
        "0",
        "4294967295",
        "18446744073709551616",
        "1e999",
        "\"\"",
        "[]",
        "{}",
        "[[[[",
        "\"start\": 7",
        "\"end\": 3",
        "\"draft\": 9",
        "\"parent\": 0",
        "\"words\"",
        "\"link\"",
        "\"depth\": 200",
        "\"turn\": 4294967295",
        "\"id\": 1",
        "\\ud800",
        "\u{202e}",
        "\"cut\": \"merge\"",
        "\"base\": 77",
    ];
    if bytes.is_empty() {
        bytes.push(b'{');
    }
    let at = numbers.below(bytes.len());
    let end = (at + numbers.below(12)).min(bytes.len());
    match numbers.below(7) {
        0 => bytes[at] = u8::try_from(numbers.below(256)).unwrap(),
        1 => drop(bytes.splice(at..end, std::iter::empty())),
        2 => drop(bytes.splice(at..end, WORDS[numbers.below(WORDS.len())].bytes())),
        3 => {
            // A number becomes another.
            let digit = bytes[at..].iter().position(u8::is_ascii_digit).map_or(at, |step| at + step);
            let after = bytes[digit..]
                .iter()
                .position(|b| !b.is_ascii_digit())
                .map_or(bytes.len(), |step| digit + step);
            let number = [0, 1, 2, 9, 64, 255, 1000, 65_536, 4_294_967_295_u64][numbers.below(9)].to_string();
            drop(bytes.splice(digit..after, number.bytes()));
        }
        4 => {
            // A line is doubled, or put elsewhere.
            let mut lines: Vec<Vec<u8>> = bytes.split(|&b| b == b'\n').map(<[u8]>::to_vec).collect();
            let line = lines[numbers.below(lines.len())].clone();
            let to = numbers.below(lines.len());
            lines.insert(to, line);
            *bytes = lines.join(&b'\n');
        }
        5 => {
            let mut lines: Vec<Vec<u8>> = bytes.split(|&b| b == b'\n').map(<[u8]>::to_vec).collect();
            let (a, b) = (numbers.below(lines.len()), numbers.below(lines.len()));
            lines.swap(a, b);
            *bytes = lines.join(&b'\n');
        }
        _ => bytes.truncate(at.max(1)),
    }
}

/// Reads what is hostile for ten minutes, or for so many seconds as `FUZZ_SECONDS` says, and prints how much it was.
/// What is read is checked, merged, compared and written again.
#[test]
#[ignore = "takes ten minutes"]
fn the_reader_is_fuzzed() {
    let seconds = std::env::var("FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(600);
    let version =
        |n: u32| fs::read(format!("{}/tests/versions/{n}.travaux", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let seeds = [
        project::write(&sample()),
        project::write(&with_original()),
        version(1),
        version(2),
        version(3),
        version(4),
    ];
    let mut numbers = Numbers(std::process::id().into());
    let (mut files, mut opened) = (0u64, 0u64);
    let began = std::time::Instant::now();
    while began.elapsed().as_secs() < seconds {
        let mut bytes = seeds[numbers.below(seeds.len())].clone();
        for _ in 0..=numbers.below(4) {
            mutate(&mut bytes, &mut numbers);
        }
        files += 1;
        let kept = bytes.clone();
        let outcome = std::panic::catch_unwind(|| match read(&bytes) {
            Err(error) => {
                assert!(error.to_string().ends_with("talks.travaux"));
                false
            }
            Ok(project) => {
                let comparison = compare::compare(
                    &project.drafts,
                    &project.articles,
                    &project.decisions,
                    &project.settings,
                );
                let report = Report::new(&project, &Arc::new(comparison), Options::default());
                assert!(!json::comparison(&report).is_empty());
                assert_eq!(read(&project::write(&project)).unwrap(), project, "written and read again");
                project::merge::together(&project, &sample());
                true
            }
        });
        match outcome {
            Ok(is_open) => opened += u64::from(is_open),
            Err(_) => {
                let path = std::env::temp_dir().join("travaux-fuzz.travaux");
                fs::write(&path, &kept).unwrap();
                panic!("after {files} files: {} breaks it", path.display());
            }
        }
    }
    println!("{files} files in {seconds} s, {opened} of them opened, none broke the reader");
}
