//! Candidate marks: every place where a number might begin a point.
//!
//! Nothing is decided here. A candidate says where it stands, how it looks and how
//! it can be read; [`super::sequence`] keeps those that count on from each other.

use super::number::{Number, System};
use super::shape::{Hit, QUOTES, Shape, bullet, first_word, note, numbered, word};
use super::words::{Rank, WORDS};
use crate::model::{Source, Span, Style};

/// A place where a point may begin.
pub(super) struct Mark {
    /// The paragraph in which it stands.
    pub line: usize,
    /// The number with its word and punctuation; empty for a [note](Mark::note).
    pub span: Span,
    pub readings: Vec<Number>,
    /// The number as it stands in a label.
    pub name: String,
    /// As printed, without decoration around it.
    pub printed: String,
    pub shape: Shape,
    pub rank: Option<Rank>,
    /// Whether it stands in the middle of a line.
    pub inline: bool,
    /// Whether the number stands inside what is to stay together: `[Point 3 deleted]`.
    pub note: bool,
    /// Whether the document's structure says that it is a list number.
    pub listed: bool,
    pub style: Style,
    pub indent: u16,
    /// Whether a heading stands between this candidate and the one before it.
    pub after_heading: bool,
    /// Whether a paragraph of its own stands between this candidate and the one before it.
    pub after_text: bool,
    /// Whether what follows the number on its line looks like a heading.
    pub heading_like: bool,
}

const ENDS: &[char] = &['.', '!', '?', ';', ':', '…'];
const CLOSERS: &[char] = &['»', '”', '"', ')', ']', '’', '“'];

/// All candidates in the order of the text; they do not overlap.
pub(super) fn candidates(source: &Source) -> Vec<Mark> {
    let mut marks = Vec::new();
    let text_lines = source.paragraphs.iter().enumerate().filter(|(_, p)| p.style != Style::Furniture);
    for (line, paragraph) in text_lines {
        let text = &source.text[paragraph.span.clone()];
        let base = paragraph.span.start;
        let first = marks.len();
        let listed = paragraph.number.as_ref().map(|n| n.start - base);
        let alone = |mark: &Mark| mark.shape == Shape::Alone;
        marks.extend(leading(text, listed, line).filter(|mark| !(paragraph.beside && alone(mark))));
        let mut from = marks.get_mut(first).map_or(0, |mark| numbered_twice(text, mark));
        // "Article 4 1. (a) Text": the first sub-points stand on the line of their point.
        while from > 0
            && let Some((at, hit)) = directly_behind(text, from)
        {
            let below = mark(text, at, hit, line);
            from = below.span.end;
            marks.push(Mark { span: at..from, inline: true, ..below });
        }
        inline(text, from, line, &mut marks);
        for mark in &mut marks[first..] {
            mark.span = base + mark.span.start..base + mark.span.end;
            mark.indent = paragraph.indent;
            mark.style = paragraph.style;
        }
    }
    marks
}

/// Takes "16. Article 16." for one mark by its word. Returns where the text behind it begins, which in
/// "2. Article 16." is behind both numbers: the second one names the point that the first one began.
fn numbered_twice(text: &str, mark: &mut Mark) -> usize {
    let end = mark.span.end;
    let at = text.len() - text[end..].trim_start().len();
    let arabic = |n: &&Number| n.system == System::Arabic && n.parts == 1;
    let own = mark.readings.iter().find(arabic).filter(|_| mark.rank.is_none() && mark.shape.is_punctuated());
    let (Some(own), Some(hit)) = (own, word(&text[at..])) else { return end };
    let end = at + hit.len;
    if hit.rank == Some(Rank::Unit) && hit.readings.contains(own) {
        let twice = self::mark(text, at, hit, mark.line);
        *mark = Mark { listed: mark.listed, ..twice };
    }
    end
}

/// A number right behind another mark, punctuated or of several parts.
fn directly_behind(text: &str, from: usize) -> Option<(usize, Hit)> {
    let at = text.len() - text[from..].trim_start().len();
    let hit = numbered(&text[at..]).filter(|h| h.shape.is_punctuated() || is_decimal(h))?;
    (!text[at + hit.len..].trim().is_empty()).then_some((at, hit))
}

/// `5.1 Text`
fn is_decimal(hit: &Hit) -> bool {
    hit.shape == Shape::Bare
        && hit.readings.iter().all(|number| number.system == System::Arabic && number.parts > 1)
}

/// The candidate at the beginning of a line.
fn leading(text: &str, listed: Option<usize>, line: usize) -> Option<Mark> {
    if let Some(start) = listed {
        let rest = &text[start..];
        if let Some(hit) = numbered(rest).or_else(|| bullet(rest)) {
            // "- Point 1: …": the number inside the item names it.
            let after = start + hit.len;
            if hit.shape == Shape::Bullet
                && let Some((skip, inner)) = decorated(&text[after..])
            {
                return Some(mark(text, after + skip, inner, line));
            }
            return Some(Mark { listed: true, ..mark(text, start, hit, line) });
        }
    }
    let (skip, hit) = decorated(text).or_else(|| bullet(text).map(|hit| (0, hit)))?;
    Some(mark(text, skip, hit, line))
}

