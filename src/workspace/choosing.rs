//! Words of a draft that the reader has chosen, to write a note on them: by dragging over them, or word by
//! word by key.

use super::Workspace;
use crate::model::{About, DraftId, PointId, Span};
use crate::text::words::words;

/// Words of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The draft.
    pub draft: DraftId,
    /// The words, as bytes of its text.
    pub span: Span,
}

/// How the reader changes by key which words are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// One word more at the end; the first word where none is chosen.
    More,
    /// One word less at the end.
    Less,
    /// Begin one word later.
    Later,
    /// Begin one word earlier.
    Earlier,
    /// The first word of the row in the draft before, round the ends.
    Across,
}

impl Workspace {
    /// Words that can be chosen: on character boundaries, without white space at their ends.
    pub(super) fn choosable(&self, chosen: &Chosen) -> Option<Chosen> {
        let text = self.document(chosen.draft)?.text.get(chosen.span.clone())?;
        let start = chosen.span.start + (text.len() - text.trim_start().len());
        let end = start + text.trim().len();
        (start < end).then_some(Chosen { draft: chosen.draft, span: start..end })
    }

    /// The point in which the chosen words begin, and the words as something that a note is about.
    pub fn chosen_words(&self) -> Option<(PointId, About)> {
        let Chosen { draft, span } = self.chosen()?;
        let document = self.document(*draft)?;
        let after = document.points.partition_point(|point| point.start() as usize <= span.start);
        let byte = |at: usize| u32::try_from(at).ok();
        let about = About::Words { start: byte(span.start)?, end: byte(span.end)? };
        Some((document.id_of(after.checked_sub(1)?), about))
    }

    /// The row in which the chosen words stand.
    pub fn chosen_row(&self) -> Option<usize> {
        self.row_with(self.chosen_words()?.0)
    }

    /// What is chosen after a key; none where there is no row with words.
    pub(super) fn reached(&self, reach: Reach) -> Option<Chosen> {
        let row = self.selection()?;
        let here = self.chosen().filter(|_| self.chosen_row() == Some(row));
        let Some(chosen) = here else {
            let draft = self.newest_of(row)?.draft;
            let first = self.words_in(row, draft).into_iter().next()?;
            return Some(Chosen { draft, span: first });
        };
        if reach == Reach::Across {
            let mut drafts: Vec<DraftId> = self.ids_of(row).map(|id| id.draft).collect();
            drafts.dedup();
            let at = drafts.iter().position(|draft| *draft == chosen.draft)?;
            let draft = drafts[(at + drafts.len() - 1) % drafts.len()];
            let first = self.words_in(row, draft).into_iter().next()?;
            return Some(Chosen { draft, span: first });
        }
        let words = self.words_in(row, chosen.draft);
        let Span { mut start, mut end } = chosen.span;
        let first = words.partition_point(|word| word.end <= start);
        let last = words.partition_point(|word| word.start < end).checked_sub(1)?;
        match reach {
            Reach::More => end = words.get(last + 1).map_or(end, |word| word.end),
            Reach::Less if last > first => end = words[last - 1].end,
            Reach::Later if first < last => start = words[first + 1].start,
            Reach::Earlier => start = first.checked_sub(1).map_or(start, |before| words[before].start),
            _ => {}
        }
        Some(Chosen { draft: chosen.draft, span: start..end })
    }

    /// The words of a row in one draft.
    fn words_in(&self, row: usize, draft: DraftId) -> Vec<Span> {
        let Some(document) = self.document(draft) else { return Vec::new() };
        let points = self.ids_of(row).filter(|id| id.draft == draft).filter_map(|id| document.find(id));
        let extents = points.map(|point| document.extent(point));
        extents
            .flat_map(|extent| {
                let from = extent.start;
                words(&document.text[extent]).map(move |word| from + word.start..from + word.end)
            })
            .collect()
    }
}
