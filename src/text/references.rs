//! The points that a text names by their numbers: "point 14", "пункти 5–7", "the sixth point".
//!
//! The words are data (`references.txt`). What stands for itself, "the 20-point plan", names none.

use super::phrases::Phrases;
use super::tokens::{Kind, Tokens};
use std::ops::Range;
use std::sync::LazyLock;

static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("references.txt")));

/// No range of points is longer: "articles 1–4000" is a year or a mistake.
const LONGEST_RANGE: u32 = 60;

/// Points named in one breath.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The words that name them, the word "point" included.
    pub tokens: Range<usize>,
    /// The numbers as paths, lower case: `14`, `5.a`, `iv`.
    pub labels: Vec<String>,
}

/// The references of a text in order, none overlapping another.
pub fn references(tokens: &Tokens) -> Vec<Reference> {
    let mut found: Vec<Reference> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let reference = named(tokens, at).or_else(|| ordinal(tokens, at));
        at = reference.as_ref().map_or(at + 1, |r| r.tokens.end);
        found.extend(reference);
    }
    found
}

fn class(tokens: &Tokens, at: usize) -> Option<(&'static str, usize)> {
    if at >= tokens.len() {
        return None;
    }
    let found = WORDS.at(tokens, at)?;
    Some((WORDS.class(&found), found.tokens.end))
}

fn is_point_word(tokens: &Tokens, at: usize) -> bool {
    class(tokens, at).is_some_and(|(class, _)| class == "point")
}

/// "points 3, 5 and 7", "point 5 (a)", "пункти 5–7".
fn named(tokens: &Tokens, start: usize) -> Option<Reference> {
    // The "point" of "20-point plan" counts the points and names none.
    let counts = start > 1 && tokens.kind(start - 2) == Kind::Number && tokens.is_mark(start - 1, '-');
    if !is_point_word(tokens, start) || counts {
        return None;
    }
    let stop = tokens.is_mark(start + 1, '.') && tokens.printed(start).chars().count() < 5;
    let (first, mut end) = number(tokens, start + 1 + usize::from(stop))?;
    let mut labels = vec![first];
    loop {
        let comma = tokens.is_mark(end, ',');
        let word = class(tokens, end + usize::from(comma && class(tokens, end + 1).is_some()));
        let (joins, mut next) = match word {
            Some((class @ ("to" | "and"), next)) => (class, next),
            _ if comma => ("and", end + 1),
            _ => break,
        };
        // "point 3 and point 5"
        next += usize::from(next < tokens.len() && is_point_word(tokens, next));
        let Some((label, after)) = number(tokens, next) else { break };
        let bounds = labels.last().and_then(|l| l.parse::<u32>().ok()).zip(label.parse::<u32>().ok());
        match (joins, bounds) {
            ("to", Some((from, to))) if from < to && to - from <= LONGEST_RANGE => {
                labels.extend((from + 1..=to).map(|n| n.to_string()));
            }
            _ => labels.push(label),
        }
        end = after;
    }
    Some(Reference { tokens: start..end, labels })
}

/// A number as a path, and the token behind it: `14`, `5.a`, `5 (a)`, `IV`.
fn number(tokens: &Tokens, at: usize) -> Option<(String, usize)> {
    if at >= tokens.len() {
        return None;
    }
    let word = tokens.folded(at);
    let roman = || {
        tokens.printed(at).chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L')) && tokens.printed(at).len() < 8
    };
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let mut label = match tokens.kind(at) {
        Kind::Number if digits == word.len() && digits < 5 => word.to_owned(),
        Kind::Number if digits > 0 && digits < 5 && word[digits..].chars().count() == 1 => {
            match word[digits..].chars().next().is_some_and(char::is_alphabetic) {
                true => format!("{}.{}", &word[..digits], &word[digits..]),
                false => return None,
            }
        }
        Kind::Number if word.split('.').all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit())) => {
            word.to_owned()
        }
        Kind::Word if roman() => word.to_lowercase(),
        _ => return None,
    };
    let mut end = at + 1;
    let letter = |at: usize| {
        at < tokens.len()
            && tokens.kind(at) == Kind::Word
            && tokens.folded(at).chars().count() == 1
            && tokens.printed(at).chars().all(char::is_lowercase)
    };
    if tokens.is_mark(end, '(') && letter(end + 1) && tokens.is_mark(end + 2, ')') {
        label = format!("{label}.{}", tokens.folded(end + 1));
        end += 3;
    } else if tokens.is_mark(end, '.')
        && letter(end + 1)
        && tokens.span(end).end == tokens.span(end + 1).start
    {
        label = format!("{label}.{}", tokens.folded(end + 1));
        end += 2;
    }
    Some((label, end))
}

/// "the sixth point", "пункт шостий".
fn ordinal(tokens: &Tokens, start: usize) -> Option<Reference> {
    let value =
        |at: usize| class(tokens, at).and_then(|(class, end)| Some((class.parse::<u32>().ok()?, end)));
    let (value, end) = match is_point_word(tokens, start) {
        true => value(start + 1)?,
        false => {
            let (value, end) = value(start)?;
            let point = (end < tokens.len() && is_point_word(tokens, end)).then_some(end + 1)?;
            (value, point)
        }
    };
    Some(Reference { tokens: start..end, labels: vec![value.to_string()] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_named() {
        for (text, expected) in [
            ("Point 14 is open", "Point 14=14"),
            ("points 3, 5 and 7 are open", "points 3, 5 and 7=3 5 7"),
            ("Points 5–7 were left out", "Points 5–7=5 6 7"),
            ("point 5 (a) of the draft", "point 5 (a)=5.a"),
            ("point 5.a, which", "point 5.a=5.a"),
            ("Article IV and article 6", "Article IV and article 6=iv 6"),
            ("the 20-point plan's sixth point", "sixth point=6"),
            ("the 20-point plan", ""),
            ("at this point 600,000 men", ""),
            ("точки 5-7 не опубліковані", "точки 5-7=5 6 7"),
            ("Четвертий пункт", "Четвертий пункт=4"),
            ("п. 3 вилучено", "п. 3=3"),
            ("пункты 3 и 4", "пункты 3 и 4=3 4"),
            ("le point 4 est", "point 4=4"),
            ("Punkt 6 des Entwurfs", "Punkt 6=6"),
            ("el punto sexto", "punto sexto=6"),
        ] {
            let tokens = Tokens::new(text);
            let told = references(&tokens)
                .into_iter()
                .map(|r| format!("{}={}", &text[tokens.cover(&r.tokens)], r.labels.join(" ")));
            assert_eq!(told.collect::<Vec<_>>().join("; "), expected, "{text}");
        }
    }
}
