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
