//! What one state of a comparison has that another has not, counted, for a reader who has to choose.

use crate::model::{Annotation, Decisions, Draft, DraftId, NoteId, Project, Settings};
use crate::words::{say, say_with};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many things of a kind are called by their names.
const NAMED: usize = 3;

/// The longest name, in characters.
const LONGEST: usize = 60;

/// Things of one kind in which two states differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The kind.
    pub what: What,
    /// How many.
    pub count: usize,
    /// The first of them by name: short names of documents, the first words of notes.
    pub names: Vec<String>,
}

impl Difference {
    /// In words, in the language that the thread speaks: `3 notes written`.
    pub fn told(&self) -> String {
        let n = [("n", self.count.into())];
        match self.what {
            What::NotesWritten => say_with("left-notes-written", &n),
            What::NotesChanged => say_with("left-notes-changed", &n),
            What::NotesDeleted => say_with("left-notes-deleted", &n),
            What::NotesMissing => say_with("left-notes-missing", &n),
            What::Verdicts => say_with("left-verdicts", &n),
            What::Bookmarks => say_with("left-bookmarks", &n),
            What::DraftsAdded => say_with("left-drafts-added", &n),
            What::ArticlesAdded => say_with("left-articles-added", &n),
            What::DocumentsChanged => say_with("left-documents-changed", &n),
            What::DocumentsMissing => say_with("left-documents-missing", &n),
            What::Order => say("left-order").to_owned(),
            What::Pairs => say_with("left-pairs", &n),
            What::Wordings => say_with("left-wordings", &n),
            What::Statuses => say_with("left-statuses", &n),
            What::Absences => say_with("left-absences", &n),
            What::Corrections => say_with("left-corrections", &n),
            What::Settings => say("left-settings").to_owned(),
        }
    }
}

/// In what two states differ. What is said of "there" has to do with the later state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Notes that are there only.
    NotesWritten,
    /// Notes with other words, answers, tags or another place.
    NotesChanged,
    /// Notes that were deleted there.
    NotesDeleted,
    /// Notes that only the earlier state has.
    NotesMissing,
    /// Rows on which another verdict is given, or none any more.
    Verdicts,
    /// Rows that got a bookmark or lost it.
    Bookmarks,
    /// Drafts that are there only.
    DraftsAdded,
    /// Articles that are there only.
    ArticlesAdded,
    /// Documents that were read again or are described otherwise.
    DocumentsChanged,
    /// Documents that only the earlier state has.
    DocumentsMissing,
    /// The order of the columns; counted once.
    Order,
    /// Pairs of points of which something else is said.
    Pairs,
    /// Pairs of points whose words are classed otherwise.
    Wordings,
    /// Points whose status is set otherwise.
    Statuses,
    /// Absences that are explained otherwise.
    Absences,
    /// Corrections of the points as they were read.
    Corrections,
    /// The settings; counted once.
    Settings,
}

/// In what `later` differs from `earlier`, what weighs most in a reader's work first.
pub fn differences(earlier: &Project, later: &Project) -> Vec<Difference> {
    let mut found = notes(&earlier.decisions, &later.decisions);
    let (old, new) = (&earlier.decisions, &later.decisions);
    let counted = |what, count| Difference { what, count, names: Vec::new() };
    let ruled = differing(&old.verdicts, &new.verdicts, |ruling| ruling.anchor.point);
    let marked = differing(&old.bookmarks, &new.bookmarks, |bookmark| bookmark.anchor.point);
    found.push(counted(What::Verdicts, ruled));
    found.push(counted(What::Bookmarks, marked));
    found.extend(documents(earlier, later));
    let sorted = |mut points: [_; 2]| {
        points.sort_unstable();
        points
    };
    found.extend([
        counted(What::Pairs, differing(&old.links, &new.links, |one| sorted(one.points))),
        counted(What::Wordings, differing(&old.wordings, &new.wordings, |one| sorted(one.points))),
        counted(What::Statuses, differing(&old.statuses, &new.statuses, |one| one.point)),
        counted(What::Absences, differing(&old.absences, &new.absences, |one| (one.point, one.draft))),
        counted(What::Corrections, corrections(old, new)),
        counted(What::Settings, usize::from(settings_differ(&earlier.settings, &later.settings))),
    ]);
    found.retain(|difference| difference.count > 0);
    found
}

