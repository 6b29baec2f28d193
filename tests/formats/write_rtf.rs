//! A document of the notation as RTF.

use crate::notation::{Block, COLOURS, Change, Paragraph, Piece, lines};

/// [`crate::notation::DATE`] as RTF packs it.
const PACKED: u32 = 6 | 5 << 6 | 4 << 11 | 3 << 16 | 131 << 20;

/// The document as an RTF file.
pub fn write(blocks: &[Block]) -> Vec<u8> {
    let mut writer = Writer::default();
    let body: String = blocks.iter().map(|block| writer.block(block)).collect();
    let authors: String = writer.authors.iter().map(|name| format!("{{{name};}}")).collect();
    let colours: String = COLOURS
        .iter()
        .map(|(_, rgb)| {
            let part = |at: usize| u8::from_str_radix(&rgb[at..at + 2], 16).unwrap();
            format!("\\red{}\\green{}\\blue{};", part(0), part(2), part(4))
        })
        .collect();
    let head = "{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fswiss\\fcharset204 Arial;}}";
    let styles = "{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 Big;}}";
    format!(
        "{{\\rtf1\\ansi\\ansicpg1252\\deff0{head}{{\\colortbl;{colours}}}{styles}{{\\*\\revtbl{{Unknown;}}{authors}}}{{\\info{{\\title Not the text}}}}{{\\header 7}}\n{body}}}"
    )
    .into_bytes()
}

#[derive(Default)]
struct Writer {
    authors: Vec<String>,
    comments: usize,
}

impl Writer {
    fn author(&mut self, name: &str) -> usize {
        let at = self.authors.iter().position(|a| a == name).unwrap_or_else(|| {
            self.authors.push(name.to_owned());
            self.authors.len() - 1
        });
        at + 1
    }

    fn block(&mut self, block: &Block) -> String {
        match block {
            Block::Paragraph(paragraph) if paragraph.boxed => {
                let inner = self.paragraph(&Paragraph { boxed: false, ..paragraph.clone() }, "\\par");
                format!(
                    "\\pard\\plain {{\\shp{{\\*\\shpinst{{\\sp{{\\sn a}}{{\\sv 0}}}}{{\\shptxt {inner}}}}}}}\\par\n"
                )
            }
            Block::Paragraph(paragraph) => self.paragraph(paragraph, "\\par"),
            Block::Table(rows) => {
                let mut table = String::new();
                for row in rows {
                    table += "\\trowd";
                    for (at, _) in row.iter().enumerate() {
                        table += &format!("\\cellx{}", 3000 * (at + 1));
                    }
                    for cell in row {
                        table += &self.paragraph(cell, "\\cell");
                    }
                    table += "\\row\n";
                }
                table
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, end: &str) -> String {
        let mut rtf = String::from("\\pard\\plain");
        if end == "\\cell" {
            rtf += "\\intbl";
        }
        if paragraph.heading {
            rtf += "\\s1";
        }
        if let Some((_, level, number)) = &paragraph.list {
            rtf += &format!(
                "\\li{}\\fi-360\\ls1\\ilvl{level}{{\\listtext\\pard\\plain {}\\tab}}",
                720 * (level + 1),
                escape(number)
            );
        }
        if !rtf.ends_with('}') {
            rtf.push(' ');
        }
        for piece in &paragraph.pieces {
            rtf += &self.piece(piece);
        }
        match &paragraph.end {
            Some(change) => rtf + &format!("{{{}{end}}}\n", self.change(change)),
            None => rtf + end + "\n",
        }
    }

    fn change(&mut self, change: &Change) -> String {
        let author = self.author(&change.author);
        match change.inserted {
            true => format!("\\revised\\revauth{author}\\revdttm{PACKED}"),
            false => format!("\\deleted\\revauthdel{author}\\revdttmdel{PACKED}"),
        }
    }

    fn piece(&mut self, piece: &Piece) -> String {
        let mut format = String::new();
        if let Some(colour) = &piece.highlight {
            format +=
                &format!("\\highlight{}", COLOURS.iter().position(|(name, _)| name == colour).unwrap() + 1);
        }
        if piece.strike {
            format += "\\strike";
        }
        if piece.raised {
            format += "\\super";
        }
        if piece.hidden {
            format += "\\v";
        }
        if let Some(change) = &piece.change {
            format += &self.change(change);
        }
        let mut inner = String::new();
        for (before, text) in lines(&piece.text) {
            inner += match before {
                Some(true) => "\\tab ",
                Some(false) => "\\line ",
                None => "",
            };
            inner += &escape(&text);
        }
        if let Some(note) = &piece.note {
            inner =
                format!("{{\\super\\chftn}}{{\\footnote\\pard\\plain{{\\super\\chftn}}{}}}", escape(note));
        }
        let space = if format.is_empty() { "" } else { " " };
        let mut rtf = format!("{{{format}{space}{inner}}}");
        if let Some((author, remark)) = &piece.comment {
            let id = self.comments;
            self.comments += 1;
            rtf = format!(
                "{{\\*\\atrfstart {id}}}{rtf}{{\\*\\atrfend {id}}}{{\\*\\atnid X}}{{\\*\\atnauthor {}}}\\chatn{{\\*\\annotation{{\\*\\atndate {PACKED}}}{{\\*\\atnref {id}}}\\pard\\plain {}}}",
                escape(author),
                escape(remark)
            );
        }
        rtf
    }
}

/// Cyrillic as bytes of its code page every other letter and else as Unicode with a stand-in.
fn escape(text: &str) -> String {
    let mut rtf = String::new();
    for (at, c) in text.chars().enumerate() {
        match c {
            '\\' | '{' | '}' => rtf += &format!("\\{c}"),
            ' '..='~' => rtf.push(c),
            'а'..='я' if at % 2 == 0 => {
                rtf += &format!("{{\\f1\\'{:02x}}}", 0xe0 + (c as u32 - 'а' as u32))
            }
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    rtf += &format!("\\u{}?", *unit as i16);
                }
            }
        }
    }
    rtf
}
