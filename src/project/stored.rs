//! The project as it stands in the file, version 3.

use super::{VERSION, originals};
use crate::model::{
    Decisions, Draft, DraftId, DraftKind, Markup, Original, Part, Point, Project, Provenance, Settings, Span,
    Warning,
};
use crate::text::base64;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::ser::{Formatter, Serializer};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

/// How many bytes of an original stand on a line of its letters.
const LINE_BYTES: usize = 90;

/// One comparison as its reader left it.
#[derive(Serialize, Deserialize, JsonSchema)]
pub struct File {
    /// Always `travaux`.
    format: String,
    /// The version of the format.
    version: u64,
    /// In a recovery file, where the comparison was saved before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    saved_as: Option<String>,
    /// The drafts, in the order of the columns.
    drafts: Vec<Stored>,
    /// The articles about them.
    #[serde(default)]
    articles: Vec<Stored>,
    /// What the reader asserts.
    #[serde(default)]
    decisions: Decisions,
    /// How to compare.
    #[serde(default)]
    settings: Settings,
    /// The files from which documents were read, where they are kept, by the SHA-256 of their bytes: each in a
    /// ZIP archive of its own, and that in lines of base64.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    originals: BTreeMap<String, Vec<String>>,
}

/// A draft with its points as they were, so that a reopened comparison is the one
/// that was saved, whatever a later version would make of the text.
#[derive(Serialize, Deserialize, JsonSchema)]
struct Stored {
    /// Names the document in this file; never used twice, in drafts and articles together.
    id: DraftId,
    /// Its short name.
    siglum: String,
    /// What the document calls itself.
    title: String,
    /// A version of the plan or an article about it.
    kind: DraftKind,
    /// ISO 639-1, where it could be told.
    #[serde(default)]
    language: Option<String>,
    /// Where the text came from.
    provenance: Provenance,
    /// The documents that it consists of, where it is not one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Part>,
    /// What the reader should know about the reading.
    #[serde(default)]
    warnings: Vec<Warning>,
    /// SHA-256 of the text below, lower-case hexadecimal.
    text_sha256: String,
    /// The lines of the text, without their ends.
    text: Vec<String>,
    /// The points as they were found, in the order of the text.
    points: Vec<Point>,
    /// The places that belong to no point.
    #[serde(default)]
    outside: Vec<Span>,
    /// Colours, tracked changes, comments and notes over the text, by where they begin.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    marks: Vec<Markup>,
    /// Other renderings of the same draft, which are no drafts of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    renderings: Vec<Stored>,
}

impl File {
    /// The project, its texts put together again.
    ///
    /// # Errors
    /// When a text or an original is not the one whose hash was saved.
    pub fn into_project(self) -> Result<Project, String> {
        let drafts = |stored: Vec<Stored>| {
            stored.into_iter().map(|s| s.into_draft().map(Arc::new)).collect::<Result<Vec<_>, _>>()
        };
        let mut project = Project {
            drafts: drafts(self.drafts)?,
            articles: drafts(self.articles)?,
            decisions: self.decisions,
            settings: self.settings,
            originals: unpacked(self.originals)?,
        };
        project.originals = originals::kept(&project);
        Ok(project)
    }
}

impl Stored {
    fn new(draft: &Draft) -> Self {
        Stored {
            id: draft.id,
            siglum: draft.siglum.clone(),
            title: draft.title.clone(),
            kind: draft.kind,
            language: draft.language.clone(),
            provenance: draft.provenance.clone(),
            parts: draft.parts.clone(),
            warnings: draft.warnings.clone(),
            text_sha256: sha256(&draft.text),
            text: draft.text.split('\n').map(str::to_owned).collect(),
            points: draft.as_read.as_ref().map_or(&draft.points, |read| &read.points).clone(),
            outside: draft.as_read.as_ref().map_or(&draft.outside, |read| &read.outside).clone(),
            marks: draft.marks.clone(),
            renderings: draft.renderings.iter().map(|draft| Stored::new(draft)).collect(),
        }
    }

    fn into_draft(self) -> Result<Draft, String> {
        let text = self.text.join("\n");
        if sha256(&text) != self.text_sha256 {
            return Err(format!("the text of {:?} is not the one that was saved", self.siglum));
        }
        // Renderings have none of their own.
        let bare = |stored: Stored| Stored { renderings: Vec::new(), ..stored }.into_draft().map(Arc::new);
        let renderings = self.renderings.into_iter().map(bare).collect::<Result<_, _>>()?;
        Ok(Draft {
            id: self.id,
            siglum: self.siglum,
            title: self.title,
            kind: self.kind,
            language: self.language,
            text: text.into(),
            points: self.points,
            outside: self.outside,
            as_read: None,
            marks: self.marks,
            provenance: self.provenance,
            parts: self.parts,
            warnings: self.warnings,
            renderings,
        })
    }
}

