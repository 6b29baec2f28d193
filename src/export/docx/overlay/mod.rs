//! Changes laid into the earlier draft's own Word document, which keeps its styles, numbering, tables, heads and feet.
//!
//! Each letter of the earlier draft is found again in its document; what stays there stays as it was written. What
//! comes of it is read back, so that no document is handed out that does not give both drafts word for word.

mod letters;
mod pen;
mod properties;

use super::original::{self, Paragraph as Own};
use super::package::Comment;
use super::redline::{Writer, change};
use super::repack::{self, MAIN};
use crate::export::Report;
use crate::export::tracked::{Fate, Kind, Paragraph};
use crate::export::xml::Xml;
use crate::import;
use crate::model::{At, Draft, Revisions};
use letters::{Letters, Made};
use pen::{Item, Pen};
use properties::{element, without_number};
use std::collections::VecDeque;

/// Lays the changes of a report of two drafts into the file of the earlier one; none where the file is not written as
/// office programs write, holds changes of its own, or the changes cannot be told in it.
pub fn overlay(report: &Report, paragraphs: &[Paragraph], bytes: &[u8]) -> Option<Vec<u8>> {
    let [earlier, later] = report.project.drafts.as_slice() else { return None };
    let xml = repack::part(bytes, MAIN)?;
    let own = original::paragraphs(&xml)?;
    let source = import::read_as(bytes, &earlier.provenance.path, earlier.provenance.revisions).ok()?;
    if source.text != earlier.text {
        return None;
    }
    let letters = Letters::new(&source, &own)?;
    let has_numbers = letters.made.contains(&Some(Made::Number));
    // Automatic numbers do not always come out as the later draft has them; then all are written out.
    for writes_numbers in [false, true].into_iter().take(1 + usize::from(has_numbers)) {
        let writer = Writer::new(report, repack::highest_id(bytes, &xml));
        let layer = Layer::new(&xml, &own, &letters, paragraphs, writes_numbers, writer);
        let Some((document, comments)) = layer.lay() else { continue };
        let file = repack::repack(bytes, &document, &comments)?;
        let gives = |revisions: Revisions, draft: &Draft| {
            let read = import::read_as(&file, "redline.docx", revisions);
            read.is_ok_and(|read| read.text.split_whitespace().eq(draft.text.split_whitespace()))
        };
        if gives(Revisions::Accepted, later) && gives(Revisions::Rejected, earlier) {
            return Some(file);
        }
    }
    None
}

struct Layer<'a> {
    xml: &'a str,
    own: &'a [Own],
    letters: &'a Letters,
    tracked: &'a [Paragraph],
    writes_numbers: bool,
    writer: Writer<'a>,
    /// The kind of each paragraph of the document that holds letters.
    kinds: Vec<Option<Kind>>,
    /// Whether it has an automatic number.
    numbered: Vec<bool>,
    items: Vec<Vec<Item>>,
    /// What became of the end of each.
    ends: Vec<Fate>,
    /// New paragraphs behind each.
    behind: Vec<Vec<Item>>,
    /// What happens before the next letter.
    pending: Vec<Item>,
    /// The paragraph of the last letter.
    place: Option<usize>,
}

impl<'a> Layer<'a> {
    fn new(
        xml: &'a str,
        own: &'a [Own],
        letters: &'a Letters,
        tracked: &'a [Paragraph],
        writes_numbers: bool,
        writer: Writer<'a>,
    ) -> Self {
        let (mut kinds, mut numbered) = (vec![None; own.len()], vec![false; own.len()]);
        let (mut at, mut real, mut number) = (0, 0, false);
        for paragraph in tracked {
            let texts = paragraph.parts.iter().filter(|(fate, _)| !is_later(*fate)).map(|(_, text)| text);
            for _ in texts.flat_map(|text| text.chars()).filter(|c| !c.is_whitespace()) {
                match letters.made.get(at) {
                    Some(None) => {
                        if let Some(&place) = letters.places.get(real)
                            && kinds[place].is_none()
                        {
                            (kinds[place], numbered[place]) = (Some(paragraph.kind), number);
                        }
                        (real, number) = (real + 1, false);
                    }
                    Some(Some(made)) => number = *made == Made::Number,
                    None => {}
                }
                at += 1;
            }
        }
        let empty = || own.iter().map(|_| Vec::new()).collect::<Vec<Vec<Item>>>();
        Layer {
            xml,
            own,
            letters,
            tracked,
            writes_numbers,
            writer,
            kinds,
            numbered,
            items: empty(),
            ends: vec![Fate::Kept; own.len()],
            behind: empty(),
            pending: Vec::new(),
            place: None,
        }
    }

