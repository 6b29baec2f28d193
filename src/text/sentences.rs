//! Sentence bounds that do not break at "No. 7", "Mr. X", "art. 5" or "24. Dezember".
//!
//! The rules are few and the abbreviations are data (`abbreviations.txt`), because the
//! drafts come in six languages and the Unicode rules know none of their abbreviations.

use super::words::fold;
use crate::model::Span;
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

/// The sentences of a text in order, without the white space around them. Every character
/// that is not white space is in exactly one of them. A line break alone ends none; a
/// blank line ends one.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(offset) = text[at..].find(|c| is_terminator(c) || c == '\n') {
        let here = at + offset;
        let c = text[here..].chars().next().unwrap_or('\n');
        let after = here + c.len_utf8();
        let end = if c == '\n' {
            at = after;
            if !is_blank_line(&text[after..]) {
                continue;
            }
            here
        } else {
            at = closed(text, after);
            if !ends_sentence(&text[start..], here - start, at - start) {
                continue;
            }
            at
        };
        push(&mut found, text, start..end);
        start = end;
    }
    push(&mut found, text, start..text.len());
    found
}

/// What an abbreviation says about the full stop behind it.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    Joins,
    MayEnd,
    Opens,
    AfterOrdinal,
}

static ABBREVIATIONS: LazyLock<HashMap<String, Vec<Class>>> = LazyLock::new(|| {
    let mut table: HashMap<String, Vec<Class>> = HashMap::new();
    let mut class = Class::Joins;
    for line in include_str!("abbreviations.txt").lines() {
        let line = line.split('#').next().unwrap_or_default().trim();
        match line {
            "[joins]" => class = Class::Joins,
            "[may end]" => class = Class::MayEnd,
            "[opens]" => class = Class::Opens,
            "[after an ordinal]" => class = Class::AfterOrdinal,
            _ => {
                for word in line.split(',').map(|w| fold(w.trim().trim_end_matches('.').trim())) {
                    table.entry(word).or_default().push(class);
                }
            }
        }
    }
    table
});

fn is(class: Class, word: &str) -> bool {
    // No abbreviation is longer, and a text without white space must not be folded at every full stop.
    word.len() <= 40 && ABBREVIATIONS.get(&fold(word)).is_some_and(|c| c.contains(&class))
}

fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

/// Whether the text up to the next line break is blank, and there is something after it.
fn is_blank_line(text: &str) -> bool {
    let mut rest = text.chars().take_while(|c| c.is_whitespace());
    rest.any(|c| c == '\n')
}

/// The end of the run of terminators and closing quotes and brackets from `at`.
fn closed(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let closes =
        |c: char| is_terminator(c) || matches!(c, ')' | ']' | '}' | '"' | '\'' | '”' | '’' | '»' | '“');
    at + rest.find(|c| !closes(c)).unwrap_or(rest.len())
}

/// Whether a sentence that begins with `text` ends at `end`, its terminator being at `stop`.
fn ends_sentence(text: &str, stop: usize, end: usize) -> bool {
    let rest = &text[end..];
    let Some(first) = rest.chars().next() else { return true };
    if text[stop..].starts_with(['。', '！', '？']) {
        return true;
    }
    if !first.is_whitespace() {
        return false;
    }
    let next = rest.trim_start();
    let next_word = leading_word(next);
    let opener =
        next.trim_start_matches(['"', '“', '„', '«', '‘', '(', '[', '\'', '—', '–', '¿', '¡', ' ', '\u{a0}']);
    let Some(initial) = opener.chars().next() else { return true };
    if initial.is_lowercase() || matches!(initial, ',' | ';' | ':' | ')' | ']') {
        return false;
    }
    let single = text[stop..end].trim_end_matches(['"', '”', '»', '’', ')', ']']) == ".";
    if !single {
        return true;
    }
    let before = trailing_word(&text[..stop]);
    let only_word = text[..stop].trim_start().len() == before.len();
    if before.is_empty() {
        return true;
    }
    if before.bytes().all(|b| b.is_ascii_digit()) {
        let is_ordinal = before.len() <= 2 && is(Class::AfterOrdinal, next_word);
        return !only_word && !is_ordinal;
    }
    if is_initial(before) && initial.is_uppercase() && !is(Class::Opens, next_word) {
        return false;
    }
    if is(Class::Joins, before) && end == stop + 1 {
        return false;
    }
    if is(Class::MayEnd, before) {
        return initial.is_uppercase() && is(Class::Opens, next_word);
    }
    true
}

