//! The text inside a paragraph: runs, fields, symbols, notes and what is drawn.

use super::body::{Reader, Scope, alternative};
use super::styles::{TextLook, value};
use crate::import::office::flow::Format;
use crate::import::office::symbols::symbol;
use crate::import::office::xml::Element;

/// Fields inside each other are followed this far.
const MOST_FIELDS: usize = 60;

/// A field: its code is no text, its result is.
#[derive(Default)]
pub struct Field {
    code: String,
    in_result: bool,
}

impl Field {
    /// Whether it makes a table of contents.
    pub fn is_contents(&self) -> bool {
        self.code.trim_start().starts_with("TOC")
    }
}

impl<'a> Reader<'a> {
    /// Reads the text in an element.
    pub fn runs(&mut self, parent: Element<'a>, scope: &Scope) {
        for element in parent.children() {
            match element.name() {
                "w:r" => self.run(element, scope),
                "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" => {
                    self.runs(element, &scope.changed(element));
                }
                "w:hyperlink" | "w:smartTag" | "w:customXml" | "w:dir" | "w:bdo" | "w:sdtContent"
                | "w:fldSimple" | "w:sdt" | "w:ruby" | "w:rubyBase" => self.runs(element, scope),
                "m:oMath" | "m:oMathPara" => {
                    self.flow.tally.equations += 1;
                    for text in element.outermost("m:t") {
                        self.push(&text.text(), &self.format(None, scope));
                    }
                }
                "mc:AlternateContent" => {
                    alternative(element).into_iter().for_each(|inner| self.runs(inner, scope));
                }
                "w:subDoc" => self.flow.tally.objects += 1,
                _ => self.mark(element),
            }
        }
    }

    fn run(&mut self, run: Element<'a>, scope: &Scope) {
        let format = self.format(run.child("w:rPr"), scope);
        self.run_content(run, &format, scope);
    }

    fn run_content(&mut self, run: Element<'a>, format: &Format, scope: &Scope) {
        for piece in run.children() {
            match piece.name() {
                "w:t" | "w:delText" => {
                    let text = piece.text();
                    match piece.attribute("xml:space") {
                        Some("preserve") => self.push(&text, format),
                        _ => self.push(text.trim_matches([' ', '\t', '\r', '\n']), format),
                    }
                }
                "w:tab" | "w:ptab" => self.push("\t", format),
                "w:br" | "w:cr" => {
                    if self.is_text() {
                        self.flow.line_break(format);
                    }
                }
                // Other drafts write it as a plain hyphen, and nothing is meant by the difference.
                "w:noBreakHyphen" => self.push("-", format),
                "w:sym" => self.sign(piece, format),
                "w:fldChar" => self.field(piece),
                "w:instrText" => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.in_result) {
                        field.code.push_str(&piece.text());
                    }
                }
                "w:footnoteReference" | "w:endnoteReference" => self.note(piece, format),
                "w:drawing" | "w:pict" | "w:object" => self.drawn(piece),
                "w:ruby" => self.runs(piece, scope),
                "mc:AlternateContent" => {
                    if let Some(inner) = alternative(piece) {
                        self.run_content(inner, format, scope);
                    }
                }
                _ => self.mark(piece),
            }
        }
    }

    fn push(&mut self, text: &str, format: &Format) {
        if self.is_text() {
            self.flow.push(text, format);
        }
    }

    /// A sign of a symbol font.
    fn sign(&mut self, sign: Element<'a>, format: &Format) {
        let code = sign.attribute("w:char").and_then(|hex| u32::from_str_radix(hex, 16).ok()).unwrap_or(0);
        let sign = symbol(sign.attribute("w:font").unwrap_or_default(), code);
        self.push(sign.encode_utf8(&mut [0; 4]), format);
    }

    /// Whether no field is open whose code has not ended.
    fn is_text(&self) -> bool {
        self.fields.iter().all(|field| field.in_result)
    }

    fn field(&mut self, mark: Element<'a>) {
        match mark.attribute("w:fldCharType") {
            Some("begin") if self.fields.len() < MOST_FIELDS => self.fields.push(Field::default()),
            Some("separate") => self.fields.iter_mut().last().into_iter().for_each(|f| f.in_result = true),
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    fn note(&mut self, reference: Element<'a>, format: &Format) {
        let notes = if reference.name() == "w:footnoteReference" { &self.footnotes } else { &self.endnotes };
        let Some(note) = reference.attribute("w:id").and_then(|id| notes.get(id)).copied() else { return };
        if self.flow.leaves_out(format) || format.hidden {
            return;
        }
        self.signs += 1;
        let sign = self.signs.to_string();
        let inner = self.apart(note, Some(&sign));
        self.flow.note(&sign, inner, format);
    }

    /// Text boxes and what cannot be read.
    fn drawn(&mut self, drawing: Element<'a>) {
        let mut boxes = 0;
        for content in drawing.outermost("w:txbxContent") {
            let inner = self.apart(content, None);
            self.flow.text_box(inner);
            boxes += 1;
        }
        let pictures = drawing.outermost("a:blip").count() + drawing.outermost("v:imagedata").count();
        let is_object =
            drawing.name() == "w:object" || drawing.holds("c:chart") || drawing.holds("dgm:relIds");
        match is_object {
            true => self.flow.tally.objects += 1,
            false if boxes == 0 => self.flow.tally.pictures += pictures,
            false => {}
        }
    }

    /// The format of a run with these properties.
    fn format(&self, properties: Option<Element<'a>>, scope: &Scope) -> Format {
        let mut look = scope.text.clone();
        if let Some(style) = self.styles.text(value(properties.and_then(|p| p.child("w:rStyle")))) {
            look.set(style);
        }
        look.set(&TextLook::of(properties));
        let highlight = look.highlight.flatten().or(look.shade.flatten());
        Format {
            highlight: highlight.or_else(|| scope.format.highlight.clone()),
            strike: look.strike.unwrap_or(false) || look.double_strike.unwrap_or(false),
            raised: look.raised.unwrap_or(false),
            hidden: look.hidden.unwrap_or(false),
            ..scope.format.clone()
        }
    }
}
