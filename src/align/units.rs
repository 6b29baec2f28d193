//! What is compared: units of text as bags of words and of letter groups, each weighted
//! by how rare it is in both drafts together.

use std::cmp::Ordering;

/// The words and letter groups of a piece of text, counted but not yet weighed.
#[derive(Clone, Default)]
pub(super) struct Bag {
    pub(super) words: Vec<(u32, f32)>,
    pub(super) grams: Vec<(u32, f32)>,
    pub(super) sequence: Vec<u32>,
    /// Where in the sequence a sentence begins.
    pub(super) breaks: Vec<usize>,
    /// How the meanings that the lexicon knows are printed here.
    pub(super) expressions: Vec<(u32, String)>,
}

impl Bag {
    /// Several texts, one after the other, as one.
    pub(super) fn join<'a>(bags: impl IntoIterator<Item = &'a Bag>) -> Bag {
        let (mut whole, mut words, mut grams) = (Bag::default(), Vec::new(), Vec::new());
        for bag in bags {
            words.push(&bag.words[..]);
            grams.push(&bag.grams[..]);
            let start = whole.sequence.len();
            whole.breaks.extend(bag.breaks.iter().map(|at| start + at));
            whole.sequence.extend(&bag.sequence);
            whole.expressions.extend_from_slice(&bag.expressions);
        }
        whole.words = all_merged(&words);
        whole.grams = all_merged(&grams);
        whole
    }

    /// Whether there is no word in it.
    pub(super) fn is_empty(&self) -> bool {
        self.sequence.is_empty()
    }
}

/// One unit, ready to be compared.
#[derive(Clone, Default)]
pub(super) struct Unit {
    /// Words by number, weighted; see [`super::similarity`].
    pub(super) words: Weighted,
    /// Letter groups by number, weighted.
    pub(super) grams: Weighted,
    /// Its words in order, by the number of their form: two units with the same
    /// sequence have the same text but for spacing and punctuation.
    pub(super) sequence: Vec<u32>,
    /// Where in the sequence a sentence begins.
    pub(super) breaks: Vec<usize>,
    /// How the meanings that the lexicon knows are printed here.
    pub(super) expressions: Vec<(u32, String)>,
}

/// Weighted items, sorted by number.
#[derive(Clone, Default)]
pub(super) struct Weighted {
    pub(super) items: Vec<(u32, f32)>,
    /// The sum of the weights.
    pub(super) mass: f32,
    /// The Euclidean length.
    pub(super) norm: f32,
}

impl Unit {
    /// Two units as one.
    pub(super) fn union(&self, other: &Unit) -> Unit {
        let join = |a: &Weighted, b: &Weighted| Weighted::new(merged(&a.items, &b.items));
        Unit {
            words: join(&self.words, &other.words),
            grams: join(&self.grams, &other.grams),
            sequence: [&self.sequence[..], &other.sequence].concat(),
            ..Unit::default()
        }
    }

    /// Its sentences, as parts of the sequence. Commas apart, any mark ends one.
    pub(super) fn sentences(&self) -> impl Iterator<Item = &[u32]> {
        let ends = self.breaks.iter().skip(1).copied().chain([self.sequence.len()]);
        self.breaks.iter().zip(ends).filter_map(|(&start, end)| self.sequence.get(start..end))
    }

    /// How a meaning of the table of synonyms is printed in this text.
    pub(super) fn expression(&self, term: u32) -> Option<&str> {
        self.expressions.iter().find(|(t, _)| *t == term).map(|(_, printed)| printed.as_str())
    }
}

impl Weighted {
    fn new(items: Vec<(u32, f32)>) -> Weighted {
        let mass = items.iter().map(|(_, w)| w).sum();
        let norm = items.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        Weighted { items, mass, norm }
    }

    /// The weight of an item, 0 where it is absent.
    pub(super) fn get(&self, item: u32) -> f32 {
        self.items.binary_search_by_key(&item, |x| x.0).map_or(0.0, |at| self.items[at].1)
    }
}

/// The weight of each word and letter group.
pub(super) struct Weigher {
    words: Vec<f32>,
    grams: Vec<f32>,
}

