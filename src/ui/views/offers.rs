//! Offers above the comparison: to look at a doubtful reading, and to read a changed file again.

use crate::compare::Reading;
use crate::model::Draft;
use crate::ui::theme::Tokens;
use crate::words::{say, say_with};
use crate::workspace::{Action, Workspace};
use egui::{Frame, Margin, RichText, Ui};
use std::sync::Arc;

/// One line for what was just opened with doubts, and one for each document whose file changed.
pub fn ui(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui.ctx());
    let doubted: Vec<_> = workspace.doubted().collect();
    let changed: Vec<_> = workspace.changed_on_disk().collect();
    if doubted.is_empty() && changed.is_empty() {
        return;
    }
    let frame = Frame::new().fill(t.selected).inner_margin(Margin::symmetric(18, 7));
    egui::Panel::top("offers").frame(frame).show_separator_line(false).show(ui, |ui| {
        if let Some(first) = doubted.first() {
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(doubts(&doubted)).color(t.ink));
                if ui.button(say("offer-check")).clicked() {
                    actions.push(Action::Inspect(Some(first.id)));
                }
                if ui.button(say("offer-not-now")).clicked() {
                    actions.push(Action::TrustReading);
                }
            });
        }
        for draft in changed {
            ui.horizontal_wrapped(|ui| {
                ui.label(
                    RichText::new(say_with("offer-changed", &[("draft", draft.siglum.as_str().into())]))
                        .color(t.ink),
                );
                if ui.button(say("offer-reread")).clicked() {
                    let reading = Reading { kind: Some(draft.kind), revisions: draft.provenance.revisions };
                    actions.push(Action::Reread { id: draft.id, reading });
                }
                if ui.button(say("offer-keep")).clicked() {
                    actions.push(Action::KeepAsRead(draft.id));
                }
                ui.label(RichText::new(say("offer-notes-stay")).color(t.soft));
            });
        }
    });
}

/// What is doubtful of what was opened: `3 doubts about the reading of: before, after.`
fn doubts(documents: &[&Arc<Draft>]) -> String {
    const NAMED: usize = 3;
    let count: usize = documents.iter().map(|draft| draft.warnings.len()).sum();
    let mut names: Vec<&str> = documents.iter().take(NAMED).map(|draft| draft.siglum.as_str()).collect();
    if documents.len() > NAMED {
        names.push(say("and-others"));
    }
    say_with("offer-doubts", &[("n", count.into()), ("documents", names.join(", ").into())])
}
