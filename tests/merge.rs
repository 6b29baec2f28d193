//! Two copies of a comparison brought together: nothing is lost, and the order makes no difference.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use std::sync::Arc;
use travaux::compare;
use travaux::model::{
    About, Annotation, Cut, Draft, DraftId, DraftKind, PointId, Project, SegmentDecision, State, Wording,
};
use travaux::project::originals::{self, Gathered};
use travaux::project::{self, merge::merge, merge::together};
use travaux::workspace::{Action, Contest, MarkEdit, NoteEdit, Outcome, Workspace};

const PLANS: [&str; 4] = [
    "1. Fire ceases at noon. Guns fall silent.\n\n2. Grain leaves the harbour.\n\n3. Courts sit on Mondays.\n",
    "1. Fire ceases at dusk. Guns fall silent.\n\n2. Grain leaves the harbour.\n\n3. Courts sit daily.\n",
    "1. Bread is free. Salt is not.\n\n2. Grain leaves the harbour by sea.\n",
    "1. Courts sit.\n\n2. Prisoners go home.\n",
];
const WORDS: [&str; 4] = ["Why?", "Ask the lawyers.", "No.", "See Article 5."];

fn document(nth: usize) -> Draft {
    compare::draft_of(PLANS[nth].as_bytes(), "plan.md", DraftId(0), Some(DraftKind::Draft)).unwrap()
}

fn open(workspace: &mut Workspace, nth: usize) {
    let documents = vec![document(nth)];
    let failures = Vec::new();
    workspace.apply(Action::Finished(Outcome::Read { documents, project: None, failures, sample: false }));
}

fn copy_of(project: &Project) -> Workspace {
    let mut workspace = Workspace::default();
    let bytes = project::write(project);
    let read = project::read(&bytes, "copy.travaux".as_ref()).unwrap();
    workspace.apply(Action::Finished(Outcome::Read {
        documents: Vec::new(),
        project: Some((Box::new(read), "copy.travaux".into())),
        failures: Vec::new(),
        sample: false,
    }));
    workspace
}

/// One step of somebody's work: what, on which note or point, with which words, at which time.
type Step = (u8, usize, usize, u8);

fn act(workspace: &mut Workspace, (what, which, words, time): Step) {
    let at = format!("2026-03-01T12:00:{:02}Z", time % 60);
    let body = WORDS[words % WORDS.len()].to_owned();
    let project = workspace.project();
    let drafts = &project.drafts;
    let draft = &drafts[which % drafts.len()];
    let other = &drafts[(which + 1) % drafts.len()];
    let point = draft.id_of(words % draft.points.len());
    let partner = other.id_of(which % other.points.len());
    let live = project.decisions.annotations.iter().filter(|n| !n.is_deleted());
    let live: Vec<&Annotation> = live.map(Arc::as_ref).collect();
    let note = live.get(which % live.len().max(1)).copied();
    let id = note.map(|note| note.id).unwrap_or_default();
    let reply = note.and_then(|note| note.replies.first()).map(|reply| reply.id).unwrap_or_default();
    let tag = WORDS[time as usize % 2].to_owned();
    let action = match what % 20 {
        0 | 1 => NoteEdit::Add { point, about: About::Point, body },
        2 | 3 => NoteEdit::Rewrite { id, body },
        4 | 5 => NoteEdit::Reply { id, body },
        6 => NoteEdit::Delete(id),
        7 => NoteEdit::TakeBack { id, reply },
        8 => NoteEdit::Tag { id, tag, on: time % 3 != 0 },
        9 => NoteEdit::Resolve(id, time % 2 == 0),
        what => {
            let pair = [point, partner];
            let action = match what {
                10 if draft.id != other.id => Action::Contest(Contest::Part(pair)),
                11 if draft.id != other.id => Action::Contest(Contest::Confirm(pair)),
                12 => Action::Contest(Contest::Status(
                    point,
                    if time % 2 == 0 { State::Open } else { State::Agreed },
                )),
                13 if draft.id != other.id => Action::Contest(Contest::Wording(
                    pair,
                    if time % 2 == 0 { Wording::Reworded } else { Wording::Unchanged },
                )),
                14 => {
                    let start = PLANS[0].find("Guns").unwrap() as u32;
                    let at = PointId { draft: draft.id, start };
                    Action::Correct(SegmentDecision {
                        at,
                        cut: if time % 2 == 0 { Cut::Split } else { Cut::Merge },
                    })
                }
                16 => {
                    let verdict = ["accept", "reject"][time as usize % 2].to_owned();
                    workspace.apply(Action::Mark(MarkEdit::Judge { point, verdict }, at));
                    return;
                }
                17 => {
                    workspace.apply(Action::Mark(MarkEdit::Bookmark(point), at));
                    return;
                }
                18 => {
                    let offer = MarkEdit::Offer(
                        WORDS[..=words % WORDS.len()].iter().rev().map(|w| (*w).to_owned()).collect(),
                    );
                    workspace.apply(Action::Mark(offer, at));
                    return;
                }
                19 => {
                    let original = Arc::new(originals::pack(draft.text.as_bytes()).unwrap());
                    let found = [(draft.provenance.sha256.clone(), original)].into();
                    let gathered = Gathered { found, ..Gathered::default() };
                    workspace.apply(Action::KeepOriginals(time % 3 != 0));
                    workspace.apply(Action::Finished(Outcome::Gathered(gathered)));
                    return;
                }
                _ if time % 4 == 0 => Action::Move { id: draft.id, by: 1 },
                _ => return open(workspace, time as usize % PLANS.len()),
            };
            workspace.apply(action);
            return;
        }
    };
    workspace.apply(Action::Note(action, at));
}

