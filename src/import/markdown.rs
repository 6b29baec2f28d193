//! Markdown: marks of emphasis, links and comments go, structure stays.
//!
//! List numbers are taken from the source as they are written (a list `1. 2. 4.`
//! keeps its gap; only `1. 1. 1.` is counted), and a line end inside a paragraph stays a line end, because
//! sub-points often stand on lines of their own without being a list.

use super::plain::width;
use crate::model::{Paragraph, Span, Style};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::collections::BTreeMap;

/// A heading longer than this many bytes is running text that happens to be underlined.
const LONGEST_HEADING: usize = 240;

/// The text without Markdown's marks, and its paragraphs.
pub(super) fn read(source: &str) -> (String, Vec<Paragraph>) {
    let source = keep_labels(source);
    let mut page = Page::default();
    let mut quotes = 0usize;
    let mut html = String::new();
    let mut link_ends: Vec<Option<String>> = Vec::new();
    let mut counts = lazy_lists(&source);
    for (event, range) in Parser::new_ext(&source, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Item) => {
                let written = list_number(&source[range.clone()]);
                let counted = counts.remove(&range.start);
                page.item(counted.as_deref().unwrap_or(written), indent_at(&source, range.start));
            }
            Event::Start(Tag::Heading { level, .. }) => {
                page.begin(Style::Heading(heading_level(level)), indent_at(&source, range.start));
            }
            Event::Start(Tag::BlockQuote(_)) => quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => {
                quotes = quotes.saturating_sub(1);
                page.end_block();
            }
            Event::Start(Tag::Paragraph) => {
                let style = if quotes > 0 { Style::Quote } else { Style::Body };
                page.begin(style, indent_at(&source, range.start));
            }
            Event::Start(Tag::CodeBlock(_) | Tag::TableRow | Tag::TableHead) => {
                page.begin(Style::Apart, indent_at(&source, range.start));
            }
            Event::End(TagEnd::TableCell) => page.push(" "),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::TableRow
                | TagEnd::TableHead,
            )
            | Event::Rule => page.end_block(),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let target = (!is_address(&dest_url)).then(|| dest_url.to_string());
                if target.is_some() {
                    page.push("[");
                }
                link_ends.push(target);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some(Some(target)) = link_ends.pop() {
                    page.push(&format!("]({target})"));
                }
            }
            Event::Text(text) => {
                for (i, line) in text.split('\n').enumerate() {
                    if i > 0 {
                        page.line(width(&line[..line.len() - line.trim_start().len()]));
                    }
                    page.push(line);
                }
            }
            Event::Code(text) => page.push(&text),
            Event::SoftBreak | Event::HardBreak => page.line(indent_after(&source, range.end)),
            Event::InlineHtml(tag) if is_break(&tag) => page.line(0),
            Event::Html(part) => html.push_str(&part),
            Event::End(TagEnd::HtmlBlock) => {
                page.begin(Style::Body, 0);
                for line in without_tags(&std::mem::take(&mut html)).lines() {
                    page.push(line);
                    page.line(0);
                }
                page.end_block();
            }
            _ => {}
        }
    }
    page.finish()
}

/// The numbers of lists that are numbered `1. 1. 1.` throughout, as Markdown shows them, by where their
/// items begin. Other lists keep the numbers that are written.
fn lazy_lists(source: &str) -> BTreeMap<usize, String> {
    let mut counts = BTreeMap::new();
    let mut open: Vec<Vec<usize>> = Vec::new();
    for (event, range) in Parser::new_ext(source, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::List(_)) => open.push(Vec::new()),
            Event::Start(Tag::Item) => {
                open.iter_mut().last().into_iter().for_each(|list| list.push(range.start))
            }
            Event::End(TagEnd::List(_)) => {
                let items = open.pop().unwrap_or_default();
                let numbers: Vec<&str> = items.iter().map(|&at| list_number(&source[at..])).collect();
                let lazy = numbers.len() > 1 && numbers.iter().all(|n| *n == numbers[0]);
                let mark = numbers.first().and_then(|n| n.strip_prefix('1'));
                if let (true, Some(mark @ ("." | ")"))) = (lazy, mark) {
                    counts.extend(items.iter().enumerate().map(|(i, &at)| (at, format!("{}{mark}", i + 1))));
                }
            }
            _ => {}
        }
    }
    counts
}

/// The text and paragraphs as they grow.
#[derive(Default)]
struct Page {
    text: String,
    paragraphs: Vec<Paragraph>,
    line: usize,
    style: Option<Style>,
    indent: u16,
    apart: bool,
    number: Option<Span>,
}

