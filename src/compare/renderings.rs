//! Other renderings of a draft, held against it: what differs there is no change of the plan.

use super::compare;
use crate::model::{Link, Project, Settings};
use std::sync::Arc;

/// A rendering of a draft and which of its points answer which.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendered {
    /// The column of the draft.
    pub column: usize,
    /// Which of its renderings it is.
    pub rendering: usize,
    /// The links from the points of the draft, which is column 0 in them, to those of the rendering, which is 1.
    pub links: Vec<Link>,
}

/// Every rendering of every draft of a project, column by column.
pub fn renderings(project: &Project) -> Vec<Rendered> {
    let of_draft = |(column, draft): (usize, &Arc<crate::model::Draft>)| {
        let of_rendering = |(rendering, other): (usize, &Arc<crate::model::Draft>)| {
            let settings = Settings { base: None, all_pairs: false, ..project.settings.clone() };
            let pair = [Arc::clone(draft), Arc::clone(other)];
            Rendered { column, rendering, links: compare(&pair, &[], &project.decisions, &settings).links }
        };
        draft.renderings.iter().enumerate().map(of_rendering).collect::<Vec<_>>()
    };
    project.drafts.iter().enumerate().flat_map(of_draft).collect()
}
