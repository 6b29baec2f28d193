//! What articles say about points: `stance | speaker | points | the statement's first words`.

use std::path::Path;
use std::sync::Arc;
use travaux::compare::{compare, draft_of};
use travaux::model::{Decisions, Draft, DraftId, DraftKind, Settings};
use travaux::present::words::{fold, stance};

fn read(path: &str, id: u32, kind: DraftKind) -> Option<Arc<Draft>> {
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok()?;
    draft_of(&bytes, path, DraftId(id), Some(kind)).ok().map(Arc::new)
}

/// The statements of an article about the framework draft of the sample.
fn said(article: &Arc<Draft>) -> Vec<String> {
    let framework = read("assets/sample/framework-20-point.md", 1, DraftKind::Draft).into_iter();
    let drafts: Vec<_> =
        read("assets/sample/us-28-point.md", 0, DraftKind::Draft).into_iter().chain(framework).collect();
    assert_eq!(drafts.len(), 2, "the sample is part of the project");
    let comparison =
        compare(&drafts, std::slice::from_ref(article), &Decisions::default(), &Settings::default());
    let line = |e: &travaux::model::Evidence| {
        let about = e.about.iter().filter(|at| at.draft == 1);
        let labels: Vec<_> = about.map(|at| drafts[1].points[at.point].label.path.as_str()).collect();
        let speaker = e.speaker.as_ref().map(|s| fold(article.slice(s))).unwrap_or_default();
        let text: String = fold(article.body(e.statement.point)).chars().take(48).collect();
        format!("{} | {speaker} | {} | {text}", stance(e.stance), labels.join(" "))
    };
    comparison.evidence.iter().map(line).collect()
}

fn check(article: &Arc<Draft>, expected: &[&str]) {
    let said = said(article);
    for line in expected {
        assert!(said.iter().any(|s| s == line), "{line}\nis not among\n{}", said.join("\n"));
    }
}

#[test]
fn the_sample_article_is_tied_to_points() {
    let article = read("assets/sample/article.txt", 9, DraftKind::Article).into_iter().next();
    let Some(article) = article else { panic!("the sample is part of the project") };
    check(
        &article,
        &[
            "open | Ukraine's president | 14 | Ukraine's president told reporters on Wednesday ",
            "open | president | 12 | The future of the Zaporizhzhia nuclear power pla",
            "agreed |  | 4 | Both sides of the negotiating table in Miami agr",
            "reported |  | 18 | The draft also says that elections will be held ",
            "reported |  |  | The next meeting is planned for January.",
        ],
    );
}

#[test]
fn a_report_that_the_project_did_not_write() {
    let Some(article) = read("../shared/articles/cgtn-2025-12-25.txt", 9, DraftKind::Article) else {
        println!("skipped: there is no article at ../shared/articles");
        return;
    };
    check(
        &article,
        &[
            "open | Zelenskyy | 14 | However, key territorial questions remain unreso",
            "reported | Kremlin spokesperson Dmitry Peskov |  | Meanwhile, Kremlin spokesperson Dmitry Peskov sa",
        ],
    );
    let furniture = ["cookie", "Search Trends", "/VCG", "With input from agencies"];
    let said = said(&article).join("\n");
    assert!(furniture.iter().all(|f| !said.contains(f)), "{said}");
}
