//! The entropy coder: range variants of asymmetric numeral systems, byte by byte.

const BITS: u32 = 12;
const LOWEST: u32 = 1 << 15;

/// The frequencies of symbols, out of 4096.
pub(crate) struct Table {
    symbols: Vec<u8>,
    spans: Vec<(u16, u16)>,
}

impl Table {
    /// None where the frequencies do not sum up.
    pub(crate) fn new(frequencies: &[u16]) -> Option<Table> {
        let mut table = Table { symbols: Vec::with_capacity(1 << BITS), spans: Vec::new() };
        for (symbol, &often) in (0..=255u8).zip(frequencies) {
            table.spans.push((often, table.symbols.len() as u16));
            table.symbols.extend(std::iter::repeat_n(symbol, usize::from(often)));
        }
        (table.symbols.len() == 1 << BITS).then_some(table)
    }
}

/// What is left of a coded stream.
pub(crate) struct Stream<'a> {
    state: u32,
    rest: &'a [u8],
}

impl<'a> Stream<'a> {
    /// A stream that is too short reads as zeros.
    pub(crate) fn new(bytes: &'a [u8]) -> Stream<'a> {
        let mut stream = Stream { state: 0, rest: bytes };
        (0..3).for_each(|_| stream.pull());
        stream
    }

    fn pull(&mut self) {
        let (byte, rest) = self.rest.split_first().unwrap_or((&0, &[]));
        self.state = self.state << 8 | u32::from(*byte);
        self.rest = rest;
    }

    /// Reads the next symbols with one table.
    pub(crate) fn read(&mut self, table: &Table, symbols: &mut [u8]) {
        let slots: &[u8; 1 << BITS] = table.symbols.as_slice().try_into().unwrap_or(&[0; 1 << BITS]);
        for symbol in symbols {
            let slot = self.state & ((1 << BITS) - 1);
            *symbol = slots[slot as usize];
            let (often, before) = table.spans[usize::from(*symbol)];
            self.state = (u32::from(often) * (self.state >> BITS)).wrapping_add(slot) - u32::from(before);
            while self.state < LOWEST && !self.rest.is_empty() {
                self.pull();
            }
        }
    }
}
