//! The dialog for exporting: the forms, what is in the document, what it will look like, and how far it has come.

mod choices;
mod preview;

use crate::ui::theme::{self, Tokens};
use crate::words::{say, say_with};
use crate::workspace::{Action, Choice, Exporting, Stage, Workspace};
use egui::text::LayoutJob;
use egui::{
    Button, Id, Key, Modal, Modifiers, Pos2, ProgressBar, Rect, RichText, Stroke, TextEdit, Ui, Vec2,
};
use std::path::Path;

/// The widths of the two columns of choices, and the room between columns, in points.
const FORMS: f32 = 226.0;
const CHOICES: f32 = 268.0;
const BETWEEN: f32 = 22.0;
/// The height of the buttons and what is said beside them.
const FOOT: f32 = 76.0;

/// The state of the dialog that is nobody else's business.
#[derive(Default)]
pub struct ExportView {
    typed: String,
    was_open: bool,
}

impl ExportView {
    /// Shows the dialog, if it is open.
    pub fn ui(&mut self, ui: &Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
        let export = workspace.export();
        if !export.is_open() {
            self.was_open = false;
            return;
        }
        let is_new = !std::mem::replace(&mut self.was_open, true);
        if is_new {
            self.typed.clear();
        }
        let mut said = Vec::new();
        let modal = Modal::new(Id::unique("export")).frame(super::dialogs::frame(ui)).show(ui.ctx(), |ui| {
            let whole = ui.ctx().content_rect().size();
            let size = Vec2::new((whole.x - 88.0).min(1240.0), (whole.y - 84.0).min(860.0));
            ui.set_width(size.x);
            self.whole(ui, workspace, size, is_new, &mut said);
        });
        if modal.should_close() {
            said.push(match export.stage() {
                Stage::Writing(_) | Stage::Stopping => Exporting::Stop,
                _ => Exporting::Close,
            });
        }
        actions.extend(said.into_iter().map(Action::Export));
    }

    fn whole(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        size: Vec2,
        is_new: bool,
        said: &mut Vec<Exporting>,
    ) {
        let t = Tokens::of(ui.ctx());
        let mut choice = workspace.export().choice().clone();
        let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
        let head = Rect::from_min_size(rect.min, Vec2::new(size.x, 34.0));
        column(ui, head, |ui| {
            let mut job = LayoutJob::default();
            job.append(say("export"), 0.0, theme::sans(17.0, 650.0, t.ink));
            ui.label(job);
        });
        let body = Rect::from_min_max(
            Pos2::new(rect.left(), head.bottom()),
            Pos2::new(rect.right(), rect.bottom() - FOOT),
        );
        let forms = body.with_max_x(body.left() + FORMS);
        let options = Rect::from_x_y_ranges(
            forms.right() + BETWEEN..=forms.right() + BETWEEN + CHOICES,
            body.y_range(),
        );
        let rest = body.with_min_x(options.right() + BETWEEN);
        let is_busy = workspace.export().stage().is_busy();
        column(ui, forms, |ui| {
            ui.add_enabled_ui(!is_busy, |ui| choices::forms(ui, &mut choice));
        });
        column(ui, options, |ui| {
            ui.add_enabled_ui(!is_busy, |ui| choices::options(ui, workspace, &mut choice));
        });
        let line = Stroke::new(1.0, t.line);
        ui.painter().vline(options.right() + BETWEEN / 2.0, body.y_range(), line);
        column(ui, rest, |ui| preview::ui(ui, workspace));
        let foot = Rect::from_min_max(Pos2::new(rect.left(), body.bottom() + 10.0), rect.max);
        ui.painter().hline(rect.x_range(), foot.top(), line);
        let foot = foot.with_min_y(foot.top() + 12.0);
        if choice != *workspace.export().choice() {
            said.push(Exporting::Choose(Box::new(choice)));
        }
        self.foot(ui, workspace, foot, is_new, said);
    }

