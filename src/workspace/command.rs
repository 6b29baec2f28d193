//! The one table of commands: menu, shortcut, tooltip and the sheet of shortcuts all read it.

use super::{Action, Contest, MarkEdit, Reach, Step, Tab, Workspace};
use crate::model::{At, Origin, State, Wording};
use crate::words::say;

/// Something the reader can ask for by menu or key, without further detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open files by dialog.
    Open,
    /// Open a file by typing its path.
    OpenPath,
    /// Take a document from the clipboard.
    Paste,
    /// Bring in another copy of the comparison.
    Merge,
    /// Show the bundled sample.
    Sample,
    /// Save.
    Save,
    /// Save under another name.
    SaveAs,
    /// What the reader prefers.
    Settings,
    /// Export the comparison.
    Export,
    /// Close the window.
    Quit,
    /// Take back.
    Undo,
    /// Make again.
    Redo,
    /// Copy the selected row with its changes.
    Copy,
    /// Copy it as Markdown.
    CopyMarkdown,
    /// Look at the reading of a document.
    Inspect,
    /// Write a note on the selected point.
    Note,
    /// Next change.
    NextChange,
    /// Previous change.
    PreviousChange,
    /// First change.
    FirstChange,
    /// Last change.
    LastChange,
    /// Next unresolved point.
    NextUnresolved,
    /// Find a command, a point or a document by its name.
    Palette,
    /// Seek words in the drafts.
    Find,
    /// The next place where they stand.
    FindNext,
    /// The place before.
    FindPrevious,
    /// To the row in which something of the selected one lives on.
    Partner,
    /// To where the reader was before.
    Back,
    /// There again.
    Forward,
    /// Put a bookmark on the selected row, or take it off.
    Bookmark,
    /// The next row with a bookmark.
    NextBookmark,
    /// The one before.
    PreviousBookmark,
    /// Rule the verdict at this place of the list on the selected row, or take it off.
    Judge(u8),
    /// Choose words of the selected row, to write a note on them.
    Reach(Reach),
    /// Hang what was taken up on the chosen words, or the selected row.
    Attach,
    /// Take up the selected point to pair it, or pair the one taken up with it.
    Pair,
    /// Let the point taken up answer the selected one as well.
    Join,
    /// The selected points do not answer each other.
    Part,
    /// What was found of the selected points is right.
    Confirm,
    /// The status found is none.
    Dismiss,
    /// The point is missing because it was deleted on purpose.
    Deleted,
    /// The point is agreed.
    Agreed,
    /// The point is open.
    StillOpen,
    /// The words did not change.
    Unchanged,
    /// Only spelling changed.
    Editorial,
    /// The words changed, the meaning did not.
    Reworded,
    /// The substance changed.
    Substantive,
    /// Take back what was said of the selected points.
    AsFound,
    /// Switch to a view.
    Show(Tab),
    /// Show every row.
    ShowAll,
    /// Light, dark, or as the system.
    Theme,
    /// Colours far apart, or as usual.
    Contrast,
    /// Nothing slides or fades, or as usual.
    Motion,
    /// The sheet of shortcuts.
    Shortcuts,
}

/// What commands are about: the parts of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Documents and comparisons.
    File,
    /// Taking back and making again.
    Edit,
    /// Going from place to place.
    Go,
    /// What the reader says of points.
    Point,
    /// How things are shown.
    View,
}

impl Group {
    /// Every group, in the order of the menu.
    pub const ALL: [Group; 5] = [Group::File, Group::Edit, Group::Go, Group::Point, Group::View];

    /// What it is called.
    pub fn name(self) -> &'static str {
        say(match self {
            Group::File => "group-file",
            Group::Edit => "group-edit",
            Group::Go => "group-go",
            Group::Point => "group-point",
            Group::View => "group-view",
        })
    }
}

