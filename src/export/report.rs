//! What is exported, before it takes a form: the chosen drafts, rows and notes, with what
//! a reader needs to check them: sources, settings, the reader's own pairings.

use super::text::Layout;
use crate::compare;
use crate::model::{At, Comparison, Draft, DraftId, PointId, Project, Provenance, Verdict};
use crate::parallel;
use crate::present::words::{self, fold};
use crate::present::{self, Facet, Facets, Table};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is asked for. The default is everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Only rows with one of these properties; all rows where it is empty.
    pub facets: Facets,
    /// Only these drafts, in the order of the project; all where it is empty.
    pub drafts: Vec<DraftId>,
    /// Read against this draft instead of the project's own base.
    pub base: Option<DraftId>,
    /// Which notes go with it.
    pub notes: Notes,
    /// Leave the articles out.
    pub without_articles: bool,
    /// Show a passage that went elsewhere as moved, where the form can.
    pub moves: bool,
    /// When the export is made, RFC 3339 in UTC; left out of the document where it is empty.
    pub date: String,
    /// Who makes it; also the author of tracked changes.
    pub author: String,
    /// How plain text is laid out.
    pub layout: Layout,
}

/// Which notes are exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Notes {
    /// All of them.
    #[default]
    All,
    /// None.
    None,
    /// Those of these authors; an empty name stands for notes without an author.
    Of(Vec<String>),
}

/// A comparison as it is exported. Everything in it is chosen already: a form writes all of it.
#[derive(Clone, Debug)]
pub struct Report {
    /// The chosen drafts, articles and notes.
    pub project: Project,
    /// Their comparison, with the chosen rows and the links that touch them. The summary counts all rows.
    pub comparison: Arc<Comparison>,
    /// The same as it is shown: its rows are the comparison's lineages.
    pub table: Arc<Table>,
    /// The short names of the drafts, each of them unique.
    pub sigla: Vec<String>,
    /// The draft in the title: `US-28 → F-20`, or the one draft's title.
    pub title: String,
    /// The answer in one line, over all rows.
    pub answer: String,
    /// Where the drafts and articles came from, the documents of a package behind their draft.
    pub sources: Vec<SourceLine>,
    /// How it was compared and what was left out, each a short clause.
    pub settings: Vec<String>,
    /// What the reader says of pairs of points.
    pub pairings: Vec<OwnPairing>,
    /// The notes, in the order of the drafts and their points.
    pub notes: Vec<Note>,
    /// What was asked for.
    pub options: Options,
}

/// One document of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// Its short name.
    pub siglum: String,
    /// What it calls itself.
    pub title: String,
    /// The name of its file without folders; empty for a pasted text.
    pub file: String,
    /// SHA-256 of the file, lower-case hexadecimal.
    pub sha256: String,
    /// Top-level points; none for a part of a draft, and for an article.
    pub points: Option<usize>,
    /// Words; none for a part of a draft.
    pub words: Option<usize>,
    /// Whether it is an article.
    pub is_article: bool,
}

/// What the reader says of two points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPairing {
    /// The two points as a reader names them: `US-28 12`.
    pub points: [String; 2],
    /// What is said of them.
    pub verdict: Verdict,
}

/// A note and where it hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its place among the annotations of the report's project.
    pub annotation: usize,
    /// The point.
    pub at: At,
    /// The row of the table; none for a point that stands in no row, such as a heading.
    pub row: Option<usize>,
}

