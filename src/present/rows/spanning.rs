//! Blocks of a redline that spans sub-points, and of sub-points that are gone.

use super::{Block, Layout, Look, Run};
use crate::model::{At, Link, Tag};
use std::collections::BTreeSet;

impl Layout<'_> {
    /// The blocks of a redline that spans sub-points: a new block where a sub-point of either side begins.
    pub(super) fn whole(&self, index: usize) -> Vec<Block> {
        let link = &self.links[index];
        let (after, before) = (link.after, link.before);
        let starts = |at: At| {
            let draft = &self.drafts[at.draft];
            (at.point + 1..draft.end_of(at.point))
                .map(|p| (draft.points[p].start() as usize, p))
                .collect::<Vec<_>>()
        };
        // A merged point has words of all that it came from.
        let sources = self.into[after.draft][after.point].iter().map(|&l| self.links[l].before);
        let sources: BTreeSet<At> = sources.filter(|at| at.draft == before.draft).collect();
        let starts_before: BTreeSet<(usize, usize)> = sources.into_iter().flat_map(starts).collect();
        let starts_after = starts(after);
        let mut blocks = vec![self.block(after.draft, after.point, Vec::new(), Some(index))];
        for (nth, mut run) in self.runs(index).into_iter().enumerate() {
            let is_after = run.draft == after.draft;
            let begun = blocks.len() - 1;
            if blocks[begun].ghost
                && is_after
                && let Some(length) = self.ends_sentence(link, nth, &blocks[begun])
            {
                // With what was written in its place it ends the text before the sub-point that is gone.
                let end = run.span.start + length;
                let before = std::mem::take(&mut blocks[begun].runs);
                let ending = &mut blocks[begun - 1].runs;
                ending.extend(before);
                if let Some(last) = ending.last_mut() {
                    // No gap before a full stop.
                    let text = &self.drafts[last.draft].text[last.span.clone()];
                    last.span.end = last.span.start + text.trim_end().len();
                }
                push_run(&mut blocks[..begun], Run { span: run.span.start..end, ..run.clone() });
                run.span.start = end;
            }
            let mut rest = run.span.clone();
            let begin: Vec<(usize, usize)> = match is_after {
                true => starts_after.iter().copied().filter(|(start, _)| run.span.contains(start)).collect(),
                false => starts_before.range((run.span.start, 0)..(run.span.end, 0)).copied().collect(),
            };
            for (start, point) in begin {
                let draft = if is_after { after.draft } else { before.draft };
                push_run(&mut blocks, Run { span: rest.start..start, ..run.clone() });
                let mark = &self.drafts[draft].points[point].mark;
                rest.start = mark.end.clamp(start, run.span.end);
                let mut block = self.block(draft, point, Vec::new(), None);
                block.ghost = !is_after;
                blocks.push(block);
            }
            push_run(&mut blocks, Run { span: rest, ..run });
        }
        blocks
    }

    /// How much of a part of a redline, in bytes, is no beginning of an earlier sub-point that has just begun: a full
    /// stop that was written, or one that is taken for that of its mark `a.`
    fn ends_sentence(&self, link: &Link, nth: usize, begun: &Block) -> Option<usize> {
        let op = self.shares.of_point(link).ops.get(nth)?;
        let text = &self.drafts[link.after.draft].text[op.after.clone()];
        let draft = &self.drafts[begun.at.draft];
        let mark = &draft.points[begun.at.point].mark;
        let rest = match op.tag {
            Tag::Equal if mark.start < op.before.start && op.before.start < mark.end => {
                let shared = draft.text[op.before.start..mark.end.min(op.before.end)].trim_end();
                text.strip_prefix(shared)?
            }
            Tag::Insert if begun.runs.is_empty() => {
                text.trim_start_matches(['.', ',', ';', ':', '!', '?', ')', ']'])
            }
            _ => return None,
        };
        (rest.len() < text.len()).then(|| text.len() - rest.trim_start().len())
    }

    /// Shows the sub-points of `partner` that are gone from the cell, each behind its predecessor.
    pub(super) fn ghosts(
        &self,
        partner: At,
        column: usize,
        cell: &[usize],
        first: usize,
        blocks: &mut Vec<Block>,
    ) {
        let draft = &self.drafts[partner.draft];
        let here = |p: usize| cell.iter().any(|&top| (top..self.drafts[column].end_of(top)).contains(&p));
        for gone in partner.point + 1..draft.end_of(partner.point) {
            let mut onward = self.out_of[partner.draft][gone]
                .iter()
                .map(|&l| self.links[l].after)
                .filter(|after| after.draft == column)
                .map(|after| after.point);
            let went_to = onward.clone().next();
            if onward.any(here) {
                continue;
            }
            let behind = |b: &Block| {
                let shows = b.link.map(|l| self.links[l].before).or(b.ghost.then_some(b.at));
                shows.is_some_and(|at| at.draft == partner.draft && (partner.point..gone).contains(&at.point))
            };
            let at = blocks[first..].iter().rposition(behind).map_or(first + 1, |i| first + i + 1);
            let run = Run { draft: partner.draft, span: draft.own(gone), look: Look::Deleted };
            let mut block = self.block(partner.draft, gone, vec![run], None);
            block.ghost = true;
            block.went_to = went_to;
            blocks.insert(at.min(blocks.len()), block);
        }
    }
}

fn push_run(blocks: &mut [Block], run: Run) {
    if let (Some(block), false) = (blocks.last_mut(), run.span.is_empty()) {
        block.runs.push(run);
    }
}
