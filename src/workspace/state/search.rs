//! Seeking words in the drafts: what is sought, where it stands, and which of the places is looked at.

use super::Workspace;
use crate::present::{Hit, hits};
use crate::text::search::{Options, Query, Searchable};
use std::sync::Arc;

/// What the reader seeks.
#[derive(Debug, Default)]
pub struct Search {
    query: Option<Query>,
    /// The drafts' texts, made ready to be searched, each beside the text that it was made of.
    ready: Vec<(Arc<str>, Searchable)>,
    hits: Vec<Hit>,
    current: usize,
}

impl Workspace {
    /// Seeks other words, from the selected row on. Nothing typed ends the search.
    pub(super) fn search(&mut self, typed: &str, options: Options) {
        self.search.query = Query::new(typed, options);
        self.search_again();
        let from = self.selection().unwrap_or(0);
        let first =
            |least: usize| self.search.hits.iter().position(|hit| hit.row >= least && self.shows(hit.row));
        if let Some(first) = first(from).or_else(|| first(0)) {
            self.go_to_hit(first);
        }
    }

    /// Seeks the same words anew, in what the table shows now.
    pub(super) fn search_again(&mut self) {
        let drafts = &self.project.drafts;
        let is_ready = |(i, draft): (usize, &Arc<crate::model::Draft>)| {
            self.search.ready.get(i).is_some_and(|(text, _)| Arc::ptr_eq(text, &draft.text))
        };
        if drafts.len() != self.search.ready.len() || !drafts.iter().enumerate().all(is_ready) {
            let texts: Vec<Arc<str>> = drafts.iter().map(|draft| Arc::clone(&draft.text)).collect();
            let folded = crate::parallel::map(&texts, |text: &Arc<str>| Searchable::new(text));
            self.search.ready = texts.into_iter().zip(folded).collect();
        }
        let Some(query) = &self.search.query else { return self.search.hits.clear() };
        let found: Vec<_> = self.search.ready.iter().map(|(text, ready)| ready.find(text, query)).collect();
        self.search.hits = hits(drafts, &self.found.table, &found);
        self.search.current = self.search.current.min(self.search.hits.len().saturating_sub(1));
    }

    /// Goes to the next place, or the one before, round the ends.
    pub(super) fn step_hit(&mut self, forward: bool) {
        let count = self.search.hits.len();
        let turn = (1..=count).map(|by| if forward { by } else { count - by });
        let places = turn.map(|by| (self.search.current + by) % count);
        let mut shown = places.filter(|&place| self.shows(self.search.hits[place].row));
        if let Some(place) = shown.next() {
            self.go_to_hit(place);
        }
    }

    fn go_to_hit(&mut self, place: usize) {
        self.search.current = place;
        self.selection = Some(self.search.hits[place].row);
    }

    /// What is sought.
    pub fn query(&self) -> Option<&Query> {
        self.search.query.as_ref()
    }

    /// Whether the words that are sought stand anywhere.
    pub fn has_hits(&self) -> bool {
        !self.search.hits.is_empty()
    }

    /// Whether the words that are sought stand in a row.
    pub fn is_hit(&self, row: usize) -> bool {
        self.search.hits.binary_search_by_key(&row, |hit| hit.row).is_ok()
    }

    /// Whether they stand in one draft's part of a row.
    pub fn is_hit_in(&self, row: usize, draft: usize) -> bool {
        self.search.hits.binary_search_by_key(&(row, draft), |hit| (hit.row, hit.draft)).is_ok()
    }

    /// Which of the places is looked at, counted from 1, and how many there are in the rows that are shown.
    pub fn hit_count(&self) -> (usize, usize) {
        let shown = |hits: &[Hit]| hits.iter().filter(|hit| self.shows(hit.row)).count();
        let upto = self.search.hits.len().min(self.search.current + 1);
        (shown(&self.search.hits[..upto]), shown(&self.search.hits))
    }
}
