//! What is shown of small comparisons, cell by cell: `|` parts the columns, `[-…-]` is struck out,
//! `{+…+}` is underlined, `(gone)` marks a sub-point that is only shown because it is gone.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::sync::Arc;
use travaux::compare::{compare, join};
use travaux::model::{Draft, DraftId, DraftKind, Project};
use travaux::present::{self, Absence, Cell, Facet, Look, words::fold};
use travaux::{import, segment};

fn draft(id: u32, text: &str) -> Arc<Draft> {
    let source = import::read(text.as_bytes(), "draft.txt").unwrap();
    Arc::new(segment::segment(source, DraftId(id), Some(DraftKind::Draft)))
}

fn cell(project: &Project, column: usize, cell: &Cell) -> String {
    if let Some(absence) = cell.absence {
        return match absence {
            Absence::NotYet => "not yet".to_owned(),
            Absence::Removed => "removed".to_owned(),
            Absence::Gone => "gone".to_owned(),
            Absence::LeftOut => "left out".to_owned(),
            Absence::Inside(p) => format!("inside {}", project.drafts[column].points[p].label.path),
            Absence::Deleted => "expressly deleted".to_owned(),
            Absence::Elsewhere => "in another document".to_owned(),
            Absence::Unpublished => "not published".to_owned(),
        };
    }
    let block = |b: &present::Block| {
        let mut text = if b.number.is_empty() { String::new() } else { format!("{} ", b.number) };
        if b.ghost {
            text.push_str("(gone) ");
        }
        if let Some(to) = b.went_to {
            return format!("{text}→ {}", project.drafts[column].points[to].label.path);
        }
        if let Some(part) = b.document {
            text.push_str(&format!("(to {}) ", project.drafts[column].parts[part].siglum));
        }
        for run in &b.runs {
            let words = fold(&project.drafts[run.draft].text[run.span.clone()]);
            text.push_str(&match run.look {
                Look::Plain => words,
                Look::Inserted => format!("{{+{words}+}}"),
                Look::Deleted => format!("[-{words}-]"),
                Look::Same | Look::Other => panic!("one language: {words}"),
            });
            text.push(' ');
        }
        text.trim_end().to_owned()
    };
    cell.blocks.iter().map(block).collect::<Vec<_>>().join(" / ")
}

/// A draft whose documents are parted by lines of `====`.
fn package(id: u32, texts: &str) -> Arc<Draft> {
    let part = |(n, text): (usize, &str)| {
        let source = import::read(text.trim().as_bytes(), &format!("paper{}.txt", n + 1)).unwrap();
        segment::segment(source, DraftId(id), Some(DraftKind::Draft))
    };
    Arc::new(join(texts.split("\n====\n").enumerate().map(part).collect()).unwrap())
}

/// The rows of the table.
fn shown(drafts: &[&str]) -> Vec<String> {
    let drafts: Vec<_> = drafts.iter().enumerate().map(|(i, text)| package(i as u32, text)).collect();
    let project = Project { drafts, ..Project::default() };
    let comparison = compare(&project.drafts, &[], &project.decisions, &project.settings);
    let table = present::table(&project, &comparison);
    let row = |row: &present::Row| {
        let cells = row.cells.iter().enumerate().map(|(i, c)| cell(&project, i, c));
        cells.collect::<Vec<_>>().join(" | ")
    };
    table.rows.iter().map(row).collect()
}

fn check(drafts: &[&str], expected: &str) {
    let shown = shown(drafts);
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    assert_eq!(shown, expected, "\nshown:\n{}\n", shown.join("\n"));
}

#[test]
fn a_figure_moves_a_point_goes_and_one_comes() {
    check(
        &[
            "1. The observers number 200 and report monthly.\n2. Both harbours stay open to trade.\n3. A customs union is set up between the islands.",
            "1. The observers number 350 and report monthly.\n2. Both harbours stay open to trade.\n3. A court of five judges settles disputes about fishing.",
        ],
        "1 The observers number 200 and report monthly. | 1 The observers number [-200-] {+350+} and report monthly.
         2 Both harbours stay open to trade. | 2 Both harbours stay open to trade.
         3 A customs union is set up between the islands. | removed
         not yet | 3 {+A court of five judges settles disputes about fishing.+}",
    );
}

#[test]
fn sub_points_that_are_gone_are_shown_where_they_stood() {
    check(
        &[
            "1. The commission shall:\n  a) count the weapons in both camps;\n  b) visit the prisons twice a year;\n  c) publish its findings in both languages.\n2. The bridge is rebuilt.",
            "1. The commission shall:\n  a) count the weapons in both camps;\n  b) publish its findings in both languages.\n2. The bridge is rebuilt.",
        ],
        "1 The commission shall: / a count the weapons in both camps; / b visit the prisons twice a year; / c publish its findings in both languages. | 1 The commission shall: / a count the weapons in both camps; / b (gone) [-visit the prisons twice a year;-] / b publish its findings in both languages.
         2 The bridge is rebuilt. | 2 The bridge is rebuilt.",
    );
}

#[test]
fn a_sub_point_that_became_a_point_is_not_struck_out() {
    check(
        &[
            "1. A relief committee is set up:\n  a) it exchanges all prisoners of war;\n  b) it relieves the suffering of flood victims in the delta.\n2. Elections are held within 100 days.",
            "1. A relief committee is set up:\n  a) it exchanges all prisoners of war.\n2. Elections are held within 100 days.\n3. Measures relieve the suffering of flood victims in the delta.",
        ],
        "1 A relief committee is set up: / a it exchanges all prisoners of war; / b it relieves the suffering of flood victims in the delta. | 1 A relief committee is set up: / a it exchanges all prisoners of war [-;-] {+.+} / 3 [-it relieves-] {+Measures relieve+} the suffering of flood victims in the delta.
         2 Elections are held within 100 days. | 2 Elections are held within 100 days.",
    );
}

