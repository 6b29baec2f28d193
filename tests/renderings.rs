//! Other renderings of a draft: no column, no change, kept through saving, undoing and merging.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::path::Path;
use std::sync::Arc;
use travaux::compare;
use travaux::export::{Options, Report, json, text};
use travaux::model::{Draft, DraftId, Project, Wording};
use travaux::project::{self, merge};
use travaux::workspace::{Action, Outcome, Workspace};

const MARCH: &str = "1. The Parties withdraw 600 observers.\n\n2. The canal stays open to all ships.\n";
const JUNE: &str = "1. The Parties withdraw 800 observers.\n\n2. The canal stays open to all ships.\n";
const PRESS: &str =
    "1. Both sides will pull back 800 observers.\n\n2. The canal remains open for every ship.\n";
const KYIV: &str = "1. Сторони відводять 900 спостерігачів.\n\n2. Канал відкритий для всіх суден.\n";

fn draft(text: &str, name: &str, id: u32) -> Draft {
    compare::draft_of(text.as_bytes(), name, DraftId(id), None).unwrap()
}

fn window() -> Workspace {
    let mut workspace = Workspace::default();
    let documents = vec![
        draft(MARCH, "march.txt", 0),
        draft(JUNE, "june.txt", 1),
        draft(PRESS, "press.txt", 2),
        draft(KYIV, "kyiv.txt", 3),
    ];
    let read = Outcome::Read { documents, project: None, failures: Vec::new(), sample: false };
    workspace.apply(Action::Finished(read));
    workspace
}

fn id(workspace: &Workspace, siglum: &str) -> DraftId {
    workspace.project().drafts.iter().find(|draft| draft.siglum == siglum).unwrap().id
}

/// June with its two renderings behind March.
fn rendered() -> Workspace {
    let mut workspace = window();
    let of = id(&workspace, "june");
    for siglum in ["press", "kyiv"] {
        let id = id(&workspace, siglum);
        workspace.apply(Action::Render { id, of });
    }
    workspace
}

fn columns(project: &Project) -> Vec<String> {
    let names = |draft: &Arc<Draft>| {
        let all = [draft].into_iter().chain(&draft.renderings);
        all.map(|one| one.siglum.as_str()).collect::<Vec<_>>().join("=")
    };
    project.drafts.iter().map(names).collect()
}

fn compared(project: &Project) -> travaux::model::Comparison {
    compare::compare(&project.drafts, &project.articles, &project.decisions, &project.settings)
}

#[test]
fn a_rendering_has_no_column_and_makes_no_change() {
    let project = rendered().project().clone();
    assert_eq!(columns(&project), ["march", "june=press=kyiv"]);
    let bare = Project {
        drafts: vec![Arc::new(draft(MARCH, "march.txt", 0)), Arc::new(draft(JUNE, "june.txt", 1))],
        ..Project::default()
    };
    assert_eq!(compared(&project), compared(&bare));
}

#[test]
fn what_differs_in_it_is_a_difference_of_rendering() {
    let project = rendered().project().clone();
    let all = compare::renderings(&project);
    let [press, kyiv] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!((press.column, press.rendering, kyiv.rendering), (1, 0, 1));
    assert_eq!((press.links.len(), kyiv.links.len()), (2, 2));
    assert!(press.links[0].change.compared.is_none());
    assert_eq!(kyiv.links[0].change.wording, Wording::Substantive, "800 or 900");
    assert_eq!(kyiv.links[1].change.wording, Wording::Translated);
}

#[test]
fn it_is_said_undone_and_taken_back() {
    let mut workspace = rendered();
    let (june, press) = (id(&workspace, "june"), workspace.project().drafts[1].renderings[0].id);
    workspace.apply(Action::Part { id: press, of: june });
    assert_eq!(columns(workspace.project()), ["march", "june=kyiv", "press"]);
    workspace.apply(Action::Undo);
    assert_eq!(columns(workspace.project()), ["march", "june=press=kyiv"]);
    workspace.apply(Action::Undo);
    workspace.apply(Action::Undo);
    assert_eq!(columns(workspace.project()), ["march", "june", "press", "kyiv"]);
    // Of itself, or of what is not there, nothing is a rendering.
    let before = workspace.project().clone();
    workspace.apply(Action::Render { id: june, of: june });
    workspace.apply(Action::Render { id: june, of: DraftId(77) });
    assert_eq!(*workspace.project(), before);
}

#[test]
fn it_is_saved_and_exports_name_it() {
    let project = rendered().project().clone();
    let bytes = project::write(&project);
    assert_eq!(project::read(&bytes, Path::new("talks.travaux")).unwrap(), project);
    let report = Report::new(&project, &Arc::new(compared(&project)), Options::default());
    assert!(report.settings.iter().any(|line| line.starts_with("press is another rendering of june")));
    let json: serde_json::Value = serde_json::from_str(&json::comparison(&report)).unwrap();
    assert_eq!(json["drafts"][1]["renderings"][1]["siglum"], "kyiv");
    assert_eq!(json["drafts"][1]["renderings"][1]["links"][1]["wording"], "translated");
    assert!(report.sources.iter().any(|source| source.siglum == "kyiv"));
    assert!(!text::comparison(&project, &report.comparison, text::Layout::default()).contains("900"));
}

#[test]
fn copies_keep_the_renderings_of_both() {
    let mut one = window();
    let other = rendered().project().clone();
    let (june, press) = (id(&one, "june"), id(&one, "press"));
    one.apply(Action::Render { id: press, of: june });
    let kyiv = id(&one, "kyiv");
    one.apply(Action::Remove(kyiv));
    let one = one.project().clone();
    let (there, back) = (merge::merge(&one, &other), merge::merge(&other, &one));
    assert_eq!(there, back);
    let mut found: Vec<&str> = there.drafts[1].renderings.iter().map(|one| one.siglum.as_str()).collect();
    found.sort_unstable();
    assert_eq!(found, ["kyiv", "press"]);
    assert_eq!(merge::merge(&there, &other), there);
}
