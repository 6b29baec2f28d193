//! Work on all processors. What comes out does not depend on how many there are; all speak the caller's language.

use crate::words::spoken;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, ScopedJoinHandle};

/// Maps over a slice on all processors; the results keep the order of the slice.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let workers = processors().min(items.len());
    if workers < 2 {
        return items.iter().map(work).collect();
    }
    // Short chunks handed out in turn: one long point does not hold up the rest.
    let next = AtomicUsize::new(0);
    let chunk = items.len().div_ceil(workers * 8);
    let run = || {
        let mut done = Vec::new();
        loop {
            let start = next.fetch_add(chunk, Ordering::Relaxed);
            if start >= items.len() {
                return done;
            }
            let end = items.len().min(start + chunk);
            done.push((start, items[start..end].iter().map(&work).collect::<Vec<R>>()));
        }
    };
    let language = spoken();
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(|| language.during(run))).collect();
        let mut done = run();
        others.into_iter().for_each(|thread| done.extend(joined(thread)));
        done
    });
    done.sort_by_key(|&(start, _)| start);
    done.into_iter().flat_map(|(_, results)| results).collect()
}

/// How many processors there are. To find that out takes a dozen files on some systems.
fn processors() -> usize {
    static PROCESSORS: OnceLock<usize> = OnceLock::new();
    *PROCESSORS.get_or_init(|| thread::available_parallelism().map_or(1, usize::from))
}

/// Does two things at the same time.
pub fn both<A, B: Send>(one: impl FnOnce() -> A, other: impl FnOnce() -> B + Send) -> (A, B) {
    let language = spoken();
    thread::scope(|scope| {
        let other = scope.spawn(move || language.during(other));
        (one(), joined(other))
    })
}

/// What a thread has found; where it panicked, so does this one.
fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_their_order() {
        for length in [0, 1, 2, 3, 16, 17, 1000] {
            let items: Vec<usize> = (0..length).collect();
            assert_eq!(map(&items, |n| n * 2), items.iter().map(|n| n * 2).collect::<Vec<_>>());
        }
    }
}
