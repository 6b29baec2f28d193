//! Sifting the rows: what is asked for, and which of them pass.

use super::Workspace;
use crate::present::{Facet, Filter, Property};
use std::collections::{BTreeMap, BTreeSet};

impl Workspace {
    /// What rows are asked for.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Whether some rows are hidden by a filter.
    pub fn is_filtered(&self) -> bool {
        !self.filter.is_empty()
    }

    /// Whether a row passes the filter.
    pub fn shows(&self, row: usize) -> bool {
        self.filter.is_empty() || self.passing.get(row).copied().unwrap_or_default()
    }

    /// How many rows have a facet.
    pub fn rows_with(&self, facet: Facet) -> usize {
        self.counts[facet as usize]
    }

    /// Finds out anew which rows pass the filter, and counts what they have.
    pub(super) fn sift(&mut self) {
        self.counts = Default::default();
        for row in &self.found.table.rows {
            for (count, facet) in self.counts.iter_mut().zip(Facet::ALL) {
                *count += usize::from(row.facets.contains(facet));
            }
        }
        self.passing.clear();
        if self.filter.is_empty() {
            return;
        }
        let rows = self.found.table.rows.iter().zip(self.found.told.iter());
        let passing = rows.map(|(row, told)| {
            self.filter.passes(row, told, |tag| {
                let notes = row.notes.iter().filter_map(|&note| self.project.decisions.annotations.get(note));
                notes.into_iter().any(|note| note.tags().any(|own| own == tag))
            })
        });
        self.passing = passing.collect();
    }

    /// How many rows have a property.
    pub fn count(&self, property: &Property) -> usize {
        let mut one = Filter::default();
        one.toggle(property.clone());
        let rows = self.found.table.rows.iter().zip(self.found.told.iter());
        rows.filter(|(row, told)| one.passes(row, told, |_| false)).count()
    }

    /// The tags of all notes, each once.
    pub fn tags(&self) -> BTreeSet<&str> {
        self.project.decisions.annotations.iter().flat_map(|note| note.tags()).collect()
    }

    /// The parties that the rows name, those first that most rows do.
    pub fn parties(&self) -> Vec<&str> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for party in self.found.told.iter().flat_map(|told| &told.parties) {
            *counts.entry(party).or_default() += 1;
        }
        let mut parties: Vec<&str> = counts.keys().copied().collect();
        parties.sort_by_key(|party| std::cmp::Reverse(counts[party]));
        parties
    }
}
