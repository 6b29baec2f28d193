//! What will be in the export: counts, the beginning in its look, sources and settings.

use super::heading;
use crate::export::preview::{Body, Preview};
use crate::export::{Ink, Paragraph, Piece};
use crate::present::picture::Picture;
use crate::ui::prose;
use crate::ui::theme::{self, Tokens};
use crate::ui::views::lineage::shapes::Band;
use crate::words::say;
use crate::workspace::Workspace;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, FontId, Frame, Margin, Pos2, Rect, RichText, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo,
};

/// The size of the letters of the drafts, in points.
const SIZE: f32 = 12.5;
/// How far a sub-point stands in.
const INDENT: f32 = 14.0;
const PAD: f32 = 7.0;
/// Between a removed and an added word that touch.
const APART: f32 = 3.0;

/// Shows the preview, dimmed while that of the last choice is still being made.
pub fn ui(ui: &mut Ui, workspace: &Workspace) {
    let t = Tokens::of(ui.ctx());
    let export = workspace.export();
    ui.horizontal(|ui| {
        heading(ui, say("export-preview"));
        if !export.is_fresh() {
            ui.add(egui::Spinner::new().size(12.0));
            ui.label(RichText::new(say("export-looking")).color(t.soft).size(theme::CAPTION));
        }
    });
    match export.preview() {
        None => {}
        Some(Err(why)) => {
            ui.add(egui::Label::new(RichText::new(format!("⚠ {why}")).color(t.removed)).wrap());
        }
        Some(Ok(preview)) => {
            if !export.is_fresh() {
                ui.set_opacity(0.55);
            }
            shown(ui, preview, t);
        }
    }
}

fn shown(ui: &mut Ui, preview: &Preview, t: &Tokens) {
    let mut head = LayoutJob::default();
    head.wrap.max_width = ui.available_width();
    head.append(&preview.title, 0.0, theme::sans(14.0, 650.0, t.ink));
    ui.label(head);
    let counts: Vec<String> = preview.counts.iter().map(|count| count.told()).collect();
    let counts = counts.join("  ·  ");
    ui.add(egui::Label::new(RichText::new(counts).color(t.ink)).wrap());
    if !preview.answer.is_empty() {
        ui.add(egui::Label::new(RichText::new(&preview.answer).color(t.soft)).wrap());
    }
    if let Some(missing) = &preview.missing {
        let words = RichText::new(format!("⚠ {}", missing.told())).color(t.open);
        ui.add(egui::Label::new(words).wrap());
    }
    ui.add_space(2.0);
    let frame = Frame::new().fill(t.paper).stroke(Stroke::new(1.0, t.line)).corner_radius(6);
    frame.inner_margin(Margin::symmetric(12, 10)).show(ui, |ui| {
        ScrollArea::vertical().id_salt("preview").auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width() - 10.0);
            match &preview.body {
                Body::Lines(lines) => {
                    let font = FontId::monospace(11.5);
                    let text = lines.join("\n");
                    ui.add(egui::Label::new(RichText::new(text).font(font).color(t.ink)).wrap());
                }
                Body::Text(paragraphs) => {
                    for paragraph in paragraphs {
                        line(ui, paragraph, t);
                    }
                }
                Body::Table(head, rows) => table(ui, head, rows, t),
                Body::Picture(picture) => draw(ui, picture, t),
            }
            if let Some(rest) = preview.rest {
                ui.add_space(6.0);
                ui.label(RichText::new(rest.told()).color(t.soft));
            }
            ui.add_space(10.0);
            heading(ui, say("export-rest-of-sources"));
            for words in &preview.about {
                let words = RichText::new(words).color(t.soft).size(theme::CAPTION);
                ui.add(egui::Label::new(words).wrap());
            }
        });
    });
}

/// A paragraph, laid out at a width.
fn job(paragraph: &Paragraph, width: f32, t: &Tokens) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width.max(30.0);
    let mut before: Option<&Piece> = None;
    for piece in &paragraph.pieces {
        let plain = |color: Color32| TextFormat {
            font_id: FontId::new(SIZE, theme::serif()),
            color,
            ..TextFormat::default()
        };
        let format = match piece.ink {
            Ink::Added => plain(t.added),
            Ink::Removed => plain(t.removed),
            Ink::Plain if piece.is_strong => theme::sans(theme::CAPTION, 600.0, t.ink),
            Ink::Plain => plain(t.ink),
            Ink::Soft => theme::sans(11.0, if piece.is_strong { 600.0 } else { 400.0 }, t.soft),
            Ink::Open => theme::sans(11.0, 600.0, t.open),
            Ink::Agreed => theme::sans(11.0, 600.0, t.agreed),
        };
        // In the file they touch, and Word sets them so; here nobody can put a cursor between them.
        let is_change = |piece: &Piece| matches!(piece.ink, Ink::Added | Ink::Removed);
        let touches = before.is_some_and(|before| {
            is_change(before) && before.ink != piece.ink && !before.text.ends_with(' ')
        });
        let gap = touches && is_change(piece) && !piece.text.starts_with(' ');
        job.append(&piece.text, if gap { APART } else { 0.0 }, format);
        before = Some(piece);
    }
    job
}

