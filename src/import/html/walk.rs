//! Elements → blocks: headings, quotations, tables and captions set apart, lists with their numbers.

use super::numbers::{Kind, shown};
use super::pen::{Block, Pen};
use crate::import::office::flow::are_heads;
use crate::model::Style;
use crate::text::raised::raised;
use dom_query::NodeRef;

/// Elements whose content is never text of the page.
const MUTE: &[&str] = &[
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "audio",
    "video", "head", "title", "button", "select", "input", "textarea", "datalist", "dialog", "map", "math",
];
/// Elements that stand around the text of a page.
const AROUND: &[&str] = &["nav", "footer", "aside", "form", "menu"];
/// Words in the class, id or role of an element that stands around the text of a page.
const AROUND_WORDS: &[&str] = &[
    "cookie",
    "consent",
    "gdpr",
    "newsletter",
    "navigation",
    "navbar",
    "breadcrumb",
    "sidebar",
    "related",
    "recommend",
    "share",
    "sharing",
    "social",
    "advert",
    "promo",
    "comments",
    "disqus",
    "footer",
    "banner",
    "popup",
    "modal",
    "paywall",
    "teaser",
    "trending",
    "most-read",
    "skip-link",
    "sr-only",
    "visually-hidden",
    "screen-reader",
    "editsection",
];
/// Classes of notes below a text and of its table of contents.
const NOTES: &[&str] = &["reflist", "references", "footnotes", "endnotes", "toc"];
/// Elements that begin and end a block.
const BLOCKS: &[&str] = &[
    "address", "article", "aside", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "main", "nav", "p", "pre",
    "section", "summary",
];
/// How deep elements may nest before the rest is left out: deeper than a page that is read.
const DEEPEST: usize = 4 * super::DEEPEST;
/// How far a list stands in, in letters.
const STEP: u16 = 3;
/// A cell with more letters than this holds text, and its table only places it.
const LONG_CELL: usize = 120;

/// What an element holds.
pub(super) struct Content {
    pub blocks: Vec<Block>,
    /// The heads of tables that set a text against its amendment.
    pub amended: Vec<[String; 2]>,
}

/// The content of an element. `whole` leaves out what stands around the text of a page.
pub(super) fn content(root: &NodeRef, whole: bool) -> Content {
    let mut walk = Walk { pen: Pen::default(), whole, letters: root.text().len(), amended: Vec::new() };
    walk.pen.block(Style::Body, 0);
    walk.children(root, Place { style: Style::Body, indent: 0, depth: 0, kept: false });
    walk.pen.end();
    Content { blocks: walk.pen.blocks, amended: walk.amended }
}

struct Walk {
    pen: Pen,
    amended: Vec<[String; 2]>,
    whole: bool,
    /// How many bytes of text all elements hold together.
    letters: usize,
}

/// Where an element stands.
#[derive(Clone, Copy)]
struct Place {
    style: Style,
    indent: u16,
    depth: usize,
    /// Whether white space and line ends count.
    kept: bool,
}

impl Walk {
    fn children(&mut self, node: &NodeRef, place: Place) {
        if place.depth > DEEPEST {
            return;
        }
        let place = Place { depth: place.depth + 1, ..place };
        for child in node.children() {
            if child.is_text() {
                self.text(&child.text(), place);
            } else if child.is_element() {
                self.element(&child, place);
            }
        }
    }

    /// Whether an element stands around the text of its page.
    fn is_around(&self, node: &NodeRef, name: &str) -> bool {
        const ROLES: [&str; 6] = ["navigation", "banner", "contentinfo", "complementary", "search", "dialog"];
        if AROUND.contains(&name) || ROLES.contains(&attribute(node, "role").as_str()) {
            return true;
        }
        if matches!(name, "html" | "body" | "main" | "article") {
            return false;
        }
        let named = format!("{} {}", attribute(node, "class"), attribute(node, "id")).to_ascii_lowercase();
        // A name says little of an element that holds most of the page.
        AROUND_WORDS.iter().any(|word| named.contains(word)) && node.text().len() * 2 < self.letters
    }

    fn text(&mut self, text: &str, place: Place) {
        for (at, line) in text.split('\n').enumerate() {
            match at {
                0 => {}
                _ if place.kept => self.pen.line_end(),
                _ => self.pen.text(" "),
            }
            self.pen.text(line);
        }
    }

