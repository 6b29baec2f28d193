//! The letters of a draft and where its Word document has them.

use crate::export::docx::original::{ANY, Atom, Paragraph as Own};
use crate::model::{MarkupKind, Source, Span};
use crate::text::raised::lowered;

/// What the reader of a document made and the document does not hold as letters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// The automatic number of a paragraph.
    Number,
    /// The sign of a note, or its text.
    Note,
}

/// The letters of the earlier draft, white space left out.
pub struct Letters {
    /// For each of them whether it was made.
    pub made: Vec<Option<Made>>,
    /// For each that was not, the paragraph of the document in which it stands.
    pub places: Vec<usize>,
}

impl Letters {
    /// None where the document does not hold the letters of the text.
    pub fn new(source: &Source, own: &[Own]) -> Option<Self> {
        let mut spans: Vec<(Span, Made)> = Vec::new();
        let numbers = source.paragraphs.iter().filter_map(|paragraph| paragraph.number.clone());
        spans.extend(numbers.map(|number| (number, Made::Number)));
        for mark in &source.marks {
            if let MarkupKind::Note { text } = &mark.kind {
                spans.extend([(mark.span.clone(), Made::Note), (text.clone(), Made::Note)]);
            }
        }
        spans.sort_by_key(|(span, _)| span.start);
        let in_document = own.iter().enumerate().flat_map(|(at, paragraph)| {
            let letters = paragraph.atoms.iter().filter_map(Atom::letter).filter(|c| !c.is_whitespace());
            letters.map(move |letter| (at, letter))
        });
        let mut in_document = in_document.peekable();
        let mut letters = Letters { made: Vec::new(), places: Vec::new() };
        let mut spans = spans.into_iter().peekable();
        for (at, letter) in source.text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            while spans.next_if(|(span, _)| span.end <= at).is_some() {}
            let made = spans.peek().filter(|(span, _)| span.contains(&at)).map(|(_, made)| *made);
            letters.made.push(made);
            if made.is_none() {
                let (place, found) = in_document.next()?;
                letters.places.push(place);
                if found != letter && found != lowered(letter) && found != ANY {
                    return None;
                }
            }
        }
        in_document.next().is_none().then_some(letters)
    }
}
