//! Sheets of paper that fill from the top: lines of text, columns of them, rules, and what is drawn at last.

use super::letters::{Letters, Line, Mark, Style, Type};
use super::tree::{Role, Tree};
use crate::export::ExportError;
use crate::present::palette::{LIGHT, Rgb};
use crate::present::words::fold;
use krilla::color::rgb;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

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

/// What stands on a sheet, and to which part it belongs; what is an ornament belongs to none.
struct Drawing {
    part: Option<usize>,
    mark: Mark,
    drawn: Drawn,
}

enum Drawn {
    /// In a style, from a place on the baseline.
    Text(Style, f32, f32, String),
    /// In a colour, of this opacity.
    Fill(Shape, Rgb, f32),
}

#[derive(Default)]
struct Sheet {
    marks: Vec<Drawing>,
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
    /// What is read aloud, and of it what is being drawn.
    tree: Tree,
    part: Option<usize>,
    language: Option<String>,
}

impl Sheets {
    /// One empty sheet.
    pub fn new(letters: Letters) -> Self {
        Sheets {
            letters,
            sheets: vec![Sheet::default()],
            y: MARGIN,
            outline: Vec::new(),
            tree: Tree::default(),
            part: None,
            language: None,
        }
    }

    /// Puts what `inner` sets into one part.
    pub fn within(&mut self, role: Role, inner: impl FnOnce(&mut Self)) {
        self.tree.open(role, None);
        inner(self);
        self.tree.close();
    }

    /// What `inner` sets is in this language.
    pub fn in_language(&mut self, language: Option<&str>, inner: impl FnOnce(&mut Self)) {
        let around = std::mem::replace(&mut self.language, language.map(str::to_owned));
        inner(self);
        self.language = around;
    }

    /// What `inner` draws is a picture, which is told in words.
    pub fn picture(&mut self, words: String, inner: impl FnOnce(&mut Self)) {
        self.part = Some(self.tree.leaf(Role::Picture(words), None));
        inner(self);
        self.part = None;
    }

