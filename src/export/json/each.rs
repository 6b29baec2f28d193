//! Lists of the JSON that are made while they are written.

use crate::parallel;
use serde::{Serialize, Serializer};

/// A list whose elements are made while it is written, so that never more than a stretch of them is held.
pub(super) struct Each<'a, T> {
    count: usize,
    make: Box<dyn Fn(usize) -> T + Send + Sync + 'a>,
}

/// How many elements of a list are made at a time.
const STRETCH: usize = 4096;

impl<'a, T: Serialize + Send> Each<'a, T> {
    /// One element for each of a list.
    pub(super) fn of<S: Sync>(list: &'a [S], make: impl Fn(&S) -> T + Send + Sync + 'a) -> Self {
        Each::numbered(list.len(), move |at| make(&list[at]))
    }

    /// So many elements.
    pub(super) fn numbered(count: usize, make: impl Fn(usize) -> T + Send + Sync + 'a) -> Self {
        Each { count, make: Box::new(make) }
    }
}

impl<T: Serialize + Send> Serialize for Each<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let stretches = (0..self.count).step_by(STRETCH).map(|from| from..self.count.min(from + STRETCH));
        let made = stretches.flat_map(|stretch| {
            let numbers: Vec<usize> = stretch.collect();
            parallel::map(&numbers, |&at| (self.make)(at))
        });
        serializer.collect_seq(made)
    }
}
