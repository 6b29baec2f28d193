//! Candidate marks: every place where a number might begin a point.
//!
//! Nothing is decided here. A candidate says where it stands, how it looks and how
//! it can be read; [`super::sequence`] keeps those that count on from each other.

use super::number::{self, Number, Parsed, System};
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

/// The look of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `1.`
    Dot,
    /// `1)`
    Paren,
    /// `(1)`
    Parens,
    /// `1 –`
    Dash,
    /// `1:`
    Colon,
    /// `1.º`
    Ordinal,
    /// `①`
    Sign,
    /// `1 Text`
    Bare,
    /// `1` on a line of its own.
    Alone,
    /// `•`
    Bullet,
    /// `Article 1`
    Word,
}

/// A mark found at the beginning of a text.
struct Hit {
    len: usize,
    readings: Vec<Number>,
    name: String,
    shape: Shape,
    rank: Option<Rank>,
    note: bool,
    delimited: bool,
}

const QUOTES: &[char] = &['"', '“', '”', '„', '«', '»', '‘', '’', '\''];
const BULLETS: &[char] =
    &['•', '·', '▪', '●', '◦', '‣', '→', '➢', '➤', '►', '▶', '■', '□', '✓', '✔', '✅', '🔹', '🔸', '⁃'];
const DASHES: &[char] = &['-', '–', '—', '‑', '‒', '―', '−'];
const ENDS: &[char] = &['.', '!', '?', ';', ':', '…'];
const CLOSERS: &[char] = &['»', '”', '"', ')', ']', '’', '“'];

/// All candidates in the order of the text; they do not overlap.
pub(super) fn candidates(source: &Source) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (line, paragraph) in source.paragraphs.iter().enumerate() {
        let text = &source.text[paragraph.span.clone()];
        let base = paragraph.span.start;
        let first = marks.len();
        marks.extend(leading(text, paragraph.number.as_ref().map(|n| n.start - base..n.end - base), line));
        let mut from = marks.get(first).map_or(0, |m| m.span.end);
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

/// A punctuated number right behind another mark.
fn directly_behind(text: &str, from: usize) -> Option<(usize, Hit)> {
    let at = text.len() - text[from..].trim_start().len();
    let hit = numbered(&text[at..]).filter(|h| is_punctuated(h.shape))?;
    (!text[at + hit.len..].trim().is_empty()).then_some((at, hit))
}

fn is_punctuated(shape: Shape) -> bool {
    matches!(shape, Shape::Dot | Shape::Paren | Shape::Parens)
}

/// The candidate at the beginning of a line.
fn leading(text: &str, listed: Option<Span>, line: usize) -> Option<Mark> {
    if let Some(number) = &listed {
        let rest = &text[number.start..];
        if let Some(hit) = numbered(rest).or_else(|| bullet(rest)) {
            // "- Point 1: …": the number inside the item names it.
            let after = number.start + hit.len;
            if hit.shape == Shape::Bullet
                && let Some((skip, inner)) = decorated(&text[after..])
            {
                return Some(mark(text, after + skip, inner, line));
            }
            return Some(Mark { listed: true, ..mark(text, number.start, hit, line) });
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
    let strong = |hit: &Hit| hit.shape == Shape::Word || is_punctuated(hit.shape);
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

/// `Article 4 —`, `Пункт 4.`, `§ 3`.
fn word(text: &str) -> Option<Hit> {
    let sign = text.starts_with(['§', '№']);
    let letters = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let len = if sign { text.chars().next()?.len_utf8() } else { letters };
    if len == 0 || len > 24 {
        return None;
    }
    let rank = WORDS.rank(&text[..len])?;
    let mut at = len;
    let dotted = text[at..].starts_with('.');
    at += usize::from(dotted);
    let skip_space = |at: usize| text.len() - text[at..].trim_start().len();
    let after_space = skip_space(at);
    if after_space == at && !sign && !dotted {
        return None;
    }
    at = after_space;
    for sign in ["№", "No.", "Nr.", "n.º", "n°", "#"] {
        if text[at..].starts_with(sign) {
            at = skip_space(at + sign.len());
        }
    }
    let parsed = word_number(&text[at..])?;
    at += parsed.len;
    at += ordinal(&text[at..]);
    let next = text[at..].chars().next();
    if next.is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | '/' | '%'))
        || text[at..].starts_with("(")
    {
        return None;
    }
    let (delimiter, delimited) = delimiter(&text[at..]);
    at += delimiter;
    let rest = text[at..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let opens = rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '[') || QUOTES.contains(&c));
    let lower = rest.starts_with(char::is_lowercase);
    let numbered_below = numbered(rest).is_some_and(|h| is_punctuated(h.shape));
    let mut is_note = false;
    if !(rest.is_empty() || opens || numbered_below || (delimited && !lower)) {
        is_note = !delimited && rest.len() < 200 && WORDS.deleted.count(rest) > 0;
        let colon = text[..at].trim_end().ends_with([':', ')', '–', '—', '-']);
        if !is_note && !(delimited && colon) {
            return None;
        }
    }
    let Parsed { readings, name, .. } = parsed;
    Some(Hit { len: at, readings, name, shape: Shape::Word, rank: Some(rank), note: is_note, delimited })
}

/// The number after a word: Arabic, Roman, a capital, or a word of its own.
fn word_number(text: &str) -> Option<Parsed> {
    if let Some(parsed) = number::arabic(text) {
        return Some(parsed);
    }
    let len = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    if let Some(value) = WORDS.numeral(&text[..len]) {
        let readings = vec![Number::new(System::Arabic, value)];
        return Some(Parsed { readings, len, name: value.to_string() });
    }
    number::letters(text).filter(|_| text.starts_with(char::is_uppercase))
}

/// `1.`, `1)`, `(1)`, `1.º`, `1 –`, `1:`, `①`, `1 Text`, and the same with letters.
fn numbered(text: &str) -> Option<Hit> {
    let hit = |parsed: Parsed, len, shape| Hit {
        len,
        readings: parsed.readings,
        name: parsed.name,
        shape,
        rank: None,
        note: false,
        delimited: true,
    };
    if let Some(parsed) = number::sign(text) {
        let len = parsed.len + delimiter(&text[parsed.len..]).0;
        return Some(hit(parsed, len, Shape::Sign));
    }
    if let Some(inner) = text.strip_prefix('(') {
        let parsed = number::arabic(inner).or_else(|| number::letters(inner))?;
        let after = inner[parsed.len..].strip_prefix(')')?;
        let fits = !after.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || c == '(');
        let len = parsed.len + 2;
        return (fits && parsed.readings[0].value() < 1900).then(|| hit(parsed, len, Shape::Parens));
    }
    let is_digit = text.starts_with(|c: char| c.is_ascii_digit());
    let parsed = if is_digit { number::arabic(text)? } else { number::letters(text)? };
    let rest = &text[parsed.len..];
    let (shape, len) = shape(rest, is_digit, &parsed)?;
    if is_digit && is_date(&rest[len..], shape) {
        return None;
    }
    let len = parsed.len + len;
    Some(hit(parsed, len, shape))
}

