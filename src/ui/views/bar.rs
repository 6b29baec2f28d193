//! The bars at the top: the name, the views, the commands; and below them the answer in numbers.

use super::{contest, filter, is_low, ledger, recents};
use crate::present::{Facet, Property};
use crate::ui::theme::{self, Tokens};
use crate::words::{say, say_with};
use crate::workspace::{Action, Command, Group, Tab, Workspace};
use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{Button, ComboBox, Frame, Margin, Stroke, Ui, WidgetInfo};

/// The widths that the bar must have to show the name of the comparison, the views beside each other, and buttons for
/// commands, in points.
const NAMED: f32 = 1_060.0;
const TABS: f32 = 820.0;
const BUTTONS: f32 = 560.0;
/// How much room a line needs to say anything.
const LEGIBLE: f32 = 60.0;

/// The name, the views and the commands.
pub fn top(ui: &mut Ui, workspace: &Workspace, run: &mut Vec<Command>, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui.ctx());
    let margin = Margin::symmetric(18, if is_low(ui) { 4 } else { 9 });
    let frame = Frame::new().fill(t.panel).inner_margin(margin);
    let shown = egui::Panel::top("top").frame(frame).show_separator_line(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            let width = ui.available_width();
            menu(ui, workspace, run, actions);
            if width > NAMED {
                let mut name = LayoutJob::default();
                let bold = theme::sans(14.0, 650.0, t.ink);
                let own = theme::beside(theme::sans(theme::SMALL, 400.0, t.soft), &bold);
                name.append("Travaux", 0.0, bold);
                name.append(&workspace.name(), 12.0, own.clone());
                // Its room is kept where everything is saved, so that the views do not move at each edit.
                let ink = if workspace.is_dirty() { own.color } else { egui::Color32::TRANSPARENT };
                name.append("*", 3.0, TextFormat { color: ink, ..own });
                ui.label(name).widget_info(|| WidgetInfo::labeled(Role::Label, true, title(workspace)));
                ui.add_space(12.0);
            }
            match width > TABS {
                true => tabs(ui, workspace, actions),
                false => {
                    let choice = ComboBox::from_id_salt("views").selected_text(workspace.tab().name());
                    let shown = choice.show_ui(ui, |ui| tabs(ui, workspace, actions));
                    shown.response.accessible_name(say("bar-views"));
                }
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let open =
                    Button::new(egui::RichText::new(say("command-open")).color(t.on_accent)).fill(t.accent);
                if ui.add(open).on_hover_text(tip(Command::Open)).clicked() {
                    run.push(Command::Open);
                }
                let commands = [Command::Save, Command::NextChange, Command::PreviousChange];
                // Where there is little room, keys and the menu are left.
                for command in commands.into_iter().take(if width > BUTTONS { 3 } else { 0 }) {
                    let label = match command {
                        Command::NextChange => "↓",
                        Command::PreviousChange => "↑",
                        _ => command.name(),
                    };
                    let enabled = command.resolve(workspace).is_some();
                    let response = ui.add_enabled(enabled, Button::new(label));
                    let response = response.accessible_name(command.name()).on_hover_text(tip(command));
                    if response.clicked() {
                        run.push(command);
                    }
                }
                if let Some(progress) = workspace.progress().filter(|progress| !progress.is_empty()) {
                    if workspace.can_stop() && ui.button(say("progress-stop")).clicked() {
                        actions.push(Action::Stop);
                    }
                    ui.add(egui::Spinner::new().size(14.0));
                    // The views keep their room, and what is cut off is told on hover.
                    if ui.available_width() > LEGIBLE {
                        let text = egui::RichText::new(progress).color(t.soft);
                        ui.add(egui::Label::new(text).truncate());
                    }
                }
            });
        });
    });
    let rect = shown.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, t.line));
}

/// The views, to be chosen.
fn tabs(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    for tab in Tab::ALL.into_iter().filter(|&tab| workspace.has(tab)) {
        let button = Button::selectable(workspace.tab() == tab, tab.name()).stroke(Stroke::NONE);
        let response = ui.add(button);
        focus_ring(ui, &response, 6);
        if response.on_hover_text(tip(Command::Show(tab))).clicked() {
            actions.push(Action::ShowTab(tab));
            ui.close();
        }
    }
}

