//! Notes find their words again: when points are split and joined, when a source is read in another
//! version, when a draft is taken out and brought back.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeSet;
use std::sync::Arc;
use travaux::compare;
use travaux::export::{self, Notes, Options, Report, Which};
use travaux::model::{
    About, Annotation, Bookmark, Comment, Cut, Draft, DraftId, DraftKind, Markup, MarkupKind, PointId,
    Project, Revision, Ruling, SegmentDecision,
};
use travaux::present::{self, Facet};
use travaux::project::{anchors, notes};
use travaux::workspace::{Action, Hangs, MarkEdit, NoteEdit, Outcome, Workspace};

const AT: &str = "2026-03-01T12:00:00Z";

fn document(text: &str) -> Draft {
    compare::draft_of(text.as_bytes(), "plan.md", DraftId(0), Some(DraftKind::Draft)).unwrap()
}

fn open(workspace: &mut Workspace, text: &str) -> DraftId {
    let documents = vec![document(text)];
    let failures = Vec::new();
    workspace.apply(Action::Finished(Outcome::Read { documents, project: None, failures, sample: false }));
    workspace.project().drafts.last().unwrap().id
}

/// A text with a note at `|`, or on the words between `[` and `]`.
fn noted(text: &str) -> (Workspace, DraftId) {
    let mut workspace = Workspace::default();
    let plain = text.replace(['|', '[', ']'], "");
    let id = open(&mut workspace, &plain);
    let start = text.find(['|', '[']).unwrap();
    let end = text.find(']').map(|end| end - 1);
    let draft = workspace.document(id).unwrap();
    let holder = draft.points.iter().rposition(|p| p.start() as usize <= start).unwrap();
    let about = match end {
        Some(end) => About::Words { start: start as u32, end: end as u32 },
        None => About::Point,
    };
    let point = draft.id_of(holder);
    workspace.apply(Action::Note(NoteEdit::Add { point, about, body: "Why?".to_owned() }, AT.to_owned()));
    (workspace, id)
}

/// Where the note hangs: the label of its point, and its words where it is about some.
fn place(workspace: &Workspace) -> String {
    let project = workspace.project();
    let anchor = &project.decisions.annotations[0].anchor;
    let draft = project.drafts.iter().find(|draft| draft.find(anchor.point).is_some());
    let Some(draft) = draft else { return format!("nowhere: {}", anchor.exact) };
    let label = &draft.points[draft.find(anchor.point).unwrap()].label.path;
    match anchor.about.words() {
        Some(words) => format!("{label}: {}", &draft.text[words]),
        None => label.clone(),
    }
}

/// The note of the first text in the second.
fn check(before: &str, after: &str, expected: &str) {
    let (mut workspace, id) = noted(before);
    let fresh = Ok(Box::new(document(after)));
    workspace.apply(Action::Finished(Outcome::Reread { id, document: fresh }));
    assert_eq!(place(&workspace), expected, "{before}\n→ {after}");
    workspace.apply(Action::Undo);
    assert!(!place(&workspace).starts_with("nowhere"), "{before}");
}

#[test]
fn notes_stay_with_their_words_when_a_source_is_read_again() {
    const PLAN: &str = "1. Fire ceases at noon.\n\n2. |Grain leaves the harbour of Venn.\n\n3. Courts sit.\n";
    check(PLAN, "1. Grain leaves the harbour of Venn.\n\n2. Fire ceases at noon.\n\n3. Courts sit.\n", "1");
    check(PLAN, "Title\n\n1. Fire ceases.\n\n2. Grain leaves the harbour of Venn by sea.\n", "2");
    let gone = "nowhere: Grain leaves the harbour of Venn.";
    check(PLAN, "1. Fire ceases at noon.\n\n2. Courts sit.\n", gone);
    let army = "1. The sovereignty of Kostria will be confirmed.\n\n2. |The army of Kostria will be limited to 600 men.\n";
    let gone = "nowhere: The army of Kostria will be limited to 600 men.";
    check(army, "1. The sovereignty of Kostria will be confirmed.\n", gone);
    check(army, "1. The sovereignty of Kostria will be affirmed by all.\n", gone);
    check(army, "1. Kostria is sovereign.\n\n2. The army of Kostria will be limited to 800 men.\n", "2");
    check(
        "1. Each Party withdraws 20 observers from the harbour of Venn.\n\n2. |Each Party withdraws 30 observers from the harbour of Venn.\n",
        "1. Each Party withdraws 20 observers from the harbour of Venn.\n",
        "nowhere: Each Party withdraws 30 observers from the harbour of Venn.",
    );
    check(
        "1. Fire ceases within 30 days.\n\n2. Grain leaves the harbour within [30 days].\n",
        "1. Fire ceases within 30 days.\n",
        "nowhere: 30 days",
    );
    let words = PLAN.replace('|', "").replace("harbour of Venn", "[harbour of Venn]");
    check(&words, "1. Fire.\n\n2. Ships see the harbour of Venn.\n\n3. Bread.\n", "2: harbour of Venn");
    check(&words, "1. Fire ceases.\n\n2. Grain leaves the haven of Venn.\n\n3. Courts.\n", "2");
    let twice = "1. The court sits.\n\n2. The [court] rises.\n";
    check(twice, "1. A court.\n\n2. The court sits.\n\n3. The court rises.\n", "3: court");
}

