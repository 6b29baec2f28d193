//! Word documents (DOCX): ECMA-376 WordprocessingML, transitional and strict.
//!
//! `parts` finds the parts, `styles` and `numbering` say how a paragraph looks and is numbered,
//! `body` walks the blocks, `runs` the text in them, `comments` reads what stands in the margin.

mod body;
mod comments;
mod numbering;
mod parts;
mod runs;
mod styles;

use super::office::archive::Archive;
use super::office::flow::Flow;
use super::{Fault, Reading};
use crate::model::Revisions;
use body::{Reader, Scope};
use numbering::Numbering;
use styles::Styles;

/// Reads a Word document.
///
/// # Errors
/// When the archive or a part of it cannot be read, or it is no Word document.
pub fn read(mut archive: Archive<'_>, revisions: Revisions) -> Result<Reading, Fault> {
    let parts = parts::unpack(&mut archive)?;
    let styles = Styles::new(parts.styles.as_ref().map(|tree| tree.root()));
    let mut flow = Flow::new(revisions);
    flow.tally.heads = parts.heads;
    let mut reader = Reader {
        numbering: Numbering::new(parts.numbering.as_ref().map(|tree| tree.root()), &styles),
        styles: &styles,
        footnotes: comments::notes(parts.footnotes.as_ref(), "w:footnote"),
        endnotes: comments::notes(parts.endnotes.as_ref(), "w:endnote"),
        flow,
        pending: Vec::new(),
        fields: Vec::new(),
        signs: 0,
        depth: 0,
    };
    if let Some(body) = parts.document.root().child("w:body") {
        reader.blocks(body, &Scope::default());
    }
    reader.flow.finish(comments::remarks(parts.comments.as_ref(), parts.threads.as_ref()))
}
