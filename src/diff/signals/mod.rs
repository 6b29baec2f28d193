//! The changes that matter: what one text mentions and the other does not, or otherwise.
//!
//! Both texts are searched for what they mention (`mentions`, `figures`, and the tables of
//! phrases beside them). What both mention alike is no change, wherever it stands; the
//! rest is paired, place by place, and what finds no partner was added or dropped. In sentences that
//! did not change, a reference is a change where its number now names another provision.

mod cover;
pub mod dates;
pub mod figures;
pub mod mentions;
pub mod references;

use super::sides::{Block, Sides};
use crate::model::{Signal, SignalKind};
use crate::text::tokens::Tokens;
use figures::ORDINAL;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use mentions::{Mention, mentions};
use references::{Answers, retargeted};
use std::ops::Range;

/// The signals between two texts, in the order of the text before, then of the text after.
pub fn signals(sides: &Sides, groups: &[Block], blocks: &[Block], answers: &Answers) -> Vec<Signal> {
    let mut before = Vec::new();
    let mut after = Vec::new();
    for (number, group) in groups.iter().enumerate().filter(|(_, g)| !g.equal) {
        let both = !group.before.is_empty() && !group.after.is_empty();
        let note = |mention: Mention, side: Which| Noted::new(mention, (number, both), blocks, side);
        let old = mentions(&sides.before.tokens, &group.before).into_iter();
        let new = mentions(&sides.after.tokens, &group.after).into_iter();
        let old = old.filter_map(|m| turned_round(m, &sides.after.tokens, &group.after));
        let new = new.filter_map(|m| turned_round(m, &sides.before.tokens, &group.before));
        before.extend(old.map(|m| note(m, Which::Before)));
        after.extend(new.map(|m| note(m, Which::After)));
    }
    let mut pairs = Pairs { before: by_kind(before), after: by_kind(after), found: Vec::new() };
    for kind in KINDS {
        pairs.settle(kind, blocks, answers);
    }
    drop_details(&mut pairs.found);
    let same = |group: &&Block| group.equal && group.before.len() == group.after.len();
    let kept = groups.iter().filter(same).flat_map(|group| {
        let found = retargeted(&sides.before.tokens, &group.before, answers).into_iter();
        found.map(|old| {
            let new = group.after.start + old.start - group.before.start;
            (SignalKind::CrossReference, old.clone(), new..new + old.len())
        })
    });
    let mut signals: Vec<Signal> = pairs
        .found
        .into_iter()
        .chain(kept)
        .map(|(kind, old, new)| Signal {
            kind,
            before: sides.before.tokens.cover(&old),
            after: sides.after.tokens.cover(&new),
        })
        .collect();
    signals.sort_by_key(|s| (s.before.start, s.after.start, s.kind, s.before.end, s.after.end));
    signals
}

/// "non-nuclear" is a negation where the other side has "nuclear", and a word as any other elsewhere.
fn turned_round(mention: Mention, other: &Tokens, range: &Range<usize>) -> Option<Mention> {
    if mention.key != "inside a word" {
        return Some(mention);
    }
    let word = mention.content.first()?;
    let plain = |at: usize| word.len() > other.folded(at).len() && word.ends_with(other.folded(at));
    let turned =
        range.len() <= MOST_TOKENS && range.clone().any(|at| other.folded(at).len() > SYLLABLE && plain(at));
    turned.then(|| Mention::new(mention.kind, "negation".to_owned(), mention.tokens))
}

/// In longer stretches of text no word is looked for that another turns round.
const MOST_TOKENS: usize = 2_000;

/// A word that another is the negation of is longer, in bytes.
const SYLLABLE: usize = 4;

/// The kinds that are looked for, each before those that it may speak for.
pub(super) const KINDS: [SignalKind; 10] = [
    SignalKind::Quantity,
    SignalKind::Date,
    SignalKind::Duration,
    SignalKind::Modality,
    SignalKind::Negation,
    SignalKind::Condition,
    SignalKind::Scope,
    SignalKind::Party,
    SignalKind::Place,
    SignalKind::CrossReference,
];