/// A document with comments, each `place: author: text`, or `> place: author: text` where it answers the first one.
fn commented(text: &str, comments: &[&str]) -> Draft {
    let mut draft = document(text);
    let mark = |(id, line): (usize, &&str)| {
        let answers = line.starts_with("> ").then_some(0);
        let mut parts = line.trim_start_matches("> ").split(": ");
        let start = draft.text.find(parts.next().unwrap()).unwrap();
        let by = Revision { author: parts.next().unwrap().to_owned(), date: Some(AT.to_owned()) };
        let text = parts.next().unwrap().to_owned();
        let comment = Comment { id: id as u32, answers, by, text, resolved: false };
        Markup { span: start..start + 4, kind: MarkupKind::Comment(comment) }
    };
    draft.marks = comments.iter().enumerate().map(mark).collect();
    draft
}

#[test]
fn comments_of_a_file_that_is_read_again_become_notes_once() {
    const PLAN: &str = "1. Fire ceases at noon.\n\n2. Grain leaves the harbour of Venn.\n\n3. Courts sit.\n";
    let mut workspace = Workspace::default();
    let first = ["Fire: Ada: Whose?", "Grain: Ben: How much?", "Courts: Cid: Where?"];
    let (documents, failures) = (vec![commented(PLAN, &first)], Vec::new());
    workspace.apply(Action::Finished(Outcome::Read { documents, project: None, failures, sample: false }));
    let id = workspace.project().drafts[0].id;
    let notes: Vec<_> = workspace.project().decisions.annotations.iter().map(|note| note.id).collect();
    for edit in [
        NoteEdit::Rewrite { id: notes[0], body: "Whose fire is it?".to_owned() },
        NoteEdit::Reply { id: notes[1], body: "Ten tons.".to_owned() },
        NoteEdit::Delete(notes[2]),
    ] {
        workspace.apply(Action::Note(edit, AT.to_owned()));
    }
    let read = |workspace: &mut Workspace, comments: &[&str]| {
        let after = format!("Second reading\n\n{PLAN}");
        let fresh = Ok(Box::new(commented(&after, comments)));
        workspace.apply(Action::Finished(Outcome::Reread { id, document: fresh }));
        let told = workspace.project().decisions.annotations.iter().filter(|note| !note.is_deleted());
        let told = told.map(|note| {
            let replies = note.replies.iter().map(|reply| format!(" > {}", reply.body));
            note.body.clone() + &replies.collect::<String>()
        });
        told.collect::<Vec<_>>()
    };
    let kept = ["Whose fire is it?", "How much? > Ten tons."];
    assert_eq!(read(&mut workspace, &first), kept);
    let more = [&first[..], &["> Fire: Ben: Yours.", "Courts: Ben: And when?"]].concat();
    let grown = ["Whose fire is it? > Yours.", "How much? > Ten tons.", "And when?"];
    assert_eq!(read(&mut workspace, &more), grown);
    assert_eq!(read(&mut workspace, &more), grown, "the same again");
    assert_eq!(read(&mut workspace, &[]), grown, "what a file lacks now is not forgotten");
}

