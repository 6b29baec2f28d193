//! Which keys ask for which command.

use super::{Command, Reach, Tab};

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
    /// Arrow to the left.
    Left,
    /// Arrow to the right.
    Right,
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
const fn alt_letter(key: char) -> Shortcut {
    alt(Key::Letter(key))
}

impl Command {
    /// The keys that ask for it, the one shown in menus first.
    pub fn shortcuts(self) -> Vec<Shortcut> {
        match self {
            Command::Open => vec![ctrl('O')],
            Command::OpenPath => vec![ctrl('L')],
            Command::Paste => vec![ctrl_shift('V')],
            Command::Merge | Command::Sample | Command::Theme | Command::Contrast | Command::Motion => vec![],
            Command::Pair => vec![alt_letter('S')],
            Command::Join => vec![alt_letter('J')],
            Command::Part => vec![alt_letter('U')],
            Command::Confirm => vec![alt_letter('C')],
            Command::Dismiss => vec![alt_letter('D')],
            Command::Deleted => vec![alt_letter('X')],
            Command::Agreed => vec![alt_letter('A')],
            Command::StillOpen => vec![alt_letter('O')],
            Command::Unchanged => vec![alt_letter('1')],
            Command::Editorial => vec![alt_letter('2')],
            Command::Reworded => vec![alt_letter('3')],
            Command::Substantive => vec![alt_letter('4')],
            Command::AsFound => vec![alt_letter('Z')],
            Command::Save => vec![ctrl('S')],
            Command::SaveAs => vec![ctrl_shift('S')],
            Command::Export => vec![ctrl('E')],
            Command::Copy => vec![ctrl('C')],
            Command::CopyMarkdown => vec![ctrl_shift('C')],
            Command::Quit => vec![ctrl('Q')],
            Command::Settings => vec![ctrl(',')],
            Command::Undo => vec![ctrl('Z')],
            Command::Redo => vec![ctrl_shift('Z'), ctrl('Y')],
            Command::Inspect => vec![ctrl('I')],
            Command::Note => vec![ctrl('M')],
            Command::Bookmark => vec![ctrl('B'), plain(Key::F(2))],
            Command::NextBookmark => vec![alt_letter('B')],
            Command::PreviousBookmark => vec![Shortcut { shift: true, ..alt_letter('B') }],
            // 1 to 4 class the words.
            Command::Judge(nth) => ['5', '6', '7', '8', '9']
                .get(usize::from(nth))
                .map(|key| alt_letter(*key))
                .into_iter()
                .collect(),
            Command::Reach(reach) => {
                let (ctrl, alt, key) = match reach {
                    Reach::More => (false, false, Key::Right),
                    Reach::Less => (false, false, Key::Left),
                    Reach::Later => (true, false, Key::Right),
                    Reach::Earlier => (true, false, Key::Left),
                    Reach::Across => (false, true, Key::Left),
                };
                vec![Shortcut { ctrl, alt, shift: true, key }]
            }
            Command::Attach => vec![alt_letter('H')],
            Command::NextChange => vec![alt(Key::Down), plain(Key::F(8))],
            Command::PreviousChange => vec![alt(Key::Up), plain(Key::F(7))],
            Command::FirstChange => vec![alt(Key::Home)],
            Command::LastChange => vec![alt(Key::End)],
            Command::Palette => vec![ctrl('K')],
            Command::Find => vec![ctrl('F')],
            Command::FindNext => vec![plain(Key::F(3))],
            Command::FindPrevious => vec![Shortcut { shift: true, ..plain(Key::F(3)) }],
            Command::NextUnresolved => vec![Shortcut { shift: true, ..alt(Key::Down) }],
            Command::Show(tab) => {
                let place = Tab::ALL.into_iter().zip('1'..='9').find(|(other, _)| *other == tab);
                place.map(|(_, digit)| ctrl(digit)).into_iter().collect()
            }
            Command::Partner => vec![ctrl_shift('G')],
            Command::Back => vec![alt(Key::Left)],
            Command::Forward => vec![alt(Key::Right)],
            Command::ShowAll => vec![ctrl('0').with_alt()],
            Command::Shortcuts => vec![plain(Key::F(1))],
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
            Key::Left => text.push('←'),
            Key::Right => text.push('→'),
            Key::Home => text.push_str("Home"),
            Key::End => text.push_str("End"),
        }
        text
    }
}
