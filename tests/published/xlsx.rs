//! The workbook, as it is written and as LibreOffice reads it.

use crate::office::{convert, part};
use crate::{draft, note, report, sample, write};
use travaux::model::{DraftKind, Project};

/// The sheets as LibreOffice reads them: the end of the name and the text. Nothing without it.
fn sheets(workbook: &[u8]) -> Option<Vec<(String, Vec<Vec<String>>)>> {
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    let (_folder, files) = convert(workbook, "xlsx", filter)?;
    let sheet = |path: &std::path::PathBuf| {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path).unwrap();
        let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
        (path.file_stem().unwrap().to_string_lossy().replace("document-", ""), rows.collect())
    };
    Some(files.iter().map(sheet).collect())
}

#[test]
fn the_workbook_has_a_sheet_for_each_view() {
    let project = sample();
    let workbook = write(&report(&project), "xlsx");
    let table = part(&workbook, "xl/worksheets/sheet1.xml");
    assert!(table.contains("state=\"frozen\"") && table.contains("<autoFilter"), "{table}");
    let strings = part(&workbook, "xl/sharedStrings.xml");
    let struck = "<r><rPr><strike/><sz val=\"11\"/><color rgb=\"FF96480A\"/>";
    assert!(strings.contains(struck) && strings.contains("<u/>"), "no redline");
    let Some(sheets) = sheets(&workbook) else { return };
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Articles", "Changes", "Notes", "Sources", "Table"]);
    let table = &sheets[4].1;
    assert_eq!(table[0], ["№", "US-28", "E3", "F-20", "Change", "Status", "Signals", "Notes"]);
    assert_eq!(table.len(), 30);
    let last: String = table[1..].iter().flat_map(|row| row[3].split_whitespace()).collect();
    for point in &project.drafts[2].points {
        let text: String =
            project.drafts[2].slice(&point.heading.clone().unwrap_or_default()).split_whitespace().collect();
        assert!(last.contains(&text), "{text} is lost");
    }
    assert!(sheets[3].1.iter().flatten().any(|value| *value == project.drafts[1].provenance.sha256));
}

#[test]
fn long_texts_go_on_and_no_text_becomes_a_formula() {
    let words: Vec<String> = (0..20_000).map(|n| format!("word{n}")).collect();
    let text = format!(
        "Plan\n\n1. =1+1 is withdrawn \u{ffff}_x0041_ a < b & c.\n\n2. {} agreed.\n",
        words.join(" ")
    );
    let mut project = Project {
        drafts: vec![
            draft(0, "=A1", &text, DraftKind::Draft),
            draft(1, "b&c", &text.replace("word77 ", "word77 or "), DraftKind::Draft),
        ],
        ..Project::default()
    };
    for nth in 0..500 {
        note(&mut project, nth % 2, 0, "=1", "@SUM(1)");
    }
    let workbook = write(&report(&project), "xlsx");
    for sheet in ["1", "2", "3", "4"] {
        assert!(!part(&workbook, &format!("xl/worksheets/sheet{sheet}.xml")).contains("<f>"));
    }
    let Some(sheets) = sheets(&workbook) else { return };
    let (_, table) = sheets.iter().find(|(name, _)| name == "Table").unwrap();
    assert!(table[1][1].ends_with("=1+1 is withdrawn \u{fffd}_x0041_ a < b & c."), "{}", table[1][1]);
    let column: String = table[2..].iter().map(|row| row[1].as_str()).collect();
    assert!(words.iter().all(|word| column.contains(word)), "words are lost");
}
