//! What an importer hands over: one immutable text and how its paragraphs looked.

use super::{Markup, Revisions, Span, Warning};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A document as it was read, before anything is known about points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The whole text, line ends as `\n`, no byte-order mark. Never changed afterwards.
    pub text: Arc<str>,
    /// The non-blank paragraphs in order; they do not overlap and cover all that is not white space.
    pub paragraphs: Vec<Paragraph>,
    /// Colours, tracked changes, comments and notes over stretches of the text, by where they begin.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Markup>,
    /// Where the text came from.
    pub provenance: Provenance,
    /// What the reader should know about the reading.
    pub warnings: Vec<Warning>,
}

/// One line of plain text, or one block of a structured document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its bytes, without the white space around it.
    pub span: Span,
    /// How it looked.
    pub style: Style,
    /// How far it was indented, in characters of plain text (a tab counts four).
    #[serde(default, skip_serializing_if = "is_zero")]
    pub indent: u16,
    /// Whether a blank line or a block boundary stood before it; a paragraph
    /// without one may be the continuation of a wrapped line.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub apart: bool,
    /// The list number at its beginning, where the document's own structure
    /// says that it is one. A bullet counts as a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Span>,
    /// Whether it stands in a cell of a table behind another one of its row, where numbers number nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub beside: bool,
    /// The page it begins on, counted from 1, where the document has pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

fn is_zero(indent: &u16) -> bool {
    *indent == 0
}

/// The look of a paragraph as far as it bears on its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// Running text.
    Body,
    /// A heading of the given level, 1 to 6.
    Heading(u8),
    /// A quotation.
    Quote,
    /// A table cell, a caption, code: set apart from the running text.
    Apart,
    /// What the page carries around its text: running heads, page numbers, footnotes, a table of contents.
    Furniture,
}

/// Where a source came from and how to recognise it again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Provenance {
    /// The path as it was opened, or empty for pasted text.
    pub path: String,
    /// SHA-256 of the original bytes, lower-case hexadecimal.
    pub sha256: String,
    /// How many bytes the original had.
    pub bytes: u64,
    /// How it was read: `text`, `markdown`, `docx`, …
    pub format: String,
    /// How its tracked changes were read.
    #[serde(default, skip_serializing_if = "Revisions::is_default")]
    pub revisions: Revisions,
    /// Who wrote it, as the document or its reader says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// When it was written or published, as the document or its reader says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}
