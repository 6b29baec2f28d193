//! What an article says about a point.

use super::{At, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One statement of an article and the points it speaks about.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Index of the article among the project's articles, and of the statement in it.
    pub statement: At,
    /// The points it speaks about, the best fitting first; may be empty.
    pub about: Vec<At>,
    /// What it says of them.
    pub stance: Stance,
    /// Who says so, where the text names somebody, as a span of the article's text.
    pub speaker: Option<Span>,
    /// How well it fits its first point, from 0 to 1.
    pub score: f32,
}

/// What a statement says of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// That it is not settled.
    Open,
    /// That it is agreed.
    Agreed,
    /// That it is refused.
    Rejected,
    /// Merely that it exists.
    Reported,
}
