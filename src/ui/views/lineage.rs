//! The lineage view: a picture of what became of each point, to be hovered, zoomed and clicked.

pub(super) mod shapes;

use super::heads::draft_head;
use super::side_by_side::{bookmark_mark, menu, note_mark};
use super::tall::Place;
use crate::present::Facet;
use crate::present::picture::{self, Bar, Kind, Picture};
use crate::ui::theme::{self, Tokens};
use crate::words::say;
use crate::workspace::{Action, Tab, Workspace};
use egui::text::LayoutJob;
use egui::{Color32, Key, Pos2, Rect, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo};
use std::ops::Range;
use std::sync::Arc;

const HEAD: f32 = 54.0;
/// The height of a draft's name in the head; below it stand its numbers.
const NAME: f32 = 36.0;
const FOOT: f32 = 34.0;
const PAD: f32 = 20.0;
const BAR: Range<f32> = 150.0..340.0;
/// The space between two columns, as a share of the width of a bar.
const BETWEEN: f32 = 0.85;
/// How much of that space the words beside a bar may take.
const HALF: f32 = 0.52;
const ZOOM: Range<f32> = 0.02..6.0;
/// How much of what does not belong to the selected lineage is left.
const DIMMED: f32 = 0.3;
/// How much of what passes below the words between bars is covered.
const BACKING: f32 = 0.85;
/// The height of a bar that can be named, in points; lower ones are only drawn.
const NAMED: f32 = 5.0;

/// The state of the view that is nobody else's business.
#[derive(Default)]
pub struct LineageView {
    /// Points of the screen for each unit of the picture; none until the picture was fitted.
    zoom: Option<f32>,
    scroll: Vec2,
    shown_selection: Option<usize>,
}

/// Where the picture lies on the screen.
struct Layout<'a> {
    workspace: &'a Workspace,
    picture: &'a Picture,
    t: &'a Tokens,
    /// The left upper corner of the picture.
    origin: Pos2,
    zoom: f32,
    bar: f32,
    /// What of the screen is drawn.
    view: Rect,
}

impl LineageView {
    /// Shows the picture.
    pub fn ui(&mut self, ui: &mut Ui, workspace: &Workspace, place: &mut Place, actions: &mut Vec<Action>) {
        let picture = Arc::clone(workspace.picture());
        let t = Tokens::of(ui.ctx());
        let full = ui.available_rect_before_wrap();
        let body = Rect::from_min_max(full.min + Vec2::new(0.0, HEAD), full.max - Vec2::new(0.0, FOOT));
        let columns = picture.columns.len().max(1) as f32;
        let shares = columns + BETWEEN * (columns - 1.0);
        let bar = ((full.width() - 2.0 * PAD) / shares).clamp(BAR.start, BAR.end).floor();
        let width = (2.0 * PAD + bar * shares).max(full.width());
        let fit = ((body.height() - 2.0 * PAD) / picture.height.max(1.0)).clamp(ZOOM.start, 1.3);
        let before = self.zoom.unwrap_or(if fit < 0.75 { 1.0 } else { fit });
        let zoom = self.zoomed(ui, body, before, fit);
        self.zoom = Some(zoom);

        let mut area = ScrollArea::both().id_salt("lineage").auto_shrink(false);
        if zoom != before {
            // What is under the pointer stays there.
            let pointer = ui.input(|i| i.pointer.latest_pos()).filter(|at| body.contains(*at));
            let y = pointer.map_or(body.height() / 2.0, |at| at.y - body.top());
            let unit = (self.scroll.y + y - PAD) / before;
            area = area.vertical_scroll_offset((unit * zoom + PAD - y).max(0.0));
        } else if let Some(y) = self.goal(workspace, place, &picture, zoom, body.height()) {
            area = area.vertical_scroll_offset(y);
        }
        self.shown_selection = workspace.selection();
        let mut content = ui.new_child(egui::UiBuilder::new().max_rect(body).id_salt("lineage"));
        let output = area.show_viewport(&mut content, |ui, viewport| {
            ui.set_min_size(Vec2::new(width, picture.height * zoom + 2.0 * PAD));
            // Few drafts do not spread over a wide window: they stand in its middle.
            let spare = (width - 2.0 * PAD - bar * shares).max(0.0) / 2.0;
            let origin = ui.max_rect().min + Vec2::new(PAD + spare, PAD);
            let view = viewport.translate(ui.max_rect().min.to_vec2());
            let layout = Layout { workspace, picture: &picture, t, origin, zoom, bar, view };
            layout.ui(ui, actions);
            origin.x
        });
        self.scroll = output.state.clamped_offset();
        heads(ui, workspace, &picture, full.with_max_y(full.top() + HEAD), output.inner, bar, actions);
        self.foot(ui, &picture, full.with_min_y(full.bottom() - FOOT), fit, t);
        let seen = (self.scroll.y - PAD) / zoom..(self.scroll.y + body.height() - PAD) / zoom;
        let in_view = picture.bars.iter().filter(|bar| bar.top >= seen.start && bar.bottom() <= seen.end);
        place.look(workspace.selection(), in_view.map(|bar| bar.row));
        let is_free = ui.memory(|m| m.focused().is_none()) && workspace.selection().is_some();
        if is_free && ui.input(|i| i.modifiers.is_none() && i.key_pressed(Key::Enter)) {
            actions.push(Action::ShowTab(Tab::SideBySide));
        }
    }

