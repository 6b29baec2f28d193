//! What the reader says of how a text is split into points.

use super::{Point, PointId, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One correction of the points that were found. Corrections hold one after the other, in the
/// order of the list; one that no longer fits the points before it says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SegmentDecision {
    /// The draft, and the byte of its text at which it holds: where a point or a passage begins.
    pub at: PointId,
    /// What is to be done there.
    pub cut: Cut,
}

/// What is to be done at a place of the text. Ends are bytes of the draft's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cut {
    /// The point that begins here belongs to the point before it.
    Merge,
    /// A point of its own begins here, in the middle of another.
    Split,
    /// The point that begins here, with all below it, stands so deep: 0 at the top, and at most one below the point before it.
    Depth(u8),
    /// The point that begins here is called so.
    Label(String),
    /// The point that begins here, with all below it, is none and stands outside.
    Exclude,
    /// The passage outside the points that begins here and ends there is a point.
    Include(u32),
    /// The passage that begins here and ends there is commentary and stands outside the points.
    Commentary(u32),
}

/// The points of a draft as they were found, before the reader corrected them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsRead {
    /// All points that were found.
    pub points: Vec<Point>,
    /// What belonged to none of them.
    pub outside: Vec<Span>,
}
