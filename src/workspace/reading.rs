//! What the reader does to the reading of a document: corrects its points, describes it, has it read again.

use super::{Job, Level, Task, Workspace};
use crate::compare::Reading;
use crate::model::{
    About, Annotation, Comment, Cut, Draft, DraftId, DraftKind, Markup, MarkupKind, Part, PointId, Project,
    Provenance, SegmentDecision,
};
use crate::project::anchors::{self, Missed};
use crate::project::{notes, originals};
use crate::segment::{self, carrying};
use crate::words::{say, say_with};
use std::path::PathBuf;
use std::sync::Arc;

/// What a document is described by besides its short name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What it calls itself.
    Title,
    /// When it was written, as the reader puts it.
    Date,
    /// Who wrote it.
    Author,
    /// The language of its text, ISO 639-1.
    Language,
}

impl Workspace {
    /// A document of the project, draft or article.
    pub fn document(&self, id: DraftId) -> Option<&Arc<Draft>> {
        documents(self.project()).find(|draft| draft.id == id)
    }

    /// The document to look at first: the first one with a doubt about its reading, or the first.
    pub fn inspectable(&self) -> Option<DraftId> {
        let doubtful = documents(self.project()).find(|draft| !draft.warnings.is_empty());
        doubtful.or_else(|| documents(self.project()).next()).map(|draft| draft.id)
    }

    /// Corrects the points of a document, if the correction changes any.
    pub(super) fn correct(&mut self, decision: SegmentDecision) -> Vec<Job> {
        let label = match decision.cut {
            Cut::Merge => say("edit-merge"),
            Cut::Split => say("edit-split"),
            Cut::Depth(_) => say("edit-depth"),
            Cut::Label(_) => say("edit-label"),
            Cut::Exclude => say("edit-exclude"),
            Cut::Include(_) => say("edit-include"),
            Cut::Commentary(_) => say("edit-commentary"),
        };
        self.edit(label, |project| {
            let Some(before) = documents(project).find(|draft| draft.id == decision.at.draft).cloned() else {
                return false;
            };
            let mut segments = project.decisions.segments.clone();
            segments.push(decision);
            let after = segment::corrected(&before, &segments);
            if (&after.points, &after.outside) == (&before.points, &before.outside) {
                return false;
            }
            anchors::follow(project, &after);
            project.decisions.segments = segments;
            replace(project, after);
            true
        })
    }

    /// Takes back all corrections of a document.
    pub(super) fn as_found(&mut self, id: DraftId) -> Vec<Job> {
        self.edit(say("edit-uncorrect"), |project| {
            let count = project.decisions.segments.len();
            project.decisions.segments.retain(|one| one.at.draft != id);
            let Some(draft) = documents(project).find(|draft| draft.id == id) else { return false };
            let after = segment::corrected(draft, &project.decisions.segments);
            anchors::follow(project, &after);
            replace(project, after);
            project.decisions.segments.len() != count
        })
    }

    /// Gives a document another short name, unless another has it.
    pub(super) fn rename(&mut self, id: DraftId, siglum: &str) -> Vec<Job> {
        let taken = documents(self.project()).find(|d| d.siglum == siglum);
        match taken {
            _ if siglum.is_empty() => {}
            Some(other) if other.id == id => {}
            Some(_) => self.tell(Level::Error, say_with("tell-siglum-taken", &[("siglum", siglum.into())])),
            None => {
                return self.edit(say("edit-rename"), |project| {
                    let all = project.drafts.iter_mut().chain(&mut project.articles);
                    let Some(draft) = all.into_iter().find(|d| d.id == id) else { return false };
                    Arc::make_mut(draft).siglum = siglum.to_owned();
                    true
                });
            }
        }
        Vec::new()
    }

    /// Writes down what a document is.
    pub(super) fn describe(&mut self, id: DraftId, field: Field, text: &str) -> Vec<Job> {
        let text = text.trim().to_owned();
        self.edit(say("edit-describe"), |project| {
            let Some(draft) = documents(project).find(|draft| draft.id == id) else { return false };
            let mut draft = Draft::clone(draft);
            let some = (!text.is_empty()).then(|| text.clone());
            let of = |draft: &Draft| (draft.title.clone(), draft.provenance.clone(), draft.language.clone());
            let before = of(&draft);
            match field {
                Field::Language => draft.language = some,
                Field::Title if text.is_empty() => return false,
                Field::Title => draft.title = text,
                Field::Date => draft.provenance.date = some,
                Field::Author => draft.provenance.author = some,
            }
            let changed = before != of(&draft);
            replace(project, draft);
            changed
        })
    }

