//! What a note says, with its marks. A link is opened by a click only, and says where it leads.

use super::prose;
use super::theme::{self, Tokens};
use crate::present::markdown::{Paragraph, Piece, paragraphs};
use crate::words::say_with;
use egui::text::LayoutJob;
use egui::{FontFamily, FontId, Label, RichText, Ui, Vec2};

/// How far an item of a list is moved in, in points.
const INDENT: f32 = 14.0;

/// Shows a note, as wide as there is room.
pub fn show(ui: &mut Ui, body: &str, t: &Tokens) {
    for paragraph in paragraphs(body) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(INDENT * paragraph.indent as f32);
            if !paragraph.bullet.is_empty() {
                let bullet = ui.label(RichText::new(&paragraph.bullet).color(t.soft));
                ui.add_space((INDENT + 4.0 - bullet.rect.width()).max(4.0));
            }
            ui.vertical(|ui| text(ui, &paragraph, t));
        });
    }
}

fn text(ui: &mut Ui, paragraph: &Paragraph, t: &Tokens) {
    if paragraph.pieces.iter().all(|piece| piece.link.is_none()) {
        let mut job = LayoutJob::default();
        paragraph.pieces.iter().for_each(|piece| append(&mut job, piece, t));
        job.wrap.max_width = ui.available_width();
        ui.add(Label::new(prose::laid(ui.painter(), job)).selectable(true));
        return;
    }
    // A line with a link in it is as high as one without.
    ui.spacing_mut().interact_size.y = 0.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        for piece in &paragraph.pieces {
            let Some(address) = &piece.link else {
                let mut job = LayoutJob::default();
                append(&mut job, piece, t);
                ui.add(Label::new(job).wrap().selectable(true));
                continue;
            };
            let mut words = theme::sans(theme::SMALL, 400.0, t.accent);
            words.italics = piece.emphasis;
            let link = ui.link(LayoutJob::single_section(piece.text.clone(), words));
            let spoken = say_with(
                "note-link",
                &[("text", piece.text.as_str().into()), ("address", address.as_str().into())],
            );
            let link = link.accessible_name(spoken).on_hover_text(address);
            if link.clicked() {
                ui.ctx().open_url(egui::OpenUrl::new_tab(address));
            }
            if piece.text != *address {
                // The words of a link may say anything; where it leads is said beside them.
                let told = format!(" ({})", shortened(address));
                let told = LayoutJob::single_section(told, theme::sans(theme::SMALL, 400.0, t.soft));
                ui.add(Label::new(told).wrap());
            }
        }
    });
}

fn append(job: &mut LayoutJob, piece: &Piece, t: &Tokens) {
    let mut format = theme::sans(theme::SMALL, if piece.strong { 700.0 } else { 400.0 }, t.ink);
    format.italics = piece.emphasis;
    if piece.code {
        format.font_id = FontId::new(theme::CAPTION, FontFamily::Monospace);
        format.background = t.hover;
    }
    job.append(&piece.text, 0.0, format);
}

/// An address of which the beginning, which says to whom it leads, is whole.
fn shortened(address: &str) -> String {
    const LONGEST: usize = 60;
    let short: String = address.chars().take(LONGEST).collect();
    if short.len() < address.len() { short + "…" } else { short }
}
