//! What happened to the place of linked points: same, moved, split or merged.

use super::order::staying;
use super::sides::tops_of;
use crate::model::{Draft, Relation};
use std::collections::BTreeMap;

/// The level on which links are compared with each other: a split of a point is a matter of
/// top-level links, a split of a sub-point one of the links of sub-points.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Tops,
    Subs,
    Across,
}

/// The relation of each link, in order. Links are ordered by `(before, after)`.
pub(super) fn relations(before: &Draft, after: &Draft, links: &[(usize, usize)]) -> Vec<Relation> {
    let tops_before = tops_of(before);
    let tops_after = tops_of(after);
    let level = |&(b, a): &(usize, usize)| match (tops_before[b] == b, tops_after[a] == a) {
        (true, true) => Level::Tops,
        (false, false) => Level::Subs,
        _ => Level::Across,
    };
    let mut partners: BTreeMap<(Level, bool, usize), usize> = BTreeMap::new();
    for link in links {
        *partners.entry((level(link), false, link.0)).or_default() += 1;
        *partners.entry((level(link), true, link.1)).or_default() += 1;
    }
    let single = |link: &(usize, usize)| {
        partners[&(level(link), false, link.0)] == 1 && partners[&(level(link), true, link.1)] == 1
    };
    let parents = |&(b, a): &(usize, usize)| (tops_before[b], tops_after[a]);

    // points keep their order among the top-level points, sub-points among those whose parents answer each other
    let mut rows: BTreeMap<Option<(usize, usize)>, Vec<usize>> = BTreeMap::new();
    for (at, link) in links.iter().enumerate().filter(|(_, link)| single(link)) {
        match level(link) {
            Level::Tops => rows.entry(None).or_default().push(at),
            Level::Subs => rows.entry(Some(parents(link))).or_default().push(at),
            Level::Across => {}
        }
    }
    let mut stays = vec![false; links.len()];
    for (above, row) in rows {
        if above.is_none_or(|above| links.binary_search(&above).is_ok()) {
            let pairs: Vec<_> = row.iter().map(|&at| links[at]).collect();
            staying(&pairs).into_iter().for_each(|at| stays[row[at]] = true);
        }
    }
    let relation = |(at, link): (usize, &(usize, usize))| match () {
        () if partners[&(level(link), false, link.0)] > 1 => Relation::Split,
        () if partners[&(level(link), true, link.1)] > 1 => Relation::Merged,
        () if level(link) == Level::Across && links.binary_search(&parents(link)).is_ok() => Relation::Same,
        () if stays[at] => Relation::Same,
        () => Relation::Moved,
    };
    links.iter().enumerate().map(relation).collect()
}
