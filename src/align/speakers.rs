//! Who says a statement of an article: the name beside a verb of speech, also where it is only
//! "she", "the minister" or a quotation that goes on.
//!
//! The words are data (`speech.txt`).

use super::evidence::SPEECH;
use crate::model::Span;
use crate::text::phrases::Found;
use crate::text::tokens::{Kind, Tokens};
use std::ops::Range;

/// No name has more words: "Bresk's chief negotiator Ivo Karsk".
const LONGEST_NAME: usize = 7;

/// Who says a statement.
#[derive(Clone, Debug, Default)]
pub(super) struct Spoken {
    /// The speaker, wherever in the article that one is named.
    pub(super) who: Option<Span>,
    /// The words of this statement that name the speaker.
    pub(super) here: Option<Span>,
}

/// Who has spoken so far in an article, statement by statement.
#[derive(Default)]
pub(super) struct Speakers {
    /// The last one who spoke, as a span of the article.
    last: Option<Span>,
    /// Those who were introduced by a small word, "minister Mara Venn".
    people: Vec<Person>,
    /// Whether a quotation is still open.
    quoting: bool,
}

/// Somebody whom an article introduced.
struct Person {
    /// The small word: `minister`.
    role: String,
    /// The words of the whole introduction, folded.
    words: Vec<String>,
    /// The introduction, as a span of the article.
    span: Span,
}

impl Speakers {
    /// Who says the next statement of the article, which begins at `start`.
    pub(super) fn next(&mut self, tokens: &Tokens, found: &[Found], start: usize) -> Spoken {
        let at = |name: &Range<usize>| {
            let span = tokens.cover(name);
            span.start + start..span.end + start
        };
        let implied = |f: &Found| SPEECH.class(f) == "says he";
        let goes_on = self.quoting || opens_with_quote(tokens);
        self.quoting = still_quoting(tokens.text, self.quoting);
        self.introduce(tokens, &at);
        let speaks = |f: &&Found| SPEECH.class(f).starts_with("says") && !implied(f);
        let verbs: Vec<Range<usize>> = found.iter().filter(speaks).map(|f| f.tokens.clone()).collect();
        if let Some(name) = verbs.iter().find_map(|verb| beside(tokens, verb)) {
            let here = at(&name);
            self.last = Some(self.known(tokens, &name).unwrap_or(here.clone()));
            return Spoken { who: self.last.clone(), here: Some(here) };
        }
        let by_pronoun = verbs.iter().any(|verb| pronoun_beside(tokens, verb)) || found.iter().any(implied);
        let by_quote = goes_on && verbs.is_empty();
        // "…", додала. The verb alone, beside a quotation.
        let bare = goes_on && verbs.iter().any(|verb| verb.end + 2 >= tokens.len());
        let who = self.last.clone().filter(|_| by_pronoun || by_quote || bare);
        Spoken { who, here: None }
    }

    /// Remembers people who are introduced with a small word: "foreign minister Mara Venn".
    fn introduce(&mut self, tokens: &Tokens, at: &impl Fn(&Range<usize>) -> Span) {
        let mut token = 0;
        while token < tokens.len() {
            let Some(role) = role(tokens, token) else {
                token += 1;
                continue;
            };
            let after = role.end + usize::from(tokens.is_mark(role.end, ','));
            let end = (after..tokens.len()).take_while(|&t| is_given(tokens, t)).last();
            token = role.end;
            let Some(end) = end.filter(|end| *end < after + LONGEST_NAME) else { continue };
            // What stands before it belongs to it: "Ukrainian President Volodymyr Zelenskyy".
            let start =
                (0..role.start).rev().take_while(|&t| is_part(tokens, t)).last().unwrap_or(role.start);
            let name = if after == role.end { start..end + 1 } else { after..end + 1 };
            let person = Person {
                role: tokens.folded(role.end - 1).to_owned(),
                words: (start..end + 1).map(|t| tokens.folded(t).to_owned()).collect(),
                span: at(&name),
            };
            self.people.retain(|known| known.role != person.role || known.words != person.words);
            self.people.push(person);
            if self.last.is_none() {
                self.last = Some(at(&name));
            }
            token = end + 1;
        }
    }

