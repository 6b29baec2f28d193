//! The strip at the side: every change of the table at a glance, and what of it is in view.

use super::tall::Tall;
use crate::present::{Facet, Facets, Place};
use crate::ui::theme::Tokens;
use crate::words::say;
use crate::workspace::Workspace;
use egui::emath::GuiRounding as _;
use egui::{Color32, Mesh, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo};
use std::ops::Range;

/// Its width, in points.
pub const WIDTH: f32 = 16.0;

/// Where a row begins and ends in the list; what is no row is there for the hits in it.
pub type Mark = (Option<usize>, Range<f32>);

/// A mark as high as this has round corners; lower ones are many.
const ROUND: f32 = 4.0;

/// Draws the strip below a head of the given height. `marks` are those of the list that `tall` scrolls. Returns the
/// row that was clicked.
pub fn strip(
    ui: &mut Ui,
    workspace: &Workspace,
    rect: Rect,
    head: f32,
    marks: &(impl Iterator<Item = Mark> + Clone),
    tall: &Tall,
) -> Option<usize> {
    let t = Tokens::of(ui.ctx());
    let response = ui.interact(rect, ui.scope_id().with("overview"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, say("overview")));
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, t.panel);
    painter.vline(rect.left(), rect.y_range(), Stroke::new(1.0, t.line));
    let body = Rect::from_min_max(egui::pos2(rect.left(), rect.top() + head), rect.max)
        .shrink2(egui::vec2(0.0, 4.0));
    let (total, seen) = (tall.total(), tall.seen());
    // A short table is not stretched: its marks stand beside its rows.
    let scale = (body.height() / total.max(1.0)).min(1.0);
    let rows = || marks.clone().filter_map(|(row, span)| Some((row?, span)));
    // Of thousands of rows many fall on one place of the strip: one mark of each colour is drawn there.
    let mut drawn: Vec<(Color32, f32)> = Vec::new();
    let (mut shapes, mut low) = (Vec::new(), Mesh::default());
    for (row, Range { start: from, end: to }) in rows() {
        let facets = workspace.table().rows[row].facets;
        let top = body.top() + from * scale;
        let Some(color) = color(facets, t) else { continue };
        match drawn.iter_mut().find(|(known, _)| *known == color) {
            Some((_, last)) if top - *last < 1.0 => continue,
            Some((_, last)) => *last = top,
            None => drawn.push((color, top)),
        }
        let height = ((to - from) * scale - 2.0).clamp(2.0, 16.0);
        let mark = Rect::from_min_size(egui::pos2(rect.left() + 4.0, top), egui::vec2(9.0, height));
        if height < ROUND {
            low.add_colored_rect(mark.round_to_pixels(ui.pixels_per_point()), color);
        } else {
            shapes.push(Shape::rect_filled(mark, 2.0, color));
        }
    }
    if workspace.rows_with(Facet::Bookmarked) > 0 {
        let is_marked = |row: usize| workspace.table().rows[row].facets.contains(Facet::Bookmarked);
        shapes.extend(rows().filter(|&(row, _)| is_marked(row)).map(|(_, span)| {
            let at = egui::pos2(rect.left() + 1.0, body.top() + span.start * scale);
            Shape::rect_filled(Rect::from_min_size(at, egui::vec2(14.0, 3.0)), 1.0, t.accent)
        }));
    }
    painter.extend(std::iter::once(low.into()).chain(shapes));
    // Above the marks of the rows, which are often lower than a tick.
    let mut last = f32::NEG_INFINITY;
    for (y, is_current) in hits(workspace, marks.clone()) {
        let y = (body.top() + y * scale).round();
        if y - last >= 2.0 || is_current {
            last = y;
            tick(painter, egui::pos2(rect.left() + 1.0, y), is_current, t);
        }
    }
    if total * scale > 0.0 && seen.end - seen.start < total {
        let window = Rect::from_min_max(
            egui::pos2(rect.left(), body.top() + seen.start * scale),
            egui::pos2(rect.right(), body.top() + seen.end.min(total) * scale),
        );
        painter.rect_filled(window, 0.0, t.ink.gamma_multiply(0.09));
    }
    let clicked = response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged())?;
    let y = (clicked.y - body.top()) / scale;
    let nearest = rows().min_by(|a, b| (a.1.start - y).abs().total_cmp(&(b.1.start - y).abs()))?;
    Some(nearest.0)
}

/// The mark of a hit, 14 points wide.
pub fn tick(painter: &Painter, at: Pos2, is_current: bool, t: &Tokens) {
    let tick = Rect::from_min_size(at, egui::vec2(14.0, 4.0));
    painter.rect_filled(tick, 1.0, if is_current { t.accent } else { t.ink });
    painter.rect_filled(tick.shrink(1.0), 1.0, t.hit);
}

/// How far down the list the hits of a search stand, in points, and which of them is looked at. In a long row a hit
/// stands as far down as its words do in the text.
fn hits(workspace: &Workspace, marks: impl Iterator<Item = Mark>) -> Vec<(f32, bool)> {
    let all = workspace.hits();
    let mut found = Vec::new();
    if all.is_empty() {
        return found;
    }
    let current = workspace.current_hit();
    for (row, span) in marks {
        let Some(row) = row else {
            let is_current = current.is_some_and(|hit| matches!(hit.place, Place::Outside(_)));
            found.push((span.start, is_current));
            continue;
        };
        let from = all.partition_point(|hit| hit.place < Place::Row(row, 0));
        let own =
            all[from..].iter().take_while(|hit| matches!(hit.place, Place::Row(other, _) if other == row));
        for hit in own {
            let Place::Row(_, column) = hit.place else { continue };
            let share = workspace.draft(column).map_or(0.0, |draft| {
                let points = &workspace.table().rows[row].cells[column].points;
                let extents = points.iter().map(|&point| draft.extent(point));
                extents
                    .into_iter()
                    .find(|extent| extent.contains(&hit.span.start))
                    .map_or(0.0, |extent| (hit.span.start - extent.start) as f32 / extent.len().max(1) as f32)
            });
            found.push((span.start + share * (span.end - span.start), current == Some(hit)));
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found
}

fn color(facets: Facets, t: &Tokens) -> Option<Color32> {
    let quiet = t.faint.gamma_multiply(0.45);
    let of = [
        (Facet::Open, t.open),
        (Facet::Removed, t.removed),
        (Facet::Added, t.added),
        (Facet::Substantive, t.faint),
        (Facet::Reworded, quiet),
        (Facet::Moved, quiet),
        (Facet::CameAndWent, quiet),
    ];
    of.into_iter().find(|(facet, _)| facets.contains(*facet)).map(|(_, color)| color)
}
