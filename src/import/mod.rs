//! Bytes → [`Source`]: finds out what a file is and reads it.
//!
//! `detect` names what cannot be read yet, `decode` gives text, and one reader
//! per format turns the text into paragraphs.

mod decode;
mod detect;
mod guard;
mod html;
mod markdown;
mod pdf;
mod plain;

use crate::model::{Paragraph, Provenance, Source, Warning};
use detect::Kind;
use sha2::{Digest, Sha256};

/// The largest document that is read, in bytes: 32 MB, some thirty times a long treaty with annexes.
pub const LIMIT: usize = 32 * 1024 * 1024;

/// The largest PDF that is read, in bytes: 128 MB, since most of a PDF can be pictures.
pub const LARGEST: usize = 128 * 1024 * 1024;

/// What a reader makes of a document.
struct Reading {
    text: String,
    paragraphs: Vec<Paragraph>,
    warnings: Vec<Warning>,
}

/// Why a reader cannot read a document of its kind.
struct Failure {
    /// What the document is, with its article.
    what: &'static str,
    /// What the user can do.
    advice: &'static str,
}

/// Reads a document. `path` is used for its name and extension only; nothing is opened.
///
/// An empty path means pasted text.
///
/// # Errors
/// When the bytes are not a document that Travaux can read.
pub fn read(bytes: &[u8], path: &str) -> Result<Source, ImportError> {
    let name = || if path.is_empty() { "the pasted text".to_owned() } else { path.to_owned() };
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
    let kind =
        kind.map_err(|found| ImportError::NotText { what: found.what, advice: found.advice, path: name() })?;
    let (format, reading) = match kind {
        Kind::Pdf => ("pdf", pdf::read(bytes)),
        Kind::Html => ("html", html::read(bytes)),
        Kind::Markdown => ("markdown", text(bytes, markdown::read)),
        Kind::Text => ("text", text(bytes, |text| plain::read(text.to_owned()))),
    };
    let reading = reading.map_err(|failure| ImportError::Unreadable {
        what: failure.what,
        advice: failure.advice,
        path: name(),
    })?;
    if reading.paragraphs.is_empty() {
        return Err(ImportError::Empty { path: name() });
    }
    let provenance = Provenance {
        path: path.to_owned(),
        sha256: Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect(),
        bytes: bytes.len() as u64,
        format: format.to_owned(),
    };
    let Reading { text, paragraphs, warnings } = reading;
    Ok(Source { text: text.into(), paragraphs, provenance, warnings })
}

/// Decodes a text and splits it into paragraphs.
fn text(bytes: &[u8], split: fn(&str) -> (String, Vec<Paragraph>)) -> Result<Reading, Failure> {
    let decoded = decode::text(bytes).ok_or(detect::BINARY)?;
    let (text, paragraphs) = split(&decoded.text);
    let warnings = decoded.doubt.map(|message| Warning { message, span: None });
    Ok(Reading { text, paragraphs, warnings: warnings.into_iter().collect() })
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
    #[error("it is {what}, and Travaux reads text, Markdown, web pages and PDF; {advice}: {path}")]
    NotText {
        /// What it is, with its article: `an Excel workbook`.
        what: &'static str,
        /// What the user can do about it.
        advice: &'static str,
        /// The document as the user named it.
        path: String,
    },
    /// It is a document of a kind that Travaux reads, but this one cannot be read.
    #[error("it is {what}; {advice}: {path}")]
    Unreadable {
        /// What it is, with its article: `a PDF file that is protected by a password`.
        what: &'static str,
        /// What the user can do about it.
        advice: &'static str,
        /// The document as the user named it.
        path: String,
    },
    /// It is larger than [`LIMIT`] or, for a PDF, [`LARGEST`].
    #[error(
        "it has {megabytes} MB and Travaux reads up to {limit} MB of this kind, so keep only the part with the draft: {path}"
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
