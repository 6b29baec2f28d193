//! The blocks of a document: paragraphs, headings, lists, tables and sections.

use super::changes::Changes;
use super::lists::{Lists, Place};
use super::styles::{Look, Styles};
use crate::import::office::flow::{self, Change, Flow, Format, Remark};
use crate::import::office::xml::Element;
use crate::model::Style;
use std::rc::Rc;

/// Millimetres that look like one character of plain text.
const MILLIMETRES: f32 = 3.175;

/// Notes, boxes, lists and tables inside each other are read to this depth.
const DEEPEST: usize = 24;

/// A document being read.
pub struct Reader<'a> {
    pub styles: &'a Styles,
    pub lists: Lists,
    pub changes: Changes<'a>,
    pub flow: Flow,
    /// The insertions that are open.
    pub inserted: Vec<(&'a str, Rc<Change>)>,
    /// The deletions that are open: flat files keep what was deleted in its place.
    pub deleted: Vec<(&'a str, Rc<Change>)>,
    pub remarks: Vec<Remark>,
    /// How many notes have been met.
    pub signs: usize,
    pub depth: usize,
    /// Whether a table of contents is being read.
    pub contents: bool,
}

/// The item of a list in which a paragraph stands.
#[derive(Clone)]
pub struct Item {
    place: Place,
    /// Whether its number is still to come.
    fresh: bool,
    start: Option<u32>,
}

impl<'a> Reader<'a> {
    /// Reads the blocks in an element.
    pub fn blocks(&mut self, parent: Element<'a>, mut item: Option<&mut Item>) {
        for block in parent.children() {
            self.block(block, item.as_deref_mut());
        }
    }

    fn block(&mut self, block: Element<'a>, item: Option<&mut Item>) {
        match block.name() {
            "text:p" | "text:h" => self.paragraph(block, item),
            "text:list" => self.deeper(|reader| reader.list(block, item.map(|item| &item.place))),
            "text:numbered-paragraph" => {
                let place = self.lists.enter(block, None);
                let level = block.attribute("text:level").and_then(|l| l.parse::<usize>().ok()).unwrap_or(1);
                let place = place.at(level.saturating_sub(1));
                let mut item = Item { place, fresh: true, start: start(block) };
                self.blocks(block, Some(&mut item));
            }
            "table:table" => self.deeper(|reader| {
                reader.flow.table_begin();
                reader.rows(block);
                reader.flow.table_end();
            }),
            "text:section" => self.blocks(block, item),
            "text:table-of-content"
            | "text:alphabetical-index"
            | "text:illustration-index"
            | "text:table-index"
            | "text:object-index"
            | "text:user-index"
            | "text:bibliography" => {
                let outer = std::mem::replace(&mut self.contents, true);
                self.flow.tally.contents = true;
                block.all("text:index-body").for_each(|body| self.blocks(body, None));
                self.contents = outer;
            }
            "text:index-title" => self.blocks(block, None),
            "draw:frame" => self.frame(block),
            "text:change" | "text:change-start" | "text:change-end" => self.change(block, &Look::default()),
            _ => {}
        }
    }

    /// Goes one level deeper, unless that is too deep.
    fn deeper(&mut self, read: impl FnOnce(&mut Self)) {
        if self.depth < DEEPEST {
            self.depth += 1;
            read(self);
            self.depth -= 1;
        }
    }

    fn list(&mut self, list: Element<'a>, outer: Option<&Place>) {
        let place = self.lists.enter(list, outer);
        for entry in list.children() {
            let numbered = entry.name() == "text:list-item";
            if numbered || entry.name() == "text:list-header" {
                let mut item = Item { place: place.clone(), fresh: numbered, start: start(entry) };
                self.blocks(entry, Some(&mut item));
            }
        }
    }

    fn paragraph(&mut self, paragraph: Element<'a>, item: Option<&mut Item>) {
        let style = self.styles.get("paragraph", paragraph.attribute("text:style-name"));
        let level = paragraph.attribute("text:outline-level").and_then(|l| l.parse::<u8>().ok());
        let level = level.filter(|_| paragraph.name() == "text:h").map(|level| level.max(1));
        let name = style.map_or("", |style| style.name.as_str());
        let goes_on = self.flow.is_open();
        let place = item.as_ref().map(|item| item.place.clone());
        let indent = place
            .as_ref()
            .and_then(|p| self.lists.level(p))
            .map(|level| level.left)
            .or_else(|| style.map(|style| style.left.unwrap_or(0.0) + style.first.unwrap_or(0.0)));
        self.flow.begin(flow::Look {
            style: match level {
                _ if self.contents => Style::Furniture,
                Some(level) => Style::Heading(level.min(6)),
                None if name == "title" => Style::Heading(1),
                None => Style::Body,
            },
            indent: (indent.unwrap_or(0.0) / MILLIMETRES).clamp(0.0, 1000.0) as u16,
        });
        let printed = match item {
            Some(item) if item.fresh && !goes_on => {
                item.fresh = false;
                self.lists.count(&item.place, item.start)
            }
            Some(_) => None,
            None => level.filter(|_| !goes_on).and_then(|level| {
                let header = paragraph.attribute("text:is-list-header") == Some("true");
                let place = self.lists.outline(usize::from(level) - 1);
                let restart = paragraph.attribute("text:restart-numbering") == Some("true");
                let start = start(paragraph).or(restart.then_some(1));
                (!header).then(|| self.lists.count(&place, start)).flatten()
            }),
        };
        if let Some(printed) = printed.filter(|printed| !printed.trim().is_empty()) {
            self.flow.number(&printed);
        }
        let mut look = style.cloned().unwrap_or_default();
        look.highlight = look.highlight.flatten().or(look.shade.take().flatten()).map(Some);
        self.inline(paragraph, &look);
        let mark =
            Format { inserted: self.open_insertion(), deleted: self.open_deletion(), ..Format::default() };
        self.flow.end(&mark);
    }

    fn rows(&mut self, parent: Element<'a>) {
        for row in parent.children() {
            match row.name() {
                "table:table-row" => {
                    self.flow.row();
                    for cell in row.all("table:table-cell") {
                        self.flow.cell_begin();
                        self.blocks(cell, None);
                        self.flow.cell_end();
                    }
                }
                "table:table-header-rows" | "table:table-rows" | "table:table-row-group" => self.rows(row),
                _ => {}
            }
        }
    }

    /// Reads blocks into a flow of their own: a text box, or the note with this sign.
    pub fn apart(&mut self, parent: Element<'a>, sign: Option<&str>) -> Flow {
        let fresh = self.flow.fresh(sign);
        let outer = std::mem::replace(&mut self.flow, fresh);
        let changes = (std::mem::take(&mut self.inserted), std::mem::take(&mut self.deleted));
        self.deeper(|reader| reader.blocks(parent, None));
        (self.inserted, self.deleted) = changes;
        std::mem::replace(&mut self.flow, outer)
    }

    /// The insertion in which the reader stands.
    pub fn open_insertion(&self) -> Option<Rc<Change>> {
        self.inserted.last().map(|(_, change)| Rc::clone(change))
    }

    /// The deletion in which the reader stands.
    pub fn open_deletion(&self) -> Option<Rc<Change>> {
        self.deleted.last().map(|(_, change)| Rc::clone(change))
    }
}

fn start(item: Element<'_>) -> Option<u32> {
    item.attribute("text:start-value")?.parse().ok()
}