/// What the title says: the name of the comparison, with an asterisk when something is unsaved.
pub fn title(workspace: &Workspace) -> String {
    let mark = if workspace.is_dirty() { " *" } else { "" };
    format!("{}{mark}", workspace.name())
}

fn tip(command: Command) -> String {
    let keys: Vec<_> = command.shortcuts().iter().map(|s| s.text()).collect();
    match keys.is_empty() {
        true => command.name().to_owned(),
        false => format!("{} ({})", command.name().trim_end_matches('…'), keys.join(", ")),
    }
}

fn menu(ui: &mut Ui, workspace: &Workspace, run: &mut Vec<Command>, actions: &mut Vec<Action>) {
    let menu = ui.menu_button(say("menu"), |ui| {
        for group in Group::ALL {
            ui.menu_button(group.name(), |ui| {
                ui.set_min_width(250.0);
                for command in Command::ALL.into_iter().filter(|command| command.group() == group) {
                    let mut button = Button::new(name(command, workspace));
                    if let Some(shortcut) = command.shortcuts().first() {
                        button = button.shortcut_text(shortcut.text());
                    }
                    if ui.add_enabled(is_available(command, workspace), button).clicked() {
                        run.push(command);
                        ui.close();
                    }
                    if command == Command::Sample {
                        recents::menu(ui, workspace, actions);
                    }
                }
            });
        }
    });
    menu.response.accessible_name(say("menu"));
}

/// What a command is called now: undo and redo say what they undo and make again.
pub fn name(command: Command, workspace: &Workspace) -> String {
    match command {
        Command::Undo => with_label(command.name(), workspace.undo_label()),
        Command::Redo => with_label(command.name(), workspace.redo_label()),
        Command::Judge(nth) => {
            let offered = workspace.offered_verdicts();
            let verdict = offered.get(usize::from(nth)).map_or("", String::as_str);
            say_with("command-verdict", &[("verdict", verdict.into())])
        }
        Command::Pair if workspace.held().is_some() => say("command-pair-held").to_owned(),
        _ => command.name().to_owned(),
    }
}

fn with_label(name: &str, label: Option<&str>) -> String {
    label.map_or_else(|| name.to_owned(), |l| format!("{name}: {}", l.to_lowercase()))
}

/// Whether a command can be chosen now.
pub fn is_available(command: Command, workspace: &Workspace) -> bool {
    match command {
        Command::OpenPath
        | Command::Paste
        | Command::Theme
        | Command::Contrast
        | Command::Motion
        | Command::Settings
        | Command::Palette
        | Command::Shortcuts => true,
        Command::Export => !workspace.project().drafts.is_empty(),
        Command::Copy | Command::CopyMarkdown => workspace.selection().is_some() && workspace.is_current(),
        Command::Note | Command::Find => !workspace.table().rows.is_empty(),
        _ => command.resolve(workspace).is_some(),
    }
}

/// The answer to the reader's question, each number a filter.
pub fn answer(ui: &mut Ui, workspace: &Workspace, run: &mut Vec<Command>, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui.ctx());
    let margin = Margin::symmetric(18, if is_low(ui) { 3 } else { 10 });
    let frame = Frame::new().fill(t.paper).inner_margin(margin);
    egui::Panel::top("answer").frame(frame).show_separator_line(false).show(ui, |ui| {
        if workspace.is_sample() && !is_low(ui) {
            sample_line(ui, run);
        }
        if workspace.project().drafts.len() == 1 {
            one_draft(ui, run);
        }
        held(ui, workspace, actions);
        ledger::taken_up(ui, workspace, actions);
        in_lines(ui, |ui| {
            let mut heading = LayoutJob::default();
            heading.append(&question(workspace), 0.0, theme::sans(17.0, 650.0, t.ink));
            ui.label(heading);
            ui.add_space(6.0);
            for facet in Facet::ALL {
                let count = workspace.rows_with(facet);
                let on = workspace.filter().facets.contains(facet);
                if count > 0 || on {
                    chip(ui, facet, count, on, actions);
                }
            }
            filter::ui(ui, workspace, actions);
            if workspace.is_filtered() && ui.button(say("bar-show-all")).clicked() {
                actions.push(Action::ShowAll);
            }
        });
    });
}

