//! The main part of a Word document as it was written: where its paragraphs stand in the XML, and where in them
//! their runs and letters, so that changes can be laid into it and all the rest stays as it is.

use crate::model::Span;
use quick_xml::Reader;
use quick_xml::events::Event;

/// What WordprocessingML is called by the programs that write it today, with the prefix that they all use.
const MAIN: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
/// Changes that are in a document already: whether ours mean the same beside them cannot be told.
const CHANGES: [&str; 8] = [
    "<w:ins ",
    "<w:del ",
    "<w:moveFrom ",
    "<w:moveTo ",
    "<w:pPrChange ",
    "<w:rPrChange ",
    "<w:cellIns ",
    "<w:cellDel ",
];

/// A letter of a font of signs, which the reader of documents tells and this does not.
pub const ANY: char = '\u{fffc}';

/// A paragraph.
#[derive(Debug, Default)]
pub struct Paragraph {
    /// All of it, tags included.
    pub span: Span,
    /// Its first tag.
    pub open: Span,
    /// Its properties.
    pub properties: Option<Span>,
    /// What is in it, in order.
    pub atoms: Vec<Atom>,
    /// Whether it stands in a table.
    pub in_table: bool,
}

/// A part of a paragraph that is not divided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// A run begins, with these properties.
    Run(Option<Span>),
    /// A letter of a text, or white space.
    Letter(char),
    /// An element in a run that is read as a letter or as white space.
    Sign(Span, char),
    /// An element in a run that is no text.
    Inner(Span),
    /// An element between runs that is no text.
    Between(Span),
    /// Something around runs begins.
    Begin(Span),
    /// It ends.
    End(Span),
}

impl Atom {
    /// What it is in the text: a letter, white space, or nothing.
    pub fn letter(&self) -> Option<char> {
        match self {
            Atom::Letter(c) | Atom::Sign(_, c) if !is_dropped(*c) => Some(*c),
            _ => None,
        }
    }
}

/// Whether a sign is left out of a text that is read.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{feff}') || c.is_control() && !c.is_whitespace()
}

/// The paragraphs of a main part in their order; none where it is written in another way than office programs do, or
/// holds tracked changes.
pub fn paragraphs(xml: &str) -> Option<Vec<Paragraph>> {
    if !xml.contains(MAIN) || CHANGES.iter().any(|change| xml.contains(change)) {
        return None;
    }
    let mut cursor = Cursor { reader: Reader::from_str(xml), at: 0 };
    let (mut paragraphs, mut tables) = (Vec::new(), 0_usize);
    loop {
        let (event, span) = cursor.next()?;
        match event {
            Event::Start(start) => match start.name().as_ref() {
                "w:p" => {
                    let mut paragraph = cursor.paragraph(span)?;
                    paragraph.in_table = tables > 0;
                    paragraphs.push(paragraph);
                }
                "w:tbl" => tables += 1,
                _ => {}
            },
            Event::Empty(start) if start.name().as_ref() == "w:p" => {
                let in_table = tables > 0;
                paragraphs.push(Paragraph {
                    span: span.clone(),
                    open: span,
                    in_table,
                    ..Paragraph::default()
                });
            }
            Event::End(end) if end.name().as_ref() == "w:tbl" => tables = tables.saturating_sub(1),
            Event::Eof => return Some(paragraphs),
            _ => {}
        }
    }
}

