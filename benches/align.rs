//! How long alignment takes: growth with the number of articles, and the inputs that no
//! author would write. `cargo bench --no-default-features --bench align`
#![expect(clippy::print_stdout, reason = "the table is the result")]

use std::sync::Arc;
use std::time::Instant;
use travaux::align::{Asserted, align};
use travaux::model::{Draft, DraftId, DraftKind, Label, Point, PointKind, Provenance};

fn main() {
    let mut words = Words(88_172_645_463_325_252);
    for articles in [450, 1_800, 7_200] {
        let before: Vec<String> = (0..articles).map(|_| words.text(110)).collect();
        let after: Vec<String> = before.iter().map(|text| words.vary(text)).collect();
        time(&format!("{articles} articles of 110 words"), &before, &after);
    }
    let points = |count: usize, text: &dyn Fn(usize) -> String| (0..count).map(text).collect::<Vec<_>>();
    let same = points(10_000, &|_| "The parties shall cease fire.".to_owned());
    time("10,000 identical points", &same, &same);
    let near = points(10_000, &|i| format!("The parties shall cease fire in sector {} at once.", i % 37));
    time("10,000 points of 37 texts", &near, &near);
    let forward = points(10_000, &|i| format!("The parties shall cease fire in sector {i} at once."));
    let backward: Vec<String> = forward.iter().rev().cloned().collect();
    time("10,000 points in reverse", &forward, &backward);
    let single = points(200_000, &|i| format!("word{}", i % 5_000));
    let other = points(200_000, &|i| format!("word{}", i % 5_000 + 2_500));
    time("200,000 points of one word", &single, &other);
    let long = words.text(800_000);
    time("one point of 5 MB", std::slice::from_ref(&long), &[words.vary(&long)]);
    let unbroken = "a".repeat(5_000_000);
    time("one word of 5 MB", std::slice::from_ref(&unbroken), std::slice::from_ref(&unbroken));
}

/// Prints the best of three runs.
fn time(name: &str, before: &[String], after: &[String]) {
    let (before, after) = (draft(before), draft(after));
    let run = |_| {
        let start = Instant::now();
        let links = align(&before, &after, &Asserted::default()).len();
        (start.elapsed().as_secs_f64() * 1e3, links)
    };
    let (best, links) = (0..3).map(run).fold((f64::MAX, 0), |best, run| (best.0.min(run.0), run.1));
    println!("{name:<32} {best:>9.1} ms {links:>7} links");
}

/// Words as often as in a language: a few very often, most of them seldom.
struct Words(u64);

impl Words {
    fn next(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % below
    }

    fn text(&mut self, words: usize) -> String {
        let mut word = || {
            let rank = 8_000f64.powf(self.next(1_000_000) as f64 / 1e6) as u64;
            format!("w{}x{rank}", rank % 97)
        };
        (0..words).map(|_| word()).collect::<Vec<_>>().join(" ")
    }

    /// The text with every tenth word or so replaced.
    fn vary(&mut self, text: &str) -> String {
        let mut word = |word: &str| match self.next(10) {
            0 => format!("z{}", self.next(5_000)),
            _ => word.to_owned(),
        };
        text.split(' ').map(&mut word).collect::<Vec<_>>().join(" ")
    }
}

fn draft(bodies: &[String]) -> Draft {
    let mut text = String::new();
    let mut points = Vec::with_capacity(bodies.len());
    for (number, body) in bodies.iter().enumerate() {
        let start = text.len();
        text.push_str(&format!("{}.", number + 1));
        let end = text.len();
        text.push(' ');
        text.push_str(body);
        points.push(Point {
            label: Label { printed: format!("{}.", number + 1), path: (number + 1).to_string() },
            kind: PointKind::Provision,
            depth: 0,
            parent: None,
            mark: start..end,
            heading: None,
            body: end + 1..text.len(),
            page: None,
        });
        text.push('\n');
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
        as_read: None,
        marks: Vec::new(),
        provenance: Provenance::default(),
        parts: Vec::new(),
        warnings: Vec::new(),
        renderings: Vec::new(),
    }
}
