//! The letters of a printed page: fonts, the widths of words, and text broken into lines.

use crate::present::palette::Rgb;
use krilla::text::{Font, GlyphId, KrillaGlyph, Tag};
use rustybuzz::{Face, UnicodeBuffer};
use std::collections::HashMap;

const SERIF: &[u8] = include_bytes!("../../../assets/fonts/NotoSerif.ttf");
const SANS: &[u8] = include_bytes!("../../../assets/fonts/Inter.ttf");
/// The weight of what is set in bold, and of what is not.
const WEIGHTS: [f32; 2] = [650.0, 400.0];

/// A typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// The drafts' text.
    Serif,
    /// What is said about it.
    Sans,
    /// The same in bold.
    Bold,
}

/// A line through or below words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// None.
    Plain,
    /// Below: added.
    Under,
    /// Through: removed.
    Through,
}

/// How words are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The typeface.
    pub face: Type,
    /// Their size, in points.
    pub size: f32,
    /// Their colour.
    pub ink: Rgb,
    /// The line through or below them.
    pub mark: Mark,
}

/// Words of one style on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// How they are set.
    pub style: Style,
    /// The words.
    pub text: String,
    /// Where they begin, in points from the beginning of the line.
    pub x: f32,
    /// How wide they are, in points.
    pub width: f32,
}

/// One line of a text.
pub type Line = Vec<Piece>;

/// The fonts, to set and to measure with.
pub struct Letters {
    fonts: [Font; 3],
    faces: [Face<'static>; 3],
    widths: HashMap<(Type, String), f32>,
}

impl Letters {
    /// Loads the fonts. None where the program was built with broken ones.
    pub fn new() -> Option<Self> {
        let weight = |bold: bool| WEIGHTS[usize::from(!bold)];
        let sans = |bold| Font::new_variable(SANS.to_vec().into(), 0, &[(Tag::new(b"wght"), weight(bold))]);
        let face = |bold| {
            let mut face = Face::from_slice(SANS, 0)?;
            let tag = rustybuzz::ttf_parser::Tag::from_bytes(b"wght");
            face.set_variations(&[rustybuzz::Variation { tag, value: weight(bold) }]);
            Some(face)
        };
        Some(Letters {
            fonts: [Font::new(SERIF.to_vec().into(), 0)?, sans(false)?, sans(true)?],
            faces: [Face::from_slice(SERIF, 0)?, face(false)?, face(true)?],
            widths: HashMap::new(),
        })
    }

    /// The font of a typeface.
    pub fn font(&self, face: Type) -> Font {
        self.fonts[face as usize].clone()
    }

    /// How wide a text is, in points.
    pub fn width(&mut self, face: Type, size: f32, text: &str) -> f32 {
        /// Longer stretches are rarely met again.
        const KEPT: usize = 40;
        let known = (text.len() <= KEPT).then(|| self.widths.get(&(face, text.to_owned()))).flatten();
        let em = match known {
            Some(width) => *width,
            None => {
                let width = self.measure(face, text);
                if text.len() <= KEPT {
                    self.widths.insert((face, text.to_owned()), width);
                }
                width
            }
        };
        em * size
    }

    /// The width in units of the size.
    fn measure(&self, face: Type, text: &str) -> f32 {
        self.glyphs(face, text).iter().map(|glyph| glyph.x_advance).sum()
    }

    /// The glyphs of a text, from left to right. The writer of the PDF could find them as well, but
    /// would read the whole font for each text.
    pub fn glyphs(&self, face: Type, text: &str) -> Vec<KrillaGlyph> {
        let face = &self.faces[face as usize];
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let shaped = rustybuzz::shape(face, &[], buffer);
        let mut starts: Vec<usize> =
            shaped.glyph_infos().iter().map(|glyph| glyph.cluster as usize).collect();
        starts.sort_unstable();
        let end = |start: usize| {
            let next = starts.partition_point(|&other| other <= start);
            starts.get(next).copied().unwrap_or(text.len())
        };
        let em = face.units_per_em() as f32;
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        let glyph = |(info, place): (&rustybuzz::GlyphInfo, &rustybuzz::GlyphPosition)| {
            let start = info.cluster as usize;
            KrillaGlyph {
                glyph_id: GlyphId::new(info.glyph_id),
                text_range: start..end(start),
                x_advance: place.x_advance as f32 / em,
                x_offset: place.x_offset as f32 / em,
                y_offset: place.y_offset as f32 / em,
                y_advance: place.y_advance as f32 / em,
                location: None,
            }
        };
        glyphs.map(glyph).collect()
    }

    /// Breaks runs into lines at most `width` wide, in points. A line breaks at a space, and inside a
    /// word only where the word is wider than a line.
    pub fn lines(&mut self, runs: &[(Style, String)], width: f32) -> Vec<Line> {
        let mut lines: Vec<Line> = vec![Vec::new()];
        let mut x = 0.0;
        for word in words(runs) {
            let own: f32 =
                word.parts.iter().map(|(style, text)| self.width(style.face, style.size, text)).sum();
            let space = word.space.map_or(0.0, |style| self.width(style.face, style.size, " "));
            let begins = lines.last().is_none_or(Vec::is_empty);
            if !begins && x + space + own > width {
                lines.push(Vec::new());
                x = 0.0;
            } else if let Some(style) = word.space.filter(|_| !begins) {
                put(&mut lines, &mut x, style, " ", space);
            }
            for (style, text) in &word.parts {
                self.part(&mut lines, &mut x, *style, text, width);
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// Puts a part of a word on the last line, and on further ones where it is wider than all of a line.
    fn part(&mut self, lines: &mut Vec<Line>, x: &mut f32, style: Style, text: &str, width: f32) {
        let own = self.width(style.face, style.size, text);
        if *x + own <= width || own <= width && *x == 0.0 {
            put(lines, x, style, text, own);
            return;
        }
        for letter in text.chars() {
            let letter = letter.to_string();
            let own = self.width(style.face, style.size, &letter);
            if *x + own > width && *x > 0.0 {
                lines.push(Vec::new());
                *x = 0.0;
            }
            put(lines, x, style, &letter, own);
        }
    }
}

/// Adds to the last line, joining what is set alike.
fn put(lines: &mut [Line], x: &mut f32, style: Style, text: &str, width: f32) {
    let Some(line) = lines.last_mut() else { return };
    match line.last_mut() {
        Some(last) if last.style == style => {
            last.text.push_str(text);
            last.width += width;
        }
        _ => line.push(Piece { style, text: text.to_owned(), x: *x, width }),
    }
    *x += width;
}

/// What stays together on a line, and the style of the space before it.
struct Word<'a> {
    space: Option<Style>,
    parts: Vec<(Style, &'a str)>,
}

fn words(runs: &[(Style, String)]) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = vec![Word { space: None, parts: Vec::new() }];
    for (style, text) in runs {
        for (i, part) in text.split(' ').enumerate() {
            if i > 0 {
                words.push(Word { space: Some(*style), parts: Vec::new() });
            }
            if let Some(word) = words.last_mut().filter(|_| !part.is_empty()) {
                word.parts.push((*style, part));
            }
        }
    }
    words.retain(|word| !word.parts.is_empty());
    words
}