/// A reader that knows where it is.
struct Cursor<'a> {
    reader: Reader<&'a [u8]>,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// The next event and its place; none where the XML is not well formed.
    fn next(&mut self) -> Option<(Event<'a>, Span)> {
        let event = self.reader.read_event().ok()?;
        let start = std::mem::replace(&mut self.at, usize::try_from(self.reader.buffer_position()).ok()?);
        Some((event, start..self.at))
    }

    /// Goes behind the element that began last.
    fn skip(&mut self) -> Option<()> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next()?.0 {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => return None,
                _ => {}
            }
        }
        Some(())
    }

    fn paragraph(&mut self, open: Span) -> Option<Paragraph> {
        let mut paragraph = Paragraph { span: open.clone(), open, ..Paragraph::default() };
        let mut depth = 0_usize;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::Start(start) => match start.name().as_ref() {
                    "w:pPr" => {
                        self.skip()?;
                        paragraph.properties = Some(span.start..self.at);
                    }
                    "w:r" => self.run(&mut paragraph.atoms)?,
                    "w:hyperlink" | "w:smartTag" | "w:customXml" | "w:sdt" | "w:sdtContent"
                    | "w:fldSimple" | "w:dir" | "w:bdo" => {
                        depth += 1;
                        paragraph.atoms.push(Atom::Begin(span));
                    }
                    _ => {
                        self.skip()?;
                        paragraph.atoms.push(Atom::Between(span.start..self.at));
                    }
                },
                Event::Empty(start) if start.name().as_ref() == "w:pPr" => paragraph.properties = Some(span),
                Event::Empty(_) => paragraph.atoms.push(Atom::Between(span)),
                Event::End(_) if depth == 0 => {
                    paragraph.span.end = self.at;
                    return Some(paragraph);
                }
                Event::End(_) => {
                    depth -= 1;
                    paragraph.atoms.push(Atom::End(span));
                }
                Event::Eof => return None,
                _ => {}
            }
        }
    }

    fn run(&mut self, atoms: &mut Vec<Atom>) -> Option<()> {
        let begin = atoms.len();
        atoms.push(Atom::Run(None));
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::Start(start) => match start.name().as_ref() {
                    "w:rPr" => {
                        self.skip()?;
                        atoms[begin] = Atom::Run(Some(span.start..self.at));
                    }
                    "w:t" => {
                        let keeps = start
                            .attributes()
                            .flatten()
                            .any(|own| own.key.as_ref() == "xml:space" && own.value.as_ref() == "preserve");
                        let text = self.text()?;
                        let text = if keeps { &text } else { text.trim_matches([' ', '\t', '\r', '\n']) };
                        atoms.extend(text.chars().map(Atom::Letter));
                    }
                    name => {
                        let sign = sign(name);
                        self.skip()?;
                        let whole = span.start..self.at;
                        atoms.push(sign.map_or(Atom::Inner(whole.clone()), |sign| Atom::Sign(whole, sign)));
                    }
                },
                Event::Empty(start) => match start.name().as_ref() {
                    "w:rPr" => atoms[begin] = Atom::Run(Some(span)),
                    "w:t" => {}
                    name => atoms.push(match sign(name) {
                        Some(sign) => Atom::Sign(span, sign),
                        None => Atom::Inner(span),
                    }),
                },
                Event::End(_) => return Some(()),
                Event::Eof => return None,
                _ => {}
            }
        }
    }

    /// The text up to the end of the element that began last.
    fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        loop {
            match self.next()?.0 {
                Event::Text(own) => text.push_str(&own.xml10_content()),
                Event::CData(own) => text.push_str(&own.xml10_content()),
                Event::GeneralRef(name) => match name.resolve_char_ref().ok()? {
                    Some(c) => text.push(c),
                    None => text.push_str(quick_xml::escape::resolve_predefined_entity(&name)?),
                },
                Event::End(_) => return Some(text),
                Event::Start(_) | Event::Empty(_) | Event::Eof => return None,
                _ => {}
            }
        }
    }
}

/// What an element in a run is in the text; none where it is nothing.
fn sign(name: &str) -> Option<char> {
    match name {
        "w:tab" | "w:ptab" => Some('\t'),
        "w:br" | "w:cr" => Some('\n'),
        "w:noBreakHyphen" => Some('-'),
        "w:sym" => Some(ANY),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_what_is_between_them_keep_their_places() {
        let xml = format!(
            "<w:document {MAIN}><w:body><w:tbl><w:p/></w:tbl><w:p a=\"1\"><w:pPr><w:jc/></w:pPr>\
            <w:hyperlink><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">a &amp;</w:t><w:tab/></w:r></w:hyperlink>\
            <w:bookmarkStart/></w:p></w:body></w:document>"
        );
        let found = paragraphs(&xml).expect("paragraphs");
        assert_eq!((found.len(), found[0].in_table, found[1].in_table), (2, true, false));
        let told: Vec<String> = found[1]
            .atoms
            .iter()
            .map(|atom| match atom {
                Atom::Run(properties) => properties.clone().map_or(String::new(), |own| xml[own].to_owned()),
                Atom::Letter(c) => c.to_string(),
                Atom::Sign(span, _) | Atom::Inner(span) | Atom::Between(span) => xml[span.clone()].to_owned(),
                Atom::Begin(span) | Atom::End(span) => xml[span.clone()].to_owned(),
            })
            .collect();
        let expected = "<w:hyperlink>|<w:rPr><w:b/></w:rPr>|a| |&|<w:tab/>|</w:hyperlink>|<w:bookmarkStart/>";
        assert_eq!(told.join("|"), expected);
        assert_eq!(&xml[found[1].properties.clone().expect("properties")], "<w:pPr><w:jc/></w:pPr>");
        assert!(xml[found[1].span.clone()].ends_with("<w:bookmarkStart/></w:p>"));
    }

    #[test]
    fn documents_with_changes_of_their_own_are_left_alone() {
        let xml = format!("<w:document {MAIN}><w:body><w:p><w:ins w:id=\"1\"/></w:p></w:body></w:document>");
        assert!(paragraphs(&xml).is_none());
    }
}
