//! The reader's corrections of the points that were found: merged, split, moved in depth, left out, taken in.

use super::blocks::trimmed;
use super::shape;
use crate::model::{AsRead, Cut, Draft, Label, Point, PointKind, Project, SegmentDecision, Span};
use foldhash::{HashMap, HashSet};
use std::sync::Arc;

/// Lays the corrections that a project holds over its drafts and articles, from what was found in each.
pub fn correct(project: &mut Project) {
    let Project { drafts, articles, decisions, .. } = project;
    for draft in drafts.iter_mut().chain(articles) {
        if draft.as_read.is_some() || decisions.segments.iter().any(|one| one.at.draft == draft.id) {
            *draft = Arc::new(corrected(draft, &decisions.segments));
        }
    }
}

/// A draft with the corrections that concern it, beginning from its points as they were found.
///
/// The text stays, and every byte of it that is not white space lies in one point or outside as
/// before. A correction that does not fit says nothing.
pub fn corrected(draft: &Draft, decisions: &[SegmentDecision]) -> Draft {
    let read = draft
        .as_read
        .clone()
        .unwrap_or_else(|| Arc::new(AsRead { points: draft.points.clone(), outside: draft.outside.clone() }));
    let own = || decisions.iter().filter(|one| one.at.draft == draft.id);
    let mut pages = Pieces { text: &draft.text, points: read.points.clone() };
    own().for_each(|one| pages.apply(one.at.start as usize, &one.cut));
    let Pieces { points, .. } = pages;
    let outside = outside(&draft.text, &points, &read.outside);
    let as_read = own().next().is_some().then_some(read);
    Draft { points, outside, as_read, ..draft.clone() }
}

/// A text and its points while they are corrected.
struct Pieces<'a> {
    text: &'a str,
    points: Vec<Point>,
}