#[test]
fn a_note_whose_words_are_gone_stands_on_their_point_and_that_is_told() {
    let told = |after: &str| {
        let (mut workspace, id) =
            noted("1. Fire ceases at noon.\n\n2. Grain leaves the [harbour] of Venn.\n");
        let fresh = Ok(Box::new(document(after)));
        workspace.apply(Action::Finished(Outcome::Reread { id, document: fresh }));
        let messages = workspace.messages().iter().map(|message| message.text.clone());
        (place(&workspace), messages.collect::<Vec<_>>().join(" / "))
    };
    let told_of_words =
        "The new plan does not say “harbour” any more: the note on these words stands on their point now.";
    assert_eq!(
        told("1. Fire ceases at noon.\n\n2. Grain leaves the haven of Venn.\n"),
        ("2".to_owned(), told_of_words.to_owned())
    );
    assert_eq!(
        told("1. Fire ceases.\n\n2. Grain leaves the harbour of Venn.\n"),
        ("2: harbour".to_owned(), String::new())
    );
    let lost = "A note on plan has lost its place and is kept among the notes: “Why?”";
    assert_eq!(told("1. Fire ceases.\n"), ("nowhere: harbour".to_owned(), lost.to_owned()));
}

#[test]
fn notes_stay_with_their_words_when_points_are_split_and_joined() {
    let text = "1. Fire ceases. Grain [leaves at noon].\n\n2. Courts sit.\n";
    let (mut workspace, id) = noted(text);
    let cut = |at: usize, cut| {
        let at = PointId { draft: id, start: at as u32 };
        Action::Correct(SegmentDecision { at, cut })
    };
    let plain = text.replace(['[', ']'], "");
    workspace.apply(cut(plain.find("Grain").unwrap(), Cut::Split));
    let parts = workspace.document(id).unwrap().points.len();
    assert_eq!(parts, 3);
    let held = &workspace.project().decisions.annotations[0].anchor;
    assert_eq!(held.point.start as usize, plain.find("Grain").unwrap(), "the note goes with its words");
    workspace.apply(cut(plain.find("Grain").unwrap(), Cut::Merge));
    assert_eq!(place(&workspace), "1: leaves at noon");

    let (mut workspace, id) = noted("1. Fire ceases.\n\n2. |Grain leaves at noon.\n\n3. Courts sit.\n");
    let start = workspace.document(id).unwrap().id_of(1);
    workspace.apply(Action::Correct(SegmentDecision { at: start, cut: Cut::Merge }));
    assert_eq!(place(&workspace), "1", "a point that is joined takes its notes along");
    workspace.apply(Action::AsFound(id));
    assert_eq!(place(&workspace), "2", "and gives them back");
}

#[test]
fn notes_wait_for_a_draft_that_was_taken_out() {
    let (mut workspace, id) = noted("1. Fire ceases at noon.\n\n2. |Grain leaves the harbour.\n");
    open(&mut workspace, "1. A customs union is set up.\n");
    workspace.apply(Action::Remove(id));
    assert_eq!(workspace.unplaced_notes().count(), 1);
    open(&mut workspace, "1. Courts sit on the larger island.\n");
    assert_eq!(place(&workspace), "nowhere: Grain leaves the harbour.");
    open(&mut workspace, "1. Fire ceases.\n\n2. Bread.\n\n3. Grain leaves the harbour.\n");
    assert_eq!(place(&workspace), "3");
    assert_eq!(workspace.unplaced_notes().count(), 0);
}

#[test]
fn a_lost_note_is_hung_up_again_by_hand() {
    let (mut workspace, id) = noted("1. Fire ceases at noon.\n\n2. |Grain leaves the harbour.\n");
    let fresh = Ok(Box::new(document("1. Fire ceases at noon.\n\n2. Bread is free.\n")));
    workspace.apply(Action::Finished(Outcome::Reread { id, document: fresh }));
    assert_eq!(place(&workspace), "nowhere: Grain leaves the harbour.");
    let id = workspace.project().decisions.annotations[0].id;
    let point = workspace.project().drafts[0].id_of(1);
    workspace.apply(Action::TakeUp(Some(Hangs::Note(id))));
    let edit = MarkEdit::Hang { point, about: About::Point };
    workspace.apply(Action::Mark(edit, AT.to_owned()));
    assert_eq!(place(&workspace), "2");
    assert_eq!(workspace.undo_label(), Some("Attach note"));
}

