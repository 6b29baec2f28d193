//! Sentences first: which sentence of the text before answers which of the text after.

use super::sides::{Block, Side, Sides};
use crate::text::sentences::sentences;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Beyond this many pairs of sentences in a stretch without a common sentence, its words
/// are compared without regard to sentences: refinement lost, time bounded.
const MOST_PAIRS: usize = 10_000;

/// The least share of weight that two sentences have in common to answer each other.
const LEAST_COMMON: f64 = 0.3;

/// The stretches of sentences that answer each other, in order, covering both texts. In
/// an equal one every token is the same; another holds a pair of similar sentences,
/// one sentence and the two it was split into or joined from, or on either side what is left.
pub fn groups(sides: &Sides) -> Vec<Block> {
    let before = Sentences::of(&sides.before);
    let after = Sentences::of(&sides.after);
    let mut groups = Vec::new();
    for op in same_sentences(sides, &before, &after) {
        if op.equal {
            groups.push(Block {
                before: before.tokens(&op.before),
                after: after.tokens(&op.after),
                equal: true,
            });
        } else if op.before.len().saturating_mul(op.after.len()) > MOST_PAIRS {
            groups.push(Block {
                before: before.tokens(&op.before),
                after: after.tokens(&op.after),
                equal: false,
            });
        } else {
            similar_sentences(sides, (&before, op.before), (&after, op.after), &mut groups);
        }
    }
    groups
}

/// The sentences of one text as stretches of tokens.
struct Sentences {
    bounds: Vec<usize>,
}

impl Sentences {
    fn of(side: &Side) -> Self {
        let mut bounds = vec![0];
        let mut token = 0;
        for sentence in sentences(side.tokens.text) {
            while token < side.tokens.len() && side.tokens.span(token).start < sentence.end {
                token += 1;
            }
            if bounds.last() != Some(&token) {
                bounds.push(token);
            }
        }
        Sentences { bounds }
    }

    fn len(&self) -> usize {
        self.bounds.len() - 1
    }

    fn tokens(&self, sentences: &Range<usize>) -> Range<usize> {
        self.bounds[sentences.start]..self.bounds[sentences.end]
    }
}

/// Runs of sentences that are the same in both texts, and what lies between them.
fn same_sentences(sides: &Sides, before: &Sentences, after: &Sentences) -> Vec<Block> {
    let same = |i: usize, j: usize| sides.same(&before.tokens(&(i..i + 1)), &after.tokens(&(j..j + 1)));
    let (n, m) = (before.len(), after.len());
    let head = (0..n.min(m)).take_while(|&i| same(i, i)).count();
    let tail = (0..n.min(m) - head).take_while(|&i| same(n - 1 - i, m - 1 - i)).count();
    let mut blocks = vec![Block { before: 0..head, after: 0..head, equal: true }];
    let old: Vec<_> = (head..n - tail).map(|i| &sides.before.ids[before.tokens(&(i..i + 1))]).collect();
    let new: Vec<_> = (head..m - tail).map(|j| &sides.after.ids[after.tokens(&(j..j + 1))]).collect();
    if old.len().min(new.len()) < 2 {
        blocks.push(Block { before: head..n - tail, after: head..m - tail, equal: false });
    } else {
        blocks
            .extend(capture_diff_slices(Algorithm::Myers, &old, &new).into_iter().map(|op| block(&op, head)));
    }
    blocks.push(Block { before: n - tail..n, after: m - tail..m, equal: true });
    blocks.retain(|b| !b.before.is_empty() || !b.after.is_empty());
    blocks
}

fn block(op: &DiffOp, offset: usize) -> Block {
    let shift = |r: Range<usize>| r.start + offset..r.end + offset;
    let equal = matches!(op, DiffOp::Equal { .. });
    Block { before: shift(op.old_range()), after: shift(op.new_range()), equal }
}

/// How the best alignment reached a pair of positions: by how many sentences of either side.
type Step = (usize, usize);

