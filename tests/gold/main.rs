//! The alignment against links that people set. Run with `--nocapture` for the table.

mod plans;
mod score;

use score::{Case, Pair, Score, cases, shared};
use std::collections::BTreeSet;

fn measure(set: &str, show: usize) -> Score {
    let path = shared().unwrap().join(format!("corpus/gold/{set}.jsonl"));
    let mut total = Score::default();
    let mut wrong = Vec::new();
    for case in cases(&path) {
        let keep = |links: &[Pair]| links.iter().filter(|l| case.counts(l)).copied().collect::<BTreeSet<_>>();
        let links = travaux::align::align_units(&case.old, &case.new);
        if std::env::var("DBG").is_ok() { println!("GOLD {:?}", case.links); }
        let (gold, found) = (keep(&case.links), keep(&links));
        total.add(&gold, &found);
        for &(b, a) in gold.symmetric_difference(&found) {
            let kind = if gold.contains(&(b, a)) { "missed" } else { "wrong " };
            wrong.push(format!("{kind} {} {b}–{a}\n    {}\n    {}", case.id, cut(&case, b, true), cut(&case, a, false)));
        }
    }
    total.print(set);
    for mistake in wrong.iter().take(show) {
        println!("  {mistake}");
    }
    total
}

fn cut(case: &Case, unit: usize, old: bool) -> String {
    let text = if old { &case.old[unit] } else { &case.new[unit] };
    text.chars().take(150).collect()
}

#[test]
fn table() {
    if shared().is_none() {
        return;
    }
    let show = std::env::var("SHOW").ok().and_then(|n| n.parse().ok()).unwrap_or(0);
    plans::measure();
    for set in ["argrewrite2_dev", "deplain_alumni2021", "licences_dev", "chile2023_silver"] {
        if std::env::var("SET").is_ok_and(|s| !set.starts_with(&s)) { continue; }
        measure(set, show);
    }
}
