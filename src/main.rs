//! Arguments in, exit code out.

use std::path::PathBuf;
use std::process::ExitCode;
use travaux::cli::{self, Request};

fn main() -> ExitCode {
    match cli::parse() {
        Request::Window(paths) => window(paths),
        Request::Command(command) => cli::run(command),
    }
}

#[cfg(feature = "gui")]
fn window(paths: Vec<PathBuf>) -> ExitCode {
    travaux::ui::run(paths).unwrap_or_else(|error| cli::trouble(&format!("{error:#}")))
}

#[cfg(not(feature = "gui"))]
fn window(_: Vec<PathBuf>) -> ExitCode {
    cli::trouble(
        "this build has no window; use one of the commands compare, points and align (see: travaux --help)",
    )
}
