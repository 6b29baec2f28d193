//! Sifting the rows: what is asked for, and which of them pass.

use super::Workspace;
use crate::present::{Facet, Filter, Property, words};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What every frame shows of all rows, counted when they change.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// The table that was counted, and how often it was marked by then.
    of: (usize, u64),
    /// How many rows have each facet, in the order of the facets.
    facets: [usize; Facet::ALL.len()],
    /// How many top-level points each draft has.
    points: Vec<usize>,
}

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
        self.counts.facets[facet as usize]
    }

    /// How many top-level points each draft has.
    pub fn points(&self) -> &[usize] {
        &self.counts.points
    }

    fn count_anew(&mut self) {
        let of = (Arc::as_ptr(&self.found.table) as usize, self.marked);
        if self.counts.of == of && self.counts.points.len() == self.project.drafts.len() {
            return;
        }
        let mut facets = [0; Facet::ALL.len()];
        for row in &self.found.table.rows {
            for (count, facet) in facets.iter_mut().zip(Facet::ALL) {
                *count += usize::from(row.facets.contains(facet));
            }
        }
        let points = self.project.drafts.iter().map(|draft| words::top_level(draft)).collect();
        self.counts = Counts { of, facets, points };
    }

    /// Finds out anew which rows pass the filter.
    pub(super) fn sift(&mut self) {
        self.count_anew();
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
