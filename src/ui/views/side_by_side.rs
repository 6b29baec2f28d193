//! The drafts beside each other: a row for each lineage, padded so that points line up.

use super::cells::{Cells, PAD_X, absence_words, estimate, marked, sought};
use super::choosing::{self, Part};
use super::heads::draft_head;
use super::overview;
use super::tall::{Goal, Place as Standing, Tall};
use super::{contest, copying, crumbs, leads, verdict};
use crate::present::{Facet, Hit, Passage, Place, Row, words};
use crate::ui::prose;
use crate::ui::theme::{self, Tokens};
use crate::words::{say, say_with};
use crate::workspace::{Action, Tab, Workspace};
use egui::text::LayoutJob;
use egui::{Painter, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo};
use std::collections::BTreeSet;
use std::sync::Arc;

const HEAD: f32 = 42.0;
const FOLD: f32 = 34.0;
/// The height of a line that shows a passage outside the points.
const PASSAGE: f32 = 26.0;
const MIN_COLUMN: f32 = 230.0;
/// Rows measured before they are first shown; in longer tables heights are estimated until seen.
const MEASURED_AT_ONCE: usize = 120;
/// Rows behind the view of a longer table that are measured before the reader comes to them, and how many of them
/// in a frame: the first frames of scrolling would have to draw all letters anew.
const AHEAD: usize = 48;
const AHEAD_IN_A_FRAME: usize = 4;

/// The state of the view that is nobody else's business.
#[derive(Default)]
pub struct SideBySide {
    /// For each row of the table, in points.
    heights: Vec<f32>,
    measured_for: (usize, u32, usize),
    /// Rows that are still to be measured ahead.
    ahead: usize,
    unfolded: BTreeSet<usize>,
    outside_shown: bool,
    shown_selection: Option<usize>,
    tall: Tall,
}

/// One line of the view: a row, or rows folded away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Outside,
    Fold { first: usize, count: usize },
    Row(usize),
}

