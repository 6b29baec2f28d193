//! XML → a compact tree. Names get the usual prefixes of their namespaces whatever the
//! part calls them, so that `w:p` is a Word paragraph in the transitional and the strict format.

use crate::import::Fault;
use crate::words::{say, say_with};
use quick_xml::XmlVersion;
use quick_xml::encoding::DecodingReader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;
use std::collections::BTreeMap;
use std::io::BufRead;
use std::ops::Range;

/// Elements nested deeper than this are refused, so that readers may recurse.
const DEEPEST: usize = 200;

/// Elements and texts in one part; a treaty of 300 pages has some 200,000.
const MOST_NODES: usize = 4_000_000;

/// Prefixes and the namespaces they stand for.
const NAMESPACES: &[(&str, &str)] = &[
    ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("w", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
    ("m", "http://purl.oclc.org/ooxml/officeDocument/math"),
    ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("a", "http://purl.oclc.org/ooxml/drawingml/main"),
    ("c", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
    ("dgm", "http://schemas.openxmlformats.org/drawingml/2006/diagram"),
    ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("v", "urn:schemas-microsoft-com:vml"),
    ("w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
    ("w15", "http://schemas.microsoft.com/office/word/2012/wordml"),
    ("rel", "http://schemas.openxmlformats.org/package/2006/relationships"),
    ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
    ("fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"),
    ("loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"),
    ("xml", "http://www.w3.org/XML/1998/namespace"),
];

/// A part as a tree.
pub struct Tree {
    names: Vec<String>,
    nodes: Vec<Node>,
    attributes: Vec<(u32, Range<u32>)>,
    /// All texts and attribute values, one after the other.
    text: String,
}

struct Node {
    /// An index into the names; none for a text.
    name: Option<u32>,
    /// Its attributes, or the bytes of its text.
    holds: Range<u32>,
    /// One past its last descendant.
    end: u32,
}

/// An element of a tree.
#[derive(Clone, Copy)]
pub struct Element<'a> {
    tree: &'a Tree,
    at: usize,
}

/// What stands in an element.
pub enum Child<'a> {
    Element(Element<'a>),
    Text(&'a str),
}

/// The tree of a part called `name`.
///
/// # Errors
/// When it is not well-formed, declares a DTD, ends too early or is nested too deeply.
pub fn parse(part: impl BufRead, name: &str) -> Result<Tree, Fault> {
    let broken = || Fault::damaged(&say_with("fault-part-cut", &[("part", name.into())]));
    let foreign = |what: String| {
        Fault::new(
            say_with("fault-part-foreign", &[("part", name.into()), ("what", what.into())]),
            say("advice-anew"),
        )
    };
    let mut reader = NsReader::from_reader(DecodingReader::new(part));
    let mut builder = Builder::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|_| broken())?;
        if builder.open.len() > DEEPEST {
            return Err(foreign(say_with("fault-part-nests", &[("n", DEEPEST.into())])));
        }
        if builder.tree.nodes.len() > MOST_NODES {
            return Err(foreign(say_with("fault-part-many", &[("n", MOST_NODES.into())])));
        }
        match event {
            Event::Start(start) => builder.element(&start, &reader).ok_or_else(broken)?,
            Event::Empty(start) => {
                builder.element(&start, &reader).ok_or_else(broken)?;
                builder.end();
            }
            Event::End(_) => builder.end(),
            Event::Text(text) => builder.text(&text.xml10_content()),
            Event::CData(text) => builder.text(&text.xml10_content()),
            Event::GeneralRef(entity) => match entity.resolve_char_ref().map_err(|_| broken())? {
                Some(c) => builder.text(c.encode_utf8(&mut [0; 4])),
                None => builder.text(resolve_predefined_entity(&entity).ok_or_else(broken)?),
            },
            Event::DocType(_) => return Err(foreign(say("fault-part-declares").to_owned())),
            Event::Eof if builder.open.is_empty() && !builder.tree.nodes.is_empty() => {
                return Ok(builder.tree);
            }
            Event::Eof => return Err(broken()),
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
        }
    }
}

impl Tree {
    /// The outermost element.
    pub fn root(&self) -> Element<'_> {
        Element { tree: self, at: 0 }
    }
}

