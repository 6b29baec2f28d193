//! Automatic numbers by `numbering.xml`: lists, their levels, overrides and counters.
//!
//! ECMA-376 part 1, 17.9. Lists that share a definition count on from each other; a start
//! override restarts the level when its list comes to that level for the first time.

use super::styles::{Styles, is_on, number, value};
use crate::import::office::counting::{Numerals, bullet};
use crate::import::office::xml::Element;
use std::collections::{BTreeMap, BTreeSet};

/// Levels of a list.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug)]
pub struct Level {
    start: u32,
    numerals: Numerals,
    /// `%1.%2.`
    pattern: String,
    /// The level, counted from 1, after which this one starts again; 0 for never.
    restart: Option<usize>,
    /// All numbers of the pattern are written in digits.
    legal: bool,
    /// The paragraph style of this level.
    style: Option<String>,
    /// Twips.
    pub left: Option<i32>,
    /// Twips; negative where the number hangs out.
    pub first: Option<i32>,
}

/// A definition that lists share.
#[derive(Default)]
struct Definition {
    levels: BTreeMap<usize, Level>,
    /// The style whose list holds the levels.
    link: Option<String>,
}

struct List {
    definition: u32,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// The lists of a document and how far each has counted.
#[derive(Default)]
pub struct Numbering {
    definitions: BTreeMap<u32, Definition>,
    lists: BTreeMap<u32, List>,
    counters: BTreeMap<u32, [Option<u32>; LEVELS]>,
    started: BTreeSet<(u32, usize)>,
}

impl Numbering {
    /// The lists of a numbering part.
    pub fn new(root: Option<Element<'_>>, styles: &Styles) -> Self {
        let Some(root) = root else { return Numbering::default() };
        let mut definitions = BTreeMap::new();
        for element in root.all("w:abstractNum") {
            let Some(id) = element.attribute("w:abstractNumId").and_then(|id| id.parse().ok()) else {
                continue;
            };
            let levels = element.all("w:lvl").filter_map(level).collect();
            let link = value(element.child("w:numStyleLink")).map(str::to_owned);
            definitions.insert(id, Definition { levels, link });
        }
        let mut lists = BTreeMap::new();
        for element in root.all("w:num") {
            let Some(id) = element.attribute("w:numId").and_then(|id| id.parse().ok()) else { continue };
            let Some(definition) = number(element.child("w:abstractNumId")) else { continue };
            let mut list = List { definition, starts: BTreeMap::new(), levels: BTreeMap::new() };
            for change in element.all("w:lvlOverride") {
                let Some(at) = change.attribute("w:ilvl").and_then(|at| at.parse().ok()) else { continue };
                if let Some(start) = number(change.child("w:startOverride")) {
                    list.starts.insert(at, start);
                }
                list.levels.extend(change.child("w:lvl").and_then(level).map(|(_, level)| (at, level)));
            }
            lists.insert(id, list);
        }
        let mut numbering = Numbering { definitions, lists, ..Numbering::default() };
        numbering.follow_links(styles);
        numbering
    }

    /// Lets the lists whose definition only names a style use the definition of that style's list.
    fn follow_links(&mut self, styles: &Styles) {
        let target = |list: &List| {
            let link = self.definitions.get(&list.definition)?.link.as_ref()?;
            Some(self.lists.get(&styles.list(link)?)?.definition)
        };
        let targets: Vec<(u32, u32)> =
            self.lists.iter().filter_map(|(id, list)| Some((*id, target(list)?))).collect();
        for (id, definition) in targets {
            self.lists.entry(id).and_modify(|list| list.definition = definition);
        }
    }

    /// The level of a list, as its overrides have it.
    pub fn level(&self, list: u32, at: usize) -> Option<&Level> {
        let list = self.lists.get(&list)?;
        list.levels.get(&at).or_else(|| self.definitions.get(&list.definition)?.levels.get(&at))
    }

    /// The level that a list keeps for a paragraph style.
    pub fn level_of_style(&self, list: u32, style: &str) -> Option<usize> {
        (0..LEVELS).find(|&at| self.level(list, at).is_some_and(|l| l.style.as_deref() == Some(style)))
    }

