//! A text → how far it says that it is agreed.
//!
//! Two things speak: brackets (`brackets`) and phrases (`markers.txt`). Both have innocent
//! uses, an editor's insertion or a word of the provision itself, and those are left out.

mod brackets;
mod counts;
mod options;

use crate::model::{Origin, Span, State, Status};
use crate::text::phrases::{Found, Phrases};
use crate::text::sentences::sentences;
use crate::text::tokens::{Kind, Tokens};
use brackets::Group;
pub use counts::counts;
pub use options::choices;
use std::ops::Range;
use std::sync::LazyLock;

static MARKERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("markers.txt")));
static REMARKS: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("remarks.txt")));
static TOPICS: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("topics.txt")));

/// The status of a point, from its own words. Marks are spans of `text`.
///
/// Two or more options to choose from go before all else ("Option 2: No text" deletes nothing); then a
/// note that the point was deleted, a disagreement or a disputed bracket, what is still to be filled in,
/// and agreement, of which the provisional goes first ("Agreed ad referendum").
pub fn status(text: &str) -> Status {
    let tokens = Tokens::new(text);
    let markers = MARKERS.find(&tokens);
    let mut groups = brackets::groups(text);
    let mut marks = phrases(&tokens, &markers, &mut groups);
    let mut options = options(&tokens, &markers, &groups, &mut marks);
    options.retain(|o| !o.is_empty());
    for group in &groups {
        match group.kind {
            brackets::Kind::Disputed if is_blank(&tokens, &group.inner) => {
                marks.push((State::Placeholder, group.span.clone()))
            }
            brackets::Kind::Disputed | brackets::Kind::Unbalanced => {
                marks.push((State::Open, group.span.clone()))
            }
            brackets::Kind::Blank => marks.push((State::Placeholder, group.span.clone())),
            brackets::Kind::Editorial => {}
        }
    }
    marks.extend(blanks(text).map(|blank| (State::Placeholder, blank)));
    let says = |state: State| marks.iter().any(|(s, _)| *s == state);
    let state = if options.len() > 1 {
        State::Alternatives
    } else if says(State::Deleted) {
        State::Deleted
    } else {
        let order = [State::Open, State::Placeholder, State::Provisional, State::Agreed];
        order.into_iter().find(|s| says(*s)).unwrap_or_default()
    };
    let counts = |s: State| s == state || state == State::Alternatives && s == State::Open;
    let mut marks: Vec<Span> = marks.into_iter().filter(|(s, _)| counts(*s)).map(|(_, span)| span).collect();
    marks.sort_by_key(|m| (m.start, m.end));
    marks.dedup();
    if state != State::Alternatives {
        options.clear();
    }
    let of = |kinds: &[brackets::Kind]| groups.iter().filter(|g| kinds.contains(&g.kind)).collect::<Vec<_>>();
    let disputed = of(&[brackets::Kind::Disputed, brackets::Kind::Blank]);
    Status {
        state,
        marks,
        options,
        brackets: disputed.iter().map(|g| text[g.span.clone()].matches('[').count()).sum(),
        unbalanced: of(&[brackets::Kind::Unbalanced]).len(),
        origin: Origin::Computed,
    }
}

/// What stands in square brackets that mark disputed text or a blank, with the brackets, in order.
pub fn disputed(text: &str) -> Vec<Span> {
    let is_open =
        |group: &brackets::Group| matches!(group.kind, brackets::Kind::Disputed | brackets::Kind::Blank);
    brackets::groups(text).into_iter().filter(is_open).map(|group| group.span).collect()
}

/// The square brackets of a text that lack their partner.
pub fn unbalanced(text: &str) -> Vec<Span> {
    if !text.contains(['[', ']']) {
        return Vec::new();
    }
    let groups = brackets::groups(text).into_iter();
    groups.filter(|g| g.kind == brackets::Kind::Unbalanced).map(|g| g.span).collect()
}

