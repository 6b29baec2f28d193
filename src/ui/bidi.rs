//! Lines in which words are written from right to left.
//!
//! The layout turns the letters of each such word round and sets the words from left to right. Here the words of each
//! line are put into the order in which they are read, as the bidirectional algorithm of Unicode has it, without its
//! embeddings: words from the left and figures keep their direction inside a text from the right.

use egui::epaint::text::Row;
use egui::epaint::{Galley, Mesh};
use egui::text::{ByteIndex, LayoutJob, LayoutSection};
use egui::{Pos2, Rect};
use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;
use std::sync::Arc;

/// Hebrew, Arabic, Syriac, Thaana, NKo and their further forms, and not their figures, which run as all figures do.
pub fn is_from_the_right(c: char) -> bool {
    !is_figure(c) && matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

/// The same text, each word that is written from right to left for itself: the layout turns a whole stretch round, the
/// figures and signs in it as well, and 30 would be read as 03.
pub fn parted(mut job: LayoutJob) -> LayoutJob {
    if !job.text.chars().any(is_from_the_right) {
        return job;
    }
    for section in std::mem::take(&mut job.sections) {
        let mut start = section.byte_range.start;
        let text = job.text.get(start.0..section.byte_range.end.0).unwrap_or_default();
        let letters: Vec<char> = text.chars().collect();
        for part in letters.chunk_by(|a, b| is_from_the_right(*a) == is_from_the_right(*b)) {
            let end = ByteIndex(start.0 + part.iter().map(|c| c.len_utf8()).sum::<usize>());
            let leading_space = if start == section.byte_range.start { section.leading_space } else { 0.0 };
            job.sections.push(LayoutSection {
                leading_space,
                byte_range: start..end,
                format: section.format.clone(),
            });
            start = end;
        }
    }
    job
}

/// A laid-out text with the words of each line in the order in which they are read. A text that begins with a word
/// from the right stands at the right of `width`.
pub fn ordered(galley: Arc<Galley>, width: f32) -> Arc<Galley> {
    let job = Arc::clone(&galley.job);
    if !job.text.chars().any(is_from_the_right) {
        return galley;
    }
    let from_right = job.text.chars().find_map(direction) == Some(Kind::Right);
    let mut galley = Arc::unwrap_or_clone(galley);
    let mut letters = job.text.char_indices().peekable();
    let mut line =
        Line { from_right, last: None, pixel: 1.0 / galley.pixels_per_point, sections: &job.sections };
    galley.mesh_bounds = Rect::NOTHING;
    (galley.num_vertices, galley.num_indices) = (0, 0);
    for nth in 0..galley.rows.len() {
        let next = galley.rows.get(nth + 1).and_then(|next| next.row.glyphs.first());
        let is_broken = next.is_some_and(|glyph| is_from_the_right(glyph.chr));
        let placed = &mut galley.rows[nth];
        let row = Arc::make_mut(&mut placed.row);
        let bytes = complete(row, &mut letters, is_broken && !placed.ends_with_newline);
        let end = line.order(row, &bytes);
        if from_right && width.is_finite() {
            placed.pos.x += line.round(width - end - placed.pos.x).max(0.0);
        }
        if placed.ends_with_newline {
            letters.next();
            line.last = None;
        }
        galley.mesh_bounds |= row.visuals.mesh_bounds.translate(placed.pos.to_vec2());
        galley.rect |= Rect::from_min_size(placed.pos, row.size);
        galley.num_vertices += row.visuals.mesh.vertices.len();
        galley.num_indices += row.visuals.mesh.indices.len();
    }
    Arc::new(galley)
}

/// The number of the letter at a place in a laid-out text, however its words are ordered.
pub fn letter_at(galley: &Galley, at: Pos2) -> usize {
    if !galley.job.text.chars().any(is_from_the_right) {
        return galley.cursor_from_pos(at.to_vec2()).index.0;
    }
    let mut first = 0;
    let mut nearest = (f32::INFINITY, 0);
    for placed in &galley.rows {
        for (nth, glyph) in placed.row.glyphs.iter().enumerate() {
            let rect = glyph.logical_rect().translate(placed.pos.to_vec2());
            let far = rect.distance_sq_to_pos(at);
            if far < nearest.0 {
                nearest = (far, first + nth);
            }
        }
        first += placed.row.glyphs.len() + usize::from(placed.ends_with_newline);
    }
    nearest.1
}

/// Where a letter that is written from right to left begins, which is at its right; none for another letter.
pub fn right_edge(galley: &Galley, letter: usize) -> Option<f32> {
    let mut first = 0;
    for placed in &galley.rows {
        let glyph = letter.checked_sub(first).and_then(|nth| placed.row.glyphs.get(nth));
        if let Some(glyph) = glyph {
            return is_from_the_right(glyph.chr).then(|| placed.pos.x + glyph.max_x());
        }
        first += placed.row.glyphs.len() + usize::from(placed.ends_with_newline);
    }
    None
}

/// Which way a part of a line runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Left,
    Right,
    Figure,
    /// What runs as its neighbours do: spaces, most signs.
    Neutral,
}

