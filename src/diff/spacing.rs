//! Blocks of tokens → operations on bytes: to which of them each white space belongs.

use super::sides::{Block, Side, Sides};
use crate::model::{Op, Redline, Span, Tag};
use std::ops::Range;

/// The redline of blocks that cover both texts. The white space around a change belongs
/// to what is kept; only where words are taken out or put in does one of the two spaces
/// beside them go with them, so that the rest reads on.
pub fn redline(sides: &Sides, blocks: &[Block]) -> Redline {
    let mut ops = Ops { list: Vec::new(), before: 0, after: 0 };
    for block in blocks {
        let old = edges(&sides.before, &block.before);
        let new = edges(&sides.after, &block.after);
        if block.equal {
            ops.push(Tag::Equal, old.end, new.end);
        } else if !block.before.is_empty() && !block.after.is_empty() {
            // A space that only one side has in front of its words is theirs.
            if gap(&sides.before, block.before.start).is_empty()
                == gap(&sides.after, block.after.start).is_empty()
            {
                ops.push(Tag::Equal, old.start, new.start);
            }
            ops.push(Tag::Delete, old.end, ops.after);
            ops.push(Tag::Insert, old.end, new.end);
        } else if block.after.is_empty() {
            if takes_space_before(&sides.before, &block.before, new.is_empty()) {
                ops.push(Tag::Delete, old.end, ops.after);
            } else {
                ops.push(Tag::Equal, old.start, new.end);
                ops.push(Tag::Delete, gap(&sides.before, block.before.end).end, new.end);
            }
        } else if takes_space_before(&sides.after, &block.after, old.is_empty()) {
            ops.push(Tag::Insert, ops.before, new.end);
        } else {
            ops.push(Tag::Equal, old.end, new.start);
            ops.push(Tag::Insert, old.end, gap(&sides.after, block.after.end).end);
        }
    }
    ops.push(Tag::Equal, sides.before.tokens.text.len(), sides.after.tokens.text.len());
    Redline { ops: ops.list }
}

/// The bytes of some tokens; for none the white space in front of the next one.
fn edges(side: &Side, tokens: &Range<usize>) -> Span {
    if tokens.is_empty() { gap(side, tokens.start) } else { side.tokens.cover(tokens) }
}

/// The white space in front of a token; behind the last one that at the end.
fn gap(side: &Side, token: usize) -> Span {
    let start = token.checked_sub(1).map_or(0, |t| side.tokens.span(t).end);
    let end = if token < side.tokens.len() { side.tokens.span(token).start } else { side.tokens.text.len() };
    start..end
}

/// Whether words that only one side has take along the white space before them rather than
/// that behind them: where the other side is spaced as behind them, and not as before them.
fn takes_space_before(side: &Side, tokens: &Range<usize>, other_is_empty: bool) -> bool {
    let (before, behind) = (gap(side, tokens.start).is_empty(), gap(side, tokens.end).is_empty());
    behind == other_is_empty && before != other_is_empty
}

struct Ops {
    list: Vec<Op>,
    before: usize,
    after: usize,
}

impl Ops {
    /// Appends what lies between the last operation and the given ends.
    fn push(&mut self, tag: Tag, before: usize, after: usize) {
        let op = Op { tag, before: self.before..before, after: self.after..after };
        if op.before.is_empty() && op.after.is_empty() {
            return;
        }
        (self.before, self.after) = (before, after);
        match self.list.last_mut() {
            Some(last) if last.tag == tag => {
                last.before.end = before;
                last.after.end = after;
            }
            _ => self.list.push(op),
        }
    }
}
