//! What LibreOffice makes of the same documents, line for line and number for number.
//!
//! LibreOffice is asked where it is installed. The documents beside the project are read where they are.

use crate::{FORMATS, cases, corpus, paragraphs};
use std::fs;
use std::process::Command;
use travaux::import;
use travaux::model::{Revisions, Source};

/// What LibreOffice writes for each of some documents as plain text; none where it is not installed.
fn libre_office(documents: &[(String, Vec<u8>)]) -> Option<Vec<Vec<String>>> {
    let texts = converted(documents, "txt:Text (encoded):UTF8")?;
    let text = |bytes: Vec<u8>| {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        lines(text.trim_start_matches('\u{feff}').split(['\n', '\u{b}']))
    };
    Some(texts.into_iter().map(text).collect())
}

/// Documents as LibreOffice writes them in another format; none where it is not installed.
fn converted(documents: &[(String, Vec<u8>)], format: &str) -> Option<Vec<Vec<u8>>> {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new("soffice");
    let profile = folder.path().join("profile");
    command.arg(format!("-env:UserInstallation=file://{}", profile.display()));
    command.args(["--headless", "--convert-to", format, "--outdir"]).arg(folder.path());
    for (name, bytes) in documents {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        command.arg(path);
    }
    if let Err(error) = command.output() {
        println!("skipped: LibreOffice cannot be asked ({error}); install libreoffice-writer");
        return None;
    }
    let ending = format.split(':').next().unwrap_or_default();
    let file = |(name, _): &(String, Vec<u8>)| {
        fs::read(folder.path().join(name).with_extension(ending)).expect("a file")
    };
    Some(documents.iter().map(file).collect())
}

/// Lines with their white space folded, and signs that both programs write their own way made alike.
fn lines<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let folded = lines.map(|line| {
        let line: String = line.chars().filter(|c| *c != '\u{ad}').collect();
        let line = line.replace('\u{2011}', "-").split_whitespace().collect::<Vec<_>>().join(" ");
        // LibreOffice writes every bullet by its level.
        match line.split_once(' ') {
            Some(("•" | "◦" | "▪" | "–" | "-", rest)) => format!("• {rest}"),
            _ => line,
        }
    });
    folded.filter(|line| !line.is_empty()).collect()
}

/// Our lines. LibreOffice writes no brackets around the signs of notes.
fn ours(source: &Source) -> Vec<String> {
    let lines = lines(paragraphs(source).iter().map(String::as_str)).into_iter();
    lines.map(|line| (1..9).fold(line, |line, n| line.replace(&format!("[{n}]"), &n.to_string()))).collect()
}

struct Score {
    /// Numbered paragraphs, and how many of them LibreOffice has as well.
    labels: (usize, usize),
    /// Lines of LibreOffice, and how many of them we have as well.
    lines: (usize, usize),
    differences: String,
}

fn score(source: &Source, theirs: &[String]) -> Score {
    let ours = ours(source);
    let mut left: Vec<&str> = theirs.iter().map(String::as_str).collect();
    let mut score = Score { labels: (0, 0), lines: (theirs.len(), 0), differences: String::new() };
    // Tables of amendments are read in another order, so the order is not compared.
    for (line, paragraph) in ours.iter().zip(&source.paragraphs) {
        let is_number = usize::from(paragraph.number.is_some());
        score.labels.0 += is_number;
        match left.iter().position(|theirs| theirs == line) {
            Some(at) => {
                left.remove(at);
                score.lines.1 += 1;
                score.labels.1 += is_number;
            }
            None => score.differences += &format!("    Travaux:     {line}\n"),
        }
    }
    left.iter().for_each(|line| score.differences += &format!("    LibreOffice: {line}\n"));
    score
}

