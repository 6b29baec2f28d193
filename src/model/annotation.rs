//! A reader's note, and the words it hangs on.

use super::PointId;
use serde::{Deserialize, Serialize};

/// A note on a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotation {
    /// Names the note within its project; never used twice.
    pub id: u64,
    /// What it is about.
    pub anchor: Anchor,
    /// What the reader wrote.
    pub body: String,
    /// Who wrote it; empty where nobody was named.
    #[serde(default)]
    pub author: String,
    /// When, RFC 3339 in UTC.
    pub created: String,
}

/// Where a note hangs: a point, and its words, which find the place again in a corrected text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The point.
    pub point: PointId,
    /// The words of the point when the note was written, at most 200 characters.
    pub exact: String,
}
