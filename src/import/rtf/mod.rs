//! RTF documents: Rich Text Format 1.9, as Word, LibreOffice, WordPad and TextEdit write it.
//!
//! `token` cuts the bytes, `group` keeps what holds inside a group, `words` says what each
//! control word does, and this module puts the characters into the text.

mod codepage;
mod group;
mod token;
mod words;

use super::office::flow::{Flow, Format, Look, Remark};
use super::office::symbols::symbol;
use super::{Fault, Reading};
use crate::model::{Doubt, Revisions, Style};
use crate::words::{say, say_with};
use encoding_rs::Encoding;
use group::{Characters, Destination, Ending, Group, Paragraph};
use std::collections::BTreeMap;
use std::rc::Rc;
use token::{Token, Tokens};

/// Groups nested deeper than this are refused; Word stops much earlier.
const DEEPEST: usize = 4000;

/// Names of fonts are read to about this length, in characters.
const LONGEST_NAME: usize = 60;

/// Twips that look like one character of plain text.
const TWIPS: i32 = 180;

/// Reads an RTF document.
///
/// # Errors
/// When its groups are nested too deeply or it has more text than any draft.
pub fn read(bytes: &[u8], revisions: Revisions) -> Result<Reading, Fault> {
    let mut reader = Reader {
        flow: Flow::new(revisions),
        groups: vec![Group::new()],
        page: encoding_rs::WINDOWS_1252,
        fonts: BTreeMap::new(),
        colours: Vec::new(),
        rgb: [0; 3],
        authors: Vec::new(),
        outlines: BTreeMap::new(),
        style: 0,
        bytes: Vec::new(),
        half: None,
        collected: String::new(),
        skip: 0,
        signs: 0,
        tables: vec![TablePlace::Outside],
        remarks: Vec::new(),
        remark: Remark::default(),
    };
    let mut tokens = Tokens::new(bytes);
    while let Some(token) = tokens.next() {
        if let Token::Word("bin", Some(count)) = token {
            tokens.leave_out(usize::try_from(count).unwrap_or(0));
            continue;
        }
        reader.token(token);
        if reader.groups.len() > DEEPEST {
            let reason = say_with("fault-nested-groups", &[("n", DEEPEST.into())]);
            return Err(Fault::new(reason, say("advice-anew")));
        }
    }
    reader.finish()
}

/// A font of the font table.
#[derive(Clone, Default)]
struct Font {
    page: Option<&'static Encoding>,
    is_symbol: bool,
    name: String,
}

/// Where in a table the reader stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TablePlace {
    Outside,
    /// Before the first cell of a row.
    BeforeRow,
    BetweenCells,
    InCell,
}

/// A document being read.
struct Reader {
    flow: Flow,
    /// The open groups; there is always one.
    groups: Vec<Group>,
    page: &'static Encoding,
    fonts: BTreeMap<i32, Font>,
    colours: Vec<Option<Rc<str>>>,
    /// The colour of the colour table that has not ended.
    rgb: [u8; 3],
    authors: Vec<String>,
    /// Outline levels of styles.
    outlines: BTreeMap<i32, i32>,
    /// The style that the style table is at.
    style: i32,
    /// Bytes that are not decoded yet.
    bytes: Vec<u8>,
    /// The first half of a surrogate pair.
    half: Option<u16>,
    /// What a destination other than the text collects.
    collected: String,
    /// How many characters are still stand-ins for one of `\u`.
    skip: usize,
    signs: usize,
    /// The place in a table, in the text and in each note and box around the reader.
    tables: Vec<TablePlace>,
    remarks: Vec<Remark>,
    /// The comment that is to come.
    remark: Remark,
}

impl Reader {
    fn token(&mut self, token: Token<'_>) {
        if self.skip > 0 {
            match token {
                Token::Text(text) => {
                    let skipped = self.skip.min(text.len());
                    self.skip -= skipped;
                    if skipped < text.len() {
                        self.token_text(&text[skipped..]);
                    }
                    return;
                }
                Token::Byte(_) | Token::Word(..) | Token::Sign(_) => {
                    self.skip -= 1;
                    return;
                }
                Token::Open | Token::Close => self.skip = 0,
            }
        }
        match token {
            Token::Text(text) => self.token_text(text),
            Token::Byte(byte) => self.bytes.push(byte),
            Token::Open => {
                self.decode();
                let inner = self.group().inner();
                self.groups.push(inner);
            }
            Token::Close => {
                self.decode();
                self.close();
            }
            Token::Sign(sign) => {
                self.decode();
                self.sign(sign);
            }
            Token::Word(word, number) => {
                if word != "u" {
                    self.half = None;
                }
                self.decode();
                self.word(word, number);
            }
        }
    }

