//! The desktop's own file dialogs.

use crate::words::{Value, say, say_with};
use crate::workspace::{Dialogs, Suggestion};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A person needs longer than this to cancel a dialog; without a portal the library answers at once
/// and calls it "cancelled".
const TOO_QUICK: Duration = Duration::from_millis(300);

/// The endings of the files that Travaux opens.
const READ: &[&str] = &[
    "docx", "odt", "fodt", "rtf", "pdf", "html", "htm", "xhtml", "txt", "text", "md", "markdown", "travaux",
];

/// Dialogs of the desktop, by its portal, and its clipboard.
#[derive(Default)]
pub struct Desktop {
    /// Kept, because on some desktops what was copied is gone with its owner.
    clipboard: Mutex<Option<arboard::Clipboard>>,
}

impl Dialogs for Desktop {
    fn open(&self) -> Option<Vec<PathBuf>> {
        let asked = Instant::now();
        let picked = rfd::FileDialog::new()
            .set_title(say("dialog-open"))
            .add_filter(say("dialog-open-all"), READ)
            .add_filter(say("dialog-any"), &["*"])
            .pick_files();
        answered(asked, picked).map(Option::unwrap_or_default)
    }

    fn save(&self, suggestion: &Suggestion) -> Option<Option<PathBuf>> {
        to_place(say("dialog-save"), suggestion)
    }

    fn export(&self, suggestion: &Suggestion) -> Option<Option<PathBuf>> {
        to_place(say("export"), suggestion)
    }

    fn original(&self, name: &str) -> Option<Option<PathBuf>> {
        let asked = Instant::now();
        let dialog = rfd::FileDialog::new().set_title(say("original-save")).set_file_name(name);
        answered(asked, dialog.save_file())
    }

    fn reveal(&self, path: &Path) -> Result<(), String> {
        opener::reveal(path).map_err(|_| say_with("no-file-manager", &named(path)))
    }

    fn launch(&self, path: &Path) -> Result<(), String> {
        opener::open(path).map_err(|_| say_with("no-program", &named(path)))
    }

    fn copy(&self, html: &str, text: &str) -> Result<(), String> {
        // A window of a Wayland desktop owns no clipboard of the older kind, by which formatted text goes.
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        if cfg!(target_os = "linux") && (is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET")) {
            return Err(say("no-rich-clipboard").to_owned());
        }
        let mut clipboard = self.clipboard.lock().unwrap_or_else(PoisonError::into_inner);
        if clipboard.is_none() {
            *clipboard = arboard::Clipboard::new().ok();
        }
        let Some(own) = clipboard.as_mut() else { return Err(say("no-rich-clipboard").to_owned()) };
        let done = match html.is_empty() {
            true => own.set().text(text),
            false => own.set().html(html, Some(text)),
        };
        done.map_err(|_| say("no-rich-clipboard").to_owned())
    }
}

/// Asks where a file is to be put, beginning where it is expected.
fn to_place(title: &str, suggestion: &Suggestion) -> Option<Option<PathBuf>> {
    let asked = Instant::now();
    let mut dialog = rfd::FileDialog::new()
        .set_title(title)
        .add_filter(suggestion.title, &[suggestion.extension])
        .set_file_name(&suggestion.name);
    if let Some(folder) = &suggestion.folder {
        dialog = dialog.set_directory(folder);
    }
    answered(asked, dialog.save_file())
}

/// The answer, or `None` where no dialog can have been shown.
fn answered<T>(asked: Instant, picked: Option<T>) -> Option<Option<T>> {
    (picked.is_some() || asked.elapsed() > TOO_QUICK).then_some(picked)
}

fn named(path: &Path) -> [(&'static str, Value<'static>); 1] {
    [("path", path.display().to_string().into())]
}
