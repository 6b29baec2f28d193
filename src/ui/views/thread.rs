//! The thread below a note: what was answered, by whom and when, and the field for an answer.

use super::{quiet, quietly};
use crate::export::signed;
use crate::model::{Annotation, NoteId};
use crate::ui::markdown;
use crate::ui::theme::{self, Tokens};
use crate::words::say;
use crate::workspace::{Action, NoteEdit};
use egui::{Button, Id, Key, Modifiers, RichText, TextEdit, Ui};

/// Shows what was answered. `now` is the time of what is done.
pub fn replies(
    ui: &mut Ui,
    note: &Annotation,
    t: &Tokens,
    now: &dyn Fn() -> String,
    actions: &mut Vec<Action>,
) {
    for reply in &note.replies {
        ui.indent(reply.id, |ui| {
            markdown::show(ui, &reply.body, t);
            let instead = if reply.instead.is_some() { say("thread-elsewhere") } else { "" };
            quietly(ui, |ui| {
                let by = signed(&reply.author, &reply.created) + instead;
                ui.label(RichText::new(by).color(t.soft).size(theme::CAPTION));
                if ui.add(quiet(ui, say("thread-take-back"))).clicked() {
                    actions.push(Action::Note(NoteEdit::TakeBack { id: note.id, reply: reply.id }, now()));
                }
            });
        });
    }
}

/// The field for an answer, where one is being written.
pub fn field(
    ui: &mut Ui,
    note: NoteId,
    replying: &mut Option<(NoteId, String)>,
    now: &dyn Fn() -> String,
    actions: &mut Vec<Action>,
) {
    let Some((_, body)) = replying.as_mut().filter(|(id, _)| *id == note) else { return };
    let field = TextEdit::multiline(body).id(field_of(note)).desired_rows(2).desired_width(f32::INFINITY);
    let field = ui.add(field).accessible_name(say("thread-reply"));
    let by_key = field.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
    let is_empty = body.trim().is_empty();
    // Words are not lost by a key that leaves the field.
    let mut over = field.lost_focus() && is_empty && ui.input(|i| i.key_pressed(Key::Escape));
    let mut done = by_key && !is_empty;
    ui.horizontal(|ui| {
        let add = ui.add_enabled(!is_empty, Button::new(say("thread-add")));
        done |= add.on_hover_text("Ctrl+Enter").clicked();
        over |= ui.button(say("cancel")).clicked();
    });
    if done {
        send(replying, now(), actions);
    } else if over {
        *replying = None;
    }
}

/// Opens the field for an answer to a note.
pub fn begin(ui: &Ui, note: NoteId, replying: &mut Option<(NoteId, String)>) {
    *replying = Some((note, String::new()));
    ui.memory_mut(|memory| memory.request_focus(field_of(note)));
}

/// Makes a reply of the words that are being written.
pub fn send(replying: &mut Option<(NoteId, String)>, now: String, actions: &mut Vec<Action>) {
    if let Some((id, body)) = replying.take() {
        actions.push(Action::Note(NoteEdit::Reply { id, body }, now));
    }
}

fn field_of(note: NoteId) -> Id {
    Id::unique(("reply", note))
}
