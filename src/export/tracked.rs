//! Two drafts as one text with tracked changes: the later draft in its order, with what was added and removed in place.
//!
//! What was kept and added is the later draft word for word, what was kept and removed the earlier one, with
//! all that stands outside their points. Points whose order changed are removed where they stood and added
//! where they stand, or moved where that is asked for; the rest is told word by word.

mod order;

use super::Report;
use crate::model::{At, Draft, Op, Span, Tag};
use crate::present::reading::{self, Passage};
use crate::present::words::{fold, is_unreadable};
use order::{Pair, Told};
use std::ops::Range;

/// What happened to a stretch of text, or to the end of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stands in both drafts.
    Kept,
    /// Only in the later one.
    Added,
    /// Only in the earlier one.
    Removed,
    /// It went elsewhere: where it stood, with the number of the move.
    MovedFrom(usize),
    /// It came from elsewhere: where it stands, with the number of the move.
    MovedTo(usize),
}

/// A paragraph of the text.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its text.
    pub parts: Vec<(Fate, String)>,
    /// What happened to its end: a draft without it goes on in the next paragraph.
    pub end: Fate,
    /// What it is.
    pub kind: Kind,
    /// The move that it is a part of, as the fate of what was moved.
    pub moved: Option<Fate>,
    /// The points that begin with it: of the earlier draft (0) and of the later one (1).
    pub points: Vec<At>,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The title of a draft.
    Title,
    /// A heading over points.
    Heading,
    /// A point, 0 for a top-level one.
    Point(u8),
    /// What stands outside the points.
    Outside,
}

/// The text of a report of two drafts, the first against the second.
pub fn tracked(report: &Report, moves: bool) -> Vec<Paragraph> {
    let [earlier, later] = report.project.drafts.as_slice() else { return Vec::new() };
    let drafts: [&Draft; 2] = [earlier, later];
    let passages = drafts.map(reading::passages);
    let mut pen = Pen { drafts, passages: &passages, paragraphs: Vec::new() };
    for told in order::order(report, drafts, &passages, moves) {
        let first = pen.paragraphs.len();
        let moved = match told {
            Told::Both(pair) => pen.pair(&pair, Fate::Kept),
            Told::Removed(at) => pen.alone(0, at..at + 1, Fate::Removed),
            Told::Added(at) => pen.alone(1, at..at + 1, Fate::Added),
            Told::From(passages, number) => pen.alone(0, passages, Fate::MovedFrom(number)),
            Told::To(pair, number) => pen.pair(&pair, Fate::MovedTo(number)),
        };
        let moved = matches!(moved, Fate::MovedFrom(_) | Fate::MovedTo(_)).then_some(moved);
        pen.paragraphs[first..].iter_mut().for_each(|paragraph| paragraph.moved = moved);
    }
    pen.paragraphs
}

/// What stands between two words of a draft.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// White space, as this sign.
    Space(char),
    /// The beginning of this passage.
    Break(usize),
}

/// A stretch of one draft without its white space, and what stands at which byte of that.
struct Squeezed {
    words: String,
    gaps: Vec<(usize, Gap)>,
}

struct Pen<'a> {
    drafts: [&'a Draft; 2],
    passages: &'a [Vec<Passage>; 2],
    paragraphs: Vec<Paragraph>,
}

