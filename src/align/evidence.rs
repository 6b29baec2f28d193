//! Statements of an article ↔ the points they speak about.

use super::named::Named;
use super::reader::Reader;
use super::sides::{extent, read};
use super::speakers::{Speakers, Spoken};
use super::units::{Bag, Unit};
use crate::meaning::{Meaning, reading};
use crate::model::{At, Draft, Point, Span, Stance, State, Status};
use crate::text::phrases::{Found, Phrases};
use crate::text::tokens::Tokens;
use std::sync::{Arc, LazyLock};

pub(super) static SPEECH: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("speech.txt")));

/// What words a statement and a point must share, by weight: two rare ones, or three that are not so rare.
const SHARED: f32 = 5.5;
/// How much of the statement they must be; a long sentence touches many points in passing.
const SHARE: f32 = 0.17;
/// With how much in common words alone are believed; otherwise the two must also mean something alike, …
const SURE: f32 = 0.5;
/// … at least so much, as a cosine, and so much together with what they share: "a written, legally binding document"
/// shares a third of its words with a point on how the agreement binds, and does not speak of it.
const ALIKE: f32 = 0.26;
const TOGETHER: f32 = 0.5;
/// With less in common than is believed of words, but at least so much, the two must mean the same, and so much in all:
/// "prisoners will be exchanged all for all within two weeks" has three words of a point that says so.
const HINTED: f32 = 3.0;
const THE_SAME: f32 = 0.3;
const IN_ALL: f32 = 0.56;
/// How long a draft may be, in bytes, for the encoder to be asked about its points.
const ASKED: usize = 100_000;
/// How near to the best point of its draft another must come to be meant as well.
const AS_WELL: f32 = 0.95;
/// How near to the best point of all drafts the best of another draft must come.
const IN_ANOTHER: f32 = 0.6;
/// How much of what a point shares with a statement must stand in one sub-point for that one to be meant.
const IN_SUB_POINT: f32 = 0.9;

/// What one statement says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// The points it speaks about, the best fitting first, with how well each fits, from 0 to 1;
    /// 1 for a point that it names. A sub-point where it is clear that no more is meant.
    pub about: Vec<(At, f32)>,
    /// Who says so, as a span of the article's text.
    pub speaker: Option<Span>,
    /// What it says of them by its verbs; `None` where it merely reports.
    pub stance: Option<Stance>,
}

