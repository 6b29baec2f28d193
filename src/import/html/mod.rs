//! HTML → paragraphs: a saved page, or a fragment that was pasted.
//!
//! `dom_smoothie` finds the article in a page; `walk` turns elements into paragraphs with the numbers of
//! their lists. Where the article lacks list points that the page has (a plan printed as a list is easily
//! taken for navigation), the page as a whole is read instead.

mod charset;
mod depth;
mod numbers;
mod pen;
mod walk;

use super::guard::{self, Stopped};
use super::{Fault, Reading, detect};
use crate::model::{Doubt, Revisions, Style, Warning};
use crate::words::{say, say_with};
use dom_query::Document;
use dom_smoothie::{Article, Config, Readability};
use pen::Block;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::time::Duration;
use walk::Content;

/// Pages nest some thirty elements. In one that nests more than this no article is sought, which would take long.
const DEEP: usize = 300;
/// Pages that nest more elements than this are refused.
const DEEPEST: usize = 2000;

/// Reads a web page.
pub(super) fn read(bytes: &[u8]) -> Result<(Reading, About), Fault> {
    let Some(decoded) = charset::text(bytes) else {
        return Err(detect::binary());
    };
    let limit = Duration::from_secs(4 + bytes.len() as u64 / (1024 * 1024));
    let html = decoded.text;
    let depth = depth::depth(&html);
    if depth > DEEPEST {
        return Err(Fault::is(&say_with("kind-deep-page", &[("n", DEEPEST.into())]), say("advice-paste")));
    }
    let (blocks, about) = guard::run(limit, move || blocks(&html, depth)).map_err(|stopped| {
        let what = match stopped {
            Stopped::Broken => say("kind-damaged-page"),
            Stopped::TooSlow => say("kind-slow-page"),
        };
        Fault::is(what, say("advice-paste"))
    })?;
    let (text, paragraphs) = pen::compose(&blocks);
    let mut warnings: Vec<Warning> = decoded.doubt.map(Warning::from).into_iter().collect();
    for heads in about.amended.chunk_by(|a, b| a == b) {
        let read = Revisions::AsTheyStand;
        warnings.push(Doubt::Amendments { n: heads.len(), heads: heads[0].clone(), read }.into());
    }
    Ok((Reading { text, paragraphs, marks: Vec::new(), warnings }, about))
}

/// What a page says of its text.
#[derive(Default)]
pub(super) struct About {
    pub author: Option<String>,
    pub date: Option<String>,
    /// The heads of its tables that set a text against its amendment.
    amended: Vec<[String; 2]>,
}

/// The blocks of a page: its article, or all of it where the article lacks points.
fn blocks(html: &str, depth: usize) -> (Vec<Block>, About) {
    let document = Document::from(html);
    if !is_page(html) {
        let Content { blocks, amended } = walk::content(&document.root(), false);
        return (blocks, About { amended, ..About::default() });
    }
    let Content { blocks: mut whole, amended } = walk::content(&document.root(), true);
    whole.retain(|block| !leads_away(block));
    // A parser that fails finds no article; the page is still there.
    let article = || guard::quietly(|| article(html)).ok().flatten();
    let Some(article) = Some(depth).filter(|depth| *depth <= DEEP).and_then(|_| article()) else {
        return (whole, About { amended, ..About::default() });
    };
    let content = Document::from(with_tables(&article.content).as_ref());
    let of_article = walk::content(&content.root(), true);
    let found = within(of_article.blocks, &whole);
    let lacks_points = points(&whole) > points(&found) + 1;
    let lacks_text = letters(&found) * 5 < letters(&whole) * 2;
    let (chosen, amended) =
        if lacks_points || lacks_text { (whole, amended) } else { (found, of_article.amended) };
    let said = |text: &Option<_>| text.as_deref().map(fold).filter(|text| !text.is_empty());
    let about = About { author: said(&article.byline), date: said(&article.published_time), amended };
    (with_heading(chosen, &article), about)
}

/// The extraction takes the table off around rows that are the whole article, and without it their cells run together.
fn with_tables(content: &str) -> Cow<'_, str> {
    if content.contains("<table") || !content.contains("<tbody>") {
        return content.into();
    }
    content.replace("<tbody>", "<table><tbody>").replace("</tbody>", "</tbody></table>").into()
}

/// The blocks of an article without the short ones that stand around the text of the page: the extraction
/// keeps some, and loses the names of their elements by which they can be told.
fn within(found: Vec<Block>, whole: &[Block]) -> Vec<Block> {
    let texts: BTreeSet<&str> = whole.iter().map(|b| b.text.as_str()).collect();
    let belongs = |b: &&Block| b.text.len() > 200 || texts.contains(b.text.as_str());
    match found.iter().filter(belongs).count() * 2 > found.len() {
        true => found.into_iter().filter(|b| belongs(&b)).collect(),
        false => found,
    }
}

/// Whether the text is a page and not a fragment of one.
fn is_page(html: &str) -> bool {
    let head = html.get(..html.floor_char_boundary(2048)).unwrap_or_default().to_ascii_lowercase();
    ["<html", "<head", "<body", "<!doctype"].iter().any(|tag| head.contains(tag))
}

fn article(html: &str) -> Option<Article> {
    let config = Config { keep_classes: true, ..Config::default() };
    Readability::new(html, None, Some(config)).ok()?.parse().ok()
}

/// A short block that is all link: an entry of a menu, another story.
fn leads_away(block: &Block) -> bool {
    let letters = block.text.chars().filter(|c| !c.is_whitespace()).count();
    letters < 150 && block.linked * 10 > letters * 7
}

/// How many blocks begin with a number.
fn points(blocks: &[Block]) -> usize {
    let numbered = |b: &&Block| {
        let digits = b.text.bytes().take_while(u8::is_ascii_digit).count();
        let mark = (1..=3).contains(&digits) && b.text[digits..].starts_with(['.', ')']);
        mark || b.number > 0 && !b.text.starts_with('•')
    };
    blocks.iter().filter(numbered).count()
}

/// How many letters stand in paragraphs that read like text.
fn letters(blocks: &[Block]) -> usize {
    blocks.iter().map(|b| b.text.chars().count()).filter(|count| *count >= 80).sum()
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The blocks below the title of the page, its author and its date, where they are known and not among them.
fn with_heading(mut blocks: Vec<Block>, article: &Article) -> Vec<Block> {
    let has = |text: &str| blocks.iter().take(8).any(|b| b.text.contains(text) || text.contains(&b.text));
    let title = fold(&article.title);
    let titled = blocks.iter().any(|b| b.style == Style::Heading(1)) || has(&title);
    let byline = article.byline.as_deref().map(fold).filter(|text| !has(text));
    let date = article.published_time.as_deref().map(fold).filter(|text| !has(text));
    let block = |text: String, style| Block { text, style, indent: 0, number: 0, apart: true, linked: 0 };
    let heading = Some(title).filter(|t| !t.is_empty() && !titled).map(|t| block(t, Style::Heading(1)));
    let about = [byline, date].into_iter().flatten().filter(|t| !t.is_empty());
    let first: Vec<Block> =
        heading.into_iter().chain(about.map(|text| block(text, Style::Furniture))).collect();
    blocks.splice(0..0, first);
    blocks
}
