//! The field for a new note: what it is about, its words, a hint of the marks that work, and how it will look.

use super::{choosing, now};
use crate::desk::Preferences;
use crate::model::{About, PointId};
use crate::present::markdown::is_marked;
use crate::present::noted;
use crate::project::anchors;
use crate::ui::markdown;
use crate::ui::theme::{self, Tokens};
use crate::words::say;
use crate::workspace::{Action, AtDesk, NoteEdit, Workspace};
use egui::{ComboBox, Frame, Margin, RichText, TextEdit, Ui};

/// How much of the words that a note is about is shown where they are named, in letters.
const QUOTED: usize = 42;

/// What is being typed; it becomes a note when it is added.
#[derive(Default)]
pub struct Writing {
    typed: String,
    /// The row that the words being typed are about, by its newest point.
    row: Option<PointId>,
    /// What of it.
    about: Option<(PointId, About)>,
    /// The words that were chosen when it was last drawn.
    chosen: Option<(PointId, About)>,
    takes_focus: bool,
    /// The reader's name as it is being typed; none once the reader would rather not say it.
    name: Option<String>,
    /// Whether it was asked for in this window.
    asked: bool,
}

impl Writing {
    /// Puts the cursor into the field.
    pub fn focus(&mut self) {
        self.takes_focus = true;
    }

    /// Words typed for one row become its note when the reader goes on to another.
    pub fn keep_typed(&mut self, index: usize, workspace: &Workspace, actions: &mut Vec<Action>) {
        let row = workspace.newest_of(index);
        if self.row != row {
            self.flush(actions);
            self.row = row;
            self.about = row.map(|point| (point, About::Point));
        }
        let chosen = workspace.chosen_words().filter(|_| workspace.chosen_row() == Some(index));
        if chosen != self.chosen {
            self.chosen.clone_from(&chosen);
            let point = row.map(|point| (point, About::Point));
            // Words that are being typed stay with what they are about.
            if chosen.is_some() || self.typed.trim().is_empty() {
                self.about = chosen.or(point);
            }
        }
    }