impl<'a> Element<'a> {
    /// `w:p`, with the usual prefix of its namespace; foreign elements have the prefix `?`.
    pub fn name(self) -> &'a str {
        self.node().name.map_or("", |name| &self.tree.names[name as usize])
    }

    /// An attribute with its usual prefix, if it has one.
    pub fn attribute(self, name: &str) -> Option<&'a str> {
        let Range { start, end } = self.node().holds;
        let attributes = &self.tree.attributes[start as usize..end as usize];
        let (_, value) = attributes.iter().find(|(n, _)| self.tree.names[*n as usize] == name)?;
        Some(&self.tree.text[value.start as usize..value.end as usize])
    }

    /// Its elements and texts in order.
    pub fn nodes(self) -> impl Iterator<Item = Child<'a>> {
        let mut next = self.at + 1;
        let end = self.node().end as usize;
        std::iter::from_fn(move || {
            let at = next;
            let node = self.tree.nodes[..end].get(at)?;
            next = (node.end as usize).max(at + 1);
            Some(match node.name {
                Some(_) => Child::Element(Element { tree: self.tree, at }),
                None => Child::Text(&self.tree.text[node.holds.start as usize..node.holds.end as usize]),
            })
        })
    }

    /// The elements directly in it.
    pub fn children(self) -> impl Iterator<Item = Element<'a>> {
        self.nodes().filter_map(|node| if let Child::Element(element) = node { Some(element) } else { None })
    }

    /// The first element of this name directly in it.
    pub fn child(self, name: &str) -> Option<Element<'a>> {
        self.children().find(|child| child.name() == name)
    }

    /// The elements of this name directly in it.
    pub fn all(self, name: &'static str) -> impl Iterator<Item = Element<'a>> {
        self.children().filter(move |child| child.name() == name)
    }

    /// The elements of this name anywhere in it, but not inside each other.
    pub fn outermost(self, name: &'static str) -> impl Iterator<Item = Element<'a>> {
        self.outermost_of([name])
    }

    /// The elements of these names anywhere in it, but not inside each other.
    pub fn outermost_of<const N: usize>(self, names: [&'static str; N]) -> impl Iterator<Item = Element<'a>> {
        let mut next = self.at + 1;
        let end = self.node().end as usize;
        std::iter::from_fn(move || {
            while next < end {
                let found = Element { tree: self.tree, at: next };
                if names.contains(&found.name()) {
                    next = (found.node().end as usize).max(next + 1);
                    return Some(found);
                }
                next += 1;
            }
            None
        })
    }

    /// Whether an element of this name stands anywhere in it.
    pub fn holds(self, name: &'static str) -> bool {
        self.outermost(name).next().is_some()
    }

    /// All texts in it.
    pub fn text(self) -> String {
        let inside = &self.tree.nodes[self.at..self.node().end as usize];
        let texts = inside.iter().filter(|node| node.name.is_none());
        texts.map(|node| &self.tree.text[node.holds.start as usize..node.holds.end as usize]).collect()
    }

    fn node(self) -> &'a Node {
        &self.tree.nodes[self.at]
    }
}

struct Builder {
    tree: Tree,
    known: BTreeMap<String, u32>,
    /// The elements that have not ended, as indices of nodes.
    open: Vec<usize>,
}

impl Default for Builder {
    fn default() -> Self {
        let tree = Tree { names: Vec::new(), nodes: Vec::new(), attributes: Vec::new(), text: String::new() };
        Builder { tree, known: BTreeMap::new(), open: Vec::new() }
    }
}

impl Builder {
    fn element<R>(&mut self, start: &quick_xml::events::BytesStart<'_>, reader: &NsReader<R>) -> Option<()> {
        let resolver = reader.resolver();
        let (namespace, local) = resolver.resolve_element(start.name());
        let name = self.name(&namespace, local.as_ref());
        let first = self.tree.attributes.len();
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.ok()?;
            let (namespace, local) = resolver.resolve_attribute(attribute.key);
            // Word numbers its editing sessions on every element.
            let local: &str = local.as_ref();
            if local.starts_with("rsid") || attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            let name = self.name(&namespace, local);
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            let span = self.keep(&value);
            self.tree.attributes.push((name, span));
        }
        self.open.push(self.tree.nodes.len());
        let holds = small(first)..small(self.tree.attributes.len());
        self.tree.nodes.push(Node { name: Some(name), holds, end: 0 });
        Some(())
    }

    fn end(&mut self) {
        let end = small(self.tree.nodes.len());
        if let Some(at) = self.open.pop() {
            self.tree.nodes[at].end = end;
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.is_empty() || text.is_empty() {
            return;
        }
        let holds = self.keep(text);
        let end = small(self.tree.nodes.len() + 1);
        self.tree.nodes.push(Node { name: None, holds, end });
    }

    fn keep(&mut self, text: &str) -> Range<u32> {
        let start = small(self.tree.text.len());
        self.tree.text.push_str(text);
        start..small(self.tree.text.len())
    }

    fn name(&mut self, namespace: &ResolveResult<'_>, local: &str) -> u32 {
        let prefix = match namespace {
            ResolveResult::Bound(uri) => {
                let uri: &str = uri.as_ref();
                NAMESPACES.iter().find(|(_, known)| *known == uri).map_or("?", |(prefix, _)| prefix)
            }
            ResolveResult::Unbound => "",
            ResolveResult::Unknown(_) => "?",
        };
        let name = if prefix.is_empty() { local.to_owned() } else { format!("{prefix}:{local}") };
        if let Some(&known) = self.known.get(&name) {
            return known;
        }
        let new = small(self.tree.names.len());
        self.tree.names.push(name.clone());
        self.known.insert(name, new);
        new
    }
}

/// Parts are far smaller than 4 GB.
fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
