//! References to other provisions: "points 3 and 4", "paragraph 2(a)", "Article 5 of the Treaty
//! of Basel".
//!
//! Whether two of them name the same provision is not for their numbers to say, because provisions
//! are renumbered from draft to draft: the caller of a diff knows which answer each other
//! ([`Answers`]). Only a provision of another document keeps its number.

use super::mentions::Mention;
use crate::model::SignalKind;
use crate::text::phrases::{Found, Phrases};
use crate::text::tokens::{Kind, Tokens};
use std::ops::Range;
use std::sync::LazyLock;

/// Whether the provision that the text before calls by one number is the one that the text after
/// calls by another; `None` where that is not known. First comes the kind of provision that the text
/// before speaks of, a class of `reference.txt` such as `article`. Numbers are in their normal form.
pub type Answers<'a> = dyn Fn(&str, &str, &str) -> Option<bool> + 'a;

/// The words that refer to a provision.
pub static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("reference.txt")));
static DOCUMENTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("documents.txt")));

/// Behind the number, in tokens, the name of the document is looked for.
const DOCUMENT_WITHIN: usize = 9;

/// The references in some tokens, in order, of which the [`WORDS`] are known. The key of each says what it refers to but for the
/// numbers, which are in its `content`.
pub fn references(tokens: &Tokens, range: &Range<usize>, words: Vec<Found>) -> Vec<Mention> {
    let mut all: Vec<Mention> = Vec::new();
    for found in words {
        if all.last().is_some_and(|last| last.tokens.end > found.tokens.start) {
            continue;
        }
        let (class, how) = WORDS.class(&found).split_once(": ").unwrap_or((WORDS.class(&found), ""));
        let (end, content) = numbers(tokens, found.tokens.end, range.end, how == "many");
        if content.is_empty() && how != "with or without a number" {
            continue;
        }
        let elsewhere =
            !content.is_empty() && (how == "of another document" || is_elsewhere(tokens, end, range.end));
        let key = if elsewhere { format!("{class} elsewhere") } else { class.to_owned() };
        let tokens = found.tokens.start..end;
        all.push(Mention { content, ..Mention::new(SignalKind::CrossReference, key, tokens) });
    }
    all
}

/// How many numbers one reference names at most.
const LONGEST_LIST: usize = 40;

/// Whether two references name the same provisions.
pub fn name_the_same(before: &Mention, after: &Mention, answers: &Answers) -> bool {
    let (old, new) = (&before.content, &after.content);
    let elsewhere = |m: &Mention| m.key.ends_with(" elsewhere");
    if elsewhere(before) || elsewhere(after) {
        return before.key == after.key && old == new;
    }
    let alike = before.key == after.key;
    if alike && (old.is_empty() || new.is_empty()) {
        return true;
    }
    let answer = |a: &String, b: &String| answers(&before.key, a, b).unwrap_or(alike);
    !old.is_empty()
        && old.iter().all(|a| new.iter().any(|b| answer(a, b)))
        && new.iter().all(|b| old.iter().any(|a| answer(a, b)))
}

/// The references in words that did not change and of which a number now names another provision.
pub fn retargeted(tokens: &Tokens, range: &Range<usize>, answers: &Answers) -> Vec<Range<usize>> {
    let found = super::mentions::references_in(tokens, range).into_iter();
    found.filter(|mention| !name_the_same(mention, mention, answers)).map(|mention| mention.tokens).collect()
}

/// The numbers that follow a word such as "points": where they end, and each as its parts
/// joined by full stops: `2.a` for "2(a)", `4` for "IV".
fn numbers(tokens: &Tokens, at: usize, end: usize, many: bool) -> (usize, Vec<String>) {
    let mut found = Vec::new();
    let mut done = at;
    let mut next = at;
    let between = |t: usize| t < end && matches!(tokens.folded(t), "." | "№" | "no" | "nos" | "n°" | "nº");
    while between(next) && next < at + 2 {
        next += 1;
    }
    while let Some((stop, number)) = number(tokens, next, end).filter(|_| found.len() < LONGEST_LIST) {
        found.push(number);
        done = stop;
        let Some(following) = many.then(|| joined(tokens, stop, end)).flatten() else { break };
        next = following;
    }
    (done, found)
}

