//! Any bytes as the main part of a DOCX or ODT, as its styles and its numbers.
#![no_main]

use libfuzzer_sys::fuzz_target;
use travaux_fuzz::{archive, office, text, texts};

fuzz_target!(|bytes: &[u8]| {
    let Some((&kind, rest)) = bytes.split_first() else { return };
    let parts = texts(rest);
    let part = |at: usize| parts.get(at).map_or("", |part| part.as_ref());
    let wrapped = |open: &str, inner: &str, close: &str| text(format!("{open}{inner}{close}").as_bytes()).into_owned();
    let document = match kind % 2 {
        0 => {
            let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
            archive(&[
                ("word/document.xml", wrapped(&format!("<w:document {w}><w:body>"), part(0), "</w:body></w:document>")),
                ("word/numbering.xml", wrapped(&format!("<w:numbering {w}>"), part(1), "</w:numbering>")),
                ("word/styles.xml", wrapped(&format!("<w:styles {w}>"), part(2), "</w:styles>")),
            ])
        }
        _ => {
            let names = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
                         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
                         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
                         xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"";
            let content = format!(
                "<office:document-content {names}><office:automatic-styles>{}</office:automatic-styles>\
                 <office:body><office:text>{}</office:text></office:body></office:document-content>",
                part(1),
                part(0)
            );
            archive(&[("content.xml", content), ("META-INF/manifest.xml", "<m/>".to_owned())])
        }
    };
    office(&document, kind);
});
