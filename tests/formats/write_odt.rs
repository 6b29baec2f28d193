//! A document of the notation as ODT.

use crate::notation::{Block, COLOURS, Change, DATE, LISTS, Paragraph, Piece, escape, lines};
use crate::write_docx::package;

const NAMESPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.2""#;

/// The document as an OpenDocument text.
pub fn write(blocks: &[Block]) -> Vec<u8> {
    write_raw(&body(blocks, Writer::default()), &lists())
}

/// The document as one XML file, in which what was deleted stands in its place, as LibreOffice writes it.
pub fn write_flat(blocks: &[Block]) -> Vec<u8> {
    let body = body(blocks, Writer { in_place: true, ..Writer::default() });
    flat(&parts(&body, &lists())[1].1)
}

/// The main part of an OpenDocument text as a file of its own.
pub fn flat(content: &str) -> Vec<u8> {
    let kind = r#"office:mimetype="application/vnd.oasis.opendocument.text""#;
    let file = content.replace("office:document-content", "office:document");
    format!("<?xml version=\"1.0\"?>\n{}", file.replacen(" ", &format!(" {kind} "), 1)).into_bytes()
}

fn body(blocks: &[Block], mut writer: Writer) -> String {
    let body: String = blocks.iter().map(|block| writer.block(block)).collect();
    format!("<text:tracked-changes>{}</text:tracked-changes>{body}", writer.changes)
}

/// An OpenDocument text with a body and list styles of one's own.
pub fn write_raw(body: &str, styles: &str) -> Vec<u8> {
    package(&parts(body, styles))
}

