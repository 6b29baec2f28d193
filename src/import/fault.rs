//! Why a reader cannot read a document.

/// What stands against reading a document: two halves of one sentence.
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
        Fault::new(format!("it is {what}"), advice)
    }

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
