//! Where notes, verdicts and bookmarks hang: the words they keep, and how these find their place again.

use crate::model::{About, Anchor, Draft, PointId, Project, Span};
use crate::segment::carrying;
use std::sync::Arc;

/// How many bytes of the words themselves a note keeps.
const QUOTE_BYTES: usize = 200;
/// How many bytes of the words around them.
const AROUND_BYTES: usize = 40;
/// The shortest words, in bytes, by which a place is looked for in another text.
const LONG_ENOUGH: usize = 12;

/// How many bytes of chosen words and of those around them must be found in another point for it to be their place.
const SURE: usize = 20;

/// The start of a point that a note names when its words stand nowhere.
pub const NOWHERE: u32 = u32::MAX;

/// An anchor on a point of a draft, or on words of it; none where there is no such point or there are no such words.
pub fn anchor(draft: &Draft, point: PointId, about: About) -> Option<Anchor> {
    let index = draft.find(point)?;
    let span = match about.words() {
        Some(words) => words,
        None if draft.points[index].body.is_empty() => draft.extent(index),
        None => draft.points[index].body.clone(),
    };
    quote(draft, point, about, &span)
}

/// An anchor on the byte of a text at which a point begins or began, however the text is split into points.
pub fn anchor_at(draft: &Draft, point: PointId, about: About) -> Option<Anchor> {
    quote(draft, point, about, &(point.start as usize..draft.text.len()))
}

fn quote(draft: &Draft, point: PointId, about: About, span: &Span) -> Option<Anchor> {
    let whole = draft.text.get(span.clone())?;
    let exact = &whole[..whole.floor_char_boundary(QUOTE_BYTES)];
    let end = span.start + exact.len();
    let before = draft.text.ceil_char_boundary(span.start.saturating_sub(AROUND_BYTES));
    let after = draft.text.floor_char_boundary((end + AROUND_BYTES).min(draft.text.len()));
    Some(Anchor {
        point,
        about,
        exact: exact.to_owned(),
        before: draft.text[before..span.start].to_owned(),
        after: draft.text[end..after].to_owned(),
    })
}

/// Whether the point of an anchor is there.
pub fn is_placed(project: &Project, anchor: &Anchor) -> bool {
    let mut documents = project.drafts.iter().chain(&project.articles);
    documents.any(|draft| draft.find(anchor.point).is_some())
}

/// The notes that have no place now, as indices.
pub fn unplaced(project: &Project) -> Vec<usize> {
    let notes = project.decisions.annotations.iter().enumerate();
    let lost = notes.filter(|(_, note)| !note.is_deleted() && !is_placed(project, &note.anchor));
    lost.map(|(index, _)| index).collect()
}

/// Hangs what hangs on a draft on the points that hold its words now, after its points were corrected.
pub fn follow(project: &mut Project, draft: &Draft) {
    for anchor in project.decisions.anchors_mut() {
        if let About::Link(other) = &mut anchor.about
            && other.draft == draft.id
            && draft.find(*other).is_none()
        {
            *other = holder(draft, other.start as usize).unwrap_or(*other);
        }
        if anchor.point.draft != draft.id {
            continue;
        }
        let old = anchor.point.start as usize;
        let at = match anchor.about.words() {
            Some(words) => words.start,
            None if begins(draft, anchor) => continue,
            None => quoted(draft, anchor).map_or(old, |span| span.start),
        };
        anchor.point = holder(draft, at).unwrap_or(anchor.point);
    }
}

/// What a new version of a draft has no words for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missed {
    /// A note, which has lost its place.
    Note,
    /// A verdict, which has lost its place.
    Verdict,
    /// A bookmark, which has lost its place.
    Bookmark,
    /// Words on which a note hung; it hangs on their point now.
    Words,
}

