//! Which candidates are marks: the reading of all candidates together that scores best.
//!
//! A candidate on its own proves nothing ("1990 was…"), but numbers that count on
//! from each other do. The candidates are read in order; a reading keeps a stack of
//! open levels with the last number of each, and for every candidate it may go on
//! with a level, open a level below, begin a new list, or pass. Each step has a
//! score, written out below in tenths of a point, and the few best readings are
//! carried on (a beam search), so that a doubtful first item is settled by what
//! follows it. Time grows linearly with the number of candidates.

use super::mark::Mark;
use super::number::{Number, System};
use super::shape::Shape;
use super::words::Rank;

/// How many readings are carried on from candidate to candidate.
const BEAM: usize = 12;
/// How deep points may nest.
const DEEPEST: usize = 5;

/// A candidate that is taken for a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chosen {
    /// Index of the candidate.
    pub mark: usize,
    /// The reading of its number.
    pub number: Number,
    /// 0 for a top-level point.
    pub depth: u8,
    /// Which list of the document it belongs to, counted from 0.
    pub run: u32,
    /// Whether it numbers a heading over points that count on beneath it.
    pub heading: bool,
}

/// An open level of a reading.
#[derive(Clone, Copy, PartialEq)]
struct Level {
    last: Number,
    rank: Option<Rank>,
    shape: Shape,
    indent: u16,
    count: u16,
    /// Whether its numbers look like those of the level above it.
    like_above: bool,
}

#[derive(Clone, Copy)]
struct Reading {
    levels: [Option<Level>; DEEPEST],
    depth: usize,
    heading: Option<Level>,
    /// Whether a heading was passed since the last mark.
    fresh: bool,
    run: u32,
    /// The numberings of which lists of two or more items were closed, by depth.
    seen: [u16; DEEPEST],
    score: i32,
    node: u32,
}

/// What a reading can do with a candidate other than pass.
#[derive(Clone, Copy)]
enum Act {
    /// Go on with the level of a depth.
    GoOn(usize),
    /// Open a level below, which may look like one above it.
    Open { like_above: bool },
    /// Begin another list of the document.
    Restart,
    /// Take it for the number of a heading.
    Head,
}

/// A reading that could be carried on. It is written out when it is: of many steps few are kept.
#[derive(Clone, Copy)]
struct Step {
    reading: usize,
    taken: Option<(Act, Number)>,
    score: i32,
}

#[derive(Clone, Copy)]
struct Node {
    previous: u32,
    chosen: Chosen,
}

const NONE: u32 = u32::MAX;

/// The candidates that are marks.
pub(super) fn choose(marks: &[Mark]) -> Vec<Chosen> {
    let mut nodes: Vec<Node> = Vec::new();
    let empty = Reading {
        levels: [None; DEEPEST],
        depth: 0,
        heading: None,
        fresh: false,
        run: 0,
        seen: [0; DEEPEST],
        score: 0,
        node: NONE,
    };
    let mut beam = vec![empty];
    let mut kept: Vec<Reading> = Vec::new();
    let mut next: Vec<Step> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        next.clear();
        for (place, reading) in beam.iter_mut().enumerate() {
            reading.fresh |= mark.after_heading;
            next.push(Step { reading: place, taken: None, score: reading.score });
            for &number in &mark.readings {
                let mut add = |act: Act, gain: i32| {
                    let score = reading.score + gain;
                    next.push(Step { reading: place, taken: Some((act, number)), score });
                };
                steps(reading, mark, number, &mut add);
            }
        }
        next.sort_by_key(|step| -step.score);
        kept.clear();
        for step in &next {
            if kept.len() == BEAM {
                break;
            }
            let mut reading = Reading { score: step.score, ..beam[step.reading] };
            let chosen = step.taken.map(|(act, number)| reading.take(at, mark, number, act));
            if kept.iter().any(|k| same(k, &reading)) {
                continue;
            }
            if let Some(chosen) = chosen {
                nodes.push(Node { previous: reading.node, chosen });
                reading.node = u32::try_from(nodes.len() - 1).unwrap_or(NONE);
            }
            kept.push(reading);
        }
        std::mem::swap(&mut beam, &mut kept);
    }
    let best = beam.iter().max_by_key(|r| (r.score + close(r, 0, false), std::cmp::Reverse(r.node)));
    let mut chosen = Vec::new();
    let mut node = best.map_or(NONE, |r| r.node);
    while node != NONE {
        let Node { previous, chosen: c } = nodes[node as usize];
        chosen.push(c);
        node = previous;
    }
    chosen.reverse();
    chosen
}

