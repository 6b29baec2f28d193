//! The light marks of a note (CommonMark): emphasis, strong words, lists, links. HTML in it is text.

use super::words::is_unreadable;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// One paragraph, heading or item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// How deep it stands in lists and quotations.
    pub indent: usize,
    /// What stands before it: `•` or `3.`; empty where it is no item, or goes on with one.
    pub bullet: String,
    /// Its text.
    pub pieces: Vec<Piece>,
}

/// A stretch of text in one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is emphasised.
    pub emphasis: bool,
    /// Whether it is strong.
    pub strong: bool,
    /// Whether it is to be read letter by letter.
    pub code: bool,
    /// Where a click on it leads; only to the web and to mail.
    pub link: Option<String>,
}

/// Reads what a note says.
pub fn paragraphs(body: &str) -> Vec<Paragraph> {
    let mut reader = Reader::default();
    for event in Parser::new(body) {
        reader.take(event);
    }
    reader.end();
    reader.done
}

/// What a note says without its marks, line by line; an address stands behind the words that lead to it.
pub fn lines(body: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in paragraphs(body) {
        let text: String = paragraph.pieces.iter().map(told).collect();
        for (at, line) in text.split('\n').enumerate() {
            let bullet = if at == 0 { paragraph.bullet.as_str() } else { "" };
            let line = super::words::fold(&format!("{bullet} {line}"));
            lines.push(format!("{}{line}", "  ".repeat(paragraph.indent)));
        }
    }
    lines
}

/// A stretch without its marks: `the draft (https://…)`.
fn told(piece: &Piece) -> String {
    match &piece.link {
        Some(link) if *link != piece.text => format!("{} ({link})", piece.text),
        _ => piece.text.clone(),
    }
}

/// What a note says without its marks, on one line.
pub fn plain(body: &str) -> String {
    let paragraphs = paragraphs(body).into_iter().map(|paragraph| {
        let text: String = paragraph.pieces.iter().map(|piece| piece.text.as_str()).collect();
        if paragraph.bullet.is_empty() { text } else { format!("{} {text}", paragraph.bullet) }
    });
    super::words::fold(&paragraphs.collect::<Vec<_>>().join(" "))
}

/// Whether a text has any marks.
pub fn is_marked(body: &str) -> bool {
    let looks = |piece: &Piece| piece.emphasis || piece.strong || piece.code || piece.link.is_some();
    let mut all = paragraphs(body).into_iter();
    all.any(|paragraph| {
        paragraph.indent > 0 || !paragraph.bullet.is_empty() || paragraph.pieces.iter().any(looks)
    })
}

#[derive(Default)]
struct Reader {
    done: Vec<Paragraph>,
    open: Paragraph,
    /// The number of the next item of each list that is open; none where it has bullets.
    lists: Vec<Option<u64>>,
    quotes: usize,
    emphasis: usize,
    strong: usize,
    link: Option<String>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.finish(tag),
            Event::Text(text) => self.text(&text, false),
            Event::Code(text) => self.text(&text, true),
            // A reader sees what the writer typed, and nothing is carried out.
            Event::Html(text) | Event::InlineHtml(text) => self.text(&text, false),
            // Who begins a new line in a note means one.
            Event::SoftBreak | Event::HardBreak => self.text("\n", false),
            Event::Rule => {
                self.end();
                self.text("———", false);
                self.end();
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.end();
                self.strong += 1;
            }
            Tag::List(first) => {
                self.end();
                self.lists.push(first);
            }
            Tag::Item => {
                self.end();
                self.open.bullet = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}.", *number - 1)
                    }
                    _ => "•".to_owned(),
                };
            }
            Tag::BlockQuote(_) => {
                self.end();
                self.quotes += 1;
            }
            Tag::Paragraph if !self.open.pieces.is_empty() => self.end(),
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.end(),
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.link = is_address(&dest_url).then(|| dest_url.to_string());
            }
            _ => {}
        }
    }

    fn finish(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.end();
                self.strong = self.strong.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.end();
                self.lists.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.end();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.end(),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link | TagEnd::Image => self.link = None,
            _ => {}
        }
    }

    /// Adds text; an address that stands in it bare is a link as well.
    fn text(&mut self, text: &str, code: bool) {
        if code || self.link.is_some() {
            return self.piece(text, code, self.link.clone());
        }
        let mut rest = text;
        while let Some(at) = ["https://", "http://"].iter().filter_map(|start| rest.find(start)).min() {
            let end = rest[at..].find(char::is_whitespace).map_or(rest.len(), |length| at + length);
            let address = rest[at..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"', '»', '”']);
            self.piece(&rest[..at], false, None);
            self.piece(address, false, Some(address.to_owned()).filter(|address| is_address(address)));
            rest = &rest[at + address.len()..];
        }
        self.piece(rest, false, None);
    }

    /// Adds a stretch; signs that no form can hold are shown as `U+FFFD`.
    fn piece(&mut self, text: &str, code: bool, link: Option<String>) {
        let look =
            Piece { text: String::new(), emphasis: self.emphasis > 0, strong: self.strong > 0, code, link };
        if text.is_empty() {
            return;
        }
        let shown = |c: char| if c != '\n' && is_unreadable(c) { '\u{fffd}' } else { c };
        let text: String = text.chars().map(shown).collect();
        match self.open.pieces.last_mut() {
            Some(last) if Piece { text: String::new(), ..last.clone() } == look => last.text.push_str(&text),
            _ => self.open.pieces.push(Piece { text, ..look }),
        }
    }

    fn end(&mut self) {
        let mut paragraph = std::mem::take(&mut self.open);
        if let Some(last) = paragraph.pieces.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        paragraph.pieces.retain(|piece| !piece.text.is_empty());
        if paragraph.pieces.is_empty() {
            // The first paragraph of an item is the item.
            self.open.bullet = paragraph.bullet;
            return;
        }
        paragraph.indent = self.lists.len().saturating_sub(1) + self.quotes;
        if paragraph.bullet.is_empty() && !self.lists.is_empty() {
            paragraph.indent += 1;
        }
        self.done.push(paragraph);
    }
}

