//! Decisions in two copies. Each was said or taken back at some turn of its copy, counted over all that
//! is said there: of two copies of one decision the greater turn holds, and an odd turn says that it stands.

use super::Side;
use crate::model::{
    About, AbsenceDecision, Anchor, Annotation, Bookmark, Decisions, DraftId, LinkDecision, NoteId, PointId,
    Project, Ruling, SegmentDecision, Settings, StatusDecision, Verdict, WordingDecision,
};
use crate::project::{anchors, notes};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Settings, and what decides which of two hold.
pub struct Setting {
    turn: u32,
    settings: Settings,
}

/// The settings of a project whose documents have other numbers.
pub fn settings(project: &Project, number: &dyn Fn(DraftId) -> DraftId) -> Setting {
    let mut settings = project.settings.clone();
    settings.base = settings.base.map(number);
    Setting { turn: project.decisions.said.get(&settings_name()).copied().unwrap_or(0), settings }
}

/// Writes down what was said and taken back between two states of a comparison, so that its copies can
/// be brought together. A turn is counted for each.
pub fn stamp(before: &Project, after: &mut Project) {
    let order = |project: &Project| -> Vec<DraftId> {
        project.drafts.iter().chain(&project.articles).map(|draft| draft.id).collect()
    };
    if order(before) != order(after) {
        after.decisions.columns.clear();
    }
    let other_settings = !before.settings.compares_as(&after.settings);
    let alike = compares_alike(&before.decisions, &after.decisions);
    if !other_settings && alike && same_rows(&before.decisions, &after.decisions) {
        return;
    }
    let [old_names, new_names] = [before, &*after].map(|project| -> BTreeMap<DraftId, String> {
        super::keys(project).iter().map(|(id, key)| (*id, super::column_name(key))).collect()
    });
    let old_name = |id| known(&old_names, id);
    let new_name = |id| known(&new_names, id);
    let (old, new) = (tally(&before.decisions, &old_name), tally(&after.decisions, &new_name));
    let mut said = turns(&before.decisions, &old_name);
    let mut turn = said.values().copied().max().unwrap_or(0);
    let mut say = |name: NoteId, stands: bool| {
        turn = turn.saturating_add(1) | 1;
        turn = turn.saturating_add(u32::from(!stands));
        said.insert(name, turn);
    };
    // What was said of a text that is not here any more is not taken back: another copy may have the text.
    let is_here = |one: &dyn Said| {
        one.points().iter().all(|point| new_names.values().any(|name| *name == old_name(point.draft)))
    };
    for one in all(&before.decisions).into_iter().flatten().filter(|one| is_here(*one)) {
        let name = one.name(&old_name);
        if !new.contains_key(&name) {
            say(name, false);
        }
    }
    for one in all(&after.decisions).into_iter().flatten() {
        let name = one.name(&new_name);
        if new.get(&name) > old.get(&name) {
            say(name, true);
        }
    }
    if other_settings {
        say(settings_name(), true);
    }
    after.decisions.said = said;
}

/// Whether the same is compared by two readers' decisions: they differ at most in notes, verdicts and bookmarks.
pub fn compares_alike(one: &Decisions, other: &Decisions) -> bool {
    fn said(all: &Decisions) -> impl PartialEq + '_ {
        (&all.links, &all.wordings, &all.statuses, &all.absences, &all.segments)
    }
    said(one) == said(other)
}

/// Whether the same is said of rows.
fn same_rows(one: &Decisions, other: &Decisions) -> bool {
    (&one.verdicts, &one.bookmarks) == (&other.verdicts, &other.bookmarks)
}

fn known(names: &BTreeMap<DraftId, String>, id: DraftId) -> String {
    names.get(&id).cloned().unwrap_or_else(|| id.0.to_string())
}

