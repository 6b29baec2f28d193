//! The properties of paragraphs and characters, by style and direct.

use crate::import::office::flow::{colour, colour_of};
use crate::import::office::xml::Element;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Styles based on each other are followed this far.
const LONGEST_CHAIN: usize = 30;

/// A colour that was set; the inner option is empty where it was set to none.
type Colour = Option<Option<Rc<str>>>;

/// What bears on the reading of a paragraph. What is not set is left to what stands below.
#[derive(Clone, Debug, Default)]
pub struct ParagraphLook {
    /// The list it belongs to; 0 takes it out of its style's list.
    pub list: Option<u32>,
    pub level: Option<usize>,
    /// 0 to 8 for headings, 9 for running text.
    pub outline: Option<u8>,
    /// Twips.
    pub left: Option<i32>,
    /// Twips; negative where the first line hangs out.
    pub first: Option<i32>,
    pub shade: Colour,
    pub text: TextLook,
}

/// What bears on the reading of characters.
#[derive(Clone, Debug, Default)]
pub struct TextLook {
    pub highlight: Colour,
    pub shade: Colour,
    pub strike: Option<bool>,
    pub double_strike: Option<bool>,
    pub raised: Option<bool>,
    pub hidden: Option<bool>,
}

/// A style with all that it is based on.
#[derive(Clone, Default)]
pub struct Style {
    pub name: String,
    pub look: ParagraphLook,
    /// The style in its chain that names the list.
    pub list_style: Option<String>,
}

/// The styles of a document by their identifiers.
#[derive(Default)]
pub struct Styles {
    styles: BTreeMap<String, Style>,
    default: Style,
}

impl Styles {
    /// The styles of a styles part.
    pub fn new(root: Option<Element<'_>>) -> Self {
        let Some(root) = root else { return Styles::default() };
        let own: BTreeMap<&str, Element<'_>> =
            root.all("w:style").filter_map(|s| Some((s.attribute("w:styleId")?, s))).collect();
        let mut base = ParagraphLook::default();
        if let Some(defaults) = root.child("w:docDefaults") {
            let inside = |outer, inner| defaults.child(outer)?.child(inner);
            base = ParagraphLook::of(inside("w:pPrDefault", "w:pPr"), inside("w:rPrDefault", "w:rPr"));
        }
        let mut styles = BTreeMap::new();
        let mut default = Style { look: base.clone(), ..Style::default() };
        for (id, element) in &own {
            let mut chain = vec![(*id, *element)];
            while let Some(based_on) = value(chain.last().and_then(|(_, e)| e.child("w:basedOn")))
                && let Some(element) = own.get(based_on)
                && chain.len() < LONGEST_CHAIN
            {
                chain.push((based_on, *element));
            }
            let name = value(element.child("w:name")).unwrap_or_default().to_lowercase();
            let is_paragraph = element.attribute("w:type").is_none_or(|t| t == "paragraph");
            let look = if is_paragraph { base.clone() } else { ParagraphLook::default() };
            let mut style = Style { name, look, list_style: None };
            for (id, element) in chain.iter().rev() {
                let own = ParagraphLook::of(element.child("w:pPr"), element.child("w:rPr"));
                if own.list.is_some() {
                    style.list_style = Some((*id).to_owned());
                }
                style.look.set(own);
            }
            style.look.outline = style.look.outline.or(outline_by_name(&style.name));
            let is_default = element.attribute("w:default").is_some_and(is_on);
            if is_default && is_paragraph {
                default = style.clone();
            }
            styles.insert((*id).to_owned(), style);
        }
        Styles { styles, default }
    }

    /// A style, or the default one where there is none of this name.
    pub fn paragraph(&self, id: Option<&str>) -> &Style {
        id.and_then(|id| self.styles.get(id)).unwrap_or(&self.default)
    }

    /// A style of characters.
    pub fn text(&self, id: Option<&str>) -> Option<&TextLook> {
        self.styles.get(id?).map(|style| &style.look.text)
    }

    /// The list that a style belongs to.
    pub fn list(&self, id: &str) -> Option<u32> {
        self.styles.get(id)?.look.list
    }
}