impl Pen<'_> {
    /// Passages of one draft.
    fn alone(&mut self, side: usize, passages: Range<usize>, fate: Fate) -> Fate {
        for at in passages {
            self.begin(side, at, fate);
            let text = self.squeezed(side, &self.passages[side][at].span.clone(), 0..0);
            self.one(side, &text, fate);
        }
        fate
    }

    /// Passages of both drafts; `kept` is the fate of what stands in both. In a move, what was removed is told
    /// where it stood.
    fn pair(&mut self, pair: &Pair, kept: Fate) -> Fate {
        self.begin(1, pair.after.start, kept);
        self.points(0, pair.before.start);
        let span = |side: usize, passages: &Range<usize>| {
            let passages = &self.passages[side][passages.clone()];
            let end = passages.iter().map(|passage| passage.span.end).max().unwrap_or(0);
            passages.first().map_or(0, |first| first.span.start)..end
        };
        let (before, after) = (span(0, &pair.before), span(1, &pair.after));
        let ops = &pair.redline.ops;
        let first = ops.first().map_or(before.end..after.end, |op| op.before.start..op.after.start);
        let last = ops.last().map_or(before.end..after.end, |op| op.before.end..op.after.end);
        self.edge(before.start..first.start, after.start..first.end, kept, " ");
        for Op { tag, before, after } in ops {
            match tag {
                Tag::Delete => self.removed(before, pair, kept),
                Tag::Insert => {
                    let text = self.squeezed(1, after, pair.after.clone());
                    self.one(1, &text, Fate::Added);
                }
                Tag::Equal => self.equal((before, after), pair, kept),
            }
        }
        self.edge(last.start.min(before.end)..before.end, last.end.min(after.end)..after.end, kept, "");
        kept
    }

    /// What stands before or behind a redline, such as the numbers.
    fn edge(&mut self, before: Span, after: Span, kept: Fate, space: &str) {
        let [old, new] = [(0, before), (1, after)].map(|(side, span)| {
            let text = self.drafts[side].slice(&span);
            // A number may touch its text.
            let space = if text.ends_with(char::is_whitespace) { space } else { "" };
            let text = fold(text);
            if text.is_empty() { text } else { text + space }
        });
        match old == new {
            true => self.push(kept, &new),
            false => {
                if kept == Fate::Kept {
                    self.push(Fate::Removed, &old);
                }
                self.push(Fate::Added, &new);
            }
        }
    }

    fn removed(&mut self, span: &Span, pair: &Pair, kept: Fate) {
        if kept == Fate::Kept {
            let text = self.squeezed(0, span, pair.before.clone());
            self.one(0, &text, Fate::Removed);
        }
    }

    /// A stretch of both drafts, which may differ in white space and in where paragraphs begin.
    fn equal(&mut self, (before, after): (&Span, &Span), pair: &Pair, kept: Fate) {
        let old = self.squeezed(0, before, pair.before.clone());
        let new = self.squeezed(1, after, pair.after.clone());
        if old.words != new.words {
            self.removed(before, pair, kept);
            return self.one(1, &new, Fate::Added);
        }
        let mut places: Vec<usize> = old.gaps.iter().chain(&new.gaps).map(|(at, _)| *at).collect();
        places.sort_unstable();
        places.dedup();
        let mut done = 0;
        for place in places {
            self.push(kept, &new.words[done..place]);
            done = place;
            let gap = |text: &Squeezed| text.gaps.iter().find(|(at, _)| *at == place).map(|(_, gap)| *gap);
            match (gap(&old), gap(&new)) {
                (Some(Gap::Space(_)), Some(new @ Gap::Space(_))) => self.space(1, new, kept),
                (Some(Gap::Break(at)), Some(new @ Gap::Break(_))) => {
                    self.space(1, new, kept);
                    self.points(0, at);
                }
                (old, new) => {
                    if kept == Fate::Kept {
                        old.into_iter().for_each(|gap| self.space(0, gap, Fate::Removed));
                    }
                    new.into_iter().for_each(|gap| self.space(1, gap, Fate::Added));
                }
            }
        }
        self.push(kept, &new.words[done..]);
    }

    /// A stretch of one draft.
    fn one(&mut self, side: usize, text: &Squeezed, fate: Fate) {
        let mut done = 0;
        for &(place, gap) in &text.gaps {
            self.push(fate, &text.words[done..place]);
            self.space(side, gap, fate);
            done = place;
        }
        self.push(fate, &text.words[done..]);
    }

    fn space(&mut self, side: usize, gap: Gap, fate: Fate) {
        match gap {
            Gap::Space(sign) => self.push(fate, sign.encode_utf8(&mut [0; 4])),
            Gap::Break(at) => {
                let end = self.paragraphs.last().map_or(fate, |paragraph| paragraph.end);
                self.begin(side, at, end);
                if let [.., before, _] = self.paragraphs.as_mut_slice() {
                    before.end = fate;
                }
            }
        }
    }

    fn push(&mut self, fate: Fate, text: &str) {
        let Some(paragraph) = self.paragraphs.last_mut().filter(|_| !text.is_empty()) else { return };
        match paragraph.parts.last_mut() {
            Some((last, before)) if *last == fate => before.push_str(text),
            _ => paragraph.parts.push((fate, text.to_owned())),
        }
    }

    /// Begins the paragraph of a passage.
    fn begin(&mut self, side: usize, at: usize, end: Fate) {
        let (draft, passage) = (self.drafts[side], &self.passages[side][at]);
        let kind = match passage.point.map(|point| &draft.points[point]) {
            Some(point) if point.is_provision() => Kind::Point(point.depth),
            Some(_) => Kind::Heading,
            None if fold(draft.slice(&passage.span)) == fold(&draft.title) => Kind::Title,
            None => Kind::Outside,
        };
        self.paragraphs.push(Paragraph { parts: Vec::new(), end, kind, moved: None, points: Vec::new() });
        self.points(side, at);
    }

    /// Says that a passage begins with the last paragraph.
    fn points(&mut self, side: usize, at: usize) {
        let point = self.passages[side][at].point.map(|point| At { draft: side, point });
        self.paragraphs.last_mut().into_iter().for_each(|paragraph| paragraph.points.extend(point));
    }

    /// A stretch without its white space. Among `passages`, all but the first begin a paragraph.
    fn squeezed(&self, side: usize, span: &Span, passages: Range<usize>) -> Squeezed {
        let begins = |at: usize| {
            let own = self.passages[side].get(passages.start + 1..passages.end)?;
            let found = own.binary_search_by_key(&at, |passage| passage.span.start).ok()?;
            Some(Gap::Break(passages.start + 1 + found))
        };
        let mut squeezed = Squeezed { words: String::new(), gaps: Vec::new() };
        for (at, sign) in self.drafts[side].slice(span).char_indices() {
            let place = squeezed.words.len();
            let gap = begins(span.start + at).or(sign.is_whitespace().then_some(Gap::Space(match sign {
                '\u{a0}' | '\u{202f}' => sign,
                _ => ' ',
            })));
            if let Some(gap) = gap {
                match squeezed.gaps.last_mut() {
                    Some((last, before)) if *last == place => {
                        if matches!(gap, Gap::Break(_)) {
                            *before = gap;
                        }
                    }
                    _ => squeezed.gaps.push((place, gap)),
                }
            }
            if !sign.is_whitespace() {
                squeezed.words.push(if is_unreadable(sign) { '\u{fffd}' } else { sign });
            }
        }
        squeezed
    }
}
