//! The plain table, read by a program.

use crate::{draft, note, report, sample, write};
use travaux::model::{DraftKind, Project};

/// The records of a project's table.
fn records(project: &Project) -> Vec<Vec<String>> {
    let bytes = write(&report(project), "csv");
    let table = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn each_row_has_its_texts_changes_and_notes() {
    let project = sample();
    let records = records(&project);
    let columns = |from: usize, to: usize| records[0][from..to].join("|");
    assert_eq!(columns(0, 7), "№|US-28 №|E3 №|F-20 №|US-28 text|E3 text|F-20 text");
    assert_eq!(columns(7, 15), "Change|Verdict|Signals|US-28 status|E3 status|F-20 status|Notes|Paired");
    assert_eq!(records.len(), 30);
    let noted = records.iter().find(|record| record[13].contains("O. Koval")).expect("the note");
    assert!(
        noted[13].starts_with("F-20 4: Peacetime is not defined.\nAsk the legal team. (O. Koval"),
        "{noted:?}"
    );
    for draft in 0..3 {
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let column: String = records[1..].iter().map(|record| squeezed(&record[4 + draft])).collect();
        for point in &project.drafts[draft].points {
            let text = squeezed(project.drafts[draft].slice(&point.body));
            assert!(column.contains(&text), "{text} is lost");
        }
    }
}

#[test]
fn no_text_becomes_a_formula() {
    let text = "Plan\n\n1. =cmd|' /C calc'!A0 is withdrawn by the Parties.\n\n2. The Parties, \"all\" of them; agree.\n";
    let mut project = Project {
        drafts: vec![
            draft(0, "=1+1", text, DraftKind::Draft),
            draft(1, "@b", &text.replace("withdrawn", "+ kept"), DraftKind::Draft),
        ],
        ..Project::default()
    };
    note(&mut project, 0, 0, "-1", "\t=HYPERLINK(\"http://example.org\")");
    for draft in &mut project.drafts {
        std::sync::Arc::make_mut(draft).points[0].label.printed = String::new();
    }
    let records = records(&project);
    assert!(records.iter().flatten().all(|value| !value.trim_start().starts_with(['=', '+', '-', '@'])));
    assert_eq!(records[1][3], "'=cmd|' /C calc'!A0 is withdrawn by the Parties.");
    assert_eq!(records[2][4], "2. The Parties, \"all\" of them; agree.");
}
