//! One note: where it hangs, what it says, who wrote it, its tags and its thread.

use super::{now, quiet, quietly, thread};
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
            let (mut done, mut over) = (false, false);
            match &mut self.editing {
                Some((id, body)) if *id == note.id => {
                    let field = TextEdit::multiline(body).id(field_of(*id)).desired_rows(2);
                    let response = ui.add(field.desired_width(f32::INFINITY));
                    let response = response.accessible_name(say("note-edit-field"));
                    let by_key = response.has_focus()
                        && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
                    // Words are not lost by a key that leaves the field.
                    over = response.lost_focus()
                        && *body == note.body
                        && ui.input(|i| i.key_pressed(Key::Escape));
                    ui.horizontal(|ui| {
                        let button = ui.button(say("done")).on_hover_text("Ctrl+Enter");
                        done = button.clicked() || by_key;
                        over |= ui.button(say("cancel")).clicked();
                    });
                }
                _ => {
                    markdown::show(ui, &note.body, t);
                    let by = [crate::export::signature(note), settled(note).to_owned()];
                    let by: Vec<_> = by.into_iter().filter(|said| !said.is_empty()).collect();
                    let by = RichText::new(by.join(" · ")).color(t.soft).size(theme::CAPTION);
                    ui.add(Label::new(by).wrap());
                    thread::replies(ui, note, t, &now, actions);
                    thread::field(ui, note.id, &mut self.replying, &now, actions);
                    self.tag_field(ui, workspace, note, actions);
                    self.offer(ui, note, actions);
                }
            }
            if over {
                self.editing = None;
            } else if done {
                self.finish_editing(actions);
            }
        });
    }

    /// What can be done to the note; its tags, each to be taken off, come first.
    fn offer(&mut self, ui: &mut Ui, note: &Annotation, actions: &mut Vec<Action>) {
        if note.tags().next().is_some() {
            quietly(ui, |ui| {
                for tag in note.tags() {
                    let name = crate::words::say_with("note-tag-off", &[("tag", tag.into())]);
                    let button = ui.add(quiet(ui, format!("#{tag} ×")));
                    if button.accessible_name(name.as_str()).on_hover_text(name).clicked() {
                        actions.push(tagged(note, tag, false));
                    }
                }
            });
        }
        let is_of =
            |writing: &Option<(NoteId, String)>| writing.as_ref().is_some_and(|(id, _)| *id == note.id);
        quietly(ui, |ui| {
            if !is_of(&self.replying) && ui.add(quiet(ui, say("thread-begin"))).clicked() {
                thread::begin(ui, note.id, &mut self.replying);
            }
            let says = say(if note.resolved.is_on() { "thread-open-again" } else { "thread-resolve" });
            if ui.add(quiet(ui, says)).clicked() {
                actions.push(Action::Note(NoteEdit::Resolve(note.id, !note.resolved.is_on()), now()));
            }
            let tag = |ui: &mut Ui| ui.add(quiet(ui, say("note-tag"))).accessible_name(say("note-tag-add"));
            if !is_of(&self.tagging) && tag(ui).clicked() {
                self.tagging = Some((note.id, String::new()));
            }
            if ui.add(quiet(ui, say("note-edit"))).clicked() {
                self.editing = Some((note.id, note.body.clone()));
                ui.memory_mut(|memory| memory.request_focus(field_of(note.id)));
            }
            if ui.add(quiet(ui, say("ledger-delete"))).clicked() {
                actions.push(Action::Note(NoteEdit::Delete(note.id), now()));
            }
        });
    }

    /// The field for a further tag, with those that were used before.
    fn tag_field(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        note: &Annotation,
        actions: &mut Vec<Action>,
    ) {
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
        let fitting: Vec<_> = workspace.offered_tags().into_iter().filter(fits).take(12).collect();
        if !fitting.is_empty() {
            quietly(ui, |ui| {
                for tag in fitting {
                    if ui.add(quiet(ui, format!("#{tag}"))).clicked() {
                        chosen = Some(tag);
                    }
                }
            });
        }
        if chosen.is_some() || escaped || entered {
            self.tagging = None;
        }
        actions.extend(chosen.map(|tag| tagged(note, &tag, true)));
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

fn tagged(note: &Annotation, tag: &str, on: bool) -> Action {
    Action::Note(NoteEdit::Tag { id: note.id, tag: tag.to_owned(), on }, now())
}

/// Says that the matter is settled, where it is.
fn settled(note: &Annotation) -> &'static str {
    if note.resolved.is_on() { say("ledger-is-resolved") } else { "" }
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
