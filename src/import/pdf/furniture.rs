//! What a page carries around its text: running heads and feet, page numbers, numbers of lines,
//! footnotes, tables of contents. Told by place and repetition, so that no language is needed.

use super::line::Line;
use std::collections::BTreeMap;

/// So many lines from the top and from the bottom of a page may be running heads and feet …
const ZONE_LINES: usize = 5;
/// … as long as they stand in this outer share of the page's height.
const ZONE: f32 = 0.17;
/// How far a running head may wander from page to page, in points.
const WANDER: f32 = 7.0;
/// The least length of a column of line numbers.
const LEAST_NUMBERS: usize = 8;
/// Letters of a footnote are smaller than this share of the text's.
const SMALL: f32 = 0.92;

/// The rows of a page and its height in points.
pub(super) struct Rows {
    pub lines: Vec<Line>,
    pub height: f32,
}

/// Takes the running heads, feet and page numbers out of all pages.
pub(super) fn running(pages: &mut [Rows]) -> Vec<Line> {
    let mut alike: BTreeMap<(bool, String), Vec<Row>> = BTreeMap::new();
    for (at, page) in pages.iter().enumerate() {
        for (line, top) in edge_rows(page) {
            let row = &page.lines[line];
            let (pattern, numbers) = without_numbers(&row.text());
            // What looks alike may differ in the digits that have no letter.
            if pattern.contains(char::REPLACEMENT_CHARACTER) {
                continue;
            }
            let place = Row { page: at, line, y: row.y, numbers };
            alike.entry((top, pattern)).or_default().push(place);
        }
    }
    let mut taken: Vec<Vec<usize>> = vec![Vec::new(); pages.len()];
    for ((_, pattern), rows) in &alike {
        let bare = !pattern.chars().any(char::is_alphabetic);
        let least = |stretch: &[&Row]| match stretch {
            _ if bare || pages.len() <= 3 => 2,
            // "Article 11", "Article 12" on top of two pages are no running heads.
            [first, .., last] if first.numbers != last.numbers => 3.max(pages.len() / 4),
            _ => 3,
        };
        for stretch in stretches(rows).into_iter().filter(|s| s.len() >= least(s)) {
            stretch.into_iter().for_each(|row| taken[row.page].push(row.line));
        }
    }
    let mut furniture = Vec::new();
    for (page, taken) in pages.iter_mut().zip(&taken) {
        let mut at = 0;
        page.lines.retain(|line| {
            at += 1;
            let kept = !taken.contains(&(at - 1));
            if !kept {
                furniture.push(line.clone());
            }
            kept
        });
    }
    furniture
}

struct Row {
    page: usize,
    line: usize,
    y: f32,
    numbers: Vec<u64>,
}

/// Rows of one wording, each of which goes on from the one before: at the same height, its numbers
/// the same or grown by as much as the pages between.
fn stretches(rows: &[Row]) -> Vec<Vec<&Row>> {
    let mut stretches: Vec<Vec<&Row>> = Vec::new();
    for row in rows {
        let goes_on = |stretch: &&mut Vec<&Row>| {
            let Some(last) = stretch.last() else { return false };
            let pages = (row.page - last.page) as u64;
            let counts = |(a, b): (&u64, &u64)| a == b || a.checked_add(pages) == Some(*b);
            pages > 0
                && (row.y - last.y).abs() < WANDER
                && row.numbers.len() == last.numbers.len()
                && last.numbers.iter().zip(&row.numbers).all(counts)
        };
        match stretches.iter_mut().find(goes_on) {
            Some(stretch) => stretch.push(row),
            None => stretches.push(vec![row]),
        }
    }
    stretches
}

/// The rows near the edges of a page, and whether they stand at its top.
fn edge_rows(page: &Rows) -> Vec<(usize, bool)> {
    let count = page.lines.len();
    let top = (0..count.min(ZONE_LINES)).filter(|&i| page.lines[i].y < page.height * ZONE);
    let bottom = (count.saturating_sub(ZONE_LINES)..count)
        .filter(|&i| page.lines[i].y > page.height * (1.0 - ZONE) && i >= top.clone().count());
    top.clone().map(|i| (i, true)).chain(bottom.map(|i| (i, false))).collect()
}

/// A text with `#` for each number, and the numbers.
fn without_numbers(text: &str) -> (String, Vec<u64>) {
    let (mut pattern, mut numbers) = (String::new(), Vec::new());
    let mut digits = String::new();
    for c in text.chars().chain(std::iter::once(' ')) {
        if c.is_ascii_digit() && digits.len() < 18 {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            numbers.push(digits.parse().unwrap_or_default());
            digits.clear();
            pattern.push('#');
        }
        if !c.is_whitespace() {
            pattern.extend(c.to_lowercase());
        }
    }
    (pattern, numbers)
}

