//! The rows of the table: one per lineage, a cell per draft, each cell in blocks of styled runs.

mod spanning;

use super::{Facet, Facets, Shares};
use crate::compare::{self, Fate, Outcome};
use crate::model::{
    Anchor, Annotation, At, Comparison, Decisions, Draft, DraftId, Form, Lineage, Link, Matter, Missing, Op,
    Origin, PointKind, Project, Span, Standing, Tag, Wording,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is shown of a comparison.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The drafts of the columns.
    pub drafts: Vec<DraftId>,
    /// The rows, in reading order.
    pub rows: Vec<Row>,
    /// What stands outside the points, draft by draft in the order of the text.
    pub outside: Vec<Passage>,
    /// For each draft the rows of its top-level points, by point.
    places: Vec<BTreeMap<usize, usize>>,
}

/// One lineage.
#[derive(Clone, Debug)]
pub struct Row {
    /// What a reader counts and filters by.
    pub facets: Facets,
    /// A cell for each draft.
    pub cells: Vec<Cell>,
    /// The notes on it, as indices into those of the project, in the order of drafts and points.
    pub notes: Vec<usize>,
    /// What the reader ruled on it: mostly one verdict, several where copies or rows were joined.
    pub verdicts: Vec<String>,
}

/// One draft's part of a row.
#[derive(Clone, Debug)]
pub struct Cell {
    /// The top-level points of the cell.
    pub points: Vec<usize>,
    /// What is to be read in it, top to bottom.
    pub blocks: Vec<Block>,
    /// Why there is nothing, where there is nothing.
    pub absence: Option<Absence>,
    /// Whether it is the reader who says why there is nothing.
    pub by_hand: bool,
}

/// Why a row has no point in a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// It comes in a later draft.
    NotYet,
    /// It was there in the draft before.
    Removed,
    /// It was removed in an earlier draft already.
    Gone,
    /// It is left out here and comes back later.
    LeftOut,
    /// It lives on inside this point of the draft.
    Inside(usize),
    /// The draft says that it was deleted.
    Deleted,
    /// The draft says that it was moved to another document.
    Elsewhere,
    /// The draft was not published in full, and says so.
    Unpublished,
}

/// One point or sub-point as it is shown.
#[derive(Clone, Debug)]
pub struct Block {
    /// The point. For a deleted one it stands in an earlier draft than its column.
    pub at: At,
    /// Whether it is only shown because it is gone from this draft.
    pub ghost: bool,
    /// Where a ghost went, as a point of this column's draft.
    pub went_to: Option<usize>,
    /// The document of its draft's package into which the row was moved, as an index into the parts.
    pub document: Option<usize>,
    /// 0 for a top-level point, 1 for its sub-points, and so on.
    pub depth: u8,
    /// Its number in short: `12`, `a`, `•`; empty for a heading over points.
    pub number: String,
    /// Whether it is a heading over points.
    pub is_heading: bool,
    /// The text.
    pub runs: Vec<Run>,
    /// The link whose redline is shown, as an index into the comparison's links.
    pub link: Option<usize>,
}

/// A stretch of one draft's text in one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The column of the draft whose text this is.
    pub draft: usize,
    /// The text.
    pub span: Span,
    /// How it is shown.
    pub look: Look,
}

/// How a run is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// As text.
    Plain,
    /// As added.
    Inserted,
    /// As removed.
    Deleted,
    /// As text that says the same in another language.
    Same,
    /// As text that the one in another language says otherwise, or not.
    Other,
}

impl Look {
    /// Whether it belongs to a text as it stands, and is neither added nor removed.
    pub fn is_text(self) -> bool {
        matches!(self, Look::Plain | Look::Same | Look::Other)
    }
}

/// A passage that belongs to no point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The column of its draft.
    pub draft: usize,
    /// The passage.
    pub span: Span,
    /// The last top-level point before it, if any.
    pub after: Option<usize>,
}

