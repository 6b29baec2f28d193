//! Sheets of paper that fill from the top: lines of text, columns of them, rules, and what is drawn at last.

use super::letters::{Letters, Line, Mark, Style, Type};
use crate::export::ExportError;
use crate::present::palette::{LIGHT, Rgb};
use krilla::Document;
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;

/// A4 upright, in points.
pub const SHEET: (f32, f32) = (595.28, 841.89);
/// The margin at each side, in points.
pub const MARGIN: f32 = 54.0;
/// What is left between the margins of an upright sheet, in points.
pub const MEASURE: f32 = SHEET.0 - 2.0 * MARGIN;
/// From line to line, as a multiple of the size of its letters.
const LEADING: f32 = 1.42;

/// A form that is filled: corners and curves, in points of its sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Left, top, width, height.
    Box([f32; 4]),
    /// From a stretch of a left edge to a stretch of a right edge: left, its top and bottom, right, its
    /// top and bottom.
    Band([f32; 6]),
}

/// What stands on a sheet.
enum Drawn {
    /// In a style, from a place on the baseline.
    Text(Style, f32, f32, String),
    /// In a colour, of this opacity.
    Fill(Shape, Rgb, f32),
}

#[derive(Default)]
struct Sheet {
    marks: Vec<Drawn>,
    sideways: bool,
}

/// A place of the outline.
struct Entry {
    level: usize,
    words: String,
    sheet: usize,
    y: f32,
}

/// The sheets filled so far.
pub struct Sheets {
    /// What measures and sets.
    pub letters: Letters,
    sheets: Vec<Sheet>,
    y: f32,
    outline: Vec<Entry>,
}

impl Sheets {
    /// One empty sheet.
    pub fn new(letters: Letters) -> Self {
        Sheets { letters, sheets: vec![Sheet::default()], y: MARGIN, outline: Vec::new() }
    }

    /// Goes on on another sheet, lying on its side or not.
    pub fn turn(&mut self, sideways: bool) {
        self.sheets.push(Sheet { sideways, ..Sheet::default() });
        self.y = MARGIN;
    }

    /// The size of the sheet that is being filled, in points.
    pub fn size(&self) -> (f32, f32) {
        size(self.sheets.last().is_some_and(|sheet| sheet.sideways))
    }

    /// Leaves room, in points.
    pub fn skip(&mut self, height: f32) {
        self.y += height;
    }

    /// Where the next line goes, in points from the top.
    pub fn y(&self) -> f32 {
        self.y
    }

    /// Begins another sheet unless so much room is left.
    pub fn need(&mut self, height: f32) {
        if self.y + height > self.size().1 - MARGIN {
            let sideways = self.sheets.last().is_some_and(|sheet| sheet.sideways);
            self.turn(sideways);
        }
    }

    /// Names this place in the outline, 0 for a chapter and 1 for what stands in it.
    pub fn bookmark(&mut self, level: usize, words: &str) {
        let (sheet, y) = (self.sheets.len() - 1, self.y);
        self.outline.push(Entry { level, words: words.to_owned(), sheet, y });
    }

    /// Sets runs from `left`, at most `width` wide.
    pub fn paragraph(&mut self, left: f32, width: f32, runs: &[(Style, String)]) {
        let lines = self.letters.lines(runs, width);
        for line in lines {
            self.line(left, &line);
        }
    }

    fn line(&mut self, left: f32, line: &Line) {
        let size = line.iter().map(|piece| piece.style.size).fold(0.0, f32::max);
        self.need(size * LEADING);
        self.put(left, self.y + size, line);
        self.y += size * LEADING;
    }

    /// Sets columns beside each other, each with its left edge; their lines go on together from sheet to
    /// sheet. All are of one size.
    pub fn columns(&mut self, size: f32, columns: &[(f32, Vec<Line>)]) {
        let most = columns.iter().map(|(_, lines)| lines.len()).max().unwrap_or_default();
        for i in 0..most {
            self.need(size * LEADING);
            for (left, lines) in columns {
                if let Some(line) = lines.get(i) {
                    self.put(*left, self.y + size, line);
                }
            }
            self.y += size * LEADING;
        }
    }

    /// Sets a line at its baseline.
    fn put(&mut self, left: f32, baseline: f32, line: &Line) {
        let Some(sheet) = self.sheets.last_mut() else { return };
        for piece in line {
            let (style, x) = (piece.style, left + piece.x);
            sheet.marks.push(Drawn::Text(style, x, baseline, piece.text.clone()));
            let y = match style.mark {
                Mark::Plain => continue,
                Mark::Under => baseline + style.size * 0.16,
                Mark::Through => baseline - style.size * 0.28,
            };
            let thin = Shape::Box([x, y, piece.width, style.size * 0.055]);
            sheet.marks.push(Drawn::Fill(thin, style.ink, 1.0));
        }
    }

