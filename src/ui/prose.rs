//! Blocks of a draft as laid-out text: redlines with their marks, and the same in words for a screen reader.

use super::bidi;
use super::theme::{self, Tokens};
use crate::model::{At, Comparison, Draft, Project, State};
use crate::present::{Block, Look, Run, Tone, captions, pieces_of, words};
use crate::text::search::Query;
use crate::words::{say, say_with};
use egui::epaint::text::{ByteIndex, ByteRangeExt as _};
use egui::text::LayoutJob;
use egui::{Color32, Galley, Painter, Pos2, Rect, Response, Stroke, TextFormat, Ui};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// How many signals a caption names before it says "and more".
const SIGNALS_SHOWN: usize = 3;
/// How far apart captions stand, besides a space, in points.
const BETWEEN_CAPTIONS: f32 = 7.0;
/// How far apart removed and added words stand that have no space between them, in points.
const BETWEEN_CHANGES: f32 = 4.0;
/// How far apart letters may stand that are marked as one stretch, in points: a space between words and more.
const BESIDE: f32 = 12.0;
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
    let mut before = (Look::Plain, String::new());
    for (look, text) in pieces_of(drafts, runs) {
        let format = match look {
            Look::Plain => plain.clone(),
            // Quiet marks: a hairline for what says the same in the other language, a full line for what does not.
            Look::Same => TextFormat { underline: Stroke::new(1.0, t.faint), ..plain.clone() },
            Look::Other => TextFormat { underline: Stroke::new(1.5, t.ink), ..plain.clone() },
            Look::Inserted => theme::text(t.added),
            Look::Deleted => theme::text(t.removed),
        };
        let section = job.sections.len();
        job.append(&unbroken_numbers(&text), 0.0, format);
        // Removed and added words without a space between them would read as one.
        let is_change = |look| matches!(look, Look::Inserted | Look::Deleted);
        let touch =
            is_change(before.0) && is_change(look) && !before.1.ends_with(' ') && !text.starts_with(' ');
        if let Some(section) = job.sections.get_mut(section).filter(|_| touch) {
            section.leading_space = BETWEEN_CHANGES;
        }
        before = (look, text);
    }
    job
}

/// The text with its numbers kept on one line: `800 000`.
pub fn unbroken_numbers(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let parts = |at: usize| {
        let group = (1..=at).take_while(|nth| is_digit(at - nth)).count();
        (1..=3).contains(&group) && (1..=3).all(|nth| is_digit(at + nth)) && !is_digit(at + 4)
    };
    let spaces: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).filter(|at| parts(*at)).collect();
    if spaces.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut unbroken = String::with_capacity(text.len() + spaces.len());
    let mut from = 0;
    for at in spaces {
        unbroken.push_str(&text[from..at]);
        unbroken.push('\u{a0}');
        from = at + 1;
    }
    unbroken.push_str(&text[from..]);
    Cow::Owned(unbroken)
}

/// What is said of a signal, to be broken into lines beside its values and not in them: `date 1 May 2027` and
/// `→ 1 June 2027`. A number keeps to what it counts, a day to its month and year, a sign to what it stands before.
pub fn unbroken_values(text: &str) -> String {
    let has_digit = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    let is_sign = |word: &str| matches!(word, "+" | "−" | "→");
    let words: Vec<&str> = text.split(' ').collect();
    let mut unbroken = words[0].to_owned();
    for (nth, pair) in words.windows(2).enumerate() {
        let in_a_date = nth > 0 && has_digit(words[nth - 1]);
        let is_name = pair[0].chars().next().is_some_and(char::is_uppercase);
        let keeps = match () {
            () if is_sign(pair[1]) => false,
            () if is_sign(pair[0]) || has_digit(pair[0]) => true,
            () => has_digit(pair[1]) && (in_a_date || is_name),
        };
        unbroken.push(if keeps { '\u{a0}' } else { ' ' });
        unbroken.push_str(pair[1]);
    }
    unbroken
}

/// Lays a text out, with the words of each line in the order in which they are read.
pub fn laid(painter: &Painter, job: LayoutJob) -> Arc<Galley> {
    let width = job.wrap.max_width;
    bidi::ordered(painter.layout_job(bidi::parted(job)), width)
}

/// The same where other words stand beside it: it begins where they end, also where it is read from the right.
pub fn laid_inline(painter: &Painter, job: LayoutJob) -> Arc<Galley> {
    bidi::ordered(painter.layout_job(bidi::parted(job)), f32::INFINITY)
}