/// The direction of a letter; none for what has none of its own.
fn direction(c: char) -> Option<Kind> {
    match c {
        _ if is_from_the_right(c) => Some(Kind::Right),
        _ if c.is_alphabetic() => Some(Kind::Left),
        _ => None,
    }
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// Letters of a line that stay together.
struct Part {
    glyphs: Range<usize>,
    kind: Kind,
    level: u8,
}

/// One line after the other of a text.
struct Line<'a> {
    from_right: bool,
    /// The direction of the last letter that had one.
    last: Option<Kind>,
    /// The width of a pixel, in points: letters stay on whole ones.
    pixel: f32,
    sections: &'a [LayoutSection],
}

impl Line<'_> {
    /// Orders a line, of whose letters the bytes are given, and says where it ends.
    fn order(&mut self, row: &mut Row, bytes: &[usize]) -> f32 {
        if row.glyphs.is_empty() {
            return 0.0;
        }
        let mut parts = parts(row);
        self.levels(&mut parts);
        let begins = |part: &Part| {
            row.glyphs[part.glyphs.clone()].iter().map(|glyph| glyph.pos.x).fold(f32::INFINITY, f32::min)
        };
        let begins: Vec<f32> = parts.iter().map(begins).collect();
        let end = row.glyphs.iter().map(|glyph| glyph.max_x()).fold(0.0, f32::max);
        let mut x = begins[0];
        for nth in in_order(&parts) {
            let part = &parts[nth];
            let by = self.round(x - begins[nth]);
            let turned = part.level % 2 == 1 && part.kind == Kind::Neutral;
            for glyph in &mut row.glyphs[part.glyphs.clone()] {
                glyph.pos.x += by;
                if glyph.uv_rect.is_nothing() {
                    continue;
                }
                let first = glyph.first_vertex as usize;
                let corners = row.visuals.mesh.vertices.get_mut(first..first + 4).unwrap_or_default();
                corners.iter_mut().for_each(|corner| corner.pos.x += by);
                if turned && is_bracket(glyph.chr) {
                    let sides = corners.iter().map(|corner| corner.uv.x);
                    let both = sides.clone().fold(f32::MAX, f32::min) + sides.fold(f32::MIN, f32::max);
                    corners.iter_mut().for_each(|corner| corner.uv.x = both - corner.uv.x);
                }
            }
            x += begins.get(nth + 1).unwrap_or(&end) - begins[nth];
        }
        self.redraw(row, bytes);
        end
    }

    /// The levels of the bidirectional algorithm: odd ones run from right to left.
    fn levels(&mut self, parts: &mut [Part]) {
        let base = u8::from(self.from_right);
        let usual = if self.from_right { Kind::Right } else { Kind::Left };
        let mut runs = Vec::with_capacity(parts.len());
        for part in &*parts {
            runs.push(match part.kind {
                Kind::Neutral => None,
                // A figure behind a word from the left is as that word.
                Kind::Figure if self.last.unwrap_or(usual) == Kind::Left => Some(Kind::Left),
                Kind::Figure => Some(Kind::Right),
                strong => {
                    self.last = Some(strong);
                    Some(strong)
                }
            });
        }
        let spaces_from = parts.iter().rposition(|part| part.kind != Kind::Neutral).map_or(0, |nth| nth + 1);
        for nth in 0..parts.len() {
            let before = || runs[..nth].iter().rev().find_map(|run| *run).unwrap_or(usual);
            let after = || runs[nth..].iter().find_map(|run| *run).unwrap_or(usual);
            let run = match runs[nth] {
                Some(run) => run,
                None if nth >= spaces_from || before() != after() => usual,
                None => before(),
            };
            parts[nth].level = match (run, parts[nth].kind) {
                (Kind::Right, Kind::Figure) => 2,
                (Kind::Right, _) => 1,
                _ => 2 * base,
            };
        }
    }

    /// Puts the lines and tints of the layout, which lie where the words were, where they are.
    fn redraw(&self, row: &mut Row, bytes: &[usize]) {
        let letters = row.visuals.glyph_vertex_range.clone();
        if letters.len() == row.visuals.mesh.vertices.len() {
            row.visuals.mesh_bounds = row.visuals.mesh.calc_bounds();
            return;
        }
        let old = std::mem::take(&mut row.visuals.mesh);
        let mut mesh = Mesh { texture_id: old.texture_id, ..Mesh::default() };
        let formats = bytes.iter().map(|byte| {
            let section = self.sections.partition_point(|section| section.byte_range.end.0 <= *byte);
            self.sections.get(section).map(|section| &section.format)
        });
        let formats: Vec<_> = formats.collect();
        let marked =
            || row.glyphs.iter().zip(&formats).filter_map(|(glyph, format)| Some((glyph, (*format)?)));
        for (glyph, format) in marked() {
            if format.background != egui::Color32::TRANSPARENT {
                mesh.add_colored_rect(glyph.logical_rect(), format.background);
            }
        }
        row.visuals.glyph_index_start = mesh.indices.len();
        let first = mesh.vertices.len();
        mesh.vertices.extend_from_slice(&old.vertices[letters.clone()]);
        let own = |index: &&u32| letters.contains(&(**index as usize));
        let indices =
            old.indices.iter().filter(own).map(|index| (*index as usize - letters.start + first) as u32);
        mesh.indices.extend(indices);
        row.visuals.glyph_vertex_range = first..mesh.vertices.len();
        for (glyph, format) in marked() {
            let rect = glyph.logical_rect();
            for (stroke, y) in [(format.underline, rect.bottom()), (format.strikethrough, rect.center().y)] {
                if stroke.width > 0.0 {
                    let line = Rect::from_x_y_ranges(rect.x_range(), y - stroke.width..=y);
                    mesh.add_colored_rect(line, stroke.color);
                }
            }
        }
        for glyph in row.glyphs.iter_mut().filter(|glyph| !glyph.uv_rect.is_nothing()) {
            glyph.first_vertex = (glyph.first_vertex as usize + first - letters.start) as u32;
        }
        row.visuals.mesh_bounds = mesh.calc_bounds();
        row.visuals.mesh = mesh;
    }

    fn round(&self, x: f32) -> f32 {
        (x / self.pixel).round() * self.pixel
    }
}

