//! The three plans and the links between their points that people set.

use crate::score::{Score, at_stake};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use travaux::align::{Asserted, align_meant, align_units};
use travaux::compare::read;
use travaux::meaning::{Meaning, Own};
use travaux::model::{Draft, DraftId};

#[derive(Deserialize)]
struct Gold {
    pairs: Vec<Drafts>,
}

/// Two points by their labels.
pub type Named = (String, String);

#[derive(Deserialize)]
struct Drafts {
    left: String,
    right: String,
    links: BTreeSet<Named>,
    tolerated: BTreeSet<Named>,
    sub_links: BTreeSet<Named>,
    sub_tolerated: BTreeSet<Named>,
}

/// How well the plans are aligned.
#[derive(Default)]
pub struct Measured {
    /// Top-level points.
    pub tops: Score,
    /// Links with a sub-point on either side.
    pub subs: Score,
    /// The texts of the top-level points as units that were split already.
    pub flat: Score,
    /// All links found between top-level points, by the names of the drafts.
    pub found: BTreeMap<Named, BTreeSet<Named>>,
}

/// Aligns the plans and scores the links.
pub fn measure(shared: &Path) -> Measured {
    let gold = std::fs::read_to_string(shared.join("gold/plans.json")).unwrap();
    let gold: Gold = serde_json::from_str(&gold).unwrap();
    let mut measured = Measured::default();
    for pair in gold.pairs {
        let draft = |path: &str| read(&shared.join(path), DraftId(0)).unwrap();
        let (before, after) = (draft(&pair.left), draft(&pair.right));
        let (tops, subs) = found(&before, &after);
        let (old, new) = (points(&before), points(&after));
        let units = |points: &[(String, String)]| points.iter().map(|p| p.1.clone()).collect::<Vec<_>>();
        let flat = align_units(&units(&old), &units(&new), meaning());
        let flat = flat.into_iter().map(|(b, a)| (old[b].0.clone(), new[a].0.clone())).collect();

        let name = format!("{} – {}", pair.left, pair.right);
        let words = |link: &Named| words(&before, &after, link);
        measured.tops.add(&name, &pair.links, &tops, &pair.tolerated, words);
        measured.subs.add(&name, &pair.sub_links, &subs, &pair.sub_tolerated, words);
        measured.flat.add(&name, &pair.links, &flat, &pair.tolerated, words);
        measured.found.insert((pair.left, pair.right), tops);
    }
    measured
}

/// Whether points are to be paired by their words alone: with the environment variable `WORDS_ALONE`.
pub fn words_alone() -> bool {
    std::env::var_os("WORDS_ALONE").is_some()
}

/// The encoder, unless points are to be paired by their words alone.
pub fn meaning() -> Option<&'static dyn Meaning> {
    (!words_alone()).then_some(&Own as &dyn Meaning)
}

/// The links that are found between points, and those with a sub-point on either side.
pub fn found(before: &Draft, after: &Draft) -> (BTreeSet<Named>, BTreeSet<Named>) {
    let label = |draft: &Draft, point: usize| draft.points[point].label.path.clone();
    let (mut tops, mut subs) = (BTreeSet::new(), BTreeSet::new());
    for link in align_meant(before, after, &Asserted::default(), meaning()) {
        let named = (label(before, link.before), label(after, link.after));
        let top = before.points[link.before].depth + after.points[link.after].depth == 0;
        if top {
            tops.insert(named)
        } else {
            subs.insert(named)
        };
    }
    (tops, subs)
}

/// How many words are at stake in a link.
pub fn words(before: &Draft, after: &Draft, (b, a): &Named) -> usize {
    let text = |draft: &Draft, label: &String| {
        let point = draft.points.iter().position(|p| p.label.path == *label).unwrap();
        draft.slice(&draft.extent(point)).to_owned()
    };
    at_stake(&text(before, b), &text(after, a))
}

/// The label and whole text of each top-level point.
fn points(draft: &Draft) -> Vec<(String, String)> {
    let tops =
        (0..draft.points.len()).filter(|&p| draft.points[p].depth == 0 && draft.points[p].is_provision());
    tops.map(|p| (draft.points[p].label.path.clone(), draft.slice(&draft.extent(p)).to_owned())).collect()
}
