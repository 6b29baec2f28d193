//! The text as it was read: its passages one below the other, laid out as far as they are seen.

use super::caution;
use super::tools::Place;
use crate::model::{Draft, Markup, MarkupKind, PointKind};
use crate::present::reading::Passage;
use crate::ui::theme::{self, DARK, LIGHT, Tokens};
use crate::ui::{bidi, prose};
use crate::words::{say, say_with};
use egui::text::LayoutJob;
use egui::{
    Color32, Galley, Id, PointerButton, Pos2, Rect, Response, ScrollArea, Sense, Stroke, TextFormat, Ui,
    Vec2, WidgetInfo,
};
use std::sync::Arc;

/// The widest line, in points.
const MEASURE: f32 = 720.0;
/// The margin in which labels stand, in points.
const MARGIN: f32 = 110.0;
/// How far a sub-point is indented, in points.
const STEP: f32 = 26.0;
/// Between two passages, in points.
const GAP: f32 = 10.0;
/// Deeper points are not indented further.
const DEEPEST: u8 = 6;

/// Heights of the passages, measured as far as they were seen, and where the view stands.
#[derive(Default)]
pub struct Text {
    heights: Vec<f32>,
    measured_for: (usize, usize, u32),
    scroll: f32,
    correction: f32,
    go_to: Option<usize>,
    area: Option<Response>,
}

/// A passage laid out.
struct Laid {
    body: Arc<Galley>,
    left: f32,
    warnings: Vec<Arc<Galley>>,
}

impl Laid {
    fn height(&self) -> f32 {
        self.body.size().y + self.warnings.iter().map(|w| w.size().y + 2.0).sum::<f32>() + GAP
    }
}

impl Text {
    /// Brings a byte of the text into view.
    pub fn show(&mut self, byte: usize) {
        self.go_to = Some(byte);
    }

    /// The area of the text, as it answered in this frame.
    pub fn response(&self) -> Option<&Response> {
        self.area.as_ref()
    }

    /// Shows the text. Returns where the reader clicked or marked.
    pub fn ui(&mut self, ui: &mut Ui, draft: &Draft, passages: &[Passage], place: Place) -> Option<Place> {
        let width = (ui.available_width() - MARGIN - 90.0).clamp(160.0, MEASURE);
        self.measure(draft, passages, width);
        let mut tops = Vec::with_capacity(passages.len() + 1);
        let mut top = 14.0;
        for height in &self.heights {
            tops.push(top);
            top += height;
        }
        tops.push(top);
        let mut area = ScrollArea::vertical().id_salt("reading").auto_shrink(false);
        if let Some(byte) = self.go_to.take() {
            let at = passages.partition_point(|p| p.span.start <= byte).saturating_sub(1);
            let (from, to) = (tops[at], tops[(at + 1).min(tops.len() - 1)]);
            let page = ui.available_height();
            if from < self.scroll || to > self.scroll + page {
                area = area.vertical_scroll_offset((from - page * 0.3).max(0.0));
            }
        } else if self.correction != 0.0 {
            area = area.vertical_scroll_offset((self.scroll + self.correction).max(0.0));
        }
        self.correction = 0.0;
        let mut marked = None;
        let output = area.show_viewport(ui, |ui, viewport| {
            ui.set_min_size(Vec2::new(ui.available_width(), top + 40.0));
            let whole = ui.max_rect();
            let left = whole.left() + ((whole.width() - width - MARGIN - 60.0) / 2.0).max(12.0);
            let sense = ui.interact(ui.clip_rect(), Id::unique("the text as read"), Sense::click_and_drag());
            sense.widget_info(|| {
                WidgetInfo::labeled(egui::accesskit::Role::Document, true, say("reading-text"))
            });
            let pointer = sense.interact_pointer_pos();
            let pressed = ui.input(|input| input.pointer.press_origin());
            let mut origin_of_drag = None;
            let first = tops.partition_point(|&y| y <= viewport.top()).saturating_sub(1);
            for (at, passage) in passages.iter().enumerate().skip(first) {
                if tops[at] > viewport.bottom() {
                    break;
                }
                let laid = lay_out(ui, draft, passage, place, width);
                let origin = Pos2::new(left, whole.top() + tops[at]);
                let height = laid.height();
                let rect = Rect::from_min_size(origin, Vec2::new(MARGIN + width + 60.0, height));
                paint(ui, draft, passage, &laid, rect, place);
                if (height - self.heights[at]).abs() > 0.5 {
                    if tops[at] < viewport.top() {
                        self.correction += height - self.heights[at];
                    }
                    self.heights[at] = height;
                    ui.ctx().request_repaint();
                }
                if let Some(pos) = pointer.filter(|pos| rect.y_range().contains(pos.y)) {
                    marked = Some(byte_at(draft, passage, &laid, pos - rect.min));
                }
                if let Some(pos) = pressed.filter(|pos| rect.y_range().contains(pos.y)) {
                    origin_of_drag = Some(byte_at(draft, passage, &laid, pos - rect.min));
                }
            }
            let new = marked.and_then(|byte| {
                let shift = ui.input(|input| input.modifiers.shift);
                let keeps = place.marked().contains(&byte);
                let fresh = Place { anchor: byte, caret: byte };
                match () {
                    () if sense.drag_started_by(PointerButton::Primary) => {
                        Some(Place { anchor: origin_of_drag.unwrap_or(byte), caret: byte })
                    }
                    () if sense.dragged() || sense.drag_stopped() => Some(Place { caret: byte, ..place }),
                    () if sense.clicked() && shift => Some(Place { caret: byte, ..place }),
                    () if sense.clicked() => Some(fresh),
                    () if sense.secondary_clicked() && !keeps => Some(fresh),
                    () => None,
                }
            });
            self.area = Some(sense);
            new
        });
        self.scroll = output.state.clamped_offset().y;
        output.inner
    }

