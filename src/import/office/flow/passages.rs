//! The format of a passage, and the marks that come of it.

use crate::model::{MarkupKind, Revision};
use std::rc::Rc;

/// How a passage looks and what happened to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Format {
    /// The colour behind it: `#ffff00`.
    pub highlight: Option<Rc<str>>,
    pub strike: bool,
    pub raised: bool,
    pub hidden: bool,
    pub inserted: Option<Rc<Change>>,
    pub deleted: Option<Rc<Change>>,
}

/// A tracked insertion or deletion.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Whether it is one half of a move.
    pub moved: bool,
    pub by: Revision,
}

/// The kinds of marks of which neighbours are joined.
pub const CHANNELS: usize = 4;

impl Format {
    /// The marks that a passage of this format gets, by their channel.
    pub fn marks(&self, tracked: bool) -> [Option<MarkupKind>; CHANNELS] {
        let highlight = self.highlight.as_ref().map(|c| MarkupKind::Highlight { colour: c.to_string() });
        let strike = self.strike.then_some(MarkupKind::Strike);
        let inserted = self.inserted.as_ref().filter(|_| tracked).map(|change| match change.moved {
            true => MarkupKind::MovedHere(change.by.clone()),
            false => MarkupKind::Inserted(change.by.clone()),
        });
        let deleted = self.deleted.as_ref().filter(|_| tracked).map(|change| match change.moved {
            true => MarkupKind::MovedAway(change.by.clone()),
            false => MarkupKind::Deleted(change.by.clone()),
        });
        [highlight, strike, inserted, deleted]
    }
}

/// A colour of red, green and blue; white is no colour.
pub fn colour(rgb: u32) -> Option<Rc<str>> {
    (rgb < 0xFF_FFFF).then(|| format!("#{rgb:06x}").into())
}

/// A colour written as six hexadecimal digits, with or without `#`.
pub fn colour_of(hex: &str) -> Option<Rc<str>> {
    let digits = hex.trim_start_matches('#');
    let rgb = (digits.len() == 6).then(|| u32::from_str_radix(digits, 16).ok()).flatten()?;
    colour(rgb)
}
