//! A document of the notation as DOCX.

use crate::notation::{Block, COLOURS, Change, DATE, LISTS, Paragraph, Piece, escape, lines};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The document as a Word file.
pub fn write(blocks: &[Block]) -> Vec<u8> {
    let mut writer = Writer::default();
    let body: String = blocks.iter().map(|block| writer.block(block)).collect();
    package(&parts(&body, &numbering(), &writer.notes, &writer.comments))
}

/// A Word file with a body and a numbering part of one's own.
pub fn write_raw(body: &str, numbering: &str) -> Vec<u8> {
    package(&parts(body, numbering, "", ""))
}

/// An archive of parts.
pub fn package<Content: AsRef<[u8]>>(parts: &[(String, Content)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // Only what is large has to be packed; unpacked parts are quicker to make.
        let large = content.as_ref().len() > 1024 * 1024;
        let method = if large { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        zip.start_file(name.as_str(), SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(content.as_ref()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts of a document.
pub fn parts(body: &str, numbering: &str, notes: &str, comments: &str) -> Vec<(String, String)> {
    let part = |name: &str, root: &str, inner: &str| {
        (format!("word/{name}.xml"), format!(r#"<w:{root} xmlns:w="{MAIN}">{inner}</w:{root}>"#))
    };
    let kinds = ["styles", "numbering", "footnotes", "comments"];
    let relations: String = kinds
        .iter()
        .map(|kind| format!(r#"<Relationship Id="{kind}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>"#))
        .collect();
    let package = "http://schemas.openxmlformats.org/package/2006";
    let types: String = kinds
        .iter()
        .map(|kind| {
            format!(
                r#"<Override PartName="/word/{kind}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>"#
            )
        })
        .collect();
    let styles = r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="Big"><w:name w:val="Big"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Bigger"><w:name w:val="Bigger"/><w:basedOn w:val="Big"/></w:style>"#;
    vec![
        (
            "[Content_Types].xml".to_owned(),
            format!(
                r#"<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{types}</Types>"#
            ),
        ),
        (
            "_rels/.rels".to_owned(),
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="main" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>"#
            ),
        ),
        (
            "word/_rels/document.xml.rels".to_owned(),
            format!(r#"<Relationships xmlns="{package}/relationships">{relations}</Relationships>"#),
        ),
        part("document", "document", &format!("<w:body>{body}</w:body>")),
        part("styles", "styles", styles),
        part("numbering", "numbering", numbering),
        part("footnotes", "footnotes", notes),
        part("comments", "comments", comments),
    ]
}

fn numbering() -> String {
    let mut definitions = String::new();
    let mut lists = String::new();
    for (id, (_, levels)) in LISTS.iter().enumerate() {
        let levels: String = levels
            .iter()
            .enumerate()
            .map(|(at, (format, pattern))| {
                format!(
                    r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{pattern}"/><w:pPr><w:ind w:left="{}" w:hanging="360"/></w:pPr></w:lvl>"#,
                    720 * (at + 1)
                )
            })
            .collect();
        definitions += &format!(r#"<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum>"#);
        lists += &format!(r#"<w:num w:numId="{}"><w:abstractNumId w:val="{id}"/></w:num>"#, id + 1);
    }
    definitions + &lists
}

#[derive(Default)]
struct Writer {
    notes: String,
    comments: String,
    next: usize,
}

impl Writer {
    fn id(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    fn block(&mut self, block: &Block) -> String {
        match block {
            Block::Paragraph(paragraph) if paragraph.boxed => {
                let inner = self.paragraph(&Paragraph { boxed: false, ..paragraph.clone() });
                format!(
                    r#"<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"#
                )
            }
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Table(rows) => {
                let mut table = String::from("<w:tbl>");
                for row in rows {
                    table += "<w:tr>";
                    for cell in row {
                        table += &format!("<w:tc>{}</w:tc>", self.paragraph(cell));
                    }
                    table += "</w:tr>";
                }
                table + "</w:tbl>"
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> String {
        let style = if paragraph.heading { r#"<w:pStyle w:val="Bigger"/>"# } else { "" };
        let list = paragraph.list.as_ref().map(|(name, level, _)| {
            let id = LISTS.iter().position(|(list, _)| list == name).unwrap() + 1;
            format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>"#)
        });
        let end = paragraph.end.clone().map(|change| format!("<w:rPr>{}/></w:rPr>", self.tag(&change)));
        let runs: String = paragraph.pieces.iter().map(|piece| self.piece(piece)).collect();
        format!(
            "<w:p><w:pPr>{style}{}{}</w:pPr>{runs}</w:p>",
            list.unwrap_or_default(),
            end.unwrap_or_default()
        )
    }

    /// The tag of a change without its end.
    fn tag(&mut self, change: &Change) -> String {
        let name = if change.inserted { "ins" } else { "del" };
        let (id, author) = (self.id(), &change.author);
        format!(r#"<w:{name} w:id="{id}" w:author="{author}" w:date="{DATE}Z""#)
    }

    fn piece(&mut self, piece: &Piece) -> String {
        let mut properties = String::new();
        if piece.strike {
            properties += "<w:strike/>";
        }
        if piece.raised {
            properties += r#"<w:vertAlign w:val="superscript"/>"#;
        }
        if piece.hidden {
            properties += "<w:vanish/>";
        }
        if let Some(colour) = &piece.highlight {
            assert!(COLOURS.iter().any(|(name, _)| name == colour));
            properties += &format!(r#"<w:highlight w:val="{colour}"/>"#);
        }
        let deleted = piece.change.as_ref().is_some_and(|change| !change.inserted);
        let name = if deleted { "delText" } else { "t" };
        let mut inner = String::new();
        for (before, text) in lines(&piece.text) {
            inner += match before {
                Some(true) => "<w:tab/>",
                Some(false) => "<w:br/>",
                None => "",
            };
            inner += &format!(r#"<w:{name} xml:space="preserve">{}</w:{name}>"#, escape(&text));
        }
        if let Some(note) = &piece.note {
            let id = self.id();
            self.notes += &format!(
                r#"<w:footnote w:id="{id}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p></w:footnote>"#,
                escape(note)
            );
            inner = format!(r#"<w:footnoteReference w:id="{id}"/>"#);
        }
        let mut run = format!("<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>");
        if let Some(change) = &piece.change {
            let end = if change.inserted { "ins" } else { "del" };
            run = format!("{}>{run}</w:{end}>", self.tag(change));
        }
        if let Some((author, remark)) = &piece.comment {
            let id = self.id();
            self.comments += &format!(
                r#"<w:comment w:id="{id}" w:author="{author}" w:date="{DATE}Z" w:initials="X"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:comment>"#,
                escape(remark)
            );
            run = format!(
                r#"<w:commentRangeStart w:id="{id}"/>{run}<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>"#
            );
        }
        run
    }
}
