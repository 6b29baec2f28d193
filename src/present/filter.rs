//! Which rows are shown: those that have one property of each kind that is asked for.

use super::{Facet, Facets, Row, Told};
use crate::model::{SignalKind, State};
use std::collections::BTreeSet;

/// One thing by which rows can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Property {
    /// What became of the row.
    Facet(Facet),
    /// A change of this kind in it.
    Signal(SignalKind),
    /// How far it is agreed.
    State(State),
    /// This party named in it.
    Party(String),
    /// A note with this tag on it.
    Tag(String),
    /// This verdict on it.
    Verdict(String),
}

/// What is asked for. Rows must have one of each kind that is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// What became of them.
    pub facets: Facets,
    /// The kinds of change in them.
    pub signals: BTreeSet<SignalKind>,
    /// How far they are agreed.
    pub states: BTreeSet<State>,
    /// The parties named in them.
    pub parties: BTreeSet<String>,
    /// The tags of notes on them.
    pub tags: BTreeSet<String>,
    /// The verdicts on them.
    pub verdicts: BTreeSet<String>,
}

impl Filter {
    /// Whether nothing is asked for, so that every row passes.
    pub fn is_empty(&self) -> bool {
        let Filter { facets, signals, states, parties, tags, verdicts } = self;
        facets.is_empty()
            && signals.is_empty()
            && states.is_empty()
            && parties.is_empty()
            && tags.is_empty()
            && verdicts.is_empty()
    }

    /// Asks for a property, or no more.
    pub fn toggle(&mut self, property: Property) {
        fn toggle<T: Ord>(set: &mut BTreeSet<T>, item: T) {
            if !set.remove(&item) {
                set.insert(item);
            }
        }
        match property {
            Property::Facet(facet) => self.facets = self.facets.toggled(facet),
            Property::Signal(kind) => toggle(&mut self.signals, kind),
            Property::State(state) => toggle(&mut self.states, state),
            Property::Party(party) => toggle(&mut self.parties, party),
            Property::Tag(tag) => toggle(&mut self.tags, tag),
            Property::Verdict(verdict) => toggle(&mut self.verdicts, verdict),
        }
    }

    /// Whether a property is asked for.
    pub fn asks_for(&self, property: &Property) -> bool {
        match property {
            Property::Facet(facet) => self.facets.contains(*facet),
            Property::Signal(kind) => self.signals.contains(kind),
            Property::State(state) => self.states.contains(state),
            Property::Party(party) => self.parties.contains(party),
            Property::Tag(tag) => self.tags.contains(tag),
            Property::Verdict(verdict) => self.verdicts.contains(verdict),
        }
    }

    /// What is asked for beside the facets, in order.
    pub fn others(&self) -> Vec<Property> {
        let signals = self.signals.iter().map(|kind| Property::Signal(*kind));
        let states = self.states.iter().map(|state| Property::State(*state));
        let parties = self.parties.iter().map(|party| Property::Party(party.clone()));
        let tags = self.tags.iter().map(|tag| Property::Tag(tag.clone()));
        let verdicts = self.verdicts.iter().map(|verdict| Property::Verdict(verdict.clone()));
        signals.chain(states).chain(parties).chain(tags).chain(verdicts).collect()
    }

    /// Whether a row passes. `has_tag` says whether a note on it has a tag.
    pub fn passes(&self, row: &Row, told: &Told, has_tag: impl Fn(&str) -> bool) -> bool {
        (self.facets.is_empty() || row.facets.intersects(self.facets))
            && (self.signals.is_empty() || told.kinds.iter().any(|kind| self.signals.contains(kind)))
            && (self.states.is_empty() || told.states.iter().any(|(state, _)| self.states.contains(state)))
            && (self.parties.is_empty() || told.parties.iter().any(|party| self.parties.contains(*party)))
            && (self.verdicts.is_empty() || row.verdicts.iter().any(|own| self.verdicts.contains(own)))
            && (self.tags.is_empty() || self.tags.iter().any(|tag| has_tag(tag)))
    }
}
