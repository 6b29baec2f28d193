//! Tables of phrases, and where they occur in a text.
//!
//! A table is a plain text file that a lawyer can read and extend. `[name]` begins a
//! class; each line under it lists phrases of that class, separated by commas; `#`
//! begins a remark. A phrase is words in any case, with or without diacritics:
//!
//! - `погоджен*` stands for every word that begins so, `*ти` for every word that ends so;
//! - a word of two or three capitals (`UN`, `U.S.`) must be printed in capitals, or "un" would be one;
//! - `<n>` stands for a number in digits, `_` for any one word, `…` for up to four words, `^` for a comma;
//! - words in parentheses must be there but are not part of what is found: `має (*ти)`.
//!
//! Where several phrases fit at a place the longest is taken, and the search goes on
//! behind it. A phrase of a class `[ignore …]` hides what is inside it.

use super::tokens::{Kind, Tokens};
use super::words::{fold, is_plain_letter};
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// A table of phrases, ready for searching.
#[derive(Debug)]
pub struct Phrases {
    classes: Vec<String>,
    patterns: Vec<Pattern>,
    /// The patterns by their first word.
    by_word: HashMap<String, Vec<u32>>,
    /// The patterns whose first word may end in any way, by how it begins; see [`key`].
    by_prefix: HashMap<u64, Vec<u32>>,
    /// The patterns that begin with a number in digits.
    by_number: Vec<u32>,
    /// The patterns whose first word may begin in any way.
    anywhere: Vec<u32>,
    begins: Beginnings,
}

#[derive(Debug)]
struct Pattern {
    class: usize,
    words: Vec<Piece>,
    /// Which of the words are found, the rest being context.
    found: Range<usize>,
}

#[derive(Debug)]
enum Piece {
    Exact(String),
    Capitals(String),
    Prefix(String),
    Suffix(String),
    Number,
    Any,
}

/// A phrase found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its class, as an index into the table's classes.
    pub class: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
}

