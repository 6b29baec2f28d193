//! The forms that other programs open: each is opened by its program here, and by a browser or a PDF reader
//! where one is installed.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on stops, one that is skipped says so"
)]

mod all;
mod browser;
mod csv;
mod docx;
mod harsh;
mod office;
mod overlay;
mod readable;
mod schema;
mod svg;
mod tables;
mod xlsx;

use std::fs;
use std::path::Path;
use std::sync::Arc;
use travaux::compare::{self, Reading};
use travaux::export::{self, Options, Report};
use travaux::model::{About, Comparison, Draft, DraftId, DraftKind, Project};
use travaux::project::{anchors, notes};

/// Reads a text as the draft of a number.
pub fn draft(id: u32, siglum: &str, text: &str, kind: DraftKind) -> Arc<Draft> {
    let reading = Reading { kind: Some(kind), ..Reading::default() };
    let mut draft = compare::draft_as(text.as_bytes(), "plan.md", DraftId(id), reading).unwrap();
    draft.siglum = siglum.to_owned();
    Arc::new(draft)
}

/// A note on a top-level point of a draft.
pub fn note(project: &mut Project, draft: usize, nth: usize, author: &str, body: &str) {
    let own = &project.drafts[draft];
    let point = (0..own.points.len()).filter(|&p| own.points[p].depth == 0).nth(nth).unwrap();
    let anchor = anchors::anchor(own, own.id_of(point), About::Point).unwrap();
    let note = notes::new(project, anchor, author, body, "2025-12-24T10:00:00Z");
    project.decisions.annotations.push(Arc::new(note));
}

/// An answer to the last note of a project.
pub fn reply(project: &mut Project, author: &str, body: &str) {
    let last = Arc::make_mut(project.decisions.annotations.last_mut().unwrap());
    notes::reply(last, author, body, "2025-12-25T10:00:00Z");
}

/// What is exported of a project when everything is.
pub fn report(project: &Project) -> Report {
    let comparison: Comparison =
        compare::compare(&project.drafts, &project.articles, &project.decisions, &project.settings);
    Report::new(project, &Arc::new(comparison), Options::default())
}

/// A report in a form. The same report gives the same bytes.
pub fn write(report: &Report, format: &str) -> Vec<u8> {
    let format = export::find(format).unwrap();
    let once = export::write(report, format, &|_| true).unwrap();
    let again = export::write(report, format, &|_| true).unwrap();
    assert!(once == again, "{} differs from run to run", format.name);
    once
}

/// The bundled sample with two notes.
pub fn sample() -> Project {
    let read = |(id, siglum, file): (u32, &str, &str), kind| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample").join(file);
        draft(id, siglum, &fs::read_to_string(path).unwrap(), kind)
    };
    let plans = [
        (0, "US-28", "us-28-point.md"),
        (1, "E3", "european-counter-proposal.md"),
        (2, "F-20", "framework-20-point.md"),
    ];
    let drafts = plans.map(|plan| read(plan, DraftKind::Draft)).to_vec();
    let articles = vec![read((3, "article", "article.txt"), DraftKind::Article)];
    let mut project = Project { drafts, articles, ..Project::default() };
    note(&mut project, 2, 3, "O. Koval", "Peacetime is not defined.\nAsk the legal team.");
    note(&mut project, 0, 2, "", "Dropped without a word.");
    project
}
