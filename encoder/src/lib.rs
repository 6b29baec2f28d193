//! Sentences as vectors: texts that mean the same in any of its languages get vectors that point the same way.
//!
//! The forward pass of Google's universal-sentence-encoder-multilingual 3: pieces of words, three n-gram branches
//! over their embeddings, four dense layers. Products are of whole numbers and sums of the rest stand in a fixed
//! order, so that a vector is the same to the bit on every processor and beside whatever other texts it is made.

mod file;
mod layers;
mod normal;
mod products;
mod rans;
mod rows;
mod tokens;

pub use file::Damaged;
use layers::Layers;
use rows::Rows;
use std::borrow::Cow;
use std::collections::BTreeMap;
use tokens::Tokenizer;

/// How many numbers a vector has.
pub const WIDTH: usize = 512;
/// Of longer texts only so many pieces of words are read, some 300 words.
pub const LONGEST: usize = 512;

/// How many pieces are known at a time.
const SHARED: usize = 1024;
/// How many texts a processor takes at a time.
const SENTENCES: usize = 4;

/// The encoder, ready for use. At work it takes some 35 MB, of which the file is a part: as much more does
/// `travaux compare` take for the drafts of the sample than with `--no-meaning`.
pub struct Encoder {
    tokenizer: Tokenizer,
    rows: Rows,
    layers: Layers,
}

impl Encoder {
    /// Reads the weights. `trusted` ones are part of the program; others are checked as a whole first.
    ///
    /// # Errors
    /// Where the bytes are not such a file, or not all of it.
    pub fn read(bytes: Cow<'static, [u8]>, trusted: bool) -> Result<Encoder, Damaged> {
        let file::Parts { tokenizer, rows, layers } = file::read(bytes, trusted)?;
        Ok(Encoder { tokenizer, rows, layers })
    }

    /// The vector of each text. A text without anything that can be read has one as well.
    pub fn encode(&self, texts: &[&str], workers: &impl Workers) -> Vec<Vector> {
        let texts = workers.map(texts, |text| self.tokens(text));
        let mut vectors = Vec::with_capacity(texts.len());
        let mut rest = &texts[..];
        while !rest.is_empty() {
            let (places, count) = distinct(rest);
            let (some, later) = rest.split_at(count);
            vectors.extend(self.vectors(some, &places, workers));
            rest = later;
        }
        vectors
    }

    /// The vectors of texts, whose pieces have places.
    fn vectors(
        &self,
        texts: &[Vec<u32>],
        places: &BTreeMap<u32, u32>,
        workers: &impl Workers,
    ) -> Vec<Vector> {
        let mut pieces = vec![0; places.len()];
        places.iter().for_each(|(&piece, &place)| pieces[place as usize] = piece);
        let pieces: Vec<&[u32]> = pieces.chunks(layers::PIECES).collect();
        let pieces = workers.map(&pieces, |pieces| self.layers.pieces(self.rows.values(pieces)));
        let texts: Vec<&[Vec<u32>]> = texts.chunks(SENTENCES).collect();
        let vectors = workers.map(&texts, |texts| {
            let in_place = |text: &Vec<u32>| text.iter().map(|piece| places[piece]).collect();
            self.layers.encode(&pieces, &texts.iter().map(in_place).collect::<Vec<_>>())
        });
        vectors.iter().flatten().map(Vector::new).collect()
    }

    /// The pieces of a text by the numbers of their rows, with its beginning and end.
    fn tokens(&self, text: &str) -> Vec<u32> {
        let mut tokens = vec![self.rows.beginning()];
        tokens.extend(self.tokenizer.tokens(text, self.rows.unknown()));
        tokens.truncate(LONGEST - 1);
        tokens.push(self.rows.end());
        tokens
    }
}

/// Does something with many things, on as many processors as the program likes. The results keep the order.
pub trait Workers {
    /// What `work` makes of each item.
    fn map<T: Sync, R: Send>(&self, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R>;
}

/// The pieces of the first texts, each with a place of its own, and how many texts those are: so many that what is
/// known of their pieces, 15 kB each, does not fill the memory.
fn distinct(texts: &[Vec<u32>]) -> (BTreeMap<u32, u32>, usize) {
    let mut places = BTreeMap::new();
    for (at, text) in texts.iter().enumerate() {
        if at > 0 && places.len() + text.len() > SHARED {
            return (places, at);
        }
        for &piece in text {
            let next = places.len() as u32;
            places.entry(piece).or_insert(next);
        }
    }
    (places, texts.len())
}

/// Where a text points: numbers whose squares sum up to that of [`UNIT`], about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vector(pub Box<[i16; WIDTH]>);

/// The length of a vector.
pub const UNIT: f32 = 8192.0;

impl Vector {
    fn new(numbers: &[f32; WIDTH]) -> Vector {
        Vector(Box::new(numbers.map(|x| (x * UNIT).round_ties_even() as i16)))
    }

    /// The cosine of two vectors, from -1 to 1.
    pub fn cosine(&self, other: &Vector) -> f32 {
        let products = self.0.iter().zip(&*other.0).map(|(x, y)| i32::from(*x) * i32::from(*y));
        (products.sum::<i32>() as f32 / (UNIT * UNIT)).clamp(-1.0, 1.0)
    }
}

/// The cosines of vectors with others, row by row.
pub fn cosines(vectors: &[Vector], others: &[Vector]) -> Vec<f32> {
    vectors.iter().flat_map(|one| others.iter().map(move |other| one.cosine(other))).collect()
}
