//! Going from row to row.

use super::Workspace;
use crate::present::Facet;
use crate::workspace::Step;

impl Workspace {
    pub(super) fn step(&mut self, step: Step) {
        let visible = |row: &usize| self.shows(*row);
        let changed = |row: &usize| visible(row) && self.found.table.rows[*row].facets.is_change();
        let open = |row: &usize| visible(row) && self.found.table.rows[*row].facets.contains(Facet::Open);
        let count = self.found.table.rows.len();
        let from = self.selection();
        let after = from.map_or(0, |row| row + 1)..count;
        let before = 0..from.unwrap_or(count);
        let marked =
            |row: &usize| visible(row) && self.found.table.rows[*row].facets.contains(Facet::Bookmarked);
        let found = match step {
            Step::NextBookmark => after.clone().chain(0..count).find(marked),
            Step::PreviousBookmark => before.clone().rev().chain((0..count).rev()).find(marked),
            Step::NextChange => after.clone().find(changed),
            Step::PreviousChange => before.clone().rev().find(changed),
            Step::FirstChange => (0..count).find(changed),
            Step::LastChange => (0..count).rev().find(changed),
            Step::NextUnresolved => after.clone().chain(before.clone()).find(open),
            Step::NextRow => after.clone().find(visible),
            Step::PreviousRow => before.clone().rev().find(visible),
            Step::NextHit | Step::PreviousHit => return self.step_hit(step == Step::NextHit),
        };
        if found.is_some() {
            self.selection = found;
        }
    }

    pub(super) fn keep_selection_visible(&mut self) {
        if self.selection().is_some_and(|row| !self.shows(row)) {
            self.selection = None;
        }
    }
}