    /// The person whom a small word without a name means: "the minister" is the last one introduced so.
    fn known(&self, tokens: &Tokens, name: &Range<usize>) -> Option<Span> {
        let said = |t: usize| tokens.folded(t).to_owned();
        let roles: Vec<String> = name.clone().filter(|&t| is_role(tokens, t)).map(said).collect();
        let own =
            name.clone().filter(|&t| is_given(tokens, t) && !is_role(tokens, t) && !is_possessive(tokens, t));
        let own: Vec<String> = own.map(said).collect();
        let is_it = |person: &&Person| {
            roles.contains(&person.role) && own.iter().all(|word| person.words.contains(word))
        };
        self.people.iter().rev().find(is_it).map(|person| person.span.clone())
    }
}

fn role(tokens: &Tokens, at: usize) -> Option<Range<usize>> {
    SPEECH.at(tokens, at).filter(|f| SPEECH.class(f) == "somebody").map(|f| f.tokens)
}

fn is_role(tokens: &Tokens, at: usize) -> bool {
    role(tokens, at).is_some()
}

fn is_class(tokens: &Tokens, at: usize, class: &str) -> bool {
    at < tokens.len() && SPEECH.at(tokens, at).is_some_and(|f| SPEECH.class(&f) == class)
}

/// A word with a capital that is no small word of the table.
fn is_given(tokens: &Tokens, at: usize) -> bool {
    tokens.kind(at) == Kind::Word
        && tokens.printed(at).starts_with(char::is_uppercase)
        && SPEECH.at(tokens, at).is_none_or(|f| SPEECH.class(&f) == "somebody")
}

/// "Ukraine's" in "Ukraine's president": a country, not the speaker.
fn is_possessive(tokens: &Tokens, at: usize) -> bool {
    tokens.printed(at).ends_with("'s") || tokens.printed(at).ends_with("’s")
}

fn is_part(tokens: &Tokens, at: usize) -> bool {
    is_given(tokens, at) || is_role(tokens, at)
}

/// The name before or behind a verb of speech.
fn beside(tokens: &Tokens, verb: &Range<usize>) -> Option<Range<usize>> {
    before(tokens, verb.start).or_else(|| behind(tokens, verb.end)).filter(|name| name.len() <= LONGEST_NAME)
}

fn before(tokens: &Tokens, verb: usize) -> Option<Range<usize>> {
    let mut end = verb;
    while end > 0 && is_class(tokens, end - 1, "between") {
        end -= 1;
    }
    let closes = end > 0 && tokens.is_mark(end - 1, ',');
    let name_end = end - usize::from(closes);
    let first = (0..name_end).rev().take_while(|&t| is_part(tokens, t)).last()?;
    // A comma closes only what another opened: ", Elin Marr, ruled out".
    if closes && !(first > 0 && tokens.is_mark(first - 1, ',')) {
        return None;
    }
    // "a spokesperson for the League": the word before the place is the speaker.
    let article = usize::from(first > 0 && is_class(tokens, first - 1, "article"));
    let of = first.checked_sub(1 + article).filter(|&t| is_class(tokens, t, "of"));
    let holder = of.and_then(|t| t.checked_sub(1)).filter(|&t| is_role(tokens, t));
    let first = match holder {
        Some(holder) => (0..=holder).rev().take_while(|&t| is_part(tokens, t)).last().unwrap_or(holder),
        None => first,
    };
    Some(first..name_end)
}

fn behind(tokens: &Tokens, verb: usize) -> Option<Range<usize>> {
    let mut start = verb;
    while is_class(tokens, start, "article") || is_class(tokens, start, "between") {
        start += 1;
    }
    let last = (start..tokens.len()).take_while(|&t| is_part(tokens, t)).last()?;
    let role_first = is_role(tokens, last) && tokens.is_mark(last + 1, ',');
    let named = (last + 2..tokens.len()).take_while(|&t| role_first && is_given(tokens, t)).last();
    Some(start..named.unwrap_or(last) + 1)
}

fn pronoun_beside(tokens: &Tokens, verb: &Range<usize>) -> bool {
    let mut before = verb.start;
    while before > 0 && is_class(tokens, before - 1, "between") {
        before -= 1;
    }
    before > 0 && is_class(tokens, before - 1, "pronoun") || is_class(tokens, verb.end, "pronoun")
}

fn opens_with_quote(tokens: &Tokens) -> bool {
    ['"', '“', '«', '„', '\u{201d}'].iter().any(|&mark| tokens.is_mark(0, mark))
}

/// Whether a quotation that is open, or opens here, goes on behind the statement.
fn still_quoting(text: &str, mut open: bool) -> bool {
    for c in text.chars() {
        match c {
            '“' | '«' | '„' => open = true,
            '”' | '»' => open = false,
            '"' => open = !open,
            _ => {}
        }
    }
    open
}
