//! A list of items of unlike heights, of which only those in view are laid out.
//!
//! An item's height is a guess until it has been drawn; a correction above the view moves the scroll
//! offset by as much, so that nothing jumps.

use crate::present::Hit;
use crate::workspace::{Tab, Workspace};
use egui::{Pos2, Rect, ScrollArea, Ui, Vec2};
use std::ops::Range;

/// A difference of height that nobody sees, in points.
const UNSEEN: f32 = 0.5;

/// Where to scroll.
#[derive(Clone, Debug, PartialEq)]
pub enum Goal {
    /// So that this item is the first in view.
    Top(usize),
    /// So that this item is in view, if it is not yet.
    Seen(usize),
    /// So that this part of an item is in view, in points from its top.
    Part(usize, Range<f32>),
}

/// The scroll position of such a list.
#[derive(Default)]
pub struct Tall {
    scroll: Vec2,
    viewport: f32,
    correction: f32,
    /// Where each item begins, and behind them where the last one ends.
    tops: Vec<f32>,
}

impl Tall {
    /// Shows items of the given heights in `body`, each `width` wide. `draw` draws one in its place and
    /// returns the height that it needs, which is its height from the next frame on.
    #[expect(clippy::too_many_arguments, reason = "a list is a place, its sizes and how to draw an item")]
    pub fn show(
        &mut self,
        ui: &mut Ui,
        salt: &str,
        body: Rect,
        width: f32,
        heights: &[f32],
        goal: Option<Goal>,
        mut draw: impl FnMut(&mut Ui, usize, Rect) -> f32,
    ) {
        let mut y = 0.0;
        self.tops.clear();
        for height in heights {
            self.tops.push(y);
            y += height;
        }
        self.tops.push(y);
        self.viewport = body.height();
        let mut content = ui.new_child(egui::UiBuilder::new().max_rect(body).id_salt(salt));
        let mut area = ScrollArea::both().id_salt(salt).auto_shrink(false);
        if let Some(y) = goal.and_then(|goal| self.offset(goal)) {
            area = area.vertical_scroll_offset(y);
        } else if self.correction != 0.0 {
            area = area.vertical_scroll_offset((self.scroll.y + self.correction).max(0.0));
        }
        let mut correction = 0.0;
        let tops = &self.tops;
        let output = area.show_viewport(&mut content, |ui, viewport| {
            ui.set_min_size(Vec2::new(width, y));
            let origin = ui.max_rect().min;
            let first = tops.partition_point(|&top| top <= viewport.top()).saturating_sub(1);
            for (i, &height) in heights.iter().enumerate().skip(first) {
                if tops[i] > viewport.bottom() {
                    break;
                }
                let top = Pos2::new(origin.x, origin.y + tops[i]);
                let needed = draw(ui, i, Rect::from_min_size(top, Vec2::new(width, height)));
                if (needed - height).abs() > UNSEEN {
                    if tops[i] < viewport.top() {
                        correction += needed - height;
                    }
                    ui.ctx().request_repaint();
                }
            }
        });
        self.correction = correction;
        self.scroll = output.state.clamped_offset();
    }

    fn offset(&self, goal: Goal) -> Option<f32> {
        match goal {
            Goal::Top(item) => self.tops.get(item).copied(),
            Goal::Seen(item) => {
                let (top, bottom) = (*self.tops.get(item)?, *self.tops.get(item + 1)?);
                let seen = self.scroll.y..=self.scroll.y + self.viewport;
                let is_seen = seen.contains(&top) && seen.contains(&bottom);
                (!is_seen).then(|| (top - self.viewport / 4.0).max(0.0))
            }
            Goal::Part(item, part) => {
                let top = *self.tops.get(item)?;
                let seen = self.scroll.y..self.scroll.y + self.viewport;
                let is_seen = seen.contains(&(top + part.start)) && seen.contains(&(top + part.end));
                // The beginning of the item is seen as well where there is room for both.
                let above = if part.end < self.viewport * 0.6 { 0.0 } else { part.start };
                (!is_seen).then(|| (top + above - self.viewport / 4.0).max(0.0))
            }
        }
    }

    /// How far it is scrolled, in points.
    pub fn scroll(&self) -> Vec2 {
        self.scroll
    }

    /// What of its height is in view, in points.
    pub fn seen(&self) -> Range<f32> {
        self.scroll.y..self.scroll.y + self.viewport
    }

    /// Its height, in points.
    pub fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// Where an item begins and ends, in points.
    pub fn span(&self, item: usize) -> Range<f32> {
        self.tops[item]..self.tops[item + 1]
    }

    /// The items that are in view, the first of them whole.
    pub fn in_view(&self) -> impl Iterator<Item = usize> + '_ {
        let seen = self.seen();
        let first = self.tops.partition_point(|&top| top < seen.start - UNSEEN);
        (first..self.tops.len().saturating_sub(1)).take_while(move |&i| self.tops[i] < seen.end)
    }
}

/// Where the reader is in the comparison: kept by the window, shared by the views.
#[derive(Default)]
pub struct Place {
    row: Option<usize>,
    /// The first row in view.
    first: Option<usize>,
    view: Tab,
    /// Whether the view has to begin anew at `row`.
    sent: bool,
    /// How often the reader was sent to a hit of a search, as views know.
    hits: u32,
}

impl Place {
    /// Sends the reader to a row: the view that is shown next begins there.
    pub fn send(&mut self, row: usize) {
        self.row = Some(row);
        self.sent = true;
    }

    /// The first row in view, as far as views say.
    pub fn first(&self) -> Option<usize> {
        self.first
    }

    /// The row at which a view begins that takes the place of another.
    pub fn come(&mut self, view: Tab) -> Option<usize> {
        let before = std::mem::replace(&mut self.view, view);
        let sent = std::mem::take(&mut self.sent);
        self.row.filter(|_| before != view || sent)
    }

    /// Where a view scrolls to: to where the reader was in another view that it takes the place of, or to
    /// the row that was just selected. `shown` is the selection that the view showed last; `item_of` is
    /// the item of a row.
    pub fn goal(
        &mut self,
        view: Tab,
        selection: Option<usize>,
        shown: &mut Option<usize>,
        item_of: impl Fn(usize) -> Option<usize>,
    ) -> Option<Goal> {
        let before = std::mem::replace(shown, selection);
        match self.come(view) {
            Some(row) => item_of(row).map(Goal::Top),
            None if selection == before => None,
            None => selection.and_then(item_of).map(Goal::Seen),
        }
    }

    /// The hit of a search to which the reader was sent since this was asked last.
    pub fn fresh_hit<'a>(&mut self, workspace: &'a Workspace) -> Option<&'a Hit> {
        let (count, hit) = workspace.sent_to_hit();
        let before = std::mem::replace(&mut self.hits, count);
        hit.filter(|_| before != count)
    }

    /// Remembers what is in view: the selected row, or else the first.
    pub fn look(&mut self, selection: Option<usize>, mut in_view: impl Iterator<Item = usize>) {
        let first = in_view.next();
        self.first = first.or(self.first);
        let selected = selection.filter(|&row| first == Some(row) || in_view.any(|seen| seen == row));
        self.row = selected.or(first).or(self.row);
    }
}
