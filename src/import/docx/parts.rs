//! Which parts of a Word archive are what. Relations that lead out of the archive are not followed.

use crate::import::Fault;
use crate::import::office::archive::Archive;
use crate::import::office::xml::Tree;
use crate::words::{say, say_with};

/// Heads and feet that are looked at; there are three of each in a section.
const MOST_HEADS: usize = 30;

/// The parts that bear on the text.
pub struct Parts {
    pub document: Tree,
    pub styles: Option<Tree>,
    pub numbering: Option<Tree>,
    pub footnotes: Option<Tree>,
    pub endnotes: Option<Tree>,
    pub comments: Option<Tree>,
    pub threads: Option<Tree>,
    /// Whether a head or foot of the pages has words in it.
    pub heads: bool,
}

/// Unpacks the parts of a document.
///
/// # Errors
/// When one that is there cannot be read, or the main one is missing.
pub fn unpack(archive: &mut Archive<'_>) -> Result<Parts, Fault> {
    let main = related(archive, "")?.into_iter().find(|(kind, _)| kind == "officeDocument");
    let main = main.map_or_else(|| "word/document.xml".to_owned(), |(_, target)| target);
    let document = archive.part(&main)?.ok_or_else(|| {
        Fault::new(
            say_with("fault-no-main-word", &[("part", main.as_str().into())]),
            say("advice-again-word"),
        )
    })?;
    let relations = related(archive, &main)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut part = |kind: &str, usual: &str| {
        let target = relations.iter().find(|(k, _)| k == kind).map(|(_, target)| target.clone());
        archive.part(&target.unwrap_or_else(|| format!("{folder}/{usual}")))
    };
    let mut parts = Parts {
        styles: part("styles", "styles.xml")?,
        numbering: part("numbering", "numbering.xml")?,
        footnotes: part("footnotes", "footnotes.xml")?,
        endnotes: part("endnotes", "endnotes.xml")?,
        comments: part("comments", "comments.xml")?,
        threads: part("commentsExtended", "commentsExtended.xml")?,
        document,
        heads: false,
    };
    let is_head = |(kind, _): &&(String, String)| matches!(kind.as_str(), "header" | "footer");
    for (_, target) in relations.iter().filter(is_head).take(MOST_HEADS) {
        let words = |tree: &Tree| {
            let words = tree.root().outermost("w:t");
            words.map(|t| t.text()).any(|t| t.chars().any(char::is_alphabetic))
        };
        parts.heads |= archive.part(target)?.as_ref().is_some_and(words);
    }
    Ok(parts)
}

/// The kinds and targets of what a part refers to; of the whole archive where `part` is empty.
fn related(archive: &mut Archive<'_>, part: &str) -> Result<Vec<(String, String)>, Fault> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let join = |folder: &str, name: &str| match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    };
    let Some(tree) = archive.part(&join(folder, &format!("_rels/{name}.rels")))? else {
        return Ok(Vec::new());
    };
    let inside =
        tree.root().all("rel:Relationship").filter(|r| r.attribute("TargetMode") != Some("External"));
    let named = inside.filter_map(|relation| {
        let kind = relation.attribute("Type")?.rsplit('/').next()?.to_owned();
        let target = relation.attribute("Target")?;
        let target = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => join(folder, target),
        };
        Some((kind, target))
    });
    Ok(named.collect())
}
