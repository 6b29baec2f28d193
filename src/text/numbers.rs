//! The numbers of a text, in figures or in words, by their value.
//!
//! "600,000", "600 тис." and "six hundred thousand" are one value, whatever the
//! language. The words are data (`number_words.txt`).

use super::tokens::{Kind, Tokens};
use super::words::fold;
use aho_corasick::AhoCorasick;
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;
use std::sync::LazyLock;

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its tokens: figures or words, with the multiplier (`100 billion`) and its full stop (`600 тис.`).
    pub tokens: Range<usize>,
    /// Its value.
    pub value: Value,
    /// The letters that follow its figures in the same token, folded: `th` of `10th`, `km` of `5km`.
    /// Empty where they are a multiplier.
    pub suffix: String,
    /// Whether it is a lone "one" or "a", which counts only before a unit: `one year`, `a kilometre`.
    pub lone: bool,
}

/// What a number says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// An amount in millionths, as large as it may be.
    Amount(u128),
    /// Anything else made of figures, as printed without white space: `50:50`, `24.12.2025`.
    Figures(String),
}

const MICRO: u128 = 1_000_000;

/// The numbers of a text in order, none overlapping another. Ordinals in words are none.
pub fn numbers(tokens: &Tokens) -> Vec<Number> {
    numbers_in(tokens, 0..tokens.len())
}

/// [`numbers`] that begin in some of the tokens.
pub fn numbers_in(tokens: &Tokens, range: Range<usize>) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let number = match tokens.kind(at) {
            Kind::Number => Some(in_figures(tokens, at)),
            Kind::Word => in_words(tokens, at),
            Kind::Mark => None,
        };
        at = number.as_ref().map_or(at + 1, |n| n.tokens.end);
        found.extend(number);
    }
    found
}

#[derive(Clone, Copy)]
enum Word {
    Unit(u128),
    Multiplier(u128),
    Fraction(u128),
    Share(u128),
}

static WORDS: LazyLock<HashMap<String, Word>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    let mut kind: fn(u128) -> Word = Word::Unit;
    for line in include_str!("number_words.txt").lines() {
        match line.trim() {
            "[unit]" => kind = Word::Unit,
            "[multiplier]" => kind = Word::Multiplier,
            "[fraction]" => kind = Word::Fraction,
            "[share]" => kind = Word::Share,
            line => {
                let Some((value, names)) = line.split_once(": ") else { continue };
                let Ok(value) = value.parse() else { continue };
                words.extend(names.split(", ").map(|name| (fold(name), kind(value))));
            }
        }
    }
    words
});

/// Whether a word is a number, or a part of one.
pub fn is_number_word(word: &str) -> bool {
    word_named(&fold(word)).is_some()
}

fn word(tokens: &Tokens, at: usize) -> Option<Word> {
    (at < tokens.len() && tokens.kind(at) == Kind::Word).then(|| word_named(tokens.folded(at))).flatten()
}

fn word_named(folded: &str) -> Option<Word> {
    WORDS.get(folded).copied().or_else(|| german(folded).map(Word::Unit))
}

/// A German number in one word: `fünfundzwanzig`, `sechshunderttausend`.
fn german(word: &str) -> Option<u128> {
    // Shorter words are in the table.
    let composed = word.len() > 8 && word.is_ascii() && GERMAN_PARTS.is_match(word);
    composed.then(|| german_part(word)).flatten()
}

static GERMAN_PARTS: LazyLock<AhoCorasick> =
    LazyLock::new(|| AhoCorasick::new(["tausend", "hundert", "zig"]).expect("three words are not too many"));

fn german_part(word: &str) -> Option<u128> {
    if let Some(Word::Unit(value)) = WORDS.get(word) {
        return Some(*value);
    }
    for (name, by) in [("tausend", 1000), ("hundert", 100)] {
        if let Some((many, rest)) = word.split_once(name) {
            let rest = rest.trim_start_matches("und");
            let many = if many.is_empty() { 1 } else { german_part(many)? };
            let rest = if rest.is_empty() { 0 } else { german_part(rest)? };
            return Some(many.saturating_mul(by).saturating_add(rest));
        }
    }
    let (ones, tens) = word.split_once("und")?;
    Some(german_part(ones).filter(|n| *n < 10)? + german_part(tens).filter(|n| (20..100).contains(n))?)
}