/// The look of the punctuation behind a number, and its length.
fn shape(rest: &str, is_digit: bool, parsed: &Parsed) -> Option<(Shape, usize)> {
    let opens = |s: &str| {
        s.starts_with(|c: char| c.is_uppercase() || matches!(c, '[' | '(' | '*' | '_') || QUOTES.contains(&c))
    };
    let spaced = |s: &str| s.is_empty() || s.starts_with(char::is_whitespace);
    let ordinal = if is_digit { ordinal(rest) } else { 0 };
    if ordinal > 0 {
        let len = ordinal + delimiter(&rest[ordinal..]).0;
        return (spaced(&rest[len..]) || opens(&rest[len..])).then_some((Shape::Ordinal, len));
    }
    for (sign, shape) in [
        (".)", Shape::Paren),
        (".-", Shape::Dot),
        (".–", Shape::Dot),
        (".—", Shape::Dot),
        (".", Shape::Dot),
        (")", Shape::Paren),
        (":", Shape::Colon),
        ("/", Shape::Paren),
    ] {
        let Some(after) = rest.strip_prefix(sign) else { continue };
        let glued =
            is_digit && (opens(after) || shape != Shape::Colon && after.starts_with(char::is_alphabetic));
        let fits = spaced(after) || (glued && sign != "/") || (sign == ")" && opens(after));
        return fits.then_some((shape, sign.len()));
    }
    let (dash, _) = delimiter(rest);
    if dash > 0 {
        let after = &rest[dash..];
        let digit_follows = after.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let fits = if is_digit { spaced(after) || opens(after) } else { spaced(after) && !after.is_empty() };
        return (fits && !digit_follows).then_some((Shape::Dash, dash));
    }
    let number = parsed.readings.last()?;
    if rest.is_empty() {
        let roman = matches!(number.system, System::RomanUpper);
        return (is_digit && number.value() < 1900 || roman).then_some((Shape::Alone, 0));
    }
    let fits = is_digit && number.value() < 1000 && spaced(rest) && opens(rest.trim_start());
    fits.then_some((Shape::Bare, 0))
}

