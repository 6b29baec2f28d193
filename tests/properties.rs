//! What holds for any documents whatever: the invariants of ARCHITECTURE.md.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use proptest::prelude::*;
use std::sync::Arc;
use travaux::compare::compare;
use travaux::model::{At, Comparison, Decisions, Draft, DraftId, Project, Settings, Span, Tag, Wording};
use travaux::{import, present, segment};

const WORDS: &[&str] = &[
    "Ukraine",
    "shall",
    "may",
    "not",
    "withdraw",
    "600,000",
    "troops",
    "[",
    "]",
    "50:50",
    "the",
    "of",
    "and",
    "within 100 days",
    "NATO",
    "Запоріжжя",
    "войска",
    "Article 5",
    "unless",
    "agreed",
    "\u{301}",
    "שלום",
    "«",
    "»",
    ".",
    ".\n",
    "\n\n",
    "\n",
    "1.",
    "2)",
    "(a)",
    "•",
    "IV.",
    "Option 1:",
    "$100bn",
    "№ 7",
    "e.g.",
    "\u{a0}",
    "🕊",
];

/// A document of points, such as a plan is.
fn plan() -> impl Strategy<Value = String> {
    let sentence = prop::collection::vec(prop::sample::select(WORDS), 1..12).prop_map(|w| w.join(" "));
    prop::collection::vec(sentence, 0..12).prop_map(|points| {
        let numbered = points.iter().enumerate().map(|(i, text)| format!("{}. {text}\n\n", i + 1));
        numbered.collect()
    })
}

/// Text of any kind, numbered or not.
fn anything() -> impl Strategy<Value = String> {
    let soup = prop::collection::vec(prop::sample::select(WORDS), 0..60).prop_map(|w| w.join(" "));
    prop_oneof![plan(), soup, "\\PC{0,120}", "(?s).{0,80}"]
}

fn draft(id: u32, text: &str) -> Option<Arc<Draft>> {
    let source = import::read(text.as_bytes(), &format!("draft-{id}.txt")).ok()?;
    Some(Arc::new(segment::segment(source, DraftId(id), None)))
}

fn compared(drafts: &[Arc<Draft>]) -> Comparison {
    compare(drafts, &[], &Decisions::default(), &Settings::default())
}

fn is_slice(text: &str, span: &Span) -> bool {
    text.get(span.clone()).is_some()
}

/// Every byte that is not white space lies in exactly one point or outside them.
fn check_covered(draft: &Draft) {
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
    let labels: std::collections::BTreeSet<_> = draft.points.iter().map(|p| &p.label.path).collect();
    assert_eq!(labels.len(), draft.points.len(), "two points share a label");
    for (i, point) in draft.points.iter().enumerate() {
        assert!(point.parent.is_none_or(|p| p < i), "a point stands before its parent");
        assert_eq!(draft.find(draft.id_of(i)), Some(i), "a point cannot be found again");
    }
}

fn check_redlines(drafts: &[Arc<Draft>], comparison: &Comparison) {
    for link in &comparison.links {
        let ops = &link.change.redline.ops;
        for (side, draft) in [(0, &drafts[link.before.draft]), (1, &drafts[link.after.draft])] {
            let spans = ops.iter().filter(|op| op.tag != if side == 0 { Tag::Insert } else { Tag::Delete });
            let spans: Vec<&Span> = spans.map(|op| if side == 0 { &op.before } else { &op.after }).collect();
            assert!(spans.iter().all(|s| is_slice(&draft.text, s)));
            assert!(spans.windows(2).all(|w| w[0].end == w[1].start), "a redline leaves text out");
        }
        for signal in &link.change.signals {
            assert!(is_slice(&drafts[link.before.draft].text, &signal.before));
            assert!(is_slice(&drafts[link.after.draft].text, &signal.after));
        }
        assert!((0.0..=1.0).contains(&link.score), "a score of {}", link.score);
    }
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_a_document_is_lost(text in anything()) {
        if let Some(draft) = draft(0, &text) {
            check_covered(&draft);
        }
    }

    #[test]
    fn any_documents_can_be_compared(texts in prop::collection::vec(anything(), 1..4)) {
        let drafts: Vec<_> = texts.iter().enumerate().filter_map(|(i, t)| draft(i as u32, t)).collect();
        let comparison = compared(&drafts);
        check_redlines(&drafts, &comparison);
        check_partition(&drafts, &comparison);
        prop_assert_eq!(&comparison, &compared(&drafts), "two runs differ");

        let project = Project { drafts: drafts.clone(), ..Project::default() };
        let table = present::table(&project, &comparison);
        for run in table.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.blocks).flat_map(|b| &b.runs) {
            prop_assert!(is_slice(&drafts[run.draft].text, &run.span));
        }
    }

    #[test]
    fn a_draft_does_not_differ_from_itself(text in plan()) {
        let Some(first) = draft(0, &text) else { return Ok(()) };
        let second = draft(1, &text).unwrap();
        let comparison = compared(&[first, second]);
        for link in &comparison.links {
            prop_assert_eq!(link.change.wording, Wording::Unchanged);
        }
        let summary = comparison.summary;
        prop_assert_eq!((summary.added, summary.removed, summary.moved), (0, 0, 0));
    }

    #[test]
    fn what_is_shown_of_the_last_column_is_its_whole_text(texts in prop::collection::vec(plan(), 2..4)) {
        let drafts: Vec<_> = texts.iter().enumerate().filter_map(|(i, t)| draft(i as u32, t)).collect();
        let comparison = compared(&drafts);
        let project = Project { drafts: drafts.clone(), ..Project::default() };
        let table = present::table(&project, &comparison);
        let Some(last) = drafts.len().checked_sub(1) else { return Ok(()) };
        for row in &table.rows {
            let cell = &row.cells[last];
            let runs = cell.blocks.iter().filter(|b| !b.is_heading).flat_map(|b| &b.runs);
            let own = runs.filter(|r| r.draft == last && (drafts.len() == 1 || r.look != present::Look::Deleted));
            let mut shown: Vec<Span> = own.map(|r| r.span.clone()).collect();
            shown.sort_by_key(|s| s.start);
            for &top in &cell.points {
                for point in top..drafts[last].end_of(top) {
                    let own = drafts[last].own(point);
                    let covered: usize = shown
                        .iter()
                        .map(|s| s.end.min(own.end).saturating_sub(s.start.max(own.start)))
                        .sum();
                    prop_assert_eq!(covered, own.len(), "point {} is not shown whole", &drafts[last].points[point].label.path);
                }
            }
        }
    }
}
