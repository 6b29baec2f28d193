//! What the report consists of, for those to whom it is read aloud: headings, paragraphs, tables and pictures
//! in the order in which they are read.

use krilla::tagging::{
    Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree, TextDecorationType,
};
use std::num::NonZeroU16;

/// What a part is.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    /// A heading, 1 for a chapter, with its words.
    Heading(u16, String),
    /// A paragraph.
    Text,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// The head of a column.
    Head,
    /// Any other cell.
    Cell,
    /// A picture, with what is told of it in words.
    Picture(String),
    /// A note of the reader.
    Note,
    /// Words of a paragraph that were added.
    Added,
    /// Words of a paragraph that were removed.
    Removed,
}

/// A part and what is in it, in order.
#[derive(Clone)]
struct Part {
    role: Role,
    /// The language of its words where it is not that of the report.
    language: Option<String>,
    inner: Vec<Inner>,
}

#[derive(Clone)]
enum Inner {
    Part(usize),
    Marks(Identifier),
}

/// All parts. What is in a part comes behind it.
#[derive(Clone, Default)]
pub struct Tree {
    parts: Vec<Part>,
    top: Vec<usize>,
    open: Vec<usize>,
}

impl Tree {
    /// Begins a part in the one that is open.
    pub fn open(&mut self, role: Role, language: Option<&str>) -> usize {
        let at = self.parts.len();
        self.parts.push(Part { role, language: language.map(str::to_owned), inner: Vec::new() });
        match self.open.last() {
            Some(&above) => self.parts[above].inner.push(Inner::Part(at)),
            None => self.top.push(at),
        }
        self.open.push(at);
        at
    }

    /// Ends the part that was begun last.
    pub fn close(&mut self) {
        self.open.pop();
    }

    /// A part that has no other parts in it.
    pub fn leaf(&mut self, role: Role, language: Option<&str>) -> usize {
        let at = self.open(role, language);
        self.close();
        at
    }

    /// Says that marks on a sheet belong to a part, as words that were added or removed where `role` says so.
    pub fn mark(&mut self, part: usize, role: Option<Role>, marks: Identifier) {
        match role {
            None => self.parts[part].inner.push(Inner::Marks(marks)),
            Some(role) => {
                let at = self.parts.len();
                self.parts.push(Part { role, language: None, inner: vec![Inner::Marks(marks)] });
                self.parts[part].inner.push(Inner::Part(at));
            }
        }
    }

    /// The parts as they are written. What has no marks is left out.
    pub fn finish(mut self, language: &str) -> TagTree {
        let mut groups: Vec<Option<TagGroup>> = Vec::new();
        groups.resize_with(self.parts.len(), || None);
        for (at, part) in self.parts.drain(..).enumerate().rev() {
            let inner = part.inner.into_iter().filter_map(|inner| match inner {
                Inner::Part(at) => groups[at].take().map(Node::Group),
                Inner::Marks(marks) => Some(Node::Leaf(marks)),
            });
            let inner: Vec<Node> = inner.collect();
            if !inner.is_empty() {
                let tag = tag(part.role).with_lang(part.language);
                groups[at] = Some(TagGroup::with_children(tag, inner));
            }
        }
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        self.top.iter().filter_map(|&at| groups[at].take()).for_each(|group| tree.push(group));
        tree
    }
}

fn tag(role: Role) -> TagKind {
    match role {
        Role::Heading(level, words) => {
            Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(words)).into()
        }
        Role::Text => Tag::P.into(),
        Role::Table => Tag::Table.into(),
        Role::Row => Tag::TR.into(),
        Role::Head => Tag::TH(TableHeaderScope::Column).into(),
        Role::Cell => Tag::TD.into(),
        Role::Picture(words) => Tag::Figure(Some(words)).into(),
        Role::Note => Tag::Note.into(),
        Role::Added => Tag::Span.with_text_decoration_type(Some(TextDecorationType::Underline)).into(),
        Role::Removed => Tag::Span.with_text_decoration_type(Some(TextDecorationType::LineThrough)).into(),
    }
}
