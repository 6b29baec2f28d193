//! From candidate pairs to pairs: each unit at most one partner, the sum of all as good as
//! can be, neighbours helping each other.

use super::candidates::{Edge, sorted};
use super::order;
use super::units::Unit;
use std::cmp::Reverse;

/// Who is paired with whom, one to one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Matching {
    /// For each unit before its partner after.
    pub(super) after_of: Vec<Option<usize>>,
    /// For each unit after its partner before.
    pub(super) before_of: Vec<Option<usize>>,
    /// What was compared, ordered by `(before, after)`; the scores are those of the texts alone.
    pub(super) edges: Vec<Edge>,
    /// How much units resemble each other by chance, from 0 to 1: the mean score of the
    /// best rival of a partner.
    pub(super) chance: f32,
}

/// What text and neighbours together must at least speak for a pair, however unlike the
/// units of these two texts are, and what is always enough.
const LEAST: std::ops::RangeInclusive<f32> = 0.12..=0.29;
/// By how much more than its units resemble each other by chance a pair must be alike; the rest is [`Demands`].
const OVER_CHANCE: f32 = 1.37;
/// What is taken for chance and for the likeness of partners in a text of no units, and
/// how many units outweigh it.
const USUAL: Likeness = Likeness { chance: 0.17, kept: 0.5 };
const USUAL_COUNTS: f32 = 3.0;
/// How often the pairs found are used to find better ones.
const ROUNDS: usize = 3;
/// How much neighbours can do for a pair, on the scale of the similarity …
const FOR: f32 = 0.13;
/// … and how much against one that breaks the order, in a text that keeps it throughout.
const AGAINST: f32 = 0.4;

/// What is asked of a pair, by what its likeness was found from.
#[derive(Clone, Copy)]
pub(super) struct Demands {
    /// By how much less than usual must speak for it.
    ease: f32,
    /// What must speak for it whatever the texts are like.
    over_nothing: f32,
    /// How much more must speak for it where partners are near copies of each other: what is reworded there is
    /// seldom rewritten.
    over_kept: f32,
    /// Below this share of pairs in order nothing speaks against one that breaks it.
    orderly: f32,
}

impl Demands {
    /// Words alone.
    pub(super) const WORDS: Demands =
        Demands { ease: 0.0, over_nothing: -0.05, over_kept: 0.135, orderly: 0.65 };
    /// Words and meaning in one language: what shares no words is paired sooner where all was written anew, and later
    /// beside copies, where it took the place of another. Measured with `cargo test --test gold`.
    pub(super) const REWORDED: Demands =
        Demands { ease: 0.0, over_nothing: -0.12, over_kept: 0.28, orderly: 0.78 };
    /// Meaning across languages: what is alike by chance there is less alike.
    pub(super) const TRANSLATED: Demands = Demands { ease: 0.05, ..Demands::WORDS };
}

/// Pairs two lists of units. How alike two must be to answer each other is found from the
/// texts themselves: in an essay on one subject any two sentences share words, in a plan
/// that was written anew a third of the words may be all that a point keeps. `bonus` is what else speaks for a pair (or, below 0, against
/// it) when the pairs found so far are known, on the scale of the similarity.
///
/// `edges` are the pairs worth comparing.
pub(super) fn pair(
    before: &[&Unit],
    after: &[&Unit],
    mut edges: Vec<Edge>,
    demands: Demands,
    bonus: &dyn Fn(usize, usize) -> f32,
) -> Matching {
    let raised = |e: &Edge| Edge { score: e.score + bonus(e.before, e.after), ..*e };
    let first: Vec<Edge> = edges.iter().map(raised).collect();
    let loose = assign(&first, before.len(), after.len(), *LEAST.start());
    let likeness = Likeness::of(&edges, &loose);
    let least = likeness.least(demands);
    let mut found = assign(&first, before.len(), after.len(), least);
    edges.extend(gaps(&found).into_iter().map(|(b, a)| Edge::of(b, a, before, after)));
    let edges = sorted(edges);
    for _ in 0..ROUNDS {
        let orderly = (order::orderliness(&found.pairs()) - demands.orderly) / (1.0 - demands.orderly);
        let against = AGAINST * orderly.clamp(0.0, 1.0);
        let (old, new) = (Neighbours::of(&found.after_of), Neighbours::of(&found.before_of));
        let helped = |e: &Edge| {
            let support = (old.support(e.before, e.after) + new.support(e.after, e.before)) / 2.0;
            let scale = if support < 0.0 { against } else { FOR };
            Edge { score: e.score + bonus(e.before, e.after) + scale * support, ..*e }
        };
        let next: Vec<Edge> = edges.iter().map(helped).collect();
        found = assign(&next, before.len(), after.len(), least);
    }
    Matching { edges, chance: likeness.chance, ..found }
}

