//! Which pairs keep their order, and which moved.

/// Positions, in a list of pairs sorted by their first part, of a longest run of pairs
/// whose second parts rise: the points that stay. The others moved.
pub(super) fn staying(pairs: &[(usize, usize)]) -> Vec<usize> {
    let mut tails: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = vec![None; pairs.len()];
    for (at, &(_, after)) in pairs.iter().enumerate() {
        let length = tails.partition_point(|&tail| pairs[tail].1 < after);
        previous[at] = length.checked_sub(1).map(|before| tails[before]);
        if length == tails.len() {
            tails.push(at);
        } else {
            tails[length] = at;
        }
    }
    let mut run: Vec<usize> = std::iter::successors(tails.last().copied(), |&at| previous[at]).collect();
    run.reverse();
    run
}

/// The share of pairs that keep their order, from 0 to 1.
pub(super) fn orderliness(pairs: &[(usize, usize)]) -> f32 {
    staying(pairs).len() as f32 / pairs.len().max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_run_stays() {
        let stay = |after: &[usize]| {
            let pairs: Vec<_> = after.iter().copied().enumerate().collect();
            staying(&pairs).iter().map(|&at| after[at]).collect::<Vec<_>>()
        };
        assert_eq!(stay(&[]), [] as [usize; 0]);
        assert_eq!(stay(&[0, 1, 2]), [0, 1, 2]);
        assert_eq!(stay(&[5, 0, 1, 2]), [0, 1, 2]);
        assert_eq!(stay(&[1, 2, 0, 3]), [1, 2, 3]);
    }
}