/// A single capital letter, as in "Donald J. Trump" or "В. О. Зеленський".
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// The letters, digits and inner full stops at the end of a text.
fn trailing_word(text: &str) -> &str {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '°' | '\'' | '’');
    let start = text
        .char_indices()
        .rev()
        .take(40)
        .take_while(|&(_, c)| part(c))
        .last()
        .map_or(text.len(), |(i, _)| i);
    text[start..].trim_matches('.')
}

/// The letters at the beginning of a text.
fn leading_word(text: &str) -> &str {
    let end = text
        .char_indices()
        .take(40)
        .find(|(_, c)| !c.is_alphanumeric())
        .map_or_else(|| text.char_indices().nth(40).map_or(text.len(), |(i, _)| i), |(i, _)| i);
    &text[..end]
}

fn push(found: &mut Vec<Span>, text: &str, span: Span) {
    let inner = text[span.clone()].trim_start();
    let start = span.end - inner.len();
    let end = start + inner.trim_end().len();
    if start < end {
        found.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences are written one after the other with ` | ` between them.
    fn check(expected: &str) {
        let text = expected.replace(" | ", " ");
        let found: Vec<_> = sentences(&text).into_iter().map(|s| text[s].to_owned()).collect();
        assert_eq!(found.join(" | "), expected);
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        for expected in [
            "The army withdraws. | The line holds.",
            "See Art. 5 and No. 7 of the list. | It is chaired by Donald J. Trump. | There will be penalties.",
            "The figure is 3.5 per cent. | On 24.12.2025 it rises.",
            "Negotiators from the U.S. and Russia met. | Mr. Ryabenko left.",
            "He was born in the U.S. | The rest stayed.",
            "Der Waffenstillstand beginnt am 24. Dezember um 12 Uhr, d.h. sofort. | Er gilt z.B. für Artillerie.",
            "Armia: 600 тис. осіб. | Див. ст. 5 та п. 3 договору. | Обидві сторони згодні.",
            "Подписано в 2025 г. в Минске. | Согласно ст. 4 войска отводятся.",
            "M. Dupont et Mme. Leroy signent. | L’accord entre en vigueur.",
            "El Sr. García viajó a EE.UU. en mayo. | Después firmó.",
            "“We agree.” | They signed… and left. | Was it so? | Yes!",
            "He said (see note 3.) | The rest is silence.",
            "1. The Parties agree.",
            "It ends in 2025. | The next begins.",
            "etc. and so on, e.g. Kyiv, i.e. there.",
            "«Компромісу не знайдено». | Питання відкрите.",
        ] {
            check(expected);
        }
    }

    #[test]
    fn a_line_break_ends_nothing_and_a_blank_line_ends_all() {
        let text = "The army\nwithdraws to\n\nthe line\n \n\n of contact";
        let found: Vec<_> = sentences(text).into_iter().map(|s| &text[s]).collect();
        assert_eq!(found, ["The army\nwithdraws to", "the line", "of contact"]);
    }

    #[test]
    fn full_stops_without_end_finish() {
        assert_eq!(sentences(&". ".repeat(200_000)).len(), 200_000);
        assert_eq!(sentences(&"a.".repeat(500_000)).len(), 1);
        assert_eq!(sentences(&"\n".repeat(500_000)).len(), 0);
    }
}
