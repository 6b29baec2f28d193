//! Word documents (DOCX): the redline with tracked changes, and the table.

mod original;
mod overlay;
mod package;
pub mod redline;
mod repack;
pub mod table;
