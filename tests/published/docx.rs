//! The redline as a Word document: accepted it is the later draft, rejected the earlier one, in our reader
//! and in LibreOffice.

use crate::office::{convert, part};
use crate::{draft, note, reply, sample, write};
use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;
use travaux::compare;
use travaux::export::{Options, Report};
use travaux::import;
use travaux::model::{DraftKind, Project, Revisions};
use travaux::present::{Facet, Facets, Filter};

/// The words of a text.
pub fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// Holds two texts against each other and shows where they first differ.
pub fn same(found: &[String], expected: &[String], what: &str) {
    let at = found.iter().zip(expected).position(|(a, b)| a != b).unwrap_or(found.len().min(expected.len()));
    let from = |words: &[String]| words[at.saturating_sub(5)..words.len().min(at + 10)].join(" ");
    assert!(found == expected, "{what}:\n    {}\nis not\n    {}", from(found), from(expected));
}

/// The words of a document with its tracked changes accepted or rejected.
pub fn read(document: &[u8], name: &str, revisions: Revisions) -> Vec<String> {
    words(&import::read_as(document, name, revisions).unwrap().text)
}

fn report(project: &Project, moves: bool) -> Report {
    let comparison =
        compare::compare(&project.drafts, &project.articles, &project.decisions, &project.settings);
    let options =
        Options { moves, date: "2025-12-24".to_owned(), author: "O. Koval".to_owned(), ..Options::default() };
    Report::new(project, &Arc::new(comparison), options)
}

/// The redline of a project, of which both ends are checked word for word.
fn check(project: &Project, moves: bool) -> Vec<u8> {
    let document = write(&report(project, moves), "docx");
    let (first, last) = (project.drafts.first().unwrap(), project.drafts.last().unwrap());
    same(&read(&document, "a.docx", Revisions::Accepted), &words(&last.text), "accepted");
    same(&read(&document, "a.docx", Revisions::Rejected), &words(&first.text), "rejected");
    let body = part(&document, "word/document.xml");
    let ids: Vec<&str> = body.split(" w:id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    let again =
        ["RangeEnd ", "<w:commentReference "].map(|name| body.matches(name).count()).iter().sum::<usize>();
    assert_eq!(ids.len(), unique.len() + again, "a number is used twice");
    document
}

fn pair(before: &str, after: &str) -> Project {
    Project {
        drafts: vec![draft(0, "early", before, DraftKind::Draft), draft(1, "late", after, DraftKind::Draft)],
        ..Project::default()
    }
}

const BEFORE: &str = "Draft of March\n\nThe Parties meet.\n\nPart I\n\n1. The Parties shall withdraw 600 observers \
    within 30 days.\n\n2. The guarantees are these: (a) air, (b) water; (c) all that is on land and at sea.\n\n\
    3. Each Party may name two judges to the court.\n\n4. The canal stays open to all ships.\n\nPart II\n\n\
    5. Schools in the border towns teach both languages.\n\n6. The signatures follow.\n\nDone at Tarn.\n";
const AFTER: &str = "Draft of June\n\nThe Parties meet.\n\nPart I\n\n1. The canal stays open to all merchant ships.\n\n\
    2. The Parties shall withdraw 800 observers within 30 days.\n\n3. The guarantees are these:\n\n\
    a) air,\n\nb) water;\n\nc) all that is on land and at sea.\n\nPart II\n\n4. A note by the chair.\n\n\
    5. Schools in border towns teach both languages.\n\nDone at Tarn & signed <here>.\n";

#[test]
fn accepted_and_rejected_changes_give_the_drafts() {
    for moves in [false, true] {
        check(&pair(BEFORE, AFTER), moves);
        check(&pair(AFTER, BEFORE), moves);
        check(&pair(BEFORE, BEFORE), moves);
        check(&pair(BEFORE, "1. Another plan altogether.\n\n2. With nothing of the old one.\n"), moves);
        check(
            &pair(
                "Plan\n\n1)The Parties meet.\n\n2)The canal is open to all ships.\n",
                "Plan\n\n1)The Parties meet.\n\n2)A court sits.\n\n3)The canal is open to merchant ships.\n",
            ),
            moves,
        );
        let mut project = sample();
        check(&project, moves);
        project.drafts.remove(0);
        check(&project, moves);
    }
    assert!(part(&check(&pair(BEFORE, AFTER), true), "word/document.xml").contains("<w:moveTo "));
}

/// Numbers from a fixed series, each below what is asked for.
pub fn numbers(mut state: u64) -> impl FnMut(usize) -> usize {
    move |of| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % of
    }
}

