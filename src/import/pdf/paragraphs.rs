//! Lines in reading order → paragraphs, joined across lines, columns and pages.

use super::columns::Region;
use super::hyphens::Vocabulary;
use super::line::Line;
use super::opening::{opens_item, opens_unit};
use crate::model::Style;

/// A paragraph before it has its place in the text.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub text: String,
    /// The page it begins on, from 1.
    pub page: u32,
    pub style: Style,
    /// How far its first line is indented, in letters.
    pub indent: u16,
}

/// A gap between lines larger than the usual one by this factor parts paragraphs.
const GAP: f32 = 1.28;
/// A line larger than the text by this factor is a heading.
const LARGE: f32 = 1.12;
/// The most words of a heading that is told by its look.
const HEADING_WORDS: usize = 20;

/// What is usual in a document.
pub(super) struct Measure {
    /// The size of most letters, in points.
    pub body: f32,
    /// From base line to base line, in points.
    pitch: f32,
    /// The edges of the text on odd and on even pages that have one column.
    edges: [(f32, f32); 2],
}

impl Measure {
    pub fn of(regions: &[Region]) -> Self {
        let lines = || regions.iter().flat_map(|r| &r.lines);
        let letters = |l: &Line| l.words.iter().map(|w| w.text.chars().count()).sum::<usize>();
        let body = most(lines().map(|l| (l.size, letters(l))), 0.5);
        let usual = |l: &Line| (l.size - body).abs() < body * 0.08;
        let gaps = regions.iter().flat_map(|r| r.lines.windows(2));
        let gaps = gaps.filter(|w| usual(&w[0]) && usual(&w[1])).map(|w| (w[1].y - w[0].y, 1));
        let pitch = most(gaps, 0.5).max(body);
        let side = |odd: u32| {
            let single = regions.iter().filter(|r| r.columns == 1).flat_map(|r| &r.lines);
            edges(single.filter(|l| l.page % 2 == odd))
        };
        Measure { body, pitch, edges: [side(0), side(1)] }
    }

    /// The edges of the text of a region.
    fn edges_of(&self, region: &Region) -> (f32, f32) {
        let own = edges(region.lines.iter());
        if region.columns > 1 {
            return own;
        }
        let (left, right) = self.edges[region.lines.first().map_or(0, |l| l.page as usize % 2)];
        if left < right { (left.min(own.0), right) } else { own }
    }
}

/// The left edge that some lines share and the right edge that few lines pass.
fn edges<'a>(lines: impl Iterator<Item = &'a Line>) -> (f32, f32) {
    let (mut left, mut right): (Vec<f32>, Vec<f32>) = lines.map(|l| (l.x0(), l.x1())).unzip();
    left.sort_by(f32::total_cmp);
    right.sort_by(f32::total_cmp);
    let share = (left.len() / 25).max(1);
    let shared = left.windows(share + 1).find(|w| w[share] - w[0] < 3.0).map(|w| w[0]);
    let left = shared.or(left.first().copied()).unwrap_or(0.0);
    (left, right.get(right.len().saturating_sub(1) * 24 / 25).copied().unwrap_or(0.0))
}

/// The number that weighs most, in steps of `step`.
fn most(weighed: impl Iterator<Item = (f32, usize)>, step: f32) -> f32 {
    let mut steps: Vec<(i32, usize)> = Vec::new();
    for (number, weight) in weighed {
        #[expect(clippy::cast_possible_truncation, reason = "a length on a page, in half points")]
        let place = (number / step).round() as i32;
        match steps.iter_mut().find(|(p, _)| *p == place) {
            Some((_, sum)) => *sum += weight,
            None => steps.push((place, weight)),
        }
    }
    steps.sort_by_key(|&(place, weight)| (std::cmp::Reverse(weight), place));
    #[expect(clippy::cast_precision_loss, reason = "a length on a page, in half points")]
    steps.first().map_or(0.0, |&(place, _)| place as f32 * step)
}

/// A line in the measure of its region.
struct Place {
    line: Line,
    text: String,
    left: f32,
    right: f32,
    region: usize,
    /// Whether it belongs to a table of contents.
    listed: bool,
}

impl Place {
    fn width(&self) -> f32 {
        (self.right - self.left).max(1.0)
    }

    fn indent(&self) -> f32 {
        self.line.x0() - self.left
    }

    fn is_centred(&self) -> bool {
        let after = self.right - self.line.x1();
        let skew = (self.indent() - after).abs();
        self.indent() > self.width() * 0.06 && skew < (self.width() * 0.05).max(8.0)
    }

    /// Whether the next word would not have fitted on the line.
    fn is_full(&self, next: &Line) -> bool {
        let word = next.words.first().map_or(0.0, |w| w.x1 - w.x0);
        self.line.x1() + word + self.line.size * 0.3 >= self.right - self.line.size * 0.3
    }
}

/// The paragraphs of a document. `contents` says of each line whether it belongs to a table of contents. What becomes
/// text needs no place any more, and lets go of it.
pub(super) fn paragraphs(
    regions: Vec<Region>,
    contents: &[bool],
    measure: &Measure,
    vocabulary: &Vocabulary,
) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open: Vec<Place> = Vec::new();
    let mut listed = contents.iter().copied();
    for (region, at) in regions.into_iter().zip(0..) {
        let (left, right) = measure.edges_of(&region);
        for line in region.lines {
            let listed = listed.next().unwrap_or(false);
            let place = Place { text: line.text(), line, left, right, region: at, listed };
            if let (Some(first), Some(last)) = (open.first(), open.last())
                && parts(first, last, open.len(), &place, measure)
            {
                pieces.push(piece(&open, measure, vocabulary));
                open.clear();
            }
            open.push(place);
        }
    }
    if !open.is_empty() {
        pieces.push(piece(&open, measure, vocabulary));
    }
    pieces
}