fn worked(base: &Project, steps: &[Step]) -> Project {
    let mut workspace = copy_of(base);
    steps.iter().for_each(|step| act(&mut workspace, *step));
    workspace.project().clone()
}

fn base() -> Project {
    let mut workspace = Workspace::default();
    open(&mut workspace, 0);
    open(&mut workspace, 1);
    for nth in 0..3 {
        act(&mut workspace, (0, nth, nth, nth as u8));
    }
    workspace.project().clone()
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((0u8..20, 0usize..6, 0usize..6, 0u8..60), 0..12)
}

/// Every text of notes and replies that is not taken back.
fn texts(project: &Project) -> Vec<String> {
    let notes = project.decisions.annotations.iter();
    notes.flat_map(|n| std::iter::once(&n.body).chain(n.replies.iter().map(|r| &r.body)).cloned()).collect()
}

/// Fails with the lines of the file in which two projects differ.
fn same(one: &Project, other: &Project, how: &str) -> Result<(), TestCaseError> {
    let lines = |project| String::from_utf8(project::write(project)).unwrap();
    let (left, right) = (lines(one), lines(other));
    let only = |a: &str, b: &str| -> Vec<String> {
        a.lines().filter(|line| !b.lines().any(|other| other == *line)).map(str::to_owned).collect()
    };
    prop_assert!(left == right, "{how}: {:#?}\nagainst {:#?}", only(&left, &right), only(&right, &left));
    prop_assert!(one == other, "{how}");
    Ok(())
}

