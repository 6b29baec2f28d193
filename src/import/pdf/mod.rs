//! PDF → paragraphs. Words come with their places from `pdf_oxide` (`page`); the reading order, what
//! belongs to the page and not to its text, and the paragraphs are told here, by geometry.
//!
//! Running heads, page numbers and footnotes stand behind the text as [`Style::Furniture`], each with its
//! page: between two lines of a paragraph that goes on over a page break they would cut it in two.

mod columns;
mod furniture;
mod glyphs;
mod hyphens;
mod line;
mod lost;
mod opening;
mod page;
mod paragraphs;
mod revisions;

use super::guard::{self, Stopped};
use super::{Fault, Reading};
use crate::model::{Doubt, Paragraph, Style, Warning};
use crate::words::say;
use columns::Region;
use furniture::Rows;
use hyphens::Vocabulary;
use line::{Line, Page};
use page::Doubts;
use paragraphs::{Measure, Piece};
use std::time::Duration;

/// Reads a PDF file.
pub(super) fn read(bytes: &[u8]) -> Result<Reading, Fault> {
    // No small file takes more than four seconds; a book may.
    let seconds = 4 + bytes.len().saturating_sub(256 * 1024) / (64 * 1024);
    let limit = Duration::from_secs(seconds as u64);
    let once = || {
        let bytes = bytes.to_vec();
        match guard::run(limit, move || page::pages(bytes).and_then(|(pages, doubts)| reading(pages, doubts)))
        {
            Ok(result) => result,
            Err(Stopped::Broken) => Err(damaged()),
            Err(Stopped::TooSlow) => Err(Fault::is(say("kind-slow-pdf"), say("advice-print-part"))),
        }
    };
    let read = once()?;
    if damaged_pages(&read) == 0 {
        return Ok(read);
    }
    // The parser fails at a page now and then that it reads the next time: it goes through its tables in any order.
    Ok(once().ok().filter(|again| damaged_pages(again) < damaged_pages(&read)).unwrap_or(read))
}

fn damaged_pages(read: &Reading) -> usize {
    read.warnings.iter().filter(|warning| matches!(warning.doubt, Doubt::DamagedPage(_))).count()
}

fn damaged() -> Fault {
    Fault::is(say("kind-damaged-pdf"), say("advice-print"))
}

fn scanned() -> Fault {
    Fault::is(say("kind-scanned-pdf"), say("advice-recognise-pdf"))
}

fn reading(pages: Vec<Page>, mut doubts: Doubts) -> Result<Reading, Fault> {
    if pages.iter().all(|p| p.words.is_empty()) {
        return Err(if doubts.is_empty() { scanned() } else { damaged() });
    }
    doubts.extend(pictures(&pages));
    let turned: Vec<Piece> =
        pages.iter().flat_map(|p| p.turned.iter().map(|t| note(t.clone(), p.number))).collect();
    let (mut regions, mut aside) = regions(pages);
    aside.splice(0..0, turned);
    doubts.extend(without_letters(&mut regions));
    doubts.extend(in_columns(&regions));
    let contents = furniture::contents(&regions.iter().flat_map(|r| &r.lines).collect::<Vec<_>>());
    let measure = Measure::of(&regions);
    let vocabulary = Vocabulary::of(regions.iter().flat_map(|r| &r.lines));
    let struck = regions.iter().flat_map(|r| &r.lines).flat_map(|l| &l.words).filter(|w| w.struck).count();
    let mut pieces = paragraphs::paragraphs(regions, &contents, &measure, &vocabulary);
    let revised = revisions::sign(&pieces, struck);
    aside.sort_by_key(|piece| piece.page);
    pieces.extend(aside);
    Ok(compose(&pieces, doubts, revised))
}

