//! What the colours of a document mean, for the reader to say.

use crate::compare::colours::{NONE, found, who};
use crate::model::{Draft, State};
use crate::present::words;
use crate::ui::theme::Tokens;
use crate::words::{say, say_with};
use crate::workspace::{Action, Workspace};
use egui::{Color32, ComboBox, RichText, Sense, Stroke, Ui, Vec2};
use std::collections::BTreeMap;

/// How many colours are offered, the most used first.
const SHOWN: usize = 6;

/// One choice for each colour of the document and one for text without any; nothing where it has none.
pub fn ui(ui: &mut Ui, workspace: &Workspace, draft: &Draft, t: &Tokens, actions: &mut Vec<Action>) {
    let mut names: Vec<String> = found(draft).into_iter().take(SHOWN).map(|(colour, _)| colour).collect();
    if names.is_empty() {
        return;
    }
    names.push(NONE.to_owned());
    let before = &workspace.project().settings.colours;
    let mut meanings = before.clone();
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(say("colours-mean")).color(t.soft));
        for name in &names {
            swatch(ui, name, t);
            choice(ui, name, &mut meanings);
        }
        let who_reading: BTreeMap<String, State> = names.iter().map(|n| (n.clone(), who(n))).collect();
        let tip = say("colours-who-hint");
        if ui.button(say("colours-who")).on_hover_text(tip).clicked() {
            meanings.extend(who_reading);
        }
        if !before.is_empty() && ui.button(say("colours-clear")).clicked() {
            meanings.clear();
        }
    });
    if meanings != *before {
        actions.push(Action::SetColours(meanings));
    }
}

fn swatch(ui: &mut Ui, name: &str, t: &Tokens) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
    let color = Color32::from_hex(name).unwrap_or(t.paper);
    ui.painter().rect(rect, 3.0, color, Stroke::new(1.0, t.soft), egui::StrokeKind::Inside);
}

fn choice(ui: &mut Ui, name: &str, meanings: &mut BTreeMap<String, State>) {
    const STATES: [State; 5] = [State::Plain, State::Agreed, State::Provisional, State::Open, State::Deleted];
    let word = |state| words::state(state).unwrap_or_else(|| say("colours-nothing"));
    let mut state = meanings.get(name).copied().unwrap_or_default();
    let spoken = match name {
        NONE => say("colours-none-means").to_owned(),
        name => say_with("colours-means", &[("colour", name.into())]),
    };
    let combo = ComboBox::from_id_salt(("colour", name)).selected_text(word(state)).width(86.0);
    let shown = combo.show_ui(ui, |ui| {
        for one in STATES {
            super::super::option(ui, &mut state, one, word(one));
        }
    });
    shown.response.accessible_name(spoken);
    if state != meanings.get(name).copied().unwrap_or_default() {
        meanings.insert(name.to_owned(), state);
    }
}