/// One number with its parts, and where it ends.
fn number(tokens: &Tokens, at: usize, end: usize) -> Option<(usize, String)> {
    let mut parts = String::new();
    let mut stop = at;
    if at < end && tokens.kind(at) == Kind::Number {
        parts = normal(tokens.printed(at));
        stop = at + 1;
    } else if at < end && tokens.kind(at) == Kind::Word {
        let word = tokens.printed(at);
        let is_letter = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
        if roman(word).is_none() && !is_letter || word == "I" && followed_by_verb(tokens, at + 1, end) {
            return None;
        }
        parts = normal(word);
        stop = at + 1;
    }
    // "(a)", "(2)", ".3"
    while stop + 3 <= end && tokens.is_mark(stop, '(') && tokens.is_mark(stop + 2, ')') {
        let inner = tokens.printed(stop + 1);
        if inner.chars().count() > 4 {
            break;
        }
        if !parts.is_empty() {
            parts.push('.');
        }
        parts.push_str(&normal(inner));
        stop += 3;
    }
    (!parts.is_empty()).then_some((stop, parts))
}

/// "the point I make": the pronoun, and no number one.
fn followed_by_verb(tokens: &Tokens, at: usize, end: usize) -> bool {
    at < end
        && tokens.kind(at) == Kind::Word
        && !matches!(tokens.folded(at), "of" | "and" | "or" | "to" | "shall" | "applies")
}

/// Where a list of numbers goes on behind a comma, a dash or an "and".
fn joined(tokens: &Tokens, at: usize, end: usize) -> Option<usize> {
    let joins = |t: usize| {
        t < end
            && matches!(
                tokens.folded(t),
                "," | "-"
                    | "–"
                    | "and"
                    | "or"
                    | "to"
                    | "through"
                    | "і"
                    | "й"
                    | "та"
                    | "або"
                    | "и"
                    | "или"
                    | "und"
                    | "oder"
                    | "bis"
                    | "et"
                    | "ou"
                    | "à"
                    | "a"
                    | "y"
                    | "o"
            )
    };
    let next = (at..at + 2).take_while(|&t| joins(t)).count() + at;
    (next > at && number(tokens, next, end).is_some()).then_some(next)
}

/// The number of a provision in one spelling: folded, its parts joined by full stops, Roman
/// numerals as figures. `12(a)`, `12.a` and `12a` are one.
pub fn normal(number: &str) -> String {
    let mut normal = String::with_capacity(number.len() + 1);
    let mut last_is_digit = None;
    for part in number.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()) {
        let value = roman(part).map(|n| n.to_string());
        for c in value.as_deref().unwrap_or(part).chars() {
            if last_is_digit.is_some_and(|digit| digit != c.is_ascii_digit()) {
                normal.push('.');
            }
            last_is_digit = Some(c.is_ascii_digit());
            normal.extend(c.to_lowercase());
        }
        if last_is_digit.is_some() {
            normal.push('.');
            last_is_digit = None;
        }
    }
    normal.truncate(normal.trim_end_matches('.').len());
    normal
}

/// The value of a Roman numeral in capitals, up to 89.
fn roman(word: &str) -> Option<u32> {
    let mut total = 0;
    let mut last = u32::MAX;
    let mut run = 0;
    for c in word.chars() {
        let value = match c {
            'I' | 'І' => 1,
            'V' => 5,
            'X' | 'Х' => 10,
            'L' => 50,
            _ => return None,
        };
        run = if value == last { run + 1 } else { 1 };
        if run > 3 || value > last && (last * 10 < value || total < last) {
            return None;
        }
        total = if value > last { total + value - 2 * last } else { total + value };
        last = value;
    }
    (!word.is_empty()).then_some(total)
}

/// Whether what follows the number names another document.
fn is_elsewhere(tokens: &Tokens, at: usize, end: usize) -> bool {
    let quote = |t: usize| matches!(tokens.printed(t), "“" | "”" | "«" | "»" | "\"" | "„" | "(");
    let limit = (at..end.min(at + DOCUMENT_WITHIN))
        .find(|&t| tokens.kind(t) == Kind::Mark && !quote(t))
        .unwrap_or(end.min(at + DOCUMENT_WITHIN));
    let found = DOCUMENTS.find_in(tokens, at..limit);
    let class = |name: &str| found.iter().find(|f| DOCUMENTS.class(f) == name);
    if class("this").is_some() {
        return false;
    }
    let is_name = |t: usize| tokens.printed(t).starts_with(char::is_uppercase);
    class("alone").is_some()
        || class("named")
            .is_some_and(|document| (at..limit).any(|t| !document.tokens.contains(&t) && is_name(t)))
}
