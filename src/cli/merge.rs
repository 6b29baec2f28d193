//! `travaux merge`.

use super::args::MergeArgs;
use super::{Troubles, output};
use crate::model::Project;
use crate::project::{self, merge};
use std::process::ExitCode;

/// Brings two copies of a comparison together.
pub fn run(args: &MergeArgs) -> Result<ExitCode, Troubles> {
    if args.output.exists() && !args.force {
        return Err(output::occupied(&args.output));
    }
    let open = |path: &std::path::PathBuf| project::open(path).map_err(Troubles::from);
    let copies = args.copies.iter().map(open).collect::<Result<Vec<Project>, _>>()?;
    let merged = copies.into_iter().reduce(|a, b| merge::together(&a, &b)).unwrap_or_default();
    output::save(&args.output, &project::write(&merged), args.force)?;
    Ok(ExitCode::SUCCESS)
}