/// Carries the notes, verdicts and bookmarks of a draft over to its new version. Returns what was missed there,
/// each with what it says; it is kept all the same.
pub fn carry(project: &mut Project, old: &Draft, new: &Draft) -> Vec<(Missed, String)> {
    let said = &mut project.decisions;
    let notes = said.annotations.iter_mut();
    let notes = notes.map(|note| {
        let lives = (!note.is_deleted()).then(|| (Missed::Note, note.body.clone()));
        (&mut Arc::make_mut(note).anchor, lives)
    });
    let verdicts = said.verdicts.iter_mut().map(|ruling| {
        let lives = Some((Missed::Verdict, format!("{}: {}", ruling.verdict, ruling.anchor.exact)));
        (&mut ruling.anchor, lives)
    });
    let bookmarks = said.bookmarks.iter_mut().map(|bookmark| {
        let lives = Some((Missed::Bookmark, bookmark.anchor.exact.clone()));
        (&mut bookmark.anchor, lives)
    });
    let mut lost = Vec::new();
    for (anchor, lives) in notes.chain(verdicts).chain(bookmarks) {
        if let About::Link(other) = &mut anchor.about
            && other.draft == old.id
        {
            let gone = PointId { start: NOWHERE, ..*other };
            *other = carrying::point(old, new, *other).unwrap_or(gone);
        }
        if anchor.point.draft != old.id {
            continue;
        }
        let stays = carrying::point(old, new, anchor.point);
        let words = anchor.about.words().and_then(|_| quoted(new, anchor)).and_then(|span| {
            let point = holder(new, span.start)?;
            // A few words alone may be those of any point.
            (stays == Some(point) || alike(new, anchor, &span) >= SURE).then_some((point, words_at(&span)))
        });
        let other = || {
            stays.or_else(|| {
                holder(new, quoted(new, anchor)?.start).filter(|_| anchor.about.words().is_none())
            })
        };
        let place = words.or_else(|| Some((other()?, without_words(&anchor.about))));
        match place.and_then(|(point, about)| self::anchor(new, point, about)) {
            Some(found) => {
                if lives.is_some() && anchor.about.words().is_some() && found.about.words().is_none() {
                    lost.push((Missed::Words, anchor.exact.clone()));
                }
                *anchor = found;
            }
            None => {
                anchor.point.start = NOWHERE;
                lost.extend(lives);
            }
        }
    }
    lost
}

/// Gives what hung on a draft that was taken out to a new one that has the words. How much came back.
///
/// All words of one former draft must be found, or else it is another text that shares some.
pub fn adopt(project: &mut Project, draft: &Draft) -> usize {
    let known: Vec<_> = project.drafts.iter().chain(&project.articles).map(|d| d.id).collect();
    let deleted: Vec<bool> = project.decisions.annotations.iter().map(|note| note.is_deleted()).collect();
    let is_deleted = |index: usize| deleted.get(index).copied().unwrap_or_default();
    let mut former: Vec<_> = project.decisions.anchors().map(|anchor| anchor.point.draft).collect();
    former.sort_unstable();
    former.dedup();
    let mut count = 0;
    for id in former.into_iter().filter(|id| !known.contains(id)) {
        let of = |(index, anchor): &(usize, &mut Anchor)| anchor.point.draft == id && !is_deleted(*index);
        let places: Option<Vec<Anchor>> = project
            .decisions
            .anchors_mut()
            .enumerate()
            .filter(of)
            .map(|(_, anchor)| {
                let span = quoted(draft, anchor)?;
                let about = match anchor.about.words() {
                    Some(_) => words_at(&span),
                    None => anchor.about.clone(),
                };
                self::anchor(draft, holder(draft, span.start)?, about)
            })
            .collect();
        let Some(places) = places else { continue };
        count += places.len();
        let hung = project.decisions.anchors_mut().enumerate().filter(of);
        hung.zip(places).for_each(|((_, anchor), place)| *anchor = place);
    }
    count
}

fn words_at(span: &Span) -> About {
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    About::Words { start: byte(span.start), end: byte(span.end) }
}

fn without_words(about: &About) -> About {
    if about.words().is_some() { About::Point } else { about.clone() }
}

/// Whether the words of a note stand at the beginning of its point.
fn begins(draft: &Draft, anchor: &Anchor) -> bool {
    draft.find(anchor.point).is_some_and(|point| draft.body(point).starts_with(&anchor.exact))
}

/// Where the words of a note stand: of several such places the one with the same words around it, then the nearest.
fn quoted(draft: &Draft, anchor: &Anchor) -> Option<Span> {
    let exact = &anchor.exact;
    let around = anchor.before.len() + anchor.after.len();
    if exact.is_empty() || exact.len() + around < LONG_ENOUGH {
        return None;
    }
    let near = anchor.about.words().map_or(anchor.point.start as usize, |words| words.start);
    let found = draft.text.match_indices(exact.as_str()).map(|(at, _)| at);
    let places = found.map(|at| at..at + exact.len());
    places.max_by_key(|span| (alike(draft, anchor, span), std::cmp::Reverse(span.start.abs_diff(near))))
}

/// How many bytes at a place of its words, and around them, are those of a note.
fn alike(draft: &Draft, anchor: &Anchor, span: &Span) -> usize {
    carrying::common_end(&anchor.before, &draft.text[..span.start])
        + span.len()
        + carrying::common_start(&anchor.after, &draft.text[span.end..])
}

/// The point in which a byte of the text stands.
fn holder(draft: &Draft, at: usize) -> Option<PointId> {
    let after = draft.points.partition_point(|point| point.start() as usize <= at);
    Some(draft.id_of(after.checked_sub(1)?))
}
