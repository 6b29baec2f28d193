//! Undo and redo: for every edit what it was called, and what of the ground state it changed.

mod delta;

use crate::model::Project;
use delta::Delta;

/// How many edits can be taken back.
const DEPTH: usize = 1000;

/// How much the history may hold, in bytes. The last edit can always be taken back, whatever it holds.
const ROOM: usize = 64 * 1024 * 1024;

/// The way back from the present ground state, and forward again. Only what changed is held: a note
/// among thousands weighs as much as a note.
#[derive(Debug)]
pub struct History {
    past: Vec<Edit>,
    future: Vec<Edit>,
    room: usize,
}

/// The way over one edit.
#[derive(Debug)]
struct Edit {
    label: &'static str,
    /// The number of the ground state at its other end.
    state: u64,
    delta: Delta,
    /// What `delta` holds, in bytes.
    weight: usize,
}

impl Default for History {
    fn default() -> Self {
        Self::with_room(ROOM)
    }
}

impl History {
    /// A history that holds so many bytes.
    pub fn with_room(room: usize) -> Self {
        Self { past: Vec::new(), future: Vec::new(), room }
    }

    /// Keeps the way back over an edit from the ground state `before`, with its number, to `after`.
    pub fn record(&mut self, label: &'static str, before: (u64, &Project), after: &Project) {
        self.future.clear();
        self.past.push(Edit::new(label, before, after));
        let too_many = self.past.len().saturating_sub(DEPTH);
        let mut weight: usize = self.past.iter().map(|edit| edit.weight).sum();
        let last = self.past.len() - 1;
        let too_heavy = self.past[..last].iter().take_while(|edit| {
            let heavy = weight > self.room;
            weight -= edit.weight;
            heavy
        });
        let drop = too_heavy.count().max(too_many);
        self.past.drain(..drop);
    }

    /// The ground state before the last edit, with its number, given the present one.
    pub fn undo(&mut self, present: (u64, &Project)) -> Option<(u64, Project)> {
        let edit = self.past.pop()?;
        let (state, project) = edit.walk(present.1);
        self.future.push(Edit::new(edit.label, present, &project));
        Some((state, project))
    }

    /// The ground state after the edit that was undone last, with its number, given the present one.
    pub fn redo(&mut self, present: (u64, &Project)) -> Option<(u64, Project)> {
        let edit = self.future.pop()?;
        let (state, project) = edit.walk(present.1);
        self.past.push(Edit::new(edit.label, present, &project));
        Some((state, project))
    }

    /// What would be undone.
    pub fn undo_label(&self) -> Option<&'static str> {
        self.past.last().map(|edit| edit.label)
    }

    /// What would be made again.
    pub fn redo_label(&self) -> Option<&'static str> {
        self.future.last().map(|edit| edit.label)
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.past.clear();
        self.future.clear();
    }

    /// How much is held, in bytes, as nearly as can be told.
    #[cfg(test)]
    fn weight(&self) -> usize {
        self.past.iter().chain(&self.future).map(|edit| edit.weight).sum()
    }
}

impl Edit {
    /// The way to `there` from `here`.
    fn new(label: &'static str, (state, there): (u64, &Project), here: &Project) -> Self {
        let delta = Delta::between(there, here);
        let weight = delta.weight(here);
        Self { label, state, delta, weight }
    }

