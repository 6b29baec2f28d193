//! What is chosen: the form, the drafts, the rows, the notes, and what else goes with them.

use super::super::ticks;
use super::{Fits, arrow, fits, heading};
use crate::export::{FORMATS, Format, Which};
use crate::model::{Draft, DraftId};
use crate::present::words::title;
use crate::ui::theme::{self, Tokens};
use crate::words::{say, say_with};
use crate::workspace::{Choice, Workspace};
use egui::text::{LayoutJob, TextWrapping};
use egui::{Button, ComboBox, Key, ScrollArea, Stroke, TextEdit, Ui, Vec2};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The forms, documents first.
const ORDER: [&str; 11] =
    ["docx", "docx-table", "odt-table", "pdf", "html", "xlsx", "csv", "markdown", "text", "svg", "json"];

/// The forms; that which is chosen says what it is good for, and so do the others where the pointer rests.
pub fn forms(ui: &mut Ui, choice: &mut Choice) {
    let t = Tokens::of(ui.ctx());
    let place = |format: &Format| ORDER.iter().position(|name| *name == format.name).unwrap_or(ORDER.len());
    let mut forms: Vec<&Format> = FORMATS.to_vec();
    forms.sort_by_key(|format| place(format));
    let mut at = forms.iter().position(|format| format.name == choice.form().name).unwrap_or_default();
    let mut moved = false;
    for (key, by) in [(Key::ArrowDown, 1), (Key::ArrowUp, forms.len() - 1)] {
        if ui.is_enabled() && arrow(ui, key) {
            at = (at + by) % forms.len();
            moved = true;
        }
    }
    heading(ui, say("export-form"));
    ScrollArea::vertical().id_salt("forms").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        for (index, format) in forms.iter().enumerate() {
            let mut job = LayoutJob::default();
            job.wrap.max_width = ui.available_width() - 24.0;
            job.append(format.title(), 0.0, theme::sans(theme::SMALL, 550.0, t.ink));
            if index == at {
                job.append("\n", 0.0, theme::sans(theme::CAPTION, 400.0, t.soft));
                job.append(format.about(), 0.0, theme::sans(11.0, 400.0, t.soft));
            }
            let button = Button::selectable(index == at, job).stroke(match index == at {
                true => Stroke::new(1.0, t.accent),
                false => Stroke::NONE,
            });
            let response = ui.add(button.min_size(Vec2::new(ui.available_width(), 0.0)));
            let response = response.accessible_name(format.title()).on_hover_text(format.about());
            if moved && index == at {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                at = index;
            }
        }
    });
    if forms[at].name != choice.format {
        choice.format = forms[at].name.to_owned();
    }
}

/// Everything else that can be chosen.
pub fn options(ui: &mut Ui, workspace: &Workspace, choice: &mut Choice) {
    let Fits { notes: has_notes, articles, moves } = fits(choice);
    ScrollArea::vertical().id_salt("options").auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - 8.0);
        drafts(ui, workspace, choice);
        ui.add_space(8.0);
        heading(ui, say("export-rows"));
        let is_filtered = workspace.is_filtered();
        let mut filtered = choice.filtered && is_filtered;
        ticks(ui, |ui| {
            ui.radio_value(&mut filtered, false, say("export-all-rows"));
            ui.add_enabled_ui(is_filtered, |ui| {
                ui.radio_value(&mut filtered, true, say("export-filtered-rows"));
            });
        });
        if is_filtered {
            choice.filtered = filtered;
        }
        if has_notes {
            ui.add_space(8.0);
            notes(ui, workspace, choice);
        }
        ui.add_space(8.0);
        heading(ui, say("export-with"));
        if articles && !workspace.project().articles.is_empty() {
            ticks(ui, |ui| ui.checkbox(&mut choice.articles, say("export-articles")));
        }
        if moves {
            ticks(ui, |ui| ui.checkbox(&mut choice.moves, say("export-moves")));
        }
        ticks(ui, |ui| ui.checkbox(&mut choice.dated, say("export-dated")));
        ui.add_space(8.0);
        heading(ui, say("export-author"));
        let field = TextEdit::singleline(&mut choice.author)
            .hint_text(say("export-author-hint"))
            .desired_width(f32::INFINITY);
        ui.add(field).accessible_name(say("export-author"));
        ui.add_space(8.0);
    });
}

/// A draft as it is offered: its short name, and its title where that is another one.
fn offered(draft: &Draft, width: f32, t: &Tokens) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.append(&draft.siglum, 0.0, theme::sans(theme::SMALL, 500.0, t.ink));
    let title = title(draft, &draft.siglum);
    if title != draft.siglum {
        job.append(&title, 8.0, theme::sans(theme::CAPTION, 400.0, t.soft));
    }
    job.wrap = TextWrapping::truncate_at_width(width);
    job
}

