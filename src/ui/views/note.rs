//! One note: where it hangs, what it says, who wrote it, its tags and its thread.

use super::{low_button, now, thread};
use crate::model::{Annotation, NoteId};
use crate::present::noted;
use crate::ui::markdown;
use crate::ui::theme::{self, Tokens};
use crate::words::say;
use crate::workspace::{Action, NoteEdit, Workspace};
use egui::{Frame, Id, Key, Label, Margin, Modifiers, RichText, Stroke, TextEdit, Ui};

/// What is being written below and in notes; it is sent when it is done.
#[derive(Default)]
pub struct Notes {
    editing: Option<(NoteId, String)>,
    replying: Option<(NoteId, String)>,
    tagging: Option<(NoteId, String)>,
}

impl Notes {
    /// Shows a note.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        note: &Annotation,
        t: &Tokens,
        actions: &mut Vec<Action>,
    ) {
        let frame = Frame::new()
            .stroke(Stroke::new(1.0, t.line))
            .corner_radius(8)
            .inner_margin(Margin::symmetric(11, 8));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            place(ui, workspace, note, t);
            let mut done = false;
            match &mut self.editing {
                Some((id, body)) if *id == note.id => {
                    let field = TextEdit::multiline(body).id(field_of(*id)).desired_rows(2);
                    let response = ui.add(field.desired_width(f32::INFINITY));
                    let response = response.accessible_name(say("note-edit-field"));
                    let by_key = response.has_focus()
                        && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
                    done = ui.button(say("done")).clicked() || by_key;
                }
                _ => {
                    markdown::show(ui, &note.body, t);
                    let when =
                        RichText::new(crate::export::signature(note)).color(t.soft).size(theme::CAPTION);
                    ui.add(Label::new(when).wrap());
                    self.tags(ui, workspace, note, actions);
                    thread::ui(ui, note, &mut self.replying, t, &now, actions);
                    self.edit(ui, note, actions);
                }
            }
            if done {
                self.finish_editing(actions);
            }
        });
    }

    fn edit(&mut self, ui: &mut Ui, note: &Annotation, actions: &mut Vec<Action>) {
        ui.horizontal(|ui| {
            if ui.add(low_button(say("note-edit"))).clicked() {
                self.editing = Some((note.id, note.body.clone()));
                ui.memory_mut(|memory| memory.request_focus(field_of(note.id)));
            }
            if ui.add(low_button(say("ledger-delete"))).clicked() {
                actions.push(Action::Note(NoteEdit::Delete(note.id), now()));
            }
        });
    }

    /// The tags, each to be taken off, and a field for a further one with those that were used before.
    fn tags(&mut self, ui: &mut Ui, workspace: &Workspace, note: &Annotation, actions: &mut Vec<Action>) {
        let edit = |tag: &str, on: bool| {
            let edit = NoteEdit::Tag { id: note.id, tag: tag.to_owned(), on };
            Action::Note(edit, now())
        };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for tag in note.tags() {
                let button = low_button(format!("#{tag} ×"));
                let name = crate::words::say_with("note-tag-off", &[("tag", tag.into())]);
                if ui.add(button).accessible_name(name.as_str()).on_hover_text(name).clicked() {
                    actions.push(edit(tag, false));
                }
            }
            let is_open = matches!(&self.tagging, Some((id, _)) if *id == note.id);
            if !is_open && ui.add(low_button(say("note-tag"))).accessible_name(say("note-tag-add")).clicked()
            {
                self.tagging = Some((note.id, String::new()));
            }
        });
        let Some((_, typed)) = self.tagging.as_mut().filter(|(id, _)| *id == note.id) else { return };
        let field =
            TextEdit::singleline(typed).hint_text(say("note-tag-hint")).desired_width(160.0).char_limit(40);
        let field = ui.add(field).accessible_name(say("note-tag-new"));
        let entered = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        let escaped = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Escape));
        if typed.is_empty() && !field.has_focus() && !field.lost_focus() {
            field.request_focus();
        }
        let wanted = typed.trim().to_lowercase();
        let mut chosen = (entered && !wanted.is_empty()).then(|| typed.clone());
        let fits = |tag: &String| !note.tags().any(|own| own == tag) && tag.to_lowercase().contains(&wanted);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for tag in workspace.offered_tags().into_iter().filter(fits).take(12) {
                if ui.add(low_button(format!("#{tag}"))).clicked() {
                    chosen = Some(tag);
                }
            }
        });
        if chosen.is_some() || escaped || entered {
            self.tagging = None;
        }
        actions.extend(chosen.map(|tag| edit(&tag, true)));
    }

    fn finish_editing(&mut self, actions: &mut Vec<Action>) {
        if let Some((id, body)) = self.editing.take() {
            actions.push(Action::Note(NoteEdit::Rewrite { id, body }, now()));
        }
    }

    /// What is being written in notes and is not in them.
    pub fn typing(&self, workspace: &Workspace) -> Vec<NoteEdit> {
        let is_new = |id: &NoteId, body: &str| {
            let mut all = workspace.project().decisions.annotations.iter();
            !body.trim().is_empty() && all.find(|note| note.id == *id).is_some_and(|note| note.body != body)
        };
        let editing = self.editing.clone().filter(|(id, body)| is_new(id, body));
        let replying = self.replying.clone().filter(|(id, body)| is_new(id, body));
        let editing = editing.map(|(id, body)| NoteEdit::Rewrite { id, body });
        editing.into_iter().chain(replying.map(|(id, body)| NoteEdit::Reply { id, body })).collect()
    }

    /// Sends what is still being written, before saving, closing or opening something else.
    pub fn flush(&mut self, actions: &mut Vec<Action>) {
        thread::send(&mut self.replying, now(), actions);
        self.finish_editing(actions);
    }
}

/// The field in which other words of a note are written.
fn field_of(note: NoteId) -> Id {
    Id::unique(("edit", note))
}

/// Where a note hangs, and the words that it is about.
fn place(ui: &mut Ui, workspace: &Workspace, note: &Annotation, t: &Tokens) {
    let noted = noted(workspace.project(), &note.anchor);
    if !noted.place.is_empty() {
        ui.label(RichText::new(noted.place).color(t.soft).size(theme::CAPTION));
    }
    if !noted.quote.is_empty() {
        let quote = RichText::new(format!("“{}”", noted.quote))
            .family(theme::serif())
            .color(t.soft)
            .size(theme::SMALL);
        ui.add(Label::new(quote).wrap());
    }
}