/// What the phrases of a text say, with the words that say it. Brackets that hold nothing but
/// a remark, or an editor's note, are that and no dispute.
fn phrases(tokens: &Tokens, markers: &[Found], groups: &mut Vec<Group>) -> Vec<(State, Span)> {
    if markers.is_empty() {
        return Vec::new();
    }
    let bounds = sentences(tokens.text);
    let mut marks = Vec::new();
    let mut settled: Vec<usize> = Vec::new();
    for marker in markers {
        let span = tokens.cover(&marker.tokens);
        let class = MARKERS.class(marker);
        let holder = groups.partition_point(|g| g.span.end <= span.start);
        let holder =
            groups.get(holder).filter(|g| g.span.start < span.start).map(|g| (holder, g.inner.clone()));
        if class == "editor" {
            settled.extend(holder.map(|(i, _)| i));
            continue;
        }
        let sentence = bounds.partition_point(|s| s.end <= span.start);
        let sentence = bounds.get(sentence).cloned().unwrap_or(span.clone());
        let in_brackets = holder.as_ref().is_some_and(|(_, inner)| is_remark(tokens, inner, marker));
        let (name, weak) = class.split_once(" in a ").map_or((class, false), |(name, _)| (name, true));
        let Some(state) = state(name) else { continue };
        let in_remark =
            || in_brackets || in_parentheses(tokens, marker) || is_remark(tokens, &sentence, marker);
        if weak && !in_remark() && !(state == State::Open && is_about_a_question(tokens, &sentence, marker)) {
            continue;
        }
        if in_brackets {
            settled.extend(holder.map(|(i, _)| i));
        }
        marks.push((state, span));
    }
    settled.sort_unstable();
    settled.dedup();
    for group in settled.into_iter().rev() {
        groups.remove(group);
    }
    marks
}

fn state(class: &str) -> Option<State> {
    match class {
        "open" => Some(State::Open),
        "placeholder" => Some(State::Placeholder),
        "agreed" => Some(State::Agreed),
        "provisional" => Some(State::Provisional),
        "deleted" => Some(State::Deleted),
        _ => None,
    }
}

/// The tokens that begin in a span.
fn tokens_in(tokens: &Tokens, span: &Span) -> Range<usize> {
    let below = |at: usize| {
        let (mut low, mut high) = (0, tokens.len());
        while low < high {
            let middle = low.midpoint(high);
            if tokens.span(middle).start < at { low = middle + 1 } else { high = middle }
        }
        low
    };
    below(span.start)..below(span.end)
}

/// A remark is short.
const LONGEST_REMARK: usize = 16;

/// Whether a span holds nothing but a marker and words that remarks are made of.
fn is_remark(tokens: &Tokens, span: &Span, marker: &Found) -> bool {
    let inside = tokens_in(tokens, span);
    if inside.len() > LONGEST_REMARK {
        return false;
    }
    let known = |at: usize| {
        REMARKS.at(tokens, at).is_some_and(|f| REMARKS.class(&f) == "remark")
            || MARKERS.at(tokens, at).is_some()
    };
    let word = |at: &usize| tokens.kind(*at) == Kind::Word && !marker.tokens.contains(at);
    inside.filter(word).all(known)
}

/// `[date]`, `[Placeholder for a map]`: whether what stands in brackets is named and not written yet.
fn is_blank(tokens: &Tokens, inner: &Span) -> bool {
    let inside = tokens_in(tokens, inner);
    if inside.is_empty() {
        return false;
    }
    let named = REMARKS.at(tokens, inside.start);
    let opens = |found: Found| MARKERS.class(&found) == "placeholder" && found.tokens.start == inside.start;
    named.is_some_and(|f| REMARKS.class(&f) == "blank" && f.tokens.end >= inside.end)
        || MARKERS.at(tokens, inside.start).is_some_and(opens)
}

/// `(agreed)`: alone between parentheses.
fn in_parentheses(tokens: &Tokens, marker: &Found) -> bool {
    let before = marker.tokens.start.checked_sub(1);
    before.is_some_and(|t| tokens.is_mark(t, '(')) && tokens.is_mark(marker.tokens.end, ')')
}