/// Both copies in one.
pub fn merge(a: &Side, b: &Side, name: &dyn Fn(DraftId) -> String) -> (Decisions, Settings) {
    let sides = [a, b];
    let mut said: BTreeMap<NoteId, u32> = BTreeMap::new();
    for (id, turn) in sides.iter().flat_map(|side| turns(&side.decisions, name)) {
        let known = said.entry(id).or_default();
        *known = turn.max(*known);
    }
    let weight = |setting: &&Setting| {
        let bare =
            Settings { base: None, verdicts: Vec::new(), originals: false, ..setting.settings.clone() };
        (setting.turn, text(&bare), setting.settings.base.map(name))
    };
    let settings = sides.iter().map(|side| &side.settings).max_by_key(weight);
    let decisions = Decisions {
        links: standing(sides.map(|side| &side.decisions.links), &said, name),
        wordings: standing(sides.map(|side| &side.decisions.wordings), &said, name),
        statuses: standing(sides.map(|side| &side.decisions.statuses), &said, name),
        absences: standing(sides.map(|side| &side.decisions.absences), &said, name),
        segments: standing(sides.map(|side| &side.decisions.segments), &said, name),
        verdicts: standing(sides.map(|side| &side.decisions.verdicts), &said, name),
        bookmarks: standing(sides.map(|side| &side.decisions.bookmarks), &said, name),
        said,
        ..Decisions::default()
    };
    let mut settings = settings.map(|setting| setting.settings.clone()).unwrap_or_default();
    settings.originals = sides.iter().any(|side| side.settings.settings.originals);
    settings.verdicts = words([a, b].map(|side| side.settings.settings.verdicts.as_slice()));
    (decisions, settings)
}

/// The words for verdicts of two copies: those of both where they differ, in an order that no copy decides.
fn words(lists: [&[String]; 2]) -> Vec<String> {
    match lists {
        [one, other] if one == other || other.is_empty() => one.to_vec(),
        [[], other] => other.to_vec(),
        [one, other] => {
            let all: BTreeSet<&String> = one.iter().chain(other).collect();
            all.into_iter().cloned().collect()
        }
    }
}

/// A note for each decision that stands beside another one on the same thing, and does not hold.
pub fn conflicts(project: &Project, name: &dyn Fn(DraftId) -> String) -> Vec<Annotation> {
    let mut found = Vec::new();
    for list in all(&project.decisions).into_iter().take(CONTRADICTABLE) {
        let last: BTreeMap<String, NoteId> =
            list.iter().map(|one| (one.subject(name), one.name(name))).collect();
        for one in list {
            let id = one.name(name);
            if last.get(&one.subject(name)) != Some(&id) {
                found.extend(overruled(one, id, project));
            }
        }
    }
    found
}

/// Takes away the notes on conflicts that are none any more and to which nobody added anything: two copies that
/// met earlier have them, and two that met later had no conflict.
pub fn forget_settled(said: &mut Decisions, conflicts: &[Annotation]) {
    let standing: BTreeSet<NoteId> = conflicts.iter().map(|conflict| conflict.id).collect();
    let settled = |note: &Annotation| {
        let own = Annotation {
            id: note.id,
            anchor: note.anchor.clone(),
            body: note.body.clone(),
            ..Annotation::default()
        };
        *note == own && !standing.contains(&note.id)
    };
    let settled: BTreeSet<NoteId> =
        said.annotations.iter().filter(|note| settled(note)).map(|note| note.id).collect();
    if !settled.is_empty() {
        let names: BTreeSet<NoteId> = said.said.keys().map(|id| conflict_name(*id)).collect();
        said.annotations.retain(|note| !settled.contains(&note.id) || !names.contains(&note.id));
    }
}

fn conflict_name(decision: NoteId) -> NoteId {
    notes::name(&["conflict", &decision.to_string()])
}

fn overruled(one: &dyn Said, id: NoteId, project: &Project) -> Option<Annotation> {
    let (point, about) = one.place();
    let mut documents = project.drafts.iter().chain(&project.articles);
    let anchor = anchors::anchor_at(documents.find(|draft| draft.id == point.draft)?, point, about)?;
    Some(Annotation {
        id: conflict_name(id),
        anchor,
        body: format!("Another copy of this comparison says otherwise: {}.", one.in_words()),
        ..Annotation::default()
    })
}

/// The lists of which two entries on one thing contradict each other; corrections hold one after the other,
/// and a bookmark contradicts nothing.
const CONTRADICTABLE: usize = 5;

/// All that is said but notes, list by list.
fn all(said: &Decisions) -> [Vec<&dyn Said>; 7] {
    fn list<T: Said>(list: &[T]) -> Vec<&dyn Said> {
        list.iter().map(|one| one as &dyn Said).collect()
    }
    [
        list(&said.links),
        list(&said.wordings),
        list(&said.statuses),
        list(&said.absences),
        list(&said.verdicts),
        list(&said.segments),
        list(&said.bookmarks),
    ]
}

