//! What people really paste: every script, control characters, a point of 20,000 words, texts that look like
//! formulas, a thousand notes. No form loses a word or writes a file that does not open.

use crate::office::{convert, part};
use crate::readable::text;
use crate::{draft, note, reply, report};
use std::collections::HashSet;
use travaux::export::{self, FORMATS, Format, Report};
use travaux::model::{DraftKind, Project, Ruling};

/// A word of each script. The printed report has no letters for most of them and gives them back all the same.
const SCRIPTS: [&str; 16] = [
    "sürdürülebilir",
    "припинення",
    "ειρήνη",
    "停火協議",
    "평화협정",
    "ხელშეკრულება",
    "հաշտություն",
    "ሰላም",
    "السلام",
    "הסכם",
    "शांति",
    "สันติภาพ",
    "ສັນຕິພາບ",
    "சமாதானம்",
    "𐌰𐌱𐌲",
    "🕊\u{fe0f}",
];
const FORMULAS: [&str; 4] = ["=HYPERLINK(1;2)", "+1+1", "@SUM(A1)", "-2+3"];
const NOTES: usize = 1000;
const WORDS: usize = 20_000;
/// Every so many notes have an answer.
const REPLIED: usize = 10;

fn word(n: usize) -> String {
    format!("w{n:05}x")
}

fn mark(n: usize) -> String {
    format!("note{n:04}x")
}

fn harsh() -> Project {
    let scripts = SCRIPTS.join(" ");
    let long: Vec<String> = (0..WORDS).map(word).collect();
    let plan = |other: &str| {
        let mut text = format!(
            "Plan \u{7}\u{b}of {scripts}\n\n1. The Parties {other} {scripts} \u{1}\u{8}\u{1b}[31m\u{ffff}\u{202e} agree.\n\n"
        );
        for (formula, number) in FORMULAS.iter().zip(2..) {
            text += &format!("{number}. {formula} {other} be so.\n\n");
        }
        text + &format!("6. {} {other} end.\n\n7. Last & \\<least> {other}]]> --> \"'.\n", long.join(" "))
    };
    let mut project = Project {
        drafts: vec![
            draft(0, "=A1", &plan("shall"), DraftKind::Draft),
            draft(1, "@b&<c>", &plan("may"), DraftKind::Draft),
        ],
        ..Project::default()
    };
    for n in 0..NOTES {
        let script = SCRIPTS[n % SCRIPTS.len()];
        let body =
            format!("{}{} \u{1}{script} {}", if n % 3 == 0 { "=" } else { "" }, mark(n), FORMULAS[n % 4]);
        note(&mut project, n % 2, n % 5, script, &body);
        if n % REPLIED == 0 {
            reply(&mut project, "@me", &format!("re{} {script}", mark(n)));
        }
    }
    let anchor = project.decisions.annotations[1].anchor.clone();
    let verdict = "=ruled & <done>".to_owned();
    project.decisions.verdicts.push(Ruling { anchor, verdict, ..Ruling::default() });
    project
}

/// The marks that begin with a letter, have so many digits and end in `x`, as they stand in a text.
fn marks(text: &str, begin: &str, digits: usize) -> HashSet<String> {
    let whole = |rest: &&str| {
        rest.as_bytes().get(digits) == Some(&b'x') && rest.bytes().take(digits).all(|b| b.is_ascii_digit())
    };
    text.split(begin).skip(1).filter(whole).map(|rest| format!("{begin}{}x", &rest[..digits])).collect()
}

/// Writes a form and holds what can be read in it against what was put in.
fn check(report: &Report, name: &str) -> Vec<u8> {
    let format = export::find(name).unwrap();
    let bytes = export::write(report, format, &|_| true).unwrap();
    let Some(text) = text(&bytes, format.extension) else { return bytes };
    let squeezed: String = text.split_whitespace().collect();
    let has = |word: &str| squeezed.contains(word);
    // The picture has the beginning of each point, and no notes.
    if name == "svg" {
        assert!(has("Last&<least>"), "{text}");
        return bytes;
    }
    let found = marks(&squeezed, "w", 5);
    let lost: Vec<String> = (0..WORDS).map(word).filter(|word| !found.contains(word)).collect();
    assert!(lost.is_empty(), "{name} has lost {} words, as {}", lost.len(), lost[0]);
    for script in SCRIPTS {
        assert!(has(script), "{name} has lost {script}");
    }
    for formula in FORMULAS {
        assert!(has(formula), "{name} has lost {formula}");
    }
    let found = marks(&squeezed, "note", 4);
    let lost: Vec<String> = (0..NOTES).map(mark).filter(|mark| !found.contains(mark)).collect();
    assert!(lost.is_empty(), "{name} has lost {} notes, as {}", lost.len(), lost[0]);
    let lost = (0..NOTES).step_by(REPLIED).find(|n| !has(&format!("re{}", mark(*n))));
    assert_eq!(lost, None, "{name} has lost a reply");
    assert!(has("=ruled&<done>"), "{name} has no verdict");
    bytes
}

/// Checks a form, and opens it in the program of its readers.
fn check_opened(report: &Report, format: &Format) {
    let bytes = check(report, format.name);
    match format.name {
        "csv" => {
            let mut table = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
            for value in
                table.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
            {
                assert!(!value.trim_start().starts_with(['=', '+', '-', '@']), "{value}");
            }
        }
        "docx" => {
            let Some((_folder, files)) = convert(&bytes, "docx", "odt") else { return };
            let theirs = part(&std::fs::read(&files[0]).unwrap(), "content.xml");
            assert_eq!(theirs.matches("<office:annotation ").count(), NOTES + NOTES / REPLIED + 1);
        }
        "xlsx" => {
            for sheet in 1..=4 {
                assert!(!part(&bytes, &format!("xl/worksheets/sheet{sheet}.xml")).contains("<f>"));
            }
            let filter = "csv:Text - txt - csv (StarCalc):44,34,76";
            let Some((_folder, files)) = convert(&bytes, "xlsx", filter) else { return };
            assert!(std::fs::read_to_string(&files[0]).unwrap().contains(&word(WORDS - 1)));
        }
        _ => {}
    }
}

#[test]
fn nothing_is_lost_or_broken_in_any_form() {
    let report = &report(&harsh());
    // Each form by itself, for most of the time another program reads.
    let broken: Vec<&str> = std::thread::scope(|scope| {
        let started: Vec<_> = FORMATS
            .iter()
            .map(|format| (format, scope.spawn(move || check_opened(report, format))))
            .collect();
        let broken =
            started.into_iter().filter_map(|(format, one)| one.join().is_err().then_some(format.name));
        broken.collect()
    });
    assert_eq!(broken, Vec::<&str>::new());
}
