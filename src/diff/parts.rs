//! Several texts that answer several: a text that was split into parts, or parts that were merged.
//!
//! The parts are judged as the one text that they are together, so that what was only moved
//! from one part to another is not lost; what is found is then shared out among the pairs.

use super::sides::{Block, Sides};
use super::{Answers, blocks, pairing, same_words, signals, wording};
use crate::model::{Signal, SignalKind, Span, Wording};

/// What happened to the words of each pair of parts of two texts, and its signals. The texts are
/// the parts in order, apart by white space; all spans point into them.
pub fn judge_parts(
    before: &str,
    after: &str,
    pairs: &[(Span, Span)],
    answers: &Answers,
) -> Vec<(Wording, Vec<Signal>)> {
    if same_words(before, after) {
        return vec![(Wording::Unchanged, Vec::new()); pairs.len()];
    }
    let sides = Sides::new(before, after);
    let groups = pairing::groups(&sides);
    let blocks = blocks(&sides, &groups);
    let mut shares = vec![Vec::new(); pairs.len()];
    let signals = signals::signals(&sides, &groups, &blocks, answers);
    for signal in signals.into_iter().filter(|signal| !is_said_once(signal, before, after)) {
        share_out(signal, pairs, &mut shares);
    }
    let class = |(pair, signals): (&(Span, Span), &Vec<Signal>)| {
        let own =
            |all: &[Block]| all.iter().filter(|b| touches(&sides, b, pair)).cloned().collect::<Vec<_>>();
        let groups = own(&groups);
        let lifted = groups.iter().filter(|g| !g.equal).any(|g| brackets(&sides, g));
        match () {
            () if !signals.is_empty() || lifted => Wording::Substantive,
            // The two have nothing to do with each other but for the parts around them.
            () if groups.is_empty() => Wording::Reworded,
            () if groups.iter().all(|g| g.equal) => Wording::Unchanged,
            () => wording::wording(&sides, &groups, &own(&blocks), Some(&blocks)),
        }
    };
    let classes: Vec<Wording> = pairs.iter().zip(&shares).map(class).collect();
    classes.into_iter().zip(shares).collect()
}

/// Whether only one of two texts has a word that governs a sentence and the other has it too, for another sentence: of
/// "each keeps 600 soldiers; each keeps 40 guns" merged into "each keeps 600 soldiers and 40 guns" no `each` is lost.
fn is_said_once(signal: &Signal, before: &str, after: &str) -> bool {
    let stands_in = |word: &str, text: &str| {
        let text = text.to_lowercase();
        text.match_indices(&word.to_lowercase()).any(|(at, word)| {
            let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !inside(text[..at].chars().next_back()) && !inside(text[at + word.len()..].chars().next())
        })
    };
    matches!(signal.kind, SignalKind::Scope | SignalKind::Modality)
        && match (signal.before.is_empty(), signal.after.is_empty()) {
            (false, true) => stands_in(&before[signal.before.clone()], after),
            (true, false) => stands_in(&after[signal.after.clone()], before),
            _ => false,
        }
}

/// Gives a signal to each pair that holds both of its ends. What went from a part of one pair to
/// a part of another is for the first pair that had it a loss, or for the first that has it a gain.
fn share_out(signal: Signal, pairs: &[(Span, Span)], shares: &mut [Vec<Signal>]) {
    let mut shared = false;
    for ((before, after), share) in pairs.iter().zip(&mut *shares) {
        if holds(before, &signal.before) && holds(after, &signal.after) {
            share.push(signal.clone());
            shared = true;
        }
    }
    if shared {
        return;
    }
    let was = pairs.iter().position(|(before, _)| !signal.before.is_empty() && holds(before, &signal.before));
    let is = pairs.iter().position(|(_, after)| holds(after, &signal.after));
    let Some(pair) = was.or(is) else { return };
    let (before, after) = &pairs[pair];
    shares[pair].push(match was {
        Some(_) => Signal { after: after.start..after.start, ..signal },
        None => Signal { before: before.start..before.start, ..signal },
    });
}

fn holds(part: &Span, span: &Span) -> bool {
    part.start <= span.start && span.end <= part.end
}

/// Whether a block has to do with a pair: with words of both, or with words of one at a place in the other.
fn touches(sides: &Sides, block: &Block, (before, after): &(Span, Span)) -> bool {
    let meets = |part: &Span, span: Span| {
        if span.is_empty() { holds(part, &span) } else { span.start < part.end && part.start < span.end }
    };
    meets(before, sides.before.tokens.cover(&block.before))
        && meets(after, sides.after.tokens.cover(&block.after))
}

/// Whether the two sides of a block differ in the number of their square brackets.
fn brackets(sides: &Sides, block: &Block) -> bool {
    let count =
        |side: &super::sides::Side, tokens| super::brackets(&side.tokens.text[side.tokens.cover(tokens)]);
    count(&sides.before, &block.before) != count(&sides.after, &block.after)
}