/// Whether a sentence speaks of a question, an issue, a text, and lays down no duty. What is to be done about what
/// it calls open is none: "The status is still open and will be discussed." So it is where a name stands before
/// the marker alone: "The harbour: still open."
fn is_about_a_question(tokens: &Tokens, sentence: &Span, marker: &Found) -> bool {
    let inside = tokens_in(tokens, sentence);
    let (start, end) = (marker.tokens.start, marker.tokens.end);
    let is = |at: usize, class: &str| REMARKS.at(tokens, at).is_some_and(|f| REMARKS.class(&f) == class);
    let before = start.saturating_sub(2).max(inside.start)..start;
    let goes_on = || (end + usize::from(end < inside.end && tokens.is_mark(end, ','))..inside.end).next();
    let is_whole =
        goes_on().is_some_and(|next| is(next, "and")) && !before.into_iter().any(|at| is(at, "relative"));
    let clause = inside.start..if is_whole { end } else { inside.end };
    let duty = REMARKS.find_in(tokens, clause).iter().any(|f| REMARKS.class(f) == "duty");
    let is_label = start > inside.start
        && [':', '–', '—'].into_iter().any(|sign| tokens.is_mark(start - 1, sign))
        && (end..inside.end).all(|at| tokens.kind(at) == Kind::Mark);
    is_label || !duty && !TOPICS.find_in(tokens, inside).is_empty()
}

/// The options to choose from: adjacent brackets, the sides of a stroke in brackets, or texts
/// that are called options. The words "Option A" become marks.
fn options(
    tokens: &Tokens,
    markers: &[Found],
    groups: &[Group],
    marks: &mut Vec<(State, Span)>,
) -> Vec<Span> {
    let text = tokens.text;
    let named: Vec<&Found> =
        markers.iter().filter(|f| MARKERS.class(f) == "alternatives" && opens_option(tokens, f)).collect();
    if named.len() < 2 {
        let open = named.iter().map(|f| (State::Open, tokens.cover(&f.tokens)));
        marks.extend(open);
        return brackets::options(text, groups);
    }
    let starts: Vec<usize> = named.iter().map(|f| tokens.cover(&f.tokens).start).collect();
    marks.extend(named.iter().map(|f| (State::Alternatives, tokens.cover(&f.tokens))));
    let ends = starts[1..].iter().copied().chain([text.len()]);
    let option = |(start, end): (&usize, usize)| {
        // An option in brackets ends with them.
        let holder = groups.get(groups.partition_point(|g| g.span.end <= *start));
        let holder = holder.filter(|g| g.span.start < *start);
        let end = holder.map_or(end, |g| g.inner.end.min(end));
        let inner = text[*start..end].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']'));
        *start..*start + inner.len()
    };
    starts.iter().zip(ends).map(option).collect()
}

/// Whether "Option A" names the text that follows it: it begins a sentence, a line or a bracket,
/// or a colon follows.
fn opens_option(tokens: &Tokens, found: &Found) -> bool {
    let before = found.tokens.start.checked_sub(1).map_or("", |t| tokens.printed(t));
    let next = if found.tokens.end < tokens.len() { tokens.printed(found.tokens.end) } else { "" };
    let line =
        tokens.text[..tokens.span(found.tokens.start).start].trim_end_matches([' ', '\t']).ends_with('\n');
    matches!(next, ":" | ")" | "." | "—" | "–" | "-")
        || matches!(before, "" | "[" | "." | ":" | ";" | "(")
        || line
}

/// Blanks to be filled in: three underscores or more.
fn blanks(text: &str) -> impl Iterator<Item = Span> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(offset) = bytes[at..].iter().position(|b| *b == b'_') {
            let start = at + offset;
            let length = bytes[start..].iter().take_while(|b| **b == b'_').count();
            at = start + length;
            if length > 2 {
                return Some(start..at);
            }
        }
        at = bytes.len();
        None
    })
}
