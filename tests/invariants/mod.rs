//! The invariants of ARCHITECTURE.md as assertions: `tests/properties.rs` and the fuzz targets
//! in `fuzz/` hold the same documents against them.

use std::collections::BTreeSet;
use std::sync::Arc;
use travaux::align::{Asserted, Pairing, align};
use travaux::compare::compare;
use travaux::diff::judge;
use travaux::model::{
    At, Change, Comparison, Decisions, Draft, DraftId, Project, Settings, Span, Tag, Wording,
};
use travaux::status::status;
use travaux::{import, present, segment};

/// A text as a draft; none where it is refused as binary.
pub fn draft(id: u32, text: &str) -> Option<Arc<Draft>> {
    let source = import::read(text.as_bytes(), &format!("draft-{id}.txt")).ok()?;
    Some(Arc::new(segment::segment(source, DraftId(id), None)))
}

/// Texts as the columns of a comparison.
pub fn drafts(texts: &[impl AsRef<str>]) -> Vec<Arc<Draft>> {
    (0..).zip(texts).filter_map(|(id, text)| draft(id, text.as_ref())).collect()
}

/// The comparison of drafts without any decision.
pub fn compared(drafts: &[Arc<Draft>]) -> Comparison {
    compare(drafts, &[], &Decisions::default(), &Settings::default())
}

/// Every byte that is not white space lies in exactly one point or outside them.
pub fn check_covered(draft: &Draft) {
    let mut spans: Vec<Span> = draft.outside.clone();
    for point in &draft.points {
        spans.extend([point.mark.clone(), point.body.clone()]);
        spans.extend(point.heading.clone());
    }
    spans.retain(|s| !s.is_empty());
    spans.sort_by_key(|s| s.start);
    let mut end = 0;
    for span in &spans {
        assert!(is_slice(&draft.text, span), "{span:?} cuts a character");
        assert!(span.start >= end, "{span:?} overlaps what ends at {end}");
        assert_eq!(draft.text[end..span.start].trim(), "", "lost between {end} and {}", span.start);
        end = span.end;
    }
    assert_eq!(draft.text[end..].trim(), "", "lost at the end");
    let labels: BTreeSet<_> = draft.points.iter().map(|p| &p.label.path).collect();
    assert_eq!(labels.len(), draft.points.len(), "two points share a label");
    for (i, point) in draft.points.iter().enumerate() {
        assert!(point.parent.is_none_or(|p| p < i), "a point stands before its parent");
        assert_eq!(draft.find(draft.id_of(i)), Some(i), "a point cannot be found again");
    }
}

/// Pairs come in order, each once, join provisions of the two drafts, and are found again.
pub fn check_pairings(before: &Draft, after: &Draft) {
    let found = align(before, after, &Asserted::default());
    let places: Vec<(usize, usize)> = found.iter().map(|p| (p.before, p.after)).collect();
    assert!(places.is_sorted_by(|a, b| a < b), "pairs out of order or twice: {places:?}");
    for Pairing { before: b, after: a, score, runner_up, .. } in &found {
        assert!(before.points[*b].is_provision() && after.points[*a].is_provision());
        assert!((0.0..=1.0).contains(score), "a score of {score}");
        assert!(runner_up.is_none_or(|(point, score)| {
            point < after.points.len() && score.is_finite() && !places.contains(&(*b, point))
        }));
    }
    assert_eq!(found, align(before, after, &Asserted::default()), "two runs differ");
}

/// The redline gives back both texts, and every span can be shown.
pub fn check_judged(before: &str, after: &str) {
    let change = judge(before, after);
    check_change(before, after, &change, (&(0..before.len()), &(0..after.len())));
    assert_eq!(judge(before, before).wording, Wording::Unchanged);
    if before == after {
        assert_eq!(change.wording, Wording::Unchanged);
    }
}

/// A change of two parts of two texts.
fn check_change(before: &str, after: &str, change: &Change, (old, new): (&Span, &Span)) {
    let sides = [(before, old, Tag::Insert), (after, new, Tag::Delete)];
    for (side, (text, whole, other)) in sides.into_iter().enumerate() {
        let of = |op: &travaux::model::Op| if side == 0 { op.before.clone() } else { op.after.clone() };
        let ops = change.redline.ops.iter().filter(|op| op.tag != other);
        let spans: Vec<Span> = ops.map(of).collect();
        assert!(spans.iter().all(|span| is_slice(text, span)));
        assert!(spans.windows(2).all(|w| w[0].end == w[1].start), "a redline leaves text out");
        let (start, end) = (spans.first().map(|s| s.start), spans.last().map(|s| s.end));
        assert!(whole.is_empty() || (start, end) == (Some(whole.start), Some(whole.end)), "text is left out");
    }
    for signal in &change.signals {
        assert!(is_slice(before, &signal.before) && is_slice(after, &signal.after));
    }
    for op in change.redline.ops.iter().filter(|op| op.tag == Tag::Equal) {
        let (old, new) = (&before[op.before.clone()], &after[op.after.clone()]);
        let printed = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(printed(old), printed(new));
    }
}

