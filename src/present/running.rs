//! Two drafts as one running text with its changes, as lawyers read it: in the order of the later draft,
//! and what was removed where it stood.

use super::rows::{Side, marked};
use super::{Block, Facet, Look, Passage, Row, Run, Table};
use crate::compare::compare;
use crate::diff;
use crate::model::{At, Comparison, DraftId, Project, Relation, Settings, Tag};
use crate::present;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The running text of two drafts.
#[derive(Clone, Debug, Default)]
pub struct Running {
    /// The two drafts, the earlier first; the rest of the project without what the text does not need.
    pub project: Project,
    /// Their comparison.
    pub comparison: Comparison,
    /// The text, in order.
    pub stretches: Vec<Stretch>,
}

/// One stretch of a running text.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// What is read.
    pub text: Text,
    /// Whether anything in it differs.
    pub changed: bool,
}

/// What a stretch consists of. Columns are 0 for the earlier draft and 1 for the later.
#[derive(Clone, Debug)]
pub enum Text {
    /// A top-level point with the headings above it and its sub-points.
    Point {
        /// The point.
        at: At,
        /// What is to be read, top to bottom.
        blocks: Vec<Block>,
    },
    /// What stands outside the points.
    Outside(Vec<Run>),
}

impl Running {
    /// Compares two drafts of a project on their own. Nothing is shown where one of them is not in it.
    pub fn new(project: &Project, pair: [DraftId; 2]) -> Self {
        let of = |id: DraftId| project.drafts.iter().find(|draft| draft.id == id).map(Arc::clone);
        let [Some(earlier), Some(later)] = pair.map(of) else { return Self::default() };
        let project = Project {
            drafts: vec![earlier, later],
            decisions: project.decisions.clone(),
            settings: Settings { base: None, ..project.settings.clone() },
            ..Project::default()
        };
        let comparison = compare(&project.drafts, &[], &project.decisions, &project.settings);
        let table = present::table(&project, &comparison);
        let stretches = stretches(&project, &comparison, &table);
        Running { project, comparison, stretches }
    }
}

/// Where a stretch stands: behind which top-level point of the later draft (0 is before the first), and
/// there the point itself, then the text outside the points, then what was removed.
type Key = (usize, u8, usize);

fn stretches(project: &Project, comparison: &Comparison, table: &Table) -> Vec<Stretch> {
    let mut placed: Vec<(Key, Stretch)> = Vec::new();
    let rows = || table.rows.iter().filter(|row| row.cells.len() == 2);
    for row in rows() {
        let same = [Facet::Unchanged, Facet::Translated];
        let changed = !same.iter().any(|facet| row.facets.contains(*facet));
        for (point, blocks) in by_point(&row.cells[1].blocks) {
            let blocks = with_original(project, comparison, blocks);
            let text = Text::Point { at: At { draft: 1, point }, blocks };
            placed.push(((point + 1, 0, 0), Stretch { text, changed }));
        }
    }
    let old = rows().flat_map(|row| by_point(&row.cells[0].blocks).into_iter().map(move |own| (own, row)));
    let mut old: Vec<((usize, Vec<Block>), &Row)> = old.collect();
    let moved = comparison.links.iter().filter(|link| link.relation == Relation::Moved);
    let moved: BTreeSet<usize> = moved.map(|link| link.before.point).collect();
    old.sort_by_key(|((point, _), _)| *point);
    // Behind which later point the text comes that follows an earlier one.
    let mut follows: BTreeMap<usize, usize> = BTreeMap::new();
    let mut behind = 0;
    for ((point, blocks), row) in old {
        let new = &row.cells[1].points;
        if let Some(last) = new.iter().max().filter(|_| !moved.contains(&point)) {
            behind = last + 1;
        } else {
            let blocks = gone(blocks, new.first().copied().or_else(|| heir(comparison, point)));
            let text = Text::Point { at: At { draft: 0, point }, blocks };
            placed.push(((behind, 2, point), Stretch { text, changed: true }));
        }
        follows.insert(point, behind);
    }
    placed.extend(outside(project, table, &follows));
    placed.sort_by_key(|(key, _)| *key);
    placed.into_iter().map(|(_, stretch)| stretch).collect()
}

