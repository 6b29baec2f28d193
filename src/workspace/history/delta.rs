//! What is to be changed in one ground state to have another.

use crate::model::{
    AbsenceDecision, Annotation, Bookmark, Decisions, Draft, LinkDecision, NoteId, Project, Ruling,
    SegmentDecision, Settings, StatusDecision, WordingDecision,
};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The way from one ground state to another.
#[derive(Debug)]
pub struct Delta {
    drafts: Option<Vec<Arc<Draft>>>,
    articles: Option<Vec<Arc<Draft>>>,
    settings: Option<Settings>,
    said: Said,
}

/// Items of a list to be put in the place of others.
#[derive(Debug)]
struct Splice<T> {
    at: usize,
    take: usize,
    put: Vec<T>,
}

/// Entries of a map to be set, or taken out.
type Entries<K, V> = BTreeMap<K, Option<V>>;

/// Decisions have many lists; each goes the same way. One that is missing here does not compile.
macro_rules! said {
    (lists: $($list:ident: $item:ty),*; maps: $($map:ident: $key:ty => $value:ty),*) => {
        #[derive(Debug)]
        struct Said {
            $($list: Splice<$item>,)*
            $($map: Entries<$key, $value>,)*
        }

        impl Said {
            fn between(there: &Decisions, here: &Decisions) -> Self {
                let Decisions { $($list,)* $($map,)* } = there;
                Self {
                    $($list: Splice::between($list, &here.$list),)*
                    $($map: entries($map, &here.$map),)*
                }
            }

            fn apply(&self, here: &mut Decisions) {
                $(self.$list.apply(&mut here.$list);)*
                $(set(&self.$map, &mut here.$map);)*
            }

            fn weight(&self) -> usize {
                let lists = [$(weight_of(&self.$list.put),)*];
                let maps = [$(self.$map.len() * size_of::<($key, $value, [usize; 4])>(),)*];
                lists.into_iter().chain(maps).sum()
            }
        }
    };
}

said! {
    lists: annotations: Arc<Annotation>, links: LinkDecision, segments: SegmentDecision, wordings: WordingDecision,
        statuses: StatusDecision, absences: AbsenceDecision, verdicts: Ruling, bookmarks: Bookmark;
    maps: said: NoteId => u32, columns: String => u32
}

impl Delta {
    /// What is to be changed in `here` to have `there`.
    pub fn between(there: &Project, here: &Project) -> Self {
        let Project { drafts, articles, decisions, settings, originals: _ } = there;
        Self {
            drafts: (!same(drafts, &here.drafts)).then(|| drafts.clone()),
            articles: (!same(articles, &here.articles)).then(|| articles.clone()),
            settings: (*settings != here.settings).then(|| settings.clone()),
            said: Said::between(decisions, &here.decisions),
        }
    }

    /// Changes it.
    pub fn apply(&self, here: &mut Project) {
        if let Some(drafts) = &self.drafts {
            here.drafts.clone_from(drafts);
        }
        if let Some(articles) = &self.articles {
            here.articles.clone_from(articles);
        }
        if let Some(settings) = &self.settings {
            here.settings.clone_from(settings);
        }
        self.said.apply(&mut here.decisions);
    }

    /// How many bytes it holds that the ground state `here` does not hold as well, as nearly as can be told.
    pub fn weight(&self, here: &Project) -> usize {
        let held: Vec<_> = here.drafts.iter().chain(&here.articles).collect();
        let documents = self.drafts.iter().chain(&self.articles).flatten();
        let documents = documents.filter(|draft| !held.iter().any(|other| Arc::ptr_eq(draft, other)));
        let documents: usize = documents
            .map(|draft| {
                let shared = held.iter().any(|other| Arc::ptr_eq(&draft.text, &other.text));
                let text = if shared { 0 } else { draft.text.len() };
                text + weight_of(&draft.points) + weight_of(&draft.marks)
            })
            .sum();
        let settings = self.settings.iter().map(|settings| weight_of(std::slice::from_ref(settings)));
        let notes = size_of::<Annotation>() * self.said.annotations.put.len();
        size_of::<Self>() + documents + settings.sum::<usize>() + notes + self.said.weight()
    }
}

fn same(a: &[Arc<Draft>], b: &[Arc<Draft>]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b))
}

impl<T: Clone + PartialEq> Splice<T> {
    fn between(there: &[T], here: &[T]) -> Self {
        let at = there.iter().zip(here).take_while(|(a, b)| a == b).count();
        let ends = there[at..].iter().rev().zip(here[at..].iter().rev());
        let end = ends.take_while(|(a, b)| a == b).count();
        Self { at, take: here.len() - at - end, put: there[at..there.len() - end].to_vec() }
    }

    fn apply(&self, here: &mut Vec<T>) {
        here.splice(self.at..self.at + self.take, self.put.iter().cloned());
    }
}

fn entries<K: Ord + Clone, V: PartialEq + Clone>(
    there: &BTreeMap<K, V>,
    here: &BTreeMap<K, V>,
) -> Entries<K, V> {
    let set = there.iter().filter(|(key, value)| here.get(key) != Some(value));
    let out = here.keys().filter(|key| !there.contains_key(key));
    set.map(|(key, value)| (key.clone(), Some(value.clone())))
        .chain(out.map(|key| (key.clone(), None)))
        .collect()
}

fn set<K: Ord + Clone, V: Clone>(entries: &Entries<K, V>, here: &mut BTreeMap<K, V>) {
    for (key, value) in entries {
        match value {
            Some(value) => drop(here.insert(key.clone(), value.clone())),
            None => drop(here.remove(key)),
        }
    }
}

/// The size of items, and of what they hold elsewhere by the length of their words in a file.
fn weight_of<T: Serialize>(items: &[T]) -> usize {
    let mut length = Length(0);
    // Nothing stops counting.
    serde_json::to_writer(&mut length, items).ok();
    size_of_val(items) + length.0
}

/// Counts what is written.
struct Length(usize);

impl std::io::Write for Length {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
