//! The layers: from the embeddings of pieces to the vector of a sentence.

use crate::WIDTH;
use crate::products::{self, Eight, STEP, TOGETHER, Weights, pair};
use fearless_simd::Level;

/// The width of a branch.
const BRANCH: usize = 256;
/// How many pieces each branch looks at, and how many of them stand before the piece itself.
const BRANCHES: [(usize, usize); 3] = [(2, 0), (3, 1), (5, 2)];
/// All that is known of a piece: its embedding and what the branches find.
const KNOWN: usize = WIDTH + BRANCHES.len() * BRANCH;
/// Inputs are rounded to whole numbers up to this: 1,280 of them times 127 stay below 2³¹.
const MOST: f32 = 1270.0;
const TINY: f32 = 1e-12;

/// A matrix of whole numbers, eight outputs by eight.
pub(crate) struct Matrix {
    pub(crate) inputs: usize,
    pub(crate) weights: Vec<Eight>,
    /// What a whole number of each output stands for.
    pub(crate) scales: Vec<f32>,
}

/// What the layers add and multiply apart from their matrices.
pub(crate) struct Vectors {
    /// Of the branches together: what is added, and the gain and offset after it was levelled.
    pub(crate) entry: [Vec<f32>; 3],
    /// Of each branch's two steps: what is added.
    pub(crate) steps: [[Vec<f32>; 3]; 2],
    /// Gain and offset of all that is known of a piece.
    pub(crate) known: [Vec<f32>; 2],
    pub(crate) exit: Vec<f32>,
}

/// All layers.
pub(crate) struct Layers {
    pub(crate) entry: Matrix,
    pub(crate) steps: [[Matrix; 3]; 2],
    pub(crate) exit: Matrix,
    /// In order: d0, d1, p1, d2, p3, d3.
    pub(crate) dense: [Matrix; 6],
    pub(crate) vectors: Vectors,
}

/// How many pieces are known together.
pub(crate) const PIECES: usize = 64;

/// What the first steps make of pieces; it depends on nothing beside each.
pub(crate) struct Pieces {
    embeddings: Vec<f32>,
    entered: Vec<f32>,
    /// For each branch and each piece: the products with each place it can have in the branch.
    products: [Vec<f32>; 3],
}

impl Layers {
    /// The vectors of sentences, whose tokens are places in the pieces, [`PIECES`] in each but the last.
    pub(crate) fn encode(&self, pieces: &[Pieces], sentences: &[Vec<u32>]) -> Vec<[f32; WIDTH]> {
        let level = Level::new();
        let mut sums = Vec::with_capacity(sentences.len() * KNOWN);
        sentences.iter().for_each(|tokens| sums.extend(self.sum(level, pieces, tokens)));
        let mut found = self.exit.times(level, &sums);
        for (tokens, found) in sentences.iter().zip(found.chunks_exact_mut(WIDTH)) {
            let count = tokens.len() as f32;
            let mean = found.iter_mut().zip(&self.vectors.exit);
            mean.for_each(|(x, more)| *x = (*x + count * more) / count.sqrt());
        }
        let [d0, d1, p1, d2, p3, d3] = &self.dense;
        let mut first = d0.times(level, &found);
        first.iter_mut().for_each(rectify);
        let mut second = added(p1.times(level, &found), &d1.times(level, &first));
        second.iter_mut().for_each(rectify);
        let mut third = d2.times(level, &second);
        third.iter_mut().for_each(rectify);
        let last = added(p3.times(level, &second), &d3.times(level, &third));
        let (vectors, _) = last.as_chunks::<WIDTH>();
        vectors.iter().map(|vector| of_length_one(vector.map(tanh))).collect()
    }

    /// What is known of pieces apart from all others.
    pub(crate) fn pieces(&self, embeddings: Vec<f32>) -> Pieces {
        let level = Level::new();
        let mut entered = self.entry.times(level, &embeddings);
        let [added, gain, offset] = &self.vectors.entry;
        for piece in entered.chunks_exact_mut(BRANCHES.len() * BRANCH) {
            piece.iter_mut().zip(added).for_each(|(x, more)| *x += more);
            level_out(piece, gain, offset);
        }
        let products = std::array::from_fn(|branch| {
            let mut own = Vec::with_capacity(embeddings.len() / WIDTH * BRANCH);
            column(&entered, BRANCHES.len() * BRANCH, branch).for_each(|part| own.extend_from_slice(part));
            self.steps[0][branch].times_places(level, &own)
        });
        Pieces { embeddings, entered, products }
    }

