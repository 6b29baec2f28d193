//! The project file: a comparison as its reader left it, in one readable file.
//!
//! The format is described in `docs/file-format.md`. [`read`] believes nothing:
//! whatever the bytes are, the answer is a project that the engine can work on, or
//! one sentence that says why not.

pub mod anchors;
pub mod atomic;
mod check;
pub mod difference;
pub mod lock;
pub mod merge;
mod migrate;
pub mod notes;
pub mod originals;
pub mod recovery;
mod stored;

use crate::compare::{self, ReadError};
use crate::model::Project;
use crate::segment;
use crate::words::{say, say_with};
use serde::Deserialize;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use stored::File;

/// The version that is written, and the newest that is read.
pub const VERSION: u64 = 4;

/// The largest project file that is opened, in bytes.
pub const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Why a project could not be read or saved: the reason first, what to do, the path last.
#[derive(Debug, thiserror::Error)]
pub enum ProjectError {
    /// The file could not be opened.
    #[error(transparent)]
    Open(#[from] ReadError),
    /// There is nothing in the file.
    #[error("{}", say_with("project-empty", &[("path", path.as_str().into())]))]
    Empty {
        /// The file.
        path: String,
    },
    /// The end is missing.
    #[error("{}", say_with("project-truncated", &[("path", path.as_str().into())]))]
    Truncated {
        /// The file.
        path: String,
    },
    /// It is something else.
    #[error("{}", say_with("project-foreign", &[("path", path.as_str().into())]))]
    Foreign {
        /// The file.
        path: String,
    },
    /// It comes from a later Travaux.
    #[error(
        "{}",
        say_with(
            "project-newer",
            &[("version", (*version).into()), ("own", VERSION.into()), ("path", path.as_str().into())],
        )
    )]
    Newer {
        /// The version of the format.
        version: u64,
        /// The file.
        path: String,
    },
    /// It says of itself that it is a comparison, but it does not hold together.
    #[error("{}", say_with("project-damaged", &[("why", reason.as_str().into()), ("path", path.as_str().into())]))]
    Damaged {
        /// What is wrong.
        reason: String,
        /// The file.
        path: String,
    },
    /// It would take the place of what this Travaux does not understand.
    #[error("{}", say_with("project-protected", &[("version", (*version).into()), ("path", path.as_str().into())]))]
    Protected {
        /// The version of the format.
        version: u64,
        /// The file.
        path: String,
    },
    /// The system refuses to write it.
    #[error(
        "{}",
        say_with(
            "project-unwritable",
            &[("why", told(reason).into()), ("advice", advice(reason).into()), ("path", path.as_str().into())],
        )
    )]
    Unwritable {
        /// What the system says.
        reason: io::Error,
        /// The file.
        path: String,
    },
}

/// Why the system refuses to write, without the names of its own files.
fn told(reason: &io::Error) -> String {
    match reason.kind() {
        io::ErrorKind::NotFound => say("unwritable-missing").to_owned(),
        io::ErrorKind::PermissionDenied => say("unwritable-refused").to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => say("unwritable-read-only").to_owned(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => say("unwritable-full").to_owned(),
        _ => reason.to_string(),
    }
}

/// What to do where the system refuses to write.
fn advice(reason: &io::Error) -> &'static str {
    match reason.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => say("advice-room"),
        _ => say("advice-other-folder"),
    }
}

/// Reads a project file from disk.
///
/// # Errors
/// When the file cannot be read, or is not a project that this version can open.
pub fn open(path: &Path) -> Result<Project, ProjectError> {
    read(&compare::load(path, MAX_BYTES)?, path)
}