impl Pieces<'_> {
    fn apply(&mut self, at: usize, cut: &Cut) {
        if !self.text.is_char_boundary(at) {
            return;
        }
        let here = self.points.iter().position(|point| point.start() as usize == at);
        match (cut, here) {
            (Cut::Merge, Some(point)) => self.merge(point),
            (Cut::Split, None) => self.split(at),
            (Cut::Depth(depth), Some(point)) => self.deepen(point, *depth),
            (Cut::Label(name), Some(point)) => self.relabel(point, name.trim()),
            (Cut::Exclude, Some(point)) => {
                let end = end_of(&self.points, point);
                self.points.drain(point..end);
            }
            (Cut::Include(end), None) => self.include(at, *end as usize),
            (Cut::Commentary(end), _) => self.leave_out(at, *end as usize),
            _ => return,
        }
        settle(&mut self.points);
    }

    fn deepen(&mut self, point: usize, depth: u8) {
        let (end, before) = (end_of(&self.points, point), self.points[point].depth);
        for point in &mut self.points[point..end] {
            point.depth = (point.depth - before).saturating_add(depth);
        }
    }

    fn merge(&mut self, point: usize) {
        let Some(before) = point.checked_sub(1) else { return };
        let merged = self.points.remove(point);
        let first = &mut self.points[before];
        let start = if first.body.is_empty() { merged.start() as usize } else { first.body.start };
        first.body = start..whole(&merged).end;
        if first.kind == PointKind::Heading {
            // A heading that takes in a point becomes the title of that point, under its name.
            first.kind = merged.kind;
            first.label = merged.label;
            first.depth = merged.depth;
        }
    }

    /// A new point at a byte inside the text of another. The number that stands there becomes its label.
    fn split(&mut self, at: usize) {
        let inside = |point: &Point| point.body.start < at && at < point.body.end;
        let Some(index) = self.points.iter().position(inside) else { return };
        let end = self.points[index].body.end;
        let (Some(before), Some(after)) =
            (trimmed(self.text, self.points[index].body.start..at), trimmed(self.text, at..end))
        else {
            return;
        };
        let new = self.unnumbered(index, after);
        self.points[index].body = before;
        self.points.insert(index + 1, new);
    }

    fn include(&mut self, at: usize, end: usize) {
        let Some(span) = self.text.get(at..end).and_then(|_| trimmed(self.text, at..end)) else { return };
        let meets = |point: &Point| whole(point).start < span.end && span.start < whole(point).end;
        if span.start != at || self.points.iter().any(meets) {
            return;
        }
        let index = self.points.partition_point(|point| (point.start() as usize) < at);
        let mut new = match index.checked_sub(1) {
            Some(before) => self.unnumbered(before, span),
            None => plain(span, PointKind::Provision, "¶1"),
        };
        self.read_number(&mut new);
        self.points.insert(index, new);
    }

    /// A new point behind another, beside it.
    fn unnumbered(&self, beside: usize, span: Span) -> Point {
        let first = &self.points[beside];
        let kind = if first.kind == PointKind::Heading { PointKind::Provision } else { first.kind };
        let mut new = Point { depth: first.depth, ..plain(span, kind, &own_name(first)) };
        new.page = first.page;
        self.read_number(&mut new);
        new
    }

    /// Takes the number at the beginning of a point as its label, where there is one with a text behind it.
    fn read_number(&self, point: &mut Point) {
        let text = &self.text[point.body.clone()];
        let Some(hit) = shape::word(text).or_else(|| shape::numbered(text)) else { return };
        let (start, end) = (point.body.start, point.body.end);
        let Some(body) = trimmed(self.text, start + hit.len..end) else { return };
        let printed = text[..hit.len].trim();
        point.mark = start..start + printed.len();
        point.label = Label { printed: printed.to_owned(), path: hit.name };
        point.body = body;
    }

    fn relabel(&mut self, point: usize, name: &str) {
        if name.is_empty() {
            return;
        }
        let parent = self.points[point].parent.map(|parent| self.points[parent].label.path.clone());
        let path = match parent {
            Some(parent) if !name.starts_with(&format!("{parent}.")) => format!("{parent}.{name}"),
            _ => name.to_owned(),
        };
        let old = std::mem::replace(&mut self.points[point].label.path, path.clone());
        let end = end_of(&self.points, point);
        for below in &mut self.points[point + 1..end] {
            if let Some(rest) = below.label.path.strip_prefix(&format!("{old}.")) {
                below.label.path = format!("{path}.{rest}");
            }
        }
    }

    /// Leaves a passage out of the points: what is before it in a point stays, what is behind it begins anew.
    fn leave_out(&mut self, at: usize, end: usize) {
        let Some(out) = self.text.get(at..end).and_then(|_| trimmed(self.text, at..end)) else { return };
        let mut kept = Vec::with_capacity(self.points.len() + 1);
        for index in 0..self.points.len() {
            let point = self.points[index].clone();
            let all = whole(&point);
            if out.end <= all.start || all.end <= out.start {
                kept.push(point);
                continue;
            }
            let behind = trimmed(self.text, out.end.min(all.end)..all.end);
            let has_start = all.start < out.start && point.mark.end <= out.start;
            if has_start {
                kept.push(self.shortened(&point, out.start));
            }
            if let Some(span) = behind {
                let rest = match has_start {
                    true => self.unnumbered(index, span),
                    false => Point { mark: span.start..span.start, body: span, heading: None, ..point },
                };
                kept.push(rest);
            }
        }
        self.points = kept;
    }

    /// A point that ends at a byte behind its number.
    fn shortened(&self, point: &Point, end: usize) -> Point {
        let cut = |span: &Span| trimmed(self.text, span.start.min(end)..span.end.min(end));
        let heading = point.heading.as_ref().and_then(cut);
        let empty = heading.as_ref().map_or(point.mark.end, |heading| heading.end).min(end);
        Point { body: cut(&point.body).unwrap_or(empty..empty), heading, ..point.clone() }
    }
}

fn plain(span: Span, kind: PointKind, path: &str) -> Point {
    Point {
        label: Label { printed: String::new(), path: path.to_owned() },
        kind,
        depth: 0,
        parent: None,
        mark: span.start..span.start,
        heading: None,
        body: span,
        page: None,
    }
}

