//! The settings: what the reader prefers, page by page. Every change holds at once.

use super::inspect::colours;
use super::ticks;
use crate::compare::colours::found;
use crate::desk::{AUTOSAVE, Change, Preferences, TEXT, Theme, ZOOM, usual_verdicts};
use crate::ui::theme::{self, Tokens};
use crate::words::{Language, say, say_with};
use crate::workspace::{Action, AtDesk, Workspace};
use egui::text::LayoutJob;
use egui::{Button, ComboBox, Id, Modal, RichText, ScrollArea, TextEdit, Ui, Vec2};
use std::ops::RangeInclusive;

const WIDTH: f32 = 680.0;
const HEIGHT: f32 = 400.0;
const NAMES: f32 = 132.0;
const LABEL: f32 = 120.0;
const FIELD: f32 = 240.0;

/// The window of settings.
#[derive(Default)]
pub struct Settings {
    open: bool,
    page: Page,
    /// What is typed and chosen; words may have blanks at their ends while they are typed.
    typed: Preferences,
    focus: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Page {
    #[default]
    Reader,
    Looks,
    Files,
    Lists,
    Comparison,
}

impl Page {
    const ALL: [Page; 5] = [Page::Reader, Page::Looks, Page::Files, Page::Lists, Page::Comparison];

    fn name(self) -> &'static str {
        say(match self {
            Page::Reader => "settings-page-you",
            Page::Looks => "settings-page-looks",
            Page::Files => "settings-page-files",
            Page::Lists => "settings-page-lists",
            Page::Comparison => "settings-page-comparison",
        })
    }
}

