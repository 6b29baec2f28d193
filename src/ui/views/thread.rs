//! The thread below a note: what was answered, by whom and when; whether the matter is settled.

use super::low_button;
use crate::export::signed;
use crate::model::{Annotation, NoteId};
use crate::ui::markdown;
use crate::ui::theme::{self, Tokens};
use crate::words::say;
use crate::workspace::{Action, NoteEdit};
use egui::{Id, Key, Modifiers, RichText, TextEdit, Ui};

/// Shows the thread, and the field for an answer where one is being written. `now` is the time of what is done.
pub fn ui(
    ui: &mut Ui,
    note: &Annotation,
    replying: &mut Option<(NoteId, String)>,
    t: &Tokens,
    now: &dyn Fn() -> String,
    actions: &mut Vec<Action>,
) {
    let caption = |text: String| RichText::new(text).color(t.soft).size(theme::CAPTION);
    for reply in &note.replies {
        ui.indent(reply.id, |ui| {
            markdown::show(ui, &reply.body, t);
            let instead = if reply.instead.is_some() { say("thread-elsewhere") } else { "" };
            ui.horizontal(|ui| {
                ui.label(caption(signed(&reply.author, &reply.created) + instead));
                if ui.add(low_button(say("thread-take-back"))).clicked() {
                    actions.push(Action::Note(NoteEdit::TakeBack { id: note.id, reply: reply.id }, now()));
                }
            });
        });
    }
    let answers = matches!(replying, Some((id, _)) if *id == note.id);
    let field_id = Id::unique(("reply", note.id));
    let mut by_key = false;
    if let Some((_, body)) = replying.as_mut().filter(|_| answers) {
        let field = TextEdit::multiline(body).id(field_id).desired_rows(2).desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name(say("thread-reply"));
        by_key = response.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
    }
    ui.horizontal(|ui| {
        if note.resolved.is_on() {
            ui.label(caption(say("ledger-is-resolved").to_owned()));
        }
        let says = say(if note.resolved.is_on() { "thread-open-again" } else { "thread-resolve" });
        if ui.add(low_button(says)).clicked() {
            actions.push(Action::Note(NoteEdit::Resolve(note.id, !note.resolved.is_on()), now()));
        }
        let says = say(if answers { "thread-add" } else { "thread-begin" });
        if ui.add(low_button(says)).clicked() || by_key {
            match answers {
                true => send(replying, now(), actions),
                false => {
                    *replying = Some((note.id, String::new()));
                    ui.memory_mut(|memory| memory.request_focus(field_id));
                }
            }
        }
    });
}

/// Makes a reply of the words that are being written.
pub fn send(replying: &mut Option<(NoteId, String)>, now: String, actions: &mut Vec<Action>) {
    if let Some((id, body)) = replying.take() {
        actions.push(Action::Note(NoteEdit::Reply { id, body }, now));
    }
}
