//! What a file is, told by its bytes and never by its name: an office document that has a reader of
//! its own, or something that Travaux cannot read.

/// A kind of file that is refused.
pub(super) struct Refused {
    /// What it is, with its article.
    pub what: &'static str,
    /// What the user can do.
    pub advice: &'static str,
}

const SAVE_AS_TEXT: &str = "save it as text and open that";
const COPY_TEXT: &str = "copy its text and paste it, or save it as text";
const CHOOSE: &str = "choose the file that holds the draft";

/// An office document that has a reader of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Office {
    Docx,
    Odt,
    Rtf,
}

impl Office {
    /// As [`crate::model::Provenance::format`] has it.
    pub fn name(self) -> &'static str {
        match self {
            Office::Docx => "docx",
            Office::Odt => "odt",
            Office::Rtf => "rtf",
        }
    }
}

/// Tells an office document.
pub(super) fn office(bytes: &[u8]) -> Option<Office> {
    if bytes.trim_ascii_start().starts_with(b"{\\rtf") {
        return Some(Office::Rtf);
    }
    let (head, tail) = ends(bytes);
    let holds = |name: &[u8]| contains(head, name) || contains(tail, name);
    let is_archive = bytes.starts_with(b"PK\x03\x04");
    match is_archive {
        true if holds(b"word/") => Some(Office::Docx),
        true if holds(b"opendocument.text") => Some(Office::Odt),
        // Some programs compress the part that names the kind.
        true if holds(b"content.xml") && holds(b"META-INF/manifest.xml") && !holds(b"opendocument.") => {
            Some(Office::Odt)
        }
        _ => None,
    }
}

/// First bytes, what they mean, and what to do.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
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

/// What stands against reading the bytes as text, if anything.
pub(super) fn unreadable(bytes: &[u8]) -> Option<Refused> {
    let head = &bytes[..bytes.len().min(1024)];
    if let Some(&(_, what, advice)) = SIGNATURES.iter().find(|(magic, ..)| head.starts_with(magic)) {
        return Some(Refused { what, advice });
    }
    if contains(head, b"%PDF-") {
        return Some(Refused { what: "a PDF file", advice: COPY_TEXT });
    }
    if head.starts_with(b"PK\x03\x04") {
        return Some(archive(bytes));
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(compound(bytes));
    }
    if is_web_page(head) {
        return Some(Refused { what: "a web page (HTML)", advice: COPY_TEXT });
    }
    let is_utf16 = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    (!is_utf16 && bytes.contains(&0)).then_some(Refused { what: "a binary file", advice: CHOOSE })
}

/// Tells the documents that are ZIP archives by the names of their parts.
fn archive(bytes: &[u8]) -> Refused {
    let (head, tail) = ends(bytes);
    let holds = |name: &[u8]| contains(head, name) || contains(tail, name);
    let (what, advice) = if holds(b"xl/") {
        ("an Excel workbook", SAVE_AS_TEXT)
    } else if holds(b"ppt/") {
        ("a PowerPoint presentation", SAVE_AS_TEXT)
    } else if holds(b"application/epub") {
        ("an e-book (EPUB)", SAVE_AS_TEXT)
    } else if holds(b"opendocument.") {
        ("an OpenDocument file other than a text", SAVE_AS_TEXT)
    } else {
        ("a ZIP archive", "unpack it and open the document inside")
    };
    Refused { what, advice }
}

/// Tells the files of old Office programs, and new ones that are protected, by the names of their
/// streams, which are UTF-16.
fn compound(bytes: &[u8]) -> Refused {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(bytes, &wide)
    };
    let (what, advice) = if holds("EncryptedPackage") {
        ("a document protected with a password", "open it in its own program and save a copy without one")
    } else if holds("WordDocument") {
        ("an old Word document (.doc)", "open it in Word or LibreOffice and save it as DOCX")
    } else {
        ("a document of an old Office program", "open it in its own program and save it as DOCX")
    };
    Refused { what, advice }
}

/// The beginning and the end of a file, where an archive has the names of its parts.
fn ends(bytes: &[u8]) -> (&[u8], &[u8]) {
    const SPAN: usize = 64 * 1024;
    (&bytes[..bytes.len().min(SPAN)], &bytes[bytes.len().saturating_sub(SPAN)..])
}

fn is_web_page(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let starts = |tag: &[u8]| head.len() >= tag.len() && head[..tag.len()].eq_ignore_ascii_case(tag);
    starts(b"<!doctype html") || starts(b"<html")
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|w| w == part)
}
