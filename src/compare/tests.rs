//! What the engine says of small drafts, one line a row: `1→2 reworded, moved`.

use super::*;
use crate::model::{
    AbsenceDecision, Doubt, DraftId, DraftKind, Missing, Origin, Relation, State, StatusDecision, Wording,
    WordingDecision,
};

fn drafts(texts: &[&str]) -> Vec<Arc<Draft>> {
    let draft = |(id, text): (u32, &&str)| {
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        draft_of(lines.join("\n").as_bytes(), "draft.txt", DraftId(id), Some(DraftKind::Draft)).unwrap()
    };
    (0..).zip(texts).map(draft).map(Arc::new).collect()
}

/// By printed number, so that the cases say which points belong together.
fn compared(drafts: &[Arc<Draft>]) -> Comparison {
    let settings = Settings { pair_by_label: true, ..Settings::default() };
    compare(drafts, &[], &Decisions::default(), &settings)
}

fn name(draft: &Draft, points: &[usize]) -> String {
    points.iter().map(|&p| draft.points[p].label.path.as_str()).collect::<Vec<_>>().join("+")
}

/// Checks what became of each row between the first and the last draft.
fn check(texts: &[&str], rows: &[&str]) {
    let drafts = drafts(texts);
    let comparison = compared(&drafts);
    let outcomes = outcomes(&drafts, &comparison, 0, drafts.len() - 1);
    let told = comparison.lineages.iter().zip(outcomes).map(|(row, outcome)| {
        let cells: Vec<String> = drafts.iter().zip(&row.cells).map(|(d, cell)| name(d, cell)).collect();
        let fate = match outcome.map(|outcome| outcome.fate) {
            None => "nowhere".to_owned(),
            Some(Fate::Stayed(wording)) => format!("{wording:?}").to_lowercase(),
            Some(fate) => format!("{fate:?}").to_lowercase(),
        };
        format!("{} {fate}", cells.join("→"))
    });
    assert_eq!(told.collect::<Vec<_>>(), rows);
}

const COURT: &str = "1. The court sits in Geneva.\n\n2. Judges are named by both Parties.\n";

#[test]
fn rows_of_two_drafts() {
    check(&[COURT, COURT], &["1→1 unchanged", "2→2 unchanged"]);
    check(
        &[COURT, "1. The court shall not sit in Geneva.\n\n3. Costs are shared.\n"],
        &["1→1 substantive", "2→ removed", "→3 added"],
    );
}

#[test]
fn a_row_counts_under_its_worst_wording_on_the_way() {
    let up = COURT.replace("sits in Geneva", "sits for 90 days in Geneva");
    check(&[COURT, &up, COURT], &["1→1→1 substantive", "2→2→2 unchanged"]);
    let short = "1. The court sits in Geneva.\n\n3. Costs are shared.\n";
    check(&[COURT, short, short], &["1→1→1 unchanged", "2→→ removed", "→3→3 unchanged"]);
}

#[test]
fn sub_points_weigh_on_their_row() {
    let base = "1. The Parties:\n   a. open the canal;\n   b. clear the mines.\n\n2. Costs are shared.\n";
    check(&[base, base], &["1→1 unchanged", "2→2 unchanged"]);
    for after in [
        base.replace("   b. clear the mines.\n", ""),
        base.replace("   b. clear the mines.\n", "   b. clear the mines.\n   c. name two judges.\n"),
        base.replace("clear the mines", "clear no mines"),
    ] {
        check(&[base, &after], &["1→1 substantive", "2→2 unchanged"]);
    }
}

/// Checks what became of the points of the first row, sub-points included.
fn check_entries(before: &str, after: &str, entries: &[&str]) {
    let drafts = drafts(&[before, after]);
    let comparison = compared(&drafts);
    let step = Step::new(&drafts, &comparison.links, 0, 1);
    let (old, new) = (&drafts[0], &drafts[1]);
    let told = step.entries(&comparison.lineages[0]).into_iter().map(|entry| match entry {
        Entry::Linked(link) => {
            format!("{}→{}", name(old, &[link.before.point]), name(new, &[link.after.point]))
        }
        Entry::Left(link) => {
            format!("{} now {}", name(old, &[link.before.point]), name(new, &[link.after.point]))
        }
        Entry::Removed(point) => format!("-{}", name(old, &[point])),
        Entry::Added(point) => format!("+{}", name(new, &[point])),
    });
    assert_eq!(told.collect::<Vec<_>>(), entries);
}