impl Command {
    /// Every command, in the order of the menu.
    pub const ALL: [Command; 67] = [
        Command::Open,
        Command::OpenPath,
        Command::Paste,
        Command::Merge,
        Command::Sample,
        Command::Save,
        Command::SaveAs,
        Command::Settings,
        Command::Export,
        Command::Quit,
        Command::Undo,
        Command::Redo,
        Command::Copy,
        Command::CopyMarkdown,
        Command::Inspect,
        Command::NextChange,
        Command::PreviousChange,
        Command::FirstChange,
        Command::LastChange,
        Command::NextUnresolved,
        Command::Palette,
        Command::Find,
        Command::FindNext,
        Command::FindPrevious,
        Command::Partner,
        Command::Back,
        Command::Forward,
        Command::NextBookmark,
        Command::PreviousBookmark,
        Command::Note,
        Command::Bookmark,
        Command::Judge(0),
        Command::Judge(1),
        Command::Judge(2),
        Command::Judge(3),
        Command::Judge(4),
        Command::Reach(Reach::More),
        Command::Reach(Reach::Less),
        Command::Reach(Reach::Later),
        Command::Reach(Reach::Earlier),
        Command::Reach(Reach::Across),
        Command::Attach,
        Command::Pair,
        Command::Join,
        Command::Part,
        Command::Confirm,
        Command::Dismiss,
        Command::Agreed,
        Command::StillOpen,
        Command::Deleted,
        Command::Unchanged,
        Command::Editorial,
        Command::Reworded,
        Command::Substantive,
        Command::AsFound,
        Command::Show(Tab::SideBySide),
        Command::Show(Tab::Table),
        Command::Show(Tab::Redline),
        Command::Show(Tab::Lineage),
        Command::Show(Tab::Summary),
        Command::Show(Tab::Articles),
        Command::Show(Tab::Notes),
        Command::ShowAll,
        Command::Theme,
        Command::Contrast,
        Command::Motion,
        Command::Shortcuts,
    ];

    /// What it is about.
    pub fn group(self) -> Group {
        match self {
            Command::Open
            | Command::OpenPath
            | Command::Paste
            | Command::Merge
            | Command::Sample
            | Command::Save
            | Command::SaveAs
            | Command::Settings
            | Command::Export
            | Command::Quit => Group::File,
            Command::Undo | Command::Redo | Command::Copy | Command::CopyMarkdown | Command::Inspect => {
                Group::Edit
            }
            Command::NextChange
            | Command::PreviousChange
            | Command::FirstChange
            | Command::LastChange
            | Command::NextUnresolved
            | Command::Palette
            | Command::Find
            | Command::FindNext
            | Command::FindPrevious
            | Command::Partner
            | Command::Back
            | Command::NextBookmark
            | Command::PreviousBookmark
            | Command::Forward => Group::Go,
            Command::Note
            | Command::Bookmark
            | Command::Judge(_)
            | Command::Reach(_)
            | Command::Attach
            | Command::Pair
            | Command::Join
            | Command::Part
            | Command::Confirm
            | Command::Dismiss
            | Command::Agreed
            | Command::StillOpen
            | Command::Deleted
            | Command::Unchanged
            | Command::Editorial
            | Command::Reworded
            | Command::Substantive
            | Command::AsFound => Group::Point,
            Command::Show(_)
            | Command::ShowAll
            | Command::Theme
            | Command::Contrast
            | Command::Motion
            | Command::Shortcuts => Group::View,
        }
    }

