//! [`Source`] → [`Draft`]: where the points begin and end, and what belongs to none.
//!
//! `mark` finds every place where a number might begin a point, `sequence` keeps
//! those that count on from each other, `outline` decides how far each point
//! reaches, `label` names them. Texts without numbers go through `prose`.

mod blocks;
pub mod carrying;
mod corrections;
mod furniture;
mod label;
mod mark;
mod number;
mod outline;
mod prose;
mod runs;
mod sequence;
mod shape;
mod words;

use crate::model::{Doubt, Draft, DraftId, DraftKind, Point, PointKind, Source, Span, Style, Warning};
use crate::text::{language, notes};
use blocks::Block;
pub use corrections::{correct, corrected};
use sequence::Chosen;
use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::path::Path;
use words::{Rank, WORDS};

/// Splits a source into points. With no kind given, a text that has points is a
/// draft and one that has none and reads like a report is an article.
///
/// Points and [`Draft::outside`] together cover all that is not white space, each
/// byte once. Cannot fail; what is doubtful is said in [`Draft::warnings`].
pub fn segment(source: Source, id: DraftId, kind: Option<DraftKind>) -> Draft {
    let continues = blocks::continuations(&source);
    let all = blocks::blocks(&source, &continues, 0, source.text.len());
    let furniture = LazyCell::new(|| prose::furniture(&source.text, &all, all.len()));
    let mut warnings = source.warnings.clone();
    let (kind, points) = match kind {
        Some(DraftKind::Article) => (DraftKind::Article, prose::statements(&source.text, &all, &furniture)),
        kind => {
            let (numbered, doubts) = numbered(&source, &continues);
            let is_report = || prose::is_report(&source.text, &all, &furniture);
            if is_plan(&source, &numbered, kind, is_report) {
                warnings.extend(doubts);
                (DraftKind::Draft, numbered)
            } else if kind.is_none() && is_report() {
                (DraftKind::Article, prose::statements(&source.text, &all, &furniture))
            } else {
                (DraftKind::Draft, prose::provisions(&source.text, &all, &furniture))
            }
        }
    };
    let points = with_pages(points, &source);
    if points.is_empty() {
        warnings.push(match kind {
            DraftKind::Article => Doubt::NoSentence {}.into(),
            DraftKind::Draft => Doubt::NoPoint {}.into(),
        });
    }
    let stem = stem(&source.provenance.path);
    let begin = points.first().map_or(0, |p| p.start() as usize);
    let above = match kind {
        DraftKind::Article => all.len(),
        DraftKind::Draft => all.partition_point(|b| b.span.end <= begin),
    };
    let page = prose::furniture(&source.text, &all, above);
    let title = title(&source, &all[..above], &page, kind).unwrap_or_else(|| stem.clone());
    let outside = outside(&source, &points);
    let said = outside.iter().flat_map(|span| notes::notes(&source.text[span.clone()]));
    if warnings.iter().any(|warning| matches!(warning.doubt, Doubt::Missing { .. })) {
        let labels: BTreeSet<String> = said.flat_map(|note| note.labels).collect();
        warnings.retain(|warning| !is_explained(&warning.doubt, &labels));
    }
    Draft {
        id,
        siglum: stem,
        title,
        kind,
        language: language::detect(source.text.get(begin..).unwrap_or("")).map(str::to_owned),
        text: source.text,
        points,
        outside,
        as_read: None,
        marks: source.marks,
        provenance: source.provenance,
        parts: Vec::new(),
        warnings,
        renderings: Vec::new(),
    }
}

/// Whether the draft itself says why numbers are left out: "Point 3 is deleted, and the numbering keeps the gap."
fn is_explained(doubt: &Doubt, said: &BTreeSet<String>) -> bool {
    let Doubt::Missing { n, from, .. } = doubt else { return false };
    let from = from.rsplit(|c: char| !c.is_ascii_digit()).find_map(|number| number.parse::<usize>().ok());
    from.is_some_and(|from| (from + 1..=from + n).all(|number| said.contains(&number.to_string())))
}