/// The parts of a document.
pub fn parts(body: &str, styles: &str) -> Vec<(String, String)> {
    let kind = "application/vnd.oasis.opendocument.text";
    let manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    let automatic: String = COLOURS
        .iter()
        .map(|(name, rgb)| format!(r##"<style:style style:name="{name}" style:family="text"><style:text-properties fo:background-color="#{rgb}"/></style:style>"##))
        .collect();
    vec![
        ("mimetype".to_owned(), kind.to_owned()),
        (
            "content.xml".to_owned(),
            format!(
                r#"<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}<style:style style:name="strike" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="raised" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style><style:style style:name="hidden" style:family="text"><style:text-properties text:display="none"/></style:style>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"#
            ),
        ),
        (
            "META-INF/manifest.xml".to_owned(),
            format!(
                r#"<manifest:manifest xmlns:manifest="{manifest}" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#
            ),
        ),
    ]
}

fn lists() -> String {
    let mut styles = String::new();
    for (name, levels) in LISTS {
        styles += &format!(r#"<text:list-style style:name="{name}">"#);
        for (at, (format, pattern)) in levels.iter().enumerate() {
            let format = match *format {
                "decimal" => "1",
                "lowerLetter" => "a",
                "upperLetter" => "A",
                "lowerRoman" => "i",
                "upperRoman" => "I",
                _ => "",
            };
            let level = at + 1;
            if format.is_empty() {
                styles += &format!(
                    r#"<text:list-level-style-bullet text:level="{level}" text:bullet-char="{pattern}"/>"#
                );
                continue;
            }
            let first = pattern.find('%').unwrap();
            let last = pattern.rfind('%').unwrap() + 2;
            let shown = pattern.matches('%').count();
            styles += &format!(
                r#"<text:list-level-style-number text:level="{level}" style:num-format="{format}" style:num-prefix="{}" style:num-suffix="{}" text:display-levels="{shown}"/>"#,
                &pattern[..first],
                &pattern[last..]
            );
        }
        styles += "</text:list-style>";
    }
    styles
}

#[derive(Default)]
struct Writer {
    changes: String,
    /// The change of the end of the paragraph before, which ends inside this one.
    open: Option<usize>,
    next: usize,
    /// The lists so far, by name and identifier.
    used: Vec<(String, usize)>,
    /// Whether what was deleted stands in its place.
    in_place: bool,
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
                    r#"<text:p><draw:frame svg:width="5cm"><draw:text-box>{inner}</draw:text-box></draw:frame></text:p>"#
                )
            }
            Block::Paragraph(paragraph) => self.listed(paragraph),
            Block::Table(rows) => {
                let columns = rows.iter().map(Vec::len).max().unwrap_or(1);
                let mut table = format!(
                    r#"<table:table><table:table-column table:number-columns-repeated="{columns}"/>"#
                );
                for row in rows {
                    table += "<table:table-row>";
                    for cell in row {
                        table += &format!("<table:table-cell>{}</table:table-cell>", self.listed(cell));
                    }
                    table += "</table:table-row>";
                }
                table + "</table:table>"
            }
        }
    }

    /// A paragraph in lists down to its level, each a continuation of the list before.
    fn listed(&mut self, paragraph: &Paragraph) -> String {
        let inner = self.paragraph(paragraph);
        let Some((name, level, _)) = &paragraph.list else { return inner };
        let id = self.id();
        let before = self.used.iter().rev().find(|(used, _)| used == name);
        let continued = before.map_or(String::new(), |(_, id)| format!(r#" text:continue-list="l{id}""#));
        self.used.push((name.clone(), id));
        let open = "<text:list><text:list-item>".repeat(*level);
        let close = "</text:list-item></text:list>".repeat(*level);
        format!(
            r#"<text:list xml:id="l{id}" text:style-name="{name}"{continued}><text:list-item>{open}{inner}{close}</text:list-item></text:list>"#
        )
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> String {
        let mut inner = String::new();
        if let Some(id) = self.open.take() {
            inner += &format!(r#"<text:change-end text:change-id="ct{id}"/>"#);
        }
        for piece in &paragraph.pieces {
            inner += &self.piece(piece);
        }
        if let Some(change) = &paragraph.end {
            assert!(change.inserted, "ODT keeps a deleted end with the text that was deleted");
            let id = self.region(change, "");
            inner += &format!(r#"<text:change-start text:change-id="ct{id}"/>"#);
            self.open = Some(id);
        }
        match paragraph.heading {
            true => format!(r#"<text:h text:outline-level="1">{inner}</text:h>"#),
            false => format!("<text:p>{inner}</text:p>"),
        }
    }

    fn region(&mut self, change: &Change, deleted: &str) -> usize {
        let id = self.id();
        let kind = if change.inserted { "insertion" } else { "deletion" };
        self.changes += &format!(
            r#"<text:changed-region xml:id="ct{id}" text:id="ct{id}"><text:{kind}><office:change-info><dc:creator>{}</dc:creator><dc:date>{DATE}</dc:date></office:change-info>{deleted}</text:{kind}></text:changed-region>"#,
            change.author
        );
        id
    }

    fn piece(&mut self, piece: &Piece) -> String {
        if let Some(note) = &piece.note {
            let id = self.id();
            return format!(
                r#"<text:note text:id="ftn{id}" text:note-class="footnote"><text:note-citation>{id}</text:note-citation><text:note-body><text:p>{}</text:p></text:note-body></text:note>"#,
                escape(note)
            );
        }
        let mut inner = String::new();
        for (before, text) in lines(&piece.text) {
            inner += match before {
                Some(true) => "<text:tab/>",
                Some(false) => "<text:line-break/>",
                None => "",
            };
            inner += &escape(&text).replace("  ", r#" <text:s/>"#);
        }
        let styles = [
            piece.highlight.as_deref(),
            piece.strike.then_some("strike"),
            piece.raised.then_some("raised"),
            piece.hidden.then_some("hidden"),
        ];
        for style in styles.into_iter().flatten() {
            inner = format!(r#"<text:span text:style-name="{style}">{inner}</text:span>"#);
        }
        match &piece.change {
            Some(change) if change.inserted || self.in_place => {
                let id = self.region(change, "");
                inner = format!(
                    r#"<text:change-start text:change-id="ct{id}"/>{inner}<text:change-end text:change-id="ct{id}"/>"#
                );
            }
            Some(change) => {
                let id = self.region(change, &format!("<text:p>{inner}</text:p>"));
                inner = format!(r#"<text:change text:change-id="ct{id}"/>"#);
            }
            None => {}
        }
        if let Some((author, remark)) = &piece.comment {
            let id = self.id();
            inner = format!(
                r#"<office:annotation office:name="c{id}"><dc:creator>{author}</dc:creator><dc:date>{DATE}</dc:date><meta:creator-initials>X</meta:creator-initials><text:p>{}</text:p></office:annotation>{inner}<office:annotation-end office:name="c{id}"/>"#,
                escape(remark)
            );
        }
        inner
    }
}
