//! What articles say about points: `stance | speaker | points | the statement's first words`,
//! and how well that fits what a reader says who labelled the articles in `evidence/`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use travaux::compare::{compare, draft_of};
use travaux::model::{Comparison, Decisions, Draft, DraftId, DraftKind, Evidence, Settings};
use travaux::present::words::{fold, stance};

fn read(path: &str, id: u32, kind: DraftKind) -> Option<Arc<Draft>> {
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok()?;
    draft_of(&bytes, path, DraftId(id), Some(kind)).ok().map(Arc::new)
}

fn compared(drafts: &[Arc<Draft>], article: &Arc<Draft>) -> Comparison {
    compare(drafts, std::slice::from_ref(article), &Decisions::default(), &Settings::default())
}

fn speaker(evidence: &Evidence, article: &Draft) -> String {
    evidence.speaker.as_ref().map(|s| fold(article.slice(s))).unwrap_or_default()
}

/// The statements of an article about the framework draft of the sample.
fn said(article: &Arc<Draft>) -> Vec<String> {
    let framework = read("assets/sample/framework-20-point.md", 1, DraftKind::Draft).into_iter();
    let drafts: Vec<_> =
        read("assets/sample/us-28-point.md", 0, DraftKind::Draft).into_iter().chain(framework).collect();
    assert_eq!(drafts.len(), 2, "the sample is part of the project");
    let line = |e: &Evidence| {
        let about = e.about.iter().filter(|at| at.draft == 1);
        let labels: Vec<_> = about.map(|at| drafts[1].points[at.point].label.path.as_str()).collect();
        let text: String = fold(article.body(e.statement.point)).chars().take(48).collect();
        format!("{} | {} | {} | {text}", stance(e.stance), speaker(e, article), labels.join(" "))
    };
    compared(&drafts, article).evidence.iter().map(line).collect()
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
            "reported | Zelenskyy |  | Zelenskyy emphasized that Ukraine is working aro",
            "reported | Zakharova |  | \"Russia is prepared to formalize such commitment",
            "reported | Ukrainian President Volodymyr Zelenskyy |  | The Ukrainian president also noted that Ukraine'",
        ],
    );
    let furniture = ["cookie", "Search Trends", "/VCG", "With input from agencies"];
    let said = said(&article).join("\n");
    assert!(furniture.iter().all(|f| !said.contains(f)), "{said}");
}

/// What was found, what should have been, and how much of it is both.
#[derive(Default)]
struct Score {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Score {
    fn add<T: Ord>(&mut self, found: &BTreeSet<T>, wanted: &BTreeSet<T>) -> bool {
        self.right += found.intersection(wanted).count();
        self.found += found.len();
        self.wanted += wanted.len();
        found == wanted
    }