    fn token_text(&mut self, text: &[u8]) {
        self.half = None;
        self.bytes.extend_from_slice(text);
    }

    fn group(&mut self) -> &mut Group {
        if self.groups.is_empty() {
            self.groups.push(Group::new());
        }
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    fn characters(&mut self) -> &mut Characters {
        &mut self.group().characters
    }

    fn paragraph(&mut self) -> &mut Paragraph {
        &mut self.group().paragraph
    }

    /// Turns the waiting bytes into text.
    fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let names_font = self.group().destination == Destination::Fonts;
        let number = self.characters().font;
        let font = self.fonts.get(&number);
        let text: String = match font.filter(|font| font.is_symbol && !names_font) {
            Some(font) => bytes.iter().map(|&b| symbol(&font.name, u32::from(b))).collect(),
            None => {
                let page = font.and_then(|font| font.page).unwrap_or(self.page);
                page.decode_without_bom_handling(&bytes).0.into_owned()
            }
        };
        self.push(&text);
    }

    /// Adds characters to what the group is about.
    fn push(&mut self, text: &str) {
        match self.group().destination {
            Destination::Skip | Destination::Shape => {}
            Destination::Head => self.flow.tally.heads |= text.contains(char::is_alphabetic),
            Destination::Text => {
                self.enter_table();
                let format = self.format();
                self.flow.push(text, &format);
            }
            Destination::Colours => {
                for _ in text.matches(';') {
                    let [red, green, blue] = std::mem::take(&mut self.rgb);
                    let rgb = u32::from_be_bytes([0, red, green, blue]);
                    // The first entry stands for no colour.
                    let colour = super::office::flow::colour(rgb).filter(|_| !self.colours.is_empty());
                    self.colours.push(colour);
                }
            }
            Destination::Authors => {
                for part in text.split_inclusive(';') {
                    self.collected.push_str(part.trim_end_matches(';'));
                    if part.ends_with(';') {
                        self.authors.push(std::mem::take(&mut self.collected).trim().to_owned());
                    }
                }
            }
            Destination::Fonts => {
                let number = self.characters().font;
                let font = self.fonts.entry(number).or_default();
                if font.name.len() < LONGEST_NAME {
                    font.name.extend(text.trim_end_matches(';').chars().take(LONGEST_NAME));
                }
            }
            Destination::Styles => {}
            _ => self.collected.push_str(text),
        }
    }

    fn format(&mut self) -> Format {
        let background = self.paragraph().background;
        let mut characters = self.characters().clone();
        if characters.background == 0 {
            characters.background = background;
        }
        group::format(&characters, &self.colours, &self.authors)
    }

    /// A character by its number, of which the pieces of a pair come one after the other.
    fn unicode(&mut self, number: i32) {
        let unit = (number & 0xFFFF) as u16;
        let decoded: String = match self.half.take() {
            Some(half) => char::decode_utf16([half, unit]).map(|c| c.unwrap_or('\u{fffd}')).collect(),
            None if (0xD800..0xDC00).contains(&unit) => {
                self.half = Some(unit);
                String::new()
            }
            None => char::decode_utf16([unit]).map(|c| c.unwrap_or('\u{fffd}')).collect(),
        };
        // Word writes the signs of symbol fonts in the private block.
        let number = self.characters().font;
        let font = self.fonts.get(&number).map_or("symbol", |font| font.name.as_str());
        let sign = |c| if ('\u{f020}'..='\u{f0ff}').contains(&c) { symbol(font, c as u32) } else { c };
        let text: String = decoded.chars().map(sign).collect();
        self.push(&text);
        self.skip = self.group().fallback;
    }

    /// Ends the paragraph.
    fn end_paragraph(&mut self) {
        if self.group().destination != Destination::Text {
            return;
        }
        self.enter_table();
        let contents = self.group().contents;
        self.flow.tally.contents |= contents;
        let paragraph = self.paragraph().clone();
        self.flow.look = Look {
            style: match paragraph.outline {
                _ if contents => Style::Furniture,
                Some(level @ 0..=8) => Style::Heading(u8::try_from(level.min(5) + 1).unwrap_or(1)),
                _ => Style::Body,
            },
            indent: u16::try_from(paragraph.left.saturating_add(paragraph.first) / TWIPS).unwrap_or(0),
        };
        let mark = self.format();
        self.flow.end(&mark);
    }

    fn table(&mut self) -> TablePlace {
        self.tables.last().copied().unwrap_or(TablePlace::Outside)
    }

    fn set_table(&mut self, place: TablePlace) {
        self.tables.pop();
        self.tables.push(place);
    }

