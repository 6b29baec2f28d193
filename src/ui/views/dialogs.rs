//! Small windows over the main one: unsaved changes, typing a path, pasting a text, the shortcuts.

use crate::ui::theme::{self, Tokens};
use crate::words::{say, say_with};
use crate::workspace::{Action, Answer, Command, Group, Paths, Pending, Workspace};
use egui::text::LayoutJob;
use egui::{Align, Button, Id, Key, Label, Layout, Modal, RichText, TextEdit, Ui};
use std::path::PathBuf;

/// The width in points at which the keys stand in three columns.
const SHORTCUTS: f32 = 1_060.0;

/// Which of the small windows is open, and what is typed into it.
#[derive(Default)]
pub struct Dialogs {
    open: Option<Open>,
    typed: String,
    /// The original for which a place is asked.
    original: String,
    focus: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Path(Paths),
    OriginalPath,
    Paste,
    Shortcuts,
}

impl Dialogs {
    /// Asks for paths.
    pub fn ask_path(&mut self, what: Paths) {
        self.show(Open::Path(what));
    }

    /// Asks for a path to put the original of this SHA-256 at.
    pub fn ask_original_path(&mut self, original: &str) {
        self.show(Open::OriginalPath);
        original.clone_into(&mut self.original);
    }

    /// Asks for a text.
    pub fn ask_text(&mut self) {
        self.show(Open::Paste);
    }

    /// Shows the shortcuts, or puts them away.
    pub fn toggle_shortcuts(&mut self) {
        match self.open {
            Some(Open::Shortcuts) => self.open = None,
            _ => self.show(Open::Shortcuts),
        }
    }

    /// Whether one of them is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    fn show(&mut self, open: Open) {
        self.open = Some(open);
        self.typed.clear();
        self.focus = true;
    }

    /// Shows what is open.
    pub fn ui(&mut self, ui: &Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
        if let Some(pending) = workspace.pending() {
            unsaved(ui, workspace, pending, actions);
            return;
        }
        let Some(open) = self.open else { return };
        let title = say(match open {
            Open::Path(Paths::Open) => "dialog-path",
            Open::Path(Paths::Save) => "dialog-save-path",
            Open::Path(Paths::Copies) => "command-merge",
            Open::Path(Paths::Into(_)) => "head-add-files",
            Open::OriginalPath => "original-save",
            Open::Paste => "dialog-paste",
            Open::Shortcuts => "command-shortcuts",
        });
        let modal = Modal::new(Id::unique(title)).frame(frame(ui)).show(ui.ctx(), |ui| {
            let room = ui.ctx().content_rect().width() - 96.0;
            ui.set_width(if open == Open::Shortcuts { SHORTCUTS.min(room) } else { 560.0 });
            heading(ui, title.trim_end_matches('…'));
            match open {
                Open::Shortcuts => {
                    shortcuts(ui);
                    ui.add_space(8.0);
                    if ui.button(say("close")).clicked() {
                        self.open = None;
                    }
                }
                Open::Paste => self.paste(ui, actions),
                Open::Path(_) | Open::OriginalPath => self.path(ui, open, actions),
            }
        });
        if modal.should_close() {
            self.open = None;
        }
    }

    fn path(&mut self, ui: &mut Ui, open: Open, actions: &mut Vec<Action>) {
        let (hint, verb, help) = match open {
            Open::Path(Paths::Save) => {
                ("/home/me/comparison.travaux", say("command-save"), say("dialog-save-path-help"))
            }
            Open::Path(Paths::Copies) => {
                ("/home/me/copy.travaux", say("dialog-paste-add"), say("dialog-copies-help"))
            }
            Open::Path(Paths::Into(_)) => {
                ("/home/me/annex.md", say("dialog-paste-add"), say("dialog-into-help"))
            }
            Open::OriginalPath => ("/home/me/draft.docx", say("command-save"), say("original-path-help")),
            _ => ("/home/me/draft.md", say("dialog-path-open"), say("dialog-path-help")),
        };
        ui.label(RichText::new(help).color(Tokens::of(ui.ctx()).soft));
        let rows = if matches!(open, Open::Path(Paths::Save) | Open::OriginalPath) { 1 } else { 3 };
        let field = TextEdit::multiline(&mut self.typed)
            .hint_text(hint)
            .desired_rows(rows)
            .desired_width(f32::INFINITY);
        let response = ui.add(field.return_key(None)).accessible_name(say("dialog-path-name"));
        if std::mem::take(&mut self.focus) {
            response.request_focus();
        }
        let entered = ui.input(|i| i.key_pressed(Key::Enter) && !i.modifiers.shift);
        let paths: Vec<PathBuf> =
            self.typed.lines().map(unquoted).filter(|l| !l.is_empty()).map(PathBuf::from).collect();
        ui.horizontal(|ui| {
            let go = ui.add_enabled(!paths.is_empty(), Button::new(verb)).clicked()
                || (entered && !paths.is_empty());
            if ui.button(say("cancel")).clicked() {
                self.open = None;
            }
            if go {
                self.open = None;
                match (open, paths.first()) {
                    (Open::Path(Paths::Save), Some(path)) => actions.push(Action::SaveTo(path.clone())),
                    (Open::Path(Paths::Copies), _) => actions.push(Action::BringIn(paths)),
                    (Open::Path(Paths::Into(id)), _) => actions.push(Action::AddParts { id, paths }),
                    (Open::OriginalPath, Some(path)) => {
                        let original = std::mem::take(&mut self.original);
                        actions.push(Action::TakeOut { original, path: path.clone() });
                    }
                    _ => actions.push(Action::Open(paths)),
                }
            }
        });
    }

    fn paste(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let t = Tokens::of(ui.ctx());
        ui.label(RichText::new(say("dialog-paste-help")).color(t.soft));
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            let field = TextEdit::multiline(&mut self.typed).desired_rows(12).desired_width(f32::INFINITY);
            let response = ui.add(field).accessible_name(say("dialog-paste-text"));
            if std::mem::take(&mut self.focus) {
                response.request_focus();
            }
        });
        ui.horizontal(|ui| {
            if ui.add_enabled(!self.typed.trim().is_empty(), Button::new(say("dialog-paste-add"))).clicked() {
                self.open = None;
                actions.push(Action::Paste(std::mem::take(&mut self.typed)));
            }
            if ui.button(say("cancel")).clicked() {
                self.open = None;
            }
        });
    }
}