/// Marks and options are slices of the text in order.
pub fn check_status(text: &str) {
    let found = status(text);
    assert!(found.marks.iter().chain(&found.options).all(|span| is_slice(text, span)));
    assert!(found.marks.is_sorted_by_key(|mark| mark.start), "marks out of order");
    assert_eq!(found, status(text), "two runs differ");
}

/// All that holds for a comparison and for what is shown of it.
pub fn check_compared(drafts: &[Arc<Draft>]) {
    let comparison = compared(drafts);
    for link in &comparison.links {
        let (before, after) = (&drafts[link.before.draft], &drafts[link.after.draft]);
        let ops = &link.change.redline.ops;
        let ends = |start: Option<usize>, end: Option<usize>| start.unwrap_or(0)..end.unwrap_or(0);
        let old = ends(ops.first().map(|op| op.before.start), ops.last().map(|op| op.before.end));
        let new = ends(ops.first().map(|op| op.after.start), ops.last().map(|op| op.after.end));
        check_change(&before.text, &after.text, &link.change, (&old, &new));
        assert!((0.0..=1.0).contains(&link.score), "a score of {}", link.score);
    }
    check_partition(drafts, &comparison);
    assert_eq!(comparison, compared(drafts), "two runs differ");
    let project = Project { drafts: drafts.to_vec(), ..Project::default() };
    let table = present::table(&project, &comparison);
    for run in table.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.blocks).flat_map(|b| &b.runs) {
        assert!(is_slice(&drafts[run.draft].text, &run.span));
    }
    check_shown(&project, &table);
}

/// Each top-level provision stands in one row, in the column of its draft.
fn check_partition(drafts: &[Arc<Draft>], comparison: &Comparison) {
    let mut rows: Vec<At> = comparison.lineages.iter().flat_map(|l| l.points().collect::<Vec<_>>()).collect();
    rows.sort();
    let top = |(draft, d): (usize, &Arc<Draft>)| {
        let is_top = |p: &usize| d.points[*p].depth == 0 && d.points[*p].is_provision();
        (0..d.points.len()).filter(is_top).map(move |point| At { draft, point }).collect::<Vec<_>>()
    };
    let all: Vec<At> = drafts.iter().enumerate().flat_map(top).collect();
    assert_eq!(rows, all);
}

/// The rows of all drafts but the last are the same whether the last is there or not.
pub fn check_stable(drafts: &[Arc<Draft>]) {
    let Some(last) = drafts.len().checked_sub(1) else { return };
    if last < 2 {
        return;
    }
    let cells = |drafts: &[Arc<Draft>]| -> BTreeSet<Vec<Vec<usize>>> {
        let rows = compared(drafts).lineages.into_iter();
        let rows = rows.map(|row| row.cells[..last].to_vec());
        rows.filter(|cells| cells.iter().any(|cell| !cell.is_empty())).collect()
    };
    assert_eq!(cells(&drafts[..last]), cells(drafts), "a new draft moved rows of the others");
}

/// The last column of the table shows the whole text of its points.
fn check_shown(project: &Project, table: &present::Table) {
    let drafts = &project.drafts;
    let Some(last) = drafts.len().checked_sub(1) else { return };
    for row in &table.rows {
        let cell = &row.cells[last];
        let runs = cell.blocks.iter().filter(|b| !b.is_heading).flat_map(|b| &b.runs);
        let own = runs.filter(|r| r.draft == last && (drafts.len() == 1 || r.look != present::Look::Deleted));
        let mut shown: Vec<Span> = own.map(|r| r.span.clone()).collect();
        shown.sort_by_key(|s| s.start);
        for &top in &cell.points {
            for point in top..drafts[last].end_of(top) {
                let own = drafts[last].own(point);
                let covered: usize =
                    shown.iter().map(|s| s.end.min(own.end).saturating_sub(s.start.max(own.start))).sum();
                let label = &drafts[last].points[point].label.path;
                assert_eq!(covered, own.len(), "point {label} is not shown whole");
            }
        }
    }
}

/// A text against itself has no change.
pub fn check_same(text: &str) {
    let drafts = drafts(&[text, text]);
    let comparison = compared(&drafts);
    for link in &comparison.links {
        assert_eq!(link.change.wording, Wording::Unchanged);
    }
    let summary = comparison.summary;
    assert_eq!((summary.added, summary.removed, summary.moved), (0, 0, 0));
}

fn is_slice(text: &str, span: &Span) -> bool {
    text.get(span.clone()).is_some()
}