#[test]
fn what_was_removed_stands_where_it_stood() {
    let list = |items: &[&str]| format!("1. The Parties:\n{}\n2. Costs are shared.\n", items.concat());
    let (a, b, c) = ("   a. open the canal;\n", "   b. clear the mines;\n", "   c. name two judges.\n");
    check_entries(&list(&[a, b, c]), &list(&[a, c]), &["1→1", "1.a→1.a", "-1.b", "1.c→1.c"]);
    check_entries(&list(&[a, c]), &list(&[a, b, c]), &["1→1", "1.a→1.a", "+1.b", "1.c→1.c"]);
    // Only one side is divided: the whole is compared with the whole.
    let flat = "1. The Parties: open the canal; clear the mines; name two judges.\n\n2. Costs are shared.\n";
    check_entries(&list(&[a, b, c]), flat, &["1→1"]);
    check_entries(flat, &list(&[a, b, c]), &["1→1"]);
}

#[test]
fn a_link_compares_own_texts_or_whole_extents() {
    let divided = "1. The Parties:\n   a. open the canal;\n   b. clear the mines.\n\n2. Costs are shared.\n";
    let flat = "1. The Parties: open the canal; clear the mines.\n\n2. Costs are shared.\n";
    for (before, after, text) in [
        (divided, divided, "The Parties:"),
        (divided, flat, "The Parties:\n   a. open the canal;\n   b. clear the mines."),
        (flat, divided, "The Parties: open the canal; clear the mines."),
    ] {
        let drafts = drafts(&[before, after]);
        let comparison = compared(&drafts);
        let ops = &comparison.links[0].change.redline.ops;
        let span = ops[0].before.start..ops[ops.len() - 1].before.end;
        assert_eq!(drafts[0].slice(&span), text);
    }
}

#[test]
fn differences_are_told_from_none() {
    for (after, expected) in [
        (COURT.to_owned(), false),
        (COURT.replace("in Geneva", "in\nGeneva"), false),
        (COURT.replace("Geneva", "Vienna"), true),
        (format!("{COURT}\n3. Costs are shared.\n"), true),
        ("1. The court sits in Geneva.\n".to_owned(), true),
    ] {
        let drafts = drafts(&[COURT, &after]);
        assert_eq!(differs(&drafts, &compared(&drafts)), expected, "{after}");
    }
}

#[test]
fn sigla_are_unique() {
    let mut drafts = drafts(&[COURT; 5]);
    for (draft, siglum) in drafts.iter_mut().zip(["US", "US", "US-2", "", " "]) {
        Arc::make_mut(draft).siglum = siglum.to_owned();
    }
    assert_eq!(sigla(&drafts), ["US", "US-2", "US-2-2", "draft", "draft-2"]);
}

#[test]
fn every_two_drafts_can_be_linked() {
    assert_eq!(pairs(3, false), [(0, 1), (1, 2)]);
    assert_eq!(pairs(3, true), [(0, 1), (0, 2), (1, 2)]);
    let drafts = drafts(&[COURT; 3]);
    let all = Settings { all_pairs: true, ..Settings::default() };
    let comparison = compare(&drafts, &[], &Decisions::default(), &all);
    assert_eq!(comparison.links.len(), 6);
    let keys =
        comparison.links.iter().map(|l| (l.before.draft, l.after.draft, l.before.point, l.after.point));
    assert!(keys.is_sorted());
}

#[test]
fn rows_agree_with_the_links_of_every_two_drafts() {
    let sample = |name: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample").join(name);
        std::fs::read_to_string(path).unwrap()
    };
    let texts = ["us-28-point.md", "european-counter-proposal.md", "framework-20-point.md"].map(sample);
    let drafts = drafts(&texts.each_ref().map(String::as_str));
    let all = Settings { all_pairs: true, ..Settings::default() };
    let comparison = compare(&drafts, &[], &Decisions::default(), &all);
    let neighbours = compare(&drafts, &[], &Decisions::default(), &Settings::default());
    assert_eq!(comparison.lineages, neighbours.lineages);
    let row = |at: At| comparison.lineages.iter().position(|row| row.points().any(|point| point == at));
    // A faint likeness joins no rows that the draft between keeps apart.
    let firm = |link: &&Link| matches!(link.relation, Relation::Same | Relation::Moved) && link.score >= 0.5;
    for link in comparison.links.iter().filter(firm) {
        if let Some((before, after)) = row(link.before).zip(row(link.after)) {
            assert_eq!(before, after, "{:?} and {:?} are linked", link.before, link.after);
        }
    }
}