impl Weigher {
    /// How rare each word and letter group is among the given texts. `factors` is what each
    /// word counts apart from that, `grams` how many letter groups there are.
    pub(super) fn new<'a>(
        texts: impl Iterator<Item = &'a Bag> + Clone,
        factors: &[f32],
        grams: usize,
    ) -> Weigher {
        let words = idf(texts.clone().map(|bag| &bag.words[..]), factors);
        let grams = idf(texts.map(|bag| &bag.grams[..]), &vec![1.0; grams]);
        Weigher { words, grams }
    }

    /// Weighs a bag: `(1 + ln count) · ln(1 + N / texts with it)`, the usual TF-IDF.
    pub(super) fn unit(&self, bag: &Bag) -> Unit {
        let weigh = |items: &[(u32, f32)], rarity: &[f32]| {
            let often = |n: f32| if n == 1.0 { 1.0 } else { 1.0 + n.ln() };
            Weighted::new(items.iter().map(|&(t, n)| (t, often(n) * rarity[t as usize])).collect())
        };
        Unit {
            words: weigh(&bag.words, &self.words),
            grams: weigh(&bag.grams, &self.grams),
            sequence: bag.sequence.clone(),
            breaks: bag.breaks.clone(),
            expressions: bag.expressions.clone(),
        }
    }
}

/// As how many texts a word that stands in one only is counted, so that what one side has
/// alone does not outweigh in a short draft what both share.
const ONCE: f32 = 1.5;

fn idf<'a>(bags: impl Iterator<Item = &'a [(u32, f32)]>, factors: &[f32]) -> Vec<f32> {
    let mut found = vec![0u32; factors.len()];
    let mut total = 0.0;
    for bag in bags {
        total += 1.0;
        for &(item, _) in bag {
            found[item as usize] += 1;
        }
    }
    let weight = |(&n, &factor): (&u32, &f32)| factor * (1.0 + total / (n as f32).max(ONCE)).ln();
    found.iter().zip(factors).map(weight).collect()
}

/// Sorted lists as one.
fn all_merged(lists: &[&[(u32, f32)]]) -> Vec<(u32, f32)> {
    let count: usize = lists.iter().map(|list| list.len()).sum();
    let end = lists.iter().filter_map(|list| list.last()).map(|last| last.0 as usize + 1).max().unwrap_or(0);
    match lists {
        [] => Vec::new(),
        [one] => one.to_vec(),
        // Many items of few: each is counted at its place.
        _ if count * 16 > end => {
            let mut sums = vec![0.0f32; end];
            let items = || lists.iter().copied().flatten();
            items().for_each(|&(item, weight)| sums[item as usize] += weight);
            let sorted = ascending(items().map(|x| x.0), count, end);
            sorted.into_iter().map(|item| (item, sums[item as usize])).collect()
        }
        _ => {
            let (first, second) = lists.split_at(lists.len() / 2);
            merged(&all_merged(first), &all_merged(second))
        }
    }
}

/// Numbers below `end` in order, each once; they are about so many.
pub(super) fn ascending(numbers: impl Iterator<Item = u32>, count: usize, end: usize) -> Vec<u32> {
    let mut there = vec![0u64; end.div_ceil(64)];
    numbers.for_each(|number| there[number as usize / 64] |= 1 << (number % 64));
    let mut sorted = Vec::with_capacity(count);
    for (base, mut bits) in (0..).step_by(64).zip(there) {
        while bits != 0 {
            sorted.push(base + bits.trailing_zeros());
            bits &= bits - 1;
        }
    }
    sorted
}

/// Two sorted lists as one.
fn merged(a: &[(u32, f32)], b: &[(u32, f32)]) -> Vec<(u32, f32)> {
    let mut all = Vec::with_capacity(a.len() + b.len());
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let ((item, weight), (other, more)) = (a[i], b[j]);
        (i, j) = (i + usize::from(item <= other), j + usize::from(other <= item));
        all.push(match item.cmp(&other) {
            Ordering::Less => (item, weight),
            Ordering::Equal => (item, weight + more),
            Ordering::Greater => (other, more),
        });
    }
    all.extend_from_slice(&a[i..]);
    all.extend_from_slice(&b[j..]);
    all
}

/// Items with how often each occurs, in order.
pub(super) fn counted(mut items: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    items.sort_unstable_by_key(|x| x.0);
    items.dedup_by(|b, a| {
        a.0 == b.0 && {
            a.1 += b.1;
            true
        }
    });
    items
}
