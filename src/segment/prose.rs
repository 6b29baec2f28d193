//! Texts without numbers: an article becomes statements, a plan its paragraphs.

use super::blocks::{Block, ends_sentence, is_heading};
use super::furniture::Furniture;
use super::words::WORDS;
use crate::model::{Label, Point, PointKind, Span, Style};
use crate::text::sentences::sentences;
use std::collections::BTreeMap;

/// A block of furniture ends at a paragraph at least this long (in bytes).
const LONG: usize = 160;

/// For each of the first `count` blocks, whether it belongs to the page and not to its text.
pub(super) fn furniture(text: &str, blocks: &[Block], count: usize) -> Vec<bool> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for block in blocks {
        *seen.entry(&text[block.span.clone()]).or_default() += 1;
    }
    let mut inside = false;
    let mut furniture = Vec::with_capacity(count);
    for block in &blocks[..count] {
        let slice = &text[block.span.clone()];
        let kind = block.furniture(text);
        inside = match kind {
            Furniture::Block => true,
            _ => inside && slice.len() < LONG,
        };
        let repeated = seen[slice] > 1;
        let told = block.style == Style::Furniture;
        furniture.push(inside || repeated || told || kind != Furniture::No);
    }
    furniture
}

/// Whether a text reads like a report and not like a plan.
pub(super) fn is_report(text: &str, blocks: &[Block], furniture: &[bool]) -> bool {
    let own = blocks.iter().zip(furniture).filter(|(_, f)| !**f).map(|(b, _)| &text[b.span.clone()]);
    let (mut paragraphs, mut spoken, mut binding) = (0, 0, 0);
    for slice in own.filter(|s| ends_sentence(s)) {
        paragraphs += 1;
        let mut end = slice.len().min(4000);
        end = slice.floor_char_boundary(end);
        spoken += usize::from(WORDS.speech.count(&slice[..end]) > 0);
        binding += usize::from(WORDS.binding.count(&slice[..end]) > 0);
    }
    spoken > 0 && spoken * 6 >= paragraphs && spoken >= binding
}

/// The sentences of an article.
pub(super) fn statements(text: &str, blocks: &[Block], furniture: &[bool]) -> Vec<Point> {
    let mut points = Vec::new();
    for (block, _) in blocks.iter().zip(furniture).filter(|(_, f)| !**f) {
        let slice = &text[block.span.clone()];
        let is_title = matches!(block.style, Style::Heading(_)) || !ends_sentence(slice) && is_heading(slice);
        if is_title || block.style == Style::Apart || is_aside(slice) {
            continue;
        }
        let mut from = None;
        for sentence in sentences(slice) {
            let start = from.take().unwrap_or(sentence.start);
            // "1." is no sentence: it belongs to the one it numbers.
            if !slice[start..sentence.end].contains(char::is_alphabetic) && sentence.end < slice.len() {
                from = Some(start);
                continue;
            }
            let span = block.span.start + start..block.span.start + sentence.end;
            points.push(unnumbered(points.len() + 1, PointKind::Statement, span));
        }
    }
    points
}

/// The paragraphs of a plan without numbers. Its title and headings are no provisions.
pub(super) fn provisions(text: &str, blocks: &[Block], furniture: &[bool]) -> Vec<Point> {
    let own: Vec<&Block> = blocks.iter().zip(furniture).filter(|(_, f)| !**f).map(|(b, _)| b).collect();
    let is_sentence = |b: &&Block| ends_sentence(&text[b.span.clone()]);
    let any_sentence = own.iter().any(|b| is_sentence(b) && !matches!(b.style, Style::Heading(_)));
    let mut points: Vec<Point> = Vec::new();
    for block in own {
        let slice = &text[block.span.clone()];
        let heading = matches!(block.style, Style::Heading(_))
            || any_sentence && !is_sentence(&block) && is_heading(slice);
        if !(heading || any_sentence && is_introduction(slice, points.is_empty())) {
            points.push(unnumbered(points.len() + 1, PointKind::Provision, block.span.clone()));
        }
    }
    points
}

fn unnumbered(place: usize, kind: PointKind, body: Span) -> Point {
    let label = Label { printed: String::new(), path: format!("¶{place}") };
    let mark = body.start..body.start;
    Point { label, kind, depth: 0, parent: None, mark, heading: None, body, page: None }
}

/// A remark in parentheses, which is not the article's own sentence.
fn is_aside(slice: &str) -> bool {
    slice.len() < 120 && slice.starts_with('(') && slice.ends_with(')')
}

/// A first paragraph that only announces the list: "The parties agree as follows:"
fn is_introduction(slice: &str, first: bool) -> bool {
    first && slice.trim_end().ends_with(':')
}
