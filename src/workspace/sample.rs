//! The bundled sample: three drafts of 2025, paraphrased, and an article about them.

use crate::model::{Draft, DraftId, DraftKind};

const DOCUMENTS: [(&str, &str, DraftKind, &str); 4] = [
    ("us-28-point.md", "US-28", DraftKind::Draft, include_str!("../../assets/sample/us-28-point.md")),
    (
        "european-counter-proposal.md",
        "E3",
        DraftKind::Draft,
        include_str!("../../assets/sample/european-counter-proposal.md"),
    ),
    (
        "framework-20-point.md",
        "F-20",
        DraftKind::Draft,
        include_str!("../../assets/sample/framework-20-point.md"),
    ),
    ("article.txt", "article", DraftKind::Article, include_str!("../../assets/sample/article.txt")),
];

/// The documents of the sample, in the order of their dates.
pub fn documents() -> Vec<Draft> {
    let read = |(i, (path, siglum, kind, text)): (usize, &(&str, &str, DraftKind, &str))| {
        let source = crate::import::read(text.as_bytes(), path).ok()?;
        let mut draft = crate::segment::segment(source, DraftId(i as u32), Some(*kind));
        draft.siglum = (*siglum).to_owned();
        Some(draft)
    };
    DOCUMENTS.iter().enumerate().filter_map(read).collect()
}
