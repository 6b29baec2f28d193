//! What makes a redline readable, rule by rule.
//!
//! Each rule takes the blocks of one pair of sentences (or, where it says so, of the whole
//! text) and turns kept words into changed ones, never the reverse.

use super::sides::{Block, Sides};
use super::words::push;
use std::ops::Range;

/// All rules for one pair of sentences, in order.
pub fn clean(sides: &Sides, blocks: Vec<Block>) -> Vec<Block> {
    let blocks = no_lonely_stop_word(sides, blocks);
    let blocks = no_island(sides, blocks);
    no_confetti(sides, blocks)
}

/// **No lonely stop word.** What is kept between two changes and holds no word of content (an
/// "of the", a comma) is shown as changed with them, where they are larger than it is.
fn no_lonely_stop_word(sides: &Sides, blocks: Vec<Block>) -> Vec<Block> {
    absorb(blocks, |before, kept, after| {
        let words = kept.before.len();
        words <= 3
            && kept.before.clone().all(|t| !sides.before.is_content(t))
            && (is_two_sided(before) || is_two_sided(after))
            && extent(before) + extent(after) > 2 * words
    })
}

/// **No island.** A few words of content kept between two changes that outweigh them fourfold
/// are shown as changed with them: `[-be limited to 600,000 personnel-]` rather than
/// `[-be limited to 600,000-] personnel`. Between two insertions, or two deletions, nothing
/// is absorbed: there a reader sees the old text whole.
fn no_island(sides: &Sides, blocks: Vec<Block>) -> Vec<Block> {
    absorb(blocks, |before, kept, after| {
        let weight = sides.before.weight(&kept.before);
        let (left, right) = (change_weight(sides, before), change_weight(sides, after));
        (is_two_sided(before) || is_two_sided(after))
            && weight <= left.min(right)
            && 4 * weight <= left + right
    })
}

/// **No confetti.** A sentence of which little is kept is shown as removed and then added as a
/// whole: where less than half of its weight is kept beside three replacements or more, less
/// than a quarter beside two, less than an eighth beside one.
fn no_confetti(sides: &Sides, blocks: Vec<Block>) -> Vec<Block> {
    let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else { return blocks };
    let before = first.before.start..last.before.end;
    let after = first.after.start..last.after.end;
    let kept: usize = blocks.iter().filter(|b| b.equal).map(|b| sides.before.weight(&b.before)).sum();
    let all = sides.before.weight(&before) + sides.after.weight(&after);
    let replacements = blocks.iter().filter(|b| is_two_sided(b)).count();
    let one_side = before.is_empty() || after.is_empty();
    let too_little = match replacements {
        0 => false,
        1 => 16 * kept < all,
        2 => 8 * kept < all,
        _ => 4 * kept < all,
    };
    if one_side || !too_little {
        return blocks;
    }
    vec![Block { before, after, equal: false }]
}

/// **Whole phrases.** Where an insertion or a deletion could as well stand a few words further
/// left or right, because the words at its two ends are the same, it is moved to where a
/// sentence or a clause begins. For the blocks of the whole text.
pub fn shift_to_bounds(sides: &Sides, blocks: &mut [Block]) {
    for at in 1..blocks.len().saturating_sub(1) {
        let [left, block, right] = &mut blocks[at - 1..=at + 1] else { continue };
        if block.equal || !left.equal || !right.equal || is_two_sided(block) {
            continue;
        }
        let inserted = block.before.is_empty();
        let (side, range) =
            if inserted { (&sides.after, &block.after) } else { (&sides.before, &block.before) };
        let room_left = left.before.len().saturating_sub(1).min(MOST_SHIFT);
        let room_right = right.before.len().saturating_sub(1).min(MOST_SHIFT);
        let (start, end) = (range.start, range.end);
        let lefts = (1..=room_left).take_while(|k| side.ids[start - k] == side.ids[end - k]).count();
        let rights =
            (1..=room_right).take_while(|k| side.ids[start + k - 1] == side.ids[end + k - 1]).count();
        let text = &side.tokens;
        let fitness = |shift: isize| {
            let first = start.saturating_add_signed(shift);
            let last = end.saturating_add_signed(shift) - 1;
            let behind = first.checked_sub(1).map_or("", |t| text.printed(t));
            strength(behind) * 2
                + usize::from(strength(text.printed(last)) == strength(behind))
                + usize::from(strength(behind) == 0 && text.is_mark(first, ','))
        };
        let lowest = -isize::try_from(lefts).unwrap_or(0);
        let highest = isize::try_from(rights).unwrap_or(0);
        let best = (lowest..=highest).max_by_key(|s| (fitness(*s), -s.abs())).unwrap_or(0);
        let slide = |n: usize| n.saturating_add_signed(best);
        for edge in
            [&mut left.before.end, &mut left.after.end, &mut right.before.start, &mut right.after.start]
        {
            *edge = slide(*edge);
        }
        block.before = slide(block.before.start)..slide(block.before.end);
        block.after = slide(block.after.start)..slide(block.after.end);
    }
}

/// The farthest that a change is moved, in tokens.
const MOST_SHIFT: usize = 40;

/// How strong a bound a token makes for what follows it: the end of a sentence, of a clause, or none.
fn strength(token: &str) -> usize {
    match token {
        "." | "!" | "?" => 3,
        ";" | ":" => 2,
        "," | "(" | "—" | "–" => 1,
        _ => 0,
    }
}

/// Turns each kept block between two changes that fits into a part of them, from left to
/// right; what was absorbed counts with the change before the next one.
fn absorb(blocks: Vec<Block>, fits: impl Fn(&Block, &Block, &Block) -> bool) -> Vec<Block> {
    let mut all: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        let absorbed = block.equal
            && match (all.last(), blocks.peek()) {
                (Some(before), Some(after)) => fits(before, &block, after),
                _ => false,
            };
        push(&mut all, (block.before, block.after), block.equal && !absorbed);
    }
    all
}

fn is_two_sided(block: &Block) -> bool {
    !block.equal && !block.before.is_empty() && !block.after.is_empty()
}

fn extent(block: &Block) -> usize {
    block.before.len().max(block.after.len())
}

fn change_weight(sides: &Sides, block: &Block) -> usize {
    let weight = |a: &Range<usize>, b: &Range<usize>| sides.before.weight(a) + sides.after.weight(b);
    weight(&block.before, &block.after)
}
