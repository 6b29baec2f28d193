//! Products of whole numbers, in which the encoder spends its time: the same sums whatever the processor adds at once.

use fearless_simd::{Level, dispatch};

/// How many inputs meet weights while they are at hand.
pub(crate) const TOGETHER: usize = 16;

/// Rows of weights, one for each of an even number of outputs, of which a stretch is looked at.
#[derive(Clone, Copy)]
pub(crate) struct Weights<'a> {
    pub(crate) all: &'a [i8],
    /// How long a row is.
    pub(crate) stride: usize,
    /// Where the stretch begins in each row, and how long it is: a multiple of 16.
    pub(crate) from: usize,
    pub(crate) width: usize,
}

impl<'a> Weights<'a> {
    #[inline(always)]
    fn row(self, output: usize) -> &'a [i8] {
        &self.all[output * self.stride + self.from..][..self.width]
    }
}

/// So many inputs are looked at in one go: there are as many, or a multiple of it.
pub(crate) const STEP: usize = 4;

/// The products of inputs, at most [`TOGETHER`], which stand one after the other, with each row: those of an input
/// stand together.
pub(crate) fn of(level: Level, weights: Weights, inputs: &[i16], products: &mut [i32]) {
    #[cfg(target_arch = "x86_64")]
    if let Some(avx2) = level.as_avx2() {
        return sixteen::of(avx2, weights, inputs, products);
    }
    dispatch!(level, _simd => eight(weights, inputs, products));
}

/// As many at once as the compiler finds out: eight on processors of today.
#[inline(always)]
fn eight(weights: Weights, inputs: &[i16], products: &mut [i32]) {
    let outputs = weights.all.len() / weights.stride;
    for output in 0..outputs {
        let row = weights.row(output);
        for (input, products) in inputs.chunks_exact(row.len()).zip(products.chunks_exact_mut(outputs)) {
            // Wrapping, which never happens, so that no check stands between the processor and eight at once.
            let pairs = row.iter().zip(input);
            let sum =
                |sum: i32, (w, x): (&i8, &i16)| sum.wrapping_add(i32::from(*w).wrapping_mul(i32::from(*x)));
            products[output] = pairs.fold(0, sum);
        }
    }
}

/// Sixteen at once, which the compiler does not find out by itself.
#[cfg(target_arch = "x86_64")]
mod sixteen {
    use super::{STEP, Weights};
    use fearless_simd::x86::Avx2;
    use fearless_simd::{Simd, SimdBase, SimdFrom, i8x16, i16x16, i32x8};

    pub(super) fn of(avx2: Avx2, weights: Weights, inputs: &[i16], products: &mut [i32]) {
        let outputs = weights.all.len() / weights.stride;
        let width = STEP * weights.width;
        avx2.vectorize(
            #[inline(always)]
            || {
                for pair in 0..outputs / 2 {
                    let rows = [weights.row(2 * pair), weights.row(2 * pair + 1)];
                    for (inputs, products) in
                        inputs.chunks_exact(width).zip(products.chunks_exact_mut(STEP * outputs))
                    {
                        let [one, other] = eight_of(avx2, rows, inputs);
                        for at in 0..STEP {
                            products[at * outputs + 2 * pair] = one[at];
                            products[at * outputs + 2 * pair + 1] = other[at];
                        }
                    }
                }
            },
        );
    }

    /// The products of two rows with four inputs each: what is fetched is used more than once.
    #[inline(always)]
    fn eight_of(avx2: Avx2, rows: [&[i8]; 2], inputs: &[i16]) -> [[i32; STEP]; 2] {
        let [(one, rest), (other, _)] = rows.map(|row| row.as_chunks::<16>());
        debug_assert!(rest.is_empty());
        let mut inputs = inputs.chunks_exact(rows[0].len());
        let mut next = || inputs.next().map_or(&[][..], |input| input.as_chunks::<16>().0);
        let (a, b, c, d) = (next(), next(), next(), next());
        let zero = i32x8::splat(avx2, 0);
        let mut sums = [[zero; STEP]; 2];
        for (((((one, other), a), b), c), d) in one.iter().zip(other).zip(a).zip(b).zip(c).zip(d) {
            let weights = [widened(avx2, *one), widened(avx2, *other)];
            for (at, x) in [a, b, c, d].into_iter().enumerate() {
                let x = i16x16::simd_from(avx2, *x);
                for (sums, w) in sums.iter_mut().zip(weights) {
                    sums[at] += i32x8::simd_from(avx2, avx2.avx2._mm256_madd_epi16(w.into(), x.into()));
                }
            }
        }
        let [one, other] = sums;
        [summed(avx2, one), summed(avx2, other)]
    }

    #[inline(always)]
    fn widened(avx2: Avx2, weights: [i8; 16]) -> i16x16<Avx2> {
        i16x16::simd_from(avx2, avx2.avx2._mm256_cvtepi8_epi16(i8x16::simd_from(avx2, weights).into()))
    }

    #[inline(always)]
    fn summed(avx2: Avx2, [a, b, c, d]: [i32x8<Avx2>; STEP]) -> [i32; STEP] {
        let (ab, cd) = (beside(avx2, a, b), beside(avx2, c, d));
        let halves = beside(avx2, ab, cd);
        let (halves, _) = halves.as_slice().as_chunks::<STEP>();
        let mut sums = [0; STEP];
        for half in halves {
            for (sum, more) in sums.iter_mut().zip(half) {
                *sum += more;
            }
        }
        sums
    }

    /// The sums of neighbours, in each half those of `one` and then those of `other`.
    #[inline(always)]
    fn beside(avx2: Avx2, one: i32x8<Avx2>, other: i32x8<Avx2>) -> i32x8<Avx2> {
        i32x8::simd_from(avx2, avx2.avx2._mm256_hadd_epi32(one.into(), other.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All products of inputs with rows, one after the other, as a beginner would find them.
    fn plain(weights: Weights, inputs: &[i16]) -> Vec<i32> {
        let rows = (0..weights.all.len() / weights.stride).map(|output| weights.row(output));
        let rows: Vec<&[i8]> = rows.collect();
        let product = |input: &[i16], row: &[i8]| {
            row.iter().zip(input).map(|(w, x)| i32::from(*w) * i32::from(*x)).sum()
        };
        inputs
            .chunks(weights.width)
            .flat_map(|input| rows.iter().map(move |row| product(input, row)))
            .collect()
    }

    #[test]
    fn every_way_finds_the_same() {
        for (outputs, stride, from, width, count) in
            [(2, 16, 0, 16, 4), (6, 96, 32, 48, 8), (256, 1280, 256, 256, 16)]
        {
            let all: Vec<i8> = (0..outputs * stride).map(|n| (n * 37 % 255) as u8 as i8).collect();
            let inputs: Vec<i16> = (0..count * width).map(|n| (n * 101 % 2541) as i16 - 1270).collect();
            let weights = Weights { all: &all, stride, from, width };
            let expected = plain(weights, &inputs);
            let mut found = vec![0; count * outputs];
            of(Level::new(), weights, &inputs, &mut found);
            assert_eq!(found, expected, "as this processor does it: {outputs} outputs");
            found.fill(0);
            eight(weights, &inputs, &mut found);
            assert_eq!(found, expected, "as others do it: {outputs} outputs");
        }
    }
}
