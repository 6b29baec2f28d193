//! How far the wording went: editorial, reworded or substantive.
//!
//! What says the same is data (`editorial.txt`, `spelling.txt`); the measure of how much content
//! was lost or gained is here.

use super::sides::{Block, Side, Sides};
use super::signals::mentions::numbers;
use super::spelling::{joins_a_list, spelled};
use crate::model::Wording;
use crate::text::phrases::Phrases;
use crate::text::tokens::Kind;
use std::ops::Range;
use std::sync::LazyLock;

static EDITORIAL: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("editorial.txt")));

/// The class of a change that has no signal. `blocks` are those of `groups`; where these are a
/// part of what was compared, `all` are all blocks: a word is not lost that stands elsewhere in it.
pub fn wording(sides: &Sides, groups: &[Block], blocks: &[Block], all: Option<&[Block]>) -> Wording {
    let changed = || groups.iter().filter(|g| !g.equal);
    let same = |g: &Block| canonical(&sides.before, &g.before) == canonical(&sides.after, &g.after);
    if changed().all(|g| same(g) || is_reordered(sides, g, blocks)) {
        return Wording::Editorial;
    }
    if content_moved(sides, blocks, all) { Wording::Substantive } else { Wording::Reworded }
}

/// What some tokens say, in a form that is the same for all spellings: without marks and
/// articles, names by their class, numbers by their value, references without their number.
fn canonical(side: &Side, range: &Range<usize>) -> String {
    let tokens = &side.tokens;
    let mut replaced: Vec<(Range<usize>, String)> = Vec::new();
    let (references, figures) = numbers(tokens, range);
    replaced.extend(
        figures.into_iter().map(|f| (f.tokens, format!("‹{} {}›", f.key, f.unit.unwrap_or_default()))),
    );
    replaced.extend(references.into_iter().map(|r| (r.tokens, format!("‹{}›", r.key))));
    let names = EDITORIAL.find_in(tokens, range.clone());
    replaced.extend(names.into_iter().map(|f| (f.tokens.clone(), format!("‹{}›", EDITORIAL.class(&f)))));
    replaced.sort_by_key(|(at, _)| at.start);
    let mut all = String::new();
    let mut replaced = replaced.into_iter().peekable();
    let mut token = range.start;
    while token < range.end {
        while replaced.next_if(|(at, _)| at.start < token).is_some() {}
        if let Some((at, key)) = replaced.next_if(|(at, _)| at.start == token) {
            all.push_str(&key);
            token = at.end;
            continue;
        }
        if tokens.kind(token) != Kind::Mark && tokens.folded(token) != "the" {
            all.push_str(&spelled(tokens.folded(token)));
        }
        token += 1;
    }
    all
}

/// Whether a pair of sentences differs in the order of a list only: "Russia, Ukraine and
/// Europe", "Europe, Russia and Ukraine".
fn is_reordered(sides: &Sides, group: &Block, blocks: &[Block]) -> bool {
    let inside = |b: &&Block| {
        !b.equal
            && b.before.start >= group.before.start
            && b.before.end <= group.before.end
            && b.after.start >= group.after.start
            && b.after.end <= group.after.end
    };
    let mut changes = blocks.iter().filter(inside);
    let Some(first) = changes.next() else { return false };
    let last = changes.next_back().unwrap_or(first);
    let before = items(&sides.before, first.before.start..last.before.end);
    before.len() > 1 && before == items(&sides.after, first.after.start..last.after.end)
}

/// The items of a list, sorted.
fn items(side: &Side, range: Range<usize>) -> Vec<String> {
    let mut items = vec![String::new()];
    for token in range {
        let word = side.tokens.folded(token);
        if joins_a_list(word) {
            items.push(String::new());
        } else if let Some(item) = items.last_mut().filter(|_| word != "the") {
            item.push_str(word);
            item.push(' ');
        }
    }
    items.retain(|i| !i.is_empty());
    items.sort_unstable();
    items
}

