//! `pdf_oxide` → pages of words with their places.
//!
//! The library gives letters. Words are made here, by the gaps between letters: what it joins itself
//! loses the space behind a number, and sets letters of a raised number into the word before.

use super::line::{Page, Word};
use super::{damaged, glyphs};
use crate::import::{Fault, guard};
use crate::model::Doubt;
use crate::parallel;
use crate::words::{say, say_with};
use ecow::EcoString;
use pdf_oxide::PdfDocument;
use pdf_oxide::elements::PathContent;
use pdf_oxide::layout::TextChar;
use std::collections::HashSet;

/// More pages than this are no draft.
const MOST_PAGES: usize = 5_000;
/// A gap wider than this share of the letters' size parts words.
const GAP: f32 = 0.16;
/// The same behind the label of an item, which may fill the room before the stop of its text nearly whole.
const GAP_BEHIND_LABEL: f32 = 0.03;

/// What is doubtful about pages: the number of each and what it is.
pub(super) type Doubts = Vec<(u32, Doubt)>;

/// All pages of a file, and doubts about single pages.
pub(super) fn pages(bytes: Vec<u8>) -> Result<(Vec<Page>, Doubts), Fault> {
    let document = PdfDocument::from_bytes(bytes).map_err(|_| damaged())?;
    if document.is_encrypted() && !document.is_authenticated() {
        return Err(Fault::is(say("kind-locked-pdf"), say("advice-unlock-pdf")));
    }
    let count = document.page_count().map_err(|_| damaged())?;
    if count > MOST_PAGES {
        return Err(Fault::is(
            &say_with("kind-long-pdf", &[("n", MOST_PAGES.into())]),
            say("advice-print-part"),
        ));
    }
    let indexes: Vec<usize> = (0..count).collect();
    let read = parallel::map(&indexes, |&at| guard::quietly(|| page(&document, at)).ok().flatten());
    let mut doubts = Vec::new();
    let mut pages = Vec::with_capacity(count);
    for (page, number) in read.into_iter().zip(1..) {
        if page.is_none() {
            doubts.push((number, Doubt::DamagedPage(number)));
        }
        pages.push(Page { number, ..page.unwrap_or_default() });
    }
    if glyphs::are_numbers(pages.iter().flat_map(|p| &p.words).map(|w| w.text.as_str())) {
        let words = pages.iter_mut().flat_map(|p| &mut p.words);
        words.for_each(|word| word.text = word.text.chars().map(glyphs::letter).collect());
        doubts.push((1, Doubt::Unlettered {}));
    }
    Ok((pages, doubts))
}

fn page(document: &PdfDocument, at: usize) -> Option<Page> {
    // Unfiltered, all letters would be kept a second time in a cache.
    let letters = document.extract_chars_filtered(at, HashSet::new(), HashSet::new()).ok()?;
    let (_, _, width, height) = document.get_page_media_box(at).unwrap_or((0.0, 0.0, 612.0, 792.0));
    let turn = main_turn(&letters);
    let height = if turn.abs() == 90 { width } else { height };
    let mut letters: Vec<Letter> = letters
        .iter()
        .filter(|l| !l.char.is_control() || is_glyph(l.char))
        .map(|l| Letter::new(l, turn, height))
        .collect();
    let turned = aside(&letters);
    letters.retain(|l| l.upright);
    let mut words = words(letters);
    if !words.is_empty() && turn == 0 {
        let rules = document.extract_lines(at).unwrap_or_default();
        let rects = document.extract_rects(at).unwrap_or_default();
        strike(&mut words, &[rules, rects].concat(), height);
    }
    let pictured = words.is_empty() && document.page_image_handles(at).is_ok_and(|images| !images.is_empty());
    Some(Page { number: 0, height, words, turned, pictured })
}

/// Glyph numbers below 32, which stand for digits and signs in fonts without letters.
fn is_glyph(c: char) -> bool {
    ('\u{3}'..='\u{1f}').contains(&c) && !matches!(c, '\t' | '\n' | '\r')
}

/// How most of a page's letters are turned, in degrees.
fn main_turn(letters: &[TextChar]) -> i16 {
    let turns = [0i16, 90, -90, 180];
    let count =
        |turn: i16| letters.iter().filter(|l| (l.rotation_degrees - f32::from(turn)).abs() < 5.0).count();
    turns.into_iter().max_by_key(|&turn| (count(turn), turn == 0)).unwrap_or(0)
}

