//! Products of whole numbers, in which the encoder spends its time: the same sums whatever the processor adds at once.

use fearless_simd::{Level, dispatch};

/// How many inputs meet weights while they are at hand.
pub(crate) const TOGETHER: usize = 16;

/// So many inputs are looked at in one go: there are as many, or a multiple of it.
pub(crate) const STEP: usize = 4;

/// The weights of two numbers of an input with each of eight outputs: both with the first, both with the second …
pub(crate) type Eight = [i8; 16];

/// The weights of a multiple of 16 outputs, of which a stretch is looked at.
#[derive(Clone, Copy)]
pub(crate) struct Weights<'a> {
    /// For each eight outputs those of all inputs.
    pub(crate) all: &'a [Eight],
    /// How many pairs of numbers an input has.
    pub(crate) pairs: usize,
    /// Where the stretch begins, and how long it is, in pairs.
    pub(crate) from: usize,
    pub(crate) width: usize,
}

impl<'a> Weights<'a> {
    #[inline(always)]
    fn outputs(self) -> usize {
        self.all.len() / self.pairs * 8
    }

    /// Those of the next eight outputs and so on.
    #[inline(always)]
    fn eights(self) -> impl Iterator<Item = &'a [Eight]> {
        self.all.chunks_exact(self.pairs).map(move |eight| &eight[self.from..][..self.width])
    }
}

/// Two numbers, the first in the lower half.
pub(crate) fn pair([one, other]: [i16; 2]) -> i32 {
    i32::from(other) << 16 | i32::from(one.cast_unsigned())
}

/// The products of inputs, at most [`TOGETHER`], with all outputs: those of an input stand together. The inputs
/// stand one after the other, in pairs.
pub(crate) fn of(level: Level, weights: Weights, inputs: &[i32], products: &mut [i32]) {
    #[cfg(target_arch = "x86_64")]
    if let Some(avx2) = level.as_avx2() {
        return sixteen::of(avx2, weights, inputs, products);
    }
    dispatch!(level, _simd => eight(weights, inputs, products));
}

/// Eight outputs side by side, of which the compiler makes what the processor has for it.
#[inline(always)]
fn eight(weights: Weights, inputs: &[i32], products: &mut [i32]) {
    let outputs = weights.outputs();
    for (place, weights) in weights.eights().enumerate() {
        for (input, products) in inputs.chunks_exact(weights.len()).zip(products.chunks_exact_mut(outputs)) {
            let mut sums = [0i32; 8];
            for (pair, weights) in input.iter().zip(weights) {
                let (x, y) = (i32::from(*pair as i16), *pair >> 16);
                for (sum, [w, v]) in sums.iter_mut().zip(weights.as_chunks::<2>().0) {
                    // Wrapping, which never happens, so that no check stands between the processor and eight at once.
                    let both = i32::from(*w).wrapping_mul(x).wrapping_add(i32::from(*v).wrapping_mul(y));
                    *sum = sum.wrapping_add(both);
                }
            }
            products[8 * place..][..8].copy_from_slice(&sums);
        }
    }
}

/// Two eights of outputs with four inputs: what is fetched is used more than once.
#[cfg(target_arch = "x86_64")]
mod sixteen {
    use super::{Eight, STEP, Weights};
    use fearless_simd::x86::Avx2;
    use fearless_simd::{Simd, SimdBase, SimdFrom, i8x16, i16x16, i32x8};

    pub(super) fn of(avx2: Avx2, weights: Weights, inputs: &[i32], products: &mut [i32]) {
        let outputs = weights.outputs();
        avx2.vectorize(
            #[inline(always)]
            || {
                let mut eights = weights.eights();
                let mut place = 0;
                while let (Some(one), Some(other)) = (eights.next(), eights.next()) {
                    let inputs = inputs.chunks_exact(STEP * weights.width);
                    for (inputs, products) in inputs.zip(products.chunks_exact_mut(STEP * outputs)) {
                        let sums = sums(avx2, [one, other], inputs);
                        for (sums, products) in sums.iter().zip(products.chunks_exact_mut(outputs)) {
                            let [one, other] = sums;
                            products[place..][..8].copy_from_slice(one.as_slice());
                            products[place + 8..][..8].copy_from_slice(other.as_slice());
                        }
                    }
                    place += 16;
                }
            },
        );
    }

    #[inline(always)]
    fn sums(avx2: Avx2, [one, other]: [&[Eight]; 2], inputs: &[i32]) -> [[i32x8<Avx2>; 2]; STEP] {
        let mut inputs = inputs.chunks_exact(one.len());
        let mut next = || inputs.next().unwrap_or_default();
        let (a, b, c, d) = (next(), next(), next(), next());
        let zero = i32x8::splat(avx2, 0);
        let mut sums = [[zero; 2]; STEP];
        for (((((one, other), a), b), c), d) in one.iter().zip(other).zip(a).zip(b).zip(c).zip(d) {
            let weights = [widened(avx2, *one), widened(avx2, *other)];
            for (sums, pair) in sums.iter_mut().zip([a, b, c, d]) {
                let pair = i32x8::splat(avx2, *pair);
                for (sum, weights) in sums.iter_mut().zip(weights) {
                    let both = avx2.avx2._mm256_madd_epi16(weights.into(), pair.into());
                    *sum += i32x8::simd_from(avx2, both);
                }
            }
        }
        sums
    }

    #[inline(always)]
    fn widened(avx2: Avx2, weights: Eight) -> i16x16<Avx2> {
        i16x16::simd_from(avx2, avx2.avx2._mm256_cvtepi8_epi16(i8x16::simd_from(avx2, weights).into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All products of inputs, as a beginner would find them.
    fn plain(weights: Weights, inputs: &[i32]) -> Vec<i32> {
        let number = |input: &[i32], n: usize| input[n / 2] << (16 - n % 2 * 16) >> 16;
        let weight = |output: usize, n: usize| {
            let eight = weights.all[output / 8 * weights.pairs + weights.from + n / 2];
            i32::from(eight[output % 8 * 2 + n % 2])
        };
        let product = |input: &[i32], output: usize| {
            (0..2 * weights.width).map(|n| number(input, n) * weight(output, n)).sum()
        };
        inputs
            .chunks(weights.width)
            .flat_map(|input| (0..weights.outputs()).map(move |output| product(input, output)))
            .collect()
    }

    #[test]
    fn every_way_finds_the_same() {
        for (outputs, pairs, from, width, count) in
            [(16, 8, 0, 8, 4), (48, 48, 16, 24, 8), (256, 640, 128, 128, 16)]
        {
            let weight = |n: usize| (n * 37 % 255) as u8 as i8;
            let all: Vec<Eight> = (0..outputs / 8 * pairs)
                .map(|at| std::array::from_fn(|n| weight(at * 16 + n)))
                .collect();
            let number = |n: usize| (n * 101 % 2541) as i16 - 1270;
            let inputs: Vec<i32> =
                (0..count * width).map(|n| pair([number(2 * n), number(2 * n + 1)])).collect();
            let weights = Weights { all: &all, pairs, from, width };
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
