//! Plain text: every line that is not blank is a paragraph.

use crate::model::{Paragraph, Style};

/// The text as it is and its paragraphs.
pub(super) fn read(text: String) -> (String, Vec<Paragraph>) {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    let mut apart = true;
    for line in text.split_inclusive('\n') {
        let inner = line.trim_start();
        let from = start + line.len() - inner.len();
        let inner = inner.trim_end();
        if inner.is_empty() {
            apart = true;
        } else {
            paragraphs.push(Paragraph {
                span: from..from + inner.len(),
                style: Style::Body,
                indent: width(&text[start..from]),
                apart,
                number: None,
                beside: false,
                page: None,
            });
            apart = false;
        }
        start += line.len();
    }
    (text, paragraphs)
}

/// The width of white space in characters; a tab counts four.
pub(super) fn width(space: &str) -> u16 {
    let width: usize = space.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
    u16::try_from(width).unwrap_or(u16::MAX)
}
