//! What each part has of the others: the redline of points that were split or merged.
//!
//! Of a point that became two neither part lost what the other took over. So the points are read as one text on
//! either side, and each has that stretch of the one redline which is its own: what was removed is told once,
//! where it stood, and what came from the second of two merged points is not taken for new.

use crate::compare::groups;
use crate::diff;
use crate::model::{At, Draft, Link, Op, Redline, Span, Tag};
use std::collections::BTreeMap;
use std::sync::Arc;

/// In larger groups each pair is shown by the redline of its own two texts.
const MOST_TOGETHER: usize = 100;

/// The redlines of all links between points that were split or merged. Unlike the redline of a link they need not
/// hold the whole of the earlier text, and what follows each other may have one tag.
#[derive(Debug, Default)]
pub struct Shares {
    pairs: BTreeMap<(At, At), Redline>,
    /// By the column of the earlier draft and the later point.
    into: BTreeMap<(usize, At), Redline>,
}

impl Shares {
    /// Reads what was split or merged as one text.
    pub fn new(drafts: &[Arc<Draft>], links: &[Link]) -> Self {
        let mut shares = Self::default();
        for step in links.chunk_by(|a, b| (a.before.draft, a.after.draft) == (b.before.draft, b.after.draft))
        {
            let ends: Vec<(usize, usize)> = step.iter().map(|l| (l.before.point, l.after.point)).collect();
            for group in groups(&ends).into_iter().filter(|group| (2..=MOST_TOGETHER).contains(&group.len()))
            {
                let group: Vec<&Link> = group.into_iter().map(|link| &step[link]).collect();
                let links = outermost(&group);
                let Some(ops) = shared(drafts, &links) else { continue };
                for link in links {
                    shares.pairs.entry((link.before, link.after)).or_default();
                }
                for (link, op) in ops {
                    shares.into.entry((link.before.draft, link.after)).or_default().ops.push(op.clone());
                    shares.pairs.entry((link.before, link.after)).or_default().ops.push(op);
                }
            }
        }
        shares
    }

    /// The redline of a link, or its share of a larger one.
    pub fn of_link<'a>(&'a self, link: &'a Link) -> &'a Redline {
        self.pairs.get(&(link.before, link.after)).unwrap_or(&link.change.redline)
    }

    /// The redline of the later point of a link against all that it came from.
    pub fn of_point<'a>(&'a self, link: &'a Link) -> &'a Redline {
        self.into.get(&(link.before.draft, link.after)).unwrap_or(&link.change.redline)
    }
}

/// Those links of a group whose texts do not both lie inside those of another.
fn outermost<'a>(group: &[&'a Link]) -> Vec<&'a Link> {
    let holds = |a: &Span, b: &Span| a.start <= b.start && b.end <= a.end;
    let spans = |link: &Link| (link.change.redline.before(), link.change.redline.after());
    let is_inside = |link: &Link| {
        let own = spans(link);
        group
            .iter()
            .map(|other| spans(other))
            .any(|other| other != own && holds(&other.0, &own.0) && holds(&other.1, &own.1))
    };
    group.iter().copied().filter(|link| !is_inside(link)).collect()
}

/// The one redline of a group, each operation with the link whose share it is. Nothing where the texts cannot be
/// read as one: between languages, or where one is a part of another.
fn shared<'a>(drafts: &[Arc<Draft>], links: &[&'a Link]) -> Option<Vec<(&'a Link, Op)>> {
    let first = links.first().filter(|_| links.len() > 1)?;
    if links.iter().any(|link| link.change.compared.is_some()) {
        return None;
    }
    let mut old = parts(links.iter().map(|link| (link.before.point, link.change.redline.before())))?;
    let mut new = parts(links.iter().map(|link| (link.after.point, link.change.redline.after())))?;
    match (old.len(), new.len()) {
        (1, _) => in_order_of(&mut new, links, |link| link.after.point, |op| op.before.start),
        (_, 1) => in_order_of(&mut old, links, |link| link.before.point, |op| op.after.start),
        _ => {}
    }
    let old = Joined::new(&drafts[first.before.draft], old);
    let new = Joined::new(&drafts[first.after.draft], new);
    let mut pieces = Vec::new();
    for op in diff::redline(&old.text, &new.text).ops {
        for op in cut(&op, &old, &new)? {
            let from = (op.tag != Tag::Insert).then(|| old.parts[old.part(&op.before)].0);
            let to = (op.tag != Tag::Delete).then(|| new.parts[new.part(&op.after)].0);
            pieces.push((op, from, to));
        }
    }
    let joins = |link: &Link, from: Option<usize>, to: Option<usize>| {
        from.is_none_or(|point| point == link.before.point)
            && to.is_none_or(|point| point == link.after.point)
    };
    let mut last: Option<&Link> = None;
    let mut found = Vec::new();
    for (at, (op, from, to)) in pieces.iter().enumerate() {
        // What was removed at the head of a point stands with what the point kept.
        let kept = || pieces[at..].iter().find(|(op, kept, _)| op.tag == Tag::Equal && kept == from);
        let to = to.or_else(|| match last {
            Some(link) if joins(link, *from, None) => None,
            _ => kept()?.2,
        });
        let link = last
            .filter(|link| joins(link, *from, to))
            .or_else(|| links.iter().copied().find(|link| joins(link, *from, to)))
            .or_else(|| links.iter().copied().find(|link| joins(link, None, to)))?;
        last = Some(link);
        let none = |span: Span| span.start..span.start;
        let before = match op.tag {
            Tag::Delete => old.spaced(&op.before),
            Tag::Equal => old.from(&op.before),
            Tag::Insert => none(link.change.redline.before()),
        };
        let after = match op.tag {
            Tag::Delete => none(link.change.redline.after()),
            Tag::Equal | Tag::Insert => new.from(&op.after),
        };
        found.push((link, Op { tag: op.tag, before, after }));
    }
    Some(found)
}