impl Phrases {
    /// Reads a table.
    ///
    /// # Panics
    /// Where the table is malformed: tables are part of the program, and its tests read each of them.
    pub fn parse(table: &str) -> Self {
        let mut phrases = Phrases {
            classes: Vec::new(),
            patterns: Vec::new(),
            by_word: HashMap::new(),
            by_prefix: HashMap::new(),
            by_number: Vec::new(),
            anywhere: Vec::new(),
            begins: Beginnings::default(),
        };
        for line in table.lines() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                phrases.classes.push(name.trim().to_owned());
                continue;
            }
            for phrase in line.split(',').map(str::trim).filter(|p| !p.is_empty()) {
                match phrase.split_once(" … ") {
                    Some((start, end)) => {
                        for gap in 0..=LONGEST_GAP {
                            phrases.add(&format!("{start} {}{end}", "_ ".repeat(gap)));
                        }
                    }
                    None => phrases.add(phrase),
                }
            }
        }
        phrases
    }

    /// The name of a class.
    pub fn class(&self, found: &Found) -> &str {
        &self.classes[found.class]
    }

    /// The phrases of the table in a text, from left to right, none overlapping another.
    pub fn find(&self, tokens: &Tokens) -> Vec<Found> {
        self.find_in(tokens, 0..tokens.len())
    }

    /// [`Phrases::find`] in some of the tokens.
    pub fn find_in(&self, tokens: &Tokens, range: Range<usize>) -> Vec<Found> {
        let mut all = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let Some(found) = self.longest(tokens, at, range.end) else {
                at += 1;
                continue;
            };
            at = found.tokens.end.max(at + 1);
            if !self.class(&found).starts_with("ignore") {
                all.push(found);
            }
        }
        all
    }

    /// [`Phrases::find_in`], where a token can begin a phrase only if it is marked with this bit.
    /// The marks are those of an [`Index`] for the tokens from `range.start` on.
    pub fn find_marked(&self, tokens: &Tokens, range: &Range<usize>, marks: &[u32], bit: u32) -> Vec<Found> {
        let mut all = Vec::new();
        let mut end = range.start;
        for at in range.clone() {
            if at < end || marks[at - range.start] & bit == 0 {
                continue;
            }
            let Some(found) = self.longest(tokens, at, range.end) else { continue };
            end = found.tokens.end.max(at + 1);
            if !self.class(&found).starts_with("ignore") {
                all.push(found);
            }
        }
        all
    }

    /// The longest phrase of the table that begins at a token.
    pub fn at(&self, tokens: &Tokens, at: usize) -> Option<Found> {
        self.longest(tokens, at, tokens.len())
    }

    fn longest(&self, tokens: &Tokens, at: usize, end: usize) -> Option<Found> {
        let first = tokens.folded(at);
        let key = key(first);
        let (mut by_word, mut by_prefix) = (&[][..], &[][..]);
        if self.begins.may_hold(key) {
            by_word = self.by_word.get(first).map_or(&[][..], Vec::as_slice);
            if tokens.kind(at) != Kind::Mark {
                by_prefix = self.by_prefix.get(&key).map_or(&[][..], Vec::as_slice);
            }
        }
        let by_number = if tokens.kind(at) == Kind::Number { self.by_number.as_slice() } else { &[] };
        if by_word.is_empty() && by_prefix.is_empty() && by_number.is_empty() && self.anywhere.is_empty() {
            return None;
        }
        let near = by_word.iter().chain(by_prefix).chain(by_number).chain(&self.anywhere);
        let fitting = near
            .map(|&p| &self.patterns[p as usize])
            .filter(|p| at + p.words.len() <= end && p.fits(tokens, at));
        let pattern = fitting.max_by_key(|p| p.words.len())?;
        Some(Found { class: pattern.class, tokens: at + pattern.found.start..at + pattern.found.end })
    }

    fn add(&mut self, phrase: &str) {
        let class = self.classes.len().checked_sub(1).expect("a table begins with a class");
        let mut words = Vec::new();
        let mut found = 0..0;
        let mut context = false;
        for word in phrase.split_whitespace() {
            let opens = word.strip_prefix('(').filter(|rest| !rest.is_empty());
            context |= opens.is_some();
            let word = opens.unwrap_or(word);
            let closes = word.strip_suffix(')').filter(|_| context);
            let bare = closes.unwrap_or(word);
            match bare {
                "<n>" => words.push(Piece::Number),
                "_" => words.push(Piece::Any),
                "^" => words.push(Piece::Exact(",".to_owned())),
                _ if bare.len() > 1 && bare.ends_with('*') => {
                    words.push(Piece::Prefix(fold(bare.trim_end_matches('*'))))
                }
                _ if bare.len() > 1 && bare.starts_with('*') => {
                    words.push(Piece::Suffix(fold(bare.trim_start_matches('*'))))
                }
                _ if bare.chars().all(is_plain_letter) => words.push(piece(bare, fold(bare))),
                _ => {
                    let tokens = Tokens::new(bare);
                    let token = |i: usize| piece(tokens.printed(i), tokens.folded(i).to_owned());
                    words.extend((0..tokens.len()).map(token));
                }
            }
            if !context {
                found.end = words.len();
            } else if found.end == 0 {
                found.start = words.len();
            }
            context &= closes.is_none();
        }
        found.end = found.end.max(found.start);
        let number = u32::try_from(self.patterns.len()).expect("a table is short");
        match &words[0] {
            Piece::Exact(word) | Piece::Capitals(word) => {
                self.begins.add(key(word));
                self.by_word.entry(word.clone()).or_default().push(number)
            }
            Piece::Prefix(prefix) if prefix.chars().count() >= KEY => {
                self.begins.add(key(prefix));
                self.by_prefix.entry(key(prefix)).or_default().push(number);
            }
            Piece::Number => self.by_number.push(number),
            _ => self.anywhere.push(number),
        }
        self.patterns.push(Pattern { class, words, found });
    }
}

/// Which of several tables have a phrase that may begin with a word: one look instead of one for each.
#[derive(Debug, Default)]
pub struct Index {
    by_word: HashMap<String, u32>,
    by_prefix: HashMap<u64, u32>,
    number: u32,
    any: u32,
    begins: Beginnings,
}

