//! Calendar dates, and lengths of time in one word.

use super::figures::{is_unit, length_after};
use super::mentions::Mention;
use crate::model::SignalKind;
use crate::text::numbers::{Number, Value};
use crate::text::phrases::Phrases;
use crate::text::tokens::{Kind, Tokens};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::ops::Range;
use std::sync::LazyLock;

static MONTHS: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("months.txt")));

static PARTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("parts.txt")));

/// Stands in the key of a date before the part of it that is meant.
pub const PART: char = '@';

/// The longest phrase for a part of a date, in tokens.
const LONGEST_PART: usize = 4;

/// A date with the part of it that the words before it name: the `end of` 2027.
pub fn with_part(mut date: Mention, tokens: &Tokens, range: &Range<usize>) -> Mention {
    let start = date.tokens.start;
    let before = |k: &usize| PARTS.at(tokens, start - k).filter(|found| found.tokens == (start - k..start));
    let longest = LONGEST_PART.min(start - range.start);
    if let Some(part) = (1..=longest).rev().find_map(|k| before(&k)) {
        date.lead = part.tokens.len();
        date.key.push(PART);
        date.key.push_str(PARTS.class(&part));
    }
    date
}

/// A calendar date: `24 December 2025`, `December 24, 2025`, `24.12.2025`, `December 2025`, `2025`.
pub fn date(tokens: &Tokens, number: &Number, range: &Range<usize>) -> Option<Mention> {
    let at = number.tokens.start;
    if let Value::Figures(figures) = &number.value {
        return Some(Mention::new(
            SignalKind::Date,
            date_in_figures(figures)?,
            at..with_year_word(tokens, at + 1),
        ));
    }
    let day = plain(tokens, number, 1..=31, &["", "th", "st", "nd", "rd", "er", "º", "го"]);
    let year = plain(tokens, number, 1900..=2100, &[""]).filter(|_| tokens.printed(at).len() == 4);
    // Before the number, perhaps with a "de" between them.
    let back = (1..=2).filter(|k| at >= range.start + k).find_map(|k| {
        let fits = k == 1 || matches!(tokens.folded(at - 1), "de" | "del" | "the");
        fits.then(|| month_at(tokens, at - k)).flatten().map(|month| (at - k, month))
    });
    if let (Some((start, month)), Some(day)) = (&back, day) {
        let (end, year) = year_after(tokens, at + 1);
        if !is_season(month) {
            return Some(Mention::new(SignalKind::Date, format!("{year}-{month}-{day}"), *start..end));
        }
    }
    if let (Some((start, month)), Some(year)) = (&back, year) {
        return Some(Mention::new(
            SignalKind::Date,
            format!("{year}-{month}-"),
            *start..with_year_word(tokens, at + 1),
        ));
    }
    if let Some(day) = day {
        let linked = |t: usize| t < tokens.len() && matches!(tokens.folded(t), "of" | "de" | "." | "-" | "–");
        let next = at + 1 + usize::from(linked(at + 1));
        if let Some(month) = month_at(tokens, next).filter(|month| !is_season(month)) {
            let (end, year) = year_after(tokens, next + 1);
            return Some(Mention::new(SignalKind::Date, format!("{year}-{month}-{day}"), at..end));
        }
    }
    let year = year?;
    let counted = length_after(tokens, at + 1).is_some() && with_year_word(tokens, at + 1) == at + 1;
    let measured = number.tokens.len() > 1 || at + 1 < tokens.len() && is_unit(tokens, at + 1) || counted;
    (!measured)
        .then(|| Mention::new(SignalKind::Date, format!("{year}--"), at..with_year_word(tokens, at + 1)))
}

/// A number without separators within bounds, followed by one of these endings.
fn plain(
    tokens: &Tokens,
    number: &Number,
    bounds: std::ops::RangeInclusive<u128>,
    endings: &[&str],
) -> Option<u128> {
    let Value::Amount(micro) = number.value else { return None };
    let digits = tokens.folded(number.tokens.start).trim_end_matches(|c: char| !c.is_ascii_digit());
    let fits = number.tokens.len() == 1
        && !number.lone
        && digits.bytes().all(|b| b.is_ascii_digit())
        && !digits.is_empty();
    let value = micro / 1_000_000;
    (fits && bounds.contains(&value) && endings.contains(&number.suffix.as_str())).then_some(value)
}

/// `24.12.2025`, `24/12/2025`, `2025-12-24` as year-month-day.
fn date_in_figures(figures: &str) -> Option<String> {
    let parts: Vec<u32> = figures.split(['.', '/', '-']).map(str::parse).collect::<Result<_, _>>().ok()?;
    let &[first, month, last] = parts.as_slice() else { return None };
    let (day, year) = if first > 31 { (last, first) } else { (first, last) };
    ((1..=31).contains(&day) && (1..=31).contains(&month) && year > 31)
        .then(|| format!("{year}-{month}-{day}"))
}

