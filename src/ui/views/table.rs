//! The four-column document of negotiators: number, drafts, status, notes; a row for each lineage, in full.

use super::cells::{Cells, PAD_X, estimate, marked, sought};
use super::choosing::{self, Part};
use super::heads::draft_head;
use super::leads;
use super::overview;
use super::side_by_side::{bookmark_mark, describe, menu};
use super::tall::{Goal, Place as Standing, Tall};
use crate::present::{Facet, Facets, Place, markdown, words};
use crate::ui::prose;
use crate::ui::theme::{self, Tokens};
use crate::words::{say, say_with};
use crate::workspace::{Action, Tab, Workspace};
use egui::text::LayoutJob;
use egui::{Pos2, Rect, Sense, Stroke, Ui, Vec2};
use std::sync::Arc;

const HEAD: f32 = 42.0;
const NUMBER: f32 = 46.0;
const ABOUT: f32 = 188.0;
const NOTES: f32 = 170.0;
const MIN_COLUMN: f32 = 210.0;
const PAD_Y: f32 = 12.0;
/// How many signals are named before "and more".
const SIGNALS: usize = 5;
/// How much of a note is shown, in characters; all of it stands beside the drafts.
const NOTE: usize = 240;

/// The state of the view that is nobody else's business.
#[derive(Default)]
pub struct TableView {
    /// For each row of the table, in points.
    heights: Vec<f32>,
    measured_for: (usize, u32),
    shown_selection: Option<usize>,
    tall: Tall,
}

/// Where the columns lie, in points from the left edge of the table.
#[derive(Clone, Copy)]
struct Columns {
    draft: f32,
    drafts: usize,
    /// The width of the notes; nothing where there are none.
    notes: f32,
}

impl Columns {
    fn of(workspace: &Workspace, width: f32) -> Self {
        let drafts = workspace.table().drafts.len();
        let notes = if workspace.rows_with(Facet::Noted) > 0 { NOTES } else { 0.0 };
        let draft = (width - NUMBER - ABOUT - notes) / drafts.max(1) as f32;
        Columns { draft: draft.max(MIN_COLUMN).floor(), drafts, notes }
    }

    fn draft(self, index: usize) -> f32 {
        NUMBER + index as f32 * self.draft
    }

    fn about(self) -> f32 {
        self.draft(self.drafts)
    }

    fn notes(self) -> f32 {
        self.about() + ABOUT
    }

    fn width(self) -> f32 {
        self.notes() + self.notes
    }
}

impl TableView {
    /// Shows the table.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        place: &mut Standing,
        actions: &mut Vec<Action>,
    ) {
        let table = Arc::clone(workspace.table());
        let full = ui.available_rect_before_wrap();
        let strip_rect = Rect::from_min_max(Pos2::new(full.right() - overview::WIDTH, full.top()), full.max);
        let area = Rect::from_min_max(full.min, Pos2::new(strip_rect.left(), full.bottom()));
        let columns = Columns::of(workspace, area.width());
        let key = (Arc::as_ptr(&table) as usize, columns.draft as u32);
        if self.measured_for != key {
            self.measured_for = key;
            self.heights = table.rows.iter().map(|row| estimate(row, columns.draft)).collect();
        }
        let rows: Vec<usize> = (0..table.rows.len()).filter(|&row| workspace.shows(row)).collect();
        let heights: Vec<f32> = rows.iter().map(|&row| self.heights[row]).collect();
        let item_of = |row: usize| rows.binary_search(&row).ok();
        let goal = place.goal(Tab::Table, workspace.selection(), &mut self.shown_selection, item_of);
        let part = place.fresh_hit(workspace).and_then(|hit| {
            let Place::Row(row, draft) = hit.place else { return None };
            let marked = [sought(workspace, hit)?];
            let cells = Cells::of(workspace, ui.painter(), Tokens::of(ui.ctx()), false);
            let cells = Cells { marked: &marked, ..cells };
            let part = cells.down_in(table.rows.get(row)?, draft, columns.draft)?;
            Some(Goal::Part(item_of(row)?, part))
        });
        let goal = part.or(goal);

        let body = Rect::from_min_max(Pos2::new(area.left(), area.top() + HEAD), area.max);
        let mut tall = std::mem::take(&mut self.tall);
        tall.show(ui, "table", body, columns.width(), &heights, goal, |ui, i, rect| {
            let height = row(ui, workspace, rows[i], rect, columns, actions);
            self.heights[rows[i]] = height;
            height
        });
        place.look(workspace.selection(), tall.in_view().map(|i| rows[i]));
        heads(ui, workspace, area, columns, tall.scroll().x, actions);
        let marks = rows.iter().enumerate().map(|(i, &row)| (Some(row), tall.span(i)));
        if let Some(row) = overview::strip(ui, workspace, strip_rect, HEAD, &marks, &tall) {
            actions.push(Action::Select(Some(row)));
        }
        self.tall = tall;
    }
}

