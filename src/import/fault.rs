//! Why a reader cannot read a document.

use crate::words::{say, say_with};

/// What stands against reading a document: two halves of one sentence, in the language that the thread speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// "it is protected with a password"
    pub reason: String,
    /// "open it in its own program and save a copy without one"
    pub advice: &'static str,
}

impl Fault {
    /// A document that is what it is: `a PDF file that is protected with a password`.
    pub fn is(what: &str, advice: &'static str) -> Self {
        Fault::new(say_with("fault-is", &[("what", what.into())]), advice)
    }

    pub fn new(reason: impl Into<String>, advice: &'static str) -> Self {
        Fault { reason: reason.into(), advice }
    }

    /// The archive or one of its parts cannot be read to its end.
    pub fn damaged(what: &str) -> Self {
        Fault::new(say_with("fault-damaged", &[("what", what.into())]), say("advice-again"))
    }

    pub fn locked() -> Self {
        Fault::new(say("fault-locked"), say("advice-unlock"))
    }
}
