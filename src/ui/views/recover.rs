//! What was left behind unsaved: in what it differs from the file on disk, and what is to become of it.

use super::dialogs;
use crate::project::difference::{Difference, What};
use crate::project::recovery::{Left, Saved};
use crate::ui::theme::{self, Tokens};
use crate::words::{say, say_with};
use crate::workspace::{Action, Workspace};
use egui::text::LayoutJob;
use egui::{Button, Frame, Id, Label, Margin, Modal, RichText, Ui};
use std::path::PathBuf;
use std::time::SystemTime;

const WIDTH: f32 = 520.0;

/// Which of what was left behind is put off, and whether the reader is about to throw something away.
#[derive(Default)]
pub struct Recover {
    put_off: Vec<PathBuf>,
    sure: bool,
}

impl Recover {
    /// Whether the reader is asked about something.
    pub fn is_open(&self, workspace: &Workspace) -> bool {
        self.asked(workspace).is_some()
    }

    fn asked<'a>(&self, workspace: &'a Workspace) -> Option<&'a Left> {
        workspace.left_behind().iter().find(|left| !self.put_off.contains(&left.file))
    }

    /// A line for what is put off, with a way back to it.
    pub fn line(&mut self, ui: &mut Ui, workspace: &Workspace) {
        let put_off = |left: &&Left| self.put_off.contains(&left.file);
        let waiting: Vec<&Left> = workspace.left_behind().iter().filter(put_off).collect();
        let Some(first) = waiting.first() else { return };
        let t = Tokens::of(ui.ctx());
        let frame = Frame::new().fill(t.selected).inner_margin(Margin::symmetric(18, 7));
        egui::Panel::top("left-behind").frame(frame).show_separator_line(false).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                let parts = [("n", waiting.len().into()), ("file", name(first).into())];
                ui.label(RichText::new(say_with("left-waits", &parts)).color(t.ink));
                if ui.button(say("left-look")).clicked() {
                    self.put_off.clear();
                }
            });
        });
    }

    /// Asks about the first that is not put off.
    pub fn ui(&mut self, ui: &Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
        if workspace.pending().is_some() {
            return;
        }
        let Some(left) = self.asked(workspace).cloned() else { return };
        let modal = Modal::new(Id::unique("left-behind")).frame(dialogs::frame(ui)).show(ui.ctx(), |ui| {
            ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 64.0));
            let t = Tokens::of(ui.ctx());
            ui.label(line(say("left-title"), 17.0, 650.0, t.ink));
            ui.add_space(4.0);
            about(ui, &left, t);
            ui.add_space(8.0);
            preview(ui, &left, t);
            ui.add_space(10.0);
            ui.horizontal_wrapped(|ui| self.choices(ui, &left, t, actions));
            ui.add_space(4.0);
            let after = match &left.saved {
                Saved::There(_) => say("left-file-stays"),
                _ => say("left-opens-unsaved"),
            };
            ui.add(Label::new(RichText::new(after).color(t.soft).size(theme::CAPTION)).wrap());
        });
        if modal.should_close() {
            self.put_off(&left);
        }
    }

    fn choices(&mut self, ui: &mut Ui, left: &Left, t: &Tokens, actions: &mut Vec<Action>) {
        if self.sure {
            ui.label(RichText::new(say("left-sure")).color(t.open));
            if ui.button(say("left-throw-away-now")).clicked() {
                self.sure = false;
                actions.push(Action::DiscardLeft(left.file.clone()));
            }
            if ui.button(say("cancel")).clicked() {
                self.sure = false;
            }
            return;
        }
        let recover = Button::new(RichText::new(say("offer-recover")).color(t.on_accent)).fill(t.accent);
        if ui.add(recover).clicked() {
            actions.push(Action::Recover(left.file.clone()));
        }
        if let (Saved::There(_), Some(original)) = (&left.saved, &left.original)
            && ui.button(say("left-open-file")).on_hover_text(say("left-open-file-tip")).clicked()
        {
            self.put_off(left);
            actions.push(Action::Open(vec![original.clone()]));
        }
        if ui.button(say("offer-discard")).clicked() {
            self.sure = true;
        }
        if ui.button(say("left-later")).on_hover_text(say("left-later-tip")).clicked() {
            self.put_off(left);
        }
    }

    fn put_off(&mut self, left: &Left) {
        self.sure = false;
        self.put_off.push(left.file.clone());
    }
}

