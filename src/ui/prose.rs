//! Blocks of a draft as laid-out text: redlines with their marks, and the same in words for a screen reader.

use super::theme::{self, Tokens};
use crate::model::{At, Draft, Link, Relation, State, Wording};
use crate::present::{Block, Look, words};
use crate::workspace::Workspace;
use egui::text::LayoutJob;
use egui::{Color32, Galley, Painter, Pos2, Rect, Stroke, TextFormat};
use std::sync::Arc;

/// How many signals a caption names before it says "and more".
const SIGNALS_SHOWN: usize = 3;

/// The text of a block with its redline, wrapped at `width` points.
pub fn block_job(drafts: &[Arc<Draft>], block: &Block, t: &Tokens, width: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let plain = if block.is_heading { theme::sans(theme::SMALL, 600.0, t.soft) } else { theme::text(t.ink) };
    let mut last = Look::Plain;
    for run in &block.runs {
        let Some(text) = drafts.get(run.draft).and_then(|d| d.text.get(run.span.clone())) else { continue };
        let format = match run.look {
            Look::Plain => plain.clone(),
            Look::Inserted => theme::text(t.added),
            Look::Deleted => theme::text(t.removed),
        };
        if last != Look::Plain && run.look != Look::Plain && last != run.look {
            append(&mut job, " ", &plain);
        }
        let body = text.trim_end();
        append(&mut job, body, &format);
        if body.len() < text.len() {
            append(&mut job, " ", &plain);
        }
        last = run.look;
    }
    job
}

/// Paints a laid-out block at `pos`: added words on a tint and underlined, removed words on a tint and
/// struck out. The lines are drawn here because those of the text layout lie at the foot of the line box,
/// where the tint of the next line covers them.
pub fn paint(painter: &Painter, pos: Pos2, galley: &Arc<Galley>, t: &Tokens) {
    let runs = coloured_runs(galley, &[t.added, t.removed]);
    for run in &runs {
        let back = if run.color == t.added { t.added_back } else { t.removed_back };
        painter.rect_filled(run.rect.translate(pos.to_vec2()), 2.0, back);
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
                        Pos2::new(left, baseline - theme::TEXT),
                        Pos2::new(right, baseline + theme::TEXT * 0.4),
                    );
                    runs.push(ColouredRun { color, rect, baseline });
                }
            }
            open = true;
        }
    }
    runs
}

/// Adds text with its white space folded, also across the seam.
fn append(job: &mut LayoutJob, text: &str, format: &TextFormat) {
    let mut folded = String::with_capacity(text.len());
    let mut space = job.text.is_empty() || job.text.ends_with(' ');
    for c in text.chars() {
        if c.is_whitespace() && c != '\u{a0}' {
            if !space {
                folded.push(' ');
            }
            space = true;
        } else if !c.is_control() {
            folded.push(c);
            space = false;
        }
    }
    if !folded.is_empty() {
        job.append(&folded, 0.0, format.clone());
    }
}

/// A block in words: `6: The Armed Forces removed: of Ukraine added: …`.
pub fn block_words(drafts: &[Arc<Draft>], block: &Block) -> String {
    let mut words = String::new();
    if !block.number.is_empty() {
        words.push_str(&block.number);
        words.push_str(": ");
    }
    for run in &block.runs {
        let Some(text) = drafts.get(run.draft).and_then(|d| d.text.get(run.span.clone())) else { continue };
        match run.look {
            Look::Plain => {}
            Look::Inserted => words.push_str(" added: "),
            Look::Deleted => words.push_str(" removed: "),
        }
        words.push_str(&words::fold(text));
        words.push(if run.look == Look::Plain { ' ' } else { ';' });
    }
    words
}

/// What is said below a block: relation, wording, signals and status, each by mark and word. Empty when
/// there is nothing to say.
pub fn caption_job(workspace: &Workspace, column: usize, block: &Block, t: &Tokens, width: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    if block.is_heading {
        return job;
    }
    let mut say = |text: &str, color: Color32, weight: f32| {
        if !job.text.is_empty() {
            job.append("   ", 0.0, theme::sans(theme::CAPTION, 400.0, t.faint));
        }
        job.append(&unbroken(text), 0.0, theme::sans(theme::CAPTION, weight, color));
    };
    if let Some(to) = block.went_to {
        let label = workspace.draft(column).and_then(|d| d.points.get(to)).map(|p| p.label.path.as_str());
        say(&format!("→ now {}", label.unwrap_or("elsewhere")), t.soft, 400.0);
        return job;
    }
    if block.ghost {
        return job;
    }
    let status = workspace.comparison().statuses.get(block.at.draft).and_then(|s| s.get(block.at.point));
    if let Some((status, words)) = status.and_then(|s| Some((s, words::status(s)?))) {
        say(&words, status_color(status.state, t), 600.0);
    }
    if let (Some(part), Some(draft)) = (block.document, workspace.draft(column)) {
        say(&format!("→ {}", words::document(draft, part)), t.soft, 600.0);
    }
    if let Some(link) = block.link.and_then(|l| workspace.comparison().links.get(l)) {
        link_caption(workspace, block, link, t, &mut say);
    } else if block.depth == 0 && block.runs.iter().all(|r| r.look == Look::Inserted) {
        say("+ added", t.added, 600.0);
    }
    job
}

fn link_caption(
    workspace: &Workspace,
    block: &Block,
    link: &Link,
    t: &Tokens,
    say: &mut impl FnMut(&str, Color32, f32),
) {
    let drafts = &workspace.project().drafts;
    let label =
        |at: At| drafts.get(at.draft).and_then(|d| d.points.get(at.point)).map(|p| p.label.path.clone());
    let from = label(link.before).unwrap_or_default();
    match link.relation {
        Relation::Same => {}
        Relation::Moved => say(&format!("↕ moved, was {from}"), t.soft, 600.0),
        Relation::Split => say(&format!("↘ split from {from}"), t.soft, 600.0),
        Relation::Merged => {
            let into = |l: &&Link| l.after == link.after && l.before.draft == link.before.draft;
            let sources: Vec<_> =
                workspace.comparison().links.iter().filter(into).filter_map(|l| label(l.before)).collect();
            say(&format!("↗ merged from {}", sources.join(", ")), t.soft, 600.0);
        }
    }
    match link.change.wording {
        Wording::Unchanged => {}
        Wording::Editorial => say("~ spelling only", t.soft, 400.0),
        Wording::Reworded if block.depth == 0 => say("≈ reworded", t.soft, 400.0),
        Wording::Substantive if block.depth == 0 => say("≠ changed in substance", t.soft, 600.0),
        Wording::Reworded | Wording::Substantive => {}
    }
    let (Some(before), Some(after)) = (drafts.get(link.before.draft), drafts.get(link.after.draft)) else {
        return;
    };
    let mut signals: Vec<_> = link.change.signals.iter().collect();
    signals.sort_by_key(|s| s.kind);
    for signal in signals.into_iter().take(SIGNALS_SHOWN) {
        say(
            &format!("{} {}", words::signal(signal.kind), words::signal_text(signal, before, after)),
            t.ink,
            500.0,
        );
    }
    let more = link.change.signals.len().saturating_sub(SIGNALS_SHOWN);
    if more > 0 {
        say(&format!("and {more} more"), t.soft, 400.0);
    }
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
