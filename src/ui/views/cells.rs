//! The cells of the table: the blocks of a point with their numbers, captions and status bars.

use crate::model::{At, Comparison, Origin, Project};
use crate::present::{Absence, Block, Cell, Row, words};
use crate::text::search::Query;
use crate::ui::prose;
use crate::ui::theme::{self, Tokens};
use crate::workspace::Workspace;
use egui::text::LayoutJob;
use egui::{Color32, Galley, Painter, Pos2, Rect, Vec2};
use std::sync::Arc;

/// Room at the left and right of a cell, in points.
pub const PAD_X: f32 = 14.0;
const PAD_Y: f32 = 11.0;
const NUMBER: f32 = 30.0;
const INDENT: f32 = 20.0;
const BETWEEN_BLOCKS: f32 = 5.0;
/// The height of a cell with nothing in it.
const ABSENT: f32 = 2.0 * PAD_Y + 23.0;

/// Why there is nothing in a cell, in words.
pub fn absence_words(absence: Absence, by_hand: bool, project: &Project, column: usize) -> String {
    let by = if by_hand { words::origin(Origin::Manual) } else { "" };
    project.drafts.get(column).map(|draft| words::absence(absence, draft) + by).unwrap_or_default()
}

/// How cells are drawn.
#[derive(Clone, Copy)]
pub struct Cells<'a> {
    /// Where on.
    pub painter: &'a Painter,
    /// The drafts.
    pub project: &'a Project,
    /// Their comparison.
    pub comparison: &'a Comparison,
    /// The colours.
    pub tokens: &'a Tokens,
    /// Whether what changed is said below each block.
    pub captions: bool,
    /// The words that are sought.
    pub query: Option<&'a Query>,
}

impl<'a> Cells<'a> {
    /// Those of the comparison that is open.
    pub fn of(workspace: &'a Workspace, painter: &'a Painter, tokens: &'a Tokens, captions: bool) -> Self {
        let (project, comparison) = (workspace.project(), workspace.comparison());
        Cells { painter, project, comparison, tokens, captions, query: workspace.query() }
    }

    /// Draws the cell of a column, `width` wide, with its upper left corner at `corner` and returns the
    /// height that it needs.
    pub fn draw(self, column: usize, cell: &Cell, corner: Pos2, width: f32) -> f32 {
        let (painter, t) = (self.painter, self.tokens);
        if let Some(absence) = cell.absence {
            let (color, weight) = match absence {
                Absence::Removed | Absence::Deleted => (t.removed, 600.0),
                Absence::Inside(_) | Absence::Elsewhere | Absence::Unpublished => (t.soft, 600.0),
                _ => (t.faint, 400.0),
            };
            let words = absence_words(absence, cell.by_hand, self.project, column);
            let mut job = LayoutJob::default();
            job.wrap.max_width = width - 2.0 * PAD_X;
            job.append(&words, 0.0, theme::sans(theme::SMALL, weight, color));
            painter.galley(corner + Vec2::new(PAD_X, PAD_Y + 2.0), painter.layout_job(job), color);
            return ABSENT;
        }
        self.blocks(column, &cell.blocks, corner, width)
    }

    /// Draws blocks of a column one below the other, like [`Cells::draw`].
    pub fn blocks(self, column: usize, blocks: &[Block], corner: Pos2, width: f32) -> f32 {
        let (painter, t) = (self.painter, self.tokens);
        let mut y = PAD_Y;
        for piece in self.pieces(column, blocks, width) {
            if let Some(color) = piece.bar {
                let bar = Rect::from_min_size(
                    corner + Vec2::new(piece.x - 9.0, y + 2.0),
                    Vec2::new(3.0, piece.height() - 4.0),
                );
                painter.rect_filled(bar, 1.5, color);
            }
            painter.galley(corner + Vec2::new(piece.number_x, y + 3.0), piece.number, t.soft);
            let text_height = piece.text.as_ref().map_or(0.0, |g| g.size().y);
            if let Some(text) = piece.text {
                prose::paint(painter, corner + Vec2::new(piece.x, y), &text, self.query, t);
            }
            if let Some(caption) = piece.caption {
                painter.galley(corner + Vec2::new(piece.x, y + text_height + 2.0), caption.clone(), t.soft);
                y += caption.size().y + 3.0;
            }
            y += text_height + BETWEEN_BLOCKS;
        }
        y - BETWEEN_BLOCKS + PAD_Y + 1.0
    }