/// What each statement of an article says about the points of the drafts, in order.
///
/// A statement speaks about the points that it names ("point 14 of the new draft"), in the draft that
/// it or the article named last. One that names none speaks about a point when they share enough rare words: rare
/// among all points, so that the names of the parties count little. "The 20-point draft"
/// means the draft of so many points, and no other. What is shared may be mere turns of speech, so that `meaning` is
/// asked as well, unless statement and point are both open: that they share already.
pub fn evidence(
    article: &Draft,
    drafts: &[Arc<Draft>],
    statuses: &[Vec<Status>],
    meaning: Option<&dyn Meaning>,
) -> Vec<Said> {
    let mut reader = Reader::default();
    let own: Vec<Vec<Bag>> = drafts.iter().map(|draft| read(&mut reader, draft)).collect();
    let language = article.language.as_deref();
    let mut speakers = Speakers::default();
    let spoken = |p: &Point| {
        let tokens = Tokens::new(article.slice(&p.body));
        let found = SPEECH.find(&tokens);
        (speakers.next(&tokens, &found, p.body.start), stance(&found))
    };
    let spoken: Vec<(Spoken, Option<Stance>)> = article.points.iter().map(spoken).collect();
    // Who speaks is not what is spoken of.
    let said = article.points.iter().zip(&spoken).map(|(p, (by, _))| {
        let name = by.here.clone().unwrap_or(p.body.start..p.body.start);
        let (before, after) = (p.body.start..name.start, name.end..p.body.end);
        Bag::join([
            &reader.read(article.slice(&before), language),
            &reader.read(article.slice(&after), language),
        ])
    });
    let said: Vec<Bag> = said.collect();
    let weigher = reader.weigh(own.iter().flatten().filter(|bag| !bag.is_empty()));
    let telling = |unit: Unit| Telling::new(unit, &reader);
    let columns: Vec<Column> = drafts
        .iter()
        .zip(&own)
        .map(|(d, own)| Column::new(d, own, |bag| telling(weigher.unit(bag))))
        .collect();
    let mut named = Named::new(article, drafts);
    let statement = |((point, bag), (by, stance)): ((&Point, Bag), (Spoken, Option<Stance>))| {
        let tokens = Tokens::new(article.slice(&point.body));
        let meant = named.drafts(&tokens);
        let points = named.points(&tokens, &meant);
        let words = telling(weigher.unit(&bag));
        let may_mean = |draft: usize| points.is_empty() && named.may_mean(draft, &meant);
        let fits = fitting(&words, &columns, may_mean);
        let named: Vec<(At, f32)> = points.into_iter().map(|at| (at, 1.0)).collect();
        (words, fits, Said { about: named, speaker: by.who, stance })
    };
    let mut read: Vec<(Telling, Vec<Fit>, Said)> =
        article.points.iter().zip(said).zip(spoken).map(statement).collect();
    let is_open = |at: At| {
        matches!(statuses[at.draft][at.point].state, State::Open | State::Alternatives | State::Placeholder)
    };
    if let Some(meaning) = meaning {
        let in_doubt = |fit: &Fit, said: &Said| {
            let asked = (fit.share < SURE || fit.is_hint) && drafts[fit.top.draft].text.len() <= ASKED;
            let mut points = fit.top.point..drafts[fit.top.draft].end_of(fit.top.point);
            let mut both_open = || {
                said.stance == Some(Stance::Open)
                    && points.any(|point| is_open(At { draft: fit.top.draft, point }))
            };
            asked && (fit.is_hint || !both_open())
        };
        heed(article, drafts, &mut read, in_doubt, meaning);
    }
    read.iter_mut().for_each(|(_, fits, _)| fits.retain(|fit| !fit.is_hint));
    let told = |(words, fits, said): (Telling, Vec<Fit>, Said)| match fits.is_empty() {
        true => said,
        false => Said { about: best(&words, fits, &columns), ..said },
    };
    read.into_iter().map(told).collect()
}

/// Leaves out the points of which a statement only has words, where the encoder can say so. Ukrainian it has not
/// learnt well enough.
fn heed(
    article: &Draft,
    drafts: &[Arc<Draft>],
    read: &mut [(Telling, Vec<Fit>, Said)],
    in_doubt: impl Fn(&Fit, &Said) -> bool,
    meaning: &dyn Meaning,
) {
    let language = article.language.as_deref();
    if language == Some("uk") {
        return;
    }
    let mut asked: Vec<(usize, At)> = Vec::new();
    for (statement, (_, fits, said)) in read.iter().enumerate() {
        asked.extend(fits.iter().filter(|fit| in_doubt(fit, said)).map(|fit| (statement, fit.top)));
    }
    let text = |&(statement, at): &(usize, At)| {
        let draft = &drafts[at.draft];
        let point = reading(draft.slice(&draft.extent(at.point)), draft.language.as_deref());
        [reading(article.slice(&article.points[statement].body), language), point]
    };
    let texts: Vec<_> = asked.iter().flat_map(text).collect();
    let texts: Vec<&str> = texts.iter().map(|text| &**text).collect();
    let Some(vectors) = meaning.vectors(&texts) else { return };
    for (&(statement, top), pair) in asked.iter().zip(vectors.chunks_exact(2)) {
        let alike = pair[0].cosine(&pair[1]);
        let is_meant = |fit: &Fit| match fit.is_hint {
            true => alike >= THE_SAME && alike + fit.share >= IN_ALL,
            false => alike >= ALIKE && alike + fit.share >= TOGETHER,
        };
        let fits = &mut read[statement].1;
        fits.retain(|fit| fit.top != top || is_meant(fit));
        fits.iter_mut().filter(|fit| fit.top == top).for_each(|fit| fit.is_hint = false);
    }
}

/// The words of a text that say something, by number, with their weights.
struct Telling {
    items: Vec<(u32, f32)>,
    mass: f32,
}

