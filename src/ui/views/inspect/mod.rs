//! The reading of a document, to be looked at before it is trusted, and corrected.

pub mod colours;
mod text;
mod tools;

use crate::compare::Reading;
use crate::model::{
    Cut, Draft, DraftKind, MarkupKind, PointId, Provenance, Revisions, SegmentDecision, Warning,
};
use crate::present;
use crate::present::reading::{Passage, passages};
use crate::project::originals::name;
use crate::ui::theme::{self, Tokens};
use crate::words::{say, say_with};
use crate::workspace::{Action, Field, Workspace};
use egui::text::LayoutJob;
use egui::{Button, ComboBox, Frame, Key, Margin, Modifiers, RichText, TextEdit, Ui};
use std::sync::Arc;
use tools::{Place, Tool};

/// The usual width of a letter in a field, in points.
const LETTER: f32 = 8.0;
/// The width of a choice, and the room that it takes beside its name, in points.
const CHOICE: (f32, f32) = (110.0, 140.0);

/// What the window remembers of it: where the reader stands, what is typed, how high the passages are.
#[derive(Default)]
pub struct Inspect {
    shown: Option<Arc<Draft>>,
    passages: Vec<Passage>,
    place: Place,
    typed: Typed,
    text: text::Text,
}

/// The fields as they are typed.
#[derive(Default)]
struct Typed {
    siglum: String,
    title: String,
    date: String,
    author: String,
    label: String,
    parts: Vec<String>,
}

