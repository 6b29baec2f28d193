//! Words inside a pair of sentences: which are kept.

use super::sides::{Block, Sides};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Beyond this many pairs of tokens the weights are left aside and Myers' algorithm
/// with the heuristics of `similar` is used: a less readable result in bounded time.
const MOST_WEIGHED: usize = 1 << 17;

/// Beyond this many pairs only the words that occur once in either text are held fast, and what
/// lies between two of them is aligned by itself.
const MOST_PAIRS: usize = 1 << 21;

/// What it counts to keep a token that stands next to another one kept, so that runs of
/// words stay together.
const TOGETHER: u32 = 2;

/// The blocks of two stretches of tokens, equal and changed in turn.
pub fn blocks(sides: &Sides, before: &Range<usize>, after: &Range<usize>) -> Vec<Block> {
    let old = &sides.before.ids[before.clone()];
    let new = &sides.after.ids[after.clone()];
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (n, m) = (old.len() - tail, new.len() - tail);
    let mut kept: Vec<Run> = vec![(0, 0, head)];
    let weights = &sides.before.weights[before.clone()];
    let inner = common(&old[head..n], &new[head..m], &weights[head..n]);
    kept.extend(inner.into_iter().map(|(i, j, len)| (head + i, head + j, len)));
    kept.push((n, m, tail));
    let mut all = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (a, b, len) in kept {
        push(&mut all, (before.start + i..before.start + a, after.start + j..after.start + b), false);
        (i, j) = (a + len, b + len);
        push(&mut all, (before.start + a..before.start + i, after.start + b..after.start + j), true);
    }
    all
}

/// A run of tokens that is kept: where it begins on either side, and its length.
type Run = (usize, usize, usize);

/// What two stretches of tokens have in common, in order.
fn common(old: &[u32], new: &[u32], weights: &[u8]) -> Vec<Run> {
    let pairs = old.len().saturating_mul(new.len());
    if pairs <= MOST_WEIGHED {
        return heaviest_common(old, new, weights).into_iter().map(|(i, j)| (i, j, 1)).collect();
    }
    if pairs <= MOST_PAIRS {
        return longest_common(old, new);
    }
    let mut kept = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (a, b) in anchors(old, new).into_iter().chain([(old.len(), new.len())]) {
        if (a - i).saturating_mul(b - j) <= MOST_PAIRS {
            let between = common(&old[i..a], &new[j..b], &weights[i..a]);
            kept.extend(between.into_iter().map(|(x, y, len)| (i + x, j + y, len)));
        }
        if a < old.len() {
            kept.push((a, b, 1));
        }
        (i, j) = (a + 1, b + 1);
    }
    kept
}

fn longest_common(old: &[u32], new: &[u32]) -> Vec<Run> {
    let ops = capture_diff_slices(Algorithm::Myers, old, new);
    let kept = ops.into_iter().filter_map(|op| match op {
        DiffOp::Equal { old_index, new_index, len } => Some((old_index, new_index, len)),
        _ => None,
    });
    kept.collect()
}

/// The tokens that occur once on either side, as far as they stand in the same order: the longest
/// increasing subsequence, after B. Cohen's patience diff.
fn anchors(old: &[u32], new: &[u32]) -> Vec<(usize, usize)> {
    let once = |side: &[u32]| {
        let mut places: Vec<(u32, usize)> = side.iter().copied().zip(0..).collect();
        places.sort_unstable();
        let alone = |i: &usize| {
            let same = |j: Option<usize>| j.and_then(|j| places.get(j)).is_some_and(|p| p.0 == places[*i].0);
            !same(i.checked_sub(1)) && !same(Some(i + 1))
        };
        (0..places.len()).filter(alone).map(|i| places[i]).collect::<Vec<_>>()
    };
    let (left, right) = (once(old), once(new));
    let mut pairs: Vec<(usize, usize)> = left
        .iter()
        .filter_map(|(id, i)| right.binary_search_by_key(id, |r| r.0).ok().map(|at| (*i, right[at].1)))
        .collect();
    pairs.sort_unstable();
    // For each length the pair that ends the best sequence of it, and for each pair the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&e| pairs[e].1 < pair.1);
        previous.push(length.checked_sub(1).map(|l| ends[l]));
        if length < ends.len() { ends[length] = at } else { ends.push(at) }
    }
    let mut chain = Vec::new();
    let mut at = ends.last().copied();
    while let Some(i) = at {
        chain.push(pairs[i]);
        at = previous[i];
    }
    chain.reverse();
    chain
}

/// Appends a block, as part of the last one where it is of the same sort.
pub fn push(blocks: &mut Vec<Block>, (before, after): (Range<usize>, Range<usize>), equal: bool) {
    if before.is_empty() && after.is_empty() {
        return;
    }
    match blocks.last_mut() {
        Some(last) if last.equal == equal => {
            last.before.end = before.end;
            last.after.end = after.end;
        }
        _ => blocks.push(Block { before, after, equal }),
    }
}

/// The pairs of the common subsequence with the greatest weight, where a pair that follows
/// another at once weighs [`TOGETHER`] more.
fn heaviest_common(old: &[u32], new: &[u32], weights: &[u8]) -> Vec<(usize, usize)> {
    let (n, m) = (old.len(), new.len());
    if n == 0 || m == 0 {
        return Vec::new();
    }
    let width = m + 1;
    // Best of the first i and j tokens; and best that ends with the pair (i - 1, j - 1), or 0.
    let mut best = vec![0u32; (n + 1) * width];
    let mut ends = vec![0u32; (n + 1) * width];
    for i in 1..=n {
        let weight = u32::from(weights[i - 1]);
        let (above, here) = best.split_at_mut(i * width);
        let above = &above[(i - 1) * width..];
        for j in 1..=m {
            let mut most = above[j].max(here[j - 1]);
            if old[i - 1] == new[j - 1] {
                let diagonal = (i - 1) * width + j - 1;
                let run = if ends[diagonal] > 0 { ends[diagonal] + TOGETHER } else { 0 };
                let end = weight + above[j - 1].max(run);
                ends[i * width + j] = end;
                most = most.max(end);
            }
            here[j] = most;
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (n, m);
    let mut must_pair = false;
    while i > 0 && j > 0 {
        let here = i * width + j;
        if must_pair || ends[here] == best[here] && ends[here] > 0 {
            pairs.push((i - 1, j - 1));
            let diagonal = (i - 1) * width + j - 1;
            let run = if ends[diagonal] > 0 { ends[diagonal] + TOGETHER } else { 0 };
            must_pair = run >= best[diagonal] && run > 0;
            (i, j) = (i - 1, j - 1);
        } else if best[here] == best[here - 1] {
            j -= 1;
        } else {
            i -= 1;
        }
    }
    pairs.reverse();
    pairs
}
