//! What is compared: units of text as bags of words and of letter groups, each weighted
//! by how rare it is in both drafts together.

use super::lexicon::{Lexicon, Sense};
use crate::text::{stems::Stems, words};
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// The words and letter groups of a piece of text, counted but not yet weighed.
#[derive(Clone, Default)]
pub(super) struct Bag {
    words: Vec<(u32, f32)>,
    grams: Vec<(u32, f32)>,
    sequence: Vec<u32>,
    breaks: Vec<usize>,
    expressions: Vec<(u32, String)>,
}

impl Bag {
    /// Several texts, one after the other, as one.
    pub(super) fn join<'a>(bags: impl IntoIterator<Item = &'a Bag>) -> Bag {
        let mut whole = Bag::default();
        for bag in bags {
            whole.words.extend(&bag.words);
            whole.grams.extend(&bag.grams);
            let start = whole.sequence.len();
            whole.breaks.extend(bag.breaks.iter().map(|at| start + at));
            whole.sequence.extend(&bag.sequence);
            whole.expressions.extend_from_slice(&bag.expressions);
        }
        whole.words = counted(whole.words);
        whole.grams = counted(whole.grams);
        whole
    }

    /// Whether there is no word in it.
    pub(super) fn is_empty(&self) -> bool {
        self.sequence.is_empty()
    }
}

/// One unit, ready to be compared.
#[derive(Clone, Default)]
pub(super) struct Unit {
    /// Words by number, weighted; see [`super::similarity`].
    pub(super) words: Weighted,
    /// Letter groups by number, weighted.
    pub(super) grams: Weighted,
    /// Its words in order, by the number of their form: two units with the same
    /// sequence have the same text but for spacing and punctuation.
    pub(super) sequence: Vec<u32>,
    /// Where in the sequence a sentence begins.
    breaks: Vec<usize>,
    /// How the meanings that the lexicon knows are printed here.
    expressions: Vec<(u32, String)>,
}

/// Weighted items, sorted by number.
#[derive(Clone, Default)]
pub(super) struct Weighted {
    pub(super) items: Vec<(u32, f32)>,
    /// The sum of the weights.
    pub(super) mass: f32,
    /// The Euclidean length.
    pub(super) norm: f32,
}

impl Unit {
    /// Two units as one.
    pub(super) fn union(&self, other: &Unit) -> Unit {
        let join = |a: &Weighted, b: &Weighted| Weighted::new(merged(&a.items, &b.items));
        Unit {
            words: join(&self.words, &other.words),
            grams: join(&self.grams, &other.grams),
            sequence: [&self.sequence[..], &other.sequence].concat(),
            ..Unit::default()
        }
    }

    /// Its sentences, as parts of the sequence. Commas apart, any mark ends one.
    pub(super) fn sentences(&self) -> impl Iterator<Item = &[u32]> {
        let ends = self.breaks.iter().skip(1).copied().chain([self.sequence.len()]);
        self.breaks.iter().zip(ends).filter_map(|(&start, end)| self.sequence.get(start..end))
    }

    /// How a meaning of the table of synonyms is printed in this text.
    pub(super) fn expression(&self, term: u32) -> Option<&str> {
        self.expressions.iter().find(|(t, _)| *t == term).map(|(_, printed)| printed.as_str())
    }
}

impl Weighted {
    fn new(items: Vec<(u32, f32)>) -> Weighted {
        let mass = items.iter().map(|(_, w)| w).sum();
        let norm = items.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        Weighted { items, mass, norm }
    }

    /// The weight of an item, 0 where it is absent.
    pub(super) fn get(&self, item: u32) -> f32 {
        self.items.binary_search_by_key(&item, |x| x.0).map_or(0.0, |at| self.items[at].1)
    }
}

/// Reads texts into bags and numbers their words.
#[derive(Default)]
pub(super) struct Reader {
    lexicon: Lexicon,
    stems: Vec<(Option<String>, Stems)>,
    /// Word forms by spelling, for each language.
    forms: Vec<HashMap<String, u32>>,
    known: Vec<Form>,
    terms: HashMap<String, u32>,
    factors: Vec<f32>,
    grams: HashMap<u64, u32>,
    /// Texts without any word, by their marks.
    wordless: HashMap<String, u32>,
    /// How often each letter group occurs in the text that is being read.
    tally: Vec<f32>,
    /// How a term was first printed, for the reasons.
    printed: Vec<String>,
}

struct Form {
    term: u32,
    grams: Vec<u32>,
    stem: String,
    /// Whether an expression of the lexicon begins with it.
    opens: bool,
}

