//! What stands around a text on a web page: cookie notices, menus, captions, lists
//! of other stories. The rules are in `furniture.txt`.

use crate::text::words::words;
use std::sync::LazyLock;

/// What a line is to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    /// No furniture.
    No,
    /// Furniture by itself.
    Line,
    /// The heading of a block of furniture: what follows it briefly belongs to it.
    Block,
}

enum Rule {
    Whole(String),
    Begins(String),
    Holds(String),
    Block(String),
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rule = |line: &str| {
        let (kind, words) = line.split_once(' ')?;
        let words = words.trim().to_owned();
        match kind {
            "=" => Some(Rule::Whole(words)),
            "+" => Some(Rule::Begins(words)),
            "~" => Some(Rule::Holds(words)),
            ">" => Some(Rule::Block(words)),
            _ => None,
        }
    };
    include_str!("furniture.txt").lines().filter_map(rule).collect()
});

/// Longer lines than this (in bytes) are read in full by no rule.
const LONGEST: usize = 600;

/// What a line or short paragraph is to the page.
pub(super) fn classify(text: &str) -> Furniture {
    if text.len() > LONGEST {
        return Furniture::No;
    }
    if is_credit(text) || is_address(text) || is_bare_number(text) || is_page_number(text) {
        return Furniture::Line;
    }
    let lower = text.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '©');
    let mut found = Furniture::No;
    for rule in RULES.iter() {
        match rule {
            Rule::Block(words) if bare == words => return Furniture::Block,
            Rule::Whole(words) if bare == words => found = Furniture::Line,
            Rule::Begins(words) if starts_with_word(bare, words) => found = Furniture::Line,
            Rule::Holds(words) if lower.contains(words.as_str()) => found = Furniture::Line,
            _ => {}
        }
    }
    found
}

fn starts_with_word(text: &str, words: &str) -> bool {
    let closed = words.ends_with([':', '©']);
    text.strip_prefix(words).is_some_and(|rest| closed || !rest.starts_with(char::is_alphanumeric))
}

/// A caption that ends in its source: `… December 23. /VCG`, `… (Reuters)`, `Photo by AFP`.
fn is_credit(text: &str) -> bool {
    const AGENCIES: &[&str] = &[
        "VCG",
        "AFP",
        "Reuters",
        "AP",
        "EPA",
        "Getty",
        "Getty Images",
        "Xinhua",
        "TASS",
        "Ukrinform",
        "dpa",
        "EFE",
        "ANSA",
        "Anadolu",
        "УНІАН",
        "Укрінформ",
        "ТАСС",
        "РИА Новости",
    ];
    let end = text.trim_end_matches(['.', ')', ']', ' ']);
    AGENCIES.iter().any(|agency| {
        end.strip_suffix(agency).is_some_and(|before| {
            let sign = before.trim_end();
            let caption = sign.ends_with(['/', '©', '|']) || sign.to_lowercase().ends_with("photo by");
            caption || sign.ends_with('(') && words(sign).next().is_none()
        })
    })
}

/// A web address and nothing else.
fn is_address(text: &str) -> bool {
    let text = text.trim();
    !text.contains(char::is_whitespace)
        && (text.starts_with("http") || text.starts_with("www."))
        && text.contains('.')
}

/// `Page 2 of 7`.
fn is_page_number(text: &str) -> bool {
    const PAGE: &[&str] = &["page", "seite", "página", "сторінка", "стор", "страница", "стр"];
    if text.chars().nth(23).is_some() {
        return false;
    }
    let lower = text.to_lowercase();
    let mut words = words(&lower).map(|w| &lower[w]);
    words.next().is_some_and(|w| PAGE.contains(&w))
        && words.all(|w| w.parse::<u32>().is_ok() || matches!(w, "of" | "von" | "sur" | "de" | "з" | "из"))
}

/// A page number or a rule of dashes: no letter and no word.
fn is_bare_number(text: &str) -> bool {
    text.chars().nth(12).is_none() && !text.chars().any(char::is_alphabetic)
}
