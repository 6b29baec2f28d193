//! Whole sentences that stand word for word in both drafts, but not in points that are
//! paired: what was taken out of one point and put into another.

use super::units::Unit;
use std::collections::{BTreeMap, BTreeSet};

/// How many words a sentence must have to be recognised by its wording alone.
const LONG: usize = 12;
/// A sentence in more units than this, on either side, is a formula.
const FORMULA: usize = 2;

/// Which shared sentences link two units.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Passages {
    /// All.
    All,
    /// Those that make up a good part of one of the two units and that their partners do
    /// not share with them as well.
    Telling,
}

/// How large a part of a unit must stand in the other to be telling.
const PART: f32 = 0.3;

/// Links between units that share whole sentences, beyond those given.
pub(super) fn passages(
    before: &[&Unit],
    after: &[&Unit],
    links: &BTreeSet<(usize, usize)>,
    which: Passages,
) -> BTreeSet<(usize, usize)> {
    let mut places: BTreeMap<&[u32], (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (number, sentence) in long_sentences(before) {
        places.entry(sentence).or_default().0.push(number);
    }
    for (number, sentence) in long_sentences(after) {
        if let Some((_, news)) = places.get_mut(sentence) {
            news.push(number);
        }
    }
    let mut found = BTreeSet::new();
    for (sentence, (olds, news)) in &places {
        if olds.len() > FORMULA || news.len() > FORMULA {
            continue;
        }
        for &b in olds {
            for &a in news.iter().filter(|&&a| !links.contains(&(b, a))) {
                let explained = news.iter().any(|&n| links.contains(&(b, n)))
                    || olds.iter().any(|&o| links.contains(&(o, a)));
                let shorter = before[b].sequence.len().min(after[a].sequence.len());
                let telling = !explained && sentence.len() as f32 >= PART * shorter as f32;
                if which == Passages::All || telling {
                    found.insert((b, a));
                }
            }
        }
    }
    found
}

/// The long sentences of units that have more than one.
fn long_sentences<'a>(units: &'a [&'a Unit]) -> impl Iterator<Item = (usize, &'a [u32])> {
    let of_unit = |(number, unit): (usize, &&'a Unit)| {
        let sentences = unit.sentences().filter(|s| s.len() >= LONG && s.len() < unit.sequence.len());
        sentences.map(move |sentence| (number, sentence)).collect::<Vec<_>>()
    };
    units.iter().enumerate().flat_map(of_unit)
}
