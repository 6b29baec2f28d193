//! Markup: what a document says about a stretch of its text besides the words.

use super::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A mark over a stretch of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Markup {
    /// The bytes it covers.
    pub span: Span,
    /// What it says of them.
    #[serde(flatten)]
    pub kind: MarkupKind,
}

/// What a mark says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "mark", rename_all = "kebab-case")]
pub enum MarkupKind {
    /// The text stands on a colour, by a highlighter or by shading.
    Highlight {
        /// Red, green and blue as in `#ffff00`, lower case.
        colour: String,
    },
    /// The text is struck through, which in many drafts means that it is to go.
    Strike,
    /// A tracked insertion that nobody has accepted or rejected yet.
    Inserted(Revision),
    /// A tracked deletion that nobody has accepted or rejected yet.
    Deleted(Revision),
    /// The new place of a passage that was moved with change tracking.
    MovedHere(Revision),
    /// The old place of a passage that was moved with change tracking.
    MovedAway(Revision),
    /// Somebody's remark in the margin.
    Comment(Comment),
    /// The sign of a footnote or endnote.
    Note {
        /// Where the text of the note stands.
        text: Span,
    },
}

/// Who made a tracked change, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Revision {
    /// The author as the document names them; empty where it does not.
    pub author: String,
    /// When, as the document has it, usually ISO 8601 without a time zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// A comment, or an answer to one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Comment {
    /// Its place among the comments of the document, from 0.
    pub id: u32,
    /// The comment that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<u32>,
    /// Who wrote it, and when.
    #[serde(flatten)]
    pub by: Revision,
    /// What it says, paragraphs divided by `\n`.
    pub text: String,
    /// Whether somebody marked it as done.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub resolved: bool,
}

/// How tracked changes are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Revisions {
    /// Insertions and deletions both stand in the text, with marks over them.
    #[default]
    AsTheyStand,
    /// As if all had been accepted.
    Accepted,
    /// As if all had been rejected: the text before the changes.
    Rejected,
}

impl Revisions {
    /// Whether nobody chose another reading.
    pub fn is_default(&self) -> bool {
        *self == Revisions::default()
    }
}