/// Whether content was lost or gained: three words or more on balance, or a quarter of the
/// longer side, or when more than half of all words of content are others. What was taken out in one
/// place does not weigh up what was put in at another: there it is three words on either side, or four on both.
fn content_moved(sides: &Sides, blocks: &[Block], all: Option<&[Block]>) -> bool {
    let (mut lost, mut gained) = exchanged(sides, blocks);
    let (mut lost_anywhere, mut gained_anywhere) =
        all.map_or_else(Default::default, |all| exchanged(sides, all));
    for key in [whole as fn(&str) -> &str, stem] {
        match all {
            None => cancel(&mut lost, &mut gained, key),
            Some(_) => {
                cancel(&mut lost, &mut gained_anywhere, key);
                cancel(&mut lost_anywhere, &mut gained, key);
            }
        }
    }
    let changed = || blocks.iter().filter(|b| !b.equal);
    let kept: usize =
        blocks.iter().filter(|b| b.equal).map(|b| content(&sides.before, &b.before).len()).sum();
    let count = |f: fn(&Block) -> &Range<usize>, side: &Side| -> usize {
        kept + changed().map(|b| content(side, f(b)).len()).sum::<usize>()
    };
    let before = count(|b| &b.before, &sides.before);
    let after = count(|b| &b.after, &sides.after);
    let balance = lost.len().abs_diff(gained.len());
    let alone = |words: &[Word], other: fn(&Block) -> &Range<usize>| {
        words.iter().filter(|word| other(word.block).is_empty()).count()
    };
    let (taken_out, put_in) = (alone(&lost, |b| &b.after), alone(&gained, |b| &b.before));
    taken_out.max(put_in) >= 3
        || taken_out + put_in >= 4
        || balance >= 3
        || 4 * balance > before.max(after)
        || 2 * (lost.len() + gained.len()) > before + after
}

/// A word of content and the change in which it stands.
struct Word<'a> {
    word: String,
    block: &'a Block,
}

/// The words of content that stand on one side of some changes, and those on the other.
fn exchanged<'a>(sides: &Sides, blocks: &'a [Block]) -> (Vec<Word<'a>>, Vec<Word<'a>>) {
    let (mut lost, mut gained) = (Vec::new(), Vec::new());
    for block in blocks.iter().filter(|b| !b.equal) {
        let word = |word: String| Word { word, block };
        lost.extend(content(&sides.before, &block.before).into_iter().map(word));
        gained.extend(content(&sides.after, &block.after).into_iter().map(word));
    }
    (lost, gained)
}

/// How many characters of a word stand for its stem.
const STEM: usize = 5;

fn content(side: &Side, range: &Range<usize>) -> Vec<String> {
    range.clone().filter(|&t| side.is_content(t)).map(|t| spelled(side.tokens.folded(t))).collect()
}

/// Takes out of both lists what they have in common by a key.
fn cancel<'a>(lost: &mut Vec<Word<'a>>, gained: &mut Vec<Word<'a>>, key: fn(&str) -> &str) {
    let key = |own: &Word<'_>| key(&own.word).to_owned();
    for list in [&mut *lost, &mut *gained] {
        list.sort_by_cached_key(key);
    }
    let (mut i, mut j) = (0, 0);
    let (mut lost_alone, mut gained_alone) = (vec![true; lost.len()], vec![true; gained.len()]);
    while i < lost.len() && j < gained.len() {
        let order = key(&lost[i]).cmp(&key(&gained[j]));
        if order.is_eq() {
            (lost_alone[i], gained_alone[j]) = (false, false);
        }
        i += usize::from(order.is_le());
        j += usize::from(order.is_ge());
    }
    for (list, alone) in [(lost, lost_alone), (gained, gained_alone)] {
        let mut alone = alone.into_iter();
        list.retain(|_| alone.next().unwrap_or(true));
    }
}

fn whole(word: &str) -> &str {
    word
}

fn stem(word: &str) -> &str {
    word.char_indices().nth(STEM).map_or(word, |(end, _)| &word[..end])
}
