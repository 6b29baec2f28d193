//! The word lists of `words.toml`, ready to be asked.

use crate::text::words::{fold, words};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What a word before a number names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rank {
    /// A provision: Article, Point, Пункт.
    Unit,
    /// An amendment to provisions.
    Amendment,
    /// A group of provisions: Part, Chapter, Розділ.
    Group,
    /// An annex.
    Annex,
}

/// A list of words; those that ended in `*` match by their beginning.
pub(super) struct WordList {
    whole: BTreeSet<String>,
    beginnings: Vec<String>,
}

impl WordList {
    fn new(list: &[String]) -> Self {
        let (open, whole): (Vec<&String>, Vec<&String>) = list.iter().partition(|w| w.ends_with('*'));
        WordList {
            whole: whole.into_iter().map(|w| fold(w)).collect(),
            beginnings: open.into_iter().map(|w| fold(w.trim_end_matches('*'))).collect(),
        }
    }

    pub fn has(&self, word: &str) -> bool {
        let word = fold(word);
        self.whole.contains(&word) || self.beginnings.iter().any(|b| word.starts_with(b.as_str()))
    }

    /// How many words of the text are in the list.
    pub fn count(&self, text: &str) -> usize {
        words(text).filter(|w| self.has(&text[w.clone()])).count()
    }
}

pub(super) struct Words {
    ranks: BTreeMap<String, Rank>,
    numerals: BTreeMap<String, u32>,
    pub document: WordList,
    pub reference: WordList,
    pub month: WordList,
    pub deleted: WordList,
    pub speech: WordList,
    pub remark: WordList,
    pub binding: WordList,
    pub option: WordList,
}

impl Words {
    /// What a word before a number names, if it is such a word.
    pub fn rank(&self, word: &str) -> Option<Rank> {
        self.ranks.get(&fold(word)).copied()
    }

    /// The number that a word names.
    pub fn numeral(&self, word: &str) -> Option<u32> {
        self.numerals.get(&fold(word)).copied()
    }
}

#[derive(Deserialize)]
struct File {
    unit: Vec<String>,
    amendment: Vec<String>,
    group: Vec<String>,
    annex: Vec<String>,
    document: Vec<String>,
    reference: Vec<String>,
    month: Vec<String>,
    deleted: Vec<String>,
    speech: Vec<String>,
    remark: Vec<String>,
    binding: Vec<String>,
    option: Vec<String>,
    numerals: Vec<Vec<String>>,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("words.toml")).expect("words.toml is part of the program");
    let ranked = [
        (&file.group, Rank::Group),
        (&file.unit, Rank::Unit),
        (&file.amendment, Rank::Amendment),
        (&file.annex, Rank::Annex),
    ];
    let ranks =
        ranked.into_iter().flat_map(|(list, rank)| list.iter().map(move |w| (fold(w), rank))).collect();
    Words {
        ranks,
        numerals: (1..)
            .zip(&file.numerals)
            .flat_map(|(n, row)| row.iter().map(move |w| (fold(w), n)))
            .collect(),
        document: WordList::new(&file.document),
        reference: WordList::new(&file.reference),
        month: WordList::new(&file.month),
        deleted: WordList::new(&file.deleted),
        speech: WordList::new(&file.speech),
        remark: WordList::new(&file.remark),
        binding: WordList::new(&file.binding),
        option: WordList::new(&file.option),
    }
});
