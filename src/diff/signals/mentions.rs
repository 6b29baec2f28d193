//! What a text mentions that a signal can speak of: figures, duties, conditions, names.

use super::figures::figures;
use crate::diff::sides::is_stop_word;
use crate::model::SignalKind;
use crate::text::phrases::Phrases;
use crate::text::tokens::{Kind, Tokens};
use std::ops::Range;
use std::sync::LazyLock;

/// One thing mentioned.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The kind of signal that its change is.
    pub kind: SignalKind,
    /// What it says, in a form that is the same for all ways of saying it.
    pub key: String,
    /// The unit of a quantity, where it has one.
    pub unit: Option<String>,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The beginnings of the words of content of a condition.
    pub content: Vec<String>,
}

impl Mention {
    /// Whether both say the same. A quantity without a unit may have any; two conditions of a
    /// class are the same where they share a third of their words.
    pub fn says_same(&self, other: &Mention) -> bool {
        self.kind == other.kind
            && self.key == other.key
            && (self.unit == other.unit || self.unit.is_none() || other.unit.is_none())
            && {
                let shared = self.content.iter().filter(|w| other.content.contains(w)).count();
                3 * shared >= self.content.len().min(other.content.len())
            }
    }
}

/// The tables of phrases by kind, each beside this file.
static TABLES: LazyLock<[(SignalKind, Phrases); 7]> = LazyLock::new(|| {
    [
        (SignalKind::Duration, Phrases::parse(include_str!("deadlines.txt"))),
        (SignalKind::Modality, Phrases::parse(include_str!("modality.txt"))),
        (SignalKind::Negation, Phrases::parse(include_str!("negation.txt"))),
        (SignalKind::Condition, Phrases::parse(include_str!("condition.txt"))),
        (SignalKind::Scope, Phrases::parse(include_str!("scope.txt"))),
        (SignalKind::Party, Phrases::parse(include_str!("party.txt"))),
        (SignalKind::Place, Phrases::parse(include_str!("place.txt"))),
    ]
});

static REFERENCES: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("reference.txt")));

/// The longest clause, in tokens, that is shown with the word that opens it.
const LONGEST_CLAUSE: usize = 14;

/// What some tokens of a text mention, kind by kind, each kind from left to right.
pub fn mentions(tokens: &Tokens, range: &Range<usize>) -> Vec<Mention> {
    let mut all = references(tokens, range);
    all.extend(figures(tokens, range, &all));
    for (kind, table) in TABLES.iter() {
        let mut end = 0;
        for found in table.find_in(tokens, range.clone()) {
            if found.tokens.start < end {
                continue;
            }
            let (key, clause) = match table.class(&found).split_once(": ") {
                Some((name, _)) => (name, clause(tokens, &found.tokens, range)),
                None => (table.class(&found), found.tokens),
            };
            end = clause.end;
            let content = if *kind == SignalKind::Condition { content(tokens, &clause) } else { Vec::new() };
            all.push(Mention { kind: *kind, key: key.to_owned(), unit: None, tokens: clause, content });
        }
    }
    all
}

/// The references to other provisions in some tokens.
pub fn references(tokens: &Tokens, range: &Range<usize>) -> Vec<Mention> {
    let mention = |found: crate::text::phrases::Found| Mention {
        kind: SignalKind::CrossReference,
        key: REFERENCES.class(&found).to_owned(),
        unit: None,
        tokens: found.tokens,
        content: Vec::new(),
    };
    REFERENCES.find_in(tokens, range.clone()).into_iter().map(mention).collect()
}

/// The phrase up to the end of its clause; the phrase alone where the clause is long.
fn clause(tokens: &Tokens, phrase: &Range<usize>, range: &Range<usize>) -> Range<usize> {
    let bounds = [",", ".", ";", ":", ")", "]", "—", "–", "!", "?"];
    let limit = range.end.min(phrase.start + LONGEST_CLAUSE);
    let end = (phrase.end..limit).find(|&t| bounds.contains(&tokens.printed(t)));
    match end {
        Some(end) => phrase.start..end,
        None if limit == range.end => phrase.start..limit,
        None => phrase.clone(),
    }
}

/// The first characters of the words of content.
fn content(tokens: &Tokens, range: &Range<usize>) -> Vec<String> {
    let words = range.clone().filter(|&t| tokens.kind(t) != Kind::Mark).map(|t| tokens.folded(t));
    words.skip(1).filter(|w| !is_stop_word(w)).map(|w| w.chars().take(4).collect()).collect()
}