/// One word in common with a point elsewhere does not outweigh "Point 3 is deleted" under its number.
#[test]
fn a_point_that_is_expressly_deleted_is_paired_with_its_note() {
    let before = "1. The parties cease fire.\n2. Prisoners are exchanged.\n3. Boats may pass the strait.\n";
    let after = "1. The parties cease fire.\n2. Prisoners are exchanged.\n3. (Point 3 is deleted.)\n\
                 4. A museum of the strait is founded.\n";
    let drafts = drafts(&[before, after]);
    let comparison = compare(&drafts, &[], &Decisions::default(), &Settings::default());
    let links: Vec<_> = comparison.links.iter().map(|l| (l.before.point, l.after.point)).collect();
    assert_eq!(links, [(0, 0), (1, 1), (2, 2)]);
}

/// By content: a note in place of a point shares no word with it.
#[test]
fn a_note_in_place_of_a_point_is_linked_and_counts_as_removed() {
    for note in ["[deleted]", "Deleted.", "(вилучено)", "[supprimé]"] {
        let before = COURT.replace("both", "9");
        let after = COURT.replace("Judges are named by both Parties.", note);
        for (texts, summary) in [([&*before, &*after], (1, 0)), ([&*after, &*before], (0, 1))] {
            let drafts = drafts(&texts);
            let comparison = compare(&drafts, &[], &Decisions::default(), &Settings::default());
            assert_eq!((comparison.summary.removed, comparison.summary.added), summary, "{note}");
            assert_eq!(comparison.links.len(), 2, "{note}");
            assert!(comparison.links.iter().all(|l| l.change.signals.is_empty()), "{note}");
        }
    }
}

#[test]
fn nothing_and_one_draft_are_no_trouble() {
    assert_eq!(compared(&[]), Comparison::default());
    let one = drafts(&[COURT]);
    let comparison = compared(&one);
    assert_eq!((comparison.lineages.len(), comparison.summary.added), (2, 0));
    assert!(!differs(&one, &comparison));
}

/// The links between two drafts paired by content: `3→4 split substantive: quantity 40→50`.
fn told(before: &str, after: &str) -> Vec<String> {
    let drafts = drafts(&[before, after]);
    let comparison = compare(&drafts, &[], &Decisions::default(), &Settings::default());
    let link = |link: &Link| {
        let label = |at: At| drafts[at.draft].points[at.point].label.path.clone();
        let (relation, wording) = (link.relation, link.change.wording);
        let mut told =
            format!("{}→{} {relation:?} {wording:?}", label(link.before), label(link.after)).to_lowercase();
        for signal in &link.change.signals {
            let kind = format!("{:?}", signal.kind).to_lowercase();
            let (was, is) = (drafts[0].slice(&signal.before), drafts[1].slice(&signal.after));
            told.push_str(&format!(": {kind} {was}→{is}"));
        }
        told
    };
    comparison.links.iter().map(link).collect()
}

const HARBOUR: &str = "1. The harbour of Varnholm is dredged to a depth of 12 metres by the joint dredging company.\n\n\
    2. The lighthouse keepers of Skerry Point receive 40 barrels of oil each winter. \
    The pilots of the estuary are paid 900 crowns by the customs office.\n\n\
    3. The ferry carries grain and timber as laid down in point 1.\n";

#[test]
fn what_stands_in_another_part_is_not_lost() {
    let parted = "1. The harbour of Varnholm is dredged to a depth of 12 metres by the joint dredging company.\n\n\
        2. The lighthouse keepers of Skerry Point receive 40 barrels of oil each winter.\n\n\
        3. The pilots of the estuary are paid 900 crowns by the customs office.\n\n\
        4. The ferry carries grain and timber as laid down in point 1.\n";
    assert_eq!(
        told(HARBOUR, parted),
        ["1→1 same unchanged", "2→2 split unchanged", "2→3 split unchanged", "3→4 same unchanged"]
    );
    assert_eq!(
        told(parted, HARBOUR),
        ["1→1 same unchanged", "2→2 merged unchanged", "3→2 merged unchanged", "4→3 same unchanged"]
    );
    let changed = parted.replace("900 crowns", "700 crowns");
    assert_eq!(
        told(HARBOUR, &changed),
        [
            "1→1 same unchanged",
            "2→2 split unchanged",
            "2→3 split substantive: quantity 900→700",
            "3→4 same unchanged"
        ]
    );
}

