//! Lines → blocks: hard-wrapped lines are joined again, and a block is told to be a
//! heading, a sentence or furniture by its look.

use super::furniture::{self, Furniture};
use crate::model::{Source, Span, Style};
use crate::text::words::words;

/// A paragraph as a reader sees it: one line, or several wrapped ones.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub span: Span,
    /// Its first line, as an index of the source's paragraphs.
    pub line: usize,
    pub style: Style,
    pub indent: u16,
    /// Whether a blank line stands before it.
    pub apart: bool,
    /// Whether it stands in a table behind another cell of its row.
    pub beside: bool,
}

impl Block {
    /// What it is to the page by its words. A bare number beside other cells is a figure and no page number.
    pub fn furniture(&self, text: &str) -> Furniture {
        if self.beside { Furniture::No } else { furniture::classify(&text[self.span.clone()]) }
    }
}

/// The longest heading, in bytes and in words.
const HEADING: (usize, usize) = (140, 14);
/// A text whose longest line has fewer characters than this was not wrapped at all.
const NARROWEST: usize = 46;
/// Lines longer than this many characters were not wrapped by hand.
const WIDEST: usize = 160;

/// For each line of the source, whether it continues the line before it.
pub(super) fn continuations(source: &Source) -> Vec<bool> {
    let width = |i: usize| source.text[source.paragraphs[i].span.clone()].chars().count();
    let widths: Vec<usize> = (0..source.paragraphs.len()).map(width).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    let mut continues = Vec::with_capacity(widths.len());
    for (i, paragraph) in source.paragraphs.iter().enumerate() {
        let text = &source.text[paragraph.span.clone()];
        if i == 0 || paragraph.apart || paragraph.number.is_some() {
            continues.push(false);
            continue;
        }
        let before = &source.text[source.paragraphs[i - 1].span.clone()];
        let open =
            !ends_sentence(before) && text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        let word = text.split_whitespace().next().map_or(0, |w| w.chars().count());
        // A hand-wrapped line ends where its next word did not fit.
        let full = (widths[i - 1] + 1 + word) * 20 >= widest * if ends_sentence(before) { 20 } else { 19 };
        let wrapped = (NARROWEST..=WIDEST).contains(&widest) && widths[i - 1] >= 24 && full;
        continues.push(open || wrapped);
    }
    continues
}

/// The blocks between two places of the text; the first may begin inside a line.
pub(super) fn blocks(source: &Source, continues: &[bool], from: usize, to: usize) -> Vec<Block> {
    let paragraphs = &source.paragraphs;
    let first = paragraphs.partition_point(|p| p.span.end <= from);
    let mut blocks: Vec<Block> = Vec::new();
    for (line, paragraph) in paragraphs.iter().enumerate().skip(first).take_while(|(_, p)| p.span.start < to)
    {
        let Some(span) = trimmed(&source.text, paragraph.span.start.max(from)..paragraph.span.end.min(to))
        else {
            continue;
        };
        let whole = paragraph.span.start >= from;
        match blocks.last_mut() {
            Some(block) if continues[line] && whole => block.span.end = span.end,
            _ => blocks.push(Block {
                span,
                line,
                style: paragraph.style,
                indent: paragraph.indent,
                apart: paragraph.apart && whole,
                beside: paragraph.beside,
            }),
        }
    }
    blocks.shrink_to_fit();
    blocks
}

/// A span without the white space at its ends; none where nothing is left.
pub(super) fn trimmed(text: &str, span: Span) -> Option<Span> {
    let slice = text.get(span.clone())?;
    let inner = slice.trim_start();
    let start = span.start + slice.len() - inner.len();
    let inner = inner.trim_end();
    (!inner.is_empty()).then(|| start..start + inner.len())
}

/// Whether a text ends as sentences do.
pub(super) fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '”' | '“' | '»' | '’' | '\'' | ')' | ']' | '}' | '*' | '_')
    });
    end.ends_with(['.', '!', '?', '…', ';', ':', ','])
}

/// Whether a text could be a heading: short, and no sentence.
pub(super) fn is_heading(text: &str) -> bool {
    // The length first: a mark in a long line asks about all that follows it.
    if text.len() > 2 * HEADING.0 || text.len() > HEADING.0 && text.is_ascii() {
        return false;
    }
    let end =
        text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '"' | '”' | '»' | ')'));
    !end.ends_with(['.', '!', '?', '…', ';', ','])
        && text.chars().any(char::is_alphabetic)
        && !text.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '['))
        && words(text).take(HEADING.1 + 1).count() <= HEADING.1
}

/// For each line, whether it stands alone like a heading over what follows.
pub(super) fn stands_as_heading(source: &Source, continues: &[bool], line: usize) -> bool {
    let paragraph = &source.paragraphs[line];
    let text = &source.text[paragraph.span.clone()];
    if continues[line] || continues.get(line + 1) == Some(&true) {
        return false;
    }
    match paragraph.style {
        Style::Heading(_) => true,
        Style::Body => paragraph.apart && is_heading(text) && furniture::classify(text) == Furniture::No,
        Style::Quote | Style::Apart | Style::Furniture => false,
    }
}
