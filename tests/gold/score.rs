//! Reads gold sets and scores links against them.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A link between two units by their indices.
pub type Pair = (usize, usize);

/// Two texts split into units, and the links between them that people set.
#[derive(Deserialize)]
pub struct Case {
    pub id: String,
    pub old: Vec<String>,
    pub new: Vec<String>,
    pub links: Vec<Pair>,
    #[serde(default)]
    suspect_moves: Vec<Pair>,
    #[serde(default)]
    weak_links: Vec<Pair>,
    #[serde(default)]
    unsure_old: Vec<usize>,
    #[serde(default)]
    unsure_new: Vec<usize>,
}

impl Case {
    /// Whether a link counts: the gold leaves some open.
    pub fn counts(&self, link: &Pair) -> bool {
        let unsure = self.unsure_old.contains(&link.0) || self.unsure_new.contains(&link.1);
        !unsure && !self.suspect_moves.contains(link) && !self.weak_links.contains(link)
    }
}

/// The folder of gold that stands beside the project, if it is there.
pub fn shared() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: no gold at ../shared");
    None
}

/// The cases of a set, one JSON object a line.
pub fn cases(path: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Hits and misses, summed over the cases of a set.
#[derive(Default)]
pub struct Score {
    pub cases: usize,
    pub gold: usize,
    pub found: usize,
    pub right: usize,
}

impl Score {
    pub fn add<T: Ord>(&mut self, gold: &BTreeSet<T>, found: &BTreeSet<T>) {
        self.cases += 1;
        self.gold += gold.len();
        self.found += found.len();
        self.right += gold.intersection(found).count();
    }

    pub fn precision(&self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    pub fn recall(&self) -> f64 {
        self.right as f64 / self.gold.max(1) as f64
    }

    pub fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }

    pub fn print(&self, set: &str) {
        let Score { cases, gold, .. } = self;
        let (p, r, f) = (self.precision(), self.recall(), self.f1());
        println!("{set:<24} {cases:>5} {gold:>6} {p:>9.3} {r:>7.3} {f:>7.3}");
    }
}
