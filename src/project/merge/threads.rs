//! One note in two copies. Of two wordings that do not know each other the later stays, and the other
//! becomes a reply.

use crate::model::{About, Anchor, Annotation, DraftId, NoteId, Reply};
use crate::project::notes;
use std::collections::BTreeSet;

/// Both copies of a note in one.
pub fn merge(a: &Annotation, b: &Annotation, name: &dyn Fn(DraftId) -> String) -> Annotation {
    let mut note = Annotation {
        id: a.id,
        anchor: [&a.anchor, &b.anchor]
            .into_iter()
            .max_by_key(|anchor| weight(anchor, name))
            .cloned()
            .unwrap_or_default(),
        author: (&a.author).max(&b.author).clone(),
        created: (&a.created).max(&b.created).clone(),
        resolved: a.resolved.max(b.resolved),
        tags: a.tags.clone(),
        past: a.past.union(&b.past).copied().collect(),
        ..Annotation::default()
    };
    for (tag, switch) in &b.tags {
        let known = note.tags.entry(tag.clone()).or_default();
        *known = (*known).max(*switch);
    }
    let stands = |id: &NoteId| !note.past.contains(id);
    let mut wordings: BTreeSet<Wording> = [a, b].into_iter().flat_map(wordings).collect();
    wordings.retain(|wording| stands(&wording.id));
    let replies = [a, b].into_iter().flat_map(|note| &note.replies);
    let mut replies: BTreeSet<Reply> =
        replies.filter(|reply| reply.instead.is_none() && stands(&reply.id)).cloned().collect();
    if let Some(last) = wordings.pop_last() {
        note.modified = if last.at == note.created { String::new() } else { last.at };
        note.editor = if last.by == note.author { String::new() } else { last.by };
        note.turn = last.turn;
        note.body = last.body;
    }
    replies.extend(wordings.into_iter().map(|wording| Reply {
        created: wording.at,
        id: wording.id,
        author: wording.by,
        body: wording.body,
        instead: Some(wording.turn),
    }));
    note.replies = replies.into_iter().collect();
    note.replies.dedup_by_key(|reply| reply.id);
    note
}

/// Something that a note says or said, ordered by which holds.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Wording {
    turn: u32,
    at: String,
    body: String,
    by: String,
    id: NoteId,
}

/// What a note says here, and what it says in other copies.
fn wordings(note: &Annotation) -> impl Iterator<Item = Wording> + '_ {
    let by = if note.editor.is_empty() { &note.author } else { &note.editor };
    let at = if note.modified.is_empty() { &note.created } else { &note.modified };
    let own = (!note.body.is_empty()).then(|| Wording {
        turn: note.turn,
        at: at.clone(),
        body: note.body.clone(),
        by: by.clone(),
        id: notes::wording(note),
    });
    let others = note.replies.iter().filter_map(|reply| {
        Some(Wording {
            turn: reply.instead?,
            at: reply.created.clone(),
            body: reply.body.clone(),
            by: reply.author.clone(),
            id: reply.id,
        })
    });
    own.into_iter().chain(others)
}

/// Which of two places of a note holds: one that is known, by words that do not depend on numbers.
fn weight(anchor: &Anchor, name: &dyn Fn(DraftId) -> String) -> (bool, [String; 2], Anchor) {
    let known = anchor.point.start != u32::MAX && anchor.point.draft.0 < super::FORMER;
    let mut bare = anchor.clone();
    let mut names = [name(anchor.point.draft), String::new()];
    bare.point.draft = DraftId::default();
    if let About::Link(other) = &mut bare.about {
        names[1] = name(other.draft);
        other.draft = DraftId::default();
    }
    (known, names, bare)
}
