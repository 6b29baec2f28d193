//! What will be in an export, before it is written: counts, sources and settings, and its first lines or rows in
//! their look. Made from the report that is written, so that the two cannot say different things.

use super::docx::redline;
use super::styled::{self, Ink, Paragraph, Piece};
use super::tracked::{Fate, Kind};
use super::{ExportError, Format, Progress, Report, content, write};
use crate::present::picture::{self, Picture};
use crate::present::words::{fold, plural};
use crate::present::{Row, Told};

/// How many rows of a table are shown.
const ROWS: usize = 12;
/// How many paragraphs of a running text are shown.
const PARAGRAPHS: usize = 60;
/// How many lines of a plain text are shown, and how many characters of each.
const LINES: (usize, usize) = (120, 400);

/// What will be in an export.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The drafts in the title.
    pub title: String,
    /// The answer in one line; empty where it is not a part of the form.
    pub answer: String,
    /// How much there is, each a count with its word: `31 of 34 rows`, `5 notes`.
    pub counts: Vec<String>,
    /// Sources, settings, the reader's own pairings, a line each.
    pub about: Vec<String>,
    /// The beginning, in its look.
    pub body: Body,
    /// What is not shown of it: `and 22 more rows`; empty where all is.
    pub rest: String,
}

/// The beginning of an export.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// The file itself, as plain text.
    Lines(Vec<String>),
    /// A running text.
    Text(Vec<Paragraph>),
    /// A table: the heads of its columns, and rows of as many cells.
    Table(Vec<String>, Vec<Vec<Vec<Paragraph>>>),
    /// A picture.
    Picture(Box<Picture>),
}

impl Preview {
    /// Looks at what a report gives in a form.
    ///
    /// # Errors
    /// As for [`write()`].
    pub fn new(report: &Report, format: &Format, progress: Progress<'_>) -> Result<Self, ExportError> {
        if report.project.drafts.is_empty() {
            write(report, format, progress)?;
        }
        ExportError::check(progress, 0, 3)?;
        let mut preview = Preview {
            title: fold(&report.title),
            answer: report.answer.clone(),
            counts: counts(report),
            about: report.about(),
            body: Body::Lines(Vec::new()),
            rest: String::new(),
        };
        match format.name {
            "docx" => text(&mut preview, report, progress)?,
            "docx-table" | "odt-table" | "html" | "xlsx" | "pdf" => table(&mut preview, report),
            "svg" => {
                let drawn = picture::picture(&report.project.drafts, &report.comparison, &report.table);
                preview.body = Body::Picture(Box::new(drawn));
            }
            _ => lines(&mut preview, &write(report, format, progress)?),
        }
        Ok(preview)
    }
}

/// How much there is of everything.
fn counts(report: &Report) -> Vec<String> {
    let rows = report.table.rows.len();
    let mut counts = vec![plural(report.project.drafts.len(), "draft")];
    counts.push(match report.is_partial() {
        true => format!("{rows} of {}", plural(report.rows_of_all, "row")),
        false => plural(rows, "row"),
    });
    if report.project.drafts.len() > 1 {
        let changed = report.table.rows.iter().filter(|row| row.facets.is_change()).count();
        counts.push(format!("{changed} with changes"));
    }
    counts.push(plural(report.notes.len(), "note"));
    if !report.project.articles.is_empty() {
        counts.push(plural(report.project.articles.len(), "article"));
    }
    counts
}

fn rest(of: usize, shown: usize, word: &str) -> String {
    match of.saturating_sub(shown) {
        0 => String::new(),
        1 => format!("and 1 more {word}"),
        left => format!("and {left} more {word}s"),
    }
}

/// The file itself.
fn lines(preview: &mut Preview, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut all = text.trim_start_matches('\u{feff}').lines();
    let shorten = |line: &str| match line.char_indices().nth(LINES.1) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    };
    let shown: Vec<String> = all.by_ref().take(LINES.0).map(shorten).collect();
    preview.rest = rest(shown.len() + all.count(), shown.len(), "line");
    preview.body = Body::Lines(shown);
}

/// Two drafts as one text, with the notes that hang on it.
fn text(preview: &mut Preview, report: &Report, progress: Progress<'_>) -> Result<(), ExportError> {
    let (whole, paragraphs) = redline::paragraphs(report, progress)?;
    ExportError::check(progress, 2, 3)?;
    let fates = || paragraphs.iter().flat_map(|paragraph| paragraph.parts.iter().map(|(fate, _)| *fate));
    let count = |is: fn(Fate) -> bool| fates().filter(|fate| is(*fate)).count();
    let mut moves: Vec<usize> = fates()
        .filter_map(|fate| match fate {
            Fate::MovedTo(number) => Some(number),
            _ => None,
        })
        .collect();
    moves.sort_unstable();
    moves.dedup();
    preview.title = fold(&whole.title);
    preview.answer.clone_from(&whole.answer);
    preview.about = whole.about();
    preview.counts = vec![
        plural(count(|fate| fate == Fate::Added), "insertion"),
        plural(count(|fate| fate == Fate::Removed), "deletion"),
        plural(moves.len(), "move"),
        plural(whole.notes.len(), "comment"),
    ];
    let mut shown = Vec::new();
    for paragraph in paragraphs.iter().take(PARAGRAPHS) {
        let is_strong = matches!(paragraph.kind, Kind::Title | Kind::Heading);
        let depth = match paragraph.kind {
            Kind::Point(depth) => depth,
            _ => 0,
        };
        let piece = |(fate, text): &(Fate, String)| {
            let ink = match fate {
                Fate::Kept => Ink::Plain,
                Fate::Added | Fate::MovedTo(_) => Ink::Added,
                Fate::Removed | Fate::MovedFrom(_) => Ink::Removed,
            };
            Piece { text: text.clone(), ink, is_strong }
        };
        shown.push(Paragraph { pieces: paragraph.parts.iter().map(piece).collect(), depth });
        for note in whole.notes.iter().filter(|note| paragraph.points.contains(&note.at)) {
            let lines = styled::note(&whole, note).into_iter().flat_map(|line| line.pieces);
            let said: Vec<String> = lines.map(|piece| piece.text).filter(|text| !text.is_empty()).collect();
            shown.push(Paragraph {
                depth: depth + 1,
                ..Paragraph::of(&format!("▪ {}", said.join(" · ")), Ink::Soft)
            });
        }
    }
    preview.body = Body::Text(shown);
    preview.rest = rest(paragraphs.len(), PARAGRAPHS, "paragraph");
    Ok(())
}

/// The drafts beside each other, what became of each point, the notes.
fn table(preview: &mut Preview, report: &Report) {
    let told = content::told(report);
    let has_notes = report.notes.iter().any(|note| note.row.is_some());
    let mut head: Vec<String> = report.sigla.iter().map(|siglum| fold(siglum)).collect();
    head.push("Change and status".to_owned());
    if has_notes {
        head.push("Notes".to_owned());
    }
    let row = |(index, (row, told)): (usize, (&Row, &Told))| {
        let mut line: Vec<Vec<Paragraph>> =
            row.cells.iter().enumerate().map(|(column, cell)| styled::cell(report, column, cell)).collect();
        let mut about = styled::change(told);
        about.extend(styled::states(told));
        about.extend(styled::voices(report, told));
        line.push(about);
        if has_notes {
            line.push(styled::notes(report, index));
        }
        line
    };
    let rows = report.table.rows.iter().zip(&told).enumerate().take(ROWS).map(row).collect();
    preview.body = Body::Table(head, rows);
    preview.rest = rest(report.table.rows.len(), ROWS, "row");
}