#[test]
fn a_thread_is_written_resolved_tagged_and_deleted() {
    let (mut workspace, _) = noted("1. |Fire ceases at noon.\n");
    let id = workspace.project().decisions.annotations[0].id;
    let mut edit = |edit| {
        workspace.apply(Action::Note(edit, AT.to_owned()));
        workspace.project().decisions.annotations[0].clone()
    };
    let note = edit(NoteEdit::Reply { id, body: " Because of the heat. ".to_owned() });
    assert_eq!(note.replies[0].body, "Because of the heat.");
    assert!(edit(NoteEdit::Resolve(id, true)).resolved.is_on());
    assert!(!edit(NoteEdit::Resolve(id, false)).resolved.is_on());
    let tag = |on| NoteEdit::Tag { id, tag: " open  question ".to_owned(), on };
    assert_eq!(edit(tag(true)).tags().collect::<Vec<_>>(), ["open question"]);
    assert_eq!(edit(tag(false)).tags().count(), 0);
    let note = edit(NoteEdit::TakeBack { id, reply: note.replies[0].id });
    assert!(note.replies.is_empty() && !note.is_deleted());
    let note = edit(NoteEdit::Rewrite { id, body: "  ".to_owned() });
    assert!(note.is_deleted() && note.body.is_empty(), "{note:?}");
    let note = edit(NoteEdit::Reply { id, body: "Late.".to_owned() });
    assert!(note.is_deleted(), "what is deleted is not answered");
}

#[test]
fn exports_have_the_verdicts_and_notes_that_are_asked_for() {
    let (mut workspace, _) = noted("1. Fire ceases.\n\n2. |Grain leaves the harbour.\n");
    open(&mut workspace, "1. Fire ceases.\n\n2. Grain leaves the harbour by sea.\n");
    let point = workspace.project().drafts[1].id_of(1);
    for edit in [MarkEdit::Judge { point, verdict: "accept".to_owned() }, MarkEdit::Bookmark(point)] {
        workspace.apply(Action::Mark(edit, AT.to_owned()));
    }
    let mut project = workspace.project().clone();
    project.decisions.annotations.insert(0, project.decisions.annotations[0].clone());
    let note = Arc::make_mut(&mut project.decisions.annotations[0]);
    note.author = "O. Koval".to_owned();
    note.id.0 += 1;
    let compared =
        compare::compare(&project.drafts, &project.articles, &project.decisions, &project.settings);
    let compared = Arc::new(compared);
    let told = |notes: Notes| {
        let report = Report::new(&project, &compared, Options { notes, ..Options::default() });
        let row = &report.table.rows[1];
        let by = row.notes.iter().map(|&note| report.project.decisions.annotations[note].author.clone());
        (row.verdicts.join(", "), by.collect::<Vec<_>>().join(", "))
    };
    let (koval, nobody) = ("O. Koval".to_owned(), String::new());
    let of = |authors: Vec<String>| Notes { authors, ..Notes::default() };
    assert_eq!(told(Notes::default()), ("accept".to_owned(), "O. Koval, ".to_owned()));
    assert_eq!(told(of(vec![nobody])), ("accept".to_owned(), String::new()));
    assert_eq!(told(of(vec![koval.clone()])), (String::new(), koval));
    assert_eq!(told(Notes { which: Which::None, ..Notes::default() }), (String::new(), String::new()));
    // Nor is a row counted as one with notes whose notes stay behind.
    let noted = |notes: Notes| {
        let report = Report::new(&project, &compared, Options { notes, ..Options::default() });
        report.table.rows.iter().filter(|row| row.facets.contains(Facet::Noted)).count()
    };
    assert_eq!([noted(Notes::default()), noted(of(vec!["N. Obody".to_owned()]))], [1, 0]);
}

/// A page that is exported with a note.
fn page_with(body: &str) -> String {
    let (workspace, _) = noted("1. Fire ceases at noon.\n\n2. |Grain leaves the harbour of Venn.\n");
    let mut project = workspace.project().clone();
    Arc::make_mut(&mut project.decisions.annotations[0]).body = body.to_owned();
    let compared = compare::compare(&project.drafts, &[], &project.decisions, &project.settings);
    let report = Report::new(&project, &Arc::new(compared), Options::default());
    let format = export::find("html").unwrap();
    String::from_utf8(export::write(&report, format, &|_| true).unwrap()).unwrap()
}

