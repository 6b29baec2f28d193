//! The embeddings of pieces: read from their coded rows when they are asked for.

use crate::WIDTH;
use crate::rans::{Stream, Table};
use std::borrow::Cow;
use std::ops::Range;

/// How many rows are coded one after the other.
pub(crate) const BLOCK: usize = 4;
/// The symbol of level 0.
const MIDDLE: i32 = 64;

/// All rows, coded.
pub(crate) struct Rows {
    pub(crate) bytes: Cow<'static, [u8]>,
    /// Where each block stands in the bytes.
    pub(crate) blocks: Vec<Range<usize>>,
    /// Which frequencies the levels of a row have.
    pub(crate) classes: Vec<u8>,
    pub(crate) tables: Vec<Table>,
    /// On which line the levels of a row lie.
    pub(crate) kinds: Vec<u8>,
    /// A level times the first plus the second is its value.
    pub(crate) lines: Vec<(f32, f32)>,
}

impl Rows {
    pub(crate) fn unknown(&self) -> u32 {
        self.classes.len() as u32 - 3
    }

    pub(crate) fn beginning(&self) -> u32 {
        self.classes.len() as u32 - 2
    }

    pub(crate) fn end(&self) -> u32 {
        self.classes.len() as u32 - 1
    }

    /// The values of some rows, one after the other.
    pub(crate) fn values(&self, rows: &[u32]) -> Vec<f32> {
        let mut values = Vec::with_capacity(rows.len() * WIDTH);
        let mut symbols = [0; WIDTH];
        for row in rows.iter().map(|&row| row as usize) {
            let mut stream = Stream::new(&self.bytes[self.blocks[row / BLOCK].clone()]);
            for at in row / BLOCK * BLOCK..=row {
                stream.read(&self.tables[usize::from(self.classes[at])], &mut symbols);
            }
            let (step, zero) = self.lines[usize::from(self.kinds[row])];
            values.extend(symbols.iter().map(|&s| (i32::from(s) - MIDDLE) as f32 * step + zero));
        }
        values
    }
}