impl Index {
    /// The index of up to 32 tables; the bit of a table is its place in the list.
    pub fn of<'t>(tables: impl IntoIterator<Item = &'t Phrases>) -> Self {
        let mut index = Index::default();
        for (place, table) in tables.into_iter().enumerate() {
            let bit = 1 << place;
            table.by_word.keys().for_each(|word| *index.by_word.entry(word.clone()).or_default() |= bit);
            table.by_prefix.keys().for_each(|key| *index.by_prefix.entry(*key).or_default() |= bit);
            index.begins.join(&table.begins);
            index.number |= if table.by_number.is_empty() { 0 } else { bit };
            index.any |= if table.anywhere.is_empty() { 0 } else { bit };
        }
        index
    }

    /// For each of some tokens the tables that may have a phrase there, as bits.
    pub fn marks(&self, tokens: &Tokens, range: &Range<usize>) -> Vec<u32> {
        let mark = |at: usize| {
            let word = tokens.folded(at);
            let kind = tokens.kind(at);
            let number = if kind == Kind::Number { self.number } else { 0 };
            let key = key(word);
            if !self.begins.may_hold(key) {
                return self.any | number;
            }
            let begins = if kind == Kind::Mark { None } else { self.by_prefix.get(&key) };
            self.any | number | self.by_word.get(word).copied().unwrap_or(0) | begins.copied().unwrap_or(0)
        };
        range.clone().map(mark).collect()
    }
}

impl Pattern {
    fn fits(&self, tokens: &Tokens, at: usize) -> bool {
        self.words.iter().enumerate().all(|(i, piece)| {
            let word = tokens.folded(at + i);
            match piece {
                Piece::Exact(exact) => word == exact,
                Piece::Capitals(exact) => {
                    word == exact && !tokens.printed(at + i).contains(char::is_lowercase)
                }
                Piece::Prefix(prefix) => word.starts_with(prefix.as_str()),
                Piece::Suffix(suffix) => word.ends_with(suffix.as_str()),
                Piece::Number => tokens.kind(at + i) == Kind::Number,
                Piece::Any => tokens.kind(at + i) != Kind::Mark,
            }
        })
    }
}

/// A word that has to be there as it is.
fn piece(printed: &str, folded: String) -> Piece {
    if is_short_capitals(printed) { Piece::Capitals(folded) } else { Piece::Exact(folded) }
}

/// `UN`, `U.S.`, `РФ`.
fn is_short_capitals(word: &str) -> bool {
    !word.contains(char::is_lowercase)
        && (2..=3).contains(&word.chars().filter(|c| c.is_alphabetic()).count())
}

/// How many words a `…` stands for at most.
const LONGEST_GAP: usize = 4;

const KEY: usize = 3;

/// How the words begin that begin a phrase, as a set of bits: most words of a text are told at once
/// not to be among them.
#[derive(Debug)]
struct Beginnings([u64; 1024]);

impl Default for Beginnings {
    fn default() -> Self {
        Beginnings([0; 1024])
    }
}

impl Beginnings {
    /// The place of a [`key`] among the bits.
    fn place(key: u64) -> (usize, u64) {
        let hash = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
        ((hash / 64) as usize, 1 << (hash % 64))
    }

    fn add(&mut self, key: u64) {
        let (at, bit) = Self::place(key);
        self.0[at] |= bit;
    }

    fn join(&mut self, other: &Beginnings) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own |= other);
    }

    fn may_hold(&self, key: u64) -> bool {
        let (at, bit) = Self::place(key);
        self.0[at] & bit != 0
    }
}

/// The first characters of a word as one number, by which a pattern that begins with it is looked up.
fn key(word: &str) -> u64 {
    word.chars().take(KEY).fold(0, |key, c| key << 21 | u64::from(u32::from(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found() {
        let table = Phrases::parse(
            "[agreed]\nagreed, погоджен*  # any ending\n[open]\nnot yet agreed, article <n>\n[duty]\nмає (*ти)\n[ignore]\nagreed points\n[gap]\nno … word",
        );
        for (text, expected) in [
            ("Agreed.", "agreed:Agreed"),
            ("This is not yet agreed, погоджений", "open:not yet agreed agreed:погоджений"),
            ("має вивести, має мету", "duty:має"),
            ("the agreed points of Article 5", "open:Article 5"),
            ("no word on it, no last word, no", "gap:no word gap:no last word"),
        ] {
            let tokens = Tokens::new(text);
            let found: Vec<_> = table
                .find(&tokens)
                .iter()
                .map(|f| format!("{}:{}", table.class(f), &text[tokens.cover(&f.tokens)]))
                .collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
