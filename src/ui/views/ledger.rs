//! All notes, verdicts and bookmarks in one list: sought, filtered, sorted; a click goes to their place. What has
//! lost its place stands with its words and can be hung up again.

use super::cells::PAD_X;
use super::tall::{Goal, Tall};
use super::{empty, now, ticks};
use crate::export::signed;
use crate::model::{About, Project};
use crate::present::ledger::{Entry, Kind, Ledger, Order, Wanted};
use crate::present::{markdown, noted};
use crate::ui::prose;
use crate::ui::theme::{self, Tokens};
use crate::words::{say, say_with};
use crate::workspace::{Action, Hangs, MarkEdit, NoteEdit, Tab, Workspace};
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Button, ComboBox, Key, Margin, Pos2, Rect, RichText, Sense, Stroke, TextEdit, Ui, Vec2, WidgetInfo,
};

const HEAD: f32 = 46.0;
/// The height of an entry, in points.
const ENTRY: f32 = 76.0;

/// The state of the view that is nobody else's business.
#[derive(Default)]
pub struct LedgerView {
    ledger: Ledger,
    /// Everyone who wrote something, and every tag, each once.
    authors: Vec<String>,
    tags: Vec<String>,
    /// The state of the workspace that the list belongs to.
    of: Option<(u64, u64)>,
    wanted: Wanted,
    /// What is asked for, as it was found last.
    found: Vec<Entry>,
    found_for: Wanted,
    /// The entry that the arrow keys have come to.
    cursor: Option<usize>,
    tall: Tall,
}

impl LedgerView {
    /// Shows the list.
    pub fn ui(&mut self, ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
        let t = Tokens::of(ui.ctx());
        let full = ui.available_rect_before_wrap();
        let head = full.with_max_y(full.top() + HEAD);
        // Before the head, which says how many there are, and after it, where something else is asked for.
        let is_new = self.list(workspace);
        self.find(workspace, is_new);
        self.head(ui, workspace, head, t, actions);
        self.find(workspace, false);
        ui.painter().hline(full.x_range(), head.bottom(), Stroke::new(1.0, t.line));
        let body = full.with_min_y(head.bottom() + 1.0);
        if self.found.is_empty() {
            let (title, how) = match self.ledger.entries().is_empty() {
                true => (say("ledger-none"), say("ledger-none-how")),
                false => (say("ledger-nothing-fits"), say("ledger-nothing-fits-how")),
            };
            empty(ui, body, title, how);
            return;
        }
        let goal = self.keys(ui, workspace, actions);
        let heights = vec![ENTRY; self.found.len()];
        let mut tall = std::mem::take(&mut self.tall);
        let width = body.width();
        let found = &self.found;
        let cursor = &mut self.cursor;
        tall.show(ui, "ledger", body, width, &heights, goal, |ui, nth, rect| {
            if one(ui, workspace, found[nth], nth, rect, *cursor == Some(nth), t, actions) {
                *cursor = Some(nth);
            }
            ENTRY
        });
        self.tall = tall;
    }

    /// Lists anew where something changed. Whether it did.
    fn list(&mut self, workspace: &Workspace) -> bool {
        let of = workspace.revision();
        if self.of == Some(of) {
            return false;
        }
        self.of = Some(of);
        self.ledger = Ledger::new(workspace.project(), workspace.table(), workspace.hidden_authors());
        self.authors = workspace.authors().into_iter().map(str::to_owned).collect();
        self.tags = workspace.tags().into_iter().map(str::to_owned).collect();
        true
    }

    /// Seeks anew where the list is new, or something else is sought.
    fn find(&mut self, workspace: &Workspace, is_new: bool) {
        if is_new || self.found_for != self.wanted {
            let before =
                self.cursor.and_then(|nth| self.found.get(nth)).map(|entry| (entry.kind, entry.index));
            self.found = self.ledger.find(workspace.project(), &self.wanted);
            self.found_for.clone_from(&self.wanted);
            self.cursor = before
                .and_then(|known| self.found.iter().position(|entry| (entry.kind, entry.index) == known));
        }
    }