/// One beside the other, in as many lines as it takes, or in one that is scrolled where there is no room for more.
fn in_lines(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    if is_low(ui) {
        egui::ScrollArea::horizontal().id_salt("answer").show(ui, |ui| ui.horizontal(add));
    } else {
        ui.horizontal_wrapped(add);
    }
}

fn sample_line(ui: &mut Ui, run: &mut Vec<Command>) {
    let t = Tokens::of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.label(egui::RichText::new(say("bar-sample")).color(t.soft));
        if ui.link(say("bar-open-own")).clicked() {
            run.push(Command::Open);
        }
    });
}

/// What to do with the point that was taken up.
fn held(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    let Some(point) = workspace.held() else { return };
    let t = Tokens::of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        let keys = |command: Command| command.shortcuts().first().map(|s| s.text()).unwrap_or_default();
        let what = say_with(
            "bar-held",
            &[
                ("point", contest::name_of(workspace, point).into()),
                ("pair", keys(Command::Pair).into()),
                ("join", keys(Command::Join).into()),
            ],
        );
        ui.label(egui::RichText::new(what).color(t.accent));
        if ui.button(say("bar-put-down")).on_hover_text("Esc").clicked() {
            actions.push(Action::Hold(None));
        }
    });
}

fn one_draft(ui: &mut Ui, run: &mut Vec<Command>) {
    let t = Tokens::of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.label(egui::RichText::new(say("bar-one-draft")).color(t.soft));
        if ui.link(say("command-open")).clicked() {
            run.push(Command::Open);
        }
    });
}

/// Whether the drafts say the same in all points; what is open and what the reader marked is no difference.
fn is_same(workspace: &Workspace) -> bool {
    let is_difference =
        |facet: &Facet| !matches!(facet, Facet::Open | Facet::Unchanged | Facet::Noted | Facet::Bookmarked);
    let table = workspace.table();
    let differs = Facet::ALL.into_iter().filter(is_difference).any(|facet| workspace.rows_with(facet) > 0);
    workspace.is_current() && workspace.project().drafts.len() > 1 && !table.rows.is_empty() && !differs
}

/// The first thing to read: `From 28 points to 20`, or `No differences`.
fn question(workspace: &Workspace) -> String {
    if is_same(workspace) {
        return say("no-differences").to_owned();
    }
    match *workspace.points() {
        [first, .., last] => say_with("bar-question", &[("old", first.into()), ("new", last.into())]),
        [only] => say_with("point-count", &[("n", only.into())]),
        [] => say("tab-articles").to_owned(),
    }
}

fn chip(ui: &mut Ui, facet: Facet, count: usize, on: bool, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui.ctx());
    let color = match facet {
        Facet::Removed => t.removed,
        Facet::Added => t.added,
        Facet::Open => t.open,
        _ => t.ink,
    };
    let mut job = LayoutJob::default();
    job.append(&count.to_string(), 0.0, theme::sans(theme::SMALL, 650.0, color));
    job.append(facet.word(), 6.0, theme::sans(theme::SMALL, 400.0, if on { t.ink } else { t.soft }));
    let stroke = if on { Stroke::new(1.5, t.accent) } else { Stroke::new(1.0, t.line) };
    let stroke = if facet == Facet::Open && !on && count > 0 { Stroke::new(1.0, t.open) } else { stroke };
    let fill = if on { t.selected } else { t.panel };
    let button = Button::new(job).corner_radius(14).stroke(stroke).fill(fill).selected(false);
    let response = ui.add(button);
    focus_ring(ui, &response, 14);
    response.widget_info(|| {
        let label = format!("{count} {}", facet.word());
        egui::WidgetInfo::selected(egui::accesskit::Role::Button, true, on, label)
    });
    let verb = say(if on { "bar-show-again" } else { "bar-show-only" });
    if response.on_hover_text(verb).clicked() {
        actions.push(Action::Filter(Property::Facet(facet)));
    }
}

/// Shows where the keyboard is on what has an edge of its own, or none.
fn focus_ring(ui: &Ui, response: &egui::Response, radius: u8) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, Tokens::of(ui.ctx()).ink);
        ui.painter().rect_stroke(response.rect, radius, stroke, egui::StrokeKind::Outside);
    }
}