impl ParagraphLook {
    /// The properties in `w:pPr`, and those of its characters in `w:rPr`.
    pub fn of(paragraph: Option<Element<'_>>, text: Option<Element<'_>>) -> Self {
        let text = TextLook::of(text);
        let Some(properties) = paragraph else { return ParagraphLook { text, ..Self::default() } };
        let list = properties.child("w:numPr");
        let indent = properties.child("w:ind");
        let twips = |name| indent?.attribute(name)?.parse::<i32>().ok();
        ParagraphLook {
            list: number(list.and_then(|l| l.child("w:numId"))),
            level: number(list.and_then(|l| l.child("w:ilvl"))),
            outline: number(properties.child("w:outlineLvl")),
            left: twips("w:left").or(twips("w:start")),
            first: twips("w:hanging").map(i32::saturating_neg).or(twips("w:firstLine")),
            shade: shade(properties),
            text,
        }
    }

    /// Puts what is set in `other` over this.
    pub fn set(&mut self, other: ParagraphLook) {
        if other.list.is_some() {
            self.level = other.level;
        }
        self.list = other.list.or(self.list);
        self.level = other.level.or(self.level);
        self.outline = other.outline.or(self.outline);
        self.left = other.left.or(self.left);
        self.first = other.first.or(self.first);
        self.shade = other.shade.or(self.shade.take());
        self.text.set(&other.text);
    }
}

impl TextLook {
    /// The properties in `w:rPr`.
    pub fn of(properties: Option<Element<'_>>) -> Self {
        let Some(properties) = properties else { return TextLook::default() };
        let switch = |name| properties.child(name).map(|e| e.attribute("w:val").is_none_or(is_on));
        TextLook {
            highlight: value(properties.child("w:highlight")).map(highlighter),
            shade: shade(properties),
            strike: switch("w:strike"),
            double_strike: switch("w:dstrike"),
            raised: value(properties.child("w:vertAlign")).map(|place| place == "superscript"),
            hidden: switch("w:vanish"),
        }
    }

    /// Puts what is set in `other` over this.
    pub fn set(&mut self, other: &TextLook) {
        self.highlight = other.highlight.clone().or(self.highlight.take());
        self.shade = other.shade.clone().or(self.shade.take());
        self.strike = other.strike.or(self.strike);
        self.double_strike = other.double_strike.or(self.double_strike);
        self.raised = other.raised.or(self.raised);
        self.hidden = other.hidden.or(self.hidden);
    }
}

/// The fill of `w:shd`.
pub fn shade(properties: Element<'_>) -> Colour {
    let shading = properties.child("w:shd")?;
    Some(shading.attribute("w:fill").and_then(colour_of))
}

/// `w:val` of an element.
pub fn value<'a>(element: Option<Element<'a>>) -> Option<&'a str> {
    element?.attribute("w:val")
}

/// `w:val` of an element as a number.
pub fn number<N: std::str::FromStr>(element: Option<Element<'_>>) -> Option<N> {
    value(element)?.parse().ok()
}

/// Whether a switch is on.
pub fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}

/// The outline level of the built-in styles that have none of their own.
fn outline_by_name(name: &str) -> Option<u8> {
    match name {
        "title" => Some(0),
        _ => name.strip_prefix("heading ")?.parse::<u8>().ok()?.checked_sub(1),
    }
}

/// The sixteen colours of Word's highlighter.
fn highlighter(name: &str) -> Option<Rc<str>> {
    colour(match name {
        "yellow" => 0xFFFF00,
        "green" => 0x00FF00,
        "cyan" => 0x00FFFF,
        "magenta" => 0xFF00FF,
        "blue" => 0x0000FF,
        "red" => 0xFF0000,
        "darkBlue" => 0x000080,
        "darkCyan" => 0x008080,
        "darkGreen" => 0x008000,
        "darkMagenta" => 0x800080,
        "darkRed" => 0x800000,
        "darkYellow" => 0x808000,
        "darkGray" => 0x808080,
        "lightGray" => 0xC0C0C0,
        "black" => 0x000000,
        _ => return None,
    })
}
