//! Blocks of a draft as laid-out text: redlines with their marks, and the same in words for a screen reader.

use super::theme::{self, Tokens};
use crate::model::{Comparison, Draft, Project, State};
use crate::present::{Block, Look, Run, Tone, captions, pieces_of, words};
use crate::text::search::Query;
use crate::words::{say, say_with};
use egui::epaint::text::ByteRangeExt as _;
use egui::text::LayoutJob;
use egui::{Color32, Galley, Painter, Pos2, Rect, Stroke, TextFormat};
use std::ops::Range;
use std::sync::Arc;

/// How many signals a caption names before it says "and more".
const SIGNALS_SHOWN: usize = 3;
/// How far apart the dots under noted words stand, in points.
const DOTS: f32 = 4.0;

/// The text of a block with its redline, wrapped at `width` points.
pub fn block_job(drafts: &[Arc<Draft>], block: &Block, t: &Tokens, width: f32) -> LayoutJob {
    let plain = if block.is_heading { theme::sans(theme::SMALL, 600.0, t.soft) } else { theme::text(t.ink) };
    runs_job(drafts, &block.runs, &plain, t, width)
}

/// Runs as laid-out text, like [`block_job`]; what is neither added nor removed is set in `plain`.
pub fn runs_job(
    drafts: &[Arc<Draft>],
    runs: &[Run],
    plain: &TextFormat,
    t: &Tokens,
    width: f32,
) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    for (look, text) in pieces_of(drafts, runs) {
        let format = match look {
            Look::Plain => plain.clone(),
            Look::Inserted => theme::text(t.added),
            Look::Deleted => theme::text(t.removed),
        };
        job.append(&text, 0.0, format);
    }
    job
}

/// Paints a laid-out block at `pos`: added words on a tint and underlined, removed words on a tint and
/// struck out. The lines are drawn here because those of the text layout lie at the foot of the line box,
/// where the tint of the next line covers them. Behind words that are sought lies a tint of its own.
pub fn paint(painter: &Painter, pos: Pos2, galley: &Arc<Galley>, query: Option<&Query>, t: &Tokens) {
    let runs = coloured_runs(galley, &[t.added, t.removed]);
    for run in &runs {
        let back = if run.color == t.added { t.added_back } else { t.removed_back };
        painter.rect_filled(run.rect.translate(pos.to_vec2()), 2.0, back);
    }
    for rect in query.iter().flat_map(|query| hit_rects(galley, query, t)) {
        painter.rect_filled(rect.translate(pos.to_vec2()), 2.0, t.hit);
    }
    painter.galley(pos, Arc::clone(galley), t.ink);
    for run in &runs {
        let y = if run.color == t.added { run.baseline + 3.0 } else { run.baseline - 4.5 };
        let x = pos.x + run.rect.left() + 1.0..=pos.x + run.rect.right() - 1.0;
        painter.hline(x, painter.round_to_pixel_center(pos.y + y), Stroke::new(1.0, run.color));
    }
}

/// A stretch of one colour on one line of a galley.
struct ColouredRun {
    color: Color32,
    rect: Rect,
    baseline: f32,
}

/// The stretches of a galley in one of the given colours, without the spaces at their ends.
fn coloured_runs(galley: &Galley, colors: &[Color32]) -> Vec<ColouredRun> {
    let mut runs: Vec<ColouredRun> = Vec::new();
    for placed in &galley.rows {
        let mut open = false;
        for glyph in placed.glyphs.iter().filter(|g| !g.uv_rect.is_nothing()) {
            let vertex = placed.visuals.mesh.vertices.get(glyph.first_vertex as usize);
            let Some(color) = vertex.map(|v| v.color).filter(|c| colors.contains(c)) else {
                open = false;
                continue;
            };
            let baseline = placed.pos.y + glyph.pos.y;
            let (left, right) = (placed.pos.x + glyph.pos.x - 1.0, placed.pos.x + glyph.max_x() + 1.0);
            match runs.last_mut() {
                Some(run) if open && run.color == color => run.rect.max.x = right,
                _ => {
                    let rect = Rect::from_min_max(
                        Pos2::new(left, baseline - theme::text_size()),
                        Pos2::new(right, baseline + theme::text_size() * 0.4),
                    );
                    runs.push(ColouredRun { color, rect, baseline });
                }
            }
            open = true;
        }
    }
    runs
}

/// Where the words that are sought stand in a galley, line by line. They are found in the text as it was and in the
/// text as it is, so that what was put between them does not hide them.
fn hit_rects(galley: &Galley, query: &Query, t: &Tokens) -> Vec<Rect> {
    let job = &galley.job;
    let mut marked = vec![false; job.text.len()];
    for hidden in [t.removed, t.added] {
        let shown = job.sections.iter().filter(|section| section.format.color != hidden);
        let shown: Vec<_> = shown.map(|section| section.byte_range.clone()).collect();
        let text: String = shown.iter().map(|range| &job.text[range.as_usize()]).collect();
        let places: Vec<usize> = shown.iter().flat_map(|range| range.as_usize()).collect();
        for at in query.find(&text).into_iter().flatten() {
            marked[places[at]] = true;
        }
    }
    stretches(galley, |_, byte| marked[byte]).into_iter().map(|(rect, _)| rect).collect()
}