    /// Estimates the heights anew where the text, its passages or the width are others.
    fn measure(&mut self, draft: &Draft, passages: &[Passage], width: f32) {
        let key = (Arc::as_ptr(&draft.text).cast::<u8>() as usize, passages.len(), width as u32);
        if self.measured_for == key {
            return;
        }
        self.measured_for = key;
        let per_line = (width / 7.4).max(8.0);
        let estimate = |passage: &Passage| {
            let text = draft.slice(&passage.span);
            let lines: f32 =
                text.lines().map(|l| (l.chars().count() as f32 / per_line).ceil().max(1.0)).sum();
            lines * theme::line() + passage.warnings.len() as f32 * 20.0 + GAP
        };
        self.heights = passages.iter().map(estimate).collect();
    }
}

fn lay_out(ui: &Ui, draft: &Draft, passage: &Passage, place: Place, width: f32) -> Laid {
    let t = Tokens::of(ui.ctx());
    let point = passage.point.map(|point| &draft.points[point]);
    let left = f32::from(point.map_or(0, |p| p.depth.min(DEEPEST))) * STEP;
    let mut job = LayoutJob::default();
    job.wrap.max_width = (width - left).max(120.0);
    let plain = match point {
        Some(point) if point.kind == PointKind::Heading => theme::sans(15.0, 650.0, t.ink),
        Some(_) => theme::text(t.ink),
        None => theme::text(t.faint),
    };
    let mut cuts = vec![passage.span.start, passage.span.end];
    let marked = place.marked();
    cuts.extend([marked.start, marked.end]);
    let within = |mark: &&Markup| mark.span.start < passage.span.end && passage.span.start < mark.span.end;
    let marks: Vec<&Markup> = draft.marks.iter().filter(within).collect();
    cuts.extend(marks.iter().flat_map(|mark| [mark.span.start, mark.span.end]));
    if let Some(point) = point {
        cuts.extend([point.mark.end, point.body.start]);
    }
    cuts.retain(|cut| (passage.span.start..=passage.span.end).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    for ends in cuts.windows(2) {
        let span = ends[0]..ends[1];
        let mut format: TextFormat = plain.clone();
        if let Some(point) = point {
            if span.end <= point.mark.end && !point.mark.is_empty() {
                format.color = t.accent;
            } else if span.end <= point.body.start && point.heading.is_some() {
                format = theme::sans(15.0, 650.0, t.ink);
            }
        }
        let over = |mark: &&&Markup| mark.span.start <= span.start && span.end <= mark.span.end;
        marks.iter().filter(over).for_each(|mark| dress(&mut format, &mark.kind, t));
        if marked.start <= span.start && span.end <= marked.end {
            format.background = t.selected;
            format.underline = Stroke::new(1.0, t.accent);
        }
        job.append(draft.slice(&span), 0.0, format);
    }
    let warnings = passage.warnings.iter().map(|&warning| {
        let mut job = caution(&draft.warnings[warning], t);
        job.wrap.max_width = width - left;
        ui.painter().layout_job(job)
    });
    Laid { left, warnings: warnings.collect(), body: prose::laid(ui.painter(), job) }
}

/// Words as they look in the document: on their colour, struck through, inserted or deleted.
fn dress(format: &mut TextFormat, kind: &MarkupKind, t: &Tokens) {
    match kind {
        MarkupKind::Highlight { colour } => {
            let Ok(colour) = Color32::from_hex(colour) else { return };
            format.background = colour;
            // Above this black stands out more than white does.
            format.color = if egui::Rgba::from(colour).intensity() > 0.18 { LIGHT.ink } else { DARK.ink };
        }
        MarkupKind::Strike => format.strikethrough = Stroke::new(1.0, format.color),
        MarkupKind::Inserted(_) | MarkupKind::MovedHere(_) => {
            format.color = t.added;
            format.underline = Stroke::new(1.0, t.added);
        }
        MarkupKind::Deleted(_) | MarkupKind::MovedAway(_) => {
            format.color = t.removed;
            format.strikethrough = Stroke::new(1.0, t.removed);
        }
        MarkupKind::Comment(_) | MarkupKind::Note { .. } => {}
    }
}

fn paint(ui: &Ui, draft: &Draft, passage: &Passage, laid: &Laid, rect: Rect, place: Place) {
    let t = Tokens::of(ui.ctx());
    let painter = ui.painter();
    let holds = passage.span.start <= place.caret && place.caret <= passage.span.end.saturating_sub(1);
    let row = Rect::from_min_max(rect.min - Vec2::new(8.0, GAP / 2.0), rect.max - Vec2::new(0.0, GAP / 2.0));
    if holds {
        painter.rect_filled(row, 4.0, t.hover);
    }
    let (name, color, weight) = match passage.point.map(|point| &draft.points[point]) {
        Some(point) if point.kind == PointKind::Heading => (say("reading-heading").to_owned(), t.soft, 400.0),
        Some(point) => (point.label.path.clone(), t.ink, 600.0),
        None => (say("reading-left-out").to_owned(), t.faint, 400.0),
    };
    let mut label = LayoutJob::default();
    label.append(&name, 0.0, theme::sans(theme::CAPTION, weight, color));
    label.wrap = egui::text::TextWrapping::truncate_at_width(MARGIN - 18.0);
    painter.galley(rect.min + Vec2::new(0.0, 3.0), painter.layout_job(label), color);
    let text = rect.min + Vec2::new(MARGIN + laid.left, 0.0);
    if passage.point.is_some() {
        let x = text.x - 9.0;
        painter.vline(x, rect.top() + 2.0..=rect.top() + laid.body.size().y - 2.0, Stroke::new(1.0, t.line));
    }
    painter.galley(text, Arc::clone(&laid.body), t.ink);
    if holds && place.marked().is_empty() {
        caret(ui, draft, passage, laid, text, place.caret, t.accent);
    }
    let mut y = text.y + laid.body.size().y + 2.0;
    for warning in &laid.warnings {
        painter.galley(Pos2::new(text.x, y), Arc::clone(warning), t.removed);
        y += warning.size().y + 2.0;
    }
    if let Some(page) = passage.page {
        let mut job = LayoutJob::default();
        job.append(
            &say_with("reading-page", &[("page", page.into())]),
            0.0,
            theme::sans(theme::CAPTION, 400.0, t.soft),
        );
        let galley = painter.layout_job(job);
        painter.galley(Pos2::new(rect.right() - galley.size().x, rect.top() + 3.0), galley, t.soft);
    }
    let words = format!("{name}: {}", crate::present::words::fold(draft.slice(&passage.span)));
    let id = Id::unique(("passage", draft.id.0, passage.span.start));
    let response = ui.interact(row, id, Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Paragraph, true, &words));
}

