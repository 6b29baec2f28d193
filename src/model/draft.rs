//! A draft: a source split into its points.

use super::{AsRead, Markup, Point, PointId, Provenance, Span, Warning};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Names a draft for as long as its project lives. Never used twice in a project.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct DraftId(pub u32);

/// One version of the plan, or one article about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Its name inside the project.
    pub id: DraftId,
    /// Its short name in a table head: `US-28`. Unique within a project.
    pub siglum: String,
    /// What the document calls itself.
    pub title: String,
    /// A version of the plan or an article about it.
    pub kind: DraftKind,
    /// The language of the text, ISO 639-1 (`en`, `uk`), where it could be told.
    pub language: Option<String>,
    /// The immutable text; every span points into it.
    pub text: Arc<str>,
    /// All points in the order of the text, parents before their children.
    pub points: Vec<Point>,
    /// What belongs to no point (title, commentary, furniture): kept and shown.
    /// Together with the points it covers all that is not white space.
    pub outside: Vec<Span>,
    /// The points as they were found, where the reader's decisions changed them.
    #[serde(skip)]
    pub as_read: Option<Arc<AsRead>>,
    /// Colours, tracked changes, comments and notes of the document, by where they begin.
    pub marks: Vec<Markup>,
    /// Where the text came from.
    pub provenance: Provenance,
    /// The documents that the draft consists of, in order; empty where it is one document.
    pub parts: Vec<Part>,
    /// What the reader should know about the reading.
    pub warnings: Vec<Warning>,
    /// Other renderings of the same draft: translations, versions of the press. They are no drafts of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renderings: Vec<Arc<Draft>>,
}

/// One document of a draft that consists of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    /// Its short name, unique in the draft. It stands before the labels of its points, `dam/3`,
    /// in all documents but the first.
    pub siglum: String,
    /// What it calls itself.
    pub title: String,
    /// Its text, as bytes of the draft's.
    pub span: Span,
    /// Where it came from.
    pub provenance: Provenance,
}

/// What a document is to the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DraftKind {
    /// A version of the plan.
    Draft,
    /// A report about it: a source of evidence, not a version.
    Article,
}

impl Draft {
    /// The text of a span.
    pub fn slice(&self, span: &Span) -> &str {
        &self.text[span.clone()]
    }

    /// Whether two drafts are known to be in different languages.
    pub fn is_foreign_to(&self, other: &Draft) -> bool {
        matches!((&self.language, &other.language), (Some(own), Some(others)) if own != others)
    }

    /// A point's own text, without its number, heading and sub-points.
    pub fn body(&self, point: usize) -> &str {
        self.slice(&self.points[point].body)
    }

    /// A point's heading and own text, without its number and sub-points.
    pub fn own(&self, point: usize) -> Span {
        let Point { heading, body, .. } = &self.points[point];
        heading.as_ref().map_or(body.start, |h| h.start.min(body.start))..body.end
    }

    /// The document in which a point stands, as an index into the parts; none where the draft is one document.
    pub fn part_of(&self, point: usize) -> Option<usize> {
        let start = self.points[point].start() as usize;
        self.parts.partition_point(|part| part.span.start <= start).checked_sub(1)
    }

    /// The points directly below a point.
    pub fn children(&self, point: usize) -> impl Iterator<Item = usize> + '_ {
        (point + 1..self.end_of(point)).filter(move |&p| self.points[p].parent == Some(point))
    }

    /// One past the last point below a point, which is the point after it when it has none.
    pub fn end_of(&self, point: usize) -> usize {
        let depth = self.points[point].depth;
        let below = |p: &Point| p.depth > depth && p.kind != super::PointKind::Heading;
        let rest = &self.points[point + 1..];
        point + 1 + rest.iter().position(|p| !below(p)).unwrap_or(rest.len())
    }

    /// From the beginning of a point's heading or text to the end of its last sub-point.
    pub fn extent(&self, point: usize) -> Span {
        let own = self.own(point);
        let last = &self.points[self.end_of(point) - 1];
        own.start..last.body.end.max(own.end)
    }

    /// The point that a saved identity names, if the draft still has it.
    pub fn find(&self, id: PointId) -> Option<usize> {
        if id.draft != self.id {
            return None;
        }
        self.points.binary_search_by_key(&id.start, |p| p.start()).ok()
    }

    /// The point that a saved identity names, or the one that has taken its words in since.
    pub fn holder(&self, id: PointId) -> Option<usize> {
        let at = id.start as usize;
        self.find(id).or_else(|| {
            let after = self.points.partition_point(|point| point.start() <= id.start);
            let point = after.checked_sub(1).filter(|_| id.draft == self.id)?;
            self.own(point).contains(&at).then_some(point)
        })
    }

    /// The saved identity of a point.
    pub fn id_of(&self, point: usize) -> PointId {
        PointId { draft: self.id, start: self.points[point].start() }
    }
}
