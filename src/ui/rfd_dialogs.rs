//! The desktop's own file dialogs.

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
            .set_title("Open drafts, articles or a comparison")
            .add_filter("Drafts and comparisons", READ)
            .add_filter("All files", &["*"])
            .pick_files();
        answered(asked, picked).map(Option::unwrap_or_default)
    }

    fn save(&self, suggestion: &str) -> Option<Option<PathBuf>> {
        let asked = Instant::now();
        let picked = rfd::FileDialog::new()
            .set_title("Save the comparison")
            .add_filter("Travaux comparison", &["travaux"])
            .set_file_name(suggestion)
            .save_file();
        answered(asked, picked)
    }
}

/// The answer, or `None` where no dialog can have been shown.
fn answered<T>(asked: Instant, picked: Option<T>) -> Option<Option<T>> {
    (picked.is_some() || asked.elapsed() > TOO_QUICK).then_some(picked)
}