fn words(paragraph: &Paragraph) -> String {
    let mut words = String::new();
    for piece in &paragraph.pieces {
        words.push_str(match piece.ink {
            Ink::Added => " added: ",
            Ink::Removed => " removed: ",
            _ => "",
        });
        words.push_str(&piece.text);
    }
    words
}

fn line(ui: &mut Ui, paragraph: &Paragraph, t: &Tokens) {
    let indent = INDENT * f32::from(paragraph.depth.min(5));
    let width = ui.available_width();
    let galley = prose::laid(ui.painter(), job(paragraph, width - indent, t));
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, galley.size().y), Sense::hover());
    prose::paint(ui.painter(), rect.min + Vec2::new(indent, 0.0), &galley, None, t);
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Label, true, words(paragraph)));
}

fn table(ui: &mut Ui, head: &[String], rows: &[Vec<Vec<Paragraph>>], t: &Tokens) {
    let width = ui.available_width();
    let column = width / head.len().max(1) as f32;
    let inner = column - 2.0 * PAD;
    let rule = Stroke::new(1.0, t.line);
    let head: Vec<Vec<Paragraph>> = head.iter().map(|words| vec![Paragraph::strong(words)]).collect();
    ui.spacing_mut().item_spacing.y = 0.0;
    for (index, cells) in std::iter::once(&head).chain(rows).enumerate() {
        let laid: Vec<Vec<_>> = cells
            .iter()
            .map(|cell| {
                let lay = |paragraph: &Paragraph| {
                    let indent = (INDENT * f32::from(paragraph.depth)).min(inner / 3.0);
                    (indent, prose::laid(ui.painter(), job(paragraph, inner - indent, t)))
                };
                cell.iter().map(lay).collect()
            })
            .collect();
        let high = |cell: &Vec<(f32, std::sync::Arc<egui::Galley>)>| -> f32 {
            cell.iter().map(|(_, galley)| galley.size().y + 2.0).sum()
        };
        let height = laid.iter().map(high).fold(0.0, f32::max) + 2.0 * PAD;
        let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
        if index == 0 {
            ui.painter().rect_filled(rect, 0.0, t.hover);
        }
        for (place, cell) in laid.into_iter().enumerate() {
            let left = rect.left() + place as f32 * column;
            let mut y = rect.top() + PAD;
            for (indent, galley) in cell {
                let high = galley.size().y;
                prose::paint(ui.painter(), Pos2::new(left + PAD + indent, y), &galley, None, t);
                y += high + 2.0;
            }
            if place > 0 {
                ui.painter().vline(left, rect.y_range(), rule);
            }
        }
        ui.painter().hline(rect.x_range(), rect.bottom(), rule);
        response.widget_info(|| {
            let said: Vec<String> =
                cells.iter().map(|cell| cell.iter().map(words).collect::<Vec<_>>().join(" ")).collect();
            WidgetInfo::labeled(egui::accesskit::Role::Label, true, said.join(" | "))
        });
    }
}

/// The picture as a whole, without its letters.
fn draw(ui: &mut Ui, picture: &Picture, t: &Tokens) {
    let width = ui.available_width();
    let columns = picture.columns.len().max(1) as f32;
    let bar = width / (2.0 * columns - 1.0);
    let zoom = (460.0 / picture.height.max(1.0)).min(1.2);
    let size = Vec2::new(width, picture.height * zoom);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let left = |column: usize| rect.left() + column as f32 * 2.0 * bar;
    let down =
        |stretch: std::ops::Range<f32>| rect.top() + stretch.start * zoom..rect.top() + stretch.end * zoom;
    let mut mesh = egui::Mesh::default();
    for ribbon in &picture.ribbons {
        let (from, to) = (&picture.bars[ribbon.from], &picture.bars[ribbon.to]);
        let band = Band {
            x: left(from.at.draft) + bar..left(to.at.draft),
            left: down(ribbon.left.clone()),
            right: down(ribbon.right.clone()),
        };
        band.add_to(&mut mesh, t.tint(ribbon.kind));
    }
    ui.painter().add(egui::Shape::mesh(mesh));
    for one in &picture.bars {
        let y = down(one.top..one.bottom());
        let x = left(one.at.draft);
        let ink = match () {
            () if one.state.is_unresolved() => t.open,
            () if one.ends.is_some() => t.removed,
            () if one.is_new => t.added,
            () => t.faint,
        };
        let rect = Rect::from_x_y_ranges(x..=x + bar, y.start..=y.end.max(y.start + 1.0));
        ui.painter().rect(rect, 2.0, t.panel, Stroke::new(1.0, ink), egui::StrokeKind::Inside);
    }
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Image, true, say("export-picture")));
}
