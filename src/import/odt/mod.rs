//! OpenDocument texts (ODT): OASIS OpenDocument 1.0 to 1.3, with LibreOffice's extensions.
//!
//! `styles` and `lists` say how a paragraph looks and is numbered, `changes` what was tracked,
//! `body` walks the blocks, `inline` the text in them.

mod body;
mod changes;
mod inline;
mod lists;
mod styles;

use super::office::archive::Archive;
use super::office::flow::Flow;
use super::office::xml::{self, Tree};
use super::{Fault, Reading};
use crate::model::Revisions;
use crate::words::say;
use body::Reader;
use changes::Changes;
use lists::Lists;
use styles::Styles;

/// Reads an OpenDocument text.
///
/// # Errors
/// When the archive or a part of it cannot be read, or it is no OpenDocument text.
pub fn read(mut archive: Archive<'_>, revisions: Revisions) -> Result<Reading, Fault> {
    let manifest = archive.part("META-INF/manifest.xml")?;
    let locked = manifest.is_some_and(|tree| tree.root().holds("manifest:encryption-data"));
    if locked || archive.names().any(|name| name == "encrypted-package") {
        return Err(Fault::locked());
    }
    let content = archive
        .part("content.xml")?
        .ok_or_else(|| Fault::new(say("fault-no-main-odt"), say("advice-again-odt")))?;
    let common = archive.part("styles.xml")?;
    text_of(&content, common.as_ref(), revisions)
}

/// Reads an OpenDocument text that is one XML file (`.fodt`).
///
/// # Errors
/// When it is not whole, or holds no text.
pub fn read_flat(bytes: &[u8], revisions: Revisions) -> Result<Reading, Fault> {
    let document = xml::parse(bytes, "office:document")?;
    text_of(&document, None, revisions)
}

fn text_of(content: &Tree, common: Option<&Tree>, revisions: Revisions) -> Result<Reading, Fault> {
    let roots = || common.iter().map(|tree| tree.root()).chain([content.root()]);
    let styles = Styles::new(roots());
    let body = content.root().child("office:body");
    let text = body
        .and_then(|body| body.child("office:text"))
        .ok_or_else(|| Fault::new(say("fault-no-text-odt"), say("advice-choose")))?;
    let mut flow = Flow::new(revisions);
    flow.tally.heads = styles::has_heads(common.unwrap_or(content));
    let mut reader = Reader {
        styles: &styles,
        lists: Lists::new(roots()),
        changes: Changes::new(text.child("text:tracked-changes")),
        flow,
        inserted: Vec::new(),
        deleted: Vec::new(),
        remarks: Vec::new(),
        signs: 0,
        depth: 0,
        contents: false,
    };
    reader.blocks(text, None);
    let remarks = std::mem::take(&mut reader.remarks);
    reader.flow.close();
    reader.flow.pair_moves();
    reader.flow.finish(remarks)
}