impl Settings {
    /// Opens the window.
    pub fn open(&mut self, workspace: &Workspace) {
        self.open = true;
        self.focus = true;
        self.typed = workspace.preferences().clone();
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Shows it, if it is open.
    pub fn ui(&mut self, ui: &Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
        if !self.open {
            return;
        }
        let before = self.typed.clone();
        let modal =
            Modal::new(Id::unique("settings")).frame(super::dialogs::frame(ui)).show(ui.ctx(), |ui| {
                let room = ui.ctx().content_rect().size() - Vec2::new(64.0, 150.0);
                ui.set_width(WIDTH.min(room.x));
                let t = Tokens::of(ui.ctx());
                title(ui, t, say("settings-title"));
                ui.add_space(6.0);
                let height = HEIGHT.min(room.y);
                ui.horizontal_top(|ui| {
                    ui.vertical(|ui| {
                        ui.set_width(NAMES);
                        ui.set_min_height(height);
                        self.pages(ui, workspace);
                    });
                    ui.add_space(14.0);
                    ScrollArea::vertical().max_height(height).auto_shrink(false).show(ui, |ui| {
                        ui.vertical(|ui| self.page(ui, workspace, t, actions));
                    });
                });
                ui.add_space(8.0);
                ui.horizontal(|ui| {
                    let usual = Preferences::default();
                    if ui.add_enabled(self.typed != usual, Button::new(say("settings-usual"))).clicked() {
                        self.typed = usual;
                    }
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        ui.button(say("settings-close")).clicked()
                    })
                    .inner
                })
                .inner
            });
        if modal.inner || modal.should_close() {
            self.open = false;
        }
        if self.typed != before {
            actions.push(Action::Desk(AtDesk::Prefer(Box::new(self.typed.clone()))));
        }
    }

    fn pages(&mut self, ui: &mut Ui, workspace: &Workspace) {
        for page in Page::ALL {
            if page == Page::Comparison && workspace.project().drafts.is_empty() {
                continue;
            }
            let button = Button::selectable(self.page == page, page.name()).min_size(Vec2::new(NAMES, 28.0));
            let response = ui.add(button);
            if self.page == page && std::mem::take(&mut self.focus) {
                response.request_focus();
            }
            if response.clicked() {
                self.page = page;
            }
        }
    }

    fn page(&mut self, ui: &mut Ui, workspace: &Workspace, t: &Tokens, actions: &mut Vec<Action>) {
        match self.page {
            Page::Reader => self.reader(ui, t),
            Page::Looks => self.looks(ui, t),
            Page::Files => self.files(ui, workspace, t, actions),
            Page::Lists => self.lists(ui, t),
            Page::Comparison => {
                let mut meant = !workspace.project().settings.words_alone;
                row(ui, t, say("settings-pairing"), say("settings-meaning-about"), |ui| {
                    if ticks(ui, |ui| ui.checkbox(&mut meant, say("settings-meaning"))).changed() {
                        actions.push(Action::WordsAlone(!meant));
                    }
                });
                let mut kept = workspace.project().settings.originals;
                row(ui, t, say("settings-originals"), say("settings-originals-about"), |ui| {
                    if ticks(ui, |ui| ui.checkbox(&mut kept, say("settings-originals-on"))).changed() {
                        actions.push(Action::KeepOriginals(kept));
                    }
                });
                if coloured(workspace).next().is_none() {
                    return;
                }
                for draft in coloured(workspace) {
                    ui.label(RichText::new(&draft.siglum).color(t.ink));
                    colours::ui(ui, workspace, draft, t, actions);
                    ui.add_space(10.0);
                }
                hint(ui, t, say("settings-colours-about"));
            }
        }
    }

    fn reader(&mut self, ui: &mut Ui, t: &Tokens) {
        row(ui, t, say("settings-reader"), say("settings-reader-about"), |ui| {
            let field = TextEdit::singleline(&mut self.typed.reader).desired_width(FIELD);
            ui.add(field).accessible_name(say("settings-reader"));
        });
        row(ui, t, say("settings-language"), "", |ui| {
            let typed = &mut self.typed.language;
            let name = |tag: &str| Language::of(tag).map_or(say("settings-as-desktop"), Language::name);
            let combo = ComboBox::from_id_salt("language").selected_text(name(typed)).width(150.0);
            let shown = combo.show_ui(ui, |ui| {
                for tag in [""].into_iter().chain(Language::all().map(Language::tag)) {
                    super::option(ui, typed, tag.to_owned(), name(tag));
                }
            });
            shown.response.accessible_name(say("settings-language"));
        });
    }

    fn looks(&mut self, ui: &mut Ui, t: &Tokens) {
        let typed = &mut self.typed;
        row(ui, t, say("settings-theme"), "", |ui| {
            for (theme, name) in [
                (Theme::System, say("settings-as-desktop")),
                (Theme::Light, say("settings-light")),
                (Theme::Dark, say("settings-dark")),
            ] {
                if ui.add(Button::selectable(typed.theme == theme, name)).clicked() {
                    typed.theme = theme;
                }
            }
        });
        row(ui, t, say("settings-contrast"), "", |ui| {
            ticks(ui, |ui| ui.checkbox(&mut typed.high_contrast, say("settings-contrast-on")));
        });
        row(ui, t, say("settings-motion"), "", |ui| {
            ticks(ui, |ui| ui.checkbox(&mut typed.still, say("settings-still")));
        });
        row(ui, t, say("settings-zoom"), "Ctrl++  Ctrl+-  Ctrl+0", |ui| {
            let mut percent = (typed.zoom * 100.0).round();
            let range = ZOOM.start() * 100.0..=ZOOM.end() * 100.0;
            steps(ui, say("settings-zoom"), &mut percent, 10.0, &range, "%");
            typed.zoom = percent / 100.0;
        });
        row(ui, t, say("settings-text-size"), "", |ui| {
            steps(ui, say("settings-text-size"), &mut typed.text_size, 1.0, &TEXT, "pt");
        });
    }

    fn files(&mut self, ui: &mut Ui, workspace: &Workspace, t: &Tokens, actions: &mut Vec<Action>) {
        let typed = &mut self.typed;
        let about = say("settings-recovery-about");
        row(ui, t, say("settings-recovery"), about, |ui| {
            ticks(ui, |ui| ui.checkbox(&mut typed.recovery, say("settings-recovery-on")));
        });
        let about = say("settings-autosave-about");
        row(ui, t, say("settings-autosave"), about, |ui| {
            let word = |minutes: u32| say_with("settings-minutes", &[("n", minutes.into())]);
            let combo = ComboBox::from_id_salt("autosave").selected_text(word(typed.autosave)).width(150.0);
            let shown = combo.show_ui(ui, |ui| {
                for minutes in AUTOSAVE {
                    super::option(ui, &mut typed.autosave, minutes, word(minutes));
                }
            });
            shown.response.accessible_name(say("settings-autosave"));
        });
        let about = say("settings-recents-about");
        row(ui, t, say("settings-recents"), about, |ui| {
            ticks(ui, |ui| ui.checkbox(&mut typed.recents, say("settings-recents-on")));
        });
        row(ui, t, "", "", |ui| {
            let open_last = egui::Checkbox::new(&mut typed.open_last, say("settings-open-last"));
            ticks(ui, |ui| ui.add_enabled(typed.recents, open_last));
            if !workspace.recents().is_empty() && ui.button(say("recents-clear")).clicked() {
                actions.push(Action::Desk(AtDesk::Recents(Change::Clear)));
            }
        });
    }

    fn lists(&mut self, ui: &mut Ui, t: &Tokens) {
        let (usual, mut verdicts) = (usual_verdicts(), self.typed.offered_verdicts());
        row(ui, t, say("settings-verdicts"), say("settings-verdicts-about"), |ui| {
            ui.vertical(|ui| words(ui, say("settings-verdicts"), &mut verdicts, &usual));
        });
        self.typed.verdicts = if verdicts == usual { Vec::new() } else { verdicts };
        row(ui, t, say("settings-tags"), say("settings-tags-about"), |ui| {
            ui.vertical(|ui| words(ui, say("settings-tags"), &mut self.typed.tags, &[]));
        });
    }
}

