//! What the reader rules on rows and marks on them: verdicts, bookmarks; what has lost its place and is
//! hung up again; whose notes are shown.

use super::{Job, Workspace};
use crate::model::{About, Anchor, At, Bookmark, DraftId, NoteId, PointId, Project, Ruling};
use crate::project::anchors;
use crate::words::say;
use std::sync::Arc;

/// Something the reader rules or marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkEdit {
    /// Rule this on the row of a point, instead of what was ruled there; an empty verdict takes it away.
    Judge {
        /// The point.
        point: PointId,
        /// The verdict.
        verdict: String,
    },
    /// Put a bookmark on the row of a point, or take it away.
    Bookmark(PointId),
    /// Offer rows these verdicts in this comparison, in this order.
    Offer(Vec<String>),
    /// Take a verdict or a bookmark away, wherever it hangs.
    Drop(Hangs),
    /// Hang what was taken up on a point, or on words of it.
    Hang {
        /// The point.
        point: PointId,
        /// What of it.
        about: About,
    },
}

/// Something that hangs and can be taken up, to be hung elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hangs {
    /// A note.
    Note(NoteId),
    /// A verdict, by its place in the list.
    Verdict(usize),
    /// A bookmark, by its place in the list.
    Bookmark(usize),
}

impl Workspace {
    pub(super) fn mark_edit(&mut self, edit: MarkEdit, at: &str) -> Vec<Job> {
        let author = self.reader();
        match edit {
            MarkEdit::Judge { point, verdict } => {
                let verdict = verdict.split_whitespace().collect::<Vec<_>>().join(" ");
                self.judge(point, &verdict, author, at)
            }
            MarkEdit::Bookmark(point) => {
                let on_row = |mark: &Bookmark| self.share_row(point, mark.anchor.point);
                let mut bookmarks = self.project().decisions.bookmarks.clone();
                let count = bookmarks.len();
                bookmarks.retain(|mark| !on_row(mark));
                let label = say(if bookmarks.len() < count { "edit-bookmark-off" } else { "edit-bookmark" });
                if bookmarks.len() == count {
                    let Some(anchor) = self.row_anchor(point) else { return Vec::new() };
                    bookmarks.push(Bookmark { anchor, author, created: at.to_owned() });
                }
                self.edit(label, |project| {
                    project.decisions.bookmarks = bookmarks;
                    true
                })
            }
            MarkEdit::Offer(mut verdicts) => {
                let mut seen = std::collections::BTreeSet::new();
                verdicts.retain(|verdict| !verdict.trim().is_empty() && seen.insert(verdict.clone()));
                self.edit(say("edit-verdicts"), |project| {
                    let before = std::mem::replace(&mut project.settings.verdicts, verdicts);
                    before != project.settings.verdicts
                })
            }
            MarkEdit::Drop(hangs) => {
                let label = say(if matches!(hangs, Hangs::Verdict(_)) {
                    "edit-verdict-off"
                } else {
                    "edit-bookmark-off"
                });
                self.edit(label, |project| {
                    let said = &mut project.decisions;
                    let count = said.verdicts.len() + said.bookmarks.len();
                    match hangs {
                        Hangs::Note(_) => {}
                        Hangs::Verdict(index) if index < said.verdicts.len() => {
                            drop(said.verdicts.remove(index))
                        }
                        Hangs::Bookmark(index) if index < said.bookmarks.len() => {
                            drop(said.bookmarks.remove(index))
                        }
                        Hangs::Verdict(_) | Hangs::Bookmark(_) => {}
                    }
                    said.verdicts.len() + said.bookmarks.len() != count
                })
            }
            MarkEdit::Hang { point, about } => self.hang(point, about),
        }
    }

    fn judge(&mut self, point: PointId, verdict: &str, author: String, at: &str) -> Vec<Job> {
        let on_row = |ruling: &Ruling| self.share_row(point, ruling.anchor.point);
        let mut verdicts = self.project().decisions.verdicts.clone();
        let alone = verdicts.iter().filter(|ruling| on_row(ruling)).count() == 1;
        if alone && verdicts.iter().any(|ruling| on_row(ruling) && ruling.verdict == verdict) {
            return Vec::new();
        }
        let count = verdicts.len();
        verdicts.retain(|ruling| !on_row(ruling));
        if verdict.is_empty() && verdicts.len() == count {
            return Vec::new();
        }
        let mut offered = self.offered_verdicts();
        if !verdict.is_empty() {
            let Some(anchor) = self.row_anchor(point) else { return Vec::new() };
            let (verdict, created) = (verdict.to_owned(), at.to_owned());
            if !offered.contains(&verdict) {
                offered.push(verdict.clone());
            }
            verdicts.push(Ruling { anchor, verdict, author, created });
        }
        let label = say(if verdict.is_empty() { "edit-verdict-off" } else { "edit-verdict" });
        self.edit(label, |project| {
            project.decisions.verdicts = verdicts;
            // From the first verdict on the list goes with the comparison, for others to read it by.
            project.settings.verdicts = offered;
            true
        })
    }

    /// Whether two points stand in one row.
    fn share_row(&self, one: PointId, other: PointId) -> bool {
        one == other || self.row_with(one).is_some_and(|row| self.row_with(other) == Some(row))
    }

    /// Where something hangs that is about the row of a point: on its newest point, in every copy the same.
    fn row_anchor(&self, point: PointId) -> Option<Anchor> {
        let newest = self.row_with(point).and_then(|row| self.newest_of(row)).unwrap_or(point);
        anchors::anchor(self.document(newest.draft)?, newest, About::Row)
    }

