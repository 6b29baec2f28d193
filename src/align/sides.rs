//! Two drafts as units that can be compared.

use super::units::{Bag, Reader, Unit};
use crate::model::{Draft, Point};

/// Both drafts as units.
pub(super) struct Sides {
    pub(super) reader: Reader,
    pub(super) before: Side,
    pub(super) after: Side,
}

/// One draft as units, by the indices of its points.
pub(super) struct Side {
    /// Each point with all that stands below it.
    pub(super) whole: Vec<Unit>,
    /// Each point's own heading and text.
    pub(super) own: Vec<Unit>,
    /// The words behind `whole`.
    pub(super) bags: Vec<Bag>,
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
        let own = [before, after].map(|draft| read(&mut reader, draft));
        let rarity: Vec<&Bag> = own.iter().flatten().filter(|bag| !bag.is_empty()).collect();
        let weigher = reader.weigh(&rarity);
        let [before, after] = [(before, &own[0]), (after, &own[1])].map(|(draft, own)| {
            let points = 0..draft.points.len();
            let bags: Vec<Bag> = points.clone().map(|point| extent(draft, own, point)).collect();
            let provisions = points.filter(|&p| draft.points[p].is_provision());
            let (tops, subs) = provisions.partition(|&p| draft.points[p].depth == 0);
            let units = |bags: &[Bag]| bags.iter().map(|bag| weigher.unit(bag)).collect();
            Side { whole: units(&bags), own: units(own), bags, tops, subs, top_of: tops_of(draft) }
        });
        Sides { reader, before, after }
    }
}

impl Side {
    /// Copies of the units of some points, as the matching wants them.
    pub(super) fn units(&self, points: &[usize]) -> Vec<Unit> {
        points.iter().map(|&p| self.whole[p].clone()).collect()
    }

    /// The same for the own words of points only.
    pub(super) fn own_units(&self, points: &[usize]) -> Vec<Unit> {
        points.iter().map(|&p| self.own[p].clone()).collect()
    }
}

/// The heading and text of each point.
pub(super) fn read(reader: &mut Reader, draft: &Draft) -> Vec<Bag> {
    let language = draft.language.as_deref();
    let mut bag = |point: &Point| {
        let body = reader.read(draft.slice(&point.body), language);
        match &point.heading {
            Some(heading) => Bag::join([&reader.read(draft.slice(heading), language), &body]),
            None => body,
        }
    };
    draft.points.iter().map(&mut bag).collect()
}

/// A point with all that stands below it.
pub(super) fn extent(draft: &Draft, own: &[Bag], point: usize) -> Bag {
    Bag::join(&own[point..draft.end_of(point)])
}

/// The top-level point above each point of a draft; a top-level point is its own.
pub(super) fn tops_of(draft: &Draft) -> Vec<usize> {
    let mut tops: Vec<usize> = Vec::with_capacity(draft.points.len());
    for (number, point) in draft.points.iter().enumerate() {
        let parent = point.parent.filter(|&p| point.depth > 0 && p < number && draft.points[p].is_provision());
        tops.push(parent.map_or(number, |p| tops[p]));
    }
    tops
}
