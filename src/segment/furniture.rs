//! What stands around a text on a web page: cookie notices, menus, captions, lists
//! of other stories. The rules are in `furniture.txt`.

use crate::text::words::words;
use aho_corasick::AhoCorasick;
use foldhash::{HashMap, HashMapExt, HashSet};
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

/// The rules by their kind.
struct Rules {
    whole: HashSet<&'static str>,
    /// By their first character.
    begins: HashMap<char, Vec<&'static str>>,
    /// All that a line may hold, looked for at once.
    holds: AhoCorasick,
    block: HashSet<&'static str>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let lines = include_str!("furniture.txt").lines();
    let rules: Vec<(&str, &str)> =
        lines.filter_map(|line| line.split_once(' ')).map(|(kind, words)| (kind, words.trim())).collect();
    let of = |kind: &'static str| rules.iter().filter(move |rule| rule.0 == kind).map(|rule| rule.1);
    let mut begins: HashMap<char, Vec<&str>> = HashMap::new();
    for words in of("+") {
        begins.entry(first(words)).or_default().push(words);
    }
    Rules {
        whole: of("=").collect(),
        begins,
        holds: AhoCorasick::new(of("~")).expect("furniture.txt is part of the program"),
        block: of(">").collect(),
    }
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
    let rules = &*RULES;
    let is_line = rules.whole.contains(bare)
        || rules.begins.get(&first(bare)).into_iter().flatten().any(|words| starts_with_word(bare, words))
        || rules.holds.is_match(&lower);
    match () {
        () if rules.block.contains(bare) => Furniture::Block,
        () if is_line => Furniture::Line,
        () => Furniture::No,
    }
}

fn first(text: &str) -> char {
    text.chars().next().unwrap_or_default()
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
