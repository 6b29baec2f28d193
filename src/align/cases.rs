//! Small alignments in a notation that a person can read; see `cases.txt`.

use super::lineage::lineages;
use super::{Asserted, align, by_label};
use crate::model::{Draft, DraftId, DraftKind, Label, Origin, Point, PointKind, Provenance, Relation};
use std::sync::Arc;

#[test]
fn cases() {
    let mut checked = 0;
    for case in include_str!("cases.txt").split("\n# ").skip(1) {
        check(case);
        checked += 1;
    }
    assert!(checked >= 25, "only {checked} cases were read");
}

/// A case: its name and language on the first line, then one draft after the other, each
/// line of which begins with `<`, `>`, `»` or `›`, then what is expected of each two neighbours.
fn check(case: &str) {
    let (title, lines) = case.split_once('\n').unwrap();
    let (language, _) = title.split_once(':').unwrap_or_else(|| panic!("no language: {title}"));
    let drafts: Vec<_> =
        ['<', '>', '»', '›'].iter().filter_map(|&mark| draft(lines, mark, language)).collect();
    let aligned = |pair: &[Arc<Draft>]| align(&pair[0], &pair[1], &asserted(lines, &pair[0], &pair[1]));
    let pairings: Vec<_> = drafts.windows(2).map(aligned).collect();
    let said = |sign: &str| lines.lines().find_map(|l| l.strip_prefix(sign)).map(str::trim);
    let printed = |at: usize| {
        let name = |draft: &Draft, point: usize| draft.points[point].label.path.clone();
        let one = |p: &super::Pairing| {
            let word = match p.relation {
                Relation::Same => "",
                Relation::Moved => " moved",
                Relation::Split => " split",
                Relation::Merged => " merged",
            };
            format!("{}-{}{word}", name(&drafts[at], p.before), name(&drafts[at + 1], p.after))
        };
        pairings[at].iter().map(one).collect::<Vec<_>>().join(", ")
    };
    if let Some(expected) = said("=") {
        assert_eq!(printed(0), expected, "{title}");
    }
    if let Some(expected) = said("|") {
        let cell = |(draft, cell): (usize, &Vec<usize>)| {
            let names: Vec<_> = cell.iter().map(|&p| drafts[draft].points[p].label.path.as_str()).collect();
            if names.is_empty() { "–".to_owned() } else { names.join("+") }
        };
        let row = |row: &crate::model::Lineage| {
            row.cells.iter().enumerate().map(cell).collect::<Vec<_>>().join(" ")
        };
        let rows: Vec<_> = lineages(&drafts, &pairings, false, drafts.len() - 1).iter().map(row).collect();
        assert_eq!(rows.join(" | "), expected, "{title}");
    }
}

/// What the lines with `!` assert: `! 1=3` puts two points together, `! 2#2` keeps them apart.
fn asserted(lines: &str, before: &Draft, after: &Draft) -> Asserted {
    let point = |draft: &Draft, label: &str| draft.points.iter().position(|p| p.label.path == label).unwrap();
    let mut asserted = Asserted::default();
    for line in lines.lines().filter_map(|l| l.strip_prefix("! ")) {
        let (b, a) = line.split_once(['=', '#']).unwrap();
        let pair = (point(before, b), point(after, a));
        if line.contains('=') {
            asserted.together.insert(pair, Origin::Manual);
        } else {
            asserted.apart.insert(pair);
        }
    }
    asserted
}

/// Reads "1. text" as a point and "a) text" as a sub-point of the one before.
fn draft(lines: &str, mark: char, language: &str) -> Option<Arc<Draft>> {
    let mut text = String::new();
    let mut points: Vec<Point> = Vec::new();
    for line in lines.lines().filter_map(|l| l.strip_prefix(mark)) {
        let (number, body) = line.trim().split_once(['.', ')']).unwrap();
        let parent = number
            .starts_with(char::is_alphabetic)
            .then(|| points.iter().rposition(|p| p.depth == 0).unwrap());
        let path = parent.map_or(number.to_owned(), |p| format!("{}.{number}", points[p].label.path));
        let start = text.len();
        text.push_str(number);
        let end = text.len();
        text.push_str(body);
        points.push(Point {
            label: Label { printed: number.to_owned(), path },
            kind: PointKind::Provision,
            depth: parent.is_some().into(),
            parent,
            mark: start..end,
            heading: None,
            body: end..text.len(),
            page: None,
        });
        text.push('\n');
    }
    (!points.is_empty()).then(|| {
        Arc::new(Draft {
            id: DraftId(0),
            siglum: String::new(),
            title: String::new(),
            kind: DraftKind::Draft,
            language: Some(language.to_owned()),
            text: Arc::from(text),
            points,
            outside: Vec::new(),
            as_read: None,
            marks: Vec::new(),
            provenance: Provenance::default(),
            parts: Vec::new(),
            warnings: Vec::new(),
            renderings: Vec::new(),
        })
    })
}

#[test]
fn by_label_pairs_numbers_whatever_they_say() {
    let drafts =
        "<1. The border is closed.\n<2. Fish may be caught.\n>2. The border is closed.\n>3. Mail is free.";
    let (before, after) = (draft(drafts, '<', "en").unwrap(), draft(drafts, '>', "en").unwrap());
    let links: Vec<_> =
        by_label(&before, &after, &Asserted::default()).iter().map(|p| (p.before, p.after)).collect();
    assert_eq!(links, [(1, 0)]);
}

#[test]
fn reasons_are_words_as_printed() {
    let drafts = "<1. The island of Tarn shall have no forces.\n<2. The ferry to Mol runs daily.\n\
                  >4. No troops shall be kept on the island of Tarn.\n>5. The ferry to Mol runs daily.";
    let (before, after) = (draft(drafts, '<', "en").unwrap(), draft(drafts, '>', "en").unwrap());
    let found = align(&before, &after, &Asserted::default());
    use crate::model::Reason::*;
    assert!(
        matches!(&found[0].why[0], Shares(words) if words.contains(&"Tarn".to_owned())),
        "{:?}",
        found[0]
    );
    assert!(
        found[0].why.contains(&Synonyms(vec![("forces".to_owned(), "troops".to_owned())])),
        "{:?}",
        found[0]
    );
    assert!(found[0].why.contains(&Neighbours(vec![("2".to_owned(), "5".to_owned())])), "{:?}", found[0]);
    assert_eq!(found[1].why[0], SameText);
    assert_eq!(found[1].score, 1.0);
}
