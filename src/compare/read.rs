//! From a path to a draft, with one sentence for everything that can be wrong with a file.

use super::dated;
use crate::model::{Doubt, Draft, DraftId, DraftKind, Revisions, Warning};
use crate::words::say_with;
use crate::{import, segment, status};
use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// The largest document that is read, in bytes; what each kind may have of that, [`import`] says.
pub const MAX_BYTES: u64 = import::LARGEST as u64;

/// Why a document could not be opened: the reason first, what to do, the path last.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is no file of this name.
    #[error("{}", say_with("read-missing", &[("path", path.as_str().into())]))]
    Missing {
        /// The document as the user named it.
        path: String,
    },
    /// The name belongs to a folder.
    #[error("{}", say_with("read-folder", &[("path", path.as_str().into())]))]
    Folder {
        /// The document as the user named it.
        path: String,
    },
    /// The system refuses to read it.
    #[error("{}", say_with("read-refused", &[("why", reason.to_string().into()), ("path", path.as_str().into())]))]
    Unreadable {
        /// What the system says.
        reason: io::Error,
        /// The document as the user named it.
        path: String,
    },
    /// It is longer than Travaux reads.
    #[error(
        "{}",
        say_with("read-too-large", &[("n", (limit / (1024 * 1024)).into()), ("path", path.as_str().into())])
    )]
    TooLarge {
        /// How many bytes are read at most.
        limit: u64,
        /// The document as the user named it.
        path: String,
    },
    /// It is not a document that Travaux can read.
    #[error(transparent)]
    Import(#[from] import::ImportError),
}

/// What the reader of a document has said about it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reading {
    /// Whether it is a draft or an article; found out where it is not said.
    pub kind: Option<DraftKind>,
    /// How its tracked changes are read.
    pub revisions: Revisions,
}

/// Reads a document from disk and splits it into points.
///
/// # Errors
/// When the file is missing, a folder, unreadable, larger than [`MAX_BYTES`], or not a text.
pub fn read(path: &Path, id: DraftId) -> Result<Draft, ReadError> {
    read_as(path, id, Reading::default())
}

/// Like [`read`], for a document of which the reader has said something.
///
/// # Errors
/// As for [`read`].
pub fn read_as(path: &Path, id: DraftId, reading: Reading) -> Result<Draft, ReadError> {
    draft_as(&load(path, MAX_BYTES)?, &path.display().to_string(), id, reading)
}

/// The draft in bytes that were read already. `path` serves as its name only; nothing is opened.
///
/// # Errors
/// When the bytes are not a document that Travaux can read.
pub fn draft_of(bytes: &[u8], path: &str, id: DraftId, kind: Option<DraftKind>) -> Result<Draft, ReadError> {
    draft_as(bytes, path, id, Reading { kind, ..Reading::default() })
}

/// Like [`draft_of`], for a document of which the reader has said something.
///
/// # Errors
/// As for [`draft_of`].
pub fn draft_as(bytes: &[u8], path: &str, id: DraftId, reading: Reading) -> Result<Draft, ReadError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ReadError::TooLarge { limit: MAX_BYTES, path: path.to_owned() });
    }
    let mut draft = segment::segment(import::read_as(bytes, path, reading.revisions)?, id, reading.kind);
    if draft.kind == DraftKind::Draft {
        draft.warnings.extend(unbalanced(&draft));
        if draft.provenance.date.is_none() {
            draft.provenance.date = dated::date(&draft);
        }
    }
    Ok(draft)
}

/// Reads a document again from where it came: each file of a package anew, and pasted text from
/// the text itself. Its identity stays.
///
/// # Errors
/// As for [`read`], for the first file that cannot be read.
pub fn reread(draft: &Draft, reading: Reading) -> Result<Draft, ReadError> {
    let one = |path: &str| match path {
        "" => draft_as(draft.text.as_bytes(), "", draft.id, reading),
        path => read_as(Path::new(path), draft.id, reading),
    };
    if draft.parts.is_empty() {
        return one(&draft.provenance.path);
    }
    let parts = draft.parts.iter().map(|part| {
        let document = match part.provenance.path.as_str() {
            "" => draft_as(draft.text[part.span.clone()].as_bytes(), "", draft.id, reading)?,
            path => one(path)?,
        };
        Ok(Draft { siglum: part.siglum.clone(), ..document })
    });
    let documents = parts.collect::<Result<Vec<_>, ReadError>>()?;
    Ok(super::join(documents).unwrap_or_else(|| draft.clone()))
}

/// A warning for each point that has a square bracket without its partner.
fn unbalanced(draft: &Draft) -> Vec<Warning> {
    let of_point = |point: usize| {
        let place = status::unbalanced(draft.body(point)).into_iter().next()?;
        let start = draft.points[point].body.start;
        let doubt = Doubt::Bracket(draft.points[point].label.path.clone());
        Some(doubt.at(place.start + start..place.end + start))
    };
    (0..draft.points.len()).filter_map(of_point).collect()
}

/// The bytes of a file of at most `limit` bytes. A pipe is a file as well.
///
/// # Errors
/// When the file is missing, a folder, unreadable or larger than `limit`.
pub fn load(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    let file = open_file(path, limit)?;
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|reason| explain(reason, path))?;
    if bytes.len() as u64 > limit {
        return Err(ReadError::TooLarge { limit, path: path.display().to_string() });
    }
    Ok(bytes)
}

/// A file of at most `limit` bytes as far as the system knows, opened to be read.
///
/// # Errors
/// When the file is missing, a folder, unreadable or larger than `limit`.
pub fn open_file(path: &Path, limit: u64) -> Result<fs::File, ReadError> {
    let about = fs::metadata(path).map_err(|reason| explain(reason, path))?;
    if about.is_dir() {
        return Err(ReadError::Folder { path: path.display().to_string() });
    }
    if about.len() > limit {
        return Err(ReadError::TooLarge { limit, path: path.display().to_string() });
    }
    fs::File::open(path).map_err(|reason| explain(reason, path))
}

fn explain(reason: io::Error, path: &Path) -> ReadError {
    let path = path.display().to_string();
    match reason.kind() {
        io::ErrorKind::NotFound => ReadError::Missing { path },
        io::ErrorKind::IsADirectory => ReadError::Folder { path },
        _ => ReadError::Unreadable { reason, path },
    }
}