impl Telling {
    fn new(unit: Unit, reader: &Reader) -> Self {
        let mut items = unit.words.items;
        items.retain(|&(term, _)| reader.says_something(term));
        Telling { mass: items.iter().map(|&(_, weight)| weight).sum(), items }
    }

    /// The weight of what two texts share.
    fn shared(&self, other: &Telling) -> f32 {
        let weight = |term: u32| {
            other.items.binary_search_by_key(&term, |item| item.0).map_or(0.0, |at| other.items[at].1)
        };
        self.items.iter().map(|&(term, own)| own.min(weight(term))).sum()
    }
}

/// The points of one draft, ready to be compared with statements.
struct Column<'a> {
    draft: &'a Draft,
    tops: Vec<(usize, Telling)>,
    own: Vec<Telling>,
}

impl<'a> Column<'a> {
    fn new(draft: &'a Draft, own: &[Bag], telling: impl Fn(&Bag) -> Telling) -> Self {
        let is_top = |&p: &usize| draft.points[p].depth == 0 && draft.points[p].is_provision();
        let tops = (0..draft.points.len()).filter(is_top);
        Column {
            draft,
            tops: tops.map(|p| (p, telling(&extent(draft, own, p)))).collect(),
            own: own.iter().map(&telling).collect(),
        }
    }

    /// The sub-point in which nearly all stands that a statement shares with a point, if there is one.
    fn within(&self, statement: &Telling, top: usize, shared: f32) -> usize {
        let mut below = top + 1..self.draft.end_of(top);
        let holds = |&sub: &usize| statement.shared(&self.own[sub]) >= shared * IN_SUB_POINT;
        below.find(holds).unwrap_or(top)
    }
}

/// A point that shares words with a statement.
struct Fit {
    top: At,
    /// The weight of what they share, and what part of the statement that is, at most 1.
    shared: f32,
    share: f32,
    /// Whether that is too little to be believed alone.
    is_hint: bool,
}

/// The points that a statement may speak about by its words; where none has enough of them, those that have some.
fn fitting(statement: &Telling, columns: &[Column], may_mean: impl Fn(usize) -> bool) -> Vec<Fit> {
    let mut fits: Vec<Fit> = Vec::new();
    for (draft, column) in columns.iter().enumerate().filter(|(draft, _)| may_mean(*draft)) {
        for (top, point) in &column.tops {
            let shared = statement.shared(point);
            let share = if statement.mass > 0.0 { (shared / statement.mass).min(1.0) } else { 0.0 };
            if shared >= HINTED {
                let is_hint = shared < SHARED || share < SHARE;
                fits.push(Fit { top: At { draft, point: *top }, shared, share, is_hint });
            }
        }
    }
    if fits.iter().any(|fit| !fit.is_hint) {
        fits.retain(|fit| !fit.is_hint);
    }
    fits
}

/// Those points that fit a statement best, each as the sub-point that is meant.
fn best(statement: &Telling, mut fits: Vec<Fit>, columns: &[Column]) -> Vec<(At, f32)> {
    let best: Vec<f32> = (0..columns.len())
        .map(|draft| {
            fits.iter().filter(|fit| fit.top.draft == draft).map(|fit| fit.share).fold(0.0, f32::max)
        })
        .collect();
    let of_all = best.iter().copied().fold(0.0, f32::max);
    fits.retain(|fit| fit.share >= best[fit.top.draft] * AS_WELL && fit.share >= of_all * IN_ANOTHER);
    let point = |fit: &Fit| columns[fit.top.draft].within(statement, fit.top.point, fit.shared);
    let mut about: Vec<(At, f32)> =
        fits.iter().map(|fit| (At { draft: fit.top.draft, point: point(fit) }, fit.share)).collect();
    about.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    about
}

fn stance(found: &[Found]) -> Option<Stance> {
    found.iter().find_map(|f| match SPEECH.class(f).trim_start_matches("says ") {
        "open" => Some(Stance::Open),
        "rejected" => Some(Stance::Rejected),
        "agreed" => Some(Stance::Agreed),
        _ => None,
    })
}