    fn walk(&self, here: &Project) -> (u64, Project) {
        let mut project = here.clone();
        self.delta.apply(&mut project);
        (self.state, project)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare;
    use crate::model::{About, DraftId, DraftKind, PointId, StatusDecision};
    use crate::project::{anchors, notes};
    use std::sync::Arc;

    fn document(points: usize, id: u32) -> Arc<crate::model::Draft> {
        let text: String = (1..=points).map(|n| format!("{n}. Grain leaves harbour {n}.\n\n")).collect();
        let draft = compare::draft_of(text.as_bytes(), "plan.md", DraftId(id), Some(DraftKind::Draft));
        Arc::new(draft.expect("a draft"))
    }

    fn note(project: &mut Project, words: usize) {
        let draft = &project.drafts[0];
        let nth = project.decisions.annotations.len();
        let point = draft.id_of(nth % draft.points.len());
        let anchor = anchors::anchor(draft, point, About::Point).expect("an anchor");
        let body = format!("{nth} {}", "word ".repeat(words));
        let note = notes::new(project, anchor, "O. Koval", &body, "2026-03-01T12:00:00Z");
        project.decisions.annotations.push(Arc::new(note));
    }

    /// Carries out edits, takes all back and makes them again, and checks every state on the way.
    fn check(edits: &[&dyn Fn(&mut Project)]) {
        let mut history = History::default();
        let mut states = vec![Project { drafts: vec![document(5, 0)], ..Project::default() }];
        for edit in edits {
            let mut after = states[states.len() - 1].clone();
            edit(&mut after);
            history.record("Edit", (states.len() as u64 - 1, &states[states.len() - 1]), &after);
            states.push(after);
        }
        let mut present = (edits.len() as u64, states[edits.len()].clone());
        for _ in 0..2 {
            for nth in (0..edits.len()).rev() {
                present = history.undo((present.0, &present.1)).expect("an edit");
                assert_eq!(present, (nth as u64, states[nth].clone()), "undone");
            }
            assert_eq!(history.undo_label(), None);
            for (nth, state) in states.iter().enumerate().skip(1) {
                present = history.redo((present.0, &present.1)).expect("an edit");
                assert_eq!(present, (nth as u64, state.clone()), "made again");
            }
        }
    }

    #[test]
    fn every_kind_of_edit_is_taken_back_and_made_again() {
        let status = |start| StatusDecision {
            point: PointId { draft: DraftId(0), start },
            state: crate::model::State::Agreed,
        };
        check(&[
            &|project| note(project, 3),
            &|project| note(project, 4),
            &|project| Arc::make_mut(&mut project.decisions.annotations[0]).body = "Other words".to_owned(),
            &|project| drop(project.decisions.annotations.remove(0)),
            &|project| project.drafts.push(document(3, 1)),
            &|project| project.drafts.reverse(),
            &move |project| project.decisions.statuses.extend([status(0), status(9)]),
            &|project| project.decisions.statuses.reverse(),
            &|project| project.decisions.said.extend([(crate::model::NoteId(7), 1)]),
            &|project| project.decisions.said.extend([(crate::model::NoteId(7), 2)]),
            &|project| project.settings.pair_by_label = true,
            &|project| *project = Project::default(),
        ]);
    }

    #[test]
    fn a_note_among_thousands_weighs_as_much_as_a_note() {
        let mut history = History::default();
        let mut project = Project { drafts: vec![document(50, 0)], ..Project::default() };
        (0..5000).for_each(|_| note(&mut project, 20));
        for state in 0..400 {
            let before = project.clone();
            note(&mut project, 20);
            history.record("Write note", (state, &before), &project);
        }
        assert!(history.weight() < 400 * 1000, "{} bytes", history.weight());
    }

    #[test]
    fn memory_is_bounded_and_the_last_edit_can_always_be_taken_back() {
        const ROOM: usize = 300_000;
        let mut history = History::with_room(ROOM);
        let mut project = Project { drafts: vec![document(5, 0)], ..Project::default() };
        note(&mut project, 1);
        for state in 0..50 {
            let before = project.clone();
            let note = Arc::make_mut(&mut project.decisions.annotations[0]);
            note.body = format!("{state} {}", "long ".repeat(5000));
            history.record("Edit note", (state, &before), &project);
            assert!(history.weight() <= ROOM, "{} bytes", history.weight());
        }
        let mut steps = 0;
        let mut present = (50, project.clone());
        while let Some(before) = history.undo((present.0, &present.1)) {
            present = before;
            steps += 1;
        }
        assert!((8..20).contains(&steps), "{steps} edits of 25 KB fit into 300 KB");
        assert_eq!(present.0, 50 - steps, "the oldest were forgotten");

        // A text larger than all the room.
        let mut history = History::with_room(ROOM);
        project.drafts.push(document(20_000, 1));
        let mut after = project.clone();
        after.drafts.pop();
        history.record("Remove document", (1, &project), &after);
        assert!(history.weight() > ROOM, "a text that nothing else holds counts");
        assert_eq!(history.undo((2, &after)), Some((1, project)));
    }
}
