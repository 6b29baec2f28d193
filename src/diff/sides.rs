//! The two texts of a diff as tokens that can be compared by number.

use crate::text::tokens::{Kind, Tokens};
use foldhash::{HashMap, HashMapExt, HashSet};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// The two texts.
pub struct Sides<'t> {
    /// The text before.
    pub before: Side<'t>,
    /// The text after.
    pub after: Side<'t>,
}

/// One of the two texts.
pub struct Side<'t> {
    /// Its tokens.
    pub tokens: Tokens<'t>,
    /// For each token a number; tokens of either text have the same number where they
    /// are printed alike but for white space.
    pub ids: Vec<u32>,
    /// How much it counts to keep each token: a number or a word of content much, a stop word
    /// little, a comma least, so that an alignment never favours commas over words.
    pub weights: Vec<u8>,
}

/// A stretch of tokens of both texts: the same in both, or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Tokens of the text before.
    pub before: Range<usize>,
    /// Tokens of the text after.
    pub after: Range<usize>,
    /// Whether they are the same.
    pub equal: bool,
}

const NUMBER: u8 = 10;
const CONTENT: u8 = 8;
const STOP: u8 = 3;
const MARK: u8 = 1;

impl<'t> Sides<'t> {
    /// Cuts both texts.
    pub fn new(before: &'t str, after: &'t str) -> Self {
        let mut seen = HashMap::new();
        Sides { before: Side::new(before, &mut seen), after: Side::new(after, &mut seen) }
    }

    /// Whether the two stretches are the same.
    pub fn same(&self, before: &Range<usize>, after: &Range<usize>) -> bool {
        self.before.ids[before.clone()] == self.after.ids[after.clone()]
    }
}

impl<'t> Side<'t> {
    fn new(text: &'t str, seen: &mut HashMap<Cow<'t, str>, (u32, u8)>) -> Self {
        let tokens = Tokens::new(text);
        let mut ids = Vec::with_capacity(tokens.len());
        let mut weights = Vec::with_capacity(tokens.len());
        for token in 0..tokens.len() {
            let printed = tokens.printed(token);
            let spaced = tokens.kind(token) == Kind::Number && printed.contains(char::is_whitespace);
            let key = match spaced {
                true => Cow::Owned(printed.split_whitespace().collect::<Vec<_>>().join(" ")),
                false => Cow::Borrowed(printed),
            };
            let next = u32::try_from(seen.len()).unwrap_or(u32::MAX);
            let (id, weight) = *seen.entry(key).or_insert_with(|| (next, weight(&tokens, token)));
            ids.push(id);
            weights.push(weight);
        }
        Side { tokens, ids, weights }
    }

    /// What it counts to keep these tokens.
    pub fn weight(&self, tokens: &Range<usize>) -> usize {
        self.weights[tokens.clone()].iter().map(|w| usize::from(*w)).sum()
    }

    /// Whether a token is a number or a word of content.
    pub fn is_content(&self, token: usize) -> bool {
        self.weights[token] >= CONTENT
    }
}

fn weight(tokens: &Tokens, token: usize) -> u8 {
    match tokens.kind(token) {
        Kind::Number => NUMBER,
        Kind::Mark => MARK,
        Kind::Word if is_stop_word(tokens.folded(token)) => STOP,
        Kind::Word => CONTENT,
    }
}

/// Whether a folded word carries grammar rather than content, in any of the languages.
pub fn is_stop_word(folded: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let lines = include_str!("stop_words.txt").lines().filter(|l| !l.starts_with('#'));
        lines.flat_map(str::split_whitespace).collect()
    });
    folded.len() <= 24 && WORDS.contains(folded)
}
