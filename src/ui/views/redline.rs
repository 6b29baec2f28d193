//! Two drafts as one running text, the way lawyers read a redline: a page with changes marked in place.

use super::cells::{Cells, Marked, PAD_X, estimate_blocks, marked, sought};
use super::choosing::{self, Part};
use super::overview;
use super::side_by_side::{bookmark_mark, menu, note_mark};
use super::tall::{Goal, Place as Standing, Tall};
use crate::model::{At, DraftId};
use crate::present::running::{Running, Stretch, Text};
use crate::present::{Facet, Place};
use crate::text::search::Query;
use crate::ui::prose;
use crate::ui::theme::{self, Tokens};
use crate::words::{say, say_with};
use crate::workspace::{Action, Tab, Workspace};
use egui::{ComboBox, Pos2, Rect, RichText, Sense, Stroke, Ui, Vec2, WidgetInfo};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

const HEAD: f32 = 50.0;
/// The widest a line gets, in points, its number included.
const MEASURE: f32 = 780.0;
const PAD_Y: f32 = 10.0;

/// The state of the view that is nobody else's business.
#[derive(Default)]
pub struct RedlineView {
    /// For each stretch, in points.
    heights: Vec<f32>,
    /// For each stretch its row of the table.
    rows: Vec<Option<usize>>,
    measured_for: (usize, usize, u32),
    shown_selection: Option<usize>,
    tall: Tall,
}

impl RedlineView {
    /// Shows the text.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        place: &mut Standing,
        actions: &mut Vec<Action>,
    ) {
        let t = Tokens::of(ui.ctx());
        let full = ui.available_rect_before_wrap();
        let strip_rect = Rect::from_min_max(Pos2::new(full.right() - overview::WIDTH, full.top()), full.max);
        let area = Rect::from_min_max(full.min, Pos2::new(strip_rect.left(), full.bottom()));
        head(ui, workspace, Rect::from_min_size(area.min, Vec2::new(area.width(), HEAD)), actions);
        let Some(running) = workspace.running().map(Arc::clone) else {
            ui.put(area, egui::Spinner::new());
            return;
        };
        let width = MEASURE.min(area.width());
        self.measure(workspace, &running, width);
        let shows = |row: &Option<usize>| match row {
            Some(row) => workspace.shows(*row),
            None => !workspace.is_filtered(),
        };
        let shown: Vec<usize> = (0..running.stretches.len()).filter(|&i| shows(&self.rows[i])).collect();
        let heights: Vec<f32> = shown.iter().map(|&i| self.heights[i]).collect();
        let item_of = |row: usize| shown.iter().position(|&i| self.rows[i] == Some(row));
        let goal = place.goal(Tab::Redline, workspace.selection(), &mut self.shown_selection, item_of);
        let part = place.fresh_hit(workspace).and_then(|hit| {
            let marked = [sought(workspace, hit)?];
            shown.iter().enumerate().find_map(|(item, &index)| {
                let here = match hit.place {
                    Place::Row(row, _) => self.rows[index] == Some(row),
                    _ => self.rows[index].is_none(),
                };
                let part = here.then(|| down_to(ui, &running, index, &marked, width)).flatten()?;
                Some(Goal::Part(item, part))
            })
        });
        let goal = part.or(goal);

        let body = Rect::from_min_max(Pos2::new(area.left(), area.top() + HEAD), area.max);
        let mut tall = std::mem::take(&mut self.tall);
        tall.show(ui, "redline", body, area.width(), &heights, goal, |ui, i, rect| {
            let index = shown[i];
            let row = self.rows[index];
            let height = stretch(ui, workspace, &running, index, row, rect, width, actions);
            self.heights[index] = height;
            height
        });
        place.look(workspace.selection(), tall.in_view().filter_map(|i| self.rows[shown[i]]));
        let has_hit = |index: usize| workspace.query().is_some() && is_hit(workspace, &running, index);
        let marks = shown.iter().enumerate().filter_map(|(i, &index)| {
            let row = self.rows[index];
            (row.is_some() || has_hit(index)).then(|| (row, tall.span(i)))
        });
        if let Some(row) = overview::strip(ui, workspace, strip_rect, HEAD, &marks, &tall) {
            actions.push(Action::Select(Some(row)));
        }
        ui.painter().hline(area.x_range(), body.top(), Stroke::new(1.0, t.line));
        self.tall = tall;
    }

    /// Estimates heights and finds rows anew for another text, table or width.
    fn measure(&mut self, workspace: &Workspace, running: &Arc<Running>, width: f32) {
        let table = workspace.table();
        let key = (Arc::as_ptr(running) as usize, Arc::as_ptr(table) as usize, width as u32);
        if self.measured_for == key {
            return;
        }
        self.measured_for = key;
        let estimate = |stretch: &Stretch| match &stretch.text {
            Text::Point { blocks, .. } => estimate_blocks(blocks, width),
            Text::Outside(runs) => {
                runs.iter().map(|run| run.span.len()).sum::<usize>() as f32 / 12.0 * 2.3 + 2.0 * PAD_Y
            }
        };
        self.heights = running.stretches.iter().map(estimate).collect();
        let columns = workspace.project().drafts.iter().enumerate();
        let columns: HashMap<DraftId, usize> = columns.map(|(column, draft)| (draft.id, column)).collect();
        let mut row_of: HashMap<At, usize> = HashMap::new();
        for (row, shown) in table.rows.iter().enumerate() {
            for (draft, cell) in shown.cells.iter().enumerate() {
                row_of.extend(cell.points.iter().map(|&point| (At { draft, point }, row)));
            }
        }
        let row = |stretch: &Stretch| match &stretch.text {
            Text::Point { at, .. } => {
                let draft = *columns.get(&running.project.drafts.get(at.draft)?.id)?;
                row_of.get(&At { draft, point: at.point }).copied()
            }
            Text::Outside(_) => None,
        };
        self.rows = running.stretches.iter().map(row).collect();
    }
}