/// What a word counts that only holds a sentence together: articles, prepositions, auxiliaries.
const COMMON_WORD: f32 = 0.3;
/// What a name or a figure counts.
const ANCHOR: f32 = 1.25;

impl Reader {
    /// Reads one text.
    pub(super) fn read(&mut self, text: &str, language: Option<&str>) -> Bag {
        let stems = self.stems_of(language);
        let mut sequence = Vec::new();
        let mut grams = Vec::new();
        let mut spans = Vec::new();
        let mut breaks = Vec::new();
        let mut end = 0;
        for span in words::words(text) {
            let gap = &text[end..span.start];
            let starts_sentence = end == 0 || gap.contains(['.', '!', '?', ':', ';', '\n']);
            if starts_sentence {
                breaks.push(sequence.len());
            }
            let form = self.form(&text[span.clone()], stems, starts_sentence);
            sequence.push(form);
            self.tally.resize(self.grams.len(), 0.0);
            for &gram in &self.known[form as usize].grams {
                if self.tally[gram as usize] == 0.0 {
                    grams.push(gram);
                }
                self.tally[gram as usize] += 1.0;
            }
            end = span.end;
            spans.push(span);
        }
        let mut meant = Vec::new();
        let words = self.senses(&sequence, language, &mut meant);
        let printed = |(term, at): (u32, Range<usize>)| {
            (term, text[spans[at.start].start..spans[at.end - 1].end].to_owned())
        };
        let expressions = meant.into_iter().map(printed).collect();
        grams.sort_unstable();
        let take = |gram| (gram, std::mem::take(&mut self.tally[gram as usize]));
        let grams = grams.into_iter().map(take).collect();
        Bag { words: counted(words), grams, sequence, breaks, expressions }
    }

    /// A unit for a text without any word: it fits no other text but one with the same marks.
    pub(super) fn wordless(&mut self, text: &str) -> Unit {
        // Counted down from above, where no number of a word comes.
        let next = u32::MAX - u32::try_from(self.wordless.len()).unwrap_or(u32::MAX);
        let marks: String = text.split_whitespace().collect();
        Unit { sequence: vec![*self.wordless.entry(marks).or_insert(next)], ..Unit::default() }
    }

    /// The terms of a sequence of words. A run of words that the lexicon knows counts as
    /// one; `meant` takes up which words made it up.
    fn senses(
        &mut self,
        sequence: &[u32],
        language: Option<&str>,
        meant: &mut Vec<(u32, Range<usize>)>,
    ) -> Vec<(u32, f32)> {
        let mut found = Vec::with_capacity(sequence.len());
        let mut at = 0;
        while at < sequence.len() {
            let run = &sequence[at..sequence.len().min(at + Lexicon::LONGEST)];
            let stem = |&form: &u32| self.known[form as usize].stem.as_str();
            let concept = || self.lexicon.concept(language, &run.iter().map(stem).collect::<Vec<_>>());
            match self.known[sequence[at] as usize].opens.then(concept).flatten() {
                Some((length, concept)) => {
                    let term = self.term(&format!("={concept}"), "", 1.0);
                    found.push((term, 1.0));
                    meant.push((term, at..at + length));
                    at += length;
                }
                None => {
                    found.push((self.known[sequence[at] as usize].term, 1.0));
                    at += 1;
                }
            }
        }
        found
    }

    fn stems_of(&mut self, language: Option<&str>) -> usize {
        let found = self.stems.iter().position(|(known, _)| known.as_deref() == language);
        found.unwrap_or_else(|| {
            self.stems.push((language.map(str::to_owned), Stems::of(language)));
            self.forms.push(HashMap::new());
            self.stems.len() - 1
        })
    }

    fn form(&mut self, word: &str, stems: usize, starts_sentence: bool) -> u32 {
        if let Some(&known) = self.forms[stems].get(word) {
            return known;
        }
        let (language, rules) = &self.stems[stems];
        let stem = rules.stem(word);
        let common = self.lexicon.sense(language.as_deref(), &words::fold(word)) == Sense::Common;
        let name = !starts_sentence && word.chars().next().is_some_and(char::is_uppercase);
        let figure = word.chars().any(|c| c.is_ascii_digit());
        let factor = match () {
            () if common => COMMON_WORD,
            () if name || figure => ANCHOR,
            () => 1.0,
        };
        let term = self.term(&stem, word, factor);
        let opens = self.lexicon.opens(self.stems[stems].0.as_deref(), &stem);
        let grams = self.grams(&words::fold(word));
        let number = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.push(Form { term, grams, stem, opens });
        self.forms[stems].insert(word.to_owned(), number);
        number
    }