struct Letter {
    text: char,
    x0: f32,
    x1: f32,
    y: f32,
    size: f32,
    bold: bool,
    upright: bool,
}

impl Letter {
    /// A letter in the view of a reader who turned the page.
    fn new(letter: &TextChar, turn: i16, height: f32) -> Self {
        let (x, y) = match turn {
            90 => (letter.origin_y, height + letter.origin_x),
            -90 => (-letter.origin_y, -letter.origin_x),
            180 => (-letter.origin_x, height + letter.origin_y),
            _ => (letter.origin_x, height - letter.origin_y),
        };
        let size = if letter.font_size > 0.5 { letter.font_size } else { letter.bbox.height.max(1.0) };
        let advance = [letter.advance_width, letter.bbox.width].into_iter().find(|w| *w > 0.0);
        Letter {
            text: letter.char,
            x0: x,
            x1: x + advance.unwrap_or(size * 0.5),
            y,
            size,
            bold: letter.font_weight.is_bold() || is_bold(&letter.font_name),
            upright: (letter.rotation_degrees - f32::from(turn)).abs() < 5.0,
        }
    }
}

fn is_bold(font: &str) -> bool {
    let font = font.to_ascii_lowercase();
    ["bold", "black", "heavy", "semibold"].iter().any(|name| font.contains(name))
}

/// What is written across the direction of the page, as one text.
fn aside(letters: &[Letter]) -> Vec<String> {
    let text: String = letters.iter().filter(|l| !l.upright).map(|l| l.text).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text).into_iter().collect()
}

/// Letters gathered to words by their base lines and gaps.
fn words(mut letters: Vec<Letter>) -> Vec<Word> {
    letters.retain(|l| l.x0.is_finite() && l.y.is_finite() && l.size.is_finite());
    letters.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Letter>> = Vec::new();
    for letter in letters {
        match rows.last_mut() {
            Some(row) if (letter.y - row[0].y).abs() < 0.2 * letter.size.min(row[0].size) => row.push(letter),
            _ => rows.push(vec![letter]),
        }
    }
    let mut words = Vec::new();
    for mut row in rows {
        row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        let widest = gap_between_words(&row);
        let behind_label = GAP_BEHIND_LABEL * row[0].size + usual_gap(&row);
        let first = words.len();
        let mut word: Option<Word> = None;
        for letter in row {
            let blank = letter.text.is_whitespace() || letter.text == '\u{3}' || is_lost_space(&letter);
            let apart = word.as_ref().is_some_and(|w| {
                let decimal = w.text.ends_with('.') && letter.text.is_ascii_digit();
                let labels = words.len() == first && is_label(&w.text) && !decimal;
                letter.x0 - w.x1 > if labels { behind_label } else { widest.max(GAP * letter.size) }
            });
            // A letter that is drawn twice, a hair apart, is bold.
            let twice = word.as_ref().is_some_and(|w| {
                w.text.ends_with(letter.text)
                    && letter.x0 - w.x0 < 0.0_f32.max(w.x1 - w.x0 - 0.7 * (letter.x1 - letter.x0))
            });
            if blank || apart {
                words.extend(word.take());
            }
            match word.as_mut() {
                _ if blank => {}
                Some(word) if twice => word.bold = true,
                Some(word) => {
                    word.text.push(letter.text);
                    word.x1 = word.x1.max(letter.x1);
                    word.size = word.size.max(letter.size);
                }
                None => {
                    let Letter { text, x0, x1, y, size, bold, .. } = letter;
                    word = Some(Word { text: EcoString::from(text), x0, x1, y, size, bold, struck: false });
                }
            }
        }
        words.extend(word);
    }
    words.retain(|word| !is_misread_space(&word.text));
    for word in &mut words {
        if is_sign(&word.text) {
            word.text = "•".into();
        }
    }
    words.shrink_to_fit();
    words
}

/// `12.`, `a)`, `(iv)`, `•`: what stands before the text of an item, which begins at a stop of its own.
fn is_label(text: &str) -> bool {
    let inner = text.strip_prefix('(').unwrap_or(text).strip_suffix(['.', ')']);
    let number = inner.is_some_and(|inner| {
        (1..=4).contains(&inner.chars().count()) && inner.chars().all(char::is_alphanumeric)
    });
    number || text == "•" || is_sign(text)
}

