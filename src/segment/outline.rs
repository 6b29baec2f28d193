//! Chosen marks → points: how far each point reaches, what stands between points,
//! and which marks only head a group.

use super::blocks::{Block, blocks, ends_sentence, is_heading, stands_as_heading, trimmed};
use super::furniture::Furniture;
use super::mark::Mark;
use super::number::System;
use super::sequence::Chosen;
use super::shape::Shape;
use super::words::{Rank, WORDS};
use crate::model::{Doubt, PointKind, Source, Span, Style, Warning};
use crate::text::words::words;

/// A point before it has a name.
pub(super) struct Entry {
    pub kind: PointKind,
    pub depth: u8,
    /// The mark and the reading of its number; none for a heading without a number.
    pub number: Option<Chosen>,
    pub mark: Span,
    pub heading: Option<Span>,
    pub body: Span,
}

/// The points of a text with numbers. What is doubtful about them is added to the warnings.
pub(super) fn outline(
    source: &Source,
    continues: &[bool],
    marks: &[Mark],
    chosen: &[Chosen],
    warnings: &mut Vec<Warning>,
) -> Vec<Entry> {
    let items = items(source, continues, marks, chosen);
    let page = Page { source, continues, marks, habits: habits(source, continues, marks, &items) };
    let mut entries = Vec::new();
    // Everything deeper than this belongs to commentary that was left out.
    let mut skip_below: Option<u8> = None;
    for (at, item) in items.iter().enumerate() {
        if skip_below.is_some_and(|depth| item.chosen.depth > depth && !item.chosen.heading) {
            continue;
        }
        let next = items.get(at + 1);
        skip_below = page.entry(item, next, &mut entries, warnings).then_some(item.chosen.depth);
        if let Some(depth) = skip_below {
            warnings.extend(left_out(&items[at + 1..], depth, marks));
        }
    }
    if let Some(first) = items.first() {
        let before = page.leading_headings(first, &entries);
        entries.splice(0..0, before);
    }
    entries
}

/// That the list which the items begin with is left out, down to a point of this depth. What has bullets behind
/// commentary is commentary without a doubt.
fn left_out(items: &[Item], depth: u8, marks: &[Mark]) -> Option<Warning> {
    let first = items.first()?.chosen;
    if matches!(first.number.system, System::Bullet(_)) {
        return None;
    }
    let list = items.iter().take_while(|item| item.chosen.depth > depth && !item.chosen.heading);
    let n = list.filter(|item| item.chosen.depth == first.depth).count();
    let mark = &marks[first.mark];
    Some(Doubt::ListOutside { n, begins: called(mark) }.at(mark.span.clone()))
}

/// A mark and the text up to the next one.
struct Item {
    chosen: Chosen,
    start: usize,
    blocks: Vec<Block>,
    /// Whether the first block stands on the line of the mark.
    same_line: bool,
    has_children: bool,
    /// Whether it is an amendment or lies in one: the text before and after it is no commentary.
    amends: bool,
}

fn items(source: &Source, continues: &[bool], marks: &[Mark], chosen: &[Chosen]) -> Vec<Item> {
    let mut items = Vec::with_capacity(chosen.len());
    let mut amends = false;
    for (at, c) in chosen.iter().enumerate() {
        let mark = &marks[c.mark];
        amends = if c.depth == 0 { mark.rank == Some(Rank::Amendment) } else { amends };
        let next = chosen.get(at + 1);
        let end = next.map_or(source.text.len(), |n| marks[n.mark].span.start);
        let blocks = blocks(source, continues, mark.span.end, end);
        let same_line = blocks.first().is_some_and(|b| b.line == mark.line);
        let has_children = next.is_some_and(|n| n.depth > c.depth && !n.heading);
        items.push(Item { chosen: *c, start: mark.span.start, blocks, same_line, has_children, amends });
    }
    items
}