/// How often each thing is said.
fn tally(said: &Decisions, name: &dyn Fn(DraftId) -> String) -> BTreeMap<NoteId, usize> {
    let mut tally = BTreeMap::new();
    for one in all(said).into_iter().flatten() {
        *tally.entry(one.name(name)).or_default() += 1;
    }
    tally
}

/// Calls `change` with every document that is spoken of.
pub fn each_draft(said: &mut Decisions, change: &mut dyn FnMut(&mut DraftId)) {
    for anchor in said.anchors_mut() {
        change(&mut anchor.point.draft);
        if let About::Link(other) = &mut anchor.about {
            change(&mut other.draft);
        }
    }
    said.links.iter_mut().for_each(|one| one.each_draft(change));
    said.wordings.iter_mut().for_each(|one| one.each_draft(change));
    said.statuses.iter_mut().for_each(|one| one.each_draft(change));
    said.absences.iter_mut().for_each(|one| one.each_draft(change));
    said.segments.iter_mut().for_each(|one| one.each_draft(change));
}

fn settings_name() -> NoteId {
    notes::name(&["settings"])
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The turn of everything that is said or was taken back. What has none yet was said in the order of its list.
fn turns(said: &Decisions, name: &dyn Fn(DraftId) -> String) -> BTreeMap<NoteId, u32> {
    let mut turns = said.said.clone();
    for list in all(said) {
        for (one, turn) in list.into_iter().zip((1u32..).step_by(2)) {
            let known = turns.entry(one.name(name)).or_insert(turn);
            // A file may be edited by hand: what stands in the list was said.
            *known |= 1;
        }
    }
    turns
}

/// The decisions of two lists that stand, in the order in which they were said.
fn standing<T: Said + Clone + Serialize>(
    lists: [&Vec<T>; 2],
    said: &BTreeMap<NoteId, u32>,
    name: &dyn Fn(DraftId) -> String,
) -> Vec<T> {
    let all = lists.into_iter().flatten().map(|one| {
        let id = one.name(name);
        ((said.get(&id).copied().unwrap_or(0), id), one)
    });
    let mut chosen: BTreeMap<(u32, NoteId), &T> = BTreeMap::new();
    for (key, one) in all {
        // Two copies may say the same at other times: which of them stays is not for the order to decide.
        let known = chosen.entry(key).or_insert(one);
        *known = if text(one) > text(*known) { one } else { *known };
    }
    let mut all = chosen;
    all.retain(|(turn, _), _| turn % 2 == 1);
    all.into_values().cloned().collect()
}

/// A decision that is the same in every copy of a comparison.
trait Said {
    /// The kind, and what is said, without the points.
    fn says(&self) -> (&'static str, String);
    /// The points it speaks of.
    fn points(&self) -> Vec<PointId>;
    /// Calls `change` with the documents of these, and puts a pair in order.
    fn each_draft(&mut self, change: &mut dyn FnMut(&mut DraftId));
    /// What is said, for a reader.
    fn in_words(&self) -> String;

    /// What it is about: two decisions on the same thing contradict each other.
    fn subject(&self, name: &dyn Fn(DraftId) -> String) -> String {
        let mut points: Vec<String> =
            self.points().iter().map(|point| format!("{} {}", name(point.draft), point.start)).collect();
        points.sort();
        points.join(" ")
    }

    /// Where a note about it hangs.
    fn place(&self) -> (PointId, About) {
        match self.points().as_slice() {
            [point] => (*point, About::Point),
            [other, point, ..] => (*point, About::Link(*other)),
            [] => (PointId::default(), About::Point),
        }
    }

    /// Its name in every copy.
    fn name(&self, name: &dyn Fn(DraftId) -> String) -> NoteId {
        let (kind, says) = self.says();
        notes::name(&[kind, &says, &self.subject(name)])
    }
}

impl Said for LinkDecision {
    fn says(&self) -> (&'static str, String) {
        ("link", text(&self.verdict))
    }

    fn points(&self) -> Vec<PointId> {
        self.points.to_vec()
    }

    fn each_draft(&mut self, change: &mut dyn FnMut(&mut DraftId)) {
        self.points.iter_mut().for_each(|point| change(&mut point.draft));
        self.points.sort_unstable();
    }

    fn in_words(&self) -> String {
        match self.verdict {
            Verdict::Together => "these two points answer each other".to_owned(),
            Verdict::Confirmed => "these two points answer each other, as was found".to_owned(),
            Verdict::Apart => "these two points do not answer each other".to_owned(),
        }
    }
}

impl Said for WordingDecision {
    fn says(&self) -> (&'static str, String) {
        ("wording", text(&self.wording))
    }

    fn points(&self) -> Vec<PointId> {
        self.points.to_vec()
    }

    fn each_draft(&mut self, change: &mut dyn FnMut(&mut DraftId)) {
        self.points.iter_mut().for_each(|point| change(&mut point.draft));
        self.points.sort_unstable();
    }

    fn in_words(&self) -> String {
        format!("the words of this pair are {}", text(&self.wording).trim_matches('"'))
    }
}

impl Said for StatusDecision {
    fn says(&self) -> (&'static str, String) {
        ("status", text(&self.state))
    }

    fn points(&self) -> Vec<PointId> {
        vec![self.point]
    }

    fn each_draft(&mut self, change: &mut dyn FnMut(&mut DraftId)) {
        change(&mut self.point.draft);
    }

    fn in_words(&self) -> String {
        format!("the status of this point is {}", text(&self.state).trim_matches('"'))
    }
}

impl Said for AbsenceDecision {
    fn says(&self) -> (&'static str, String) {
        ("absence", text(&self.kind))
    }

    fn points(&self) -> Vec<PointId> {
        vec![self.point, PointId { draft: self.draft, start: u32::MAX }]
    }

    fn each_draft(&mut self, change: &mut dyn FnMut(&mut DraftId)) {
        change(&mut self.point.draft);
        change(&mut self.draft);
    }

    fn place(&self) -> (PointId, About) {
        (self.point, About::Row)
    }

    fn in_words(&self) -> String {
        format!("the absence of this row is {}", text(&self.kind).trim_matches('"'))
    }
}

impl Said for SegmentDecision {
    fn says(&self) -> (&'static str, String) {
        ("segment", text(&self.cut))
    }

    fn points(&self) -> Vec<PointId> {
        vec![self.at]
    }

    fn each_draft(&mut self, change: &mut dyn FnMut(&mut DraftId)) {
        change(&mut self.at.draft);
    }

    fn in_words(&self) -> String {
        format!("this point is read in another way: {}", text(&self.cut))
    }
}

impl Said for Ruling {
    fn says(&self) -> (&'static str, String) {
        ("verdict", self.verdict.clone())
    }

    fn points(&self) -> Vec<PointId> {
        vec![self.anchor.point]
    }

    fn each_draft(&mut self, change: &mut dyn FnMut(&mut DraftId)) {
        change(&mut self.anchor.point.draft);
    }

    fn subject(&self, name: &dyn Fn(DraftId) -> String) -> String {
        hung(&self.anchor, name)
    }

    fn place(&self) -> (PointId, About) {
        (self.anchor.point, About::Row)
    }

    fn in_words(&self) -> String {
        format!("the verdict on this row is {}", self.verdict)
    }
}

impl Said for Bookmark {
    fn says(&self) -> (&'static str, String) {
        ("bookmark", String::new())
    }

    fn points(&self) -> Vec<PointId> {
        vec![self.anchor.point]
    }

    fn each_draft(&mut self, change: &mut dyn FnMut(&mut DraftId)) {
        change(&mut self.anchor.point.draft);
    }

    fn subject(&self, name: &dyn Fn(DraftId) -> String) -> String {
        hung(&self.anchor, name)
    }

    fn in_words(&self) -> String {
        "this row is to be come back to".to_owned()
    }
}

/// Where something hangs; what has lost its place is told from others by its words.
fn hung(anchor: &Anchor, name: &dyn Fn(DraftId) -> String) -> String {
    let words = if anchor.point.start == anchors::NOWHERE { anchor.exact.as_str() } else { "" };
    format!("{} {}{words}", name(anchor.point.draft), anchor.point.start)
}