    /// What it is called in a menu.
    pub fn name(self) -> &'static str {
        say(match self {
            Command::Open => "command-open",
            Command::OpenPath => "command-open-path",
            Command::Paste => "command-paste",
            Command::Merge => "command-merge",
            Command::Sample => "command-sample",
            Command::Save => "command-save",
            Command::SaveAs => "command-save-as",
            Command::Settings => "command-settings",
            Command::Export => "command-export",
            Command::Quit => "command-quit",
            Command::Undo => "command-undo",
            Command::Redo => "command-redo",
            Command::Copy => "command-copy",
            Command::CopyMarkdown => "command-copy-markdown",
            Command::Inspect => "command-inspect",
            Command::Note => "command-note",
            Command::Bookmark => "command-bookmark",
            Command::NextBookmark => "command-next-bookmark",
            Command::PreviousBookmark => "command-previous-bookmark",
            Command::Judge(0) => "command-first-verdict",
            Command::Judge(1) => "command-second-verdict",
            Command::Judge(2) => "command-third-verdict",
            Command::Judge(3) => "command-fourth-verdict",
            Command::Judge(_) => "command-fifth-verdict",
            Command::Reach(Reach::More) => "command-reach-more",
            Command::Reach(Reach::Less) => "command-reach-less",
            Command::Reach(Reach::Later) => "command-reach-later",
            Command::Reach(Reach::Earlier) => "command-reach-earlier",
            Command::Reach(Reach::Across) => "command-reach-across",
            Command::Attach => "command-attach",
            Command::NextChange => "command-next-change",
            Command::PreviousChange => "command-previous-change",
            Command::FirstChange => "command-first-change",
            Command::LastChange => "command-last-change",
            Command::NextUnresolved => "command-next-unresolved",
            Command::Palette => "command-palette",
            Command::Find => "command-find",
            Command::FindNext => "command-find-next",
            Command::FindPrevious => "command-find-previous",
            Command::Partner => "command-partner",
            Command::Back => "command-back",
            Command::Forward => "command-forward",
            Command::Pair => "command-pair",
            Command::Join => "command-join",
            Command::Part => "command-part",
            Command::Confirm => "command-confirm",
            Command::Dismiss => "command-dismiss",
            Command::Deleted => "command-deleted",
            Command::Agreed => "command-agreed",
            Command::StillOpen => "command-still-open",
            Command::Unchanged => "command-unchanged",
            Command::Editorial => "command-editorial",
            Command::Reworded => "command-reworded",
            Command::Substantive => "command-substantive",
            Command::AsFound => "command-as-found",
            Command::Show(tab) => return tab.name(),
            Command::ShowAll => "command-show-all",
            Command::Theme => "command-theme",
            Command::Contrast => "command-contrast",
            Command::Motion => "command-motion",
            Command::Shortcuts => "command-shortcuts",
        })
    }

    /// The action it stands for now, or none where it makes no sense. Commands that only
    /// concern the window (a sheet, a field to type in) have no action here.
    pub fn resolve(self, workspace: &Workspace) -> Option<Action> {
        let has_rows = !workspace.table().rows.is_empty();
        let has_hits = !workspace.hits().is_empty();
        match self {
            Command::Open => Some(Action::PickFiles),
            Command::Merge => workspace.can_save().then_some(Action::PickCopy),
            Command::Sample => Some(Action::ShowSample),
            Command::Save => workspace.can_save().then_some(Action::Save),
            Command::SaveAs => workspace.can_save().then_some(Action::PickSave),
            Command::Quit => Some(Action::Quit),
            Command::Undo => workspace.undo_label().map(|_| Action::Undo),
            Command::Redo => workspace.redo_label().map(|_| Action::Redo),
            Command::Inspect => workspace.inspectable().map(|id| Action::Inspect(Some(id))),
            Command::NextChange => has_rows.then_some(Action::Step(Step::NextChange)),
            Command::PreviousChange => has_rows.then_some(Action::Step(Step::PreviousChange)),
            Command::FirstChange => has_rows.then_some(Action::Step(Step::FirstChange)),
            Command::LastChange => has_rows.then_some(Action::Step(Step::LastChange)),
            Command::NextUnresolved => has_rows.then_some(Action::Step(Step::NextUnresolved)),
            Command::FindNext => has_hits.then_some(Action::Step(Step::NextHit)),
            Command::FindPrevious => has_hits.then_some(Action::Step(Step::PreviousHit)),
            Command::Show(tab) => workspace.has(tab).then_some(Action::ShowTab(tab)),
            Command::Partner => {
                let partner = workspace.selection().and_then(|row| workspace.partner_row(row));
                partner.map(|row| Action::Select(Some(row)))
            }
            Command::Back => workspace.can_go_back().then_some(Action::Back),
            Command::Forward => workspace.can_go_forward().then_some(Action::Forward),
            Command::ShowAll => workspace.is_filtered().then_some(Action::ShowAll),
            Command::Pair => self.pair(workspace),
            Command::Join => match (workspace.held(), self.pair(workspace)) {
                (Some(_), Some(Action::Contest(Contest::Pair(pair)))) => {
                    Some(Action::Contest(Contest::Join(pair)))
                }
                _ => None,
            },
            Command::NextBookmark => has_rows.then_some(Action::Step(Step::NextBookmark)),
            Command::PreviousBookmark => has_rows.then_some(Action::Step(Step::PreviousBookmark)),
            Command::Bookmark | Command::Judge(_) => self.mark(workspace),
            Command::Reach(reach) => workspace.selection().map(|_| Action::Reach(reach)),
            Command::Attach => workspace.attach_here().map(|edit| Action::Mark(edit, String::new())),
            Command::Part
            | Command::Confirm
            | Command::Dismiss
            | Command::Agreed
            | Command::StillOpen
            | Command::Deleted
            | Command::Unchanged
            | Command::Editorial
            | Command::Reworded
            | Command::Substantive
            | Command::AsFound => workspace.contest_selected(|workspace, row| self.says(workspace, row)),
            Command::OpenPath
            | Command::Paste
            | Command::Export
            | Command::Copy
            | Command::CopyMarkdown
            | Command::Note
            | Command::Palette
            | Command::Find
            | Command::Theme
            | Command::Contrast
            | Command::Motion
            | Command::Settings
            | Command::Shortcuts => None,
        }
    }

    /// What is ruled or marked on the selected row; its time is for the window to say.
    fn mark(self, workspace: &Workspace) -> Option<Action> {
        let row = workspace.selection().filter(|_| workspace.is_current())?;
        let point = workspace.newest_of(row)?;
        let edit = match self {
            Command::Judge(nth) => {
                let offered = workspace.offered_verdicts();
                let verdict = offered.get(usize::from(nth))?;
                let on = workspace.rulings_on(row).any(|ruling| ruling.verdict == *verdict);
                MarkEdit::Judge { point, verdict: if on { String::new() } else { verdict.clone() } }
            }
            _ => MarkEdit::Bookmark(point),
        };
        Some(Action::Mark(edit, String::new()))
    }

    /// Takes up the selected point, or pairs the one that was taken up with it.
    fn pair(self, workspace: &Workspace) -> Option<Action> {
        let row = workspace.selection().filter(|_| workspace.is_current())?;
        let Some(held) = workspace.held() else {
            let point = workspace.table().rows[row].cells.iter().enumerate().rev();
            let mut point = point.filter_map(|(draft, c)| Some(At { draft, point: *c.points.first()? }));
            return Some(Action::Hold(workspace.id_of(point.next()?)));
        };
        let from = workspace.row_with(held)?;
        match from == row {
            true => Some(Action::Hold(None)),
            false => workspace.between(from, row).map(|pair| Action::Contest(Contest::Pair(pair))),
        }
    }

    /// What the command says of a row.
    fn says(self, workspace: &Workspace, row: usize) -> Option<Contest> {
        let link = workspace.links_of(row).last();
        let ends = || workspace.ends(link?);
        let status = |state| {
            let at = workspace.status_point(row)?;
            Some(Contest::Status(workspace.id_of(at)?, state))
        };
        let wording = |wording| Some(Contest::Wording(ends()?, wording));
        match self {
            Command::Part => ends().map(Contest::Part),
            Command::Confirm => {
                let at = workspace.status_point(row)?;
                let state = workspace.state_of(at);
                let found = workspace.status_of(at).is_some_and(|status| status.origin == Origin::Computed);
                match state != State::Plain && found {
                    true => status(state),
                    false => ends().map(Contest::Confirm),
                }
            }
            Command::Dismiss => status(State::Plain),
            Command::Agreed => status(State::Agreed),
            Command::StillOpen => status(State::Open),
            Command::Deleted => workspace.deletion(row).map(Contest::Absence),
            Command::Unchanged => wording(Wording::Unchanged),
            Command::Editorial => wording(Wording::Editorial),
            Command::Reworded => wording(Wording::Reworded),
            Command::Substantive => wording(Wording::Substantive),
            Command::AsFound => {
                let point = workspace.status_point(row).filter(|_| workspace.is_contested(row))?;
                workspace.id_of(point).map(Contest::AsFound)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Shortcut;
    use super::*;

    #[test]
    fn no_two_commands_share_a_key() {
        let mut seen: Vec<(Shortcut, Command)> = Vec::new();
        for command in Command::ALL {
            for shortcut in command.shortcuts() {
                let clash = seen.iter().find(|(s, _)| *s == shortcut);
                assert_eq!(clash, None, "{command:?} also has {}", shortcut.text());
                seen.push((shortcut, command));
            }
        }
        assert!(seen.len() >= 15);
    }

    #[test]
    fn the_table_is_complete() {
        for (i, a) in Command::ALL.iter().enumerate() {
            assert!(!Command::ALL[..i].contains(a), "{a:?} stands twice");
            assert!(!a.name().is_empty());
        }
    }
}