/// The points of a text by its numbers.
fn numbered(source: &Source, continues: &[bool]) -> (Vec<Point>, Vec<Warning>) {
    let mut marks = mark::candidates(source);
    // "Point 3 is deleted." above the list is no first point of it.
    let is_note = |mark: &mark::Mark| {
        mark.rank.is_some() && notes::is_note(&source.text[source.paragraphs[mark.line].span.clone()])
    };
    let preface = marks.iter().take_while(|mark| is_note(mark)).count();
    marks.drain(..preface);
    let mut from = 0;
    for mark in &mut marks {
        let line = mark.line;
        mark.after_heading = !mark.inline
            && (from..line).rev().take(12).any(|l| blocks::stands_as_heading(source, continues, l));
        mark.after_text = (from..line).any(|l| !continues[l]);
        let paragraph = &source.paragraphs[line];
        let rest = &source.text[mark.span.end..paragraph.span.end.max(mark.span.end)];
        mark.heading_like = rest.trim().is_empty() || blocks::is_heading(rest.trim());
        from = line + 1;
    }
    let mut warnings = Vec::new();
    let chosen = chosen(source, &marks, &mut warnings);
    let entries = outline::outline(source, continues, &marks, &chosen, &mut warnings);
    let mut points = label::name(entries, &marks, &mut warnings);
    points.iter_mut().for_each(|point| part_notes(&source.text, point));
    (points, warnings)
}

/// The marks of the plan. What stands below "ANNEX" on a line of its own counts for itself.
fn chosen(source: &Source, marks: &[mark::Mark], warnings: &mut Vec<Warning>) -> Vec<Chosen> {
    let annexes = source.paragraphs.iter().enumerate().filter(|(_, p)| p.style != Style::Furniture);
    let annexes = annexes.filter(|(_, p)| is_bare_annex(&source.text[p.span.clone()]));
    let places = annexes.map(|(line, _)| marks.partition_point(|mark| mark.line < line));
    let mut ends: Vec<usize> = places.chain([marks.len()]).collect();
    ends.dedup();
    let (mut all, mut from, mut run) = (Vec::new(), 0, 0);
    for end in ends {
        let own = &marks[from..end];
        let mut kept = runs::keep(own, sequence::choose(own), warnings);
        kept.iter_mut().for_each(|chosen| (chosen.mark, chosen.run) = (chosen.mark + from, chosen.run + run));
        run = kept.last().map_or(run, |chosen| chosen.run + 1);
        all.extend(kept);
        from = end;
    }
    all
}

/// "ANNEX", and nothing else on the line.
fn is_bare_annex(text: &str) -> bool {
    let word = text.trim().trim_matches(['*', '_', '#', ':', '.', '[', ']']);
    word.starts_with(char::is_uppercase)
        && word.chars().all(char::is_alphabetic)
        && WORDS.rank(word) == Some(Rank::Annex)
}

/// "(Point 3 is deleted.)" behind point 2 is no text of point 2, but stands outside the points.
fn part_notes(text: &str, point: &mut Point) {
    while let Some(note) = notes::note_at_end(&text[point.body.clone()]) {
        let own = &text[point.body.start..point.body.start + note.span.start];
        if note.labels.iter().any(|label| *label == point.label.path.to_lowercase()) {
            break;
        }
        point.body.end = point.body.start + own.trim_end().len();
    }
}

/// Tells each point the page on which its first paragraph begins.
fn with_pages(mut points: Vec<Point>, source: &Source) -> Vec<Point> {
    for point in &mut points {
        let start = point.start() as usize;
        let at = source.paragraphs.partition_point(|p| p.span.end <= start);
        point.page = source.paragraphs.get(at).and_then(|p| p.page);
    }
    points
}

/// Whether the points found by number are the plan and not a list in a report.
fn is_plan(source: &Source, points: &[Point], kind: Option<DraftKind>, is_report: impl Fn() -> bool) -> bool {
    let tops = || points.iter().filter(|p| p.depth == 0 && p.kind != PointKind::Heading);
    let bulleted = tops().all(|p| p.label.path.starts_with('¶'));
    let lettered = tops().all(|p| p.label.path.starts_with(char::is_lowercase));
    let count = tops().count();
    let covered: usize =
        points.iter().map(|p| p.body.len() + p.heading.as_ref().map_or(0, |h| h.len())).sum();
    let share = covered * 100 / source.text.trim().len().max(1);
    match count {
        0 => false,
        1 => share >= 80,
        _ if bulleted => share >= if kind.is_some() { 40 } else { 60 },
        // A ranking in a report: names, not provisions.
        _ if kind.is_none() && share < 50 && names(source, points) => false,
        // Lists of a paragraph, not of the document.
        _ if lettered => share >= 60 && !begins_inside_a_line(source, points),
        _ if kind.is_some() => true,
        _ => share >= 25 || (count >= 5 && share >= 12) || count >= 10 || !is_report(),
    }
}

