//! Files dropped on the window: documents of their own, or, on the head of a column, further parts of its draft.

use crate::model::DraftId;
use crate::project;
use crate::ui::theme::Tokens;
use crate::words::say;
use crate::workspace::{Action, Workspace};
use egui::{Align2, Event, FontId, Id, Rect, Ui};
use std::path::PathBuf;
use std::time::Duration;

/// How long after a drop the pointer may still tell where it was. A desktop that carries files tells no
/// place before it has let go of them.
const WAIT: Duration = Duration::from_millis(300);

/// Files that were dropped, until it is known where.
#[derive(Default)]
pub struct Dropping(Option<Dropped>);

struct Dropped {
    paths: Vec<PathBuf>,
    until: f64,
}

/// Says where the head of a draft stands in this frame.
pub fn takes_files(ui: &Ui, id: DraftId, head: Rect) {
    if ui.input(|i| i.pointer.latest_pos().is_some_and(|at| head.contains(at))) {
        ui.data_mut(|data| data.insert_temp(under_pointer(), id));
    }
}

impl Dropping {
    /// Takes in what was dropped and opens it once it is known where. Stands behind all views of a frame.
    pub fn ui(&mut self, ui: &Ui, workspace: &Workspace, actions: &mut Vec<Action>) {
        let head: Option<DraftId> = ui.data_mut(|data| data.remove_temp(under_pointer()));
        let fresh: Vec<PathBuf> =
            ui.input(|i| i.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
        let now = ui.input(|i| i.time);
        if !fresh.is_empty() {
            let held = self.0.get_or_insert_with(|| Dropped { paths: Vec::new(), until: 0.0 });
            held.paths.extend(fresh);
            held.until = now + WAIT.as_secs_f64();
        }
        let moved = ui.input(|i| i.events.iter().any(|event| matches!(event, Event::PointerMoved(_))));
        let is_known = |held: &mut Dropped| moved || now >= held.until;
        if let Some(Dropped { paths, .. }) = self.0.take_if(is_known) {
            let part = head.filter(|_| moved && !paths.iter().any(|path| project::is_project(path)));
            actions.push(match part {
                Some(id) => Action::AddParts { id, paths },
                None => Action::Open(paths),
            });
        }
        if self.0.is_some() {
            ui.ctx().request_repaint_after(WAIT);
        }
        if ui.input(|i| !i.raw.hovered_files.is_empty()) {
            invite(ui, workspace);
        }
    }
}

/// Covers the window while files are held over it.
fn invite(ui: &Ui, workspace: &Workspace) {
    let t = Tokens::of(ui.ctx());
    let painter = ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Foreground, Id::unique("drop")));
    let rect = ui.ctx().content_rect();
    painter.rect_filled(rect, 0.0, t.paper.gamma_multiply(0.9));
    let line = |align, words, size, color| {
        painter.text(rect.center(), align, words, FontId::proportional(size), color);
    };
    if workspace.project().drafts.is_empty() {
        line(Align2::CENTER_CENTER, say("drop"), 20.0, t.accent);
    } else {
        line(Align2::CENTER_BOTTOM, say("drop"), 20.0, t.accent);
        line(Align2::CENTER_TOP, say("drop-part"), 15.0, t.soft);
    }
}

fn under_pointer() -> Id {
    Id::unique("head under the pointer")
}