    /// Moves by the arrow keys and goes to a place by Enter.
    fn keys(&mut self, ui: &Ui, workspace: &Workspace, actions: &mut Vec<Action>) -> Option<Goal> {
        let is_free = ui.memory(|m| m.focused().is_none() && m.top_modal_layer().is_none())
            && !egui::Popup::is_any_open(ui.ctx());
        if !is_free {
            return None;
        }
        let pressed = |key: Key| ui.input(|i| i.modifiers.is_none() && i.key_pressed(key));
        if pressed(Key::Enter)
            && let Some(entry) = self.cursor.and_then(|nth| self.found.get(nth))
        {
            go(*entry, workspace, actions);
        }
        let last = self.found.len() - 1;
        let to = match (pressed(Key::ArrowDown), pressed(Key::ArrowUp)) {
            (true, _) => self.cursor.map_or(0, |nth| (nth + 1).min(last)),
            (_, true) => self.cursor.map_or(0, |nth| nth.saturating_sub(1)),
            _ => return None,
        };
        self.cursor = Some(to);
        actions.push(Action::Select(self.found[to].row));
        Some(Goal::Seen(to))
    }

    fn head(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        rect: Rect,
        t: &Tokens,
        actions: &mut Vec<Action>,
    ) {
        ui.painter().rect_filled(rect, 0.0, t.paper);
        let inner = rect.shrink2(Vec2::new(PAD_X + 4.0, 8.0));
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        let builder = egui::UiBuilder::new().max_rect(inner).layout(layout);
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let field = TextEdit::singleline(&mut self.wanted.typed)
                .hint_text(say("ledger-find"))
                .desired_width(150.0);
            ui.add(field.margin(Margin::symmetric(8, 5))).accessible_name(say("ledger-find"));
            let wanted = &mut self.wanted;
            let kinds = [
                (None, false, say("ledger-all")),
                (Some(Kind::Note), false, say("ledger-notes")),
                (Some(Kind::Verdict), false, say("ledger-verdicts")),
                (Some(Kind::Bookmark), false, say("ledger-bookmarks")),
                (None, true, say("ledger-lost")),
            ];
            let now = kinds.iter().find(|(kind, lost, _)| (*kind, *lost) == (wanted.kind, wanted.lost));
            choice(ui, say("ledger-kind"), now.map_or("", |(.., name)| name), |ui| {
                for (kind, lost, name) in kinds {
                    if ui.selectable_label((wanted.kind, wanted.lost) == (kind, lost), name).clicked() {
                        (wanted.kind, wanted.lost) = (kind, lost);
                        ui.close();
                    }
                }
            });
            let resolved = [
                (None, say("ledger-open-or-not")),
                (Some(false), say("ledger-open")),
                (Some(true), say("ledger-resolved")),
            ];
            let now = resolved.iter().find(|(on, _)| *on == wanted.resolved);
            choice(ui, say("ledger-state"), now.map_or("", |(_, name)| name), |ui| {
                for (on, name) in resolved {
                    super::option(ui, &mut wanted.resolved, on, name);
                }
            });
            let authors = &self.authors;
            if authors.len() > 1 || wanted.author.is_some() {
                let any = say("ledger-any-author");
                let name = wanted.author.as_deref().map_or(any, author);
                let name = name.to_owned();
                choice(ui, say("ledger-author"), &name, |ui| {
                    super::option(ui, &mut wanted.author, None, any);
                    for one in authors {
                        super::option(ui, &mut wanted.author, Some(one.clone()), author(one));
                    }
                });
            }
            if !self.tags.is_empty() || wanted.tag.is_some() {
                let any = say("ledger-any-tag");
                let name = wanted.tag.as_ref().map_or(any.to_owned(), |tag| format!("#{tag}"));
                choice(ui, say("ledger-tag"), &name, |ui| {
                    super::option(ui, &mut wanted.tag, None, any);
                    for tag in &self.tags {
                        super::option(ui, &mut wanted.tag, Some(tag.clone()), format!("#{tag}"));
                    }
                });
            }
            let orders = [
                (Order::Place, say("ledger-by-place")),
                (Order::Time, say("ledger-by-time")),
                (Order::Author, say("ledger-by-author")),
            ];
            let now = orders.iter().find(|(order, _)| *order == wanted.order);
            choice(ui, say("ledger-order"), now.map_or("", |(_, name)| name), |ui| {
                for (order, name) in orders {
                    super::option(ui, &mut wanted.order, order, name);
                }
            });
            if authors.len() > 1 || !workspace.hidden_authors().is_empty() {
                shown_authors(ui, workspace, authors, actions);
            }
            let count = say_with("ledger-count", &[("n", self.found.len().into())]);
            ui.add(egui::Label::new(RichText::new(count).color(t.soft).size(theme::CAPTION)).truncate());
        });
    }
}