/// The largest change, in tokens of either side, in which one mention replaces another for certain.
const SMALL: usize = 8;

/// The largest change in which a "not" is a change of its own and not a part of another text.
const CLAUSE: usize = 20;

#[derive(Clone, Copy, PartialEq)]
enum Which {
    Before,
    After,
}

/// A mention and where it stands.
#[derive(Debug)]
struct Noted {
    mention: Mention,
    /// The group of sentences it stands in, and whether that has two sides.
    group: (usize, bool),
    /// The first block that it touches: a changed one if there is any.
    block: usize,
    /// Where its first token would stand on the other side, if all of it is kept.
    mirrored: Option<usize>,
    settled: bool,
}

impl Noted {
    fn new(mention: Mention, group: (usize, bool), blocks: &[Block], which: Which) -> Self {
        let own = |b: &Block| if which == Which::Before { b.before.clone() } else { b.after.clone() };
        let other = |b: &Block| if which == Which::Before { b.after.start } else { b.before.start };
        let first = blocks.partition_point(|b| own(b).end <= mention.tokens.start);
        let touched = blocks[first..].iter().take_while(|b| own(b).start < mention.tokens.end);
        let changed =
            touched.enumerate().find(|(_, b)| !b.equal && !own(b).is_empty()).map(|(i, _)| first + i);
        let block = changed.unwrap_or(first);
        let kept = changed.is_none().then(|| &blocks[block]);
        let mirrored = kept.map(|b| other(b) + mention.tokens.start - own(b).start);
        Noted { mention, group, block, mirrored, settled: false }
    }
}

fn by_kind(all: Vec<Noted>) -> HashMap<SignalKind, Vec<Noted>> {
    let mut kinds: HashMap<SignalKind, Vec<Noted>> = HashMap::new();
    for noted in all {
        kinds.entry(noted.mention.kind).or_default().push(noted);
    }
    kinds
}

struct Pairs {
    before: HashMap<SignalKind, Vec<Noted>>,
    after: HashMap<SignalKind, Vec<Noted>>,
    found: Vec<Pair>,
}

