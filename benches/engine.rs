//! How long the engine takes on synthetic drafts, at 1×, 4× and 16× the length.
//!
//! `cargo bench`; the growth from line to line should be near 4. Ten drafts of a hundred
//! pages should be compared within a second.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on should stop")]

mod texts;

use divan::{Bencher, counter::ItemsCount};
use std::sync::Arc;
use travaux::model::{Draft, DraftId, DraftKind, Project, Source, Span};
use travaux::{align, compare, diff, import, parallel, segment};

fn main() {
    divan::main();
}

/// Words of one draft.
const LENGTHS: [usize; 3] = [12_500, 50_000, 200_000];

/// Words of a draft of a hundred pages.
const HUNDRED_PAGES: usize = 40_000;

fn source(text: &str) -> Source {
    import::read(text.as_bytes(), "draft.txt").unwrap()
}

fn drafts(count: usize, words: usize) -> Vec<Arc<Draft>> {
    (0..).zip(texts::series(count, words)).map(|(id, text)| Arc::new(draft(id, &text))).collect()
}

fn draft(id: u32, text: &str) -> Draft {
    segment::segment(source(text), DraftId(id), Some(DraftKind::Draft))
}

fn compared(project: &Project) {
    let Project { drafts, articles, decisions, settings, .. } = project;
    divan::black_box(compare::compare(drafts, articles, decisions, settings));
}

#[divan::bench(args = LENGTHS)]
fn segment(bencher: Bencher, words: usize) {
    let texts = texts::series(1, words);
    bencher
        .counter(ItemsCount::new(words))
        .with_inputs(|| source(&texts[0]))
        .bench_values(|source| segment::segment(source, DraftId(0), Some(DraftKind::Draft)));
}

#[divan::bench(args = LENGTHS)]
fn align(bencher: Bencher, words: usize) {
    let drafts = drafts(2, words);
    bencher
        .counter(ItemsCount::new(2 * words))
        .bench(|| align::align(&drafts[0], &drafts[1], &align::Asserted::default()));
}

/// The redlines and signals of all pairs.
#[divan::bench(args = LENGTHS)]
fn diff(bencher: Bencher, words: usize) {
    let drafts = drafts(2, words);
    let of_pair =
        |pair: &align::Pairing| -> (Span, Span) { (drafts[0].own(pair.before), drafts[1].own(pair.after)) };
    let pairs: Vec<_> =
        align::align(&drafts[0], &drafts[1], &align::Asserted::default()).iter().map(of_pair).collect();
    bencher.counter(ItemsCount::new(2 * words)).bench(|| {
        for (before, after) in &pairs {
            divan::black_box(diff::judge(drafts[0].slice(before), drafts[1].slice(after)));
        }
    });
}

#[divan::bench(args = LENGTHS)]
fn compare(bencher: Bencher, words: usize) {
    let project = Project { drafts: drafts(2, words), ..Project::default() };
    bencher.counter(ItemsCount::new(2 * words)).bench(|| compared(&project));
}

#[divan::bench]
fn ten_drafts(bencher: Bencher) {
    let texts = texts::series(10, HUNDRED_PAGES);
    bencher.bench(|| {
        let numbered: Vec<(u32, &String)> = (0..).zip(&texts).collect();
        let drafts = parallel::map(&numbered, |&(id, text)| Arc::new(draft(id, text)));
        compared(&Project { drafts, ..Project::default() });
    });
}

/// The sample that comes with the program.
const SAMPLE: [&str; 3] = [
    include_str!("../assets/sample/us-28-point.md"),
    include_str!("../assets/sample/european-counter-proposal.md"),
    include_str!("../assets/sample/framework-20-point.md"),
];

/// All that is computed anew after a decision of the reader.
#[divan::bench]
fn after_a_decision(bencher: Bencher) {
    let drafts = (0..).zip(SAMPLE).map(|(id, text)| Arc::new(draft(id, text))).collect();
    let article = draft(3, include_str!("../assets/sample/article.txt"));
    let project = Project { drafts, articles: vec![Arc::new(article)], ..Project::default() };
    bencher.bench(|| compared(&project));
}
