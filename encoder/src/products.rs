//! Products of whole numbers, in which the encoder spends its time: the same sums whatever the processor adds at once.

use crate::layers::TOGETHER;
use fearless_simd::{Level, dispatch};

/// The products of the weights of one output with several inputs, which stand one after the other.
#[inline(always)]
pub(crate) fn of(level: Level, weights: &[i16], inputs: &[i16], products: &mut [i32; TOGETHER]) {
    #[cfg(target_arch = "x86_64")]
    if let Some(avx2) = level.as_avx2() {
        return sixteen::of(avx2, weights, inputs, products);
    }
    dispatch!(level, _simd => eight(weights, inputs, products));
}

/// As many at once as the compiler finds out: eight on processors of today.
#[inline(always)]
fn eight(weights: &[i16], inputs: &[i16], products: &mut [i32]) {
    for (input, product) in inputs.chunks_exact(weights.len()).zip(products) {
        // Wrapping, which never happens, so that no check stands between the processor and eight at once.
        let pairs = weights.iter().zip(input);
        *product = pairs.fold(0i32, |sum, (w, x)| sum.wrapping_add(i32::from(*w).wrapping_mul(i32::from(*x))));
    }
}

/// Sixteen at once, which the compiler does not find out by itself.
#[cfg(target_arch = "x86_64")]
mod sixteen {
    use super::TOGETHER;
    use fearless_simd::x86::Avx2;
    use fearless_simd::{Simd, SimdBase, SimdFrom, i16x16, i32x8};

    pub(super) fn of(avx2: Avx2, weights: &[i16], inputs: &[i16], products: &mut [i32; TOGETHER]) {
        avx2.vectorize(
            #[inline(always)]
            || {
                let width = weights.len();
                let (fours, _) = products.as_chunks_mut::<4>();
                for (four, products) in inputs.chunks(4 * width).zip(fours) {
                    match four.len() == 4 * width {
                        true => *products = four_of(avx2, weights, four),
                        false => super::eight(weights, four, products),
                    }
                }
            },
        );
    }

    /// The products with four inputs: each weight is fetched once for them.
    #[inline(always)]
    fn four_of(avx2: Avx2, weights: &[i16], inputs: &[i16]) -> [i32; 4] {
        let (stretches, rest) = weights.as_chunks::<16>();
        debug_assert!(rest.is_empty());
        let mut inputs = inputs.chunks_exact(weights.len());
        let mut next = || inputs.next().map_or(&[][..], |input| input.as_chunks::<16>().0);
        let (a, b, c, d) = (next(), next(), next(), next());
        let mut sums = [i32x8::splat(avx2, 0); 4];
        for ((((w, a), b), c), d) in stretches.iter().zip(a).zip(b).zip(c).zip(d) {
            let w = i16x16::simd_from(avx2, *w);
            for (sum, x) in sums.iter_mut().zip([a, b, c, d]) {
                let x = i16x16::simd_from(avx2, *x);
                *sum += i32x8::simd_from(avx2, avx2.avx2._mm256_madd_epi16(w.into(), x.into()));
            }
        }
        sums.map(|sum| sum.as_slice().iter().fold(0i32, |all, one| all.wrapping_add(*one)))
    }
}
