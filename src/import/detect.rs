//! What a document is, told by its first bytes, and what is said of those that cannot be read.

use super::Failure;
use std::path::Path;

const SAVE_AS_TEXT: &str = "save it as text and open that";
const CHOOSE: &str = "choose the file that holds the draft";

/// First bytes, what they mean, and what to do.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"{\\rtf", "an RTF document", SAVE_AS_TEXT),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a document of an old Office program (.doc)", SAVE_AS_TEXT),
    (b"\x89PNG", "a PNG picture", "a scanned page must be turned into text first"),
    (b"\xFF\xD8\xFF", "a JPEG picture", "a scanned page must be turned into text first"),
    (b"GIF8", "a GIF picture", CHOOSE),
    (b"II*\0", "a TIFF picture", "a scanned page must be turned into text first"),
    (b"MM\0*", "a TIFF picture", "a scanned page must be turned into text first"),
    (b"\x1F\x8B", "a gzip archive", "unpack it and open the document inside"),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", "unpack it and open the document inside"),
    (b"Rar!", "a RAR archive", "unpack it and open the document inside"),
    (b"\x7FELF", "a program", CHOOSE),
    (b"MZ\x90", "a program", CHOOSE),
    (b"SQLite format 3\0", "a database", CHOOSE),
];

/// A kind of document that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Pdf,
    Html,
    Markdown,
    Text,
}

/// What is said of bytes that are no document.
pub(super) const BINARY: Failure = Failure { what: "a binary file", advice: CHOOSE };

/// What kind of document the bytes are, or what stands against reading them.
pub(super) fn kind(bytes: &[u8], path: &str) -> Result<Kind, Failure> {
    let head = &bytes[..bytes.len().min(1024)];
    if let Some(&(_, what, advice)) = SIGNATURES.iter().find(|(magic, ..)| head.starts_with(magic)) {
        return Err(Failure { what, advice });
    }
    if contains(head, b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if head.starts_with(b"PK\x03\x04") {
        return Err(archive(bytes));
    }
    let extension = Path::new(path).extension().unwrap_or_default().to_ascii_lowercase();
    match extension.to_str() {
        _ if is_web_page(head) => Ok(Kind::Html),
        Some("html" | "htm" | "xhtml") => Ok(Kind::Html),
        Some("md" | "markdown") => Ok(Kind::Markdown),
        Some("") if is_fragment(head) => Ok(Kind::Html),
        _ => Ok(Kind::Text),
    }
}

/// Tells the documents that are ZIP archives by the names of their parts.
fn archive(bytes: &[u8]) -> Failure {
    let head = &bytes[..bytes.len().min(64 * 1024)];
    let tail = &bytes[bytes.len().saturating_sub(64 * 1024)..];
    let holds = |name: &[u8]| contains(head, name) || contains(tail, name);
    let (what, advice) = if holds(b"word/") {
        ("a Word document (DOCX)", SAVE_AS_TEXT)
    } else if holds(b"opendocument.text") {
        ("an OpenDocument text (ODT)", SAVE_AS_TEXT)
    } else if holds(b"xl/") {
        ("an Excel workbook", SAVE_AS_TEXT)
    } else if holds(b"ppt/") {
        ("a PowerPoint presentation", SAVE_AS_TEXT)
    } else if holds(b"application/epub") {
        ("an e-book (EPUB)", SAVE_AS_TEXT)
    } else {
        ("a ZIP archive", "unpack it and open the document inside")
    };
    Failure { what, advice }
}

/// Whether a text begins as a web page does, in whatever encoding, comments aside.
fn is_web_page(head: &[u8]) -> bool {
    let text: Vec<u8> = head.iter().copied().filter(u8::is_ascii).filter(|b| *b != 0).collect();
    let mut rest = text.trim_ascii_start();
    while let Some(comment) = rest.strip_prefix(b"<!--").or(rest.strip_prefix(b"<?xml")) {
        let Some(end) = comment.iter().position(|b| *b == b'>') else { return false };
        rest = comment[end + 1..].trim_ascii_start();
    }
    begins_with_tag(rest, &["!doctype html", "html", "head"])
}

/// Whether a text begins as a piece of a web page does.
fn is_fragment(head: &[u8]) -> bool {
    const TAGS: &[&str] = &[
        "p",
        "div",
        "ol",
        "ul",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "article",
        "section",
        "main",
        "body",
        "span",
        "blockquote",
        "meta",
        "!--startfragment--",
    ];
    begins_with_tag(head.trim_ascii_start(), TAGS)
}

fn begins_with_tag(text: &[u8], tags: &[&str]) -> bool {
    let Some(text) = text.strip_prefix(b"<") else { return false };
    tags.iter().any(|tag| {
        let tag = tag.as_bytes();
        let named = text.len() > tag.len() && text[..tag.len()].eq_ignore_ascii_case(tag);
        named && (text[tag.len()].is_ascii_whitespace() || text[tag.len()] == b'>')
    })
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|w| w == part)
}
