//! Offers to read documents again whose files changed on disk.

use crate::compare::Reading;
use crate::ui::theme::Tokens;
use crate::workspace::{Action, Workspace};
use egui::{Frame, Margin, RichText, Ui};

/// One line for each document whose file changed.
pub fn ui(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui.ctx());
    let changed: Vec<_> = workspace.changed_on_disk().collect();
    if changed.is_empty() {
        return;
    }
    let frame = Frame::new().fill(t.selected).inner_margin(Margin::symmetric(18, 7));
    egui::Panel::top("refresh").frame(frame).show_separator_line(false).show(ui, |ui| {
        for draft in changed {
            ui.horizontal(|ui| {
                ui.label(RichText::new(format!("The file of {} has changed.", draft.siglum)).color(t.ink));
                if ui.button("Read it again").clicked() {
                    let reading = Reading { kind: Some(draft.kind), revisions: draft.provenance.revisions };
                    actions.push(Action::Reread { id: draft.id, reading });
                }
                if ui.button("Keep what was read").clicked() {
                    actions.push(Action::KeepAsRead(draft.id));
                }
                ui.label(RichText::new("Notes and decisions stay with their words.").color(t.soft));
            });
        }
    });
}
