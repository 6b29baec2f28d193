//! The figures of a text by what they count: quantities, dates, lengths of time.

use super::cover::Cover;
use super::dates;
use super::mentions::Mention;
use crate::model::SignalKind;
use crate::text::numbers::{Number, Value, numbers_in};
use crate::text::phrases::{Found, Phrases};
use crate::text::tokens::{Tokens, is_currency};
use std::ops::Range;
use std::sync::LazyLock;

static DURATIONS: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("durations.txt")));
static LIMITS: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("limits.txt")));
static UNITS: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("units.txt")));
/// Amounts by their names.
pub static AMOUNTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("amounts.txt")));

/// The unit of "second" and "2nd": figures that are a signal only where one replaces another.
pub const ORDINAL: &str = "ordinal";

const MICRO: u128 = 1_000_000;

/// The figures in some of the tokens, in order, where the [`AMOUNTS`] among them are known. Those that `skip` covers (such as the numbers of
/// articles referred to) are left out.
pub fn figures(tokens: &Tokens, range: &Range<usize>, named: Vec<Found>, skip: &[Mention]) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let skip = Cover::of(skip.iter().map(|s| s.tokens.clone()));
    let numbers = numbers_in(tokens, range.clone());
    for (at, number) in numbers.iter().enumerate() {
        let start = number.tokens.start;
        let taken = found.last().is_some_and(|f| f.tokens.end > start);
        if taken || skip.touches(&(start..start + 1)) {
            continue;
        }
        let to = numbers.get(at + 1).filter(|next| is_range(tokens, number, next, range.start));
        found.extend(
            dates::date(tokens, number, range)
                .map(|date| dates::with_part(date, tokens, range))
                .or_else(|| duration(tokens, number, to, range))
                .or_else(|| quantity(tokens, number, to)),
        );
    }
    let mut others: Vec<Mention> = dates::months(tokens, range);
    others = others.into_iter().map(|month| dates::with_part(month, tokens, range)).collect();
    others.extend(amounts(tokens, range, named));
    if !others.is_empty() {
        let numbers = Cover::of(found.iter().map(|f| f.tokens.clone()));
        others.retain(|other| !numbers.touches(&other.tokens) && !skip.touches(&other.tokens));
        found.extend(others);
        found.sort_by_key(|f| f.tokens.start);
    }
    found
}

/// Whether two numbers are the ends of a range: `10–15`, `10 to 15`, `between 10 and 15`.
fn is_range(tokens: &Tokens, from: &Number, to: &Number, start: usize) -> bool {
    let plain = |n: &Number| matches!(n.value, Value::Amount(_)) && !n.lone;
    let link = from.tokens.end;
    if !plain(from) || !plain(to) || !from.suffix.is_empty() || to.tokens.start != link + 1 {
        return false;
    }
    let opened = from.tokens.start > start
        && matches!(
            tokens.folded(from.tokens.start - 1),
            "between" | "від" | "між" | "от" | "между" | "von" | "zwischen" | "entre" | "de"
        );
    match tokens.folded(link) {
        "-" | "–" | "—" | "to" | "bis" => true,
        "and" | "до" | "та" | "і" | "й" | "и" | "und" | "et" | "à" | "a" | "y" => opened,
        _ => false,
    }
}

/// A length of time with what limits it: `within 100 days`, `за 30 днів`, `100-day`, `30 to 60 days`.
fn duration(tokens: &Tokens, number: &Number, to: Option<&Number>, range: &Range<usize>) -> Option<Mention> {
    let Value::Amount(amount) = number.value else { return None };
    let last = to.unwrap_or(number);
    let (end, unit) = length_after(tokens, last.tokens.end)?;
    let (measure, by) = unit.split_once(' ')?;
    let by: u128 = by.parse().ok()?;
    let length = match to.map(|to| &to.value) {
        Some(Value::Amount(most)) => {
            format!("{}..{}", amount.saturating_mul(by), most.saturating_mul(by))
        }
        _ => amount.saturating_mul(by).to_string(),
    };
    let start = number.tokens.start;
    let limit = (1..=6usize)
        .rev()
        .filter(|k| start >= range.start + k)
        .find_map(|k| LIMITS.at(tokens, start - k).filter(|found| found.tokens == (start - k..start)));
    let (start, how) = limit.map_or((start, ""), |l| (l.tokens.start, LIMITS.class(&l)));
    // Plain "100 days" and "for 100 days" are one length.
    let how = if how == "for" { "" } else { how };
    Some(Mention::new(SignalKind::Duration, format!("{how} {length} {measure}"), start..end))
}