/// The regions of all pages in reading order, and what was taken out of them.
fn regions(pages: Vec<Page>) -> (Vec<Region>, Vec<Piece>) {
    let rows = |p: Page| Rows { height: p.height, lines: line::lines(p.words, p.number) };
    let mut rows: Vec<Rows> = pages.into_iter().map(rows).collect();
    let mut aside = furniture::running(&mut rows);
    rows.iter_mut().for_each(|page| aside.extend(furniture::line_numbers(&mut page.lines)));
    let mut regions: Vec<Region> = rows.into_iter().flat_map(|page| columns::regions(page.lines)).collect();
    let mut aside: Vec<Piece> = aside.iter().map(|line| note(line.text(), line.page)).collect();
    let body = Measure::of(&regions).body;
    for region in &mut regions {
        aside.extend(notes(&furniture::footnotes(&mut region.lines, body)));
    }
    regions.retain(|region| !region.lines.is_empty());
    (regions, aside)
}

/// Footnotes, one paragraph each.
fn notes(lines: &[Line]) -> Vec<Piece> {
    let mut notes: Vec<Piece> = Vec::new();
    for line in lines {
        let text = line.text();
        match notes.last_mut().filter(|_| !text.starts_with(|c: char| c.is_ascii_digit() || c == '*')) {
            Some(note) if note.text.chars().any(char::is_alphabetic) => {
                note.text.push(' ');
                note.text.push_str(&text);
            }
            _ => notes.push(note(text, line.page)),
        }
    }
    notes
}

fn note(text: String, page: u32) -> Piece {
    Piece { text, page, style: Style::Furniture, indent: 0 }
}

/// The text, its paragraphs, and the warnings at their places.
fn compose(pieces: &[Piece], doubts: Doubts, revised: Option<revisions::Sign>) -> Reading {
    let mut text = String::new();
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if !text.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        text.push_str(piece.text.trim());
        let span = start..text.len();
        text.push('\n');
        if !span.is_empty() {
            let (style, indent) = (piece.style, piece.indent);
            paragraphs.push(Paragraph {
                span,
                style,
                indent,
                apart: true,
                number: None,
                beside: false,
                page: Some(piece.page),
            });
        }
    }
    let on_page = |page: u32| paragraphs.iter().find(|p| p.page == Some(page)).map(|p| p.span.clone());
    let mut warnings: Vec<Warning> =
        doubts.into_iter().map(|(page, doubt)| Warning { span: on_page(page), ..doubt.into() }).collect();
    warnings.extend(revised.map(|sign| Warning {
        span: paragraphs.get(sign.piece).map(|p| p.span.clone()),
        ..Doubt::Printed(sign.trace).into()
    }));
    Reading { text, paragraphs, marks: Vec::new(), warnings }
}

/// Tells what digits can be told that have no letter, and says which and whether any sign is left without one.
fn without_letters(regions: &mut [Region]) -> Doubts {
    let mut lines: Vec<&mut Line> = regions.iter_mut().flat_map(|region| &mut region.lines).collect();
    let told = lost::tell(&mut lines).map(|(count, page)| (page, Doubt::NumbersTold(count)));
    let is_lost = |line: &&&mut Line| line.words.iter().any(|w| w.text.contains(char::REPLACEMENT_CHARACTER));
    let left = lines.iter().find(is_lost).map(|line| (line.page, Doubt::SignsLost {}));
    told.into_iter().chain(left).collect()
}

/// Pages that hold a picture and no text.
fn pictures(pages: &[Page]) -> Doubts {
    let bare: Vec<u32> =
        pages.iter().filter(|p| p.words.is_empty() && p.pictured).map(|p| p.number).collect();
    runs(&bare).into_iter().map(|(first, last)| (first, Doubt::Scanned { first, last })).collect()
}

/// Pages that were read in columns.
fn in_columns(regions: &[Region]) -> Doubts {
    let mut doubts = Vec::new();
    for columns in 2..=6 {
        let mut pages: Vec<u32> = regions
            .iter()
            .filter(|r| r.columns.min(6) == columns)
            .filter_map(|r| r.lines.first().map(|l| l.page))
            .collect();
        pages.dedup();
        let runs = runs(&pages).into_iter();
        doubts.extend(runs.map(|(first, last)| (first, Doubt::Columns { n: columns, first, last })));
    }
    doubts.sort_by_key(|(page, _)| *page);
    doubts
}

/// Pages that follow each other: the first and the last of each run.
fn runs(pages: &[u32]) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &page in pages {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == page => *last = page,
            _ => runs.push((page, page)),
        }
    }
    runs
}
