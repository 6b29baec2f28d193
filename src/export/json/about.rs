//! What stands around the comparison as data: its files, the reader's own pairings, the notes.

use crate::export::{Report, content};
use crate::model::{About, Verdict};
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
    /// What of it the note is about.
    pub about: AboutOut,
    /// The words it is about, where it is about words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// The point that answers it, by siglum and label, where the note is about the pair.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// The row, as a place among the lineages from 0; null for a point that stands in none, such as a heading.
    pub row: Option<usize>,
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

/// What a note is about.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AboutOut {
    /// The point.
    Point,
    /// Words of it.
    Words,
    /// That another point answers it.
    Pair,
    /// Its row, through all drafts.
    Row,
}

/// What a reader would have done with a row.
#[derive(Serialize, JsonSchema)]
pub struct RulingOut {
    /// The row, as a place among the lineages from 0.
    pub row: usize,
    /// A point of the row, by the siglum of its draft and its label.
    pub point: String,
    /// What is ruled: `accept`, `reject` or another word.
    pub verdict: String,
    /// Who rules; empty where nobody was named.
    pub author: String,
    /// When, RFC 3339 in UTC; empty where that is not known.
    pub created: String,
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
        let anchor = &annotation.anchor;
        let other = |id| report.place(id).map(|(at, _)| report.name_of(at));
        let (about, words, other) = match anchor.about {
            About::Point => (AboutOut::Point, None, None),
            About::Row => (AboutOut::Row, None, None),
            About::Words { .. } => (AboutOut::Words, Some(anchor.exact.clone()), None),
            About::Link(id) => (AboutOut::Pair, None, other(id)),
        };
        NoteOut {
            point: report.name_of(note.at),
            about,
            words,
            other,
            row: note.row,
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

/// What was ruled on the rows of a report, in their order.
pub fn verdicts(report: &Report) -> Vec<RulingOut> {
    let ruling = |ruling: &crate::model::Ruling| {
        let (at, row) = report.place(ruling.anchor.point)?;
        Some(RulingOut {
            row: row?,
            point: report.name_of(at),
            verdict: ruling.verdict.clone(),
            author: ruling.author.clone(),
            created: ruling.created.clone(),
        })
    };
    let mut rulings: Vec<RulingOut> = report.project.decisions.verdicts.iter().filter_map(ruling).collect();
    rulings.sort_by_key(|ruling| ruling.row);
    rulings
}
