//! The parts of a Word file around its text: styles, comments, heads and feet, properties.

use crate::export::xml::{Xml, archive};
use crate::export::{ExportError, Report};
use crate::present::palette::LIGHT;
use crate::present::words::{self, fold};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const PART: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// What Word calls the part that says which comment answers which.
const THREADS: &str = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended";
/// The names of what later versions of Word have added, which others may leave aside.
pub const LATER: [(&str, &str); 4] = [
    ("xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("xmlns:w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
    ("xmlns:w15", "http://schemas.microsoft.com/office/word/2012/wordml"),
    ("mc:Ignorable", "w14 w15"),
];

/// How many of the reader's own pairings are named at the foot of the first page, which has to leave room for the text.
const PAIRINGS: usize = 12;
/// A4, in twentieths of a point.
const PAPER: (&str, &str) = ("11906", "16838");

/// A Word file before it is packed.
pub struct Package<'a> {
    /// What it is made of.
    pub report: &'a Report,
    /// Its paragraphs and tables, as WordprocessingML.
    pub body: String,
    /// What stands in its margin.
    pub comments: Vec<Comment>,
    /// Whether the paper lies on its side.
    pub is_landscape: bool,
}

/// A comment in the margin.
pub struct Comment {
    /// Its number, which is that of no other mark.
    pub id: String,
    /// Who wrote it.
    pub author: String,
    /// When, as Word reads it.
    pub date: Option<String>,
    /// What it says.
    pub lines: Vec<String>,
    /// Whether it answers the last one before it that answers nothing.
    pub is_reply: bool,
    /// Whether the matter is settled.
    pub is_resolved: bool,
}

