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
    /// How many pairs of square brackets mark disputed text or a blank, nested ones included.
    pub brackets: usize,
    /// How many square brackets have no partner.
    pub unbalanced: usize,
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
    /// Agreed for the time being: ad referendum, in a working group, among experts.
    #[schemars(skip)]
    Provisional,
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
    /// Every status that a point can be asked for by, the unsettled first.
    pub const SAID: [State; 6] = [
        State::Open,
        State::Alternatives,
        State::Placeholder,
        State::Provisional,
        State::Agreed,
        State::Deleted,
    ];

    /// What it is called on the command line.
    pub fn key(self) -> &'static str {
        match self {
            State::Plain => "plain",
            State::Agreed => "agreed",
            State::Provisional => "provisional",
            State::Open => "open",
            State::Alternatives => "alternatives",
            State::Placeholder => "placeholder",
            State::Deleted => "deleted",
        }
    }

    /// Whether a reader who asks "what is still open?" means this.
    pub fn is_unresolved(self) -> bool {
        matches!(self, State::Open | State::Alternatives | State::Placeholder)
    }
}

/// What became of one of the texts to choose from, between two linked points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The option before, as a span of the earlier draft's text; none where it is new.
    pub before: Option<Span>,
    /// The option after, as a span of the later draft's text; none where it was dropped.
    pub after: Option<Span>,
    /// What became of it.
    pub fate: ChoiceFate,
}

/// What became of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChoiceFate {
    /// Its words stand in both drafts.
    Kept,
    /// Most of its words do.
    Reworded,
    /// Only the earlier draft offers it.
    Dropped,
    /// Only the later draft offers it.
    New,
}

/// A draft in numbers: how long it is, and how much of it is left to agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Top-level points.
    pub points: usize,
    /// Points below them.
    pub sub_points: usize,
    /// Words of all points, with their headings.
    pub words: usize,
    /// Pairs of square brackets that mark disputed text or a blank, nested ones included.
    pub brackets: usize,
    /// Square brackets without a partner.
    pub unbalanced: usize,
    /// Texts to choose from.
    pub options: usize,
}