    fn precision(&self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / self.wanted.max(1) as f64
    }
}

/// An article in the notation of `evidence/README.md`: its text and what is said in it.
fn labelled(notation: &str) -> (String, Vec<[String; 4]>) {
    let (mut text, mut labels, mut together) = (String::new(), Vec::new(), false);
    for line in notation.lines() {
        let parts: Vec<&str> = line.splitn(4, " |").map(str::trim).collect();
        match (line.strip_prefix(['^', '~']), parts.as_slice()) {
            (Some(apart), _) => {
                text.push_str(&format!("\n\n{}\n\n", apart.trim()));
                together = false;
            }
            (None, [stance, speaker, points, sentence]) => {
                text.push_str(if together { " " } else { "\n\n" });
                text.push_str(sentence);
                labels.push([stance, speaker, points, sentence].map(|part| (*part).to_owned()));
                together = true;
            }
            _ => together = false,
        }
    }
    (text.trim().to_owned(), labels)
}

/// A name goes by its last word; a set, so that it can be scored.
fn name(printed: &str) -> BTreeSet<String> {
    printed.split_whitespace().last().map(str::to_owned).into_iter().collect()
}

#[test]
fn articles_are_read_as_a_reader_reads_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/evidence");
    let names = ["V14", "C9", "R11"];
    let draft =
        |(id, name): (u32, &&str)| read(&format!("tests/evidence/{name}.md"), id, DraftKind::Draft).unwrap();
    let drafts: Vec<Arc<Draft>> = (0..).zip(&names).map(draft).collect();
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let (mut ties, mut stances, mut speakers) = (Score::default(), Score::default(), Score::default());
    let (mut statements, mut mistakes) = (0, Vec::new());
    for file in files {
        let (text, labels) = labelled(&std::fs::read_to_string(&file).unwrap());
        let article =
            Arc::new(draft_of(text.as_bytes(), "article.txt", DraftId(9), Some(DraftKind::Article)).unwrap());
        let evidence = compared(&drafts, &article).evidence;
        let printed = |e: &Evidence| fold(article.body(e.statement.point));
        let of_page = evidence.iter().map(printed).find(|s| !labels.iter().any(|l| l[3] == *s));
        assert_eq!(of_page, None, "{}: this is no statement of the article", file.display());
        for [wanted_stance, wanted_speaker, wanted_points, sentence] in &labels {
            statements += 1;
            let found = evidence.iter().find(|e| printed(e) == *sentence);
            let found_ties: BTreeSet<String> = found
                .map_or(Vec::new(), |e| e.about.clone())
                .iter()
                .map(|at| format!("{}:{}", names[at.draft], drafts[at.draft].points[at.point].label.path))
                .collect();
            let telling = |s: &str| BTreeSet::from_iter((s != "reported").then(|| s.to_owned()));
            let found_stance = found.map_or("missing", |e| stance(e.stance));
            let found_speaker = found.map_or(String::new(), |e| speaker(e, &article));
            let wanted_ties = wanted_points.split_whitespace().map(str::to_owned).collect();
            let right = [
                ties.add(&found_ties, &wanted_ties),
                stances.add(&telling(found_stance), &telling(wanted_stance)),
                speakers.add(&name(&found_speaker), &name(wanted_speaker)),
            ];
            if right.contains(&false) {
                let told: Vec<_> = found_ties.into_iter().collect();
                mistakes.push(format!(
                    "{sentence}\n    wanted {wanted_stance} | {wanted_speaker} | {wanted_points}\n    found  {found_stance} | {found_speaker} | {}",
                    told.join(" ")
                ));
            }
        }
    }
    let mut told = format!("{statements} statements\n");
    let floors =
        [("ties", &ties, 0.95, 0.9), ("stance", &stances, 0.97, 0.9), ("speaker", &speakers, 0.97, 0.95)];
    let mut is_worse = false;
    for (what, score, precision, recall) in floors {
        is_worse |= score.precision() < precision || score.recall() < recall;
        told.push_str(&format!(
            "{what}: precision {:.2}, recall {:.2} of {}\n",
            score.precision(),
            score.recall(),
            score.wanted
        ));
    }
    println!("{told}\n{}", mistakes.join("\n"));
    assert!(statements >= 60);
    assert!(!is_worse, "worse than it was\n{told}");
}

#[test]
fn what_is_said_of_a_point_is_not_said_of_another_row() {
    let draft = |id: u32, name: &str| {
        read(&format!("tests/evidence/{name}.md"), id, DraftKind::Draft).expect("it is part of the project")
    };
    let drafts = [draft(0, "S15"), draft(1, "A14")];
    let article = "According to a diplomat, the port will be run by Holm together with the Coastal Union.";
    let article =
        Arc::new(draft_of(article.as_bytes(), "news.txt", DraftId(9), Some(DraftKind::Article)).unwrap());
    let about = &compared(&drafts, &article).evidence[0].about;
    let names: Vec<String> = about
        .iter()
        .map(|at| format!("{}:{}", at.draft, drafts[at.draft].points[at.point].label.path))
        .collect();
    assert_eq!(names, ["1:8"], "the union of point 6 is another matter");
}
