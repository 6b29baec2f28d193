//! The picture of small drafts: which bar leads to which, and where they lie.

use super::*;
use crate::compare::{compare, draft_of};
use crate::model::{Decisions, DraftId, DraftKind, Project, Settings};
use crate::present::table;

fn drawn(texts: &[&str]) -> (Project, Picture) {
    let draft = |(id, text): (u32, &&str)| {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        draft_of(lines.join("\n\n").as_bytes(), "draft.txt", DraftId(id), Some(DraftKind::Draft)).unwrap()
    };
    let drafts: Vec<Arc<Draft>> = (0..).zip(texts).map(draft).map(Arc::new).collect();
    let settings = Settings { pair_by_label: true, ..Settings::default() };
    let comparison = compare(&drafts, &[], &Decisions::default(), &settings);
    let project = Project { drafts, settings, ..Project::default() };
    let table = table(&project, &comparison);
    let picture = picture(&project.drafts, &comparison, &table);
    (project, picture)
}

/// Checks the ribbons and the bars that begin and end: `1 → 2 moved`, `+ 3`, `4 −`.
fn check(texts: &[&str], expected: &[&str]) {
    let (project, picture) = drawn(texts);
    let label = |bar: usize| {
        let At { draft, point } = picture.bars[bar].at;
        format!("{}{}", ["a", "b", "c"][draft], project.drafts[draft].points[point].label.path)
    };
    let ribbon = |r: &Ribbon| format!("{} → {} {}", label(r.from), label(r.to), r.kind.word());
    let mut told: Vec<String> = picture.ribbons.iter().map(ribbon).collect();
    for (index, bar) in picture.bars.iter().enumerate() {
        told.extend(bar.is_new.then(|| format!("+ {}", label(index))));
        told.extend(bar.ends.map(|_| format!("{} −", label(index))));
    }
    assert_eq!(told, expected);
    lies_well(&picture);
}

/// No bar lies on another, and the ribbons at an edge lie on their bar and not on each other.
fn lies_well(picture: &Picture) {
    for column in &picture.columns {
        for pair in picture.bars[column.bars.clone()].windows(2) {
            assert!(pair[1].top >= pair[0].bottom() + GAP - 0.01, "{pair:?}");
        }
    }
    for (index, bar) in picture.bars.iter().enumerate() {
        assert!(bar.top >= 0.0 && bar.bottom() <= picture.height && bar.height >= SHORTEST);
        let on_edge = |of: fn(&Ribbon) -> (usize, &Range<f32>)| {
            let mut stretches: Vec<&Range<f32>> =
                picture.ribbons.iter().map(of).filter(|(bar, _)| *bar == index).map(|(_, s)| s).collect();
            stretches.sort_by(|a, b| a.start.total_cmp(&b.start));
            for pair in stretches.windows(2) {
                assert!(pair[1].start >= pair[0].end - 0.01, "{pair:?}");
            }
            for stretch in stretches {
                assert!(stretch.start >= bar.top - 0.01 && stretch.end <= bar.bottom() + 0.01, "{stretch:?}");
            }
        };
        on_edge(|r| (r.from, &r.left));
        on_edge(|r| (r.to, &r.right));
    }
}

const COURT: &str = "1. The court sits in Geneva.\n2. Judges are named by both Parties.";

#[test]
fn what_became_of_what() {
    check(&[COURT, COURT], &["a1 → b1 unchanged", "a2 → b2 unchanged"]);
    check(
        &[COURT, "1. The court shall not sit in Geneva.\n3. Costs are shared equally."],
        &["a1 → b1 changed in substance", "a2 −", "+ b3"],
    );
    check(&[COURT], &[]);
    check(&[], &[]);
}

#[test]
fn what_comes_back_passes_the_draft_without_it() {
    check(
        &[COURT, "1. The court sits in Geneva.", COURT],
        &["a1 → b1 unchanged", "b1 → c1 unchanged", "a2 → c2 comes back"],
    );
}

#[test]
fn sub_points_take_their_own_ways() {
    check(
        &[
            "1. Forces leave:\n(a) the army goes home at once;\n(b) the navy stays in its ports.\n2. Costs are shared.",
            "1. Forces leave:\n(a) the army goes home at once.\n2. Costs are shared.",
        ],
        &["a1 → b1 changed in substance", "a2 → b2 unchanged"],
    );
}

#[test]
fn heights_are_words_with_a_minimum() {
    let long = format!("1. One.\n2. {}.", "word ".repeat(400).trim_end());
    let (_, picture) = drawn(&[&long, "1. One.\n2. Two."]);
    assert_eq!(picture.bars.iter().map(|bar| bar.words).collect::<Vec<_>>(), [1, 400, 1, 1]);
    assert_eq!(picture.bars[0].height, SHORTEST);
    assert!(picture.bars[1].height > 5.0 * SHORTEST);
    assert_eq!(heading(&picture, 0), "2 points · 401 words");
}

#[test]
fn a_column_follows_its_neighbour() {
    let many: Vec<String> = (1..60).map(|n| format!("{n}. Rule {n} holds for the place {n}.")).collect();
    let (_, picture) = drawn(&[&many.join("\n"), &many[50..53].join("\n")]);
    lies_well(&picture);
    let (partner, follower) = (&picture.bars[52], picture.bars.last().unwrap());
    assert!((partner.top - follower.top).abs() < 1.0, "{partner:?} {follower:?}");
}

#[test]
fn bars_and_ribbons_have_words() {
    let (project, picture) =
        drawn(&[COURT, "1. The court shall not sit in Geneva.\n3. Costs are shared equally."]);
    let bars: Vec<String> = picture.bars.iter().map(|bar| bar_words(&project.drafts, bar)).collect();
    assert_eq!(
        bars,
        [
            "draft 1 · The court sits in Geneva. · 5 words",
            "draft 2 · Judges are named by both Parties. · 6 words · − Removed",
            "draft 1 · The court shall not sit in Geneva. · 7 words",
            "draft 3 · Costs are shared equally. · 4 words · + Added",
        ]
    );
    let ribbon = ribbon_words(&project.drafts, &picture, &picture.ribbons[0]);
    assert_eq!(ribbon, "draft 1 → draft 1: changed in substance");
}
