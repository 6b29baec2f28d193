//! Texts → bags: words numbered by their forms, their letter groups, and what the lexicon
//! knows of them.

use super::lexicon::{Lexicon, Sense};
use super::units::{Bag, Unit, Weigher, ascending, counted};
use crate::parallel;
use crate::text::{stems::Stems, words};
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// Reads texts into bags and numbers their words, the same for all that it reads.
#[derive(Default)]
pub(super) struct Reader {
    lexicon: Lexicon,
    languages: Vec<Language>,
    known: Vec<Form>,
    terms: HashMap<String, u32>,
    /// What a term counts apart from how rare it is.
    factors: Vec<f32>,
    grams: HashMap<u64, u32>,
    /// Texts without any word, by their marks.
    wordless: HashMap<String, u32>,
    /// How a term was first printed, for the reasons.
    printed: Vec<String>,
}

/// What is known of one language.
struct Language {
    name: Option<String>,
    stems: Stems,
    /// Word forms by spelling.
    forms: HashMap<String, u32>,
    /// The terms of the lexicon's meanings, by their numbers.
    meanings: Vec<u32>,
}

/// One spelling of a word.
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
const ANCHOR: f32 = 1.1;
/// How many texts are read at a time.
const STRETCH: usize = 32;

impl Reader {
    /// Reads one text.
    pub(super) fn read(&mut self, text: &str, language: Option<&str>) -> Bag {
        self.read_all(&[text], language).pop().unwrap_or_default()
    }

    /// Reads texts of one language, on all processors: only the numbering of words that are
    /// new is done in turn.
    pub(super) fn read_all(&mut self, texts: &[&str], language: Option<&str>) -> Vec<Bag> {
        let stretches: Vec<&[&str]> = texts.chunks(STRETCH).collect();
        let scanned = parallel::map(&stretches, |texts| Scanned::new(texts));
        let language = self.language(language);
        let mut numbered: Vec<(Vec<u32>, Vec<Text>)> = Vec::with_capacity(scanned.len());
        for Scanned { distinct, texts } in scanned {
            let forms = distinct.iter().map(|&(word, opens)| self.form(word, language, opens)).collect();
            numbered.push((forms, texts));
        }
        let reader = &*self;
        let bags = parallel::map(&numbered, |(forms, texts)| {
            let mut tally = vec![0.0f32; reader.grams.len()];
            texts.iter().map(|text| reader.bag(text, forms, language, &mut tally)).collect::<Vec<_>>()
        });
        bags.into_iter().flatten().collect()
    }

    /// The bag of a text whose words have been numbered. `tally` is all 0, before and after.
    fn bag(&self, text: &Text, forms: &[u32], language: usize, tally: &mut [f32]) -> Bag {
        let sequence: Vec<u32> = text.words.iter().map(|word| forms[word.number as usize]).collect();
        let mut grams = Vec::new();
        for &form in &sequence {
            for &gram in &self.known[form as usize].grams {
                if tally[gram as usize] == 0.0 {
                    grams.push(gram);
                }
                tally[gram as usize] += 1.0;
            }
        }
        // To go through all groups costs less than to sort more than a few of them.
        if grams.len() * 16 < tally.len() / 64 {
            grams.sort_unstable();
        } else {
            grams = ascending(grams.iter().copied(), grams.len(), tally.len());
        }
        let take = |gram| (gram, std::mem::take(&mut tally[gram as usize]));
        let grams = grams.into_iter().map(take).collect();
        let mut meant = Vec::new();
        let words = self.senses(&sequence, &self.languages[language], &mut meant);
        let printed = |(term, at): (u32, Range<usize>)| {
            let (first, last) = (&text.words[at.start], &text.words[at.end - 1]);
            (term, text.text[first.span.start..last.span.end].to_owned())
        };
        let expressions = meant.into_iter().map(printed).collect();
        Bag { words: counted(words), grams, sequence, breaks: text.breaks.clone(), expressions }
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
        &self,
        sequence: &[u32],
        language: &Language,
        meant: &mut Vec<(u32, Range<usize>)>,
    ) -> Vec<(u32, f32)> {
        let mut found = Vec::with_capacity(sequence.len());
        let mut at = 0;
        while at < sequence.len() {
            let form = &self.known[sequence[at] as usize];
            let run = &sequence[at..sequence.len().min(at + Lexicon::LONGEST)];
            let stem = |&form: &u32| self.known[form as usize].stem.as_str();
            let concept = || {
                let run: Vec<&str> = run.iter().map(stem).collect();
                self.lexicon.concept(language.name.as_deref(), &run)
            };
            match form.opens.then(concept).flatten() {
                Some((length, concept)) => {
                    let term = language.meanings[concept];
                    found.push((term, 1.0));
                    meant.push((term, at..at + length));
                    at += length;
                }
                None => {
                    found.push((form.term, 1.0));
                    at += 1;
                }
            }
        }
        found
    }

