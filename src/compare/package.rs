//! A draft that consists of several documents: twenty points and three more papers.

use crate::model::{Draft, Markup, MarkupKind, Part, Provenance, Span, Warning};
use std::collections::BTreeSet;

/// What stands between the texts of two documents.
const BETWEEN: &str = "\n\n";

/// Joins documents that were read already into one draft, in the order given.
///
/// The texts stand one behind the other, and each point keeps its place in its own. Points of
/// the first document, the plan itself, keep their labels; before those of the others stands
/// the siglum of their document: `dam/3`. Identity, siglum, title, kind and language are those
/// of the first. One document comes back as it was; of none nothing can be made.
pub fn join(documents: Vec<Draft>) -> Option<Draft> {
    let mut documents = documents.into_iter();
    let first = documents.next()?;
    let rest: Vec<Draft> = documents.collect();
    if rest.is_empty() {
        return Some(first);
    }
    let mut text = first.text.to_string();
    let mut taken: BTreeSet<String> = first.points.iter().map(|p| p.label.path.clone()).collect();
    let mut package = Draft { parts: vec![part(&first, first.siglum.clone(), 0)], ..first };
    for document in rest {
        text.push_str(BETWEEN);
        let offset = text.len();
        text.push_str(&document.text);
        let siglum = unique(&document.siglum, |name| package.parts.iter().any(|part| part.siglum == name));
        package.parts.push(part(&document, siglum.clone(), offset));
        let above = package.points.len();
        let before = |span: &Span| span.start + offset..span.end + offset;
        for mut point in document.points {
            let path = format!("{siglum}/{}", point.label.path);
            point.label.path = match taken.contains(&path) {
                true => unique(&path, |name| taken.contains(name)),
                false => path,
            };
            taken.insert(point.label.path.clone());
            point.parent = point.parent.map(|parent| parent + above);
            point.mark = before(&point.mark);
            point.heading = point.heading.as_ref().map(before);
            point.body = before(&point.body);
            package.points.push(point);
        }
        package.outside.extend(document.outside.iter().map(before));
        let comments = comments(&package.marks);
        package.marks.extend(document.marks.into_iter().map(|mark| moved(mark, before, comments)));
        package.language = package.language.or(document.language);
        package.warnings.extend(document.warnings.into_iter().map(|warning| Warning {
            document: Some(siglum.clone()),
            span: warning.span.as_ref().map(before),
            doubt: warning.doubt,
        }));
    }
    package.text = text.into();
    package.provenance = together(&package.parts);
    Some(package)
}

/// How many numbers the comments of a draft have used up.
fn comments(marks: &[Markup]) -> u32 {
    let number = |mark: &Markup| match &mark.kind {
        MarkupKind::Comment(comment) => comment.id.saturating_add(1),
        _ => 0,
    };
    marks.iter().map(number).max().unwrap_or(0)
}

/// A mark in its new place, its comment numbered behind those of the documents before.
fn moved(mut mark: Markup, before: impl Fn(&Span) -> Span, comments: u32) -> Markup {
    mark.span = before(&mark.span);
    match &mut mark.kind {
        MarkupKind::Note { text } => *text = before(text),
        MarkupKind::Comment(comment) => {
            comment.id = comment.id.saturating_add(comments);
            comment.answers = comment.answers.map(|id| id.saturating_add(comments));
        }
        _ => {}
    }
    mark
}

fn part(document: &Draft, siglum: String, start: usize) -> Part {
    Part {
        siglum,
        title: document.title.clone(),
        span: start..start + document.text.len(),
        provenance: document.provenance.clone(),
    }
}

/// A name, or where it is taken the name with the first number that makes it another.
fn unique(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let wanted = if name.trim().is_empty() { "part" } else { name.trim() };
    let numbered = (2..).map(|n| format!("{wanted}-{n}"));
    let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
    names.find(|name| !is_taken(name)).unwrap_or_default()
}

/// The provenance of the whole: each document has the hash of its own.
fn together(parts: &[Part]) -> Provenance {
    let paths: Vec<&str> = parts.iter().map(|part| part.provenance.path.as_str()).collect();
    Provenance {
        path: paths.join("+"),
        sha256: String::new(),
        bytes: parts.iter().map(|part| part.provenance.bytes).sum(),
        format: "package".to_owned(),
        revisions: parts.first().map(|part| part.provenance.revisions).unwrap_or_default(),
        ..Provenance::default()
    }
}
