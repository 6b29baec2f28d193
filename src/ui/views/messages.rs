//! What the reader is told: sentences below the answer, what is not saved first and then the newest, each with what
//! can be done about it.

use super::is_low;
use crate::ui::theme::Tokens;
use crate::words::{say, say_with};
use crate::workspace::{Action, Level, Message, Tab, Workspace};
use egui::{Align, Frame, Id, Label, Layout, Margin, RichText, Ui};
use std::cmp::Reverse;

/// As many as leave the comparison its room; the others wait behind a click.
const AT_ONCE: usize = 3;

/// The sentences, and below them how many more there are.
pub fn ui(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    let all = workspace.messages();
    let unfolded = Id::unique("all messages");
    if all.is_empty() {
        ui.data_mut(|data| data.remove::<bool>(unfolded));
        return;
    }
    let t = Tokens::of(ui.ctx());
    let margin = Margin { top: 0, ..Margin::symmetric(18, if is_low(ui) { 3 } else { 8 }) };
    let frame = Frame::new().fill(t.paper).inner_margin(margin);
    egui::Panel::top("messages").frame(frame).show_separator_line(false).show(ui, |ui| {
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_by_key(|&i| (!matches!(all[i].level, Level::Unsaved | Level::Behind), Reverse(i)));
        let is_unfolded = all.len() <= AT_ONCE || ui.data(|data| data.get_temp(unfolded).unwrap_or(false));
        let room = (ui.ctx().content_rect().height() * 0.4).max(80.0);
        // The panel is as high as it was: without a least height the area would grow a frame too late.
        let area = egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room);
        area.show(ui, |ui| {
            for &i in order.iter().take(if is_unfolded { all.len() } else { AT_ONCE }) {
                line(ui, workspace, i, &all[i], actions);
            }
        });
        if all.len() > AT_ONCE {
            ui.horizontal(|ui| {
                let more = say_with("messages-more", &[("n", (all.len() - AT_ONCE).into())]);
                let fold = if is_unfolded { say("messages-fewer") } else { &more };
                if ui.link(fold).clicked() {
                    ui.data_mut(|data| data.insert_temp(unfolded, !is_unfolded));
                }
                if ui.link(say("messages-dismiss-all")).clicked() {
                    // From the last on, so that the places of the others stay what they are.
                    actions.extend((0..all.len()).rev().map(Action::Dismiss));
                }
            });
        }
    });
}

fn line(ui: &mut Ui, workspace: &Workspace, index: usize, message: &Message, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui.ctx());
    let (mark, color, back) = match message.level {
        Level::Error | Level::Unsaved | Level::Behind => ("⚠ ", t.removed, t.removed_back),
        Level::Info | Level::Adrift => ("", t.ink, t.hover),
    };
    Frame::new().fill(back).corner_radius(8).inner_margin(Margin::symmetric(12, 7)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.button(say("bar-dismiss")).clicked() {
                    actions.push(Action::Dismiss(index));
                }
                if matches!(message.level, Level::Unsaved | Level::Behind)
                    && ui.button(say("command-save-as")).clicked()
                {
                    actions.push(Action::PickSave);
                }
                if message.level == Level::Behind && ui.button(say("bar-bring-in")).clicked() {
                    actions.extend(workspace.path().map(|path| Action::BringIn(vec![path.to_owned()])));
                }
                let is_elsewhere = workspace.tab() != Tab::Notes || workspace.inspected().is_some();
                if message.level == Level::Adrift
                    && is_elsewhere
                    && ui.button(say("messages-to-notes")).clicked()
                {
                    actions.push(Action::ShowTab(Tab::Notes));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let text = RichText::new(format!("{mark}{}", message.text)).color(color);
                    ui.add(Label::new(text).wrap());
                });
            });
        });
    });
}