    /// Has a document read again, as a draft or an article and with its tracked changes as said.
    pub(super) fn reread(&self, id: DraftId, reading: Reading) -> Vec<Job> {
        self.document(id).map(|draft| self.read_again(Draft::clone(draft), reading)).into_iter().collect()
    }

    /// Reads a document from its files, of which those with a name alone lie beside the comparison.
    fn read_again(&self, mut draft: Draft, reading: Reading) -> Job {
        let parts = draft.parts.iter_mut().map(|part| &mut part.provenance);
        for about in parts.chain([&mut draft.provenance]) {
            about.path = originals::beside(&about.path, self.path()).display().to_string();
        }
        Job::Work(Task::Reread { draft: Arc::new(draft), reading })
    }

    /// Adds files to a draft as further documents.
    pub(super) fn add_parts(&self, id: DraftId, paths: Vec<PathBuf>) -> Vec<Job> {
        let Some(draft) = self.document(id).filter(|_| !paths.is_empty()) else { return Vec::new() };
        let mut parts = match draft.parts.is_empty() {
            true => vec![whole(draft)],
            false => draft.parts.clone(),
        };
        let end = draft.text.len();
        parts.extend(paths.into_iter().map(|path| Part {
            siglum: path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
            title: String::new(),
            span: end..end,
            provenance: Provenance { path: path.display().to_string(), ..Provenance::default() },
        }));
        self.arrange(id, parts)
    }

    /// Has a draft read anew from these documents, in this order and under these names.
    pub(super) fn arrange(&self, id: DraftId, parts: Vec<Part>) -> Vec<Job> {
        let Some(draft) = self.document(id).filter(|_| !parts.is_empty()) else { return Vec::new() };
        let reading = Reading { kind: Some(draft.kind), revisions: draft.provenance.revisions };
        vec![self.read_again(Draft { parts, ..Draft::clone(draft) }, reading)]
    }

    /// Puts a document that was read again in the place of the one before. Its name and description
    /// stay; notes and decisions go to where their words stand now.
    pub(super) fn take_again(&mut self, id: DraftId, fresh: Draft) -> Vec<Job> {
        let mut lost = Vec::new();
        let jobs = self.edit(say("edit-reread"), |project| {
            let Some(before) = documents(project).find(|draft| draft.id == id).cloned() else { return false };
            let mut fresh = Draft { id, siglum: before.siglum.clone(), title: before.title.clone(), ..fresh };
            fresh.language = before.language.clone().or(fresh.language);
            let about = &before.provenance;
            fresh.provenance.author = about.author.clone().or(fresh.provenance.author);
            fresh.provenance.date = about.date.clone().or(fresh.provenance.date);
            lost = carry(project, &before, &mut fresh);
            match before.kind == fresh.kind {
                true => replace(project, fresh),
                false => {
                    project.drafts.retain(|draft| draft.id != id);
                    project.articles.retain(|draft| draft.id != id);
                    match fresh.kind {
                        DraftKind::Draft => project.drafts.push(Arc::new(fresh)),
                        DraftKind::Article => project.articles.push(Arc::new(fresh)),
                    }
                }
            }
            take_comments(project, id, &before.marks);
            true
        });
        for (level, what) in lost {
            self.tell(level, what);
        }
        self.changed.retain(|changed| *changed != id);
        jobs
    }
}

/// A draft of one document as the only part of itself.
fn whole(draft: &Draft) -> Part {
    Part {
        siglum: draft.siglum.clone(),
        title: draft.title.clone(),
        span: 0..draft.text.len(),
        provenance: draft.provenance.clone(),
    }
}

/// Documents that were opened together, drafts in the order of their dates where each has one: a file
/// dialog hands them over by name, and a draft says when it was published.
pub(super) fn by_date(mut documents: Vec<Draft>) -> Vec<Draft> {
    let is_draft = |draft: &Draft| draft.kind == DraftKind::Draft;
    if documents.iter().all(|draft| !is_draft(draft) || draft.provenance.date.is_some()) {
        let date = |draft: &Draft| is_draft(draft).then(|| draft.provenance.date.clone()).flatten();
        documents.sort_by_key(|draft| (!is_draft(draft), date(draft)));
    }
    documents
}

