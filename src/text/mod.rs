//! What is known about words, whatever they are used for: their bounds, stems and language.

pub mod base64;
pub mod fuzzy;
pub mod language;
pub mod latin;
pub mod notes;
pub mod numbers;
pub mod phrases;
pub mod raised;
pub mod references;
pub mod search;
pub mod sentences;
pub mod stems;
pub mod tokens;
pub mod words;