    fn element(&mut self, node: &NodeRef, place: Place) {
        let name = node.node_name().map(|n| n.to_ascii_lowercase()).unwrap_or_default();
        if MUTE.contains(&name.as_str()) || is_hidden(node) || (self.whole && self.is_around(node, &name)) {
            return;
        }
        let classes = attribute(node, "class");
        if place.style != Style::Furniture && classes.split_whitespace().any(|c| NOTES.contains(&c)) {
            let notes = Place { style: Style::Furniture, ..place };
            self.pen.block(notes.style, notes.indent);
            self.element(node, notes);
            return self.pen.block(place.style, place.indent);
        }
        match name.as_str() {
            "br" => self.pen.line_end(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes()[1] - b'0';
                self.block(node, Place { style: Style::Heading(level), ..place }, place);
            }
            "blockquote" => self.block(node, Place { style: Style::Quote, ..place }, place),
            "figcaption" | "caption" => self.block(node, Place { style: Style::Apart, ..place }, place),
            "pre" => self.block(node, Place { kept: true, ..place }, place),
            "ol" => self.ordered(node, place),
            "ul" => self.bulleted(node, place),
            "li" => self.item(node, "•", place),
            "table" => self.table(node, place),
            "a" => {
                let leads = node.attr("href").is_some_and(|href| !href.starts_with('#'));
                self.pen.links += usize::from(leads);
                self.children(node, place);
                self.pen.links -= usize::from(leads);
            }
            "sup" => self.raised(node, place),
            "q" => {
                self.pen.text("“");
                self.children(node, place);
                self.pen.text("”");
            }
            name if BLOCKS.contains(&name) => self.block(node, place, place),
            _ => self.children(node, place),
        }
    }

    fn block(&mut self, node: &NodeRef, inside: Place, outside: Place) {
        self.pen.block(inside.style, inside.indent);
        self.children(node, inside);
        self.pen.block(outside.style, outside.indent);
    }

    fn ordered(&mut self, list: &NodeRef, place: Place) {
        let style = attribute(list, "style");
        let kind = Kind::of(&attribute(list, "type"), &style);
        let items: Vec<NodeRef> = list.children().into_iter().filter(|c| is_named(c, "li")).collect();
        let reversed = list.attr("reversed").is_some();
        let first = if reversed { i64::try_from(items.len()).unwrap_or(i64::MAX) } else { 1 };
        let mut number = attribute(list, "start").trim().parse::<i64>().unwrap_or(first);
        for child in list.children() {
            if !is_named(&child, "li") {
                // Lists are nested without an item by some editors.
                if child.is_element() {
                    self.element(&child, Place { indent: place.indent + STEP, ..place });
                }
                continue;
            }
            number = attribute(&child, "value").trim().parse().unwrap_or(number);
            let kind = match child.attr("type") {
                Some(own) => Kind::of(&own, ""),
                None => kind,
            };
            let shown = if style.contains("none") { String::new() } else { shown(number, kind) };
            self.item(&child, &shown, place);
            number = number.saturating_add(if reversed { -1 } else { 1 });
        }
        self.pen.block(place.style, place.indent);
    }

    fn bulleted(&mut self, list: &NodeRef, place: Place) {
        let none = attribute(list, "style").contains("none");
        for child in list.children() {
            match is_named(&child, "li") {
                true => self.item(&child, if none { "" } else { "•" }, place),
                false if child.is_element() => {
                    self.element(&child, Place { indent: place.indent + STEP, ..place });
                }
                false => {}
            }
        }
        self.pen.block(place.style, place.indent);
    }

    fn item(&mut self, item: &NodeRef, number: &str, place: Place) {
        if is_hidden(item) || (self.whole && self.is_around(item, "li")) {
            return;
        }
        let text = item.text();
        let style = if place.style == Style::Furniture { Style::Furniture } else { Style::Body };
        if number.is_empty() || brings_number(text.trim_start(), number) {
            self.pen.block(style, place.indent);
        } else {
            self.pen.item(number, place.indent, style);
        }
        self.children(item, Place { style, indent: place.indent + STEP, ..place });
        self.pen.unnumber();
        self.pen.block(place.style, place.indent);
    }