fn is_bracket(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '«' | '»' | '‹' | '›')
}

/// Makes the glyphs of a line as many as its letters, and says at which bytes those stand: the layout has none for a
/// letter that melted into the one before it, and counts the letters of a word from the right twice. `is_broken` where
/// a word goes on in the next line.
fn complete(row: &mut Row, letters: &mut Peekable<CharIndices<'_>>, is_broken: bool) -> Vec<usize> {
    let mut bytes = Vec::with_capacity(row.glyphs.len());
    let mut glyphs = Vec::with_capacity(row.glyphs.len());
    let mut rest = row.glyphs.as_slice();
    while let Some(first) = rest.first() {
        let word = rest.iter().take_while(|glyph| is_from_the_right(glyph.chr)).count();
        let (own, others) = rest.split_at(word.max(1));
        rest = others;
        if word == 0 {
            glyphs.push(*first);
            bytes.extend(letters.next().map(|(at, _)| at));
            continue;
        }
        let shown = own.iter().filter(|glyph| glyph.advance_width > 0.0 || !glyph.uv_rect.is_nothing());
        // In the order of the text, which that of the layout is turned round.
        let shown: Vec<_> = shown.rev().copied().collect();
        let most = if is_broken && rest.is_empty() { shown.len() } else { usize::MAX };
        let mut count = 0;
        while count < most
            && let Some((at, _)) = letters.next_if(|(_, c)| is_from_the_right(*c))
        {
            bytes.push(at);
            count += 1;
        }
        let mut melted = *first;
        melted.pos.x = shown.last().unwrap_or(first).max_x();
        (melted.advance_width, melted.uv_rect) = (0.0, Default::default());
        glyphs.extend(shown.into_iter().chain(std::iter::repeat(melted)).take(count));
    }
    row.glyphs = glyphs;
    bytes
}