/// How alike units of two texts are.
#[derive(Clone, Copy)]
struct Likeness {
    /// A unit and the best rival of its partner, on average.
    chance: f32,
    /// A unit and its partner: the median.
    kept: f32,
}

impl Likeness {
    fn of(edges: &[Edge], found: &Matching) -> Likeness {
        let (mut old, mut new) = (vec![0.0f32; found.after_of.len()], vec![0.0f32; found.before_of.len()]);
        let mut kept = Vec::new();
        for edge in edges {
            if found.after_of[edge.before] == Some(edge.after) {
                kept.push(edge.score);
            } else {
                old[edge.before] = old[edge.before].max(edge.score);
                new[edge.after] = new[edge.after].max(edge.score);
            }
        }
        // Where a text has one unit there is no rival, which says nothing of chance.
        let rivals = found
            .pairs()
            .into_iter()
            .flat_map(|(b, a)| [(new.len() > 1).then_some(old[b]), (old.len() > 1).then_some(new[a])]);
        let rivals: Vec<f32> = rivals.flatten().collect();
        kept.sort_unstable_by(f32::total_cmp);
        let median = kept.get(kept.len() / 2).copied().unwrap_or(0.0);
        let mean =
            |sum: f32, count: usize, usual: f32| (sum + USUAL_COUNTS * usual) / (count as f32 + USUAL_COUNTS);
        Likeness {
            chance: mean(rivals.iter().sum(), rivals.len(), USUAL.chance),
            kept: mean(median * kept.len() as f32, kept.len(), USUAL.kept),
        }
    }

    /// The least that text and neighbours together must speak for a pair.
    fn least(self, demands: Demands) -> f32 {
        let least =
            demands.over_nothing + OVER_CHANCE * self.chance + demands.over_kept * self.kept - demands.ease;
        least.clamp(*LEAST.start(), *LEAST.end())
    }
}

impl Matching {
    /// The pairs in order of the units before.
    pub(super) fn pairs(&self) -> Vec<(usize, usize)> {
        self.after_of.iter().enumerate().filter_map(|(b, a)| Some((b, (*a)?))).collect()
    }

    fn join(&mut self, before: usize, after: usize) {
        self.after_of[before] = Some(after);
        self.before_of[after] = Some(before);
    }

    fn part(&mut self, before: usize, after: usize) {
        self.after_of[before] = None;
        self.before_of[after] = None;
    }
}

/// Takes the best pairs first, then exchanges partners while that makes the whole better.
fn assign(edges: &[Edge], before: usize, after: usize, least: f32) -> Matching {
    // A score above 0 and its bits, read as a number, are in the same order.
    let good = edges.iter().zip(0..).filter(|(e, _)| e.score >= least);
    let mut best: Vec<(Reverse<u32>, u32)> = good.map(|(e, at)| (Reverse(e.score.to_bits()), at)).collect();
    best.sort_unstable();
    let mut found = Matching {
        after_of: vec![None; before],
        before_of: vec![None; after],
        edges: Vec::new(),
        chance: 0.0,
    };
    for edge in best.iter().map(|&(_, at)| &edges[at as usize]) {
        if found.after_of[edge.before].is_none() && found.before_of[edge.after].is_none() {
            found.join(edge.before, edge.after);
        }
    }
    exchange(&mut found, edges, least);
    found
}

/// How often the pairs are gone through for exchanges.
const EXCHANGES: usize = 4;