    fn term(&mut self, key: &str, printed: &str, factor: f32) -> u32 {
        if let Some(&known) = self.terms.get(key) {
            return known;
        }
        let number = u32::try_from(self.factors.len()).unwrap_or(u32::MAX);
        self.terms.insert(key.to_owned(), number);
        self.factors.push(factor);
        self.printed.push(printed.to_owned());
        number
    }

    /// The groups of four letters of a word with its two ends marked.
    fn grams(&mut self, word: &str) -> Vec<u32> {
        let letters: Vec<u64> =
            std::iter::once('^').chain(word.chars()).chain(['$']).map(|c| c as u64 & 0xFFFF).collect();
        let size = letters.len().min(4);
        let mut found = Vec::with_capacity(letters.len());
        for group in letters.windows(size) {
            let key = group.iter().fold(0, |key, letter| key << 16 | letter);
            let next = u32::try_from(self.grams.len()).unwrap_or(u32::MAX);
            found.push(*self.grams.entry(key).or_insert(next));
        }
        found
    }

    /// How a word was first printed, where it says something by itself.
    pub(super) fn telling(&self, term: u32) -> Option<&str> {
        let tells = self.factors[term as usize] > COMMON_WORD;
        tells.then_some(self.printed[term as usize].as_str()).filter(|printed| !printed.is_empty())
    }

    /// Whether a word says something and does not only hold a sentence together.
    pub(super) fn says_something(&self, term: u32) -> bool {
        self.factors[term as usize] > COMMON_WORD
    }

    /// The weight of each word and letter group: how rare it is among the given texts.
    pub(super) fn weigh<'a>(&self, texts: impl Iterator<Item = &'a Bag> + Clone) -> Weigher {
        let words = idf(texts.clone().map(|bag| &bag.words[..]), &self.factors);
        let grams = idf(texts.map(|bag| &bag.grams[..]), &vec![1.0; self.grams.len()]);
        Weigher { words, grams }
    }
}

/// The weight of each word and letter group.
pub(super) struct Weigher {
    words: Vec<f32>,
    grams: Vec<f32>,
}

impl Weigher {
    /// Weighs a bag: `(1 + ln count) · ln(1 + N / texts with it)`, the usual TF-IDF.
    pub(super) fn unit(&self, bag: Bag) -> Unit {
        let weigh = |items: &[(u32, f32)], rarity: &[f32]| {
            let often = |n: f32| if n == 1.0 { 1.0 } else { 1.0 + n.ln() };
            Weighted::new(items.iter().map(|&(t, n)| (t, often(n) * rarity[t as usize])).collect())
        };
        Unit {
            words: weigh(&bag.words, &self.words),
            grams: weigh(&bag.grams, &self.grams),
            sequence: bag.sequence,
            breaks: bag.breaks,
            expressions: bag.expressions,
        }
    }
}

/// As how many texts a word that stands in one only is counted, so that what one side has
/// alone does not outweigh in a short draft what both share.
const ONCE: f32 = 1.5;

fn idf<'a>(bags: impl Iterator<Item = &'a [(u32, f32)]>, factors: &[f32]) -> Vec<f32> {
    let mut found = vec![0u32; factors.len()];
    let mut total = 0.0;
    for bag in bags {
        total += 1.0;
        for &(item, _) in bag {
            found[item as usize] += 1;
        }
    }
    let weight = |(&n, &factor): (&u32, &f32)| factor * (1.0 + total / (n as f32).max(ONCE)).ln();
    found.iter().zip(factors).map(weight).collect()
}

/// Two sorted lists as one.
fn merged(a: &[(u32, f32)], b: &[(u32, f32)]) -> Vec<(u32, f32)> {
    let mut all = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    while let Some(&(item, weight)) = a.peek() {
        match b.next_if(|other| other.0 <= item) {
            Some((other, more)) if other == item => {
                all.push((item, weight + more));
                a.next();
            }
            Some(other) => all.push(other),
            None => all.extend(a.next()),
        }
    }
    all.extend(b);
    all
}

fn counted(mut items: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    // Joined lists are runs in order, which this kind of sorting merely merges.
    items.sort_by_key(|x| x.0);
    items.dedup_by(|b, a| {
        a.0 == b.0 && {
            a.1 += b.1;
            true
        }
    });
    items
}