fn multiplier(tokens: &Tokens, at: usize) -> Option<u128> {
    match word(tokens, at)? {
        Word::Multiplier(value) => Some(value),
        _ => None,
    }
}

/// Whether a multiplier was shortened, so that a full stop behind it belongs to it: `тис.`, `млн.`, `Mio.`
fn is_short(word: &str) -> bool {
    matches!(word, "тис" | "млн" | "млрд" | "трлн" | "тыс" | "mio" | "mrd" | "tsd")
}

fn in_figures(tokens: &Tokens, at: usize) -> Number {
    let printed = tokens.folded(at).trim_start_matches(super::tokens::is_currency);
    let digits = printed.trim_end_matches(|c: char| !c.is_ascii_digit());
    let suffix = &printed[digits.len()..];
    let mut number =
        Number { tokens: at..at + 1, value: value(digits), suffix: suffix.to_owned(), lone: false };
    let Value::Amount(mut amount) = number.value else { return number };
    if let Some(Word::Multiplier(by)) = WORDS.get(suffix).filter(|_| !suffix.is_empty()) {
        amount = amount.saturating_mul(*by);
        number.suffix.clear();
    }
    if number.suffix.is_empty() {
        // "7 half-years" are no fraction, and "2 M" in letters alone is no million.
        while let Some(by) = multiplier(tokens, number.tokens.end)
            .filter(|_| tokens.folded(number.tokens.end).chars().count() > 1)
            .filter(|_| !starts_percent(tokens, number.tokens.end))
        {
            amount = amount.saturating_mul(by);
            number.tokens.end += 1;
            take_full_stop(tokens, &mut number.tokens);
        }
    }
    number.value = Value::Amount(amount);
    number
}

/// The full stop of a shortened multiplier belongs to it where the sentence goes on.
fn take_full_stop(tokens: &Tokens, range: &mut Range<usize>) {
    let end = range.end;
    // German nouns begin with a capital anyway.
    let german = matches!(tokens.folded(end - 1), "mio" | "mrd" | "tsd");
    let goes_on =
        end + 1 < tokens.len() && (german || !tokens.printed(end + 1).starts_with(char::is_uppercase));
    if is_short(tokens.folded(end - 1)) && tokens.is_mark(end, '.') && goes_on {
        range.end += 1;
    }
}

/// "per cent", "pour cent": the word for a hundred that is none.
fn starts_percent(tokens: &Tokens, at: usize) -> bool {
    at > 0 && tokens.folded(at) == "cent" && matches!(tokens.folded(at - 1), "per" | "pour" | "por")
}

