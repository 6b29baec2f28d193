//! The palette: commands, points and documents by a few letters of their names.

use super::bar::{is_available, name};
use crate::present::words;
use crate::text::fuzzy::Wanted;
use crate::text::search::folded;
use crate::ui::theme::{self, Tokens};
use crate::words::say;
use crate::workspace::{Action, Command, Workspace};
use egui::text::LayoutJob;
use egui::{Button, Id, Key, Modal, Modifiers, ScrollArea, TextEdit, Ui};

/// How many names are shown.
const SHOWN: usize = 60;
/// How many words of a point stand for it.
const TOPIC: usize = 10;

/// The palette, and what is typed into it.
#[derive(Default)]
pub struct Palette {
    open: Option<Open>,
}

struct Open {
    typed: String,
    entries: Vec<Entry>,
    /// The entries that fit what is typed, the best first.
    fitting: Vec<usize>,
    chosen: usize,
}

/// One name that can be chosen.
struct Entry {
    name: String,
    folded: String,
    /// What kind of thing it is, or its keys.
    aside: String,
    does: Does,
}

#[derive(Clone)]
enum Does {
    Run(Command),
    Select(usize),
    Inspect(crate::model::DraftId),
}

impl Palette {
    /// Opens it on everything that can be done now.
    pub fn open(&mut self, workspace: &Workspace) {
        let mut open =
            Open { typed: String::new(), entries: entries(workspace), fitting: Vec::new(), chosen: 0 };
        open.find();
        self.open = Some(open);
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Shows it, if it is open.
    pub fn ui(&mut self, ui: &Ui, run: &mut Vec<Command>, actions: &mut Vec<Action>) {
        let Some(open) = &mut self.open else { return };
        let modal = Modal::new(Id::unique("palette")).frame(super::dialogs::frame(ui)).show(ui.ctx(), |ui| {
            let room = ui.ctx().content_rect().size() - egui::Vec2::new(80.0, 140.0);
            ui.set_width(room.x.clamp(200.0, 600.0));
            open.ui(ui)
        });
        let chosen = modal.inner.and_then(|index| open.entries.get(index)).map(|entry| entry.does.clone());
        if chosen.is_some() || modal.should_close() {
            self.open = None;
        }
        match chosen {
            Some(Does::Run(command)) => run.push(command),
            Some(Does::Select(row)) => actions.push(Action::Select(Some(row))),
            Some(Does::Inspect(draft)) => actions.push(Action::Inspect(Some(draft))),
            None => {}
        }
    }
}

impl Open {
    fn find(&mut self) {
        let wanted = Wanted::new(&self.typed);
        let fits = |(index, entry): (usize, &Entry)| Some((wanted.fits(&entry.folded)?, index));
        let mut fitting: Vec<(u32, usize)> = self.entries.iter().enumerate().filter_map(fits).collect();
        fitting.sort_by_key(|&(fit, index)| (std::cmp::Reverse(fit), index));
        self.fitting = fitting.into_iter().take(SHOWN).map(|(_, index)| index).collect();
        self.chosen = 0;
    }

    /// Returns the entry that was chosen.
    fn ui(&mut self, ui: &mut Ui) -> Option<usize> {
        let t = Tokens::of(ui.ctx());
        let mut moved = false;
        for (key, by) in [(Key::ArrowDown, 1), (Key::ArrowUp, self.fitting.len().saturating_sub(1))] {
            if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) && !self.fitting.is_empty() {
                self.chosen = (self.chosen + by) % self.fitting.len();
                moved = true;
            }
        }
        let enter = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        let hint = say("palette-hint");
        let field =
            ui.add(TextEdit::singleline(&mut self.typed).hint_text(hint).desired_width(f32::INFINITY));
        let field = field.accessible_name(hint);
        if !field.has_focus() {
            field.request_focus();
        }
        if field.changed() {
            self.find();
            moved = true;
        }
        ui.add_space(4.0);
        let mut clicked = None;
        // Higher where the window is, so that more is seen at once, and as high however few names fit.
        let height = ((ui.ctx().content_rect().height() - 200.0) * 0.7).clamp(120.0, 560.0);
        ui.spacing_mut().item_spacing.y = 2.0;
        let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink(false);
        area.show(ui, |ui| {
            if self.fitting.is_empty() {
                ui.label(egui::RichText::new(say("palette-none")).color(t.soft));
            }
            for (place, &index) in self.fitting.iter().enumerate() {
                let entry = &self.entries[index];
                let mut job = LayoutJob::default();
                job.append(&entry.name, 0.0, theme::sans(theme::SMALL, 450.0, t.ink));
                job.wrap =
                    egui::text::TextWrapping::truncate_at_width((ui.available_width() - 130.0).max(80.0));
                let aside = egui::RichText::new(&entry.aside).color(t.soft).size(theme::CAPTION);
                let button = Button::selectable(place == self.chosen, job).shortcut_text(aside);
                let button = button.min_size(egui::Vec2::new(ui.available_width(), 28.0));
                let response = ui.add(button).accessible_name(entry.name.as_str());
                if place == self.chosen && moved {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    clicked = Some(index);
                }
            }
        });
        clicked.or_else(|| self.fitting.get(self.chosen).copied().filter(|_| enter))
    }
}

fn entries(workspace: &Workspace) -> Vec<Entry> {
    let entry = |name: String, aside: String, does: Does| Entry { folded: folded(&name), name, aside, does };
    let commands = Command::ALL.into_iter().filter(|&command| is_available(command, workspace));
    let commands = commands.map(|command| {
        let keys = command.shortcuts().first().map(|keys| keys.text()).unwrap_or_default();
        entry(name(command, workspace), keys, Does::Run(command))
    });
    let documents = workspace.project().drafts.iter().chain(&workspace.project().articles);
    let documents = documents.map(|draft| {
        let title = words::title(draft, &draft.siglum);
        entry(
            format!("{} · {title}", draft.siglum),
            say("palette-document").to_owned(),
            Does::Inspect(draft.id),
        )
    });
    let points = workspace.picture().bars.iter().filter(|_| workspace.is_current()).filter_map(|bar| {
        let draft = workspace.draft(bar.at.draft)?;
        let label = &draft.points.get(bar.at.point)?.label.path;
        let topic = words::topic(draft, bar.at.point, TOPIC);
        Some(entry(
            format!("{} {label} · {topic}", draft.siglum),
            say("palette-point").to_owned(),
            Does::Select(bar.row),
        ))
    });
    commands.chain(documents).chain(points).collect()
}