/// The unit of time at a place, behind a hyphen or one adjective (`100 calendar days`): its end and class.
pub fn length_after(tokens: &Tokens, at: usize) -> Option<(usize, &'static str)> {
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

/// A number with its unit, or a range of them. Figures with letters that are no unit (`5a`) are none.
fn quantity(tokens: &Tokens, number: &Number, to: Option<&Number>) -> Option<Mention> {
    let mut range = number.tokens.start..to.unwrap_or(number).tokens.end;
    let suffix = &to.unwrap_or(number).suffix;
    let printed = tokens.printed(range.start);
    let sign = printed.chars().next().filter(|c| is_currency(*c));
    let before = range.start.checked_sub(1).filter(|t| tokens.printed(*t).starts_with(is_currency));
    if let Some(token) = before {
        range.start = token;
    }
    let sign = sign.map(String::from).or_else(|| before.map(|t| tokens.printed(t).to_owned()));
    let code = range.start.checked_sub(1).filter(|&t| sign.is_none() && is_currency_code(tokens, t));
    if let Some(token) = code {
        range.start = token;
    }
    if sign.is_some() && names_dollar(tokens, range.start) {
        range.start -= 1;
    }
    if matches!(suffix.as_str(), "st" | "nd" | "rd" | "th" | "й" | "го" | "ю" | "я")
        && number.suffix == *suffix
    {
        let Value::Amount(micro) = number.value else { return None };
        return Some(ordinal(micro / MICRO, number.tokens.clone()));
    }
    let unit = if !suffix.is_empty() {
        Some(unit_named(suffix)?)
    } else if let Some(found) = (range.end < tokens.len()).then(|| UNITS.at(tokens, range.end)).flatten() {
        range.end = found.tokens.end;
        Some(UNITS.class(&found).to_owned())
    } else {
        sign.or_else(|| code.map(|t| tokens.printed(t).to_owned())).and_then(|sign| unit_named(&sign))
    };
    let counts = !number.lone || unit.as_ref().is_some_and(|unit| unit != "times");
    let (measure, by) = unit.as_deref().map_or((None, 1), |unit| match unit.split_once(' ') {
        Some((measure, by)) => (Some(measure.to_owned()), by.parse().unwrap_or(1)),
        None => (Some(unit.to_owned()), 1),
    });
    let value = |number: &Number| match &number.value {
        Value::Amount(micro) => micro.saturating_mul(by).to_string(),
        Value::Figures(figures) => figures.clone(),
    };
    let key = to.map_or_else(|| value(number), |to| format!("{}..{}", value(number), value(to)));
    counts.then(|| Mention { unit: measure, ..Mention::new(SignalKind::Quantity, key, range) })
}

/// "EUR 40 million": whether a currency stands in front of its amount.
fn is_currency_code(tokens: &Tokens, at: usize) -> bool {
    matches!(
        tokens.printed(at),
        "EUR" | "USD" | "GBP" | "CHF" | "UAH" | "RUB" | "CNY" | "JPY" | "PLN" | "US$"
    )
}

/// "US$ 5", "US$5": whether the letters before a sign of money belong to it.
fn names_dollar(tokens: &Tokens, sign: usize) -> bool {
    let Some(before) = sign.checked_sub(1) else { return false };
    tokens.printed(sign).starts_with('$')
        && tokens.span(before).end == tokens.span(sign).start
        && matches!(tokens.printed(before), "US" | "U.S." | "USD" | "A" | "C")
}

fn unit_named(name: &str) -> Option<String> {
    let name = Tokens::new(name);
    UNITS.at(&name, 0).map(|found| UNITS.class(&found).to_owned())
}

/// Whether a unit stands at a place.
pub fn is_unit(tokens: &Tokens, at: usize) -> bool {
    UNITS.at(tokens, at).is_some()
}

/// Amounts by their name ("twice", "several hundred", "unanimity"), and what comes second or third.
fn amounts(tokens: &Tokens, range: &Range<usize>, named: Vec<Found>) -> Vec<Mention> {
    let amount = |found: Found| {
        let class = AMOUNTS.class(&found);
        let number = |text: &str| text.parse::<u128>().ok();
        if let Some(times) = class.strip_suffix(" times").and_then(number) {
            let key = (times * MICRO).to_string();
            let mention = Mention::new(SignalKind::Quantity, key, found.tokens);
            return Mention { unit: Some("times".to_owned()), ..mention };
        }
        match class.strip_prefix("ordinal ").and_then(number) {
            Some(place) => ordinal(place, found.tokens),
            None => Mention::new(SignalKind::Quantity, class.to_owned(), found.tokens),
        }
    };
    let compounds = range.clone().filter_map(|at| dates::compound(tokens, at));
    named.into_iter().map(amount).chain(compounds).collect()
}

fn ordinal(place: u128, tokens: Range<usize>) -> Mention {
    let mention = Mention::new(SignalKind::Quantity, place.to_string(), tokens);
    Mention { unit: Some(ORDINAL.to_owned()), ..mention }
}