    /// The zoom after what the wheel, a pinch and the keys ask for.
    fn zoomed(&self, ui: &Ui, body: Rect, zoom: f32, fit: f32) -> f32 {
        let over = ui.input(|i| i.pointer.latest_pos()).is_some_and(|at| body.contains(at));
        let by_pointer = if over { ui.input(egui::InputState::zoom_delta) } else { 1.0 };
        let typing = ui.ctx().text_edit_focused();
        let pressed = |keys: &[Key]| {
            !typing
                && ui.input(|i| {
                    !i.modifiers.command && !i.modifiers.alt && keys.iter().any(|k| i.key_pressed(*k))
                })
        };
        let by_key = match () {
            () if pressed(&[Key::Plus, Key::Equals]) => 1.25,
            () if pressed(&[Key::Minus]) => 0.8,
            () => 1.0,
        };
        (zoom * by_pointer * by_key).clamp(fit.min(ZOOM.end).min(1.0), ZOOM.end)
    }

    /// Where to scroll so that the row at which another view stood, or one that was just selected, is in view.
    fn goal(
        &self,
        workspace: &Workspace,
        place: &mut Place,
        picture: &Picture,
        zoom: f32,
        height: f32,
    ) -> Option<f32> {
        let come = place.come(Tab::Lineage);
        let selected = workspace.selection().filter(|_| workspace.selection() != self.shown_selection);
        let row = selected.or(come)?;
        let mut bars = picture.bars.iter().filter(|bar| bar.row == row);
        let (first, seen) = (bars.clone().next()?, self.scroll.y..self.scroll.y + height);
        let is_seen = bars.any(|bar| {
            seen.contains(&(bar.top * zoom + PAD))
                && seen.contains(&((bar.bottom() * zoom).min(bar.top * zoom + height) + PAD))
        });
        (!is_seen).then(|| (first.top * zoom + PAD - height / 4.0).max(0.0))
    }