impl Pairs {
    /// Finds the signals of one kind.
    fn settle(&mut self, kind: SignalKind, blocks: &[Block], answers: &Answers) {
        let mut old = self.before.remove(&kind).unwrap_or_default();
        let mut new = self.after.remove(&kind).unwrap_or_default();
        let extent = |b: usize| blocks.get(b).map_or(0, |b| b.before.len().max(b.after.len()));
        let small = |b: usize| extent(b) <= SMALL && blocks.get(b).is_some_and(|b| !b.equal);

        // Kept where they stand.
        pair(
            &mut old,
            &mut new,
            |a| Some((a.mirrored?, 0)),
            |b| Some((b.mention.tokens.start, 0)),
            |a, b| b.mirrored.is_some() && a.mention.says_same(&b.mention, answers),
        );
        // One for one in a small change: a replacement, even if the old one turns up elsewhere.
        let replaced = lone_pairs(&old, &new, small);
        for (i, j) in replaced {
            (old[i].settled, new[j].settled) = (true, true);
            if !old[i].mention.says_same(&new[j].mention, answers) {
                self.found.push(shown(kind, &old[i].mention, &new[j].mention));
            }
        }
        // Moved.
        let key = |n: &Noted| Some((n.mention.key.clone(), 0));
        pair(&mut old, &mut new, key, key, |a, b| a.mention.says_same(&b.mention, answers));
        if matches!(kind, SignalKind::Party | SignalKind::Place) {
            drop_known(&mut old, &mut new);
        }

        // What is left answers what is left at the same place.
        let found = &mut self.found;
        let mut answer = |place: &dyn Fn(&Noted) -> Option<(String, usize)>,
                          fits: &dyn Fn(&Noted, &Noted) -> bool| {
            for (i, j) in pair(&mut old, &mut new, place, place, fits) {
                found.push(shown(kind, &old[i].mention, &new[j].mention));
            }
        };
        let same_unit = |a: &Noted, b: &Noted| a.mention.unit == b.mention.unit;
        let any = |_: &Noted, _: &Noted| true;
        let block = |n: &Noted| Some((String::new(), n.block));
        let group = |n: &Noted| Some((String::new(), n.group.0));
        let text = |_: &Noted| Some((String::new(), 0));
        match kind {
            SignalKind::Quantity | SignalKind::Date | SignalKind::Duration => {
                answer(&block, &same_unit);
                answer(&group, &same_unit);
                answer(&group, &|a, b| is_ordinal(a) == is_ordinal(b));
                answer(&text, &same_unit);
            }
            SignalKind::Modality => answer(&group, &any),
            SignalKind::Condition => answer(&group, &|a, b| a.mention.key == b.mention.key),
            SignalKind::Negation => {}
            SignalKind::CrossReference => answer(&group, &|a, b| a.mention.key == b.mention.key),
            SignalKind::Scope | SignalKind::Party | SignalKind::Place => {
                answer(&block, &|a, b| small(a.block) && small(b.block));
                // "the [-Black-] Sea {+of Azov+}"
                answer(&group, &|a, b| a.block.abs_diff(b.block) <= 2 && small(a.block) && small(b.block));
            }
        }
        if matters_once(kind) {
            once(&mut old);
            once(&mut new);
        }
        for left in old.iter().filter(|n| !n.settled && matters_alone(n, extent(n.block))) {
            let at = blocks.get(left.block).map_or(0, |b| b.after.start);
            self.found.push((kind, left.mention.tokens.clone(), at..at));
        }
        for left in new.iter().filter(|n| !n.settled && matters_alone(n, extent(n.block))) {
            let at = blocks.get(left.block).map_or(0, |b| b.before.start);
            self.found.push((kind, at..at, left.mention.tokens.clone()));
        }
    }
}

fn shown(kind: SignalKind, old: &Mention, new: &Mention) -> Pair {
    (kind, old.shown_beside(new), new.shown_beside(old))
}

/// Settles, in order, each mention before with the first one after at the same place that
/// fits, and says which.
fn pair<K: std::hash::Hash + Eq>(
    old: &mut [Noted],
    new: &mut [Noted],
    place_before: impl Fn(&Noted) -> Option<K>,
    place_after: impl Fn(&Noted) -> Option<K>,
    fits: impl Fn(&Noted, &Noted) -> bool,
) -> Vec<(usize, usize)> {
    let mut places: HashMap<K, Vec<usize>> = HashMap::new();
    for (j, noted) in new.iter().enumerate().rev().filter(|(_, n)| !n.settled) {
        if let Some(place) = place_after(noted) {
            places.entry(place).or_default().push(j);
        }
    }
    let mut pairs = Vec::new();
    for (i, noted) in old.iter_mut().enumerate().filter(|(_, n)| !n.settled) {
        let Some(candidates) = place_before(noted).and_then(|place| places.get_mut(&place)) else { continue };
        let near = candidates.len().saturating_sub(MOST_CANDIDATES);
        let Some(k) = (near..candidates.len()).rev().find(|&k| fits(noted, &new[candidates[k]])) else {
            continue;
        };
        let j = candidates.remove(k);
        noted.settled = true;
        new[j].settled = true;
        pairs.push((i, j));
    }
    pairs
}

/// How many mentions of one place are tried for one of the other side.
const MOST_CANDIDATES: usize = 64;

