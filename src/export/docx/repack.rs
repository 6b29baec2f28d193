//! A Word file packed anew with another main part and further comments; all its other parts stay as they are.

use super::package::{Comment, LATER, comments, threads};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Where programs put the main part.
pub const MAIN: &str = "word/document.xml";
const RELATIONS: &str = "word/_rels/document.xml.rels";
const TYPES: &str = "[Content_Types].xml";
const COMMENTS: &str = "word/comments.xml";
const COMMENT_STYLE: &str = r#"<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>"#;
const THREADS: &str = "word/commentsExtended.xml";
/// The largest part that is read, in bytes: 64 MB, as for the reader of documents.
const LARGEST: u64 = 64 * 1024 * 1024;

/// A part as text; none where there is no such part, or it is no text in UTF-8.
pub fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut text = String::new();
    let mut part = zip.by_name(name).ok()?.take(LARGEST + 1);
    part.read_to_string(&mut text).ok()?;
    (part.limit() > 0).then(|| text.trim_start_matches('\u{feff}').to_owned())
}

/// The highest number that marks of the main part and comments have already.
pub fn highest_id(bytes: &[u8], main: &str) -> usize {
    let comments = part(bytes, COMMENTS).unwrap_or_default();
    let ids = [main, &comments].into_iter().flat_map(|xml| xml.split(" w:id=\"").skip(1));
    let number = |rest: &str| rest.split('"').next().and_then(|id| id.parse::<usize>().ok());
    ids.filter_map(number).filter(|id| *id < 1 << 30).max().unwrap_or(0)
}

/// The file with another main part, and with these comments beside those that it has.
pub fn repack(bytes: &[u8], main: &str, added: &[Comment]) -> Option<Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut changed: Vec<(&str, String)> = vec![(MAIN, main.to_owned())];
    if !added.is_empty() {
        // The file need not have the style of ours.
        let comments = comments(added).replace(COMMENT_STYLE, "");
        changed.push((COMMENTS, joined(part(bytes, COMMENTS), &comments, "w:comments")?));
        changed.push((THREADS, joined(part(bytes, THREADS), &threads(added), "w15:commentsEx")?));
        changed.push((TYPES, typed(&part(bytes, TYPES)?)?));
        changed.push((RELATIONS, related(&part(bytes, RELATIONS)?)?));
    }
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let write = |out: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str| {
        out.start_file(name, options).ok()?;
        out.write_all(text.as_bytes()).ok()
    };
    for index in 0..zip.len() {
        let file = zip.by_index_raw(index).ok()?;
        match changed.iter().position(|(name, _)| file.name().is_ok_and(|own| own == *name)) {
            Some(at) => {
                let (name, text) = changed.remove(at);
                write(&mut out, name, &text)?;
            }
            None => out.raw_copy_file(file).ok()?,
        }
    }
    for (name, text) in changed {
        write(&mut out, name, &text)?;
    }
    Some(out.finish().ok()?.into_inner())
}

/// A part with the elements of another one of its kind at its end.
fn joined(own: Option<String>, other: &str, root: &str) -> Option<String> {
    let Some(own) = own else { return Some(other.to_owned()) };
    let close = format!("</{root}>");
    let begin = other.find(&format!("<{root} "))?;
    let inner = other[begin + other[begin..].find('>')? + 1..].strip_suffix(&close)?;
    // The part may not know the names that ours use.
    let names: String = LATER[1..3].iter().map(|(name, uri)| format!(" {name}=\"{uri}\"")).collect();
    let inner = inner.replace("<w:comment ", &format!("<w:comment{names} "));
    let inner = inner.replace("<w15:commentEx ", &format!("<w15:commentEx{names} "));
    let end = own.rfind(&close)?;
    Some(format!("{}{inner}{}", &own[..end], &own[end..]))
}

fn typed(types: &str) -> Option<String> {
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let parts = [(COMMENTS, "comments"), (THREADS, "commentsExtended")];
    let missing = parts.iter().filter(|(name, _)| !types.contains(&format!("\"/{name}\"")));
    let added: String = missing
        .map(|(name, end)| format!("<Override PartName=\"/{name}\" ContentType=\"{kind}.{end}+xml\"/>"))
        .collect();
    let end = types.rfind("</Types>")?;
    Some(format!("{}{added}{}", &types[..end], &types[end..]))
}

fn related(relations: &str) -> Option<String> {
    let kinds = [
        ("comments.xml", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"),
        ("commentsExtended.xml", "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"),
    ];
    let missing = kinds.iter().filter(|(_, kind)| !relations.contains(&format!("\"{kind}\"")));
    let added: String = missing
        .map(|(target, kind)| {
            format!("<Relationship Id=\"travaux-{target}\" Type=\"{kind}\" Target=\"{target}\"/>")
        })
        .collect();
    let end = relations.rfind("</Relationships>")?;
    Some(format!("{}{added}{}", &relations[..end], &relations[end..]))
}