fn piece(places: &[Place], measure: &Measure, vocabulary: &Vocabulary) -> Piece {
    let first = &places[0];
    let mut text = String::new();
    for place in places {
        if text.is_empty() {
            text.push_str(&place.text);
        } else {
            vocabulary.join(&mut text, &place.text);
        }
    }
    let text = with_space_behind_number(&text.replace('\u{ad}', ""));
    let style = style(places, &text, measure);
    let letter = (first.line.size * 0.5).max(1.0);
    // A line that ends as far from the edge as it is indented only looks centred.
    let centred = first.is_centred() && matches!(style, Style::Heading(_));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few letters, not below 0")]
    let indent = if centred { 0 } else { (first.indent() / letter).round().max(0.0) as u16 };
    Piece { text, page: first.line.page, style, indent }
}

fn style(places: &[Place], text: &str, measure: &Measure) -> Style {
    if places[0].listed {
        return Style::Furniture;
    }
    let words = text.split_whitespace().count();
    if words > HEADING_WORDS || ends_sentence(text) || !text.chars().any(char::is_alphabetic) {
        return Style::Body;
    }
    let size = places[0].line.size / measure.body.max(1.0);
    match size {
        _ if size > LARGE * LARGE * LARGE => Style::Heading(1),
        _ if size > LARGE => Style::Heading(2),
        _ if places.iter().all(|p| p.line.bold) => Style::Heading(3),
        _ if text.starts_with('(') || text.starts_with(char::is_lowercase) => Style::Body,
        _ if places.iter().all(|p| p.is_centred()) => Style::Heading(4),
        _ => Style::Body,
    }
}

/// Whether a paragraph ends before `line`. `first` and `last` are its first and last line so far.
fn parts(first: &Place, last: &Place, count: usize, line: &Place, measure: &Measure) -> bool {
    let (a, b) = (&last.line, &line.line);
    if last.listed != line.listed || line.listed && !last.text.ends_with(char::is_alphabetic) {
        return true;
    }
    let scale = a.size.max(b.size).max(1.0);
    let alike = (a.size - b.size).abs() < scale * 0.09 && a.bold == b.bold;
    let hyphened = a.words.last().is_some_and(|w| w.text.ends_with(['-', '\u{ad}']))
        && line.text.starts_with(char::is_lowercase);
    if line.region != last.region {
        return !hyphened && parts_across(last, line, alike);
    }
    let gap = b.y - a.y;
    if gap > measure.pitch * (scale / measure.body.max(1.0)).max(1.0) * GAP || gap < 0.0 {
        return true;
    }
    if hyphened {
        return false;
    }
    if last.is_centred() && line.is_centred() {
        return !alike
            || opens_unit(&last.text)
            || opens_unit(&line.text)
            || shouts(&last.text) != shouts(&line.text);
    }
    let ended = ends_sentence(&last.text);
    let full = last.is_full(b);
    if opens_unit(&line.text) && (ended || !full) || opens_unit(&last.text) && !full {
        return true;
    }
    if opens_item(&line.text) && (ended || !full || line.indent() < first.indent() - 1.0) {
        return true;
    }
    if a.size < b.size * 0.91 || b.size < a.size * 0.91 {
        return true;
    }
    let bold_ends = a.bold != b.bold && !full;
    let step = scale * 0.8;
    let moved = line.indent() - last.indent();
    // The second line of a hanging paragraph stands further in, that of an indented one further out.
    let indented = moved > step && !(count == 1 && opens_item(&first.text)) && (ended || !full);
    let hung_before = moved < -step && count > 1 && (ended || !full);
    let room = line.width() * if ended { 0.0 } else { 0.25 };
    let short = !full && last.line.x1() + room < last.right && !line.text.starts_with(char::is_lowercase);
    bold_ends || indented || hung_before || short
}

/// Whether a paragraph ends with its column or page.
fn parts_across(last: &Place, line: &Place, alike: bool) -> bool {
    let ended = ends_sentence(&last.text);
    let lower = line.text.starts_with(char::is_lowercase);
    if !alike || last.is_centred() || line.is_centred() && !lower {
        return true;
    }
    if opens_unit(&line.text) || opens_item(&line.text) && (ended || !last.is_full(&line.line)) {
        return true;
    }
    // A semicolon or comma ends an item of a list, and the next one begins with its mark.
    if lower { last.text.ends_with(['.', '!', '?']) } else { ended || !last.is_full(&line.line) }
}

/// Whether a text is in capitals.
fn shouts(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}

/// Whether a text ends as sentences and items of a list do.
fn ends_sentence(text: &str) -> bool {
    let closers = |c: char| c.is_whitespace() || matches!(c, '"' | '”' | '“' | '»' | '’' | '\'' | ')' | ']');
    text.trim_end_matches(closers).ends_with(['.', '!', '?', ';', ':', '…'])
}

/// `1.The parties` → `1. The parties`: some PDFs lose the space behind the number.
fn with_space_behind_number(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let lost = (1..=3).contains(&digits)
        && rest.starts_with(['.', ')'])
        && rest[1..].starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '«' | '"'));
    if lost { format!("{} {}", &text[..=digits], &rest[1..]) } else { text.to_owned() }
}
