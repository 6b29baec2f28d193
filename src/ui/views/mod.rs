//! The views: each reads the workspace and says what the reader wants done.

pub mod articles;
pub mod bar;
mod cells;
mod choosing;
mod contest;
pub mod copying;
pub mod crumbs;
pub mod detail;
pub mod dialogs;
pub mod export;
mod filter;
pub mod find;
mod heads;
pub mod inspect;
mod leads;
pub mod ledger;
pub mod lineage;
pub mod messages;
mod note;
pub mod offers;
pub mod overview;
pub mod palette;
pub mod recents;
pub mod recover;
pub mod redline;
pub mod settings;
pub mod side_by_side;
pub mod summary;
pub mod table;
pub mod tall;
mod thread;
mod verdict;
mod voices;
pub mod welcome;
mod writing;

/// The height below which a window is low, in points.
const LOW: f32 = 420.0;

/// Whether the window is so low, or its letters so large, that bars must leave room for the drafts.
pub fn is_low(ui: &egui::Ui) -> bool {
    ui.ctx().content_rect().height() < LOW
}

/// One choice of a drop-down. Made by key it closes the drop-down as well.
fn option<'a, T: PartialEq>(ui: &mut egui::Ui, now: &mut T, one: T, words: impl egui::IntoAtoms<'a>) {
    if ui.selectable_value(now, one, words).clicked() {
        ui.close();
    }
}

/// A button for what is done to one thing among others: it is drawn as one where the pointer or the keys are on it.
fn quiet(ui: &egui::Ui, text: impl Into<String>) -> egui::Button<'static> {
    let accent = super::theme::Tokens::of(ui.ctx()).accent;
    let text = egui::RichText::new(text).size(super::theme::CAPTION).color(accent);
    egui::Button::new(text).frame_when_inactive(false).small()
}

/// Quiet buttons beside each other, in as many lines as it takes; their words begin where other lines begin.
fn quietly<R>(ui: &mut egui::Ui, add: impl FnOnce(&mut egui::Ui) -> R) -> R {
    let shown = ui.scope(|ui| {
        ui.spacing_mut().button_padding = egui::vec2(0.0, 2.0);
        ui.spacing_mut().item_spacing = egui::vec2(14.0, 2.0);
        ui.spacing_mut().interact_size.y = 22.0;
        let widgets = &mut ui.visuals_mut().widgets;
        for drawn in [&mut widgets.hovered, &mut widgets.active] {
            drawn.expansion = 5.0;
        }
        ui.horizontal_wrapped(add).inner
    });
    shown.inner
}

/// Boxes to tick and rings to choose, with an edge that is seen: all that is to be seen of an empty one.
fn ticks<R>(ui: &mut egui::Ui, add: impl FnOnce(&mut egui::Ui) -> R) -> R {
    let edge = super::theme::Tokens::of(ui.ctx()).faint;
    let shown = ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_stroke.color = edge;
        add(ui)
    });
    shown.inner
}

/// What is said in the place of what is not there, in the middle of that place.
fn empty(ui: &mut egui::Ui, place: egui::Rect, title: &str, how: &str) {
    let t = super::theme::Tokens::of(ui.ctx());
    let size = egui::vec2(place.width().min(420.0), 90.0);
    let place = egui::Rect::from_center_size(place.center(), size);
    ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
        ui.vertical_centered(|ui| {
            let title = egui::text::LayoutJob::single_section(
                title.to_owned(),
                super::theme::sans(17.0, 650.0, t.ink),
            );
            ui.label(title);
            ui.label(egui::RichText::new(how).color(t.soft));
        });
    });
}

/// The time now, RFC 3339 in UTC, to the second.
pub fn now() -> String {
    let now = jiff::Timestamp::now();
    jiff::Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}