/// The stretches of letters for which `is_meant` says so, by their number and by their byte, line by line, each
/// with the line on which its letters stand.
fn stretches(galley: &Galley, is_meant: impl Fn(usize, usize) -> bool) -> Vec<(Rect, f32)> {
    let mut found: Vec<(Rect, f32)> = Vec::new();
    let mut letters = galley.job.text.char_indices().enumerate();
    for placed in &galley.rows {
        let mut open = false;
        let mut baseline = 0.0;
        for (glyph, (nth, (at, _))) in placed.glyphs.iter().zip(letters.by_ref()) {
            if !is_meant(nth, at) {
                open = false;
                continue;
            }
            if !glyph.uv_rect.is_nothing() || baseline == 0.0 {
                baseline = placed.pos.y + glyph.pos.y;
            }
            let (left, right) = (placed.pos.x + glyph.pos.x - 1.0, placed.pos.x + glyph.max_x() + 1.0);
            match found.last_mut() {
                Some((rect, _)) if open => rect.max.x = right,
                _ => {
                    let top = Pos2::new(left, baseline - theme::text_size());
                    let rect = Rect::from_min_max(top, Pos2::new(right, baseline + theme::text_size() * 0.4));
                    found.push((rect, baseline));
                }
            }
            open = true;
        }
        if placed.ends_with_newline {
            letters.next();
        }
    }
    found
}

/// Letters of a laid-out block that are marked besides what changed.
pub struct Letters {
    /// Which they are.
    pub range: Range<usize>,
    /// Whether they are chosen; else a note is on them.
    pub chosen: bool,
}

/// Tints letters that are chosen and puts dots under those on which a note is. The dots stand lower than the
/// line under added words, and in the colour of what can be clicked.
pub fn paint_letters(painter: &Painter, pos: Pos2, galley: &Galley, letters: &[Letters], t: &Tokens) {
    for marked in letters {
        for (rect, baseline) in stretches(galley, |nth, _| marked.range.contains(&nth)) {
            if marked.chosen {
                painter.rect_filled(rect.translate(pos.to_vec2()), 2.0, t.accent.gamma_multiply(0.22));
                continue;
            }
            let y = painter.round_to_pixel_center(pos.y + baseline + theme::text_size() * 0.4);
            let ends = (pos.x + rect.left() + 2.0, pos.x + rect.right() - 1.0);
            let count = ((ends.1 - ends.0) / DOTS).max(0.0) as usize;
            for dot in 0..=count {
                let centre = Pos2::new(ends.0 + dot as f32 * DOTS, y);
                painter.circle_filled(centre, 1.1, t.accent);
            }
        }
    }
}

/// A block in words: `6: The Armed Forces removed: of Ukraine added: …`.
pub fn block_words(drafts: &[Arc<Draft>], block: &Block) -> String {
    let mut words = String::new();
    if !block.number.is_empty() {
        words.push_str(&block.number);
        words.push_str(": ");
    }
    words.push_str(&runs_words(drafts, &block.runs));
    words
}

/// Runs in words.
pub fn runs_words(drafts: &[Arc<Draft>], runs: &[Run]) -> String {
    let mut words = String::new();
    for run in runs {
        let Some(text) = drafts.get(run.draft).and_then(|d| d.text.get(run.span.clone())) else { continue };
        match run.look {
            Look::Plain => {}
            Look::Inserted => words.push_str(say("spoken-added")),
            Look::Deleted => words.push_str(say("spoken-removed")),
        }
        words.push_str(&words::fold(text));
        words.push(if run.look == Look::Plain { ' ' } else { ';' });
    }
    words
}

/// What is said below a block: relation, wording, signals and status, each by mark and word. Empty when
/// there is nothing to say.
pub fn caption_job(
    project: &Project,
    comparison: &Comparison,
    column: usize,
    block: &Block,
    t: &Tokens,
    width: f32,
) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut add = |text: &str, color: Color32, weight: f32| {
        if !job.text.is_empty() {
            job.append("   ", 0.0, theme::sans(theme::CAPTION, 400.0, t.faint));
        }
        job.append(&unbroken(text), 0.0, theme::sans(theme::CAPTION, weight, color));
    };
    let captions = captions(project, comparison, column, block);
    let signals = captions.iter().filter(|caption| caption.tone == Tone::Signal).count();
    for caption in &captions[..captions.len() - signals.saturating_sub(SIGNALS_SHOWN)] {
        let (color, weight) = match caption.tone {
            Tone::Status(state) => (status_color(state, t), 600.0),
            Tone::Place | Tone::Substance => (t.soft, 600.0),
            Tone::Wording => (t.soft, 400.0),
            Tone::Added => (t.added, 600.0),
            Tone::Signal => (t.ink, 500.0),
        };
        add(&caption.words, color, weight);
    }
    if signals > SIGNALS_SHOWN {
        add(&say_with("and-more", &[("n", (signals - SIGNALS_SHOWN).into())]), t.soft, 400.0);
    }
    job
}

/// Short enough to stand on one line: cut where it is long, and kept together where it is not.
fn unbroken(text: &str) -> String {
    const LONGEST: usize = 44;
    const ONE_LINE: usize = 26;
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.truncate(short.rfind(' ').unwrap_or(short.len()));
        short.push('…');
    }
    if short.chars().count() <= ONE_LINE { short.replace(' ', "\u{a0}") } else { short }
}

/// The colour of a status. Its word always stands beside it.
pub fn status_color(state: State, t: &Tokens) -> Color32 {
    match state {
        State::Open | State::Alternatives | State::Placeholder => t.open,
        State::Agreed => t.agreed,
        State::Deleted => t.removed,
        State::Plain => t.soft,
    }
}
