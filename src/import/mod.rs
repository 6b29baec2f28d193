//! Bytes → [`Source`]: finds out what a file is and reads it.

use crate::model::Source;

/// Reads a document. `path` is used for its name and extension only; nothing is opened.
///
/// # Errors
/// When the bytes are not a document that Travaux can read.
pub fn read(_bytes: &[u8], path: &str) -> Result<Source, ImportError> {
    Err(ImportError::Empty { path: path.to_owned() })
}

/// Why a document could not be read: the reason first, the path last, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// There is nothing in it.
    #[error("there is no text in {path}: choose the file that holds the draft")]
    Empty {
        /// The document as the user named it.
        path: String,
    },
}
