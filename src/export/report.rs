//! What is exported, before it takes a form: the chosen drafts, rows and notes, with what
//! a reader needs to check them: sources, settings, the reader's own pairings.

use super::text::Layout;
use crate::compare;
use crate::model::{Annotation, At, Comparison, Draft, DraftId, PointId, Project, Provenance, Verdict};
use crate::parallel;
use crate::present::words::{self, fold};
use crate::present::{self, Facet, Facets, Filter, Property, Row, Table, Told};
use crate::text::language;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is asked for. The default is everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Only rows that pass; all rows where nothing is asked for.
    pub filter: Filter,
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
    /// Files of the drafts by their SHA-256, for a form that can keep the looks of the draft that it changes.
    pub originals: BTreeMap<String, Arc<[u8]>>,
}

/// Which notes are exported. The default is all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// By whether their matter is settled.
    pub which: Which,
    /// Only those of these authors, and all where it is empty; an empty name stands for notes without an author.
    pub authors: Vec<String>,
}

/// Notes by whether their matter is settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    #[default]
    All,
    /// Those that are not resolved.
    Open,
    /// Those that are.
    Resolved,
    /// None.
    None,
}

impl Which {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Which; 4] = [Which::All, Which::Open, Which::Resolved, Which::None];

    /// What it is called on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Which::All => "all",
            Which::Open => "open",
            Which::Resolved => "resolved",
            Which::None => "none",
        }
    }
}

impl Notes {
    /// Without notes.
    pub const NONE: Notes = Notes { which: Which::None, authors: Vec::new() };

    /// Whether a note is one of them.
    pub fn take(&self, note: &Annotation) -> bool {
        let fits = match self.which {
            Which::All => true,
            Which::Open => !note.resolved.is_on(),
            Which::Resolved => note.resolved.is_on(),
            Which::None => false,
        };
        fits && (self.authors.is_empty() || self.authors.contains(&note.author))
    }

    /// Leaves the other notes out of a project, and what is ruled and marked by those whose notes are left out.
    fn choose(&self, project: &mut Project) {
        let own = &mut project.decisions;
        own.annotations.retain(|note| !note.is_deleted() && self.take(note));
        let takes = |author: &String| {
            self.which != Which::None && (self.authors.is_empty() || self.authors.contains(author))
        };
        own.verdicts.retain(|ruling| takes(&ruling.author));
        own.bookmarks.retain(|bookmark| takes(&bookmark.author));
    }

    /// What is left out, as a clause; none where nothing is.
    fn clause(&self) -> Option<String> {
        let what = match self.which {
            Which::None => return Some("without notes".to_owned()),
            Which::All if self.authors.is_empty() => return None,
            Which::All => "notes",
            Which::Open => "only open notes",
            Which::Resolved => "only resolved notes",
        };
        let name = |author: &String| match author.is_empty() {
            true => "nobody named".to_owned(),
            false => fold(author),
        };
        let authors: Vec<String> = self.authors.iter().map(name).collect();
        Some(match authors.is_empty() {
            true => what.to_owned(),
            false => format!("{what} of {}", authors.join(", ")),
        })
    }
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
    /// How many rows there are without a filter.
    pub rows_of_all: usize,
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
    /// When it was written or published, as far as it is known; otherwise empty.
    pub date: String,
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

impl OwnPairing {
    /// In words: `US-28 12 and F-20 9: belong together`.
    pub fn told(&self) -> String {
        format!("{}: {}", self.points.join(" and "), words::verdict(self.verdict))
    }
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
    /// The answer in one line, in the language that the thread speaks now.
    pub fn say_answer(&self) -> String {
        answer(&self.project, &self.comparison)
    }

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
        let shown = passing(&project, &comparison, &table, &options.filter);
        options.notes.choose(&mut project);
        table.mark(&project, &BTreeSet::new());
        let all = table.rows.len();
        if let Some(shown) = shown {
            comparison = Arc::new(reduced(&project.drafts, &comparison, &shown));
            let facets: Vec<Facets> = table
                .rows
                .iter()
                .zip(&shown)
                .filter(|(_, shown)| **shown)
                .map(|(row, _)| row.facets)
                .collect();
            table = present::table(&project, &comparison);
            table.rows.iter_mut().zip(facets).for_each(|(row, facets)| row.facets = facets);
        }
        let mut notes = notes(&project, &table);
        if !options.filter.is_empty() {
            notes.retain(|note| note.row.is_some());
        }
        let sigla = compare::sigla(&project.drafts);
        let names: Vec<String> = sigla.iter().map(|siglum| fold(siglum)).collect();
        Report {
            title: match project.drafts.as_slice() {
                [only] => words::title(only, &only.siglum),
                _ => names.join(" → "),
            },
            answer: answer(&project, &comparison),
            sources: sources(&project, &sigla),
            settings: settings(&project, &sigla, &options, table.rows.len(), all),
            pairings: pairings(&project, &sigla),
            notes,
            project,
            comparison,
            table: Arc::new(table),
            sigla,
            rows_of_all: all,
            options,
        }
    }