    /// Sets words on one line where they are told to stand.
    pub fn place(&mut self, x: f32, baseline: f32, style: Style, words: &str) {
        let width = self.letters.width(style.face, style.size, words);
        self.put(0.0, baseline, &vec![super::letters::Piece { style, text: words.to_owned(), x, width }]);
    }

    /// A thin line across.
    pub fn rule(&mut self, left: f32, width: f32, ink: Rgb) {
        self.fill(Shape::Box([left, self.y, width, 0.6]), ink, 1.0);
    }

    /// Fills a form.
    pub fn fill(&mut self, shape: Shape, ink: Rgb, opacity: f32) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.marks.push(Drawn::Fill(shape, ink, opacity));
        }
    }

    /// Prints all sheets with their numbers.
    ///
    /// # Errors
    /// When the writer refuses, which is a fault of ours, with its reason.
    pub fn print(mut self, footer: &str, metadata: Metadata) -> Result<Vec<u8>, ExportError> {
        let of = self.sheets.len();
        let style = Style { face: Type::Sans, size: 8.0, ink: LIGHT.soft, mark: Mark::Plain };
        let mut document = Document::new();
        for (i, sheet) in std::mem::take(&mut self.sheets).into_iter().enumerate() {
            let (width, height) = size(sheet.sideways);
            let settings = PageSettings::from_wh(width, height).unwrap_or_default();
            let mut page = document.start_page_with(settings);
            let mut surface = page.surface();
            for mark in sheet.marks {
                self.draw(&mut surface, mark);
            }
            let number = format!("{} / {of}", i + 1);
            let own = self.letters.width(style.face, style.size, &number);
            let y = height - MARGIN * 0.55;
            self.draw(&mut surface, Drawn::Text(style, MARGIN, y, footer.to_owned()));
            self.draw(&mut surface, Drawn::Text(style, width - MARGIN - own, y, number));
            surface.finish();
            page.finish();
        }
        document.set_outline(outline(&self.outline));
        document.set_metadata(metadata);
        document
            .finish()
            .map_err(|error| ExportError::Unsuitable(format!("the PDF cannot be written ({error:?})")))
    }

    fn draw(&self, surface: &mut Surface<'_>, mark: Drawn) {
        match mark {
            Drawn::Text(style, x, y, text) => {
                surface.set_fill(Some(fill(style.ink, 1.0)));
                let (at, font) = (Point::from_xy(x, y), self.letters.font(style.face));
                let glyphs = self.letters.glyphs(style.face, &text);
                surface.draw_glyphs(at, &glyphs, font, &text, style.size, false);
            }
            Drawn::Fill(shape, ink, opacity) => {
                let mut path = PathBuilder::new();
                match shape {
                    Shape::Box([x, y, width, height]) => {
                        let Some(rect) = Rect::from_xywh(x, y, width, height) else { return };
                        path.push_rect(rect);
                    }
                    Shape::Band([left, from, to, right, begins, ends]) => {
                        let middle = f32::midpoint(left, right);
                        path.move_to(left, from);
                        path.cubic_to(middle, from, middle, begins, right, begins);
                        path.line_to(right, ends);
                        path.cubic_to(middle, ends, middle, to, left, to);
                        path.close();
                    }
                }
                surface.set_fill(Some(fill(ink, opacity)));
                if let Some(path) = path.finish() {
                    surface.draw_path(&path);
                }
            }
        }
    }
}

fn size(sideways: bool) -> (f32, f32) {
    if sideways { (SHEET.1, SHEET.0) } else { SHEET }
}

fn fill(ink: Rgb, opacity: f32) -> Fill {
    let [red, green, blue] = ink.parts();
    let opacity = NormalizedF32::new(opacity).unwrap_or(NormalizedF32::ONE);
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity, rule: FillRule::NonZero }
}

fn outline(entries: &[Entry]) -> Outline {
    let mut outline = Outline::new();
    let node = |entry: &Entry| {
        let place = Point::from_xy(0.0, (entry.y - 8.0).max(0.0));
        OutlineNode::new(entry.words.clone(), XyzDestination::new(entry.sheet, place))
    };
    let mut rest = entries;
    while let Some((first, behind)) = rest.split_first() {
        let below = behind.iter().take_while(|entry| entry.level > first.level).count();
        let mut chapter = node(first);
        for entry in &behind[..below] {
            chapter.push_child(node(entry));
        }
        outline.push_child(chapter);
        rest = &behind[below..];
    }
    outline
}
