//! The forms of an export, and the one door to all of them.

use super::pdf::Missing;
use super::{Report, csv, docx, html, json, markdown, odt, pdf, svg, text, xlsx};
use crate::words::say;

/// Writes a report in a form.
///
/// # Errors
/// When `progress` answers that it is enough, or the form cannot hold the report.
pub fn write(report: &Report, format: &Format, progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    if report.project.drafts.is_empty() {
        return Err(ExportError::Unsuitable("there is no draft to export; open one first".to_owned()));
    }
    (format.write)(report, progress)
}

/// What of a report a form cannot show, although it has it; none where it shows all.
pub fn missing(report: &Report, format: &Format) -> Option<Missing> {
    if format.name == pdf::FORMAT.name { pdf::missing(report) } else { None }
}

/// A form that a report can take.
#[derive(Debug)]
pub struct Format {
    /// What it is called on the command line: `docx-table`.
    pub name: &'static str,
    /// The end of its file names: `docx`.
    pub extension: &'static str,
    /// Whether it can be read in a terminal.
    pub is_text: bool,
    /// Puts a report into it.
    pub write: fn(&Report, Progress<'_>) -> Result<Vec<u8>, ExportError>,
}

impl Format {
    /// What it is called in a list, in the language that the thread speaks: `Word, tracked changes`.
    pub fn title(&self) -> &'static str {
        match self.name {
            "text" => say("form-text"),
            "json" => say("form-json"),
            "markdown" => say("form-markdown"),
            "html" => say("form-html"),
            "docx" => say("form-docx"),
            "docx-table" => say("form-docx-table"),
            "odt-table" => say("form-odt-table"),
            "xlsx" => say("form-xlsx"),
            "csv" => say("form-csv"),
            "svg" => say("form-svg"),
            "pdf" => say("form-pdf"),
            name => name,
        }
    }

    /// What it is good for, in one sentence without a full stop.
    pub fn about(&self) -> &'static str {
        match self.name {
            "text" => say("form-text-about"),
            "json" => say("form-json-about"),
            "markdown" => say("form-markdown-about"),
            "html" => say("form-html-about"),
            "docx" => say("form-docx-about"),
            "docx-table" => say("form-docx-table-about"),
            "odt-table" => say("form-odt-table-about"),
            "xlsx" => say("form-xlsx-about"),
            "csv" => say("form-csv-about"),
            "svg" => say("form-svg-about"),
            "pdf" => say("form-pdf-about"),
            name => name,
        }
    }
}

/// Every form, in the order in which they are offered.
pub const FORMATS: &[&Format] = &[
    &text::FORMAT,
    &json::FORMAT,
    &markdown::FORMAT,
    &html::FORMAT,
    &docx::redline::FORMAT,
    &docx::table::FORMAT,
    &odt::FORMAT,
    &xlsx::FORMAT,
    &csv::FORMAT,
    &svg::FORMAT,
    &pdf::FORMAT,
];

/// The form of a name.
pub fn find(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}

/// Is told how far an export has come, from 0 to 1, and answers whether to go on.
pub type Progress<'a> = &'a dyn Fn(f32) -> bool;

/// Why there is no export.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// Somebody said that it was enough.
    #[error("the export was stopped")]
    Cancelled,
    /// The form cannot hold this comparison: the reason, then what to do.
    #[error("{0}")]
    Unsuitable(String),
}

impl ExportError {
    /// Goes on where `progress` says so.
    ///
    /// # Errors
    /// [`ExportError::Cancelled`] where it does not.
    pub fn check(progress: Progress<'_>, done: usize, of: usize) -> Result<(), Self> {
        match progress(done as f32 / of.max(1) as f32) {
            true => Ok(()),
            false => Err(Self::Cancelled),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_has_a_name_of_its_own() {
        for (i, format) in FORMATS.iter().enumerate() {
            assert!(FORMATS[..i].iter().all(|f| f.name != format.name && f.title() != format.title()));
            assert_eq!(find(format.name).map(|f| f.title()), Some(format.title()));
            assert!(format.title() != format.name && format.about() != format.name);
            assert!(!format.about().ends_with('.') && !format.extension.starts_with('.'));
        }
    }
}