/// A plan of points that are dropped, added, moved, nested and reworded by numbers.
pub fn plan(next: &mut impl FnMut(usize) -> usize) -> String {
    let things = ["canal", "court", "school", "bridge", "harbour", "railway", "power plant", "border town"];
    let mut text = format!("Plan {}\n\n", next(3));
    for number in 1..=3 + next(6) {
        let thing = things[next(things.len())];
        text += &format!("{number}. The {thing} shall be {} for", ["open", "closed", "kept"][next(3)]);
        text += &format!(" {} days after the signature of all Parties", next(4) * 10);
        match next(4) {
            0 => text += ":\n\na) by day;\n\nb) by night, as the Parties agree.",
            1 => text += ": a) by day; b) by night, as the Parties agree.",
            2 => text += ", without exception.\n\nA note of the secretariat",
            _ => text += ".",
        }
        text += "\n\n";
    }
    text
}

#[test]
fn any_edit_is_told_word_for_word() {
    let mut next = numbers(7);
    for _ in 0..60 {
        let (before, after) = (plan(&mut next), plan(&mut next));
        for moves in [false, true] {
            println!("{before}\n-----\n{after}");
            check(&pair(&before, &after), moves);
        }
    }
}

#[test]
fn a_filter_leaves_the_other_rows_out() {
    let project = pair(BEFORE, AFTER);
    let mut report = report(&project, false);
    let mut facets = Facets::default();
    facets.set(Facet::Removed, true);
    report = Report::new(
        &project,
        &report.comparison,
        Options { filter: Filter { facets, ..Filter::default() }, ..report.options.clone() },
    );
    let document = write(&report, "docx");
    let text = read(&document, "a.docx", Revisions::AsTheyStand).join(" ");
    assert!(text.contains("two judges") && !text.contains("canal") && !text.contains("Schools"), "{text}");
}

#[test]
fn libre_office_finds_the_changes_and_the_comments() {
    let mut project = sample();
    note(&mut project, 2, 0, "A. Bondar <x>", "\u{1}First & \"last\"\n\nwords");
    for moves in [false, true] {
        let document = write(&report(&project, moves), "docx");
        let Some((_folder, files)) = convert(&document, "docx", "odt") else { return };
        let theirs = fs::read(&files[0]).unwrap();
        let text = part(&theirs, "content.xml");
        let xml = part(&document, "word/document.xml");
        let changes = |name: &str| xml.matches(&format!("<w:{name} ")).count();
        println!("{} insertions, {} deletions", changes("ins"), changes("del"));
        assert_eq!(text.matches("<office:annotation ").count(), 3);
        let of = |revisions| read(&theirs, "a.odt", revisions);
        same(&of(Revisions::Accepted), &words(&project.drafts[2].text), "accepted in LibreOffice");
        same(&of(Revisions::Rejected), &words(&project.drafts[0].text), "rejected in LibreOffice");
        let regions = text.matches("<text:changed-region").count();
        println!("{regions} changes in LibreOffice");
        assert!(regions > 100, "{regions} changes");
        for words in ["O. Koval", "2025-12-24"] {
            assert!(text.contains(words), "{words} is lost");
        }
    }
}

#[test]
fn libre_office_finds_the_threads() {
    let mut project = sample();
    note(&mut project, 2, 1, "O. Koval", "Is this settled?");
    reply(&mut project, "A. Bondar", "Yes.\n\nSince June.");
    reply(&mut project, "O. Koval", "Then it is done.");
    let last = Arc::make_mut(project.decisions.annotations.last_mut().unwrap());
    last.resolved.set(true);
    last.tags.insert("law".to_owned(), travaux::model::Switch(1));
    let document = write(&report(&project, false), "docx");
    let text = part(&document, "word/comments.xml");
    assert_eq!(text.matches("<w:comment ").count(), 5);
    assert!(text.contains("#law") && !text.contains("In reply"), "{text}");
    let threads = |document: &[u8]| {
        let threads = part(document, "word/commentsExtended.xml");
        ["<w15:commentEx ", "w15:paraIdParent=", "w15:done=\"1\""].map(|mark| threads.matches(mark).count())
    };
    assert_eq!(threads(&document), [5, 2, 3]);
    let Some((_folder, files)) = convert(&document, "docx", "docx") else { return };
    let theirs = fs::read(&files[0]).unwrap();
    let [_, replies, settled] = threads(&theirs);
    assert_eq!(settled, 3, "LibreOffice reads the thread as open");
    // Those of 2022 and before keep an answer as a comment of its own.
    assert!([0, 2].contains(&replies), "LibreOffice reads {replies} answers");
    assert_eq!(part(&theirs, "word/comments.xml").matches("<w:comment ").count(), 5);
}
