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
    /// The difference word by word, as spans of the two drafts' texts. Between two languages there is
    /// none: the whole text goes and the whole text comes.
    pub redline: Redline,
    /// Between two languages, what the texts can be compared by, in the order of the text before, then of the
    /// text after; nothing in one language, where the redline says it all.
    pub compared: Option<Vec<Compared>>,
}

/// One thing by which two texts in different languages can be compared, with the words on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What it is.
    pub matter: Matter,
    /// The words before, as a span of the earlier draft's text; empty where only the later one has it.
    pub before: Span,
    /// The words after, as a span of the later draft's text; empty where only the earlier one has it.
    pub after: Span,
    /// How it stands in the two texts.
    pub standing: Standing,
}

/// What texts in different languages can be compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Matter {
    /// What would be a signal if it differed.
    Signal(SignalKind),
    /// How the text is built.
    Form(Form),
}

/// How a text is built, whatever its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// A name that is in no table and sounds alike.
    Name,
    /// Words in square brackets, which are not agreed.
    Bracket,
    /// A text to choose from.
    Option,
    /// How many points stand below it.
    SubPoints,
}

/// How a thing stands in two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Both say the same.
    Same,
    /// Both have it, and it says something else.
    Differs,
    /// Only the earlier text has it.
    OnlyBefore,
    /// Only the later text has it.
    OnlyAfter,
}

/// How far the wording of a point changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Wording {
    /// The same words.
    Unchanged,
    /// Another language, and the same in all that can be compared.
    Translated,
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