    /// The main part with the changes in it, and the comments to which it refers.
    fn lay(mut self) -> Option<(String, Vec<Comment>)> {
        self.sort()?;
        let mut out = Xml::default();
        let mut done = 0;
        for at in 0..self.own.len() {
            let span = self.own[at].span.clone();
            out.raw(&self.xml[done..span.start]);
            done = span.end;
            let items = std::mem::take(&mut self.items[at]);
            let is_same = |item: &Item| matches!(item, Item::Letter(Fate::Kept) | Item::Gap(Fate::Kept));
            let is_same = items.iter().all(is_same) && self.ends[at] == Fate::Kept;
            match is_same && !(self.writes_numbers && self.numbered[at]) {
                true => out.raw(&self.xml[span]),
                false => self.paragraph(&mut out, at, items)?,
            }
            let behind = std::mem::take(&mut self.behind[at]);
            self.new_ones(&mut out, at, behind);
        }
        out.raw(&self.xml[done..]);
        Some((out.finish(), self.writer.comments))
    }

    /// Gives everything that happens to the paragraph in which it happens.
    fn sort(&mut self) -> Option<()> {
        let about = self.writer.about();
        self.pending.push(Item::Raw(about));
        let (mut at, mut real) = (0, 0);
        let tracked = self.tracked;
        for (index, paragraph) in tracked.iter().enumerate() {
            let moved = |at: Option<usize>| at.and_then(|at| tracked.get(at)).and_then(|other| other.moved);
            let is_first = moved(index.checked_sub(1)) != paragraph.moved;
            let is_last = moved(Some(index + 1)) != paragraph.moved;
            let (mut begin, mut end) = (Xml::default(), Xml::default());
            self.writer.around(&mut begin, &mut end, paragraph, (is_first, is_last));
            self.pending.push(Item::Raw(begin.finish()));
            // The letters of the later draft's number, where the document numbers by itself.
            let mut number = self.automatic(paragraph, at);
            let mut was_made = false;
            let signs = paragraph.parts.iter().flat_map(|(fate, text)| text.chars().map(move |c| (*fate, c)));
            for (fate, sign) in signs {
                if sign.is_whitespace() {
                    match () {
                        () if was_made && !self.writes_numbers => {}
                        () if was_made || is_later(fate) => self.text(fate, sign),
                        () => self.pending.push(Item::Gap(fate)),
                    }
                    continue;
                }
                was_made = false;
                if is_later(fate) {
                    match number {
                        0 => self.text(fate, sign),
                        _ => (number, was_made) = (number - 1, true),
                    }
                    continue;
                }
                match self.letters.made.get(at)? {
                    Some(Made::Number) => {
                        was_made = true;
                        if self.writes_numbers {
                            self.text(fate, sign);
                        } else if fate == Fate::Kept {
                            number = number.saturating_sub(1);
                        }
                    }
                    Some(Made::Note) if fate == Fate::Kept => {}
                    Some(Made::Note) => return None,
                    None => {
                        number = 0;
                        self.go_to(*self.letters.places.get(real)?);
                        real += 1;
                        self.items[self.place?].push(Item::Letter(fate));
                    }
                }
                at += 1;
            }
            self.pending.push(Item::Raw(end.finish()));
            self.pending.push(match is_later(paragraph.end) {
                true => Item::Break(paragraph.end, paragraph.kind),
                false => Item::End(paragraph.end),
            });
        }
        let last = self.place?;
        let (before, end, rest) = self.split();
        self.items[last].extend(before);
        self.ends[last] = end;
        self.behind[last].extend(rest);
        Some(())
    }

