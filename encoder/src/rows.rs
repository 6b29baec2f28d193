//! The embeddings of pieces: read from their coded rows when they are asked for.

use crate::WIDTH;
use crate::rans::{self, Stream, Table};
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
        let mut values = vec![0.0; rows.len() * WIDTH];
        // Two that stand as far behind the beginnings of their blocks are read side by side.
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|&at| rows[at] as usize % BLOCK);
        for pair in order.chunks(2) {
            let places = [pair[0], pair[pair.len() - 1]];
            let symbols = self.symbols(places.map(|at| rows[at] as usize));
            for (symbols, at) in symbols.iter().zip(places) {
                let (step, zero) = self.lines[usize::from(self.kinds[rows[at] as usize])];
                let values = values[at * WIDTH..][..WIDTH].iter_mut().zip(symbols);
                values.for_each(|(value, &s)| *value = (i32::from(s) - MIDDLE) as f32 * step + zero);
            }
        }
        values
    }

    fn symbols(&self, rows: [usize; 2]) -> [[u8; WIDTH]; 2] {
        let [mut one, mut other] = rows.map(|row| Stream::new(&self.bytes[self.blocks[row / BLOCK].clone()]));
        let [mut found, mut found_other] = [[0; WIDTH]; 2];
        let table = |row: usize, at: usize| &self.tables[usize::from(self.classes[row / BLOCK * BLOCK + at])];
        let [last, other_last] = rows.map(|row| row % BLOCK);
        let both = last.min(other_last) + 1;
        for at in 0..both {
            let other = (&mut other, table(rows[1], at), &mut found_other[..]);
            rans::read_both((&mut one, table(rows[0], at), &mut found), other);
        }
        (both..=last).for_each(|at| one.read(table(rows[0], at), &mut found));
        (both..=other_last).for_each(|at| other.read(table(rows[1], at), &mut found_other));
        [found, found_other]
    }
}
