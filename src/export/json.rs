//! The comparison as JSON, version 1, for scripts and for researchers.
//!
//! The types below are the format: `docs/comparison.schema.json` is generated from
//! them. A field may be added; none changes its meaning within a version.

mod about;
mod each;

use super::{Format, Report};
use crate::compare::{self, Rendered};
use crate::diff::notation;
use crate::model::{
    At, ChoiceFate, Compared, Comparison, Draft, Lineage, Link, Matter, Missing, Origin, Part, PointKind,
    Project, Relation, SignalKind, Span, Stance, Standing, State, Status, Wording,
};
use crate::parallel;
use crate::present::doubt;
use crate::present::words::fold;
use crate::status;
use about::{FileOut, NoteOut, PairingOut, RulingOut};
use each::Each;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Data for scripts and researchers.
pub const FORMAT: Format = Format {
    name: "json",
    extension: "json",
    is_text: true,
    write: |report, _| Ok(comparison(report).into_bytes()),
};

/// The whole comparison as pretty JSON with a line end.
pub fn comparison(report: &Report) -> String {
    pretty(&document(report))
}

/// One draft with the status of each of its points: one element of `drafts`.
pub fn draft(draft: &Draft) -> String {
    pretty(&draft_of(draft, draft.siglum.clone(), &compare::statuses(draft)))
}

/// The JSON Schema of [`comparison`].
pub fn schema() -> String {
    pretty(&schemars::schema_for!(Document))
}

/// A comparison of drafts of a plan, point by point.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Travaux comparison, version 1")]
struct Document<'a> {
    /// Always `travaux-comparison`.
    format: &'static str,
    /// Always 1.
    version: u32,
    /// The drafts, in the order given.
    #[schemars(with = "Vec<DraftOut>")]
    drafts: Vec<DraftOut<'a>>,
    /// The articles about them.
    articles: Vec<ArticleOut>,
    /// Which points answer which, sub-points included, between neighbouring drafts
    /// (with `--all-pairs`, between every two). A point in no link is removed (seen
    /// from the earlier draft) or added (from the later).
    #[schemars(with = "Vec<LinkOut>")]
    links: Each<'a, LinkOut>,
    /// The life of each top-level point through all drafts: the rows of the table.
    #[schemars(with = "Vec<LineageOut>")]
    lineages: Each<'a, LineageOut>,
    /// The rows of the table, counted between the first and the last draft.
    summary: SummaryOut,
    /// The files of the drafts and articles, the documents of a package behind their draft.
    sources: Vec<FileOut>,
    /// How it was compared and what was left out, each a short clause.
    settings: Vec<String>,
    /// What the reader says of pairs of points.
    pairings: Vec<PairingOut>,
    /// The notes, in the order of the drafts and their points.
    notes: Vec<NoteOut>,
    /// What was ruled on rows, in their order.
    verdicts: Vec<RulingOut>,
}

/// One version of the plan.
#[derive(Serialize, JsonSchema)]
struct DraftOut<'a> {
    /// Its short name, unique in the comparison; links and lineages use it.
    siglum: String,
    /// What the document calls itself.
    title: String,
    /// The path as it was given.
    path: String,
    /// ISO 639-1, or null where it could not be told.
    language: Option<String>,
    /// The documents that it consists of, in order; empty where it is one document.
    parts: Vec<PartOut>,
    /// Other renderings of the same draft, which are no drafts of their own; left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    renderings: Vec<RenderingOut>,
    /// Its points in the order of the text, each before its sub-points.
    #[schemars(with = "Vec<PointOut>")]
    points: Each<'a, PointOut>,
    /// How long it is, and how much of it is left to agree.
    counts: CountsOut,
    /// What belongs to no point, in the order of the text.
    outside: Vec<OutsideOut>,
    /// What the reader should know about the reading.
    warnings: Vec<String>,
}

/// One document of a draft that consists of several.
#[derive(Serialize, JsonSchema)]
struct PartOut {
    /// Its short name. The labels of its points begin with it, `dam/3`, in all documents but the first.
    siglum: String,
    /// What the document calls itself.
    title: String,
    /// The path as it was given.
    path: String,
}

/// Another rendering of a draft.
#[derive(Serialize, JsonSchema)]
struct RenderingOut {
    /// Its short name.
    siglum: String,
    /// What it calls itself.
    title: String,
    /// The path as it was given.
    path: String,
    /// Which of its points answer those of the draft, and how they differ: not changes of the plan.
    links: Vec<LinkOut>,
}

/// A draft in numbers.
#[derive(Serialize, JsonSchema)]
struct CountsOut {
    /// Top-level points.
    points: usize,
    /// Points below them.
    sub_points: usize,
    /// Words of all points, with their headings.
    words: usize,
    /// Pairs of square brackets that mark disputed text or a blank, nested ones included.
    brackets: usize,
    /// Square brackets without a partner.
    unbalanced: usize,
    /// Texts to choose from.
    options: usize,
}