/// A typed path without the quotes that file managers put around it.
pub(super) fn unquoted(line: &str) -> &str {
    let line = line.trim();
    let inner = line.strip_prefix('"').and_then(|l| l.strip_suffix('"'));
    let inner = inner.or_else(|| line.strip_prefix('\'').and_then(|l| l.strip_suffix('\'')));
    let inner = inner.unwrap_or(line);
    inner.strip_prefix("file://").unwrap_or(inner)
}

/// The sheet on which a small window is drawn.
pub fn frame(ui: &Ui) -> egui::Frame {
    egui::Frame::popup(ui.style()).inner_margin(egui::Margin::symmetric(22, 18))
}

fn heading(ui: &mut Ui, text: &str) {
    let t = Tokens::of(ui.ctx());
    let mut job = LayoutJob::default();
    job.append(text, 0.0, theme::sans(17.0, 650.0, t.ink));
    ui.label(job);
    ui.add_space(4.0);
}

fn unsaved(ui: &Ui, workspace: &Workspace, pending: &Pending, actions: &mut Vec<Action>) {
    Modal::new(Id::unique("unsaved")).frame(frame(ui)).show(ui.ctx(), |ui| {
        let t = Tokens::of(ui.ctx());
        ui.set_width(420.0);
        let parts = [("name", workspace.name().into())];
        let question = say_with(
            match pending {
                Pending::Quit => "unsaved-quit",
                Pending::Open(_) | Pending::Documents(_) => "unsaved-open",
                Pending::Sample => "unsaved-sample",
                Pending::Recover(_) => "unsaved-recover",
            },
            &parts,
        );
        heading(ui, &question);
        ui.label(RichText::new(say("unsaved-lost")).color(t.soft));
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let save = Button::new(RichText::new(say("command-save")).color(t.on_accent)).fill(t.accent);
            if ui.add(save).clicked() {
                actions.push(Action::Answer(Answer::Save));
            }
            if ui.button(say("unsaved-discard")).clicked() {
                actions.push(Action::Answer(Answer::Discard));
            }
            if ui.button(say("cancel")).clicked() || ui.input(|i| i.key_pressed(Key::Escape)) {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}

/// All keys by what they are about, in columns where there is room for them, so that they are seen at once.
fn shortcuts(ui: &mut Ui) {
    const COLUMNS: [&[Group]; 3] = [&[Group::File, Group::Edit], &[Group::Go, Group::View], &[Group::Point]];
    let beside = ui.available_width() >= SHORTCUTS;
    let height = ui.ctx().content_rect().height() - 170.0;
    egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height.min(640.0)).show(ui, |ui| {
        // The bar for scrolling lies beside the keys.
        ui.set_width(ui.available_width() - 12.0);
        ui.spacing_mut().item_spacing.x = 36.0;
        ui.columns(if beside { COLUMNS.len() } else { 1 }, |columns| {
            for (nth, groups) in COLUMNS.into_iter().enumerate() {
                let ui = &mut columns[if beside { nth } else { 0 }];
                groups.iter().for_each(|group| keys_of(ui, *group));
            }
        });
    });
}

fn keys_of(ui: &mut Ui, group: Group) {
    let t = Tokens::of(ui.ctx());
    let commands = Command::ALL.into_iter().filter(|command| command.group() == group);
    let mut lines: Vec<(&str, String)> = commands
        .map(|command| {
            let keys: Vec<_> = command.shortcuts().iter().map(|s| s.text()).collect();
            (command.name().trim_end_matches('…'), keys.join("   "))
        })
        .collect();
    match group {
        Group::Go => lines.push((say("keys-rows"), "↓   ↑".to_owned())),
        Group::View => lines.push((say("keys-zoom"), "Ctrl++   Ctrl+-   Ctrl+0".to_owned())),
        _ => {}
    }
    let name = theme::sans(theme::CAPTION, 650.0, t.soft);
    ui.label(LayoutJob::single_section(group.name().to_owned(), name));
    for (what, keys) in lines.into_iter().filter(|(_, keys)| !keys.is_empty()) {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            ui.label(RichText::new(keys).color(t.soft));
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| ui.add(Label::new(what).wrap()));
        });
    }
    ui.add_space(12.0);
}
