//! Plain data: what the rest of Travaux speaks about. No I/O, no algorithms.
//!
//! A [`Source`] is what an importer read; a [`Draft`] is a source split into
//! [`Point`]s; a [`Comparison`] says which points answer which and what changed.
//! Everything points into the immutable text of a draft by byte [`Span`]s.

mod annotation;
mod change;
mod comparison;
mod decision;
mod doubt;
mod draft;
mod evidence;
mod link;
mod markup;
mod original;
mod point;
mod project;
mod redline;
mod ruling;
mod segmenting;
mod source;
mod status;

pub use annotation::{About, Anchor, Annotation, NoteId, Reply, Switch};
pub use change::{Change, Compared, Form, Matter, Signal, SignalKind, Standing, Wording};
pub use comparison::{Absence, Comparison, Lineage, Missing, Summary};
pub use decision::{AbsenceDecision, StatusDecision, WordingDecision};
pub use doubt::{Doubt, Trace, Warning};
pub use draft::{Draft, DraftId, DraftKind, Part};
pub use evidence::{Evidence, Stance};
pub use link::{At, Link, Origin, Reason, Relation};
pub use markup::{Comment, Markup, MarkupKind, Revision, Revisions};
pub use original::Original;
pub use point::{Label, Point, PointId, PointKind};
pub use project::{Decisions, LinkDecision, Project, Settings, Verdict};
pub use redline::{Op, Redline, Tag};
pub use ruling::{Bookmark, Ruling};
pub use segmenting::{AsRead, Cut, SegmentDecision};
pub use source::{Paragraph, Provenance, Source, Style};
pub use status::{Choice, ChoiceFate, Counts, State, Status};

/// Bytes of a text, always on character boundaries.
pub type Span = std::ops::Range<usize>;
