//! The ground state: what is saved. Everything else is computed from it.

use super::{
    AbsenceDecision, Anchor, Annotation, Bookmark, Draft, DraftId, NoteId, Original, PointId, Ruling,
    SegmentDecision, State, StatusDecision, WordingDecision,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A comparison as its reader left it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// The drafts, in the order of the columns.
    pub drafts: Vec<Arc<Draft>>,
    /// The articles about them.
    pub articles: Vec<Arc<Draft>>,
    /// What the reader asserts.
    pub decisions: Decisions,
    /// How to compare.
    pub settings: Settings,
    /// The files from which documents were read, by the SHA-256 of their bytes. No edit changes them: they are held
    /// once found, and saved where the settings want it.
    #[serde(skip)]
    pub originals: BTreeMap<String, Arc<Original>>,
}

/// All that a reader may assert. Undone and redone as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Decisions {
    /// The notes, in the order they were written. Ground states share those that are the same in them.
    #[serde(default)]
    pub annotations: Vec<Arc<Annotation>>,
    /// What is said of pairs of points; of two that speak of one pair the later holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<LinkDecision>,
    /// How the points that were found are to be corrected. The drafts of a [`Project`] are so already.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<SegmentDecision>,
    /// What is said of how far wordings changed; the last on a pair of points holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wordings: Vec<WordingDecision>,
    /// What is said of how far points are agreed; the last on a point holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<StatusDecision>,
    /// What is said of why rows are absent from drafts; the last on a row and a draft holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absences: Vec<AbsenceDecision>,
    /// What is ruled on rows, in the order in which it was said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<Ruling>,
    /// The rows to come back to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bookmarks: Vec<Bookmark>,
    /// When each of these was last said or taken back, counted over all that was: an odd number is said.
    /// By it the copies of a comparison are brought together.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub said: BTreeMap<NoteId, u32>,
    /// The places of documents, where copies with other documents were brought together, by their texts.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, u32>,
}

impl Decisions {
    /// Where notes, verdicts and bookmarks hang.
    pub fn anchors(&self) -> impl Iterator<Item = &Anchor> {
        let notes = self.annotations.iter().map(|note| &note.anchor);
        let verdicts = self.verdicts.iter().map(|ruling| &ruling.anchor);
        notes.chain(verdicts).chain(self.bookmarks.iter().map(|bookmark| &bookmark.anchor))
    }

    /// The same, to be hung elsewhere.
    pub fn anchors_mut(&mut self) -> impl Iterator<Item = &mut Anchor> {
        let notes = self.annotations.iter_mut().map(|note| &mut Arc::make_mut(note).anchor);
        let verdicts = self.verdicts.iter_mut().map(|ruling| &mut ruling.anchor);
        notes.chain(verdicts).chain(self.bookmarks.iter_mut().map(|bookmark| &mut bookmark.anchor))
    }
}

impl Settings {
    /// Whether comparing by either gives the same; the words for verdicts and what is kept do not matter for it.
    pub fn compares_as(&self, other: &Settings) -> bool {
        let bare =
            |settings: &Settings| Settings { verdicts: Vec::new(), originals: false, ..settings.clone() };
        bare(self) == bare(other)
    }
}

/// What the reader says of two points of different drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LinkDecision {
    /// The points, in either order. A decision on a point that its draft does not have says nothing.
    pub points: [PointId; 2],
    /// What is said of them.
    pub verdict: Verdict,
}

/// What the reader says of two points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// That they answer each other, whatever their texts say.
    Together,
    /// That they answer each other, as was found.
    Confirmed,
    /// That they do not answer each other.
    Apart,
}

/// How drafts are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Settings {
    /// Pair points by their printed label instead of by content, for drafts that kept their numbering.
    pub pair_by_label: bool,
    /// Pair points by their words alone, and do not ask what they mean.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub words_alone: bool,
    /// Link every two drafts, not only neighbours.
    pub all_pairs: bool,
    /// The draft against which the others are read: the rows stand in its order, the summary counts
    /// from it, and every other draft is linked with it. By default the last one gives the order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<DraftId>,
    /// What the colours mean on which text stands, by their names as in `#ffff00`; under the empty name
    /// what text without a colour means in a draft that has some. Nothing by default.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub colours: BTreeMap<String, State>,
    /// Keep the files from which the documents were read in the comparison.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub originals: bool,
    /// The verdicts that rows are offered, in the reader's order; the usual ones where it is empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<String>,
}