/// Takes a column of line numbers out of the left margin of a page.
pub(super) fn line_numbers(lines: &mut Vec<Line>) -> Vec<Line> {
    let number = |line: &Line| line.words.first().and_then(|w| w.text.parse::<u32>().ok());
    let numbered: Vec<(usize, u32)> =
        lines.iter().enumerate().filter_map(|(i, l)| Some((i, number(l)?))).collect();
    let Some(&(first, start)) = numbered.first() else { return Vec::new() };
    let mut column = vec![first];
    let mut next = start + 1;
    for &(line, number) in &numbered[1..] {
        if number == next {
            column.push(line);
            next += 1;
        }
    }
    // A list of points is numbered where its points begin; lines are numbered wherever they begin.
    let last = column[column.len() - 1];
    let amid = |line: &usize| {
        let words = &lines[*line].words;
        words.get(1).is_none_or(|w| w.text.starts_with(char::is_lowercase))
    };
    let everywhere = column.len() * 10 >= (last + 1 - first) * 8;
    let any_amid = column.iter().filter(|l| amid(l)).count() * 5 >= column.len();
    if column.len() < LEAST_NUMBERS || !everywhere || !any_amid {
        return Vec::new();
    }
    let mut taken = Vec::new();
    for &line in &column {
        let number = lines[line].words.remove(0);
        taken.push(Line { words: vec![number], ..lines[line].clone() });
    }
    lines.retain(|l| !l.words.is_empty());
    taken
}

/// Takes the footnotes off the end of a column: what stands below a drawn line, or small text that
/// begins with a number or a star.
pub(super) fn footnotes(lines: &mut Vec<Line>, body: f32) -> Vec<Line> {
    let drawn = |l: &Line| {
        let text = l.text();
        text.chars().count() >= 5 && text.chars().all(|c| matches!(c, '_' | '—' | '-' | '─' | ' '))
    };
    if let Some(at) = lines.iter().rposition(drawn).filter(|&at| at * 5 >= lines.len()) {
        let opens = lines.get(at + 1).is_some_and(begins_note);
        if opens {
            return lines.split_off(at);
        }
    }
    let small = lines.iter().rev().take_while(|l| l.size < body * SMALL).count();
    let tail = lines.len() - small;
    match lines[tail..].iter().position(begins_note) {
        Some(at) if tail > 0 => lines.split_off(tail + at),
        _ => Vec::new(),
    }
}

fn begins_note(line: &Line) -> bool {
    let Some(first) = line.words.first() else { return false };
    let digits = first.text.chars().take_while(char::is_ascii_digit).count();
    let star = first.text.starts_with(['*', '†', '‡', '¹', '²', '³']);
    let more = line.words.len() > 1 || first.text.chars().count() > digits;
    star || ((1..=3).contains(&digits) && more)
}

/// For each line, whether it belongs to a table of contents.
pub(super) fn contents(lines: &[&Line]) -> Vec<bool> {
    /// What a table of contents is called.
    const CALLED: &[&str] = &[
        "contents",
        "table of contents",
        "índice",
        "indice",
        "contenido",
        "sommaire",
        "table des matières",
        "inhalt",
        "inhaltsverzeichnis",
        "содержание",
        "оглавление",
        "зміст",
    ];
    /// So many lines may stand between two entries: a long entry takes two or three.
    const BETWEEN: usize = 4;
    let entries: Vec<usize> = (0..lines.len()).filter(|&i| leads_to_page(&lines[i].text())).collect();
    let mut belongs = vec![false; lines.len()];
    let mut run: Vec<usize> = Vec::new();
    let mut close = |run: &mut Vec<usize>| {
        if let (3.., Some(&first), Some(&last)) = (run.len(), run.first(), run.last()) {
            let above = first.saturating_sub(BETWEEN);
            let named = (above..first)
                .find(|&i| CALLED.contains(&lines[i].text().to_lowercase().trim_matches([':', ' ', '.'])));
            belongs[named.unwrap_or(first)..=last].fill(true);
        }
        run.clear();
    };
    for entry in entries {
        if run.last().is_some_and(|last| entry - last > BETWEEN) {
            close(&mut run);
        }
        run.push(entry);
    }
    close(&mut run);
    belongs
}

/// `Article 5 . . . . . 12`
fn leads_to_page(text: &str) -> bool {
    let before =
        text.trim_end().trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x'));
    let number = text.trim_end().len() - before.len();
    let leader = before.trim_end();
    let dots =
        leader.chars().rev().take_while(|c| matches!(c, '.' | ' ' | '…' | '·' | '_')).filter(|c| *c != ' ');
    (1..=5).contains(&number) && (dots.clone().count() >= 4 || dots.filter(|c| *c == '…').count() >= 2)
}