/// The texts of some points, each as far as any pair compares it, in the order of the draft. Nothing where they overlap.
fn parts(spans: impl Iterator<Item = (usize, Span)>) -> Option<Vec<(usize, Span)>> {
    let mut parts: BTreeMap<usize, Span> = BTreeMap::new();
    for (point, span) in spans {
        let part = parts.entry(point).or_insert_with(|| span.clone());
        *part = part.start.min(span.start)..part.end.max(span.end);
    }
    let parts: Vec<(usize, Span)> = parts.into_iter().collect();
    parts.windows(2).all(|pair| pair[0].1.end <= pair[1].1.start).then_some(parts)
}

/// Orders the several parts of one text as that text has them: by the middle of what they have in common with it.
fn in_order_of(
    parts: &mut [(usize, Span)],
    links: &[&Link],
    point: impl Fn(&Link) -> usize,
    place: impl Fn(&Op) -> usize,
) {
    let middle = |part: usize| {
        let link = links.iter().find(|link| point(link) == part)?;
        let kept: Vec<&Op> = link.change.redline.ops.iter().filter(|op| op.tag == Tag::Equal).collect();
        let half = kept.iter().map(|op| op.before.len()).sum::<usize>() / 2;
        let mut sum = 0;
        let middle = kept.iter().find(|op| {
            sum += op.before.len();
            sum > half
        });
        middle.map(|op| place(op))
    };
    let middles: Option<BTreeMap<usize, usize>> =
        parts.iter().map(|&(part, _)| Some((part, middle(part)?))).collect();
    if let Some(middles) = middles {
        parts.sort_by_key(|(part, _)| middles[part]);
    }
}

/// Some parts of a draft as one text.
struct Joined<'a> {
    draft: &'a Draft,
    text: String,
    /// The points with their spans in the draft, in the order of the text.
    parts: Vec<(usize, Span)>,
    /// Where each begins in the text.
    starts: Vec<usize>,
}

impl<'a> Joined<'a> {
    fn new(draft: &'a Draft, parts: Vec<(usize, Span)>) -> Self {
        let mut joined = Joined { draft, text: String::new(), starts: Vec::new(), parts };
        for (_, span) in &joined.parts {
            if !joined.text.is_empty() {
                joined.text.push_str("\n\n");
            }
            joined.starts.push(joined.text.len());
            joined.text.push_str(draft.slice(span));
        }
        joined
    }

    /// The part in which a span of the text begins.
    fn part(&self, span: &Span) -> usize {
        self.starts.partition_point(|&start| start <= span.start).saturating_sub(1)
    }

    /// A span of the text in the draft.
    fn from(&self, span: &Span) -> Span {
        let part = self.part(span);
        let (start, own) = (self.starts[part], &self.parts[part].1);
        let place = |at: usize| (at - start + own.start).min(own.end);
        place(span.start)..place(span.end)
    }

    /// The same with a space behind it where a part ends, which keeps it apart from the next.
    fn spaced(&self, span: &Span) -> Span {
        let own = self.from(span);
        let behind = self.draft.text[own.end..].chars().next().filter(|c| c.is_whitespace());
        let ends = own.end == self.parts[self.part(span)].1.end;
        own.start..own.end + behind.filter(|_| ends).map_or(0, char::len_utf8)
    }

    /// How many letters of a span come before each part that begins inside it.
    fn borders<'b>(&'b self, span: &'b Span) -> impl Iterator<Item = usize> + 'b {
        let inside = self.starts.iter().filter(|&&start| span.start < start && start < span.end);
        inside.map(|&start| letters(&self.text[span.start..start]).count())
    }
}

/// The letters of a text with their places, without white space.
fn letters(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.char_indices().filter(|(_, c)| !c.is_whitespace()).map(|(at, _)| at)
}

/// An operation in pieces, none of which goes on in a second part. Nothing where texts that count as equal differ
/// in more than their white space.
fn cut(op: &Op, old: &Joined, new: &Joined) -> Option<Vec<Op>> {
    let mut borders: Vec<usize> = old.borders(&op.before).chain(new.borders(&op.after)).collect();
    if borders.is_empty() {
        return Some(vec![op.clone()]);
    }
    let places = |joined: &Joined, span: &Span| -> Vec<usize> {
        letters(&joined.text[span.clone()]).map(|at| span.start + at).collect()
    };
    let (before, after) = (places(old, &op.before), places(new, &op.after));
    if op.tag == Tag::Equal && before.len() != after.len() {
        return None;
    }
    borders.push(before.len().max(after.len()));
    borders.sort_unstable();
    borders.dedup();
    let mut done = (op.before.start, op.after.start);
    let mut pieces = Vec::new();
    for border in borders {
        let place = |places: &[usize], span: &Span| places.get(border).copied().unwrap_or(span.end);
        let ends = (place(&before, &op.before), place(&after, &op.after));
        pieces.push(Op { tag: op.tag, before: done.0..ends.0, after: done.1..ends.1 });
        done = ends;
    }
    Some(pieces)
}
