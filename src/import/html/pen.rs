//! The text and paragraphs of a web page as they grow.

use crate::model::{Paragraph, Style};

/// A block of a page, before it has its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub text: String,
    pub style: Style,
    /// In letters of plain text.
    pub indent: u16,
    /// How many bytes at its beginning are the number of its list.
    pub number: usize,
    /// Whether a block boundary, and not only a line end, stands before it.
    pub apart: bool,
    /// How many letters of it lead elsewhere.
    pub linked: usize,
}

/// Writes blocks; white space is folded as a browser folds it.
#[derive(Default)]
pub(super) struct Pen {
    pub blocks: Vec<Block>,
    line: String,
    number: usize,
    linked: usize,
    indent: u16,
    style: Option<Style>,
    apart: bool,
    /// Inside how many links the pen is.
    pub links: usize,
}

impl Pen {
    pub fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' => {
                    if !self.line.is_empty() && !self.line.ends_with(' ') {
                        self.line.push(' ');
                    }
                }
                // Marks that only say where a line may end.
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
                c => {
                    self.line.push(c);
                    self.linked += usize::from(self.links > 0);
                }
            }
        }
    }

    /// Ends the line inside a block.
    pub fn line_end(&mut self) {
        self.end();
        self.apart = false;
    }

    /// Ends a block; what follows is of another style and indentation. A list number waits for its text.
    pub fn block(&mut self, style: Style, indent: u16) {
        let waits = self.number > 0 && self.line.trim_end().len() <= self.number;
        if !waits {
            self.end();
            self.apart = true;
            self.indent = indent;
        }
        self.style = Some(style);
    }

    /// Begins an item of a list with its number.
    pub fn item(&mut self, number: &str, indent: u16, style: Style) {
        self.end();
        self.apart = true;
        self.indent = indent;
        self.style = Some(style);
        self.line = format!("{number} ");
        self.number = number.len();
    }

    /// Takes back the number of an item whose text brings its own.
    pub fn unnumber(&mut self) {
        if self.number > 0 && self.line.trim_end().len() <= self.number {
            self.line.clear();
            self.number = 0;
        }
    }

    /// Ends the last block.
    pub fn end(&mut self) {
        let text = self.line.trim().to_owned();
        let number = std::mem::take(&mut self.number);
        let linked = std::mem::take(&mut self.linked);
        self.line.clear();
        if text.len() <= number {
            return;
        }
        let style = self.style.unwrap_or(Style::Body);
        self.blocks.push(Block { text, style, indent: self.indent, number, apart: self.apart, linked });
    }
}

/// The text of blocks and their paragraphs. Blank lines go between blocks, so that it can be read on its own.
pub(super) fn compose(blocks: &[Block]) -> (String, Vec<Paragraph>) {
    let (mut text, mut paragraphs) = (String::new(), Vec::with_capacity(blocks.len()));
    for block in blocks {
        if block.apart && !text.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        text.push_str(&block.text);
        let number = (block.number > 0).then(|| start..start + block.number);
        let (style, indent, apart) = (block.style, block.indent, block.apart);
        paragraphs.push(Paragraph {
            span: start..text.len(),
            style,
            indent,
            apart,
            number,
            beside: false,
            page: None,
        });
        text.push('\n');
    }
    (text, paragraphs)
}
