//! Where the bars stand: each column in the order of its text, and as level with its neighbours as that allows.

use super::{Flow, GAP, Kind, Picture};

/// Stacks the longest column and lets the others follow it, from neighbour to neighbour.
pub(super) fn place(picture: &mut Picture, flows: &[Flow]) {
    let stacked = |column: usize| {
        picture.bars[picture.columns[column].bars.clone()].iter().map(|bar| bar.height + GAP).sum::<f32>()
    };
    let columns = picture.columns.len();
    let longest = (0..columns).rev().max_by(|&a, &b| stacked(a).total_cmp(&stacked(b)));
    let Some(longest) = longest else { return };
    follow(picture, longest, &vec![None; picture.bars.len()]);
    for column in longest + 1..columns {
        let wishes = wishes(picture, flows, column - 1, column);
        follow(picture, column, &wishes);
    }
    for column in (0..longest).rev() {
        let wishes = wishes(picture, flows, column + 1, column);
        follow(picture, column, &wishes);
    }
    picture.height = picture.bars.iter().map(super::Bar::bottom).fold(0.0, f32::max);
}

/// For each bar of a column, where its top would be if it stood beside its partners in the other.
fn wishes(picture: &Picture, flows: &[Flow], placed: usize, column: usize) -> Vec<Option<f32>> {
    let mut sums = vec![(0.0, 0.0); picture.bars.len()];
    for flow in flows.iter().filter(|flow| !matches!(flow.kind, Kind::Moved | Kind::Back)) {
        for (own, other, words) in [(flow.to, flow.from, flow.out), (flow.from, flow.to, flow.into)] {
            if picture.bars[own].at.draft == column && picture.bars[other].at.draft == placed {
                let bar = &picture.bars[other];
                let weight = words.max(1.0);
                sums[own].0 += weight * (bar.top + bar.height / 2.0);
                sums[own].1 += weight;
            }
        }
    }
    let wish = |(bar, (sum, weight)): (&super::Bar, (f32, f32))| {
        (weight > 0.0).then(|| sum / weight - bar.height / 2.0)
    };
    picture.bars.iter().zip(sums).map(wish).collect()
}

/// Places the bars of a column as near to where they wish to be as their order allows (by least
/// squares: bars that would overtake each other share the mean of their wishes).
fn follow(picture: &mut Picture, column: usize, wishes: &[Option<f32>]) {
    /// A run of bars that touch: the sum of their wishes, their weight and the first bar behind them.
    struct Block {
        sum: f32,
        weight: f32,
        end: usize,
    }
    let range = picture.columns[column].bars.clone();
    // From the wishes the place of each bar in the closed stack is taken off, so that order is all that is left.
    let mut stack = 0.0;
    let mut last: f32 = 0.0;
    let mut offsets = Vec::with_capacity(range.len());
    let mut blocks: Vec<Block> = Vec::new();
    for index in range.clone() {
        let (wish, weight) = wishes[index].map_or((last, 0.001), |wish| ((wish - stack).max(0.0), 1.0));
        last = wish;
        offsets.push(stack);
        stack += picture.bars[index].height + GAP;
        let mut block = Block { sum: wish * weight, weight, end: index + 1 };
        while let Some(before) = blocks.pop_if(|b| b.sum / b.weight >= block.sum / block.weight) {
            block.sum += before.sum;
            block.weight += before.weight;
        }
        blocks.push(block);
    }
    let mut index = range.start;
    for block in blocks {
        for bar in &mut picture.bars[index..block.end] {
            bar.top = block.sum / block.weight + offsets[index - range.start];
            index += 1;
        }
    }
}