/// Where b–a and d–c are paired but b–c and d–a would be better together, exchanges them.
fn exchange(found: &mut Matching, edges: &[Edge], least: f32) {
    let mut starts = vec![0; found.after_of.len() + 1];
    edges.iter().for_each(|e| starts[e.before + 1] += 1);
    (1..starts.len()).for_each(|at| starts[at] += starts[at - 1]);
    let value = |b: usize, a: usize| {
        let own = &edges[starts[b]..starts[b + 1]];
        let at = own.binary_search_by_key(&a, |e| e.after);
        at.ok().map(|at| own[at].score - least).filter(|s| *s >= 0.0)
    };
    for _ in 0..EXCHANGES {
        let mut changed = false;
        for edge in edges.iter().filter(|e| e.score >= least) {
            let (b, c) = (edge.before, edge.after);
            let (old_a, old_d) = (found.after_of[b], found.before_of[c]);
            if old_a == Some(c) {
                continue;
            }
            let worth = |pair: Option<(usize, usize)>| pair.and_then(|(b, a)| value(b, a));
            let lost =
                worth(old_a.map(|a| (b, a))).unwrap_or(0.0) + worth(old_d.map(|d| (d, c))).unwrap_or(0.0);
            let regained = worth(old_d.zip(old_a));
            if edge.score - least + regained.unwrap_or(0.0) <= lost + 1e-6 {
                continue;
            }
            old_a.inspect(|&a| found.part(b, a));
            old_d.inspect(|&d| found.part(d, c));
            found.join(b, c);
            if let (Some(_), Some((d, a))) = (regained, old_d.zip(old_a)) {
                found.join(d, a);
            }
            changed = true;
        }
        if !changed {
            break;
        }
    }
}

/// Where the nearest paired units stand, before and behind each unit of one side.
struct Neighbours<'a> {
    partners: &'a [Option<usize>],
    behind: Vec<Option<usize>>,
    ahead: Vec<Option<usize>>,
}

impl Neighbours<'_> {
    fn of(partners: &[Option<usize>]) -> Neighbours<'_> {
        let nearest = |order: &mut dyn Iterator<Item = usize>| {
            let mut found = vec![None; partners.len()];
            let mut last = None;
            for at in order {
                found[at] = last;
                last = partners[at].map(|_| at).or(last);
            }
            found
        };
        let behind = nearest(&mut (0..partners.len()));
        let ahead = nearest(&mut (0..partners.len()).rev());
        Neighbours { partners, behind, ahead }
    }

    /// How far the neighbours of `own` speak for its pair with `other`: from -1, where those
    /// behind and ahead contradict its order, to 1, where the units just before and just
    /// after are paired with each other; 0 where there are none.
    fn support(&self, own: usize, other: usize) -> f32 {
        (self.toward(&self.behind, own, other) + self.toward(&self.ahead, own, other)) / 2.0
    }

    fn toward(&self, nearest: &[Option<usize>], own: usize, other: usize) -> f32 {
        let free = |&at: &usize| self.partners[at] != Some(other);
        let near = nearest[own].and_then(|near| Some(near).filter(free).or(nearest[near]));
        match near.and_then(|near| Some((near, self.partners[near]?))) {
            None => 0.0,
            Some((near, partner)) if (near < own) != (partner < other) => -1.0,
            Some((near, partner)) => 1.0 / near.abs_diff(own).max(partner.abs_diff(other)) as f32,
        }
    }
}

/// How many units of a gap are compared in full.
const GAP: usize = 6;

/// Unpaired units that stand between the same two pairs: their place speaks for them even
/// where they share no rare word.
fn gaps(found: &Matching) -> Vec<(usize, usize)> {
    let mut pairs = found.pairs();
    pairs.push((found.after_of.len(), found.before_of.len()));
    let mut met = Vec::new();
    let (mut from_b, mut from_a) = (0, 0);
    for (b, a) in pairs {
        if a >= from_a {
            let free = |partners: &[Option<usize>], from: usize, to: usize| -> Vec<usize> {
                (from..to).filter(|&at| partners[at].is_none()).take(GAP).collect()
            };
            let news = free(&found.before_of, from_a, a);
            for old in free(&found.after_of, from_b, b) {
                met.extend(news.iter().map(|&new| (old, new)));
            }
        }
        (from_b, from_a) = (b + 1, a + 1);
    }
    met
}
