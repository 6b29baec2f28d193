//! Two texts in different languages: what they can be compared by, by kind and value.
//!
//! Words say nothing there. What both texts mention is searched for as for the signals, brought into a form
//! that is the same in all languages, and paired: first what says the same, then what says something else of
//! the same kind. Of what only one text has, some says nothing, because languages differ in whether they
//! express it (the plain future of a plan); some is told and does not count (`after signature`); the rest counts.

use super::signals::KINDS;
use super::signals::dates::PART;
use super::signals::figures::ORDINAL;
use super::signals::mentions::{Mention, UNKNOWN, mentions};
use super::{Answers, same_words};
use crate::model::{
    Change, Compared, Form, Matter, Op, Origin, Redline, Signal, SignalKind, Span, Standing, Tag, Wording,
};
use crate::text::latin::{may_be_one, sound};
use crate::text::tokens::{Kind, Tokens};
use foldhash::{HashSet, HashSetExt};
use std::ops::Range;

/// One thing compared, and whether it counts where it differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The thing.
    pub compared: Compared,
    /// Whether the texts differ in substance where it is not the same in both.
    pub counts: bool,
}

/// What changed from one text to another in a different language; all spans point into the two texts given.
pub fn judge_across(before: &str, after: &str, answers: &Answers) -> Change {
    let whole = (0..before.len(), 0..after.len());
    let same = same_words(before, after);
    change(&findings(before, after, answers), &whole, same)
}

/// A change between two stretches of text, in the same words or in different languages, from what was found.
pub fn change(findings: &[Finding], (before, after): &(Span, Span), same: bool) -> Change {
    let differs = |finding: &&Finding| finding.counts && finding.compared.standing != Standing::Same;
    let signal = |finding: &Finding| {
        let Compared { matter, before, after, .. } = &finding.compared;
        let Matter::Signal(kind) = *matter else { return None };
        Some(Signal { kind, before: before.clone(), after: after.clone() })
    };
    let redline = match same {
        true => vec![Op { tag: Tag::Equal, before: before.clone(), after: after.clone() }],
        false => vec![
            Op { tag: Tag::Delete, before: before.clone(), after: after.start..after.start },
            Op { tag: Tag::Insert, before: before.end..before.end, after: after.clone() },
        ],
    };
    let is_there = |op: &Op| !op.before.is_empty() || !op.after.is_empty();
    Change {
        wording: match findings.iter().any(|finding| differs(&finding)) {
            true => Wording::Substantive,
            false if same => Wording::Unchanged,
            false => Wording::Translated,
        },
        origin: Origin::Computed,
        signals: findings.iter().filter(differs).filter_map(signal).collect(),
        redline: Redline { ops: redline.into_iter().filter(is_there).collect() },
        compared: Some(findings.iter().map(|finding| finding.compared.clone()).collect()),
    }
}

/// Texts that share so much of their longer words are in one language, whatever was found of their drafts.
pub fn share_words(before: &str, after: &str) -> bool {
    let words = |text: &str| -> HashSet<String> {
        let tokens = Tokens::new(text);
        let long = |&token: &usize| {
            tokens.kind(token) == Kind::Word && tokens.folded(token).chars().count() >= LONG_WORD
        };
        (0..tokens.len()).filter(long).map(|token| tokens.folded(token).to_owned()).collect()
    };
    let (before, after) = (words(before), words(after));
    let shared = before.intersection(&after).count();
    let fewer = before.len().min(after.len());
    fewer >= FEWEST_WORDS && 3 * shared >= 2 * fewer
}

/// Words of fewer letters are alike in many languages.
const LONG_WORD: usize = 4;

/// In texts of fewer words those shared may be names.
const FEWEST_WORDS: usize = 4;

/// What two texts can be compared by, in the order of the text before, then of the text after.
pub fn findings(before: &str, after: &str, answers: &Answers) -> Vec<Finding> {
    let (before, after) = (Tokens::new(before), Tokens::new(after));
    let mut sides = Sides { old: Side::new(&before), new: Side::new(&after), found: Vec::new() };
    for kind in KINDS {
        sides.settle(kind, answers);
    }
    sides.names();
    let mut found = sides.found;
    found.sort_by_key(|finding| {
        let Compared { matter, before, after, .. } = &finding.compared;
        let only_after = before.is_empty();
        (only_after, before.start, after.start, *matter, before.end, after.end)
    });
    found
}

