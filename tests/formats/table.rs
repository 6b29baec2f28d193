//! The points of every document beside the project, label for label as `corpus.txt` has them.
//!
//! `corpus.txt` was written by looking at each document.
//! `cargo test --test formats points_of_the_corpus -- --nocapture` prints the table.

use crate::corpus;
use std::fs;
use travaux::import;
use travaux::model::{DraftId, PointKind};
use travaux::segment::segment;

/// `1-3 a ¶1-2` → 1, 2, 3, a, ¶1, ¶2.
fn labels(notation: &str) -> Vec<String> {
    let one = |part: &str| {
        let digits = part.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let (sign, numbers) = part.split_at(digits);
        let range =
            numbers.split_once('-').and_then(|(a, b)| Some((a.parse::<u32>().ok()?, b.parse::<u32>().ok()?)));
        match range {
            Some((first, last)) => (first..=last).map(|n| format!("{sign}{n}")).collect(),
            None => vec![part.to_owned()],
        }
    };
    notation.split_whitespace().flat_map(one).collect()
}

/// How many labels stand in both lists in the same order.
fn in_order(a: &[String], b: &[String]) -> usize {
    let mut row = vec![0usize; b.len() + 1];
    for one in a {
        let mut corner = 0;
        for (at, other) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if one == other { corner + 1 } else { above.max(row[at]) };
            corner = above;
        }
    }
    row[b.len()]
}

#[test]
fn the_points_of_the_corpus() {
    let Some(folder) = corpus() else { return };
    println!("{:<48} | expected | found | right | warnings", "file");
    let (mut wrong, mut known) = (Vec::new(), Vec::new());
    for line in include_str!("corpus.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut columns = line.split('|').map(str::trim);
        let mut column = || columns.next().unwrap_or_default();
        let (name, expected) = (column(), column());
        known.push(name);
        let bytes = fs::read(folder.join(name)).expect(name);
        let source = match import::read(&bytes, name) {
            Ok(source) => source,
            Err(error) => {
                println!("{name:<48} | refused: {error}");
                assert!(
                    error.to_string().contains(expected.strip_prefix("refused: ").expect(name)),
                    "{error}"
                );
                continue;
            }
        };
        let draft = segment(source, DraftId(0), None);
        let tops = draft.points.iter().filter(|p| p.depth == 0 && p.kind != PointKind::Heading);
        let found: Vec<String> = tops.map(|p| p.label.path.clone()).collect();
        let expected = labels(expected);
        let right = in_order(&expected, &found);
        println!(
            "{name:<48} | {:>8} | {:>5} | {right:>5} | {}",
            expected.len(),
            found.len(),
            draft.warnings.iter().map(travaux::present::doubt).collect::<Vec<_>>().join("; ")
        );
        if right < expected.len() || found.len() != expected.len() {
            wrong.push(format!("{name}: {}", found.join(" ")));
        }
    }
    for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(name == "SOURCES.txt" || known.contains(&name.as_str()), "{name} is not in the table");
    }
    assert!(wrong.is_empty(), "documents are read otherwise:\n{}", wrong.join("\n"));
}
