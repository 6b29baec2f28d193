//! The blocks of a document: paragraphs, tables, and what wraps them.

use super::comments::revision;
use super::numbering::Numbering;
use super::runs::Field;
use super::styles::{self, ParagraphLook, Style, Styles, TextLook, value};
use crate::import::office::flow::{Change, Flow, Format, Look};
use crate::import::office::xml::Element;
use crate::model::{self, Revisions};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Twips that look like one character of plain text: a list level of 720 is four.
const TWIPS: i32 = 180;

/// Notes, boxes and tables inside each other are read to this depth.
const DEEPEST: usize = 12;

/// A document being read.
pub struct Reader<'a> {
    pub styles: &'a Styles,
    pub numbering: Numbering,
    pub footnotes: BTreeMap<&'a str, Element<'a>>,
    pub endnotes: BTreeMap<&'a str, Element<'a>>,
    pub flow: Flow,
    /// Paragraphs whose end was deleted: their text goes on in the next one.
    pub pending: Vec<Element<'a>>,
    /// The fields that are open, outermost first.
    pub fields: Vec<Field>,
    /// How many notes have been met.
    pub signs: usize,
    pub depth: usize,
}

/// What holds for everything inside an element.
#[derive(Clone, Default)]
pub struct Scope {
    /// Insertion, deletion and the colour of the cell.
    pub format: Format,
    /// The look of the paragraph's text by its style.
    pub text: TextLook,
}

impl<'a> Reader<'a> {
    /// Reads the blocks in an element.
    pub fn blocks(&mut self, parent: Element<'a>, scope: &Scope) {
        self.inner_blocks(parent, scope);
        if let Some(last) = self.pending.pop() {
            let before = std::mem::take(&mut self.pending);
            self.flow.close();
            self.paragraph_of(&before, last, scope, false);
            self.flow.close();
        }
    }

    fn inner_blocks(&mut self, parent: Element<'a>, scope: &Scope) {
        for block in parent.children() {
            match block.name() {
                "w:p" => self.paragraph(block, scope),
                "w:tbl" => self.table(block, scope),
                "w:sdt" => block.all("w:sdtContent").for_each(|inner| self.inner_blocks(inner, scope)),
                "w:customXml" | "w:smartTag" => self.inner_blocks(block, scope),
                "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" => {
                    self.inner_blocks(block, &scope.changed(block));
                }
                "mc:AlternateContent" => {
                    alternative(block).into_iter().for_each(|inner| self.inner_blocks(inner, scope));
                }
                "w:altChunk" => self.flow.tally.objects += 1,
                _ => self.mark(block),
            }
        }
    }

    /// The beginnings and ends of comments.
    pub fn mark(&mut self, element: Element<'a>) {
        let Some(key) = element.attribute("w:id") else { return };
        match element.name() {
            "w:commentRangeStart" => self.flow.comment_start(key),
            "w:commentRangeEnd" => self.flow.comment_end(key),
            "w:commentReference" => self.flow.comment_start(key),
            _ => {}
        }
    }

    fn paragraph(&mut self, paragraph: Element<'a>, scope: &Scope) {
        let ending = paragraph.child("w:pPr").and_then(|p| p.child("w:rPr"));
        let mut mark = scope.clone();
        for change in ending.into_iter().flat_map(Element::children) {
            if matches!(change.name(), "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo") {
                mark = mark.changed(change);
            }
        }
        if self.flow.leaves_out(&mark.format) {
            self.flow.end(&mark.format);
            self.pending.push(paragraph);
            return;
        }
        let before = std::mem::take(&mut self.pending);
        self.paragraph_of(&before, paragraph, scope, true);
        let hidden = TextLook::of(ending).hidden.unwrap_or_default();
        self.flow.end(&Format { hidden, highlight: None, strike: false, ..mark.format });
    }

