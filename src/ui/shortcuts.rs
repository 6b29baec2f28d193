//! Keys into commands, by the one table of commands.

use super::views::bar::is_available;
use crate::workspace::{Command, Key, Shortcut, Workspace};
use egui::{Context, Event, KeyboardShortcut, Modifiers};

/// The commands that were asked for by key in this frame. A key whose command is not available
/// is left to others, and so are undo and redo while text is being typed.
pub fn pressed(ctx: &Context, workspace: &Workspace) -> Vec<Command> {
    // Most frames have no key, and what is available takes looking up.
    if !ctx.input(|input| input.events.iter().any(|e| matches!(e, Event::Key { pressed: true, .. }))) {
        return Vec::new();
    }
    let typing = ctx.text_edit_focused();
    let mut table: Vec<(KeyboardShortcut, Command)> = Command::ALL
        .into_iter()
        .filter(|&c| is_available(c, workspace))
        .filter(|c| !(typing && matches!(c, Command::Undo | Command::Redo)))
        .flat_map(|c| c.shortcuts().into_iter().filter_map(move |s| Some((keyboard(s)?, c))))
        .collect();
    // More modifiers first: egui matches Alt+↓ also when Shift is held.
    table.sort_by_key(|(s, _)| std::cmp::Reverse(u8::from(s.modifiers.shift) + u8::from(s.modifiers.alt)));
    ctx.input_mut(|input| {
        let asked: Vec<Command> = table
            .iter()
            .filter(|(shortcut, _)| input.consume_shortcut(shortcut))
            .map(|(_, command)| *command)
            .collect();
        if !asked.is_empty() {
            // A letter pressed with Alt comes as text too: where text is being typed it is not meant.
            input.events.retain(|event| !matches!(event, Event::Text(_)));
        }
        asked
    })
}

fn keyboard(shortcut: Shortcut) -> Option<KeyboardShortcut> {
    let key = match shortcut.key {
        Key::Letter(c) => egui::Key::from_name(&c.to_string())?,
        Key::F(n) => egui::Key::from_name(&format!("F{n}"))?,
        Key::Up => egui::Key::ArrowUp,
        Key::Down => egui::Key::ArrowDown,
        Key::Left => egui::Key::ArrowLeft,
        Key::Right => egui::Key::ArrowRight,
        Key::Home => egui::Key::Home,
        Key::End => egui::Key::End,
    };
    let mut modifiers = Modifiers::NONE;
    modifiers.command = shortcut.ctrl;
    modifiers.alt = shortcut.alt;
    modifiers.shift = shortcut.shift;
    Some(KeyboardShortcut::new(modifiers, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shortcut_is_a_key_of_the_window() {
        for command in Command::ALL {
            for shortcut in command.shortcuts() {
                assert!(keyboard(shortcut).is_some(), "{command:?}: {}", shortcut.text());
            }
        }
    }
}
