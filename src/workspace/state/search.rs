//! Seeking words in drafts and articles: what is sought, where it stands, and which of the places is looked at.

use super::Workspace;
use crate::model::Draft;
use crate::present::{Hit, Place, hits};
use crate::text::search::{Options, Query, Searchable};
use crate::workspace::Tab;
use std::sync::Arc;

/// What the reader seeks.
#[derive(Debug, Default)]
pub struct Search {
    query: Option<Query>,
    /// The texts of drafts and articles, made ready to be searched, each beside the text that it was made of.
    ready: Vec<(Arc<str>, Searchable)>,
    hits: Vec<Hit>,
    /// The hit that is looked at; none until one is gone to.
    current: Option<usize>,
    /// Counts how often the reader was sent to a hit.
    sent: u32,
}

impl Workspace {
    /// Seeks other words, from the selected row on. Nothing typed ends the search. While words are typed no other
    /// view is gone to.
    pub(super) fn search(&mut self, typed: &str, options: Options) {
        self.search.query = Query::new(typed, options);
        self.search.current = None;
        self.search_again();
        let from = self.selection().unwrap_or(0);
        let first = |least: usize| {
            let behind = |place: Place| !matches!(place, Place::Row(row, _) if row < least);
            let fits = |hit: &Hit| behind(hit.place) && self.is_seen_in(self.tab(), hit.place);
            self.search.hits.iter().position(|hit| fits(hit) && self.can_show(hit.place))
        };
        if let Some(first) = first(from).or_else(|| first(0)) {
            self.go_to_hit(first);
        }
    }

    /// Seeks the same words anew, in what the table shows now.
    pub(super) fn search_again(&mut self) {
        let documents = || self.project.drafts.iter().chain(&self.project.articles);
        let is_ready = |(i, draft): (usize, &Arc<Draft>)| {
            self.search.ready.get(i).is_some_and(|(text, _)| Arc::ptr_eq(text, &draft.text))
        };
        if documents().count() != self.search.ready.len() || !documents().enumerate().all(is_ready) {
            let texts: Vec<Arc<str>> = documents().map(|draft| Arc::clone(&draft.text)).collect();
            let folded = crate::parallel::map(&texts, |text: &Arc<str>| Searchable::new(text));
            self.search.ready = texts.into_iter().zip(folded).collect();
        }
        let Some(query) = &self.search.query else { return self.search.hits.clear() };
        let found: Vec<_> = self.search.ready.iter().map(|(text, ready)| ready.find(text, query)).collect();
        let (in_drafts, in_articles) = found.split_at(self.project.drafts.len());
        self.search.hits = hits(&self.project.drafts, &self.found.table, in_drafts, in_articles);
        self.search.current = self.search.current.filter(|&current| current < self.search.hits.len());
    }

    /// Goes to the next place, or the one before, round the ends.
    pub(super) fn step_hit(&mut self, forward: bool) {
        let count = self.search.hits.len();
        let from = self.search.current.unwrap_or(if forward { count.saturating_sub(1) } else { 0 });
        let turn = (1..=count).map(|by| if forward { by } else { count - by });
        let places = turn.map(|by| (from + by) % count);
        let mut shown = places.filter(|&place| self.can_show(self.search.hits[place].place));
        if let Some(place) = shown.next() {
            self.go_to_hit(place);
        }
    }

    fn go_to_hit(&mut self, nth: usize) {
        let place = self.search.hits[nth].place;
        self.search.current = Some(nth);
        self.search.sent += 1;
        if !self.is_seen_in(self.tab, place) {
            self.tab = if matches!(place, Place::Article(_)) { Tab::Articles } else { Tab::SideBySide };
            self.inspected = None;
        }
        if let Place::Row(row, _) = place {
            self.selection = Some(row);
        }
    }

    /// Whether a view shows what stands in such a place.
    fn is_seen_in(&self, tab: Tab, place: Place) -> bool {
        match place {
            Place::Article(_) => tab == Tab::Articles,
            Place::Outside(_) => matches!(tab, Tab::SideBySide | Tab::Redline),
            Place::Row(..) => !matches!(tab, Tab::Articles | Tab::Notes),
        }
    }

    /// Whether the filter lets a place be seen.
    fn can_show(&self, place: Place) -> bool {
        match place {
            Place::Row(row, _) => self.shows(row),
            Place::Outside(_) => !self.is_filtered(),
            Place::Article(_) => true,
        }
    }

    /// What is sought.
    pub fn query(&self) -> Option<&Query> {
        self.search.query.as_ref()
    }

    /// Where the words stand that are sought: in rows, outside the points, in articles, each in reading order.
    pub fn hits(&self) -> &[Hit] {
        &self.search.hits
    }

    /// The hit that is looked at.
    pub fn current_hit(&self) -> Option<&Hit> {
        self.search.hits.get(self.search.current?)
    }

    /// Counts how often the reader was sent to a hit, and says to which last.
    pub fn sent_to_hit(&self) -> (u32, Option<&Hit>) {
        (self.search.sent, self.current_hit())
    }

    /// Whether the words that are sought stand in one draft's part of a row.
    pub fn is_hit_in(&self, row: usize, draft: usize) -> bool {
        let place = Place::Row(row, draft);
        self.search.hits.binary_search_by_key(&place, |hit| hit.place).is_ok()
    }

    /// Which of the places is looked at, counted from 1 and 0 for none, and how many there are that can be shown.
    pub fn hit_count(&self) -> (usize, usize) {
        let shown = |hits: &[Hit]| hits.iter().filter(|hit| self.can_show(hit.place)).count();
        let at = self.search.current.map_or(0, |current| shown(&self.search.hits[..=current]));
        (at, shown(&self.search.hits))
    }
}