fn choice(ui: &mut Ui, name: &str, now: &str, add: impl FnOnce(&mut Ui)) {
    let shown = ComboBox::from_id_salt(name).selected_text(now).width(0.0).show_ui(ui, add);
    shown.response.accessible_name(format!("{name}: {now}")).on_hover_text(name);
}

/// Whose notes are shown in all views.
fn shown_authors(ui: &mut Ui, workspace: &Workspace, authors: &[String], actions: &mut Vec<Action>) {
    let hidden = workspace.hidden_authors();
    let text = match hidden.len() {
        0 => say("ledger-authors").to_owned(),
        n => say_with("ledger-authors-hidden", &[("n", n.into())]),
    };
    let menu = ui.menu_button(text, |ui| {
        for one in authors {
            let mut on = !hidden.contains(one);
            if ticks(ui, |ui| ui.checkbox(&mut on, author(one))).changed() {
                actions.push(Action::ShowAuthor(one.clone(), on));
            }
        }
    });
    menu.response.on_hover_text(say("ledger-authors-tip"));
}

fn author(name: &str) -> &str {
    if name.is_empty() { say("ledger-nobody") } else { name }
}

/// Takes the reader to the place of an entry.
fn go(entry: Entry, workspace: &Workspace, actions: &mut Vec<Action>) {
    if let Some(row) = entry.row {
        actions.push(Action::Go(Tab::SideBySide, row));
    } else if !entry.lost && workspace.has(Tab::Articles) {
        actions.push(Action::ShowTab(Tab::Articles));
    }
}

/// Draws an entry. Whether it was clicked.
#[expect(
    clippy::too_many_arguments,
    reason = "an entry is drawn from its list, its place and what is chosen"
)]
fn one(
    ui: &mut Ui,
    workspace: &Workspace,
    entry: Entry,
    nth: usize,
    rect: Rect,
    chosen: bool,
    t: &Tokens,
    actions: &mut Vec<Action>,
) -> bool {
    let project = workspace.project();
    let response = ui.interact(rect, ui.scope_id().with(("entry", nth)), Sense::click());
    let painter = ui.painter();
    if chosen {
        painter.rect_filled(rect, 0.0, t.selected);
        painter.rect_filled(rect.with_max_x(rect.left() + 3.0), 0.0, t.accent);
    } else if response.hovered() {
        painter.rect_filled(rect, 0.0, t.hover);
    }
    let noted = noted(project, entry.anchor(project));
    let of_row = entry.row.filter(|_| entry.anchor(project).about == About::Row);
    let numbers = of_row.and_then(|row| workspace.told().get(row)).map(|told| told.numbers.clone());
    let place = match (entry.lost, noted.place) {
        (true, _) => say("ledger-place-lost").to_owned(),
        (false, place) => numbers.unwrap_or(place),
    };
    let body = said(workspace, entry);
    let about = about(project, entry);
    let mark = match entry.kind {
        Kind::Note => say("ledger-a-note"),
        Kind::Verdict => say("ledger-a-verdict"),
        Kind::Bookmark => say("ledger-a-bookmark"),
    };
    let buttons = if entry.lost { 190.0 } else { 0.0 };
    let room = (rect.width() - 2.0 * PAD_X - 8.0 - buttons).max(80.0);
    let line = |y: f32, job: LayoutJob| {
        let mut job = job;
        job.wrap = TextWrapping::truncate_at_width(room);
        let galley = prose::laid(painter, job);
        painter.galley(Pos2::new(rect.left() + PAD_X + 4.0, rect.top() + y), galley, t.ink);
    };
    let mut first = LayoutJob::default();
    first.append(&place, 0.0, theme::sans(theme::CAPTION, 650.0, if entry.lost { t.removed } else { t.ink }));
    if entry.kind != Kind::Note {
        first.append(mark, 8.0, theme::sans(theme::CAPTION, 400.0, t.soft));
    }
    if !noted.quote.is_empty() {
        let format =
            egui::TextFormat { font_id: egui::FontId::new(13.0, theme::serif()), ..theme::text(t.soft) };
        let format = egui::TextFormat { line_height: Some(17.0), ..format };
        first.append(&format!("“{}”", noted.quote), 8.0, format);
    }
    line(9.0, first);
    let settled = entry.note(project).is_some_and(|note| note.resolved.is_on());
    let (weight, ink) = match entry.kind {
        Kind::Verdict => (650.0, t.accent),
        _ if settled => (400.0, t.soft),
        _ => (400.0, t.ink),
    };
    line(29.0, LayoutJob::single_section(body.clone(), theme::sans(theme::SMALL, weight, ink)));
    line(51.0, LayoutJob::single_section(about.clone(), theme::sans(theme::CAPTION, 400.0, t.soft)));
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, t.line));
    let parts = [mark, place.as_str(), noted.quote.as_str(), body.as_str(), about.as_str()];
    let spoken = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::Button, true, chosen, &spoken));
    if entry.lost {
        lost(ui, workspace, entry, rect, actions);
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.clicked() {
        go(entry, workspace, actions);
    }
    response.clicked()
}

