//! The figures of a text by what they count: quantities, dates, lengths of time.

use super::mentions::Mention;
use crate::model::SignalKind;
use crate::text::numbers::{Number, Value, numbers_in};
use crate::text::phrases::Phrases;
use crate::text::tokens::{Tokens, is_currency};
use std::ops::Range;
use std::sync::LazyLock;

static MONTHS: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("months.txt")));
static DURATIONS: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("durations.txt")));
static LIMITS: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("limits.txt")));
static UNITS: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("units.txt")));

/// The figures in some of the tokens, in order. Those that `skip` covers (such as the numbers of
/// articles referred to) are left out.
pub fn figures(tokens: &Tokens, range: &Range<usize>, skip: &[Mention]) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for number in numbers_in(tokens, range.clone()) {
        let start = number.tokens.start;
        let taken = found.last().is_some_and(|f| f.tokens.end > start);
        if taken || skip.iter().any(|s| s.tokens.contains(&start)) {
            continue;
        }
        found.extend(
            date(tokens, &number, range)
                .or_else(|| duration(tokens, &number, range))
                .or_else(|| quantity(tokens, &number)),
        );
    }
    found
}

/// A calendar date: `24 December 2025`, `December 24, 2025`, `24.12.2025`, `December 2025`, `2025`.
fn date(tokens: &Tokens, number: &Number, range: &Range<usize>) -> Option<Mention> {
    let at = number.tokens.start;
    if let Value::Figures(figures) = &number.value {
        return Some(mention(
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
        return Some(mention(SignalKind::Date, format!("{year}-{month}-{day}"), *start..end));
    }
    if let (Some((start, month)), Some(year)) = (&back, year) {
        return Some(mention(
            SignalKind::Date,
            format!("{year}-{month}-"),
            *start..with_year_word(tokens, at + 1),
        ));
    }
    if let Some(day) = day {
        let linked = |t: usize| t < tokens.len() && matches!(tokens.folded(t), "of" | "de" | "." | "-" | "–");
        let next = at + 1 + usize::from(linked(at + 1));
        if let Some(month) = month_at(tokens, next) {
            let (end, year) = year_after(tokens, next + 1);
            return Some(mention(SignalKind::Date, format!("{year}-{month}-{day}"), at..end));
        }
    }
    let year = year?;
    let counted = length_after(tokens, at + 1).is_some() && with_year_word(tokens, at + 1) == at + 1;
    let measured = number.tokens.len() > 1 || UNITS.at(tokens, at + 1).is_some() || counted;
    (!measured).then(|| mention(SignalKind::Date, format!("{year}--"), at..with_year_word(tokens, at + 1)))
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

/// A length of time with what limits it: `within 100 days`, `за 30 днів`, `100-day`.
fn duration(tokens: &Tokens, number: &Number, range: &Range<usize>) -> Option<Mention> {
    let Value::Amount(amount) = number.value else { return None };
    let (end, unit) = length_after(tokens, number.tokens.end)?;
    let (measure, by) = unit.split_once(' ')?;
    let length = amount.saturating_mul(by.parse().ok()?);
    let start = number.tokens.start;
    let limit = (1..=6usize)
        .rev()
        .filter(|k| start >= range.start + k)
        .find_map(|k| LIMITS.at(tokens, start - k).filter(|found| found.tokens == (start - k..start)));
    let (start, how) = limit.map_or((start, ""), |l| (l.tokens.start, LIMITS.class(&l)));
    // Plain "100 days" and "for 100 days" are one length.
    let how = if how == "for" { "" } else { how };
    Some(mention(SignalKind::Duration, format!("{how} {length} {measure}"), start..end))
}

/// The unit of time at a place, behind a hyphen or one adjective (`100 calendar days`): its end and class.
fn length_after(tokens: &Tokens, at: usize) -> Option<(usize, &'static str)> {
    let skip = at < tokens.len()
        && matches!(
            tokens.folded(at),
            "-" | "calendar"
                | "working"
                | "consecutive"
                | "business"
                | "full"
                | "календарних"
                | "робочих"
                | "банківських"
                | "календарных"
                | "рабочих"
                | "повних"
                | "полных"
        );
    let at = at + usize::from(skip);
    let found = (at < tokens.len()).then(|| DURATIONS.at(tokens, at)).flatten()?;
    Some((found.tokens.end, DURATIONS.class(&found)))
}

/// A number with its unit. Figures with letters that are no unit (`10th`, `5a`) are none.
fn quantity(tokens: &Tokens, number: &Number) -> Option<Mention> {
    let mut range = number.tokens.clone();
    let key = match &number.value {
        Value::Amount(micro) => micro.to_string(),
        Value::Figures(figures) => figures.clone(),
    };
    let printed = tokens.printed(range.start);
    let sign = printed.chars().next().filter(|c| is_currency(*c));
    let before = range.start.checked_sub(1).filter(|t| tokens.printed(*t).starts_with(is_currency));
    if let Some(token) = before {
        range.start = token;
    }
    let sign = sign.map(String::from).or_else(|| before.map(|t| tokens.printed(t).to_owned()));
    let unit = if !number.suffix.is_empty() {
        Some(unit_named(&number.suffix)?)
    } else if let Some(found) = (range.end < tokens.len()).then(|| UNITS.at(tokens, range.end)).flatten() {
        range.end = found.tokens.end;
        Some(UNITS.class(&found).to_owned())
    } else {
        sign.and_then(|sign| unit_named(&sign))
    };
    let counts = !number.lone || unit.is_some();
    counts.then(|| Mention { kind: SignalKind::Quantity, key, unit, tokens: range, content: Vec::new() })
}

fn unit_named(name: &str) -> Option<String> {
    let name = Tokens::new(name);
    UNITS.at(&name, 0).map(|found| UNITS.class(&found).to_owned())
}

fn mention(kind: SignalKind, key: String, tokens: Range<usize>) -> Mention {
    Mention { kind, key, unit: None, tokens, content: Vec::new() }
}
