//! The three plans and the links between their points that people set.

use crate::score::{Score, shared};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use travaux::align::align;
use travaux::model::{Draft, DraftId, DraftKind, Label, Point, PointKind, Provenance};

#[derive(Deserialize)]
struct Plans {
    pairs: Vec<Pair>,
}

type Named = (String, String);

#[derive(Deserialize)]
struct Pair {
    left: String,
    right: String,
    links: BTreeSet<Named>,
    tolerated: BTreeSet<Named>,
    sub_links: BTreeSet<Named>,
    sub_tolerated: BTreeSet<Named>,
}

pub fn measure() -> Option<(Score, Score)> {
    let shared = shared()?;
    let plans: Plans = serde_json::from_str(&std::fs::read_to_string(shared.join("gold/plans.json")).unwrap()).unwrap();
    let (mut tops, mut subs) = (Score::default(), Score::default());
    let mut flat = Score::default();
    for pair in plans.pairs {
        let (before, after) = (draft(&shared.join(&pair.left)), draft(&shared.join(&pair.right)));
        let name = |b: usize, a: usize| (before.points[b].label.path.clone(), after.points[a].label.path.clone());
        let found: Vec<_> = align(&before, &after).iter().map(|p| (name(p.before, p.after), before.points[p.before].depth + after.points[p.after].depth > 0)).collect();
        let extents = |d: &Draft| -> (Vec<String>, Vec<String>) { (0..d.points.len()).filter(|&p| d.points[p].depth == 0).map(|p| (d.points[p].label.path.clone(), d.slice(&d.extent(p)).to_owned())).unzip() };
        let ((bn, bt), (an, at)) = (extents(&before), extents(&after));
        let f: BTreeSet<Named> = travaux::align::align_units(&bt, &at).into_iter().map(|(b, a)| (bn[b].clone(), an[a].clone())).filter(|n| !pair.tolerated.contains(n)).collect();
        flat.add(&pair.links, &f);
        let pick = |sub: bool, open: &BTreeSet<Named>| -> BTreeSet<Named> {
            found.iter().filter(|(n, s)| *s == sub && !open.contains(n)).map(|(n, _)| n.clone()).collect()
        };
        for (total, gold, found) in [
            (&mut tops, &pair.links, pick(false, &pair.tolerated)),
            (&mut subs, &pair.sub_links, pick(true, &pair.sub_tolerated)),
        ] {
            total.add(gold, &found);
            for (b, a) in gold.difference(&found) {
                println!("  missed {} {b} – {} {a}", pair.left, pair.right);
            }
            for (b, a) in found.difference(gold) {
                println!("  wrong  {} {b} – {} {a}", pair.left, pair.right);
            }
        }
    }
    flat.print("plans, flat");
    tops.print("plans, points");
    subs.print("plans, sub-points");
    Some((tops, subs))
}

/// Splits a plan in the plainest way: "12. text", "   a. text" or "   a) text".
fn draft(path: &Path) -> Draft {
    let text = std::fs::read_to_string(path).unwrap();
    let mut points: Vec<Point> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        let inner = line.trim();
        let Some(end) = inner.find(['.', ')']).filter(|&e| e <= 2) else { continue };
        let sub = line.starts_with("   ");
        let number = &inner[..end];
        let parent = if sub { points.iter().rposition(|p| p.depth == 0) } else { None };
        let path = parent.map_or(number.to_owned(), |p| format!("{}.{number}", points[p].label.path));
        points.push(Point {
            label: Label { printed: inner[..=end].to_owned(), path },
            kind: PointKind::Provision,
            depth: sub.into(),
            parent,
            mark: start..start + end + 1,
            heading: None,
            body: start + end + 2..start + inner.len(),
        });
    }
    Draft {
        id: DraftId(0),
        siglum: String::new(),
        title: String::new(),
        kind: DraftKind::Draft,
        language: Some("en".to_owned()),
        text: Arc::from(text),
        points,
        outside: Vec::new(),
        provenance: Provenance::default(),
        warnings: Vec::new(),
    }
}