    /// The legend, and how near one is.
    fn foot(&mut self, ui: &mut Ui, picture: &Picture, rect: Rect, fit: f32, t: &Tokens) {
        let painter = ui.painter();
        painter.rect_filled(rect, 0.0, t.panel);
        painter.hline(rect.x_range(), rect.top(), Stroke::new(1.0, t.line));
        let mut right = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(rect.shrink2(Vec2::new(PAD, 0.0)))
                .layout(egui::Layout::right_to_left(egui::Align::Center)),
        );
        let zoom = self.zoom.unwrap_or(1.0);
        if right.button(say("lineage-whole")).on_hover_text(say("lineage-whole-hint")).clicked() {
            self.zoom = Some(fit);
        }
        if right.button("+").on_hover_text(say("lineage-nearer")).clicked() {
            self.zoom = Some((zoom * 1.25).min(ZOOM.end));
        }
        right.label(small(&format!("{:.0} %", zoom * 100.0), 400.0, t.soft));
        if right.button("−").on_hover_text(say("lineage-farther")).clicked() {
            self.zoom = Some((zoom * 0.8).max(fit.min(1.0)));
        }
        let end = right.min_rect().left() - PAD;
        let painter = ui.painter_at(rect.with_max_x(end));
        let mut x = rect.left() + PAD;
        for kind in Kind::ALL.into_iter().filter(|kind| picture.ribbons.iter().any(|r| r.kind == *kind)) {
            let swatch = Rect::from_center_size(Pos2::new(x + 10.0, rect.center().y), Vec2::new(20.0, 11.0));
            painter.rect_filled(swatch, 2.0, t.tint(kind));
            let words = format!("{} {}", kind.sign(), kind.word());
            let galley = painter.layout_job(small(words.trim(), 400.0, t.soft));
            painter.galley(
                Pos2::new(x + 27.0, rect.center().y - galley.size().y / 2.0),
                galley.clone(),
                t.soft,
            );
            x += 27.0 + galley.size().x + 18.0;
        }
    }
}

fn small(words: &str, weight: f32, color: Color32) -> LayoutJob {
    LayoutJob::single_section(words.to_owned(), theme::sans(theme::CAPTION, weight, color))
}

/// The names of the drafts over their columns.
fn heads(
    ui: &mut Ui,
    workspace: &Workspace,
    picture: &Picture,
    head: Rect,
    left: f32,
    bar: f32,
    actions: &mut Vec<Action>,
) {
    let t = Tokens::of(ui.ctx());
    ui.painter().rect_filled(head, 0.0, t.paper);
    let drafts = &workspace.project().drafts;
    for (i, draft) in drafts.iter().enumerate().take(picture.columns.len()) {
        let x = left + i as f32 * bar * (1.0 + BETWEEN) - super::cells::PAD_X;
        let width = bar + 2.0 * super::cells::PAD_X;
        let rect = Rect::from_min_size(Pos2::new(x, head.top()), Vec2::new(width, HEAD)).intersect(head);
        if rect.width() > 40.0 {
            let name = rect.with_max_y(rect.top() + NAME);
            draft_head(ui, draft, i, drafts, name, t, actions);
            let galley = ui.painter().layout_job(small(&picture::heading(picture, i), 400.0, t.soft));
            let at = Pos2::new(x + super::cells::PAD_X, name.bottom() - 6.0);
            ui.painter_at(rect).galley(at, galley, t.soft);
        }
    }
    ui.painter().hline(head.x_range(), head.bottom(), Stroke::new(1.0, t.line));
}

