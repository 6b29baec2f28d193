//! The file of the weights, as `tools/meaning/weights.py` writes it.

use crate::layers::{Layers, Matrix, Vectors};
use crate::normal::Spelling;
use crate::rans::{self, Stream, Table};
use crate::rows::{BLOCK, Rows};
use crate::tokens::{Tokenizer, Trie};
use std::borrow::Cow;
use std::fmt;
use std::io::Read;
use std::thread;

const MAGIC: &[u8] = b"TRVENC02";
/// What is packed unpacks to at most, in bytes.
const PACKED: u64 = 16 << 20;

/// Why a file cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged(&'static str);

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Damaged {}

const SHORT: Damaged = Damaged("it is cut short or damaged");

/// What the file holds.
pub(crate) struct Parts {
    pub(crate) tokenizer: Tokenizer,
    pub(crate) rows: Rows,
    pub(crate) layers: Layers,
}

/// Reads the file; one that is not `trusted` must have its checksum.
pub(crate) fn read(bytes: Cow<'static, [u8]>, trusted: bool) -> Result<Parts, Damaged> {
    let rest =
        bytes.strip_prefix(MAGIC).ok_or(Damaged("it is no file of weights, or one of another version"))?;
    let (sum, rest) = rest.split_first_chunk::<4>().ok_or(SHORT)?;
    if !trusted {
        let mut crc = flate2::Crc::new();
        crc.update(rest);
        if crc.sum() != u32::from_le_bytes(*sum) {
            return Err(SHORT);
        }
    }
    let from = bytes.len() - rest.len();
    parts(bytes, from).ok_or(SHORT)
}

/// A length and as many bytes, and what follows them.
fn section(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

/// The next section, which is taken off.
fn next<'a>(left: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (found, rest) = section(left)?;
    *left = rest;
    Some(found)
}

fn parts(bytes: Cow<'static, [u8]>, from: usize) -> Option<Parts> {
    let mut left = &bytes[from..];
    let (head, packed) = (next(&mut left)?, next(&mut left)?);
    let Head { coded, vectors, lines, tables, scores, unknown, rows } = Head::read(head, left)?;
    // Matrices take the longest and need nothing of what is packed.
    let (matrices, pieces) = beside(coded, || Pieces::read(packed, scores, unknown));
    let (layers, Pieces { tokenizer, kinds, classes, lengths }) = (layers(matrices?, &vectors)?, pieces?);

    let known = |all: &[u8], most: usize| all.iter().all(|&one| usize::from(one) < most);
    let fits = classes.len() == kinds.len()
        && lengths.len() == classes.len().div_ceil(BLOCK)
        && known(&classes, tables.len())
        && known(&kinds, lines.len());
    fits.then_some(())?;
    let mut at = bytes.len() - rows.len();
    let mut blocks = Vec::with_capacity(lengths.len());
    for length in lengths {
        blocks.push(at..at + usize::from(length));
        at += usize::from(length);
    }
    (at == bytes.len()).then_some(())?;
    Some(Parts { tokenizer, rows: Rows { bytes, blocks, classes, tables, kinds, lines }, layers })
}

/// What stands in the file as it is.
struct Head<'a> {
    coded: Vec<Coded<'a>>,
    vectors: Vec<f32>,
    lines: Vec<(f32, f32)>,
    tables: Vec<Table>,
    scores: Vec<f32>,
    unknown: f32,
    /// What follows the matrices.
    rows: &'a [u8],
}

impl<'a> Head<'a> {
    fn read(mut head: &[u8], mut body: &'a [u8]) -> Option<Head<'a>> {
        let mut next = || next(&mut head);
        let (shapes, tables, lengths) = (longs(next()?), read_tables(next()?, 256)?, longs(next()?));
        let scales = floats(next()?);
        let mut scales = &scales[..];
        let mut coded = Vec::new();
        let all = shapes.as_chunks::<2>().0.iter().zip(tables).zip(lengths);
        for (place, ((shape, table), length)) in all.enumerate() {
            let [inputs, outputs] = shape.map(|n| n as usize);
            let count = inputs.checked_mul(outputs).filter(|&count| count < 1 << 22)?;
            let (stream, rest) = body.split_at_checked(length as usize)?;
            body = rest;
            let (own, rest) = scales.split_at_checked(outputs)?;
            scales = rest;
            coded.push(Coded { place, inputs, count, stream, table, scales: own.to_vec() });
        }
        let (vectors, lines, tables) = (floats(next()?), floats(next()?), read_tables(next()?, 128)?);
        let (scores, unknown) = (floats(next()?), floats(next()?));
        let lines = lines.as_chunks::<2>().0.iter().map(|&[step, zero]| (step, zero)).collect();
        Some(Head { coded, vectors, lines, tables, scores, unknown: *unknown.first()?, rows: body })
    }
}

/// The pieces of words, and how the row of each is coded: its line, its frequencies, and how long each block is.
struct Pieces {
    tokenizer: Tokenizer,
    kinds: Vec<u8>,
    classes: Vec<u8>,
    lengths: Vec<u16>,
}

impl Pieces {
    fn read(packed: &[u8], scores: Vec<f32>, unknown: f32) -> Option<Pieces> {
        // As much room as it may need, which costs nothing until it is used.
        let mut unpacked = Vec::with_capacity(PACKED as usize);
        flate2::read::ZlibDecoder::new(packed).take(PACKED).read_to_end(&mut unpacked).ok()?;
        let mut left = &unpacked[..];
        let mut next = || next(&mut left);
        let (pieces, spelling) = (next()?, next()?);
        let (kinds, classes, lengths) = (next()?.to_vec(), next()?.to_vec(), shorts(next()?));
        (scores.len() + 3 == classes.len()).then_some(())?;
        let tokenizer = Tokenizer::new(Spelling::new(spelling)?, Trie::read(pieces)?, scores, unknown)?;
        Some(Pieces { tokenizer, kinds, classes, lengths })
    }
}

/// A matrix as it stands in the file.
struct Coded<'a> {
    /// Which of them it is.
    place: usize,
    inputs: usize,
    /// How many weights it has.
    count: usize,
    stream: &'a [u8],
    table: Table,
    scales: Vec<f32>,
}

