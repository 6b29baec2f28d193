//! The window's frame: input in, views drawn, actions applied, jobs started.

use super::dropping::Dropping;
use super::lender::Lender;
use super::theme::{self, Ease, Tokens};
use super::views::{
    articles::ArticlesView,
    bar,
    copying::{self, Form},
    crumbs,
    detail::{self, Detail},
    dialogs::Dialogs,
    export::ExportView,
    find::FindBar,
    inspect::Inspect,
    ledger::LedgerView,
    lineage::LineageView,
    messages, offers,
    palette::Palette,
    recover::Recover,
    redline::RedlineView,
    settings::Settings,
    side_by_side::SideBySide,
    summary::SummaryView,
    table::TableView,
    tall::Place,
    welcome,
};
use super::{shortcuts, views};
use crate::desk::{self, Desk, Preferences, Theme, ZOOM};
use crate::words::{Language, speak, spoken};
use crate::workspace::{
    Action, AtDesk, Came, Command, Exporting, Jobs, Outcome, Paths, Step, Tab, Workspace,
};
use egui::{Frame, Key, Margin, Modifiers, ThemePreference, Ui, ViewportCommand};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Under which name the last choice of an export is kept.
const EXPORT_KEY: &str = "export";

/// The width of a window in which drafts and what is said of them do not stand beside each other, in points.
const NARROW: f32 = 700.0;
/// The height below which nothing is said below them.
const LOW: f32 = 300.0;

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

/// The views of one comparison, with where the reader is in it.
#[derive(Default)]
struct Views {
    place: Place,
    side_by_side: SideBySide,
    table: TableView,
    redline: RedlineView,
    lineage: LineageView,
    summary: SummaryView,
    articles: ArticlesView,
    ledger: LedgerView,
}