    /// A part for lines that are set later, in the language of what is being set.
    pub fn part(&mut self, role: Role) -> usize {
        self.tree.leaf(role, self.language.as_deref())
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

    /// Sets runs from `left`, at most `width` wide, as a paragraph.
    pub fn paragraph(&mut self, left: f32, width: f32, runs: &[(Style, String)]) {
        self.text(Role::Text, left, width, runs);
    }

    /// How high a paragraph is, in points.
    pub fn height(&mut self, width: f32, runs: &[(Style, String)]) -> f32 {
        let high = |line: &Line| line.iter().map(|piece| piece.style.size).fold(0.0, f32::max) * LEADING;
        self.letters.lines(runs, width).iter().map(high).sum()
    }

    /// Sets runs as a heading, 1 for a chapter.
    pub fn heading(&mut self, level: u16, left: f32, width: f32, runs: &[(Style, String)]) {
        let words: String = runs.iter().map(|(_, text)| text.as_str()).collect();
        self.text(Role::Heading(level, fold(&words)), left, width, runs);
    }

    fn text(&mut self, role: Role, left: f32, width: f32, runs: &[(Style, String)]) {
        let lines = self.letters.lines(runs, width);
        let part = self.part(role);
        for line in &lines {
            self.line(left, line, part);
        }
    }

    fn line(&mut self, left: f32, line: &Line, part: usize) {
        let size = line.iter().map(|piece| piece.style.size).fold(0.0, f32::max);
        self.need(size * LEADING);
        self.put(left, self.y + size, line, Some(part));
        self.y += size * LEADING;
    }

    /// Sets columns beside each other, each with its left edge and its lines with the parts that they belong
    /// to; they go on together from sheet to sheet. All are of one size.
    pub fn columns(&mut self, size: f32, columns: &[(f32, Vec<(usize, Line)>)]) {
        let most = columns.iter().map(|(_, lines)| lines.len()).max().unwrap_or_default();
        let height = size * LEADING;
        let mut first = 0;
        while first < most {
            self.need(height);
            let room = ((self.size().1 - MARGIN - self.y) / height) as usize;
            let end = most.min(first + room.max(1));
            for (left, lines) in columns {
                let here = lines.get(first..end.min(lines.len())).unwrap_or_default();
                for (i, (part, line)) in here.iter().enumerate() {
                    self.put(*left, self.y + size + i as f32 * height, line, Some(*part));
                }
            }
            self.y += (end - first) as f32 * height;
            first = end;
        }
    }

    /// Sets a line at its baseline.
    fn put(&mut self, left: f32, baseline: f32, line: &Line, part: Option<usize>) {
        let Some(sheet) = self.sheets.last_mut() else { return };
        for piece in line {
            let (style, x) = (piece.style, left + piece.x);
            let mut mark = |drawn| sheet.marks.push(Drawing { part, mark: style.mark, drawn });
            mark(Drawn::Text(style, x, baseline, piece.text.clone()));
            let y = match style.mark {
                Mark::Plain => continue,
                Mark::Under => baseline + style.size * 0.16,
                Mark::Through => baseline - style.size * 0.28,
            };
            let thin = Shape::Box([x, y, piece.width, style.size * 0.055]);
            mark(Drawn::Fill(thin, style.ink, 1.0));
        }
    }

    /// Sets words on one line where they are told to stand.
    pub fn place(&mut self, x: f32, baseline: f32, style: Style, words: &str) {
        let width = self.letters.width(style.face, style.size, words);
        let line = vec![super::letters::Piece { style, text: words.to_owned(), x, width }];
        self.put(0.0, baseline, &line, self.part);
    }

    /// A thin line across.
    pub fn rule(&mut self, left: f32, width: f32, ink: Rgb) {
        self.fill(Shape::Box([left, self.y, width, 0.6]), ink, 1.0);
    }

    /// Fills a form.
    pub fn fill(&mut self, shape: Shape, ink: Rgb, opacity: f32) {
        if let Some(sheet) = self.sheets.last_mut() {
            let drawn = Drawn::Fill(shape, ink, opacity);
            sheet.marks.push(Drawing { part: self.part, mark: Mark::Plain, drawn });
        }
    }

    /// Prints all sheets with their numbers. Those that keep the standard for readers that read aloud say so:
    /// it wants fonts with all the letters.
    ///
    /// # Errors
    /// When the writer refuses, which is a fault of ours, with its reason.
    pub fn print(mut self, footer: &str, metadata: &Metadata) -> Result<Vec<u8>, ExportError> {
        let standard = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
        if self.letters.complete
            && let Ok(standard) = standard
            && let Ok(bytes) = self.printed(standard, footer, metadata)
        {
            return Ok(bytes);
        }
        self.printed(Configuration::default(), footer, metadata)
            .map_err(|error| ExportError::Unsuitable(format!("the PDF cannot be written ({error:?})")))
    }

    fn printed(
        &mut self,
        configuration: Configuration,
        footer: &str,
        metadata: &Metadata,
    ) -> Result<Vec<u8>, KrillaError> {
        let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
        let style = Style { face: Type::Sans, size: 8.0, ink: LIGHT.soft, mark: Mark::Plain };
        let mut document = Document::new_with(settings);
        let mut tree = self.tree.clone();
        let sheets = std::mem::take(&mut self.sheets);
        for (i, sheet) in sheets.iter().enumerate() {
            let (width, height) = size(sheet.sideways);
            let settings = PageSettings::from_wh(width, height).unwrap_or_default();
            let mut page = document.start_page_with(settings);
            let mut surface = page.surface();
            if i == 0 && !self.letters.complete {
                self.draw_first_box(&mut surface);
            }
            for marks in sheet.marks.chunk_by(|a, b| (a.part, a.mark) == (b.part, b.mark)) {
                let (part, mark) = (marks[0].part, marks[0].mark);
                let place = surface.start_tagged(match part {
                    None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
                    Some(_) => ContentTag::Span(SpanTag::empty()),
                });
                marks.iter().for_each(|mark| self.draw(&mut surface, &mark.drawn));
                surface.end_tagged();
                let role = match mark {
                    Mark::Plain => None,
                    Mark::Under => Some(Role::Added),
                    Mark::Through => Some(Role::Removed),
                };
                part.into_iter().for_each(|part| tree.mark(part, role.clone(), place));
            }
            let number = format!("{} / {}", i + 1, sheets.len());
            let own = self.letters.width(style.face, style.size, &number);
            let y = height - MARGIN * 0.55;
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
            self.draw(&mut surface, &Drawn::Text(style, MARGIN, y, footer.to_owned()));
            self.draw(&mut surface, &Drawn::Text(style, width - MARGIN - own, y, number));
            surface.end_tagged();
            surface.finish();
            page.finish();
        }
        self.sheets = sheets;
        document.set_outline(outline(&self.outline));
        document.set_metadata(metadata.clone());
        document.set_tag_tree(tree.finish("en"));
        document.finish()
    }

    /// Draws the box that stands for every missing letter once beside the paper, as a letter that no text has. Which
    /// letter a box stands for is written beside each but for the one that it stood for first.
    fn draw_first_box(&self, surface: &mut Surface<'_>) {
        const NO_LETTER: &str = "\u{fffd}";
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        for face in [Type::Serif, Type::Sans, Type::Bold] {
            let glyph = KrillaGlyph::new(GlyphId::new(0), 0.0, 0.0, 0.0, 0.0, 0..NO_LETTER.len(), None);
            let beside = Point::from_xy(-MARGIN, -MARGIN);
            surface.draw_glyphs(beside, &[glyph], self.letters.font(face), NO_LETTER, 1.0, false);
        }
        surface.end_tagged();
    }

    fn draw(&mut self, surface: &mut Surface<'_>, drawn: &Drawn) {
        match drawn {
            Drawn::Text(style, x, y, text) => {
                surface.set_fill(Some(fill(style.ink, 1.0)));
                let (at, font) = (Point::from_xy(*x, *y), self.letters.font(style.face));
                let glyphs = self.letters.glyphs(style.face, text);
                surface.draw_glyphs(at, &glyphs, font, text, style.size, false);
            }
            Drawn::Fill(shape, ink, opacity) => {
                let mut path = PathBuilder::new();
                match *shape {
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
                surface.set_fill(Some(fill(*ink, *opacity)));
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
