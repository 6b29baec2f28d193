//! Statements of an article ↔ the points they speak about.

use super::named::Named;
use super::reader::Reader;
use super::sides::{extent, read};
use super::speakers::{Speakers, Spoken};
use super::units::{Bag, Unit};
use crate::model::{At, Draft, Point, Span, Stance};
use crate::text::phrases::{Found, Phrases};
use crate::text::tokens::Tokens;
use std::sync::{Arc, LazyLock};

pub(super) static SPEECH: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("speech.txt")));

/// What words a statement and a point must share, by weight: two rare ones, or three that are not so rare.
const SHARED: f32 = 5.5;
/// How much of the statement they must be; a long sentence touches many points in passing.
const SHARE: f32 = 0.17;
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
/// means the draft of so many points, and no other.
pub fn evidence(article: &Draft, drafts: &[Arc<Draft>]) -> Vec<Said> {
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
        let about = match points.is_empty() {
            true => fitting(&telling(weigher.unit(&bag)), &columns, |draft| named.may_mean(draft, &meant)),
            false => points.into_iter().map(|at| (at, 1.0)).collect(),
        };
        Said { about, speaker: by.who, stance }
    };
    article.points.iter().zip(said).zip(spoken).map(statement).collect()
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

/// The points that a statement speaks about by its words.
fn fitting(statement: &Telling, columns: &[Column], may_mean: impl Fn(usize) -> bool) -> Vec<(At, f32)> {
    let fit = |shared: f32| {
        let share = if statement.mass > 0.0 { shared / statement.mass } else { 0.0 };
        if shared >= SHARED && share >= SHARE { share.min(1.0) } else { 0.0 }
    };
    let mut about: Vec<(At, f32)> = Vec::new();
    for (draft, column) in columns.iter().enumerate().filter(|(draft, _)| may_mean(*draft)) {
        let shared: Vec<f32> = column.tops.iter().map(|(_, point)| statement.shared(point)).collect();
        let best = shared.iter().map(|&s| fit(s)).fold(0.0, f32::max);
        for (&(top, _), &shared) in column.tops.iter().zip(&shared) {
            if fit(shared) > 0.0 && fit(shared) >= best * AS_WELL {
                about.push((At { draft, point: column.within(statement, top, shared) }, fit(shared)));
            }
        }
    }
    let best = about.iter().map(|&(_, fit)| fit).fold(0.0, f32::max);
    about.retain(|&(_, fit)| fit >= best * IN_ANOTHER);
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
