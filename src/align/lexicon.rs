//! What is known about words beforehand: those that mean the same in this field, and
//! those that only hold a sentence together. Both are data files beside this one.

use crate::text::{stems::Stems, words};
use std::collections::HashMap;
use std::sync::OnceLock;

/// What a word is to a comparison.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// It only holds the sentence together.
    Common,
    /// It says something.
    Content,
}

/// The tables, read once.
pub(super) struct Lexicon {
    tables: &'static Tables,
}

struct Tables {
    common: HashMap<String, Vec<String>>,
    concepts: HashMap<String, HashMap<String, Vec<(Vec<String>, usize)>>>,
}

impl Default for Lexicon {
    fn default() -> Lexicon {
        static TABLES: OnceLock<Tables> = OnceLock::new();
        Lexicon { tables: TABLES.get_or_init(read) }
    }
}

impl Lexicon {
    /// The most words an expression of the table has.
    pub(super) const LONGEST: usize = 4;

    /// What a folded word is.
    pub(super) fn sense(&self, language: Option<&str>, word: &str) -> Sense {
        let common = self.tables.common.get(language.unwrap_or("en"));
        let found = common.is_some_and(|words| words.binary_search_by(|w| w.as_str().cmp(word)).is_ok());
        if found { Sense::Common } else { Sense::Content }
    }

    /// The longest expression of the table at the beginning of a run of stems: how many
    /// words it has and the number of its meaning, which is the same in all languages.
    pub(super) fn concept<'a>(
        &self,
        language: Option<&str>,
        stems: impl Iterator<Item = &'a str> + Clone,
    ) -> Option<(usize, usize)> {
        let first = stems.clone().next()?;
        let known = self.tables.concepts.get(language?)?.get(first)?;
        let fits = |(expression, _): &&(Vec<String>, usize)| {
            let mut stems = stems.clone();
            expression.iter().all(|word| stems.next() == Some(word))
        };
        known.iter().find(fits).map(|(expression, concept)| (expression.len(), *concept))
    }
}

fn read() -> Tables {
    let mut common: HashMap<String, Vec<String>> = HashMap::new();
    for line in include_str!("common-words.txt").lines().filter(|l| !l.starts_with('#')) {
        let Some((language, list)) = line.split_once(':') else { continue };
        common
            .entry(language.trim().to_owned())
            .or_default()
            .extend(list.split_whitespace().map(words::fold));
    }
    for (_, list) in common.iter_mut() {
        list.sort_unstable();
    }
    let mut concepts: HashMap<String, HashMap<String, Vec<(Vec<String>, usize)>>> = HashMap::new();
    for (number, paragraph) in include_str!("synonyms.txt").split("\n\n").enumerate() {
        for line in paragraph.lines().filter(|l| !l.starts_with('#')) {
            let Some((language, list)) = line.split_once(':') else { continue };
            let stems = Stems::of(Some(language.trim()));
            let table = concepts.entry(language.trim().to_owned()).or_default();
            for expression in list.split(',') {
                let expression: Vec<_> =
                    words::words(expression).map(|w| stems.stem(&expression[w])).collect();
                let Some(first) = expression.first() else { continue };
                table.entry(first.clone()).or_default().push((expression, number));
            }
        }
    }
    for (_, table) in concepts.iter_mut() {
        for (_, list) in table.iter_mut() {
            list.sort_by_key(|(expression, _)| std::cmp::Reverse(expression.len()));
        }
    }
    Tables { common, concepts }
}