#[test]
fn the_marks_of_a_note_are_shown_on_a_page() {
    let page = page_with("Ask **the lawyers** about [it](https://example.org/a).\n\n- <b>soon</b>");
    for part in [
        r#"Ask <strong>the lawyers</strong> about <a href="https://example.org/a" rel="noopener noreferrer">it</a>."#,
        r#"• &lt;b&gt;soon&lt;/b&gt;"#,
    ] {
        assert!(page.contains(part), "{part} is not in:\n{page}");
    }
}

#[test]
fn rows_know_what_hangs_on_them_after_every_edit() {
    let read = |id: u32, text: &str| Arc::new(Draft { id: DraftId(id), ..document(text) });
    let drafts = vec![
        read(0, "1. Fire ceases.\n  a) At noon.\n\n2. Grain leaves.\n\n3. Courts sit.\n"),
        read(1, "1. Fire ceases.\n  a) At dusk.\n\n2. Grain leaves by sea.\n"),
    ];
    let mut project = Project { drafts, ..Project::default() };
    let compared = compare::compare(&project.drafts, &[], &project.decisions, &project.settings);
    let hidden = BTreeSet::from(["A. Nuisance".to_owned()]);
    let anchored = |project: &Project, draft: usize, point: usize| {
        let draft = &project.drafts[draft];
        anchors::anchor(draft, draft.id_of(point), About::Point).unwrap()
    };
    let add = move |project: &mut Project, draft: usize, point: usize, author: &str| {
        let note = notes::new(project, anchored(project, draft, point), author, "Why?", AT);
        project.decisions.annotations.push(Arc::new(note));
    };
    let nth = |project: &mut Project, nth: usize, change: &dyn Fn(&mut Annotation)| {
        change(Arc::make_mut(&mut project.decisions.annotations[nth]));
    };
    let edits: [&dyn Fn(&mut Project); 11] = [
        &|project| add(project, 1, 1, "O. Koval"),
        &|project| add(project, 0, 0, "O. Koval"),
        &|project| add(project, 0, 1, "A. Nuisance"),
        &|project| nth(project, 1, &|note| note.body = "Other words".to_owned()),
        &|project| nth(project, 0, &|note| note.anchor.point.start = anchors::NOWHERE),
        &|project| {
            let anchor = anchored(project, 0, 3);
            nth(project, 0, &|note| note.anchor = anchor.clone());
        },
        &|project| nth(project, 1, &|note| assert!(notes::delete(note))),
        &|project| {
            let (anchor, verdict) = (anchored(project, 1, 2), "accept".to_owned());
            project.decisions.verdicts.push(Ruling { anchor, verdict, ..Ruling::default() });
            add(project, 1, 2, "");
        },
        &|project| {
            let anchor = anchored(project, 1, 0);
            project.decisions.bookmarks.push(Bookmark { anchor, ..Bookmark::default() });
        },
        &|project| project.decisions.verdicts.clear(),
        &|project| drop(project.decisions.annotations.remove(0)),
    ];
    let mut table = present::table(&project, &compared);
    table.mark(&project, &hidden);
    let mut check = |before: &Project, after: &Project, what: &str| {
        table.mark_again(after, &before.decisions, &hidden);
        let mut anew = present::table(after, &compared);
        anew.mark(after, &hidden);
        let marks = |table: &present::Table| -> Vec<_> {
            table.rows.iter().map(|row| (row.notes.clone(), row.verdicts.clone(), row.facets)).collect()
        };
        assert_eq!(marks(&table), marks(&anew), "{what}");
    };
    let mut states = vec![project.clone()];
    for (nth, edit) in edits.into_iter().enumerate() {
        let before = project.clone();
        edit(&mut project);
        check(&before, &project, &format!("edit {nth}"));
        states.push(project.clone());
    }
    for (nth, pair) in states.windows(2).enumerate().rev() {
        check(&pair[1], &pair[0], &format!("edit {nth} taken back"));
    }
}
