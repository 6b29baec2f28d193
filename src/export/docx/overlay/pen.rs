//! The runs of a paragraph, with what happens to them.

use crate::export::docx::original::Atom;
use crate::export::docx::redline::{Writer, change};
use crate::export::tracked::{Fate, Kind};
use crate::export::xml::Xml;
use crate::model::Span;
use std::collections::VecDeque;

/// Something that happens in a paragraph of the document.
pub enum Item {
    /// Its next letter.
    Letter(Fate),
    /// The white space before the next letter.
    Gap(Fate),
    /// The end of a paragraph of the earlier draft, which may be white space in the document.
    End(Fate),
    /// A text that the document does not hold.
    Text(Fate, String),
    /// A paragraph of this kind ends here that the document does not hold.
    Break(Fate, Kind),
    /// XML between runs.
    Raw(String),
}

/// Writes the runs of a paragraph: what the document holds as it holds it, and what is new.
pub struct Pen<'a> {
    xml: &'a str,
    /// What is left of the document's paragraph.
    atoms: VecDeque<Atom>,
    /// The properties of the document's run.
    properties: Option<Span>,
    /// Those of the run of the last letter, which new text takes.
    last: Option<Span>,
    /// What became of the last letter.
    pub last_fate: Fate,
    /// The run that is being written.
    fate: Fate,
    text: String,
    content: Xml,
    has_content: bool,
    /// How many things around runs have not ended.
    pub depth: usize,
}

impl<'a> Pen<'a> {
    /// For what is left of a paragraph of the document.
    pub fn new(xml: &'a str, atoms: VecDeque<Atom>) -> Self {
        // A text before the first letter looks like it.
        let first = atoms.iter().position(|atom| atom.letter().is_some_and(|c| !c.is_whitespace()));
        let before = atoms.iter().take(first.unwrap_or(0));
        let mut runs =
            before.filter_map(|atom| if let Atom::Run(own) = atom { Some(own.clone()) } else { None });
        let last = runs.next_back().flatten();
        Pen {
            xml,
            atoms,
            properties: None,
            last,
            last_fate: Fate::Kept,
            fate: Fate::Kept,
            text: String::new(),
            content: Xml::default(),
            has_content: false,
            depth: 0,
        }
    }

    /// Writes what happens next.
    pub fn item(&mut self, out: &mut Xml, writer: &mut Writer<'_>, item: Item) {
        match item {
            Item::Letter(fate) => {
                let gap = if self.last_fate == fate { fate } else { Fate::Kept };
                self.up_to_letter(out, writer, gap);
                (self.last_fate, self.last) = (fate, self.properties.clone());
                if let Some(atom) = self.atoms.pop_front() {
                    self.atom(out, writer, atom, fate);
                }
            }
            Item::Gap(fate) | Item::End(fate) => self.up_to_letter(out, writer, fate),
            Item::Text(fate, text) => {
                self.flush(out, writer);
                let own = std::mem::replace(&mut self.properties, self.last.clone());
                (self.fate, self.text) = (fate, text);
                self.flush(out, writer);
                self.properties = own;
            }
            Item::Raw(xml) => {
                self.flush(out, writer);
                out.raw(&xml);
            }
            Item::Break(..) => {}
        }
    }

    /// Writes what the document holds before its next letter, its white space with this fate.
    pub fn up_to_letter(&mut self, out: &mut Xml, writer: &mut Writer<'_>, fate: Fate) {
        let is_letter = |atom: &Atom| atom.letter().is_some_and(|c| !c.is_whitespace());
        while let Some(atom) = self.atoms.pop_front_if(|atom| !is_letter(atom)) {
            let fate = if matches!(atom, Atom::Inner(_)) { Fate::Kept } else { fate };
            self.atom(out, writer, atom, fate);
        }
    }

    fn atom(&mut self, out: &mut Xml, writer: &mut Writer<'_>, atom: Atom, fate: Fate) {
        match atom {
            Atom::Run(properties) => {
                self.flush(out, writer);
                self.properties = properties;
            }
            Atom::Letter(letter) => {
                self.set(out, writer, fate);
                self.text.push(letter);
            }
            Atom::Sign(span, _) | Atom::Inner(span) => {
                self.set(out, writer, fate);
                self.close_text();
                self.content.raw(&self.xml[span]);
                self.has_content = true;
            }
            Atom::Between(span) => {
                self.flush(out, writer);
                out.raw(&self.xml[span]);
            }
            Atom::Begin(span) => {
                self.flush(out, writer);
                out.raw(&self.xml[span]);
                self.depth += 1;
            }
            Atom::End(span) => {
                self.flush(out, writer);
                out.raw(&self.xml[span]);
                self.depth = self.depth.saturating_sub(1);
            }
        }
    }

    fn set(&mut self, out: &mut Xml, writer: &mut Writer<'_>, fate: Fate) {
        if self.fate != fate {
            self.flush(out, writer);
            self.fate = fate;
        }
    }

    fn close_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.is_empty() {
            let name = if self.fate == Fate::Removed { "w:delText" } else { "w:t" };
            self.content.element(name, &[("xml:space", "preserve")], &text);
            self.has_content = true;
        }
    }

    /// Ends the run that is being written.
    pub fn flush(&mut self, out: &mut Xml, writer: &mut Writer<'_>) {
        self.close_text();
        if !std::mem::take(&mut self.has_content) {
            return;
        }
        let content = std::mem::take(&mut self.content).finish();
        let properties = self.properties.clone().map_or("", |span| &self.xml[span]);
        let run = |xml: &mut Xml| xml.raw(&format!("<w:r>{properties}{content}</w:r>"));
        match change(self.fate) {
            Some(name) => writer.mark(out, name, run),
            None => run(out),
        }
    }
}
