//! The project file: a comparison as its reader left it, in one readable file.
//!
//! The format is described in `docs/file-format.md`. [`read`] believes nothing:
//! whatever the bytes are, the answer is a project that the engine can work on, or
//! one sentence that says why not.

pub mod anchors;
pub mod atomic;
mod check;
pub mod merge;
mod migrate;
pub mod notes;
mod stored;

use crate::compare::{self, ReadError};
use crate::model::Project;
use crate::segment;
use serde::Deserialize;
use std::io;
use std::path::Path;
use stored::File;

/// The version that is written, and the newest that is read.
pub const VERSION: u64 = 2;

/// The largest project file that is opened, in bytes.
pub const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Why a project could not be read or saved: the reason first, what to do, the path last.
#[derive(Debug, thiserror::Error)]
pub enum ProjectError {
    /// The file could not be opened.
    #[error(transparent)]
    Open(#[from] ReadError),
    /// There is nothing in the file.
    #[error("the file is empty; open another copy of the comparison: {path}")]
    Empty {
        /// The file.
        path: String,
    },
    /// The end is missing.
    #[error(
        "the file ends in the middle, as if it had not been copied whole; open another copy of the comparison: {path}"
    )]
    Truncated {
        /// The file.
        path: String,
    },
    /// It is something else.
    #[error("this is not a Travaux comparison; open a .travaux file, or the draft itself: {path}")]
    Foreign {
        /// The file.
        path: String,
    },
    /// It comes from a later Travaux.
    #[error(
        "the file was written by a newer Travaux (version {version} of the format; this one reads up to {VERSION}); update Travaux to open it: {path}"
    )]
    Newer {
        /// The version of the format.
        version: u64,
        /// The file.
        path: String,
    },
    /// It says of itself that it is a comparison, but it does not hold together.
    #[error("the file is damaged ({reason}); open another copy of the comparison: {path}")]
    Damaged {
        /// What is wrong.
        reason: String,
        /// The file.
        path: String,
    },
    /// The system refuses to write it.
    #[error("the comparison cannot be saved ({reason}); choose another folder: {path}")]
    Unwritable {
        /// What the system says.
        reason: io::Error,
        /// The file.
        path: String,
    },
}

/// Reads a project file from disk.
///
/// # Errors
/// When the file cannot be read, or is not a project that this version can open.
pub fn open(path: &Path) -> Result<Project, ProjectError> {
    read(&compare::load(path, MAX_BYTES)?, path)
}

/// The project in the bytes of a file. `path` is named in errors only.
///
/// # Errors
/// When the bytes are not a project that this version can open.
pub fn read(bytes: &[u8], path: &Path) -> Result<Project, ProjectError> {
    let path = path.display().to_string();
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.trim_ascii().is_empty() {
        return Err(ProjectError::Empty { path });
    }
    let head: Head = match serde_json::from_slice(bytes) {
        Ok(head) => head,
        Err(error) if error.is_eof() => return Err(ProjectError::Truncated { path }),
        Err(_) => return Err(ProjectError::Foreign { path }),
    };
    let version = match (head.format.as_deref(), head.version) {
        (Some("travaux"), Some(version)) => version,
        _ => return Err(ProjectError::Foreign { path }),
    };
    if version > VERSION {
        return Err(ProjectError::Newer { version, path });
    }
    let damaged = |reason: String| ProjectError::Damaged { reason, path: path.clone() };
    let file: serde_json::Result<File> = match version {
        VERSION => serde_json::from_slice(bytes),
        _ => serde_json::from_slice(bytes)
            .and_then(|old| serde_json::from_value(migrate::newest(old, version))),
    };
    let file = file.map_err(|error| damaged(error.to_string()))?;
    let mut project = file.into_project().map_err(damaged)?;
    check::check(&project).map_err(damaged)?;
    segment::correct(&mut project);
    Ok(project)
}

/// The bytes of a project file: the same for the same project, one line for each
/// line of a draft and for each point, so that two versions can be compared line by line.
pub fn write(project: &Project) -> Vec<u8> {
    stored::write(project)
}

/// Saves a project: the file is the old one or the new one, never a part of either.
///
/// # Errors
/// When the folder or the file cannot be written.
pub fn save(path: &Path, project: &Project) -> Result<(), ProjectError> {
    atomic::replace(path, &write(project))
        .map_err(|reason| ProjectError::Unwritable { reason, path: path.display().to_string() })
}

/// What every version of the format has.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    format: Option<String>,
    #[serde(default)]
    version: Option<u64>,
}