/// One of the two texts and what it mentions.
struct Side<'t> {
    tokens: &'t Tokens<'t>,
    mentions: Vec<Mention>,
}

impl<'t> Side<'t> {
    fn new(tokens: &'t Tokens<'t>) -> Self {
        let all = mentions(tokens, &(0..tokens.len()));
        let mut side = Side { tokens, mentions: all.into_iter().filter_map(comparable).collect() };
        side.mentions.sort_by_key(|mention| (mention.tokens.start, mention.tokens.end));
        side.conditions();
        side.one_negation();
        side
    }

    /// The mentions of a kind.
    fn of(&self, kind: SignalKind) -> Vec<Mention> {
        let mut seen = HashSet::new();
        let own = self.mentions.iter().filter(|mention| mention.kind == kind);
        own.filter(|mention| !is_told_once(kind) || seen.insert(mention.key.clone())).cloned().collect()
    }

    /// Reads conditions as they are said in any language: "if it does not" is "unless", and the "not" in it is a part
    /// of it. That something holds until a date is said by the date.
    fn conditions(&mut self) {
        let at =
            |kind: SignalKind| self.mentions.iter().filter(move |m| m.kind == kind).map(|m| m.tokens.clone());
        let not: Vec<Range<usize>> = at(SignalKind::Negation).collect();
        let times: Vec<Range<usize>> = at(SignalKind::Date).chain(at(SignalKind::Duration)).collect();
        let holds = |all: &[Range<usize>], clause: &Range<usize>| {
            all.iter().any(|own| clause.start <= own.start && own.end <= clause.end)
        };
        let mut spoken: Vec<Range<usize>> = Vec::new();
        for mention in self.mentions.iter_mut().filter(|m| m.kind == SignalKind::Condition) {
            if matches!(mention.key.as_str(), "if" | "unless") && holds(&not, &mention.tokens) {
                mention.key = "unless".to_owned();
                spoken.push(mention.tokens.clone());
            }
        }
        self.mentions.retain(|mention| {
            let own = &mention.tokens;
            match mention.kind {
                SignalKind::Negation => {
                    !spoken.iter().any(|clause| clause.start <= own.start && own.end <= clause.end)
                }
                SignalKind::Condition => mention.key != "when" || !holds(&times, own),
                SignalKind::Scope => {
                    !times.iter().any(|time| time.contains(&own.end) || time.contains(&own.start))
                }
                _ => true,
            }
        });
    }

    /// Leaves one of several negations in a clause: "ніхто не може", "ne … pas".
    fn one_negation(&mut self) {
        let mut last: Option<usize> = None;
        let tokens = self.tokens;
        self.mentions.retain(|mention| {
            if mention.kind != SignalKind::Negation {
                return true;
            }
            let at = mention.tokens.start;
            let apart = |from: usize| at - from > CLAUSE || (from..at).any(|t| tokens.kind(t) == Kind::Mark);
            let new = last.is_none_or(apart);
            last = Some(at);
            new
        });
    }

    /// Whether a negation only says how: "without hindrance" is "freely".
    fn is_without(&self, mention: &Mention) -> bool {
        let words = ["without", "без", "ohne", "sans", "sin"];
        mention.kind == SignalKind::Negation && words.contains(&self.tokens.folded(mention.tokens.start))
    }

    /// Capitalised words inside a sentence that no table knows, by their sound.
    fn names(&self) -> Vec<(usize, String)> {
        let known = |at: usize| {
            let names = [SignalKind::Party, SignalKind::Place, SignalKind::Date, SignalKind::Quantity];
            self.mentions.iter().any(|m| names.contains(&m.kind) && m.tokens.contains(&at))
        };
        let is_name = |&at: &usize| {
            self.tokens.kind(at) == Kind::Word
                && self.tokens.kind(at - 1) != Kind::Mark
                && self.tokens.printed(at).chars().next().is_some_and(char::is_uppercase)
                && !known(at)
        };
        let mut seen = HashSet::new();
        let names = (1..self.tokens.len()).filter(is_name).map(|at| (at, sound(self.tokens.printed(at))));
        names.filter(|(_, name)| name.chars().count() >= SOUND && seen.insert(name.clone())).collect()
    }
}

/// Negations that are so near each other, in tokens, with no mark between them, are one.
const CLAUSE: usize = 5;

