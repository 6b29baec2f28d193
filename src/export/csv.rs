//! The comparison as a table of plain values: one row per lineage, to be read by a program.

use super::content;
use super::threads::Thread;
use super::{ExportError, Format, Progress, Report};
use crate::present::Told;
use crate::present::words::fold;

/// A table for a researcher.
pub const FORMAT: Format = Format { name: "csv", extension: "csv", is_text: true, write };

/// Without it a spreadsheet would take the text for one in the alphabet of its own country.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

fn write(report: &Report, _: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let unsuitable =
        |error: String| ExportError::Unsuitable(format!("the table cannot be written ({error})"));
    let end = csv::Terminator::CRLF;
    let mut table = csv::WriterBuilder::new().terminator(end).from_writer(BYTE_ORDER_MARK.to_vec());
    let pairers = content::pairers(report);
    let rows = content::told(report).into_iter().zip(pairers).enumerate();
    let mut lines: Vec<Vec<String>> = rows.map(|(row, told)| line(report, row, &told.0, told.1)).collect();
    let head = head(report);
    if lines.is_empty() {
        lines.push(vec![String::new(); head.len()]);
    }
    // A table has no other place for what is said of it than beside its first row.
    if let Some(about) = lines.first_mut().and_then(|line| line.last_mut()) {
        *about = report.about().join("\n");
    }
    for line in std::iter::once(head).chain(lines) {
        table
            .write_record(line.iter().map(|value| harmless(value)))
            .map_err(|e| unsuitable(e.to_string()))?;
    }
    table.into_inner().map_err(|e| unsuitable(e.to_string()))
}

fn head(report: &Report) -> Vec<String> {
    let sigla: Vec<String> = report.sigla.iter().map(|siglum| fold(siglum)).collect();
    let mut head = vec!["№".to_owned()];
    head.extend(sigla.iter().map(|siglum| format!("{siglum} №")));
    head.extend(sigla.iter().map(|siglum| format!("{siglum} text")));
    head.extend(["Change", "Verdict", "Signals"].map(str::to_owned));
    head.extend(sigla.iter().map(|siglum| format!("{siglum} status")));
    head.extend(["Notes", "Paired", "Comparison"].map(str::to_owned));
    head
}

fn line(report: &Report, row: usize, told: &Told, paired: String) -> Vec<String> {
    let cells = || report.table.rows[row].cells.iter().enumerate();
    let label = |draft: usize, point: usize| fold(&report.project.drafts[draft].points[point].label.path);
    let mut line = vec![(row + 1).to_string()];
    line.extend(cells().map(|(draft, cell)| {
        cell.points.iter().map(|&point| label(draft, point)).collect::<Vec<_>>().join(" + ")
    }));
    line.extend(cells().map(|(draft, cell)| content::plain(report, draft, cell).join("\n")));
    let verdicts: Vec<String> = report.table.rows[row].verdicts.iter().map(|verdict| fold(verdict)).collect();
    line.extend([told.change.clone(), verdicts.join(", "), told.signals.join("\n")]);
    line.extend(cells().map(|(draft, cell)| {
        match content::absence(report, draft, cell) {
            Some(absence) => fold(&absence),
            None => content::states(report, draft, cell)
                .into_iter()
                .map(|(_, said)| said)
                .collect::<Vec<_>>()
                .join("\n"),
        }
    }));
    let notes = report.notes_of_row(row).map(|note| Thread::new(report, note).plain());
    line.extend([notes.collect::<Vec<_>>().join("\n"), paired, String::new()]);
    line
}

/// A value that no spreadsheet takes for a formula: before what could be one stands an apostrophe.
fn harmless(value: &str) -> String {
    match value.trim_start().starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
    {
        true => format!("'{value}"),
        false => value.to_owned(),
    }
}