    /// How many letters of a paragraph's number in the later draft the document gives by itself.
    fn automatic(&self, paragraph: &Paragraph, at: usize) -> usize {
        if self.writes_numbers {
            return 0;
        }
        let is_new = paragraph.parts.iter().all(|(fate, _)| is_later(*fate));
        let is_numbered = match is_new {
            true => self.model(paragraph.kind, self.place).is_some_and(|model| self.numbered[model]),
            false => self.letters.made.get(at) == Some(&Some(Made::Number)),
        };
        let point = paragraph.points.iter().find(|point| point.draft == 1).filter(|_| is_numbered);
        let number = |at: &At| {
            let draft = &self.writer.report.project.drafts[1];
            draft.slice(&draft.points[at.point].mark).chars().filter(|c| !c.is_whitespace()).count()
        };
        point.map_or(0, number)
    }

    /// The paragraph of the document whose properties a new one of a kind takes: the nearest of its kind.
    fn model(&self, kind: Kind, near: Option<usize>) -> Option<usize> {
        let near = near.unwrap_or(0);
        let known = || (0..self.own.len()).filter(|&at| self.kinds[at].is_some());
        let alike = known().filter(|&at| self.kinds[at] == Some(kind) && !self.own[at].in_table);
        let distance = |at: &usize| (at.abs_diff(near), *at);
        alike.min_by_key(distance).or_else(|| known().min_by_key(distance))
    }

    fn text(&mut self, fate: Fate, sign: char) {
        match self.pending.last_mut() {
            Some(Item::Text(last, text)) if *last == fate => text.push(sign),
            _ => self.pending.push(Item::Text(fate, sign.to_string())),
        }
    }

    /// What is pending up to the end of a paragraph of the earlier draft, what became of that end, and the rest.
    fn split(&mut self) -> (Vec<Item>, Fate, Vec<Item>) {
        let mut pending = std::mem::take(&mut self.pending);
        let is_end = |item: &Item| matches!(item, Item::End(_) | Item::Gap(_));
        let Some(cut) = pending.iter().position(is_end) else { return (Vec::new(), Fate::Kept, pending) };
        let mut rest = pending.split_off(cut);
        let end = match rest.remove(0) {
            Item::End(fate) | Item::Gap(fate) => fate,
            _ => Fate::Kept,
        };
        rest.retain(|item| !is_end(item));
        (pending, end, rest)
    }

    /// Goes on in a paragraph of the document.
    fn go_to(&mut self, place: usize) {
        let before = self.place.replace(place);
        let Some(last) = before.filter(|last| *last != place) else {
            // An end within a paragraph is white space there.
            let pending = std::mem::take(&mut self.pending).into_iter().map(|item| match item {
                Item::End(fate) => Item::Gap(fate),
                item => item,
            });
            let pending = pending.filter(|item| before.is_some() || !matches!(item, Item::Gap(_)));
            self.items[place].extend(pending);
            return;
        };
        let (before, end, mut rest) = self.split();
        self.items[last].extend(before);
        self.ends[last] = end;
        // New paragraphs before a table do not belong into its first cell.
        if self.own[place].in_table && !self.own[last].in_table {
            let new =
                rest.iter().rposition(|item| matches!(item, Item::Break(..))).map_or(0, |last| last + 1);
            self.behind[last].extend(rest.drain(..new));
        }
        self.items[place].extend(rest);
    }