impl SideBySide {
    /// Shows the table.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        place: &mut Standing,
        actions: &mut Vec<Action>,
    ) {
        let t = Tokens::of(ui.ctx());
        let table = Arc::clone(workspace.table());
        let columns = table.drafts.len().max(1);
        let full = ui.available_rect_before_wrap();
        let strip_rect = Rect::from_min_max(Pos2::new(full.right() - overview::WIDTH, full.top()), full.max);
        let area = Rect::from_min_max(full.min, Pos2::new(strip_rect.left(), full.bottom()));
        let column = (area.width() / columns as f32).max(MIN_COLUMN).floor();

        self.measure(ui, workspace, column);
        let hit = place.fresh_hit(workspace);
        self.outside_shown |= hit.is_some_and(|hit| matches!(hit.place, Place::Outside(_)));
        let items = self.items(workspace);
        let heights: Vec<f32> = items.iter().map(|item| self.height(*item, workspace)).collect();
        let item_of = |row: usize| items.iter().position(|item| *item == Item::Row(row));
        let goal = place.goal(Tab::SideBySide, workspace.selection(), &mut self.shown_selection, item_of);
        let goal = hit.and_then(|hit| goal_of(ui, workspace, hit, column, item_of)).or(goal);

        ui.painter().rect_filled(area, 0.0, t.paper);
        let body = Rect::from_min_max(Pos2::new(area.left(), area.top() + HEAD), area.max);
        let mut tall = std::mem::take(&mut self.tall);
        let width = column * columns as f32;
        tall.show(ui, "side by side", body, width, &heights, goal, |ui, i, rect| match items[i] {
            Item::Outside => {
                self.outside(ui, workspace, rect, column, t);
                rect.height()
            }
            Item::Fold { first, count } => {
                self.fold(ui, workspace, rect, first, count, t);
                rect.height()
            }
            Item::Row(row) => {
                let height = self.row(ui, workspace, row, rect, column, actions);
                self.heights[row] = height;
                height
            }
        });
        place.look(
            workspace.selection(),
            tall.in_view().filter_map(|i| match items[i] {
                Item::Row(row) => Some(row),
                _ => None,
            }),
        );
        self.look_ahead(ui, workspace, column, place.first());
        let end = body.top() + tall.total() - tall.scroll().y;
        self.tall = tall;
        if !items.iter().any(|item| matches!(item, Item::Row(_))) {
            nothing(ui, workspace, body.with_min_y(end.min(body.bottom())));
        }
        self.heads(ui, workspace, area, column, t, actions);
        self.strip(ui, workspace, strip_rect, &items, actions);
    }

    /// Forgets heights that belong to another table or width, and measures a short table whole.
    fn measure(&mut self, ui: &Ui, workspace: &Workspace, column: f32) {
        let table = workspace.table();
        let key = (Arc::as_ptr(table) as usize, column as u32, table.rows.len());
        if self.measured_for == key {
            return;
        }
        if self.measured_for.2 != key.2 {
            self.unfolded.clear();
        }
        self.measured_for = key;
        let at_once = table.rows.len() <= MEASURED_AT_ONCE;
        let cells = Cells::of(workspace, ui.painter(), Tokens::of(ui.ctx()), true);
        let height = |row: &Row| match at_once {
            true => cells.row_height(row, column) + verdict_room(row),
            false => estimate(row, column) + verdict_room(row),
        };
        self.heights = table.rows.iter().map(height).collect();
        self.ahead = if at_once { 0 } else { AHEAD };
    }

    /// Measures a few of the rows that come next, in each of the frames after a long table has come.
    fn look_ahead(&mut self, ui: &Ui, workspace: &Workspace, column: f32, first: Option<usize>) {
        if self.ahead == 0 {
            return;
        }
        let cells = Cells::of(workspace, ui.painter(), Tokens::of(ui.ctx()), true);
        let next = first.unwrap_or(0) + AHEAD - self.ahead;
        let rows = workspace.table().rows.iter().zip(&mut self.heights).enumerate().skip(next);
        for (number, (row, height)) in rows.take(AHEAD_IN_A_FRAME) {
            *height = cells.row_height(row, column) + verdict_room(row);
            crumbs::look_ahead(ui, workspace, number);
        }
        self.ahead -= AHEAD_IN_A_FRAME;
        ui.ctx().request_repaint();
    }

    fn height(&self, item: Item, workspace: &Workspace) -> f32 {
        match item {
            Item::Outside if self.outside_shown => {
                FOLD + PASSAGE * workspace.table().outside.len() as f32 + 8.0
            }
            Item::Outside | Item::Fold { .. } => FOLD,
            Item::Row(row) => self.heights[row],
        }
    }

    fn items(&self, workspace: &Workspace) -> Vec<Item> {
        let table = workspace.table();
        let mut items = Vec::new();
        if !table.outside.is_empty() && !workspace.is_filtered() {
            items.push(Item::Outside);
        }
        let folds = |row: usize| {
            let facets = table.rows[row].facets;
            !workspace.is_filtered()
                && facets.contains(Facet::Unchanged)
                && !facets.contains(Facet::Open)
                && !facets.contains(Facet::Noted)
                && !facets.contains(Facet::Bookmarked)
                && table.rows[row].verdicts.is_empty()
        };
        let mut row = 0;
        while row < table.rows.len() {
            let count = (row..table.rows.len()).take_while(|&r| folds(r)).count();
            if count > 0 {
                items.push(Item::Fold { first: row, count });
                let opened = self.unfolded.contains(&row)
                    || workspace.selection().is_some_and(|s| (row..row + count).contains(&s));
                if opened {
                    items.extend((row..row + count).map(Item::Row));
                }
                row += count;
            } else {
                if workspace.shows(row) {
                    items.push(Item::Row(row));
                }
                row += 1;
            }
        }
        items
    }

    fn heads(
        &self,
        ui: &mut Ui,
        workspace: &Workspace,
        area: Rect,
        column: f32,
        t: &Tokens,
        actions: &mut Vec<Action>,
    ) {
        let head = Rect::from_min_size(area.min, Vec2::new(area.width(), HEAD));
        ui.painter().rect_filled(head, 0.0, t.paper);
        for (i, draft) in workspace.project().drafts.iter().enumerate() {
            let left = area.left() + i as f32 * column - self.tall.scroll().x;
            let rect =
                Rect::from_min_size(Pos2::new(left, head.top()), Vec2::new(column, HEAD)).intersect(head);
            if rect.width() > 40.0 {
                draft_head(ui, draft, i, &workspace.project().drafts, rect, t, actions);
            }
            if i > 0 && head.x_range().contains(left) {
                ui.painter().vline(left, head.y_range(), Stroke::new(1.0, t.line));
            }
        }
        ui.painter().hline(head.x_range(), head.bottom(), Stroke::new(1.0, t.line));
    }

    fn strip(
        &self,
        ui: &mut Ui,
        workspace: &Workspace,
        rect: Rect,
        items: &[Item],
        actions: &mut Vec<Action>,
    ) {
        let marks = items.iter().enumerate().filter_map(|(i, item)| match item {
            Item::Row(row) => Some((Some(*row), self.tall.span(i))),
            Item::Outside => has_hits_outside(workspace).then(|| (None, self.tall.span(i))),
            Item::Fold { .. } => None,
        });
        if let Some(row) = overview::strip(ui, workspace, rect, HEAD, &marks, &self.tall) {
            actions.push(Action::Select(Some(row)));
        }
    }

    fn fold(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        rect: Rect,
        first: usize,
        count: usize,
        t: &Tokens,
    ) {
        let drafts = workspace.project().drafts.len();
        let parts = [("n", count.into())];
        let what = say_with(if drafts == 2 { "fold-same-in-both" } else { "fold-same-in-all" }, &parts);
        let open = self.unfolded.contains(&first);
        if fold_bar(ui, rect, &what, open, t).clicked() && !self.unfolded.remove(&first) {
            self.unfolded.insert(first);
        }
    }

    fn outside(&mut self, ui: &mut Ui, workspace: &Workspace, rect: Rect, column: f32, t: &Tokens) {
        let passages = &workspace.table().outside;
        let what = say_with("fold-outside", &[("n", passages.len().into())]);
        let bar = Rect::from_min_size(rect.min, Vec2::new(rect.width(), FOLD));
        if fold_bar(ui, bar, &what, self.outside_shown, t).clicked() {
            self.outside_shown = !self.outside_shown;
        }
        if !self.outside_shown {
            return;
        }
        for (i, passage) in passages.iter().enumerate() {
            let Some(draft) = workspace.draft(passage.draft) else { continue };
            let after = passage.after.and_then(|p| draft.points.get(p));
            let place = match after {
                Some(point) => say_with("outside-after", &[("point", point.label.path.as_str().into())]),
                None => say("outside-before").to_owned(),
            };
            let text = words::fold(draft.text.get(passage.span.clone()).unwrap_or_default());
            let top = Pos2::new(rect.left() + PAD_X, bar.bottom() + 6.0 + PASSAGE * i as f32);
            let mut job = LayoutJob::default();
            let beside = |weight, color| {
                theme::beside(theme::sans(theme::CAPTION, weight, color), &theme::text(color))
            };
            job.append(&draft.siglum, 0.0, beside(600.0, t.soft));
            job.append(&format!("  {place}   "), 0.0, beside(400.0, t.faint));
            job.append(&text, 0.0, theme::text(t.soft));
            let current = workspace.current_hit().is_some_and(|hit| is_in(hit, passage));
            let mut job = prose::seek(job, workspace.query(), current.then_some(0), t);
            job.wrap =
                egui::text::TextWrapping::truncate_at_width((rect.width() - 2.0 * PAD_X).max(column * 0.5));
            let line = Rect::from_min_size(top, Vec2::new(rect.width() - 2.0 * PAD_X, 24.0));
            let galley = prose::laid(ui.painter(), job);
            ui.painter().galley(top, galley, t.soft);
            let id = ui.scope_id().with(("outside", i));
            let response = ui.interact(line, id, Sense::hover());
            response.widget_info(|| {
                WidgetInfo::labeled(
                    egui::accesskit::Role::Label,
                    true,
                    format!("{} {place}: {text}", draft.siglum),
                )
            });
            response.on_hover_text(text.as_str());
        }
    }

    /// Draws a row and returns the height that it needs.
    fn row(
        &self,
        ui: &mut Ui,
        workspace: &Workspace,
        index: usize,
        rect: Rect,
        column: f32,
        actions: &mut Vec<Action>,
    ) -> f32 {
        let t = Tokens::of(ui.ctx());
        let table = workspace.table();
        let row = &table.rows[index];
        let selected = workspace.selection() == Some(index);
        let response = ui.interact(rect, ui.scope_id().with(("row", index)), Sense::click_and_drag());
        if response.clicked() {
            actions.push(Action::Select(Some(index)));
        }
        if let Some(at) = response.interact_pointer_pos().filter(|_| response.secondary_clicked()) {
            let under = ((at.x - rect.left()) / column).max(0.0) as usize;
            ui.data_mut(|data| data.insert_temp(response.id, under));
        }
        let painter = ui.painter();
        if selected {
            painter.rect_filled(rect, 0.0, t.selected);
            painter.rect_filled(Rect::from_min_size(rect.min, Vec2::new(3.0, rect.height())), 0.0, t.accent);
        } else if response.hovered() {
            painter.rect_filled(rect, 0.0, t.hover);
        }
        let marked = marked(workspace, index);
        let from = Some((workspace, index));
        let cells = Cells { marked: &marked, from, ..Cells::of(workspace, painter, t, true) };
        let mut leads = Vec::new();
        let mut needed: f32 = 0.0;
        for (i, cell) in row.cells.iter().enumerate() {
            let left = rect.left() + i as f32 * column;
            needed = needed.max(cells.draw(i, cell, Pos2::new(left, rect.top()), column));
            leads.extend(cells.leads(i, cell, Pos2::new(left, rect.top()), column));
            if i > 0 {
                painter.vline(left, rect.y_range(), Stroke::new(1.0, t.line));
            }
        }
        if row.facets.contains(Facet::Noted) {
            note_mark(painter, rect.right_top() + Vec2::new(-13.0, 6.0), t);
        }
        if row.facets.contains(Facet::Bookmarked) {
            bookmark_mark(painter, rect.right_top() + Vec2::new(-28.0, 0.0), t);
        }
        needed += verdict_room(row);
        verdict_mark(painter, rect, &row.verdicts, t);
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, t.line));
        describe(&response, workspace, row, selected);
        menu(&response, workspace, index, actions);
        contest::drag(ui, &response, workspace, index, column, t, actions);
        let part = |at: Pos2| {
            let under = ((at.x - rect.left()) / column).max(0.0) as usize;
            let left = rect.left() + under as f32 * column;
            let cell = row.cells.get(under)?;
            let corner = Pos2::new(left, rect.top());
            Some(Part { column: under, blocks: &cell.blocks, corner, width: column })
        };
        choosing::words(ui, &response, workspace, cells, part, actions);
        leads::ui(ui, workspace, index, &leads, t, actions);
        needed
    }
}

