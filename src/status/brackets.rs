//! Square brackets: which of them mark text that is not agreed, and which are an editor's.

use crate::model::Span;

/// A pair of brackets that stands in no other pair, or a bracket without its partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its bytes, with the brackets.
    pub span: Span,
    /// What is inside, without the outer brackets and the white space there.
    pub inner: Span,
    /// What it is.
    pub kind: Kind,
}

/// What brackets are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text in dispute.
    Disputed,
    /// Nothing, or a blank to be filled in.
    Blank,
    /// An insertion, an omission, a footnote: not the negotiators'.
    Editorial,
    /// Its partner is missing.
    Unbalanced,
}

/// The outermost brackets of a text, in order.
pub fn groups(text: &str) -> Vec<Group> {
    let mut found = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in text.bytes().enumerate().filter(|(_, c)| matches!(c, b'[' | b']')) {
        if c == b'[' {
            open.push(at);
            continue;
        }
        match open.pop() {
            None => found.push(lone(at)),
            Some(start) => {
                // What was found inside belongs to this pair.
                while found.last().is_some_and(|g: &Group| g.span.start > start) {
                    found.pop();
                }
                found.push(pair(text, start, at));
            }
        }
    }
    found.extend(open.into_iter().map(lone));
    found.sort_by_key(|g| g.span.start);
    found
}

fn lone(at: usize) -> Group {
    Group { span: at..at + 1, inner: at + 1..at + 1, kind: Kind::Unbalanced }
}

fn pair(text: &str, start: usize, end: usize) -> Group {
    let inside = &text[start + 1..end];
    let from = end - inside.trim_start().len();
    let inner = from..from + inside.trim().len();
    let kind = kind(text, &(start..end + 1), &text[inner.clone()]);
    Group { span: start..end + 1, inner, kind }
}

fn kind(text: &str, span: &Span, inner: &str) -> Kind {
    if inner.is_empty() || inner.chars().all(|c| matches!(c, '_' | ' ' | 'X' | 'x' | '-' | '–')) {
        return Kind::Blank;
    }
    let note_number = inner.len() <= 3 && inner.bytes().all(|b| b.is_ascii_digit());
    let omission = inner.chars().all(|c| matches!(c, '.' | '…' | ' '));
    if note_number
        || omission
        || inside_word(text, span)
        || is_quoted(text, span.start)
        || is_insertion(text, span, inner)
    {
        return Kind::Editorial;
    }
    Kind::Disputed
}

/// `[t]he`: a letter changed by an editor.
fn inside_word(text: &str, span: &Span) -> bool {
    text[span.end..].starts_with(char::is_alphabetic) || text[..span.start].ends_with(char::is_alphabetic)
}

/// Inside a quotation: “Many of [traffic] accidents”. Looks back over one sentence or so.
fn is_quoted(text: &str, at: usize) -> bool {
    let start = text.ceil_char_boundary(at.saturating_sub(400));
    let last = text[start..at].chars().rev().find(|c| matches!(c, '“' | '”' | '«' | '»' | '„'));
    matches!(last, Some('“' | '«' | '„'))
}

/// The longest insertion of an editor, in words.
const LONGEST_INSERTION: usize = 6;

/// "[There will be] a guarantee", "Article 5 [of the North Atlantic Treaty]", "it [the agreement]":
/// the missing beginning of a sentence, a name that explains, or what a pronoun means. Never
/// beside other brackets, for then they are options.
fn is_insertion(text: &str, span: &Span, inner: &str) -> bool {
    let (before, after) = (text[..span.start].trim_end(), text[span.end..].trim_start());
    if before.ends_with([']', '/']) || after.starts_with(['[', '/']) || inner.contains(['[', '/']) {
        return false;
    }
    let words: Vec<&str> = inner.split_whitespace().collect();
    if words.len() > LONGEST_INSERTION || inner.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let begins = before.is_empty() || before.ends_with(['.', '!', '?', ':', '“', '"', '«']);
    let supplies_beginning = begins
        && words.len() <= 4
        && inner.starts_with(char::is_uppercase)
        && after.starts_with(char::is_lowercase);
    let upper = |w: &str| w.trim_start_matches(['“', '"', '«', '(']).starts_with(char::is_uppercase);
    let is_link = |w: &&str| w.chars().count() <= 3;
    let names = words.iter().filter(|w| upper(w)).count();
    let explains_by_name = !begins && names > 0 && words.iter().all(|w| upper(w) || is_link(w));
    let last = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let pronouns = [
        "it", "they", "he", "she", "this", "them", "він", "вона", "воно", "вони", "він", "он", "она", "они",
        "il", "elle", "ils", "ello", "er", "sie",
    ];
    supplies_beginning || explains_by_name || pronouns.contains(&last.as_str())
}

/// The runs of two or more pairs of disputed brackets with nothing between them but white
/// space, "or", a comma or a stroke: options to choose from.
pub fn options(text: &str, groups: &[Group]) -> Vec<Span> {
    let disputed: Vec<&Group> =
        groups.iter().filter(|g| matches!(g.kind, Kind::Disputed | Kind::Blank)).collect();
    let adjacent = |a: &Group, b: &Group| {
        let between = text[a.span.end..b.span.start].trim().trim_matches([',', ';']).trim().to_lowercase();
        matches!(
            between.as_str(),
            "" | "/" | "or" | "or:" | "або" | "чи" | "или" | "либо" | "ou" | "o" | "oder"
        )
    };
    let mut found = Vec::new();
    for (i, group) in disputed.iter().enumerate() {
        let behind = i > 0 && adjacent(disputed[i - 1], group);
        let ahead = disputed.get(i + 1).is_some_and(|next| adjacent(group, next));
        if behind || ahead {
            found.push(group.inner.clone());
        } else if text[group.inner.clone()].contains('/') {
            found.extend(parts(text, &group.inner));
        }
    }
    found
}

/// The sides of the strokes in `[shall / should]`; none where it is not of words.
fn parts(text: &str, inner: &Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = inner.start;
    for part in text[inner.clone()].split('/') {
        let trimmed = part.trim();
        let from = start + part.len() - part.trim_start().len();
        found.push(from..from + trimmed.len());
        start += part.len() + 1;
    }
    let of_words = found.iter().all(|p| text[p.clone()].starts_with(char::is_alphabetic));
    if of_words && found.len() > 1 { found } else { Vec::new() }
}
