//! The command line: typed arguments, then a run that prints and says by its exit
//! code whether there were differences.

mod align;
mod args;
mod compare;
mod help;
mod input;
mod merge;
mod output;
mod points;

pub use args::{Command, Request, parse};

use crate::compare::ReadError;
use crate::export::ExportError;
use crate::project::ProjectError;
use std::process::ExitCode;

/// Runs a command. Exit code 0: no difference; 1: differences; 2: trouble, told on
/// standard error.
pub fn run(command: Command) -> ExitCode {
    let result = match command {
        Command::Compare(args) => compare::run(&args),
        Command::Points(args) => points::run(&args),
        Command::Merge(args) => merge::run(&args),
        Command::Align(args) => align::run(&args),
        Command::Completions(args) => help::completions(&args),
        Command::Man(args) => help::man(&args),
    };
    match result {
        Ok(code) => code,
        Err(troubles) => troubles.0.iter().fold(TROUBLE.into(), |_, message| trouble(message)),
    }
}

/// Tells a trouble on standard error.
pub fn trouble(message: &str) -> ExitCode {
    output::error(&format!("travaux: {message}"));
    TROUBLE.into()
}

const TROUBLE: u8 = 2;

/// What went wrong, one sentence for each trouble.
struct Troubles(Vec<String>);

impl Troubles {
    fn one(message: impl Into<String>) -> Self {
        Troubles(vec![message.into()])
    }
}

impl From<ReadError> for Troubles {
    fn from(error: ReadError) -> Self {
        Troubles::one(error.to_string())
    }
}

impl From<Vec<ReadError>> for Troubles {
    fn from(errors: Vec<ReadError>) -> Self {
        Troubles(errors.iter().map(ReadError::to_string).collect())
    }
}

impl From<ExportError> for Troubles {
    fn from(error: ExportError) -> Self {
        Troubles::one(error.to_string())
    }
}

impl From<ProjectError> for Troubles {
    fn from(error: ProjectError) -> Self {
        Troubles::one(error.to_string())
    }
}
