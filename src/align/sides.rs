//! Two drafts as units that can be compared.

use super::reader::Reader;
use super::units::{Bag, Unit, Weigher};
use crate::model::{Draft, Point, Span};
use crate::parallel;
use std::sync::Arc;

/// Both drafts as units.
pub(super) struct Sides {
    pub(super) reader: Reader,
    pub(super) before: Side,
    pub(super) after: Side,
}

/// One draft as units, by the indices of its points.
pub(super) struct Side {
    /// Each point with all that stands below it.
    pub(super) whole: Vec<Arc<Unit>>,
    /// Each point's own heading and text.
    pub(super) own: Vec<Arc<Unit>>,
    /// The top-level points.
    pub(super) tops: Vec<usize>,
    /// The points below them.
    pub(super) subs: Vec<usize>,
    /// The top-level point above each point; a top-level point is its own.
    pub(super) top_of: Vec<usize>,
}

impl Sides {
    /// Reads both drafts. Words are weighed by how rare they are among the points of both.
    pub(super) fn read(before: &Draft, after: &Draft) -> Sides {
        let mut reader = Reader::default();
        let (old, new) = (read(&mut reader, before), read(&mut reader, after));
        let weigher = reader.weigh(old.iter().chain(&new).filter(|bag| !bag.is_empty()));
        let before = Side::new(before, &old, &weigher, &mut reader);
        let after = Side::new(after, &new, &weigher, &mut reader);
        Sides { reader, before, after }
    }
}

impl Side {
    fn new(draft: &Draft, own: &[Bag], weigher: &Weigher, reader: &mut Reader) -> Side {
        let points = 0..draft.points.len();
        let provisions = points.clone().filter(|&p| draft.points[p].is_provision());
        let (tops, subs) = provisions.partition(|&p| draft.points[p].depth == 0);
        let points: Vec<usize> = points.collect();
        let units = parallel::map(&points, |&point| {
            let unit = Arc::new(weigher.unit(&own[point]));
            let leaf = draft.end_of(point) == point + 1;
            let whole = if leaf { unit.clone() } else { Arc::new(weigher.unit(&extent(draft, own, point))) };
            (unit, whole)
        });
        let (own, mut whole): (Vec<Arc<Unit>>, Vec<Arc<Unit>>) = units.into_iter().unzip();
        for (point, unit) in whole.iter_mut().enumerate().filter(|(_, unit)| unit.sequence.is_empty()) {
            *unit = Arc::new(reader.wordless(draft.slice(&draft.extent(point))));
        }
        Side { whole, own, tops, subs, top_of: tops_of(draft) }
    }

    /// Some points with all that stands below them.
    pub(super) fn units(&self, points: &[usize]) -> Vec<&Unit> {
        points.iter().map(|&p| &*self.whole[p]).collect()
    }

    /// The own words of some points.
    pub(super) fn own_units(&self, points: &[usize]) -> Vec<&Unit> {
        points.iter().map(|&p| &*self.own[p]).collect()
    }
}

/// The heading and text of each point.
pub(super) fn read(reader: &mut Reader, draft: &Draft) -> Vec<Bag> {
    let parts = |p: &Point| -> Vec<Span> { p.heading.iter().chain([&p.body]).cloned().collect() };
    let parts: Vec<Vec<Span>> = draft.points.iter().map(parts).collect();
    let texts: Vec<&str> = parts.iter().flatten().map(|span| draft.slice(span)).collect();
    let mut bags = reader.read_all(&texts, draft.language.as_deref()).into_iter();
    let whole = |parts: Vec<Span>| match parts.len() {
        1 => bags.next().unwrap_or_default(),
        count => Bag::join(&bags.by_ref().take(count).collect::<Vec<_>>()),
    };
    parts.into_iter().map(whole).collect()
}

/// A point with all that stands below it.
pub(super) fn extent(draft: &Draft, own: &[Bag], point: usize) -> Bag {
    Bag::join(&own[point..draft.end_of(point)])
}

/// The top-level point above each point of a draft; a top-level point is its own.
pub(super) fn tops_of(draft: &Draft) -> Vec<usize> {
    let mut tops: Vec<usize> = Vec::with_capacity(draft.points.len());
    for (number, point) in draft.points.iter().enumerate() {
        let parent =
            point.parent.filter(|&p| point.depth > 0 && p < number && draft.points[p].is_provision());
        tops.push(parent.map_or(number, |p| tops[p]));
    }
    tops
}
