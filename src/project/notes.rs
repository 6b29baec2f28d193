//! What is done to notes, so that copies of a comparison can be brought together again later.
//!
//! A wording or a reply that is replaced or taken away leaves its name in [`Annotation::past`]: another
//! copy that still has it is known to be behind, and not of another opinion.

use crate::model::{Anchor, Annotation, NoteId, Project, Reply};
use sha2::{Digest, Sha256};

/// A new note for a project. Times are RFC 3339 in UTC.
pub fn new(project: &Project, anchor: Anchor, author: &str, body: &str, created: &str) -> Annotation {
    let start = anchor.point.start.to_string();
    let taken = |id: &NoteId| project.decisions.annotations.iter().any(|note| note.id == *id);
    let ids = (0u32..).map(|n| name(&[author, created, body, &anchor.exact, &start, &n.to_string()]));
    Annotation {
        id: ids.into_iter().find(|id| !taken(id)).unwrap_or_default(),
        anchor,
        body: body.to_owned(),
        author: author.to_owned(),
        created: created.to_owned(),
        ..Annotation::default()
    }
}

/// Changes what a note says. Whether that changes anything.
pub fn rewrite(note: &mut Annotation, body: &str, editor: &str, at: &str) -> bool {
    if body == note.body {
        return false;
    }
    note.past.insert(wording(note));
    let others = note.replies.iter().filter_map(|reply| reply.instead);
    note.turn = others.fold(note.turn, u32::max).saturating_add(1);
    note.body = body.to_owned();
    note.editor = if editor == note.author { String::new() } else { editor.to_owned() };
    note.modified = at.to_owned();
    true
}

/// Answers a note.
pub fn reply(note: &mut Annotation, author: &str, body: &str, at: &str) {
    let of = note.id.to_string();
    let taken = |id: &NoteId| note.past.contains(id) || note.replies.iter().any(|reply| reply.id == *id);
    let id = (0u32..).map(|n| name(&["reply", &of, author, at, body, &n.to_string()])).find(|id| !taken(id));
    note.replies.push(Reply {
        created: at.to_owned(),
        id: id.unwrap_or_default(),
        author: author.to_owned(),
        body: body.to_owned(),
        instead: None,
    });
    note.replies.sort();
}

/// Takes a reply away. Whether there was one.
pub fn take_back(note: &mut Annotation, reply: NoteId) -> bool {
    let count = note.replies.len();
    note.replies.retain(|known| known.id != reply);
    note.past.insert(reply);
    note.replies.len() != count
}

/// Deletes a note with its thread: nothing of its words stays.
pub fn delete(note: &mut Annotation) -> bool {
    if note.is_deleted() {
        return false;
    }
    note.past.insert(wording(note));
    note.past.extend(note.replies.iter().map(|reply| reply.id));
    note.replies.clear();
    note.body.clear();
    note.modified.clear();
    note.editor.clear();
    note.turn = 0;
    true
}

/// Names what a note says now, among all that it has said.
pub fn wording(note: &Annotation) -> NoteId {
    let editor = if note.editor.is_empty() { &note.author } else { &note.editor };
    let at = if note.modified.is_empty() { &note.created } else { &note.modified };
    name(&[&note.id.to_string(), editor, at, &note.body, &note.turn.to_string()])
}

/// The name of what was written: the same for the same, and for nothing else.
pub fn name(parts: &[&str]) -> NoteId {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let digest = hash.finalize();
    NoteId(digest.iter().take(16).fold(0, |number, byte| (number << 8) | u128::from(*byte)))
}
