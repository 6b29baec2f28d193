//! The printed report: what stands in it, as the program's own PDF reader and Poppler see it.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on stops, one that is skipped says so"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

fn travaux(arguments: &[&str], folder: &Path) {
    let run =
        Command::new(env!("CARGO_BIN_EXE_travaux")).args(arguments).current_dir(folder).output().unwrap();
    assert!(run.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&run.stderr));
}

/// The report of two drafts, and its text as Poppler reads it; none where Poppler is missing.
fn printed(before: &str, after: &str) -> (tempfile::TempDir, PathBuf, Option<String>) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("before.txt"), before).unwrap();
    std::fs::write(folder.path().join("after.txt"), after).unwrap();
    travaux(&["compare", "before.txt", "after.txt", "--format", "pdf", "-o", "report.pdf"], folder.path());
    let pdf = folder.path().join("report.pdf");
    let run = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(&pdf).arg("-").output();
    let text = match run {
        Ok(run) if run.status.success() => Some(String::from_utf8(run.stdout).unwrap()),
        _ => {
            println!("skipped in part: no pdftotext on this machine");
            None
        }
    };
    (folder, pdf, text)
}

const BEFORE: &str = "1. The parties stop all fire at once.\n\n2. Чисельність військ становить 600 тис. осіб.\n\n3. A customs union is set up.\n";
const AFTER: &str = "1. The parties stop all fire at once.\n\n2. Чисельність військ становить 800 тис. осіб.\n\n3. Observers count the weapons [in May] [in June].\n";

#[test]
fn the_report_says_what_changed() {
    let (_folder, pdf, text) = printed(BEFORE, AFTER);
    let bytes = std::fs::read(&pdf).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    let Some(text) = text else { return };
    for words in [
        "Sources",
        "Unresolved",
        "Figures that moved",
        "600 тис.",
        "800 тис.",
        "A customs union is set up.",
        "Observers count the weapons",
        "Table",
        "Redline before → after",
        "5/5",
    ] {
        assert!(text.contains(words), "{words} is not in:\n{text}");
    }
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    let (_one, first, _) = printed(BEFORE, AFTER);
    let (_two, second, _) = printed(BEFORE, AFTER);
    assert!(std::fs::read(first).unwrap() == std::fs::read(second).unwrap());
}

#[test]
fn a_word_wider_than_the_page_is_broken() {
    let long = format!("1. {}\n\n2. Short.\n", "unbroken".repeat(600));
    let (_folder, _, text) = printed(&long, "1. Another text.\n\n2. Short.\n");
    let Some(text) = text else { return };
    let letters = text.chars().filter(|c| "unbroken".contains(*c)).count();
    assert!(letters > 2 * 8 * 600, "all of it stands in the table and in the redline");
}

/// What a program of Poppler says of a file, asked with arguments before and behind its name; none where it
/// is missing.
fn asked(program: &str, before: &[&str], pdf: &Path, behind: &[&str]) -> Option<String> {
    match Command::new(program).args(before).arg(pdf).args(behind).output() {
        Ok(run) => {
            assert!(run.status.success(), "{program}: {}", String::from_utf8_lossy(&run.stderr));
            Some(String::from_utf8_lossy(&run.stdout).into_owned())
        }
        Err(error) => {
            println!("skipped in part: {program} cannot be asked ({error}); install poppler-utils");
            None
        }
    }
}

#[test]
fn the_report_can_be_read_aloud() {
    let (_folder, pdf, _) = printed(BEFORE, AFTER);
    if let Some(info) = asked("pdfinfo", &[], &pdf, &[]) {
        for line in [("Tagged:", "yes"), ("Title:", "before → after")] {
            let found = info.lines().find_map(|own| own.strip_prefix(line.0)).map(str::trim);
            assert_eq!(found, Some(line.1), "{info}");
        }
    }
    let bytes = std::fs::read(&pdf).unwrap();
    let says = |words: &str| bytes.windows(words.len()).any(|part| part == words.as_bytes());
    assert!(says("<pdfuaid:part>1</pdfuaid:part>") && says("/Lang(en)"), "not for readers that read aloud");
    // The tree of its parts: each cell of the table holds its own draft, removed words are told from others.
    let Some(tree) = asked("pdfinfo", &["-struct-text"], &pdf, &[]) else { return };
    let squeezed: String = tree.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        r#"(block) "before → after""#,
        r#"H2 "Figures that moved, came or went" (block) "Figures that moved, came or went""#,
        r#"Table (block) TR TH: /Scope /Column "before" TH: /Scope /Column "after" TR TD P (block)"#,
        r#"TD P (block) "2 Чисельність військ становить 600 тис. осіб.""#,
        r#"Span (inline): /TextDecorationType /LineThrough "600""#,
        r#"Span (inline): /TextDecorationType /Underline "800""#,
    ] {
        assert!(squeezed.contains(part), "{part} is not in:\n{tree}");
    }
    assert!(says("/Alt(What became of each point in before, after"), "a picture is told in no words");
    let at = |words: &str| squeezed.find(words).unwrap_or_else(|| panic!("{words} is not in:\n{tree}"));
    let order = ["\"Sources\"", "\"Summary\"", "\"Lineage\"", "\"Table\"", "\"Redline"].map(at);
    assert!(order.is_sorted(), "{order:?} is not the order of the pages");
    let raw = asked("pdftotext", &["-raw"], &pdf, &["-"]).unwrap();
    let at = |words: &str| raw.rfind(words).unwrap_or_else(|| panic!("{words} is not in:\n{raw}"));
    assert!(at("stop all fire at once.") < at("Чисельність") && at("customs union") < at("Observers count"));
}

#[test]
fn the_places_of_a_report_can_be_found() {
    let (_folder, pdf, _) = printed(BEFORE, AFTER);
    let bytes = std::fs::read(&pdf).unwrap();
    assert!(bytes.windows(9).any(|part| part == b"/Outlines"), "no bookmarks");
}

#[test]
fn letters_that_the_fonts_lack_are_still_found() {
    let text = "1. הצדדים מפסיקים את האש.\n\n2. 双方停火。\n\n3. تتوقف النيران.\n";
    let (_folder, pdf, text) = printed(text, &text.replace("2.", "2. At last:"));
    let Some(text) = text else { return };
    for words in ["双方停火", "At last:"] {
        assert!(text.contains(words), "{words} is not in:\n{text}");
    }
    let Some(info) = asked("pdfinfo", &[], &pdf, &[]) else { return };
    assert!(info.contains("Tagged:          yes"), "{info}");
}
