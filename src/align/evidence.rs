//! Statements of an article ↔ the points they speak about.

use super::reader::Reader;
use super::sides::{extent, read};
use super::similarity::overlap;
use super::units::{Bag, Unit};
use crate::model::{At, Draft, Span, Stance};
use crate::text::phrases::Phrases;
use crate::text::tokens::{Kind, Tokens};
use std::sync::{Arc, LazyLock};

static SPEECH: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("speech.txt")));

/// What words a statement and a point must share, by weight: two rare ones, or three that are not so rare.
const SHARED: f32 = 5.5;
/// How much of the statement they must be; a long sentence touches many points in passing.
const SHARE: f32 = 0.17;
/// How near to the best point of its draft another must come to be meant as well.
const AS_WELL: f32 = 0.95;

/// What one statement says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// The top-level points it speaks about, the best fitting first, with how well each fits, from 0 to 1.
    pub about: Vec<(At, f32)>,
    /// Who says so, as a span of the article's text.
    pub speaker: Option<Span>,
    /// What it says of them by its verbs; `None` where it merely reports.
    pub stance: Option<Stance>,
}

/// What each statement of an article says about the points of the drafts, in order.
///
/// A statement speaks about a point when they share enough rare words: rare among all points,
/// so that the names of the parties count little. "The 20-point draft" means the draft of so
/// many points, and no other.
pub fn evidence(article: &Draft, drafts: &[Arc<Draft>]) -> Vec<Said> {
    let mut reader = Reader::default();
    let own: Vec<Vec<Bag>> = drafts.iter().map(|draft| read(&mut reader, draft)).collect();
    let language = article.language.as_deref();
    let said: Vec<Bag> =
        article.points.iter().map(|p| reader.read(article.slice(&p.body), language)).collect();
    let weigher = reader.weigh(own.iter().flatten().filter(|bag| !bag.is_empty()));
    let tops = |d: &Draft| {
        (0..d.points.len()).filter(|&p| d.points[p].depth == 0 && d.points[p].is_provision()).collect()
    };
    let tops: Vec<Vec<usize>> = drafts.iter().map(|d| tops(d)).collect();
    let units: Vec<Vec<Unit>> = drafts
        .iter()
        .zip(&own)
        .zip(&tops)
        .map(|((d, own), tops)| tops.iter().map(|&p| weigher.unit(extent(d, own, p))).collect())
        .collect();
    let statement = |(index, bag): (usize, Bag)| {
        let unit = weigher.unit(bag);
        let body = &article.points[index].body;
        let tokens = Tokens::new(article.slice(body));
        let count = points_named(&tokens);
        let mut about: Vec<(At, f32)> = Vec::new();
        for (draft, units) in units.iter().enumerate() {
            if count.is_some_and(|n| drafts.len() > 1 && tops[draft].len() != n) {
                continue;
            }
            about.extend(
                fitting(&unit, units).into_iter().map(|(i, s)| (At { draft, point: tops[draft][i] }, s)),
            );
        }
        about.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let speaker = speaker(&tokens).map(|s| s.start + body.start..s.end + body.start);
        Said { about, speaker, stance: stance(&tokens) }
    };
    said.into_iter().enumerate().map(statement).collect()
}

/// The points of one draft that a statement speaks about.
fn fitting(statement: &Unit, points: &[Unit]) -> Vec<(usize, f32)> {
    let fit = |point: &Unit| {
        let shared = overlap(&statement.words, &point.words).1;
        let share = if statement.words.mass > 0.0 { shared / statement.words.mass } else { 0.0 };
        if shared >= SHARED && share >= SHARE { share.min(1.0) } else { 0.0 }
    };
    let fits: Vec<f32> = points.iter().map(fit).collect();
    let best = fits.iter().copied().fold(0.0, f32::max);
    let meant = |(_, fit): &(usize, f32)| *fit > 0.0 && *fit >= best * AS_WELL;
    fits.into_iter().enumerate().filter(meant).collect()
}

/// The number in "the 20-point draft", where only one is named.
fn points_named(tokens: &Tokens) -> Option<usize> {
    let mut named = SPEECH.find(tokens).into_iter().filter(|f| SPEECH.class(f) == "of so many points");
    let number = |f: crate::text::phrases::Found| {
        let digits =
            |t: usize| tokens.printed(t).chars().take_while(char::is_ascii_digit).collect::<String>();
        f.tokens.filter_map(|t| digits(t).parse().ok()).next()
    };
    let first = named.next().and_then(number);
    if named.next().is_some() { None } else { first }
}

fn stance(tokens: &Tokens) -> Option<Stance> {
    let found = SPEECH.find(tokens);
    found.iter().find_map(|f| match SPEECH.class(f) {
        "open" => Some(Stance::Open),
        "rejected" => Some(Stance::Rejected),
        "agreed" => Some(Stance::Agreed),
        _ => None,
    })
}

/// The name beside a verb of speech: "Volodymyr Zelenskyy said", "said Zelenskyy", "according to the president".
fn speaker(tokens: &Tokens) -> Option<Span> {
    let found = SPEECH.find(tokens);
    let verbs = found.iter().filter(|f| SPEECH.class(f) == "says").map(|f| f.tokens.clone());
    let is_role = |t: usize| SPEECH.at(tokens, t).is_some_and(|f| SPEECH.class(&f) == "somebody");
    let is_name = |t: usize| {
        tokens.kind(t) == Kind::Word && (tokens.printed(t).starts_with(char::is_uppercase) || is_role(t))
    };
    let told = |verb: std::ops::Range<usize>| {
        let first = (0..verb.start).rev().take_while(|&t| is_name(t)).last();
        let before = first.map(|first| first..verb.start);
        let start = verb.end + usize::from(verb.end < tokens.len() && tokens.folded(verb.end) == "the");
        let last = (start..tokens.len()).take_while(|&t| is_name(t)).last();
        let after = last.map(|last| start..last + 1);
        before.or(after).filter(|name| name.len() <= 6).map(|name| tokens.cover(&name))
    };
    verbs.into_iter().find_map(told)
}
