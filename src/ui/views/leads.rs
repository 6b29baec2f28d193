//! Names of points that lead to other rows: small marks to be clicked, below moved, merged and split points.

use super::contest;
use crate::present::words;
use crate::ui::theme::Tokens;
use crate::words::say_with;
use crate::workspace::{Action, Lead, Workspace};
use egui::{CursorIcon, Rect, Sense, Stroke, Ui, WidgetInfo};

/// How much larger than its letters a mark is to the pointer, in points.
const REACH: f32 = 3.0;
/// How many words of a point stand for it.
const TOPIC: usize = 12;

/// Lets the marks of a row be clicked, which were drawn at these places.
pub fn ui(
    ui: &Ui,
    workspace: &Workspace,
    row: usize,
    leads: &[(Rect, Lead)],
    t: &Tokens,
    actions: &mut Vec<Action>,
) {
    for (nth, (rect, lead)) in leads.iter().enumerate() {
        let id = ui.scope_id().with(("lead", row, nth));
        let response = ui.interact(rect.expand(REACH), id, Sense::click());
        let parts = [("point", contest::name(workspace, lead.to).into())];
        let says = match lead.beside {
            true => say_with("lead-beside", &parts),
            false => say_with("lead-to", &parts),
        };
        response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Link, true, &says));
        let on = response.hovered() || response.has_focus();
        let color = if on { t.accent } else { t.accent.gamma_multiply(0.4) };
        ui.painter().hline(rect.x_range(), rect.bottom() - 2.0, Stroke::new(1.0, color));
        if response.clicked() {
            if !workspace.shows(lead.row) {
                actions.push(Action::ShowAll);
            }
            actions.push(Action::Select(Some(lead.row)));
        }
        response.on_hover_cursor(CursorIcon::PointingHand).on_hover_ui(|ui| {
            ui.label(&says);
            if let Some(draft) = workspace.draft(lead.to.draft) {
                let topic = words::topic(draft, lead.to.point, TOPIC);
                ui.label(egui::RichText::new(topic).color(t.soft));
            }
        });
    }
}