#[test]
fn the_corpus_reads_as_in_libre_office() {
    let Some(folder) = corpus() else { return };
    let mut documents = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if [".docx", ".odt", ".rtf"].iter().any(|ending| name.ends_with(ending)) {
            documents.push((name, fs::read(entry.path()).unwrap()));
        }
    }
    documents.sort();
    // Names that differ in their ending only would share one text.
    let named: Vec<(String, Vec<u8>)> = documents
        .iter()
        .map(|(name, bytes)| {
            let (stem, ending) = name.rsplit_once('.').unwrap();
            (format!("{stem}-{ending}.{ending}"), bytes.clone())
        })
        .collect();
    let Some(theirs) = libre_office(&named) else { return };
    let mut labels = (0, 0);
    for (at, (name, bytes)) in documents.iter().enumerate() {
        // An RTF file has its numbers in its text, where those of the document it was made of stand.
        let word = name.strip_suffix(".rtf").map(|stem| format!("{stem}.docx"));
        let made_of = documents.iter().position(|(name, _)| Some(name) == word.as_ref());
        let theirs = &theirs[made_of.unwrap_or(at)];
        let source = import::read_as(bytes, name, Revisions::AsTheyStand).expect(name);
        let score = score(&source, theirs);
        println!(
            "{name}: {} of {} labels, {} of {} lines as in LibreOffice",
            score.labels.1, score.labels.0, score.lines.1, score.lines.0
        );
        print!("{}", score.differences);
        labels = (labels.0 + score.labels.0, labels.1 + score.labels.1);
    }
    println!("{} of {} labels", labels.1, labels.0);
    assert_eq!(labels.1, labels.0, "labels as in LibreOffice");
}

#[test]
fn our_own_documents_read_as_in_libre_office() {
    let mut documents = Vec::new();
    for (i, case) in cases().iter().enumerate() {
        for (format, write) in FORMATS {
            documents.push((format!("case-{i}-{format}.{format}"), write(&case.blocks)));
        }
    }
    let Some(theirs) = libre_office(&documents) else { return };
    let mut numbered = (0, 0);
    for ((name, bytes), theirs) in documents.iter().zip(&theirs) {
        let source = import::read(bytes, name).unwrap();
        let score = score(&source, theirs);
        println!("{name}: {} of {} labels", score.labels.1, score.labels.0);
        print!("{}", score.differences);
        // Our RTF has no table of lists from which LibreOffice could count.
        if !name.ends_with(".rtf") {
            numbered = (numbered.0 + score.labels.0, numbered.1 + score.labels.1);
        }
    }
    assert!(numbered.1 * 100 >= numbered.0 * 90, "{} of {} labels as in LibreOffice", numbered.1, numbered.0);
}

/// The text of a document of the corpus as it is read.
fn text(name: &str, revisions: Revisions) -> Option<Vec<String>> {
    let bytes = fs::read(corpus()?.join(name)).unwrap();
    Some(ours(&import::read_as(&bytes, name, revisions).unwrap()))
}

#[test]
fn accepted_and_rejected_changes_give_the_documents_beside_them() {
    let Some(original) = text("redlines_original.docx", Revisions::AsTheyStand) else { return };
    assert_eq!(text("redlines_expected_redline.docx", Revisions::Rejected), Some(original));
    let words = |lines: Option<Vec<String>>| lines.map(|lines| lines.join(" ").replace("• ", ""));
    assert_eq!(
        words(text("redlines_expected_redline.docx", Revisions::Accepted)),
        words(text("redlines_modified.docx", Revisions::AsTheyStand))
    );
    assert_eq!(
        text("oxpt_RA001-Tracked-Revisions-01.docx", Revisions::Accepted),
        text("oxpt_RP001-01-Accepted.docx", Revisions::AsTheyStand)
    );
}

#[test]
fn tracked_changes_survive_libre_office() {
    // Rows of tables are not in it: OpenDocument does not say that they were deleted.
    let names = [
        "redlines_expected_redline.docx",
        "pandoc_track_changes_deletion.docx",
        "pandoc_track_changes_insertion.docx",
    ];
    let Some(folder) = corpus() else { return };
    let documents: Vec<(String, Vec<u8>)> =
        names.iter().map(|name| ((*name).to_owned(), fs::read(folder.join(name)).unwrap())).collect();
    for format in ["odt", "fodt", "rtf"] {
        let Some(files) = converted(&documents, format) else { return };
        for ((name, bytes), file) in documents.iter().zip(&files) {
            for revisions in [Revisions::Accepted, Revisions::Rejected] {
                let lines = |bytes: &[u8]| ours(&import::read_as(bytes, "a", revisions).unwrap());
                assert_eq!(lines(bytes), lines(file), "{name} as {format}, {revisions:?}");
            }
        }
    }
}
