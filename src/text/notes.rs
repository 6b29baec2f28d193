//! What a draft says about points that are not in it: that they were deleted, stand in another
//! document, or were not published.
//!
//! The words are data (`notes.txt`).

use super::phrases::{Found, Phrases};
use super::references::{Reference, references};
use super::sentences::sentences;
use super::tokens::{Kind, Tokens};
use crate::model::Span;
use std::sync::LazyLock;

static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("notes.txt")));

/// What a note says of the points it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// They were taken out.
    Deleted,
    /// They stand in another document.
    Moved,
    /// They, or some points that nobody names, were not published.
    Unpublished,
}

/// A sentence about points that are not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it says of them.
    pub fate: Fate,
    /// Their numbers as paths, lower case; empty where it speaks of the text as a whole.
    pub labels: Vec<String>,
    /// The sentence, in bytes of the text.
    pub span: Span,
}

/// A note is a short sentence: longer ones, in tokens, lay something down.
const LONGEST: usize = 40;

/// The notes of a text that stands outside the points, in order.
///
/// There a sentence that names no number is a note as well: "The full text was not published."
pub fn notes(text: &str) -> Vec<Note> {
    sentences(text).into_iter().filter_map(|span| note(text, span, true)).collect()
}

/// Whether a line holds nothing but a note about points that it names: "Point 3 is deleted."
pub fn is_note(line: &str) -> bool {
    line.len() <= TAIL
        && sentences(line).len() == 1
        && note(line, 0..line.len(), false).is_some_and(|note| note.fate != Fate::Moved)
}

/// The note at the end of a point's text, where one stands there beside the point's own words:
/// in brackets, or on a line of its own, and about a point that it names.
pub fn note_at_end(body: &str) -> Option<Note> {
    let from = body.floor_char_boundary(body.len().saturating_sub(TAIL));
    let last = sentences(&body[from..]).pop()?;
    let span = from + last.start..from + last.end;
    let before = &body[..span.start];
    let own_line = before.trim_end_matches([' ', '\t']).ends_with('\n');
    let apart = own_line || body[span.clone()].starts_with(['(', '[', '*', '_']);
    if before.trim().is_empty() || last.start == 0 || !apart {
        return None;
    }
    note(body, span, false)
}

/// How much of the end of a point is read, in bytes.
const TAIL: usize = 300;

/// What one sentence says. `outside` the points a sentence may say it in any words.
fn note(text: &str, span: Span, outside: bool) -> Option<Note> {
    let tokens = Tokens::new(&text[span.clone()]);
    if tokens.len() > LONGEST {
        return None;
    }
    let words = WORDS.find(&tokens);
    let fate = words.iter().find_map(|f| match WORDS.class(f) {
        "deleted" => Some(Fate::Deleted),
        "moved" => Some(Fate::Moved),
        "unpublished" => Some(Fate::Unpublished),
        _ => None,
    })?;
    let named = references(&tokens);
    let labels: Vec<String> = named.iter().flat_map(|r| r.labels.clone()).collect();
    let holds = match fate {
        Fate::Deleted => !labels.is_empty() && is_bare(&tokens, &named),
        Fate::Moved => named.first().is_some_and(|r| tokens_before(&tokens, r.tokens.start) <= 2),
        Fate::Unpublished if labels.is_empty() => {
            outside && words.iter().any(|f| matches!(WORDS.class(f), "text" | "draft"))
        }
        Fate::Unpublished => outside || is_bare(&tokens, &named),
    };
    // What is moved is named first; a number behind it belongs to the place where it went.
    let labels = if fate == Fate::Moved { named.first()?.labels.clone() } else { labels };
    holds.then_some(Note { fate, labels, span })
}

/// How many words stand before a token.
fn tokens_before(tokens: &Tokens, end: usize) -> usize {
    (0..end).filter(|&t| tokens.kind(t) == Kind::Word).count()
}

/// Whether a sentence holds nothing but what it names, what became of it, whose draft it was in, and small words.
fn is_bare(tokens: &Tokens, named: &[Reference]) -> bool {
    let is_draft = |found: &Found| WORDS.class(found) == "draft";
    let has_draft = (0..tokens.len()).any(|at| WORDS.at(tokens, at).as_ref().is_some_and(is_draft));
    let is_name = |at: usize| {
        has_draft && tokens.kind(at) == Kind::Word && tokens.printed(at).starts_with(char::is_uppercase)
    };
    let mut at = 0;
    while at < tokens.len() {
        if let Some(reference) = named.iter().find(|r| r.tokens.start == at) {
            at = reference.tokens.end;
        } else if let Some(found) = WORDS.at(tokens, at) {
            at = found.tokens.end.max(at + 1);
        } else if tokens.kind(at) == Kind::Mark || is_name(at) {
            at += 1;
        } else {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(found: impl IntoIterator<Item = Note>) -> String {
        let one = |n: Note| format!("{:?} {}", n.fate, n.labels.join(" ")).trim().to_lowercase();
        found.into_iter().map(one).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn notes_outside_the_points() {
        for (text, expected) in [
            ("(Point 3 is deleted.)", "deleted 3"),
            ("Points 3 and 5 were deleted by agreement of both sides.", "deleted 3 5"),
            ("[Point 3: deleted]", "deleted 3"),
            ("Пункт 3 вилучено.", "deleted 3"),
            ("(Пункты 3 и 4 исключены.)", "deleted 3 4"),
            ("Le point 7 est supprimé.", "deleted 7"),
            ("Se suprime el punto 4.", "deleted 4"),
            ("Punkt 9 entfällt.", "deleted 9"),
            ("Article 5 of the constitution is deleted.", ""),
            ("Article 5 of the Velm Agreement is deleted.", ""),
            ("Point 3 of the United States draft is deleted, and the numbering keeps the gap.", "deleted 3"),
            ("Пункт 3 проєкту США вилучено, нумерацію збережено.", "deleted 3"),
            ("Point 3 of the draft on the Velm dam is deleted by the court.", ""),
            ("Point 9 is moved to the protocol on the dam, article 2.", "moved 9"),
            ("Пункт 4 перенесено до окремої угоди.", "moved 4"),
            ("The full text of the plan was not published.", "unpublished"),
            ("The draft was published in part.", "unpublished"),
            ("Excerpts of the draft.", "unpublished"),
            ("Excerpts from an interview with the minister.", ""),
            ("Точки 5-7 не опубліковані.", "unpublished 5 6 7"),
            ("Points 5 to 7 have not been made public.", "unpublished 5 6 7"),
            ("Texte publié en partie.", "unpublished"),
            ("The minister praised the draft.", ""),
        ] {
            assert_eq!(told(notes(text)), expected, "{text}");
        }
    }

    #[test]
    fn notes_that_stick_to_a_point() {
        for (body, expected) in [
            ("The canal is open.\n\n(Point 3 is deleted.)", "deleted 3"),
            ("The canal is open. (Point 3 is deleted.)", "deleted 3"),
            ("The canal is open.\nПункт 3 вилучено.", "deleted 3"),
            ("The canal is open.\n[Points 5–7 were not published.]", "unpublished 5 6 7"),
            ("The canal is open. Article 5 is deleted.", ""),
            ("The canal is open.\nArticle 5 of the code is deleted.", ""),
            ("(Point 3 is deleted.)", ""),
            ("The canal is open.\n(The full text was not published.)", ""),
        ] {
            assert_eq!(told(note_at_end(body)), expected, "{body}");
        }
    }
}