/// An original in lines of letters.
fn lines(original: &Original) -> Vec<String> {
    original.packed.chunks(LINE_BYTES).map(base64::letters).collect()
}

/// Originals from their lines, each looked at.
fn unpacked(stored: BTreeMap<String, Vec<String>>) -> Result<originals::Originals, String> {
    let mut room = originals::MOST;
    let unpacked = stored.into_iter().map(|(hash, lines)| {
        let told = |why: String| format!("of the original {hash:.12}… {why}");
        let mut packed = Vec::new();
        let read = lines.iter().try_for_each(|line| base64::bytes(line, &mut packed));
        read.ok_or_else(|| told("a line is not in base64".to_owned()))?;
        let original = originals::checked(packed, &hash, room).map_err(told)?;
        room -= original.bytes;
        Ok((hash, Arc::new(original)))
    });
    unpacked.collect()
}

/// A document as a text by which two copies of it are compared, whatever number they have.
pub fn compared(draft: &Draft) -> String {
    let stored = Stored { id: DraftId::default(), ..Stored::new(draft) };
    serde_json::to_string(&stored).unwrap_or_default()
}

/// The bytes of the file; of a recovery file with the place where the comparison was saved before.
pub fn write(project: &Project, saved_as: Option<String>) -> Vec<u8> {
    let stored = |drafts: &[Arc<Draft>]| drafts.iter().map(|draft| Stored::new(draft)).collect();
    let file = File {
        format: "travaux".to_owned(),
        version: VERSION,
        saved_as,
        drafts: stored(&project.drafts),
        articles: stored(&project.articles),
        decisions: project.decisions.clone(),
        settings: project.settings.clone(),
        originals: originals::kept(project).iter().map(|(hash, one)| (hash.clone(), lines(one))).collect(),
    };
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, Shallow::default());
    file.serialize(&mut serializer).expect("these types have string keys, and memory takes every byte");
    bytes.push(b'\n');
    bytes
}

fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The levels that are broken into lines: the file, its lists, a draft, the lists of
/// a draft. What lies deeper, such as a point, stays on one line.
const BROKEN_LEVELS: usize = 4;

/// The level of the lists of decisions, whose items are broken in another way.
const DECISIONS: usize = 3;

/// JSON with its outer levels indented: a line for each line of a draft, each point, each decision, and
/// each thing that is said of a note.
#[derive(Default)]
struct Shallow {
    depth: usize,
    broken: usize,
    has_items: bool,
    in_key: bool,
    key: String,
}

impl Shallow {
    fn begin<W: ?Sized + io::Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_items = false;
        if self.depth <= DECISIONS {
            self.broken = match self.key.as_str() {
                "annotations" => BROKEN_LEVELS + 1,
                "links" | "wordings" | "statuses" | "absences" | "segments" | "verdicts" | "bookmarks" => {
                    DECISIONS
                }
                _ => BROKEN_LEVELS,
            };
        }
        writer.write_all(bracket)
    }

    fn item<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        match (first, self.depth <= self.broken) {
            (true, true) => self.line(writer, b""),
            (false, true) => self.line(writer, b","),
            (true, false) => Ok(()),
            (false, false) => writer.write_all(b", "),
        }
    }

    fn end<W: ?Sized + io::Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.has_items && self.depth < self.broken {
            self.line(writer, b"")?;
        }
        self.has_items = true;
        writer.write_all(bracket)
    }

    fn line<W: ?Sized + io::Write>(&self, writer: &mut W, before: &[u8]) -> io::Result<()> {
        writer.write_all(before)?;
        writer.write_all(b"\n")?;
        writer.write_all("  ".repeat(self.depth).as_bytes())
    }
}

impl Formatter for Shallow {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"[")
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.item(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_items = true;
        Ok(())
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"]")
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"{")
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.in_key = true;
        self.key.clear();
        self.item(writer, first)
    }

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, text: &str) -> io::Result<()> {
        if self.in_key {
            self.key.push_str(text);
        }
        writer.write_all(text.as_bytes())
    }

    fn end_object_key<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.in_key = false;
        Ok(())
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_items = true;
        Ok(())
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"}")
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    /// Run with `UPDATE=1` after changing the types.
    #[test]
    fn the_schema_in_the_docs_describes_the_types() {
        let schema = schemars::schema_for!(super::File);
        let schema = serde_json::to_string_pretty(&schema).expect("a schema is plain JSON") + "\n";
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/travaux.schema.json");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &schema).expect("the docs can be written");
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written == schema,
            "docs/travaux.schema.json is behind the types; run the test with UPDATE=1"
        );
    }
}