/// The pairs of mentions that stand alone on their side of a small change.
fn lone_pairs(old: &[Noted], new: &[Noted], small: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let alone = |all: &[Noted]| {
        let mut blocks: HashMap<usize, Vec<usize>> = HashMap::new();
        for (i, noted) in
            all.iter().enumerate().filter(|(_, n)| !n.settled && n.mirrored.is_none() && small(n.block))
        {
            blocks.entry(noted.block).or_default().push(i);
        }
        blocks
    };
    let (before, after) = (alone(old), alone(new));
    let mut pairs = Vec::new();
    for (i, noted) in old.iter().enumerate() {
        let lone =
            |side: &HashMap<usize, Vec<usize>>| side.get(&noted.block).filter(|l| l.len() == 1).map(|l| l[0]);
        if let (Some(mine), Some(j)) = (lone(&before), lone(&after))
            && mine == i
        {
            pairs.push((i, j));
        }
    }
    pairs
}

/// A name that the other text knows as well is neither new nor gone.
fn drop_known(old: &mut [Noted], new: &mut [Noted]) {
    let names = |all: &[Noted]| all.iter().map(|n| n.mention.key.clone()).collect::<HashSet<_>>();
    let (before, after) = (names(old), names(new));
    for noted in old.iter_mut().filter(|n| after.contains(&n.mention.key)) {
        noted.settled = true;
    }
    for noted in new.iter_mut().filter(|n| before.contains(&n.mention.key)) {
        noted.settled = true;
    }
}

/// Drops what is only a part of a condition that is a signal itself: the names and the "all" in it.
fn drop_details(found: &mut Vec<Pair>) {
    let conditions: Vec<Pair> = found.iter().filter(|f| f.0 == SignalKind::Condition).cloned().collect();
    let inside = |part: &Range<usize>, whole: &Range<usize>| {
        part.is_empty() || part.start >= whole.start && part.end <= whole.end
    };
    let details =
        [SignalKind::Scope, SignalKind::Negation, SignalKind::Modality, SignalKind::Party, SignalKind::Place];
    let holds =
        |f: &Pair| conditions.iter().take(MOST_CONDITIONS).any(|c| inside(&f.1, &c.1) && inside(&f.2, &c.2));
    found.retain(|f| !details.contains(&f.0) || !holds(f));
}

/// How many conditions of a pair of texts are looked through for details.
const MOST_CONDITIONS: usize = 200;

/// A signal as tokens of the text before and of the text after.
type Pair = (SignalKind, Range<usize>, Range<usize>);

/// Whether a second mention of the same adds nothing to the first.
fn matters_once(kind: SignalKind) -> bool {
    matches!(kind, SignalKind::Party | SignalKind::Place | SignalKind::Modality | SignalKind::CrossReference)
}

/// Settles what was mentioned before by the same key.
fn once(all: &mut [Noted]) {
    let mut seen = HashSet::new();
    for noted in all.iter_mut().filter(|n| !n.settled) {
        noted.settled = !seen.insert(noted.mention.key.clone());
    }
}

fn is_ordinal(noted: &Noted) -> bool {
    noted.mention.unit.as_deref() == Some(ORDINAL)
}

/// Whether a mention that only one text has is worth a signal: not the plain future of a new
/// sentence, nor a name or a "not" in a sentence that is new as a whole, nor an "all" among
/// many other new words.
fn matters_alone(noted: &Noted, extent: usize) -> bool {
    let answered = noted.group.1;
    match noted.mention.kind {
        SignalKind::Quantity => !is_ordinal(noted),
        SignalKind::Date | SignalKind::Duration | SignalKind::Condition => true,
        SignalKind::Modality => answered && !matches!(noted.mention.key.as_str(), "obligation" | "ability"),
        SignalKind::Negation => answered && extent <= CLAUSE,
        SignalKind::Place => answered && noted.mention.unit.is_none(),
        SignalKind::Party | SignalKind::CrossReference => answered,
        SignalKind::Scope => {
            let of_degree = matches!(noted.mention.key.as_str(), "everything" | "something");
            let of_two = matches!(noted.mention.key.as_str(), "both" | "either");
            answered && !of_two && (extent <= SMALL || !of_degree)
        }
    }
}