/// A name has so many consonants that it does not sound like another by chance.
const SOUND: usize = 3;

/// A mention as it can be held against one in another language.
fn comparable(mention: Mention) -> Option<Mention> {
    match mention.kind {
        // What is forbidden is what shall not be.
        SignalKind::Modality if mention.key == "prohibition" => {
            Some(Mention::new(SignalKind::Negation, "negation".to_owned(), mention.tokens))
        }
        SignalKind::Modality => {
            let key = match mention.key.as_str() {
                "undertaking" => "obligation",
                "ability" => "permission",
                key => key,
            };
            Some(Mention { key: key.to_owned(), ..mention })
        }
        SignalKind::Negation => (mention.key != "inside a word").then_some(mention),
        SignalKind::Condition => {
            let key = match mention.key.as_str() {
                "if" | "provided that" | "subject to" => "if",
                key => key,
            };
            Some(Mention { key: key.to_owned(), content: Vec::new(), ..mention })
        }
        SignalKind::Scope => {
            let limits = ["at least", "at most", "more than", "less than"];
            limits.contains(&mention.key.as_str()).then_some(mention)
        }
        SignalKind::Place => (mention.unit.as_deref() != Some(UNKNOWN)).then_some(mention),
        SignalKind::CrossReference => (!mention.content.is_empty()).then_some(mention),
        _ => Some(mention),
    }
}

/// Whether a second mention of the same adds nothing to the first.
fn is_told_once(kind: SignalKind) -> bool {
    !matches!(kind, SignalKind::Quantity | SignalKind::Date | SignalKind::Duration | SignalKind::Negation)
}

struct Sides<'t> {
    old: Side<'t>,
    new: Side<'t>,
    found: Vec<Finding>,
}

type Fits<'a> = &'a dyn Fn(&Mention, &Mention) -> bool;

impl Sides<'_> {
    /// Pairs the mentions of one kind.
    fn settle(&mut self, kind: SignalKind, answers: &Answers) {
        let (mut old, mut new) = (self.old.of(kind), self.new.of(kind));
        let equal = |a: &Mention, b: &Mention| a.says_same(b, answers);
        let any = |_: &Mention, _: &Mention| true;
        let same: [Fits; 2] = match kind {
            SignalKind::Quantity => [&equal, &is_same_share],
            SignalKind::Date => [&equal, &is_same_date],
            SignalKind::Duration => [&equal, &is_same_length],
            _ => [&equal, &equal],
        };
        let differs: [Fits; 2] = match kind {
            SignalKind::Quantity => [&|a, b| a.unit == b.unit, &|a, b| is_ordinal(a) == is_ordinal(b)],
            SignalKind::Date | SignalKind::Duration | SignalKind::Modality | SignalKind::Scope => {
                [&any, &any]
            }
            SignalKind::Condition => {
                [&|a, b| is_weighty(a) && is_weighty(b), &|a, b| !is_weighty(a) && !is_weighty(b)]
            }
            SignalKind::CrossReference => [&|a, b| a.key == b.key, &|a, b| a.key == b.key],
            _ => [&|_, _| false, &|_, _| false],
        };
        for (fits, standing) in same
            .map(|fits| (fits, Standing::Same))
            .into_iter()
            .chain(differs.map(|fits| (fits, Standing::Differs)))
        {
            for (a, b) in pair(&mut old, &mut new, fits) {
                let counts = kind != SignalKind::Condition || is_weighty(&a);
                let spans =
                    [self.old.tokens.cover(&a.shown_beside(&b)), self.new.tokens.cover(&b.shown_beside(&a))];
                self.add(Matter::Signal(kind), spans, standing, counts);
            }
        }
        for a in old.iter().filter(|a| !goes_without_saying(a)) {
            let span = self.old.tokens.cover(&a.tokens);
            let counts = is_weighty(a) && !self.old.is_without(a);
            self.add(Matter::Signal(kind), [span, 0..0], Standing::OnlyBefore, counts);
        }
        for b in new.iter().filter(|b| !goes_without_saying(b)) {
            let span = self.new.tokens.cover(&b.tokens);
            let counts = is_weighty(b) && !self.new.is_without(b);
            self.add(Matter::Signal(kind), [0..0, span], Standing::OnlyAfter, counts);
        }
    }

    /// Pairs the names that no table knows. One that finds no partner may be any word with a capital.
    fn names(&mut self) {
        let (old, mut new) = (self.old.names(), self.new.names());
        for (at, name) in old {
            let Some(partner) = new.iter().position(|(_, other)| may_be_one(&name, other)) else { continue };
            let (other, _) = new.remove(partner);
            let spans = [self.old.tokens.span(at), self.new.tokens.span(other)];
            self.add(Matter::Form(Form::Name), spans, Standing::Same, false);
        }
    }

    fn add(&mut self, matter: Matter, [before, after]: [Span; 2], standing: Standing, counts: bool) {
        let compared = Compared { matter, before, after, standing };
        self.found.push(Finding { compared, counts });
    }
}

