//! The notation of the reading tests: a document, `---`, and its outline.
//!
//! `=== name.txt` begins a case; the extension says how the document is read. A line
//! of the outline is `label | text`, indented by depth, with a heading of the point
//! in `<…>`; `#` before the label marks a heading, `~` what is outside all points,
//! `!` a warning. A first line `article` means that the text was taken for an article.
//!
//! Behind `+++` stand the reader's corrections: `split: words` where those words begin, with an
//! argument `label 7 bis: words`, of a passage `commentary: first words … last words`.

use travaux::model::{Cut, Draft, DraftId, DraftKind, PointId, PointKind, SegmentDecision};

/// A document and the outline it must have.
pub struct Case {
    /// Its file name.
    pub name: String,
    /// Its text.
    pub input: String,
    /// Its outline.
    pub expected: String,
}

/// The cases of a file.
pub fn cases(file: &str) -> Vec<Case> {
    let file = format!("\n{file}");
    let parts = file.split("\n=== ").skip(1);
    let case = |part: &str| {
        let (name, rest) = part.split_once('\n').unwrap_or((part, ""));
        let rest = format!("{rest}\n");
        let (input, expected) = rest.split_once("\n---\n").expect("a case has a line ---");
        Case {
            name: name.trim().to_owned(),
            input: input.to_owned(),
            expected: expected.trim_end().to_owned(),
        }
    };
    parts.map(case).collect()
}

/// The document of a case, split.
pub fn read(case: &Case) -> Draft {
    let (text, corrections) = case.input.split_once("\n+++\n").unwrap_or((&case.input, ""));
    let source = travaux::import::read(text.as_bytes(), &case.name).expect("a case can be read");
    let draft = travaux::segment::segment(source, DraftId(1), None);
    let corrections: Vec<_> = corrections.lines().map(|line| correction(&draft, line)).collect();
    travaux::segment::corrected(&draft, &corrections)
}

/// A correction of a draft from its line.
fn correction(draft: &Draft, line: &str) -> SegmentDecision {
    let (what, words) = line.split_once(": ").expect("a correction has a place");
    let (first, last) = words.split_once(" … ").unwrap_or((words, words));
    let start = draft.text.find(first).expect("the words stand in the text");
    let end = start + draft.text[start..].find(last).expect("the words stand in the text") + last.len();
    let byte = |at: usize| u32::try_from(at).expect("a short text");
    let (verb, argument) = what.split_once(' ').unwrap_or((what, ""));
    let cut = match verb {
        "merge" => Cut::Merge,
        "split" => Cut::Split,
        "depth" => Cut::Depth(argument.parse().expect("a depth")),
        "label" => Cut::Label(argument.to_owned()),
        "exclude" => Cut::Exclude,
        "include" => Cut::Include(byte(end)),
        "commentary" => Cut::Commentary(byte(end)),
        other => panic!("no correction is called {other}"),
    };
    SegmentDecision { at: PointId { draft: draft.id, start: byte(start) }, cut }
}

/// The outline of a draft.
pub fn outline(draft: &Draft) -> String {
    let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rows: Vec<(usize, String)> = Vec::new();
    for point in &draft.points {
        let sign = if point.kind == PointKind::Heading { "# " } else { "" };
        let heading =
            point.heading.as_ref().map_or(String::new(), |h| format!(" <{}>", fold(draft.slice(h))));
        let body = fold(draft.slice(&point.body));
        let indent = "  ".repeat(point.depth.into());
        let row = format!("{indent}{sign}{}{heading} | {body}", point.label.path);
        rows.push((point.start() as usize, row.trim_end().to_owned()));
    }
    rows.extend(draft.outside.iter().map(|s| (s.start, format!("~ | {}", fold(draft.slice(s))))));
    rows.sort();
    let mut lines: Vec<String> = rows.into_iter().map(|(_, row)| row).collect();
    if draft.kind == DraftKind::Article {
        lines.insert(0, "article".to_owned());
    }
    lines.extend(draft.warnings.iter().map(|w| format!("! {}", travaux::present::doubt(w))));
    lines.join("\n")
}
