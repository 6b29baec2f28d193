//! The heads of the columns: siglum, title, warnings, and a menu for the draft.

use super::cells::PAD_X;
use crate::ui::theme::{self, Tokens};
use crate::words::{say, say_with};
use crate::workspace::Action;
use egui::text::LayoutJob;
use egui::{Pos2, Rect, Sense, Stroke, Ui, WidgetInfo};

/// Draws the head of a column and offers what can be done with its draft.
pub fn draft_head(
    ui: &mut Ui,
    draft: &crate::model::Draft,
    index: usize,
    count: usize,
    rect: Rect,
    t: &Tokens,
    actions: &mut Vec<Action>,
) {
    let response = ui.interact(rect, ui.scope_id().with(("head", draft.id.0)), Sense::click());
    let painter = ui.painter_at(rect);
    if response.hovered() {
        painter.rect_filled(rect, 0.0, t.hover);
    }
    let mut job = LayoutJob::default();
    job.append(&draft.siglum, 0.0, theme::sans(theme::SMALL, 650.0, t.ink));
    if draft.title != draft.siglum {
        job.append(&format!("   {}", draft.title), 0.0, theme::sans(theme::CAPTION, 400.0, t.soft));
    }
    if !draft.warnings.is_empty() {
        job.append(
            &format!("   ⚠ {}", draft.warnings.len()),
            0.0,
            theme::sans(theme::CAPTION, 600.0, t.removed),
        );
    }
    job.wrap = egui::text::TextWrapping::truncate_at_width((rect.width() - 2.0 * PAD_X).max(20.0));
    let galley = painter.layout_job(job);
    painter.galley(Pos2::new(rect.left() + PAD_X, rect.center().y - galley.size().y / 2.0), galley, t.ink);
    if index > 0 {
        painter.vline(rect.left(), rect.y_range(), Stroke::new(1.0, t.line));
    }
    let label = say_with(
        "head-draft",
        &[("siglum", draft.siglum.as_str().into()), ("title", draft.title.as_str().into())],
    );
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, &label));
    egui::Popup::menu(&response).accessible_name(label.as_str()).show(|ui| {
        ui.set_max_width(360.0);
        ui.label(about(draft));
        ui.separator();
        let mut name = ui.data_mut(|d| d.get_temp(response.id).unwrap_or_else(|| draft.siglum.clone()));
        ui.horizontal(|ui| {
            let label = ui.label(say("short-name"));
            let field = egui::TextEdit::singleline(&mut name).desired_width(140.0).char_limit(24);
            let edited = ui.add(field).labelled_by(label.id);
            if edited.lost_focus() && name.trim() != draft.siglum {
                actions.push(Action::Rename { id: draft.id, siglum: name.clone() });
            }
        });
        ui.data_mut(|d| d.insert_temp(response.id, name));
        if ui.button(say("command-inspect")).clicked() {
            actions.push(Action::Inspect(Some(draft.id)));
            ui.close();
        }
        if ui.button(say("head-add-files")).clicked() {
            actions.push(Action::PickInto(draft.id));
            ui.close();
        }
        if ui.add_enabled(index > 0, egui::Button::new(say("head-move-left"))).clicked() {
            actions.push(Action::Move { id: draft.id, by: -1 });
            ui.close();
        }
        if ui.add_enabled(index + 1 < count, egui::Button::new(say("head-move-right"))).clicked() {
            actions.push(Action::Move { id: draft.id, by: 1 });
            ui.close();
        }
        if ui.button(say("head-remove")).clicked() {
            actions.push(Action::Remove(draft.id));
            ui.close();
        }
    });
}

/// Where a draft comes from and what was noticed while reading it.
fn about(draft: &crate::model::Draft) -> String {
    let points = draft.points.iter().filter(|p| p.depth == 0 && p.is_provision()).count();
    let words = crate::text::words::words(&draft.text).count();
    let size = say_with("draft-size", &[("points", points.into()), ("words", words.into())]);
    let mut text = format!("{}\n{size}", draft.title);
    if !draft.provenance.path.is_empty() {
        text.push_str(&format!("\n{}", draft.provenance.path));
    }
    for warning in &draft.warnings {
        text.push_str(&format!("\n⚠ {}", warning.message));
    }
    text
}
