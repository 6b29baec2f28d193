//! The properties of a row that a reader counts and filters by.

use crate::words::say;

/// One property of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// In the first draft and not in the last.
    Removed,
    /// Only in the last draft.
    Added,
    /// Changed in substance.
    Substantive,
    /// Other words, same meaning; spelling and typography count here.
    Reworded,
    /// In another language, and the same in all that can be compared.
    Translated,
    /// In another place, split or merged.
    Moved,
    /// Only in drafts between the first and the last.
    CameAndWent,
    /// Not settled in the last draft.
    Open,
    /// The same in all drafts.
    Unchanged,
    /// A note hangs on it.
    Noted,
    /// The reader put a bookmark there.
    Bookmarked,
}

impl Facet {
    /// Every facet, in the order in which the counts are shown.
    pub const ALL: [Facet; 11] = [
        Facet::Removed,
        Facet::Added,
        Facet::Substantive,
        Facet::Reworded,
        Facet::Translated,
        Facet::Moved,
        Facet::CameAndWent,
        Facet::Open,
        Facet::Unchanged,
        Facet::Noted,
        Facet::Bookmarked,
    ];

    /// How it reads behind its count: `9 removed`.
    pub fn word(self) -> &'static str {
        say(match self {
            Facet::Removed => "fate-removed",
            Facet::Added => "fate-added",
            Facet::Substantive => "wording-substantive",
            Facet::Reworded => "wording-reworded",
            Facet::Translated => "wording-translated",
            Facet::Moved => "facet-moved",
            Facet::CameAndWent => "fate-came-and-went",
            Facet::Open => "facet-open",
            Facet::Unchanged => "wording-unchanged",
            Facet::Noted => "facet-noted",
            Facet::Bookmarked => "facet-bookmarked",
        })
    }

    /// What it is called on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Facet::Removed => "removed",
            Facet::Added => "added",
            Facet::Substantive => "substantive",
            Facet::Reworded => "reworded",
            Facet::Translated => "translated",
            Facet::Moved => "moved",
            Facet::CameAndWent => "came-and-went",
            Facet::Open => "open",
            Facet::Unchanged => "unchanged",
            Facet::Noted => "noted",
            Facet::Bookmarked => "bookmarked",
        }
    }

    fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// A set of facets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facets(u16);

impl Facets {
    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether this one is among them.
    pub fn contains(self, facet: Facet) -> bool {
        self.0 & facet.bit() != 0
    }

    /// Whether the two sets share one.
    pub fn intersects(self, other: Facets) -> bool {
        self.0 & other.0 != 0
    }

    /// The set with this one switched.
    pub fn toggled(self, facet: Facet) -> Facets {
        Facets(self.0 ^ facet.bit())
    }

    /// Puts one in or takes it out.
    pub fn set(&mut self, facet: Facet, on: bool) {
        self.0 = if on { self.0 | facet.bit() } else { self.0 & !facet.bit() };
    }

    /// Whether the row differs between drafts in any way.
    pub fn is_change(self) -> bool {
        [Facet::Removed, Facet::Added, Facet::Substantive, Facet::Reworded, Facet::Moved, Facet::CameAndWent]
            .iter()
            .any(|f| self.contains(*f))
    }
}