/// A bullet or a dash.
fn bullet(text: &str) -> Option<Hit> {
    let sign = text.chars().next()?;
    let after = &text[sign.len_utf8()..];
    let is_dash = DASHES.contains(&sign) || matches!(sign, '*' | '+');
    if !is_dash && !BULLETS.contains(&sign) {
        return None;
    }
    let after = after.strip_prefix('\u{fe0f}').unwrap_or(after);
    if is_dash && !after.starts_with(char::is_whitespace) {
        return None;
    }
    Some(Hit {
        len: text.len() - after.len(),
        readings: vec![Number::new(System::Bullet(sign), 0)],
        name: String::new(),
        shape: Shape::Bullet,
        rank: None,
        note: false,
        delimited: true,
    })
}

/// A number inside brackets that belong to the text: `[Point 3 deleted]`, `[4. Text]`.
fn note(text: &str) -> Option<Hit> {
    let inner = text.strip_prefix(['[', '(', '{'])?;
    let hit = match word(inner) {
        Some(hit) => {
            let only_number = inner[hit.len..].trim_start().starts_with([']', ')', '}']);
            let taken_out = inner.len() < 200 && WORDS.deleted.count(&inner[hit.len..]) > 0;
            (!only_number && (taken_out || text.starts_with('[') && hit.delimited)).then_some(hit)?
        }
        None if text.starts_with('[') => numbered(inner).filter(|h| h.shape == Shape::Dot)?,
        None => return None,
    };
    Some(Hit { len: hit.len + 1, note: true, ..hit })
}

/// Adds the candidates inside a line: behind the end of a sentence, or behind a
/// colon, semicolon or comma for sub-points.
fn inline(text: &str, from: usize, line: usize, marks: &mut Vec<Mark>) {
    let (mut last, mut before_last, mut gap) = (' ', ' ', false);
    let mut skip_to = from;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            gap = true;
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
            let hit =
                numbered(rest).filter(|h| matches!(h.shape, Shape::Dot | Shape::Paren | Shape::Sign))?;
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
    (!rest[hit.len..].trim().is_empty()).then_some(hit)
}

fn first_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len())]
}

/// Whether a text ends in "and" or "or".
fn joins(before: &str) -> bool {
    const JOINTS: &[&str] =
        &["and", "or", "und", "oder", "et", "ou", "y", "e", "o", "u", "и", "или", "та", "або", "і", "й"];
    let before = before.trim_end();
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    JOINTS.contains(&word)
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

/// The bytes of `.`, `:`, `)` or a dash with the space before it, and whether there is any.
fn delimiter(text: &str) -> (usize, bool) {
    let inner = text.trim_start();
    let space = text.len() - inner.len();
    let mut signs = inner.chars();
    let len = match signs.next() {
        Some(c) if DASHES.contains(&c) => space + c.len_utf8(),
        Some(c @ ('.' | ':' | ')')) if space == 0 => {
            let dash = signs.next().filter(|d| DASHES.contains(d));
            c.len_utf8() + dash.map_or(0, char::len_utf8)
        }
        _ => 0,
    };
    (len, len > 0)
}

/// The bytes of the ending of an ordinal: `º`, `.º`, `er`, `-й`.
fn ordinal(text: &str) -> usize {
    const ENDINGS: &[&str] =
        &[".º", ".ª", ".°", "º", "ª", "°", "er", "ère", "-й", "-я", "-а", "-е", "-го", "-th"];
    let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    ENDINGS.iter().find(|e| text.strip_prefix(**e).is_some_and(ends)).map_or(0, |e| e.len())
}

/// Whether a month follows: `24 December`, `24. Dezember 2025`.
fn is_date(after: &str, shape: Shape) -> bool {
    let after = after.trim_start();
    let month = first_word(after);
    if month.is_empty() || month.len() > 24 || !WORDS.month.has(month) {
        return false;
    }
    let rest = after[month.len()..].trim_start_matches(['.', ',']).trim_start();
    matches!(shape, Shape::Bare | Shape::Ordinal)
        || shape == Shape::Dot
            && (rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit() || c.is_lowercase()))
}
