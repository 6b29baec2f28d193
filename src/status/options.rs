//! The texts to choose from in two drafts: which of them is kept, reworded, dropped or new.

use super::MARKERS;
use crate::model::{Choice, ChoiceFate, Span};
use crate::text::tokens::{Kind, Tokens};

/// The least share of words that two options have in common to be one reworded (Dice).
const LEAST_COMMON: f64 = 0.5;

/// How many options of a text are compared; those behind them are left out.
const MOST_OPTIONS: usize = 100;

/// What became of each option from one text to another: first those before, in order, then the
/// new ones. Options are spans of their texts, and so is what is returned.
///
/// Where one of the texts offers no choice, an option is kept if that text has its words as they
/// stand. Names ("Option A:") do not count.
pub fn choices(before: (&str, &[Span]), after: (&str, &[Span])) -> Vec<Choice> {
    let options = |(text, spans): (&str, &[Span])| -> Vec<Text> {
        spans.iter().take(MOST_OPTIONS).map(|span| Text::new(&text[span.clone()], span.start)).collect()
    };
    let (old, new) = (options(before), options(after));
    match (old.is_empty(), new.is_empty()) {
        (true, true) => Vec::new(),
        (false, true) => decided(&old, &Text::new(after.0, 0), |was, is| Choice {
            before: Some(was),
            fate: if is.is_some() { ChoiceFate::Kept } else { ChoiceFate::Dropped },
            after: is,
        }),
        (true, false) => decided(&new, &Text::new(before.0, 0), |is, was| Choice {
            after: Some(is),
            fate: if was.is_some() { ChoiceFate::Kept } else { ChoiceFate::New },
            before: was,
        }),
        (false, false) => matched(&old, &new),
    }
}

/// A text as its folded words, and where each stands in the whole.
struct Text {
    words: Vec<String>,
    spans: Vec<Span>,
    whole: Span,
}

impl Text {
    fn new(text: &str, offset: usize) -> Self {
        let tokens = Tokens::new(text);
        let named = (!tokens.is_empty())
            .then(|| MARKERS.at(&tokens, 0))
            .flatten()
            .filter(|found| MARKERS.class(found) == "alternatives")
            .map_or(0, |found| found.tokens.end);
        let words: Vec<usize> = (named..tokens.len()).filter(|&t| tokens.kind(t) != Kind::Mark).collect();
        let span = |&t: &usize| offset + tokens.span(t).start..offset + tokens.span(t).end;
        Text {
            words: words.iter().map(|&t| tokens.folded(t).to_owned()).collect(),
            spans: words.iter().map(span).collect(),
            whole: offset..offset + text.len(),
        }
    }

    /// Where the words of another text stand in this one, if they stand there as they are.
    fn find(&self, other: &Text) -> Option<Span> {
        let length = other.words.len();
        let at = (length > 0).then(|| self.words.windows(length).position(|w| w == other.words)).flatten()?;
        Some(self.spans[at].start..self.spans[at + length - 1].end)
    }

    /// The share of words that two texts have in common, from 0 to 1.
    fn likeness(&self, other: &Text) -> f64 {
        let mut rest: Vec<&String> = other.words.iter().collect();
        let common = self
            .words
            .iter()
            .filter(|w| rest.iter().position(|r| r == w).map(|at| rest.swap_remove(at)).is_some());
        2.0 * common.count() as f64 / (self.words.len() + other.words.len()).max(1) as f64
    }
}

/// The fate of options beside a text without any. Where the words of one option are a part of those of
/// another that is there as well, the longer is meant.
fn decided(options: &[Text], plain: &Text, choice: impl Fn(Span, Option<Span>) -> Choice) -> Vec<Choice> {
    let places: Vec<Option<Span>> = options.iter().map(|option| plain.find(option)).collect();
    let longest = (0..options.len())
        .filter(|&i| places[i].is_some())
        .max_by_key(|&i| (options[i].words.len(), usize::MAX - i));
    let place = |i: usize| places[i].clone().filter(|_| Some(i) == longest);
    (0..options.len()).map(|i| choice(options[i].whole.clone(), place(i))).collect()
}

/// The fate of options beside other options: the same words first, then the most alike.
fn matched(old: &[Text], new: &[Text]) -> Vec<Choice> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (i, was) in old.iter().enumerate() {
        for (j, is) in new.iter().enumerate() {
            let likeness = if was.words == is.words { 2.0 } else { was.likeness(is) };
            pairs.extend((likeness >= LEAST_COMMON).then_some((likeness, i, j)));
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut answer, mut taken) = (vec![None; old.len()], vec![false; new.len()]);
    for (_, i, j) in pairs {
        if answer[i].is_none() && !taken[j] {
            (answer[i], taken[j]) = (Some(j), true);
        }
    }
    let stayed = old.iter().zip(answer).map(|(was, answer)| Choice {
        before: Some(was.whole.clone()),
        after: answer.map(|j| new[j].whole.clone()),
        fate: match answer {
            Some(j) if was.words == new[j].words => ChoiceFate::Kept,
            Some(_) => ChoiceFate::Reworded,
            None => ChoiceFate::Dropped,
        },
    });
    let came = new.iter().zip(taken).filter(|(_, taken)| !taken).map(|(is, _)| Choice {
        before: None,
        after: Some(is.whole.clone()),
        fate: ChoiceFate::New,
    });
    stayed.chain(came).collect()
}
