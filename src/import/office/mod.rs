//! What the readers of office documents share: archives of XML parts, the text as it
//! grows with its marks, and the numbers of automatic lists.

pub(super) mod archive;
pub(super) mod counting;
pub(super) mod flow;
pub(super) mod symbols;
pub(super) mod xml;

use crate::model::{Markup, Paragraph, Warning};

/// What a reader makes of a document.
pub(super) struct Read {
    pub text: String,
    pub paragraphs: Vec<Paragraph>,
    pub marks: Vec<Markup>,
    pub warnings: Vec<Warning>,
}

/// What stands against reading a document: two halves of one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// "it is protected with a password"
    pub reason: String,
    /// "open it in its own program and save a copy without one"
    pub advice: &'static str,
}

impl Fault {
    pub fn new(reason: impl Into<String>, advice: &'static str) -> Self {
        Fault { reason: reason.into(), advice }
    }

    /// The archive or one of its parts cannot be read to its end.
    pub fn damaged(what: &str) -> Self {
        Fault::new(
            format!("it is damaged ({what})"),
            "get the file again, or open it in its own program and save it anew",
        )
    }

    pub fn locked() -> Self {
        Fault::new(
            "it is protected with a password",
            "open it in its own program and save a copy without one",
        )
    }
}
