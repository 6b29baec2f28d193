//! Stands in for what `align` is about to provide.

use crate::align::Pairing;
use crate::model::{Draft, Lineage, Reason, Relation};
use std::sync::Arc;

pub fn by_label(before: &Draft, after: &Draft) -> Vec<Pairing> {
    let mut out = Vec::new();
    for (b, point) in before.points.iter().enumerate() {
        if let Some(a) = after.points.iter().position(|p| p.label.path == point.label.path) {
            let why = vec![Reason::SameLabel(point.label.printed.clone())];
            let relation = Relation::Same;
            out.push(Pairing { before: b, after: a, relation, score: 1.0, why, runner_up: None });
        }
    }
    out
}

pub fn lineages(drafts: &[Arc<Draft>], pairings: &[Vec<Pairing>]) -> Vec<Lineage> {
    let mut rows: Vec<Lineage> = Vec::new();
    for (column, draft) in drafts.iter().enumerate() {
        for point in
            (0..draft.points.len()).filter(|&p| draft.points[p].depth == 0 && draft.points[p].is_provision())
        {
            let row = column.checked_sub(1).and_then(|c| {
                let from = pairings[c].iter().find(|p| p.after == point)?.before;
                rows.iter().position(|r| r.cells[c].contains(&from))
            });
            let row = row.unwrap_or_else(|| {
                rows.push(Lineage { cells: vec![Vec::new(); drafts.len()] });
                rows.len() - 1
            });
            rows[row].cells[column].push(point);
        }
    }
    rows
}
