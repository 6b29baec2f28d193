//! Office documents are read as they are meant: the text, its numbers and its marks.
//!
//! `cases.txt` holds documents in a notation; each is written as DOCX, ODT, flat ODT and RTF and read back.
//! `oracle.rs` asks LibreOffice about the same documents and about those beside the project,
//! `lists.rs` and `snippets.rs` have what only one format can express, `broken.rs` and `fuzzing.rs` what must
//! not be believed.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should stop")]
#![expect(clippy::print_stdout, reason = "a test that is skipped says so, and the oracle shows what differs")]

mod broken;
mod fuzzing;
mod lists;
mod notation;
mod oracle;
#[expect(dead_code, reason = "`tests/pages.rs` uses the rest of it")]
mod pdf;
mod snippets;
mod table;
mod write_docx;
mod write_odt;
mod write_rtf;

use notation::Block;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use travaux::compare::{Reading, draft_as};
use travaux::model::{DraftId, MarkupKind, Project, Revision, Revisions, Source};
use travaux::{import, project};

type Write = fn(&[Block]) -> Vec<u8>;

/// The formats and their writers.
pub const FORMATS: &[(&str, Write)] = &[
    ("docx", write_docx::write),
    ("odt", write_odt::write),
    ("fodt", write_odt::write_flat),
    ("rtf", write_rtf::write),
];

/// A document and what is expected of it, by section.
pub struct Case {
    /// What it is about.
    pub name: &'static str,
    /// The document.
    pub blocks: Vec<Block>,
    sections: Vec<(&'static str, &'static str)>,
}

/// The cases of `cases.txt`.
pub fn cases() -> Vec<Case> {
    let text = include_str!("cases.txt");
    let case = |text: &'static str| {
        let (name, rest) = text.split_once('\n').unwrap();
        let mut parts = rest.split("\n--- ");
        let blocks = notation::parse(parts.next().unwrap());
        let sections = parts.map(|part| part.split_once('\n').unwrap_or((part, ""))).collect();
        Case { name: name.trim(), blocks, sections }
    };
    text.split("== ").skip(1).map(case).collect()
}

impl Case {
    fn section(&self, name: &str) -> Option<Vec<String>> {
        let (_, text) = self.sections.iter().find(|(section, _)| *section == name)?;
        Some(text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect())
    }
}

/// The folder of documents beside the project.
pub fn corpus() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/formats");
    let found = folder.is_dir();
    if !found {
        println!("skipped: there is no {}", folder.display());
    }
    found.then_some(folder)
}

fn paragraphs(source: &Source) -> Vec<String> {
    source.paragraphs.iter().map(|p| source.text[p.span.clone()].to_owned()).collect()
}

fn marks(source: &Source) -> Vec<String> {
    let by = |by: &Revision| {
        format!("{} {}", by.author, by.date.as_deref().unwrap_or_default().trim_end_matches('Z'))
    };
    let mark = |mark: &travaux::model::Markup| {
        let covered = source.text[mark.span.clone()].trim();
        let kind = match &mark.kind {
            MarkupKind::Highlight { colour } => format!("highlight {colour}"),
            MarkupKind::Strike => "strike".to_owned(),
            MarkupKind::Inserted(change) => format!("inserted {}", by(change)),
            MarkupKind::Deleted(change) => format!("deleted {}", by(change)),
            MarkupKind::MovedHere(change) => format!("moved here {}", by(change)),
            MarkupKind::MovedAway(change) => format!("moved away {}", by(change)),
            MarkupKind::Comment(comment) => format!("comment {} “{}”", by(&comment.by), comment.text),
            MarkupKind::Note { text } => format!("note “{}”", &source.text[text.clone()]),
        };
        (!covered.is_empty()).then(|| format!("{kind}: {covered}"))
    };
    source.marks.iter().filter_map(mark).collect()
}

fn check(case: &Case, format: &str, write: Write) {
    let bytes = write(&case.blocks);
    let name = format!("{} as {format}", case.name);
    let read = |revisions| import::read_as(&bytes, "draft", revisions).expect(&name);
    let source = read(Revisions::AsTheyStand);
    assert_eq!(paragraphs(&source), case.section("text").unwrap(), "{name}");
    for (section, revisions) in [("accepted", Revisions::Accepted), ("rejected", Revisions::Rejected)] {
        if let Some(expected) = case.section(section) {
            assert_eq!(paragraphs(&read(revisions)), expected, "{name}, {section}");
        }
    }
    if let Some(expected) = case.section("marks") {
        assert_eq!(marks(&source), expected, "{name}");
    }
    if let Some(expected) = case.section("warnings") {
        let warnings: Vec<String> = source.warnings.iter().map(travaux::present::doubt).collect();
        assert_eq!(warnings, expected, "{name}");
    }
    if let Some(expected) = case.section("points") {
        let draft = draft_as(&bytes, "draft", DraftId(0), Reading::default()).unwrap();
        let folded = |i: usize| draft.body(i).split_whitespace().collect::<Vec<_>>().join(" ");
        let points: Vec<String> = draft
            .points
            .iter()
            .enumerate()
            .map(|(i, p)| format!("{} | {}", p.label.path, folded(i)))
            .collect();
        assert_eq!(points, expected, "{name}");
        assert_eq!(draft.marks, source.marks, "{name}");
    }
}

#[test]
fn documents_are_read_in_every_format() {
    for case in cases() {
        for (format, write) in FORMATS {
            check(&case, format, *write);
        }
    }
}

#[test]
fn automatic_numbers_are_marked_as_numbers() {
    for case in cases() {
        let listed = |block: &Block| match block {
            Block::Paragraph(p) => usize::from(p.list.is_some()),
            Block::Table(_) => 0,
        };
        let expected: usize = case.blocks.iter().map(listed).sum();
        for (format, write) in FORMATS {
            let source = import::read(&write(&case.blocks), "draft").unwrap();
            let numbers = source.paragraphs.iter().filter_map(|p| Some((p, p.number.as_ref()?)));
            let begin = numbers.filter(|(p, number)| p.span.start == number.start && !number.is_empty());
            assert_eq!(begin.count(), expected, "{} as {format}", case.name);
        }
    }
}

#[test]
fn marks_are_kept_with_the_project() {
    let case = cases().into_iter().find(|case| case.name.starts_with("notes")).unwrap();
    let reading = Reading { revisions: Revisions::Accepted, ..Reading::default() };
    let draft = |(_, write): &(&str, Write)| {
        Arc::new(draft_as(&write(&case.blocks), "draft", DraftId(0), reading).unwrap())
    };
    for format in FORMATS {
        let project = Project { drafts: vec![draft(format)], ..Project::default() };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.travaux");
        project::save(&path, &project).unwrap();
        let opened = project::open(&path).unwrap();
        assert_eq!(opened.drafts, project.drafts);
        assert!(!opened.drafts[0].marks.is_empty());
        assert_eq!(opened.drafts[0].provenance.revisions, Revisions::Accepted);
    }
}
