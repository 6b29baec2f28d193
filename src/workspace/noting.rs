//! What the reader does to notes.

use super::{Job, Level, Workspace};
use crate::model::{About, Annotation, DraftId, NoteId, PointId, Project};
use crate::project::{anchors, merge, notes};
use crate::words::{say, say_with};
use std::sync::Arc;

/// Something the reader does to notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteEdit {
    /// Write one.
    Add {
        /// The point.
        point: PointId,
        /// What of it.
        about: About,
        /// What the reader wrote.
        body: String,
    },
    /// Change what one says; nothing deletes it.
    Rewrite {
        /// The note.
        id: NoteId,
        /// What it says now.
        body: String,
    },
    /// Take one away with its thread.
    Delete(NoteId),
    /// Answer one.
    Reply {
        /// The note.
        id: NoteId,
        /// The answer.
        body: String,
    },
    /// Take an answer away.
    TakeBack {
        /// The note.
        id: NoteId,
        /// The answer.
        reply: NoteId,
    },
    /// Call the matter settled, or open again.
    Resolve(NoteId, bool),
    /// Put a tag on or take it off.
    Tag {
        /// The note.
        id: NoteId,
        /// The tag.
        tag: String,
        /// Whether it is put on.
        on: bool,
    },
}

impl Workspace {
    pub(super) fn note(&mut self, edit: NoteEdit, at: &str) -> Vec<Job> {
        let author = self.reader();
        match edit {
            NoteEdit::Add { point, about, body } => {
                let Some(draft) = self.document(point.draft).filter(|_| !body.trim().is_empty()) else {
                    return Vec::new();
                };
                let Some(anchor) = anchors::anchor(draft, point, about) else { return Vec::new() };
                let note = notes::new(self.project(), anchor, &author, body.trim(), at);
                self.edit(say("edit-note-new"), |project| {
                    project.decisions.annotations.push(Arc::new(note));
                    true
                })
            }
            NoteEdit::Rewrite { id, body } if body.trim().is_empty() => self.note(NoteEdit::Delete(id), at),
            NoteEdit::Rewrite { id, body } => {
                self.change_note(say("edit-note"), id, |note| notes::rewrite(note, body.trim(), &author, at))
            }
            NoteEdit::Delete(id) => self.change_note(say("edit-note-delete"), id, notes::delete),
            NoteEdit::Reply { body, .. } if body.trim().is_empty() => Vec::new(),
            NoteEdit::Reply { id, body } => self.change_note(say("edit-reply"), id, |note| {
                notes::reply(note, &author, body.trim(), at);
                true
            }),
            NoteEdit::TakeBack { id, reply } => {
                self.change_note(say("edit-reply-delete"), id, |note| notes::take_back(note, reply))
            }
            NoteEdit::Resolve(id, on) => {
                let label = say(if on { "edit-resolve" } else { "edit-open-again" });
                self.change_note(label, id, |note| note.resolved.set(on))
            }
            NoteEdit::Tag { id, tag, on } => {
                let tag = tag.split_whitespace().collect::<Vec<_>>().join(" ");
                let label = say(if on { "edit-tag" } else { "edit-untag" });
                self.change_note(label, id, |note| {
                    let fits = !tag.is_empty() && (on || note.tags.contains_key(&tag));
                    fits && note.tags.entry(tag).or_default().set(on)
                })
            }
        }
    }

    fn change_note(
        &mut self,
        label: &'static str,
        id: NoteId,
        change: impl FnOnce(&mut Annotation) -> bool,
    ) -> Vec<Job> {
        self.edit(label, |project| {
            let note = project.decisions.annotations.iter_mut().find(|note| note.id == id);
            note.filter(|note| !note.is_deleted()).is_some_and(|note| change(Arc::make_mut(note)))
        })
    }

    /// The notes that have no place in the texts that are open, in the order in which they were written.
    pub fn unplaced_notes(&self) -> impl Iterator<Item = &Annotation> {
        let notes = &self.project().decisions.annotations;
        anchors::unplaced(self.project()).into_iter().map(|index| &*notes[index])
    }

    /// Gives notes of a document that was taken out to one that has their words.
    pub(super) fn adopt_notes(&mut self, project: &mut Project, id: DraftId) {
        let Some(draft) = super::reading::documents(project).find(|draft| draft.id == id).cloned() else {
            return;
        };
        let count = anchors::adopt(project, &draft);
        if count > 0 {
            let parts = [("n", count.into()), ("draft", draft.siglum.as_str().into())];
            self.tell(Level::Info, say_with("tell-found-again", &parts));
        }
    }
}

/// A name for a document that nothing in a project speaks of, also not a note on one that was taken out.
pub(super) fn free_draft(project: &Project) -> u32 {
    let said = &project.decisions;
    let documents = super::reading::documents(project);
    let documents =
        documents.flat_map(|draft| [draft].into_iter().chain(&draft.renderings)).map(|draft| draft.id);
    let notes = said.anchors().map(|anchor| anchor.point.draft);
    let links = said.links.iter().flat_map(|link| link.points).map(|point| point.draft);
    let wordings = said.wordings.iter().flat_map(|wording| wording.points).map(|point| point.draft);
    let points = said.statuses.iter().map(|status| status.point.draft);
    let absences = said.absences.iter().flat_map(|absence| [absence.point.draft, absence.draft]);
    let segments = said.segments.iter().map(|segment| segment.at.draft);
    let all =
        documents.chain(notes).chain(links).chain(wordings).chain(points).chain(absences).chain(segments);
    all.map(|id| id.0).filter(|id| *id < merge::FORMER).max().map_or(0, |last| last.saturating_add(1))
}
