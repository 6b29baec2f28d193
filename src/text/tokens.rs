//! A text cut into the tokens of prose: words, numbers and punctuation marks.
//!
//! Splitters made for code glue “curly quotes” and § to words and tear `600,000`,
//! `24.12.2025` and `non-nuclear` apart. This one is made for treaties.

use super::numbers::is_number_word;
use super::words::{fold_into, is_plain_letter};
use crate::model::Span;
use unicode_normalization::char::is_combining_mark;

/// The tokens of one text, each with the folded form in which it is compared.
#[derive(Debug)]
pub struct Tokens<'t> {
    /// The text they were cut from.
    pub text: &'t str,
    list: Vec<Token>,
    folded: String,
}

/// One token: where it stands and what it is.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    start: usize,
    end: usize,
    folded: usize,
    /// What it is.
    pub kind: Kind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with the apostrophes, hyphens and inner full stops that hold a word together.
    Word,
    /// Digits with their separators, currency sign and suffix: `$100bn`, `50:50`, `24.12.2025`, `10th`.
    Number,
    /// A single character that is neither.
    Mark,
}

impl<'t> Tokens<'t> {
    /// Cuts a text into tokens. White space belongs to none.
    pub fn new(text: &'t str) -> Self {
        let mut tokens = Tokens {
            text,
            list: Vec::with_capacity(text.len() / 5 + 1),
            folded: String::with_capacity(text.len()),
        };
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            if c == ' ' || c.is_whitespace() {
                at += c.len_utf8();
                continue;
            }
            let (end, kind) = token_at(text, at, c);
            tokens.list.push(Token { start: at, end, folded: tokens.folded.len(), kind });
            match kind {
                Kind::Mark => tokens.folded.push(c),
                _ => fold_into(&mut tokens.folded, &text[at..end]),
            }
            at = end;
        }
        tokens
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none: the text is empty or blank.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The bytes of a token.
    pub fn span(&self, token: usize) -> Span {
        self.list[token].start..self.list[token].end
    }

    /// The bytes from the first to the last of some tokens, the white space between them
    /// included; for no token the empty span where the next one begins.
    pub fn cover(&self, tokens: &std::ops::Range<usize>) -> Span {
        if tokens.is_empty() {
            let at = self.list.get(tokens.start).map_or(self.text.trim_end().len(), |t| t.start);
            return at..at;
        }
        self.list[tokens.start].start..self.list[tokens.end - 1].end
    }

    /// A token as printed.
    pub fn printed(&self, token: usize) -> &'t str {
        &self.text[self.span(token)]
    }

    /// A token in its folded form (see [`super::words::fold`]).
    pub fn folded(&self, token: usize) -> &str {
        let end = self.list.get(token + 1).map_or(self.folded.len(), |t| t.folded);
        &self.folded[self.list[token].folded..end]
    }

    /// What a token is.
    pub fn kind(&self, token: usize) -> Kind {
        self.list[token].kind
    }

    /// Whether there is a token here and it is this mark.
    pub fn is_mark(&self, token: usize, mark: char) -> bool {
        self.list.get(token).is_some_and(|t| t.kind == Kind::Mark) && self.printed(token).starts_with(mark)
    }
}

/// The end and the kind of the token that begins at `at` with `first`.
fn token_at(text: &str, at: usize, first: char) -> (usize, Kind) {
    if first.is_ascii_digit() {
        return (number_end(text, at), Kind::Number);
    }
    let next = at + first.len_utf8();
    if is_currency(first) && text[next..].starts_with(|c: char| c.is_ascii_digit()) {
        return (number_end(text, next), Kind::Number);
    }
    if is_letter(first) { (word_end(text, at), Kind::Word) } else { (next, Kind::Mark) }
}

/// Whether a character can begin a word.
fn is_letter(c: char) -> bool {
    is_plain_letter(c) || !c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c) || c == '\u{ad}')
}

/// Whether a character is a sign of money.
pub fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₴' | '₽')
}

/// A word: letters and digits; an apostrophe or a hyphen between two of them, but no hyphen
/// behind a number in words (`three-year`, `twenty-five`); a full stop between initials (`U.S.`, `z.B.`, `т.д.`), which then keep their last one too.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut part = 0;
    let mut dotted = false;
    loop {
        let run = text.as_bytes()[end..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        (end, part) = (end + run, part + run);
        let mut rest = text[end..].chars();
        let Some(c) = rest.next() else { break };
        let joins = || rest.clone().next().is_some_and(is_letter);
        if c == '-' && part > 1 && end - start <= LONGEST_NUMBER && is_number_word(&text[start..end]) {
            break;
        }
        if is_letter(c) {
            part += 1;
        } else if matches!(c, '\'' | '’' | 'ʼ' | '`' | '-' | '\u{2010}' | '\u{2011}') && joins() {
            part = 0;
        } else if c == '.' && part <= 2 && (dotted || joins()) && (joins() || dotted) {
            let ends = !joins();
            dotted = true;
            part = 0;
            if ends {
                return end + 1;
            }
        } else {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// No number in words before a hyphen is longer, in bytes.
const LONGEST_NUMBER: usize = 40;

/// A number: digits, with separators between them, and the letters or the per cent
/// sign that follow at once. A blank separates thousands only (`600 000`).
fn number_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let digits = |from: usize| rest[from..].bytes().take_while(u8::is_ascii_digit).count();
    if let Some(length) = iso_date(rest) {
        return start + length;
    }
    let mut end = digits(0);
    let mut group = end;
    let mut blanks = end <= 3;
    while let Some(c) = rest[end..].chars().next() {
        let after = end + c.len_utf8();
        let next = digits(after);
        let joined = match c {
            '.' | ',' | ':' | '/' | '’' | '\'' => {
                blanks = false;
                next > 0
            }
            ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' => blanks && group <= 3 && next == 3,
            _ => false,
        };
        if !joined {
            break;
        }
        group = next;
        end = after + next;
    }
    let suffix = rest[end..].chars().next();
    if suffix == Some('%') {
        end += 1;
    } else if suffix.is_some_and(is_letter) {
        end = word_end(text, start + end) - start;
    }
    start + end
}

/// The length of a date like `2025-12-24` at the beginning of a text.
fn iso_date(text: &str) -> Option<usize> {
    let b = text.as_bytes().get(..10)?;
    let fits =
        b.iter().enumerate().all(|(i, c)| if i == 4 || i == 7 { *c == b'-' } else { c.is_ascii_digit() });
    (fits && !text.as_bytes().get(10).is_some_and(u8::is_ascii_digit)).then_some(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_of_prose() {
        for (text, expected) in [
            ("limited to 600,000 (50:50).", "limited|to|600,000|(|50:50|)|."),
            ("on 24.12.2025, “$100bn”", "on|24.12.2025|,|“|$100bn|”"),
            ("a non-nuclear state, 100-day", "a|non-nuclear|state|,|100|-|day"),
            ("600 000 осіб, 50 %", "600 000|осіб|,|50|%"),
            ("Ukraine’s U.S. ally", "Ukraine’s|U.S.|ally"),
            ("§ 3 — п’ять 2025-12-24", "§|3|—|п’ять|2025-12-24"),
            ("in 2025 100 men, 50%", "in|2025|100|men|,|50%"),
            ("end of it.Next", "end|of|it.Next"),
            ("sovereignty.Next", "sovereignty|.|Next"),
            ("10.", "10|."),
            ("a three-year, twenty-five", "a|three|-|year|,|twenty|-|five"),
        ] {
            let tokens = Tokens::new(text);
            let found: Vec<_> = (0..tokens.len()).map(|i| tokens.printed(i)).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }
}
