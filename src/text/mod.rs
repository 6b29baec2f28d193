//! What is known about words, whatever they are used for: their bounds, stems and language.

pub mod language;
pub mod sentences;
pub mod stems;
pub mod words;