/// A line where a point would be split.
fn caret(ui: &Ui, draft: &Draft, passage: &Passage, laid: &Laid, text: Pos2, byte: usize, color: Color32) {
    let before = draft.text.get(passage.span.start..byte).unwrap_or_default();
    let cursor = egui::text::CCursor::new(before.chars().count());
    let mut rect = laid.body.pos_from_cursor(cursor).translate(text.to_vec2());
    if let Some(edge) = bidi::right_edge(&laid.body, cursor.index.into()) {
        rect = rect.translate(Vec2::new(text.x + edge - rect.left(), 0.0));
    }
    ui.painter().vline(rect.left(), rect.y_range(), Stroke::new(1.5, color));
}

/// The byte of the text at a position in a passage.
fn byte_at(draft: &Draft, passage: &Passage, laid: &Laid, at: Vec2) -> usize {
    let letter = bidi::letter_at(&laid.body, (at - Vec2::new(MARGIN + laid.left, 0.0)).to_pos2());
    let text = draft.slice(&passage.span);
    let byte = text.char_indices().nth(letter).map_or(text.len(), |(byte, _)| byte);
    passage.span.start + byte
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Revision;

    fn check(kind: &MarkupKind, t: &Tokens, expected: [Color32; 4]) {
        let mut format = theme::text(t.ink);
        dress(&mut format, kind, t);
        let found = [format.color, format.background, format.underline.color, format.strikethrough.color];
        assert_eq!(found, expected, "{kind:?}");
    }

    #[test]
    fn words_look_as_in_their_document() {
        let none = Color32::TRANSPARENT;
        let colour = |name: &str| MarkupKind::Highlight { colour: name.to_owned() };
        for t in [&LIGHT, &DARK] {
            check(&MarkupKind::Inserted(Revision::default()), t, [t.added, none, t.added, none]);
            check(&MarkupKind::Deleted(Revision::default()), t, [t.removed, none, none, t.removed]);
            check(&MarkupKind::Strike, t, [t.ink, none, none, t.ink]);
            check(&colour("#ffff00"), t, [LIGHT.ink, Color32::YELLOW, none, none]);
            check(&colour("#000080"), t, [DARK.ink, Color32::from_hex("#000080").unwrap(), none, none]);
            check(&colour("yellow"), t, [t.ink, none, none, none]);
        }
    }
}