    fn language(&mut self, name: Option<&str>) -> usize {
        if let Some(known) = self.languages.iter().position(|known| known.name.as_deref() == name) {
            return known;
        }
        let meanings = (0..Lexicon::meanings()).map(|meaning| self.term(&format!("={meaning}"), "", 1.0));
        let meanings = meanings.collect();
        let name = name.map(str::to_owned);
        let stems = Stems::of(name.as_deref());
        self.languages.push(Language { name, stems, forms: HashMap::new(), meanings });
        self.languages.len() - 1
    }

    fn form(&mut self, word: &str, language: usize, starts_sentence: bool) -> u32 {
        let own = &self.languages[language];
        if let Some(&known) = own.forms.get(word) {
            return known;
        }
        let stem = own.stems.stem(word);
        let folded = words::fold(word);
        let name = own.name.as_deref();
        let common = self.lexicon.sense(name, &folded) == Sense::Common;
        let opens = self.lexicon.opens(name, &stem);
        let is_name = !starts_sentence && word.chars().next().is_some_and(char::is_uppercase);
        let figure = word.chars().any(|c| c.is_ascii_digit());
        let factor = match () {
            () if common => COMMON_WORD,
            () if is_name || figure => ANCHOR,
            () => 1.0,
        };
        let term = self.term(&stem, word, factor);
        let grams = self.grams(&folded);
        let number = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.push(Form { term, grams, stem, opens });
        self.languages[language].forms.insert(word.to_owned(), number);
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
        Weigher::new(texts, &self.factors, self.grams.len())
    }
}

/// Some texts taken apart into words, which are numbered among themselves.
struct Scanned<'t> {
    /// Each word once, with whether it first stood at the beginning of a sentence.
    distinct: Vec<(&'t str, bool)>,
    texts: Vec<Text<'t>>,
}

/// One text taken apart.
struct Text<'t> {
    text: &'t str,
    words: Vec<Word>,
    /// Which of the words begin a sentence.
    breaks: Vec<usize>,
}

struct Word {
    number: u32,
    span: Range<usize>,
}

impl<'t> Scanned<'t> {
    fn new(texts: &[&'t str]) -> Scanned<'t> {
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut scanned = Scanned { distinct: Vec::new(), texts: Vec::with_capacity(texts.len()) };
        for &text in texts {
            let (mut words, mut breaks, mut end) = (Vec::new(), Vec::new(), 0);
            for span in words::words(text) {
                let gap = &text[end..span.start];
                let starts_sentence = end == 0 || gap.contains(['.', '!', '?', ':', ';', '\n']);
                if starts_sentence {
                    breaks.push(words.len());
                }
                let word = &text[span.clone()];
                let number = *numbers.entry(word).or_insert_with(|| {
                    scanned.distinct.push((word, starts_sentence));
                    u32::try_from(scanned.distinct.len() - 1).unwrap_or(u32::MAX)
                });
                end = span.end;
                words.push(Word { number, span });
            }
            scanned.texts.push(Text { text, words, breaks });
        }
        scanned
    }
}