fn month_at(tokens: &Tokens, at: usize) -> Option<String> {
    (at < tokens.len()).then(|| MONTHS.at(tokens, at)).flatten().map(|found| MONTHS.class(&found).to_owned())
}

/// The year that follows a month or a day, and where it ends; `at` and nothing where there is none.
fn year_after(tokens: &Tokens, at: usize) -> (usize, String) {
    let linked = at < tokens.len() && matches!(tokens.folded(at), "," | "de" | "del" | ".");
    let year = at + usize::from(linked);
    let is_year = |t: usize| {
        let printed = tokens.printed(t);
        printed.len() == 4 && printed.bytes().all(|b| b.is_ascii_digit()) && printed.starts_with(['1', '2'])
    };
    if year < tokens.len() && is_year(year) {
        return (with_year_word(tokens, year + 1), tokens.printed(year).to_owned());
    }
    (at, String::new())
}

/// The end of a date that goes on with a word for "year": `2025 року`, `2025 г.`
fn with_year_word(tokens: &Tokens, at: usize) -> usize {
    let is_word = at < tokens.len()
        && matches!(tokens.folded(at), "року" | "році" | "рік" | "р" | "года" | "году" | "год" | "г");
    at + usize::from(is_word)
}

/// Months without a day or a year behind a word for when: "in June", "до вересня".
pub fn months(tokens: &Tokens, range: &Range<usize>) -> Vec<Mention> {
    let is_when = |at: usize| {
        matches!(
            tokens.folded(at),
            "in" | "of"
                | "by"
                | "until"
                | "till"
                | "since"
                | "from"
                | "before"
                | "after"
                | "у"
                | "в"
                | "до"
                | "з"
                | "із"
                | "к"
                | "с"
                | "по"
                | "після"
                | "после"
                | "im"
                | "ab"
                | "bis"
                | "seit"
                | "ende"
                | "en"
                | "de"
                | "dès"
                | "des"
                | "desde"
                | "hasta"
                | "fin"
        )
    };
    let month = |at: usize| {
        let month = MONTHS.at(tokens, at).filter(|found| found.tokens.end <= range.end)?;
        let key = Some(MONTHS.class(&month)).filter(|month| !is_season(month))?;
        Some(Mention::new(SignalKind::Date, format!("-{key}-"), month.tokens))
    };
    (range.start + 1..range.end).filter(|&at| is_when(at - 1)).filter_map(month).collect()
}

/// The seasons stand among the months, but name a date only beside a year.
fn is_season(month: &str) -> bool {
    !month.starts_with(|c: char| c.is_ascii_digit())
}

/// How lengths of time in one word are put together.
struct Compounds {
    beginnings: HashMap<&'static str, u128>,
    /// The first two letters of the beginnings, to tell most words apart at once.
    letters: HashSet<&'static str>,
    /// The part that names a unit, its measure, and how many of that it is.
    units: Vec<(&'static str, &'static str, u128)>,
}

static COMPOUNDS: LazyLock<Compounds> = LazyLock::new(|| {
    let mut compounds = Compounds { beginnings: HashMap::new(), letters: HashSet::new(), units: Vec::new() };
    for line in include_str!("compounds.txt").lines() {
        let Some((name, words)) = line.split_once(": ").filter(|_| !line.starts_with('#')) else { continue };
        let words = words.split(", ");
        if let Ok(number) = name.parse() {
            compounds.letters.extend(words.clone().filter_map(|word| word.get(..TWO_LETTERS)));
            compounds.beginnings.extend(words.map(|word| (word, number)));
        } else if let Some((measure, by)) = name.split_once(' ') {
            compounds.units.extend(words.map(|word| (word, measure, by.parse().unwrap_or(1))));
        }
    }
    compounds
});

/// The shortest such word, in bytes: `дворічна`.
const LEAST_COMPOUND: usize = 14;

/// Two Cyrillic letters, in bytes.
const TWO_LETTERS: usize = 4;

/// A length of time in one word: `шестимісячний`, `пятилетний`.
pub fn compound(tokens: &Tokens, at: usize) -> Option<Mention> {
    let word = tokens.folded(at);
    if tokens.kind(at) != Kind::Word || word.len() < LEAST_COMPOUND {
        return None;
    }
    word.get(..TWO_LETTERS).filter(|letters| COMPOUNDS.letters.contains(letters))?;
    let (number, measure, by) = COMPOUNDS.units.iter().find_map(|&(unit, measure, by)| {
        let start = word.find(unit)?;
        COMPOUNDS.beginnings.get(&word[..start]).map(|number| (number, measure, by))
    })?;
    let key = format!(" {} {measure}", number.saturating_mul(1_000_000).saturating_mul(by));
    Some(Mention::new(SignalKind::Duration, key, at..at + 1))
}
