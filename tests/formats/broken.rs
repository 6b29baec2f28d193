//! What must not be believed: damaged, protected and hostile documents.

use crate::{write_docx, write_odt};
use travaux::import;

fn trouble(bytes: &[u8]) -> String {
    import::read(bytes, "in/a").expect_err("it is refused").to_string()
}

fn docx(body: &str) -> Vec<u8> {
    write_docx::write_raw(body, "")
}

/// A document without the part of this name.
fn without(name: &str) -> Vec<u8> {
    let parts = write_docx::parts("<w:p/>", "", "", "").into_iter().filter(|(n, _)| n != name);
    write_docx::package(&parts.collect::<Vec<_>>())
}

#[test]
fn each_trouble_has_its_sentence() {
    let good = docx("<w:p><w:r><w:t>Both banks are demilitarised.</w:t></w:r></w:p>");
    let wide = |name: &str| -> Vec<u8> { name.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let compound =
        |stream: &str| [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), vec![0; 600], wide(stream)].concat();
    let mut escaping = write_docx::parts("<w:p/>", "", "", "");
    escaping.push(("../../evil.xml".to_owned(), String::new()));
    let mut absolute = write_docx::parts("<w:p/>", "", "", "");
    absolute.push(("/etc/passwd".to_owned(), String::new()));
    let mut entities = write_docx::parts("<w:p/>", "", "", "");
    let main = entities.iter_mut().find(|(name, _)| name == "word/document.xml").unwrap();
    main.1 = format!(r#"<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>{}"#, main.1);
    let deep = "<w:smartTag>".repeat(5000) + &"</w:smartTag>".repeat(5000);
    let sheet = "application/vnd.oasis.opendocument.spreadsheet";
    let mut locked = write_odt::parts("<text:p>x</text:p>", "");
    locked[2].1 = locked[2].1.replace(
        "</manifest:manifest>",
        "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>",
    );
    for (bytes, sentence) in [
        (
            good[..good.len() / 2].to_vec(),
            "it is damaged (its archive is cut short or broken), so get the file again, or open it in its own program and save it anew: in/a",
        ),
        (
            without("word/document.xml"),
            "it is a Word document without its main part (word/document.xml), so get the file again, or open it in Word or LibreOffice and save it anew: in/a",
        ),
        (
            docx("<w:p><w:r></w:p>"),
            "it is damaged (its part word/document.xml is not whole), so get the file again, or open it in its own program and save it anew: in/a",
        ),
        (docx("<w:p/>"), "there is no text in it, so choose the file that holds the draft: in/a"),
        (
            docx(&deep),
            "its part word/document.xml nests more than 200 elements, which office programs never write, so open it in its own program and save it anew: in/a",
        ),
        (
            write_docx::package(&escaping),
            "its archive holds a name that leads out of it (../../evil.xml), so do not trust it and ask its sender for another copy: in/a",
        ),
        (
            write_docx::package(&absolute),
            "its archive holds a name that leads out of it (/etc/passwd), so do not trust it and ask its sender for another copy: in/a",
        ),
        (
            write_docx::package(&entities),
            "its part word/document.xml declares a document type, which office programs never write, so open it in its own program and save it anew: in/a",
        ),
        (
            write_odt::write_raw(&"x".repeat(65 * 1024 * 1024), ""),
            "its part content.xml unpacks to more than 64 MB, so save the text of the draft alone and open that: in/a",
        ),
        (
            write_docx::package(&locked),
            "it is protected with a password, so open it in its own program and save a copy without one: in/a",
        ),
        (
            write_docx::package(&[
                ("mimetype".to_owned(), sheet.to_owned()),
                ("content.xml".to_owned(), String::new()),
            ]),
            "it is an OpenDocument file other than a text, which Travaux does not read, so save it as text and open that: in/a",
        ),
        (
            compound("EncryptedPackage"),
            "it is a document protected with a password, so open it in its own program and save a copy without one: in/a",
        ),
        (
            compound("WordDocument"),
            "it is an old Word document (.doc), which Travaux does not read, so open it in Word or LibreOffice and save it as DOCX: in/a",
        ),
        ("{".repeat(5000).into_bytes(), "{"),
        (
            format!("{{\\rtf1 {}", "{".repeat(5000)).into_bytes(),
            "it nests more than 4000 groups, which office programs never do, so open it in its own program and save it anew: in/a",
        ),
        (b"{\\rtf1 }".to_vec(), "there is no text in it, so choose the file that holds the draft: in/a"),
    ] {
        match sentence {
            // Braces alone are a text.
            "{" => assert!(import::read(&bytes, "in/a").is_ok()),
            sentence => assert_eq!(trouble(&bytes), sentence),
        }
    }
}

#[test]
fn a_truncated_rtf_is_read_with_a_warning() {
    let source = import::read(b"{\\rtf1 Both banks {\\b are", "a.rtf").unwrap();
    assert_eq!(source.text.trim(), "Both banks are");
    let warnings: Vec<String> = source.warnings.iter().map(travaux::present::doubt).collect();
    assert_eq!(warnings, ["the end of the document is missing: the file is cut short or damaged"]);
}