/// What can be done with something that has lost its place.
fn lost(ui: &mut Ui, workspace: &Workspace, entry: Entry, rect: Rect, actions: &mut Vec<Action>) {
    let Some(hangs) = hangs(workspace.project(), entry) else { return };
    let right = Rect::from_min_max(Pos2::new(rect.right() - 196.0, rect.top()), rect.max).shrink(12.0);
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.scope_builder(egui::UiBuilder::new().max_rect(right).layout(layout), |ui| {
        if ui.button(say("ledger-delete")).clicked() {
            actions.push(match hangs {
                Hangs::Note(id) => Action::Note(NoteEdit::Delete(id), now()),
                other => Action::Mark(MarkEdit::Drop(other), now()),
            });
        }
        if ui.button(say("ledger-attach")).on_hover_text(say("ledger-attach-tip")).clicked() {
            actions.push(Action::TakeUp(Some(hangs)));
            actions.push(Action::ShowTab(Tab::SideBySide));
        }
    });
}

fn hangs(project: &Project, entry: Entry) -> Option<Hangs> {
    Some(match entry.kind {
        Kind::Note => Hangs::Note(entry.note(project)?.id),
        Kind::Verdict => Hangs::Verdict(entry.index),
        Kind::Bookmark => Hangs::Bookmark(entry.index),
    })
}

/// What an entry says, on one line.
fn said(workspace: &Workspace, entry: Entry) -> String {
    let topic = || entry.row.and_then(|row| workspace.told().get(row)).map(|told| told.topic.clone());
    match entry.kind {
        Kind::Note => markdown::plain(entry.text(workspace.project())),
        Kind::Verdict => {
            let verdict = entry.text(workspace.project());
            let topic = topic().filter(|topic| !topic.is_empty());
            topic.map_or(verdict.to_owned(), |topic| format!("{verdict} · {topic}"))
        }
        Kind::Bookmark => topic().unwrap_or_default(),
    }
}

/// Who wrote an entry and when, its tags, how many answers it has, and whether it is settled.
fn about(project: &Project, entry: Entry) -> String {
    let mut parts = vec![signed(entry.author(project), entry.time(project))];
    if let Some(note) = entry.note(project) {
        parts.extend(note.tags().map(|tag| format!("#{tag}")));
        if !note.replies.is_empty() {
            parts.push(say_with("ledger-replies", &[("n", note.replies.len().into())]));
        }
        if note.resolved.is_on() {
            parts.push(say("ledger-is-resolved").to_owned());
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// What to do with something that was taken up to be hung elsewhere.
pub fn taken_up(ui: &mut Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
    if workspace.taken_up().is_none() {
        return;
    }
    let t = Tokens::of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(say("taken-up")).color(t.accent));
        let edit = workspace.attach_here();
        let key =
            crate::workspace::Command::Attach.shortcuts().first().map(|key| key.text()).unwrap_or_default();
        if ui.add_enabled(edit.is_some(), Button::new(say("command-attach"))).on_hover_text(key).clicked() {
            actions.extend(edit.map(|edit| Action::Mark(edit, now())));
        }
        if ui.button(say("taken-up-down")).on_hover_text("Esc").clicked() {
            actions.push(Action::TakeUp(None));
        }
    });
}