/// A number in words from `at` on: `six hundred thousand`, `one third`, `шістсот тисяч`.
fn in_words(tokens: &Tokens, at: usize) -> Option<Number> {
    let (mut total, mut part) = (0u128, 0u128);
    let mut end = at;
    let mut words = 0;
    if tokens.folded(at) == "a" && word(tokens, at + 1).is_some() && !is_counted_with_a(tokens, at + 1) {
        return None;
    }
    while let Some(word) = word(tokens, end) {
        match word {
            Word::Unit(20) if part == 4 && tokens.folded(end).starts_with("vingt") => part = 80,
            Word::Unit(value @ 10..20) if is_french_score(part) && is_french(tokens.folded(end)) => {
                part += value
            }
            Word::Unit(value) if words > 0 && part > 0 && value >= lowest_place(part) => break,
            Word::Unit(value) => part = part.saturating_add(value),
            Word::Multiplier(_) if starts_percent(tokens, end) => break,
            // "thousands of people" names no number, nor does a single letter.
            Word::Multiplier(_) if words == 0 && !counts_alone(tokens.folded(end)) => return None,
            Word::Multiplier(_) if tokens.folded(end).len() == 1 => break,
            Word::Multiplier(100) => part = part.max(1).saturating_mul(100),
            Word::Multiplier(by) => {
                // "mil millones": a thousand millions.
                let both = if part == 0 { total.max(1) } else { part };
                total = if part == 0 { 0 } else { total };
                total = total.saturating_add(both.saturating_mul(by));
                part = 0;
            }
            Word::Fraction(micro) | Word::Share(micro) => {
                let alone = words == 0 && matches!(word, Word::Share(_));
                if !alone && (words == 0 || total > 0 || part > 9) {
                    break;
                }
                // "half a million", "півтора мільйона"
                let article = usize::from(end + 1 < tokens.len() && tokens.folded(end + 1) == "a");
                let of = multiplier(tokens, end + 1 + article).filter(|_| alone);
                let mut range = at..end + 1 + of.map_or(0, |_| article + 1);
                take_full_stop(tokens, &mut range);
                return Some(Number {
                    tokens: range,
                    value: Value::Amount(part.max(1).saturating_mul(micro).saturating_mul(of.unwrap_or(1))),
                    suffix: String::new(),
                    lone: false,
                });
            }
        }
        words += 1;
        end += 1;
        // "one hundred and fifty"; "шістсот тис. осіб"
        let mut range = at..end;
        take_full_stop(tokens, &mut range);
        end = range.end;
        let joined = tokens.len() > end + 1 && matches!(tokens.folded(end), "and" | "y" | "et" | "und");
        // "treinta y cinco", "vingt et un"
        let tens = joined
            && (20..100).contains(&(part % 100))
            && part.is_multiple_of(10)
            && matches!(self::word(tokens, end + 1), Some(Word::Unit(1..=11)))
            && (tokens.folded(end) == "y" || tokens.folded(end) == "et" && is_french(tokens.folded(end + 1)));
        let hyphen = tokens.is_mark(end, '-') && self::word(tokens, end + 1).is_some();
        if hyphen
            || tens
            || joined && part >= 100 && matches!(self::word(tokens, end + 1), Some(Word::Unit(v)) if v < 100)
        {
            end += 1;
        }
    }
    let value = total.saturating_add(part);
    (words > 0).then(|| Number {
        tokens: at..end,
        value: Value::Amount(value.saturating_mul(MICRO)),
        suffix: String::new(),
        lone: value == 1 && words == 1,
    })
}

/// What English counts with "a": the "a" of "asciende a mil millones" is no number.
fn is_counted_with_a(tokens: &Tokens, at: usize) -> bool {
    matches!(
        tokens.folded(at),
        "hundred"
            | "thousand"
            | "million"
            | "billion"
            | "trillion"
            | "dozen"
            | "half"
            | "third"
            | "quarter"
            | "fifth"
            | "tenth"
    )
}

/// 60 and 80, to which French adds ten to nineteen.
fn is_french_score(part: u128) -> bool {
    matches!(part % 100, 60 | 80)
}

fn is_french(number: &str) -> bool {
    matches!(number, "un" | "une" | "dix" | "onze" | "douze" | "treize" | "quatorze" | "quinze" | "seize")
}

/// Which multipliers are a number without a unit before them: `тисяча`, `mille`, `hundert`.
fn counts_alone(word: &str) -> bool {
    matches!(word, "тисяча" | "тысяча" | "mille" | "mil" | "tausend" | "hundert")
}

/// The value of the lowest place that is taken: 100 for 300, 10 for 40, 1 for 7.
fn lowest_place(value: u128) -> u128 {
    let mut place = 1;
    while value.is_multiple_of(place * 10) {
        place *= 10;
    }
    place
}

/// The value of figures with separators. A comma or a full stop before exactly three
/// figures separates thousands, before any other number of them decimals.
fn value(figures: &str) -> Value {
    let as_printed = || Value::Figures(figures.split_whitespace().collect());
    if figures.contains([':', '/', '-']) || !figures.starts_with(|c: char| c.is_ascii_digit()) {
        return as_printed();
    }
    let groups: Vec<&str> = figures.split(|c: char| !c.is_ascii_digit()).collect();
    let separators: Vec<char> = figures.chars().filter(|c| !c.is_ascii_digit()).collect();
    let Some(&last) = separators.last() else { return amount(figures, "") };
    let thousands = |groups: &[&str]| groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3);
    let (whole, decimals) = groups.split_at(groups.len() - 1);
    if separators.iter().all(|c| *c == last) {
        if thousands(&groups) && groups[0] != "0" {
            return amount(&groups.concat(), "");
        }
        return if whole.len() == 1 { amount(whole[0], decimals[0]) } else { as_printed() };
    }
    let mixed = separators.iter().filter(|c| **c == last).count() == 1 && matches!(last, '.' | ',');
    if mixed && thousands(whole) { amount(&whole.concat(), decimals[0]) } else { as_printed() }
}