/// Whether two readings can only go on alike.
fn same(a: &Reading, b: &Reading) -> bool {
    a.depth == b.depth && a.fresh == b.fresh && a.levels == b.levels && a.heading == b.heading
}

impl Reading {
    /// Goes on with a candidate.
    fn take(&mut self, at: usize, mark: &Mark, number: Number, act: Act) -> Chosen {
        let fresh = Level {
            last: number,
            rank: mark.rank,
            shape: mark.shape,
            indent: mark.indent,
            count: 1,
            like_above: false,
        };
        let mut depth = 0;
        match act {
            Act::GoOn(level) => {
                depth = level;
                let next = |level: Level| Level {
                    count: level.count.saturating_add(1),
                    indent: if depth == 0 { level.indent } else { mark.indent },
                    like_above: level.like_above,
                    ..fresh
                };
                self.levels[depth] = self.levels[depth].map(next);
                cut(self, depth + 1);
            }
            Act::Open { like_above } => {
                depth = self.depth;
                self.levels[depth] = Some(Level { like_above, ..fresh });
                self.depth += 1;
                self.fresh = false;
            }
            Act::Restart => {
                self.levels[0] = Some(fresh);
                cut(self, 1);
                self.run += 1;
            }
            Act::Head => {
                let count = self.heading.map_or(1, |h| h.count.saturating_add(1));
                self.heading = Some(Level { count, ..fresh });
                if self.depth > 1 {
                    cut(self, 1);
                }
                self.fresh = true;
            }
        }
        let depth = u8::try_from(depth).unwrap_or(u8::MAX);
        Chosen { mark: at, number, depth, run: self.run, heading: matches!(act, Act::Head) }
    }
}

/// All that a reading can do with a candidate other than pass, and what it gains.
fn steps(reading: &Reading, mark: &Mark, number: Number, add: &mut impl FnMut(Act, i32)) {
    let worth = worth(mark, number);
    for depth in 0..reading.depth {
        let Some(level) = reading.levels[depth] else { continue };
        let Some(gain) = goes_on(&level, mark, number) else { continue };
        // A mark as far left as a level above belongs there, whatever its number says below.
        let left_of_level = depth > 0 && !mark.inline && mark.indent + 1 < level.indent;
        let gain = if left_of_level { gain - 30 } else { gain };
        add(Act::GoOn(depth), worth + gain + close(reading, depth + 1, true));
    }
    if reading.depth < DEEPEST
        && let Some((gain, like_above)) = opens(reading, mark, number)
    {
        add(Act::Open { like_above }, worth + gain);
    }
    if reading.depth > 0 {
        let gain = restarts(reading, mark, number) + close(reading, 0, false) + first(number, mark);
        add(Act::Restart, worth + gain);
    }
    if may_head(mark, number) {
        let gain = match reading.heading {
            None if number.value() == 1 => Some(0),
            None => None,
            Some(level) => goes_on(&level, mark, number),
        };
        if let Some(gain) = gain {
            add(Act::Head, worth + gain + close(reading, 1, true) - 5);
        }
    }
}

