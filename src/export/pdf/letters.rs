//! The letters of a printed page: fonts, the widths of words, and text broken into lines.

use crate::present::palette::Rgb;
use krilla::text::{Font, GlyphId, KrillaGlyph, Tag};
pub use rustybuzz::Face;
use rustybuzz::{Direction, Script, ShapePlan, UnicodeBuffer};
use std::collections::HashMap;
use std::rc::Rc;

const SERIF: &[u8] = include_bytes!("../../../assets/fonts/NotoSerif.ttf");
const SANS: &[u8] = include_bytes!("../../../assets/fonts/Inter.ttf");
/// The font files.
pub const FACES: [&[u8]; 2] = [SERIF, SANS];
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

/// A word as it is set.
struct Word {
    /// Its glyphs from left to right, their places in the text counted from its beginning.
    glyphs: Vec<KrillaGlyph>,
    /// How wide it is, in units of the size.
    width: f32,
    /// Whether it is read from right to left; none for numbers and signs, which go with the words around them.
    leftward: Option<bool>,
}

/// The fonts, to set and to measure with. Each word is shaped once.
pub struct Letters {
    fonts: [Font; 3],
    faces: [Face<'static>; 3],
    plans: Vec<(Type, Direction, Option<Script>, ShapePlan)>,
    words: [HashMap<String, Rc<Word>>; 3],
    /// Whether the fonts have all letters that were asked of them.
    pub complete: bool,
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
            plans: Vec::new(),
            words: Default::default(),
            complete: true,
        })
    }

    /// The font of a typeface.
    pub fn font(&self, face: Type) -> Font {
        self.fonts[face as usize].clone()
    }

    /// How wide a text is, in points.
    pub fn width(&mut self, face: Type, size: f32, text: &str) -> f32 {
        if !text.contains(' ') {
            return self.word(face, text).width * size;
        }
        text.split_inclusive(' ').map(|part| self.width_of(face, part)).sum::<f32>() * size
    }

    /// The width of a word that may have a space behind it, in units of the size.
    fn width_of(&mut self, face: Type, part: &str) -> f32 {
        match part.strip_suffix(' ') {
            Some("") => self.word(face, " ").width,
            Some(word) => self.word(face, word).width + self.word(face, " ").width,
            None => self.word(face, part).width,
        }
    }

    /// The glyphs of a text, from left to right. The writer of the PDF could find them as well, but
    /// would read the whole font for each text.
    pub fn glyphs(&mut self, face: Type, text: &str) -> Vec<KrillaGlyph> {
        let mut words: Vec<(usize, Rc<Word>)> = Vec::new();
        let mut at = 0;
        for part in text.split_inclusive(' ') {
            let word = part.strip_suffix(' ').unwrap_or(part);
            if !word.is_empty() {
                words.push((at, self.word(face, word)));
            }
            if word.len() < part.len() {
                words.push((at + word.len(), self.word(face, " ")));
            }
            at += part.len();
        }
        turn(&mut words);
        let mut glyphs = Vec::with_capacity(text.len());
        for (at, word) in words {
            glyphs.extend(word.glyphs.iter().map(|glyph| KrillaGlyph {
                text_range: glyph.text_range.start + at..glyph.text_range.end + at,
                ..glyph.clone()
            }));
        }
        glyphs
    }

    /// A word without spaces, or a space.
    fn word(&mut self, face: Type, text: &str) -> Rc<Word> {
        /// Longer ones are rarely met again.
        const KEPT: usize = 60;
        if let Some(word) = self.words[face as usize].get(text) {
            return Rc::clone(word);
        }
        let word = Rc::new(self.shape(face, text));
        if text.len() <= KEPT {
            self.words[face as usize].insert(text.to_owned(), Rc::clone(&word));
        }
        word
    }

    fn shape(&mut self, face: Type, text: &str) -> Word {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let (direction, script) = (buffer.direction(), Some(buffer.script()));
        let leftward = text.chars().any(char::is_alphabetic).then_some(direction == Direction::RightToLeft);
        let own = &self.faces[face as usize];
        let known = self.plans.iter().position(|plan| (plan.0, plan.1, plan.2) == (face, direction, script));
        let known = known.unwrap_or_else(|| {
            let plan = ShapePlan::new(own, direction, script, None, &[]);
            self.plans.push((face, direction, script, plan));
            self.plans.len() - 1
        });
        let shaped = rustybuzz::shape_with_plan(own, &self.plans[known].3, buffer);
        let mut starts: Vec<usize> =
            shaped.glyph_infos().iter().map(|glyph| glyph.cluster as usize).collect();
        starts.sort_unstable();
        let end = |start: usize| {
            let next = starts.partition_point(|&other| other <= start);
            starts.get(next).copied().unwrap_or(text.len())
        };
        let em = own.units_per_em() as f32;
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
        let glyphs: Vec<KrillaGlyph> = glyphs.map(glyph).collect();
        self.complete &= shaped.glyph_infos().iter().all(|info| info.glyph_id != 0);
        Word { width: glyphs.iter().map(|glyph| glyph.x_advance).sum(), glyphs, leftward }
    }

    /// Breaks runs into lines at most `width` wide, in points. A line breaks at a space, and inside a
    /// word only where the word is wider than a line.
    pub fn lines(&mut self, runs: &[(Style, String)], width: f32) -> Vec<Line> {
        let mut lines: Vec<Line> = vec![Vec::new()];
        let mut x = 0.0;
        for word in units(runs) {
            let own: f32 =
                word.parts.iter().map(|(style, text)| self.width(style.face, style.size, text)).sum();
            let space = word.space.map_or(0.0, |style| self.width(style.face, style.size, " "));
            let begins = lines.last().is_none_or(Vec::is_empty);
            if !begins && x + space + own > width {
                // The space at which the line ends is for those who copy the text or have it read to them.
                if let Some(style) = word.space {
                    put(&mut lines, &mut x, Style { mark: Mark::Plain, ..style }, " ", space);
                }
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

/// Lets words that are read from right to left stand in that order, where several follow each other.
fn turn(words: &mut [(usize, Rc<Word>)]) {
    let mut first = 0;
    while first < words.len() {
        let run = words[first..].iter().take_while(|(_, word)| word.leftward != Some(false)).count();
        // Signs at either end of them belong to the line.
        let run = &mut words[first..first + run];
        let begins = run.iter().position(|(_, word)| word.leftward == Some(true)).unwrap_or(run.len());
        let ends =
            run.iter().rposition(|(_, word)| word.leftward == Some(true)).map_or(begins, |last| last + 1);
        run[begins..ends].reverse();
        first += run.len().max(1);
    }
}

/// What stays together on a line, and the style of the space before it.
struct Unit<'a> {
    space: Option<Style>,
    parts: Vec<(Style, &'a str)>,
}

fn units(runs: &[(Style, String)]) -> Vec<Unit<'_>> {
    let mut units: Vec<Unit<'_>> = vec![Unit { space: None, parts: Vec::new() }];
    for (style, text) in runs {
        for (i, part) in text.split(' ').enumerate() {
            if i > 0 {
                units.push(Unit { space: Some(*style), parts: Vec::new() });
            }
            if let Some(unit) = units.last_mut().filter(|_| !part.is_empty()) {
                unit.parts.push((*style, part));
            }
        }
    }
    units.retain(|unit| !unit.parts.is_empty());
    units
}
