//! How a note is told with its thread: where it hangs, what was said by whom, its tags, whether it is settled; and
//! what was ruled on a row.

use super::content::{annotation, signed};
use super::{Note, Report};
use crate::model::About;
use crate::present::markdown::{self, Paragraph};
use crate::present::words::fold;

/// A note with its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    /// Where it hangs: `US-28 12`, with the words or the other point that it is about.
    pub place: String,
    /// The note, then its answers, in the order of time.
    pub said: Vec<Said>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Whether the matter is settled.
    pub is_resolved: bool,
}

/// What one person said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The text with its light marks.
    pub paragraphs: Vec<Paragraph>,
    /// The same without them, line by line.
    pub lines: Vec<String>,
    /// Who said it; empty where nobody was named.
    pub author: String,
    /// When, RFC 3339 in UTC; may be empty.
    pub created: String,
}

impl Said {
    /// Who said it and when, as far as it is known.
    pub fn by(&self) -> String {
        signed(&self.author, &self.created)
    }
}

impl Thread {
    /// A note of a report.
    pub fn new(report: &Report, note: &Note) -> Self {
        let own = annotation(report, note);
        let said = |body: &str, author: &str, created: &str| Said {
            paragraphs: markdown::paragraphs(body),
            lines: markdown::lines(body),
            author: fold(author),
            created: fold(created),
        };
        let replies = own.replies.iter().map(|reply| said(&reply.body, &reply.author, &reply.created));
        Thread {
            place: place(report, note),
            said: std::iter::once(said(&own.body, &own.author, &own.created)).chain(replies).collect(),
            tags: own.tags().map(fold).collect(),
            is_resolved: own.resolved.is_on(),
        }
    }

    /// Where it hangs, who wrote it and when, its tags, whether it is settled; what is known of it.
    pub fn head(&self) -> String {
        let parts = [self.place.clone(), self.first().by(), self.state()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// The note itself.
    pub fn first(&self) -> &Said {
        &self.said[0]
    }

    /// The answers.
    pub fn replies(&self) -> &[Said] {
        &self.said[1..]
    }

    /// Its tags and whether it is settled: `#law #later · resolved`; empty where there is nothing to say.
    pub fn state(&self) -> String {
        let tags = self.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ");
        let resolved = if self.is_resolved { "resolved" } else { "" };
        [tags.as_str(), resolved].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// All of it as a text of several lines.
    pub fn plain(&self) -> String {
        let by = |said: &Said| match said.by() {
            by if by.is_empty() => by,
            by => format!(" ({by})"),
        };
        let mut told = format!("{}: {}{}", self.place, self.first().lines.join("\n"), by(self.first()));
        for reply in self.replies() {
            told += &format!("\n↳ {}{}", reply.lines.join("\n"), by(reply));
        }
        match self.state() {
            state if state.is_empty() => told,
            state => format!("{told}\n{state}"),
        }
    }
}

/// What the reader ruled on a row: `verdict: accept`; empty where nothing was ruled.
pub fn verdict(report: &Report, row: usize) -> String {
    let verdicts = verdicts(report, row);
    if verdicts.is_empty() { verdicts } else { format!("verdict: {verdicts}") }
}

/// The verdicts on a row by themselves.
pub fn verdicts(report: &Report, row: usize) -> String {
    let verdicts = report.table.rows[row].verdicts.iter().map(|verdict| fold(verdict));
    verdicts.collect::<Vec<_>>().join(", ")
}

fn place(report: &Report, note: &Note) -> String {
    let anchor = &annotation(report, note).anchor;
    let point = report.name_of(note.at);
    match &anchor.about {
        About::Point => point,
        About::Row => format!("{point} and its row"),
        About::Words { .. } => format!("{point}, “{}”", fold(&anchor.exact)),
        About::Link(other) => match report.place(*other) {
            Some((other, _)) => format!("{point} ↔ {}", report.name_of(other)),
            None => point,
        },
    }
}