fn cut(reading: &mut Reading, depth: usize) {
    for (level, seen) in reading.levels.iter_mut().zip(&mut reading.seen).skip(depth) {
        if let Some(level) = level.take().filter(|l| l.count > 1) {
            *seen |= bit(level.last.system);
        }
    }
    reading.depth = depth;
    reading.fresh = false;
}

/// A numbering as one bit of a set.
fn bit(system: System) -> u16 {
    match system {
        System::Arabic => 1,
        System::RomanUpper => 2,
        System::RomanLower => 4,
        System::LatinUpper => 8,
        System::LatinLower => 16,
        System::CyrillicUpper => 32,
        System::CyrillicLower => 64,
        System::Bullet(_) => 128,
    }
}

/// What a mark is worth by its look and place alone.
fn worth(mark: &Mark, number: Number) -> i32 {
    let look = match mark.shape {
        Shape::Word => 30,
        Shape::Sign => 25,
        Shape::Dot | Shape::Paren | Shape::Parens | Shape::Ordinal => 20,
        Shape::Dash | Shape::Colon => 14,
        Shape::Alone => 8,
        Shape::Bullet => 8,
        Shape::Bare => 3,
    };
    let capital_letter =
        matches!(number.system, System::LatinUpper | System::CyrillicUpper) && mark.rank.is_none();
    look + if mark.listed { 10 } else { 0 }
        - if mark.inline { 8 } else { 0 }
        - if capital_letter { 5 } else { 0 }
}

/// What it gains to go on with a level; none where the number does not follow.
fn goes_on(level: &Level, mark: &Mark, number: Number) -> Option<i32> {
    let last = level.last;
    let bullets = matches!(number.system, System::Bullet(_));
    if number.system != last.system || number.parts != last.parts && !bullets {
        return None;
    }
    let outward = (i32::from(level.indent) - i32::from(mark.indent)).abs() > 1 && !mark.inline;
    let mut gain = if outward { -5 } else { 0 };
    if bullets {
        return Some(gain + 4);
    }
    if number.prefix() != last.prefix() {
        // 1.9 → 2.1 where the points above have no number of their own.
        return (number.prefix() > last.prefix() && number.value() == 1).then_some(gain + 2);
    }
    gain += match (level.rank, mark.rank) {
        (a, b) if a == b => 0,
        (Some(Rank::Unit), None) | (None, Some(Rank::Unit)) => -12,
        _ => return None,
    };
    if level.shape != mark.shape {
        let weak = |s: Shape| matches!(s, Shape::Bare | Shape::Alone);
        gain -= if weak(mark.shape) != weak(level.shape) { 10 } else { 7 };
    }
    let (from, to) = (i64::from(last.value()), i64::from(number.value()));
    let step = match to - from {
        0 if number.suffix > last.suffix => 6,
        0 => -16,
        1 => 10,
        ahead if ahead > 1 => {
            let gap = i32::try_from(ahead - 1).unwrap_or(i32::MAX).min(1000);
            // An excerpt may leave out many points; a stray number is seldom a clear mark.
            let clear = mark.shape.is_punctuated() && !mark.inline || mark.shape == Shape::Word;
            -4 - if clear && gap <= 60 { (4 * gap).min(12) } else { 4 * gap }
        }
        // A list whose numbers its program lost goes on where it stands.
        _ if mark.listed && to > 1 && level.shape == mark.shape && level.indent == mark.indent => -16,
        _ => return None,
    };
    Some(gain + step)
}

