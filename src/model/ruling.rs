//! What the reader rules on whole rows, and which of them are to be found again: verdicts and bookmarks.
//! Both hang as notes do, so that they stay with their words.

use super::Anchor;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the reader would have done with the row of a point: a word of a list of the reader's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Ruling {
    /// A point of the row, and its words.
    pub anchor: Anchor,
    /// What is ruled: `accept`, `reject` or another word.
    pub verdict: String,
    /// Who rules; empty where nobody was named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// When, RFC 3339 in UTC.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub created: String,
}

/// A row to come back to.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Bookmark {
    /// A point of the row, and its words.
    pub anchor: Anchor,
    /// Who put it there; empty where nobody was named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// When, RFC 3339 in UTC.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub created: String,
}
