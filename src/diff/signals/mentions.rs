//! What a text mentions that a signal can speak of: figures, duties, conditions, names.

use super::cover::Cover;
use super::dates;
use super::figures::{AMOUNTS, figures};
use super::references::{Answers, WORDS, name_the_same, references};
use crate::diff::sides::is_stop_word;
use crate::model::SignalKind;
use crate::text::phrases::{Index, Phrases};
use crate::text::tokens::{Kind, Tokens};
use crate::text::words::fold;
use foldhash::HashSet;
use std::collections::BTreeSet;
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
    /// How many tokens before these say which part of a date is meant: `end of` 2027.
    pub lead: usize,
    /// The beginnings of the words of content of a condition; the numbers of a reference.
    pub content: Vec<String>,
}

impl Mention {
    /// A mention with neither unit nor content.
    pub fn new(kind: SignalKind, key: String, tokens: Range<usize>) -> Self {
        Mention { kind, key, unit: None, tokens, lead: 0, content: Vec::new() }
    }

    /// The tokens that show how this differs from another: with the part of a date where that is all.
    pub fn shown_beside(&self, other: &Mention) -> Range<usize> {
        let date = |mention: &Mention| mention.key.split(dates::PART).next().map(str::to_owned);
        let lead = if date(self) == date(other) { self.lead } else { 0 };
        self.tokens.start - lead..self.tokens.end
    }

    /// Whether both say the same. A quantity without a unit may have any; two conditions of a
    /// class are the same where they share half of their words, and of two references `answers` knows.
    pub fn says_same(&self, other: &Mention, answers: &Answers) -> bool {
        if self.kind == SignalKind::CrossReference {
            return name_the_same(self, other, answers);
        }
        self.kind == other.kind
            && self.key == other.key
            && (self.unit == other.unit || self.unit.is_none() || other.unit.is_none())
            && {
                let shared = self.content.iter().filter(|w| other.content.contains(w)).count();
                2 * shared >= self.content.len().min(other.content.len())
            }
    }
}

/// The unit of places that are in no table.
pub const UNKNOWN: &str = "unknown";

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

/// The index of all these, of the words that refer to a provision, and of named amounts, in this order.
static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let others: [&Phrases; 2] = [&WORDS, &AMOUNTS];
    Index::of(TABLES.iter().map(|(_, table)| table).chain(others))
});

/// The longest clause, in tokens, that is shown with the word that opens it.
const LONGEST_CLAUSE: usize = 14;

/// The parties that a text names.
pub fn parties(tokens: &Tokens) -> BTreeSet<&'static str> {
    let table = TABLES.iter().find(|(kind, _)| *kind == SignalKind::Party).map(|(_, table)| table);
    table
        .into_iter()
        .flat_map(|table| table.find(tokens).into_iter().map(|found| table.class(&found)))
        .collect()
}

/// What some tokens of a text mention, kind by kind, each kind from left to right.
pub fn mentions(tokens: &Tokens, range: &Range<usize>) -> Vec<Mention> {
    let marks = INDEX.marks(tokens, range);
    let (mut all, figures) = numbered(tokens, range, &marks);
    all.extend(figures);
    let figures = Cover::of(all.iter().map(|figure| figure.tokens.clone()));
    for (place, (kind, table)) in TABLES.iter().enumerate() {
        let mut end = 0;
        for found in table.find_marked(tokens, range, &marks, 1 << place) {
            if found.tokens.start < end {
                continue;
            }
            let (key, clause) = match table.class(&found).split_once(": ") {
                Some((name, _)) => (name, clause(tokens, &found.tokens, range)),
                None => (table.class(&found), found.tokens),
            };
            end = clause.end;
            if is_detail(*kind) && figures.holds(&clause) {
                continue;
            }
            let content = match *kind {
                SignalKind::Condition => content(tokens, &clause),
                SignalKind::Negation if key == "inside a word" => {
                    vec![tokens.folded(clause.start).to_owned()]
                }
                _ => Vec::new(),
            };
            all.push(Mention { content, ..Mention::new(*kind, key.to_owned(), clause) });
        }
    }
    all.extend(unknown_places(tokens, range, &all));
    all
}

/// The references and the figures of some tokens.
pub fn numbers(tokens: &Tokens, range: &Range<usize>) -> (Vec<Mention>, Vec<Mention>) {
    numbered(tokens, range, &INDEX.marks(tokens, range))
}

/// The references of some tokens.
pub fn references_in(tokens: &Tokens, range: &Range<usize>) -> Vec<Mention> {
    let marks = INDEX.marks(tokens, range);
    references(tokens, range, WORDS.find_marked(tokens, range, &marks, 1 << TABLES.len()))
}

fn numbered(tokens: &Tokens, range: &Range<usize>, marks: &[u32]) -> (Vec<Mention>, Vec<Mention>) {
    let words = WORDS.find_marked(tokens, range, marks, 1 << TABLES.len());
    let references = references(tokens, range, words);
    let named = AMOUNTS.find_marked(tokens, range, marks, 1 << (TABLES.len() + 1));
    let figures = figures(tokens, range, named, &references);
    (references, figures)
}

static GEOGRAPHY: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("geography.txt")));

/// How a name that is in no table is told from another, in letters: endings differ in some languages.
const NAME: usize = 3;

/// Capitalised words inside a sentence that stand where places are named, and are no other mention.
fn unknown_places(tokens: &Tokens, range: &Range<usize>, known: &[Mention]) -> Vec<Mention> {
    let is_name = |at: usize| {
        let printed = tokens.printed(at);
        let mut letters = printed.chars();
        tokens.kind(at) == Kind::Word
            && letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
    };
    let class = |at: usize| range.contains(&at).then(|| GEOGRAPHY.at(tokens, at)).flatten();
    let is = |at: usize, name: &str| class(at).is_some_and(|found| GEOGRAPHY.class(&found) == name);
    let is_place = |at: usize| {
        is(at - 1, "in front of a name") || is(at + 1, "beside a name") || is(at - 1, "beside a name")
    };
    let names = (range.start + 1..range.end).filter(|&at| is_name(at) && is_place(at));
    let known = known.iter().filter(|m| m.kind != SignalKind::Condition).map(|m| m.tokens.clone());
    let known = Cover::of(known);
    let free = names.filter(|&at| !known.touches(&(at..at + 1)));
    let mention = |at: usize| {
        let key = tokens.folded(at).chars().take(NAME).collect();
        Mention { unit: Some(UNKNOWN.to_owned()), ..Mention::new(SignalKind::Place, key, at..at + 1) }
    };
    free.map(mention).collect()
}

/// What is not mentioned for itself inside a figure or a reference: "several" in "several hundred",
/// "США" in "100 доларів США", "each" in "each month".
fn is_detail(kind: SignalKind) -> bool {
    matches!(kind, SignalKind::Scope | SignalKind::Party | SignalKind::Place)
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

static NEUTRAL: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = include_str!("neutral.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split(", ")).map(fold).collect()
});

/// The first characters of the words of content. Figures and references have signals of their own.
fn content(tokens: &Tokens, range: &Range<usize>) -> Vec<String> {
    let words = range.clone().filter(|&t| tokens.kind(t) == Kind::Word).map(|t| tokens.folded(t));
    words
        .skip(1)
        .filter(|w| !is_stop_word(w) && !NEUTRAL.contains(*w))
        .map(|w| w.chars().take(4).collect())
        .collect()
}
