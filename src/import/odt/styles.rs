//! The properties of paragraphs, characters and cells by their styles.

use crate::import::office::flow::colour_of;
use crate::import::office::xml::{Element, Tree};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Styles that inherit from each other are followed this far.
const LONGEST_CHAIN: usize = 30;

/// What bears on the reading. What is not set is left to the parent style; a colour that was
/// set to none is `Some(None)`.
#[derive(Clone, Default)]
pub struct Look {
    pub highlight: Option<Option<Rc<str>>>,
    /// The colour of the paragraph or cell.
    pub shade: Option<Option<Rc<str>>>,
    pub strike: Option<bool>,
    pub raised: Option<bool>,
    pub hidden: Option<bool>,
    /// Millimetres.
    pub left: Option<f32>,
    /// Millimetres; negative where the first line hangs out.
    pub first: Option<f32>,
    /// The name of the style or of the one it inherits from that a person gave it.
    pub name: String,
}

/// The styles by family and name.
pub struct Styles(BTreeMap<(String, String), Look>);

impl Styles {
    /// The styles of the parts of a document.
    pub fn new<'a>(roots: impl Iterator<Item = Element<'a>>) -> Self {
        let groups = roots.flat_map(|root| {
            root.children().filter(|g| matches!(g.name(), "office:styles" | "office:automatic-styles"))
        });
        let key = |style: &Element<'a>, name| {
            Some((style.attribute("style:family")?.to_owned(), style.attribute(name)?.to_owned()))
        };
        let own: BTreeMap<(String, String), Element<'a>> = groups
            .flat_map(|group| group.all("style:style"))
            .filter_map(|style| Some((key(&style, "style:name")?, style)))
            .collect();
        let look = |style: &Element<'a>| {
            let mut chain = vec![*style];
            while let Some(parent) = chain.last().and_then(|s| own.get(&key(s, "style:parent-style-name")?))
                && chain.len() < LONGEST_CHAIN
            {
                chain.push(*parent);
            }
            chain.iter().rev().fold(Look::default(), |look, style| look.with(*style))
        };
        Styles(own.iter().map(|(key, style)| (key.clone(), look(style))).collect())
    }

    /// A style of a family: `paragraph`, `text`, `table-cell`.
    pub fn get(&self, family: &str, name: Option<&str>) -> Option<&Look> {
        self.0.get(&(family.to_owned(), name?.to_owned()))
    }
}

impl Look {
    fn with(mut self, style: Element<'_>) -> Self {
        if let Some(text) = style.child("style:text-properties") {
            if let Some(colour) = text.attribute("fo:background-color") {
                self.highlight = Some(colour_of(colour));
            }
            let struck = ["style:text-line-through-style", "style:text-line-through-type"];
            if let Some(line) = struck.iter().find_map(|name| text.attribute(name)) {
                self.strike = Some(line != "none");
            }
            if let Some(place) = text.attribute("style:text-position") {
                self.raised = Some(is_raised(place));
            }
            if let Some(display) = text.attribute("text:display") {
                self.hidden = Some(display == "none");
            }
        }
        let outer = style.child("style:paragraph-properties").or(style.child("style:table-cell-properties"));
        if let Some(outer) = outer {
            if let Some(colour) = outer.attribute("fo:background-color") {
                self.shade = Some(colour_of(colour));
            }
            self.left = outer.attribute("fo:margin-left").and_then(millimetres).or(self.left);
            self.first = outer.attribute("fo:text-indent").and_then(millimetres).or(self.first);
        }
        let name = style.attribute("style:display-name").or(style.attribute("style:name"));
        if !style.attribute("style:name").is_some_and(is_automatic) {
            self.name = name.unwrap_or_default().replace("_20_", " ").to_lowercase();
        }
        self
    }

    /// Puts what is set in `other` over this.
    pub fn set(&mut self, other: &Look) {
        self.highlight = other.highlight.clone().or(self.highlight.take());
        self.strike = other.strike.or(self.strike);
        self.raised = other.raised.or(self.raised);
        self.hidden = other.hidden.or(self.hidden);
    }
}

/// `super 58%`, or by how much it is raised: `33% 58%`.
fn is_raised(place: &str) -> bool {
    let height = place.split_whitespace().next().unwrap_or_default();
    height == "super" || height.trim_end_matches('%').parse().is_ok_and(|percent: f32| percent > 0.0)
}

/// Whether the heads or feet of the pages have words in them.
pub fn has_heads(styles: &Tree) -> bool {
    let words = |name| {
        let heads = styles.root().outermost(name);
        heads.map(|head| head.text()).any(|text| text.chars().any(char::is_alphabetic))
    };
    words("style:header") || words("style:footer")
}

/// A length: `1.27cm`, `0.5in`, `36pt`.
pub fn millimetres(length: &str) -> Option<f32> {
    let unit = length.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    let number: f32 = length.strip_suffix(unit)?.parse().ok()?;
    let scale = match unit {
        "mm" => 1.0,
        "cm" => 10.0,
        "in" => 25.4,
        "pt" => 25.4 / 72.0,
        "pc" => 25.4 / 6.0,
        _ => return None,
    };
    Some(number * scale)
}

/// `P12`, `T3`: the names that programs give to direct formatting.
fn is_automatic(name: &str) -> bool {
    name.strip_prefix(['P', 'T']).is_some_and(|n| n.chars().all(|c| c.is_ascii_digit()))
}