/// The words, figures and signs of a line.
fn parts(row: &Row) -> Vec<Part> {
    let letter = |nth: usize| row.glyphs.get(nth).map(|glyph| glyph.chr);
    let mut parts: Vec<Part> = Vec::new();
    for (nth, glyph) in row.glyphs.iter().enumerate() {
        let c = glyph.chr;
        let last = parts.last().map(|part| part.kind);
        let kind = match direction(c) {
            Some(kind) => kind,
            None if is_figure(c) => Kind::Figure,
            // What stands inside a figure or belongs to it, and marks over a letter.
            None if last == Some(Kind::Figure)
                && (matches!(c, '%' | '€' | '$' | '°')
                    || matches!(c, '.' | ',' | ':' | '/' | '\u{a0}' | '\u{202f}')
                        && letter(nth + 1).is_some_and(is_figure)) =>
            {
                Kind::Figure
            }
            None if matches!(c, '\u{300}'..='\u{36f}') => last.unwrap_or(Kind::Neutral),
            None => Kind::Neutral,
        };
        match parts.last_mut().filter(|part| part.kind == kind && kind != Kind::Neutral) {
            Some(part) => part.glyphs.end = nth + 1,
            None => parts.push(Part { glyphs: nth..nth + 1, kind, level: 0 }),
        }
    }
    parts
}

/// The parts as they stand from left to right: from the highest level down, what is at it or above is turned round.
fn in_order(parts: &[Part]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..parts.len()).collect();
    for level in [2, 1] {
        for run in order.chunk_by_mut(|a, b| (parts[*a].level >= level) == (parts[*b].level >= level)) {
            if parts[run[0]].level >= level {
                run.reverse();
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{prose, theme};

    /// The letters of each line from left to right.
    fn seen(text: &str, width: f32) -> Vec<String> {
        let ctx = egui::Context::default();
        theme::install(&ctx);
        let mut lines = Vec::new();
        let mut output = ctx.run_ui(Default::default(), |ui| {
            let mut job = LayoutJob::default();
            job.wrap.max_width = width;
            job.append(text, 0.0, theme::text(theme::LIGHT.ink));
            let galley = prose::laid(ui.painter(), job);
            assert_eq!(galley.rows.iter().map(|row| row.glyphs.len()).sum::<usize>(), text.chars().count());
            lines = galley
                .rows
                .iter()
                .map(|row| {
                    let mut glyphs: Vec<_> = row.glyphs.iter().map(|g| (g.pos.x, g.chr)).collect();
                    glyphs.sort_by(|a, b| a.0.total_cmp(&b.0));
                    glyphs.iter().map(|(_, c)| c).collect::<String>().trim().to_owned()
                })
                .collect();
        });
        output.textures_delta.clear();
        lines
    }

    #[test]
    fn words_are_read_from_the_right() {
        for (text, line) in [
            ("The dam stays.", "The dam stays."),
            ("אבג דהו.", ".והד גבא"),
            ("אבג 12,000 דהו", "והד 12,000 גבא"),
            // The picture of each bracket is turned round as well.
            ("אבג (IAEA) דהו 2027.", ".2027 והד )IAEA( גבא"),
            ("אבג the dam stays דהו", "והד the dam stays גבא"),
            ("The אבג דהו stays.", "The והד גבא stays."),
            ("In 2027 אבג 12 stays", "In 2027 12 גבא stays"),
        ] {
            assert_eq!(seen(text, f32::INFINITY), [line], "{text}");
        }
    }

    #[test]
    fn a_line_that_is_cut_short_keeps_its_order() {
        let ctx = egui::Context::default();
        theme::install(&ctx);
        let mut output = ctx.run_ui(Default::default(), |ui| {
            let mut job = LayoutJob::single_section(
                "אבגדהוז טיכלמנס (2027) עפצקרשת".to_owned(),
                theme::text(theme::LIGHT.ink),
            );
            job.wrap = egui::text::TextWrapping::truncate_at_width(110.0);
            let galley = prose::laid(ui.painter(), job);
            let x = |letter: usize| galley.rows[0].glyphs[letter].pos.x;
            assert!(galley.elided && x(0) > x(1) && x(1) > x(6), "the first letter stands at the right");
            assert!(right_edge(&galley, 0) > right_edge(&galley, 1));
        });
        output.textures_delta.clear();
    }

    #[test]
    fn lines_follow_each_other_downwards() {
        let lines = seen("אבגדהוזח טיכלמנס עפצקרשת", 120.0);
        assert!(lines.len() > 1 && lines[0].ends_with("חזוהדגבא"), "{lines:?}");
    }
}
