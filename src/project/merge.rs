//! Two copies of a comparison brought together: every note and decision of both, in either order the same.
//!
//! Copies are compared by what they hold, not by their numbers: a document is known by its text, a note
//! by its name, a decision by what it says of which words. Each part of the result is a union, or the
//! greater of two values in a fixed order; that alone makes the order of merging indifferent.

mod decisions;
mod threads;

pub use decisions::{compares_alike, stamp};

use crate::model::{Annotation, Decisions, Draft, DraftId, DraftKind, NoteId, Project};
use crate::project::{anchors, originals, stored};
use crate::segment;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Documents that were taken out, and of which notes still speak, have numbers from here on.
pub const FORMER: u32 = 1 << 31;

/// A document as every copy of a comparison knows it: a draft or an article, by its text; of two with
/// the same text in one comparison the first or the second.
type Key = (bool, String, usize);

/// Both copies in one. `merge(a, b)` is `merge(b, a)`, and merging a copy again changes nothing.
pub fn merge(a: &Project, b: &Project) -> Project {
    let keys = [keys(a), keys(b)];
    let mut columns: BTreeMap<&Key, u32> = BTreeMap::new();
    let mut documents: BTreeMap<&Key, &Draft> = BTreeMap::new();
    for (project, keys) in [a, b].into_iter().zip(&keys) {
        let all = project.drafts.iter().chain(&project.articles);
        for ((nth, draft), (_, key)) in all.enumerate().zip(keys) {
            let own = project.decisions.columns.get(&column_name(key)).copied();
            let place = own.unwrap_or_else(|| u32::try_from(nth).unwrap_or(u32::MAX));
            columns.entry(key).and_modify(|known| *known = place.max(*known)).or_insert(place);
            let greater = |known: &Draft| stored::compared(draft) > stored::compared(known);
            let known = documents.entry(key).or_insert(draft);
            if **known != **draft && greater(known) {
                *known = draft;
            }
        }
    }
    let mut order: Vec<(&Key, u32)> = columns.into_iter().collect();
    order.sort_by_key(|&(key, place)| (key.0, place, key));
    let ids: BTreeMap<&Key, DraftId> = order.iter().map(|&(key, _)| key).zip((0..).map(DraftId)).collect();

    let sides = [a, b].into_iter().zip(&keys).map(|(project, keys)| {
        let known: BTreeMap<DraftId, DraftId> = keys.iter().map(|(id, key)| (*id, ids[key])).collect();
        let number = move |id: DraftId| known.get(&id).copied().unwrap_or(DraftId(id.0 | FORMER));
        Side {
            decisions: numbered(&project.decisions, &number),
            settings: decisions::settings(project, &number),
        }
    });
    let sides: Vec<Side> = sides.collect();
    let names: BTreeMap<DraftId, &Key> = ids.iter().map(|(key, id)| (*id, *key)).collect();
    let name = |id: DraftId| names.get(&id).map_or_else(|| id.0.to_string(), |key| column_name(key));

    let mut renderings: BTreeMap<&Key, BTreeMap<&str, &Arc<Draft>>> = BTreeMap::new();
    for (project, keys) in [a, b].into_iter().zip(&keys) {
        for (draft, (_, key)) in project.drafts.iter().chain(&project.articles).zip(keys) {
            let own = renderings.entry(key).or_default();
            for one in &draft.renderings {
                let known = own.entry(&one.text).or_insert(one);
                if stored::compared(one) > stored::compared(known) {
                    *known = one;
                }
            }
        }
    }
    let mut merged = Project::default();
    for (nth, &(key, place)) in order.iter().enumerate() {
        let mut draft = documents[key].clone();
        draft.id = ids[key];
        // One that is a draft of its own in the other copy is one here.
        let own =
            renderings[key].values().filter(|one| documents.values().all(|other| other.text != one.text));
        let former =
            |one: &&Arc<Draft>| Arc::new(Draft { id: DraftId(one.id.0 | FORMER), ..Draft::clone(one) });
        draft.renderings = own.map(former).collect();
        if u32::try_from(nth) != Ok(place) {
            merged.decisions.columns.insert(column_name(key), place);
        }
        match draft.kind {
            DraftKind::Draft => merged.drafts.push(Arc::new(draft)),
            DraftKind::Article => merged.articles.push(Arc::new(draft)),
        }
    }
    let columns = std::mem::take(&mut merged.decisions.columns);
    (merged.decisions, merged.settings) = decisions::merge(&sides[0], &sides[1], &name);
    merged.decisions.columns = columns;
    segment::correct(&mut merged);
    let conflicts = decisions::conflicts(&merged, &name);
    let noted = [&sides[0], &sides[1]].map(|side| &side.decisions.annotations);
    let noted = noted.into_iter().flatten().map(Arc::as_ref);
    merged.decisions.annotations = notes(noted.chain(&conflicts), &name);
    decisions::forget_settled(&mut merged.decisions, &conflicts);
    for (hash, original) in [a, b].into_iter().flat_map(originals::kept) {
        // Another Travaux may pack the same file in another way.
        let greater = merged.originals.get(&hash).is_none_or(|known| original > *known);
        greater.then(|| merged.originals.insert(hash, original));
    }
    merged.originals = originals::kept(&merged);
    merged
}

/// The same as [`merge`], ready to be read: notes hang on points that are there, as far as their words are.
pub fn together(a: &Project, b: &Project) -> Project {
    let mut merged = merge(a, b);
    for draft in merged.drafts.iter().chain(&merged.articles).cloned().collect::<Vec<_>>() {
        anchors::follow(&mut merged, &draft);
    }
    merged
}

/// What one copy says, with the numbers that its documents have in the result.
struct Side {
    decisions: Decisions,
    settings: decisions::Setting,
}

fn keys(project: &Project) -> Vec<(DraftId, Key)> {
    let mut seen: BTreeMap<(bool, String), usize> = BTreeMap::new();
    let documents = project.drafts.iter().chain(&project.articles);
    let key = |draft: &Arc<Draft>| {
        let digest = Sha256::digest(draft.text.as_bytes());
        let hash: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let text = (draft.kind == DraftKind::Article, hash);
        let nth = seen.entry(text.clone()).or_default();
        *nth += 1;
        (draft.id, (text.0, text.1, *nth - 1))
    };
    documents.map(key).collect()
}

fn column_name((_, hash, nth): &Key) -> String {
    format!("{hash}-{nth}")
}

/// What is said, of documents with other numbers.
fn numbered(said: &Decisions, number: &dyn Fn(DraftId) -> DraftId) -> Decisions {
    let mut said = said.clone();
    decisions::each_draft(&mut said, &mut |id| *id = number(*id));
    said
}

fn notes<'n>(
    all: impl Iterator<Item = &'n Annotation>,
    name: &dyn Fn(DraftId) -> String,
) -> Vec<Arc<Annotation>> {
    let mut notes: BTreeMap<NoteId, Annotation> = BTreeMap::new();
    for note in all {
        let note = threads::merge(note, notes.get(&note.id).unwrap_or(note), name);
        notes.insert(note.id, note);
    }
    let mut notes: Vec<Arc<Annotation>> = notes.into_values().map(Arc::new).collect();
    notes.sort_by(|a, b| (&a.created, a.id).cmp(&(&b.created, b.id)));
    notes
}