    /// All that is known of the pieces of a sentence, summed up.
    fn sum(&self, level: Level, pieces: &[Pieces], tokens: &[u32]) -> Vec<f32> {
        let found = |token: u32| (&pieces[token as usize / PIECES], token as usize % PIECES);
        let mut known = vec![0.0; tokens.len() * KNOWN];
        for (known, &token) in known.chunks_exact_mut(KNOWN).zip(tokens) {
            let (pieces, token) = found(token);
            known[..WIDTH].copy_from_slice(part(&pieces.embeddings, WIDTH, token));
        }
        for (branch, &(width, _)) in BRANCHES.iter().enumerate() {
            let own = |at: usize| {
                let (pieces, token) = found(tokens[at]);
                part(part(&pieces.entered, BRANCHES.len() * BRANCH, token), BRANCH, branch)
            };
            let place = |at: usize, place: usize| {
                let (pieces, token) = found(tokens[at]);
                part(part(&pieces.products[branch], width * BRANCH, token), BRANCH, place)
            };
            let mut first = vec![0.0; tokens.len() * BRANCH];
            for (at, out) in first.chunks_exact_mut(BRANCH).enumerate() {
                window(branch, at, tokens.len(), out, place);
                step(out, &self.vectors.steps[0][branch], own(at));
            }
            let products = self.steps[1][branch].times_places(level, &first);
            let place = |at: usize, place: usize| part(part(&products, width * BRANCH, at), BRANCH, place);
            for (at, known) in known.chunks_exact_mut(KNOWN).enumerate() {
                let out = &mut known[WIDTH + branch * BRANCH..][..BRANCH];
                window(branch, at, tokens.len(), out, place);
                step(out, &self.vectors.steps[1][branch], part(&first, BRANCH, at));
            }
        }
        let [gain, offset] = &self.vectors.known;
        let mut sum = vec![0.0; KNOWN];
        for piece in known.chunks_exact_mut(KNOWN) {
            level_out(piece, gain, offset);
            sum.iter_mut().zip(piece).for_each(|(sum, x)| *sum += *x);
        }
        sum
    }
}

/// Adds up what the pieces around one say at their places in a branch.
fn window<'a>(
    branch: usize,
    at: usize,
    count: usize,
    out: &mut [f32],
    product: impl Fn(usize, usize) -> &'a [f32],
) {
    let (width, before) = BRANCHES[branch];
    for place in 0..width {
        if let Some(other) = (at + place).checked_sub(before).filter(|&other| other < count) {
            out.iter_mut().zip(product(other, place)).for_each(|(sum, x)| *sum += x);
        }
    }
}

fn step(out: &mut [f32], added: &[f32], own: &[f32]) {
    for ((x, more), own) in out.iter_mut().zip(added).zip(own) {
        *x = (*x + more).max(0.0) + own;
    }
}

fn part(all: &[f32], width: usize, at: usize) -> &[f32] {
    &all[at * width..][..width]
}

/// The columns of one branch.
fn column(all: &[f32], width: usize, branch: usize) -> impl Iterator<Item = &[f32]> {
    all.chunks_exact(width).map(move |piece| part(piece, BRANCH, branch))
}

fn added(mut one: Vec<f32>, other: &[f32]) -> Vec<f32> {
    one.iter_mut().zip(other).for_each(|(x, more)| *x += more);
    one
}

fn rectify(x: &mut f32) {
    *x = x.max(0.0);
}

/// The sum in an order that is always the same, eight side by side.
fn total(values: &[f32]) -> f32 {
    let mut sums = [0.0f32; 8];
    let (eights, rest) = values.as_chunks::<8>();
    eights.iter().for_each(|eight| sums.iter_mut().zip(eight).for_each(|(sum, x)| *sum += x));
    sums.iter().chain(rest).sum()
}

/// Mean 0 and variance 1, then a gain and an offset for each.
fn level_out(values: &mut [f32], gain: &[f32], offset: &[f32]) {
    let count = values.len() as f32;
    let mean = total(values) / count;
    values.iter_mut().for_each(|x| *x -= mean);
    let variance = {
        let mut sums = [0.0f32; 8];
        let (eights, _) = values.as_chunks::<8>();
        eights.iter().for_each(|eight| sums.iter_mut().zip(eight).for_each(|(sum, x)| *sum += x * x));
        sums.iter().sum::<f32>() / count
    };
    let scale = 1.0 / (variance + TINY).sqrt();
    for ((x, gain), offset) in values.iter_mut().zip(gain).zip(offset) {
        *x = *x * scale * gain + offset;
    }
}