impl Layout<'_> {
    fn left(&self, column: usize) -> f32 {
        self.origin.x + column as f32 * self.bar * (1.0 + BETWEEN)
    }

    fn rect(&self, bar: &Bar) -> Rect {
        let y = self.down(&(bar.top..bar.bottom()));
        Rect::from_x_y_ranges(self.left(bar.at.draft)..=self.left(bar.at.draft) + self.bar, y.start..=y.end)
    }

    fn down(&self, stretch: &Range<f32>) -> Range<f32> {
        self.origin.y + stretch.start * self.zoom..self.origin.y + stretch.end * self.zoom
    }

    fn ends(&self, ribbon: &picture::Ribbon) -> shapes::Band {
        let bars = &self.picture.bars;
        shapes::Band {
            x: self.left(bars[ribbon.from].at.draft) + self.bar..self.left(bars[ribbon.to].at.draft),
            left: self.down(&ribbon.left),
            right: self.down(&ribbon.right),
        }
    }

    /// How much of the colour of a row is left.
    fn strength(&self, rows: [usize; 2]) -> f32 {
        let selected = self.workspace.selection();
        let has = |row: usize| selected.is_none_or(|selected| selected == row) && self.workspace.shows(row);
        if rows.into_iter().any(has) { 1.0 } else { DIMMED }
    }

    /// The colour of letters beside what is left of that much of its colour: they can be read in any case.
    fn letters(&self, strength: f32, said: Option<Color32>) -> Color32 {
        said.unwrap_or(if strength < 1.0 { self.t.soft } else { self.t.ink })
    }

    fn ui(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let back = ui.interact(self.view, ui.scope_id().with("picture"), Sense::click());
        back.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Label, true, say("lineage-spoken")));
        let pointed = back.hover_pos();
        let bars = &self.picture.bars;
        let mut found = None;
        let mut mesh = egui::Mesh::default();
        for ribbon in &self.picture.ribbons {
            let band = self.ends(ribbon);
            if !band.bounds().intersects(self.view) {
                continue;
            }
            let rows = [bars[ribbon.from].row, bars[ribbon.to].row];
            let is_pointed = pointed.is_some_and(|at| band.contains(at));
            if is_pointed {
                found = Some(ribbon);
            }
            let strength = if is_pointed { 1.6 } else { self.strength(rows) };
            band.add_to(&mut mesh, self.t.tint(ribbon.kind).gamma_multiply(strength));
        }
        let seen = |bar: &&Bar| self.rect(bar).expand2(Vec2::new(self.bar, 0.0)).intersects(self.view);
        let seen: Vec<&Bar> = bars.iter().filter(seen).collect();
        for bar in &seen {
            for (band, _, color) in self.stubs(bar) {
                band.add_to(&mut mesh, color.gamma_multiply(0.3 * self.strength([bar.row; 2])));
            }
        }
        ui.painter().add(egui::Shape::mesh(mesh));
        self.signs(ui);
        for bar in &seen {
            self.bar(ui, bar, actions);
        }
        if let Some(ribbon) = found {
            let said = picture::ribbon_words(&self.workspace.project().drafts, self.picture, ribbon);
            let row = bars[ribbon.to].row;
            if back.clicked() {
                actions.push(Action::Select(Some(row)));
            }
            if back.double_clicked() {
                actions.extend([Action::Select(Some(row)), Action::ShowTab(Tab::SideBySide)]);
            }
            back.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text_at_pointer(said);
        } else if back.clicked() {
            actions.push(Action::Select(None));
        }
    }

    /// What tapers off behind a bar that ends and before one that begins, with its words.
    fn stubs(&self, bar: &Bar) -> Vec<(shapes::Band, String, Color32)> {
        let rect = self.rect(bar);
        let stretch = rect.top()..rect.bottom();
        let middle = rect.center().y..rect.center().y;
        let reach = (self.bar * BETWEEN * 0.2).min(44.0);
        let mut stubs = Vec::new();
        if let Some(said) = picture::ended(&self.workspace.project().drafts, bar) {
            let x = rect.right()..rect.right() + reach;
            stubs.push((
                shapes::Band { x, left: stretch.clone(), right: middle.clone() },
                said,
                self.t.removed,
            ));
        }
        if let Some(said) = picture::began(bar) {
            let x = rect.left() - reach..rect.left();
            stubs.push((shapes::Band { x, left: middle, right: stretch }, said.to_owned(), self.t.added));
        }
        stubs
    }

    /// The signs of the ribbons, where they arrive.
    fn signs(&self, ui: &Ui) {
        for ribbon in &self.picture.ribbons {
            let band = self.ends(ribbon);
            let at = Pos2::new(band.x.end - 6.0, f32::midpoint(band.right.start, band.right.end));
            let has_room = band.right.end - band.right.start >= 10.0 && self.view.contains(at);
            if has_room && !ribbon.kind.sign().is_empty() {
                let rows = [self.picture.bars[ribbon.from].row, self.picture.bars[ribbon.to].row];
                let ink = self.letters(self.strength(rows), None);
                let galley = ui.painter().layout_job(small(ribbon.kind.sign(), 400.0, ink));
                ui.painter().galley(at - Vec2::new(galley.size().x, galley.size().y / 2.0), galley, ink);
            }
        }
    }

    /// Whether words stand on the other side of the space beside a bar, at its height: behind where a bar ends those of
    /// one that begins, and the other way round.
    fn is_faced(&self, bar: &Bar, is_end: bool, height: f32) -> bool {
        let faces = |other: &&Bar| match is_end {
            true => other.at.draft == bar.at.draft + 1 && other.is_new,
            false => other.at.draft + 1 == bar.at.draft && other.ends.is_some(),
        };
        let middle = self.rect(bar).center().y;
        let mut others = self.picture.bars.iter().filter(faces);
        others.any(|other| (self.rect(other).center().y - middle).abs() < height)
    }

    fn bar(&self, ui: &mut Ui, bar: &Bar, actions: &mut Vec<Action>) {
        let rect = self.rect(bar);
        let selected = self.workspace.selection() == Some(bar.row);
        let strength = self.strength([bar.row; 2]);
        let ink = match () {
            () if bar.state.is_unresolved() => Some(self.t.open),
            () if bar.ends.is_some() => Some(self.t.removed),
            () if bar.is_new => Some(self.t.added),
            () => None,
        };
        let t = self.t;
        if rect.height() < NAMED {
            let fill = ink.unwrap_or(t.faint).gamma_multiply(strength);
            ui.painter().rect_filled(rect.intersect(self.view), 0.0, fill);
            return;
        }
        let response =
            ui.interact(rect, ui.scope_id().with(("bar", bar.at.draft, bar.at.point)), Sense::click());
        let drafts = &self.workspace.project().drafts;
        let is_hit = self.workspace.is_hit_in(bar.row, bar.at.draft);
        let fill = match response.hovered() || response.has_focus() {
            _ if is_hit => t.hit,
            true => t.hover,
            false => t.panel,
        };
        let line = match (selected, ink) {
            (true, _) => Stroke::new(2.0, t.accent),
            (_, ink) => Stroke::new(1.0, ink.unwrap_or(t.line).gamma_multiply(strength)),
        };
        ui.painter().rect(rect, 3.0, fill, line, egui::StrokeKind::Inside);
        shapes::letters(ui, self, bar, rect, self.letters(strength, ink));
        let facets = self.workspace.table().rows.get(bar.row).map(|row| row.facets).unwrap_or_default();
        if rect.height() >= 14.0 {
            let corner = rect.right_top();
            if facets.contains(Facet::Noted) {
                note_mark(ui.painter(), corner + Vec2::new(-5.0, -3.0), t);
            }
            if facets.contains(Facet::Bookmarked) {
                bookmark_mark(ui.painter(), corner + Vec2::new(-18.0, 0.0), t);
            }
        }
        for (band, said, color) in self.stubs(bar) {
            let laid = |words: &str| ui.painter().layout_job(small(words, 400.0, color));
            let mut galley = laid(&said);
            let is_end = band.x.start >= rect.right();
            // What ends and what begins may stand at the same height: then each has its half.
            let is_wide = band.x.end - band.x.start + 5.0 + galley.size().x > self.bar * BETWEEN * HALF;
            if is_wide && self.is_faced(bar, is_end, galley.size().y) {
                galley = laid(said.split(' ').next().unwrap_or_default());
            }
            let x = if is_end { band.x.end + 5.0 } else { band.x.start - 5.0 - galley.size().x };
            let y = rect.center().y - galley.size().y / 2.0;
            if rect.height() >= 11.0 {
                // Ribbons may pass below the words.
                let place = Rect::from_min_size(Pos2::new(x, y), galley.size()).expand2(Vec2::new(4.0, -1.0));
                ui.painter().rect_filled(place, 4.0, t.paper.gamma_multiply(BACKING));
                ui.painter().galley(Pos2::new(x, y), galley, color);
            }
        }
        response.widget_info(|| {
            let said = picture::bar_words(drafts, bar);
            WidgetInfo::selected(egui::accesskit::Role::Button, true, selected, said)
        });
        let by_key =
            response.clicked() && ui.input(|i| i.key_pressed(Key::Enter) || i.key_pressed(Key::Space));
        if response.clicked() {
            actions.push(Action::Select(Some(bar.row)));
        }
        if response.double_clicked() || by_key && selected {
            actions.push(Action::ShowTab(Tab::SideBySide));
        }
        ui.data_mut(|data| data.insert_temp(response.id, bar.at.draft));
        menu(&response, self.workspace, bar.row, actions);
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        response.on_hover_ui_at_pointer(|ui| {
            ui.label(picture::bar_words(drafts, bar));
        });
    }
}