    /// The notes of a row, in the order of its drafts and points.
    pub fn notes_of_row(&self, row: usize) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(move |note| note.row == Some(row))
    }

    /// Where a saved point is, and its row of the table; none where its draft is not exported or has lost it.
    pub fn place(&self, id: PointId) -> Option<(At, Option<usize>)> {
        place(&self.project, &self.table, id)
    }

    /// How a reader names a point: `US-28 12.a`.
    pub fn name_of(&self, at: At) -> String {
        name(&self.project, &self.sigla, at)
    }

    /// Whether rows were left out.
    pub fn is_partial(&self) -> bool {
        !self.options.filter.is_empty()
    }

    /// What a reader needs to check the comparison, for the forms that have no other place for it: a line for each
    /// source, one for the settings, and one for each pair of points on which the reader has decided.
    pub fn about(&self) -> Vec<String> {
        let source = |source: &SourceLine| {
            let hash = match source.sha256.is_empty() {
                true => String::new(),
                false => format!("SHA-256 {}", source.sha256),
            };
            let parts = [&source.title, &source.file, &source.date, &hash];
            let parts: Vec<&str> =
                parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
            format!("{}: {}", source.siglum, parts.join(", "))
        };
        let mut lines: Vec<String> = self.sources.iter().map(source).collect();
        lines.push(format!("How it was compared: {}.", self.settings.join("; ")));
        lines.extend(self.pairings.iter().map(|own| format!("By the reader\u{2019}s word {}.", own.told())));
        lines
    }

    /// The two drafts that a document with one redline shows: the base or the first, and the last.
    pub fn reach(&self) -> (usize, usize) {
        compare::reach(&self.project.drafts, &self.project.settings)
    }
}