fn of_length_one(mut vector: [f32; WIDTH]) -> [f32; WIDTH] {
    let squares = vector.map(|x| x * x);
    let scale = 1.0 / total(&squares).max(TINY).sqrt();
    vector.iter_mut().for_each(|x| *x *= scale);
    vector
}

/// The hyperbolic tangent by its own means: the one of the system differs from system to system.
fn tanh(x: f32) -> f32 {
    let x = x.clamp(-9.0, 9.0) * 2.0 * std::f32::consts::LOG2_E;
    let whole = x.floor();
    let rest = (x - whole) * std::f32::consts::LN_2;
    // e to the rest, which is below ln 2, by its series; then 2 to the whole.
    let mut power = 1.0f32;
    for n in (1..=8).rev() {
        power = 1.0 + power * rest / n as f32;
    }
    let exp = power * f32::from_bits(((whole as i32 + 127) as u32) << 23);
    1.0 - 2.0 / (exp + 1.0)
}

impl Matrix {
    fn outputs(&self) -> usize {
        self.scales.len()
    }

    /// Inputs, one after the other, times the matrix.
    fn times(&self, level: Level, inputs: &[f32]) -> Vec<f32> {
        let mut out = vec![0.0; inputs.len() / self.inputs * self.outputs()];
        self.multiply(level, &Whole::of(inputs, self.inputs), 0, &mut out);
        out
    }

    /// The matrix of a branch stands for several pieces side by side: inputs times the part of each place.
    fn times_places(&self, level: Level, inputs: &[f32]) -> Vec<f32> {
        let places = self.inputs / BRANCH;
        let mut out = vec![0.0; inputs.len() * places];
        let whole = Whole::of(inputs, BRANCH);
        (0..places).for_each(|place| self.multiply(level, &whole, place, &mut out));
        out
    }

    /// Inputs times as many columns of the matrix, those of a place; the outputs of an input stand there among others.
    fn multiply(&self, level: Level, inputs: &Whole, place: usize, out: &mut [f32]) {
        let (width, outputs) = (inputs.width, self.outputs());
        let stride = (out.len() / inputs.units.len().max(1)).max(1);
        let width = width / 2;
        let weights = Weights { all: &self.weights, pairs: self.inputs / 2, from: place * width, width };
        let mut products = vec![0; TOGETHER * outputs];
        let stretches = inputs.pairs.chunks(TOGETHER * width).zip(inputs.units.chunks(TOGETHER));
        for ((stretch, units), out) in stretches.zip(out.chunks_mut(TOGETHER * stride)) {
            products::of(level, weights, stretch, &mut products);
            for ((products, unit), out) in
                products.chunks(outputs).zip(units).zip(out.chunks_exact_mut(stride))
            {
                let out = out[place * outputs..][..outputs].iter_mut().zip(products).zip(&self.scales);
                out.for_each(|((out, product), scale)| *out = *product as f32 * (unit * scale));
            }
        }
    }
}

/// Inputs as whole numbers, by two, and what a whole number of each stands for. Zeros fill up the last [`STEP`].
struct Whole {
    width: usize,
    pairs: Vec<i32>,
    units: Vec<f32>,
}

impl Whole {
    fn of(inputs: &[f32], width: usize) -> Whole {
        let count = inputs.len() / width;
        let (mut pairs, mut units) =
            (Vec::with_capacity(inputs.len() / 2 + STEP * width), Vec::with_capacity(count));
        for input in inputs.chunks_exact(width) {
            let most = greatest(input).max(f32::MIN_POSITIVE * 1e6);
            let scale = MOST / most;
            let (two, _) = input.as_chunks::<2>();
            pairs.extend(two.iter().map(|two| pair(two.map(|x| rounded(x * scale)))));
            units.push(most / MOST);
        }
        pairs.resize(count.next_multiple_of(STEP) * width / 2, 0);
        Whole { width, pairs, units }
    }
}

/// The greatest amount, sought in eight places side by side.
fn greatest(values: &[f32]) -> f32 {
    let mut most = [0.0f32; 8];
    let (eights, rest) = values.as_chunks::<8>();
    let greater = |one: f32, other: f32| if other > one { other } else { one };
    eights
        .iter()
        .for_each(|eight| most.iter_mut().zip(eight).for_each(|(most, x)| *most = greater(*most, x.abs())));
    most.iter().chain(rest).fold(0.0, |most, x| greater(most, x.abs()))
}

/// A number of some thousands as a whole one, halves to even: what is added leaves no room for a fraction, and the
/// last bits of the sum are the number. Without a call, which rounding is on older processors.
fn rounded(x: f32) -> i16 {
    const ROOM: f32 = 12_582_912.0;
    (x + ROOM).to_bits() as i16
}