/// Whether most points are no more than a name: a few words that end like no sentence.
fn names(source: &Source, points: &[Point]) -> bool {
    let short = |p: &&Point| {
        let body = &source.text[p.body.clone()];
        let words = body.split_whitespace().count();
        p.heading.is_none() && (1..=3).contains(&words) && body.ends_with(char::is_alphanumeric)
    };
    points.len() >= 3 && points.iter().filter(short).count() * 3 > points.len() * 2
}

/// Whether text stands on the line of the first mark before it.
fn begins_inside_a_line(source: &Source, points: &[Point]) -> bool {
    let Some(start) = points.first().map(|p| p.start() as usize) else { return false };
    let at = source.paragraphs.partition_point(|p| p.span.end <= start);
    source.paragraphs.get(at).is_some_and(|p| p.span.start < start)
}

/// What the document calls itself: the first heading among the blocks above its points, or
/// the first line that is one.
fn title(source: &Source, above: &[Block], furniture: &[bool], kind: DraftKind) -> Option<String> {
    let slice = |b: &Block| source.text[b.span.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    let before = || above.iter().zip(furniture).filter(|(_, f)| !**f).map(|(b, _)| b);
    let styled = before().find(|b| matches!(b.style, Style::Heading(_)));
    let words = |b: &Block| source.text[b.span.clone()].split_whitespace().count();
    let looks = |least: usize| {
        before().find(|b| {
            let text = &source.text[b.span.clone()];
            let question = text.len() < 120 && text.ends_with('?');
            words(b) >= least && !text.ends_with(':') && (question || blocks::is_heading(text))
        })
    };
    // Above an article stand short lines of its page; its headline is longer.
    let headline = || if kind == DraftKind::Article { looks(6).or_else(|| looks(3)) } else { looks(1) };
    // The first page of a printed document names its publisher in the largest letters.
    let printed = source.paragraphs.first().is_some_and(|p| p.page.is_some());
    let names_itself = |b: &&Block| {
        let text = &source.text[b.span.clone()];
        let set_off = matches!(b.style, Style::Heading(_)) || !text.contains(char::is_lowercase);
        let mut first = crate::text::words::words(text).take(2);
        set_off && text.len() <= LONGEST_TITLE && first.any(|w| WORDS.document.has(&text[w]))
    };
    let named = || above.iter().filter(|b| printed && b.style != Style::Furniture).find(names_itself);
    named().or(styled).or_else(headline).map(slice)
}

/// The longest title of a printed document, in bytes.
const LONGEST_TITLE: usize = 300;

/// The file name without its extension.
fn stem(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = Path::new(name).file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    if stem.is_empty() { "pasted".to_owned() } else { stem }
}

/// What no point covers, paragraph by paragraph.
fn outside(source: &Source, points: &[Point]) -> Vec<Span> {
    let mut covered: Vec<Span> = Vec::with_capacity(points.len() * 2);
    for point in points {
        covered.extend(
            [Some(point.mark.clone()), point.heading.clone(), Some(point.body.clone())].into_iter().flatten(),
        );
    }
    covered.retain(|span| !span.is_empty());
    covered.sort_by_key(|span| span.start);
    let mut outside = Vec::new();
    let mut next = 0;
    for paragraph in &source.paragraphs {
        let mut at = paragraph.span.start;
        while next < covered.len() && covered[next].end <= at {
            next += 1;
        }
        let mut this = next;
        while at < paragraph.span.end {
            let gap_end =
                covered.get(this).map_or(paragraph.span.end, |c| c.start.clamp(at, paragraph.span.end));
            outside.extend(blocks::trimmed(&source.text, at..gap_end));
            at = covered.get(this).map_or(paragraph.span.end, |c| c.end.max(gap_end));
            this += 1;
        }
    }
    outside
}
