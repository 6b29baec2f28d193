//! The cells of the table: the blocks of a point with their numbers, captions and status bars.

use crate::model::{At, Comparison, DraftId, Origin, Project, Relation, Span, Tag};
use crate::present::{Absence, Block, Cell, Hit, Place, Row, pieces_of, places_of, words};
use crate::text::search::Query;
use crate::ui::bidi;
use crate::ui::prose::{self, Mark};
use crate::ui::theme::{self, Tokens};
use crate::workspace::{Chosen, Lead, Workspace};
use egui::text::LayoutJob;
use egui::{Color32, Galley, Painter, Pos2, Rect, Vec2};
use std::ops::Range;
use std::sync::Arc;

/// Room at the left and right of a cell, in points.
pub const PAD_X: f32 = 14.0;
const PAD_Y: f32 = 11.0;
const NUMBER: f32 = 30.0;
const INDENT: f32 = 20.0;
const BETWEEN_BLOCKS: f32 = 5.0;
/// Where in a cell it is said why there is nothing.
const ABSENCE: Vec2 = Vec2::new(PAD_X, PAD_Y + 2.0);
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
    /// Whether two drafts are read as one text, the later one's words standing for those that stayed.
    pub as_one: bool,
    /// The words that are sought.
    pub query: Option<&'a Query>,
    /// The words that are marked besides.
    pub marked: &'a [Marked],
    /// The row of the table from which names of points lead to other rows; none where they do not.
    pub from: Option<(&'a Workspace, usize)>,
}

/// Words of a draft that are marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The draft.
    pub draft: DraftId,
    /// The words, as bytes of its text.
    pub span: Span,
    /// Why.
    pub mark: Mark,
}

/// The words of a row that are marked.
pub fn marked(workspace: &Workspace, row: usize) -> Vec<Marked> {
    let noted = workspace.notes_on(row).filter_map(|note| {
        let span = note.anchor.about.words()?;
        Some(Marked { draft: note.anchor.point.draft, span, mark: Mark::Noted })
    });
    let mut marked: Vec<Marked> = noted.collect();
    let chosen = workspace.chosen().filter(|_| workspace.selection() == Some(row));
    marked.extend(chosen.map(|c| Marked { draft: c.draft, span: c.span.clone(), mark: Mark::Chosen }));
    let hit = workspace.current_hit().filter(|hit| matches!(hit.place, Place::Row(own, _) if own == row));
    marked.extend(hit.and_then(|hit| sought(workspace, hit)));
    marked
}

/// The words of a hit in a draft.
pub fn sought(workspace: &Workspace, hit: &Hit) -> Option<Marked> {
    let (Place::Row(_, column) | Place::Outside(column)) = hit.place else { return None };
    let draft = workspace.draft(column)?.id;
    Some(Marked { draft, span: hit.span.clone(), mark: Mark::Sought })
}

impl<'a> Cells<'a> {
    /// Those of the comparison that is open.
    pub fn of(workspace: &'a Workspace, painter: &'a Painter, tokens: &'a Tokens, captions: bool) -> Self {
        let (project, comparison) = (workspace.project(), workspace.comparison());
        Cells {
            painter,
            project,
            comparison,
            tokens,
            captions,
            as_one: false,
            query: workspace.query(),
            marked: &[],
            from: None,
        }
    }

    /// Draws the cell of a column, `width` wide, with its upper left corner at `corner` and returns the
    /// height that it needs.
    pub fn draw(self, column: usize, cell: &Cell, corner: Pos2, width: f32) -> f32 {
        let Cells { painter, tokens: t, .. } = self;
        if let Some(absence) = cell.absence {
            let galley = self.absence(column, cell, absence, width);
            painter.galley(corner + ABSENCE, galley, t.soft);
            return ABSENT;
        }
        self.blocks(column, &cell.blocks, corner, width)
    }

