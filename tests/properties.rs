//! What holds for any documents whatever: the invariants of ARCHITECTURE.md.

mod invariants;

use invariants::{
    check_compared, check_covered, check_judged, check_pairings, check_same, check_stable, check_status,
    draft, drafts,
};
use proptest::prelude::*;
use travaux::compare::join;
use travaux::model::{Cut, Draft, PointId, SegmentDecision};
use travaux::segment::corrected;

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
    prop_oneof![plan(), soup, mutated(), "\\PC{0,120}", "(?s).{0,80}"]
}

/// A part of a real plan in which pieces were taken out, doubled, moved or put in from another plan.
fn mutated() -> impl Strategy<Value = String> {
    const PLANS: [&str; 4] = [
        include_str!("../assets/sample/us-28-point.md"),
        include_str!("../assets/sample/european-counter-proposal.md"),
        include_str!("../assets/sample/framework-20-point.md"),
        include_str!("../assets/sample/article.txt"),
    ];
    let edit = (0..4u8, 0..PLANS.len(), 0usize..1001, 0usize..120, 0usize..1001);
    (0..PLANS.len(), 0usize..1001, prop::collection::vec(edit, 0..10)).prop_map(|(plan, from, edits)| {
        let piece = |text: &str, share: usize, length: usize| {
            let start = text.floor_char_boundary(text.len() * share / 1000);
            text[start..text.floor_char_boundary(text.len().min(start + length))].to_owned()
        };
        let mut text = piece(PLANS[plan], from, 1500);
        for (kind, other, from, length, to) in edits {
            let own = piece(&text, from, length);
            let put = match kind {
                0 => String::new(),
                3 => piece(PLANS[other], from, length),
                _ => own.clone(),
            };
            if kind < 2 {
                text = text.replacen(&own, "", 1);
            }
            let place = text.floor_char_boundary(text.len() * to / 1000);
            text.insert_str(place, &put);
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_a_document_is_lost(text in anything()) {
        if let Some(draft) = draft(0, &text) {
            check_covered(&draft);
        }
    }

    #[test]
    fn nothing_is_lost_by_any_corrections(text in anything(), cuts in prop::collection::vec(cut(), 0..12)) {
        let Some(draft) = draft(0, &text) else { return Ok(()) };
        let place = |share: usize| draft.text.floor_char_boundary(draft.text.len() * share / 1000);
        let starts: Vec<usize> = draft.points.iter().map(|p| p.start() as usize).collect();
        let corrections: Vec<SegmentDecision> = cuts.into_iter().map(|(cut, from, to, at_point)| {
            let at = starts.get(from % starts.len().max(1)).copied().filter(|_| at_point).unwrap_or(place(from));
            let end = u32::try_from(place(to)).unwrap_or(0);
            let cut = match cut {
                Cut::Include(_) => Cut::Include(end),
                Cut::Commentary(_) => Cut::Commentary(end),
                cut => cut,
            };
            SegmentDecision { at: PointId { draft: draft.id, start: u32::try_from(at).unwrap_or(0) }, cut }
        }).collect();
        let once = corrected(&draft, &corrections);
        check_covered(&once);
        for (at, point) in once.points.iter().enumerate() {
            let above = point.parent.map_or(0, |parent| once.points[parent].depth + 1);
            prop_assert_eq!(point.depth, above, "depth of point {}", at);
        }
        prop_assert_eq!(&corrected(&once, &corrections), &once, "they hold once, however often they are laid over");
        let back = corrected(&once, &[]);
        prop_assert_eq!((&back.points, &back.outside), (&draft.points, &draft.outside));
    }

    #[test]
    fn any_drafts_can_be_aligned(before in anything(), after in anything()) {
        if let [before, after] = &drafts(&[before, after])[..] {
            check_pairings(before, after);
        }
    }

    #[test]
    fn any_texts_can_be_judged(before in anything(), after in anything()) {
        check_judged(&before, &after);
        check_status(&before);
    }

    #[test]
    fn any_documents_can_be_compared(texts in prop::collection::vec(anything(), 1..4)) {
        check_compared(&drafts(&texts));
    }

    #[test]
    fn any_documents_can_be_a_package(texts in prop::collection::vec(anything(), 1..4), other in plan()) {
        let documents = drafts(&texts).iter().map(|draft| Draft::clone(draft)).collect();
        if let Some(package) = join(documents) {
            check_covered(&package);
            let package = std::sync::Arc::new(package);
            let all: Vec<_> = draft(7, &other).into_iter().chain([package]).collect();
            check_compared(&all);
        }
    }

    #[test]
    fn a_draft_added_at_the_end_moves_no_row(texts in prop::collection::vec(anything(), 3..6)) {
        check_stable(&drafts(&texts));
    }

    #[test]
    fn a_round_of_talks_moves_no_row(texts in rounds()) {
        let drafts = drafts(&texts);
        check_stable(&drafts);
        check_compared(&drafts);
    }

    #[test]
    fn a_draft_does_not_differ_from_itself(text in anything()) {
        check_same(&text);
    }
}

/// A correction, where it begins and ends in thousandths of the text, and whether it begins at a point.
fn cut() -> impl Strategy<Value = (Cut, usize, usize, bool)> {
    let cut = prop_oneof![
        Just(Cut::Merge),
        Just(Cut::Split),
        (0u8..4).prop_map(Cut::Depth),
        "[a-c1-3]{1,2}".prop_map(Cut::Label),
        Just(Cut::Exclude),
        Just(Cut::Include(0)),
        Just(Cut::Commentary(0)),
    ];
    (cut, 0usize..1001, 0usize..1001, any::<bool>())
}

/// Drafts that shuffle, merge, split and drop the points of one plan, and take them up again.
fn rounds() -> impl Strategy<Value = Vec<String>> {
    const POINTS: &[&str] = &[
        "The harbour of Venn is placed under a joint administration of both states.",
        "Grain leaves the harbour without duty for ten years.",
        "A court of five judges decides disputes on fishing rights in the strait.",
        "Schools teach in both languages on either shore.",
        "Observers may enter every base at any hour of the day.",
        "The river Lum is the border as far as the mill at Dorn.",
        "Refugees may return to their villages before winter.",
    ];
    let point = prop::collection::vec(0..POINTS.len(), 1..4)
        .prop_map(|parts| parts.into_iter().map(|p| POINTS[p]).collect::<Vec<_>>().join(" "));
    let draft = prop::collection::vec(point, 1..8).prop_map(|points| {
        let numbered = points.iter().enumerate().map(|(i, text)| format!("{}. {text}\n\n", i + 1));
        numbered.collect::<String>()
    });
    prop::collection::vec(draft, 3..6)
}

/// What fuzzing and chance found once.
#[test]
fn what_was_found_once_stays_mended() {
    check_same("1. [\n\n2. not\n\n");
}
