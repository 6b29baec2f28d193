//! What is known about words beforehand: those that mean the same in this field, and
//! those that only hold a sentence together. Both are data files beside this one.

use crate::text::{stems::Stems, words};
use std::cmp::Reverse;
use std::collections::BTreeMap;
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
    /// Folded words by language, sorted.
    common: BTreeMap<String, Vec<String>>,
    /// By language, each read when the first text in it is.
    concepts: BTreeMap<&'static str, OnceLock<Concepts>>,
}

/// The expressions of one language by their first stem, the longest first.
type Concepts = BTreeMap<String, Vec<Expression>>;

/// The stems of an expression, and the number of its meaning.
struct Expression {
    stems: Vec<String>,
    concept: usize,
}

impl Default for Lexicon {
    fn default() -> Lexicon {
        static TABLES: OnceLock<Tables> = OnceLock::new();
        Lexicon { tables: TABLES.get_or_init(read) }
    }
}

impl Lexicon {
    /// The most words an expression of the table has.
    pub(super) const LONGEST: usize = 6;

    /// How many meanings the table has.
    pub(super) fn meanings() -> usize {
        SYNONYMS.split("\n\n").count()
    }

    /// What a folded word is.
    pub(super) fn sense(&self, language: Option<&str>, word: &str) -> Sense {
        let common = self.tables.common.get(language.unwrap_or("en"));
        let found = common.is_some_and(|words| words.binary_search_by(|w| w.as_str().cmp(word)).is_ok());
        if found { Sense::Common } else { Sense::Content }
    }

    /// Whether an expression of the table begins with this stem.
    pub(super) fn opens(&self, language: Option<&str>, stem: &str) -> bool {
        self.concepts(language).is_some_and(|table| table.contains_key(stem))
    }

    /// The longest expression of the table at the beginning of a run of stems: how many
    /// words it has and the number of its meaning, which is the same in all languages.
    pub(super) fn concept(&self, language: Option<&str>, run: &[&str]) -> Option<(usize, usize)> {
        let known = self.concepts(language)?.get(*run.first()?)?;
        let found = known
            .iter()
            .find(|expression| expression.stems.iter().eq(run.iter().take(expression.stems.len())))?;
        Some((found.stems.len(), found.concept))
    }

    fn concepts(&self, language: Option<&str>) -> Option<&'static Concepts> {
        let (language, table) = self.tables.concepts.get_key_value(language?)?;
        Some(table.get_or_init(|| concepts(language)))
    }
}

fn read() -> Tables {
    let mut common: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (language, list) in include_str!("common-words.txt").lines().filter_map(entry) {
        common.entry(language.to_owned()).or_default().extend(list.split_whitespace().map(words::fold));
    }
    common.values_mut().for_each(|list| list.sort_unstable());

    let languages = SYNONYMS.lines().filter_map(entry).map(|(language, _)| language);
    Tables { common, concepts: languages.map(|language| (language, OnceLock::new())).collect() }
}

const SYNONYMS: &str = include_str!("synonyms.txt");

/// The expressions of one language.
fn concepts(language: &str) -> Concepts {
    let rules = Stems::of(Some(language));
    let mut table = Concepts::new();
    for (concept, paragraph) in SYNONYMS.split("\n\n").enumerate() {
        let own = paragraph.lines().filter_map(entry).filter(|(name, _)| *name == language);
        for printed in own.flat_map(|(_, list)| list.split(',')) {
            let stems: Vec<String> = words::words(printed).map(|w| rules.stem(&printed[w])).collect();
            if let Some(first) = stems.first() {
                table.entry(first.clone()).or_default().push(Expression { stems, concept });
            }
        }
    }
    table.values_mut().for_each(|list| list.sort_by_key(|e| Reverse(e.stems.len())));
    table
}

/// A line "language: list" of a table; none for a remark.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (language, list) = line.split_once(':')?;
    (!line.starts_with('#')).then_some((language.trim(), list))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_found_whatever_their_endings() {
        for (language, one, other) in [
            ("en", "armed forces", "troops"),
            ("en", "nuclear power plants", "NPP"),
            ("uk", "лінією зіткнення", "лінії розмежування"),
            ("ru", "замороженных", "иммобилизованными"),
            ("de", "Streitkräften", "Armee"),
            ("fr", "cessez-le-feu", "trêves"),
            ("es", "fuerzas armadas", "tropas"),
        ] {
            let concept = |text: &str| {
                let rules = Stems::of(Some(language));
                let stems: Vec<String> = words::words(text).map(|w| rules.stem(&text[w])).collect();
                let run: Vec<&str> = stems.iter().map(String::as_str).collect();
                Lexicon::default().concept(Some(language), &run).map(|found| found.1)
            };
            assert!(concept(one).is_some(), "{one}");
            assert_eq!(concept(one), concept(other), "{one}, {other}");
        }
    }

    #[test]
    fn no_expression_is_longer_than_said() {
        let lexicon = Lexicon::default();
        let all = lexicon.tables.concepts.keys().filter_map(|language| lexicon.concepts(Some(language)));
        let lengths = all.flat_map(Concepts::values).flatten().map(|e| e.stems.len());
        assert!(lengths.max() <= Some(Lexicon::LONGEST));
    }
}