/// Takes out of both lists, in order, each before with the first after that fits it.
fn pair(old: &mut Vec<Mention>, new: &mut Vec<Mention>, fits: Fits) -> Vec<(Mention, Mention)> {
    let mut pairs = Vec::new();
    let mut taken = vec![false; new.len()];
    old.retain(|a| {
        let free = (0..new.len()).filter(|&b| !taken[b]).take(MOST_CANDIDATES);
        let Some(b) = free.into_iter().find(|&b| fits(a, &new[b])) else { return true };
        taken[b] = true;
        pairs.push((a.clone(), new[b].clone()));
        false
    });
    let mut taken = taken.into_iter();
    new.retain(|_| !taken.next().unwrap_or(false));
    pairs
}

/// How many mentions are tried for one of the other side.
const MOST_CANDIDATES: usize = 200;

fn is_ordinal(mention: &Mention) -> bool {
    mention.unit.as_deref() == Some(ORDINAL)
}

/// Whether one is a share in hundredths and the other the same share of one: 50 % and half.
fn is_same_share(one: &Mention, other: &Mention) -> bool {
    let value = |mention: &Mention| mention.key.parse::<u128>().ok();
    let (Some(a), Some(b)) = (value(one), value(other)) else { return false };
    let is_percent = |mention: &Mention| mention.unit.as_deref() == Some("percent");
    is_percent(one) && other.unit.is_none() && Some(a) == b.checked_mul(100)
        || is_percent(other) && one.unit.is_none() && Some(b) == a.checked_mul(100)
}

/// Whether two dates name one day, where one of them leaves a part of it out.
fn is_same_date(one: &Mention, other: &Mention) -> bool {
    let parts = |key: &str| {
        key.split(PART).next().unwrap_or_default().split('-').map(str::to_owned).collect::<Vec<_>>()
    };
    let (a, b) = (parts(&one.key), parts(&other.key));
    let rest = |key: &str| key.split_once(PART).map(|(_, part)| part.to_owned());
    let fits = |(a, b): (&String, &String)| a == b || a.is_empty() || b.is_empty();
    let shared = a.iter().zip(&b).filter(|(a, b)| a == b && !a.is_empty()).count();
    a.len() == b.len() && a.iter().zip(&b).all(fits) && shared > 1 && rest(&one.key) == rest(&other.key)
}

/// Whether two lengths of time are the same, where one does not say how it is meant.
fn is_same_length(one: &Mention, other: &Mention) -> bool {
    let split = |key: &str| {
        let mut parts = key.rsplitn(3, ' ').map(str::to_owned);
        let (measure, length) = (parts.next()?, parts.next()?);
        length
            .starts_with(|c: char| c.is_ascii_digit())
            .then(|| (length, measure, parts.next().unwrap_or_default()))
    };
    let (Some(a), Some(b)) = (split(&one.key), split(&other.key)) else { return false };
    (&a.0, &a.1) == (&b.0, &b.1) && (a.2.is_empty() || b.2.is_empty())
}

/// Whether what only one text has counts: languages differ in how they say when something is to be.
fn is_weighty(mention: &Mention) -> bool {
    match mention.kind {
        SignalKind::Condition => {
            !matches!(mention.key.as_str(), "when" | "wartime" | "notwithstanding" | "without prejudice")
        }
        SignalKind::Scope => false,
        _ => true,
    }
}

/// Whether what only one text has says nothing: the plain future of a plan, the first of several.
fn goes_without_saying(mention: &Mention) -> bool {
    match mention.kind {
        SignalKind::Quantity => is_ordinal(mention),
        SignalKind::Modality => mention.key == "obligation",
        _ => false,
    }
}