/// A text as a label that is as wide as there is room.
pub fn label(ui: &mut Ui, mut job: LayoutJob) -> Response {
    job.wrap.max_width = job.wrap.max_width.min(ui.available_width());
    let galley = laid(ui.painter(), job);
    ui.label(galley)
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

/// A text with a tint behind the words that are sought, and a line under those that are gone to, which are the
/// `current` of them.
pub fn seek(job: LayoutJob, query: Option<&Query>, current: Option<usize>, t: &Tokens) -> LayoutJob {
    let Some(query) = query else { return job };
    let found = query.find(&job.text);
    if found.is_empty() {
        return job;
    }
    let mut cut = LayoutJob { sections: Vec::new(), ..job.clone() };
    let ends = found.iter().flat_map(|span| [span.start, span.end]);
    for section in &job.sections {
        let own = section.byte_range.as_usize();
        let mut at = own.start;
        let inside = ends.clone().filter(|end| own.contains(end));
        for end in inside.chain([own.end]).filter(|end| *end > own.start) {
            let hit = found.iter().position(|span| span.contains(&at));
            let mut format = section.format.clone();
            if let Some(nth) = hit {
                format.background = t.hit;
                format.color = t.ink;
                format.underline =
                    if current == Some(nth) { Stroke::new(2.0, t.accent) } else { Stroke::NONE };
            }
            let leading_space = if at == own.start { section.leading_space } else { 0.0 };
            let byte_range = ByteIndex(at)..ByteIndex(end);
            cut.sections.push(egui::text::LayoutSection { leading_space, byte_range, format });
            at = end;
        }
    }
    cut
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
                Some(run) if open && run.color == color && touches(&run.rect, left, right) => {
                    run.rect.min.x = run.rect.left().min(left);
                    run.rect.max.x = run.rect.right().max(right);
                }
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

/// Whether letters stand beside a stretch. Those that follow in a text from the right may stand elsewhere.
fn touches(stretch: &Rect, left: f32, right: f32) -> bool {
    left <= stretch.right() + BESIDE && right >= stretch.left() - BESIDE
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
                Some((rect, _)) if open && touches(rect, left, right) => {
                    rect.min.x = rect.left().min(left);
                    rect.max.x = rect.right().max(right);
                }
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
    /// Why.
    pub mark: Mark,
}

/// Why words are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A note is on them.
    Noted,
    /// They are chosen.
    Chosen,
    /// They are the place to which the search has gone.
    Sought,
}

/// Tints letters that are chosen, frames those that were sought and puts dots under those on which a note is. The
/// dots stand lower than the line under added words, and in the colour of what can be clicked.
pub fn paint_letters(painter: &Painter, pos: Pos2, galley: &Galley, letters: &[Letters], t: &Tokens) {
    for marked in letters {
        for (rect, baseline) in stretches(galley, |nth, _| marked.range.contains(&nth)) {
            let place = rect.translate(pos.to_vec2());
            match marked.mark {
                Mark::Chosen => {
                    painter.rect_filled(place, 2.0, t.accent.gamma_multiply(0.22));
                    continue;
                }
                Mark::Sought => {
                    let line = Stroke::new(1.5, t.accent);
                    painter.rect_stroke(place, 2.0, line, egui::StrokeKind::Outside);
                    continue;
                }
                Mark::Noted => {}
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
            Look::Plain | Look::Same => {}
            Look::Other => words.push_str(say("spoken-other")),
            Look::Inserted => words.push_str(say("spoken-added")),
            Look::Deleted => words.push_str(say("spoken-removed")),
        }
        words.push_str(&words::fold(text));
        words.push(if matches!(run.look, Look::Plain | Look::Same) { ' ' } else { ';' });
    }
    words
}

/// What is said below a block, laid out.
pub struct Said {
    /// The words.
    pub job: LayoutJob,
    /// Which of their bytes lead to a point when they are clicked.
    pub names: Vec<(Range<usize>, At)>,
}

/// What is said below a block: relation, wording, signals and status, each by mark and word. Empty when
/// there is nothing to say. Names of points for which `leads` says so are in the colour of what can be clicked.
pub fn caption_job(
    project: &Project,
    comparison: &Comparison,
    column: usize,
    block: &Block,
    t: &Tokens,
    width: f32,
    leads: impl Fn(At) -> bool,
) -> Said {
    let mut said = Said { job: LayoutJob::default(), names: Vec::new() };
    let job = &mut said.job;
    job.wrap.max_width = width;
    // The one space at which a line may end; the rest of the distance is no letter, and begins no line.
    let apart = |job: &mut LayoutJob| match job.text.is_empty() {
        true => 0.0,
        false => {
            job.append(" ", 0.0, theme::sans(theme::CAPTION, 400.0, t.faint));
            BETWEEN_CAPTIONS
        }
    };
    // What else can be compared across languages is marked in the text, and told beside it for the chosen row.
    let mut captions = captions(project, comparison, column, block);
    captions.retain(|caption| caption.tone != Tone::Compared);
    let signals = captions.iter().filter(|caption| caption.tone == Tone::Signal).count();
    for caption in &captions[..captions.len() - signals.saturating_sub(SIGNALS_SHOWN)] {
        let (color, weight) = match caption.tone {
            Tone::Status(state) => (status_color(state, t), 600.0),
            Tone::Place | Tone::Substance => (t.soft, 600.0),
            Tone::Wording | Tone::Compared => (t.soft, 400.0),
            Tone::Added => (t.added, 600.0),
            Tone::Signal => (t.ink, 500.0),
        };
        let format = theme::sans(theme::CAPTION, weight, color);
        let space = apart(job);
        let names: Vec<_> = caption.names.iter().filter(|(_, at)| leads(*at)).collect();
        if names.is_empty() {
            job.append(&unbroken(&caption.words), space, format);
            continue;
        }
        let begins = job.text.len();
        let mut from = 0;
        for (span, at) in &names {
            let space = if from == 0 { space } else { 0.0 };
            job.append(&joined(&caption.words[from..span.start]), space, format.clone());
            let start = job.text.len();
            let link = theme::sans(theme::CAPTION, 650.0, t.accent);
            job.append(&joined(&caption.words[span.clone()]), 0.0, link);
            // Where there is one name, all the words lead to it: a number alone is hard to hit.
            let start = if names.len() == 1 { begins } else { start };
            said.names.push((start..job.text.len(), *at));
            from = span.end;
        }
        job.append(&joined(&caption.words[from..]), 0.0, format);
    }
    if signals > SIGNALS_SHOWN {
        let space = apart(job);
        let more = say_with("and-more", &[("n", (signals - SIGNALS_SHOWN).into())]);
        job.append(&joined(&more), space, theme::sans(theme::CAPTION, 400.0, t.soft));
    }
    said
}

/// Where some bytes of a laid-out text stand, line by line.
pub fn places(galley: &Galley, range: &Range<usize>) -> Vec<Rect> {
    stretches(galley, |_, byte| range.contains(&byte)).into_iter().map(|(rect, _)| rect).collect()
}

/// Kept together on one line.
fn joined(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// Short enough to stand on one line: cut where it is long, and kept together where it is not.
pub fn unbroken(text: &str) -> String {
    const LONGEST: usize = 44;
    const ONE_LINE: usize = 26;
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.truncate(short.rfind(' ').unwrap_or(short.len()));
        short.push('…');
    }
    if short.chars().count() <= ONE_LINE { joined(&short) } else { unbroken_values(&short) }
}

/// The colour of a status. Its word always stands beside it.
pub fn status_color(state: State, t: &Tokens) -> Color32 {
    match state {
        State::Open | State::Alternatives | State::Placeholder => t.open,
        State::Agreed | State::Provisional => t.agreed,
        State::Deleted => t.removed,
        State::Plain => t.soft,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_on_one_line() {
        for (text, unbroken) in [
            ("to 800 000 people", "to 800\u{a0}000 people"),
            ("1 250 000", "1\u{a0}250\u{a0}000"),
            ("in 2027 100 people", "in 2027 100 people"),
            ("20 points", "20 points"),
            ("article 5 1000 times", "article 5 1000 times"),
        ] {
            assert_eq!(unbroken_numbers(text), unbroken);
        }
    }

    #[test]
    fn values_stay_on_one_line() {
        for (text, lines) in [
            ("date 1 May 2027 → 30 June 2027", "date 1_May_2027 →_30_June_2027"),
            ("дата − 1 травня 2027 року", "дата −_1_травня_2027_року"),
            ("quantity 600 000 people → 800,000 personnel", "quantity 600_000_people →_800,000_personnel"),
            ("cross-reference + Article 5", "cross-reference +_Article_5"),
            ("condition + After a peace agreement", "condition +_After a peace agreement"),
            ("within 30 days", "within 30_days"),
            ("", ""),
        ] {
            assert_eq!(unbroken_values(text), lines.replace('_', "\u{a0}"));
        }
    }
}
