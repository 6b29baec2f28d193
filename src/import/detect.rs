//! What a document is, told by its bytes and seldom by its name, and what is said of those that
//! Travaux does not read.

use super::Fault;
use std::path::Path;

const SAVE_AS_TEXT: &str = "save it as text and open that";
const CHOOSE: &str = "choose the file that holds the draft";

/// A kind of document that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Docx,
    Odt,
    FlatOdt,
    Rtf,
    Pdf,
    Html,
    Markdown,
    Text,
}

impl Kind {
    /// As [`crate::model::Provenance::format`] has it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Docx => "docx",
            Kind::Odt => "odt",
            Kind::FlatOdt => "fodt",
            Kind::Rtf => "rtf",
            Kind::Pdf => "pdf",
            Kind::Html => "html",
            Kind::Markdown => "markdown",
            Kind::Text => "text",
        }
    }
}

/// First bytes, what they mean, and what to do.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"\x89PNG", "a PNG picture", "turn the scanned page into text first"),
    (b"\xFF\xD8\xFF", "a JPEG picture", "turn the scanned page into text first"),
    (b"GIF8", "a GIF picture", CHOOSE),
    (b"II*\0", "a TIFF picture", "turn the scanned page into text first"),
    (b"MM\0*", "a TIFF picture", "turn the scanned page into text first"),
    (b"\x1F\x8B", "a gzip archive", "unpack it and open the document inside"),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", "unpack it and open the document inside"),
    (b"Rar!", "a RAR archive", "unpack it and open the document inside"),
    (b"\x7FELF", "a program", CHOOSE),
    (b"MZ\x90", "a program", CHOOSE),
    (b"SQLite format 3\0", "a database", CHOOSE),
];

/// What is said of bytes that are no document.
pub(super) fn binary() -> Fault {
    Fault::is("a binary file", CHOOSE)
}

/// A document of a kind that Travaux does not read.
fn foreign(what: &str, advice: &'static str) -> Fault {
    Fault::is(&format!("{what}, which Travaux does not read"), advice)
}

/// What kind of document the bytes are, or what stands against reading them.
pub(super) fn kind(bytes: &[u8], path: &str) -> Result<Kind, Fault> {
    let head = &bytes[..bytes.len().min(1024)];
    if let Some(&(_, what, advice)) = SIGNATURES.iter().find(|(magic, ..)| head.starts_with(magic)) {
        return Err(foreign(what, advice));
    }
    if head.trim_ascii_start().starts_with(b"{\\rtf") {
        return Ok(Kind::Rtf);
    }
    if contains(head, b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if head.starts_with(b"PK\x03\x04") {
        return archive(bytes);
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(compound(bytes));
    }
    if head.trim_ascii_start().starts_with(b"<?xml") && contains(head, b"<office:document") {
        return Ok(Kind::FlatOdt);
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
fn archive(bytes: &[u8]) -> Result<Kind, Fault> {
    let (head, tail) = ends(bytes);
    let holds = |name: &[u8]| contains(head, name) || contains(tail, name);
    if holds(b"word/") {
        return Ok(Kind::Docx);
    }
    // Some programs compress the part that names the kind.
    let unnamed = holds(b"content.xml") && holds(b"META-INF/manifest.xml") && !holds(b"opendocument.");
    if holds(b"opendocument.text") || unnamed {
        return Ok(Kind::Odt);
    }
    Err(if holds(b"xl/") {
        foreign("an Excel workbook", SAVE_AS_TEXT)
    } else if holds(b"ppt/") {
        foreign("a PowerPoint presentation", SAVE_AS_TEXT)
    } else if holds(b"application/epub") {
        foreign("an e-book (EPUB)", SAVE_AS_TEXT)
    } else if holds(b"opendocument.") {
        foreign("an OpenDocument file other than a text", SAVE_AS_TEXT)
    } else {
        foreign("a ZIP archive", "unpack it and open the document inside")
    })
}

/// Tells the files of old Office programs, and new ones that are protected, by the names of their
/// streams, which are UTF-16.
fn compound(bytes: &[u8]) -> Fault {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(bytes, &wide)
    };
    if holds("EncryptedPackage") {
        Fault::is(
            "a document protected with a password",
            "open it in its own program and save a copy without one",
        )
    } else if holds("WordDocument") {
        foreign("an old Word document (.doc)", "open it in Word or LibreOffice and save it as DOCX")
    } else {
        foreign("a document of an old Office program", "open it in its own program and save it as DOCX")
    }
}

/// The beginning and the end of a file, where an archive has the names of its parts.
fn ends(bytes: &[u8]) -> (&[u8], &[u8]) {
    const SPAN: usize = 64 * 1024;
    (&bytes[..bytes.len().min(SPAN)], &bytes[bytes.len().saturating_sub(SPAN)..])
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
