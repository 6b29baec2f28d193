//! What was opened lately: a list in the empty window, and a part of the menu.

use crate::desk::{Change, Recent};
use crate::ui::theme::{self, Tokens};
use crate::words::{say, say_with};
use crate::workspace::{Action, AtDesk, Workspace};
use egui::text::{LayoutJob, TextWrapping};
use egui::{Button, RichText, ScrollArea, Ui, Vec2};

/// The width of the list, in points.
const WIDTH: f32 = 560.0;
const ROW: f32 = 44.0;
const SIGN: f32 = 34.0;
/// How many comparisons the menu has room for.
const IN_MENU: usize = 12;

/// The list in the empty window.
pub fn list(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui.ctx());
    let width = WIDTH.min(ui.available_width());
    let height = (ui.available_height() - 52.0).max(ROW);
    ui.allocate_ui(Vec2::new(width, 0.0), |ui| {
        ui.set_width(width);
        ui.horizontal(|ui| {
            ui.label(RichText::new(say("recents")).color(t.soft));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button(say("recents-clear")).on_hover_text(say("recents-clear-tip")).clicked() {
                    actions.push(Action::Desk(AtDesk::Recents(Change::Clear)));
                }
            });
        });
        let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        area.auto_shrink([false, true]).show(ui, |ui| {
            for recent in workspace.recents() {
                row(ui, workspace, recent, t, actions);
            }
        });
    });
}

fn row(ui: &mut Ui, workspace: &Workspace, recent: &Recent, t: &Tokens, actions: &mut Vec<Action>) {
    let gone = workspace.is_gone(recent);
    let mut change = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let width = ui.available_width() - 2.0 * (SIGN + 2.0);
        let told = told(recent, gone, t, width - 24.0);
        let mut button = Button::selectable(false, (told, egui::Atom::grow()));
        button = button.min_size(Vec2::new(width, ROW));
        if gone {
            button = button.sense(egui::Sense::hover());
        }
        let spoken = match gone {
            true => say_with("recents-is-gone", &[("name", recent.name().into())]),
            false => say_with("recents-open", &[("name", recent.name().into())]),
        };
        let response = ui.add(button).accessible_name(spoken).on_hover_text(recent.paths.join("\n"));
        if response.clicked() {
            actions.push(open(recent));
        }
        let paths = || recent.paths.clone();
        let (sign, says) =
            if recent.pinned { ("★", say("recents-unpin")) } else { ("☆", say("recents-pin")) };
        let pin = Button::selectable(
            false,
            RichText::new(sign).color(if recent.pinned { t.accent } else { t.soft }),
        );
        if sign_button(ui, pin, &format!("{says}: {}", recent.name()), says) {
            change = Some(Change::Pin(paths(), !recent.pinned));
        }
        let forget = Button::selectable(false, RichText::new("×").color(t.soft));
        if sign_button(
            ui,
            forget,
            &format!("{}: {}", say("recents-forget"), recent.name()),
            say("recents-forget"),
        ) {
            change = Some(Change::Forget(paths()));
        }
    });
    actions.extend(change.map(|change| Action::Desk(AtDesk::Recents(change))));
}

fn sign_button(ui: &mut Ui, button: Button<'_>, spoken: &str, tip: &str) -> bool {
    let button = button.min_size(Vec2::new(SIGN, ROW));
    ui.add(button).accessible_name(spoken).on_hover_text(tip).clicked()
}

/// A comparison on two lines: its name, and below it the folder.
fn told(recent: &Recent, gone: bool, t: &Tokens, width: f32) -> LayoutJob {
    let mut job = LayoutJob { wrap: TextWrapping::wrap_at_width(width), ..LayoutJob::default() };
    let shorten = |text: &str, most: usize| match text.char_indices().rev().nth(most) {
        Some((at, letter)) => format!("…{}", &text[at + letter.len_utf8()..]),
        None => text.to_owned(),
    };
    let ink = if gone { t.soft } else { t.ink };
    let name = recent.name();
    let short: String = name.chars().take(56).collect();
    let dots = if short.len() < name.len() { "…" } else { "" };
    job.append(&format!("{short}{dots}"), 0.0, theme::sans(14.0, 550.0, ink));
    if gone {
        job.append(say("recents-gone"), 10.0, theme::sans(theme::CAPTION, 600.0, t.removed));
    }
    job.append("\n", 0.0, theme::sans(theme::CAPTION, 400.0, t.soft));
    job.append(&shorten(&recent.folder(), 70), 0.0, theme::sans(theme::CAPTION, 400.0, t.soft));
    job
}

fn open(recent: &Recent) -> Action {
    Action::Desk(AtDesk::Open(recent.paths.clone()))
}

/// The part of the menu.
pub fn menu(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    if workspace.recents().is_empty() {
        return;
    }
    let menu = ui.menu_button(say("recents"), |ui| {
        ui.set_min_width(250.0);
        for recent in workspace.recents().iter().take(IN_MENU) {
            let gone = workspace.is_gone(recent);
            let mut name: String = recent.name().chars().take(60).collect();
            if recent.pinned {
                name.insert_str(0, "★ ");
            }
            if gone {
                name = say_with("recents-gone-in-menu", &[("name", name.into())]);
            }
            let response = ui.add_enabled(!gone, Button::new(name)).on_hover_text(recent.paths.join("\n"));
            if response.clicked() {
                actions.push(open(recent));
                ui.close();
            }
        }
        ui.separator();
        if ui.button(say("recents-clear")).clicked() {
            actions.push(Action::Desk(AtDesk::Recents(Change::Clear)));
            ui.close();
        }
    });
    // Asked when the menu opens, for files come and go while the window is open.
    if menu.response.clicked() {
        actions.push(Action::Desk(AtDesk::LookForRecents));
    }
}
