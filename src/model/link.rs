//! A link: "this point answers that point", with the reasons for saying so.

use super::{Change, Choice};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A point by its place in a comparison: the column of its draft and its index in the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// Index of the draft among the compared drafts.
    pub draft: usize,
    /// Index of the point in the draft.
    pub point: usize,
}

/// Two points that answer each other, and what changed between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The point in the earlier draft.
    pub before: At,
    /// The point in the later draft.
    pub after: At,
    /// How the structure changed.
    pub relation: Relation,
    /// How well they fit, from 0 to 1.
    pub score: f32,
    /// Why they were paired, the weightiest reason first.
    pub why: Vec<Reason>,
    /// The next best partner of the earlier point, with its score.
    pub runner_up: Option<(At, f32)>,
    /// Who says so.
    pub origin: Origin,
    /// What happened to the words.
    pub change: Change,
    /// What became of the texts to choose from, where either point offers any.
    pub options: Vec<Choice>,
}

/// What happened to the place of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// One point answers one point, in the same order. Renumbering alone changes nothing.
    Same,
    /// Its order among the points that stay is different.
    Moved,
    /// One point became several.
    Split,
    /// Several points became one.
    Merged,
}

/// Who says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// A rule found it.
    #[default]
    Computed,
    /// A rule found it and the reader agreed.
    Confirmed,
    /// The reader said it.
    Manual,
}

/// One reason for a link, in data: `present` turns it into words.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// The texts are the same but for spacing and punctuation.
    SameText,
    /// Rare words that both sides use, the rarest first.
    Shares(Vec<String>),
    /// Words of the field that mean the same: `forces ~ military`.
    Synonyms(Vec<(String, String)>),
    /// How alike they are in meaning whatever their words, from 0 to 1.
    Meaning(f32),
    /// Their neighbours are paired: labels before and after.
    Neighbours(Vec<(String, String)>),
    /// Sub-points of theirs are paired: labels before and after.
    Children(Vec<(String, String)>),
    /// The points they stand under are paired.
    Parents,
    /// Both are printed under this label.
    SameLabel(String),
    /// What is left after the best pairs were taken, and its words fit here.
    Leftover,
    /// The reader paired them.
    ByHand,
}