/// What it gains to open a level, and whether its numbers look like those above it.
fn opens(reading: &Reading, mark: &Mark, number: Number) -> Option<(i32, bool)> {
    let mut gain = first(number, mark);
    if reading.depth > 0 && mark.rank == Some(Rank::Annex) {
        return None;
    }
    if reading.depth == 0 {
        let small = matches!(number.system, System::LatinLower | System::CyrillicLower | System::RomanLower);
        return Some((gain - if small { 5 } else { 0 }, false));
    }
    let above = reading.levels[reading.depth - 1]?;
    if number.parts > 1 {
        let fits = number.parts == above.last.parts + 1
            && number.prefix() == &above.last.path[..usize::from(above.last.parts)];
        let roman = above.last.system == System::RomanUpper && number.parts == 2;
        let fits = fits || roman && number.prefix() == [above.last.value()];
        return Some((gain + if fits { 12 } else { -10 }, false));
    }
    let deeper = i32::from(mark.indent) - i32::from(above.indent);
    gain += match deeper {
        1.. => 5,
        ..=-1 if !mark.inline => -10,
        _ => 0,
    };
    let is_bullet = |n: Number| matches!(n.system, System::Bullet(_));
    if is_bullet(above.last) && !is_bullet(number) && deeper < 2 {
        gain -= 20;
    }
    if mark.rank.is_some() && above.rank.is_none() {
        gain -= 25;
    }
    if matches!(number.system, System::RomanUpper | System::LatinUpper | System::CyrillicUpper)
        && above.rank.is_none()
        && deeper < 2
    {
        gain -= 15;
    }
    let mut like_above = false;
    for level in reading.levels[..reading.depth].iter().flatten() {
        let alike =
            level.last.system == number.system && level.last.parts == number.parts && level.rank == mark.rank;
        if alike && (level.shape == mark.shape || is_bullet(number)) {
            if is_bullet(number) && deeper < 2 {
                return None;
            }
            if deeper < 2 {
                gain -= if mark.after_text { 60 } else { 35 };
                like_above = true;
            }
        }
    }
    Some((gain, like_above))
}

/// What the first number of a list says: lists begin with 1.
fn first(number: Number, mark: &Mark) -> i32 {
    let bullet = matches!(number.system, System::Bullet(_));
    if bullet || number.value() == 1 {
        3
    } else {
        let strong = if mark.rank.is_some() { 4 } else { 0 };
        -15 + strong - i32::try_from(number.value().min(40)).unwrap_or(40) / 2
    }
}

/// What it costs to begin another list of the document.
fn restarts(reading: &Reading, mark: &Mark, number: Number) -> i32 {
    if mark.rank == Some(Rank::Annex) {
        return 0;
    }
    let Some(level) = reading.levels[0] else { return 0 };
    let alike = level.last.system == number.system && level.rank == mark.rank;
    match (alike, reading.fresh) {
        (true, true) if matches!(number.system, System::Bullet(_)) => -10,
        (true, true) => -3,
        (true, false) if mark.after_text => -12,
        (true, false) => -30,
        (false, _) if matches!(level.last.system, System::Bullet(_)) => -2,
        (false, _) => -12,
    }
}

/// What it costs to close the levels from a depth on: a list of one item is no
/// list, and a list that looks like the one above it must lead back to it.
fn close(reading: &Reading, depth: usize, returns: bool) -> i32 {
    let mut cost = 0;
    for (at, level) in reading.levels.iter().enumerate().take(reading.depth).skip(depth) {
        let Some(level) = level else { continue };
        if level.count == 1 {
            cost -= match level.last.system {
                System::Bullet('•' | '→' | '▪' | '●' | '➢') => 8,
                _ if at == 0 => 10,
                system if reading.seen[at] & bit(system) != 0 => 14,
                _ => 26,
            };
        }
        if level.like_above && returns {
            cost += 20;
        }
    }
    let single_heading = reading.heading.is_some_and(|h| h.count == 1);
    cost - if depth == 0 && !returns && single_heading { 25 } else { 0 }
}

/// Whether a mark may number a heading over points instead of a point.
fn may_head(mark: &Mark, number: Number) -> bool {
    let capital = matches!(number.system, System::RomanUpper | System::LatinUpper | System::CyrillicUpper);
    mark.heading_like
        && !mark.inline
        && !mark.note
        && (mark.rank == Some(Rank::Group) || mark.rank.is_none() && capital)
}