/// What is said in the place of rows where there are none: that drafts are the same, or that all rows are hidden.
fn nothing(ui: &mut Ui, workspace: &Workspace, rect: Rect) {
    let (title, how) = match () {
        () if workspace.is_filtered() => (say("nothing-passes"), say("nothing-passes-how")),
        () if workspace.is_current() && !workspace.table().rows.is_empty() => {
            (say("no-differences"), say("no-differences-how"))
        }
        () => return,
    };
    super::empty(ui, rect, title, how);
}

/// Where to scroll so that the words to which a search has gone are in view.
fn goal_of(
    ui: &Ui,
    workspace: &Workspace,
    hit: &Hit,
    column: f32,
    item_of: impl Fn(usize) -> Option<usize>,
) -> Option<Goal> {
    match hit.place {
        Place::Row(row, draft) => {
            let marked = [sought(workspace, hit)?];
            let cells = Cells::of(workspace, ui.painter(), Tokens::of(ui.ctx()), true);
            let cells = Cells { marked: &marked, ..cells };
            let part = cells.down_in(workspace.table().rows.get(row)?, draft, column)?;
            Some(Goal::Part(item_of(row)?, part))
        }
        Place::Outside(_) => {
            let nth = workspace.table().outside.iter().position(|passage| is_in(hit, passage))?;
            let top = FOLD + 6.0 + PASSAGE * nth as f32;
            Some(Goal::Part(0, top..top + PASSAGE))
        }
        Place::Article(_) => None,
    }
}

