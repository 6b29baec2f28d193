//! A draft in numbers: what is left to agree.

use super::brackets;
use crate::model::{Counts, Draft, Status};
use crate::text::words::words;

/// Counts a draft. `statuses` are those of its points.
pub fn counts(draft: &Draft, statuses: &[Status]) -> Counts {
    let mut counts = Counts::default();
    for (at, point) in draft.points.iter().enumerate() {
        let text = draft.slice(&draft.own(at));
        counts.words += words(text).count();
        if point.is_provision() {
            *if point.depth == 0 { &mut counts.points } else { &mut counts.sub_points } += 1;
        }
        for group in if text.contains(['[', ']']) { brackets::groups(text) } else { Vec::new() } {
            match group.kind {
                brackets::Kind::Disputed | brackets::Kind::Blank => {
                    counts.brackets += 1 + brackets::nested(&text[group.inner]);
                }
                brackets::Kind::Unbalanced => counts.unbalanced += 1,
                brackets::Kind::Editorial => {}
            }
        }
    }
    counts.options = statuses.iter().map(|status| status.options.len()).sum();
    counts
}