/// Lays a comparison out for reading.
pub fn table(project: &Project, comparison: &Comparison) -> Table {
    let base = compare::base(&project.drafts, &project.settings);
    let layout = Layout { base, ..Layout::new(&project.drafts, comparison) };
    let last = project.drafts.len().saturating_sub(1);
    let (from, to) = compare::reach(&project.drafts, &project.settings);
    let outcomes = compare::outcomes(&project.drafts, comparison, from, to);
    let open: Vec<usize> =
        project.drafts.last().map(|draft| compare::open_points(draft, comparison, last)).unwrap_or_default();
    let rows = comparison.lineages.iter().zip(outcomes).map(|(lineage, outcome)| {
        // A draft alone has no changes to count, nor points that are "the same".
        let mut facets = outcome.filter(|_| last > 0).map(|o| facets(&o)).unwrap_or_default();
        facets.set(Facet::Open, lineage.cells[last].iter().any(|p| open.contains(p)));
        let cells = (0..project.drafts.len()).map(|column| layout.cell(lineage, column)).collect();
        Row { facets, cells, notes: Vec::new(), verdicts: Vec::new() }
    });
    let mut table = Table {
        drafts: project.drafts.iter().map(|d| d.id).collect(),
        rows: rows.collect(),
        places: Vec::new(),
        outside: project.drafts.iter().enumerate().flat_map(|(i, d)| passages(i, d)).collect(),
    };
    let place = |column: usize| {
        let rows = table.rows.iter().enumerate();
        rows.flat_map(|(row, of)| of.cells[column].points.iter().map(move |&point| (point, row))).collect()
    };
    table.places = (0..project.drafts.len()).map(place).collect();
    table.mark(project, &BTreeSet::new());
    table
}

impl Table {
    /// Brings up to date what the reader wrote and marked on each row. Notes of `hidden` authors are left out.
    pub fn mark(&mut self, project: &Project, hidden: &BTreeSet<String>) {
        for row in &mut self.rows {
            row.notes.clear();
            row.verdicts.clear();
            for facet in [Facet::Noted, Facet::Bookmarked] {
                row.facets.set(facet, false);
            }
        }
        let said = &project.decisions;
        for (index, note) in said.annotations.iter().enumerate() {
            if let Some(row) = self.row_of_note(project, note, hidden) {
                self.rows[row].notes.push(index);
            }
        }
        for row in 0..self.rows.len() {
            self.order_notes(project, row);
        }
        for ruling in &said.verdicts {
            let row = self.row_of_anchor(project, &ruling.anchor).map(|row| &mut self.rows[row].verdicts);
            if let Some(known) = row.filter(|known| !known.contains(&ruling.verdict)) {
                known.push(ruling.verdict.clone());
            }
        }
        for bookmark in &said.bookmarks {
            if let Some(row) = self.row_of_anchor(project, &bookmark.anchor) {
                self.rows[row].facets.set(Facet::Bookmarked, true);
            }
        }
    }

    /// The same for a table that was up to date with what was said `before` of the same documents: where
    /// only notes are others, only their rows are looked at.
    pub fn mark_again(&mut self, project: &Project, before: &Decisions, hidden: &BTreeSet<String>) {
        let said = &project.decisions;
        if said.verdicts != before.verdicts || said.bookmarks != before.bookmarks {
            return self.mark(project, hidden);
        }
        let (old, new) = (&before.annotations, &said.annotations);
        let differ = |&index: &usize| match (old.get(index), new.get(index)) {
            (Some(old), Some(new)) => !Arc::ptr_eq(old, new),
            _ => true,
        };
        let others: Vec<usize> = (0..old.len().max(new.len())).filter(differ).collect();
        let mut rows = BTreeSet::new();
        for &index in &others {
            let row = old.get(index).and_then(|note| self.row_of_note(project, note, hidden));
            if let Some(row) = row {
                self.rows[row].notes.retain(|&note| note != index);
                rows.insert(row);
            }
        }
        for &index in &others {
            let row = new.get(index).and_then(|note| self.row_of_note(project, note, hidden));
            if let Some(row) = row {
                self.rows[row].notes.push(index);
                rows.insert(row);
            }
        }
        rows.into_iter().for_each(|row| self.order_notes(project, row));
    }

    /// Puts the notes of a row into the order of their places, in which they are read.
    fn order_notes(&mut self, project: &Project, row: usize) {
        let row = &mut self.rows[row];
        row.facets.set(Facet::Noted, !row.notes.is_empty());
        row.notes.sort_by_cached_key(|&note| {
            let anchor = &project.decisions.annotations[note].anchor;
            let draft = project.drafts.iter().position(|draft| draft.id == anchor.point.draft);
            (draft, anchor.point.start, note)
        });
    }