impl Inspect {
    /// Shows the document whose reading is looked at.
    pub fn ui(&mut self, ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
        let Some(draft) = workspace.inspected().cloned() else { return };
        self.follow(&draft);
        let t = Tokens::of(ui.ctx());
        let frame = Frame::new().fill(t.panel).inner_margin(Margin::symmetric(18, 10));
        egui::Panel::top("reading").frame(frame).show(ui, |ui| {
            documents(ui, workspace, &draft, t, actions);
            self.fields(ui, workspace, &draft, t, actions);
            self.parts(ui, &draft, t, actions);
            colours::ui(ui, workspace, &draft, t, actions);
            self.tools(ui, &draft, t, actions);
            for warning in draft.warnings.iter().filter(|warning| warning.span.is_none()) {
                ui.add(egui::Label::new(caution(warning, t)).wrap());
            }
        });
        let frame = Frame::new().fill(t.paper);
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            let clicked = self.text.ui(ui, &draft, &self.passages, self.place);
            if let Some(place) = clicked {
                self.stand(&draft, place);
            }
            self.menu(&draft, actions);
        });
        self.keys(ui, &draft, actions);
    }

    /// Takes up another document, or another state of the same one.
    fn follow(&mut self, draft: &Arc<Draft>) {
        let before = self.shown.replace(Arc::clone(draft));
        if before.as_ref().is_some_and(|before| Arc::ptr_eq(before, draft)) {
            return;
        }
        if before.is_none_or(|before| before.id != draft.id) {
            let first = draft.points.first().map_or(0, |point| point.start() as usize);
            self.place = Place { anchor: first, caret: first };
            self.text = text::Text::default();
        }
        self.passages = passages(draft);
        let about = |text: &Option<String>| text.clone().unwrap_or_default();
        self.typed = Typed {
            siglum: draft.siglum.clone(),
            title: draft.title.clone(),
            date: about(&draft.provenance.date),
            author: about(&draft.provenance.author),
            label: String::new(),
            parts: draft.parts.iter().map(|part| part.siglum.clone()).collect(),
        };
        self.stand(draft, self.place);
    }

    fn stand(&mut self, draft: &Draft, place: Place) {
        self.place = place;
        let point = self.passage().and_then(|passage| passage.point);
        self.typed.label = point.map(|point| draft.points[point].label.path.clone()).unwrap_or_default();
    }

    /// The passage in which the reader stands.
    fn passage(&self) -> Option<&Passage> {
        let at = self.passages.partition_point(|passage| passage.span.start <= self.place.caret);
        self.passages.get(at.saturating_sub(1))
    }

    fn decision(&self, draft: &Draft, tool: Tool) -> Option<SegmentDecision> {
        tool.decision(draft, self.passage()?, self.place)
    }

    fn fields(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        draft: &Draft,
        t: &Tokens,
        actions: &mut Vec<Action>,
    ) {
        let id = draft.id;
        ui.horizontal_wrapped(|ui| {
            // A field is as wide as what stands in it, within limits.
            let mut field = |name: &str, [least, most]: [f32; 2], typed: &mut String| {
                let label = ui.label(RichText::new(name).color(t.soft));
                let words = typed.chars().count() as f32 * LETTER;
                let width = (words + 2.0 * ui.spacing().button_padding.x).clamp(least, most);
                let response = ui.add(TextEdit::singleline(typed).desired_width(width)).labelled_by(label.id);
                response.lost_focus()
            };
            if field(say("short-name"), [90.0, 200.0], &mut self.typed.siglum)
                && self.typed.siglum != draft.siglum
            {
                actions.push(Action::Rename { id, siglum: self.typed.siglum.clone() });
            }
            for (what, name, width, typed) in [
                (Field::Title, say("reading-title"), [260.0, 440.0], &mut self.typed.title),
                (Field::Date, say("reading-date"), [90.0, 140.0], &mut self.typed.date),
                (Field::Author, say("reading-author"), [130.0, 200.0], &mut self.typed.author),
            ] {
                if field(name, width, typed) {
                    actions.push(Action::Describe { id, field: what, text: typed.clone() });
                }
            }
            reading(ui, draft, t, actions);
            originals(ui, workspace, draft, actions);
        });
    }

    /// The files that the draft consists of, where there are several: their names and their order.
    fn parts(&mut self, ui: &mut Ui, draft: &Draft, t: &Tokens, actions: &mut Vec<Action>) {
        if draft.parts.is_empty() {
            return;
        }
        let mut arranged = None;
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(say("reading-files")).color(t.soft));
            for (at, typed) in self.typed.parts.iter_mut().enumerate() {
                let part = &draft.parts[at];
                let field = ui.add(TextEdit::singleline(typed).desired_width(80.0));
                let field = field.accessible_name(say_with("reading-file-name", &[("n", (at + 1).into())]));
                if field.on_hover_text(&part.provenance.path).lost_focus() && *typed != part.siglum {
                    let mut parts = draft.parts.clone();
                    parts[at].siglum.clone_from(typed);
                    arranged = Some(parts);
                }
                let earlier =
                    ui.add_enabled(at > 0, Button::new("←")).on_hover_text(say("reading-file-earlier-hint"));
                if earlier
                    .accessible_name(say_with(
                        "reading-file-earlier",
                        &[("file", part.siglum.as_str().into())],
                    ))
                    .clicked()
                {
                    let mut parts = draft.parts.clone();
                    parts.swap(at - 1, at);
                    arranged = Some(parts);
                }
                let out = ui.add(Button::new("×")).on_hover_text(say("reading-file-out-hint"));
                if out
                    .accessible_name(say_with("reading-file-out", &[("file", part.siglum.as_str().into())]))
                    .clicked()
                {
                    let mut parts = draft.parts.clone();
                    parts.remove(at);
                    arranged = Some(parts);
                }
            }
            if ui.button(say("reading-add-files")).clicked() {
                actions.push(Action::PickInto(draft.id));
            }
        });
        actions.extend(arranged.map(|parts| Action::Arrange { id: draft.id, parts }));
    }

    fn tools(&mut self, ui: &mut Ui, draft: &Draft, t: &Tokens, actions: &mut Vec<Action>) {
        ui.horizontal_wrapped(|ui| {
            for tool in Tool::ALL {
                let decision = self.decision(draft, tool);
                let button = ui.add_enabled(decision.is_some(), Button::new(tool.name()));
                let tip = format!("{} ({})", tool.help(), tool.key_name());
                if button.on_hover_text(tip.as_str()).on_disabled_hover_text(tip).clicked() {
                    actions.extend(decision.map(Action::Correct));
                }
            }
            let label = ui.label(RichText::new(say("reading-label")).color(t.soft));
            let point = self.passage().and_then(|passage| passage.point);
            let edit = TextEdit::singleline(&mut self.typed.label).desired_width(80.0).char_limit(40);
            let response = ui.add_enabled(point.is_some(), edit).labelled_by(label.id);
            if let Some(point) = point.filter(|_| response.lost_focus())
                && self.typed.label != draft.points[point].label.path
            {
                let at = PointId { draft: draft.id, start: draft.points[point].start() };
                let cut = Cut::Label(self.typed.label.clone());
                actions.push(Action::Correct(SegmentDecision { at, cut }));
            }
            if draft.as_read.is_some()
                && ui.button(say("reading-as-found")).on_hover_text(say("reading-as-found-hint")).clicked()
            {
                actions.push(Action::AsFound(draft.id));
            }
        });
    }

    /// The menu that a click with the other button opens.
    fn menu(&self, draft: &Draft, actions: &mut Vec<Action>) {
        let Some(response) = self.text.response() else { return };
        response.context_menu(|ui| {
            for tool in Tool::ALL {
                let decision = self.decision(draft, tool);
                let button = Button::new(tool.name()).shortcut_text(tool.key_name());
                if ui.add_enabled(decision.is_some(), button).on_hover_text(tool.help()).clicked() {
                    actions.extend(decision.map(Action::Correct));
                    ui.close();
                }
            }
        });
    }

    fn keys(&mut self, ui: &Ui, draft: &Draft, actions: &mut Vec<Action>) {
        if ui.ctx().text_edit_focused() || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        for tool in Tool::ALL {
            if pressed(tool.key()) {
                actions.extend(self.decision(draft, tool).map(Action::Correct));
            }
        }
        let here = self.passages.partition_point(|passage| passage.span.start <= self.place.caret);
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        let to = match (down, up) {
            (true, _) => Some(here),
            (_, true) => here.checked_sub(2),
            _ => None,
        };
        if let Some(passage) = to.and_then(|to| self.passages.get(to)) {
            let start = passage.span.start;
            self.text.show(start);
            self.stand(draft, Place { anchor: start, caret: start });
        }
        if pressed(Key::Escape) {
            actions.push(Action::Inspect(None));
        }
    }
}