    /// Reads the text of several paragraphs as one that looks like the last of them.
    fn paragraph_of(&mut self, before: &[Element<'a>], last: Element<'a>, scope: &Scope, numbered: bool) {
        let properties = self.properties(last);
        let id = value(properties.and_then(|p| p.child("w:pStyle")));
        let style = self.styles.paragraph(id);
        let own = ParagraphLook::of(properties, None);
        let list = own.list.or(style.look.list).filter(|list| *list > 0);
        let level = list.map(|list| self.level(list, &own, style));
        let place = list.zip(level).and_then(|(list, level)| self.numbering.level(list, level));
        let left = own.left.or(place.and_then(|l| l.left)).or(style.look.left).unwrap_or(0);
        let first = own.first.or(place.and_then(|l| l.first)).or(style.look.first).unwrap_or(0);
        let contents = style.name.starts_with("toc ") || self.fields.iter().any(|field| field.is_contents());
        let look = Look {
            style: match own.outline.or(style.look.outline) {
                _ if contents => model::Style::Furniture,
                Some(outline) if outline < 9 => model::Style::Heading(outline.min(5) + 1),
                _ => model::Style::Body,
            },
            indent: u16::try_from(left.saturating_add(first) / TWIPS).unwrap_or(0),
        };
        self.flow.tally.contents |= contents;
        self.flow.begin(look);
        if numbered
            && let Some((list, level)) = list.zip(level)
            && let Some(printed) =
                self.numbering.count(list, level).filter(|printed| !printed.trim().is_empty())
        {
            self.flow.number(&printed);
        }
        let mut scope = Scope { text: style.look.text.clone(), ..scope.clone() };
        let shade = own.shade.as_ref().or(style.look.shade.as_ref());
        if let Some(shade) = shade.filter(|shade| shade.is_some()) {
            scope.format.highlight = shade.clone();
        }
        for part in before.iter().chain([&last]) {
            self.runs(*part, &scope);
        }
    }

    /// The level of a paragraph in its list.
    fn level(&self, list: u32, own: &ParagraphLook, style: &Style) -> usize {
        let by_style = || self.numbering.level_of_style(list, style.list_style.as_deref()?);
        match own.list {
            Some(_) => own.level.unwrap_or(0),
            None => own.level.or_else(by_style).or(style.look.level).unwrap_or(0),
        }
    }

    /// The properties of a paragraph; those it had before where changes are rejected.
    fn properties(&self, paragraph: Element<'a>) -> Option<Element<'a>> {
        let now = paragraph.child("w:pPr")?;
        let before = now.child("w:pPrChange").and_then(|change| change.child("w:pPr"));
        before.filter(|_| self.flow.revisions() == Revisions::Rejected).or(Some(now))
    }

    fn table(&mut self, table: Element<'a>, scope: &Scope) {
        if self.depth > DEEPEST {
            return;
        }
        self.depth += 1;
        self.flow.table_begin();
        self.rows(table, scope);
        self.flow.table_end();
        self.depth -= 1;
    }

    fn rows(&mut self, parent: Element<'a>, scope: &Scope) {
        for row in parent.children() {
            match row.name() {
                "w:tr" => {
                    let scope = scope.within(row.child("w:trPr"));
                    match self.flow.leaves_out(&scope.format) {
                        true => self.flow.pass_over(&scope.format),
                        false => {
                            self.flow.row();
                            self.cells(row, &scope);
                        }
                    }
                }
                "w:sdt" => row.all("w:sdtContent").for_each(|inner| self.rows(inner, scope)),
                "w:customXml" => self.rows(row, scope),
                _ => self.mark(row),
            }
        }
    }

    fn cells(&mut self, row: Element<'a>, scope: &Scope) {
        for cell in row.children() {
            match cell.name() {
                "w:tc" => {
                    let properties = cell.child("w:tcPr");
                    let mut scope = scope.within(properties);
                    if let Some(Some(colour)) = properties.and_then(styles::shade) {
                        scope.format.highlight = Some(colour);
                    }
                    if !self.flow.leaves_out(&scope.format) {
                        self.flow.cell_begin();
                        self.blocks(cell, &scope);
                        self.flow.cell_end();
                    }
                }
                "w:sdt" => cell.all("w:sdtContent").for_each(|inner| self.cells(inner, scope)),
                "w:customXml" => self.cells(cell, scope),
                _ => self.mark(cell),
            }
        }
    }

    /// Reads blocks into a flow of their own: a text box, or the note with this sign.
    pub fn apart(&mut self, parent: Element<'a>, sign: Option<&str>) -> Flow {
        let fresh = self.flow.fresh(sign);
        let outer = std::mem::replace(&mut self.flow, fresh);
        let pending = std::mem::take(&mut self.pending);
        let fields = std::mem::take(&mut self.fields);
        self.depth += 1;
        if self.depth <= DEEPEST {
            self.blocks(parent, &Scope::default());
        }
        self.depth -= 1;
        self.pending = pending;
        self.fields = fields;
        std::mem::replace(&mut self.flow, outer)
    }
}

impl Scope {
    /// The scope inside a tracked change.
    pub fn changed(&self, change: Element<'_>) -> Self {
        let mut scope = self.clone();
        let name = change.name();
        let moved = matches!(name, "w:moveFrom" | "w:moveTo");
        let made = Some(Rc::new(Change { moved, by: revision(change) }));
        match name {
            "w:ins" | "w:moveTo" | "w:cellIns" => scope.format.inserted = made,
            _ => scope.format.deleted = made,
        }
        scope
    }

    /// The scope inside a row or cell with these properties.
    fn within(&self, properties: Option<Element<'_>>) -> Self {
        let changes = properties.into_iter().flat_map(Element::children);
        let tracked = changes.filter(|c| matches!(c.name(), "w:ins" | "w:del" | "w:cellIns" | "w:cellDel"));
        tracked.fold(self.clone(), |scope, change| scope.changed(change))
    }
}

/// The one of several contents that is read: the first, unless only the fallback has text.
pub fn alternative(element: Element<'_>) -> Option<Element<'_>> {
    let has_text = |e: &Element<'_>| e.holds("w:t");
    let choice = element.child("mc:Choice");
    let fallback = element.child("mc:Fallback");
    choice.filter(has_text).or(fallback.filter(has_text)).or(choice).or(fallback)
}