impl Report {
    /// Lays out what is asked for of a comparison. Choosing other drafts or another base compares anew.
    pub fn new(project: &Project, comparison: &Arc<Comparison>, options: Options) -> Self {
        let (mut project, compared_anew) = chosen(project, &options);
        let mut comparison = match compared_anew {
            true => Arc::new(compare::compare(
                &project.drafts,
                &project.articles,
                &project.decisions,
                &project.settings,
            )),
            false => Arc::clone(comparison),
        };
        if options.without_articles {
            project.articles.clear();
            Arc::make_mut(&mut comparison).evidence.clear();
        }
        // Rows with notes are found by all notes, also where the notes themselves stay behind.
        let mut table = present::table(&project, &comparison);
        choose_notes(&mut project, &options.notes);
        let found: Vec<Facets> = table.rows.iter().map(|row| row.facets).collect();
        table.mark(&project, &BTreeSet::new());
        table.rows.iter_mut().zip(found).for_each(|(row, facets)| row.facets = facets);
        let all = table.rows.len();
        if !options.facets.is_empty() {
            let shown: Vec<bool> = table.rows.iter().map(|r| r.facets.intersects(options.facets)).collect();
            comparison = Arc::new(reduced(&project.drafts, &comparison, &shown));
            let facets: Vec<Facets> =
                table.rows.iter().map(|row| row.facets).filter(|f| f.intersects(options.facets)).collect();
            table = present::table(&project, &comparison);
            table.rows.iter_mut().zip(facets).for_each(|(row, facets)| row.facets = facets);
        }
        let mut notes = notes(&project, &table);
        if !options.facets.is_empty() {
            notes.retain(|note| note.row.is_some());
        }
        let sigla = compare::sigla(&project.drafts);
        let (from, to) = compare::reach(&project.drafts, &project.settings);
        let names: Vec<String> = sigla.iter().map(|siglum| fold(siglum)).collect();
        Report {
            title: match project.drafts.as_slice() {
                [only] => words::title(only, &only.siglum),
                _ => names.join(" → "),
            },
            answer: match project.drafts.is_empty() {
                true => String::new(),
                false => words::answer(&project, &comparison.summary, from, to),
            },
            sources: sources(&project, &sigla),
            settings: settings(&project, &sigla, &options, table.rows.len(), all),
            pairings: pairings(&project, &sigla),
            notes,
            project,
            comparison,
            table: Arc::new(table),
            sigla,
            options,
        }
    }

    /// The notes of a row, in the order of its drafts and points.
    pub fn notes_of_row(&self, row: usize) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(move |note| note.row == Some(row))
    }

    /// How a reader names a point: `US-28 12.a`.
    pub fn name_of(&self, at: At) -> String {
        name(&self.project, &self.sigla, at)
    }

    /// The two drafts that a document with one redline shows: the base or the first, and the last.
    pub fn reach(&self) -> (usize, usize) {
        compare::reach(&self.project.drafts, &self.project.settings)
    }
}

/// The project with the chosen drafts and base, and whether its comparison is another one.
fn chosen(project: &Project, options: &Options) -> (Project, bool) {
    let mut own = project.clone();
    if !options.drafts.is_empty() {
        own.drafts.retain(|draft| options.drafts.contains(&draft.id));
    }
    own.settings.base = options.base.or(own.settings.base);
    let anew = own.drafts.len() != project.drafts.len() || own.settings != project.settings;
    (own, anew)
}

fn choose_notes(project: &mut Project, notes: &Notes) {
    let all = &mut project.decisions.annotations;
    all.retain(|note| !note.is_deleted());
    match notes {
        Notes::All => {}
        Notes::None => all.clear(),
        Notes::Of(authors) => all.retain(|note| authors.contains(&note.author)),
    }
    let is_chosen = |author: &String| match notes {
        Notes::All => true,
        Notes::None => false,
        Notes::Of(authors) => authors.contains(author),
    };
    project.decisions.verdicts.retain(|ruling| is_chosen(&ruling.author));
    project.decisions.bookmarks.retain(|bookmark| is_chosen(&bookmark.author));
}

/// The comparison with some of its rows, and the links that touch them.
fn reduced(drafts: &[Arc<Draft>], comparison: &Comparison, shown: &[bool]) -> Comparison {
    let mut kept: Vec<Vec<bool>> = drafts.iter().map(|draft| vec![false; draft.points.len()]).collect();
    let rows = || comparison.lineages.iter().zip(shown).filter(|(_, shown)| **shown).map(|(row, _)| row);
    for at in rows().flat_map(|row| row.points()) {
        let end = drafts[at.draft].end_of(at.point);
        kept[at.draft][at.point..end].fill(true);
    }
    let touches = |at: &At| kept[at.draft][at.point];
    let links = comparison.links.iter().filter(|link| touches(&link.before) || touches(&link.after));
    Comparison {
        links: links.cloned().collect(),
        lineages: rows().cloned().collect(),
        statuses: comparison.statuses.clone(),
        evidence: comparison.evidence.clone(),
        summary: comparison.summary,
    }
}

