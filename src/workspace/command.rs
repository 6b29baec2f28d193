//! The one table of commands: menu, shortcut, tooltip and the sheet of shortcuts all read it.

use super::{Action, Step, Workspace};

/// Something the reader can ask for by menu or key, without further detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open files by dialog.
    Open,
    /// Open a file by typing its path.
    OpenPath,
    /// Take a document from the clipboard.
    Paste,
    /// Show the bundled sample.
    Sample,
    /// Save.
    Save,
    /// Save under another name.
    SaveAs,
    /// Close the window.
    Quit,
    /// Take back.
    Undo,
    /// Make again.
    Redo,
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
    /// Show every row.
    ShowAll,
    /// Light, dark, or as the system.
    Theme,
    /// The sheet of shortcuts.
    Shortcuts,
}

/// A key on the keyboard, as far as commands use them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A letter.
    Letter(char),
    /// A function key.
    F(u8),
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Home.
    Home,
    /// End.
    End,
}

/// A key with its modifiers. `ctrl` is the Command key on macOS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// With Ctrl (Cmd on macOS).
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
    /// With Shift.
    pub shift: bool,
    /// The key.
    pub key: Key,
}

const fn plain(key: Key) -> Shortcut {
    Shortcut { ctrl: false, alt: false, shift: false, key }
}
const fn ctrl(key: char) -> Shortcut {
    Shortcut { ctrl: true, ..plain(Key::Letter(key)) }
}
const fn ctrl_shift(key: char) -> Shortcut {
    Shortcut { shift: true, ..ctrl(key) }
}
const fn alt(key: Key) -> Shortcut {
    Shortcut { alt: true, ..plain(key) }
}

impl Command {
    /// Every command, in the order of the menu.
    pub const ALL: [Command; 19] = [
        Command::Open,
        Command::OpenPath,
        Command::Paste,
        Command::Sample,
        Command::Save,
        Command::SaveAs,
        Command::Undo,
        Command::Redo,
        Command::Inspect,
        Command::Note,
        Command::NextChange,
        Command::PreviousChange,
        Command::FirstChange,
        Command::LastChange,
        Command::NextUnresolved,
        Command::ShowAll,
        Command::Theme,
        Command::Shortcuts,
        Command::Quit,
    ];

    /// What it is called in a menu.
    pub fn name(self) -> &'static str {
        match self {
            Command::Open => "Open drafts…",
            Command::OpenPath => "Open by path…",
            Command::Paste => "Paste a draft or article…",
            Command::Sample => "Show the sample",
            Command::Save => "Save",
            Command::SaveAs => "Save as…",
            Command::Quit => "Quit",
            Command::Undo => "Undo",
            Command::Redo => "Redo",
            Command::Inspect => "Check the reading…",
            Command::Note => "Write a note",
            Command::NextChange => "Next change",
            Command::PreviousChange => "Previous change",
            Command::FirstChange => "First change",
            Command::LastChange => "Last change",
            Command::NextUnresolved => "Next unresolved point",
            Command::ShowAll => "Show all points",
            Command::Theme => "Light or dark",
            Command::Shortcuts => "Keyboard shortcuts",
        }
    }

    /// The keys that ask for it, the one shown in menus first.
    pub fn shortcuts(self) -> Vec<Shortcut> {
        match self {
            Command::Open => vec![ctrl('O')],
            Command::OpenPath => vec![ctrl('L')],
            Command::Paste => vec![ctrl_shift('V')],
            Command::Sample | Command::Theme => vec![],
            Command::Save => vec![ctrl('S')],
            Command::SaveAs => vec![ctrl_shift('S')],
            Command::Quit => vec![ctrl('Q')],
            Command::Undo => vec![ctrl('Z')],
            Command::Redo => vec![ctrl_shift('Z'), ctrl('Y')],
            Command::Inspect => vec![ctrl('I')],
            Command::Note => vec![ctrl('M')],
            Command::NextChange => vec![alt(Key::Down), plain(Key::F(8))],
            Command::PreviousChange => vec![alt(Key::Up), plain(Key::F(7))],
            Command::FirstChange => vec![alt(Key::Home)],
            Command::LastChange => vec![alt(Key::End)],
            Command::NextUnresolved => vec![Shortcut { shift: true, ..alt(Key::Down) }],
            Command::ShowAll => vec![ctrl('0').with_alt()],
            Command::Shortcuts => vec![plain(Key::F(1))],
        }
    }

    /// The action it stands for now, or none where it makes no sense. Commands that only
    /// concern the window (a sheet, a field to type in) have no action here.
    pub fn resolve(self, workspace: &Workspace) -> Option<Action> {
        let has_rows = !workspace.table().rows.is_empty();
        match self {
            Command::Open => Some(Action::PickFiles),
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
            Command::ShowAll => workspace.is_filtered().then_some(Action::ShowAll),
            Command::OpenPath | Command::Paste | Command::Note | Command::Theme | Command::Shortcuts => None,
        }
    }
}

impl Shortcut {
    const fn with_alt(self) -> Shortcut {
        Shortcut { alt: true, ..self }
    }

    /// How it is printed: `Ctrl+Shift+Z`, on macOS with that system's names.
    pub fn text(self) -> String {
        let mac = cfg!(target_os = "macos");
        let mut text = String::new();
        for (on, name) in [
            (self.ctrl, if mac { "Cmd+" } else { "Ctrl+" }),
            (self.alt, if mac { "Option+" } else { "Alt+" }),
            (self.shift, "Shift+"),
        ] {
            if on {
                text.push_str(name);
            }
        }
        match self.key {
            Key::Letter(c) => text.push(c),
            Key::F(n) => text.push_str(&format!("F{n}")),
            Key::Up => text.push('↑'),
            Key::Down => text.push('↓'),
            Key::Home => text.push_str("Home"),
            Key::End => text.push_str("End"),
        }
        text
    }
}

#[cfg(test)]
mod tests {
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
