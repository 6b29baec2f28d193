//! The shapes of marks: what a number looks like at the beginning of a text.

use super::number::{self, Number, Parsed, System};
use super::words::{Rank, WORDS};

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

impl Shape {
    /// Whether its punctuation alone says that it is a number of a list.
    pub fn is_punctuated(self) -> bool {
        matches!(self, Shape::Dot | Shape::Paren | Shape::Parens)
    }
}

/// A mark found at the beginning of a text.
pub(super) struct Hit {
    pub len: usize,
    pub readings: Vec<Number>,
    pub name: String,
    pub shape: Shape,
    pub rank: Option<Rank>,
    pub note: bool,
    pub delimited: bool,
}

pub(super) const QUOTES: &[char] = &['"', '“', '”', '„', '«', '»', '‘', '’', '\''];
const BULLETS: &[char] =
    &['•', '·', '▪', '●', '◦', '‣', '→', '➢', '➤', '►', '▶', '■', '□', '✓', '✔', '✅', '🔹', '🔸', '⁃'];
const DASHES: &[char] = &['-', '–', '—', '‑', '‒', '―', '−'];
/// `Article 4 —`, `Пункт 4.`, `§ 3`.
pub(super) fn word(text: &str) -> Option<Hit> {
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
    let glued_dash = text[..at].ends_with(DASHES) && text[at..].starts_with(char::is_lowercase);
    if glued_dash {
        return None;
    }
    let rest = text[at..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let opens = rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '[') || QUOTES.contains(&c));
    let lower = rest.starts_with(char::is_lowercase);
    let numbered_below = numbered(rest).is_some_and(|h| h.shape.is_punctuated());
    let mut is_note = false;
    if !(rest.is_empty() || opens || numbered_below || (delimited && !lower)) {
        is_note = !delimited && rest.len() < 200 && WORDS.deleted.count(rest) > 0;
        let colon = text[..at].trim_end().ends_with([':', ')', '–', '—', '-']);
        // "Art. 5. lit. a" is a reference; no sentence goes on in a small letter behind "Article 5."
        let spelled_out = !dotted && !sign && text.starts_with(char::is_uppercase);
        if !(is_note || delimited && (colon || spelled_out)) {
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
pub(super) fn numbered(text: &str) -> Option<Hit> {
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
    let parsed = if is_digit {
        number::lettered(text).or_else(|| number::arabic(text))?
    } else {
        number::letters(text)?
    };
    let is_digit = is_digit || parsed.readings[0].parts > 1;
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
        // "4 - 800,000 soldiers" begins a point, "4-5 days" does not.
        let apart = rest.starts_with(char::is_whitespace) && spaced(after);
        return (fits && (apart || !digit_follows)).then_some((Shape::Dash, dash));
    }
    let number = parsed.readings.last()?;
    if rest.is_empty() {
        let roman = matches!(number.system, System::RomanUpper);
        return (is_digit && number.value() < 1900 || roman).then_some((Shape::Alone, 0));
    }
    let lettered = number.parts > 1 && number.system != System::Arabic;
    let fits = is_digit && number.value() < 1000 && spaced(rest) && (lettered || opens(rest.trim_start()));
    fits.then_some((Shape::Bare, 0))
}

/// A bullet or a dash.
pub(super) fn bullet(text: &str) -> Option<Hit> {
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
pub(super) fn note(text: &str) -> Option<Hit> {
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

pub(super) fn first_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len())]
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