/// The documents of the comparison, of which one is shown, and what was found in it.
fn documents(ui: &mut Ui, workspace: &Workspace, draft: &Draft, t: &Tokens, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let mut head = LayoutJob::default();
        head.append(say("reading-heading-bar"), 0.0, theme::sans(theme::SMALL, 650.0, t.ink));
        ui.label(head);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let done = Button::new(RichText::new(say("done")).color(t.on_accent)).fill(t.accent);
            if ui.add(done).on_hover_text(say("reading-done-hint")).clicked() {
                actions.push(Action::Inspect(None));
            }
            ui.label(RichText::new(found(draft)).color(t.soft));
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                egui::ScrollArea::horizontal().show(ui, |ui| {
                    let project = workspace.project();
                    for other in project.drafts.iter().chain(&project.articles) {
                        if ui.add(Button::selectable(other.id == draft.id, &other.siglum)).clicked() {
                            actions.push(Action::Inspect(Some(other.id)));
                        }
                    }
                });
            });
        });
    });
}

/// What was found, in numbers.
fn found(draft: &Draft) -> String {
    let count = |depth: fn(u8) -> bool| {
        draft.points.iter().filter(|p| depth(p.depth) && p.kind != crate::model::PointKind::Heading).count()
    };
    let n = [("n", count(|depth| depth == 0).into())];
    let is_article = draft.kind == DraftKind::Article;
    let mut parts = vec![say_with(if is_article { "statement-count" } else { "point-count" }, &n)];
    let below = count(|depth| depth > 0);
    if below > 0 {
        parts.push(say_with("sub-point-count", &[("n", below.into())]));
    }
    parts.push(say_with("reading-left-out-count", &[("n", draft.outside.len().into())]));
    if !draft.warnings.is_empty() {
        parts.push(say_with("doubt-count", &[("n", draft.warnings.len().into())]));
    }
    parts.join(" · ")
}

