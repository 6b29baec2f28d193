//! Undo and redo: a clone of the ground state for every edit, with what the edit was called.

/// How many edits can be taken back.
const DEPTH: usize = 500;

/// The states before and after the present one. Documents are shared, so a state is small.
#[derive(Debug)]
pub struct History<T> {
    past: Vec<(&'static str, T)>,
    future: Vec<(&'static str, T)>,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self { past: Vec::new(), future: Vec::new() }
    }
}

impl<T> History<T> {
    /// Keeps the state that an edit is about to replace.
    pub fn record(&mut self, label: &'static str, before: T) {
        self.future.clear();
        self.past.push((label, before));
        if self.past.len() > DEPTH {
            self.past.remove(0);
        }
    }

    /// The state to go back to, given the present one.
    pub fn undo(&mut self, present: impl FnOnce() -> T) -> Option<T> {
        let (label, state) = self.past.pop()?;
        self.future.push((label, present()));
        Some(state)
    }

    /// The state to go forward to, given the present one.
    pub fn redo(&mut self, present: impl FnOnce() -> T) -> Option<T> {
        let (label, state) = self.future.pop()?;
        self.past.push((label, present()));
        Some(state)
    }

    /// What would be undone.
    pub fn undo_label(&self) -> Option<&'static str> {
        self.past.last().map(|(label, _)| *label)
    }

    /// What would be made again.
    pub fn redo_label(&self) -> Option<&'static str> {
        self.future.last().map(|(label, _)| *label)
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.past.clear();
        self.future.clear();
    }
}
