//! Synthetic drafts of any size: treaty-like articles out of a list of words, and revisions
//! of them with edits of every kind. The same size and seed give the same text on every
//! machine, so that figures of different days can be compared.

use std::fmt::Write;

/// A draft of about so many words, with an article to every 110 of them or so.
pub fn draft(words: usize, seed: u64) -> Plan {
    let mut chance = Chance(seed);
    let mut plan = Plan { articles: Vec::new() };
    let mut written = 0;
    while written < words {
        let article = article(&mut chance);
        written += article.points.iter().flatten().map(|s| s.split(' ').count()).sum::<usize>();
        plan.articles.push(article);
    }
    plan
}

/// Drafts that follow each other, each a revision of the one before, as they are printed.
pub fn series(drafts: usize, words: usize) -> Vec<String> {
    let first = draft(words, 1);
    let next = |plan: &Plan, number: u64| plan.revised(number);
    let plans = (2..).scan(first, |plan, number| {
        let revised = next(plan, number);
        Some(std::mem::replace(plan, revised))
    });
    plans.take(drafts).map(|plan| plan.print()).collect()
}

/// A draft as its articles.
pub struct Plan {
    articles: Vec<Article>,
}

/// An article: its heading, and its points as sentences.
#[derive(Clone)]
struct Article {
    heading: String,
    points: Vec<Vec<String>>,
}

impl Plan {
    /// The draft as text: numbered articles, and numbered points in those that have several.
    pub fn print(&self) -> String {
        let mut text = String::new();
        for (number, article) in (1..).zip(&self.articles) {
            write!(text, "Article {number}. {}\n\n", article.heading).expect("a string takes any text");
            for (letter, point) in ('a'..='z').cycle().zip(&article.points) {
                if article.points.len() > 1 {
                    write!(text, "({letter}) ").expect("a string takes any text");
                }
                text.push_str(&point.join(" "));
                text.push_str("\n\n");
            }
        }
        text
    }

    /// The next draft: half of the articles stay as they are; in others a figure or a duty
    /// changes, a sentence is dropped, added or written anew; a few are split, merged,
    /// moved, dropped or new.
    pub fn revised(&self, seed: u64) -> Plan {
        let mut chance = Chance(seed);
        let mut articles: Vec<Article> = Vec::with_capacity(self.articles.len());
        for article in &self.articles {
            let mut article = article.clone();
            match chance.of(100) {
                0..50 => {}
                50..68 => article.change(&mut chance, figure),
                68..78 => article.change(&mut chance, duty),
                78..83 => article.change(&mut chance, |_, _| String::new()),
                83..87 => article
                    .change(&mut chance, |sentence, chance| format!("{sentence} {}", self::sentence(chance))),
                87..90 => article.change(&mut chance, |_, chance| self::sentence(chance)),
                90..92 => articles.extend(article.split()),
                92..94 => {
                    if let Some(last) = articles.last_mut() {
                        last.points.append(&mut article.points);
                        continue;
                    }
                }
                94..96 => articles.push(self::article(&mut chance)),
                96..98 => {
                    let place = chance.of(articles.len() + 1);
                    articles.insert(place, article);
                    continue;
                }
                _ => continue,
            }
            article.points.iter_mut().for_each(|point| point.retain(|sentence| !sentence.is_empty()));
            article.points.retain(|point| !point.is_empty());
            if !article.points.is_empty() {
                articles.push(article);
            }
        }
        Plan { articles }
    }
}

impl Article {
    fn change(&mut self, chance: &mut Chance, edit: impl Fn(&str, &mut Chance) -> String) {
        let point = chance.of(self.points.len());
        let place = chance.of(self.points[point].len());
        let sentence = &mut self.points[point][place];
        *sentence = edit(sentence, chance);
    }

    /// Takes the second half of the points, if there are several, and gives it as an article of its own.
    fn split(&mut self) -> Option<Article> {
        let rest = self.points.split_off(self.points.len().div_ceil(2));
        let heading = self.heading.clone();
        (!rest.is_empty()).then_some(Article { heading, points: rest })
    }
}

/// Another figure in place of the first.
fn figure(sentence: &str, chance: &mut Chance) -> String {
    let is_figure = |word: &&str| word.bytes().all(|b| b.is_ascii_digit());
    match sentence.split(' ').find(is_figure) {
        Some(old) => sentence.replacen(old, &(chance.of(900) + 10).to_string(), 1),
        None => format!("{sentence} This applies for {} days.", chance.of(300) + 10),
    }
}

/// Another duty in place of the first.
fn duty(sentence: &str, chance: &mut Chance) -> String {
    let old = list("duty").find(|duty| sentence.contains(duty)).unwrap_or("shall");
    sentence.replacen(old, chance.word("duty"), 1)
}

fn article(chance: &mut Chance) -> Article {
    let heading = format!("{} in {}", chance.word("heading"), name(chance));
    let point = |chance: &mut Chance| (0..chance.of(3) + 1).map(|_| sentence(chance)).collect();
    let points = (0..chance.of(4) + 1).map(|_| point(chance)).collect();
    Article { heading, points }
}

fn sentence(chance: &mut Chance) -> String {
    let (party, duty, verb) = (chance.word("party"), chance.word("duty"), chance.word("verb"));
    let (thing, place) = (chance.word("thing"), chance.word("where"));
    let capital = party[..1].to_uppercase() + &party[1..];
    let mut sentence = format!("{capital} {duty} {verb} {thing} {place} of {}", name(chance));
    if chance.of(3) > 0 {
        let (when, days) = (chance.word("when"), chance.of(360) + 5);
        sentence += &format!(" {when} {days} days");
    }
    if chance.of(2) > 0 {
        let (second, other) = (chance.word("verb"), chance.word("thing"));
        sentence += &format!(" and {second} {other} of {}", name(chance));
    }
    if chance.of(3) > 0 {
        sentence += &format!(", {}", chance.word("condition"));
    }
    sentence + "."
}

/// A place that no other text speaks of, or few.
fn name(chance: &mut Chance) -> String {
    let name: String = (0..chance.of(2) + 2).map(|_| chance.word("syllable")).collect();
    name[..1].to_uppercase() + &name[1..]
}

/// A list of `words.txt`.
fn list(name: &str) -> impl Iterator<Item = &'static str> + use<> {
    let lines = include_str!("words.txt").lines().filter_map(|line| line.split_once(": "));
    let line = lines.into_iter().find(|(found, _)| *found == name).map_or("", |(_, words)| words);
    line.split(", ")
}

/// A source of numbers that are the same for the same seed: SplitMix64, after G. Steele,
/// D. Lea and C. Flood, "Fast splittable pseudorandom number generators" (2014).
struct Chance(u64);

impl Chance {
    /// A number from 0 to below `n`.
    fn of(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % n.max(1) as u64).unwrap_or(0)
    }

    fn word(&mut self, list: &str) -> &'static str {
        let place = self.of(self::list(list).count());
        self::list(list).nth(place).unwrap_or_default()
    }
}
