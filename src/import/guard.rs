//! Keeps third-party parsers from taking the program down: a panic or endless work becomes an answer.

use crate::words::{speak, spoken};
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Once, mpsc};
use std::thread;
use std::time::Duration;

/// Room for parsers that recurse, in bytes: an overflow of the stack cannot be caught.
const STACK: usize = 64 * 1024 * 1024;

/// What became of guarded work that did not end well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stopped {
    /// It panicked.
    Broken,
    /// It took longer than it was given.
    TooSlow,
}

/// Does work on a thread of its own. Work that takes longer than `limit` is left behind to end by itself.
pub(super) fn run<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Stopped> {
    let (sender, receiver) = mpsc::channel();
    let language = spoken();
    let answer = move || {
        speak(language);
        // Nobody listens any more where the time was up.
        sender.send(quietly(work)).unwrap_or_default();
    };
    let spawned = thread::Builder::new().name("reader".to_owned()).stack_size(STACK).spawn(answer);
    if spawned.is_err() {
        return Err(Stopped::Broken);
    }
    match receiver.recv_timeout(limit) {
        Ok(result) => result,
        Err(mpsc::RecvTimeoutError::Timeout) => Err(Stopped::TooSlow),
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(Stopped::Broken),
    }
}

/// Does work on this thread; a panic in it is caught and not printed.
pub(super) fn quietly<T>(work: impl FnOnce() -> T) -> Result<T, Stopped> {
    thread_local!(static GUARDED: Cell<bool> = const { Cell::new(false) });
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |about| {
            if !GUARDED.get() {
                usual(about);
            }
        }));
    });
    let before = GUARDED.replace(true);
    // What the work leaves half done is dropped with it.
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(before);
    result.map_err(|_| Stopped::Broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_fails_gives_an_answer() {
        let limit = Duration::from_secs(5);
        assert_eq!(run(limit, || 2 + 2), Ok(4));
        assert_eq!(run(limit, || -> u8 { panic!("as some parsers do") }), Err(Stopped::Broken));
        let asleep = || thread::sleep(Duration::from_millis(200));
        assert_eq!(run(Duration::from_millis(5), asleep), Err(Stopped::TooSlow));
    }
}
