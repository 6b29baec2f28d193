//! What people send each other: a comparison as a document, a table, a page or data.
//!
//! [`Report::new`] lays out what is asked for, [`write()`] puts it into a form. Both are
//! pure: no clock, no disk, and the same request gives the same bytes. A form is one
//! file with a `FORMAT` in it and its line in [`FORMATS`].

pub mod clip;
mod content;
mod csv;
mod document;
mod docx;
mod format;
pub mod html;
pub mod json;
pub mod markdown;
mod odt;
mod pdf;
pub mod preview;
mod report;
mod styled;
mod svg;
pub mod text;
mod threads;
mod tracked;
mod xlsx;
mod xml;

pub use content::{signature, signed};
pub use format::{ExportError, FORMATS, Format, Progress, find, missing, write};
pub use pdf::Missing;
pub use preview::Preview;
pub use report::{Note, Notes, Options, OwnPairing, Report, SourceLine, Which};
pub use styled::{Ink, Paragraph, Piece};
