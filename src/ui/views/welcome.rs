//! What is shown while there is nothing to compare: loading or empty.

use super::recents;
use crate::ui::theme::{self, Tokens};
use crate::words::say;
use crate::workspace::{Action, Command, Workspace};
use egui::text::LayoutJob;
use egui::{RichText, Ui};

/// A comparison that is open and not yet made.
pub fn waiting(ui: &mut Ui, workspace: &Workspace) {
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.3).max(24.0));
        busy(ui, workspace, Tokens::of(ui.ctx()));
    });
}

fn busy(ui: &mut Ui, workspace: &Workspace, t: &Tokens) {
    ui.add(egui::Spinner::new().size(22.0));
    ui.add_space(6.0);
    ui.label(RichText::new(workspace.progress().unwrap_or_default()).color(t.soft));
    let drafts = workspace.project().drafts.iter().map(|draft| draft.siglum.as_str());
    let names = drafts.collect::<Vec<_>>().join("   ");
    ui.label(RichText::new(names).color(t.faint).size(theme::CAPTION));
}

/// An empty window, or one that waits for its first comparison.
pub fn ui(ui: &mut Ui, workspace: &Workspace, run: &mut Vec<Command>, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui.ctx());
    ui.vertical_centered(|ui| {
        let share = if workspace.recents().is_empty() { 0.3 } else { 0.12 };
        ui.add_space((ui.available_height() * share).max(24.0));
        if workspace.progress().is_some() {
            busy(ui, workspace, t);
            return;
        }
        let mut job = LayoutJob::default();
        job.append(say("welcome-title"), 0.0, theme::sans(20.0, 650.0, t.ink));
        ui.label(job);
        ui.label(RichText::new(say("welcome-how")).color(t.soft));
        ui.add_space(12.0);
        for command in [Command::Open, Command::OpenPath, Command::Paste, Command::Sample] {
            if ui.add_sized([220.0, 32.0], egui::Button::new(command.name())).clicked() {
                run.push(command);
            }
        }
        if !workspace.recents().is_empty() {
            ui.add_space(28.0);
            recents::list(ui, workspace, actions);
        }
    });
}