    fn absence(self, column: usize, cell: &Cell, absence: Absence, width: f32) -> Arc<Galley> {
        let t = self.tokens;
        let (color, weight) = match absence {
            Absence::Removed | Absence::Deleted => (t.removed, 600.0),
            Absence::Inside(_) if self.inside(column, absence).is_some() => (t.accent, 600.0),
            Absence::Inside(_) | Absence::Elsewhere | Absence::Unpublished => (t.soft, 600.0),
            _ => (t.faint, 400.0),
        };
        let words = absence_words(absence, cell.by_hand, self.project, column);
        let mut job = LayoutJob::default();
        job.wrap.max_width = width - 2.0 * PAD_X;
        job.append(&words, 0.0, theme::sans(theme::SMALL, weight, color));
        self.painter.layout_job(job)
    }

    /// Where a cell leads whose point lives on inside another.
    fn inside(self, column: usize, absence: Absence) -> Option<Lead> {
        let (workspace, row) = self.from?;
        let Absence::Inside(point) = absence else { return None };
        let at = At { draft: column, point };
        workspace.lead(row, at, at, false)
    }

    /// Where the name of a point leads that is said below a block.
    fn lead(self, block: &Block, named: At) -> Option<Lead> {
        let (workspace, row) = self.from?;
        let link = block.link.and_then(|link| self.comparison.links.get(link));
        let moved = block.depth == 0 && link.is_some_and(|link| link.relation == Relation::Moved);
        workspace.lead(row, block.at, named, moved)
    }

    /// What of a cell drawn by [`Cells::draw`] leads to other rows when it is clicked, and where to.
    pub fn leads(self, column: usize, cell: &Cell, corner: Pos2, width: f32) -> Vec<(Rect, Lead)> {
        if let Some(absence) = cell.absence {
            let Some(lead) = self.inside(column, absence) else { return Vec::new() };
            let galley = self.absence(column, cell, absence, width);
            return vec![(Rect::from_min_size(corner + ABSENCE, galley.size()), lead)];
        }
        let related = |block: &Block| {
            let link = block.link.and_then(|link| self.comparison.links.get(link));
            block.went_to.is_some() || link.is_some_and(|link| link.relation != Relation::Same)
        };
        let mut leads = Vec::new();
        if self.from.is_none() || !cell.blocks.iter().any(related) {
            return leads;
        }
        let mut y = PAD_Y;
        for (piece, block) in self.pieces(column, &cell.blocks, width).zip(&cell.blocks) {
            let text = piece.text.as_ref().map_or(0.0, |text| text.size().y);
            if let Some(caption) = &piece.caption {
                let at = corner + Vec2::new(piece.x, y + text + 2.0);
                for (range, named) in &piece.names {
                    let places = prose::places(caption, range).into_iter().map(|r| r.translate(at.to_vec2()));
                    leads.extend(
                        self.lead(block, *named)
                            .into_iter()
                            .flat_map(|lead| places.clone().map(move |place| (place, lead))),
                    );
                }
            }
            y += piece.height() + BETWEEN_BLOCKS;
        }
        leads
    }

