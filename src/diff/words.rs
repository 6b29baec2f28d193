//! Words inside a pair of sentences: which are kept.

use super::sides::{Block, Sides};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Beyond this many pairs of tokens the weights are left aside and Myers' algorithm
/// with the heuristics of `similar` is used: a less readable result in bounded time.
const MOST_PAIRS: usize = 1 << 17;

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
    let mut kept: Vec<(usize, usize, usize)> = vec![(0, 0, head)];
    if (n - head).saturating_mul(m - head) > MOST_PAIRS {
        for op in capture_diff_slices(Algorithm::Myers, &old[head..n], &new[head..m]) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                kept.push((head + old_index, head + new_index, len));
            }
        }
    } else {
        let weights = &sides.before.weights[before.clone()];
        let pairs = heaviest_common(&old[head..n], &new[head..m], &weights[head..n]);
        kept.extend(pairs.into_iter().map(|(i, j)| (head + i, head + j, 1)));
    }
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
