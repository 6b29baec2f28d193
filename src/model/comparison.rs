//! The comparison: derived from the ground state, replaced as a whole, never patched.

use super::{At, Evidence, Link, Origin, Relation, Span, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What changed between drafts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The links between neighbouring drafts (with `all_pairs`, between every two),
    /// ordered by draft before, draft after, point before, point after.
    pub links: Vec<Link>,
    /// The rows of the table, in reading order. They partition the top-level points.
    pub lineages: Vec<Lineage>,
    /// The status of each point of each draft.
    pub statuses: Vec<Vec<Status>>,
    /// What the articles say.
    pub evidence: Vec<Evidence>,
    /// The answer in numbers.
    pub summary: Summary,
}

impl Comparison {
    /// A link, and where it says that points were split or merged, the others from the same draft into the same point,
    /// in the order of the draft.
    pub fn merged_with<'a>(&'a self, link: &'a Link) -> Vec<&'a Link> {
        if !matches!(link.relation, Relation::Split | Relation::Merged) {
            return vec![link];
        }
        let step = |link: &Link| (link.before.draft, link.after.draft);
        let first = self.links.partition_point(|other| step(other) < step(link));
        let step = self.links[first..].iter().take_while(|other| step(other) == step(link));
        step.filter(|other| other.after == link.after).collect()
    }
}

/// One point's life through all drafts: a row of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineage {
    /// For each draft, its top-level points in this row; empty where it is absent.
    pub cells: Vec<Vec<usize>>,
    /// For each draft, why the row is absent from it; none where it is there. A row is also
    /// absent where a note stands in place of its point, and from the plan itself where its
    /// point stands in another document of the package: the cell then holds that point.
    pub absent: Vec<Option<Absence>>,
}

/// Why a row is absent from a draft, and the words that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// The kind of absence.
    pub kind: Missing,
    /// The note that says so, as a span of the draft's text.
    pub note: Option<Span>,
    /// The document of the same draft that holds the point, as an index into its parts.
    pub part: Option<usize>,
    /// Who says so.
    pub origin: Origin,
}

/// The kinds of absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// The draft says nothing of it.
    Silent,
    /// The draft says that it was deleted.
    Deleted,
    /// It stands in another document of the same package.
    Moved,
    /// The draft was not published in full, and says so.
    Unpublished,
}

impl Lineage {
    /// The points of the row, column by column.
    pub fn points(&self) -> impl Iterator<Item = At> + '_ {
        let column = |(draft, cell): (usize, &'_ Vec<usize>)| {
            cell.iter().map(move |&point| At { draft, point }).collect::<Vec<_>>()
        };
        self.cells.iter().enumerate().flat_map(column)
    }
}

/// The answer at a glance: how many rows of the table fall under each heading.
///
/// Rows are counted between the first and the last draft; `open` counts the
/// unresolved top-level points of the last draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Only in the last draft.
    pub added: usize,
    /// In the first draft, not in the last.
    pub removed: usize,
    /// The same words.
    pub unchanged: usize,
    /// In another language, and the same in all that can be compared.
    pub translated: usize,
    /// Spelling, punctuation, typography.
    pub editorial: usize,
    /// Other words, same meaning.
    pub reworded: usize,
    /// Changed in substance.
    pub substantive: usize,
    /// In another order.
    pub moved: usize,
    /// One became several.
    pub split: usize,
    /// Several became one.
    pub merged: usize,
    /// Marked as not settled in the last draft.
    pub open: usize,
}
