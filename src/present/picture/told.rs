//! The picture in words: what a bar or a ribbon says to whoever points at it, or cannot see it.

use super::{Bar, Picture, Ribbon};
use crate::model::{At, Draft, State};
use crate::present::words::{self, fold};
use crate::words::{say, say_with};
use std::sync::Arc;

/// How many words of a point stand for it.
const TOPIC: usize = 14;

/// What stands beside the name of a draft: `28 points · 1001 words`.
pub fn heading(picture: &Picture, column: usize) -> String {
    let column = &picture.columns[column];
    say_with("draft-size", &[("points", column.bars.len().into()), ("words", column.words.into())])
}

/// What is said of a bar: `US-28 12 · A strong global package of measures… · 140 words · open · removed`.
pub fn bar_words(drafts: &[Arc<Draft>], bar: &Bar) -> String {
    let topic = words::topic(&drafts[bar.at.draft], bar.at.point, TOPIC);
    let mut said = vec![name(drafts, bar.at)];
    said.extend(Some(topic).filter(|topic| !topic.is_empty()));
    said.push(say_with("word-count", &[("n", bar.words.into())]));
    said.extend(Some(bar.state).filter(|&s| s != State::Deleted).and_then(words::state).map(str::to_owned));
    said.extend(began(bar).map(str::to_owned));
    said.extend(ended(drafts, bar));
    said.join(" · ")
}

/// What is said where nothing leads to a bar.
pub fn began(bar: &Bar) -> Option<&'static str> {
    bar.is_new.then(|| say("picture-added"))
}

/// What is said where nothing leads on from a bar.
pub fn ended(drafts: &[Arc<Draft>], bar: &Bar) -> Option<String> {
    Some(words::absence(bar.ends?, drafts.get(bar.at.draft + 1)?))
}

/// What is said of a ribbon: `US-28 24 → E3 26: moved · changed in substance`.
pub fn ribbon_words(drafts: &[Arc<Draft>], picture: &Picture, ribbon: &Ribbon) -> String {
    let place = ribbon.kind.crosses().then(|| ribbon.kind.word());
    let said: Vec<&str> = place.into_iter().chain(ribbon.wording.map(words::wording)).collect();
    let ends = [ribbon.from, ribbon.to].map(|bar| name(drafts, picture.bars[bar].at));
    format!("{}: {}", ends.join(" → "), said.join(" · "))
}

fn name(drafts: &[Arc<Draft>], at: At) -> String {
    let draft = &drafts[at.draft];
    format!("{} {}", fold(&draft.siglum), fold(&draft.points[at.point].label.path))
}
