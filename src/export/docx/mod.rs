//! Word documents (DOCX): the redline with tracked changes, and the table.

mod package;
pub mod redline;
pub mod table;
