//! What texts mean, apart from their words: the encoder, read when it is first needed, and what it said before.

mod known;
mod ukrainian;

pub use travaux_encoder::{Vector, cosines};

use crate::parallel;
use known::Known;
use std::borrow::Cow;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use travaux_encoder::{Encoder, Workers};

/// Says where texts point: the more two mean the same, in whatever languages, the nearer to each other.
pub trait Meaning: Sync {
    /// The vector of each text; it does not depend on the others. None where there is no encoder.
    fn vectors(&self, texts: &[&str]) -> Option<Vec<Vector>>;
}

/// The encoder of the program, read when it is first asked for anything.
pub struct Own;

impl Meaning for Own {
    fn vectors(&self, texts: &[&str]) -> Option<Vec<Vector>> {
        encoder().ok()?.vectors(texts)
    }
}

/// A text as it is given to the encoder.
pub fn reading<'t>(text: &'t str, language: Option<&str>) -> Cow<'t, str> {
    match language {
        Some("uk") => Cow::Owned(ukrainian::read(text)),
        _ => Cow::Borrowed(text),
    }
}

/// Names the file of the weights for a program that was built without them.
pub const FILE: &str = "TRAVAUX_MEANING";

/// The encoder, read at the first call: its weights are in the program, or (built without the feature `meaning`) in
/// the file that the environment variable [`FILE`] names.
///
/// # Errors
/// A line for the reader where there are no weights or they are damaged. Words alone are compared then.
pub fn encoder() -> Result<&'static dyn Meaning, &'static str> {
    let read =
        || Ok(Remembering { encoder: weights()?, known: Mutex::default(), encoding: Mutex::default() });
    match ENCODER.get_or_init(read) {
        Ok(encoder) => Ok(encoder),
        Err(fault) => Err(fault),
    }
}

static ENCODER: OnceLock<Result<Remembering, String>> = OnceLock::new();

/// Why the encoder could not be used, where it was asked for and is not there: one line.
pub fn fault() -> Option<&'static str> {
    ENCODER.get()?.as_ref().err().map(String::as_str)
}

#[cfg(feature = "meaning")]
fn weights() -> Result<Encoder, String> {
    let bytes = include_bytes!("../../assets/meaning/encoder.bin");
    Encoder::read(Cow::Borrowed(bytes), true).map_err(|fault| format!("{WORDS_ALONE}: {fault}"))
}

#[cfg(not(feature = "meaning"))]
fn weights() -> Result<Encoder, String> {
    let Some(path) = std::env::var_os(FILE) else {
        return Err(format!("{WORDS_ALONE}: this build has no encoder; {FILE} may name its file"));
    };
    from_file(std::path::Path::new(&path))
}

const WORDS_ALONE: &str = "points are paired by their words alone";

/// Reads the weights from a file.
///
/// # Errors
/// A line that says what is wrong with the file.
pub fn from_file(path: &std::path::Path) -> Result<Encoder, String> {
    let bytes = std::fs::read(path).map_err(|fault| format!("{WORDS_ALONE}: {fault}: {}", path.display()))?;
    let damaged = |fault| format!("{WORDS_ALONE}: {fault}: {}", path.display());
    Encoder::read(Cow::Owned(bytes), false).map_err(damaged)
}

/// All processors.
pub struct Processors;

impl Workers for Processors {
    fn map<T: Sync, R: Send>(&self, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
        parallel::map(items, work)
    }
}

/// An encoder that need not be asked twice.
struct Remembering {
    encoder: Encoder,
    known: Mutex<Known>,
    /// Held while texts are encoded: pairs of drafts that are compared at the same time have texts in common.
    encoding: Mutex<()>,
}

impl Remembering {
    /// What is known of texts.
    fn known(&self, texts: &[&str]) -> Vec<Option<Vector>> {
        let mut known = held(&self.known);
        texts.iter().map(|text| known.get(text)).collect()
    }
}

impl Meaning for Remembering {
    fn vectors(&self, texts: &[&str]) -> Option<Vec<Vector>> {
        if let Some(found) = self.known(texts).into_iter().collect() {
            return Some(found);
        }
        let _encoding = held(&self.encoding);
        let mut found = self.known(texts);
        let mut missing: Vec<&str> =
            texts.iter().zip(&found).filter(|(_, v)| v.is_none()).map(|(t, _)| *t).collect();
        missing.sort_unstable();
        missing.dedup();
        let fresh = self.encoder.encode(&missing, &Processors);
        let fill = |(text, slot): (&&str, &mut Option<Vector>)| {
            if let (None, Ok(at)) = (&slot, missing.binary_search(text)) {
                *slot = Some(fresh[at].clone());
            }
        };
        texts.iter().zip(&mut found).for_each(fill);
        let mut known = held(&self.known);
        missing.iter().zip(fresh).for_each(|(text, vector)| known.put(text, vector));
        found.into_iter().collect()
    }
}

/// The lock; what a thread that panicked left behind is whole.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
