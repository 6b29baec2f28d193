//! What a file is that Travaux cannot read, told by its first bytes.

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
    if is_web_page(head) {
        return Some(Refused { what: "a web page (HTML)", advice: COPY_TEXT });
    }
    let is_utf16 = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    (!is_utf16 && bytes.contains(&0)).then_some(Refused { what: "a binary file", advice: CHOOSE })
}

/// Tells the documents that are ZIP archives by the names of their parts.
fn archive(bytes: &[u8]) -> Refused {
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
    Refused { what, advice }
}

fn is_web_page(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let starts = |tag: &[u8]| head.len() >= tag.len() && head[..tag.len()].eq_ignore_ascii_case(tag);
    starts(b"<!doctype html") || starts(b"<html")
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|w| w == part)
}