    /// Draws blocks of a column one below the other, like [`Cells::draw`].
    pub fn blocks(self, column: usize, blocks: &[Block], corner: Pos2, width: f32) -> f32 {
        let (painter, t) = (self.painter, self.tokens);
        let mut y = PAD_Y;
        for (piece, block) in self.pieces(column, blocks, width).zip(blocks) {
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
                let pos = corner + Vec2::new(piece.x, y);
                prose::paint(painter, pos, &text, self.query, t);
                if !self.marked.is_empty() {
                    prose::paint_letters(painter, pos, &text, &self.letters(block), t);
                }
            }
            if let Some(caption) = piece.caption {
                painter.galley(corner + Vec2::new(piece.x, y + text_height + 2.0), caption.clone(), t.soft);
                y += caption.size().y + 3.0;
            }
            y += text_height + BETWEEN_BLOCKS;
        }
        y - BETWEEN_BLOCKS + PAD_Y + 1.0
    }

    /// Where the first of the marked words stand in a column of blocks, from its top in points.
    pub fn down_to(self, column: usize, blocks: &[Block], width: f32) -> Option<Range<f32>> {
        let mut y = PAD_Y;
        for (piece, block) in self.pieces(column, blocks, width).zip(blocks) {
            let letters = self.letters(block);
            if let (Some(text), Some(first)) = (&piece.text, letters.first()) {
                let cursor = |at: usize| text.pos_from_cursor(egui::text::CCursor::new(at));
                let (start, end) = (cursor(first.range.start), cursor(first.range.end));
                return Some(y + start.top()..y + end.bottom());
            }
            y += piece.height() + BETWEEN_BLOCKS;
        }
        None
    }

    /// The same in a row, from its top: in the column of the draft itself, if it can be seen there.
    pub fn down_in(self, row: &Row, column: usize, width: f32) -> Option<Range<f32>> {
        let others = (0..row.cells.len()).filter(|other| *other != column);
        let mut columns = std::iter::once(column).chain(others);
        columns.find_map(|column| self.down_to(column, &row.cells.get(column)?.blocks, width))
    }

    /// The letters of a block that are marked.
    fn letters(self, block: &Block) -> Vec<prose::Letters> {
        let drafts = &self.project.drafts;
        let ids: Vec<DraftId> = drafts.iter().map(|draft| draft.id).collect();
        let spans = |marked: &Marked| {
            let mut spans = vec![(marked.draft, marked.span.clone())];
            // In a running text the words that stayed are shown as those of the later draft.
            spans.extend(self.after(block, marked));
            spans
        };
        let touches = |(draft, span): &(DraftId, Span)| {
            let runs = block.runs.iter().filter(|run| ids.get(run.draft) == Some(draft));
            runs.into_iter().any(|run| run.span.start < span.end && span.start < run.span.end)
        };
        let all = self.marked.iter().flat_map(|marked| {
            let here = spans(marked).into_iter().filter(touches);
            here.map(|(draft, span)| (draft, span, marked.mark)).collect::<Vec<_>>()
        });
        let all: Vec<(DraftId, Span, Mark)> = all.collect();
        if all.is_empty() {
            return Vec::new();
        }
        let shown = pieces_of(drafts, &block.runs);
        let places = places_of(drafts, &block.runs, &shown);
        let mut letters = Vec::new();
        for (draft, span, mark) in all {
            let is_meant = |&(column, at): &(usize, usize)| ids[column] == draft && span.contains(&at);
            let mut nth = 0;
            while let Some(start) = places[nth..].iter().position(is_meant).map(|by| nth + by) {
                let end = places[start..]
                    .iter()
                    .position(|place| !is_meant(place))
                    .map_or(places.len(), |by| start + by);
                letters.push(prose::Letters { range: start..end, mark });
                nth = end;
            }
        }
        letters
    }

    /// The words of the later draft that stand for marked ones of the earlier, where those are not shown themselves.
    fn after(self, block: &Block, marked: &Marked) -> Vec<(DraftId, Span)> {
        let link = block.link.filter(|_| self.as_one).and_then(|link| self.comparison.links.get(link));
        let Some(link) = link else { return Vec::new() };
        let id = |column: usize| self.project.drafts.get(column).map(|draft| draft.id);
        let (Some(before), Some(after)) = (id(link.before.draft), id(link.after.draft)) else {
            return Vec::new();
        };
        let ops = self.comparison.merged_with(link).into_iter().flat_map(|link| &link.change.redline.ops);
        let ops = ops.filter(|op| op.tag == Tag::Equal && before == marked.draft);
        let kept = ops.filter_map(|op| {
            let start = marked.span.start.max(op.before.start);
            let end = marked.span.end.min(op.before.end);
            let span = match op.before.len() == op.after.len() {
                true => {
                    op.after.start + (start.checked_sub(op.before.start)?)
                        ..op.after.start + end.checked_sub(op.before.start)?
                }
                false => op.after.clone(),
            };
            (start < end).then_some((after, span))
        });
        kept.collect()
    }

    /// The words of a cell between two places of the screen, both in the block in which the first lies. Of a redline
    /// they are words of the cell's own draft, or of the earlier one where only removed words are meant.
    pub fn words_between(
        self,
        column: usize,
        blocks: &[Block],
        corner: Pos2,
        width: f32,
        ends: [Pos2; 2],
    ) -> Option<Chosen> {
        let mut y = PAD_Y;
        for (piece, block) in self.pieces(column, blocks, width).zip(blocks) {
            let height = piece.height();
            let rect = Rect::from_min_size(corner + Vec2::new(0.0, y), Vec2::new(width, height));
            y += height + BETWEEN_BLOCKS;
            let Some(galley) = piece.text.filter(|_| rect.contains(ends[0])) else { continue };
            let origin = Vec2::new(corner.x + piece.x, rect.top());
            let letter = |at: Pos2| bidi::letter_at(&galley, at - origin);
            let [from, to] = ends.map(letter);
            let drafts = &self.project.drafts;
            let shown = pieces_of(drafts, &block.runs);
            let places = places_of(drafts, &block.runs, &shown);
            let text: Vec<char> = shown.iter().flat_map(|(_, text)| text.chars()).collect();
            let (from, to) = whole_words(&text, from.min(to), from.max(to));
            let meant = places.get(from..to)?;
            let own = meant.iter().any(|(draft, _)| *draft == block_column(block, column));
            let draft = if own { block_column(block, column) } else { meant.first()?.0 };
            let of = || meant.iter().zip(&text[from..to]).filter(|((other, _), _)| *other == draft);
            let start = of().map(|((_, at), _)| *at).min()?;
            let end = of()
                .map(|((_, at), letter)| at + if *letter == ' ' { 0 } else { letter.len_utf8() })
                .max()?;
            let end = drafts[draft].text.ceil_char_boundary(end.min(drafts[draft].text.len()));
            return Some(Chosen { draft: drafts[draft].id, span: start..end });
        }
        None
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
            let is_gone = block.ghost && block.runs.iter().all(|run| !run.look.is_text());
            let color = if is_gone { t.removed } else { t.soft };
            number.append(&block.number, 0.0, theme::sans(theme::CAPTION, 600.0, color));
            number.wrap = egui::text::TextWrapping::truncate_at_width(NUMBER - 2.0);
            let text = (!block.is_only_told())
                .then(|| prose::laid(painter, prose::block_job(&project.drafts, block, t, room)));
            // What went elsewhere has nothing but its caption.
            let says = captions || block.is_only_told();
            let leads = |at: At| self.lead(block, at).is_some();
            let said = says.then(|| prose::caption_job(project, comparison, column, block, t, room, leads));
            let said = said.filter(|said| !said.job.text.is_empty());
            let (caption, names) = said.map_or((None, Vec::new()), |said| (Some(said.job), said.names));
            Piece {
                number: painter.layout_job(number),
                number_x: PAD_X + indent,
                text,
                caption: caption.map(|job| painter.layout_job(job)),
                names,
                x,
                bar: bar(comparison, block, t),
            }
        })
    }
}

/// The draft whose words a block shows first of all: a ghost's own, or that of its column.
fn block_column(block: &Block, column: usize) -> usize {
    if block.ghost { block.at.draft } else { column }
}

/// Letters widened to the words in which they stand.
fn whole_words(text: &[char], from: usize, to: usize) -> (usize, usize) {
    let is_word = |at: usize| text.get(at).is_some_and(|c| c.is_alphanumeric());
    let (mut from, mut to) = (from.min(text.len()), to.min(text.len()));
    while from > 0 && is_word(from - 1) && is_word(from) {
        from -= 1;
    }
    while to < text.len() && is_word(to) && (to == from || is_word(to - 1)) {
        to += 1;
    }
    (from, to)
}

/// A block ready to be drawn.
struct Piece {
    number: Arc<Galley>,
    number_x: f32,
    text: Option<Arc<Galley>>,
    caption: Option<Arc<Galley>>,
    /// Which bytes of the caption lead to which points.
    names: Vec<(Range<usize>, At)>,
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
