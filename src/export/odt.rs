//! The four-column document as an OpenDocument text: landscape, redlines as underlined and struck text.

use super::document::{Part, Table, document};
use super::styled::{Ink, Paragraph, Piece};
use super::xml::{Xml, archive};
use super::{ExportError, Format, Progress, Report};
use crate::present::palette::LIGHT;
use crate::present::words::fold;

/// A table for a meeting.
pub const FORMAT: Format = Format { name: "odt-table", extension: "odt", is_text: false, write };

const KIND: &str = "application/vnd.oasis.opendocument.text";
const OASIS: &str = "urn:oasis:names:tc:opendocument:xmlns";

/// The width between the edges of the paper, in hundredths of a millimetre.
const WIDTH: usize = 26_700;

/// The looks of pieces, in the order of their styles' names.
const INKS: [Ink; 6] = [Ink::Plain, Ink::Added, Ink::Removed, Ink::Soft, Ink::Open, Ink::Agreed];

fn write(report: &Report, progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let parts = document(report, progress)?;
    archive(&[
        ("mimetype", KIND.to_owned()),
        ("META-INF/manifest.xml", manifest()),
        ("meta.xml", meta(report)),
        ("styles.xml", styles(report)),
        ("content.xml", content(&parts)),
    ])
}

/// The names of the name spaces.
fn spaces() -> Vec<(&'static str, String)> {
    let own = |name: &'static str, space: &str| (name, format!("{OASIS}:{space}:1.0"));
    vec![
        own("xmlns:office", "office"),
        own("xmlns:style", "style"),
        own("xmlns:text", "text"),
        own("xmlns:table", "table"),
        own("xmlns:fo", "xsl-fo-compatible"),
        own("xmlns:meta", "meta"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/".to_owned()),
        ("office:version", "1.2".to_owned()),
    ]
}

fn root(name: &str, inner: impl FnOnce(&mut Xml)) -> String {
    let spaces = spaces();
    let spaces: Vec<(&str, &str)> = spaces.iter().map(|(name, space)| (*name, space.as_str())).collect();
    let mut xml = Xml::new();
    xml.within(name, &spaces, inner);
    xml.finish()
}

fn manifest() -> String {
    let mut xml = Xml::new();
    let space = format!("{OASIS}:manifest:1.0");
    let attributes = [("xmlns:manifest", space.as_str()), ("manifest:version", "1.2")];
    xml.within("manifest:manifest", &attributes, |xml| {
        for (path, kind) in
            [("/", KIND), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml")]
        {
            let entry = [("manifest:full-path", path), ("manifest:media-type", kind)];
            xml.leaf("manifest:file-entry", &entry);
        }
    });
    xml.finish()
}

fn meta(report: &Report) -> String {
    root("office:document-meta", |xml| {
        xml.within("office:meta", &[], |xml| {
            xml.element("dc:title", &[], &fold(&report.title));
            xml.element("dc:description", &[], &fold(&report.answer));
            if !report.options.author.is_empty() {
                xml.element("dc:creator", &[], &fold(&report.options.author));
            }
        });
    })
}

fn styles(report: &Report) -> String {
    root("office:document-styles", |xml| {
        xml.within("office:styles", &[], |xml| {
            xml.within("style:default-style", &[("style:family", "paragraph")], |xml| {
                xml.leaf("style:paragraph-properties", &[("fo:margin-bottom", "0.7mm")]);
                let language = report.project.drafts.last().and_then(|draft| draft.language.clone());
                let mut text =
                    vec![("fo:font-size", "9pt"), ("fo:font-family", "Calibri, Carlito, sans-serif")];
                text.extend(language.as_deref().map(|language| ("fo:language", language)));
                xml.leaf("style:text-properties", &text);
            });
            let paragraph =
                |xml: &mut Xml, name: &str, parent: &str, margins: &[(&str, &str)], size: &str| {
                    let mut own = vec![("style:name", name), ("style:family", "paragraph")];
                    if !parent.is_empty() {
                        own.push(("style:parent-style-name", parent));
                    }
                    if name == "Heading_20_1" {
                        own.push(("style:default-outline-level", "1"));
                    }
                    xml.within("style:style", &own, |xml| {
                        xml.leaf("style:paragraph-properties", margins);
                        if !size.is_empty() {
                            xml.leaf(
                                "style:text-properties",
                                &[("fo:font-size", size), ("fo:font-weight", "bold")],
                            );
                        }
                    });
                };
            paragraph(xml, "Standard", "", &[], "");
            paragraph(xml, "Title", "Standard", &[("fo:margin-bottom", "4mm")], "17pt");
            let heading =
                [("fo:margin-top", "4mm"), ("fo:margin-bottom", "2mm"), ("fo:keep-with-next", "always")];
            paragraph(xml, "Heading_20_1", "Standard", &heading, "13pt");
            for depth in 0..5 {
                let margin = format!("{}mm", depth * 4);
                paragraph(xml, &format!("Point_20_{depth}"), "Standard", &[("fo:margin-left", &margin)], "");
            }
        });
        xml.within("office:automatic-styles", &[], |xml| {
            xml.within("style:page-layout", &[("style:name", "Page")], |xml| {
                let page = [
                    ("fo:page-width", "297mm"),
                    ("fo:page-height", "210mm"),
                    ("style:print-orientation", "landscape"),
                    ("fo:margin", "15mm"),
                ];
                xml.leaf("style:page-layout-properties", &page);
                xml.within("style:footer-style", &[], |xml| {
                    let foot = [("fo:min-height", "6mm"), ("fo:margin-top", "3mm")];
                    xml.leaf("style:header-footer-properties", &foot);
                });
            });
            xml.within("style:style", &[("style:name", "Foot"), ("style:family", "paragraph")], |xml| {
                xml.leaf("style:paragraph-properties", &[("fo:text-align", "end")]);
                xml.leaf(
                    "style:text-properties",
                    &[("fo:color", &LIGHT.soft.to_string()), ("fo:font-size", "8pt")],
                );
            });
        });
        xml.within("office:master-styles", &[], |xml| {
            let page = [("style:name", "Standard"), ("style:page-layout-name", "Page")];
            xml.within("style:master-page", &page, |xml| {
                xml.within("style:footer", &[], |xml| {
                    xml.within("text:p", &[("text:style-name", "Foot")], |xml| {
                        xml.element("text:span", &[], &format!("{} · ", fold(&report.title)));
                        xml.element("text:page-number", &[("text:select-page", "current")], "1");
                    });
                });
            });
        });
    })
}

fn content(parts: &[Part]) -> String {
    root("office:document-content", |xml| {
        xml.within("office:automatic-styles", &[], |xml| {
            for (at, ink) in INKS.into_iter().enumerate() {
                look(xml, &format!("T{at}"), ink, false);
                look(xml, &format!("T{at}b"), ink, true);
            }
            for (at, part) in parts.iter().enumerate() {
                let Part::Table(table) = part else { continue };
                for (column, width) in table.widths.iter().enumerate() {
                    let name = format!("C{at}.{column}");
                    let own = [("style:name", name.as_str()), ("style:family", "table-column")];
                    let width = format!("{}mm", (width * WIDTH / 1000) as f64 / 100.0);
                    xml.within("style:style", &own, |xml| {
                        xml.leaf("style:table-column-properties", &[("style:column-width", &width)]);
                    });
                }
            }
            let line = format!("0.5pt solid {}", LIGHT.faint);
            let cell = [("fo:padding", "1mm"), ("fo:border", line.as_str())];
            let (back, width) = (LIGHT.hover.to_string(), format!("{}mm", WIDTH / 100));
            let table = [
                ("style:width", width.as_str()),
                ("table:align", "left"),
                ("table:border-model", "collapsing"),
            ];
            properties(xml, "Table", "table", &table);
            properties(xml, "Cell", "table-cell", &cell);
            properties(xml, "Head", "table-cell", &[cell[0], cell[1], ("fo:background-color", &back)]);
        });
        xml.within("office:body", &[], |xml| {
            xml.within("office:text", &[], |xml| {
                for (at, part) in parts.iter().enumerate() {
                    match part {
                        Part::Title(text) => xml.element("text:p", &[("text:style-name", "Title")], text),
                        Part::Heading(text) => {
                            let own = [("text:style-name", "Heading_20_1"), ("text:outline-level", "1")];
                            xml.element("text:h", &own, text);
                        }
                        Part::Text(text) => paragraph(xml, "Standard", text),
                        Part::Table(own) => table(xml, at, own),
                    }
                }
            });
        });
    })
}

/// A style of a table or of its cells.
fn properties(xml: &mut Xml, name: &str, family: &str, properties: &[(&str, &str)]) {
    xml.within("style:style", &[("style:name", name), ("style:family", family)], |xml| {
        xml.leaf(&format!("style:{family}-properties"), properties);
    });
}

fn look(xml: &mut Xml, name: &str, ink: Ink, is_strong: bool) {
    let colour = ink.colour().to_string();
    let mut look = vec![("fo:color", colour.as_str())];
    match ink {
        Ink::Added => look.push(("style:text-underline-style", "solid")),
        Ink::Removed => look.push(("style:text-line-through-style", "solid")),
        _ => {}
    }
    if is_strong {
        look.push(("fo:font-weight", "bold"));
    }
    xml.within("style:style", &[("style:name", name), ("style:family", "text")], |xml| {
        xml.leaf("style:text-properties", &look);
    });
}

fn table(xml: &mut Xml, at: usize, table: &Table) {
    let name = format!("Table{at}");
    xml.within("table:table", &[("table:name", &name), ("table:style-name", "Table")], |xml| {
        for column in 0..table.widths.len() {
            xml.leaf("table:table-column", &[("table:style-name", &format!("C{at}.{column}"))]);
        }
        xml.within("table:table-header-rows", &[], |xml| row(xml, &table.head, "Head"));
        table.rows.iter().for_each(|own| row(xml, own, "Cell"));
    });
}

fn row(xml: &mut Xml, cells: &[super::document::Cell], style: &str) {
    xml.within("table:table-row", &[], |xml| {
        for cell in cells {
            let own = [("table:style-name", style), ("office:value-type", "string")];
            xml.within("table:table-cell", &own, |xml| {
                for own in cell {
                    paragraph(xml, &format!("Point_20_{}", own.depth.min(4)), own);
                }
                if cell.is_empty() {
                    xml.leaf("text:p", &[]);
                }
            });
        }
    });
}

fn paragraph(xml: &mut Xml, style: &str, paragraph: &Paragraph) {
    xml.within("text:p", &[("text:style-name", style)], |xml| {
        for Piece { text, ink, is_strong } in paragraph.pieces.iter().filter(|piece| !piece.text.is_empty()) {
            let at = INKS.iter().position(|other| other == ink).unwrap_or(0);
            let name = format!("T{at}{}", if *is_strong { "b" } else { "" });
            xml.element("text:span", &[("text:style-name", &name)], text);
        }
    });
}