    fn hang(&mut self, point: PointId, about: About) -> Vec<Job> {
        let Some(taken) = self.taken_up() else { return Vec::new() };
        let Some(draft) = self.document(point.draft) else { return Vec::new() };
        let about = match taken {
            Hangs::Note(_) => about,
            Hangs::Verdict(_) | Hangs::Bookmark(_) => About::Row,
        };
        let Some(anchor) = anchors::anchor(draft, point, about) else { return Vec::new() };
        let label = match taken {
            Hangs::Note(_) => say("edit-attach-note"),
            Hangs::Verdict(_) => say("edit-attach-verdict"),
            Hangs::Bookmark(_) => say("edit-attach-bookmark"),
        };
        self.set_taken_up(None);
        self.edit(label, |project| {
            let place = anchor_of(project, taken);
            place.is_some_and(|place| std::mem::replace(place, anchor.clone()) != anchor)
        })
    }

    /// Hangs what is about whole rows on other points of these before a draft goes that holds it.
    pub(super) fn leave_draft(&self, project: &mut Project, leaving: DraftId) {
        for anchor in project.decisions.anchors_mut() {
            if anchor.point.draft != leaving || anchor.about != About::Row {
                continue;
            }
            let row = self.row_with(anchor.point).filter(|_| self.is_current());
            let stays = row.and_then(|row| self.ids_of(row).rfind(|id| id.draft != leaving));
            let found = stays.and_then(|id| anchors::anchor(self.document(id.draft)?, id, About::Row));
            *anchor = found.unwrap_or_else(|| anchor.clone());
        }
    }
}

/// Reading.
impl Workspace {
    /// The points of a row, in the order of the drafts.
    pub fn ids_of(&self, row: usize) -> impl DoubleEndedIterator<Item = PointId> {
        let cells = self.table().rows.get(row).map_or(&[][..], |row| &row.cells).iter().enumerate();
        let points =
            cells.flat_map(|(draft, cell)| cell.points.iter().map(move |&point| At { draft, point }));
        points.filter_map(|at| self.id_of(at))
    }

    /// The first point of a row in the newest draft that has it.
    pub fn newest_of(&self, row: usize) -> Option<PointId> {
        let cells = self.table().rows.get(row)?.cells.iter().enumerate().rev();
        let mut firsts = cells.filter_map(|(draft, c)| Some(At { draft, point: *c.points.first()? }));
        self.id_of(firsts.next()?)
    }

    /// What the reader ruled on a row, the last first.
    pub fn rulings_on(&self, row: usize) -> impl Iterator<Item = &Ruling> {
        let all = self.project().decisions.verdicts.iter().rev();
        all.filter(move |ruling| self.row_with(ruling.anchor.point) == Some(row))
    }

    /// What hangs what was taken up on the words that are chosen, or else on the selected row.
    pub fn attach_here(&self) -> Option<MarkEdit> {
        self.taken_up()?;
        let row = self.selection().filter(|_| self.is_current())?;
        let (point, about) = self.chosen_words().or_else(|| Some((self.newest_of(row)?, About::Point)))?;
        Some(MarkEdit::Hang { point, about })
    }

    /// The verdicts that a row is offered, and those that were given without being offered.
    pub fn offered_verdicts(&self) -> Vec<String> {
        let project = self.project();
        let own = &project.settings.verdicts;
        let mut offered = if own.is_empty() { self.usual_verdicts() } else { own.clone() };
        for ruling in &project.decisions.verdicts {
            if !offered.contains(&ruling.verdict) {
                offered.push(ruling.verdict.clone());
            }
        }
        offered
    }

    /// The verdicts that are offered in a comparison that has no list of its own.
    fn usual_verdicts(&self) -> Vec<String> {
        self.preferences().offered_verdicts()
    }

    /// The tags that a note may be given: the reader's own, and those of other notes.
    pub fn offered_tags(&self) -> Vec<String> {
        let mut offered = self.preferences().tags.clone();
        let others = self.tags().into_iter().filter(|tag| !offered.iter().any(|own| own == tag));
        let others: Vec<String> = others.map(str::to_owned).collect();
        offered.extend(others);
        offered
    }

    /// The name under which the reader writes.
    pub fn reader(&self) -> String {
        self.preferences().reader.clone()
    }

    /// Everyone who wrote a note, ruled or put a bookmark, each once, in order.
    pub fn authors(&self) -> Vec<&str> {
        let said = &self.project().decisions;
        let notes = said.annotations.iter().filter(|note| !note.is_deleted());
        let notes = notes.flat_map(|note| {
            let replies = note.replies.iter().map(|reply| &reply.author);
            std::iter::once(&note.author).chain(replies)
        });
        let rulings = said.verdicts.iter().map(|ruling| &ruling.author);
        let all = notes.chain(rulings).chain(said.bookmarks.iter().map(|mark| &mark.author));
        let all: std::collections::BTreeSet<&str> = all.map(String::as_str).collect();
        all.into_iter().collect()
    }
}

fn anchor_of(project: &mut Project, taken: Hangs) -> Option<&mut Anchor> {
    let said = &mut project.decisions;
    match taken {
        Hangs::Note(id) => {
            let mut notes = said.annotations.iter_mut().filter(|note| !note.is_deleted());
            notes.find(|note| note.id == id).map(|note| &mut Arc::make_mut(note).anchor)
        }
        Hangs::Verdict(index) => said.verdicts.get_mut(index).map(|ruling| &mut ruling.anchor),
        Hangs::Bookmark(index) => said.bookmarks.get_mut(index).map(|bookmark| &mut bookmark.anchor),
    }
}