/// Whether a hit stands in a passage outside the points.
fn is_in(hit: &Hit, passage: &Passage) -> bool {
    hit.place == Place::Outside(passage.draft) && passage.span.contains(&hit.span.start)
}

fn has_hits_outside(workspace: &Workspace) -> bool {
    workspace.hits().iter().any(|hit| matches!(hit.place, Place::Outside(_)))
}

/// A small ribbon: the reader means to come back here.
pub(super) fn bookmark_mark(painter: &Painter, corner: Pos2, t: &Tokens) {
    let shape =
        [(0.0, 0.0), (9.0, 0.0), (9.0, 13.0), (4.5, 9.5), (0.0, 13.0)].map(|(x, y)| corner + Vec2::new(x, y));
    // Not convex: in two halves.
    for half in [
        [shape[0], Pos2::new(shape[3].x, shape[0].y), shape[3], shape[4]],
        [Pos2::new(shape[3].x, shape[0].y), shape[1], shape[2], shape[3]],
    ] {
        painter.add(egui::Shape::convex_polygon(half.to_vec(), t.accent, Stroke::NONE));
    }
}

/// The height that the verdict on a row takes below its cells, in points.
fn verdict_room(row: &Row) -> f32 {
    if row.verdicts.is_empty() { 0.0 } else { 20.0 }
}