/// Whether an address leads to the web or to mail: others may start programs.
fn is_address(address: &str) -> bool {
    let starts = |start: &str| {
        address.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
            && address.len() > start.len()
    };
    (starts("https://") || starts("http://") || starts("mailto:"))
        && !address.chars().any(|c| is_unreadable(c) || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a note says, a line for each paragraph: `/emphasis/`, `*strong*`, `` `code` ``, `text<address>`.
    fn check(body: &str, expected: &[&str]) {
        let piece = |piece: &Piece| {
            let mut text = piece.text.clone();
            for (on, mark) in [(piece.emphasis, "/"), (piece.strong, "*"), (piece.code, "`")] {
                if on {
                    text = format!("{mark}{text}{mark}");
                }
            }
            text + &piece.link.as_ref().map_or(String::new(), |link| format!("<{link}>"))
        };
        let line = |paragraph: &Paragraph| {
            let text: String = paragraph.pieces.iter().map(piece).collect();
            format!("{}{}", " ".repeat(paragraph.indent), format!("{} {text}", paragraph.bullet).trim())
        };
        let lines: Vec<String> = paragraphs(body).iter().map(line).collect();
        assert_eq!(lines, expected, "{body:?}");
    }

    #[test]
    fn without_its_marks_a_note_keeps_its_lines() {
        let body = "Ask **the lawyers**\nabout [the draft](https://example.org/a).\n\n- soon\n- *twice*\n";
        let expected = ["Ask the lawyers", "about the draft (https://example.org/a).", "• soon", "• twice"];
        assert_eq!(lines(body), expected);
    }

    #[test]
    fn the_marks_of_a_note_are_read() {
        check("Ask *the lawyers*, **soon**.", &["Ask /the lawyers/, *soon*."]);
        check(
            "Two things:\n\n- first\n- second\n\n1. one",
            &["Two things:", "• first", "• second", "1. one"],
        );
        check("- a\n  - b\n- c\n\n  more", &["• a", " • b", "• c", " more"]);
        check("7. seven\n8. eight", &["7. seven", "8. eight"]);
        check("# Head\n\n> said\n\n`x`", &["*Head*", " said", "`x`"]);
        check("[the plan](https://example.org/a)", &["the plan<https://example.org/a>"]);
        check("See https://example.org/a.", &["See https://example.org/a<https://example.org/a>."]);
        check("<https://example.org>", &["https://example.org<https://example.org>"]);
    }

    #[test]
    fn nothing_but_text_comes_of_what_could_do_harm() {
        check("a <b onclick='x()'>b</b>", &["a <b onclick='x()'>b</b>"]);
        check("<script>\nx()\n</script>", &["<script>\nx()\n</script>"]);
        check("[x](javascript:alert(1)) [y](file:///etc/passwd)", &["x y"]);
        check("![a picture](https://example.org/p.png)", &["a picture<https://example.org/p.png>"]);
        check("", &[]);
        check("* \n*", &[]);
    }

    #[test]
    fn a_note_is_told_on_one_line() {
        assert_eq!(plain("Ask *them*:\n\n- one\n- **two**"), "Ask them: • one • two");
        assert!(!is_marked("Why 30 days? 2 * 3 = 6") && is_marked("*Why*?") && is_marked("- a"));
    }
}