/// The drafts and articles of a project.
pub(super) fn documents(project: &Project) -> impl Iterator<Item = &Arc<Draft>> {
    project.drafts.iter().chain(&project.articles)
}

fn replace(project: &mut Project, draft: Draft) {
    let mut all = project.drafts.iter_mut().chain(&mut project.articles);
    if let Some(place) = all.find(|other| other.id == draft.id) {
        *place = Arc::new(draft);
    }
}

/// Makes notes of the comments of a document, each at its words and with its author and answers, but for
/// those that are notes already and those `taken` before, of which the reader may have changed or deleted the notes.
pub(super) fn take_comments(project: &mut Project, id: DraftId, taken: &[Markup]) {
    let Some(draft) = documents(project).find(|draft| draft.id == id).cloned() else { return };
    for mark in &draft.marks {
        let MarkupKind::Comment(comment) = &mark.kind else { continue };
        let (body, author) = (comment.text.trim(), comment.by.author.as_str());
        let at = comment.by.date.as_deref().unwrap_or_default();
        let known = |note: &Arc<Annotation>| {
            let says = note.author == author && note.body == body;
            let answers = note.replies.iter().any(|reply| reply.author == author && reply.body == body);
            note.anchor.point.draft == id && (says || answers)
        };
        let was_taken = |mark: &Markup| match &mark.kind {
            MarkupKind::Comment(before) => (before.text.trim(), &before.by) == (body, &comment.by),
            _ => false,
        };
        if body.is_empty() || taken.iter().any(was_taken) || project.decisions.annotations.iter().any(known) {
            continue;
        }
        let asked = comment.answers.and_then(|answered| asked(&draft, answered));
        if let Some(asked) = asked {
            // A note that the reader has worded anew is still that of its author and time.
            let began = |note: &Annotation| {
                let (by, words) = (&asked.by, asked.text.trim());
                let same_time = by.date.as_ref().is_some_and(|date| *date == note.created);
                note.body == words || !note.body.is_empty() && same_time && note.author == by.author
            };
            let mut notes = project.decisions.annotations.iter_mut();
            let thread = notes.find(|note| note.anchor.point.draft == id && began(note));
            if let Some(thread) = thread {
                notes::reply(Arc::make_mut(thread), author, body, at);
                continue;
            }
        }
        let holder = draft.points.iter().rposition(|point| point.start() as usize <= mark.span.start);
        let Some(point) = holder.or((!draft.points.is_empty()).then_some(0)) else { continue };
        let Some(anchor) = anchors::anchor(&draft, draft.id_of(point), About::Point) else { continue };
        let mut note = notes::new(project, anchor, author, body, at);
        note.resolved.set(comment.resolved);
        project.decisions.annotations.push(Arc::new(note));
    }
}

/// The comment that began the thread in which a comment stands.
fn asked(draft: &Draft, id: u32) -> Option<&Comment> {
    let find = |id: u32| {
        draft.marks.iter().find_map(|mark| match &mark.kind {
            MarkupKind::Comment(comment) if comment.id == id => Some(comment),
            _ => None,
        })
    };
    let mut first = find(id)?;
    // A file may say that comments answer each other in a circle.
    for _ in 0..draft.marks.len() {
        match first.answers.and_then(find) {
            Some(above) => first = above,
            None => break,
        }
    }
    Some(first)
}

