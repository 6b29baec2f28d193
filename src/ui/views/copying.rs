//! Copying a row, one draft's part of it, or words that are chosen in it, with its changes or as Markdown.

use crate::export::clip::Excerpt;
use crate::words::{say, say_with};
use crate::workspace::{Action, Exporting, Workspace};
use egui::Ui;

/// How something is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// With its looks, and as plain text for programs that take no others.
    Rich,
    /// As Markdown.
    Markdown,
}

/// Copies the words that are chosen in a row; nothing where none are.
pub fn copy_words(workspace: &Workspace, row: usize, form: Form) -> Option<Action> {
    let chosen =
        workspace.chosen().filter(|_| workspace.is_current() && workspace.chosen_row() == Some(row))?;
    let project = workspace.project();
    let column = project.drafts.iter().position(|draft| draft.id == chosen.draft)?;
    let excerpt = Excerpt::words(project, workspace.table(), (row, column), &chosen.span)?;
    Some(put(&excerpt, form))
}

/// Copies a row, or the part of it in one column; nothing where that has nothing.
pub fn copy(workspace: &Workspace, row: usize, column: Option<usize>, form: Form) -> Option<Action> {
    let (project, comparison) = (workspace.project(), workspace.comparison());
    let table = workspace.table();
    let excerpt = match column {
        _ if !workspace.is_current() => None,
        Some(column) => Excerpt::cell(project, comparison, table, (row, column)),
        None => Excerpt::row(project, comparison, table, workspace.told(), row),
    }?;
    Some(put(&excerpt, form))
}

fn put(excerpt: &Excerpt, form: Form) -> Action {
    let (html, text) = match form {
        Form::Rich => (excerpt.html(), excerpt.text()),
        Form::Markdown => (String::new(), excerpt.markdown()),
    };
    Action::Export(Exporting::Copy { html, text })
}

/// What of a row can be copied: the point under the pointer, and the whole row.
pub fn menu(ui: &mut Ui, workspace: &Workspace, row: usize, column: usize, actions: &mut Vec<Action>) {
    let cell = workspace.table().rows.get(row).and_then(|row| row.cells.get(column));
    let point = cell.and_then(|cell| cell.points.first()).zip(workspace.draft(column));
    if workspace.chosen().is_some() && workspace.chosen_row() == Some(row) {
        for (words, form) in [(say("copy-words"), Form::Rich), (say("copy-words-markdown"), Form::Markdown)] {
            if ui.button(words).clicked() {
                actions.extend(copy_words(workspace, row, form));
                ui.close();
            }
        }
    }
    let mut offer = |words: String, column: Option<usize>, form: Form| {
        if ui.button(words).clicked() {
            actions.extend(copy(workspace, row, column, form));
            ui.close();
        }
    };
    if let Some((&point, draft)) = point {
        let name = format!("{} {}", draft.siglum, draft.points[point].label.path);
        offer(say_with("copy-point", &[("name", name.as_str().into())]), Some(column), Form::Rich);
        offer(say_with("copy-point-markdown", &[("name", name.into())]), Some(column), Form::Markdown);
    }
    offer(say("copy-row").to_owned(), None, Form::Rich);
    offer(say("copy-row-markdown").to_owned(), None, Form::Markdown);
}