/// Millionths; what does not fit is the largest number there is.
fn amount(whole: &str, decimals: &str) -> Value {
    let micro: String = decimals.chars().chain(std::iter::repeat('0')).take(6).collect();
    let parse = |s: &str| s.parse::<u128>().unwrap_or(u128::MAX);
    Value::Amount(parse(whole).saturating_mul(MICRO).saturating_add(parse(&micro)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found is written `printed=value`.
    fn check(text: &str, expected: &str) {
        let tokens = Tokens::new(text);
        let found: Vec<_> = numbers(&tokens)
            .into_iter()
            .filter(|n| !n.lone)
            .map(|n| {
                let value = match n.value {
                    Value::Amount(micro) if micro % MICRO == 0 => (micro / MICRO).to_string(),
                    Value::Amount(micro) => format!("0.{:06}", micro % MICRO),
                    Value::Figures(figures) => format!("‘{figures}’"),
                };
                format!("{}={value}", &text[tokens.cover(&n.tokens)])
            })
            .collect();
        assert_eq!(found.join(" · "), expected, "{text}");
    }

    #[test]
    fn numbers_have_one_value_however_they_are_written() {
        for (text, expected) in [
            ("limited to 600,000 men", "600,000=600000"),
            ("six hundred thousand men", "six hundred thousand=600000"),
            ("600 тис. осіб, 600 тис.", "600 тис.=600000 · 600 тис=600000"),
            ("шістсот тисяч осіб", "шістсот тисяч=600000"),
            ("шестьсот тысяч", "шестьсот тысяч=600000"),
            ("600.000 hombres, seiscientos mil", "600.000=600000 · seiscientos mil=600000"),
            ("600 000 hommes, six cent mille", "600 000=600000 · six cent mille=600000"),
            (
                "sechshunderttausend, 100 Milliarden",
                "sechshunderttausend=600000 · 100 Milliarden=100000000000",
            ),
            ("$100bn or 100 billion dollars", "$100bn=100000000000 · 100 billion=100000000000"),
            ("one hundred and fifty men", "one hundred and fifty=150"),
            ("50 per cent, fifty per cent, 50 pour cent", "50=50 · fifty=50 · 50=50"),
            ("one third and half of them", "one third=0.333333 · half=0.500000"),
            ("one of them, a hundred, no one", "a hundred=100"),
            (
                "twenty five, twenty-six, two-thirds, 3.5, 0,5",
                "twenty five=25 · twenty-six=26 · two-thirds=0.666666 · 3.5=0.500000 · 0,5=0.500000",
            ),
            ("50:50 on 24.12.2025", "50:50=‘50:50’ · 24.12.2025=‘24.12.2025’"),
            ("dos mil millones", "dos mil millones=2000000000"),
            ("quatre-vingt-dix mille", "quatre-vingt-dix mille=90000"),
            ("soixante et onze, vingt et un", "soixante et onze=71 · vingt et un=21"),
            ("treinta y cinco", "treinta y cinco=35"),
            ("fünfundzwanzig, achthunderttausend", "fünfundzwanzig=25 · achthunderttausend=800000"),
            (
                "dreihundertfünfzig, zweitausendfünfundzwanzig",
                "dreihundertfünfzig=350 · zweitausendfünfundzwanzig=2025",
            ),
            ("half a million, півтора мільйона", "half a million=500000 · півтора мільйона=1500000"),
            ("a dozen, two dozen, dozens", "a dozen=12 · two dozen=24"),
            (
                "шестьюстами тысячами, двома третинами",
                "шестьюстами тысячами=600000 · двома третинами=0.666666",
            ),
            ("1.234.567,89", "1.234.567,89=0.890000"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn a_number_too_large_is_the_largest() {
        let tokens = Tokens::new("99999999999999999999999999999999999999999999999 trillion trillion");
        assert_eq!(numbers(&tokens)[0].value, Value::Amount(u128::MAX));
    }
}
