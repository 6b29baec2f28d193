//! Choosing words of a row with the mouse: by dragging over them or by a double click, to write a note on them.

use super::cells::Cells;
use crate::present::Block;
use crate::words::say;
use crate::workspace::{Action, Command, Tab, Workspace};
use egui::{Button, CursorIcon, Id, Pos2, Response, Ui};

/// The part of a row that shows one draft.
pub struct Part<'a> {
    /// Its column.
    pub column: usize,
    /// What is to be read in it.
    pub blocks: &'a [Block],
    /// Its upper left corner.
    pub corner: Pos2,
    /// Its width, in points.
    pub width: f32,
}

/// Chooses words of the part of a row that `part` finds at a place of the screen. A drag that leaves the row is none
/// over words.
pub fn words<'a>(
    ui: &Ui,
    response: &Response,
    workspace: &Workspace,
    cells: Cells<'_>,
    part: impl Fn(Pos2) -> Option<Part<'a>>,
    actions: &mut Vec<Action>,
) {
    let Some(to) = response.interact_pointer_pos().filter(|_| workspace.is_current()) else { return };
    let from = match () {
        () if response.double_clicked() => Some(to),
        () if response.dragged() && response.rect.contains(to) => ui.input(|i| i.pointer.press_origin()),
        () => None,
    };
    let Some(from) = from else {
        if response.dragged() && workspace.chosen().is_some() {
            actions.push(Action::Choose(None));
        }
        return;
    };
    if response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    }
    let Some(part) = part(from) else { return };
    let chosen = cells.words_between(part.column, part.blocks, part.corner, part.width, [from, to]);
    if chosen.is_some() && chosen.as_ref() != workspace.chosen() {
        actions.push(Action::Choose(chosen));
    }
}

/// The entry of a row's menu that begins a note: on the words that are chosen there, or on the point.
pub fn menu(ui: &mut Ui, workspace: &Workspace, row: usize, actions: &mut Vec<Action>) {
    let on_words = workspace.chosen().is_some() && workspace.selection() == Some(row);
    let text = say(if on_words { "note-on-these-words" } else { "note-on-this-point" });
    let key = Command::Note.shortcuts().first().map(|key| key.text()).unwrap_or_default();
    if ui.add(Button::new(text).shortcut_text(key)).clicked() {
        if !on_words {
            actions.push(Action::Select(Some(row)));
        }
        if !matches!(workspace.tab(), Tab::SideBySide | Tab::Redline) {
            actions.push(Action::ShowTab(Tab::SideBySide));
        }
        ui.data_mut(|data| data.insert_temp(asked(), true));
        ui.close();
    }
    if let Some(edit) = workspace.attach_here().filter(|_| workspace.selection() == Some(row))
        && ui.button(say("command-attach")).clicked()
    {
        actions.push(Action::Mark(edit, super::now()));
        ui.close();
    }
}

/// Where a view leaves word that a note is to be written.
pub fn asked() -> Id {
    Id::unique("a note is to be written")
}