    /// Opens the table and the cell in which the paragraph stands, or ends the table.
    fn enter_table(&mut self) {
        if !self.paragraph().in_table {
            return self.leave_table();
        }
        if self.table() == TablePlace::Outside {
            self.flow.table_begin();
            self.set_table(TablePlace::BeforeRow);
        }
        if self.table() == TablePlace::BeforeRow {
            self.flow.row();
            self.set_table(TablePlace::BetweenCells);
        }
        if self.table() == TablePlace::BetweenCells {
            self.flow.cell_begin();
            self.set_table(TablePlace::InCell);
        }
    }

    fn leave_table(&mut self) {
        if self.table() != TablePlace::Outside {
            self.flow.table_end();
            self.set_table(TablePlace::Outside);
        }
    }

    fn end_cell(&mut self) {
        if self.group().destination == Destination::Text {
            self.paragraph().in_table = true;
            self.end_paragraph();
            self.flow.cell_end();
            self.set_table(TablePlace::BetweenCells);
        }
    }

    fn end_row(&mut self) {
        if self.table() != TablePlace::Outside {
            self.flow.cell_end();
            self.set_table(TablePlace::BeforeRow);
        }
    }

    /// Ends a group.
    fn close(&mut self) {
        if self.groups.len() < 2 {
            return;
        }
        let Some(group) = self.groups.pop() else { return };
        match group.ending {
            Ending::Nothing => {}
            Ending::Collected => self.use_collected(group.destination),
            Ending::Note { outer, sign } => {
                let inner = self.end_apart(*outer);
                let format = self.format();
                self.flow.note(&sign, inner, &format);
            }
            Ending::TextBox { outer } => {
                let inner = self.end_apart(*outer);
                self.flow.text_box(inner);
            }
            Ending::Comment { outer } => {
                let inner = self.end_apart(*outer);
                let mut remark = std::mem::take(&mut self.remark);
                remark.text = inner.into_text();
                if remark.key.is_empty() {
                    remark.key = format!("comment {}", self.remarks.len());
                    self.flow.comment_start(&remark.key);
                }
                self.remarks.push(remark);
            }
        }
    }

    /// Uses the characters that a destination has collected.
    fn use_collected(&mut self, destination: Destination) {
        let text = std::mem::take(&mut self.collected);
        let text = text.trim();
        match destination {
            Destination::Number if self.flow.is_blank() && !text.is_empty() => {
                self.enter_table();
                let sign = if text.contains(char::is_alphanumeric) {
                    text
                } else {
                    super::office::counting::bullet(text)
                };
                self.flow.begin(Look::default());
                self.flow.number(sign);
            }
            Destination::FieldCode if text.starts_with("TOC") => self.group().contents = true,
            Destination::CommentAuthor => self.remark.by.author = text.to_owned(),
            Destination::CommentDate => {
                let packed = text.parse::<i64>().ok().map(|n| n as i32);
                self.remark.by.date = packed.and_then(group::date);
            }
            Destination::CommentReference => self.remark.key = text.to_owned(),
            Destination::CommentStart => self.flow.comment_start(text),
            Destination::CommentEnd => self.flow.comment_end(text),
            Destination::CommentParent => {
                // The distance to the comment that it answers, or the number of it.
                let parent = text.parse::<i64>().ok().and_then(|n| {
                    let at = if n < 0 { self.remarks.len() as i64 + n } else { n };
                    self.remarks.get(usize::try_from(at).ok()?)
                });
                self.remark.answers = parent.map(|remark| remark.key.clone());
            }
            _ => {}
        }
    }

    fn finish(mut self) -> Result<Reading, Fault> {
        self.decode();
        let cut_short = self.groups.len() > 1;
        while self.groups.len() > 1 {
            self.close();
        }
        if self.flow.is_blank() {
            self.flow.close();
        } else {
            self.end_paragraph();
        }
        self.leave_table();
        if cut_short {
            self.flow.warn(Doubt::CutShort {});
        }
        let remarks = std::mem::take(&mut self.remarks);
        self.flow.finish(remarks)
    }

    /// Begins a flow of its own for what the group holds.
    fn begin_apart(&mut self, sign: Option<&str>) -> Box<Flow> {
        let fresh = self.flow.fresh(sign);
        let group = self.group();
        group.destination = Destination::Text;
        group.paragraph = Paragraph::default();
        self.tables.push(TablePlace::Outside);
        Box::new(std::mem::replace(&mut self.flow, fresh))
    }

    /// Goes back to the flow around a note or box and gives what stood in it.
    fn end_apart(&mut self, outer: Flow) -> Flow {
        self.leave_table();
        self.tables.pop();
        std::mem::replace(&mut self.flow, outer)
    }
}
