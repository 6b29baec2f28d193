//! Points of drafts in different languages: what they can be compared by, and what that says of their wording.

use super::offset;
use crate::diff::{self, Finding};
use crate::model::{
    At, Change, Compared, Draft, Form, Link, Matter, Origin, Span, Standing, Status, Wording,
};
use crate::status;
use std::sync::Arc;

/// What changed in each pair of parts of two texts that were found to differ in this; all spans are of the drafts.
///
/// A finding belongs to each pair that holds both of its ends. What went from a part of one pair to a part of
/// another is for the first pair that had it a loss, or for the first that has it a gain; what is the same
/// there is not told.
pub(super) fn parts(findings: &[Finding], pairs: &[(Span, Span)]) -> Vec<Change> {
    let mut shares: Vec<Vec<Finding>> = vec![Vec::new(); pairs.len()];
    let holds = |part: &Span, span: &Span| part.start <= span.start && span.end <= part.end;
    for finding in findings {
        let Compared { before, after, standing, .. } = &finding.compared;
        let had = |(part, _): &(Span, Span)| holds(part, before);
        let has = |(_, part): &(Span, Span)| holds(part, after);
        let lost = (pairs.iter().position(had), Standing::OnlyBefore);
        let won = (pairs.iter().position(has), Standing::OnlyAfter);
        let (pair, standing) = match standing {
            Standing::OnlyBefore => lost,
            Standing::OnlyAfter => won,
            Standing::Same | Standing::Differs => {
                let both: Vec<usize> =
                    (0..pairs.len()).filter(|&p| had(&pairs[p]) && has(&pairs[p])).collect();
                both.iter().for_each(|&pair| shares[pair].push(finding.clone()));
                match standing {
                    Standing::Differs if both.is_empty() && lost.0.is_some() => lost,
                    Standing::Differs if both.is_empty() => won,
                    _ => continue,
                }
            }
        };
        let Some(pair) = pair else { continue };
        let mut own = finding.clone();
        own.compared.standing = standing;
        match standing {
            Standing::OnlyBefore => own.compared.after = pairs[pair].1.start..pairs[pair].1.start,
            _ => own.compared.before = pairs[pair].0.start..pairs[pair].0.start,
        }
        shares[pair].push(own);
    }
    shares.iter().zip(pairs).map(|(own, spans)| diff::change_across(own, spans, false)).collect()
}

/// Adds to links between two languages how the texts are built: what stands in brackets, options and sub-points.
/// To set a bracket or to lift one is a change of substance in any language.
pub(super) fn forms(drafts: &[Arc<Draft>], statuses: &[Vec<Status>], links: &mut [Link]) {
    for link in links {
        let spans = (link.change.redline.before(), link.change.redline.after());
        let Some(found) = &mut link.change.compared else { continue };
        let sides = [(link.before, spans.0), (link.after, spans.1)];
        let of = |list: &dyn Fn(&Draft, At, &Span) -> Vec<Span>| {
            sides.each_ref().map(|(at, span)| list(&drafts[at.draft], *at, span))
        };
        let options = of(&|draft, at, span| options(draft, &statuses[at.draft], at.point, span));
        let brackets = of(&|draft, at, span| {
            let all = status::disputed(draft.slice(span)).into_iter().map(|own| offset(&own, span.start));
            let own = options_of(draft, &statuses[at.draft], at.point);
            all.filter(|bracket| !own.iter().any(|o| o.start < bracket.end && bracket.start < o.end))
                .collect()
        });
        let points = of(&|draft, at, _| sub_points(draft, at.point).into_iter().collect());
        let starts = [sides[0].1.start, sides[1].1.start];
        let formal = in_order(Form::Option, options, starts).into_iter();
        let formal: Vec<Compared> = formal.chain(in_order(Form::Bracket, brackets, starts)).collect();
        let weighs = formal.iter().any(|item| item.standing != Standing::Same);
        let mut points = in_order(Form::SubPoints, points, starts);
        for item in &mut points {
            let count = |at: At| drafts[at.draft].children(at.point).count();
            if item.standing == Standing::Same && count(link.before) != count(link.after) {
                item.standing = Standing::Differs;
            }
        }
        found.extend(formal.into_iter().chain(points));
        if weighs && link.change.origin == Origin::Computed {
            link.change.wording = Wording::Substantive;
        }
    }
}

/// The texts to choose from in a point and those below it, as far as they were compared.
fn options(draft: &Draft, statuses: &[Status], point: usize, span: &Span) -> Vec<Span> {
    let all = options_of(draft, statuses, point).into_iter();
    all.filter(|option| span.start <= option.start && option.end <= span.end).collect()
}

fn options_of(draft: &Draft, statuses: &[Status], point: usize) -> Vec<Span> {
    statuses[point..draft.end_of(point)].iter().flat_map(|status| status.options.iter().cloned()).collect()
}

/// From the first of the points directly below a point to the end of the last.
fn sub_points(draft: &Draft, point: usize) -> Option<Span> {
    let first = draft.children(point).next()?;
    Some(draft.points[first].start() as usize..draft.extent(point).end)
}

/// Holds what stands in two texts against each other in its order; none of it says how it reads.
fn in_order(form: Form, [old, new]: [Vec<Span>; 2], starts: [usize; 2]) -> Vec<Compared> {
    let of = |at: usize| {
        let (before, after) = (old.get(at).cloned(), new.get(at).cloned());
        let standing = match (&before, &after) {
            (Some(_), Some(_)) => Standing::Same,
            (Some(_), None) => Standing::OnlyBefore,
            _ => Standing::OnlyAfter,
        };
        Compared {
            matter: Matter::Form(form),
            before: before.unwrap_or(starts[0]..starts[0]),
            after: after.unwrap_or(starts[1]..starts[1]),
            standing,
        }
    };
    (0..old.len().max(new.len())).map(of).collect()
}
