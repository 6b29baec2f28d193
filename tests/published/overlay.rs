//! The redline laid over the earlier draft's own Word file: what was there stays as it was, and both drafts come out
//! word for word, in our reader and in LibreOffice.

use crate::docx::{read, same, words};
use crate::office::{convert, part};
use crate::schema;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::Arc;
use travaux::compare::{self, Reading};
use travaux::export::{self, Options, Report};
use travaux::model::{Draft, DraftId, DraftKind, Project, Revisions};
use travaux::project::originals;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word file with a paragraph for each line: numbers of points and letters of sub-points by themselves where
/// `automatic`, a bold word here and there, `| a | b |` as a row of a table, a head and a section.
fn word(text: &str, automatic: bool) -> Vec<u8> {
    let run = |properties: &str, text: &str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let runs = |text: &str| -> String {
        let parts = text.split_inclusive(' ').enumerate();
        parts
            .map(|(n, part)| {
                let look = if n % 4 == 1 { "<w:b/><w:color w:val=\"1F4E79\"/>" } else { "<w:i/>" };
                // A raised 2 as Word has it.
                let parts = part.split_inclusive('²').map(|part| match part.strip_suffix('²') {
                    Some(part) => run(look, part) + &run("<w:vertAlign w:val=\"superscript\"/>", "2"),
                    None => run(look, part),
                });
                parts.collect::<String>()
            })
            .collect()
    };
    let paragraph = |line: &str| {
        let (label, rest) = line.split_once(' ').unwrap_or((line, ""));
        let number = label.strip_suffix('.').filter(|n| n.bytes().all(|b| b.is_ascii_digit())).map(|_| 0);
        let letter = label.strip_suffix(')').filter(|n| n.len() == 1).map(|_| 1);
        match number.or(letter).filter(|_| automatic) {
            Some(level) => format!(
                "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr><w:jc w:val=\"both\"/>\
                </w:pPr>{}</w:p>",
                runs(rest)
            ),
            None => format!("<w:p><w:pPr><w:spacing w:after=\"77\"/></w:pPr>{}</w:p>", runs(line)),
        }
    };
    let line = |line: &str| match line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |")) {
        Some(cells) => {
            let cells: String =
                cells.split(" | ").map(|cell| format!("<w:tc>{}</w:tc>", paragraph(cell))).collect();
            format!("<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cells}</w:tr></w:tbl>")
        }
        None => paragraph(line),
    };
    let body: String = text.lines().filter(|own| !own.is_empty()).map(line).collect();
    let level = |level: u8, form: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{form}\"/><w:lvlText w:val=\"{text}\"/>\
            <w:pPr><w:ind w:left=\"720\" w:hanging=\"360\"/></w:pPr></w:lvl>"
        )
    };
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = |inner: String| {
        let names = "http://schemas.openxmlformats.org/package/2006/relationships";
        format!("<Relationships xmlns=\"{names}\">{inner}</Relationships>")
    };
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let types = ["document.main", "styles", "numbering", "header"];
    let names = ["document", "styles", "numbering", "header1"];
    let types = types.iter().zip(names).map(|(own, name)| {
        format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{kind}.{own}+xml\"/>")
    });
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
                ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
                ContentType=\"application/xml\"/>{}</Types>",
                types.collect::<String>()
            ),
        ),
        ("_rels/.rels", relations(relation("r1", "officeDocument", "word/document.xml"))),
        (
            "word/_rels/document.xml.rels",
            relations(
                relation("r1", "styles", "styles.xml")
                    + &relation("r2", "numbering", "numbering.xml")
                    + &relation("r3", "header", "header1.xml"),
            ),
        ),
        (
            "word/document.xml",
            format!(
                "<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><w:body>{body}<w:p/><w:sectPr>\
                <w:headerReference w:type=\"default\" r:id=\"r3\"/><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
                </w:sectPr></w:body></w:document>"
            ),
        ),
        ("word/styles.xml", format!("<w:styles xmlns:w=\"{MAIN}\"/>")),
        (
            "word/numbering.xml",
            format!(
                "<w:numbering xmlns:w=\"{MAIN}\"><w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum>\
                <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
                level(0, "decimal", "%1."),
                level(1, "lowerLetter", "%2)")
            ),
        ),
        (
            "word/header1.xml",
            format!("<w:hdr xmlns:w=\"{MAIN}\"><w:p><w:r><w:t>Restricted</w:t></w:r></w:p></w:hdr>"),
        ),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read_in(id: u32, bytes: &[u8]) -> Arc<Draft> {
    let reading = Reading { kind: Some(DraftKind::Draft), ..Reading::default() };
    Arc::new(compare::draft_as(bytes, "plan.docx", DraftId(id), reading).unwrap())
}

