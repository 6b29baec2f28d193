//! Automatic numbers by list styles, and how far each list has counted.
//!
//! OpenDocument 1.3 part 3, 5.3 and 16.30. A list counts from its start unless it says that it
//! continues another one.

use super::styles::millimetres;
use crate::import::office::counting::{Numerals, bullet};
use crate::import::office::xml::Element;
use std::collections::BTreeMap;

/// Levels of a list.
const LEVELS: usize = 10;

/// The name under which the numbers of headings are kept; no list style has an empty name.
const OUTLINE: &str = "";

/// One level of a list style.
#[derive(Clone, Default)]
pub struct Level {
    numerals: Numerals,
    prefix: String,
    suffix: String,
    /// `%1%.%2%.`
    pattern: Option<String>,
    start: u32,
    /// How many levels the number shows.
    shown: usize,
    sign: Option<String>,
    /// Millimetres at which the number stands.
    pub left: f32,
}

/// The list styles and the counters.
pub struct Lists {
    styles: BTreeMap<String, BTreeMap<usize, Level>>,
    counters: Vec<[Option<u32>; LEVELS]>,
    /// The list before, by its style and counter.
    last: Option<(String, usize)>,
    by_id: BTreeMap<String, usize>,
}

/// A list that is being read.
#[derive(Clone)]
pub struct Place {
    style: String,
    counter: usize,
    /// From 0.
    level: usize,
}

impl Place {
    /// The same list at another level.
    pub fn at(self, level: usize) -> Self {
        Place { level: level.min(LEVELS - 1), ..self }
    }
}

impl Lists {
    /// The list styles of the parts of a document.
    pub fn new<'a>(roots: impl Iterator<Item = Element<'a>>) -> Self {
        let mut styles = BTreeMap::new();
        let groups = roots.flat_map(|root| {
            root.children().filter(|g| matches!(g.name(), "office:styles" | "office:automatic-styles"))
        });
        for style in groups.flat_map(Element::children) {
            let name = match style.name() {
                "text:list-style" => style.attribute("style:name"),
                "text:outline-style" => Some(OUTLINE),
                _ => None,
            };
            if let Some(name) = name {
                styles.insert(name.to_owned(), style.children().filter_map(level).collect());
            }
        }
        Lists { styles, counters: vec![[None; LEVELS]], last: None, by_id: BTreeMap::new() }
    }

    /// The place of a list inside another one, or of a list of its own.
    pub fn enter(&mut self, list: Element<'_>, outer: Option<&Place>) -> Place {
        let named = list.attribute("text:style-name").filter(|name| self.styles.contains_key(*name));
        if let Some(outer) = outer {
            let style = named.map_or_else(|| outer.style.clone(), str::to_owned);
            return Place { style, counter: outer.counter, level: (outer.level + 1).min(LEVELS - 1) };
        }
        let style = named.unwrap_or("?").to_owned();
        let continued = match list.attribute("text:continue-list") {
            Some(id) => self.by_id.get(id).copied(),
            None if list.attribute("text:continue-numbering") == Some("true") => {
                self.last.as_ref().filter(|(last, _)| *last == style).map(|(_, counter)| *counter)
            }
            None => None,
        };
        let counter = continued.unwrap_or_else(|| {
            self.counters.push([None; LEVELS]);
            self.counters.len() - 1
        });
        if let Some(id) = list.attribute("xml:id") {
            self.by_id.insert(id.to_owned(), counter);
        }
        self.last = Some((style.clone(), counter));
        Place { style, counter, level: 0 }
    }

    /// The place of a heading by its outline level, counted from 0.
    pub fn outline(&self, level: usize) -> Place {
        Place { style: OUTLINE.to_owned(), counter: 0, level: level.min(LEVELS - 1) }
    }

    pub fn level(&self, place: &Place) -> Option<&Level> {
        self.styles.get(&place.style)?.get(&place.level)
    }

    /// Counts an item and gives its number as printed; `start` is the number it is set to.
    pub fn count(&mut self, place: &Place, start: Option<u32>) -> Option<String> {
        let levels = self.styles.get(&place.style)?;
        let own = levels.get(&place.level)?;
        let counter = self.counters.get_mut(place.counter)?;
        let (upper, below) = counter.split_at_mut(place.level);
        let (count, below) = below.split_first_mut()?;
        // An item that only holds a deeper list counts as well, where none stands before it.
        for (at, outer) in upper.iter_mut().enumerate() {
            let first = levels.get(&at).map_or(1, |level| level.start);
            outer.get_or_insert(first);
        }
        *count = Some(start.unwrap_or_else(|| count.map_or(own.start, |count| count.saturating_add(1))));
        below.fill(None);
        let here = count.unwrap_or(own.start);
        if let Some(sign) = &own.sign {
            return Some(bullet(sign).to_owned());
        }
        let number = |at: usize| {
            let level = levels.get(&at)?;
            let count = if at == place.level { here } else { (*upper.get(at)?).unwrap_or(level.start) };
            (level.sign.is_none()).then(|| level.numerals.print(count))
        };
        let printed = match &own.pattern {
            Some(pattern) => filled(pattern, number),
            None => {
                let first = (place.level + 1).saturating_sub(own.shown.max(1));
                let shown = (first..=place.level).filter_map(number).filter(|n| !n.is_empty());
                format!("{}{}{}", own.prefix, shown.collect::<Vec<_>>().join("."), own.suffix)
            }
        };
        (own.numerals != Numerals::None || own.pattern.is_some()).then_some(printed)
    }
}

