//! The comparison as a document of paragraphs and tables, for those programs that print it: the four-column
//! document of a conference, and what has to stand around it.

use super::styled::{self, Ink, Paragraph};
use super::{ExportError, Progress, Report, content};
use crate::model::Stance;
use crate::present::Told;
use crate::present::words::{self, fold};

/// A part of the document.
pub enum Part {
    /// The title.
    Title(String),
    /// A heading.
    Heading(String),
    /// A paragraph.
    Text(Paragraph),
    /// A table.
    Table(Table),
}

/// A table whose head is repeated on each page.
pub struct Table {
    /// How wide each column is, in thousandths of the width.
    pub widths: Vec<usize>,
    /// The first row.
    pub head: Vec<Cell>,
    /// The other rows, each as long as the head.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell; nothing stands in an empty one.
pub type Cell = Vec<Paragraph>;

/// How often the progress is told, in rows.
const TOLD_EVERY: usize = 50;

/// Lays out the document.
///
/// # Errors
/// When `progress` answers that it is enough.
pub fn document(report: &Report, progress: Progress<'_>) -> Result<Vec<Part>, ExportError> {
    let told = content::told(report);
    let mut parts = vec![Part::Title(fold(&report.title))];
    let by = [&report.options.author, &report.options.date].map(|part| fold(part));
    let by = by.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    if !by.is_empty() {
        parts.push(Part::Text(Paragraph::of(&by, Ink::Soft)));
    }
    parts.push(Part::Text(Paragraph::strong(&report.answer)));
    parts.push(Part::Table(points(report, &told, progress)?));
    outside(report, &mut parts);
    articles(report, &told, &mut parts);
    let mut loose = report.notes.iter().filter(|note| note.row.is_none()).peekable();
    if loose.peek().is_some() {
        parts.push(Part::Heading("Notes on headings".to_owned()));
        parts.extend(loose.flat_map(|note| styled::note(report, note)).map(Part::Text));
    }
    sources(report, &mut parts);
    Ok(parts)
}

/// The points side by side.
fn points(report: &Report, told: &[Told], progress: Progress<'_>) -> Result<Table, ExportError> {
    const NUMBER: usize = 35;
    const ABOUT: usize = 150;
    let has_notes = report.notes.iter().any(|note| note.row.is_some());
    let drafts = report.sigla.len();
    let others = NUMBER + ABOUT + if has_notes { ABOUT } else { 0 };
    let mut widths = vec![NUMBER];
    widths.extend(vec![(1000 - others) / drafts.max(1); drafts]);
    widths.push(ABOUT);
    let mut head = vec![vec![Paragraph::strong("№")]];
    for (draft, siglum) in report.project.drafts.iter().zip(&report.sigla) {
        let mut cell = vec![Paragraph::strong(siglum)];
        let title = words::title(draft, siglum);
        if title != fold(siglum) {
            cell.push(Paragraph::of(&title, Ink::Soft));
        }
        head.push(cell);
    }
    head.push(vec![Paragraph::strong("Change and status")]);
    if has_notes {
        widths.push(ABOUT);
        head.push(vec![Paragraph::strong("Notes")]);
    }
    let mut rows = Vec::new();
    for (index, (row, told)) in report.table.rows.iter().zip(told).enumerate() {
        if index % TOLD_EVERY == 0 {
            ExportError::check(progress, index, report.table.rows.len() + 1)?;
        }
        let mut line = vec![vec![Paragraph::of(&(index + 1).to_string(), Ink::Soft)]];
        line.extend(row.cells.iter().enumerate().map(|(column, cell)| styled::cell(report, column, cell)));
        line.push(styled::about(report, index, told));
        if has_notes {
            line.push(styled::notes(report, index));
        }
        rows.push(line);
    }
    Ok(Table { widths, head, rows })
}

/// What stands in the drafts outside their points.
fn outside(report: &Report, parts: &mut Vec<Part>) {
    if report.table.outside.is_empty() || report.is_partial() {
        return;
    }
    parts.push(Part::Heading("Outside the points".to_owned()));
    for (column, draft) in report.project.drafts.iter().enumerate() {
        let own = report.table.outside.iter().filter(|passage| passage.draft == column);
        let texts: Vec<String> = own.map(|passage| fold(draft.slice(&passage.span))).collect();
        if !texts.is_empty() {
            parts.push(Part::Text(Paragraph::strong(&report.sigla[column])));
        }
        parts.extend(texts.iter().map(|text| Part::Text(Paragraph::of(text, Ink::Plain))));
    }
}

/// What the articles say of the points.
fn articles(report: &Report, told: &[Told], parts: &mut Vec<Part>) {
    if report.project.articles.is_empty() {
        return;
    }
    parts.push(Part::Heading("Who says what".to_owned()));
    for (index, article) in report.project.articles.iter().enumerate() {
        parts.push(Part::Text(Paragraph::strong(&words::title(article, &article.siglum))));
        for (voice, evidence) in report.comparison.evidence.iter().enumerate() {
            let about: Vec<&str> = told
                .iter()
                .filter(|row| row.voices.contains(&voice))
                .map(|row| row.numbers.as_str())
                .collect();
            let is_told = evidence.stance != Stance::Reported || !about.is_empty();
            if evidence.statement.draft == index && is_told {
                let said = Paragraph::of(article.body(evidence.statement.point), Ink::Plain);
                let by = words::evidence(evidence, article);
                let by = std::iter::once(by.as_str()).chain(about).collect::<Vec<_>>().join(" · ");
                parts.extend([said, Paragraph::of(&by, Ink::Soft)].map(Part::Text));
            }
        }
    }
}

/// Where the drafts came from and how they were compared.
fn sources(report: &Report, parts: &mut Vec<Part>) {
    let heads = ["Short name", "Title", "File", "Date", "Points", "Words", "SHA-256"];
    let text = |text: &str| vec![Paragraph::of(text, Ink::Plain)];
    let number = |n: Option<usize>| text(&n.map(|n| n.to_string()).unwrap_or_default());
    let row = |source: &super::SourceLine| {
        vec![
            text(&source.siglum),
            text(&source.title),
            text(&source.file),
            text(&source.date),
            number(source.points),
            number(source.words),
            text(&source.sha256),
        ]
    };
    parts.push(Part::Heading("Sources".to_owned()));
    parts.push(Part::Table(Table {
        widths: vec![90, 250, 170, 90, 60, 60, 280],
        head: heads.map(|head| vec![Paragraph::strong(head)]).to_vec(),
        rows: report.sources.iter().map(row).collect(),
    }));
    let how = format!("How it was compared: {}.", report.settings.join("; "));
    parts.push(Part::Text(Paragraph::of(&how, Ink::Soft)));
    for pairing in &report.pairings {
        let words = format!("By the reader\u{2019}s word {}.", pairing.told());
        parts.push(Part::Text(Paragraph::of(&words, Ink::Soft)));
    }
}
