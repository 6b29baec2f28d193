//! Asking for a path. A trait, because a desktop may have no dialog and a test needs none.

use super::Suggestion;
use crate::model::DraftId;
use crate::words::{say, say_with};
use std::path::{Path, PathBuf};

/// Asks the reader for paths, and the desktop to show files. Called away from the window's thread; may block.
pub trait Dialogs: Send + Sync {
    /// Files to open, or `None` where no dialog could be shown. Empty when cancelled.
    fn open(&self) -> Option<Vec<PathBuf>>;
    /// Where to save, or `None` where no dialog could be shown. `Some(None)` when cancelled.
    fn save(&self, suggestion: &Suggestion) -> Option<Option<PathBuf>>;
    /// Where to put an export, like [`Dialogs::save`].
    fn export(&self, suggestion: &Suggestion) -> Option<Option<PathBuf>> {
        self.save(suggestion)
    }
    /// Where to put an original of this name, like [`Dialogs::save`].
    fn original(&self, name: &str) -> Option<Option<PathBuf>> {
        self.save(&Suggestion { name: name.to_owned(), folder: None, title: "", extension: "" })
    }
    /// Shows a file in its folder.
    ///
    /// # Errors
    /// When there is no program for it, in one line.
    fn reveal(&self, path: &Path) -> Result<(), String> {
        Err(say_with("no-file-manager", &[("path", path.display().to_string().into())]))
    }
    /// Opens a file with its program.
    ///
    /// # Errors
    /// When there is none, in one line.
    fn launch(&self, path: &Path) -> Result<(), String> {
        Err(say_with("no-program", &[("path", path.display().to_string().into())]))
    }
    /// Puts a text on the clipboard, with its looks where it has some.
    ///
    /// # Errors
    /// When there is no clipboard that takes it, in one line.
    fn copy(&self, html: &str, text: &str) -> Result<(), String> {
        let _ = (html, text);
        Err(say("no-rich-clipboard").to_owned())
    }
}

/// What paths are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paths {
    /// To be opened.
    Open,
    /// To be saved to.
    Save,
    /// Copies of the comparison, to be brought in.
    Copies,
    /// Further documents of this draft.
    Into(DraftId),
}

/// A desktop without dialogs.
pub struct NoDialogs;

impl Dialogs for NoDialogs {
    fn open(&self) -> Option<Vec<PathBuf>> {
        None
    }

    fn save(&self, _suggestion: &Suggestion) -> Option<Option<PathBuf>> {
        None
    }
}