/// One provision.
#[derive(Serialize, JsonSchema)]
struct PointOut {
    /// The printed path without marks, unique in the draft: `12.a`, `IV`, `¶3`.
    label: String,
    /// The label as printed; empty where there is none.
    printed: String,
    /// 0 for a top-level point.
    depth: u8,
    /// What it is.
    kind: PointKind,
    /// Its own heading, if it has one.
    heading: Option<String>,
    /// Its own text without its sub-points, white space folded.
    text: String,
    /// The page on which it begins, counted from 1; left out where the document has no pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    /// How far the text says that it is agreed.
    status: StatusOut,
}

/// How far a point is agreed.
#[derive(Serialize, JsonSchema)]
struct StatusOut {
    /// The state.
    state: State,
    /// Whether it is agreed for the time being only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    provisional: bool,
    /// The words that say so.
    marks: Vec<String>,
    /// The texts to choose from, where it offers two or more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    options: Vec<String>,
    /// Who says so.
    origin: Origin,
}

/// Text that belongs to no point.
#[derive(Serialize, JsonSchema)]
struct OutsideOut {
    /// The text, white space folded.
    text: String,
}

/// A report about the plan.
#[derive(Serialize, JsonSchema)]
struct ArticleOut {
    /// What the article calls itself.
    title: String,
    /// The path as it was given.
    path: String,
    /// Its statements, in the order of the text.
    statements: Vec<StatementOut>,
}

/// One sentence of an article.
#[derive(Serialize, JsonSchema)]
struct StatementOut {
    /// The sentence.
    text: String,
    /// Who says so, where the text names somebody.
    speaker: Option<String>,
    /// What it says of the points.
    stance: Stance,
    /// The points it speaks about, the best fitting first; a sub-point is followed by the point it stands under.
    about: Vec<PlaceOut>,
}

/// A point of a draft.
#[derive(Serialize, JsonSchema)]
struct PlaceOut {
    /// The siglum of the draft.
    draft: String,
    /// The label of the point.
    label: String,
}

/// Two points that answer each other.
#[derive(Serialize, JsonSchema)]
struct LinkOut {
    /// The point in the earlier draft.
    before: PlaceOut,
    /// The point in the later draft.
    after: PlaceOut,
    /// What happened to its place.
    relation: Relation,
    /// How far its wording changed.
    wording: Wording,
    /// Who says how far.
    wording_origin: Origin,
    /// How well the two fit, from 0 to 1, to three decimals.
    #[schemars(range(min = 0.0, max = 1.0))]
    score: f32,
    /// Who says that they belong together.
    origin: Origin,
    /// The changes of a kind that matters.
    signals: Vec<SignalOut>,
    /// What became of the texts to choose from, where either point offers any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    options: Vec<ChoiceOut>,
    /// What the texts can be compared by, where they are in different languages; left out in one language.
    #[serde(skip_serializing_if = "Option::is_none")]
    compared: Option<Vec<ComparedOut>>,
    /// The difference word by word: `[-removed-]{+added+}`. Between two languages the whole texts.
    redline: String,
}

/// One thing by which texts in different languages can be compared.
#[derive(Serialize, JsonSchema)]
struct ComparedOut {
    /// What it is.
    matter: Matter,
    /// How it stands in the two texts.
    standing: Standing,
    /// The words before; empty where only the later text has it.
    before: String,
    /// The words after; empty where only the earlier text has it.
    after: String,
}

/// What became of one of the texts to choose from.
#[derive(Serialize, JsonSchema)]
struct ChoiceOut {
    /// The option before; empty where it is new.
    before: String,
    /// The option after; empty where it was dropped.
    after: String,
    /// What became of it.
    fate: ChoiceFate,
}

/// One change of a kind that matters.
#[derive(Serialize, JsonSchema)]
struct SignalOut {
    /// Its kind.
    kind: SignalKind,
    /// The words before; empty where something was added.
    before: String,
    /// The words after; empty where something was dropped.
    after: String,
}

/// One row of the table.
#[derive(Serialize, JsonSchema)]
struct LineageOut {
    /// The labels of its top-level points by siglum; a draft that lacks it is left out.
    cells: BTreeMap<String, Vec<String>>,
    /// Why it is absent, by the siglum of the draft. A draft in which it lives on inside a point of
    /// another row is left out. One that is among the cells as well holds a note in place of the point, or
    /// the point in another document of the same package.
    absent: BTreeMap<String, AbsenceOut>,
}

/// Why a row is absent from a draft.
#[derive(Serialize, JsonSchema)]
struct AbsenceOut {
    /// The kind of absence.
    kind: Missing,
    /// The words of the draft that say so, or null where none do.
    note: Option<String>,
    /// The siglum of the document of the package that holds it, or null.
    document: Option<String>,
    /// Who says so.
    origin: Origin,
}