/// The documents in which colours may mean something.
fn coloured(workspace: &Workspace) -> impl Iterator<Item = &crate::model::Draft> {
    let project = workspace.project();
    let all = project.drafts.iter().chain(&project.articles);
    all.map(|draft| &**draft).filter(|draft| !found(draft).is_empty())
}

fn title(ui: &mut Ui, t: &Tokens, text: &str) {
    let mut job = LayoutJob::default();
    job.append(text, 0.0, theme::sans(17.0, 650.0, t.ink));
    ui.label(job);
}

fn hint(ui: &mut Ui, t: &Tokens, text: &str) {
    ui.add(egui::Label::new(RichText::new(text).color(t.soft).size(theme::CAPTION)).wrap());
}

/// A setting: its name at the left, its control, and below that what there is to know about it.
fn row(ui: &mut Ui, t: &Tokens, name: &str, about: &str, control: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(LABEL);
            ui.add_space(5.0);
            ui.label(RichText::new(name).color(t.soft));
        });
        ui.vertical(|ui| {
            ui.horizontal(control);
            if !about.is_empty() {
                hint(ui, t, about);
            }
        });
    });
    ui.add_space(8.0);
}

/// A number to be made smaller and larger by steps.
fn steps(ui: &mut Ui, name: &str, number: &mut f32, step: f32, range: &RangeInclusive<f32>, unit: &str) {
    let now = *number;
    let mut set = |ui: &mut Ui, sign: &str, spoken: String, to: f32| {
        let button = Button::new(sign).min_size(Vec2::new(30.0, 28.0));
        if ui.add_enabled(range.contains(&to), button).accessible_name(spoken).clicked() {
            *number = to;
        }
    };
    set(ui, "−", say_with("settings-smaller", &[("name", name.into())]), now - step);
    let shown = RichText::new(format!("{now:.0} {unit}"));
    ui.add_sized([56.0, 28.0], egui::Label::new(shown));
    set(ui, "+", say_with("settings-larger", &[("name", name.into())]), now + step);
}

/// A list of words to be typed, put in order and taken out.
fn words(ui: &mut Ui, name: &str, list: &mut Vec<String>, usual: &[String]) {
    let mut act = None;
    let count = list.len();
    for (i, word) in list.iter_mut().enumerate() {
        ui.horizontal(|ui| {
            let field = TextEdit::singleline(word).desired_width(FIELD - 40.0);
            ui.add(field).accessible_name(format!("{name} {}", i + 1));
            for (sign, says, fits, to) in [
                ("↑", say("settings-up"), i > 0, Some(i.wrapping_sub(1))),
                ("↓", say("settings-down"), i + 1 < count, Some(i + 1)),
                ("×", say("settings-remove"), true, None),
            ] {
                let spoken = format!("{says}: {word}");
                if ui
                    .add_enabled(fits, Button::new(sign))
                    .accessible_name(spoken)
                    .on_hover_text(says)
                    .clicked()
                {
                    act = Some((i, to));
                }
            }
        });
    }
    match act {
        Some((i, Some(to))) => list.swap(i, to),
        Some((i, None)) => drop(list.remove(i)),
        None => {}
    }
    ui.horizontal(|ui| {
        if ui
            .button(say("settings-add"))
            .accessible_name(say_with("settings-add-to", &[("name", name.to_lowercase().into())]))
            .clicked()
        {
            list.push(String::new());
        }
        let others = list.as_slice() != usual && !usual.is_empty();
        if others && ui.button(say("settings-usual-ones")).clicked() {
            *list = usual.to_vec();
        }
    });
}