impl Package<'_> {
    /// The file.
    ///
    /// # Errors
    /// When it is too large to be packed.
    pub fn write(self) -> Result<Vec<u8>, ExportError> {
        let mut parts = vec![
            ("[Content_Types].xml", self.types()),
            ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")], true)),
            ("docProps/core.xml", self.properties()),
            ("word/_rels/document.xml.rels", relations(&self.related(), false)),
            ("word/document.xml", self.document()),
            ("word/styles.xml", self.styles()),
            ("word/settings.xml", settings()),
            ("word/header1.xml", self.head()),
            ("word/footer1.xml", self.foot(true)),
            ("word/footer2.xml", self.foot(false)),
        ];
        if !self.comments.is_empty() {
            parts.push(("word/comments.xml", comments(&self.comments)));
            parts.push(("word/commentsExtended.xml", threads(&self.comments)));
        }
        archive(&parts)
    }

    /// The other parts that the document refers to, each with its kind.
    fn related(&self) -> Vec<(&'static str, &'static str)> {
        let mut related = vec![
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("header", "header1.xml"),
            ("footer", "footer1.xml"),
            ("footer", "footer2.xml"),
        ];
        if !self.comments.is_empty() {
            related.push(("comments", "comments.xml"));
            related.push((THREADS, "commentsExtended.xml"));
        }
        related
    }

    fn types(&self) -> String {
        let mut xml = Xml::new();
        xml.within("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))], |xml| {
            let rels = "application/vnd.openxmlformats-package.relationships+xml";
            xml.leaf("Default", &[("Extension", "rels"), ("ContentType", rels)]);
            xml.leaf("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
            let mut part = |name: &str, kind: &str| {
                xml.leaf("Override", &[("PartName", name), ("ContentType", kind)]);
            };
            part("/word/document.xml", &format!("{PART}.document.main+xml"));
            part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
            for (kind, name) in self.related() {
                let kind = kind.rsplit('/').next().unwrap_or(kind);
                part(&format!("/word/{name}"), &format!("{PART}.{kind}+xml"));
            }
        });
        xml.finish()
    }

    fn properties(&self) -> String {
        let mut xml = Xml::new();
        let names = [
            ("xmlns:cp", &*format!("{PACKAGE}/metadata/core-properties")),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ];
        xml.within("cp:coreProperties", &names, |xml| {
            xml.element("dc:title", &[], &fold(&self.report.title));
            let author = fold(&self.report.options.author);
            if !author.is_empty() {
                xml.element("dc:creator", &[], &author);
            }
            xml.element("dc:description", &[], &fold(&self.report.answer));
        });
        xml.finish()
    }

    fn document(&self) -> String {
        let mut xml = Xml::new();
        xml.within("w:document", &[("xmlns:w", MAIN), ("xmlns:r", OFFICE)], |xml| {
            xml.within("w:body", &[], |xml| {
                xml.raw(&self.body);
                xml.within("w:sectPr", &[], |xml| self.section(xml));
            });
        });
        xml.finish()
    }

    fn section(&self, xml: &mut Xml) {
        xml.leaf("w:headerReference", &[("w:type", "first"), ("r:id", "rId3")]);
        xml.leaf("w:headerReference", &[("w:type", "default"), ("r:id", "rId3")]);
        xml.leaf("w:footerReference", &[("w:type", "first"), ("r:id", "rId4")]);
        xml.leaf("w:footerReference", &[("w:type", "default"), ("r:id", "rId5")]);
        match self.is_landscape {
            true => xml.leaf("w:pgSz", &[("w:w", PAPER.1), ("w:h", PAPER.0), ("w:orient", "landscape")]),
            false => xml.leaf("w:pgSz", &[("w:w", PAPER.0), ("w:h", PAPER.1)]),
        }
        let edge = if self.is_landscape { "850" } else { "1417" };
        let edges = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, edge));
        let rest = [("w:header", "567"), ("w:footer", "567"), ("w:gutter", "0")];
        xml.leaf("w:pgMar", &edges.into_iter().chain(rest).collect::<Vec<_>>());
        xml.leaf("w:titlePg", &[]);
    }

    fn head(&self) -> String {
        let options = &self.report.options;
        let words = [&self.report.title, &options.author, &options.date].map(|words| fold(words));
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|words| !words.is_empty()).collect();
        let mut xml = Xml::new();
        xml.within("w:hdr", &[("xmlns:w", MAIN)], |xml| paragraph(xml, "Small", &words.join(" · ")));
        xml.finish()
    }

    /// The foot of a page; that of the first says what was compared and how.
    fn foot(&self, is_first: bool) -> String {
        let mut xml = Xml::new();
        xml.within("w:ftr", &[("xmlns:w", MAIN)], |xml| {
            if is_first {
                let answer = fold(&self.report.answer);
                paragraph(xml, "Small", &format!("{answer} ({})", fold(&self.report.settings.join("; "))));
                for source in &self.report.sources {
                    let parts = [&source.siglum, &source.title, &source.file, &source.date];
                    let parts = parts.map(|part| fold(part));
                    let mut parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                    parts.dedup();
                    let hash = &source.sha256[..source.sha256.len().min(16)];
                    paragraph(xml, "Small", &format!("{} · SHA-256 {hash}…", parts.join(" · ")));
                }
                for own in self.report.pairings.iter().take(PAIRINGS) {
                    paragraph(xml, "Small", &format!("By the reader\u{2019}s word {}.", fold(&own.told())));
                }
                let more = self.report.pairings.len().saturating_sub(PAIRINGS);
                if more > 0 {
                    let more = words::plural(more, "further pairing");
                    paragraph(xml, "Small", &format!("By the reader\u{2019}s word {more}."));
                }
            }
            xml.within("w:p", &[], |xml| {
                xml.within("w:pPr", &[], |xml| {
                    xml.leaf("w:pStyle", &[("w:val", "Small")]);
                    xml.leaf("w:jc", &[("w:val", "right")]);
                });
                xml.within("w:fldSimple", &[("w:instr", " PAGE ")], |xml| run(xml, "1"));
            });
        });
        xml.finish()
    }

    fn styles(&self) -> String {
        let drafts = &self.report.project.drafts;
        let language = drafts.last().and_then(|draft| draft.language.clone()).unwrap_or_default();
        let is_rtl = matches!(language.as_str(), "ar" | "he" | "fa" | "ur" | "yi");
        let mut xml = Xml::new();
        xml.within("w:styles", &[("xmlns:w", MAIN)], |xml| {
            xml.within("w:docDefaults", &[], |xml| {
                xml.within("w:rPrDefault", &[], |xml| {
                    xml.within("w:rPr", &[], |xml| {
                        let font = if self.is_landscape { "Calibri" } else { "Cambria" };
                        let fonts = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"].map(|script| (script, font));
                        xml.leaf("w:rFonts", &fonts);
                        let size = if self.is_landscape { "18" } else { "22" };
                        xml.leaf("w:sz", &[("w:val", size)]);
                        xml.leaf("w:szCs", &[("w:val", size)]);
                        if is_rtl {
                            xml.leaf("w:rtl", &[]);
                        }
                        if !language.is_empty() {
                            xml.leaf("w:lang", &[("w:val", &language), ("w:bidi", &language)]);
                        }
                    });
                });
                xml.within("w:pPrDefault", &[], |xml| {
                    xml.within("w:pPr", &[], |xml| {
                        if is_rtl {
                            xml.leaf("w:bidi", &[]);
                        }
                        let after = if self.is_landscape { "40" } else { "120" };
                        let line = if self.is_landscape { "240" } else { "276" };
                        let spacing = [("w:after", after), ("w:line", line), ("w:lineRule", "auto")];
                        xml.leaf("w:spacing", &spacing);
                    });
                });
            });
            style(xml, "Normal", "Normal", "", "");
            style(xml, "Title", "Title", r#"<w:spacing w:after="240"/>"#, r#"<w:b/><w:sz w:val="34"/>"#);
            let heading =
                r#"<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/>"#;
            style(xml, "Heading1", "heading 1", heading, r#"<w:b/><w:sz w:val="26"/>"#);
            for depth in 0..5 {
                let (id, name) = (format!("Point{depth}"), format!("Point {}", depth + 1));
                style(xml, &id, &name, &format!(r#"<w:ind w:left="{}"/>"#, depth * 425), "");
            }
            style(xml, "Outside", "Outside the points", "", "");
            let soft = format!(r#"<w:color w:val="{:06X}"/><w:sz w:val="16"/>"#, LIGHT.soft.0);
            style(
                xml,
                "Small",
                "Small print",
                r#"<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>"#,
                &soft,
            );
            style(
                xml,
                "CommentText",
                "annotation text",
                r#"<w:spacing w:after="0"/>"#,
                r#"<w:sz w:val="20"/>"#,
            );
        });
        xml.finish()
    }
}

fn style(xml: &mut Xml, id: &str, name: &str, paragraph: &str, run: &str) {
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", id)];
    if id == "Normal" {
        attributes.push(("w:default", "1"));
    }
    xml.within("w:style", &attributes, |xml| {
        xml.leaf("w:name", &[("w:val", name)]);
        if id != "Normal" {
            xml.leaf("w:basedOn", &[("w:val", "Normal")]);
        }
        xml.leaf("w:qFormat", &[]);
        xml.within("w:pPr", &[], |xml| xml.raw(paragraph));
        xml.within("w:rPr", &[], |xml| xml.raw(run));
    });
}

fn settings() -> String {
    let mut xml = Xml::new();
    xml.within("w:settings", &[("xmlns:w", MAIN)], |xml| {
        xml.within("w:compat", &[], |xml| {
            let uri = "http://schemas.microsoft.com/office/word";
            let mode = [("w:name", "compatibilityMode"), ("w:uri", uri), ("w:val", "15")];
            xml.leaf("w:compatSetting", &mode);
        });
    });
    xml.finish()
}

/// The part with the comments.
pub fn comments(comments: &[Comment]) -> String {
    let mut xml = Xml::new();
    let names = [&[("xmlns:w", MAIN)], LATER.as_slice()].concat();
    xml.within("w:comments", &names, |xml| {
        for (at, comment) in comments.iter().enumerate() {
            let initials: String = comment.author.split(' ').filter_map(|name| name.chars().next()).collect();
            let mut attributes = vec![("w:id", comment.id.as_str()), ("w:author", &comment.author)];
            attributes.extend(comment.date.as_deref().map(|date| ("w:date", date)));
            attributes.push(("w:initials", &initials));
            xml.within("w:comment", &attributes, |xml| {
                let lines =
                    if comment.lines.is_empty() { &[String::new()] } else { comment.lines.as_slice() };
                let (last, lines) = lines.split_last().unwrap_or((&comment.author, &[]));
                lines.iter().for_each(|line| paragraph(xml, "CommentText", line));
                // A thread is told by the last paragraphs of its comments.
                xml.within("w:p", &[("w14:paraId", &mark_of(at))], |xml| inner(xml, "CommentText", last));
            });
        }
    });
    xml.finish()
}

/// Which comment answers which, and what is settled.
pub fn threads(comments: &[Comment]) -> String {
    let mut xml = Xml::new();
    xml.within("w15:commentsEx", &LATER, |xml| {
        let mut first = 0;
        for (at, comment) in comments.iter().enumerate() {
            let (own, above) = (mark_of(at), mark_of(first));
            let mut attributes = vec![("w15:paraId", own.as_str())];
            match comment.is_reply {
                true => attributes.push(("w15:paraIdParent", &above)),
                false => first = at,
            }
            attributes.push(("w15:done", if comment.is_resolved { "1" } else { "0" }));
            xml.leaf("w15:commentEx", &attributes);
        }
    });
    xml.finish()
}

/// The name of the last paragraph of a comment: eight hexadecimal digits, below 80000000.
fn mark_of(comment: usize) -> String {
    format!("{:08X}", 0x1000_0000 + comment)
}

fn relations(related: &[(&str, &str)], is_root: bool) -> String {
    let mut xml = Xml::new();
    xml.within("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |xml| {
        for (at, (kind, target)) in related.iter().enumerate() {
            let kind = if kind.contains(':') { (*kind).to_owned() } else { format!("{OFFICE}/{kind}") };
            let id = format!("rId{}", at + 1);
            xml.leaf("Relationship", &[("Id", &id), ("Type", &kind), ("Target", target)]);
        }
        if is_root {
            let kind = format!("{PACKAGE}/relationships/metadata/core-properties");
            xml.leaf("Relationship", &[("Id", "rId9"), ("Type", &kind), ("Target", "docProps/core.xml")]);
        }
    });
    xml.finish()
}

fn paragraph(xml: &mut Xml, style: &str, text: &str) {
    xml.within("w:p", &[], |xml| inner(xml, style, text));
}

fn inner(xml: &mut Xml, style: &str, text: &str) {
    xml.within("w:pPr", &[], |xml| xml.leaf("w:pStyle", &[("w:val", style)]));
    run(xml, text);
}

fn run(xml: &mut Xml, text: &str) {
    xml.within("w:r", &[], |xml| xml.element("w:t", &[("xml:space", "preserve")], text));
}
