//! What happened to the words of a point, and the kinds of change that matter.

use super::{Origin, Redline, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The difference between two linked points.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// How far the words went.
    pub wording: Wording,
    /// Who says how far.
    pub origin: Origin,
    /// What a reader looks for: a figure that moved, a `shall` that became `may`.
    pub signals: Vec<Signal>,
    /// The difference word by word, as spans of the two drafts' texts.
    pub redline: Redline,
}

/// How far the wording of a point changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Wording {
    /// The same words.
    Unchanged,
    /// Spelling, punctuation, typography.
    Editorial,
    /// Other words, with no sign that the meaning moved.
    Reworded,
    /// A signal, or words of content lost or gained.
    Substantive,
}

/// One change of a kind that matters, with the words on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    /// Its kind.
    pub kind: SignalKind,
    /// The words before, as a span of the earlier draft's text; empty where something was added.
    pub before: Span,
    /// The words after, as a span of the later draft's text; empty where something was dropped.
    pub after: Span,
}

/// The kinds of change that matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SignalKind {
    /// A number with its unit.
    Quantity,
    /// A calendar date.
    Date,
    /// A length of time or a deadline.
    Duration,
    /// shall, will, may, should, agrees to …
    Modality,
    /// not, no, without, never.
    Negation,
    /// A state, an organisation, a person.
    Party,
    /// A place.
    Place,
    /// unless, subject to, in peacetime, provided that.
    Condition,
    /// A reference to another point.
    CrossReference,
    /// all → some, including but not limited to.
    Scope,
}

impl SignalKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [SignalKind; 10] = [
        SignalKind::Quantity,
        SignalKind::Date,
        SignalKind::Duration,
        SignalKind::Modality,
        SignalKind::Negation,
        SignalKind::Party,
        SignalKind::Place,
        SignalKind::Condition,
        SignalKind::CrossReference,
        SignalKind::Scope,
    ];
}
