//! The text inside a paragraph: spans, white space, notes, comments, changes, frames.

use super::body::Reader;
use super::changes::author;
use super::styles::Look;
use crate::import::office::flow::{Change, Format, Remark};
use crate::import::office::xml::{Child, Element};
use std::rc::Rc;

/// Changes across each other are followed this far.
const MOST_OPEN: usize = 60;

impl<'a> Reader<'a> {
    /// Reads the text in an element.
    pub fn inline(&mut self, parent: Element<'a>, look: &Look) {
        self.pieces(parent, look, None);
    }

    fn pieces(&mut self, parent: Element<'a>, look: &Look, deleted: Option<&Rc<Change>>) {
        for node in parent.nodes() {
            match node {
                Child::Text(text) => self.text(text, &self.format(look, deleted)),
                Child::Element(element) => self.piece(element, look, deleted),
            }
        }
    }

    fn piece(&mut self, element: Element<'a>, look: &Look, deleted: Option<&Rc<Change>>) {
        match element.name() {
            "text:span" => {
                let mut inner = look.clone();
                if let Some(style) = self.styles.get("text", element.attribute("text:style-name")) {
                    inner.set(style);
                }
                self.pieces(element, &inner, deleted);
            }
            "text:s" => {
                let count = element.attribute("text:c").and_then(|c| c.parse::<usize>().ok()).unwrap_or(1);
                self.flow.push(&" ".repeat(count.min(200)), &self.format(look, deleted));
            }
            "text:tab" => self.flow.push("\t", &self.format(look, deleted)),
            "text:line-break" => self.flow.line_break(&self.format(look, deleted)),
            "text:note" => self.note(element, &self.format(look, deleted)),
            "office:annotation" => self.annotation(element),
            "office:annotation-end" => {
                if let Some(key) = element.attribute("office:name") {
                    self.flow.comment_end(key);
                }
            }
            "text:change" | "text:change-start" | "text:change-end" => self.change(element, look),
            "draw:frame" | "draw:custom-shape" | "draw:g" | "draw:rect" => self.frame(element),
            "text:ruby" => {
                element.all("text:ruby-base").for_each(|base| self.pieces(base, look, deleted));
            }
            // The label of a list item for programs that cannot count.
            "text:number"
            | "text:hidden-text"
            | "text:hidden-paragraph"
            | "text:bookmark"
            | "text:bookmark-start"
            | "text:bookmark-end"
            | "text:soft-page-break" => {}
            _ => self.pieces(element, look, deleted),
        }
    }

    /// White space is folded as in the format: only `text:s` makes a second space.
    fn text(&mut self, text: &str, format: &Format) {
        let mut folded = String::with_capacity(text.len());
        let mut space = self.flow.ends_in_space();
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\r' | '\n' => {
                    if !space {
                        folded.push(' ');
                    }
                    space = true;
                }
                c => {
                    folded.push(c);
                    space = false;
                }
            }
        }
        self.flow.push(&folded, format);
    }

    fn note(&mut self, note: Element<'a>, format: &Format) {
        let Some(body) = note.child("text:note-body") else { return };
        if format.hidden || self.flow.leaves_out(format) {
            return;
        }
        self.signs += 1;
        let sign = self.signs.to_string();
        let inner = self.apart(body, Some(&sign));
        self.flow.note(&sign, inner, format);
    }

    fn annotation(&mut self, annotation: Element<'a>) {
        let key = annotation.attribute("office:name").map(str::to_owned);
        let key = key.unwrap_or_else(|| format!("annotation {}", self.remarks.len()));
        self.flow.comment_start(&key);
        let lines = annotation.outermost("text:p").map(|p| p.text()).collect::<Vec<_>>();
        self.remarks.push(Remark {
            key,
            answers: annotation.attribute("loext:parent-name").map(str::to_owned),
            by: author(annotation),
            text: lines.join("\n").trim().to_owned(),
            resolved: annotation.attribute("loext:resolved") == Some("true"),
        });
    }

    /// The beginning or end of a change, or the place of a deletion whose text is kept elsewhere.
    pub fn change(&mut self, mark: Element<'a>, look: &Look) {
        let Some(tracked) = self.changes.of(mark).cloned() else { return };
        let id = mark.attribute("text:change-id").unwrap_or_default();
        match (mark.name(), tracked.deleted) {
            ("text:change", Some(deleted)) => self.deleted(deleted, &tracked.change, look),
            ("text:change-start", None) if self.inserted.len() < MOST_OPEN => {
                self.inserted.push((id, tracked.change));
            }
            ("text:change-start", Some(_)) if self.deleted.len() < MOST_OPEN => {
                self.deleted.push((id, tracked.change));
            }
            ("text:change-end", None) => self.inserted.retain(|(open, _)| *open != id),
            ("text:change-end", Some(_)) => self.deleted.retain(|(open, _)| *open != id),
            _ => {}
        }
    }

    /// Puts deleted paragraphs back where they stood, marked as deleted.
    fn deleted(&mut self, deletion: Element<'a>, change: &Rc<Change>, look: &Look) {
        let mark = Format { deleted: Some(Rc::clone(change)), ..Format::default() };
        for (place, paragraph) in deletion.outermost_of(["text:p", "text:h"]).enumerate() {
            if place > 0 {
                self.flow.end(&mark);
            }
            self.pieces(paragraph, look, Some(change));
        }
    }

    /// Text boxes, pictures and embedded documents.
    pub fn frame(&mut self, frame: Element<'a>) {
        let boxes: Vec<Element<'a>> = match frame.name() {
            "draw:frame" => frame.outermost("draw:text-box").collect(),
            _ if frame.child("text:p").is_some() => vec![frame],
            _ => frame.outermost("draw:text-box").collect(),
        };
        for content in &boxes {
            let inner = self.apart(*content, None);
            self.flow.text_box(inner);
        }
        if boxes.is_empty() {
            let is_object = frame.holds("draw:object") || frame.holds("draw:object-ole");
            self.flow.tally.objects += usize::from(is_object);
            self.flow.tally.pictures += usize::from(!is_object && frame.holds("draw:image"));
        }
    }

    fn format(&self, look: &Look, deleted: Option<&Rc<Change>>) -> Format {
        Format {
            highlight: look.highlight.clone().flatten(),
            strike: look.strike.unwrap_or(false),
            raised: look.raised.unwrap_or(false),
            hidden: look.hidden.unwrap_or(false),
            inserted: self.open_insertion(),
            deleted: deleted.cloned().or_else(|| self.open_deletion()),
        }
    }
}
