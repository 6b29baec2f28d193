//! A draft in numbers: what is left to agree.

use crate::model::{Counts, Draft, Status};
use crate::text::words::words;

/// Counts a draft. `statuses` are those of its points; brackets in headings are not counted.
pub fn counts(draft: &Draft, statuses: &[Status]) -> Counts {
    let mut counts = Counts::default();
    for (at, point) in draft.points.iter().enumerate() {
        let text = draft.slice(&draft.own(at));
        counts.words += words(text).count();
        if point.is_provision() {
            *if point.depth == 0 { &mut counts.points } else { &mut counts.sub_points } += 1;
        }
    }
    for status in statuses {
        counts.brackets += status.brackets;
        counts.unbalanced += status.unbalanced;
        counts.options += status.options.len();
    }
    counts
}
