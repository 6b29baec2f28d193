//! What was opened lately, and where the reader was in it. Paths and places only: the texts are confidential.

use crate::model::PointId;
use crate::present::{Facet, Filter};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// How many comparisons are remembered, those that are pinned not counted.
pub const MAX_RECENT: usize = 20;

/// What was opened lately: pinned first, then the latest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recents {
    recent: Vec<Recent>,
}

/// A comparison that was opened.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Recent {
    /// The saved comparison; or, where it was never saved, its documents.
    pub paths: Vec<String>,
    /// Whether it stays in the list.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pinned: bool,
    /// Counts what was opened; the greatest is the latest.
    #[serde(default)]
    pub opened: u64,
    /// Where the reader was.
    #[serde(default)]
    pub place: Place,
}

/// Where a reader is in a comparison.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The name of the view.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub view: String,
    /// The selected point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selected: Option<PointId>,
    /// The point at which the view begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<PointId>,
    /// The names of the facets by which rows are chosen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facets: Vec<String>,
    /// The names of the kinds of change by which they are chosen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signals: Vec<String>,
    /// The names of the states by which they are chosen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<String>,
}

/// Something that is done to the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A comparison was opened or saved.
    Opened {
        /// Its paths.
        paths: Vec<String>,
        /// What it was before; that is remembered no more, unless it is pinned.
        instead_of: Option<Vec<String>>,
    },
    /// The reader is elsewhere in it.
    At(Vec<String>, Place),
    /// It stays in the list, or no more.
    Pin(Vec<String>, bool),
    /// It is remembered no more.
    Forget(Vec<String>),
    /// Nothing is remembered any more.
    Clear,
}

impl Recent {
    /// What it is called: the name of its file, or of its documents.
    pub fn name(&self) -> String {
        let names = self.paths.iter().map(|path| {
            let name = Path::new(path).file_name();
            name.map_or_else(|| path.clone(), |name| name.to_string_lossy().into_owned())
        });
        names.collect::<Vec<_>>().join(" · ")
    }

    /// The folder of its first file.
    pub fn folder(&self) -> String {
        let folder = self.paths.first().and_then(|path| Path::new(path).parent());
        folder.map(|folder| folder.display().to_string()).unwrap_or_default()
    }
}

impl Recents {
    /// The comparisons, in the order in which they are shown.
    pub fn list(&self) -> &[Recent] {
        &self.recent
    }

    /// What was opened last, pinned or not.
    pub fn latest(&self) -> Option<&Recent> {
        self.recent.iter().max_by_key(|recent| recent.opened)
    }

    /// Where the reader was in a comparison.
    pub fn place(&self, paths: &[String]) -> Option<&Place> {
        self.recent.iter().find(|recent| recent.paths == paths).map(|recent| &recent.place)
    }

    /// Does something to the list.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Opened { paths, instead_of } => self.opened(paths, instead_of.as_deref()),
            Change::At(paths, place) => {
                if let Some(recent) = self.find(paths) {
                    recent.place = place.clone();
                }
            }
            Change::Pin(paths, pinned) => {
                if let Some(recent) = self.find(paths) {
                    recent.pinned = *pinned;
                }
            }
            Change::Forget(paths) => self.recent.retain(|recent| recent.paths != *paths),
            Change::Clear => self.recent.clear(),
        }
        self.order();
    }

    fn find(&mut self, paths: &[String]) -> Option<&mut Recent> {
        self.recent.iter_mut().find(|recent| recent.paths == paths)
    }

    fn opened(&mut self, paths: &[String], instead_of: Option<&[String]>) {
        let mut take = |paths: &[String]| {
            let at = self.recent.iter().position(|recent| recent.paths == paths)?;
            Some(self.recent.remove(at))
        };
        let own = take(paths);
        let before = instead_of.and_then(&mut take);
        let place = own.as_ref().or(before.as_ref()).map(|recent| recent.place.clone()).unwrap_or_default();
        let pinned = own.is_some_and(|recent| recent.pinned);
        self.recent.extend(before.filter(|recent| recent.pinned));
        let latest = self.recent.iter().map(|recent| recent.opened).max().unwrap_or_default();
        let opened = latest.saturating_add(1);
        self.recent.insert(0, Recent { paths: paths.to_vec(), pinned, opened, place });
    }

    /// Pinned first, none without paths or twice, and no more than are kept.
    fn order(&mut self) {
        let mut seen: Vec<Vec<String>> = Vec::new();
        self.recent.retain(|recent| {
            let fresh = !recent.paths.is_empty() && !seen.contains(&recent.paths);
            seen.push(recent.paths.clone());
            fresh
        });
        self.recent.sort_by_key(|recent| (!recent.pinned, std::cmp::Reverse(recent.opened)));
        let pinned = self.recent.iter().filter(|recent| recent.pinned).count().min(MAX_RECENT);
        self.recent.truncate(pinned + MAX_RECENT);
    }

    /// The same list as it is kept, whatever a file said.
    pub fn sound(mut self) -> Self {
        self.order();
        self
    }
}