/// A number behind signs of emphasis, quotation marks or a bullet, and how many bytes those take.
fn decorated(text: &str) -> Option<(usize, Hit)> {
    let is_decor = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '#' | '>') || QUOTES.contains(&c);
    let skip = text.len() - text.trim_start_matches(is_decor).len();
    let rest = &text[skip..];
    if let Some(hit) = word(rest).or_else(|| numbered(rest)).or_else(|| note(rest)) {
        return Some((skip, hit));
    }
    let after = skip + bullet(rest)?.len;
    let more = after + text[after..].len() - text[after..].trim_start_matches(is_decor).len();
    let strong = |hit: &Hit| hit.delimited && (hit.shape == Shape::Word || hit.shape.is_punctuated());
    let hit = word(&text[more..]).or_else(|| numbered(&text[more..])).filter(strong)?;
    Some((more, hit))
}

fn mark(text: &str, at: usize, hit: Hit, line: usize) -> Mark {
    let mut end = at + hit.len;
    if at > 0 {
        let rest = &text[end..];
        end += rest.len() - rest.trim_start_matches(['*', '_']).len();
    }
    let printed = text[at..at + hit.len].split_whitespace().collect::<Vec<_>>().join(" ");
    let span = if hit.note { 0..0 } else { 0..end };
    Mark {
        line,
        span,
        readings: hit.readings,
        name: hit.name,
        printed,
        shape: hit.shape,
        rank: hit.rank,
        inline: false,
        note: hit.note,
        listed: false,
        style: Style::Body,
        indent: 0,
        after_heading: false,
        after_text: false,
        heading_like: false,
    }
}

/// Adds the candidates inside a line: behind the end of a sentence, or behind a
/// colon, semicolon or comma for sub-points.
fn inline(text: &str, from: usize, line: usize, marks: &mut Vec<Mark>) {
    let (mut last, mut before_last, mut gap) = (' ', ' ', false);
    let mut skip_to = from;
    for (at, c) in text.char_indices() {
        if c == ' ' || c.is_whitespace() {
            gap = true;
            continue;
        }
        // Inside a word, which is most of a text, nothing begins.
        if !gap && last.is_ascii_lowercase() {
            (before_last, last) = (last, c);
            continue;
        }
        let joined =
            gap && last.is_alphabetic() && matches!(c, '(' | 'a'..='z' | 'а'..='я') && joins(&text[..at]);
        if at >= skip_to && (joined || ENDS.contains(&last) || CLOSERS.contains(&last) || last == ',') {
            let end = match last {
                _ if joined => ',',
                c if CLOSERS.contains(&c) => before_last,
                c => c,
            };
            if let Some(hit) = inside(text, at, c, end, before_last, gap) {
                let found = mark(text, at, hit, line);
                skip_to = found.span.end;
                marks.push(Mark { span: at..skip_to, inline: true, ..found });
            }
        }
        (before_last, last, gap) = (last, c, false);
    }
}

fn inside(text: &str, at: usize, c: char, end: char, before: char, gap: bool) -> Option<Hit> {
    let rest = &text[at..];
    let ends_sentence = ENDS.contains(&end);
    let hit = match c {
        '0'..='9' if ends_sentence => {
            let glued_number = !gap && (end == ':' || before.is_ascii_digit() && !after_year(&text[..at]));
            let hit = numbered(rest).filter(|h| {
                matches!(h.shape, Shape::Dot | Shape::Paren | Shape::Sign) || gap && is_decimal(h)
            })?;
            let after = rest[hit.len..].trim_start();
            let opens = after.starts_with(|c: char| c.is_uppercase() || c == '[' || QUOTES.contains(&c));
            let fits = opens || (hit.shape == Shape::Paren && gap && after.starts_with(char::is_alphabetic));
            (fits && !glued_number && !(end == '.' && refers(&text[..at]))).then_some(hit)?
        }
        '(' if gap || ends_sentence => numbered(rest).filter(|h| h.shape == Shape::Parens)?,
        '①'..='⑳' | '➀'..='➓' => numbered(rest)?,
        '•' | '▪' | '●' | '◦' | '‣' if ends_sentence => bullet(rest)?,
        c if c.is_uppercase() && ends_sentence && WORDS.rank(first_word(rest)).is_some() => {
            word(rest).filter(|h| h.delimited && !rest[h.len..].trim().is_empty())?
        }
        c if c.is_alphabetic() && gap && (ends_sentence || end == ',') => {
            let hit = numbered(rest).filter(|h| match h.shape {
                Shape::Paren => true,
                Shape::Dot => c.is_lowercase() && end != ',',
                _ => false,
            })?;
            rest[hit.len..].starts_with(char::is_whitespace).then_some(hit)?
        }
        _ => return None,
    };
    // In "paragraph 1 (c), (d) and (f), of the Convention" letters are references.
    let behind = rest[hit.len..].trim_start();
    (!behind.is_empty() && !behind.starts_with([',', ';', ')'])).then_some(hit)
}

/// Whether a text ends in "and" or "or".
fn joins(before: &str) -> bool {
    let before = before.trim_end();
    // Longer than any of the words.
    let end = &before[before.ceil_char_boundary(before.len().saturating_sub(8))..];
    let word = end.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    matches!(
        word,
        "and"
            | "or"
            | "und"
            | "oder"
            | "et"
            | "ou"
            | "y"
            | "e"
            | "o"
            | "u"
            | "и"
            | "или"
            | "та"
            | "або"
            | "і"
            | "й"
    )
}

/// Whether a text ends in the year of a date: `24.12.2025.`
fn after_year(before: &str) -> bool {
    let before = before.trim_end_matches('.');
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    digits == 4
}

/// Whether a text ends in a word that announces a number: `Art.`, `No.`, `п.`
fn refers(before: &str) -> bool {
    let before = before.trim_end().trim_end_matches('.');
    let start = before
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let word = &before[start..];
    !word.is_empty() && word.len() <= 24 && (WORDS.reference.has(word) || WORDS.rank(word).is_some())
}
