//! What the colours of a document say of its points, once the reader has said what each colour means.

use crate::model::{Draft, MarkupKind, Span, State, Status};
use std::collections::BTreeMap;

/// The name under which text without any colour is kept among the meanings.
pub const NONE: &str = "";

/// The colours on which text of a draft stands, with how many bytes of it, the most used first.
pub fn found(draft: &Draft) -> Vec<(String, usize)> {
    let mut bytes: BTreeMap<&str, usize> = BTreeMap::new();
    for mark in &draft.marks {
        if let MarkupKind::Highlight { colour } = &mark.kind {
            *bytes.entry(colour).or_default() += mark.span.len();
        }
    }
    let mut found: Vec<(String, usize)> = bytes.into_iter().map(|(c, n)| (c.to_owned(), n)).collect();
    found.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    found
}

/// What a colour means in drafts of the World Health Organization: green is agreed in plenary, yellow
/// provisionally, in a working group; what has no colour, and every other one, is not agreed.
pub fn who(colour: &str) -> State {
    let channel = |at: usize| colour.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
    let (Some(red), Some(green), Some(blue)) = (channel(1), channel(3), channel(5)) else {
        return State::Open;
    };
    let is_green = green > red && green > blue;
    let is_yellow = red.abs_diff(green) < 80 && red.min(green) > blue.saturating_add(60);
    match (is_green, is_yellow) {
        (true, _) => State::Agreed,
        (_, true) => State::Provisional,
        _ => State::Open,
    }
}

/// Lays the meanings of colours over the statuses that the words of the points give. Words come first;
/// of several colours in a point the one of an unsettled state counts, and else the one of most text.
pub(super) fn lay_over(draft: &Draft, statuses: &mut [Status], meanings: &BTreeMap<String, State>) {
    let coloured = draft.marks.iter().any(|mark| matches!(mark.kind, MarkupKind::Highlight { .. }));
    if meanings.is_empty() || !coloured {
        return;
    }
    for (point, status) in draft.points.iter().zip(statuses) {
        if status.state == State::Plain
            && point.is_provision()
            && let Some((state, marks)) = of_point(draft, &point.body, meanings)
        {
            status.state = state;
            status.marks = marks;
        }
    }
}

fn of_point(draft: &Draft, body: &Span, meanings: &BTreeMap<String, State>) -> Option<(State, Vec<Span>)> {
    let mut by_state: BTreeMap<State, Vec<Span>> = BTreeMap::new();
    let mut at = body.start;
    for mark in &draft.marks {
        let MarkupKind::Highlight { colour } = &mark.kind else { continue };
        let span = mark.span.start.max(at)..mark.span.end.min(body.end);
        if span.start >= span.end {
            continue;
        }
        at = span.end;
        if let Some(state) = meanings.get(colour) {
            by_state.entry(*state).or_default().push(span);
        }
    }
    let length = |spans: &[Span]| spans.iter().map(Span::len).sum::<usize>();
    let covered: usize = by_state.values().map(|spans| length(spans)).sum();
    if covered * 2 < body.len() {
        let unsettled = by_state.into_iter().find(|(state, _)| state.is_unresolved());
        return unsettled.or_else(|| meanings.get(NONE).map(|state| (*state, Vec::new())));
    }
    let most = by_state.into_iter().max_by_key(|(state, spans)| (state.is_unresolved(), length(spans)));
    most.filter(|(state, _)| *state != State::Plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DraftId, Markup};

    /// The states of points whose text stands on colours: `g` green, `y` yellow, `r` red, a space for none.
    fn check(text: &str, colours: &str, expected: &[State]) {
        let source = crate::import::read(text.as_bytes(), "draft.txt").expect("a text");
        let mut draft = crate::segment::segment(source, DraftId(0), None);
        draft.marks = colours
            .char_indices()
            .filter_map(|(at, letter)| {
                let colour = match letter {
                    'g' => "#00ff00",
                    'y' => "#ffff00",
                    'r' => "#ff0000",
                    _ => return None,
                };
                Some(Markup { span: at..at + 1, kind: MarkupKind::Highlight { colour: colour.to_owned() } })
            })
            .collect();
        let mut meanings: BTreeMap<String, State> = BTreeMap::from([(NONE.to_owned(), who(NONE))]);
        meanings.extend(found(&draft).into_iter().map(|(colour, _)| (colour.clone(), who(&colour))));
        let mut statuses = super::super::statuses(&draft);
        lay_over(&draft, &mut statuses, &meanings);
        let states: Vec<State> = statuses.iter().map(|status| status.state).collect();
        assert_eq!(states, expected, "{text}");
    }

    #[test]
    fn colours_are_read_as_in_geneva() {
        use State::{Agreed, Open, Provisional};
        let text = "1. Fire ceases.\n2. Grain leaves.\n3. Courts judge.\n4. Ships sail.";
        let colours = "   gggggggggggg    yyyyyyyyyyyyy                       ggggggrrrrr";
        check(text, colours, &[Agreed, Provisional, Open, Open]);
        check(text, "", &[State::Plain; 4]);
    }
}