/// Whether a stretch outside the points has words that are sought.
fn is_hit(workspace: &Workspace, running: &Running, index: usize) -> bool {
    let Text::Outside(runs) = &running.stretches[index].text else { return false };
    runs.iter().any(|run| {
        let Some(draft) = running.project.drafts.get(run.draft) else { return false };
        let column = workspace.project().drafts.iter().position(|other| other.id == draft.id);
        let hits = workspace.hits().iter();
        column.is_some_and(|column| {
            let mut hits = hits.filter(|hit| hit.place == Place::Outside(column));
            hits.any(|hit| run.span.contains(&hit.span.start))
        })
    })
}

/// Where marked words stand in a stretch, from its top in points.
fn down_to(ui: &Ui, running: &Running, index: usize, marked: &[Marked], width: f32) -> Option<Range<f32>> {
    match &running.stretches[index].text {
        Text::Point { blocks, .. } => cells(ui, running, None, marked).down_to(1, blocks, width),
        Text::Outside(runs) => {
            let drafts = &running.project.drafts;
            let has = |run: &crate::present::Run, marked: &Marked| {
                drafts.get(run.draft).is_some_and(|draft| draft.id == marked.draft)
                    && run.span.contains(&marked.span.start)
            };
            let here = runs.iter().any(|run| marked.iter().any(|marked| has(run, marked)));
            here.then_some(0.0..2.0 * PAD_Y)
        }
    }
}

/// How the text of two drafts is drawn.
fn cells<'a>(ui: &'a Ui, running: &'a Running, query: Option<&'a Query>, marked: &'a [Marked]) -> Cells<'a> {
    Cells {
        painter: ui.painter(),
        project: &running.project,
        comparison: &running.comparison,
        tokens: Tokens::of(ui.ctx()),
        captions: true,
        as_one: true,
        query,
        marked,
        from: None,
    }
}

/// Which two drafts are read, to be changed here.
fn head(ui: &mut Ui, workspace: &Workspace, rect: Rect, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui.ctx());
    ui.painter().rect_filled(rect, 0.0, t.paper);
    let Some(pair) = workspace.pair() else { return };
    let inner = rect.shrink2(Vec2::new(18.0, 9.0));
    let left = ((rect.width() - MEASURE) / 2.0 - 18.0).max(0.0) + PAD_X;
    let inner = inner.with_min_x(inner.left() + left);
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner).layout(layout), |ui| {
        let mut chosen = pair;
        for (side, word) in [say("redline-from"), say("redline-to")].into_iter().enumerate() {
            ui.label(RichText::new(word).color(t.soft));
            let name = |id: DraftId| {
                let draft = workspace.project().drafts.iter().find(|draft| draft.id == id);
                draft.map_or("", |draft| draft.siglum.as_str())
            };
            let choice = ComboBox::from_id_salt(("side", side)).selected_text(name(pair[side])).width(110.0);
            let shown = choice.show_ui(ui, |ui| {
                for draft in &workspace.project().drafts {
                    let words = if draft.title == draft.siglum {
                        draft.siglum.clone()
                    } else {
                        format!("{}   {}", draft.siglum, draft.title)
                    };
                    super::option(ui, &mut chosen[side], draft.id, words);
                }
            });
            let parts = [("draft", name(pair[side]).into())];
            let label = say_with(if side == 0 { "redline-earlier" } else { "redline-later" }, &parts);
            shown.response.accessible_name(label.as_str());
        }
        if chosen != pair {
            // Choosing the one for the other exchanges them.
            let swapped = if chosen[0] == chosen[1] { [pair[1], pair[0]] } else { chosen };
            actions.push(Action::ReadAsOne(swapped));
        }
        if let Some(running) = workspace.running() {
            let changed = running.stretches.iter().filter(|stretch| stretch.changed).count();
            let words = match changed {
                0 => say("no-differences").to_owned(),
                n => say_with("redline-changed", &[("n", n.into())]),
            };
            ui.add_space(10.0);
            ui.label(RichText::new(words).color(t.soft));
        }
    });
}

