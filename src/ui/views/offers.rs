//! Offers above the comparison: to look at a doubtful reading, and to read a changed file again.

use super::is_low;
use crate::compare::Reading;
use crate::model::Draft;
use crate::ui::theme::Tokens;
use crate::words::{say, say_with};
use crate::workspace::{Action, Workspace};
use egui::{Align, Button, Frame, Label, Layout, Margin, RichText, Ui};
use std::sync::Arc;

/// One line for what was just opened with doubts, and one for each document whose file changed.
pub fn ui(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui.ctx());
    let doubted: Vec<_> = workspace.doubted().collect();
    let changed: Vec<_> = workspace.changed_on_disk().collect();
    if doubted.is_empty() && changed.is_empty() {
        return;
    }
    let margin = Margin::symmetric(18, if is_low(ui) { 3 } else { 7 });
    let frame = Frame::new().fill(t.selected).inner_margin(margin);
    egui::Panel::top("offers").frame(frame).show_separator_line(false).show(ui, |ui| {
        if let Some(first) = doubted.first() {
            let choices = [say("offer-check"), say("offer-not-now")];
            match offer(ui, &doubts(&doubted), choices, None) {
                Some(0) => actions.push(Action::Inspect(Some(first.id))),
                Some(_) => actions.push(Action::TrustReading),
                None => {}
            }
        }
        for draft in changed {
            let changed = say_with("offer-changed", &[("draft", draft.siglum.as_str().into())]);
            let choices = [say("offer-reread"), say("offer-keep")];
            match offer(ui, &changed, choices, Some(say("offer-notes-stay"))) {
                Some(0) => {
                    let reading = Reading { kind: Some(draft.kind), revisions: draft.provenance.revisions };
                    actions.push(Action::Reread { id: draft.id, reading });
                }
                Some(_) => actions.push(Action::KeepAsRead(draft.id)),
                None => {}
            }
        }
    });
}

/// One offer and the choices it leaves, beside each other; gives back the one that was clicked. Where there is
/// little room, the choices stay and the words are cut short.
fn offer(ui: &mut Ui, words: &str, choices: [&str; 2], remark: Option<&str>) -> Option<usize> {
    let t = Tokens::of(ui.ctx());
    let words = RichText::new(words).color(t.ink);
    if is_low(ui) {
        let right_to_left = Layout::right_to_left(Align::Center);
        let shown = ui.allocate_ui_with_layout([ui.available_width(), 24.0].into(), right_to_left, |ui| {
            let button = |choice: &str| Button::new(choice).min_size([0.0, 24.0].into());
            let clicked = [1, 0].into_iter().filter(|&nth| ui.add(button(choices[nth])).clicked()).last();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(Label::new(words).truncate()));
            clicked
        });
        return shown.inner;
    }
    let shown = ui.horizontal_wrapped(|ui| {
        ui.label(words);
        let clicked = (0..2).filter(|&nth| ui.button(choices[nth]).clicked()).last();
        if let Some(remark) = remark {
            ui.label(RichText::new(remark).color(t.soft));
        }
        clicked
    });
    shown.inner
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