impl Page {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Ends the line; what follows goes on in the same block.
    fn line(&mut self, indent: u16) {
        self.end_line();
        self.indent = indent;
    }

    /// Ends the block and begins another, unless only a list number stands in it so far.
    fn begin(&mut self, style: Style, indent: u16) {
        let only_number = self.number.as_ref().is_some_and(|n| self.text[n.end..].trim().is_empty());
        if !only_number {
            self.end_block();
            self.indent = indent;
        }
        self.style = Some(style);
    }

    fn end_block(&mut self) {
        self.end_line();
        self.apart = true;
        self.style = None;
        self.indent = 0;
    }

    fn item(&mut self, number: &str, indent: u16) {
        self.begin(Style::Body, indent);
        // In `- 1. Fire ceases` and `1. (a) Fire ceases` a list begins with another one.
        let outer = self.number.take().map(|outer| outer.start);
        let bullet = |at: &usize| !self.text[*at..].contains(char::is_alphanumeric);
        if let Some(start) = outer.filter(bullet) {
            self.text.truncate(start);
        }
        let start = outer.unwrap_or(self.text.len());
        self.text.push_str(number);
        self.number = Some(start..self.text.len());
        self.text.push(' ');
    }

    fn end_line(&mut self) {
        let line = &self.text[self.line..];
        let inner = line.trim_start();
        let start = self.line + line.len() - inner.len();
        let span = start..start + inner.trim_end().len();
        let number = self.number.take();
        if span.is_empty() {
            self.text.truncate(self.line);
            return;
        }
        let style = match self.style.unwrap_or(Style::Body) {
            Style::Heading(_) if span.len() > LONGEST_HEADING => Style::Body,
            style => style,
        };
        let (indent, apart) = (self.indent, self.apart);
        self.paragraphs.push(Paragraph { span, style, indent, apart, number, beside: false, page: None });
        self.apart = false;
        self.text.push('\n');
        self.line = self.text.len();
    }

    /// Blank lines go between blocks, so that the text can be read on its own.
    fn finish(mut self) -> (String, Vec<Paragraph>) {
        self.end_line();
        let mut text = String::with_capacity(self.text.len() + self.paragraphs.len());
        for paragraph in &mut self.paragraphs {
            if paragraph.apart && !text.is_empty() {
                text.push('\n');
            }
            let start = text.len();
            text.push_str(&self.text[paragraph.span.clone()]);
            text.push('\n');
            if let Some(number) = &mut paragraph.number {
                let offset = number.start.saturating_sub(paragraph.span.start);
                *number = start + offset..start + offset + number.len();
            }
            paragraph.span = start..start + paragraph.span.len();
        }
        (text, self.paragraphs)
    }
}

/// Escapes `[Option A]: text` at the beginning of a line, which Markdown would take
/// for the address of a link and swallow.
fn keep_labels(source: &str) -> String {
    let mut kept = String::with_capacity(source.len());
    for line in source.split_inclusive('\n') {
        let inner = line.trim_start();
        let defines = inner.starts_with('[')
            && inner.split_once("]:").is_some_and(|(_, target)| !is_address(target.trim_start()));
        if defines {
            kept.push_str(&line[..line.len() - inner.len()]);
            kept.push('\\');
            kept.push_str(inner);
        } else {
            kept.push_str(line);
        }
    }
    kept
}

/// Whether a link leads somewhere; `[shall](may)` in a draft is no link.
fn is_address(target: &str) -> bool {
    target.contains("://")
        || target.starts_with(['#', '/', '<', '.'])
        || target.starts_with("mailto:")
        || target.contains(".htm")
        || target.contains(".md")
}

/// `10.` or `-` at the beginning of a list item's source.
fn list_number(item: &str) -> &str {
    let item = item.trim_start();
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    match item[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => &item[..=digits],
        Some('-' | '*' | '+') if digits == 0 => &item[..1],
        _ => "-",
    }
}

/// How far the line that holds `at` is indented, quotation marks of Markdown aside.
fn indent_at(source: &str, at: usize) -> u16 {
    let start = source[..at].rfind('\n').map_or(0, |n| n + 1);
    indent_after(source, start)
}

fn indent_after(source: &str, start: usize) -> u16 {
    let line = &source[start..];
    width(&line[..line.len() - line.trim_start_matches([' ', '\t']).len()])
}

fn heading_level(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn is_break(tag: &str) -> bool {
    tag.get(..3).is_some_and(|t| t.eq_ignore_ascii_case("<br"))
}

/// The text of a piece of HTML; a comment has none.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let end = if after.starts_with("!--") { "-->" } else { ">" };
        rest = after.split_once(end).map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    text
}
