//! A point: one provision of a draft, with the label it was printed under.

use super::{DraftId, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Names a point by where it begins in the immutable text, so that splitting or
/// joining other points leaves it valid.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct PointId {
    /// The draft it stands in.
    pub draft: DraftId,
    /// The first byte of its number, or of its text where it has none.
    pub start: u32,
}

/// One numbered provision, a heading, or a sentence of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Point {
    /// How it is called.
    pub label: Label,
    /// What it is.
    pub kind: PointKind,
    /// 0 for a top-level point, 1 for its sub-points, and so on.
    pub depth: u8,
    /// The point it stands under, as an index into the draft's points.
    pub parent: Option<usize>,
    /// The printed number with its punctuation (`10.`, `Article IV`); empty where there is none.
    pub mark: Span,
    /// Its own heading (`Article 4 — Withdrawal`), where it has one.
    pub heading: Option<Span>,
    /// Its own text, without number, heading and sub-points.
    pub body: Span,
    /// The page it begins on, counted from 1, where the document has pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

impl Point {
    /// The first byte of the point: of its number, or of its heading or text where it has none.
    pub fn start(&self) -> u32 {
        let text = self.heading.as_ref().map_or(self.body.start, |h| h.start.min(self.body.start));
        let start = if self.mark.is_empty() { text } else { self.mark.start };
        u32::try_from(start).unwrap_or(u32::MAX)
    }

    /// Whether it takes part in the alignment.
    pub fn is_provision(&self) -> bool {
        matches!(self.kind, PointKind::Provision | PointKind::Annex)
    }
}

/// The name of a point inside its draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Label {
    /// As printed, with its marks: `10.`, `(a)`, `Article IV`. Empty for an unnumbered point.
    pub printed: String,
    /// The path without marks: `10`, `12.a`, `IV`, `¶3`, `10.#2`. Unique within the draft.
    pub path: String,
}

/// What a point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PointKind {
    /// A provision of the plan.
    Provision,
    /// A heading that only groups points.
    Heading,
    /// A numbered part after the provisions.
    Annex,
    /// One sentence of an article.
    Statement,
}
