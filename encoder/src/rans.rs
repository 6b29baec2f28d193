//! The entropy coder: range variants of asymmetric numeral systems, byte by byte.

const BITS: u32 = 12;
const LOWEST: u32 = 1 << 15;

/// The frequencies of symbols, out of 4096, laid out by slot.
pub(crate) struct Table {
    slots: Box<Slots>,
}

/// A symbol, how often it stands there, and the place of the slot among those of the symbol.
#[derive(Clone, Copy, Default)]
struct Slot {
    often: u16,
    place: u16,
    symbol: u8,
}

type Slots = [Slot; 1 << BITS];

impl Table {
    /// None where the frequencies do not sum up.
    pub(crate) fn new(frequencies: &[u16]) -> Option<Table> {
        let mut slots = Vec::with_capacity(1 << BITS);
        for (symbol, &often) in (0..=255u8).zip(frequencies) {
            slots.extend((0..often).map(|place| Slot { often, place, symbol }));
        }
        Some(Table { slots: Box::new(slots.try_into().ok()?) })
    }
}

/// What is left of a coded stream.
#[derive(Clone, Copy)]
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
        let slots = &table.slots;
        symbols.iter_mut().for_each(|symbol| *symbol = self.next(slots));
    }

    #[inline(always)]
    fn next(&mut self, slots: &Slots) -> u8 {
        let slot = slots[(self.state & ((1 << BITS) - 1)) as usize];
        self.state = u32::from(slot.often) * (self.state >> BITS) + u32::from(slot.place);
        // How many bytes follow cannot be guessed, so that no branch waits for it.
        match self.rest.first_chunk::<2>() {
            Some(&next) => {
                let bytes = u32::from(self.state < LOWEST) + u32::from(self.state < LOWEST >> 8);
                let more = u32::from(u16::from_be_bytes(next)) >> (16 - 8 * bytes);
                self.state = self.state << (8 * bytes) | more;
                self.rest = &self.rest[bytes as usize..];
            }
            None if self.state < LOWEST && !self.rest.is_empty() => self.pull(),
            None => {}
        }
        slot.symbol
    }
}

/// Reads the next symbols of two streams side by side: a processor need not wait for the one before it goes on with
/// the other.
pub(crate) fn read_both(
    (one, table, symbols): (&mut Stream, &Table, &mut [u8]),
    (other, other_table, other_symbols): (&mut Stream, &Table, &mut [u8]),
) {
    let (slots, other_slots) = (&table.slots, &other_table.slots);
    let both = symbols.len().min(other_symbols.len());
    let (symbols, rest) = symbols.split_at_mut(both);
    let (other_symbols, other_rest) = other_symbols.split_at_mut(both);
    // In places of their own, for the processor to keep them at hand.
    let (mut x, mut y) = (*one, *other);
    for (symbol, other_symbol) in symbols.iter_mut().zip(other_symbols) {
        *symbol = x.next(slots);
        *other_symbol = y.next(other_slots);
    }
    x.read(table, rest);
    y.read(other_table, other_rest);
    (*one, *other) = (x, y);
}