    /// Shows the field.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        index: usize,
        t: &Tokens,
        actions: &mut Vec<Action>,
    ) {
        if self.row.is_none() {
            return;
        }
        if ui.data_mut(|data| data.remove_temp::<bool>(choosing::asked())).is_some() {
            self.takes_focus = true;
        }
        self.choose(ui, workspace, index, t);
        let field = TextEdit::multiline(&mut self.typed)
            .id(egui::Id::unique("new note"))
            .hint_text(say("note-add-hint"))
            .desired_rows(2)
            .desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name(say("note-new"));
        if std::mem::take(&mut self.takes_focus) {
            response.request_focus();
            response.scroll_to_me(Some(egui::Align::Center));
        }
        let typed = !self.typed.trim().is_empty();
        let by_key = response.has_focus()
            && ui.input_mut(|i| i.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter));
        ui.horizontal(|ui| {
            if ui.add_enabled(typed, egui::Button::new(say("note-add"))).on_hover_text("Ctrl+Enter").clicked()
                || by_key
            {
                self.sign(workspace, actions);
                self.flush(actions);
            }
            if response.has_focus() || typed {
                ui.add(
                    egui::Label::new(RichText::new(say("note-marks")).color(t.soft).size(theme::CAPTION))
                        .wrap(),
                );
            }
        });
        self.ask_name(ui, workspace, typed, t, actions);
        if is_marked(&self.typed) {
            let frame = Frame::new().fill(t.hover).corner_radius(6).inner_margin(Margin::symmetric(9, 6));
            frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                markdown::show(ui, &self.typed, t);
            });
        }
    }

    /// Asks once for the name that stands below notes, while the first one is being written.
    fn ask_name(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        typed: bool,
        t: &Tokens,
        actions: &mut Vec<Action>,
    ) {
        if !workspace.reader().is_empty() {
            return;
        }
        let is_first = typed && !std::mem::replace(&mut self.asked, true);
        if is_first {
            self.name = Some(String::new());
        }
        let Some(name) = &mut self.name else { return };
        ui.label(RichText::new(say("note-your-name-why")).color(t.soft).size(theme::CAPTION));
        let (mut signs, mut done) = (false, false);
        ui.horizontal_wrapped(|ui| {
            let field = TextEdit::singleline(name).hint_text(say("note-your-name")).desired_width(140.0);
            let field = ui.add(field.char_limit(60)).accessible_name(say("note-your-name"));
            if is_first {
                field.scroll_to_me(None);
            }
            let entered = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
            let named = !name.trim().is_empty();
            if ui.add_enabled(named, egui::Button::new(say("note-sign"))).clicked() || (entered && named) {
                signs = true;
            }
            done |= ui.button(say("note-no-name")).clicked();
        });
        if signs {
            self.sign(workspace, actions);
        } else if done {
            self.name = None;
        }
    }

    /// Takes the name that was typed, also where the note is added before it is said to be the reader's.
    fn sign(&mut self, workspace: &Workspace, actions: &mut Vec<Action>) {
        let typed = self.name.as_ref().map(|name| name.trim()).filter(|name| !name.is_empty());
        if let Some(name) = typed {
            let preferences = Preferences { reader: name.to_owned(), ..workspace.preferences().clone() };
            actions.push(Action::Desk(AtDesk::Prefer(Box::new(preferences))));
            self.name = None;
        }
    }

    /// What the note is about: the words that are chosen, a point, a pair, or the whole row.
    fn choose(&mut self, ui: &mut Ui, workspace: &Workspace, index: usize, t: &Tokens) {
        let mut choices: Vec<(PointId, About)> = self.chosen.iter().cloned().collect();
        choices.extend(workspace.ids_of(index).map(|point| (point, About::Point)));
        let ends = workspace.links_of(index).filter_map(|link| workspace.ends(link));
        choices.extend(ends.map(|[before, after]| (after, About::Link(before))));
        choices.extend(self.row.map(|point| (point, About::Row)));
        if let Some(about) = self.about.clone().filter(|about| !choices.contains(about)) {
            choices.insert(0, about);
        }
        let name = |(point, about): &(PointId, About)| {
            let draft = workspace.document(point.draft);
            let anchor = draft.and_then(|draft| anchors::anchor(draft, *point, about.clone()));
            let noted = anchor.map(|anchor| noted(workspace.project(), &anchor)).unwrap_or_default();
            let short: String = noted.quote.chars().take(QUOTED).collect();
            let more = if short.len() < noted.quote.len() { "…" } else { "" };
            if short.is_empty() { noted.place } else { format!("“{short}{more}” · {}", noted.place) }
        };
        let Some(about) = &mut self.about else { return };
        ui.horizontal(|ui| {
            let label = ui.label(RichText::new(say("note-about")).color(t.soft).size(theme::CAPTION));
            let width = ui.available_width();
            let shown = ComboBox::from_id_salt("what a note is about")
                .selected_text(name(about))
                .width(width)
                .truncate()
                .show_ui(ui, |ui| {
                    for choice in choices {
                        let text = name(&choice);
                        super::option(ui, about, choice, text);
                    }
                });
            shown.response.labelled_by(label.id);
        });
    }

    /// The note that is being written.
    pub fn typing(&self) -> Option<NoteEdit> {
        let (point, about) = self.about.clone().filter(|_| !self.typed.trim().is_empty())?;
        Some(NoteEdit::Add { point, about, body: self.typed.clone() })
    }

    /// Makes a note of what is typed.
    pub fn flush(&mut self, actions: &mut Vec<Action>) {
        if let Some((point, about)) = self.about.clone().filter(|_| !self.typed.trim().is_empty()) {
            let body = std::mem::take(&mut self.typed);
            actions.push(Action::Note(NoteEdit::Add { point, about, body }, now()));
            actions.push(Action::Choose(None));
        }
    }
}