    /// The row on which a note is shown.
    fn row_of_note(&self, project: &Project, note: &Annotation, hidden: &BTreeSet<String>) -> Option<usize> {
        let is_shown = !note.is_deleted() && !hidden.contains(&note.author);
        self.row_of_anchor(project, &note.anchor).filter(|_| is_shown)
    }

    /// The row on which something hangs.
    fn row_of_anchor(&self, project: &Project, anchor: &Anchor) -> Option<usize> {
        let column = project.drafts.iter().position(|draft| draft.id == anchor.point.draft)?;
        let draft = &project.drafts[column];
        let point = draft.find(anchor.point)?;
        self.row_of(column, std::iter::successors(Some(point), |&p| top(draft, p)).last()?)
    }

    /// How many rows have a property.
    pub fn count(&self, facet: Facet) -> usize {
        self.rows.iter().filter(|row| row.facets.contains(facet)).count()
    }

    /// The row of a point, also of a sub-point's top-level point.
    pub fn row_of(&self, draft: usize, top_point: usize) -> Option<usize> {
        self.places.get(draft)?.get(&top_point).copied()
    }
}

/// The provision directly above a point.
fn top(draft: &Draft, point: usize) -> Option<usize> {
    let parent = draft.points[point].parent?;
    (draft.points[parent].kind != PointKind::Heading).then_some(parent)
}

fn facets(outcome: &Outcome) -> Facets {
    let mut facets = Facets::default();
    let moved = !outcome.relations.is_empty();
    facets.set(Facet::Moved, moved);
    match outcome.fate {
        Fate::Removed => facets.set(Facet::Removed, true),
        Fate::CameAndWent => facets.set(Facet::CameAndWent, true),
        Fate::Added => facets.set(Facet::Added, true),
        Fate::Stayed(Wording::Unchanged) => facets.set(Facet::Unchanged, !moved),
        Fate::Stayed(Wording::Translated) => facets.set(Facet::Translated, true),
        Fate::Stayed(Wording::Editorial | Wording::Reworded) => facets.set(Facet::Reworded, true),
        Fate::Stayed(Wording::Substantive) => facets.set(Facet::Substantive, true),
    }
    facets
}

fn passages(column: usize, draft: &Draft) -> Vec<Passage> {
    let after = |span: &Span| {
        let before = |p: &usize| draft.points[*p].depth == 0 && draft.points[*p].body.start < span.start;
        (0..draft.points.len()).rev().find(before)
    };
    let passage = |span: &Span| Passage { draft: column, span: span.clone(), after: after(span) };
    draft.outside.iter().map(passage).collect()
}

/// The links of a comparison by their two ends.
struct Layout<'a> {
    drafts: &'a [Arc<Draft>],
    links: &'a [Link],
    /// What was split or merged, read as one text.
    shares: Shares,
    /// The column that later ones are read against where it has the row.
    base: Option<usize>,
    /// For each draft and point, the links that end there.
    into: Vec<Vec<Vec<usize>>>,
    /// For each draft and point, the links that begin there.
    out_of: Vec<Vec<Vec<usize>>>,
}

impl<'a> Layout<'a> {
    fn new(drafts: &'a [Arc<Draft>], comparison: &'a Comparison) -> Self {
        let empty: Vec<Vec<Vec<usize>>> = drafts.iter().map(|d| vec![Vec::new(); d.points.len()]).collect();
        let links = comparison.links.as_slice();
        let shares = Shares::new(drafts, links);
        let mut layout = Self { drafts, links, shares, base: None, into: empty.clone(), out_of: empty };
        for (i, link) in layout.links.iter().enumerate() {
            layout.into[link.after.draft][link.after.point].push(i);
            layout.out_of[link.before.draft][link.before.point].push(i);
        }
        layout
    }