/// How the points of a document usually look.
#[derive(Clone, Copy)]
struct Habits {
    /// Most points have several paragraphs.
    several: bool,
    /// The most paragraphs that a point other than the last has beside its first.
    most: usize,
    /// Points begin with a title on a line of its own.
    titled: bool,
    /// Blank lines stand between points, so that a line without one belongs to its point.
    spaced: bool,
    /// Most points have no full stop at their end.
    unended: bool,
}

fn habits(source: &Source, continues: &[bool], marks: &[Mark], items: &[Item]) -> Habits {
    let slice = |b: &Block| &source.text[b.span.clone()];
    let (mut counted, mut with_more, mut most, mut untitled, mut titled) =
        (0usize, 0usize, 0, 0usize, 0usize);
    let last = items.len().saturating_sub(1);
    for (at, item) in items.iter().enumerate().filter(|(_, i)| !i.chosen.heading) {
        let Some(first) = item.blocks.first() else { continue };
        let plain = |b: &&Block| {
            !(speaks(slice(b))
                || belongs(slice(b))
                || b.furniture(&source.text) != Furniture::No
                || matches!(b.style, Style::Quote | Style::Heading(_) | Style::Furniture))
        };
        let mut more = item.blocks[1..].iter().filter(plain).count();
        if let Some(end) = item.blocks.last()
            && item.blocks.len() > 1
            && end.style == Style::Body
            && stands_as_heading(source, continues, end.line)
        {
            more = more.saturating_sub(1);
        }
        if is_title(slice(first)) && marks[item.chosen.mark].shape != Shape::Bullet && !item.has_children {
            if more > 0 && at < last {
                titled += 1
            } else if at < last {
                untitled += 1
            }
            more = more.saturating_sub(1);
        }
        if at < last && item.chosen.depth == 0 {
            counted += 1;
            with_more += usize::from(more > 0);
            most = most.max(more);
        }
    }
    let ended = |i: &&Item| i.blocks.first().is_some_and(|b| ends_sentence(slice(b)));
    let unended = items.iter().filter(ended).count() * 2 < items.len();
    let tops = || items.iter().skip(1).filter(|i| i.chosen.depth == 0 && !marks[i.chosen.mark].inline);
    let apart = tops().filter(|i| source.paragraphs[marks[i.chosen.mark].line].apart).count();
    let spaced = apart * 2 > tops().count();
    Habits {
        spaced,
        unended,
        several: counted >= 2 && with_more * 2 >= counted,
        most,
        titled: titled > untitled,
    }
}

/// What a paragraph after the first of a point is.
enum Verdict {
    Own,
    Heading,
    Outside { sure: bool },
}

struct Page<'a> {
    source: &'a Source,
    continues: &'a [bool],
    marks: &'a [Mark],
    habits: Habits,
}

