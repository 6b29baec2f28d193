//! In which order a text with tracked changes tells its two drafts: what is told word by word, what is removed, added, moved.

use crate::compare::{Entry, Step};
use crate::diff;
use crate::export::Report;
use crate::model::{Draft, Link, Redline, Tag};
use crate::present::reading::Passage;
use crate::present::words::fold;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Passages of the earlier draft and passages of the later one that are told together.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Those of the earlier draft.
    pub before: Range<usize>,
    /// Those of the later draft.
    pub after: Range<usize>,
    /// The difference of their texts, as spans of the drafts' texts. Numbers may stand before it.
    pub redline: Redline,
}

/// The next thing that is told.
#[derive(Clone, Debug)]
pub enum Told {
    /// What both drafts have, word by word.
    Both(Pair),
    /// A passage of the earlier draft.
    Removed(usize),
    /// A passage of the later draft.
    Added(usize),
    /// What the earlier draft has here and the later one elsewhere, with the number of the move.
    From(Range<usize>, usize),
    /// The same where the later draft has it.
    To(Pair, usize),
}

/// How many passages further on another form of a passage is looked for.
const NEAR: usize = 3;

/// Tells two drafts, each passage once; the later one in its order, and the earlier one in its own.
pub fn order(report: &Report, drafts: [&Draft; 2], passages: &[Vec<Passage>; 2], moves: bool) -> Vec<Told> {
    let step = Step::new(&report.project.drafts, &report.comparison.links, 0, 1);
    let entries = report.comparison.lineages.iter().flat_map(|row| step.entries(row));
    let links = entries.filter_map(|entry| if let Entry::Linked(link) = entry { Some(link) } else { None });
    let (kept, others) = in_order(links.filter_map(|link| pair(link, passages)).collect());
    let moved = if moves { apart(&kept, others) } else { Vec::new() };
    let mut order = Order { drafts, passages, moved, told: Vec::new() };
    let mut done = (0, 0);
    for pair in kept {
        order.gap(done.0..pair.before.start, done.1..pair.after.start);
        done = (pair.before.end, pair.after.end);
        order.told.push(Told::Both(pair));
    }
    order.gap(done.0..passages[0].len(), done.1..passages[1].len());
    order.told
}

/// The passages that a link compares.
fn pair(link: &Link, passages: &[Vec<Passage>; 2]) -> Option<Pair> {
    let last = link.change.redline.ops.last();
    let side = |passages: &[Passage], point: usize, end: usize| {
        let first = passages.iter().position(|passage| passage.point == Some(point))?;
        let end = passages.partition_point(|passage| passage.span.start < end);
        Some(first..end.max(first + 1))
    };
    Some(Pair {
        before: side(&passages[0], link.before.point, last.map_or(0, |op| op.before.end))?,
        after: side(&passages[1], link.after.point, last.map_or(0, |op| op.after.end))?,
        redline: link.change.redline.clone(),
    })
}

impl Pair {
    /// How many bytes stand in both drafts.
    fn weight(&self) -> usize {
        let kept = self.redline.ops.iter().filter(|op| op.tag == Tag::Equal);
        1 + kept.map(|op| op.before.len()).sum::<usize>()
    }
}

/// Those pairs that stand in one order in both drafts, as heavy as can be, and the others.
fn in_order(mut pairs: Vec<Pair>) -> (Vec<Pair>, Vec<Pair>) {
    pairs.sort_by_key(|pair| (pair.before.start, pair.after.start));
    let mut ended: Vec<usize> = (0..pairs.len()).collect();
    ended.sort_by_key(|&pair| pairs[pair].before.end);
    let mut ended = ended.into_iter().peekable();
    // The heaviest chain that ends before each place of the later draft: a Fenwick tree of maxima.
    let places = pairs.iter().map(|pair| pair.after.end).max().unwrap_or(0) + 2;
    let mut best: Vec<(usize, Option<usize>)> = vec![(0, None); places];
    let mut chains: Vec<(usize, Option<usize>)> = Vec::with_capacity(pairs.len());
    for pair in &pairs {
        while let Some(&done) = ended.peek().filter(|&&done| pairs[done].before.end <= pair.before.start) {
            let (weight, mut at) = (chains[done].0, pairs[done].after.end + 1);
            while at < places {
                best[at] = best[at].max((weight, Some(done)));
                at += at & at.wrapping_neg();
            }
            ended.next();
        }
        let (mut before, mut at) = ((0, None), pair.after.start + 1);
        while at > 0 {
            before = before.max(best[at]);
            at &= at - 1;
        }
        chains.push((before.0 + pair.weight(), before.1));
    }
    let mut next = (0..pairs.len()).max_by_key(|&pair| chains[pair].0);
    let mut is_kept = vec![false; pairs.len()];
    while let Some(pair) = next {
        is_kept[pair] = true;
        next = chains[pair].1;
    }
    let mut is_kept = is_kept.into_iter();
    pairs.into_iter().partition(|_| is_kept.next().unwrap_or(false))
}

