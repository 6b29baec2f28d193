//! The drafts and points that a statement calls by name: "the 14-point draft", "point 6".

use super::evidence::SPEECH;
use crate::model::{At, Draft};
use crate::text::numbers::{Value, numbers};
use crate::text::references::references;
use crate::text::tokens::{Kind, Tokens};
use crate::text::words::{fold, words};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A word of a title says which draft is meant when it is at least so long, in letters …
const TELLING: usize = 5;
/// … and as many of its letters count at least, for endings change.
const STEM: usize = 2;

/// What a statement calls a draft by, and where.
pub(super) struct Mention {
    /// The token at which it stands.
    token: usize,
    /// The drafts that may be meant; none where it is a plan that is not compared here.
    drafts: Vec<usize>,
}

/// The names of the drafts, and which one the article spoke of last.
pub(super) struct Named<'a> {
    drafts: &'a [Arc<Draft>],
    /// How many top-level points each draft has.
    counts: Vec<u128>,
    /// The beginnings of words that stand in the title of one draft only.
    titles: Vec<Vec<String>>,
    /// The points by their paths in lower case, for each draft.
    paths: Vec<BTreeMap<String, usize>>,
    last: Option<usize>,
}

impl<'a> Named<'a> {
    pub(super) fn new(article: &Draft, drafts: &'a [Arc<Draft>]) -> Self {
        let count =
            |d: &Arc<Draft>| d.points.iter().filter(|p| p.depth == 0 && p.is_provision()).count() as u128;
        let paths = |d: &Arc<Draft>| {
            let provisions = d.points.iter().enumerate().filter(|(_, p)| p.is_provision());
            provisions.map(|(i, p)| (p.label.path.to_lowercase(), i)).collect()
        };
        let mut named = Named {
            drafts,
            counts: drafts.iter().map(count).collect(),
            titles: titles(drafts),
            paths: drafts.iter().map(paths).collect(),
            last: None,
        };
        // The headline stands in no statement.
        named.drafts(&Tokens::new(&article.title));
        named
    }

    /// The drafts that a statement names, in the order of the text.
    pub(super) fn drafts(&mut self, tokens: &Tokens) -> Vec<Mention> {
        let mut mentions = Vec::new();
        for number in numbers(tokens) {
            let Value::Amount(micro) = number.value else { continue };
            let hyphen = usize::from(tokens.is_mark(number.tokens.end, '-'));
            let next = number.tokens.end + hyphen;
            let is_points =
                next < tokens.len() && SPEECH.at(tokens, next).is_some_and(|f| SPEECH.class(&f) == "points");
            if is_points && micro > 2_000_000 && micro % 1_000_000 == 0 {
                let of_so_many = |&d: &usize| self.counts[d] == micro / 1_000_000;
                let drafts = (0..self.drafts.len()).filter(of_so_many).collect();
                mentions.push(Mention { token: number.tokens.start, drafts });
            }
        }
        for token in (0..tokens.len()).filter(|&t| tokens.kind(t) == Kind::Word) {
            let word = tokens.folded(token);
            let calls = |&d: &usize| {
                self.titles[d].iter().any(|beginning| word.starts_with(beginning.as_str()))
                    || word == fold(&self.drafts[d].siglum)
            };
            let drafts: Vec<usize> = (0..self.drafts.len()).filter(calls).collect();
            if !drafts.is_empty() {
                mentions.push(Mention { token, drafts });
            }
        }
        mentions.sort_by_key(|m| m.token);
        self.last = mentions.iter().rev().find_map(|m| m.drafts.last().copied()).or(self.last);
        mentions
    }

    /// Whether a statement that names these drafts may speak about this one.
    pub(super) fn may_mean(&self, draft: usize, mentions: &[Mention]) -> bool {
        mentions.is_empty() || self.drafts.len() < 2 || mentions.iter().any(|m| m.drafts.contains(&draft))
    }

    /// The points that a statement names, in the nearest draft that it names, or else in the one
    /// the article named last, or else in the newest.
    pub(super) fn points(&self, tokens: &Tokens, mentions: &[Mention]) -> Vec<At> {
        let mut found = Vec::new();
        for reference in references(tokens) {
            let nearest = mentions.iter().min_by_key(|m| m.token.abs_diff(reference.tokens.end));
            let meant = match nearest {
                Some(mention) => mention.drafts.last().copied(),
                None => self.last.or(self.drafts.len().checked_sub(1)),
            };
            let Some(draft) = meant else { continue };
            found.extend(reference.labels.iter().filter_map(|label| self.point(draft, label)));
        }
        found.dedup();
        found
    }

    /// The point of a label, or the point above one that does not exist.
    fn point(&self, draft: usize, label: &str) -> Option<At> {
        let paths = &self.paths[draft];
        let above = || label.rsplit_once('.').and_then(|(above, _)| paths.get(above));
        paths.get(label).or_else(above).map(|&point| At { draft, point })
    }
}

/// The beginnings of the words by which the title of each draft differs from those of the others. A
/// word of the points is no name, nor is "draft" or "plan".
fn titles(drafts: &[Arc<Draft>]) -> Vec<Vec<String>> {
    let beginning = |word: &str| {
        let letters = word.chars().count();
        let keep = letters.saturating_sub(STEM).max(TELLING);
        word.chars().take(keep).collect::<String>()
    };
    let of_title = |d: &Arc<Draft>| -> BTreeSet<String> {
        let tokens = Tokens::new(&d.title);
        let is_plain = |&t: &usize| {
            tokens.kind(t) == Kind::Word
                && tokens.folded(t).chars().count() >= TELLING
                && SPEECH.at(&tokens, t).is_none_or(|f| SPEECH.class(&f) != "document")
        };
        (0..tokens.len()).filter(is_plain).map(|t| beginning(tokens.folded(t))).collect()
    };
    let titles: Vec<BTreeSet<String>> = drafts.iter().map(of_title).collect();
    let mut common: BTreeSet<String> = BTreeSet::new();
    for draft in drafts.iter().filter(|_| titles.iter().any(|t| !t.is_empty())) {
        for point in &draft.points {
            let text = draft.slice(&point.body);
            common.extend(words(text).map(|w| beginning(&fold(&text[w]))));
        }
    }
    let only_here = |d: usize, word: &String| {
        !common.contains(word) && titles.iter().enumerate().all(|(other, t)| other == d || !t.contains(word))
    };
    let own = |(d, title): (usize, &BTreeSet<String>)| {
        title.iter().filter(|word| only_here(d, word)).cloned().collect()
    };
    titles.iter().enumerate().map(own).collect()
}
