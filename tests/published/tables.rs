//! The four-column documents: read by our own readers and laid out by LibreOffice.

use crate::office::{convert, part};
use crate::{draft, note, report, sample, write};
use travaux::import;
use travaux::model::{DraftKind, Project, Revisions};

const FORMS: [(&str, &str); 2] = [("docx-table", "docx"), ("odt-table", "odt")];

#[test]
fn nothing_is_lost_in_a_table() {
    let project = sample();
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    for (form, extension) in FORMS {
        let document = write(&report(&project), form);
        let name = format!("a.{extension}");
        let text = squeezed(&import::read_as(&document, &name, Revisions::AsTheyStand).unwrap().text);
        for point in &project.drafts[0].points {
            let own = squeezed(project.drafts[0].slice(&point.body));
            assert!(text.contains(&own), "{form}: {own} is lost");
        }
        for words in ["Askthelegalteam.", "O.Koval", "changedinsubstance", "From28pointsto20", "Whosayswhat"]
        {
            assert!(text.contains(words), "{form}: {words} is lost");
        }
        assert!(text.contains(&project.drafts[1].provenance.sha256));
    }
    let body = part(&write(&report(&project), "docx-table"), "word/document.xml");
    for mark in ["<w:tblHeader/>", "w:orient=\"landscape\"", "<w:strike/>", "<w:u w:val=\"single\"/>"] {
        assert!(body.contains(mark), "no {mark}");
    }
    let content = part(&write(&report(&project), "odt-table"), "content.xml");
    assert!(content.contains("<table:table-header-rows>"));
}

#[test]
fn libre_office_lays_the_tables_out() {
    let attack = "\u{1}\u{ffff}</w:t></text:p>& \"<script>\" ]]>";
    let mut project = Project {
        drafts: vec![
            draft(0, attack, &format!("Plan\n\n1. The Parties {attack} agree.\n"), DraftKind::Draft),
            draft(1, "b", "1. The Parties agree at last.\n\n2. They meet.\n", DraftKind::Draft),
        ],
        ..Project::default()
    };
    note(&mut project, 1, 0, attack, attack);
    for project in [&project, &sample()] {
        for (form, extension) in FORMS {
            let document = write(&report(project), form);
            let Some((_folder, files)) = convert(&document, extension, "pdf") else { return };
            let pdf = std::fs::read(files.first().expect("a PDF")).unwrap();
            let text = import::read(&pdf, "a.pdf").unwrap().text;
            assert!(text.contains("Change and status") && text.contains("Sources"), "{form}: {text}");
        }
    }
}
