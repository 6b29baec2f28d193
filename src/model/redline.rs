//! A redline: the word-level difference of two texts, as spans of both.

use super::Span;

/// The operations that turn one text into another, in order.
///
/// Equal and Delete together are the text before, Equal and Insert the text
/// after, to the byte. Neighbouring operations have different tags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redline {
    /// The operations.
    pub ops: Vec<Op>,
}

/// One stretch of a redline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Op {
    /// What happens to it.
    pub tag: Tag,
    /// Bytes of the text before; empty for an insertion.
    pub before: Span,
    /// Bytes of the text after; empty for a deletion.
    pub after: Span,
}

/// What happens to a stretch of text. Equal stretches may differ in white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// In both texts.
    Equal,
    /// Only in the text before.
    Delete,
    /// Only in the text after.
    Insert,
}

impl Redline {
    /// The bytes of the text before.
    pub fn before(&self) -> Span {
        self.ops.first().map_or(0, |op| op.before.start)..self.ops.last().map_or(0, |op| op.before.end)
    }

    /// The bytes of the text after.
    pub fn after(&self) -> Span {
        self.ops.first().map_or(0, |op| op.after.start)..self.ops.last().map_or(0, |op| op.after.end)
    }

    /// Moves the spans by the given offsets: from slices to the texts they were taken from.
    pub fn offset(mut self, before: usize, after: usize) -> Self {
        for op in &mut self.ops {
            op.before = op.before.start + before..op.before.end + before;
            op.after = op.after.start + after..op.after.end + after;
        }
        self
    }
}