    /// Counts a paragraph of a list and gives its number as printed.
    pub fn count(&mut self, list: u32, at: usize) -> Option<String> {
        let level = self.level(list, at).filter(|_| at < LEVELS)?.clone();
        let definition = self.lists.get(&list)?.definition;
        let start = |level: usize| {
            let own = self.lists.get(&list).and_then(|list| list.starts.get(&level));
            own.copied().or_else(|| self.level(list, level).map(|l| l.start)).unwrap_or(1)
        };
        let starts: Vec<u32> = (0..LEVELS).map(start).collect();
        let overridden = self.lists.get(&list).is_some_and(|list| list.starts.contains_key(&at));
        let restarts = overridden && self.started.insert((list, at));
        let below: Vec<bool> = (0..LEVELS)
            .map(|below| below > at && self.level(list, below).is_none_or(|l| l.starts_again_after(at)))
            .collect();
        let counters = self.counters.entry(definition).or_default();
        counters[at] = Some(match counters[at] {
            Some(count) if !restarts => count.saturating_add(1),
            _ => starts[at],
        });
        counters.iter_mut().zip(&below).filter(|(_, below)| **below).for_each(|(count, _)| *count = None);
        let counts: Vec<u32> =
            counters.iter().zip(&starts).map(|(count, start)| count.unwrap_or(*start)).collect();
        Some(self.print(list, &level, &counts))
    }

    fn print(&self, list: u32, level: &Level, counts: &[u32]) -> String {
        if level.numerals == Numerals::Bullet {
            return bullet(&level.pattern).to_owned();
        }
        let mut printed = String::new();
        let mut chars = level.pattern.chars().peekable();
        while let Some(c) = chars.next() {
            let place = chars.peek().and_then(|d| d.to_digit(10)).filter(|d| c == '%' && *d > 0);
            let Some(place) = place.map(|d| d as usize - 1) else {
                printed.push(c);
                continue;
            };
            chars.next();
            let numerals = match self.level(list, place).map_or(Numerals::Decimal, |l| l.numerals) {
                Numerals::None | Numerals::Bullet => Numerals::None,
                Numerals::DecimalZero if level.legal => Numerals::DecimalZero,
                _ if level.legal => Numerals::Decimal,
                numerals => numerals,
            };
            printed.push_str(&numerals.print(counts.get(place).copied().unwrap_or(1)));
        }
        printed
    }
}

impl Level {
    fn starts_again_after(&self, at: usize) -> bool {
        self.restart.is_none_or(|level| at < level)
    }
}

/// A level and its place.
fn level(element: Element<'_>) -> Option<(usize, Level)> {
    let at = element.attribute("w:ilvl")?.parse().ok()?;
    let format = element.child("w:numFmt").or_else(|| {
        // A format newer than Word 2010 stands beside the one it falls back to.
        element.child("mc:AlternateContent")?.child("mc:Fallback")?.child("w:numFmt")
    });
    let pattern = element.child("w:lvlText");
    let twips = |name| element.child("w:pPr")?.child("w:ind")?.attribute(name)?.parse::<i32>().ok();
    let level = Level {
        start: number(element.child("w:start")).unwrap_or(0),
        numerals: value(format).map_or(Numerals::Decimal, numerals),
        pattern: value(pattern).unwrap_or_default().to_owned(),
        restart: number(element.child("w:lvlRestart")),
        legal: element.child("w:isLgl").is_some_and(|e| e.attribute("w:val").is_none_or(is_on)),
        style: value(element.child("w:pStyle")).map(str::to_owned),
        left: twips("w:left").or(twips("w:start")),
        first: twips("w:hanging").map(i32::saturating_neg).or(twips("w:firstLine")),
    };
    Some((at, level))
}

/// The number formats of Word; those of other scripts are written in digits.
fn numerals(format: &str) -> Numerals {
    match format {
        "decimalZero" => Numerals::DecimalZero,
        "upperRoman" => Numerals::UpperRoman,
        "lowerRoman" => Numerals::LowerRoman,
        "upperLetter" => Numerals::UpperLetter,
        "lowerLetter" => Numerals::LowerLetter,
        "ordinal" => Numerals::Ordinal,
        "ordinalText" => Numerals::OrdinalText,
        "cardinalText" => Numerals::CardinalText,
        "russianLower" => Numerals::RussianLower,
        "russianUpper" => Numerals::RussianUpper,
        "chicago" => Numerals::Signs,
        "decimalEnclosedCircle" => Numerals::Circled,
        "decimalEnclosedParen" => Numerals::InParentheses,
        "decimalEnclosedFullstop" => Numerals::WithStop,
        "numberInDash" => Numerals::InDashes,
        "bullet" => Numerals::Bullet,
        "none" => Numerals::None,
        _ => Numerals::Decimal,
    }
}