    /// The height of a row whose columns are `width` wide, laid out but not drawn.
    pub fn row_height(self, row: &Row, width: f32) -> f32 {
        let cell_height = |(i, cell): (usize, &Cell)| {
            if cell.absence.is_some() {
                return ABSENT;
            }
            let blocks: f32 = self.pieces(i, &cell.blocks, width).map(|p| p.height() + BETWEEN_BLOCKS).sum();
            blocks - BETWEEN_BLOCKS + 2.0 * PAD_Y + 1.0
        };
        row.cells.iter().enumerate().map(cell_height).fold(0.0, f32::max)
    }

    fn pieces(self, column: usize, blocks: &[Block], width: f32) -> impl Iterator<Item = Piece> {
        let Cells { painter, project, comparison, tokens: t, captions, .. } = self;
        blocks.iter().map(move |block| {
            let indent = INDENT * f32::from(block.depth.min(4));
            let x = PAD_X + indent + if block.is_heading { 0.0 } else { NUMBER };
            let room = (width - x - PAD_X).max(60.0);
            let mut number = LayoutJob::default();
            let color = if block.ghost { t.removed } else { t.soft };
            number.append(&block.number, 0.0, theme::sans(theme::CAPTION, 600.0, color));
            number.wrap = egui::text::TextWrapping::truncate_at_width(NUMBER - 2.0);
            let text = (!block.is_only_told())
                .then(|| painter.layout_job(prose::block_job(&project.drafts, block, t, room)));
            // What went elsewhere has nothing but its caption.
            let said = captions || block.is_only_told();
            let caption = said.then(|| prose::caption_job(project, comparison, column, block, t, room));
            Piece {
                number: painter.layout_job(number),
                number_x: PAD_X + indent,
                text,
                caption: caption.filter(|job| !job.text.is_empty()).map(|job| painter.layout_job(job)),
                x,
                bar: bar(comparison, block, t),
            }
        })
    }
}

/// A block ready to be drawn.
struct Piece {
    number: Arc<Galley>,
    number_x: f32,
    text: Option<Arc<Galley>>,
    caption: Option<Arc<Galley>>,
    x: f32,
    bar: Option<Color32>,
}

impl Piece {
    fn height(&self) -> f32 {
        let text = self.text.as_ref().map_or(0.0, |g| g.size().y);
        text + self.caption.as_ref().map_or(0.0, |g| g.size().y + 3.0)
    }
}

fn bar(comparison: &Comparison, block: &Block, t: &Tokens) -> Option<Color32> {
    let At { draft, point } = block.at;
    let status = comparison.statuses.get(draft)?.get(point)?;
    let shown = words::status(status).is_some() && !block.ghost;
    shown.then(|| prose::status_color(status.state, t))
}

/// A row's height from the number of its characters, before it has been laid out.
pub fn estimate(row: &Row, column: f32) -> f32 {
    row.cells.iter().map(|cell| estimate_blocks(&cell.blocks, column)).fold(ABSENT, f32::max)
}

/// The same of blocks one below the other.
pub fn estimate_blocks(blocks: &[Block], width: f32) -> f32 {
    let (glyph, line) = (theme::text_size() * 0.507, theme::line());
    let block = |b: &Block| {
        let characters: usize = b.runs.iter().map(|r| r.span.len()).sum();
        let room = (width - 2.0 * PAD_X - NUMBER - INDENT * f32::from(b.depth)).max(60.0);
        (characters as f32 * glyph / room).ceil().max(1.0) * line + BETWEEN_BLOCKS
    };
    blocks.iter().map(block).sum::<f32>() + 2.0 * PAD_Y + 20.0
}