/// Reads a project file from disk to look at it. One that a newer Travaux wrote is opened as far as
/// this one understands it, with a sentence that says so; [`save`] does not write over it.
///
/// # Errors
/// As for [`open`], where nothing can be made of a newer file.
pub fn look(path: &Path) -> Result<(Project, Option<String>), ProjectError> {
    let bytes = compare::load(path, MAX_BYTES)?;
    match read(&bytes, path) {
        Err(ProjectError::Newer { version, path: name }) => match understood(&bytes) {
            Ok(project) => Ok((
                project,
                Some(say_with("project-understood", &[("version", version.into()), ("path", name.into())])),
            )),
            Err(_) => Err(ProjectError::Newer { version, path: name }),
        },
        read => read.map(|project| (project, None)),
    }
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
    match version {
        VERSION => understood(bytes).map_err(damaged),
        _ => {
            let old = serde_json::from_slice(bytes).map_err(|error| damaged(error.to_string()))?;
            let file = serde_json::from_value(migrate::newest(old, version));
            file.map_err(|error| error.to_string()).and_then(checked).map_err(damaged)
        }
    }
}

/// What this version makes of the bytes of a file.
fn understood(bytes: &[u8]) -> Result<Project, String> {
    serde_json::from_slice(bytes).map_err(|error| error.to_string()).and_then(checked)
}

fn checked(file: File) -> Result<Project, String> {
    let mut project = file.into_project()?;
    check::check(&project)?;
    segment::correct(&mut project);
    Ok(project)
}

/// The bytes of a project file: the same for the same project, one line for each
/// line of a draft and for each point, so that two versions can be compared line by line.
pub fn write(project: &Project) -> Vec<u8> {
    stored::write(project, None)
}

/// Saves a project: the file is the old one or the new one, never a part of either. What it held before
/// is kept beside it under its name with `~`.
///
/// # Errors
/// When the folder or the file cannot be written, or a newer Travaux wrote the file.
pub fn save(path: &Path, project: &Project) -> Result<(), ProjectError> {
    save_on(&atomic::System, path, project)
}

/// Like [`save`], by the steps of a disk.
///
/// # Errors
/// As for [`save`], from any of the steps.
pub fn save_on(disk: &dyn atomic::Disk, path: &Path, project: &Project) -> Result<(), ProjectError> {
    let name = || path.display().to_string();
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let bytes = write(project);
    let mut second = None;
    if target.is_file() {
        match version_of(&target) {
            Some(version) if version > VERSION => {
                return Err(ProjectError::Protected { version, path: name() });
            }
            version => second = version.map(|_| previous(&target)),
        }
    }
    let replaced = atomic::replace_on(disk, &target, &bytes, second.as_deref());
    replaced.map_err(|reason| ProjectError::Unwritable { reason, path: name() })
}

/// The name under which the version before the last saved one is kept: `talks.travaux~`.
pub fn previous(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("~");
    PathBuf::from(name)
}

/// Whether a path names a saved comparison, or the version before it, rather than a document.
pub fn is_project(path: &Path) -> bool {
    let named = |extension: &str| path.extension().is_some_and(|e| e.eq_ignore_ascii_case(extension));
    named("travaux") || named("travaux~")
}

/// Reads a recovery file: the comparison, and where it was saved before.
fn open_kept(path: &Path) -> Result<(Project, Option<PathBuf>), ProjectError> {
    #[derive(Deserialize)]
    struct Kept {
        #[serde(default)]
        saved_as: Option<PathBuf>,
    }
    let bytes = compare::load(path, MAX_BYTES)?;
    let project = read(&bytes, path)?;
    let kept: Option<Kept> = serde_json::from_slice(&bytes).ok();
    Ok((project, kept.and_then(|kept| kept.saved_as)))
}

/// The version of the format of a file, by its first lines.
fn version_of(path: &Path) -> Option<u64> {
    let mut head = Vec::new();
    std::fs::File::open(path).ok()?.take(256).read_to_end(&mut head).ok()?;
    let head = String::from_utf8_lossy(&head);
    let after = head.split_once("\"version\"")?.1.trim_start().strip_prefix(':')?.trim_start();
    let digits = after.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok().filter(|_| head.contains("\"travaux\""))
}

/// What every version of the format has.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    format: Option<String>,
    #[serde(default)]
    version: Option<u64>,
}
