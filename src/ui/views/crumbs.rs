//! The line at the foot of the window: back and forward, and where one is, from the draft down to the sub-point.

use crate::model::{At, Draft, PointKind};
use crate::present::{Place, words};
use crate::ui::prose;
use crate::ui::theme::{self, Tokens};
use crate::words::say_with;
use crate::workspace::{Action, Command, Tab, Workspace};
use egui::text::{LayoutJob, TextWrapping};
use egui::{Align, Button, Frame, Galley, Layout, Margin, RichText, Stroke, Ui};
use std::sync::Arc;

/// Its height, in points.
const HEIGHT: f32 = 26.0;
/// How many words of a heading or point are shown.
const TOPIC: usize = 7;

/// Shows it. `first` is the row at which the view begins, which counts where none is selected.
pub fn ui(ui: &mut Ui, workspace: &Workspace, first: Option<usize>, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui.ctx());
    let frame = Frame::new().fill(t.panel).inner_margin(Margin::symmetric(12, 3));
    let shown = egui::Panel::bottom("where").frame(frame).exact_size(HEIGHT).show_separator_line(false).show(
        ui,
        |ui| {
            ui.spacing_mut().interact_size.y = 20.0;
            ui.horizontal(|ui| {
                for (command, sign) in [(Command::Back, "‹"), (Command::Forward, "›")] {
                    let action = command.resolve(workspace);
                    let button = Button::new(RichText::new(sign).size(16.0)).frame(false);
                    let response = ui.add_enabled(action.is_some(), button.min_size([18.0, 18.0].into()));
                    let keys = command.shortcuts().first().map(|keys| keys.text()).unwrap_or_default();
                    let hint = format!("{} ({keys})", command.name());
                    if response.accessible_name(command.name()).on_hover_text(hint).clicked() {
                        actions.extend(action);
                    }
                }
                ui.add_space(4.0);
                let rows = workspace.table().rows.len();
                let first = first.filter(|_| !matches!(workspace.tab(), Tab::Summary));
                let row = workspace.selection().or(first).filter(|row| *row < rows);
                let has_rows = !matches!(workspace.tab(), Tab::Articles | Tab::Notes);
                let Some(row) = row.filter(|_| has_rows) else { return };
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let count = say_with("crumbs-row", &[("n", (row + 1).into()), ("all", rows.into())]);
                    ui.label(RichText::new(count).color(t.faint).size(theme::CAPTION));
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        for (nth, crumb) in crumbs(workspace, row).into_iter().enumerate() {
                            if nth > 0 {
                                ui.label(RichText::new("›").color(t.faint).size(theme::CAPTION));
                            }
                            let words = laid(ui, &crumb, ui.available_width());
                            let link = egui::Label::new(words).sense(egui::Sense::click());
                            let response = ui.add(link).on_hover_cursor(egui::CursorIcon::PointingHand);
                            let spoken = say_with("crumbs-to", &[("place", crumb.words.as_str().into())]);
                            response.widget_info(|| {
                                egui::WidgetInfo::labeled(egui::accesskit::Role::Link, true, &spoken)
                            });
                            if response.clicked() {
                                actions.extend(crumb.row.map(|row| Action::Select(Some(row))));
                            }
                        }
                    });
                });
            });
        },
    );
    let rect = shown.response.rect;
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, t.line));
}

/// Lays out the way to a row that is not looked at yet, so that its letters are drawn by the time it is.
pub fn look_ahead(ui: &Ui, workspace: &Workspace, row: usize) {
    for crumb in crumbs(workspace, row) {
        laid(ui, &crumb, f32::INFINITY);
    }
}

fn laid(ui: &Ui, crumb: &Crumb, room: f32) -> Arc<Galley> {
    let format = theme::sans(theme::CAPTION, 400.0, Tokens::of(ui.ctx()).soft);
    let mut words = LayoutJob::single_section(crumb.words.clone(), format);
    words.wrap = TextWrapping::truncate_at_width(room);
    prose::laid_inline(ui.painter(), words)
}

/// One step of the way.
struct Crumb {
    words: String,
    /// The row to which it leads.
    row: Option<usize>,
}

/// The way to a row: the draft, the headings above the point, the point, and its sub-point where words are chosen or
/// sought in it.
fn crumbs(workspace: &Workspace, row: usize) -> Vec<Crumb> {
    let Some(at) = point_of(workspace, row) else { return Vec::new() };
    let Some(draft) = workspace.draft(at.draft) else { return Vec::new() };
    let row_of = |point: usize| workspace.row_with(draft.id_of(point));
    let mut way: Vec<usize> = std::iter::successors(Some(at.point), |&p| draft.points[p].parent).collect();
    way.reverse();
    let first = (0..draft.points.len()).find_map(row_of);
    let mut crumbs = vec![Crumb { words: draft.siglum.clone(), row: first }];
    crumbs.extend(way.iter().map(|&point| {
        // A heading has no row of its own where it only stands over points.
        let below = (point..draft.end_of(point).max(point + 2).min(draft.points.len())).find_map(row_of);
        Crumb { words: crumb(draft, point), row: row_of(point).or(below) }
    }));
    crumbs
}

fn crumb(draft: &Draft, point: usize) -> String {
    let own = &draft.points[point];
    let topic = words::topic(draft, point, TOPIC);
    let above = own.parent.map_or("", |parent| draft.points[parent].label.path.as_str());
    let number = own.label.path.strip_prefix(above).unwrap_or(&own.label.path).trim_start_matches(['.', '/']);
    match own.kind {
        PointKind::Heading => topic,
        _ if own.depth > 0 => number.to_owned(),
        _ => say_with("crumbs-point", &[("point", number.into()), ("topic", topic.into())]),
    }
}

/// The point of a row that is looked at: the one in which words are chosen or sought, or that of the last draft.
fn point_of(workspace: &Workspace, row: usize) -> Option<At> {
    let chosen = workspace.chosen().filter(|_| workspace.selection() == Some(row)).and_then(|chosen| {
        let drafts = &workspace.project().drafts;
        let column = drafts.iter().position(|draft| draft.id == chosen.draft)?;
        Some((column, chosen.span.start))
    });
    let sought = workspace.current_hit().and_then(|hit| match hit.place {
        Place::Row(own, column) if own == row => Some((column, hit.span.start)),
        _ => None,
    });
    if let Some((column, byte)) = chosen.or(sought) {
        let draft = workspace.draft(column)?;
        let point = draft.points.partition_point(|point| point.start() as usize <= byte).checked_sub(1)?;
        return Some(At { draft: column, point });
    }
    let cells = workspace.table().rows.get(row)?.cells.iter().enumerate().rev();
    let mut points = cells.filter_map(|(draft, cell)| Some(At { draft, point: *cell.points.first()? }));
    points.next()
}