fn answer(project: &Project, comparison: &Comparison) -> String {
    if project.drafts.is_empty() {
        return String::new();
    }
    let (from, to) = compare::reach(&project.drafts, &project.settings);
    words::answer(project, &comparison.summary, from, to)
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

/// For each row whether it passes a filter; none where all rows do.
pub(super) fn passing(
    project: &Project,
    comparison: &Comparison,
    table: &Table,
    filter: &Filter,
) -> Option<Vec<bool>> {
    if filter.is_empty() {
        return None;
    }
    // The words of all rows are only needed where more than the facets is asked for.
    if filter.others().is_empty() {
        return Some(table.rows.iter().map(|row| row.facets.intersects(filter.facets)).collect());
    }
    let told = present::told(project, comparison, table);
    let annotations = &project.decisions.annotations;
    let passes = |(row, told): (&Row, &Told)| {
        let has = |note: &usize, tag: &str| {
            annotations.get(*note).is_some_and(|note| note.tags().any(|own| own == tag))
        };
        filter.passes(row, told, |tag| row.notes.iter().any(|note| has(note, tag)))
    };
    Some(table.rows.iter().zip(&told).map(passes).collect())
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
            date: date(&draft.provenance),
            sha256: draft.provenance.sha256.clone(),
            points: (!is_article).then(|| words::top_level(draft)),
            words: Some(words),
            is_article,
        });
        lines.extend(draft.parts.iter().map(|part| SourceLine {
            siglum: fold(&part.siglum),
            title: fold(&part.title),
            file: file_name(&part.provenance),
            date: date(&part.provenance),
            sha256: part.provenance.sha256.clone(),
            points: None,
            words: None,
            is_article,
        }));
        lines.extend(draft.renderings.iter().map(|other| SourceLine {
            siglum: fold(&other.siglum),
            title: words::title(other, &other.siglum),
            file: file_name(&other.provenance),
            date: date(&other.provenance),
            sha256: other.provenance.sha256.clone(),
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

fn date(provenance: &Provenance) -> String {
    provenance.date.as_deref().map(fold).unwrap_or_default()
}

fn settings(project: &Project, sigla: &[String], options: &Options, rows: usize, of: usize) -> Vec<String> {
    let paired = match project.settings.pair_by_label {
        true => "points paired by their printed numbers",
        false if project.settings.words_alone => "points paired by their words alone",
        false => "points paired by what they say",
    };
    let mut lines = vec![paired.to_owned()];
    if let Some(base) = compare::base(&project.drafts, &project.settings) {
        lines.push(format!("read against {}", fold(&sigla[base])));
    }
    if project.settings.all_pairs {
        lines.push("every two drafts compared".to_owned());
    }
    let languages = project.drafts.iter().zip(sigla).filter_map(|(draft, siglum)| {
        Some(format!("{} {}", fold(siglum), language::name(draft.language.as_deref()?)))
    });
    if project.drafts.iter().any(|draft| draft.is_foreign_to(&project.drafts[0])) {
        let languages = languages.collect::<Vec<_>>().join(", ");
        lines.push(format!("{languages}: between languages only what can be compared"));
    }
    for (draft, siglum) in project.drafts.iter().zip(sigla) {
        for rendering in &draft.renderings {
            let names = (fold(&rendering.siglum), fold(siglum));
            lines.push(format!(
                "{} is another rendering of {}, whose differences are no changes",
                names.0, names.1
            ));
        }
    }
    if !options.filter.is_empty() {
        lines.push(format!("{rows} of {}: {}", words::plural(of, "row"), asked(&options.filter)));
    }
    lines.extend(options.notes.clause());
    if options.without_articles {
        lines.push("without articles".to_owned());
    }
    lines
}

/// What a filter asks for, in words: one of each kind.
fn asked(filter: &Filter) -> String {
    let facets = Facet::ALL.into_iter().filter(|&facet| filter.facets.contains(facet));
    let mut kinds = vec![facets.map(|facet| facet.word().to_owned()).collect::<Vec<_>>()];
    let word = |property: &Property| match property {
        Property::Facet(facet) => facet.word().to_owned(),
        Property::Signal(kind) => words::signal(*kind).to_owned(),
        Property::State(state) => words::state(*state).unwrap_or("plain").to_owned(),
        Property::Party(party) => party.clone(),
        Property::Tag(said) | Property::Verdict(said) => format!("\u{201c}{}\u{201d}", fold(said)),
    };
    let others = filter.others();
    for same in others.chunk_by(|a, b| std::mem::discriminant(a) == std::mem::discriminant(b)) {
        kinds.push(same.iter().map(word).collect());
    }
    let kinds: Vec<String> =
        kinds.iter().filter(|kind| !kind.is_empty()).map(|kind| kind.join(", ")).collect();
    kinds.join("; and with ")
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
    let place = |(annotation, note): (usize, &Arc<Annotation>)| {
        let (at, row) = place(project, table, note.anchor.point)?;
        Some(Note { annotation, at, row })
    };
    let mut notes: Vec<Note> = project.decisions.annotations.iter().enumerate().filter_map(place).collect();
    notes.sort_by_key(|note| (note.at, note.annotation));
    notes
}

/// Where a saved point is in the chosen drafts, and its row of the table, if it stands in one.
fn place(project: &Project, table: &Table, id: PointId) -> Option<(At, Option<usize>)> {
    let draft = project.drafts.iter().position(|d| d.id == id.draft)?;
    let point = project.drafts[draft].find(id)?;
    Some((At { draft, point }, table.row_of(draft, top(&project.drafts[draft], point))))
}

/// The top-level point above a point.
fn top(draft: &Draft, mut point: usize) -> usize {
    while let Some(parent) = draft.points[point].parent.filter(|&p| draft.points[p].is_provision()) {
        point = parent;
    }
    point
}