    /// Writes a paragraph of the document with what happens in it.
    fn paragraph(&mut self, out: &mut Xml, at: usize, items: Vec<Item>) -> Option<()> {
        let own = &self.own[at];
        // Each new end and the last one, which is the document's own.
        let broken = items.iter().filter_map(|item| match item {
            Item::Break(fate, kind) => Some((*fate, *kind)),
            _ => None,
        });
        let ends: Vec<_> = broken.map(Some).chain([None]).collect();
        let mut parts: Vec<Vec<Item>> = vec![Vec::new()];
        for item in items {
            match item {
                Item::Break(..) => parts.push(Vec::new()),
                item => parts.last_mut()?.push(item),
            }
        }
        let mut pen = Pen::new(self.xml, own.atoms.iter().cloned().collect());
        for (items, broken) in parts.into_iter().zip(ends) {
            let has_letters = items.iter().any(|item| matches!(item, Item::Letter(_)));
            out.raw(if broken.is_none() { &self.xml[own.open.clone()] } else { "<w:p>" });
            let (model, end) = match broken {
                Some((fate, kind)) if !has_letters => (self.model(kind, Some(at)).unwrap_or(at), fate),
                Some((fate, _)) => (at, fate),
                None => (at, self.ends[at]),
            };
            let properties = self.properties(model, end, broken.is_none());
            out.raw(&properties);
            for item in items {
                pen.item(out, &mut self.writer, item);
            }
            if broken.is_none() {
                let fate = pen.last_fate;
                pen.up_to_letter(out, &mut self.writer, fate);
            }
            pen.flush(out, &mut self.writer);
            if pen.depth > 0 {
                return None;
            }
            out.raw("</w:p>");
        }
        Some(())
    }

    /// Writes paragraphs that the document does not hold.
    fn new_ones(&mut self, out: &mut Xml, at: usize, items: Vec<Item>) {
        let mut pen = Pen::new(self.xml, VecDeque::new());
        let mut inner = Xml::default();
        let mut is_empty = true;
        let last = std::iter::once(Item::Break(Fate::Kept, Kind::Outside));
        for item in items.into_iter().chain(last) {
            match item {
                Item::Break(fate, kind) => {
                    pen.flush(&mut inner, &mut self.writer);
                    let inner = std::mem::take(&mut inner).finish();
                    // What is left behind the last of them, if anything, is a paragraph as well.
                    if std::mem::replace(&mut is_empty, true) && fate == Fate::Kept {
                        out.raw(&inner);
                        continue;
                    }
                    let model = self.model(kind, Some(at)).unwrap_or(at);
                    let properties = self.properties(model, fate, false);
                    out.raw(&format!("<w:p>{properties}{inner}</w:p>"));
                }
                item => {
                    is_empty &= matches!(item, Item::Raw(_));
                    pen.item(&mut inner, &mut self.writer, item);
                }
            }
        }
    }

    /// The properties of a paragraph, with what became of its end. Only the paragraph itself ends a section.
    fn properties(&mut self, of: usize, end: Fate, is_itself: bool) -> String {
        let all = self.own[of].properties.clone().map_or("", |span| &self.xml[span]);
        let inner = all.split_once('>').map_or("", |(_, rest)| rest);
        let mut inner = inner.strip_suffix("</w:pPr>").unwrap_or("").to_owned();
        if let Some((start, last)) = element(&inner, "w:sectPr").filter(|_| !is_itself) {
            inner.replace_range(start..last, "");
        }
        if self.writes_numbers && self.numbered[of] {
            without_number(&mut inner);
        }
        if let Some(name) = change(end) {
            let mut mark = Xml::default();
            self.writer.mark(&mut mark, name, |_| {});
            let mark = mark.finish();
            match element(&inner, "w:rPr") {
                Some((start, last)) if inner[start..last].ends_with("/>") => {
                    inner.replace_range(start..last, &format!("<w:rPr>{mark}</w:rPr>"));
                }
                Some((start, _)) => inner.insert_str(start + "<w:rPr>".len(), &mark),
                None => {
                    let place = inner.find("<w:sectPr").unwrap_or(inner.len());
                    inner.insert_str(place, &format!("<w:rPr>{mark}</w:rPr>"));
                }
            }
        }
        if inner.is_empty() { inner } else { format!("<w:pPr>{inner}</w:pPr>") }
    }
}

/// Whether something stands in the later draft only.
fn is_later(fate: Fate) -> bool {
    matches!(fate, Fate::Added | Fate::MovedTo(_))
}