fn heads(
    ui: &mut Ui,
    workspace: &Workspace,
    area: Rect,
    columns: Columns,
    scroll: f32,
    actions: &mut Vec<Action>,
) {
    let t = Tokens::of(ui.ctx());
    let head = Rect::from_min_size(area.min, Vec2::new(area.width(), HEAD));
    ui.painter().rect_filled(head, 0.0, t.paper);
    let beside_number = head.with_min_x(head.left() + NUMBER);
    let drafts = &workspace.project().drafts;
    for (i, draft) in drafts.iter().enumerate() {
        let left = area.left() + columns.draft(i) - scroll;
        let rect = Rect::from_min_size(Pos2::new(left, head.top()), Vec2::new(columns.draft, HEAD));
        let rect = rect.intersect(beside_number);
        if rect.width() > 40.0 {
            draft_head(ui, draft, i, drafts, rect, t, actions);
        }
        if beside_number.x_range().contains(left) {
            ui.painter().vline(left, head.y_range(), Stroke::new(1.0, t.line));
        }
    }
    let painter = ui.painter_at(beside_number);
    let own = [(columns.about(), say("table-about")), (columns.notes(), say("table-notes"))];
    for (left, words) in own.into_iter().take(if columns.notes > 0.0 { 2 } else { 1 }) {
        let x = area.left() + left - scroll;
        let galley = painter
            .layout_job(LayoutJob::single_section(words.to_owned(), theme::sans(theme::SMALL, 650.0, t.ink)));
        painter.galley(Pos2::new(x + PAD_X, head.center().y - galley.size().y / 2.0), galley, t.ink);
        painter.vline(x, head.y_range(), Stroke::new(1.0, t.line));
    }
    let painter = ui.painter_at(head);
    let galley = painter
        .layout_job(LayoutJob::single_section("№".to_owned(), theme::sans(theme::SMALL, 650.0, t.soft)));
    painter.galley(Pos2::new(head.left() + PAD_X, head.center().y - galley.size().y / 2.0), galley, t.soft);
    painter.hline(head.x_range(), head.bottom() - 0.5, Stroke::new(1.0, t.line));
}

