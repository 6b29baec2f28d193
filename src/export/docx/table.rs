//! The four-column document as a Word document: landscape, redlines as underlined and struck text.

use super::package::Package;
use crate::export::document::{Part, Table, document};
use crate::export::styled::{Ink, Paragraph};
use crate::export::xml::Xml;
use crate::export::{ExportError, Format, Progress, Report};
use crate::present::palette::LIGHT;

/// A table for a meeting.
pub const FORMAT: Format = Format { name: "docx-table", extension: "docx", is_text: false, write };

/// The width between the edges of the paper, in twentieths of a point.
const WIDTH: usize = 15_138;

fn write(report: &Report, progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let mut body = Xml::default();
    for part in document(report, progress)? {
        match part {
            Part::Title(text) => paragraph(&mut body, "Title", &Paragraph::of(&text, Ink::Plain)),
            Part::Heading(text) => paragraph(&mut body, "Heading1", &Paragraph::of(&text, Ink::Plain)),
            Part::Text(text) => paragraph(&mut body, "Normal", &text),
            Part::Table(own) => table(&mut body, &own),
        }
    }
    Package { report, body: body.finish(), comments: Vec::new(), is_landscape: true }.write()
}

fn table(xml: &mut Xml, table: &Table) {
    let widths: Vec<String> = table.widths.iter().map(|width| (width * WIDTH / 1000).to_string()).collect();
    xml.within("w:tbl", &[], |xml| {
        xml.within("w:tblPr", &[], |xml| {
            xml.leaf("w:tblW", &[("w:w", &WIDTH.to_string()), ("w:type", "dxa")]);
            let line = format!("{:06X}", LIGHT.faint.0);
            xml.within("w:tblBorders", &[], |xml| {
                for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                    let line = [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", &line)];
                    xml.leaf(&format!("w:{side}"), &line);
                }
            });
            xml.leaf("w:tblLayout", &[("w:type", "fixed")]);
            xml.within("w:tblCellMar", &[], |xml| {
                for side in ["top", "left", "bottom", "right"] {
                    xml.leaf(&format!("w:{side}"), &[("w:w", "70"), ("w:type", "dxa")]);
                }
            });
        });
        xml.within("w:tblGrid", &[], |xml| {
            widths.iter().for_each(|width| xml.leaf("w:gridCol", &[("w:w", width)]));
        });
        for (at, row) in std::iter::once(&table.head).chain(&table.rows).enumerate() {
            xml.within("w:tr", &[], |xml| {
                if at == 0 {
                    xml.within("w:trPr", &[], |xml| {
                        xml.leaf("w:cantSplit", &[]);
                        xml.leaf("w:tblHeader", &[]);
                    });
                }
                for (cell, width) in row.iter().zip(&widths) {
                    xml.within("w:tc", &[], |xml| {
                        xml.within("w:tcPr", &[], |xml| {
                            xml.leaf("w:tcW", &[("w:w", width), ("w:type", "dxa")]);
                            if at == 0 {
                                let fill = format!("{:06X}", LIGHT.hover.0);
                                let shade = [("w:val", "clear"), ("w:color", "auto"), ("w:fill", &fill)];
                                xml.leaf("w:shd", &shade);
                            }
                        });
                        for own in cell {
                            paragraph(xml, &format!("Point{}", own.depth.min(4)), own);
                        }
                        // A cell without a paragraph is no cell.
                        if cell.is_empty() {
                            xml.leaf("w:p", &[]);
                        }
                    });
                }
            });
        }
    });
}

fn paragraph(xml: &mut Xml, style: &str, paragraph: &Paragraph) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| xml.leaf("w:pStyle", &[("w:val", style)]));
        for piece in paragraph.pieces.iter().filter(|piece| !piece.text.is_empty()) {
            xml.within("w:r", &[], |xml| {
                xml.within("w:rPr", &[], |xml| {
                    if piece.is_strong {
                        xml.leaf("w:b", &[]);
                    }
                    if piece.ink == Ink::Removed {
                        xml.leaf("w:strike", &[]);
                    }
                    if piece.ink != Ink::Plain {
                        xml.leaf("w:color", &[("w:val", &format!("{:06X}", piece.ink.colour().0))]);
                    }
                    if piece.ink == Ink::Added {
                        xml.leaf("w:u", &[("w:val", "single")]);
                    }
                });
                xml.element("w:t", &[("xml:space", "preserve")], &piece.text);
            });
        }
    });
}
