//! The find bar: words are sought in all drafts and articles while they are typed.

use crate::text::search::Options;
use crate::ui::theme::{self, Tokens};
use crate::words::{say, say_with};
use crate::workspace::{Action, Step, Workspace};
use egui::{Button, Frame, Key, Margin, Modifiers, Stroke, TextEdit, Ui};

/// The bar; it is there while words are sought.
#[derive(Default)]
pub struct FindBar {
    is_open: bool,
    typed: String,
    options: Options,
    /// Whether the field is to be typed in from the next frame on.
    takes_focus: bool,
}

impl FindBar {
    /// Opens the bar, with what was sought last, ready to be typed over.
    pub fn open(&mut self, actions: &mut Vec<Action>) {
        self.is_open = true;
        self.takes_focus = true;
        actions.push(self.search());
    }

    fn search(&self) -> Action {
        Action::Search { typed: self.typed.clone(), options: self.options }
    }

    fn close(&mut self, actions: &mut Vec<Action>) {
        self.is_open = false;
        actions.push(Action::Search { typed: String::new(), options: self.options });
    }

    /// Shows the bar, if it is open.
    pub fn ui(&mut self, ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
        if !self.is_open {
            return;
        }
        let t = Tokens::of(ui.ctx());
        let frame = Frame::new().fill(t.panel).inner_margin(Margin::symmetric(18, 7));
        let shown = egui::Panel::top("find").frame(frame).show_separator_line(false).show(ui, |ui| {
            ui.horizontal(|ui| self.bar(ui, workspace, t, actions));
        });
        let rect = shown.response.rect;
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, t.line));
    }

    fn bar(&mut self, ui: &mut Ui, workspace: &Workspace, t: &Tokens, actions: &mut Vec<Action>) {
        let label = ui.label(say("find-label"));
        let field = TextEdit::singleline(&mut self.typed).desired_width(280.0).hint_text(say("find-hint"));
        let mut field = field.return_key(None).show(ui);
        let response = field.response.response.clone().labelled_by(label.id);
        if std::mem::take(&mut self.takes_focus) {
            response.request_focus();
            let all = egui::text::CCursorRange::two(
                egui::text::CCursor::new(0),
                egui::text::CCursor::new(self.typed.chars().count()),
            );
            field.state.cursor.set_char_range(Some(all));
            field.state.store(ui.ctx(), response.id);
        }
        let mut changed = response.changed();
        for (on, name, what) in [
            (&mut self.options.case, "Aa", say("find-case")),
            (&mut self.options.whole_word, say("find-word"), say("find-whole-words")),
        ] {
            let button = ui.add(Button::selectable(*on, name)).accessible_name(what).on_hover_text(what);
            if button.clicked() {
                *on = !*on;
                changed = true;
            }
        }
        if changed {
            actions.push(self.search());
        }
        let (at, of) = workspace.hit_count();
        let count = match of {
            0 if workspace.query().is_none() => String::new(),
            0 => say("find-none").to_owned(),
            // Nothing of it is in this view, and typing leads to no other.
            _ if at == 0 => say_with("find-elsewhere", &[("n", of.into())]),
            _ => say_with("find-count", &[("n", at.into()), ("all", of.into())]),
        };
        if response.has_focus() {
            for (modifiers, step) in [(Modifiers::SHIFT, Step::PreviousHit), (Modifiers::NONE, Step::NextHit)]
            {
                if ui.input_mut(|i| i.consume_key(modifiers, Key::Enter)) {
                    actions.push(Action::Step(step));
                }
            }
        }
        for (name, what, step) in
            [("↑", say("find-previous"), Step::PreviousHit), ("↓", say("find-next"), Step::NextHit)]
        {
            if ui.add_enabled(of > 0, Button::new(name)).accessible_name(what).on_hover_text(what).clicked() {
                actions.push(Action::Step(step));
            }
        }
        let color = if of == 0 { t.removed } else { t.soft };
        ui.label(egui::RichText::new(count).color(color).size(theme::SMALL));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let close = ui.button(say("close")).on_hover_text(say("close-by-escape")).clicked();
            let is_free = ui.memory(|m| m.top_modal_layer().is_none()) && !egui::Popup::is_any_open(ui.ctx());
            let escaped = is_free && ui.input(|i| i.key_pressed(Key::Escape));
            if close || escaped {
                self.close(actions);
            }
        });
    }
}
