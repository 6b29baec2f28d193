//! Asking for a path. A trait, because a desktop may have no dialog and a test needs none.

use std::path::PathBuf;

/// Asks the reader for paths. Called away from the window's thread; may block.
pub trait Dialogs: Send + Sync {
    /// Files to open, or `None` where no dialog could be shown. Empty when cancelled.
    fn open(&self) -> Option<Vec<PathBuf>>;
    /// Where to save, or `None` where no dialog could be shown. `Some(None)` when cancelled.
    fn save(&self, suggestion: &str) -> Option<Option<PathBuf>>;
}

/// A desktop without dialogs.
pub struct NoDialogs;

impl Dialogs for NoDialogs {
    fn open(&self) -> Option<Vec<PathBuf>> {
        None
    }

    fn save(&self, _suggestion: &str) -> Option<Option<PathBuf>> {
        None
    }
}
