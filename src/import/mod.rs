//! Bytes → [`Source`]: finds out what a file is and reads it.
//!
//! `detect` tells what the bytes are, `decode` gives text, and one reader
//! per format turns the text into paragraphs.

mod decode;
mod detect;
mod docx;
mod markdown;
mod odt;
mod office;
mod plain;
mod rtf;

use crate::model::{Provenance, Revisions, Source};
use detect::Office;
use office::archive::Archive;
use sha2::{Digest, Sha256};
use std::path::Path;

/// The largest document that is read, in bytes: 32 MB, some thirty times a long treaty with annexes.
pub const LIMIT: usize = 32 * 1024 * 1024;

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
    let name = || if path.is_empty() { "the pasted text".to_owned() } else { path.to_owned() };
    if bytes.len() > LIMIT {
        return Err(ImportError::TooLarge { megabytes: bytes.len().div_ceil(1024 * 1024), path: name() });
    }
    let (format, read) = match detect::office(bytes) {
        Some(format) => {
            let read = office(format, bytes, revisions).map_err(|office::Fault { reason, advice }| {
                ImportError::Unusable { reason, advice, path: name() }
            })?;
            (format.name(), read)
        }
        None => text(bytes, path, name)?,
    };
    if read.paragraphs.is_empty() {
        return Err(ImportError::Empty { path: name() });
    }
    let provenance = Provenance {
        path: path.to_owned(),
        sha256: Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect(),
        bytes: bytes.len() as u64,
        format: format.to_owned(),
        revisions,
    };
    let office::Read { text, paragraphs, marks, warnings } = read;
    Ok(Source { text: text.into(), paragraphs, marks, provenance, warnings })
}

fn office(format: Office, bytes: &[u8], revisions: Revisions) -> Result<office::Read, office::Fault> {
    match format {
        Office::Docx => docx::read(Archive::open(bytes)?, revisions),
        Office::Odt => odt::read(Archive::open(bytes)?, revisions),
        Office::Rtf => rtf::read(bytes, revisions),
    }
}

/// Reads plain text and Markdown.
fn text(
    bytes: &[u8],
    path: &str,
    name: impl Fn() -> String,
) -> Result<(&'static str, office::Read), ImportError> {
    if let Some(found) = detect::unreadable(bytes) {
        return Err(ImportError::NotText { what: found.what, advice: found.advice, path: name() });
    }
    let text = decode::text(bytes).map_err(|at| ImportError::NotUnicode { at, path: name() })?;
    if text.trim().is_empty() {
        return Err(ImportError::Empty { path: name() });
    }
    let is_markdown = Path::new(path)
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("md") || e.eq_ignore_ascii_case("markdown"));
    let (format, (text, paragraphs)) = match is_markdown {
        true => ("markdown", markdown::read(&text)),
        false => ("text", plain::read(text)),
    };
    Ok((format, office::Read { text, paragraphs, marks: Vec::new(), warnings: Vec::new() }))
}

/// Why a document could not be read: the reason first, the path last, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// There is nothing in it but white space.
    #[error("there is no text in it, so choose the file that holds the draft: {path}")]
    Empty {
        /// The document as the user named it.
        path: String,
    },
    /// It is a document of another kind, or no document at all.
    #[error("it is {what}, which Travaux does not read; {advice}: {path}")]
    NotText {
        /// What it is, with its article: `a PDF file`.
        what: &'static str,
        /// What the user can do about it.
        advice: &'static str,
        /// The document as the user named it.
        path: String,
    },
    /// It is an office document that cannot be read.
    #[error("{reason}, so {advice}: {path}")]
    Unusable {
        /// What stands against reading it: `it is protected with a password`.
        reason: String,
        /// What the user can do about it.
        advice: &'static str,
        /// The document as the user named it.
        path: String,
    },
    /// Its bytes are not valid UTF-8 (or, after a byte-order mark, UTF-16).
    #[error(
        "its text is not Unicode (byte {at} is wrong), so open it in an editor and save it as UTF-8: {path}"
    )]
    NotUnicode {
        /// The offset of the first wrong byte, from 0.
        at: usize,
        /// The document as the user named it.
        path: String,
    },
    /// It is larger than [`LIMIT`].
    #[error(
        "it has {megabytes} MB and Travaux reads up to 32 MB, so keep only the part with the draft: {path}"
    )]
    TooLarge {
        /// Its size in megabytes, rounded up.
        megabytes: usize,
        /// The document as the user named it.
        path: String,
    },
}