/// The window.
pub struct App {
    workspace: Workspace,
    jobs: Jobs,
    views: Views,
    /// How often another comparison was opened, as the views know.
    openings: u32,
    detail: Detail,
    dialogs: Dialogs,
    dropping: Dropping,
    export: ExportView,
    /// What the desktop took only as plain text.
    plainly: Option<String>,
    inspect: Inspect,
    find: FindBar,
    palette: Palette,
    settings: Settings,
    recover: Recover,
    /// The preferences as which the window is shown.
    dressed: Option<Preferences>,
    /// The size of everything as it was in the last frame.
    zoom: f32,
    /// How often the reader was sent somewhere, and the row of the view that was last told.
    sent: u32,
    begins: Option<usize>,
    /// Since when something that is saved by itself is not.
    unsaved: Option<Instant>,
    title: String,
    /// The language of the desktop, and the one that is spoken.
    desktop: Language,
    language: Language,
    closing: bool,
    /// Letters that the bundled fonts lack.
    lender: Arc<Lender>,
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
        let (mut desk, told) = start.data.as_deref().map(desk::open).unwrap_or_default();
        let earlier = desk.preferences.is_none().then(|| earlier(storage)).flatten();
        let open_last = last(&desk);
        let language = desk.preferences.as_ref().and_then(|own| Language::of(&own.language));
        speak(language.unwrap_or(start.language));
        desk.preferences = desk.preferences.or(earlier);
        let waker = ctx.clone();
        let jobs = Jobs::new(start.dialogs, start.data, move || waker.request_repaint())?;
        let mut app = Self {
            workspace: Workspace::new(desk, told),
            jobs,
            views: Views::default(),
            openings: 0,
            detail: Detail::default(),
            dialogs: Dialogs::default(),
            dropping: Dropping::default(),
            export: ExportView::default(),
            plainly: None,
            inspect: Inspect::default(),
            find: FindBar::default(),
            palette: Palette::default(),
            settings: Settings::default(),
            recover: Recover::default(),
            dressed: None,
            zoom: 1.0,
            sent: 0,
            begins: None,
            unsaved: None,
            title: String::new(),
            desktop: start.language,
            language: spoken(),
            closing: false,
            lender: Lender::of_machine(),
        };
        ctx.add_font_provider(Arc::clone(&app.lender) as _);
        if let Some(choice) = storage.and_then(|s| s.get_string(EXPORT_KEY)) {
            // A choice that cannot be read was made with another version: then it is as at first.
            app.workspace.remember_export(serde_json::from_str(&choice).unwrap_or_default());
        }
        let mut first = vec![Action::Desk(AtDesk::LookForRecents)];
        first.extend(match start.paths.is_empty() {
            false => Some(Action::Open(start.paths)),
            true if app.workspace.recents().is_empty() => Some(Action::ShowSample),
            // Somebody who has comparisons chooses one of them.
            true => open_last.map(|paths| Action::Desk(AtDesk::Open(paths))),
        });
        app.apply(first);
        app.dress(ctx);
        Ok(app)
    }

    /// What is open.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Carries out what was asked for in a frame.
    pub fn apply(&mut self, actions: Vec<Action>) {
        for action in actions {
            if let Action::Finished(Outcome::NoDialog(what)) = action {
                self.dialogs.ask_path(what);
            }
            if let Action::Finished(Outcome::NoPlace(original)) = &action {
                self.dialogs.ask_original_path(original);
            }
            if let Action::Finished(Outcome::Export(Came::NotCopied { text, .. })) = &action {
                self.plainly = Some(text.clone());
            }
            for job in self.workspace.apply(action) {
                self.jobs.start(job);
            }
        }
    }

    fn run(&mut self, ctx: &egui::Context, command: Command, actions: &mut Vec<Action>) {
        match command {
            Command::Export => {
                self.detail.flush(actions);
                let today = views::now().chars().take(10).collect();
                actions.push(Action::Export(Exporting::Open(today)));
            }
            Command::Copy | Command::CopyMarkdown => {
                let form = if command == Command::Copy { Form::Rich } else { Form::Markdown };
                let row = self.workspace.selection();
                let copied = row.and_then(|row| {
                    let words = copying::copy_words(&self.workspace, row, form);
                    words.or_else(|| copying::copy(&self.workspace, row, None, form))
                });
                actions.extend(copied);
            }
            Command::OpenPath => self.dialogs.ask_path(Paths::Open),
            Command::Paste => self.dialogs.ask_text(),
            Command::Palette => self.palette.open(&self.workspace),
            Command::Find => self.find.open(actions),
            Command::Shortcuts => self.dialogs.toggle_shortcuts(),
            Command::Settings => self.settings.open(&self.workspace),
            Command::Note => {
                self.detail.focus_note();
                if !matches!(self.workspace.tab(), Tab::SideBySide | Tab::Redline | Tab::Notes) {
                    actions.push(Action::ShowTab(Tab::SideBySide));
                }
                if self.workspace.selection().is_none() {
                    actions.push(Action::Step(Step::NextRow));
                }
            }
            Command::Contrast | Command::Motion | Command::Theme => {
                let mut preferences = self.workspace.preferences().clone();
                match (command, ctx.theme()) {
                    (Command::Contrast, _) => preferences.high_contrast = !preferences.high_contrast,
                    (Command::Motion, _) => preferences.still = !preferences.still,
                    (_, egui::Theme::Dark) => preferences.theme = Theme::Light,
                    (_, egui::Theme::Light) => preferences.theme = Theme::Dark,
                }
                actions.push(Action::Desk(AtDesk::Prefer(Box::new(preferences))));
            }
            Command::Save | Command::SaveAs | Command::Quit | Command::Sample => {
                self.detail.flush(actions);
                actions.extend(command.resolve(&self.workspace).or(match command {
                    Command::Save => Some(Action::Save),
                    _ => None,
                }));
            }
            _ => actions.extend(command.resolve(&self.workspace).map(dated)),
        }
    }

    /// What the window itself was told: files dropped, text pasted, keys, the cross in its corner.
    fn listen(&mut self, ctx: &egui::Context, actions: &mut Vec<Action>, run: &mut Vec<Command>) {
        let modal = self.dialogs.is_open()
            || self.palette.is_open()
            || self.settings.is_open()
            || self.recover.is_open(&self.workspace)
            || self.workspace.export().is_open()
            || self.workspace.pending().is_some();
        if ctx.input(|i| !i.raw.dropped_files.is_empty()) {
            self.detail.flush(actions);
        }
        let typing = ctx.text_edit_focused();
        // What drops down is walked through and closed by the keys that otherwise walk through the rows.
        let drops_down = egui::Popup::is_any_open(ctx);
        if !typing && !modal && !drops_down {
            let pasted = ctx.input(|i| {
                i.events.iter().find_map(|e| match e {
                    egui::Event::Paste(text) if !text.trim().is_empty() => Some(text.clone()),
                    _ => None,
                })
            });
            actions.extend(pasted.map(Action::Paste));
            // The desktop's own key for it does not come as a key.
            if ctx.input(|i| i.events.contains(&egui::Event::Copy)) {
                run.push(Command::Copy);
            }
            for (key, step) in [(Key::ArrowDown, Step::NextRow), (Key::ArrowUp, Step::PreviousRow)] {
                // Where Tab has gone to a button, the arrows go on from there.
                let is_free = ctx.memory(|memory| memory.focused().is_none());
                // A slow frame may hold more than one.
                let pressed = ctx.input(|i| if i.modifiers.is_none() { i.num_presses(key) } else { 0 });
                if is_free
                    && !matches!(self.workspace.tab(), Tab::Articles | Tab::Summary | Tab::Notes)
                    && self.workspace.inspected().is_none()
                {
                    actions.extend((0..pressed).map(|_| Action::Step(step)));
                }
            }
        }
        let stops = ctx.input(|i| i.modifiers.is_none() && i.key_pressed(Key::Escape)) && !drops_down;
        if self.workspace.held().is_some() && !modal && stops {
            actions.push(Action::Hold(None));
        }
        if !modal && stops && !typing {
            actions.extend(self.workspace.chosen().map(|_| Action::Choose(None)));
            actions.extend(self.workspace.taken_up().map(|_| Action::TakeUp(None)));
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
        // Where a bar grows, the place is empty for a frame that it did not have before.
        ui.painter().rect_filled(ui.max_rect(), 0.0, t.paper);
        bar::top(ui, &self.workspace, run, actions);
        self.recover.line(ui, &self.workspace);
        let is_empty = !self.workspace.can_save();
        if is_empty {
            messages::ui(ui, &self.workspace, actions);
            let frame = Frame::new().fill(t.paper).inner_margin(Margin::same(18));
            egui::CentralPanel::default().frame(frame).show(ui, |ui| {
                welcome::ui(ui, &self.workspace, run, actions);
            });
            return;
        }
        if self.workspace.inspected().is_some() {
            offers::ui(ui, &self.workspace, actions);
            messages::ui(ui, &self.workspace, actions);
            self.inspect.ui(ui, &self.workspace, actions);
            return;
        }
        let is_first = self.workspace.table().rows.is_empty() && !self.workspace.is_current();
        if is_first && self.workspace.progress().is_some() {
            messages::ui(ui, &self.workspace, actions);
            let frame = Frame::new().fill(t.paper);
            egui::CentralPanel::default().frame(frame).show(ui, |ui| welcome::waiting(ui, &self.workspace));
            return;
        }
        // The answer is read before what may be doubtful about it.
        bar::answer(ui, &self.workspace, run, actions);
        messages::ui(ui, &self.workspace, actions);
        offers::ui(ui, &self.workspace, actions);
        self.find.ui(ui, &self.workspace, actions);
        if !views::is_low(ui) {
            crumbs::ui(ui, &self.workspace, self.views.place.first(), actions);
        }
        let frame = Frame::new().fill(t.panel).inner_margin(detail::MARGIN);
        if matches!(self.workspace.tab(), Tab::SideBySide | Tab::Redline | Tab::Notes) {
            // In a narrow window, or in large letters, it stands below the drafts, where something is selected.
            let is_narrow = ui.available_width() < NARROW;
            let panel = match is_narrow {
                true => egui::Panel::bottom("detail below").exact_size(ui.available_height() * 0.36),
                false => egui::Panel::right("detail").exact_size(detail::width(ui.available_width())),
            };
            let has_room = ui.available_height() > LOW && self.workspace.selection().is_some();
            if !is_narrow || has_room {
                panel
                    .frame(frame)
                    .resizable(false)
                    .show(ui, |ui| self.detail.ui(ui, &self.workspace, actions));
            }
        }
        let frame = Frame::new().fill(t.paper);
        let (views, workspace) = (&mut self.views, &self.workspace);
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            ui.push_id(self.openings, |ui| match workspace.tab() {
                Tab::SideBySide => views.side_by_side.ui(ui, workspace, &mut views.place, actions),
                Tab::Table => views.table.ui(ui, workspace, &mut views.place, actions),
                Tab::Redline => views.redline.ui(ui, workspace, &mut views.place, actions),
                Tab::Lineage => views.lineage.ui(ui, workspace, &mut views.place, actions),
                Tab::Summary => views.summary.ui(ui, workspace, &mut views.place, actions),
                Tab::Articles => views.articles.ui(ui, workspace, &mut views.place, actions),
                Tab::Notes => views.ledger.ui(ui, workspace, actions),
            });
        });
    }

    /// Shows the window as the reader prefers it.
    fn dress(&mut self, ctx: &egui::Context) {
        let preferences = self.workspace.preferences();
        theme::set_text_size(preferences.text_size);
        if self.dressed.as_ref() == Some(preferences) {
            return;
        }
        ctx.set_theme(match preferences.theme {
            Theme::System => ThemePreference::System,
            Theme::Light => ThemePreference::Light,
            Theme::Dark => ThemePreference::Dark,
        });
        theme::set_ease(ctx, Ease { high_contrast: preferences.high_contrast, still: preferences.still });
        ctx.set_zoom_factor(preferences.zoom);
        let language = Language::of(&preferences.language).unwrap_or(self.desktop);
        self.dressed = Some(preferences.clone());
        if language != self.language {
            self.language = language;
            speak(language);
            self.apply(vec![Action::Retell]);
        }
    }

    /// Notices the keys that make everything larger or smaller, which are not ours and know no bounds of ours.
    fn notice_zoom(&mut self, ctx: &egui::Context, actions: &mut Vec<Action>) {
        let zoom = ctx.zoom_factor().clamp(*ZOOM.start(), *ZOOM.end());
        ctx.set_zoom_factor(zoom);
        if std::mem::replace(&mut self.zoom, zoom) != zoom && zoom != self.workspace.preferences().zoom {
            let preferences = Preferences { zoom, ..self.workspace.preferences().clone() };
            actions.push(Action::Desk(AtDesk::Prefer(Box::new(preferences))));
        }
    }

    /// Sends the reader to where the comparison was left, and tells where the view begins now.
    fn follow_place(&mut self, actions: &mut Vec<Action>) {
        let begins = self.views.place.first();
        if begins != self.begins && self.workspace.is_current() {
            self.begins = begins;
            actions.extend(begins.map(|row| Action::Desk(AtDesk::Begins(row))));
        }
    }

    /// Saves a comparison that has a file, if the reader wants that and it is time.
    fn save_by_itself(&mut self, ctx: &egui::Context) {
        let minutes = self.workspace.preferences().autosave;
        let wanted = minutes > 0 && self.workspace.is_dirty() && self.workspace.path().is_some();
        if !wanted {
            self.unsaved = None;
            return;
        }
        let since = *self.unsaved.get_or_insert_with(Instant::now);
        let left = Duration::from_secs(60 * u64::from(minutes)).saturating_sub(since.elapsed());
        if left.is_zero() {
            self.unsaved = None;
            self.apply(vec![Action::Save]);
        } else {
            ctx.request_repaint_after(left);
        }
    }

    fn name_window(&mut self, ctx: &egui::Context) {
        let title = format!("{} — Travaux", bar::title(&self.workspace));
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

/// An action that the table of commands gives, with the time at which it was asked for.
fn dated(action: Action) -> Action {
    match action {
        Action::Mark(edit, _) => Action::Mark(edit, views::now()),
        other => other,
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        speak(self.language);
        let outcomes = self.jobs.poll();
        self.apply(outcomes.into_iter().map(Action::Finished).collect());
        self.save_by_itself(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        speak(self.language);
        let ctx = ui.ctx().clone();
        let mut actions = Vec::new();
        let mut run = Vec::new();
        self.dress(&ctx);
        self.notice_zoom(&ctx, &mut actions);
        if std::mem::replace(&mut self.openings, self.workspace.openings()) != self.workspace.openings() {
            self.views = Views::default();
        }
        if let Some((count, row)) = self.workspace.sent_to().filter(|(count, _)| *count != self.sent) {
            self.sent = count;
            // The beginning is above the first row: passages that belong to no point.
            if row > 0 {
                self.views.place.send(row);
            }
        }
        self.listen(&ctx, &mut actions, &mut run);
        self.views(ui, &mut actions, &mut run);
        self.dialogs.ui(ui, &self.workspace, &mut actions);
        self.export.ui(ui, &self.workspace, &mut actions);
        if let Some(text) = self.plainly.take() {
            ctx.copy_text(text);
        }
        self.palette.ui(ui, &mut run, &mut actions);
        self.settings.ui(ui, &self.workspace, &mut actions);
        self.recover.ui(ui, &self.workspace, &mut actions);
        for command in run {
            self.run(&ctx, command, &mut actions);
        }
        self.dropping.ui(ui, &self.workspace, &mut actions);
        let acted = !actions.is_empty();
        self.follow_place(&mut actions);
        self.apply(actions);
        self.name_window(&ctx);
        self.lender.serve(&ctx);
        if self.workspace.may_close() && !std::mem::replace(&mut self.closing, true) {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        if acted {
            ctx.request_repaint();
        }
    }

    /// Where things were scrolled to belongs to one comparison, and what else the toolkit remembers to one window.
    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        if let Ok(choice) = serde_json::to_string(self.workspace.export().choice()) {
            storage.set_string(EXPORT_KEY, choice);
        }
    }
}

/// What was preferred before there was a file of settings.
fn earlier(storage: Option<&dyn eframe::Storage>) -> Option<Preferences> {
    let storage = storage?;
    let is = |key: &str, value: &str| storage.get_string(key).as_deref() == Some(value);
    let theme = match () {
        () if is("theme", "light") => Theme::Light,
        () if is("theme", "dark") => Theme::Dark,
        () => Theme::System,
    };
    let usual = Preferences::default();
    let earlier =
        Preferences { theme, high_contrast: is("high contrast", "on"), still: is("still", "on"), ..usual };
    Some(earlier)
}

/// What was open last, if it is to be opened at the start.
fn last(desk: &Desk) -> Option<Vec<String>> {
    let wanted = desk.preferences.as_ref().is_some_and(|preferences| preferences.open_last);
    desk.recents.latest().filter(|_| wanted).map(|recent| recent.paths.clone())
}
