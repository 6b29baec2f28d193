//! `travaux completions` and `travaux man`: what a shell and a manual know of the arguments.

use super::args::{CompletionsArgs, ManArgs, grammar};
use super::{Troubles, output};
use std::process::ExitCode;

/// Prints the completions for a shell.
pub fn completions(args: &CompletionsArgs) -> Result<ExitCode, Troubles> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut grammar(), "travaux", &mut script);
    output::print(&script)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints a manual page.
pub fn man(args: &ManArgs) -> Result<ExitCode, Troubles> {
    let mut all = grammar();
    all.build();
    let page = match &args.command {
        None => all,
        Some(name) => all
            .find_subcommand(name)
            .cloned()
            .ok_or_else(|| Troubles::one(format!("there is no command {name}; see: travaux --help")))?,
    };
    let mut text = Vec::new();
    let written = clap_mangen::Man::new(page).render(&mut text);
    written.map_err(|error| Troubles::one(format!("the page cannot be written ({error})")))?;
    output::print(&text)?;
    Ok(ExitCode::SUCCESS)
}