#[test]
fn a_word_that_governs_two_merged_sentences_is_said_once() {
    let apart = "1. The harbour of Varnholm is dredged by the joint company.\n\n\
        2. Each island keeps no more than 600 soldiers in its barracks.\n\n\
        3. Each island keeps no more than 40 heavy guns in its arsenals.\n";
    let merged = "1. The harbour of Varnholm is dredged by the joint company.\n\n\
        2. Each island keeps no more than 800 soldiers in its barracks and 40 heavy guns in its arsenals.\n";
    assert_eq!(
        told(apart, merged),
        ["1→1 same unchanged", "2→2 merged substantive: quantity 600→800", "3→2 merged substantive"]
    );
}

#[test]
fn a_reference_changes_with_its_target() {
    let numbered = |points: &[&str]| {
        (1..).zip(points).map(|(n, text): (usize, _)| format!("{n}. {text}\n\n")).collect::<String>()
    };
    let (dredging, oil, pilots, tolls) = (
        "The harbour of Varnholm is dredged to a depth of twelve metres by the joint company.",
        "The lighthouse keepers of Skerry Point receive forty barrels of oil each winter.",
        "The pilots of the estuary are paid nine hundred crowns by the customs office.",
        "Tolls on the river bridge are abolished for carts, barges and sleighs alike.",
    );
    let ferry = |target: &str| format!("The ferry carries grain and timber as laid down in {target}.");
    for (was, is, changed) in [
        ("point 1", "point 2", false),
        ("point 1", "point 3", true),
        ("points 1 and 2", "points 2 and 3", false),
        ("points 1 and 2", "points 2 and 4", true),
        ("paragraph 3", "paragraph 4", false),
        ("Article 1", "Article 4", true),
        ("Article 5 of the Charter of Basel", "Article 6 of the Charter of Basel", true),
        ("Article 1 of this Agreement", "Article 2 of this Agreement", false),
    ] {
        let before = numbered(&[dredging, oil, pilots, &ferry(was)]);
        let after = numbered(&[tolls, dredging, oil, pilots, &ferry(is)]);
        let last = told(&before, &after).pop().unwrap_or_default();
        assert_eq!(last.contains("crossreference"), changed, "{was} → {is}: {last}");
        assert_eq!(last.contains("editorial"), !changed, "{was} → {is}: {last}");
    }
    // Not a word changed, but the number now stands before another provision.
    for (target, changed) in [
        ("point 1", true),
        ("points 2 and 3", true),
        ("point 9", false),
        ("Article 5 of the Charter of Basel", false),
        ("the points above", false),
    ] {
        let before = numbered(&[dredging, oil, pilots, &ferry(target)]);
        let after = numbered(&[tolls, dredging, oil, pilots, &ferry(target)]);
        let last = told(&before, &after).pop().unwrap_or_default();
        assert_eq!(last.contains("crossreference"), changed, "{target}: {last}");
        assert_eq!(last.contains("substantive"), changed, "{target}: {last}");
        let kept = numbered(&[dredging, oil, &pilots.replace("nine", "seven"), &ferry(target)]);
        let last = told(&before, &kept).pop().unwrap_or_default();
        assert!(!last.contains("crossreference"), "{target} kept: {last}");
    }
}

#[test]
fn options_are_compared_one_by_one() {
    let before =
        "1. The dam on the Orlu [is kept] [is lowered by half] [is taken down].\n\n2. Costs are shared.\n";
    for (after, expected) in [
        ("[is kept] [is lowered by a third]", "Kept Reworded Dropped"),
        ("[is taken down] [is blown up]", "Dropped Dropped Kept New"),
        ("is taken down", "Dropped Dropped Kept"),
    ] {
        let after = format!("1. The dam on the Orlu {after}.\n\n2. Costs are shared.\n");
        let comparison = compared(&drafts(&[before, &after]));
        let fates = comparison.links[0].options.iter().map(|choice| format!("{:?}", choice.fate));
        assert_eq!(fates.collect::<Vec<_>>().join(" "), expected, "{after}");
    }
}