/// Aligns sentences none of which is the same, by the weight of what they have in common.
///
/// A dynamic program over one sentence to one, one to two and two to one, after
/// W. Gale and K. Church, "A program for aligning sentences in bilingual corpora" (1993),
/// with common words in place of lengths.
fn similar_sentences(
    sides: &Sides,
    (before, old): (&Sentences, Range<usize>),
    (after, new): (&Sentences, Range<usize>),
    groups: &mut Vec<Block>,
) {
    let bags = |side: &Side, sentences: &Sentences, range: &Range<usize>| -> Vec<Bag> {
        range.clone().map(|i| Bag::of(side, &sentences.tokens(&(i..i + 1)))).collect()
    };
    let (left, right) = (bags(&sides.before, before, &old), bags(&sides.after, after, &new));
    let (n, m) = (left.len(), right.len());
    let width = m + 1;
    let mut best = vec![0.0f64; (n + 1) * width];
    let mut steps: Vec<Step> = vec![(0, 0); (n + 1) * width];
    for i in 0..=n {
        for j in 0..=m {
            let mut choose = |step: Step, gain: f64| {
                let score = best[(i - step.0) * width + j - step.1] + gain;
                let here = i * width + j;
                if steps[here] == (0, 0) || score > best[here] {
                    best[here] = score;
                    steps[here] = step;
                }
            };
            if i > 0 && j > 0 {
                if let Some(gain) = left[i - 1].likeness(&right[j - 1]) {
                    choose((1, 1), gain);
                }
                if j > 1
                    && let Some(gain) = left[i - 1].joins(&right[j - 2], &right[j - 1])
                {
                    choose((1, 2), gain);
                }
                if i > 1
                    && let Some(gain) = right[j - 1].joins(&left[i - 2], &left[i - 1])
                {
                    choose((2, 1), gain);
                }
            }
            if i > 0 {
                choose((1, 0), 0.0);
            }
            if j > 0 {
                choose((0, 1), 0.0);
            }
        }
    }
    let mut path = Vec::new();
    let (mut i, mut j) = (n, m);
    while (i, j) != (0, 0) {
        let step = steps[i * width + j];
        path.push((i - step.0..i, j - step.1..j));
        (i, j) = (i - step.0, j - step.1);
    }
    let mut left_over = (0..0, 0..0);
    for (a, b) in path.into_iter().rev() {
        if a.is_empty() || b.is_empty() {
            left_over = (left_over.0.start..a.end, left_over.1.start..b.end);
            continue;
        }
        push(groups, (before, &old, &left_over.0), (after, &new, &left_over.1));
        left_over = (a.end..a.end, b.end..b.end);
        push(groups, (before, &old, &a), (after, &new, &b));
    }
    push(groups, (before, &old, &left_over.0), (after, &new, &left_over.1));
}

type Part<'a> = (&'a Sentences, &'a Range<usize>, &'a Range<usize>);

fn push(groups: &mut Vec<Block>, before: Part, after: Part) {
    if before.2.is_empty() && after.2.is_empty() {
        return;
    }
    let tokens =
        |(sentences, base, part): Part| sentences.tokens(&(base.start + part.start..base.start + part.end));
    groups.push(Block { before: tokens(before), after: tokens(after), equal: false });
}

/// The tokens of a sentence without their order.
struct Bag {
    /// Number and weight of each token, sorted.
    tokens: Vec<(u32, u8)>,
    weight: usize,
}

impl Bag {
    fn of(side: &Side, tokens: &Range<usize>) -> Self {
        let mut list: Vec<_> = tokens.clone().map(|t| (side.ids[t], side.weights[t])).collect();
        list.sort_unstable();
        Bag { tokens: list, weight: side.weight(tokens) }
    }

    fn common(&self, other: &Bag) -> usize {
        let (mut i, mut j, mut common) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.tokens.get(i), other.tokens.get(j)) {
            if a == b {
                common += usize::from(a.1);
            }
            i += usize::from(a <= b);
            j += usize::from(b <= a);
        }
        common
    }

    /// The weight of what both have in common, if that is enough for one to answer the other.
    fn likeness(&self, other: &Bag) -> Option<f64> {
        let common = self.common(other) as f64;
        let share = 2.0 * common / (self.weight + other.weight).max(1) as f64;
        (share >= LEAST_COMMON).then_some(common * share.sqrt())
    }

    /// The gain of taking two sentences together as the answer to this one. More than half of
    /// each must be found in it.
    fn joins(&self, first: &Bag, second: &Bag) -> Option<f64> {
        let (a, b) = (self.common(first), self.common(second));
        if 2 * a <= first.weight || 2 * b <= second.weight {
            return None;
        }
        let mut tokens = [first.tokens.as_slice(), second.tokens.as_slice()].concat();
        tokens.sort_unstable();
        let both = Bag { tokens, weight: first.weight + second.weight };
        let common = self.common(&both);
        (common > a.max(b) + first.weight.min(second.weight) / 3).then(|| self.likeness(&both)).flatten()
    }
}
