//! What a document is, told by its bytes and seldom by its name, and what is said of those that
//! Travaux does not read.

use super::Fault;
use crate::words::{say, say_with};
use std::path::Path;

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

/// First bytes, and what is said of a file that begins with them.
type Signature = (&'static [u8], fn() -> Fault);

const SIGNATURES: &[Signature] = &[
    (b"\x89PNG", || picture("PNG")),
    (b"\xFF\xD8\xFF", || picture("JPEG")),
    (b"GIF8", || foreign(&say_with("kind-picture", &[("name", "GIF".into())]), say("advice-choose"))),
    (b"II*\0", || picture("TIFF")),
    (b"MM\0*", || picture("TIFF")),
    (b"\x1F\x8B", || packed("gzip")),
    (b"7z\xBC\xAF\x27\x1C", || packed("7-Zip")),
    (b"Rar!", || packed("RAR")),
    (b"\x7FELF", || foreign(say("kind-program"), say("advice-choose"))),
    (b"MZ\x90", || foreign(say("kind-program"), say("advice-choose"))),
    (b"SQLite format 3\0", || foreign(say("kind-database"), say("advice-choose"))),
];

/// What is said of bytes that are no document.
pub(super) fn binary() -> Fault {
    Fault::is(say("kind-binary"), say("advice-choose"))
}

/// A document of a kind that Travaux does not read.
fn foreign(what: &str, advice: &'static str) -> Fault {
    Fault::new(say_with("fault-foreign", &[("what", what.into())]), advice)
}

/// A page that may have been scanned.
fn picture(name: &'static str) -> Fault {
    foreign(&say_with("kind-picture", &[("name", name.into())]), say("advice-recognise"))
}

/// Files packed into one.
fn packed(name: &'static str) -> Fault {
    foreign(&say_with("kind-archive", &[("name", name.into())]), say("advice-unpack"))
}

/// What kind of document the bytes are, or what stands against reading them.
pub(super) fn kind(bytes: &[u8], path: &str) -> Result<Kind, Fault> {
    let head = &bytes[..bytes.len().min(1024)];
    if let Some((_, said)) = SIGNATURES.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(said());
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
        foreign(say("kind-workbook"), say("advice-save-as-text"))
    } else if holds(b"ppt/") {
        foreign(say("kind-presentation"), say("advice-save-as-text"))
    } else if holds(b"application/epub") {
        foreign(say("kind-book"), say("advice-save-as-text"))
    } else if holds(b"opendocument.") {
        foreign(say("kind-other-opendocument"), say("advice-save-as-text"))
    } else {
        packed("ZIP")
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
        Fault::is(say("kind-locked"), say("advice-unlock"))
    } else if holds("WordDocument") {
        foreign(say("kind-old-word"), say("advice-as-docx"))
    } else {
        foreign(say("kind-old-office"), say("advice-own-as-docx"))
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