/// The blocks of a cell by the top-level point that they belong to, with the headings above it.
fn by_point(blocks: &[Block]) -> Vec<(usize, Vec<Block>)> {
    let mut points: Vec<(usize, Vec<Block>)> = Vec::new();
    let mut headings: Vec<Block> = Vec::new();
    for block in blocks {
        let begins = block.depth == 0 && !block.ghost && !block.is_heading;
        match points.last_mut() {
            _ if block.is_heading => headings.push(block.clone()),
            _ if begins => {
                headings.push(block.clone());
                points.push((block.at.point, std::mem::take(&mut headings)));
            }
            Some((_, blocks)) => blocks.push(block.clone()),
            None => headings.push(block.clone()),
        }
    }
    points
}

/// Blocks of which each that answers a point in another language stands below the text of that: between
/// languages there is no redline.
fn with_original(project: &Project, comparison: &Comparison, blocks: Vec<Block>) -> Vec<Block> {
    let with = |block: Block| {
        let link = block.link.map(|link| &comparison.links[link]);
        let original = link.filter(|link| link.change.compared.is_some()).map(|link| {
            let runs = vec![Run { draft: 0, span: link.change.redline.before(), look: Look::Plain }];
            let label = &project.drafts[0].points[link.before.point].label.path;
            let number = label.rsplit(['.', '/']).next().unwrap_or_default().to_owned();
            let runs = marked(runs, link, Side::Before);
            Block { at: link.before, ghost: true, number, runs, link: None, ..block.clone() }
        });
        original.into_iter().chain([block])
    };
    blocks.into_iter().flat_map(with).collect()
}

/// Blocks of the earlier draft as they are shown where they stood: struck out, or only told where their
/// point lives on in another.
fn gone(blocks: Vec<Block>, went_to: Option<usize>) -> Vec<Block> {
    let blocks =
        blocks.into_iter().filter(|block| went_to.is_none() || block.depth == 0 && !block.is_heading);
    let strike = |run: Run| Run { look: Look::Deleted, ..run };
    let gone = |block: Block| Block {
        ghost: true,
        went_to,
        runs: block.runs.into_iter().map(strike).collect(),
        ..block
    };
    blocks.map(gone).collect()
}

/// The later point in which an earlier one lives on.
fn heir(comparison: &Comparison, point: usize) -> Option<usize> {
    comparison.links.iter().find(|link| link.before.point == point).map(|link| link.after.point)
}

/// The texts outside the points, those at the same place of both drafts compared.
fn outside(project: &Project, table: &Table, follows: &BTreeMap<usize, usize>) -> Vec<(Key, Stretch)> {
    let of = |draft: usize| table.outside.iter().filter(move |passage| passage.draft == draft);
    let place = |passage: &Passage| match (passage.draft, passage.after) {
        (_, None) => 0,
        (0, Some(point)) => follows.get(&point).copied().unwrap_or_default(),
        (_, Some(point)) => point + 1,
    };
    let mut earlier: Vec<(usize, &Passage)> = of(0).map(|passage| (place(passage), passage)).collect();
    let mut placed: Vec<(Key, Stretch)> = Vec::new();
    for (i, new) in of(1).enumerate() {
        let partner = earlier.iter().position(|(at, _)| *at == place(new));
        let texts = match partner.map(|partner| earlier.remove(partner).1) {
            Some(old) => compared(project, old, new),
            None => vec![vec![Run { draft: 1, span: new.span.clone(), look: Look::Inserted }]],
        };
        placed.extend(texts.into_iter().map(|runs| ((place(new), 1, i), stretch_of(runs))));
    }
    for (i, (at, old)) in earlier.into_iter().enumerate() {
        let runs = vec![Run { draft: 0, span: old.span.clone(), look: Look::Deleted }];
        placed.push(((at, 1, table.outside.len() + i), stretch_of(runs)));
    }
    placed
}

fn stretch_of(runs: Vec<Run>) -> Stretch {
    let changed = runs.iter().any(|run| run.look != Look::Plain);
    Stretch { text: Text::Outside(runs), changed }
}

