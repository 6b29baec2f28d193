//! Where a row leads: to the rows in which its points live on, and to those from which they come.

use super::Workspace;
use crate::model::At;
use crate::present::Absence;

/// Where the name of a point leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lead {
    /// The row.
    pub row: usize,
    /// The point in it.
    pub to: At,
    /// Whether that point only stands beside the one that is spoken of.
    pub beside: bool,
}

impl Workspace {
    /// Where the name of a point leads that is said of the point `own` of a row: to its row, where that is another.
    /// One that was `moved` stands in the row that it had before, so that it leads to its neighbour in its own draft.
    pub fn lead(&self, row: usize, own: At, named: At, moved: bool) -> Option<Lead> {
        let there = self.row_of(named)?;
        if there != row {
            return Some(Lead { row: there, to: named, beside: false });
        }
        let draft = self.draft(own.draft).filter(|_| moved)?;
        let before = (0..own.point.min(draft.points.len())).rev();
        let mut around = before.chain(own.point + 1..draft.points.len());
        around.find_map(|point| {
            let to = At { point, ..own };
            let is_top = draft.points[point].depth == 0 && draft.points[point].is_provision();
            let other = self.row_of(to).filter(|&other| is_top && other != row)?;
            Some(Lead { row: other, to, beside: true })
        })
    }

    /// The row in which something of a row lives on, or else the one from which something of it came.
    pub fn partner_row(&self, row: usize) -> Option<usize> {
        let cells = &self.table().rows.get(row)?.cells;
        let goes = cells.iter().enumerate().flat_map(|(draft, cell)| {
            let inside = match cell.absence {
                Some(Absence::Inside(point)) => Some(point),
                _ => None,
            };
            let went = cell.blocks.iter().filter_map(|block| block.went_to);
            inside.into_iter().chain(went).map(move |point| At { draft, point })
        });
        let shown = cells.iter().flat_map(|cell| cell.blocks.iter().map(|block| block.at));
        let comes = shown.flat_map(|at| {
            self.comparison().links.iter().filter(move |link| link.after == at).map(|link| link.before)
        });
        goes.chain(comes).filter_map(|at| self.row_of(at)).find(|&other| other != row)
    }

    /// The row in which a point stands, itself or under a point above it.
    fn row_of(&self, at: At) -> Option<usize> {
        self.row_with(self.id_of(at)?)
    }
}
