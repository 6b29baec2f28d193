//! Where the reader was: places to go back to, as a browser has them.

use super::{Action, Step, Tab, Workspace};
use crate::model::{At, PointId};

/// How many places are kept.
const KEPT: usize = 100;

/// A view and the point that was selected in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Visit {
    tab: Tab,
    point: Option<PointId>,
}

/// The places on both sides of the present one, the nearest last.
#[derive(Debug, Default)]
pub(super) struct Visits {
    back: Vec<Visit>,
    forward: Vec<Visit>,
}

impl Visits {
    /// Whether an action may take the reader elsewhere. Going to the next row is reading on.
    pub(super) fn leaves(action: &Action) -> bool {
        match action {
            Action::Step(step) => !matches!(step, Step::NextRow | Step::PreviousRow),
            _ => matches!(action, Action::Select(_) | Action::ShowTab(_) | Action::Go(..)),
        }
    }
}

impl Workspace {
    /// Whether there is a place to go back to.
    pub fn can_go_back(&self) -> bool {
        !self.visits().back.is_empty()
    }

    /// Whether the reader went back.
    pub fn can_go_forward(&self) -> bool {
        !self.visits().forward.is_empty()
    }

    /// Where the reader is.
    pub(super) fn visit(&self) -> Visit {
        Visit { tab: self.tab(), point: self.selection().and_then(|row| self.point_of_row(row)) }
    }

    /// The first point of a row, by which it is found again.
    pub(super) fn point_of_row(&self, row: usize) -> Option<PointId> {
        let mut cells = self.table().rows.get(row)?.cells.iter().enumerate();
        cells.find_map(|(draft, cell)| self.id_of(At { draft, point: *cell.points.first()? }))
    }

    /// Remembers the place that was left, if it is another one.
    pub(super) fn left(&mut self, place: Option<Visit>) {
        let Some(place) = place.filter(|place| *place != self.visit()) else { return };
        let visits = self.visits_mut();
        visits.forward.clear();
        visits.back.push(place);
        if visits.back.len() > KEPT {
            visits.back.remove(0);
        }
    }

    pub(super) fn go_back(&mut self) {
        let here = self.visit();
        if let Some(place) = self.visits_mut().back.pop() {
            self.visits_mut().forward.push(here);
            self.arrive(place);
        }
    }

    pub(super) fn go_forward(&mut self) {
        let here = self.visit();
        if let Some(place) = self.visits_mut().forward.pop() {
            self.visits_mut().back.push(here);
            self.arrive(place);
        }
    }

    fn arrive(&mut self, place: Visit) {
        let row = place.point.and_then(|point| self.row_with(point));
        self.stand(if self.has(place.tab) { place.tab } else { Tab::default() }, row);
    }
}
