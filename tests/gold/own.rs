//! Drafts written for the project, in six languages: hard ones, reworded throughout, with the
//! links that their author set before any program had seen them. The constants of the alignment were
//! chosen with half of them at hand, so they hold what was reached and are no blind measure.
//!
//! Lines with `<` are the earlier draft and those with `>` the later; `=` lists the links,
//! `?` those on which readers would differ and which do not count.

use crate::plans::{Named, found, words};
use crate::score::Score;
use std::collections::BTreeSet;
use std::path::Path;
use travaux::model::{Draft, DraftId, DraftKind};
use travaux::{import, segment};

/// Aligns the drafts of one file: the score of points, and of links with a sub-point.
pub fn measure(path: &Path) -> (Score, Score) {
    let text = std::fs::read_to_string(path).unwrap();
    let name = path.file_stem().unwrap().to_str().unwrap();
    let (before, after) = (draft(&text, '<'), draft(&text, '>'));
    let (tops, subs) = found(&before, &after);
    let (gold, sub_gold) = links(&text, '=');
    let (open, sub_open) = links(&text, '?');
    let words = |link: &Named| words(&before, &after, link);
    let (mut points, mut sub_points) = (Score::default(), Score::default());
    points.add(name, &gold, &tops, &open, words);
    sub_points.add(name, &sub_gold, &subs, &sub_open, words);
    (points, sub_points)
}

fn draft(text: &str, mark: char) -> Draft {
    let lines = text.lines().filter_map(|line| line.strip_prefix(mark));
    let lines: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let source = import::read(lines.join("\n").as_bytes(), "draft.txt").unwrap();
    segment::segment(source, DraftId(0), Some(DraftKind::Draft))
}

/// The links of the lines with a mark: between points, and with a sub-point on either side.
fn links(text: &str, mark: char) -> (BTreeSet<Named>, BTreeSet<Named>) {
    let lines = text.lines().filter_map(|line| line.strip_prefix(mark));
    let link = |link: &str| {
        let (before, after) = link.trim().split_once('-')?;
        Some((before.to_owned(), after.to_owned()))
    };
    let all = lines.flat_map(|line| line.split(',').filter_map(link));
    all.partition(|(before, after)| !before.contains('.') && !after.contains('.'))
}