/// A sign of a font of signs by itself: those at the beginning of a line are bullets.
fn is_sign(text: &str) -> bool {
    let mut signs = text.chars();
    matches!((signs.next(), signs.next()), (Some('\u{e000}'..='\u{f8ff}'), None))
}

/// The bytes of a wide space (U+2002 to U+200A) read as three letters, as some PDFs have it.
fn is_misread_space(text: &str) -> bool {
    text.chars().count() == 3 && text.contains('â') && text.contains('€')
}

/// A glyph without a letter that is as wide as a space.
fn is_lost_space(letter: &Letter) -> bool {
    letter.text == char::REPLACEMENT_CHARACTER && letter.x1 - letter.x0 < 0.27 * letter.size
}

/// The gap from which on two letters of a row belong to two words: wider where all letters are spaced out.
fn gap_between_words(row: &[Letter]) -> f32 {
    // A row that has its spaces needs no guess; letters of a stretched line stand far apart.
    let blanks = row.iter().filter(|l| l.text.is_whitespace()).count();
    if blanks * 14 > row.len() {
        return 0.3 * row.first().map_or(0.0, |l| l.size);
    }
    let size = row.first().map_or(0.0, |l| l.size);
    match usual_gap(row) {
        usual if usual > 0.0 => usual.min(size * 0.3) + GAP * 0.8 * size,
        _ => GAP * size,
    }
}

/// How far most letters of a row stand apart; 0 where most touch.
fn usual_gap(row: &[Letter]) -> f32 {
    let mut gaps: Vec<f32> = row.windows(2).map(|w| w[1].x0 - w[0].x1).filter(|gap| *gap > 0.0).collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied();
    usual.filter(|_| gaps.len() * 2 > row.len()).unwrap_or(0.0)
}

/// Marks the words through which a line is drawn.
fn strike(words: &mut [Word], rules: &[PathContent], height: f32) {
    for rule in rules.iter().filter(|r| r.bbox.height.abs() < 2.0 && r.bbox.width > 2.0) {
        let (x0, x1) = (rule.bbox.x, rule.bbox.x + rule.bbox.width);
        let y = height - (rule.bbox.y + rule.bbox.height / 2.0);
        for word in words.iter_mut() {
            let through = word.y - y > 0.15 * word.size && word.y - y < 0.5 * word.size;
            let along = x0 < word.x0 + 1.0 && x1 > word.x1 - 1.0;
            // A rule across a table or a page strikes no word.
            word.struck |= through && along && x1 - x0 < (word.x1 - word.x0) * 40.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of a row of letters of one width; `¦` is a gap narrower than a space, `|` one that is hardly seen.
    fn check(row: &str, expected: &str) {
        let mut x0 = 0.0;
        let mut letters = Vec::new();
        for text in row.chars() {
            let width = match text {
                '¦' => 2.5,
                '|' => 0.4,
                _ => 5.0,
            };
            if !matches!(text, '¦' | '|') {
                let (x1, y, size) = (x0 + width, 100.0, 10.0);
                letters.push(Letter { text, x0, x1, y, size, bold: false, upright: true });
            }
            x0 += width;
        }
        let found = words(letters).into_iter().map(|word| word.text.to_string()).collect::<Vec<_>>();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn a_narrow_gap_parts_the_label_of_an_item_from_its_text() {
        for (row, expected) in [
            ("a.¦the east bank of the lake", "a. the east bank of the lake"),
            ("(a)|the east bank of the lake", "(a) the east bank of the lake"),
            ("1.|5 million for the lake", "1.5 million for the lake"),
            ("(s)he of the lake and the bank", "(s)he of the lake and the bank"),
            ("(iii)¦the lock and the pier", "(iii) the lock and the pier"),
            ("12.¦The ferry runs all day", "12. The ferry runs all day"),
            ("\u{f0b7}¦five judges of the court", "• five judges of the court"),
            ("1.5 million and A.¦Novak as well", "1.5 million and A.Novak as well"),
            ("1¦.¦5¦ ¦m¦i¦l¦l¦i¦o¦n", "1.5 million"),
        ] {
            check(row, expected);
        }
    }
}