impl Page<'_> {
    fn slice(&self, span: &Span) -> &str {
        &self.source.text[span.clone()]
    }

    /// Adds the point of an item and the headings behind it. Returns whether
    /// commentary stands between it and sub-points that only belong to the commentary.
    fn entry(
        &self,
        item: &Item,
        next: Option<&Item>,
        entries: &mut Vec<Entry>,
        warnings: &mut Vec<Warning>,
    ) -> bool {
        let mark = &self.marks[item.chosen.mark];
        let (heading, mut own) = self.title(item, mark);
        let mut headings = Vec::new();
        let mut cut = false;
        for (at, block) in item.blocks.iter().enumerate().skip(own) {
            if cut && !self.heads_next(item, at, next) {
                continue;
            }
            match self.verdict(item, at, own, next) {
                Verdict::Own if !cut && headings.is_empty() => own = at + 1,
                Verdict::Heading => headings.push(block.span.clone()),
                Verdict::Own => {}
                Verdict::Outside { sure } => {
                    cut = true;
                    if !sure && next.is_some() {
                        warnings.push(Doubt::ParagraphOutside { after: called(mark) }.at(block.span.clone()));
                    }
                }
            }
        }
        let first_own = heading.as_ref().map_or(mark.span.end, |h| h.end);
        let end = own.checked_sub(1).map_or(first_own, |last| item.blocks[last].span.end).max(first_own);
        let body = trimmed(&self.source.text, first_own..end).unwrap_or(first_own..first_own);
        let kind = match (item.chosen.heading, mark.rank) {
            (true, _) => PointKind::Heading,
            (false, Some(Rank::Annex)) => PointKind::Annex,
            _ => PointKind::Provision,
        };
        let (heading, body) = match kind {
            PointKind::Heading if heading.is_none() && !body.is_empty() => {
                (Some(body.clone()), body.end..body.end)
            }
            _ => (heading, body),
        };
        entries.push(Entry {
            kind,
            depth: item.chosen.depth,
            number: Some(item.chosen),
            mark: item.start..mark.span.end,
            heading,
            body,
        });
        entries.extend(headings.into_iter().map(unnumbered_heading));
        let opens_list = next.is_some_and(|n| {
            let shape = &self.marks[n.chosen.mark];
            n.chosen.depth > item.chosen.depth && shape.rank.is_none() && n.chosen.number.parts == 1
        });
        cut && opens_list
    }

    /// The title of a point, and how many of its blocks are its own without question.
    fn title(&self, item: &Item, mark: &Mark) -> (Option<Span>, usize) {
        let Some(first) = item.blocks.first() else { return (None, 0) };
        let text = self.slice(&first.span);
        let furniture =
            first.style == Style::Furniture || first.furniture(&self.source.text) != Furniture::No;
        if !item.same_line && !item.chosen.heading && furniture {
            return (None, 0);
        }
        let more = item.blocks.len() > 1;
        let by_structure = matches!(first.style, Style::Heading(_)) || mark.rank.is_some();
        let titled = by_structure || (self.habits.titled && mark.shape != Shape::Bullet);
        let has_text = (more
            && matches!(self.verdict(item, 1, 1, None), Verdict::Own | Verdict::Outside { sure: false }))
            || (by_structure && item.has_children);
        if item.chosen.heading {
            return (Some(first.span.clone()), 1);
        }
        let is_title = is_title(text) || !item.same_line && matches!(first.style, Style::Heading(_));
        match titled && is_title && has_text && !mark.note {
            true if more && !item.has_children => (Some(first.span.clone()), 2),
            true => (Some(first.span.clone()), 1),
            false => (None, 1),
        }
    }

    /// What block `at` of an item is, when the blocks before `own` are the point's.
    fn verdict(&self, item: &Item, at: usize, own: usize, next: Option<&Item>) -> Verdict {
        let block = &item.blocks[at];
        let text = self.slice(&block.span);
        let mark = &self.marks[item.chosen.mark];
        let of_page = !item.amends && block.furniture(&self.source.text) != Furniture::No;
        let furniture = block.style == Style::Furniture || of_page;
        if furniture {
            return Verdict::Outside { sure: true };
        }
        if self.heads_next(item, at, next) {
            return Verdict::Heading;
        }
        if item.amends {
            return Verdict::Own;
        }
        if matches!(block.style, Style::Quote | Style::Heading(_)) || item.chosen.heading {
            return Verdict::Outside { sure: true };
        }
        let before = own.checked_sub(1).map_or("", |last| self.slice(&item.blocks[last].span));
        let next_line = !block.apart && !self.habits.unended;
        let goes_on = !ends_sentence(before) && (next_line || text.starts_with(char::is_lowercase));
        if goes_on || belongs(text) {
            return Verdict::Own;
        }
        let quoted = text.starts_with(['"', '“', '„', '«', '”']);
        if speaks(text) || begins_remark(text) || (quoted && !self.habits.several) {
            return Verdict::Outside { sure: true };
        }
        let indented = block.indent >= mark.indent.saturating_add(2);
        // A point in a table has its row; one above a table has none of it.
        let in_table = self.source.paragraphs[mark.line].style == Style::Apart;
        let of_row = in_table && block.beside && item.blocks[1..at].iter().all(|b| b.beside);
        // "4. Territories." names its point; the text is in the paragraph below.
        let named = own == 1 && at == 1 && words(before).take(4).count() <= 3;
        let only_named = named && (in_table || block.style != Style::Apart);
        let introduces = text.ends_with(':') && next.is_some_and(|n| n.chosen.depth > item.chosen.depth);
        let attached = self.habits.spaced && !block.apart && own == at;
        let usual = self.habits.several && (next.is_some() || at <= self.habits.most);
        let binds = WORDS.binding.count(text) > 0 && (next.is_some() || own == at);
        match of_row
            || attached
            || indented
            || introduces
            || only_named
            || usual
            || binds
            || text.starts_with(char::is_lowercase)
        {
            true => Verdict::Own,
            false => Verdict::Outside { sure: false },
        }
    }

    /// Whether block `at` is a heading over the next top-level point: nothing but
    /// headings stands between the two.
    fn heads_next(&self, item: &Item, at: usize, next: Option<&Item>) -> bool {
        let Some(next) = next.filter(|n| n.chosen.depth == 0) else { return false };
        if at == 0 || self.marks[next.chosen.mark].inline || item.blocks.len() - at > 3 {
            return false;
        }
        item.blocks[at..].iter().all(|b| stands_as_heading(self.source, self.continues, b.line))
            && (matches!(item.blocks[at].style, Style::Heading(_))
                || ends_sentence(self.slice(&item.blocks[at - 1].span))
                || is_title(self.slice(&item.blocks[0].span)))
    }

    /// The headings directly before the first point, where the document has headings between points as well.
    fn leading_headings(&self, first: &Item, entries: &[Entry]) -> Vec<Entry> {
        let style = |span: &Span| {
            let at = self.source.paragraphs.partition_point(|p| p.span.end <= span.start);
            self.source.paragraphs[at].style
        };
        let unnumbered = entries.iter().filter(|e| e.number.is_none());
        let Some(usual) = unnumbered.filter_map(|e| e.heading.as_ref()).map(style).next() else {
            return Vec::new();
        };
        let before = blocks(self.source, self.continues, 0, first.start);
        let heading = before.last().filter(|b| {
            b.style == usual && stands_as_heading(self.source, self.continues, b.line) && before.len() > 1
        });
        heading.map(|b| unnumbered_heading(b.span.clone())).into_iter().collect()
    }
}