    fn cell(&self, lineage: &Lineage, column: usize) -> Cell {
        let points = lineage.cells[column].clone();
        if points.is_empty() {
            let said = lineage.absent[column].as_ref();
            let by_hand = said.is_some_and(|absence| absence.origin == Origin::Manual);
            let absence = Some(self.absence(lineage, column));
            return Cell { points, blocks: Vec::new(), absence, by_hand };
        }
        let has_row = |c: &usize| *c < column && !lineage.cells[*c].is_empty();
        let base = self.base.filter(has_row).or_else(|| (0..column).rev().find(has_row));
        // The first text of a row is marked by what it can be compared with in the next.
        let next = (column + 1..lineage.cells.len()).find(|&c| !lineage.cells[c].is_empty());
        // Mostly a block for each point, and a block is large.
        let below = points.iter().map(|&point| self.drafts[column].end_of(point) - point);
        let mut blocks = Vec::with_capacity(below.sum());
        for &point in &points {
            self.headings(column, point, &mut blocks);
            match base {
                Some(base) => self.against(base, column, point, &points, &mut blocks),
                None => self.alone(column, point, next, &mut blocks),
            }
        }
        let document = lineage.absent[column].as_ref().and_then(|absence| absence.part);
        if let Some(block) = blocks.iter_mut().find(|block| !block.is_heading) {
            block.document = document;
        }
        Cell { points, blocks, absence: None, by_hand: false }
    }

    fn absence(&self, lineage: &Lineage, column: usize) -> Absence {
        let earlier = (0..column).rev().find(|&c| !lineage.cells[c].is_empty());
        let later = lineage.cells[column + 1..].iter().any(|c| !c.is_empty());
        match lineage.absent[column].as_ref().map_or(Missing::Silent, |absence| absence.kind) {
            Missing::Deleted => return Absence::Deleted,
            Missing::Moved => return Absence::Elsewhere,
            Missing::Unpublished => return Absence::Unpublished,
            Missing::Silent => {}
        }
        let Some(earlier) = earlier else { return Absence::NotYet };
        let goes_on = |&p: &usize| {
            self.out_of[earlier][p].iter().find(|&&l| self.links[l].after.draft == column).copied()
        };
        if let Some(link) = lineage.cells[earlier].iter().find_map(goes_on) {
            return Absence::Inside(self.links[link].after.point);
        }
        match () {
            () if later => Absence::LeftOut,
            () if earlier + 1 == column => Absence::Removed,
            () => Absence::Gone,
        }
    }

    /// The headings over points that stand directly above this one.
    fn headings(&self, column: usize, point: usize, blocks: &mut Vec<Block>) {
        let points = &self.drafts[column].points;
        let is_heading = |p: &usize| points[*p].kind == PointKind::Heading;
        let first = (0..point).rev().take_while(is_heading).last().unwrap_or(point);
        for (at, p) in points.iter().enumerate().take(point).skip(first) {
            let heading = p.heading.clone().unwrap_or_else(|| p.body.clone());
            let span = if p.mark.is_empty() { heading } else { p.mark.start..heading.end };
            let mut block =
                self.block(column, at, vec![Run { draft: column, span, look: Look::Plain }], None);
            block.is_heading = true;
            block.number.clear();
            blocks.push(block);
        }
    }

    /// A point that no earlier draft has.
    fn alone(&self, column: usize, point: usize, next: Option<usize>, blocks: &mut Vec<Block>) {
        let look = if column == 0 { Look::Plain } else { Look::Inserted };
        let points = point..self.drafts[column].end_of(point);
        let links = points.clone().flat_map(|at| &self.out_of[column][at]).map(|&link| &self.links[link]);
        let foreign = links.filter(|link| Some(link.after.draft) == next && link.change.compared.is_some());
        let foreign: Vec<&Link> = foreign.collect();
        for at in points {
            let mut runs = vec![Run { draft: column, span: self.drafts[column].own(at), look }];
            for link in &foreign {
                runs = marked(runs, link, Side::Before);
            }
            blocks.push(self.block(column, at, runs, None));
        }
    }

    /// A point against its partner in the base column.
    fn against(&self, base: usize, column: usize, point: usize, cell: &[usize], blocks: &mut Vec<Block>) {
        let draft = &self.drafts[column];
        let first = blocks.len();
        // A redline of both points with all their sub-points leaves nothing out, so it goes before
        // a better fitting one with a sub-point alone.
        let from_base = |&l: &usize| self.links[l].before.draft == base && self.is_whole(l);
        let whole = self.into[column][point].iter().copied().filter(from_base);
        if let Some(link) = whole.max_by(|&a, &b| self.better(a, b)) {
            blocks.extend(self.whole(link));
        } else {
            for at in point..draft.end_of(point) {
                let link = self.best_into(base, column, at).filter(|&l| !self.is_whole(l) || at == point);
                let runs = match link {
                    Some(link) => self.runs(link),
                    None => vec![Run { draft: column, span: draft.own(at), look: Look::Inserted }],
                };
                blocks.push(self.block(column, at, runs, link));
            }
            let partners = self.into[column][point].iter().map(|&l| self.links[l].before);
            for partner in
                partners.filter(|b| b.draft == base && self.drafts[base].points[b.point].depth == 0)
            {
                self.ghosts(partner, column, cell, first, blocks);
            }
        }
    }

