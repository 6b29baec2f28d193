//! What the fuzz targets share: the invariants, and how bytes become texts.

#[path = "../../tests/invariants/mod.rs"]
pub mod invariants;

use std::borrow::Cow;
use std::io::{Cursor, Write};
use travaux::import;
use travaux::model::Revisions;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Bytes as text; what is no UTF-8 becomes U+FFFD.
pub fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// Bytes as several texts, at most three, divided by the byte 0x1E (record separator).
pub fn texts(bytes: &[u8]) -> Vec<Cow<'_, str>> {
    bytes.splitn(3, |&byte| byte == 0x1e).map(text).collect()
}

/// An archive of parts, none of them compressed.
pub fn archive(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        zip.start_file(*name, stored).expect("memory takes every part");
        zip.write_all(content.as_bytes()).expect("memory takes every byte");
    }
    zip.finish().expect("memory takes every archive").into_inner()
}

/// Reads an office document in one of the three ways: paragraphs cover the text in order, and
/// every mark lies in it.
pub fn office(document: &[u8], kind: u8) {
    let ways = [Revisions::AsTheyStand, Revisions::Accepted, Revisions::Rejected];
    let Ok(source) = import::read_as(document, "a", ways[usize::from(kind / 2 % 3)]) else { return };
    let mut end = 0;
    for paragraph in &source.paragraphs {
        assert!(source.text[end..paragraph.span.start].trim().is_empty());
        assert!(!source.text[paragraph.span.clone()].trim().is_empty());
        end = paragraph.span.end;
    }
    assert!(source.text[end..].trim().is_empty());
    for mark in &source.marks {
        assert!(source.text.get(mark.span.clone()).is_some());
    }
}