#[test]
fn a_point_that_vanishes_and_returns_is_one_row() {
    check(
        &[
            "1. The ceasefire begins at midnight on the signing day.\n2. The northern lighthouse is run by both islands together.",
            "1. The ceasefire begins at midnight on the signing day.",
            "1. The ceasefire begins at midnight on the signing day.\n2. The northern lighthouse is run by both islands together.",
        ],
        "1 The ceasefire begins at midnight on the signing day. | 1 The ceasefire begins at midnight on the signing day. | 1 The ceasefire begins at midnight on the signing day.
         2 The northern lighthouse is run by both islands together. | left out | 2 {+The northern lighthouse is run by both islands together.+}",
    );
}

#[test]
fn counts_of_the_rows_are_the_summary() {
    let (before, after) = (
        draft(
            0,
            "1. Trade is free.\n2. Troops leave the valley within 30 days.\n3. A court is set up for fishing.",
        ),
        draft(
            1,
            "1. Trade is free.\n2. Troops leave the valley within 60 days.\n3. Schools teach both languages.",
        ),
    );
    let project = Project { drafts: vec![before, after], ..Project::default() };
    let comparison = compare(&project.drafts, &[], &project.decisions, &project.settings);
    let table = present::table(&project, &comparison);
    let summary = comparison.summary;
    assert_eq!(
        [Facet::Removed, Facet::Added, Facet::Substantive, Facet::Unchanged].map(|f| table.count(f)),
        [summary.removed, summary.added, summary.substantive, summary.unchanged],
    );
    assert_eq!((summary.removed, summary.added, summary.substantive, summary.unchanged), (1, 1, 1, 1));
}

#[test]
fn a_point_cut_down_to_one_sub_point_shows_all_that_went() {
    check(
        &[
            "1. Both islands teach tolerance in their schools:\n  a) the northern island adopts the rules of the league on minority languages;\n  b) both islands end discrimination in the press.\n2. The bridge is rebuilt.",
            "1. The northern island adopts the rules of the league on minority languages.\n2. The bridge is rebuilt.",
        ],
        "1 Both islands teach tolerance in their schools: / a the northern island adopts the rules of the league on minority languages; / b both islands end discrimination in the press. | 1 [-Both islands teach tolerance in their schools:-] / a (gone) [-the-] {+The+} northern island adopts the rules of the league on minority languages [-;-] / b (gone) [-both islands end discrimination in the press-] .
         2 The bridge is rebuilt. | 2 The bridge is rebuilt.",
    );
}

const PLAN: &str = "1. The ceasefire begins at midnight on the signing day.\n2. The northern lighthouse is run by both islands together.\n3. Prisoners are exchanged before the first snow.\n4. Salt is traded without duty.";

/// Checks what is shown of the lighthouse in a draft that follows [`PLAN`].
fn check_lighthouse(after: &str, expected: &str) {
    let rows = shown(&[PLAN, after]);
    let row = format!("2 The northern lighthouse is run by both islands together. | {expected}");
    assert!(rows.contains(&row), "{row}\nis not among\n{}", rows.join("\n"));
    let unchanged = "4 Salt is traded without duty. | 4 Salt is traded without duty.";
    assert!(rows.iter().any(|row| row == unchanged), "the note sticks to a neighbour\n{}", rows.join("\n"));
}

#[test]
fn the_four_kinds_of_absence_can_be_told_apart() {
    let lighthouse = "The northern lighthouse is run by both islands together.";
    let without = PLAN.replace(&format!("2. {lighthouse}\n"), "");
    check_lighthouse(&without, "removed");
    for note in
        ["(Point 2 is deleted.)", "Пункт 2 вилучено.", "[Пункт 2 исключён]", "Le point 2 est supprimé."]
    {
        check_lighthouse(&format!("{without}\n\n{note}"), "expressly deleted");
        check_lighthouse(&format!("{note}\n\n{without}"), "expressly deleted");
    }
    for note in ["[deleted]", "(deleted)", "Deleted.", "Вилучено."] {
        let instead = PLAN.replace(lighthouse, note);
        check_lighthouse(&instead, &format!("2 [-{lighthouse}-] {{+{note}+}}"));
    }
    let between = without.replace("day.\n", "day.\n\n(Point 2 is deleted.)\n\n");
    check_lighthouse(&between, &format!("2 [-{lighthouse}-] {{+(Point 2 is deleted.)+}}"));
    let moved = "(Point 2 is moved to the protocol on navigation.)";
    check_lighthouse(&format!("{without}\n\n{moved}"), "in another document");
    for note in ["The draft was published in part.", "Points 2 and 9 were not published."] {
        check_lighthouse(&format!("{note}\n\n{without}"), "not published");
    }
    let paper = format!("On navigation\n\n1. {lighthouse}\n2. Pilots are licensed by a common board.");
    check_lighthouse(&format!("{without}\n====\n{paper}"), &format!("1 (to paper2) {lighthouse}"));
}

#[test]
fn a_point_of_a_package_that_stays_in_its_document_did_not_move() {
    let paper =
        "\n====\nOn navigation\n\n1. Pilots are licensed by a common board.\n2. Buoys are painted red.";
    let both = format!("{PLAN}{paper}");
    assert!(shown(&[&both, &both]).iter().all(|row| !row.contains("(to ")));
}
