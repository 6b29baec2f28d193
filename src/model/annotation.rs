//! A reader's note, the thread below it, and the words it hangs on.

use super::{PointId, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A note on a point, on words of it, on a link or on a row.
///
/// A note that was deleted stays as an empty one, so that a copy of the comparison that still has its
/// words does not bring them back.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Annotation {
    /// Names the note, in this comparison and in every copy of it.
    pub id: NoteId,
    /// What it is about.
    pub anchor: Anchor,
    /// What it says; empty where it was deleted.
    pub body: String,
    /// Who wrote it; empty where nobody was named.
    #[serde(default)]
    pub author: String,
    /// When, RFC 3339 in UTC.
    pub created: String,
    /// When its words were last changed, RFC 3339 in UTC; empty where they never were.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub modified: String,
    /// Who changed them last; empty where it was the author.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub editor: String,
    /// How often its words were changed.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub turn: u32,
    /// Its tags.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tags: BTreeMap<String, Switch>,
    /// Whether the matter is settled.
    #[serde(default, skip_serializing_if = "Switch::is_new")]
    pub resolved: Switch,
    /// What was answered, in the order of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replies: Vec<Reply>,
    /// The wordings and replies that were replaced or taken away here.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub past: BTreeSet<NoteId>,
}

/// An answer in the thread of a note.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Reply {
    /// When, RFC 3339 in UTC.
    pub created: String,
    /// Names the reply, in every copy of the comparison.
    pub id: NoteId,
    /// Who answers; empty where nobody was named.
    #[serde(default)]
    pub author: String,
    /// What is answered.
    pub body: String,
    /// Where it is what the note itself says in another copy of the comparison, how often the words
    /// were changed there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<u32>,
}

/// Where a note hangs: a point, and the words there, which find the place again in a corrected text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Anchor {
    /// The point.
    pub point: PointId,
    /// What of it the note is about.
    #[serde(default, skip_serializing_if = "About::is_point")]
    pub about: About,
    /// The words themselves, or the first words of the point, at most 200 bytes.
    pub exact: String,
    /// The words before them, at most 40 bytes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// The words behind them, at most 40 bytes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
}

/// What a note is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// The point.
    #[default]
    Point,
    /// These words of it, as bytes of the draft's text.
    Words {
        /// Where they begin.
        start: u32,
        /// Where they end.
        end: u32,
    },
    /// That it answers this point of another draft.
    Link(PointId),
    /// The whole row of the point, through all drafts.
    Row,
}

/// Something that is put on and taken off: how often that was done. It is on where the number is odd.
/// Of two copies the greater number holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Switch(pub u32);

/// Names a note or a reply. Found from what was written, when and by whom, so that it is never given twice.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct NoteId(pub u128);

impl Annotation {
    /// Whether nothing is left of it.
    pub fn is_deleted(&self) -> bool {
        self.body.is_empty() && self.replies.is_empty()
    }

    /// The tags that it has now, in order.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.tags.iter().filter(|(_, switch)| switch.is_on()).map(|(tag, _)| tag.as_str())
    }
}

impl About {
    fn is_point(&self) -> bool {
        *self == About::Point
    }

    /// The words that it is about, where it is about some.
    pub fn words(&self) -> Option<Span> {
        match self {
            About::Words { start, end } => Some(*start as usize..*end as usize),
            About::Point | About::Link(_) | About::Row => None,
        }
    }
}

impl Switch {
    /// Whether it is on.
    pub fn is_on(self) -> bool {
        self.0 % 2 == 1
    }

    /// Puts it on or takes it off. Whether that changes anything.
    pub fn set(&mut self, on: bool) -> bool {
        let changes = self.is_on() != on;
        self.0 = self.0.saturating_add(u32::from(changes));
        changes
    }

    fn is_new(&self) -> bool {
        self.0 == 0
    }
}

impl TryFrom<String> for NoteId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let digits =
            text.len() == 32 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let number = u128::from_str_radix(&text, 16).ok().filter(|_| digits);
        number.map(NoteId).ok_or_else(|| format!("{text:?} is not the name of a note"))
    }
}

impl From<NoteId> for String {
    fn from(id: NoteId) -> String {
        id.to_string()
    }
}

impl fmt::Display for NoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for NoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

fn is_zero(turn: &u32) -> bool {
    *turn == 0
}