/// Draws a row and returns the height that it needs.
fn row(
    ui: &mut Ui,
    workspace: &Workspace,
    index: usize,
    rect: Rect,
    columns: Columns,
    actions: &mut Vec<Action>,
) -> f32 {
    let t = Tokens::of(ui.ctx());
    let table = Arc::clone(workspace.table());
    let row = &table.rows[index];
    let selected = workspace.selection() == Some(index);
    let response = ui.interact(rect, ui.scope_id().with(("row", index)), Sense::click_and_drag());
    if response.clicked() {
        actions.push(Action::Select(Some(index)));
    }
    if let Some(at) = response.interact_pointer_pos().filter(|_| response.secondary_clicked()) {
        let under = ((at.x - rect.left() - NUMBER) / columns.draft).max(0.0) as usize;
        ui.data_mut(|data| data.insert_temp(response.id, under));
    }
    let back = match (selected, response.hovered()) {
        (true, _) => t.selected,
        (_, true) => t.hover,
        _ => t.paper,
    };
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, back);
    let marked = marked(workspace, index);
    let from = Some((workspace, index));
    let cells = Cells { marked: &marked, from, ..Cells::of(workspace, painter, t, false) };
    let mut leads = Vec::new();
    let mut needed: f32 = 0.0;
    for (i, cell) in row.cells.iter().enumerate() {
        let left = rect.left() + columns.draft(i);
        needed = needed.max(cells.draw(i, cell, Pos2::new(left, rect.top()), columns.draft));
        leads.extend(cells.leads(i, cell, Pos2::new(left, rect.top()), columns.draft));
        painter.vline(left, rect.y_range(), Stroke::new(1.0, t.line));
    }
    let about = (columns.about(), ABOUT, about(workspace, index, t));
    let notes = (columns.notes > 0.0).then(|| (columns.notes(), NOTES, notes(workspace, index, t)));
    for (left, width, mut job) in [about].into_iter().chain(notes) {
        job.wrap.max_width = width - 2.0 * PAD_X;
        let galley = prose::laid(painter, job);
        needed = needed.max(galley.size().y + 2.0 * PAD_Y + 2.0);
        let left = rect.left() + left;
        painter.galley(Pos2::new(left + PAD_X, rect.top() + PAD_Y + 2.0), galley, t.ink);
        painter.vline(left, rect.y_range(), Stroke::new(1.0, t.line));
    }
    // The first column stays where it is when the table is scrolled sideways.
    let left = painter.clip_rect().left().max(rect.left());
    let first = Rect::from_min_size(Pos2::new(left, rect.top()), Vec2::new(NUMBER, rect.height()));
    painter.rect_filled(first, 0.0, back);
    if selected {
        painter.rect_filled(first.with_max_x(left + 3.0), 0.0, t.accent);
    }
    let number = painter.layout_job(LayoutJob::single_section(
        (index + 1).to_string(),
        theme::sans(theme::CAPTION, 500.0, t.soft),
    ));
    painter.galley(first.min + Vec2::new(PAD_X, PAD_Y + 2.0), number, t.soft);
    if row.facets.contains(Facet::Bookmarked) {
        bookmark_mark(painter, first.right_top() - Vec2::new(13.0, 0.0), t);
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, t.line));
    describe(&response, workspace, row, selected);
    menu(&response, workspace, index, actions);
    let part = |at: Pos2| {
        let under = ((at.x - rect.left() - NUMBER) / columns.draft).floor();
        let under = if under < 0.0 { return None } else { under as usize };
        let corner = Pos2::new(rect.left() + columns.draft(under), rect.top());
        Some(Part { column: under, blocks: &row.cells.get(under)?.blocks, corner, width: columns.draft })
    };
    let over_words = response.interact_pointer_pos().and_then(part).is_some();
    if response.double_clicked() && !over_words {
        actions.push(Action::Go(Tab::SideBySide, index));
    }
    choosing::words(ui, &response, workspace, cells, part, actions);
    leads::ui(ui, workspace, index, &leads, t, actions);
    needed
}

/// What became of a row, how far it is agreed, and the changes that matter, each on its line.
fn about(workspace: &Workspace, index: usize, t: &Tokens) -> LayoutJob {
    let mut job = LayoutJob::default();
    let Some(told) = workspace.told().get(index) else { return job };
    let verdicts = &workspace.table().rows[index].verdicts;
    let mut line = |text: &str, weight: f32, color| {
        if !job.text.is_empty() {
            job.append("\n", 0.0, theme::sans(theme::CAPTION, 400.0, color));
        }
        job.append(text, 0.0, theme::sans(theme::CAPTION, weight, color));
    };
    if !verdicts.is_empty() {
        line(&verdicts.join(" / "), 650.0, t.accent);
    }
    for (state, words) in &told.states {
        line(words, 600.0, prose::status_color(*state, t));
    }
    if !told.change.is_empty() {
        line(&told.change, 600.0, change_color(workspace.table().rows[index].facets, t));
    }
    for signal in told.signals.iter().take(SIGNALS) {
        line(&prose::unbroken_values(signal), 400.0, t.ink);
    }
    if told.signals.len() > SIGNALS {
        line(&say_with("and-more", &[("n", (told.signals.len() - SIGNALS).into())]), 400.0, t.soft);
    }
    job
}

fn change_color(facets: Facets, t: &Tokens) -> egui::Color32 {
    match () {
        () if facets.contains(Facet::Removed) => t.removed,
        () if facets.contains(Facet::Added) => t.added,
        () => t.soft,
    }
}

fn notes(workspace: &Workspace, index: usize, t: &Tokens) -> LayoutJob {
    let mut job = LayoutJob::default();
    let notes = workspace.notes_on(index);
    for note in notes {
        if !job.text.is_empty() {
            job.append("\n", 0.0, theme::sans(theme::CAPTION, 400.0, t.ink));
        }
        if note.anchor.about.words().is_some() {
            let quote = format!("“{}” ", words::fold(&note.anchor.exact));
            job.append(&quote, 0.0, theme::sans(theme::CAPTION, 400.0, t.soft));
        }
        let body = markdown::plain(&note.body);
        let mut short: String = body.chars().take(NOTE).collect();
        if short.len() < body.len() {
            short.push('…');
        }
        job.append(&short, 0.0, theme::sans(theme::CAPTION, 400.0, t.ink));
    }
    job
}
