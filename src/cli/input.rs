//! Documents from files and from standard input.

use crate::compare::{self, MAX_BYTES, ReadError};
use crate::model::{Draft, DraftId, DraftKind};
use std::io::{self, Read};
use std::path::Path;

/// Whether a path stands for standard input.
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Whether a path names a saved comparison.
pub fn is_project(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("travaux"))
}

/// Reads a document.
pub fn document(path: &Path, id: DraftId, kind: Option<DraftKind>) -> Result<Draft, ReadError> {
    if !is_stdin(path) {
        return compare::read_as(path, id, kind);
    }
    let mut bytes = Vec::new();
    let name = "standard input";
    io::stdin()
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|reason| ReadError::Unreadable { reason, path: name.to_owned() })?;
    let mut draft = compare::draft_of(&bytes, name, id, kind)?;
    draft.siglum = "stdin".to_owned();
    draft.provenance.path = "-".to_owned();
    Ok(draft)
}