/// `%1%.%2%` with its numbers.
fn filled(pattern: &str, number: impl Fn(usize) -> Option<String>) -> String {
    let mut printed = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('%') {
        printed.push_str(before);
        let place = after.split_once('%').and_then(|(n, after)| Some((n.parse::<usize>().ok()?, after)));
        match place {
            Some((place, after)) => {
                printed.push_str(&place.checked_sub(1).and_then(&number).unwrap_or_default());
                rest = after;
            }
            None => {
                printed.push('%');
                rest = after;
            }
        }
    }
    printed + rest
}

/// A level of a list style and its place, from 0.
fn level(element: Element<'_>) -> Option<(usize, Level)> {
    let at = element.attribute("text:level")?.parse::<usize>().ok()?.checked_sub(1)?;
    let text = |name| element.attribute(name).unwrap_or_default().to_owned();
    let number = |name| element.attribute(name).and_then(|n| n.parse().ok());
    let sign = match element.name() {
        "text:list-level-style-bullet" => Some(text("text:bullet-char")),
        "text:list-level-style-image" => Some("•".to_owned()),
        "text:list-level-style-number" | "text:outline-level-style" => None,
        _ => return None,
    };
    let properties = element.child("style:list-level-properties");
    let aligned = properties.and_then(|p| p.child("style:list-level-label-alignment"));
    let length = |name| aligned.or(properties)?.attribute(name).and_then(millimetres);
    let old = properties.and_then(|p| p.attribute("text:space-before")).and_then(millimetres);
    let level = Level {
        numerals: if sign.is_some() { Numerals::Bullet } else { numerals(element) },
        prefix: text("style:num-prefix"),
        suffix: text("style:num-suffix"),
        pattern: element.attribute("loext:num-list-format").map(str::to_owned),
        start: number("text:start-value").unwrap_or(1),
        shown: number("text:display-levels").map_or(1, |shown| shown as usize),
        sign,
        left: length("fo:margin-left").unwrap_or(0.0) + length("fo:text-indent").or(old).unwrap_or(0.0),
    };
    Some((at, level))
}

fn numerals(element: Element<'_>) -> Numerals {
    let doubled = element.attribute("style:num-letter-sync") == Some("true");
    match element.attribute("style:num-format").unwrap_or_default() {
        "" => Numerals::None,
        "i" => Numerals::LowerRoman,
        "I" => Numerals::UpperRoman,
        "a" if doubled => Numerals::LowerLetter,
        "A" if doubled => Numerals::UpperLetter,
        "a" => Numerals::LowerColumn,
        "A" => Numerals::UpperColumn,
        "1st" => Numerals::Ordinal,
        "First" => Numerals::OrdinalText,
        "One" => Numerals::CardinalText,
        "01" => Numerals::DecimalZero,
        format if format.starts_with('①') => Numerals::Circled,
        format if format.starts_with('а') => Numerals::RussianLower,
        format if format.starts_with('А') => Numerals::RussianUpper,
        _ => Numerals::Decimal,
    }
}