/// As what the document is read, and its tracked changes how.
fn reading(ui: &mut Ui, draft: &Draft, t: &Tokens, actions: &mut Vec<Action>) {
    let now = (draft.kind, draft.provenance.revisions);
    let mut chosen = now;
    let choice = |ui: &mut Ui, name: &str, selected: &str, options: &mut dyn FnMut(&mut Ui)| {
        // A choice and its name stand on one line.
        let text = egui::WidgetText::from(RichText::new(name).color(t.soft));
        let text =
            text.into_galley(ui, Some(egui::TextWrapMode::Extend), f32::INFINITY, egui::TextStyle::Body);
        if ui.available_size_before_wrap().x < text.size().x + CHOICE.1 {
            ui.end_row();
            ui.set_row_height(ui.spacing().interact_size.y);
        }
        let label = ui.label(text);
        let combo = ComboBox::from_id_salt((draft.id.0, name)).selected_text(selected).width(CHOICE.0);
        combo.show_ui(ui, |ui| options(ui)).response.labelled_by(label.id);
    };
    let kind = |kind| say(if kind == DraftKind::Article { "reading-article" } else { "summary-draft" });
    choice(ui, say("reading-kind"), kind(now.0), &mut |ui| {
        for one in [DraftKind::Draft, DraftKind::Article] {
            super::option(ui, &mut chosen.0, one, kind(one));
        }
    });
    let tracked = |kind: &MarkupKind| {
        matches!(
            kind,
            MarkupKind::Inserted(_)
                | MarkupKind::Deleted(_)
                | MarkupKind::MovedHere(_)
                | MarkupKind::MovedAway(_)
        )
    };
    if !now.1.is_default() || draft.marks.iter().any(|mark| tracked(&mark.kind)) {
        let name = |revisions| match revisions {
            Revisions::AsTheyStand => say("reading-as-they-stand"),
            Revisions::Accepted => say("reading-accepted"),
            Revisions::Rejected => say("reading-rejected"),
        };
        choice(ui, say("reading-revisions"), name(now.1), &mut |ui| {
            for one in [Revisions::AsTheyStand, Revisions::Accepted, Revisions::Rejected] {
                super::option(ui, &mut chosen.1, one, name(one));
            }
        });
    }
    if chosen != now {
        let reading = Reading { kind: Some(chosen.0), revisions: chosen.1 };
        actions.push(Action::Reread { id: draft.id, reading });
    }
}

/// Takes out the files from which the document was read, where they are kept.
fn originals(ui: &mut Ui, workspace: &Workspace, draft: &Draft, actions: &mut Vec<Action>) {
    let save = |source: &Provenance| Action::PickOriginal(source.sha256.clone());
    match workspace.kept_sources(draft).as_slice() {
        [] => {}
        [one] => {
            let button = ui.button(say("original-save-one")).on_hover_text(say("original-save-tip"));
            actions.extend(button.clicked().then(|| save(one)));
        }
        several => {
            let menu = ui.menu_button(say("original-save-several"), |ui| {
                for source in several {
                    let button = ui.button(name(source)).on_hover_text(&source.path);
                    actions.extend(button.clicked().then(|| save(source)));
                }
            });
            menu.response.on_hover_text(say("original-save-tip"));
        }
    }
}

/// A doubt about the reading, in words.
fn caution(warning: &Warning, t: &Tokens) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.append(&format!("⚠ {}", present::doubt(warning)), 0.0, theme::sans(theme::CAPTION, 500.0, t.removed));
    job
}
