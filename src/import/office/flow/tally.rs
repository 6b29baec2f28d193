//! What a reader counts on its way, and the warnings that come of it.

use crate::model::{Revision, Revisions, Warning};
use std::collections::BTreeSet;

/// Counts over one document.
#[derive(Default)]
pub struct Tally {
    pub changes: usize,
    pub authors: BTreeSet<String>,
    pub comments: usize,
    pub notes: usize,
    pub boxes: usize,
    pub pictures: usize,
    pub hidden: usize,
    pub objects: usize,
    pub equations: usize,
    pub contents: bool,
    pub heads: bool,
}

impl Tally {
    pub fn change(&mut self, by: &Revision) {
        self.changes += 1;
        if !by.author.is_empty() && !self.authors.contains(&by.author) {
            self.authors.insert(by.author.clone());
        }
    }

    /// Adds what was counted in a part of the document.
    pub fn add(&mut self, other: Tally) {
        self.changes += other.changes;
        self.authors.extend(other.authors);
        self.comments += other.comments;
        self.notes += other.notes;
        self.boxes += other.boxes;
        self.pictures += other.pictures;
        self.hidden += other.hidden;
        self.objects += other.objects;
        self.equations += other.equations;
        self.contents |= other.contents;
        self.heads |= other.heads;
    }

    pub fn warnings(&self, revisions: Revisions) -> Vec<Warning> {
        let mut messages = Vec::new();
        if self.changes > 0 {
            messages.push(format!(
                "{}{}; {}",
                some(self.changes, "tracked change"),
                self.by(),
                how(revisions)
            ));
        }
        let mut say = |count: usize, what: &str, rest: &str| {
            if count > 0 {
                messages.push(format!("{}{rest}", some(count, what)));
            }
        };
        say(self.comments, "comment", ", kept beside the text");
        say(self.notes, "footnote", ", whose text stands at the end and belongs to no point");
        say(self.boxes, "text box", ", read behind the paragraph where it is anchored");
        say(self.pictures, "picture", " on which there may be text, not read");
        say(self.objects, "embedded object", ", not read");
        say(self.equations, "formula", ", read as plain signs");
        say(self.hidden, "hidden passage", ", left out");
        if self.contents {
            messages.push("the table of contents belongs to no point".to_owned());
        }
        if self.heads {
            messages.push("the heads and feet of the pages have text, which was left out".to_owned());
        }
        messages.into_iter().map(|message| Warning { message, span: None }).collect()
    }

    fn by(&self) -> String {
        let names: Vec<&str> = self.authors.iter().map(String::as_str).collect();
        match names.as_slice() {
            [] => String::new(),
            [one] => format!(" by {one}"),
            [a, b] => format!(" by {a} and {b}"),
            more => format!(" by {} authors ({}, {} …)", more.len(), more[0], more[1]),
        }
    }
}

/// "1 comment", "3 comments"
fn some(count: usize, what: &str) -> String {
    let plural = match what.strip_suffix("box") {
        _ if count == 1 => "",
        Some(_) => "es",
        None => "s",
    };
    format!("{count} {what}{plural}")
}

fn how(revisions: Revisions) -> &'static str {
    match revisions {
        Revisions::AsTheyStand => "read as they stand, deleted and inserted words side by side",
        Revisions::Accepted => "read as if all were accepted",
        Revisions::Rejected => "read as if all were rejected",
    }
}