    /// A table of short cells is set apart row by row; one of long cells only places its text.
    fn table(&mut self, table: &NodeRef, place: Place) {
        let rows = rows(table);
        let long = |cell: &NodeRef| cell.text().trim().chars().count() > LONG_CELL;
        let places = rows.iter().flatten().any(long) || rows.iter().all(|cells| cells.len() < 2);
        for caption in table.children().into_iter().filter(|c| is_named(c, "caption")) {
            self.element(&caption, place);
        }
        if let Some(heads) = amended(&rows) {
            self.columns(&rows, &heads, place);
            return self.amended.push(heads);
        }
        for cells in &rows {
            if !places {
                self.pen.block(Style::Apart, place.indent);
            }
            for cell in cells.iter().filter(|c| !is_hidden(c)) {
                match places {
                    true => self.block(cell, place, place),
                    false => {
                        self.pen.text(&cell.text());
                        self.pen.text(" ");
                    }
                }
            }
        }
        self.pen.block(place.style, place.indent);
    }

    /// Reads a table that sets a text against its amendment column by column; a row that is one wide cell ends
    /// the columns above it.
    fn columns(&mut self, rows: &[Vec<NodeRef>], heads: &[String; 2], place: Place) {
        let mut right: Vec<NodeRef> = Vec::new();
        for row in rows {
            match row.as_slice() {
                [cell, beside] => {
                    self.cell(cell, heads, place);
                    right.push(*beside);
                }
                wide => right.drain(..).chain(wide.iter().copied()).for_each(|c| self.cell(&c, heads, place)),
            }
        }
        right.iter().for_each(|cell| self.cell(cell, heads, place));
    }

    fn cell(&mut self, cell: &NodeRef, heads: &[String; 2], place: Place) {
        let style = if heads.contains(&folded(cell)) { Style::Heading(6) } else { place.style };
        self.block(cell, Place { style, ..place }, place);
    }

    /// Raised digits stay told from the word before them: `m²`.
    fn raised(&mut self, node: &NodeRef, place: Place) {
        match raised(node.text().trim()) {
            Some(digits) => self.pen.text(&digits),
            None => self.children(node, place),
        }
    }
}

/// The cells of the rows of a table, not of tables inside it.
fn rows<'a>(table: &NodeRef<'a>) -> Vec<Vec<NodeRef<'a>>> {
    let mut rows = Vec::new();
    for part in table.children() {
        if is_named(&part, "tr") {
            rows.push(cells(&part));
        } else if ["thead", "tbody", "tfoot"].iter().any(|n| is_named(&part, n)) {
            rows.extend(part.children().iter().filter(|r| is_named(r, "tr")).map(cells));
        }
    }
    rows
}

fn cells<'a>(row: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    row.children().into_iter().filter(|c| is_named(c, "td") || is_named(c, "th")).collect()
}

/// The heads of a table of at most two columns that sets a text against its amendment.
fn amended(rows: &[Vec<NodeRef>]) -> Option<[String; 2]> {
    let heads = rows.iter().find_map(|row| {
        let heads = [folded(row.first()?), folded(row.get(1)?)];
        are_heads([&heads[0], &heads[1]]).then_some(heads)
    });
    heads.filter(|_| rows.iter().all(|row| row.len() < 3))
}

fn folded(cell: &NodeRef) -> String {
    cell.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_named(node: &NodeRef, name: &str) -> bool {
    node.node_name().is_some_and(|n| n.eq_ignore_ascii_case(name))
}

fn attribute(node: &NodeRef, name: &str) -> String {
    node.attr(name).map(|value| value.to_string()).unwrap_or_default()
}

fn is_hidden(node: &NodeRef) -> bool {
    let style = attribute(node, "style").to_ascii_lowercase().replace(' ', "");
    node.attr("hidden").is_some()
        || attribute(node, "aria-hidden") == "true"
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// Whether the text of an item begins with the number that its list would show, or with any where the list
/// shows a bullet.
fn brings_number(text: &str, number: &str) -> bool {
    let end = text.find(['.', ')', ' ', ':']).unwrap_or(0);
    let own = text[..end].trim_start_matches('(');
    let digits = !own.is_empty() && own.len() < 4 && own.bytes().all(|b| b.is_ascii_digit());
    let marked = digits && text[end..].starts_with(['.', ')']);
    match number {
        "•" => marked || text.starts_with(['•', '–', '—', '-']),
        _ => own == number.trim_end_matches('.') && !own.is_empty() && !text[end..].starts_with(' '),
    }
}
