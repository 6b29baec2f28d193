//! The window: all egui code. Views read the workspace, actions write it, jobs return to it.

mod app;
mod bidi;
mod dropping;
mod lender;
mod markdown;
mod prose;
mod rfd_dialogs;
mod shortcuts;
mod theme;
mod views;

pub use app::{App, Start};

use crate::words::Language;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// What works without a window.
const INSTEAD: &str = "use `travaux compare A B`, `travaux points FILE` or `travaux align UNITS.jsonl` instead \
                       (see `travaux --help`)";

/// Opens the window on the given files, or on the bundled sample when there are none, and
/// returns when it is closed.
///
/// # Errors
/// When no window can be opened, in one line that names the commands to use instead.
pub fn run(paths: Vec<PathBuf>) -> anyhow::Result<ExitCode> {
    anyhow::ensure!(has_display(), "there is no display for a window: {INSTEAD}");
    let viewport = egui::ViewportBuilder::default()
        .with_title("Travaux")
        .with_app_id("travaux")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([820.0, 520.0])
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    let own = directories::ProjectDirs::from("", "", "travaux");
    let data = own.map(|own| own.data_local_dir().to_owned());
    let start = Start {
        paths,
        data,
        language: Language::of_desktop(),
        dialogs: Arc::new(rfd_dialogs::Desktop::default()),
    };
    eframe::run_native(
        "Travaux",
        options,
        Box::new(|cc| Ok(Box::new(App::new(&cc.egui_ctx, cc.storage, start)?))),
    )
    .map_err(|error| {
        // The library names its own source file first; what the system said comes last.
        let error = error.to_string();
        let said = error.rsplit(": ").next().unwrap_or_default();
        anyhow::anyhow!("the window cannot be opened ({said}): {INSTEAD}")
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Whether a window could be opened at all. Asked first, because the window library's own
/// message speaks of its internals.
fn has_display() -> bool {
    let unix_desktop = cfg!(all(unix, not(target_os = "macos")));
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    !unix_desktop || set("DISPLAY") || set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET")
}