impl Place {
    /// Remembers what rows are chosen by; not the tags, which are the reader's own words.
    pub fn set_filter(&mut self, filter: &Filter) {
        let chosen = Facet::ALL.into_iter().filter(|facet| filter.facets.contains(*facet));
        self.facets = chosen.map(|facet| format!("{facet:?}")).collect();
        self.signals = filter.signals.iter().filter_map(named).collect();
        self.states = filter.states.iter().filter_map(named).collect();
    }

    /// What rows were chosen by; names that this version does not know are passed over.
    pub fn filter(&self) -> Filter {
        let mut filter = Filter::default();
        for facet in Facet::ALL {
            filter.facets.set(facet, self.facets.iter().any(|name| *name == format!("{facet:?}")));
        }
        filter.signals = self.signals.iter().filter_map(|name| known(name)).collect();
        filter.states = self.states.iter().filter_map(|name| known(name)).collect();
        filter
    }
}

/// The name of a kind as files have it.
fn named<T: Serialize>(kind: &T) -> Option<String> {
    serde_json::to_value(kind).ok()?.as_str().map(str::to_owned)
}

fn known<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SignalKind;

    /// Opens, pins (`+a`), unpins (`-a`), forgets (`!a`), saves as (`a>b`) and clears (`x`) one after the other,
    /// and checks the list.
    fn check(changes: &str, list: &str) {
        let mut recents = Recents::default();
        let paths = |name: &str| vec![format!("/{name}")];
        for change in changes.split_whitespace() {
            let (first, rest) = change.split_at(1);
            recents.apply(&match (first, rest) {
                ("+", name) => Change::Pin(paths(name), true),
                ("-", name) => Change::Pin(paths(name), false),
                ("!", name) => Change::Forget(paths(name)),
                ("x", "") => Change::Clear,
                (before, saved) if saved.starts_with('>') => {
                    Change::Opened { paths: paths(&saved[1..]), instead_of: Some(paths(before)) }
                }
                _ => Change::Opened { paths: paths(change), instead_of: None },
            });
        }
        let names: Vec<String> = recents.list().iter().map(Recent::name).collect();
        assert_eq!(names.join(" "), list, "{changes}");
    }

    #[test]
    fn the_latest_comes_first_and_what_is_pinned_before_it() {
        check("a b c", "c b a");
        check("a b a", "a b");
        check("a b c +a", "a c b");
        check("a b c +a b", "a b c");
        check("a b +a +b", "b a");
        check("a b +a -a", "b a");
        check("a b !a", "b");
        check("a b x", "");
    }

    #[test]
    fn what_was_saved_takes_the_place_of_its_documents() {
        check("a b a>c", "c b");
        check("a +a a>c", "a c");
        check("a c a>c", "c");
    }

    #[test]
    fn the_list_has_an_end() {
        let many: String = (0..50).map(|n| format!("n{n} ")).collect();
        let kept: Vec<String> = (30..50).rev().map(|n| format!("n{n}")).collect();
        check(&many, &kept.join(" "));
        check(&format!("p +p {many}"), &format!("p {}", kept.join(" ")));
    }

    #[test]
    fn a_place_keeps_no_words() {
        let mut filter = Filter::default();
        filter.facets.set(Facet::Open, true);
        filter.signals.insert(SignalKind::Quantity);
        filter.tags.insert("confidential".to_owned());
        let mut place = Place::default();
        place.set_filter(&filter);
        assert!(!serde_json::to_string(&place).expect("plain JSON").contains("confidential"));
        filter.tags.clear();
        assert_eq!(place.filter(), filter);
    }
}