/// The redline of two Word files, of which both ends are checked word for word. `None` where it is not laid over the
/// earlier one.
fn redline(before: &[u8], after: &[u8], moves: bool) -> (Project, Option<Vec<u8>>) {
    let mut project = Project { drafts: vec![read_in(0, before), read_in(1, after)], ..Project::default() };
    if !project.drafts[0].points.is_empty() {
        crate::note(&mut project, 0, 0, "O. Koval", "Who says so?");
    }
    let comparison = compare::compare(&project.drafts, &[], &project.decisions, &project.settings);
    let hash = project.drafts[0].provenance.sha256.clone();
    let originals = BTreeMap::from([(hash, Arc::from(before))]);
    let options = Options { moves, originals, date: "2025-12-24".to_owned(), ..Options::default() };
    let report = Report::new(&project, &Arc::new(comparison), options);
    let document = export::write(&report, export::find("docx").unwrap(), &|_| true).unwrap();
    let [earlier, later] = [0, 1].map(|draft: usize| words(&project.drafts[draft].text));
    same(&read(&document, "a.docx", Revisions::Accepted), &later, "accepted");
    same(&read(&document, "a.docx", Revisions::Rejected), &earlier, "rejected");
    schema::check(&document);
    // Only a file that is laid over another one has its head.
    let is_laid = part(&document, "word/header1.xml").contains("Restricted");
    (project, is_laid.then_some(document))
}

const BEFORE: &str = "Draft of March\nThe Parties meet.\n1. The Parties shall withdraw 600 observers within 30 days.\n\
    2. The guarantees are these:\na) air,\nb) water;\nc) all that is on land.\n3. Each Party may name two judges.\n\
    | The sum | 600 million |\n4. The canal of 12 km² stays open to all ships.\n5. The signatures follow & bind.\nDone at Tarn.\n";
const AFTER: &str = "Draft of June\nThe Parties meet.\n1. The Parties shall withdraw 800 observers within 30 days.\n\
    2. The guarantees are these:\na) air,\nb) all that is on land and at sea.\n3. A new court sits at Tarn.\n\
    4. Each Party may name three judges.\n| The sum | 800 million |\n5. The canal of 15 km² stays open to all merchant ships.\n\
    6. The signatures follow & bind <all>.\nDone at Tarn and read aloud.\n";

#[test]
fn what_was_there_stays_as_it_was() {
    for automatic in [false, true] {
        for moves in [false, true] {
            let [before, after] = [BEFORE, AFTER].map(|text| word(text, automatic));
            let (_, document) = redline(&before, &after, moves);
            let document = document.expect("laid over the earlier file");
            let body = part(&document, "word/document.xml");
            for kept in
                ["w:orient=\"landscape\"", "<w:tbl><w:tblPr/>", "<w:color w:val=\"1F4E79\"/>", "r:id=\"r3\""]
            {
                assert!(body.contains(kept), "{kept} is lost");
            }
            let numbers = body.matches("<w:numId w:val=\"1\"/>").count();
            assert_eq!(numbers > 8, automatic, "{numbers} automatic numbers");
            assert!(part(&document, "word/comments.xml").contains("Who says so?"));
            assert!(part(&document, "word/comments.xml").contains("SHA-256"), "the sources are not named");
            assert_eq!(part(&document, "word/numbering.xml"), part(&before, "word/numbering.xml"));
            redline(&after, &before, moves);
            redline(&before, &before, moves);
        }
    }
}

#[test]
fn a_file_with_changes_of_its_own_or_without_its_letters_is_left_alone() {
    let after = word(AFTER, true);
    let (_, laid) = redline(&word(BEFORE, true), &after, false);
    let own = laid.unwrap();
    assert!(redline(&own, &after, false).1.is_none(), "with changes of its own");
}

#[test]
fn the_earlier_file_is_found_beside_the_comparison_and_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let comparison = folder.path().join("talks.travaux");
    let mut project = Project { drafts: vec![read_in(0, &word(BEFORE, true))], ..Project::default() };
    let hash = project.drafts[0].provenance.sha256.clone();
    let check = |project: &Project, at: Option<&Path>, expected: bool, what: &str| {
        assert_eq!(originals::word_files(project, at).contains_key(&hash), expected, "{what}");
    };
    check(&project, Some(&comparison), false, "there is no file");
    fs::write(folder.path().join("plan.docx"), word(BEFORE, true)).unwrap();
    check(&project, Some(&comparison), true, "beside the comparison");
    check(&project, None, false, "in no folder");
    fs::write(folder.path().join("plan.docx"), word(AFTER, true)).unwrap();
    check(&project, Some(&comparison), false, "another file");
    let held = originals::pack(&word(BEFORE, true)).unwrap();
    project.originals.insert(hash.clone(), Arc::new(held));
    check(&project, Some(&comparison), true, "in the comparison");
}

#[test]
fn any_edit_of_a_word_file_is_told_word_for_word() {
    let mut next = crate::docx::numbers(11);
    let mut laid = 0;
    for round in 0..40 {
        let [before, after] = [(), ()].map(|()| crate::docx::plan(&mut next));
        println!("{before}\n-----\n{after}");
        let [before, after] = [before, after].map(|text| word(&text, round % 2 == 0));
        laid += usize::from(redline(&before, &after, round % 4 < 2).1.is_some());
    }
    assert!(laid > 36, "only {laid} of 40 are laid over the earlier file");
}

#[test]
fn libre_office_reads_it_as_we_do() {
    for automatic in [false, true] {
        let [before, after] = [BEFORE, AFTER].map(|text| word(text, automatic));
        let (project, document) = redline(&before, &after, false);
        let Some((_folder, files)) = convert(&document.unwrap(), "docx", "docx") else { return };
        let theirs = fs::read(&files[0]).unwrap();
        let of = |revisions| read(&theirs, "a.docx", revisions);
        same(&of(Revisions::Accepted), &words(&project.drafts[1].text), "accepted in LibreOffice");
        same(&of(Revisions::Rejected), &words(&project.drafts[0].text), "rejected in LibreOffice");
    }
}
