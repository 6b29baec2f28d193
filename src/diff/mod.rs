//! Two texts → what changed: a redline, its signals, and how far the wording went.
//!
//! ```text
//! text ─tokens→ Sides ─pairing→ groups of sentences ─words→ blocks ─cleanup→ blocks ─spacing→ Redline
//!                                        └──────────── signals, wording ────────────┴───────→ Change
//! ```

mod across;
mod cleanup;
pub mod notation;
mod pairing;
mod parts;
mod sides;
mod signals;
mod spacing;
mod spelling;
mod wording;
mod words;

use crate::model::{Change, Op, Origin, Redline, SignalKind, Span, Tag, Wording};
use crate::text::numbers::numbers_in;
use crate::text::tokens::Tokens;
pub use across::{Finding, change as change_across, findings as findings_across, judge_across, share_words};
pub use parts::judge_parts;
use sides::{Block, Sides};
use signals::mentions::{Mention, numbers};
use signals::references::retargeted;
pub use signals::references::{Answers, normal};
use std::collections::BTreeSet;

/// The word-level difference of two texts. Equal + Delete gives `before`, Equal + Insert `after`, to the byte.
///
/// Sentences are aligned first, then the words inside a pair of them; the rules that make the
/// result readable are those of the module `cleanup`.
pub fn redline(before: &str, after: &str) -> Redline {
    if same_words(before, after) {
        return unchanged(before, after);
    }
    let sides = Sides::new(before, after);
    spacing::redline(&sides, &blocks(&sides, &pairing::groups(&sides)))
}

/// The complete dates that a text names, from left to right, with the form `2025-11-21` of each.
pub fn dates(text: &str) -> Vec<(Span, String)> {
    let tokens = Tokens::new(text);
    let figures = numbers(&tokens, &(0..tokens.len())).1;
    let complete = |mention: &Mention| {
        let mut parts = mention.key.splitn(3, '-').map(|part| part.parse::<u32>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        let span = tokens.span(mention.tokens.start).start..tokens.span(mention.tokens.end - 1).end;
        Some((span, format!("{year:04}-{month:02}-{day:02}")))
    };
    let is_date = |mention: &&Mention| mention.kind == SignalKind::Date;
    let mut dates: Vec<_> = figures.iter().filter(is_date).filter_map(complete).collect();
    dates.sort_by_key(|(span, _)| span.start);
    dates
}

/// Whether a text has a number, in figures or in words; "a" and "one" are none.
pub fn has_number(text: &str) -> bool {
    let tokens = Tokens::new(text);
    numbers_in(&tokens, 0..tokens.len()).iter().any(|number| !number.lone)
}

/// The parties that a text names, each once under the name of its class in `party.txt`.
pub fn parties(text: &str) -> BTreeSet<&'static str> {
    signals::mentions::parties(&Tokens::new(text))
}

/// What changed from one text to the other; all spans point into the two texts given. Of a
/// reference to another point of the same document only the kind is compared; see [`judge_with`].
pub fn judge(before: &str, after: &str) -> Change {
    judge_with(before, after, &|_, _, _| None)
}

/// [`judge`], where `answers` knows which points answer each other.
pub fn judge_with(before: &str, after: &str, answers: &Answers) -> Change {
    if same_words(before, after) {
        return Change {
            wording: Wording::Unchanged,
            origin: Origin::Computed,
            signals: Vec::new(),
            redline: unchanged(before, after),
            compared: None,
        };
    }
    let sides = Sides::new(before, after);
    let groups = pairing::groups(&sides);
    let blocks = blocks(&sides, &groups);
    let redline = spacing::redline(&sides, &blocks);
    if redline.ops.iter().all(|op| op.tag == Tag::Equal) {
        return Change {
            wording: Wording::Unchanged,
            origin: Origin::Computed,
            signals: Vec::new(),
            redline,
            compared: None,
        };
    }
    let signals = signals::signals(&sides, &groups, &blocks, answers);
    let substantive = !signals.is_empty() || brackets(before) != brackets(after);
    let wording =
        if substantive { Wording::Substantive } else { wording::wording(&sides, &groups, &blocks, None) };
    Change { wording, origin: Origin::Computed, signals, redline, compared: None }
}

/// The references of a text, kept word for word in another draft, that name another provision there:
/// the words are unchanged, what they say is not.
pub fn references_elsewhere(text: &str, answers: &Answers) -> Vec<Span> {
    let tokens = Tokens::new(text);
    let found = retargeted(&tokens, &(0..tokens.len()), answers);
    found.iter().map(|range| tokens.cover(range)).collect()
}

/// How many square brackets a text opens and closes. To lift one or to set one says whether words are
/// agreed, which is never a matter of spelling.
fn brackets(text: &str) -> (usize, usize) {
    (text.matches('[').count(), text.matches(']').count())
}

/// Whether two texts differ in nothing but white space.
fn same_words(before: &str, after: &str) -> bool {
    before == after || before.split_whitespace().eq(after.split_whitespace())
}

fn unchanged(before: &str, after: &str) -> Redline {
    let op = Op { tag: Tag::Equal, before: 0..before.len(), after: 0..after.len() };
    Redline { ops: if before.is_empty() && after.is_empty() { Vec::new() } else { vec![op] } }
}

/// The blocks of the whole text. Two replacements that stand next to each other stay two,
/// so that each new sentence follows the old one that it replaces.
fn blocks(sides: &Sides, groups: &[Block]) -> Vec<Block> {
    let mut all: Vec<Block> = Vec::new();
    for group in groups {
        let inside = if group.equal {
            vec![group.clone()]
        } else {
            cleanup::clean(sides, words::blocks(sides, &group.before, &group.after))
        };
        for block in inside {
            let apart = all.last().is_some_and(|l| is_replacement(l) && is_replacement(&block));
            if apart {
                all.push(block);
            } else {
                words::push(&mut all, (block.before, block.after), block.equal);
            }
        }
    }
    cleanup::shift_to_bounds(sides, &mut all);
    all
}

fn is_replacement(block: &Block) -> bool {
    !block.equal && !block.before.is_empty() && !block.after.is_empty()
}