/// Carries what the reader said of a document over to its new version. Returns a sentence for each
/// note or decision that has no place there; notes are kept all the same.
fn carry(project: &mut Project, before: &Draft, fresh: &mut Draft) -> Vec<(Level, String)> {
    let mut lost = Vec::new();
    let byte = |at: u32| {
        carrying::place(&before.text, &fresh.text, at as usize).and_then(|at| u32::try_from(at).ok())
    };
    let end = |start: u32, old: &PointId, end: u32| {
        // The end is where the same words end: as far behind the start as before, or at the end of the text.
        let length = end.saturating_sub(old.start);
        start.saturating_add(length).min(u32::try_from(fresh.text.len()).unwrap_or(u32::MAX))
    };
    let mut segments = Vec::with_capacity(project.decisions.segments.len());
    for mut one in std::mem::take(&mut project.decisions.segments) {
        if one.at.draft != before.id {
            segments.push(one);
            continue;
        }
        let Some(start) = byte(one.at.start) else {
            let words = words_at(&before.text, one.at.start);
            lost.push(told(Lost::Correction, before, words));
            continue;
        };
        match &mut one.cut {
            Cut::Include(to) | Cut::Commentary(to) => *to = end(start, &one.at, *to),
            _ => {}
        }
        one.at.start = start;
        segments.push(one);
    }
    *fresh = segment::corrected(fresh, &segments);
    project.decisions.segments = segments;
    for (what, says) in anchors::carry(project, before, fresh) {
        lost.push(told(Lost::Hung(what), before, words_at(&says, 0)));
    }
    let mut stays = |point: &mut PointId, what: Lost| {
        if point.draft != before.id {
            return true;
        }
        let found = carrying::point(before, fresh, *point);
        match found {
            Some(found) => *point = found,
            None => lost.push(told(what, before, words_at(&before.text, point.start))),
        }
        found.is_some()
    };
    let said = &mut project.decisions;
    said.links.retain_mut(|one| one.points.iter_mut().all(|point| stays(point, Lost::Pair)));
    said.wordings.retain_mut(|one| one.points.iter_mut().all(|point| stays(point, Lost::Wording)));
    said.statuses.retain_mut(|one| stays(&mut one.point, Lost::Status));
    said.absences.retain_mut(|one| stays(&mut one.point, Lost::Absence));
    lost
}

/// What of a document may have no place in its new version.
#[derive(Clone, Copy)]
enum Lost {
    Hung(Missed),
    Correction,
    Pair,
    Wording,
    Status,
    Absence,
}

/// That something has no place in the new version of a document, with the words it was about or says.
fn told(what: Lost, before: &Draft, words: String) -> (Level, String) {
    let parts = [("draft", before.siglum.as_str().into()), ("words", words.into())];
    let level = match what {
        Lost::Hung(Missed::Note | Missed::Verdict | Missed::Bookmark) => Level::Adrift,
        _ => Level::Info,
    };
    let sentence = match what {
        Lost::Hung(Missed::Note) => say_with("reread-lost-note", &parts),
        Lost::Hung(Missed::Verdict) => say_with("reread-lost-verdict", &parts),
        Lost::Hung(Missed::Bookmark) => say_with("reread-lost-bookmark", &parts),
        Lost::Hung(Missed::Words) => say_with("reread-lost-words", &parts),
        Lost::Correction => say_with("reread-lost-correction", &parts),
        Lost::Pair => say_with("reread-lost-pair", &parts),
        Lost::Wording => say_with("reread-lost-wording", &parts),
        Lost::Status => say_with("reread-lost-status", &parts),
        Lost::Absence => say_with("reread-lost-absence", &parts),
    };
    (level, sentence)
}

/// The first words from a byte of a text on.
fn words_at(text: &str, at: u32) -> String {
    let rest = text.get(at as usize..).unwrap_or_default();
    let mut words = rest.split_whitespace();
    let mut first = words.by_ref().take(8).collect::<Vec<_>>().join(" ");
    if words.next().is_some() {
        first.push('…');
    }
    first
}

#[cfg(test)]
mod tests {
    use super::by_date;
    use crate::compare::draft_of;
    use crate::model::{Draft, DraftId};

    /// Opens documents with these openings together; the columns they take, by number.
    fn check(openings: &[&str], expected: &[usize]) {
        let draft = |(n, opening): (usize, &&str)| {
            let text =
                format!("{opening}\n\n1. The line of contact is frozen.\n\n2. Prisoners are exchanged.\n");
            Draft { title: n.to_string(), ..draft_of(text.as_bytes(), "", DraftId(0), None).unwrap() }
        };
        let columns = by_date(openings.iter().enumerate().map(draft).collect());
        let columns: Vec<usize> = columns.iter().map(|draft| draft.title.parse().unwrap()).collect();
        assert_eq!(columns, expected, "{openings:?}");
    }

    #[test]
    fn drafts_opened_together_stand_in_the_order_of_their_dates() {
        let (first, last) = ("Circulated on 21 November 2025.", "Published on 24 December 2025.");
        check(&[last, first], &[1, 0]);
        check(&[last, "Reported on 23 November 2025.", first], &[2, 1, 0]);
        check(&[last, "Another draft.", first], &[0, 1, 2]);
        check(&[first, first], &[0, 1]);
    }
}
