//! What changed in each pairing of two drafts.
//!
//! Points that were split or merged, or of which a sub-point went elsewhere, are judged together: what one
//! of the parts lacks and another has is not lost. The redline of a pairing is that of its own two texts.
//! References to points are told apart by which points answer each other.

use super::step::Partners;
use super::{across, offset};
use crate::align::Pairing;
use crate::diff::{self, Answers, normal};
use crate::model::{Change, Draft, Origin, Signal, SignalKind, Span, Wording};
use foldhash::{HashMap, HashMapExt};
use std::sync::OnceLock;

/// Pairs of points, `(before, after)`, in groups that share a point, directly or by way of others, as indices. Most
/// are alone.
pub fn groups(pairs: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut of_before: HashMap<usize, usize> = HashMap::new();
    let mut of_after: HashMap<usize, usize> = HashMap::new();
    for (at, (before, after)) in pairs.iter().enumerate() {
        let known = (of_before.get(before).copied(), of_after.get(after).copied());
        let group = match known {
            (Some(a), Some(b)) if a != b => {
                let moved = std::mem::take(&mut groups[b]);
                for &other in &moved {
                    of_before.insert(pairs[other].0, a);
                    of_after.insert(pairs[other].1, a);
                }
                groups[a].extend(moved);
                a
            }
            (Some(group), _) | (_, Some(group)) => group,
            (None, None) => {
                groups.push(Vec::new());
                groups.len() - 1
            }
        };
        groups[group].push(at);
        of_before.insert(*before, group);
        of_after.insert(*after, group);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// The class of references that are called point, paragraph, clause and the like.
const POINT: &str = "point";

/// Whether a word stands in the label of a point, as in `Article 5`, and not only a number or a letter.
fn is_named(draft: &Draft, point: usize) -> bool {
    let mut words = draft.points[point].label.printed.split(|c: char| !c.is_alphabetic());
    let is_number = |word: &str| word.chars().all(|c| "ivxlcIVXLCІХ".contains(c));
    words.any(|word| word.chars().nth(1).is_some() && !is_number(word))
}

/// In larger groups each pairing is judged alone, and what stands in another part counts as lost.
const MOST_TOGETHER: usize = 100;

/// What changed in each pairing of a group, in its order.
pub(super) fn changes(partners: &Partners, labels: (&Labels, &Labels), group: &[&Pairing]) -> Vec<Change> {
    let (before, after) = (partners.before, partners.after);
    let answers = |one: &Pairing| {
        let (old, new) = (one.before, one.after);
        move |kind: &str, was: &str, is: &str| {
            let found = labels.0.find(before, old, was).zip(labels.1.find(after, new, is));
            let answer = |(was, is)| partners.answer(was, is);
            // One number is one provision, unless the draft itself shows that it is not. "Article 5"
            // is none of the points of a plan, and "paragraph 2" no article.
            let fits = |draft: &Draft, point: usize| is_named(draft, point) == (kind != POINT);
            let shown =
                |(was, is): (usize, usize)| fits(before, was) && fits(after, is) && partners.knows(was, is);
            let kept = was == is && !found.is_some_and(shown);
            Some(kept || found.is_some_and(answer))
        }
    };
    if group.len() > MOST_TOGETHER {
        return group.iter().flat_map(|one| changes(partners, labels, &[*one])).collect();
    }
    if let &[one] = group {
        let (old, new) = partners.compared(one.before, one.after);
        let (was, is) = (before.slice(&old), after.slice(&new));
        let mut change = match partners.are_foreign && !diff::share_words(was, is) {
            true => diff::judge_across(was, is, &answers(one)),
            false => diff::judge_with(was, is, &answers(one)),
        };
        change.redline = change.redline.offset(old.start, new.start);
        for signal in &mut change.signals {
            signal.before = offset(&signal.before, old.start);
            signal.after = offset(&signal.after, new.start);
        }
        for compared in change.compared.iter_mut().flatten() {
            compared.before = offset(&compared.before, old.start);
            compared.after = offset(&compared.after, new.start);
        }
        if change.wording == Wording::Unchanged && partners.is_renumbered {
            retarget(&mut change, (before, &old), (after, &new), &answers(one));
        }
        return vec![change];
    }
    let spans: Vec<(Span, Span)> = group.iter().map(|one| partners.compared(one.before, one.after)).collect();
    let old = Joined::new(before, spans.iter().map(|(old, _)| old.clone()).collect());
    let new = Joined::new(after, spans.iter().map(|(_, new)| new.clone()).collect());
    if partners.are_foreign && !diff::share_words(&old.text, &new.text) {
        let mut found = diff::findings_across(&old.text, &new.text, &answers(group[0]));
        for diff::Finding { compared, .. } in &mut found {
            compared.before = old.from(&compared.before);
            compared.after = new.from(&compared.after);
        }
        return across::parts(&found, &spans);
    }
    let pairs: Vec<(Span, Span)> = spans.iter().map(|(a, b)| (old.to(a), new.to(b))).collect();
    let first = answers(group[0]);
    let judged = diff::judge_parts(&old.text, &new.text, &pairs, &first as &Answers);
    let change = |((wording, mut signals), (a, b)): ((Wording, Vec<Signal>), &(Span, Span))| {
        for signal in &mut signals {
            signal.before = old.from(&signal.before);
            signal.after = new.from(&signal.after);
        }
        let redline = diff::redline(before.slice(a), after.slice(b)).offset(a.start, b.start);
        Change { wording, origin: Origin::Computed, signals, redline, compared: None }
    };
    judged.into_iter().zip(&spans).map(change).collect()
}

/// Says of words that did not change which of their references name another provision now.
fn retarget(
    change: &mut Change,
    (before, old): (&Draft, &Span),
    (after, new): (&Draft, &Span),
    answers: &Answers,
) {
    // Printed alike to the byte, so that a place in one is a place in the other.
    let text = before.slice(old);
    if text != after.slice(new) {
        return;
    }
    for span in diff::references_elsewhere(text, answers) {
        change.wording = Wording::Substantive;
        change.signals.push(Signal {
            kind: SignalKind::CrossReference,
            before: offset(&span, old.start),
            after: offset(&span, new.start),
        });
    }
}

/// Some parts of a draft as one text.
struct Joined {
    text: String,
    /// Where each part begins in the draft and in the text, in order; none overlaps another.
    starts: Vec<(usize, usize)>,
}

impl Joined {
    fn new(draft: &Draft, mut spans: Vec<Span>) -> Self {
        spans.sort_unstable_by_key(|s| (s.start, s.end));
        let mut joined = Joined { text: String::new(), starts: Vec::new() };
        let mut end = 0;
        for span in spans {
            let begins = joined.starts.is_empty() || span.start >= end;
            if begins {
                if !joined.text.is_empty() {
                    joined.text.push_str("\n\n");
                }
                joined.starts.push((span.start, joined.text.len()));
                end = span.start;
            }
            if span.end > end {
                joined.text.push_str(draft.slice(&(end..span.end)));
                end = span.end;
            }
        }
        joined
    }

    /// A span of the draft in the text.
    fn to(&self, span: &Span) -> Span {
        let part = self.starts.partition_point(|&(draft, _)| draft <= span.start).saturating_sub(1);
        let (draft, text) = self.starts[part];
        span.start - draft + text..span.end - draft + text
    }

    /// A span of the text in the draft.
    fn from(&self, span: &Span) -> Span {
        let place = |at: usize, parts: usize| {
            let (draft, text) = self.starts[parts.saturating_sub(1)];
            at - text + draft
        };
        let start = place(span.start, self.starts.partition_point(|&(_, text)| text <= span.start));
        if span.is_empty() {
            return start..start;
        }
        start..place(span.end, self.starts.partition_point(|&(_, text)| text < span.end))
    }
}

/// The points of a draft by their numbers; see [`normal`].
#[derive(Default)]
pub(super) struct Labels(OnceLock<HashMap<String, usize>>);

impl Labels {
    /// The point that another point of the draft calls by a number: one below it or below
    /// a point above it ("paragraph 2" in Article 5), or else one of the whole draft.
    fn find(&self, draft: &Draft, from: usize, number: &str) -> Option<usize> {
        let points = self.0.get_or_init(|| {
            // What the draft itself does not print, such as `¶3` and `12#2`, is not referred to.
            let printed = draft.points.iter().enumerate().filter(|(_, p)| !p.label.path.contains(['¶', '#']));
            printed.rev().map(|(at, p)| (normal(&p.label.path), at)).collect()
        });
        let above = std::iter::successors(Some(from), |&p| draft.points[p].parent);
        let within = above.filter_map(|p| {
            let path = normal(&draft.points[p].label.path);
            points.get(&format!("{path}.{number}")).copied()
        });
        within.chain(points.get(number).copied()).next()
    }
}