/// Whether settings differ. The list of verdicts that comes with the first verdict is none that anybody set.
fn settings_differ(old: &Settings, new: &Settings) -> bool {
    match old.verdicts.is_empty() {
        true => *old != Settings { verdicts: Vec::new(), ..new.clone() },
        false => old != new,
    }
}

fn notes(old: &Decisions, new: &Decisions) -> Vec<Difference> {
    fn by_id(said: &Decisions) -> BTreeMap<NoteId, &Annotation> {
        said.annotations.iter().map(|note| (note.id, &**note)).collect()
    }
    let (olds, news) = (by_id(old), by_id(new));
    let was = |note: &Annotation| olds.get(&note.id).copied().filter(|old| !old.is_deleted());
    let stand = || new.annotations.iter().filter(|note| !note.is_deleted());
    let written = stand().filter(|note| was(note).is_none());
    let changed = stand().filter(|note| was(note).is_some_and(|old| old != &***note));
    let deleted = new.annotations.iter().filter(|note| note.is_deleted()).filter_map(|note| was(note));
    let missing = old.annotations.iter().filter(|note| !note.is_deleted() && !news.contains_key(&note.id));
    vec![
        named(What::NotesWritten, written.map(|note| first_words(&note.body))),
        named(What::NotesChanged, changed.map(|note| first_words(&note.body))),
        named(What::NotesDeleted, deleted.map(|note| first_words(&note.body))),
        named(What::NotesMissing, missing.map(|note| first_words(&note.body))),
    ]
}

fn documents(earlier: &Project, later: &Project) -> Vec<Difference> {
    let find = |all: &[Arc<Draft>], id: DraftId| all.iter().find(|draft| draft.id == id).cloned();
    let added = |old: &[Arc<Draft>], new: &[Arc<Draft>]| -> Vec<String> {
        let fresh = new.iter().filter(|draft| find(old, draft.id).is_none());
        fresh.map(|draft| draft.siglum.clone()).collect()
    };
    let sides = [(&earlier.drafts, &later.drafts), (&earlier.articles, &later.articles)];
    let mut changed = Vec::new();
    let mut ordered = true;
    for (old, new) in sides {
        let both: Vec<_> = new.iter().filter_map(|new| Some((find(old, new.id)?, new))).collect();
        changed.extend(both.iter().filter(|(old, new)| old != *new).map(|(_, new)| new.siglum.clone()));
        let mut places = both.iter().map(|(one, _)| old.iter().position(|draft| draft.id == one.id));
        ordered &= places.by_ref().is_sorted();
    }
    // A draft that became another rendering of one is still there.
    let rendered = |id: DraftId| later.drafts.iter().any(|draft| find(&draft.renderings, id).is_some());
    let gone = sides
        .map(|(old, new)| old.iter().filter(|draft| find(new, draft.id).is_none()))
        .into_iter()
        .flatten();
    let missing = gone.filter(|draft| !rendered(draft.id)).map(|draft| draft.siglum.clone());
    vec![
        named(What::DraftsAdded, added(&earlier.drafts, &later.drafts).into_iter()),
        named(What::ArticlesAdded, added(&earlier.articles, &later.articles).into_iter()),
        named(What::DocumentsChanged, changed.into_iter()),
        named(What::DocumentsMissing, missing),
        Difference { what: What::Order, count: usize::from(!ordered), names: Vec::new() },
    ]
}

/// How many keys have other values; of two values of one key the later holds.
fn differing<T: PartialEq, K: Ord>(old: &[T], new: &[T], key: impl Fn(&T) -> K) -> usize {
    let by_key = |list: &'_ [T]| -> BTreeMap<K, usize> {
        list.iter().enumerate().map(|(at, one)| (key(one), at)).collect()
    };
    let (olds, news) = (by_key(old), by_key(new));
    let fresh = news.iter().filter(|(key, at)| olds.get(key).is_none_or(|was| old[*was] != new[**at]));
    let gone = olds.keys().filter(|key| !news.contains_key(key));
    fresh.count() + gone.count()
}

/// Corrections follow each other: from the first that is another all count.
fn corrections(old: &Decisions, new: &Decisions) -> usize {
    let (old, new) = (&old.segments, &new.segments);
    let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    old.len().max(new.len()) - same
}

fn named(what: What, names: impl Iterator<Item = String>) -> Difference {
    let mut names: Vec<String> = names.collect();
    let count = names.len();
    names.truncate(NAMED);
    Difference { what, count, names }
}

