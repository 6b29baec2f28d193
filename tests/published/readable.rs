//! What can be read in a file of any form.

use std::io::{Cursor, Read};
use std::process::Command;

/// Everything that can be read in a file: the parts of an archive, a PDF as Poppler reads it, and else the bytes. White
/// space is one space, what XML and Markdown escape is not escaped. None where there is no Poppler.
pub fn text(bytes: &[u8], extension: &str) -> Option<String> {
    let mut text = String::new();
    match extension {
        "docx" | "odt" | "xlsx" => {
            let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
            for index in 0..archive.len() {
                let mut part = String::new();
                archive.by_index(index).unwrap().read_to_string(&mut part).unwrap();
                assert!(!part.contains(is_forbidden), "a sign that XML forbids");
                // A run may end within a word.
                text.push_str(&without_tags(&part));
            }
        }
        "pdf" => {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("report.pdf");
            std::fs::write(&path, bytes).unwrap();
            let run = Command::new("pdftotext").arg("-layout").arg(&path).arg("-").output().ok()?;
            assert!(run.status.success());
            text = String::from_utf8_lossy(&run.stdout).into_owned();
        }
        "html" | "svg" => {
            let page = std::str::from_utf8(bytes).unwrap();
            assert!(!page.contains(is_forbidden), "a sign that XML forbids");
            text = without_tags(page);
        }
        // A pair is a list of two there.
        "json" => text = std::str::from_utf8(bytes).unwrap().replace("\",\n", " and").replace('"', ""),
        _ => text.push_str(std::str::from_utf8(bytes).unwrap()),
    }
    let escapes =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"), ("\\", "")];
    let plain = escapes.iter().fold(text, |text, (escaped, plain)| text.replace(escaped, plain));
    Some(plain.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether XML has no place for a sign, escaped or not.
fn is_forbidden(c: char) -> bool {
    (c < ' ' && !"\t\n\r".contains(c)) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

fn without_tags(xml: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in xml.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text
}