    /// The best link from the base column into a point.
    fn best_into(&self, base: usize, column: usize, point: usize) -> Option<usize> {
        let from_base = |&l: &usize| self.links[l].before.draft == base;
        let links = self.into[column][point].iter().copied().filter(from_base);
        links.max_by(|&a, &b| self.better(a, b))
    }

    /// Orders two links by how well they fit; of equals the first is the greater.
    fn better(&self, a: usize, b: usize) -> std::cmp::Ordering {
        self.links[a].score.total_cmp(&self.links[b].score).then(b.cmp(&a))
    }

    /// Whether a link compares the points with all their sub-points.
    fn is_whole(&self, link: usize) -> bool {
        let link = &self.links[link];
        let own = self.drafts[link.after.draft].own(link.after.point);
        let own_before = self.drafts[link.before.draft].own(link.before.point);
        let ops = &link.change.redline.ops;
        ops.iter().any(|op| op.after.end > own.end || op.before.end > own_before.end)
    }

    fn runs(&self, link: usize) -> Vec<Run> {
        let link = &self.links[link];
        let ops = self.shares.of_point(link).ops.iter();
        if link.change.compared.is_some() {
            let ops = ops.filter(|op| !op.after.is_empty());
            let own =
                ops.map(|op| Run { draft: link.after.draft, span: op.after.clone(), look: Look::Plain });
            return marked(own.collect(), link, Side::After);
        }
        let run = |op: &Op| match op.tag {
            Tag::Equal => Run { draft: link.after.draft, span: op.after.clone(), look: Look::Plain },
            Tag::Insert => Run { draft: link.after.draft, span: op.after.clone(), look: Look::Inserted },
            Tag::Delete => Run { draft: link.before.draft, span: op.before.clone(), look: Look::Deleted },
        };
        ops.map(run).collect()
    }

    fn block(&self, draft: usize, point: usize, runs: Vec<Run>, link: Option<usize>) -> Block {
        let p = &self.drafts[draft].points[point];
        let last = p.label.path.rsplit(['.', '/']).next().unwrap_or_default();
        let number = if p.depth > 0 && last.starts_with('#') { "•" } else { last };
        Block {
            at: At { draft, point },
            ghost: false,
            went_to: None,
            document: None,
            depth: p.depth,
            number: number.to_owned(),
            is_heading: false,
            runs,
            link,
        }
    }
}

/// Which of the two texts of a link is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// Plain runs with what can be compared with the text in another language marked; of a condition and a number in it
/// the number by its own look.
pub(super) fn marked(runs: Vec<Run>, link: &Link, side: Side) -> Vec<Run> {
    let items = link.change.compared.iter().flatten();
    let looks = items.filter(|item| item.matter != Matter::Form(Form::SubPoints)).map(|item| {
        let span = if side == Side::Before { &item.before } else { &item.after };
        (span, if item.standing == Standing::Same { Look::Same } else { Look::Other })
    });
    let looks: Vec<(&Span, Look)> = looks.filter(|(span, _)| !span.is_empty()).collect();
    let split = |run: Run| {
        let inside = |at: &usize| run.span.start < *at && *at < run.span.end;
        let ends = looks.iter().flat_map(|(span, _)| [span.start, span.end]).filter(inside);
        let ends: BTreeSet<usize> = ends.chain([run.span.start, run.span.end]).collect();
        let ends: Vec<usize> = ends.into_iter().collect();
        let look = |piece: &Span| {
            let over = looks.iter().filter(|(span, _)| span.start <= piece.start && piece.end <= span.end);
            over.min_by_key(|(span, _)| span.len()).map_or(run.look, |(_, look)| *look)
        };
        let pieces = ends.windows(2).map(|ends| ends[0]..ends[1]);
        pieces.map(|piece| Run { look: look(&piece), span: piece, ..run.clone() }).collect::<Vec<_>>()
    };
    let plain = |run: Run| if run.look == Look::Plain { split(run) } else { vec![run] };
    runs.into_iter().flat_map(plain).collect()
}
