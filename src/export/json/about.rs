//! What stands around the comparison as data: its files, the reader's own pairings, the notes.

use crate::export::{Report, content};
use crate::model::Verdict;
use schemars::JsonSchema;
use serde::Serialize;

/// The file of a draft, an article or a document of a package.
#[derive(Serialize, JsonSchema)]
pub struct FileOut {
    /// The short name.
    pub siglum: String,
    /// What the document calls itself.
    pub title: String,
    /// The name of the file without folders; empty for a pasted text.
    pub file: String,
    /// When it was written or published; empty where that is not known.
    pub date: String,
    /// SHA-256 of the file, lower-case hexadecimal.
    pub sha256: String,
}

/// What the reader says of two points.
#[derive(Serialize, JsonSchema)]
pub struct PairingOut {
    /// The two points, each by the siglum of its draft and its label: `US-28 12`.
    pub points: [String; 2],
    /// What is said of them.
    pub verdict: Verdict,
}

/// A note of a reader.
#[derive(Serialize, JsonSchema)]
pub struct NoteOut {
    /// The point it hangs on, by the siglum of its draft and its label.
    pub point: String,
    /// What it says.
    pub body: String,
    /// Who wrote it; empty where nobody was named.
    pub author: String,
    /// When, RFC 3339 in UTC.
    pub created: String,
    /// Whether the matter is settled.
    pub resolved: bool,
    /// Its tags, in order.
    pub tags: Vec<String>,
    /// What was answered, in the order of time.
    pub replies: Vec<ReplyOut>,
}

/// An answer to a note.
#[derive(Serialize, JsonSchema)]
pub struct ReplyOut {
    /// What is answered.
    pub body: String,
    /// Who answers; empty where nobody was named.
    pub author: String,
    /// When, RFC 3339 in UTC.
    pub created: String,
}

/// The files of a report.
pub fn files(report: &Report) -> Vec<FileOut> {
    let file = |source: &crate::export::SourceLine| FileOut {
        siglum: source.siglum.clone(),
        title: source.title.clone(),
        file: source.file.clone(),
        date: source.date.clone(),
        sha256: source.sha256.clone(),
    };
    report.sources.iter().map(file).collect()
}

/// What the reader says of pairs of points.
pub fn pairings(report: &Report) -> Vec<PairingOut> {
    let pairing =
        |own: &crate::export::OwnPairing| PairingOut { points: own.points.clone(), verdict: own.verdict };
    report.pairings.iter().map(pairing).collect()
}

/// The notes of a report.
pub fn notes(report: &Report) -> Vec<NoteOut> {
    let note = |note: &crate::export::Note| {
        let annotation = content::annotation(report, note);
        let reply = |reply: &crate::model::Reply| ReplyOut {
            body: reply.body.clone(),
            author: reply.author.clone(),
            created: reply.created.clone(),
        };
        NoteOut {
            point: report.name_of(note.at),
            body: annotation.body.clone(),
            author: annotation.author.clone(),
            created: annotation.created.clone(),
            resolved: annotation.resolved.is_on(),
            tags: annotation.tags().map(str::to_owned).collect(),
            replies: annotation.replies.iter().map(reply).collect(),
        }
    };
    report.notes.iter().map(note).collect()
}