/// From the first byte of a point to its last, without its sub-points.
fn whole(point: &Point) -> Span {
    let end = point.heading.as_ref().map_or(0, |heading| heading.end).max(point.mark.end);
    point.start() as usize..end.max(point.body.end)
}

fn end_of(points: &[Point], point: usize) -> usize {
    let below = |p: &Point| p.depth > points[point].depth && p.kind != PointKind::Heading;
    let rest = &points[point + 1..];
    point + 1 + rest.iter().position(|p| !below(p)).unwrap_or(rest.len())
}

/// A point's own part of its path: `a` of `12.a`.
fn own_name(point: &Point) -> String {
    let path = &point.label.path;
    let below = point.parent.and_then(|_| path.rsplit('.').next());
    below.unwrap_or(path).to_owned()
}

/// Gives each point its parent by depth, a path under that parent where it changed, and a label of its own.
fn settle(points: &mut [Point]) {
    let names: Vec<String> = points.iter().map(own_name).collect();
    let mut open: Vec<usize> = Vec::new();
    let mut taken: HashSet<String> = HashSet::default();
    let mut numbers: HashMap<String, usize> = HashMap::default();
    for at in 0..points.len() {
        if points[at].kind == PointKind::Heading {
            open.clear();
        }
        open.truncate(usize::from(points[at].depth));
        let parent = open.last().copied();
        points[at].depth = u8::try_from(open.len()).unwrap_or(u8::MAX);
        let path = match parent {
            Some(parent) => {
                let above = &points[parent].label.path;
                let is_under =
                    |path: &str| path.strip_prefix(above).is_some_and(|rest| rest.starts_with('.'));
                match is_under(&points[at].label.path) {
                    true => points[at].label.path.clone(),
                    false => format!("{above}.{}", names[at]),
                }
            }
            None => names[at].clone(),
        };
        points[at].parent = parent;
        let mut free = path.clone();
        while !taken.insert(free.clone()) {
            // What was tried for an earlier point of this path is taken.
            let n = numbers.entry(path.clone()).or_insert(1);
            *n += 1;
            free = format!("{path}#{n}");
        }
        points[at].label.path = free;
        if points[at].kind != PointKind::Heading {
            open.push(at);
        }
    }
}

/// What no point covers: the passages known to stand outside, and line by line what else is left.
fn outside(text: &str, points: &[Point], known: &[Span]) -> Vec<Span> {
    let mut covered: Vec<Span> = Vec::with_capacity(points.len() * 2);
    for point in points {
        covered.extend(
            [Some(point.mark.clone()), point.heading.clone(), Some(point.body.clone())].into_iter().flatten(),
        );
    }
    let mut left: Vec<Span> =
        known.iter().flat_map(|span| gaps(span.clone(), &sorted(covered.clone()))).collect();
    left = left.into_iter().filter_map(|span| trimmed(text, span)).collect();
    covered.extend(left.iter().cloned());
    let new = gaps(0..text.len(), &sorted(covered)).into_iter().flat_map(|gap| {
        let lines = text[gap.clone()].split_inclusive('\n').scan(gap.start, |start, line| {
            *start += line.len();
            Some(*start - line.len()..*start)
        });
        lines.collect::<Vec<_>>()
    });
    left.extend(new.filter_map(|span| trimmed(text, span)));
    sorted(left)
}

fn sorted(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !span.is_empty());
    spans.sort_by_key(|span| span.start);
    spans
}

/// The parts of a span that none of the others, which are in order, covers.
fn gaps(within: Span, covered: &[Span]) -> Vec<Span> {
    let mut gaps = Vec::new();
    let mut at = within.start;
    let first = covered.partition_point(|span| span.end <= within.start);
    for span in covered[first..].iter().take_while(|span| span.start < within.end) {
        if at < span.start {
            gaps.push(at..span.start);
        }
        at = at.max(span.end);
    }
    if at < within.end {
        gaps.push(at..within.end);
    }
    gaps
}