/// What was ruled on a row, at its foot on the right.
fn verdict_mark(painter: &Painter, rect: Rect, verdicts: &[String], t: &Tokens) {
    if verdicts.is_empty() {
        return;
    }
    let mut job = LayoutJob::default();
    job.append(&verdicts.join(" / "), 0.0, theme::sans(theme::CAPTION, 650.0, t.accent));
    let room = (rect.width() / 3.0).min(220.0);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let galley = painter.layout_job(job);
    let size = galley.size() + Vec2::new(14.0, 2.0);
    let back = Rect::from_min_size(rect.right_bottom() - size - Vec2::new(8.0, 6.0), size);
    painter.rect(back, 8.0, t.paper, Stroke::new(1.0, t.accent), egui::StrokeKind::Inside);
    painter.galley(back.min + Vec2::new(7.0, 1.0), galley, t.accent);
}

/// A small bubble: a note hangs here.
pub(super) fn note_mark(painter: &Painter, corner: Pos2, t: &Tokens) {
    painter.rect_filled(Rect::from_min_size(corner, Vec2::new(9.0, 7.0)), 2.0, t.accent);
    let tail = [Vec2::new(2.0, 6.0), Vec2::new(5.5, 6.0), Vec2::new(2.0, 10.0)].map(|v| corner + v);
    painter.add(egui::Shape::convex_polygon(tail.to_vec(), t.accent, Stroke::NONE));
}

pub(super) fn describe(response: &Response, workspace: &Workspace, row: &Row, selected: bool) {
    response.widget_info(|| {
        let noted = row.facets.contains(Facet::Noted);
        let mut words = String::from(if noted { say("row-noted") } else { "" });
        if noted {
            words.push(' ');
        }
        if row.facets.contains(Facet::Bookmarked) {
            words.push_str(say("row-bookmarked"));
            words.push(' ');
        }
        if !row.verdicts.is_empty() {
            words.push_str(&say_with("row-verdict", &[("verdict", row.verdicts.join(" / ").into())]));
            words.push(' ');
        }
        for (i, cell) in row.cells.iter().enumerate() {
            let Some(draft) = workspace.draft(i) else { continue };
            words.push_str(&draft.siglum);
            words.push_str(" — ");
            match cell.absence {
                Some(absence) => {
                    words.push_str(&absence_words(absence, cell.by_hand, workspace.project(), i))
                }
                None => {
                    let drafts = &workspace.project().drafts;
                    cell.blocks.iter().for_each(|b| {
                        words.push_str(&prose::block_words(drafts, b));
                        words.push(' ');
                    });
                }
            }
            words.push_str(" | ");
        }
        WidgetInfo::selected(
            egui::accesskit::Role::Button,
            true,
            selected,
            words.trim_end_matches([' ', '|']),
        )
    });
}

pub(super) fn menu(response: &Response, workspace: &Workspace, index: usize, actions: &mut Vec<Action>) {
    response.context_menu(|ui| {
        let under = ui.data(|data| data.get_temp(response.id)).unwrap_or_default();
        copying::menu(ui, workspace, index, under, actions);
        ui.separator();
        contest::menu(ui, workspace, index, under, actions);
        ui.separator();
        choosing::menu(ui, workspace, index, actions);
        verdict::menu(ui, workspace, index, actions);
        if ui.button(say("row-details")).clicked() {
            actions.push(Action::Select(Some(index)));
            ui.close();
        }
    });
}

/// The bar that stands for folded lines.
fn fold_bar(ui: &mut Ui, rect: Rect, what: &str, open: bool, t: &Tokens) -> Response {
    let response = ui.interact(rect, ui.scope_id().with(("fold", rect.top() as i32, what)), Sense::click());
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, t.hover);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, t.line));
    let verb = say(if open { "fold-hide" } else { "fold-show" });
    let mut job = LayoutJob::default();
    job.append(what, 0.0, theme::sans(theme::CAPTION, 400.0, t.soft));
    job.append("  ·  ", 0.0, theme::sans(theme::CAPTION, 400.0, t.soft));
    let ink = if response.hovered() { t.ink } else { t.accent };
    job.append(verb, 0.0, theme::sans(theme::CAPTION, 600.0, ink));
    let galley = painter.layout_job(job);
    let at = Pos2::new(rect.left() + PAD_X, rect.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, t.soft);
    response
        .widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, format!("{what}: {verb}")));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