/// The first words of a note on one line.
fn first_words(body: &str) -> String {
    let line = body.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => {
            let cut = line[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &line[..cut])
        }
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare;
    use crate::model::{About, DraftKind, LinkDecision, Ruling, StatusDecision, Verdict};
    use crate::project::{anchors, notes};

    fn document(text: &str, id: u32, kind: DraftKind) -> Arc<Draft> {
        let path = format!("paper-{id}.md");
        Arc::new(compare::draft_of(text.as_bytes(), &path, DraftId(id), Some(kind)).expect("a document"))
    }

    fn project() -> Project {
        let text = "1. Fire ceases at noon.\n\n2. Grain leaves the harbour.\n";
        let drafts = vec![document(text, 0, DraftKind::Draft), document(text, 1, DraftKind::Draft)];
        let mut project = Project { drafts, ..Project::default() };
        for body in ["Who counts them?", "At *noon* by which clock?"] {
            note(&mut project, body);
        }
        project
    }

    fn note(project: &mut Project, body: &str) {
        let draft = &project.drafts[0];
        let anchor = anchors::anchor(draft, draft.id_of(0), About::Point).expect("an anchor");
        let note = notes::new(project, anchor, "O. Koval", body, "2026-03-01T12:00:00Z");
        project.decisions.annotations.push(Arc::new(note));
    }

    /// Changes a comparison, and checks in what it differs then: `2 NotesWritten: One. / Two.`
    fn check(change: impl Fn(&mut Project), expected: &[&str]) {
        let earlier = project();
        let mut later = earlier.clone();
        change(&mut later);
        let told = differences(&earlier, &later).into_iter().map(|one| {
            let names = one.names.join(" / ");
            format!("{} {:?}{}{names}", one.count, one.what, if names.is_empty() { "" } else { ": " })
        });
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_differs_is_counted_and_named() {
        let [first, second] = [0, 1].map(|draft| project().drafts[draft].id_of(0));
        let status = move |state| StatusDecision { point: first, state };
        check(|_| {}, &[]);
        check(|later| note(later, "One\nmore."), &["1 NotesWritten: One more."]);
        check(
            |later| (1..=5).for_each(|n| note(later, &format!("Note {n}"))),
            &["5 NotesWritten: Note 1 / Note 2 / Note 3"],
        );
        check(
            |later| note(later, &"harbour ".repeat(20)),
            &["1 NotesWritten: harbour harbour harbour harbour harbour harbour harbour…"],
        );
        check(
            |later| Arc::make_mut(&mut later.decisions.annotations[1]).body.push_str(" Ours."),
            &["1 NotesChanged: At *noon* by which clock? Ours."],
        );
        check(
            |later| Arc::make_mut(&mut later.decisions.annotations[0]).body.clear(),
            &["1 NotesDeleted: Who counts them?"],
        );
        check(|later| drop(later.decisions.annotations.remove(0)), &["1 NotesMissing: Who counts them?"]);
        check(
            |later| {
                later.drafts.push(document("1. Salt is free.\n", 2, DraftKind::Draft));
                later.articles.push(document("Talks go on.\n", 3, DraftKind::Article));
            },
            &["1 DraftsAdded: paper-2", "1 ArticlesAdded: paper-3"],
        );
        check(|later| later.drafts.reverse(), &["1 Order"]);
        check(|later| drop(later.drafts.pop()), &["1 DocumentsMissing: paper-1"]);
        check(
            |later| later.drafts[1] = document("1. Salt is free.\n", 1, DraftKind::Draft),
            &["1 DocumentsChanged: paper-1"],
        );
        check(
            |later| {
                later.decisions.verdicts.push(Ruling::default());
                later.settings.verdicts = vec!["accept".to_owned()];
            },
            &["1 Verdicts"],
        );
        check(
            |later| {
                let ruling = Ruling { verdict: "reject".to_owned(), ..Ruling::default() };
                later.decisions.verdicts.push(ruling);
                let link = LinkDecision { points: [second, first], verdict: Verdict::Apart };
                later.decisions.links.push(link);
                let states = [crate::model::State::Open, crate::model::State::Agreed];
                later.decisions.statuses.extend(states.map(status));
                later.settings.pair_by_label = true;
            },
            &["1 Verdicts", "1 Pairs", "1 Statuses", "1 Settings"],
        );
    }
}