/// What it is, and how old.
fn about(ui: &mut Ui, left: &Left, t: &Tokens) {
    let mut job = LayoutJob::default();
    job.append(&name(left), 0.0, theme::sans(14.0, 600.0, t.ink));
    if let Some(folder) = left.original.as_deref().and_then(|path| path.parent()) {
        let folder = folder.display().to_string();
        job.append(&format!(" {folder}"), 6.0, theme::sans(theme::SMALL, 400.0, t.soft));
    }
    ui.add(Label::new(job).wrap());
    let mut times: Vec<String> = Vec::new();
    times.extend(left.kept.map(|at| say_with("left-kept", &[("ago", ago(at).into())])));
    match &left.saved {
        Saved::There(Some(at)) => times.push(say_with("left-saved", &[("ago", ago(*at).into())])),
        Saved::Never => times.push(say("left-never-saved").to_owned()),
        _ => {}
    }
    ui.add(Label::new(RichText::new(times.join(" · ")).color(t.soft).size(theme::SMALL)).wrap());
    let warning = match (&left.saved, left.kept) {
        (Saved::Gone, _) => Some(say("left-gone").to_owned()),
        (Saved::Unreadable(why), _) => Some(say_with("left-unreadable", &[("why", why.as_str().into())])),
        (Saved::There(Some(saved)), Some(kept)) if *saved > kept => Some(say("left-older").to_owned()),
        _ => None,
    };
    if let Some(warning) = warning {
        ui.add(Label::new(RichText::new(warning).color(t.open).size(theme::SMALL)).wrap());
    }
}

/// In what it differs, a line for each kind.
fn preview(ui: &mut Ui, left: &Left, t: &Tokens) {
    let head = match (&left.saved, left.differs.is_empty()) {
        (Saved::There(_), true) => say("left-same"),
        (Saved::There(_), false) => say("left-differs"),
        (_, true) => say("left-nothing"),
        (_, false) => say("left-holds"),
    };
    ui.label(line(head, theme::SMALL, 600.0, t.ink));
    if left.differs.is_empty() {
        return;
    }
    let frame = Frame::new().fill(t.paper).stroke((1.0, t.line)).inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        for difference in &left.differs {
            let mut job = LayoutJob::default();
            job.append(&difference.told(), 0.0, theme::sans(14.0, 500.0, t.ink));
            if !difference.names.is_empty() {
                job.append(&format!(" {}", names(difference)), 6.0, theme::sans(theme::SMALL, 400.0, t.soft));
            }
            ui.add(Label::new(job).wrap());
        }
    });
}

fn line(text: &str, size: f32, weight: f32, color: egui::Color32) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.append(text, 0.0, theme::sans(size, weight, color));
    job
}

/// The file's name, or what stands for it where it was never saved.
fn name(left: &Left) -> String {
    let name = left.original.as_ref().and_then(|path| path.file_name());
    name.map_or_else(|| say("left-new").to_owned(), |name| name.to_string_lossy().into_owned())
}

/// The first of them, notes in quotation marks.
fn names(difference: &Difference) -> String {
    let notes = matches!(
        difference.what,
        What::NotesWritten | What::NotesChanged | What::NotesDeleted | What::NotesMissing
    );
    let mut names: Vec<String> = match notes {
        true => difference.names.iter().map(|words| format!("“{words}”")).collect(),
        false => difference.names.clone(),
    };
    if difference.count > names.len() {
        names.push(say("and-others").to_owned());
    }
    names.join(if notes { "  " } else { ", " })
}

/// How long ago something was, in words.
fn ago(then: SystemTime) -> String {
    let minutes = then.elapsed().map_or(0, |gone| gone.as_secs() / 60);
    match minutes {
        0 => say("ago-now").to_owned(),
        1..60 => say_with("ago-minutes", &[("n", minutes.into())]),
        60..2880 => say_with("ago-hours", &[("n", (minutes / 60).into())]),
        _ => say_with("ago-days", &[("n", (minutes / 1440).into())]),
    }
}