/// How many rows fall under each heading.
#[derive(Serialize, JsonSchema)]
struct SummaryOut {
    /// Only in the last draft.
    added: usize,
    /// In an earlier draft, not in the last.
    removed: usize,
    /// The same words.
    unchanged: usize,
    /// In another language, and the same in all that can be compared.
    translated: usize,
    /// Spelling, punctuation, typography.
    editorial: usize,
    /// Other words, with no sign that the meaning moved.
    reworded: usize,
    /// Changed in substance.
    substantive: usize,
    /// In another order.
    moved: usize,
    /// One became several.
    split: usize,
    /// Several became one.
    merged: usize,
    /// Top-level points of the last draft that are open or offer alternatives.
    open: usize,
}

fn document(report: &Report) -> Document<'_> {
    let (project, comparison) = (&report.project, &*report.comparison);
    let sigla = report.sigla.as_slice();
    let place = |at: &At| PlaceOut {
        draft: sigla[at.draft].clone(),
        label: project.drafts[at.draft].points[at.point].label.path.clone(),
    };
    let drafts: Vec<_> = project.drafts.iter().zip(sigla).zip(&comparison.statuses).collect();
    let articles = project.articles.iter().enumerate().map(|(i, article)| ArticleOut {
        title: article.title.clone(),
        path: article.provenance.path.clone(),
        statements: statements(project, i, comparison, place),
    });
    let summary = &comparison.summary;
    let rendered = compare::renderings(project);
    Document {
        format: "travaux-comparison",
        version: 1,
        drafts: parallel::map(&drafts, |((d, siglum), statuses)| draft_of(d, (*siglum).clone(), statuses))
            .into_iter()
            .enumerate()
            .map(|(column, out)| DraftOut {
                renderings: renderings_of(project, sigla, &rendered, column),
                ..out
            })
            .collect(),
        articles: articles.collect(),
        links: Each::of(&comparison.links, move |link| link_of(project, link, place)),
        lineages: Each::of(&comparison.lineages, move |row| lineage_of(project, sigla, row)),
        summary: SummaryOut {
            added: summary.added,
            removed: summary.removed,
            unchanged: summary.unchanged,
            translated: summary.translated,
            editorial: summary.editorial,
            reworded: summary.reworded,
            substantive: summary.substantive,
            moved: summary.moved,
            split: summary.split,
            merged: summary.merged,
            open: summary.open,
        },
        sources: about::files(report),
        settings: report.settings.clone(),
        pairings: about::pairings(report),
        notes: about::notes(report),
        verdicts: about::verdicts(report),
    }
}

fn draft_of<'a>(draft: &'a Draft, siglum: String, statuses: &'a [Status]) -> DraftOut<'a> {
    let text = |span: &Span| fold(draft.slice(span));
    let point_of = move |point: usize| {
        let (point, status) = (&draft.points[point], &statuses[point]);
        let provisional = status.state == State::Provisional;
        PointOut {
            label: point.label.path.clone(),
            printed: point.label.printed.clone(),
            depth: point.depth,
            kind: point.kind,
            heading: point.heading.as_ref().map(text),
            text: text(&point.body),
            page: point.page,
            status: StatusOut {
                state: if provisional { State::Agreed } else { status.state },
                provisional,
                marks: status.marks.iter().map(text).collect(),
                options: status.options.iter().map(text).collect(),
                origin: status.origin,
            },
        }
    };
    let counts = status::counts(draft, statuses);
    DraftOut {
        siglum,
        title: draft.title.clone(),
        path: draft.provenance.path.clone(),
        parts: draft.parts.iter().map(part_of).collect(),
        renderings: Vec::new(),
        language: draft.language.clone(),
        points: Each::numbered(draft.points.len(), point_of),
        counts: CountsOut {
            points: counts.points,
            sub_points: counts.sub_points,
            words: counts.words,
            brackets: counts.brackets,
            unbalanced: counts.unbalanced,
            options: counts.options,
        },
        outside: draft.outside.iter().map(|span| OutsideOut { text: text(span) }).collect(),
        warnings: draft.warnings.iter().map(doubt).collect(),
    }
}

/// The other renderings of the draft of a column.
fn renderings_of(project: &Project, sigla: &[String], all: &[Rendered], column: usize) -> Vec<RenderingOut> {
    let own = all.iter().filter(|rendered| rendered.column == column);
    own.map(|rendered| {
        let draft = &project.drafts[column];
        let other = &draft.renderings[rendered.rendering];
        let pair = Project { drafts: vec![Arc::clone(draft), Arc::clone(other)], ..Project::default() };
        let place = |at: &At| PlaceOut {
            draft: if at.draft == 0 { sigla[column].clone() } else { other.siglum.clone() },
            label: pair.drafts[at.draft].points[at.point].label.path.clone(),
        };
        RenderingOut {
            siglum: other.siglum.clone(),
            title: other.title.clone(),
            path: other.provenance.path.clone(),
            links: rendered.links.iter().map(|link| link_of(&pair, link, place)).collect(),
        }
    })
    .collect()
}