fn unnumbered_heading(span: Span) -> Entry {
    Entry {
        kind: PointKind::Heading,
        depth: 0,
        number: None,
        mark: span.start..span.start,
        body: span.end..span.end,
        heading: Some(span),
    }
}

/// A mark in a sentence of a warning.
pub(super) fn called(mark: &Mark) -> Option<String> {
    match mark.readings.first().map(|n| n.system) {
        Some(System::Bullet(_)) | None => None,
        _ => Some(mark.name.clone()),
    }
}

fn is_title(text: &str) -> bool {
    is_heading(text) && !text.ends_with(':') && !text.starts_with('[')
}

/// Whether somebody is quoted or reported in a text. "The said territory" reports nobody.
fn speaks(text: &str) -> bool {
    let mut before = "";
    for word in words(text) {
        let word = &text[word];
        if WORDS.speech.has(word) && !before.eq_ignore_ascii_case("the") {
            return true;
        }
        before = word;
    }
    false
}

/// "Commentary: …"
fn begins_remark(text: &str) -> bool {
    let Some(word) = words(text).next() else { return false };
    let rest = text[word.end..].trim_start();
    WORDS.remark.has(&text[word]) && rest.starts_with([':', '.', '—', '–'])
}

/// An editor's remark, a passage in square brackets or an option, which stay with their point.
fn belongs(text: &str) -> bool {
    let remark = text.starts_with('(') && text.ends_with(')');
    let option = words(text).next().is_some_and(|w| w.start == 0 && WORDS.option.has(&text[w]));
    remark || text.starts_with('[') || option
}
