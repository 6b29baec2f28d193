//! The desktop's own file dialogs.

use crate::words::say;
use crate::workspace::Dialogs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// A person needs longer than this to cancel a dialog; without a portal the library answers at once
/// and calls it "cancelled".
const TOO_QUICK: Duration = Duration::from_millis(300);

/// The endings of the files that Travaux opens.
const READ: &[&str] = &[
    "docx", "odt", "fodt", "rtf", "pdf", "html", "htm", "xhtml", "txt", "text", "md", "markdown", "travaux",
];

/// Dialogs of the desktop, by its portal.
pub struct Desktop;

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

    fn save(&self, suggestion: &str) -> Option<Option<PathBuf>> {
        let asked = Instant::now();
        let picked = rfd::FileDialog::new()
            .set_title(say("dialog-save"))
            .add_filter(say("dialog-comparison"), &["travaux"])
            .set_file_name(suggestion)
            .save_file();
        answered(asked, picked)
    }
}

/// The answer, or `None` where no dialog can have been shown.
fn answered<T>(asked: Instant, picked: Option<T>) -> Option<Option<T>> {
    (picked.is_some() || asked.elapsed() > TOO_QUICK).then_some(picked)
}