/// Decodes all, two of about the same size on each thread, and does something else beside it: a reader waits for this.
fn beside<T>(mut coded: Vec<Coded>, other: impl FnOnce() -> T) -> (Option<Vec<Matrix>>, T) {
    coded.sort_by_key(|one| one.count);
    let (matrices, found) = thread::scope(|scope| {
        let pairs: Vec<_> = coded.chunks(2).rev().map(|pair| scope.spawn(|| decoded(pair))).collect();
        let found = other();
        (pairs.into_iter().map(|pair| pair.join().ok()).collect::<Option<Vec<_>>>(), found)
    });
    let matrices = matrices.map(|matrices| {
        let mut matrices: Vec<(usize, Matrix)> = matrices.into_iter().flatten().collect();
        matrices.sort_by_key(|&(place, _)| place);
        matrices.into_iter().map(|(_, matrix)| matrix).collect()
    });
    (matrices, found)
}

fn decoded(pair: &[Coded]) -> Vec<(usize, Matrix)> {
    let mut symbols: Vec<Vec<u8>> = pair.iter().map(|one| vec![0; one.count]).collect();
    match (pair, &mut symbols[..]) {
        ([a, b], [x, y]) => {
            rans::read_both(
                (&mut Stream::new(a.stream), &a.table, x),
                (&mut Stream::new(b.stream), &b.table, y),
            );
        }
        (all, symbols) => {
            all.iter()
                .zip(symbols)
                .for_each(|(one, symbols)| Stream::new(one.stream).read(&one.table, symbols));
        }
    }
    let matrix = |(one, symbols): (&Coded, Vec<u8>)| {
        let (eights, _) = symbols.as_chunks();
        // Symbol 128 is 0.
        let weight = |symbol: u8| symbol.wrapping_sub(128).cast_signed();
        let weights = eights.iter().map(|eight: &[u8; 16]| eight.map(weight)).collect();
        (one.place, Matrix { inputs: one.inputs, weights, scales: one.scales.clone() })
    };
    pair.iter().zip(symbols).map(matrix).collect()
}

/// The inputs and outputs of the matrices, in the order of the file.
const SHAPES: [(usize, usize); 14] = [
    (512, 768),
    (512, 256),
    (768, 256),
    (1280, 256),
    (512, 256),
    (768, 256),
    (1280, 256),
    (1280, 512),
    (512, 320),
    (320, 320),
    (512, 320),
    (320, 512),
    (320, 512),
    (512, 512),
];

fn layers(matrices: Vec<Matrix>, mut vectors: &[f32]) -> Option<Layers> {
    let fits = matrices.iter().map(|m| (m.inputs, m.scales.len())).eq(SHAPES);
    fits.then_some(())?;
    let mut take = |count: usize| {
        let (found, rest) = vectors.split_at_checked(count)?;
        vectors = rest;
        Some(found.to_vec())
    };
    let entry = [take(768)?, take(768)?, take(768)?];
    let steps = [[take(256)?, take(256)?, take(256)?], [take(256)?, take(256)?, take(256)?]];
    let vectors = Vectors { entry, steps, known: [take(1280)?, take(1280)?], exit: take(512)? };
    let all: [Matrix; 14] = matrices.try_into().ok()?;
    let [entry, a2, a3, a5, b2, b3, b5, exit, dense @ ..] = all;
    Some(Layers { entry, steps: [[a2, a3, a5], [b2, b3, b5]], exit, dense, vectors })
}

fn read_tables(bytes: &[u8], symbols: usize) -> Option<Vec<Table>> {
    shorts(bytes).chunks(symbols).map(Table::new).collect()
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.as_chunks::<4>().0.iter().map(|four| f32::from_le_bytes(*four)).collect()
}

fn longs(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four)).collect()
}

fn shorts(bytes: &[u8]) -> Vec<u16> {
    bytes.as_chunks::<2>().0.iter().map(|two| u16::from_le_bytes(*two)).collect()
}
