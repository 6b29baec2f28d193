//! Bytes → [`Source`]: finds out what a file is and reads it.
//!
//! `detect` tells what the bytes are, `decode` gives text, and one reader
//! per format turns the document into paragraphs.

mod decode;
mod detect;
mod docx;
mod fault;
mod guard;
mod html;
mod markdown;
mod odt;
mod office;
mod pdf;
mod plain;
mod rtf;

use crate::model::{Markup, Paragraph, Provenance, Revisions, Source, Warning};
use crate::words::{say, say_with};
use detect::Kind;
use fault::Fault;
use office::archive::Archive;
use sha2::{Digest, Sha256};

/// The largest document that is read, in bytes: 32 MB, some thirty times a long treaty with annexes.
pub const LIMIT: usize = 32 * 1024 * 1024;

/// The largest PDF that is read, in bytes: 128 MB, since most of a PDF can be pictures.
pub const LARGEST: usize = 128 * 1024 * 1024;

/// What a reader makes of a document.
struct Reading {
    text: String,
    paragraphs: Vec<Paragraph>,
    marks: Vec<Markup>,
    warnings: Vec<Warning>,
}

/// Reads a document, its tracked changes as they stand. `path` is used for its name and
/// extension only; nothing is opened. An empty path means pasted text.
///
/// # Errors
/// When the bytes are not a document that Travaux can read.
pub fn read(bytes: &[u8], path: &str) -> Result<Source, ImportError> {
    read_as(bytes, path, Revisions::default())
}

/// Like [`read`], for a document of which the reader has said how its tracked changes are to be read.
///
/// # Errors
/// As for [`read`].
pub fn read_as(bytes: &[u8], path: &str, revisions: Revisions) -> Result<Source, ImportError> {
    let name = || if path.is_empty() { say("pasted-text").to_owned() } else { path.to_owned() };
    let kind = detect::kind(bytes, path);
    let limit = if matches!(kind, Ok(Kind::Pdf)) { LARGEST } else { LIMIT };
    if bytes.len() > limit {
        let megabytes = |bytes: usize| bytes.div_ceil(1024 * 1024);
        return Err(ImportError::TooLarge {
            megabytes: megabytes(bytes.len()),
            limit: megabytes(limit),
            path: name(),
        });
    }
    let unreadable = |Fault { reason, advice }| ImportError::Unreadable { reason, advice, path: name() };
    let kind = kind.map_err(unreadable)?;
    let (mut author, mut date) = (None, None);
    let reading = match kind {
        Kind::Docx => Archive::open(bytes).and_then(|archive| docx::read(archive, revisions)),
        Kind::Odt => Archive::open(bytes).and_then(|archive| odt::read(archive, revisions)),
        Kind::FlatOdt => odt::read_flat(bytes, revisions),
        Kind::Rtf => rtf::read(bytes, revisions),
        Kind::Pdf => pdf::read(bytes),
        Kind::Html => html::read(bytes).map(|(reading, about)| {
            (author, date) = (about.author, about.date);
            reading
        }),
        Kind::Markdown => text(bytes, markdown::read),
        Kind::Text => text(bytes, |text| plain::read(text.to_owned())),
    };
    let Reading { text, paragraphs, marks, warnings } = reading.map_err(unreadable)?;
    if paragraphs.is_empty() {
        return Err(ImportError::Empty { path: name() });
    }
    let provenance = Provenance {
        path: path.to_owned(),
        sha256: hash(bytes),
        bytes: bytes.len() as u64,
        format: kind.name().to_owned(),
        revisions,
        author,
        date,
    };
    Ok(Source { text: text.into(), paragraphs, marks, provenance, warnings })
}

/// The SHA-256 of a document, lower-case hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// Decodes a text and splits it into paragraphs.
fn text(bytes: &[u8], split: fn(&str) -> (String, Vec<Paragraph>)) -> Result<Reading, Fault> {
    let decoded = decode::text(bytes).ok_or_else(detect::binary)?;
    let (text, paragraphs) = split(&decoded.text);
    let warnings = decoded.doubt.map(Warning::from);
    Ok(Reading { text, paragraphs, marks: Vec::new(), warnings: warnings.into_iter().collect() })
}

/// Why a document could not be read: the reason first, the path last, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// There is nothing in it but white space.
    #[error("{}", say_with("import-empty", &[("path", path.as_str().into())]))]
    Empty {
        /// The document as the user named it.
        path: String,
    },
    /// It is a document of another kind, no document at all, or one that is damaged or locked.
    #[error(
        "{}",
        say_with(
            "import-unreadable",
            &[("reason", reason.as_str().into()), ("advice", (*advice).into()), ("path", path.as_str().into())],
        )
    )]
    Unreadable {
        /// What stands against reading it: `it is protected with a password`.
        reason: String,
        /// What the user can do about it.
        advice: &'static str,
        /// The document as the user named it.
        path: String,
    },
    /// It is larger than [`LIMIT`] or, for a PDF, [`LARGEST`].
    #[error(
        "{}",
        say_with(
            "import-too-large",
            &[("n", (*megabytes).into()), ("limit", (*limit).into()), ("path", path.as_str().into())],
        )
    )]
    TooLarge {
        /// Its size in megabytes, rounded up.
        megabytes: usize,
        /// The limit for its kind in megabytes.
        limit: usize,
        /// The document as the user named it.
        path: String,
    },
}
