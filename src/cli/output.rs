//! Where answers go: a terminal, a pipe or a file.

use super::Troubles;
use super::args::Colour;
use crate::export::text::Layout;
use crate::project::atomic;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// The width of a line where nothing else is known, in characters.
const WIDTH: usize = 100;

/// A wider terminal does not make a better line to read.
const WIDEST: usize = 120;

/// How text is laid out on standard output, or in a file.
pub fn layout(colour: Colour, to_file: bool) -> Layout {
    let stdout = io::stdout();
    let terminal = !to_file && stdout.is_terminal();
    let wanted = match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => !to_file && anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never,
    };
    let width = if terminal { terminal_size::terminal_size() } else { None };
    Layout { colour: wanted, width: width.map_or(WIDTH, |(width, _)| usize::from(width.0).min(WIDEST)) }
}

/// Prints to standard output; false when the reader has seen enough, such as `head`,
/// which is no trouble.
pub fn print(bytes: &[u8]) -> Result<bool, Troubles> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Troubles::one(format!("the answer cannot be written ({error})"))),
    }
}

/// Writes a file as a whole; over one that is there only by force.
pub fn save(path: &Path, bytes: &[u8], force: bool) -> Result<(), Troubles> {
    let write = if force { atomic::replace } else { atomic::create };
    write(path, bytes).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists | io::ErrorKind::IsADirectory => occupied(path),
        io::ErrorKind::NotFound => {
            Troubles::one(format!("there is no such folder; make it first: {}", path.display()))
        }
        _ => Troubles::one(format!(
            "the file cannot be written ({error}); choose another place: {}",
            path.display()
        )),
    })
}

/// Why nothing is written to a path where something is.
pub fn occupied(path: &Path) -> Troubles {
    let reason = match path.is_dir() {
        true => "this is a folder; name a file in it",
        false => "the file is there already; add --force to replace it",
    };
    Troubles::one(format!("{reason}: {}", path.display()))
}

/// Whether the answer would be read in a terminal.
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Says in a terminal how far the work has come, on one line that is gone afterwards.
pub struct Progress {
    is_shown: bool,
}

impl Progress {
    /// Shown where it is wanted and somebody looks.
    pub fn new(is_wanted: bool) -> Self {
        Progress { is_shown: is_wanted && io::stderr().is_terminal() }
    }

    /// Says what is done now.
    pub fn say(&self, what: &str) {
        if self.is_shown {
            // When nobody listens, nothing is lost.
            write!(io::stderr(), "\r\x1b[Ktravaux: {what}").ok();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_shown {
            write!(io::stderr(), "\r\x1b[K").ok();
        }
    }
}

/// Prints a line on standard error.
pub fn error(line: &str) {
    // When nobody listens there either, there is nobody left to tell.
    writeln!(io::stderr(), "{line}").ok();
}
