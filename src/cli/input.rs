//! Documents from files and from standard input.

use crate::compare::{self, MAX_BYTES, ReadError, Reading};
use crate::model::{Draft, DraftId};
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
pub fn document(path: &Path, id: DraftId, reading: Reading) -> Result<Draft, ReadError> {
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
