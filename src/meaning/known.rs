//! Vectors of texts that were asked for lately: a comparison is computed anew after every decision.

use super::Vector;
use foldhash::HashMap;

/// How many texts a generation holds, some 1.5 kB each.
const GENERATION: usize = 4096;

/// Two generations; what was asked for in neither is forgotten.
#[derive(Default)]
pub(super) struct Known {
    young: HashMap<String, Vector>,
    old: HashMap<String, Vector>,
}

impl Known {
    pub(super) fn get(&mut self, text: &str) -> Option<Vector> {
        if let Some(vector) = self.young.get(text) {
            return Some(vector.clone());
        }
        let vector = self.old.remove(text)?;
        self.put(text, vector.clone());
        Some(vector)
    }

    pub(super) fn put(&mut self, text: &str, vector: Vector) {
        if self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(text.to_owned(), vector);
    }
}
