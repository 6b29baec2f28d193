//! The window's frame: input in, views drawn, actions applied, jobs started.

use super::theme::{self, Ease, Tokens};
use super::views::{
    articles, bar,
    detail::{self, Detail},
    dialogs::Dialogs,
    find::FindBar,
    inspect::Inspect,
    lineage::LineageView,
    offers,
    palette::Palette,
    redline::RedlineView,
    side_by_side::SideBySide,
    summary::SummaryView,
    table::TableView,
    tall::Place,
    welcome,
};
use super::{shortcuts, views};
use crate::words::{Language, speak};
use crate::workspace::{Action, Command, Jobs, Outcome, Step, Tab, Workspace};
use egui::{Frame, Key, Margin, Modifiers, ThemePreference, Ui, ViewportCommand};
use std::path::PathBuf;
use std::sync::Arc;

const THEME_KEY: &str = "theme";
const CONTRAST_KEY: &str = "high contrast";
const STILL_KEY: &str = "still";
const ON: &str = "on";

/// What a window begins with.
pub struct Start {
    /// The files to open; the sample when there are none.
    pub paths: Vec<PathBuf>,
    /// The folder in which Travaux keeps what is its own; without one nothing is kept.
    pub data: Option<PathBuf>,
    /// The language of its words.
    pub language: Language,
    /// How to ask for paths.
    pub dialogs: Arc<dyn crate::workspace::Dialogs>,
}

/// The window.
pub struct App {
    workspace: Workspace,
    jobs: Jobs,
    place: Place,
    side_by_side: SideBySide,
    table: TableView,
    redline: RedlineView,
    lineage: LineageView,
    summary: SummaryView,
    detail: Detail,
    dialogs: Dialogs,
    inspect: Inspect,
    find: FindBar,
    palette: Palette,
    theme: ThemePreference,
    ease: Ease,
    title: String,
    language: Language,
    closing: bool,
}

impl App {
    /// Dresses the context and starts reading.
    ///
    /// # Errors
    /// When the system starts no thread for the work.
    pub fn new(
        ctx: &egui::Context,
        storage: Option<&dyn eframe::Storage>,
        start: Start,
    ) -> std::io::Result<Self> {
        speak(start.language);
        theme::install(ctx);
        let stored = storage.and_then(|s| s.get_string(THEME_KEY));
        let theme = match stored.as_deref() {
            Some("light") => ThemePreference::Light,
            Some("dark") => ThemePreference::Dark,
            _ => ThemePreference::System,
        };
        ctx.set_theme(theme);
        let stored = |key: &str| storage.and_then(|s| s.get_string(key)).as_deref() == Some(ON);
        let ease = Ease { high_contrast: stored(CONTRAST_KEY), still: stored(STILL_KEY) };
        theme::set_ease(ctx, ease);
        let waker = ctx.clone();
        let jobs = Jobs::new(start.dialogs, start.data.map(|folder| folder.join("recovery")), move || {
            waker.request_repaint()
        })?;
        let mut app = Self {
            workspace: Workspace::default(),
            jobs,
            place: Place::default(),
            side_by_side: SideBySide::default(),
            table: TableView::default(),
            redline: RedlineView::default(),
            lineage: LineageView::default(),
            summary: SummaryView::default(),
            detail: Detail::default(),
            dialogs: Dialogs::default(),
            inspect: Inspect::default(),
            find: FindBar::default(),
            palette: Palette::default(),
            theme,
            ease,
            title: String::new(),
            language: start.language,
            closing: false,
        };
        let first = if start.paths.is_empty() { Action::ShowSample } else { Action::Open(start.paths) };
        app.apply(vec![first]);
        Ok(app)
    }

    /// What is open.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Carries out what was asked for in a frame.
    pub fn apply(&mut self, actions: Vec<Action>) {
        for action in actions {
            if matches!(action, Action::Finished(Outcome::NoDialog { saving: false })) {
                self.dialogs.ask_path();
            }
            if matches!(action, Action::Finished(Outcome::NoDialog { saving: true })) {
                self.dialogs.ask_save_path();
            }
            for job in self.workspace.apply(action) {
                self.jobs.start(job);
            }
        }
    }

    fn run(&mut self, ctx: &egui::Context, command: Command, actions: &mut Vec<Action>) {
        match command {
            Command::OpenPath => self.dialogs.ask_path(),
            Command::Paste => self.dialogs.ask_text(),
            Command::Palette => self.palette.open(&self.workspace),
            Command::Find => self.find.open(actions),
            Command::Shortcuts => self.dialogs.toggle_shortcuts(),
            Command::Note => {
                self.detail.focus_note();
                if !matches!(self.workspace.tab(), Tab::SideBySide | Tab::Redline) {
                    actions.push(Action::ShowTab(Tab::SideBySide));
                }
                if self.workspace.selection().is_none() {
                    actions.push(Action::Step(Step::NextRow));
                }
            }
            Command::Contrast | Command::Motion => {
                let mut ease = theme::ease(ctx);
                match command {
                    Command::Contrast => ease.high_contrast = !ease.high_contrast,
                    _ => ease.still = !ease.still,
                }
                theme::set_ease(ctx, ease);
                self.ease = ease;
            }
            Command::Theme => {
                self.theme = match ctx.theme() {
                    egui::Theme::Dark => ThemePreference::Light,
                    egui::Theme::Light => ThemePreference::Dark,
                };
                ctx.set_theme(self.theme);
            }
            Command::Save | Command::SaveAs | Command::Quit | Command::Sample => {
                self.detail.flush(actions);
                actions.extend(command.resolve(&self.workspace).or(match command {
                    Command::Save => Some(Action::Save),
                    _ => None,
                }));
            }
            _ => actions.extend(command.resolve(&self.workspace)),
        }
    }