fn part_of(part: &Part) -> PartOut {
    PartOut { siglum: part.siglum.clone(), title: part.title.clone(), path: part.provenance.path.clone() }
}

fn link_of(project: &Project, link: &Link, place: impl Fn(&At) -> PlaceOut) -> LinkOut {
    let (before, after) = (&project.drafts[link.before.draft], &project.drafts[link.after.draft]);
    let signals = link.change.signals.iter().map(|signal| SignalOut {
        kind: signal.kind,
        before: fold(before.slice(&signal.before)),
        after: fold(after.slice(&signal.after)),
    });
    let choices = link.options.iter().map(|choice| ChoiceOut {
        before: choice.before.as_ref().map(|span| fold(before.slice(span))).unwrap_or_default(),
        after: choice.after.as_ref().map(|span| fold(after.slice(span))).unwrap_or_default(),
        fate: choice.fate,
    });
    let compared = |item: &Compared| ComparedOut {
        matter: item.matter,
        standing: item.standing,
        before: fold(before.slice(&item.before)),
        after: fold(after.slice(&item.after)),
    };
    LinkOut {
        before: place(&link.before),
        after: place(&link.after),
        relation: link.relation,
        wording: link.change.wording,
        wording_origin: link.change.origin,
        score: (link.score * 1000.0).round() / 1000.0,
        origin: link.origin,
        signals: signals.collect(),
        options: choices.collect(),
        compared: link.change.compared.as_ref().map(|all| all.iter().map(compared).collect()),
        redline: fold(&notation::write(&link.change.redline, &before.text, &after.text)),
    }
}

fn lineage_of(project: &Project, sigla: &[String], row: &Lineage) -> LineageOut {
    let columns = project.drafts.iter().zip(sigla).zip(&row.cells);
    let cell = |((draft, siglum), points): ((&std::sync::Arc<Draft>, &String), &Vec<usize>)| {
        let labels = points.iter().map(|&p| draft.points[p].label.path.clone()).collect::<Vec<_>>();
        (!labels.is_empty()).then(|| (siglum.clone(), labels))
    };
    let absent =
        project.drafts.iter().zip(sigla).zip(&row.absent).filter_map(|((draft, siglum), absence)| {
            let absence = absence.as_ref()?;
            let out = AbsenceOut {
                kind: absence.kind,
                note: absence.note.as_ref().map(|span| fold(draft.slice(span))),
                document: absence.part.and_then(|part| draft.parts.get(part)).map(|part| part.siglum.clone()),
                origin: absence.origin,
            };
            Some((siglum.clone(), out))
        });
    LineageOut { cells: columns.filter_map(cell).collect(), absent: absent.collect() }
}

fn statements(
    project: &Project,
    index: usize,
    comparison: &Comparison,
    place: impl Fn(&At) -> PlaceOut,
) -> Vec<StatementOut> {
    let article = &project.articles[index];
    let own = comparison.evidence.iter().filter(|evidence| evidence.statement.draft == index);
    let statement = own.map(|evidence| StatementOut {
        text: fold(article.body(evidence.statement.point)),
        speaker: evidence.speaker.as_ref().map(|span| fold(article.slice(span))),
        stance: evidence.stance,
        about: with_tops(project, &evidence.about).iter().map(&place).collect(),
    });
    statement.collect()
}

/// Points, each sub-point followed by the top-level point above it, none twice.
fn with_tops(project: &Project, points: &[At]) -> Vec<At> {
    let mut all: Vec<At> = Vec::new();
    for at in points {
        let own = &project.drafts[at.draft].points;
        let above = std::iter::successors(Some(at.point), |&p| own[p].parent);
        let top = above.filter(|&p| own[p].is_provision()).last().unwrap_or(at.point);
        for point in [at.point, top] {
            let at = At { point, ..*at };
            if !all.contains(&at) {
                all.push(at);
            }
        }
    }
    all
}

fn pretty(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("these types have string keys and cannot fail");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{env, fs, path::Path};

    /// `UPDATE=1` writes the schema anew.
    #[test]
    fn the_schema_in_the_documentation_is_the_one_of_the_types() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/comparison.schema.json");
        if env::var_os("UPDATE").is_some() {
            fs::write(&path, schema()).unwrap();
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written == schema(),
            "docs/comparison.schema.json is behind the types; run the test with UPDATE=1"
        );
    }
}