/// Draws a stretch and returns the height that it needs.
#[expect(clippy::too_many_arguments, reason = "a stretch is drawn from a text, its place and its row")]
fn stretch(
    ui: &mut Ui,
    workspace: &Workspace,
    running: &Running,
    index: usize,
    row: Option<usize>,
    rect: Rect,
    width: f32,
    actions: &mut Vec<Action>,
) -> f32 {
    let t = Tokens::of(ui.ctx());
    let stretch = &running.stretches[index];
    let selected = row.is_some() && workspace.selection() == row;
    let sense = if row.is_some() { Sense::click_and_drag() } else { Sense::hover() };
    let response = ui.interact(rect, ui.scope_id().with(("stretch", index)), sense);
    if response.clicked() {
        actions.push(Action::Select(row));
    }
    let left = rect.left() + ((rect.width() - width) / 2.0).max(0.0);
    let page = Rect::from_min_size(Pos2::new(left, rect.top()), Vec2::new(width, rect.height()));
    let painter = ui.painter();
    if selected {
        painter.rect_filled(page, 4.0, t.selected);
        painter.rect_filled(page.with_max_x(page.left() + 3.0), 0.0, t.accent);
    } else if response.hovered() && row.is_some() {
        painter.rect_filled(page, 4.0, t.hover);
    }
    if stretch.changed && !selected {
        // The bar in the margin by which a lawyer finds the changed passages.
        let bar = page.shrink2(Vec2::new(0.0, PAD_Y));
        painter.rect_filled(bar.with_max_x(bar.left() + 2.0), 1.0, t.faint);
    }
    let facets = row.map(|row| workspace.table().rows[row].facets).unwrap_or_default();
    if facets.contains(Facet::Noted) {
        note_mark(painter, page.right_top() + Vec2::new(-13.0, 8.0), t);
    }
    if facets.contains(Facet::Bookmarked) {
        bookmark_mark(painter, page.right_top() + Vec2::new(-28.0, 0.0), t);
    }
    let marked = row.map(|row| marked(workspace, row)).unwrap_or_default();
    let needed = match &stretch.text {
        Text::Point { blocks, .. } => {
            let cells = cells(ui, running, workspace.query(), &marked);
            let part = |_: Pos2| Some(Part { column: 1, blocks, corner: page.min, width });
            choosing::words(ui, &response, workspace, cells, part, actions);
            cells.blocks(1, blocks, page.min, width)
        }
        Text::Outside(runs) => {
            let job =
                prose::runs_job(&running.project.drafts, runs, &theme::text(t.soft), t, width - 2.0 * PAD_X);
            let galley = prose::laid(painter, job);
            prose::paint(painter, page.min + Vec2::new(PAD_X, PAD_Y), &galley, workspace.query(), t);
            galley.size().y + 2.0 * PAD_Y
        }
    };
    response.widget_info(|| {
        WidgetInfo::selected(egui::accesskit::Role::Button, true, selected, spoken(running, stretch))
    });
    if let Some(row) = row {
        menu(&response, workspace, row, actions);
    }
    needed
}

fn spoken(running: &Running, stretch: &Stretch) -> String {
    let drafts = &running.project.drafts;
    match &stretch.text {
        Text::Point { blocks, .. } => {
            let words = blocks.iter().map(|block| match block.went_to.filter(|_| block.ghost) {
                Some(to) => {
                    let label = drafts.get(1).and_then(|draft| draft.points.get(to));
                    let to = label.map_or_else(|| say("another-point"), |p| &p.label.path);
                    format!("{}: {}", block.number, say_with("caption-now", &[("point", to.into())]))
                }
                None => prose::block_words(drafts, block),
            });
            words.collect::<Vec<_>>().join(" ")
        }
        Text::Outside(runs) => prose::runs_words(drafts, runs),
    }
}
