//! What people send each other: a comparison as JSON for scripts, as text for the
//! terminal, as Markdown for a mail.
//!
//! Every format is a pure function of the project and its comparison.

pub mod json;
pub mod markdown;
pub mod text;
