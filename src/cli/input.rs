//! Documents from files and from standard input.

use crate::compare::{self, MAX_BYTES, ReadError, Reading};
use crate::model::{Draft, DraftId, DraftKind};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Whether a path stands for standard input.
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

pub use crate::project::is_project;

/// The documents that an argument names: `plan.md+dam.md` is two, unless a file has that very name.
pub fn documents(argument: &Path) -> Vec<PathBuf> {
    let whole = || vec![argument.to_owned()];
    let Some(names) = argument.to_str().filter(|names| names.contains('+')) else { return whole() };
    if argument.exists() || names.split('+').any(str::is_empty) {
        return whole();
    }
    names.split('+').map(PathBuf::from).collect()
}

/// The draft that an argument names and its other renderings: `B.md=C.md` is one draft and one rendering of it,
/// unless a file has that very name.
pub fn renderings(argument: &Path) -> (PathBuf, Vec<PathBuf>) {
    let whole = || (argument.to_owned(), Vec::new());
    let Some(names) = argument.to_str().filter(|names| names.contains('=')) else { return whole() };
    if argument.exists() || names.split('=').any(str::is_empty) {
        return whole();
    }
    let mut names = names.split('=').map(PathBuf::from);
    let first = names.next().unwrap_or_default();
    (first, names.collect())
}

/// Reads a draft: one document, or several as a package.
///
/// # Errors
/// One for each document that cannot be read.
pub fn draft(argument: &Path, id: DraftId, reading: Reading) -> Result<Draft, Vec<ReadError>> {
    let paths = match reading.kind {
        Some(DraftKind::Article) => vec![argument.to_owned()],
        _ => documents(argument),
    };
    let kind = if paths.len() > 1 { Some(DraftKind::Draft) } else { reading.kind };
    let reading = Reading { kind, ..reading };
    let (mut read, mut errors) = (Vec::new(), Vec::new());
    for path in &paths {
        match document(path, id, reading) {
            Ok(document) => read.push(document),
            Err(error) => errors.push(error),
        }
    }
    match compare::join(read) {
        Some(draft) if errors.is_empty() => Ok(draft),
        _ => Err(errors),
    }
}

/// Reads a document.
fn document(path: &Path, id: DraftId, reading: Reading) -> Result<Draft, ReadError> {
    if !is_stdin(path) {
        return compare::read_as(path, id, reading);
    }
    let mut bytes = Vec::new();
    let name = "standard input";
    io::stdin()
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|reason| ReadError::Unreadable { reason, path: name.to_owned() })?;
    let mut draft = compare::draft_as(&bytes, name, id, reading)?;
    draft.siglum = "stdin".to_owned();
    draft.provenance.path = "-".to_owned();
    Ok(draft)
}