/// One parts a pair, another confirms it, and a third did both: those who meet first write a note on their conflict.
#[test]
fn a_conflict_that_a_third_copy_settles_leaves_no_note_in_any_order() {
    let base = base();
    let [a, b, c] = [vec![(10, 5, 0, 0)], vec![(11, 5, 3, 0)], vec![(10, 0, 0, 0), (11, 5, 3, 0)]]
        .map(|s| worked(&base, &s));
    let says = |project: &Project| texts(project).iter().any(|text| text.contains("says otherwise"));
    let (ab, bc) = (merge(&a, &b), merge(&b, &c));
    assert!(says(&ab) && !says(&bc));
    same(&merge(&ab, &c), &merge(&a, &bc), "in either grouping").unwrap();
    // What somebody answered stays.
    let mut answered = copy_of(&ab);
    let id =
        answered.project().decisions.annotations.iter().find(|n| n.body.contains("otherwise")).unwrap().id;
    let reply = NoteEdit::Reply { id, body: "Ask them.".to_owned() };
    answered.apply(Action::Note(reply, "2026-03-01T12:00:00Z".to_owned()));
    assert!(says(&merge(answered.project(), &c)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn merging_is_indifferent_to_order_and_repetition(a in steps(), b in steps(), c in steps()) {
        let base = base();
        let [a, b, c] = [a, b, c].map(|steps| worked(&base, &steps));
        let ab = merge(&a, &b);
        same(&ab, &merge(&b, &a), "in either order")?;
        same(&merge(&ab, &b), &ab, "a second time")?;
        same(&merge(&ab, &ab), &ab, "with itself")?;
        same(&merge(&ab, &c), &merge(&a, &merge(&b, &c)), "in either grouping")?;
        let whole = together(&a, &b);
        same(&together(&whole, &a), &whole, "as it is read")?;
        let bytes = project::write(&whole);
        same(&project::read(&bytes, "both.travaux".as_ref()).unwrap(), &whole, "saved")?;
    }

    #[test]
    fn no_note_is_lost(a in steps(), b in steps()) {
        let base = base();
        let [a, b] = [a, b].map(|steps| worked(&base, &steps));
        let both = merge(&a, &b);
        for (one, other) in [(&a, &b), (&b, &a)] {
            for note in &one.decisions.annotations {
                let merged = both.decisions.annotations.iter().find(|n| n.id == note.id).expect("a note");
                let gone = other.decisions.annotations.iter().find(|n| n.id == note.id);
                let gone = gone.map(|n| n.past.clone()).unwrap_or_default();
                if !note.body.is_empty() && !gone.contains(&project::notes::wording(note)) {
                    let said = merged.body == note.body || merged.replies.iter().any(|r| r.body == note.body);
                    prop_assert!(said, "{:?} is not in {:?}", note, merged);
                }
                for reply in note.replies.iter().filter(|reply| !gone.contains(&reply.id)) {
                    let said = merged.body == reply.body || merged.replies.iter().any(|r| r.body == reply.body);
                    prop_assert!(said, "{:?} is not in {:?}", reply, merged);
                }
            }
        }
    }
}

/// Two people change the same note: the later words stand, the earlier become a reply.
#[test]
fn a_real_conflict_becomes_a_thread() {
    let base = base();
    let a = worked(&base, &[(2, 0, 1, 10)]);
    let b = worked(&base, &[(2, 0, 2, 20)]);
    let both = merge(&a, &b);
    let note = both.decisions.annotations.iter().find(|n| n.body == "No.").unwrap();
    let replies: Vec<_> = note.replies.iter().map(|reply| reply.body.as_str()).collect();
    assert_eq!(replies, ["Ask the lawyers."]);
    // Whoever saw both and wrote anew has settled it.
    let settled = worked(
        &both,
        &[(2, both.decisions.annotations.iter().position(|n| n.id == note.id).unwrap(), 3, 30)],
    );
    assert!(texts(&merge(&settled, &a)).contains(&"See Article 5.".to_owned()));
    assert!(
        texts(&merge(&settled, &a)).contains(&"Ask the lawyers.".to_owned()),
        "a reply is taken back by hand"
    );
}

/// One copy deletes a note, the other goes on with it: what was written meanwhile stays.
#[test]
fn what_one_deletes_and_another_goes_on_with_stays() {
    let base = base();
    let deleted = worked(&base, &[(6, 0, 0, 10)]);
    assert_eq!(texts(&merge(&base, &deleted)).iter().filter(|text| !text.is_empty()).count(), 2);
    let answered = worked(&base, &[(4, 0, 2, 5)]);
    assert!(texts(&merge(&deleted, &answered)).contains(&"No.".to_owned()));
}

/// Contradictory decisions: one holds, and a note says what the other copy said.
#[test]
fn contradictory_decisions_are_told() {
    let base = base();
    let a = worked(&base, &[(10, 0, 0, 1)]);
    let b = worked(&base, &[(11, 0, 0, 1)]);
    let both = merge(&a, &b);
    assert_eq!(both.decisions.links.len(), 2);
    let told: Vec<String> =
        texts(&both).into_iter().filter(|text| text.starts_with("Another copy")).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    // What one copy takes back stays taken back.
    let again = worked(&both, &[(12, 0, 0, 1)]);
    let mut workspace = copy_of(&again);
    let point = workspace.project().drafts[0].id_of(0);
    workspace.apply(Action::Contest(Contest::Status(point, State::Plain)));
    let merged = merge(workspace.project(), &again);
    assert_eq!(merged.decisions.statuses.len(), 1);
    assert_eq!(merged.decisions.statuses[0].state, State::Plain);
}

/// Two people rule otherwise on one row, and each puts a bookmark: one verdict holds, a note says the other, and
/// of the bookmarks and the lists nothing is lost.
#[test]
fn verdicts_and_bookmarks_of_both_stay() {
    let base = base();
    let a = worked(&base, &[(16, 0, 0, 0), (17, 0, 0, 1), (18, 0, 0, 1)]);
    let b = worked(&base, &[(16, 0, 0, 1), (17, 0, 0, 2), (17, 0, 1, 3), (18, 0, 1, 1)]);
    let both = merge(&a, &b);
    let verdicts: Vec<_> = both.decisions.verdicts.iter().map(|ruling| ruling.verdict.as_str()).collect();
    assert_eq!(verdicts.len(), 2, "the one that holds is the last: {verdicts:?}");
    let told: Vec<String> =
        texts(&both).into_iter().filter(|text| text.contains("the verdict on this row")).collect();
    assert_eq!(
        told,
        [format!(
            "Another copy of this comparison says otherwise: the verdict on this row is {}.",
            verdicts[0]
        )]
    );
    assert_eq!(both.decisions.bookmarks.len(), 2);
    assert_eq!(both.settings.verdicts, ["Ask the lawyers.", "Why?"]);
    // Who sees both and rules anew has settled it, also against the copies.
    let settled = worked(&both, &[(16, 0, 0, 0)]);
    assert_eq!(settled.decisions.verdicts.len(), 1);
    assert_eq!(merge(&settled, &b).decisions.verdicts, settled.decisions.verdicts);
}