/// Two passages as one text, or in two languages as two.
fn compared(project: &Project, old: &Passage, new: &Passage) -> Vec<Vec<Run>> {
    if project.drafts[old.draft].is_foreign_to(&project.drafts[new.draft]) {
        let plain = |passage: &Passage| {
            vec![Run { draft: passage.draft, span: passage.span.clone(), look: Look::Plain }]
        };
        return [old, new].map(plain).into();
    }
    let texts = [old, new].map(|passage| project.drafts[passage.draft].slice(&passage.span));
    let redline = diff::redline(texts[0], texts[1]).offset(old.span.start, new.span.start);
    let run = |op: &crate::model::Op| match op.tag {
        Tag::Equal => Run { draft: 1, span: op.after.clone(), look: Look::Plain },
        Tag::Insert => Run { draft: 1, span: op.after.clone(), look: Look::Inserted },
        Tag::Delete => Run { draft: 0, span: op.before.clone(), look: Look::Deleted },
    };
    vec![redline.ops.iter().map(run).collect()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare;

    /// The running text of two drafts: a line for each stretch, its changes in the notation of redlines.
    fn check(before: &str, after: &str, expected: &[&str]) {
        let draft = |id: u32, text: &str| {
            Arc::new(compare::draft_of(text.as_bytes(), "plan.txt", DraftId(id), None).expect("a text"))
        };
        let project = Project { drafts: vec![draft(0, before), draft(1, after)], ..Project::default() };
        let running = Running::new(&project, [DraftId(0), DraftId(1)]);
        let drafts = &running.project.drafts;
        let piece = |(look, text): (Look, String)| match look {
            Look::Plain => text,
            Look::Inserted => format!("{{+{text}+}}"),
            Look::Deleted => format!("[-{text}-]"),
            Look::Same => format!("<{text}>"),
            Look::Other => format!("<!{text}>"),
        };
        let block = |block: &Block| {
            let text: String = match block.went_to {
                Some(to) => format!("now {}", drafts[1].points[to].label.path),
                None => present::pieces(drafts, block).into_iter().map(piece).collect(),
            };
            format!("{} {text}", block.number).trim().to_owned()
        };
        let line = |stretch: &Stretch| match &stretch.text {
            Text::Point { blocks, .. } => blocks.iter().map(block).collect::<Vec<_>>().join(" / "),
            Text::Outside(runs) => present::pieces_of(drafts, runs).into_iter().map(piece).collect(),
        };
        let lines: Vec<String> = running.stretches.iter().map(line).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn what_was_removed_stands_where_it_stood() {
        check(
            "1. The parties stop all fire at once.\n\n2. A customs union is set up between the two islands.\n\n3. Prisoners are exchanged within 30 days.\n",
            "1. The parties stop all fire at once.\n\n2. Prisoners are exchanged within 90 days.\n\n3. Observers from the neighbouring lighthouse count the weapons.\n",
            &[
                "1 The parties stop all fire at once.",
                "2 [-A customs union is set up between the two islands.-]",
                "2 Prisoners are exchanged within [-30-] {+90+} days.",
                "3 {+Observers from the neighbouring lighthouse count the weapons.+}",
            ],
        );
    }

    #[test]
    fn a_sub_point_that_is_gone_does_not_begin_with_a_full_stop() {
        check(
            "1. Both islands run programmes in their schools that promote tolerance and do away with prejudice:\n\n   a. The northern island will adopt the rules on the protection of linguistic minorities.\n\n   b. All measures that discriminate are lifted.\n\n2. All fire stops.\n",
            "1. Both islands run programmes in their schools that promote tolerance and do away with prejudice. The northern island will apply the rules on the protection of minority languages.\n\n2. All fire stops.\n",
            &[
                "1 Both islands run programmes in their schools that promote tolerance and do away with prejudice[-:-]{+.+} / a The northern island will [-adopt-] {+apply+} the rules on the protection of [-linguistic minorities-] {+minority languages+}. / b [-All measures that discriminate are lifted.-]",
                "2 All fire stops.",
            ],
        );
    }

    #[test]
    fn a_full_stop_is_not_taken_for_that_of_a_mark() {
        check(
            "1. Both do away with racism and prejudice:\n   a. Ukraine will adopt the rules on the protection of linguistic minorities.\n   b. Both countries will abolish all discriminatory measures and guarantee the rights of media.\n   c. All Nazi ideology and activity must be rejected.\n\n2. All fire stops.\n",
            "1. Both do away with racism and prejudice. Ukraine will apply the rules on the protection of minority languages.\n\n2. All fire stops.\n",
            &[
                "1 Both do away with racism and prejudice[-:-]. / a Ukraine will [-adopt-] {+apply+} the rules on the protection of [-linguistic minorities.-] {+minority languages+}. / b [-Both countries will abolish all discriminatory measures and guarantee the rights of media.-] / c [-All Nazi ideology and activity must be rejected.-]",
                "2 All fire stops.",
            ],
        );
    }

    #[test]
    fn a_moved_point_is_told_where_it_stood() {
        check(
            "1. The northern harbour stays open to trade.\n\n2. Prisoners are exchanged within 30 days.\n\n3. Fishing is free for the people of both islands.\n\n4. A court of five judges sits on the larger island.\n",
            "1. Prisoners are exchanged within 30 days.\n\n2. Fishing is free for the people of both islands.\n\n3. A court of five judges sits on the larger island.\n\n4. The northern harbour stays open to trade.\n",
            &[
                "1 now 4",
                "1 Prisoners are exchanged within 30 days.",
                "2 Fishing is free for the people of both islands.",
                "3 A court of five judges sits on the larger island.",
                "4 The northern harbour stays open to trade.",
            ],
        );
    }

    #[test]
    fn of_a_split_point_each_part_has_its_own_share() {
        check(
            "1. All fire stops at once.\n\n2. Prisoners of both islands are exchanged within 30 days. A joint court of five judges decides every dispute about the fishing grounds. The northern harbour stays open to trade.\n",
            "1. All fire stops at once.\n\n2. Prisoners of both islands are exchanged within 90 days.\n\n3. A joint court of seven judges decides every dispute about the fishing grounds.\n",
            &[
                "1 All fire stops at once.",
                "2 Prisoners of both islands are exchanged within [-30-] {+90+} days.",
                "3 A joint court of [-five-] {+seven+} judges decides every dispute about the fishing grounds. [-The northern harbour stays open to trade.-]",
            ],
        );
    }

    #[test]
    fn the_parts_of_a_split_point_may_stand_in_another_order() {
        check(
            "1. All fire stops at once.\n\n2. Prisoners of both islands are exchanged within 30 days. A joint court of five judges decides every dispute about the fishing grounds.\n\n3. The northern harbour stays open to trade.\n",
            "1. All fire stops at once.\n\n2. A joint court of seven judges decides every dispute about the fishing grounds.\n\n3. Prisoners of both islands are exchanged within 90 days.\n\n4. The northern harbour stays open to trade.\n",
            &[
                "1 All fire stops at once.",
                "2 A joint court of [-five-] {+seven+} judges decides every dispute about the fishing grounds.",
                "3 Prisoners of both islands are exchanged within [-30-] {+90+} days.",
                "4 The northern harbour stays open to trade.",
            ],
        );
    }

    #[test]
    fn a_merged_point_is_held_against_all_it_came_from() {
        check(
            "1. All fire stops at once.\n\n2. Prisoners of both islands are exchanged within 30 days. Their names are published.\n\n3. A joint court of five judges decides every dispute about the fishing grounds.\n",
            "1. All fire stops at once.\n\n2. Prisoners of both islands are exchanged within 90 days. A joint court of seven judges decides every dispute about the fishing grounds.\n",
            &[
                "1 All fire stops at once.",
                "2 Prisoners of both islands are exchanged within [-30-] {+90+} days. [-Their names are published.-] A joint court of [-five-] {+seven+} judges decides every dispute about the fishing grounds.",
            ],
        );
    }

    #[test]
    fn between_languages_both_texts_are_read() {
        check(
            "Accord of the islands\n\n1. The army has 600,000 soldiers in peacetime.\n\n2. The fund gets 100 billion dollars by 24 December 2027.\n",
            "Угода островів\n\n1. Чисельність армії у мирний час становить 800 тис. осіб.\n\n2. Фонд отримує 100 млрд доларів до 24.12.2027.\n",
            &[
                "Accord of the islands",
                "Угода островів",
                "1 The army has <!600,000> soldiers <in peacetime>. / 1 Чисельність армії <у мирний час> становить <!800 тис.> осіб.",
                "2 The fund gets <100 billion dollars> by <24 December 2027>. / 2 Фонд отримує <100 млрд доларів> до <24.12.2027>.",
            ],
        );
    }

    #[test]
    fn a_title_is_read_with_the_points() {
        check(
            "Accord of the two islands, first draft\n\n1. All fire stops.\n\n2. Prisoners go home.\n",
            "Accord of the two islands, second draft\n\n1. All fire stops.\n\n2. Prisoners go home.\n",
            &[
                "Accord of the two islands, [-first-] {+second+} draft",
                "1 All fire stops.",
                "2 Prisoners go home.",
            ],
        );
    }
}
