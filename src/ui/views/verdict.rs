//! What the reader rules on a row, and the bookmark on it: in the panel and in the menu of the row.

use super::now;
use crate::present::Facet;
use crate::ui::theme::{self, Tokens};
use crate::words::{say, say_with};
use crate::workspace::{Action, Command, MarkEdit, Workspace};
use egui::{Button, Id, Key, RichText, TextEdit, Ui};

/// The verdicts that can be given, a field for another, the bookmark, and who gave the verdict that was.
pub fn ui(ui: &mut Ui, workspace: &Workspace, row: usize, t: &Tokens, actions: &mut Vec<Action>) {
    let Some(point) = workspace.newest_of(row).filter(|_| workspace.is_current()) else { return };
    let given: Vec<_> = workspace.rulings_on(row).collect();
    let judge = |verdict: &str| {
        let edit = MarkEdit::Judge { point, verdict: verdict.to_owned() };
        Action::Mark(edit, now())
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (nth, verdict) in workspace.offered_verdicts().iter().enumerate() {
            let on = given.iter().any(|ruling| ruling.verdict == *verdict);
            let button = Button::selectable(on, verdict.as_str()).frame_when_inactive(true).corner_radius(10);
            let key = u8::try_from(nth).ok().and_then(|nth| Command::Judge(nth).shortcuts().first().copied());
            let name = say_with("verdict-name", &[("verdict", verdict.as_str().into())]);
            let response = ui.add(button);
            response
                .widget_info(|| egui::WidgetInfo::selected(egui::accesskit::Role::Button, true, on, &name));
            let tip = key.map_or(name.clone(), |key| format!("{name} ({})", key.text()));
            if response.on_hover_text(tip).clicked() {
                actions.push(judge(if on { "" } else { verdict }));
            }
        }
        other(ui, workspace, &judge, actions);
        let on = workspace.table().rows[row].facets.contains(Facet::Bookmarked);
        let key = Command::Bookmark.shortcuts().first().map(|key| key.text()).unwrap_or_default();
        if ui.button(say(if on { "bookmark-off" } else { "bookmark-on" })).on_hover_text(key).clicked() {
            actions.push(Action::Mark(MarkEdit::Bookmark(point), now()));
        }
    });
    for ruling in given {
        let by = crate::export::signed(&ruling.author, &ruling.created);
        if !by.is_empty() {
            let said =
                say_with("verdict-by", &[("verdict", ruling.verdict.as_str().into()), ("by", by.into())]);
            ui.label(RichText::new(said).color(t.soft).size(theme::CAPTION));
        }
    }
}

/// The field for a verdict that is not offered yet, and the verdicts that can be offered no more.
fn other(ui: &mut Ui, workspace: &Workspace, judge: &dyn Fn(&str) -> Action, actions: &mut Vec<Action>) {
    let menu = ui.menu_button(RichText::new("…").size(theme::CAPTION), |ui| {
        let id = Id::unique("another verdict");
        let mut typed: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        let field = TextEdit::singleline(&mut typed).hint_text(say("verdict-hint")).char_limit(40);
        // In the style of a menu it has neither a frame nor room around its words.
        let field = ui.scope(|ui| {
            ui.reset_style();
            ui.add(field)
        });
        let field = field.inner.accessible_name(say("verdict-new"));
        let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        if entered && !typed.trim().is_empty() {
            actions.push(judge(&typed));
            typed.clear();
            ui.close();
        }
        ui.data_mut(|data| data.insert_temp(id, typed));
        let offered = workspace.offered_verdicts();
        let used = |verdict: &String| {
            workspace.project().decisions.verdicts.iter().any(|ruling| ruling.verdict == *verdict)
        };
        for verdict in offered.iter().filter(|verdict| !used(verdict)) {
            let text = say_with("verdict-not-offered", &[("verdict", verdict.as_str().into())]);
            if ui.button(text).clicked() {
                let others = offered.iter().filter(|other| *other != verdict).cloned().collect();
                actions.push(Action::Mark(MarkEdit::Offer(others), now()));
                ui.close();
            }
        }
    });
    menu.response.accessible_name(say("verdict-others")).on_hover_text(say("verdict-others"));
}

/// The entries of a row's menu.
pub fn menu(ui: &mut Ui, workspace: &Workspace, row: usize, actions: &mut Vec<Action>) {
    let Some(point) = workspace.newest_of(row).filter(|_| workspace.is_current()) else { return };
    let given = &workspace.table().rows[row].verdicts;
    ui.menu_button(say("verdict-menu"), |ui| {
        for verdict in workspace.offered_verdicts() {
            let on = given.contains(&verdict);
            if ui.add(Button::selectable(on, verdict.as_str())).clicked() {
                let verdict = if on { String::new() } else { verdict };
                actions.push(Action::Mark(MarkEdit::Judge { point, verdict }, now()));
                ui.close();
            }
        }
    });
    let on = workspace.table().rows[row].facets.contains(Facet::Bookmarked);
    let key = Command::Bookmark.shortcuts().first().map(|key| key.text()).unwrap_or_default();
    if ui.add(Button::new(say(if on { "bookmark-off" } else { "bookmark-on" })).shortcut_text(key)).clicked()
    {
        actions.push(Action::Mark(MarkEdit::Bookmark(point), now()));
        ui.close();
    }
}
