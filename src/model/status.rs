//! What the text itself says about how far it is agreed.

use super::{Origin, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A point's status: an axis of its own, beside relation and wording.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// How far the point is agreed.
    pub state: State,
    /// The words that say so, as spans of the draft's text.
    pub marks: Vec<Span>,
    /// The texts to choose from, where the point offers two or more: spans of the draft's text.
    pub options: Vec<Span>,
    /// Who says so.
    pub origin: Origin,
}

/// How far a point is agreed.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Nothing marks it.
    #[default]
    Plain,
    /// Marked as agreed.
    Agreed,
    /// Marked as not agreed.
    Open,
    /// It offers two or more texts to choose from.
    Alternatives,
    /// Its content is still to come.
    Placeholder,
    /// A note in place of a point that was taken out.
    Deleted,
}

impl State {
    /// Whether a reader who asks "what is still open?" means this.
    pub fn is_unresolved(self) -> bool {
        matches!(self, State::Open | State::Alternatives | State::Placeholder)
    }
}