/// Those of the others that share no passage with what is kept or with each other.
fn apart(kept: &[Pair], others: Vec<Pair>) -> Vec<Pair> {
    let meets = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    let mut apart: Vec<Pair> = Vec::new();
    for pair in others {
        let is_free = |other: &Pair| !meets(&other.before, &pair.before) && !meets(&other.after, &pair.after);
        if kept.iter().all(is_free) && apart.iter().all(is_free) {
            apart.push(pair);
        }
    }
    apart
}

struct Order<'a> {
    drafts: [&'a Draft; 2],
    passages: &'a [Vec<Passage>; 2],
    moved: Vec<Pair>,
    told: Vec<Told>,
}

impl Order<'_> {
    /// Tells what stands between two pairs. What is the same there, such as a heading, is found here.
    fn gap(&mut self, before: Range<usize>, after: Range<usize>) {
        let texts = |side: usize, passages: &Range<usize>| -> Vec<String> {
            passages.clone().map(|at| self.key(side, at)).collect()
        };
        let (old, new) = (texts(0, &before), texts(1, &after));
        for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
            match op {
                DiffOp::Equal { old_index, new_index, len } => {
                    (0..len)
                        .for_each(|n| self.both(before.start + old_index + n, after.start + new_index + n));
                }
                op => {
                    let (old, new) = (op.old_range(), op.new_range());
                    self.apart(
                        before.start + old.start..before.start + old.end,
                        after.start + new.start..after.start + new.end,
                    );
                }
            }
        }
    }

    /// What stands for a passage: its words, or its move, which is like nothing.
    fn key(&self, side: usize, at: usize) -> String {
        match self.move_of(side, at) {
            Some(number) => format!("\u{0}{side} {number}"),
            None => fold(self.text(side, at)),
        }
    }

    fn text(&self, side: usize, at: usize) -> &str {
        self.drafts[side].slice(&self.passages[side][at].span)
    }

    fn move_of(&self, side: usize, at: usize) -> Option<usize> {
        let holds =
            |pair: &Pair| if side == 0 { pair.before.contains(&at) } else { pair.after.contains(&at) };
        self.moved.iter().position(holds)
    }

    fn both(&mut self, before: usize, after: usize) {
        let redline = diff::redline(self.text(0, before), self.text(1, after));
        let starts = [self.passages[0][before].span.start, self.passages[1][after].span.start];
        let redline = redline.offset(starts[0], starts[1]);
        let pair = Pair { before: before..before + 1, after: after..after + 1, redline };
        self.told.push(Told::Both(pair));
    }

    /// Tells passages of which none is the same. A title that was changed is still told word by word.
    fn apart(&mut self, mut before: Range<usize>, after: Range<usize>) {
        let mut added = after.start;
        for old in before.clone() {
            let near = added..after.end.min(added + NEAR);
            let Some(new) = near.into_iter().find(|&new| self.is_like(old, new)) else { continue };
            (before.start..old).for_each(|at| self.removed(at));
            (added..new).for_each(|at| self.added(at));
            self.both(old, new);
            (before.start, added) = (old + 1, new + 1);
        }
        before.for_each(|at| self.removed(at));
        (added..after.end).for_each(|at| self.added(at));
    }

    /// Whether two passages that are no provisions are forms of one: at least half of the words are kept.
    fn is_like(&self, before: usize, after: usize) -> bool {
        let is_provision = |side: usize, at: usize| {
            let point = self.passages[side][at].point;
            point.is_some_and(|point| self.drafts[side].points[point].is_provision())
        };
        let is_moved = || self.move_of(0, before).is_some() || self.move_of(1, after).is_some();
        if is_provision(0, before) || is_provision(1, after) || is_moved() {
            return false;
        }
        let (old, new) = (self.text(0, before), self.text(1, after));
        let redline = diff::redline(old, new);
        let kept = redline.ops.iter().filter(|op| op.tag == Tag::Equal);
        2 * kept.map(|op| op.before.len()).sum::<usize>() >= old.len().max(new.len())
    }

    fn removed(&mut self, at: usize) {
        match self.move_of(0, at) {
            None => self.told.push(Told::Removed(at)),
            Some(number) if self.moved[number].before.start == at => {
                self.told.push(Told::From(self.moved[number].before.clone(), number));
            }
            Some(_) => {}
        }
    }

    fn added(&mut self, at: usize) {
        match self.move_of(1, at) {
            None => self.told.push(Told::Added(at)),
            Some(number) if self.moved[number].after.start == at => {
                self.told.push(Told::To(self.moved[number].clone(), number));
            }
            Some(_) => {}
        }
    }
}