    /// What the window itself was told: files dropped, text pasted, keys, the cross in its corner.
    fn listen(&mut self, ctx: &egui::Context, actions: &mut Vec<Action>, run: &mut Vec<Command>) {
        let modal = self.dialogs.is_open() || self.palette.is_open() || self.workspace.pending().is_some();
        let dropped: Vec<PathBuf> =
            ctx.input(|i| i.raw.dropped_files.iter().map(|f| f.path().to_path_buf()).collect());
        if !dropped.is_empty() {
            self.detail.flush(actions);
            actions.push(Action::Open(dropped));
        }
        let typing = ctx.text_edit_focused();
        if !typing && !modal {
            let pasted = ctx.input(|i| {
                i.events.iter().find_map(|e| match e {
                    egui::Event::Paste(text) if !text.trim().is_empty() => Some(text.clone()),
                    _ => None,
                })
            });
            actions.extend(pasted.map(Action::Paste));
            for (key, step) in [(Key::ArrowDown, Step::NextRow), (Key::ArrowUp, Step::PreviousRow)] {
                let plain = ctx.input(|i| i.modifiers.is_none() && i.key_pressed(key));
                if plain
                    && !matches!(self.workspace.tab(), Tab::Articles | Tab::Summary)
                    && self.workspace.inspected().is_none()
                {
                    actions.push(Action::Step(step));
                }
            }
        }
        let stops = ctx.input(|i| i.modifiers.is_none() && i.key_pressed(Key::Escape));
        if self.workspace.held().is_some() && !modal && stops {
            actions.push(Action::Hold(None));
        }
        if !modal {
            run.extend(shortcuts::pressed(ctx, &self.workspace));
        } else if ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::F1)) {
            run.push(Command::Shortcuts);
        }
        if ctx.input(|i| i.viewport().close_requested()) && !self.workspace.may_close() {
            self.detail.flush(actions);
            actions.push(Action::Quit);
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
    }

    fn views(&mut self, ui: &mut Ui, actions: &mut Vec<Action>, run: &mut Vec<Command>) {
        let t = Tokens::of(ui.ctx());
        bar::top(ui, &self.workspace, run, actions);
        let is_empty = !self.workspace.can_save();
        if is_empty {
            bar::messages_only(ui, &self.workspace, actions);
            let frame = Frame::new().fill(t.paper).inner_margin(Margin::same(18));
            egui::CentralPanel::default().frame(frame).show(ui, |ui| welcome::ui(ui, &self.workspace, run));
            return;
        }
        offers::ui(ui, &self.workspace, actions);
        if self.workspace.inspected().is_some() {
            bar::messages_only(ui, &self.workspace, actions);
            self.inspect.ui(ui, &self.workspace, actions);
            return;
        }
        bar::answer(ui, &self.workspace, run, actions);
        self.find.ui(ui, &self.workspace, actions);
        let frame = Frame::new().fill(t.panel).inner_margin(Margin::symmetric(18, 14));
        if matches!(self.workspace.tab(), Tab::SideBySide | Tab::Redline) {
            let width = detail::WIDTH.min(ui.available_width() * 0.34);
            egui::Panel::right("detail").frame(frame).exact_size(width).resizable(false).show(ui, |ui| {
                self.detail.ui(ui, &self.workspace, actions);
            });
        }
        let frame = Frame::new().fill(t.paper);
        egui::CentralPanel::default().frame(frame).show(ui, |ui| match self.workspace.tab() {
            Tab::SideBySide => self.side_by_side.ui(ui, &self.workspace, &mut self.place, actions),
            Tab::Table => self.table.ui(ui, &self.workspace, &mut self.place, actions),
            Tab::Redline => self.redline.ui(ui, &self.workspace, &mut self.place, actions),
            Tab::Lineage => self.lineage.ui(ui, &self.workspace, &mut self.place, actions),
            Tab::Summary => self.summary.ui(ui, &self.workspace, actions),
            Tab::Articles => articles::ui(ui, &self.workspace, actions),
        });
    }

    fn name_window(&mut self, ctx: &egui::Context) {
        let title = format!("{} — Travaux", bar::title(&self.workspace));
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, _ctx: &egui::Context, _frame: &mut eframe::Frame) {
        speak(self.language);
        let outcomes = self.jobs.poll();
        self.apply(outcomes.into_iter().map(Action::Finished).collect());
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        speak(self.language);
        let ctx = ui.ctx().clone();
        let mut actions = Vec::new();
        let mut run = Vec::new();
        self.listen(&ctx, &mut actions, &mut run);
        self.views(ui, &mut actions, &mut run);
        self.dialogs.ui(ui, &self.workspace, &mut actions);
        self.palette.ui(ui, &mut run, &mut actions);
        for command in run {
            self.run(&ctx, command, &mut actions);
        }
        if ctx.input(|i| !i.raw.hovered_files.is_empty()) {
            views::dialogs::drop_target(ui);
        }
        let acted = !actions.is_empty();
        self.apply(actions);
        self.name_window(&ctx);
        if self.workspace.may_close() && !std::mem::replace(&mut self.closing, true) {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        if acted {
            ctx.request_repaint();
        }
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        let theme = match self.theme {
            ThemePreference::Light => "light",
            ThemePreference::Dark => "dark",
            ThemePreference::System => "system",
        };
        storage.set_string(THEME_KEY, theme.to_owned());
        for (key, on) in [(CONTRAST_KEY, self.ease.high_contrast), (STILL_KEY, self.ease.still)] {
            storage.set_string(key, if on { ON } else { "off" }.to_owned());
        }
    }
}