fn sources(project: &Project, sigla: &[String]) -> Vec<SourceLine> {
    let mut lines = Vec::new();
    let articles = project.articles.iter().map(|article| (article, &article.siglum, true));
    let drafts = project.drafts.iter().zip(sigla).map(|(draft, siglum)| (draft, siglum, false));
    let documents: Vec<_> = drafts.chain(articles).collect();
    let counts = parallel::map(&documents, |(draft, ..)| words::count(draft));
    for ((draft, siglum, is_article), words) in documents.into_iter().zip(counts) {
        lines.push(SourceLine {
            siglum: fold(siglum),
            title: words::title(draft, siglum),
            file: file_name(&draft.provenance),
            sha256: draft.provenance.sha256.clone(),
            points: (!is_article).then(|| words::top_level(draft)),
            words: Some(words),
            is_article,
        });
        lines.extend(draft.parts.iter().map(|part| SourceLine {
            siglum: fold(&part.siglum),
            title: fold(&part.title),
            file: file_name(&part.provenance),
            sha256: part.provenance.sha256.clone(),
            points: None,
            words: None,
            is_article,
        }));
    }
    lines
}

/// The name of a file without its folders, which are nobody else's business.
fn file_name(provenance: &Provenance) -> String {
    let name = provenance.path.rsplit(['/', '\\']).next().unwrap_or_default();
    if name == "-" { String::new() } else { fold(name) }
}

fn settings(project: &Project, sigla: &[String], options: &Options, rows: usize, of: usize) -> Vec<String> {
    let paired = match project.settings.pair_by_label {
        true => "points paired by their printed numbers",
        false => "points paired by what they say",
    };
    let mut lines = vec![paired.to_owned()];
    if let Some(base) = compare::base(&project.drafts, &project.settings) {
        lines.push(format!("read against {}", fold(&sigla[base])));
    }
    if project.settings.all_pairs {
        lines.push("every two drafts compared".to_owned());
    }
    let chosen = Facet::ALL.into_iter().filter(|&facet| options.facets.contains(facet));
    let chosen: Vec<&str> = chosen.map(Facet::word).collect();
    if !chosen.is_empty() {
        lines.push(format!("{rows} of {}: {}", words::plural(of, "row"), chosen.join(", ")));
    }
    match &options.notes {
        Notes::All => {}
        Notes::None => lines.push("without notes".to_owned()),
        Notes::Of(authors) => lines.push(format!("notes of {}", authors.join(", "))),
    }
    if options.without_articles {
        lines.push("without articles".to_owned());
    }
    lines
}

fn pairings(project: &Project, sigla: &[String]) -> Vec<OwnPairing> {
    let place = |id: PointId| {
        let found = project.drafts.iter().enumerate().find(|(_, draft)| draft.id == id.draft);
        found.and_then(|(column, draft)| Some(At { draft: column, point: draft.find(id)? }))
    };
    let own = project.decisions.links.iter().filter_map(|decision| {
        let mut ends = [place(decision.points[0])?, place(decision.points[1])?];
        ends.sort_unstable();
        Some(OwnPairing { points: ends.map(|at| name(project, sigla, at)), verdict: decision.verdict })
    });
    own.collect()
}

fn name(project: &Project, sigla: &[String], at: At) -> String {
    format!("{} {}", fold(&sigla[at.draft]), fold(&project.drafts[at.draft].points[at.point].label.path))
}

fn notes(project: &Project, table: &Table) -> Vec<Note> {
    let place = |(annotation, note): (usize, &crate::model::Annotation)| {
        let draft = project.drafts.iter().position(|d| d.id == note.anchor.point.draft)?;
        let point = project.drafts[draft].find(note.anchor.point)?;
        let row = table.row_of(draft, top(&project.drafts[draft], point));
        Some(Note { annotation, at: At { draft, point }, row })
    };
    let mut notes: Vec<Note> = project.decisions.annotations.iter().enumerate().filter_map(place).collect();
    notes.sort_by_key(|note| (note.at, note.annotation));
    notes
}

/// The top-level point above a point.
fn top(draft: &Draft, mut point: usize) -> usize {
    while let Some(parent) = draft.points[point].parent.filter(|&p| draft.points[p].is_provision()) {
        point = parent;
    }
    point
}
