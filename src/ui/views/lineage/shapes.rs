//! The shapes of the picture: ribbons with soft edges, and as many letters as a bar has room for.

use super::Layout;
use crate::present::picture::Bar;
use crate::present::words::{self, fold};
use crate::ui::{prose, theme};
use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, Mesh, Pos2, Rect, Ui, Vec2};
use std::ops::Range;

/// Size of the letters in a bar, and height of their lines, in points.
const SIZE: f32 = 11.0;
const LINE: f32 = 16.0;
const LINES: f32 = 12.0;
/// The width of the soft edge of a ribbon.
const SOFT: f32 = 1.0;

/// A ribbon on the screen.
pub struct Band {
    /// From left to right.
    pub x: Range<f32>,
    /// Its left edge, from top to bottom.
    pub left: Range<f32>,
    /// Its right edge.
    pub right: Range<f32>,
}

impl Band {
    /// The rectangle in which it lies.
    pub fn bounds(&self) -> Rect {
        let top = self.left.start.min(self.right.start);
        Rect::from_x_y_ranges(self.x.start..=self.x.end, top..=self.left.end.max(self.right.end))
    }

    /// Whether a place lies on it.
    pub fn contains(&self, at: Pos2) -> bool {
        let share = (at.x - self.x.start) / (self.x.end - self.x.start);
        (0.0..=1.0).contains(&share) && self.at(share).contains(&at.y)
    }

    /// From top to bottom at a share of its way.
    fn at(&self, share: f32) -> Range<f32> {
        let eased = share * share * (3.0 - 2.0 * share);
        let between = |a: f32, b: f32| a + (b - a) * eased;
        between(self.left.start, self.right.start)..between(self.left.end, self.right.end)
    }

    /// Adds it to a mesh.
    pub fn add_to(&self, mesh: &mut Mesh, color: Color32) {
        let bend = (self.left.start - self.right.start).abs().max((self.left.end - self.right.end).abs());
        let steps = (bend / 3.0).clamp(1.0, 24.0) as u32;
        for step in 0..=steps {
            let share = step as f32 / steps as f32;
            let x = self.x.start + (self.x.end - self.x.start) * share;
            let y = self.at(share);
            // Where it tapers to nothing, its soft edges do too.
            let height = y.end - y.start;
            let (soft, color) = (SOFT.min(height) / 2.0, color.gamma_multiply(height.min(1.0)));
            let first = mesh.vertices.len() as u32;
            for (y, color) in [
                (y.start - soft, Color32::TRANSPARENT),
                (y.start + soft, color),
                (y.end - soft, color),
                (y.end + soft, Color32::TRANSPARENT),
            ] {
                mesh.colored_vertex(Pos2::new(x, y), color);
            }
            if step > 0 {
                for row in 0..3 {
                    let (a, b) = (first - 4 + row, first + row);
                    mesh.add_triangle(a, b, a + 1);
                    mesh.add_triangle(b, b + 1, a + 1);
                }
            }
        }
    }
}

/// The number of a point, its status and as many of its words as its bar has room for.
pub(super) fn letters(ui: &Ui, layout: &Layout<'_>, bar: &Bar, rect: Rect, ink: Color32) {
    // Where the bar begins above the view, its words begin with the view.
    let room = rect.intersect(layout.view.expand2(Vec2::new(layout.bar, 0.0))).shrink2(Vec2::new(8.0, 0.0));
    if room.height() < 8.0 {
        return;
    }
    let draft = &layout.workspace.project().drafts[bar.at.draft];
    let small = room.height() < LINE - 3.0;
    let size = if small { 8.5 } else { SIZE };
    let letters = |weight: f32, color: Color32| {
        let mut format = theme::sans(size, weight, color);
        format.line_height = Some(if small { room.height().min(LINE) } else { LINE });
        format
    };
    let painter = ui.painter_at(rect.intersect(ui.clip_rect()));
    let lines = ((room.height() - 2.0) / LINE).floor().clamp(1.0, LINES);
    let top = if lines > 1.0 {
        room.top() + 3.0
    } else {
        room.center().y.min(room.top() + 13.0) - LINE / 2.0 - 0.5
    };
    let top = if small { room.top() } else { top };
    let state = words::state(bar.state).map(|said| said.split(" · ").next().unwrap_or(said));
    let mut width = room.width();
    if let Some(said) = state {
        let color = prose::status_color(bar.state, layout.t);
        let galley = painter.layout_job(LayoutJob::single_section(said.to_owned(), letters(600.0, color)));
        width -= galley.size().x + 10.0;
        painter.galley(Pos2::new(room.right() - galley.size().x, top), galley, color);
    }
    let mut job = LayoutJob::default();
    job.append(&fold(&draft.points[bar.at.point].label.path), 0.0, letters(650.0, ink));
    let many = (lines * width / 30.0).ceil() as usize + 4;
    // Spaces, and no gap before the words: where they are read from the right, they stand before the number.
    let topic = format!("  {}", words::topic(draft, bar.at.point, many));
    job.append(&topic, 0.0, letters(400.0, ink));
    job.wrap =
        TextWrapping { max_width: width.max(20.0), max_rows: lines as usize, ..TextWrapping::default() };
    job.wrap.break_anywhere = lines < 2.0;
    let galley = prose::laid(&painter, job);
    painter.galley(Pos2::new(room.left(), top), galley, ink);
}
