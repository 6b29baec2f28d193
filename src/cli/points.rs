//! `travaux points`.

use super::args::{PointsArgs, PointsFormat};
use super::{Troubles, input, output};
use crate::compare::Reading;
use crate::export::{json, text};
use crate::model::DraftId;
use std::process::ExitCode;

/// Lists the points of a document.
pub fn run(args: &PointsArgs) -> Result<ExitCode, Troubles> {
    if input::is_project(&args.file) {
        let shown = args.file.display();
        return Err(Troubles::one(format!(
            "this is a saved comparison of several drafts; use travaux compare with it: {shown}"
        )));
    }
    let reading = Reading { kind: None, revisions: args.revisions.into() };
    let draft = input::draft(&args.file, DraftId(0), reading).map_err(Troubles::from)?;
    let answer = match args.format {
        PointsFormat::Json => json::draft(&draft),
        PointsFormat::Text => text::draft(&draft, output::layout(args.color, false)),
    };
    output::print(answer.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