fn drafts(ui: &mut Ui, workspace: &Workspace, choice: &mut Choice) {
    let t = Tokens::of(ui.ctx());
    let drafts = &workspace.project().drafts;
    heading(ui, say("export-drafts"));
    let place = |id: DraftId| drafts.iter().position(|draft| draft.id == id);
    if choice.is_redline() {
        let Some(mut pair) = choice.pair.filter(|_| drafts.len() > 1) else { return };
        let mut at = pair.map(|id| place(id).unwrap_or_default());
        at[0] = at[0].min(drafts.len() - 2);
        at[1] = at[1].clamp(at[0] + 1, drafts.len() - 1);
        let one = |ui: &mut Ui, words: &str, at: &mut usize, from: usize| {
            ui.label(egui::RichText::new(words).color(t.soft));
            let width = ui.available_width();
            let offered = |draft: &Arc<Draft>| offered(draft, width - 40.0, t);
            let combo = ComboBox::from_id_salt(("export", words)).width(width).truncate();
            let shown = combo.selected_text(offered(&drafts[*at])).show_ui(ui, |ui| {
                for (index, draft) in drafts.iter().enumerate().skip(from) {
                    super::super::option(ui, at, index, offered(draft));
                }
            });
            shown.response.accessible_name(words);
        };
        one(ui, say("export-from"), &mut at[0], 0);
        at[0] = at[0].min(drafts.len() - 2);
        let from = at[0] + 1;
        one(ui, say("export-to"), &mut at[1], from);
        at[1] = at[1].max(at[0] + 1);
        pair = at.map(|index| drafts[index].id);
        choice.pair = Some(pair);
        return;
    }
    let mut chosen: BTreeSet<DraftId> = match choice.drafts.is_empty() {
        true => drafts.iter().map(|draft| draft.id).collect(),
        false => choice.drafts.iter().copied().collect(),
    };
    let mut changed = false;
    for draft in drafts {
        let mut on = chosen.contains(&draft.id);
        // Nothing is no comparison.
        let is_last = on && chosen.len() == 1;
        let words = offered(draft, ui.available_width() - 34.0, t);
        let response = ticks(ui, |ui| ui.add_enabled(!is_last, egui::Checkbox::new(&mut on, words)));
        let response = response.accessible_name(draft.siglum.as_str());
        if response.changed() {
            changed = true;
            if on {
                chosen.insert(draft.id)
            } else {
                chosen.remove(&draft.id)
            };
        }
    }
    if changed {
        let all = chosen.len() == drafts.len();
        let some = drafts.iter().map(|draft| draft.id).filter(|id| chosen.contains(id)).collect();
        choice.drafts = if all { Vec::new() } else { some };
    }
    if chosen.len() < 2 {
        return;
    }
    ui.label(egui::RichText::new(say("export-base")).color(t.soft));
    let width = ui.available_width();
    let base = choice.base.and_then(place).map(|index| &drafts[index]);
    let own = || {
        LayoutJob::single_section(say("export-own-base").to_owned(), theme::sans(theme::SMALL, 400.0, t.ink))
    };
    let text = base.map_or_else(own, |draft| offered(draft, width - 40.0, t));
    let shown = ComboBox::from_id_salt("export base").width(width).selected_text(text).show_ui(ui, |ui| {
        super::super::option(ui, &mut choice.base, None, own());
        for draft in drafts.iter().filter(|draft| chosen.contains(&draft.id)) {
            super::super::option(ui, &mut choice.base, Some(draft.id), offered(draft, width - 40.0, t));
        }
    });
    shown.response.accessible_name(say("export-base"));
}

fn notes(ui: &mut Ui, workspace: &Workspace, choice: &mut Choice) {
    heading(ui, say("export-notes"));
    let mut which = choice.which();
    ticks(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = [14.0, 0.0].into();
            for one in Which::ALL {
                let words = say(match one {
                    Which::All => "export-notes-all",
                    Which::Open => "export-notes-open",
                    Which::Resolved => "export-notes-resolved",
                    Which::None => "export-notes-none",
                });
                ui.radio_value(&mut which, one, words);
            }
        });
    });
    if which != choice.which() {
        choice.notes = which.key().to_owned();
    }
    let all = workspace.project().decisions.annotations.iter().filter(|note| !note.is_deleted());
    let authors: BTreeSet<&str> = all.map(|note| note.author.as_str()).collect();
    if authors.len() < 2 || which == Which::None {
        return;
    }
    for author in authors.iter().copied() {
        let every = choice.authors.is_empty();
        let mut on = every || choice.authors.iter().any(|own| own == author);
        let name = if author.is_empty() { say("export-nobody") } else { author };
        let is_last = on && choice.authors.len() == 1;
        let box_ = egui::Checkbox::new(&mut on, say_with("export-of-author", &[("name", name.into())]));
        if ticks(ui, |ui| ui.add_enabled(!is_last, box_)).changed() {
            let mut chosen: BTreeSet<&str> =
                if every { authors.clone() } else { choice.authors.iter().map(String::as_str).collect() };
            if on {
                chosen.insert(author)
            } else {
                chosen.remove(author)
            };
            let is_all = chosen.len() == authors.len();
            let chosen: Vec<String> = chosen.into_iter().map(str::to_owned).collect();
            choice.authors = if is_all { Vec::new() } else { chosen };
        }
    }
}
