//! Lines joined to text: a hyphen at the end of a line goes only where it parted a word.

use super::line::Line;
use std::collections::BTreeSet;

/// The words of a document, by which a parted word is told from one that has its hyphen always.
pub(super) struct Vocabulary {
    words: BTreeSet<String>,
    /// Whether the document parts words at the ends of its lines.
    parts_words: bool,
}

const HYPHENS: [char; 2] = ['-', '\u{2010}'];

impl Vocabulary {
    pub fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Self {
        let mut words = BTreeSet::new();
        let mut parted: Vec<(String, String)> = Vec::new();
        let mut open: Option<String> = None;
        for line in lines {
            let count = line.words.len();
            for (at, word) in line.words.iter().enumerate() {
                let bare = bare(&word.text);
                if at == 0
                    && let Some(before) = open.take()
                    && bare.starts_with(char::is_lowercase)
                {
                    parted.push((before, bare.clone()));
                    continue;
                }
                match word.text.strip_suffix(HYPHENS) {
                    Some(_) if at + 1 == count => open = Some(bare.trim_end_matches(HYPHENS).to_owned()),
                    _ => drop(words.insert(bare.to_lowercase())),
                }
            }
        }
        let known = |join: &str| {
            let joined = |(a, b): &&(String, String)| words.contains(&format!("{a}{join}{b}").to_lowercase());
            parted.iter().filter(joined).count()
        };
        let (whole, hyphened) = (known(""), known("-"));
        Vocabulary { parts_words: whole > hyphened, words }
    }

    /// Adds the next line of a paragraph to its text.
    pub fn join(&self, text: &mut String, next: &str) {
        if text.ends_with('\u{ad}') {
            text.pop();
        } else if let Some(stem) = text.strip_suffix(HYPHENS) {
            if self.was_parted(stem, next) {
                text.pop();
            } else if !stem.ends_with(|c: char| c.is_alphanumeric()) {
                text.push(' ');
            }
        } else if !glued(text) {
            text.push(' ');
        }
        text.push_str(next);
    }

    /// Whether the hyphen after `stem` only parts a word at the end of the line.
    fn was_parted(&self, stem: &str, next: &str) -> bool {
        let before = stem.rsplit(char::is_whitespace).next().map(bare).unwrap_or_default();
        let after = next.split(char::is_whitespace).next().map(bare).unwrap_or_default();
        if !before.ends_with(char::is_alphabetic) || !after.starts_with(char::is_lowercase) {
            return false;
        }
        let knows = |join: &str| self.words.contains(&format!("{before}{join}{after}").to_lowercase());
        match (knows(""), knows("-")) {
            (whole, hyphened) if whole != hyphened => whole,
            _ => self.parts_words,
        }
    }
}

/// A dash between numbers or an address goes on without a space.
fn glued(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let dash = last.strip_suffix('–').is_some_and(|s| s.ends_with(|c: char| c.is_alphanumeric()));
    dash || last.contains("://") && last.ends_with(['/', '.', '-', '_'])
}

/// A word without the punctuation around it.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && !HYPHENS.contains(&c)).replace('\u{ad}', "")
}