    /// What has come of it, and the buttons.
    fn foot(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        rect: Rect,
        is_new: bool,
        said: &mut Vec<Exporting>,
    ) {
        let t = Tokens::of(ui.ctx());
        let stage = workspace.export().stage();
        let can_go = workspace.is_current() && !matches!(workspace.export().preview(), Some(Err(_)));
        let right = egui::Layout::right_to_left(egui::Align::Center);
        let line = Rect::from_min_size(rect.min, Vec2::new(rect.width(), 32.0));
        let mut buttons = ui.new_child(egui::UiBuilder::new().max_rect(line).layout(right));
        let main = |ui: &mut Ui, words: &str, on: bool| {
            let label = RichText::new(words).color(if on { t.on_accent } else { t.soft });
            ui.add_enabled(on, Button::new(label).fill(if on { t.accent } else { t.hover }))
        };
        let ui = &mut buttons;
        match stage {
            Stage::Writing(_) | Stage::Stopping => {
                let on = *stage != Stage::Stopping;
                if ui.add_enabled(on, Button::new(say("export-stop"))).clicked() {
                    said.push(Exporting::Stop);
                }
            }
            Stage::Taken(_) => {
                if main(ui, say("export-replace"), true).clicked() {
                    said.push(Exporting::Replace);
                }
                if ui.button(say("export-elsewhere")).clicked() {
                    said.push(Exporting::Go);
                }
            }
            Stage::Typing => {
                let path = self.typed.trim();
                let go = main(ui, say("export-put"), can_go && !path.is_empty()).clicked();
                let entered = ui.input(|i| i.key_pressed(Key::Enter)) && can_go && !path.is_empty();
                if go || entered {
                    said.push(Exporting::To(super::dialogs::unquoted(path).into()));
                }
                if ui.button(say("export-close")).clicked() {
                    said.push(Exporting::Close);
                }
            }
            _ => {
                let is_done = matches!(stage, Stage::Done(..));
                if is_done && main(ui, say("export-close"), true).clicked() {
                    said.push(Exporting::Close);
                }
                let free = can_go && *stage != Stage::Asking;
                let go = match is_done {
                    true => ui.add_enabled(free, Button::new(say("export-again"))),
                    false => main(ui, say("export-go"), free),
                };
                if is_new {
                    go.request_focus();
                }
                if go.clicked() {
                    said.push(Exporting::Go);
                }
                if is_done {
                    for (words, does) in
                        [(say("export-launch"), Exporting::Launch), (say("export-reveal"), Exporting::Reveal)]
                    {
                        if ui.button(words).clicked() {
                            said.push(does);
                        }
                    }
                } else if ui.button(say("export-close")).clicked() {
                    said.push(Exporting::Close);
                }
            }
        }
        let end = buttons.min_rect().left() - 16.0;
        let words = rect.with_max_x(end.max(rect.left() + 80.0));
        let stage = stage.clone();
        column(&mut buttons, words, |ui| self.stage(ui, workspace, &stage, t));
    }

    fn stage(&mut self, ui: &mut Ui, workspace: &Workspace, stage: &Stage, t: &Tokens) {
        let tell = |ui: &mut Ui, words: &str, color| {
            ui.add(egui::Label::new(RichText::new(words).color(color)).wrap());
        };
        match stage {
            Stage::Choosing => {}
            Stage::Asking => tell(ui, say("export-asking"), t.soft),
            Stage::Typing => {
                tell(ui, say("export-typing"), t.soft);
                let field = TextEdit::singleline(&mut self.typed).desired_width(f32::INFINITY);
                let response = ui.add(field).accessible_name(say("export-path"));
                if self.typed.is_empty() && ui.memory(|memory| memory.focused().is_none()) {
                    response.request_focus();
                }
            }
            Stage::Taken(path) => {
                tell(ui, &say_with("export-taken", &[("name", name(path).into())]), t.open);
            }
            Stage::Writing(done) => {
                let share = format!("{:.0}", done * 100.0);
                let words = say_with("export-writing", &[("share", share.into())]);
                tell(ui, &words, t.soft);
                ui.add(ProgressBar::new(*done).desired_width(ui.available_width().min(420.0)).fill(t.accent));
            }
            Stage::Stopping => tell(ui, say("export-stopping"), t.soft),
            Stage::Stopped => tell(ui, say("export-stopped"), t.soft),
            Stage::Done(path, bytes) => {
                let parts = [("name", name(path).into()), ("size", size(*bytes).into())];
                tell(ui, &say_with("export-done", &parts), t.agreed);
                let aside = workspace.export().aside();
                match aside.is_empty() {
                    true => tell(ui, &path.parent().unwrap_or(path).display().to_string(), t.soft),
                    false => tell(ui, &format!("⚠ {aside}"), t.removed),
                }
            }
            Stage::Failed(why) => tell(ui, &format!("⚠ {why}"), t.removed),
        }
    }
}

/// Draws into a part of the dialog.
fn column(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui)) {
    let mut own = ui.new_child(
        egui::UiBuilder::new()
            .id_salt((rect.left() as i32, rect.top() as i32))
            .max_rect(rect)
            .layout(egui::Layout::top_down(egui::Align::Min)),
    );
    own.set_clip_rect(rect.expand(4.0).intersect(ui.clip_rect()));
    add(&mut own);
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// A size as it is read: `312 KB`.
fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// Whether a plain arrow was pressed that nobody else uses.
fn arrow(ui: &mut Ui, key: Key) -> bool {
    let is_free = !ui.ctx().text_edit_focused() && !egui::Popup::is_any_open(ui.ctx());
    is_free && ui.input_mut(|i| i.consume_key(Modifiers::NONE, key))
}

/// The words over a group of choices.
fn heading(ui: &mut Ui, words: &str) {
    let t = Tokens::of(ui.ctx());
    let mut job = LayoutJob::default();
    job.append(words, 0.0, theme::sans(theme::CAPTION, 600.0, t.soft));
    ui.label(job);
}

/// Which of the choices a form has a place for.
struct Fits {
    notes: bool,
    articles: bool,
    moves: bool,
}

fn fits(choice: &Choice) -> Fits {
    let name = choice.form().name;
    Fits {
        notes: name != "svg",
        articles: !matches!(name, "svg" | "csv" | "docx"),
        moves: choice.is_redline(),
    }
}
