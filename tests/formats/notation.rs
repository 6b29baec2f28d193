//! A document in a notation that a person can read, for the three writers beside it.
//!
//! Every line is a paragraph. `# ` begins a heading, `(plan 1 "(a)") ` an item at level 1 of the list
//! `plan` with the number it is to have, `| a | b` a row of a table, `box: ` a text box. Inside:
//! `{+Ada: new+}` `{-Ada: old-}` are tracked changes, at the end of a line `{+Ada: ¶+}` one of the
//! paragraph's end; `[yellow: …]` `[strike: …]` `[raised: …]` `[hidden: …]` formats,
//! `[note: …]` a footnote, `[comment Ada "Why?": …]` a comment over the words, `\` a line break, `<tab>` a tab.

/// The lists of the notation: for each level its format and its pattern.
pub const LISTS: &[(&str, &[(&str, &str)])] = &[
    ("plan", &[("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")]),
    ("articles", &[("upperRoman", "Article %1"), ("decimal", "%1.%2"), ("bullet", "–")]),
    ("bullets", &[("bullet", "•"), ("bullet", "–")]),
    ("letters", &[("upperLetter", "%1)"), ("decimal", "%2.")]),
];

#[derive(Debug)]
pub enum Block {
    Paragraph(Paragraph),
    /// Rows of cells.
    Table(Vec<Vec<Paragraph>>),
}

#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    pub heading: bool,
    /// The list, the level, the number to be seen.
    pub list: Option<(String, usize, String)>,
    pub boxed: bool,
    pub pieces: Vec<Piece>,
    /// A tracked change of the paragraph's end.
    pub end: Option<Change>,
}

#[derive(Clone, Debug, Default)]
pub struct Piece {
    pub text: String,
    pub highlight: Option<String>,
    pub strike: bool,
    pub raised: bool,
    pub hidden: bool,
    pub change: Option<Change>,
    pub note: Option<String>,
    /// Author and remark.
    pub comment: Option<(String, String)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub inserted: bool,
    pub author: String,
}

/// The date of every change and comment.
pub const DATE: &str = "2031-03-04T05:06:00";

/// The colours of the notation, as highlighters and as red, green and blue.
pub const COLOURS: &[(&str, &str)] = &[("yellow", "ffff00"), ("green", "00ff00"), ("red", "ff0000")];

pub fn parse(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match line.strip_prefix("| ") {
            Some(cells) => {
                let row: Vec<Paragraph> = cells.split(" | ").map(paragraph).collect();
                match blocks.last_mut() {
                    Some(Block::Table(rows)) => rows.push(row),
                    _ => blocks.push(Block::Table(vec![row])),
                }
            }
            None => blocks.push(Block::Paragraph(paragraph(line))),
        }
    }
    blocks
}

fn paragraph(line: &str) -> Paragraph {
    let mut paragraph = Paragraph::default();
    let mut rest = line;
    if let Some(text) = rest.strip_prefix("# ") {
        paragraph.heading = true;
        rest = text;
    }
    if let Some(text) = rest.strip_prefix("box: ") {
        paragraph.boxed = true;
        rest = text;
    }
    let known = |inner: &str| LISTS.iter().any(|(name, _)| inner.starts_with(&format!("{name} ")));
    if let Some(inner) = rest.strip_prefix('(').filter(|inner| known(inner)) {
        let (item, text) = inner.split_once("\") ").unwrap_or((inner.trim_end_matches("\")"), ""));
        let (list, number) = item.split_once(" \"").expect("a list item has a number");
        let (name, level) = list.split_once(' ').expect("a list item has a level");
        paragraph.list = Some((name.to_owned(), level.parse().expect("a level"), number.to_owned()));
        rest = text;
    }
    pieces(rest, &Piece::default(), &mut paragraph);
    paragraph
}

fn pieces(text: &str, format: &Piece, paragraph: &mut Paragraph) {
    let mut rest = text;
    while !rest.is_empty() {
        let at = ["{+", "{-", "["].iter().filter_map(|mark| rest.find(mark)).min().unwrap_or(rest.len());
        let (plain, marked) = rest.split_at(at);
        if !plain.is_empty() {
            paragraph.pieces.push(Piece { text: plain.to_owned(), ..format.clone() });
        }
        if marked.is_empty() {
            return;
        }
        let (inner, after) = match &marked[..2] {
            "{+" => marked[2..].split_once("+}").expect("an insertion ends"),
            "{-" => marked[2..].split_once("-}").expect("a deletion ends"),
            _ => bracketed(&marked[1..]),
        };
        let (head, words) = inner.split_once(": ").unwrap_or((inner, ""));
        let mut format = format.clone();
        match (&marked[..1], head) {
            ("{", author) => {
                let change = Change { inserted: marked.starts_with("{+"), author: author.to_owned() };
                if words == "¶" {
                    paragraph.end = Some(change);
                    rest = after;
                    continue;
                }
                format.change = Some(change);
            }
            (_, "strike") => format.strike = true,
            (_, "raised") => format.raised = true,
            (_, "hidden") => format.hidden = true,
            (_, "note") => {
                paragraph.pieces.push(Piece { note: Some(words.to_owned()), ..format });
                rest = after;
                continue;
            }
            (_, head) if head.starts_with("comment ") => {
                let (author, remark) =
                    head["comment ".len()..].split_once(" \"").expect("a comment has a remark");
                format.comment = Some((author.to_owned(), remark.trim_end_matches('"').to_owned()));
            }
            (_, colour) if COLOURS.iter().any(|(name, _)| *name == colour) => {
                format.highlight = Some(colour.to_owned());
            }
            _ => {
                paragraph.pieces.push(Piece { text: format!("[{inner}]"), ..format });
                rest = after;
                continue;
            }
        }
        pieces(words, &format, paragraph);
        rest = after;
    }
}

/// The inside of a bracket, in which others may stand.
fn bracketed(text: &str) -> (&str, &str) {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        depth += match c {
            '[' => 1,
            ']' => -1,
            _ => 0,
        };
        if depth == 0 {
            return (&text[..at], &text[at + 1..]);
        }
    }
    panic!("a bracket is not closed: {text}")
}

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A text in pieces between its tabs (`<tab>`) and line breaks (`\`): `true` for a tab before it,
/// `false` for a line break, nothing for the first one.
pub fn lines(text: &str) -> Vec<(Option<bool>, String)> {
    let mut parts = Vec::new();
    for (i, line) in text.split('\\').enumerate() {
        for (j, part) in line.split("<tab>").enumerate() {
            let before = match (i, j) {
                (0, 0) => None,
                (_, 0) => Some(false),
                _ => Some(true),
            };
            parts.push((before, part.to_owned()));
        }
    }
    parts
}
