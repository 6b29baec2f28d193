//! The heads of the columns: siglum, title, warnings, a menu for the draft, and a handle by which it is moved.

use super::cells::PAD_X;
use super::contest::preview;
use crate::model::{Draft, DraftId};
use crate::present;
use crate::text::language;
use crate::ui::dropping;
use crate::ui::prose;
use crate::ui::theme::{self, Tokens};
use crate::words::{say, say_with};
use crate::workspace::{Action, Field};
use egui::text::LayoutJob;
use egui::{CursorIcon, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo};
use std::sync::Arc;

/// The column that is being dragged.
#[derive(Clone, Copy)]
struct Dragged {
    id: DraftId,
    index: usize,
}

/// Draws the head of a column and offers what can be done with its draft.
pub fn draft_head(
    ui: &mut Ui,
    draft: &Draft,
    index: usize,
    drafts: &[Arc<Draft>],
    rect: Rect,
    t: &Tokens,
    actions: &mut Vec<Action>,
) {
    let response = ui.interact(rect, ui.scope_id().with(("head", draft.id.0)), Sense::click_and_drag());
    dropping::takes_files(ui, draft.id, rect);
    let painter = ui.painter_at(rect);
    if response.hovered() || response.has_focus() || response.dragged() {
        painter.rect_filled(rect, 0.0, t.hover);
    }
    let mut job = LayoutJob::default();
    let siglum = theme::sans(theme::SMALL, 650.0, t.ink);
    let beside = |weight, color| theme::beside(theme::sans(theme::CAPTION, weight, color), &siglum);
    job.append(&draft.siglum, 0.0, siglum.clone());
    // A long title is cut, and what was doubted is not to be cut with it.
    if !draft.warnings.is_empty() {
        job.append(&format!("   ⚠ {}", draft.warnings.len()), 0.0, beside(600.0, t.removed));
    }
    if draft.title != draft.siglum {
        job.append(&format!("   {}", draft.title), 0.0, beside(400.0, t.soft));
    }
    if let Some(code) = draft.language.as_ref().filter(|_| drafts.iter().any(|one| one.is_foreign_to(draft)))
    {
        job.append(&format!("   {}", code.to_uppercase()), 0.0, beside(600.0, t.soft));
    }
    for rendering in &draft.renderings {
        job.append(&format!("   = {}", rendering.siglum), 0.0, beside(400.0, t.soft));
    }
    job.wrap = egui::text::TextWrapping::truncate_at_width((rect.width() - 2.0 * PAD_X).max(20.0));
    let galley = prose::laid(&painter, job);
    painter.galley(Pos2::new(rect.left() + PAD_X, rect.center().y - galley.size().y / 2.0), galley, t.ink);
    let label = say_with(
        "head-draft",
        &[("siglum", draft.siglum.as_str().into()), ("title", draft.title.as_str().into())],
    );
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, &label));
    drag(ui, &response, draft, index, t, actions);
    egui::Popup::menu(&response).accessible_name(label.as_str()).show(|ui| {
        ui.set_max_width(360.0);
        ui.label(about(draft));
        ui.separator();
        let mut name = ui.data_mut(|d| d.get_temp(response.id).unwrap_or_else(|| draft.siglum.clone()));
        ui.horizontal(|ui| {
            // In the style of a menu a field has neither a frame nor room around its words.
            ui.reset_style();
            let label = ui.label(say("short-name"));
            let field = egui::TextEdit::singleline(&mut name).desired_width(140.0).char_limit(24);
            let edited = ui.add(field).labelled_by(label.id);
            if edited.lost_focus() && name.trim() != draft.siglum {
                actions.push(Action::Rename { id: draft.id, siglum: name.clone() });
            }
        });
        ui.data_mut(|d| d.insert_temp(response.id, name));
        language_of(ui, draft, actions);
        renderings_of(ui, draft, drafts, actions);
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
        if ui.add_enabled(index + 1 < drafts.len(), egui::Button::new(say("head-move-right"))).clicked() {
            actions.push(Action::Move { id: draft.id, by: 1 });
            ui.close();
        }
        if ui.button(say("head-remove")).clicked() {
            actions.push(Action::Remove(draft.id));
            ui.close();
        }
    });
}

/// Lets a column be dragged by its head to between two others, and shows where it would come to stand.
fn drag(ui: &Ui, response: &Response, draft: &Draft, index: usize, t: &Tokens, actions: &mut Vec<Action>) {
    if response.drag_started() {
        response.dnd_set_drag_payload(Dragged { id: draft.id, index });
    }
    let Some(pointer) = ui.ctx().pointer_interact_pos() else { return };
    if response.dragged() {
        preview(ui, pointer, &draft.siglum, t);
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
    let Some(dragged) = response.dnd_hover_payload::<Dragged>() else { return };
    let behind = pointer.x > response.rect.center().x;
    let place = match index + usize::from(behind) {
        gap if gap > dragged.index => gap - 1,
        gap => gap,
    };
    if place == dragged.index {
        return;
    }
    let edge = if behind { response.rect.right() } else { response.rect.left() };
    ui.painter().vline(edge, response.rect.y_range(), Stroke::new(3.0, t.accent));
    if response.dnd_release_payload::<Dragged>().is_some() {
        actions.push(Action::Move { id: dragged.id, by: place as isize - dragged.index as isize });
    }
}

/// Shows the language of a draft and lets the reader correct it.
fn language_of(ui: &mut Ui, draft: &Draft, actions: &mut Vec<Action>) {
    let known = draft.language.as_deref();
    let shown = known.map_or(say("head-language-unknown"), language::name);
    ui.menu_button(say_with("head-language", &[("language", shown.into())]), |ui| {
        for (code, name) in language::all() {
            if ui.selectable_label(known == Some(code), name).clicked() {
                actions.push(Action::Describe {
                    id: draft.id,
                    field: Field::Language,
                    text: code.to_owned(),
                });
                ui.close();
            }
        }
    });
}

/// Lets the reader say which drafts are one draft in other renderings.
fn renderings_of(ui: &mut Ui, draft: &Draft, drafts: &[Arc<Draft>], actions: &mut Vec<Action>) {
    for rendering in &draft.renderings {
        let words = say_with("head-part-rendering", &[("draft", rendering.siglum.as_str().into())]);
        if ui.button(words).clicked() {
            actions.push(Action::Part { id: rendering.id, of: draft.id });
            ui.close();
        }
    }
    if drafts.len() > 1 {
        ui.menu_button(say("head-render"), |ui| {
            for other in drafts.iter().filter(|other| other.id != draft.id) {
                if ui.button(&other.siglum).clicked() {
                    actions.push(Action::Render { id: draft.id, of: other.id });
                    ui.close();
                }
            }
        });
    }
}

/// Where a draft comes from and what was noticed while reading it.
fn about(draft: &Draft) -> String {
    let points = draft.points.iter().filter(|p| p.depth == 0 && p.is_provision()).count();
    let words = crate::text::words::words(&draft.text).count();
    let size = say_with("draft-size", &[("points", points.into()), ("words", words.into())]);
    let mut text = format!("{}\n{size}", draft.title);
    if !draft.provenance.path.is_empty() {
        text.push_str(&format!("\n{}", draft.provenance.path));
    }
    for warning in &draft.warnings {
        text.push_str(&format!("\n⚠ {}", present::doubt(warning)));
    }
    text
}