#[test]
fn brackets_and_options_are_counted() {
    let draft =
        &drafts(&["1. The dam [shall][should] stay [for [ten] years] [sic].\n\n2. It is open [to all.\n"])[0];
    let counts = crate::status::counts(draft, &statuses(draft));
    assert_eq!((counts.points, counts.words), (2, 14));
    assert_eq!((counts.brackets, counts.unbalanced, counts.options), (4, 1, 2));
    let warned = draft.warnings.iter().filter(|warning| warning.doubt == Doubt::Bracket("2".to_owned()));
    assert_eq!(warned.count(), 1);
}

/// What is said of a wording holds, counts, and is told from what was found.
#[test]
fn the_reader_says_how_far_words_changed() {
    let drafts =
        drafts(&[COURT, "1. The court may sit in Geneva.\n\n2. Judges are named by both Parties.\n"]);
    let (one, other) = (drafts[0].id_of(0), drafts[1].id_of(0));
    for (said, expected) in [
        (vec![], (Wording::Substantive, Origin::Computed, 1)),
        (vec![Wording::Editorial], (Wording::Editorial, Origin::Manual, 0)),
        (vec![Wording::Substantive], (Wording::Substantive, Origin::Confirmed, 1)),
        (vec![Wording::Unchanged, Wording::Reworded], (Wording::Reworded, Origin::Manual, 0)),
    ] {
        let wordings = said.into_iter().map(|wording| WordingDecision { points: [other, one], wording });
        let decisions = Decisions { wordings: wordings.collect(), ..Decisions::default() };
        let comparison = compare(&drafts, &[], &decisions, &Settings::default());
        let change = &comparison.links[0].change;
        assert_eq!((change.wording, change.origin, comparison.summary.substantive), expected);
        assert!(!change.redline.ops.is_empty());
    }
}

#[test]
fn the_reader_says_how_far_a_point_is_agreed() {
    let drafts = drafts(&[COURT, "1. The court sits in [Geneva] [Vienna].\n\n2. Judges are named by lot.\n"]);
    let (options, plain) = (drafts[1].id_of(0), drafts[1].id_of(1));
    for (point, said, expected) in [
        (options, vec![], (State::Alternatives, Origin::Computed, 2, 1)),
        (options, vec![State::Alternatives], (State::Alternatives, Origin::Confirmed, 2, 1)),
        (options, vec![State::Plain], (State::Plain, Origin::Manual, 0, 0)),
        (options, vec![State::Open, State::Agreed], (State::Agreed, Origin::Manual, 0, 0)),
        (plain, vec![State::Open], (State::Open, Origin::Manual, 0, 2)),
    ] {
        let statuses = said.into_iter().map(|state| StatusDecision { point, state });
        let decisions = Decisions { statuses: statuses.collect(), ..Decisions::default() };
        let comparison = compare(&drafts, &[], &decisions, &Settings::default());
        let index = drafts[1].find(point).unwrap();
        let status = &comparison.statuses[1][index];
        let told = (status.state, status.origin, status.options.len(), comparison.summary.open);
        assert_eq!(told, expected);
    }
}

#[test]
fn the_reader_says_why_a_row_is_absent() {
    let drafts = drafts(&[COURT, "1. The court sits in Geneva.\n"]);
    let (gone, there, draft) = (drafts[0].id_of(1), drafts[0].id_of(0), drafts[1].id);
    let kinds = |absences: Vec<AbsenceDecision>| {
        let decisions = Decisions { absences, ..Decisions::default() };
        let comparison = compare(&drafts, &[], &decisions, &Settings::default());
        let told = comparison.lineages.iter().map(|row| row.absent[1].as_ref().map(|a| (a.kind, a.origin)));
        told.collect::<Vec<_>>()
    };
    let says = |point, kind| AbsenceDecision { point, draft, kind };
    assert_eq!(kinds(vec![]), [None, Some((Missing::Silent, Origin::Computed))]);
    let deleted = kinds(vec![says(gone, Missing::Silent), says(gone, Missing::Deleted)]);
    assert_eq!(deleted, [None, Some((Missing::Deleted, Origin::Manual))]);
    assert_eq!(kinds(vec![says(gone, Missing::Silent)]), [None, Some((Missing::Silent, Origin::Confirmed))]);
    // A row that is there is not absent, whatever is said.
    assert_eq!(kinds(vec![says(there, Missing::Deleted)])[0], None);
}
