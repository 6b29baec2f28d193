//! The comparison as a report to print: title page with sources, summary, lineage picture, table, running
//! redline, and the notes at the end; with an outline and page numbers, tagged for those to whom it is read aloud.

mod chapters;
mod letters;
mod missing;
mod sheets;
mod tree;

use super::{ExportError, Format, Progress, Report, content};
use crate::present::words::fold;
use krilla::metadata::{DateTime, Metadata};
use letters::Letters;
pub use missing::{Missing, missing};
use sheets::Sheets;

/// A report to print.
pub const FORMAT: Format = Format { name: "pdf", extension: "pdf", is_text: false, write };

/// How many parts are told to whoever waits.
const PARTS: usize = 6;

fn write(report: &Report, progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let letters = Letters::new()
        .ok_or_else(|| ExportError::Unsuitable("the fonts of this program are damaged".to_owned()))?;
    let told = content::told(report);
    let mut sheets = Sheets::new(letters);
    chapters::title(&mut sheets, report);
    ExportError::check(progress, 1, PARTS)?;
    chapters::summary(&mut sheets, report, &told);
    ExportError::check(progress, 2, PARTS)?;
    chapters::lineage(&mut sheets, report);
    chapters::table(&mut sheets, report, &told);
    ExportError::check(progress, 4, PARTS)?;
    chapters::redline(&mut sheets, report);
    chapters::notes(&mut sheets, report);
    ExportError::check(progress, 5, PARTS)?;
    let title = fold(&report.title);
    sheets.print(&title, &metadata(report, title.clone()))
}

fn metadata(report: &Report, title: String) -> Metadata {
    let mut metadata = Metadata::new().title(title).creator("Travaux".to_owned()).language("en".to_owned());
    if !report.options.author.is_empty() {
        metadata = metadata.authors(vec![fold(&report.options.author)]);
    }
    match date(&report.options.date) {
        Some(date) => metadata.creation_date(date),
        None => metadata,
    }
}

/// The day of a time in RFC 3339.
fn date(time: &str) -> Option<DateTime> {
    let mut parts = time.get(..10)?.split('-');
    let year = parts.next()?.parse().ok()?;
    let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(DateTime::new(year).month(month).day(day))
}
