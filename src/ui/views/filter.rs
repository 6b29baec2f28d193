//! Choosing rows by what changed in them, how far they are agreed, the parties they name, and the tags of their notes.

use crate::model::{SignalKind, State};
use crate::present::{Property, words};
use crate::ui::theme::{self, Tokens};
use crate::words::{say, say_with};
use crate::workspace::{Action, Workspace};
use egui::text::LayoutJob;
use egui::{Button, RichText, Stroke, Ui, WidgetInfo};

/// What is asked for beside the counts, each a chip that takes it back, and a menu of all that can be.
pub fn ui(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    for property in workspace.filter().others() {
        chip(ui, property, actions);
    }
    if workspace.table().rows.is_empty() {
        return;
    }
    let menu = ui.menu_button(say("filter-menu"), |ui| {
        ui.set_min_width(230.0);
        let signals = SignalKind::ALL.into_iter().map(Property::Signal);
        let states = State::SAID.into_iter().map(Property::State);
        let some =
            |property: &Property| workspace.count(property) > 0 || workspace.filter().asks_for(property);
        section(ui, workspace, say("filter-signals"), signals.filter(some).collect(), actions);
        section(ui, workspace, say("filter-states"), states.filter(some).collect(), actions);
        parties(ui, workspace, actions);
        let tags = workspace.tags().into_iter().map(|tag| Property::Tag(tag.to_owned()));
        section(ui, workspace, say("filter-tags"), tags.collect(), actions);
        let verdicts = workspace.offered_verdicts().into_iter().map(Property::Verdict);
        section(ui, workspace, say("filter-verdicts"), verdicts.filter(some).collect(), actions);
    });
    menu.response.on_hover_text(say("filter-hint"));
}

/// The parties, in a menu of their own because they are many.
fn parties(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    let parties = workspace.parties();
    if parties.is_empty() {
        return;
    }
    ui.menu_button(say("filter-parties"), |ui| {
        ui.set_min_width(200.0);
        egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
            let parties = parties.into_iter().map(|party| Property::Party(party.to_owned()));
            choices(ui, workspace, parties.collect(), actions);
        });
    });
}

fn section(
    ui: &mut Ui,
    workspace: &Workspace,
    title: &str,
    properties: Vec<Property>,
    actions: &mut Vec<Action>,
) {
    if properties.is_empty() {
        return;
    }
    let t = Tokens::of(ui.ctx());
    ui.label(RichText::new(title).color(t.soft).size(theme::CAPTION));
    choices(ui, workspace, properties, actions);
}

fn choices(ui: &mut Ui, workspace: &Workspace, properties: Vec<Property>, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui.ctx());
    for property in properties {
        let on = workspace.filter().asks_for(&property);
        let mut button = Button::selectable(on, name(&property));
        if !matches!(property, Property::Tag(_)) {
            button = button.right_text(RichText::new(workspace.count(&property).to_string()).color(t.soft));
        }
        if ui.add(button).clicked() {
            actions.push(Action::Filter(property));
        }
    }
}

fn chip(ui: &mut Ui, property: Property, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui.ctx());
    let name = name(&property);
    let mut job = LayoutJob::default();
    job.append(&name, 0.0, theme::sans(theme::SMALL, 500.0, t.ink));
    job.append("×", 6.0, theme::sans(theme::SMALL, 500.0, t.soft));
    let button = Button::new(job).corner_radius(14).stroke(Stroke::new(1.5, t.accent)).fill(t.selected);
    let response = ui.add(button);
    response.widget_info(|| {
        WidgetInfo::selected(
            egui::accesskit::Role::Button,
            true,
            true,
            say_with("filter-only", &[("what", name.as_str().into())]),
        )
    });
    if response.on_hover_text(say("filter-drop")).clicked() {
        actions.push(Action::Filter(property));
    }
}

fn name(property: &Property) -> String {
    match property {
        Property::Facet(facet) => facet.word().to_owned(),
        Property::Signal(kind) => words::signal(*kind).to_owned(),
        Property::State(state) => words::state(*state).unwrap_or_else(|| say("no-status")).to_owned(),
        Property::Party(party) => words::party(party),
        Property::Tag(tag) => format!("#{tag}"),
        Property::Verdict(verdict) => say_with("filter-verdict", &[("verdict", verdict.as_str().into())]),
    }
}
