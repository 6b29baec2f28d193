//! Ukrainian as the encoder can read it: by way of the related language that it has learnt.

use crate::text::words::words;
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

/// The table `ukrainian.txt`.
struct Table {
    words: HashMap<&'static str, String>,
    beginnings: HashMap<&'static str, String>,
    ends: Vec<(&'static str, String)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let lines = include_str!("ukrainian.txt").split("\n\n").skip(1);
    let entries = lines.flat_map(|paragraph| paragraph.split(','));
    let mut table = Table { words: HashMap::new(), beginnings: HashMap::new(), ends: Vec::new() };
    for entry in entries.filter_map(|entry| entry.trim().split_once(char::is_whitespace)) {
        let value = entry.1.split_whitespace().collect::<Vec<_>>().join(" ");
        match (entry.0.strip_prefix('-'), entry.0.strip_suffix('-')) {
            (Some(end), _) => table.ends.push((end, value)),
            (_, Some(beginning)) => drop(table.beginnings.insert(beginning, value)),
            _ => drop(table.words.insert(entry.0, value)),
        }
    }
    table
});

/// A Ukrainian text with its words as the encoder knows them.
pub(super) fn read(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut end = 0;
    for span in words(text) {
        out.push_str(&text[end..span.start]);
        let word = &text[span.clone()];
        let read = one(&word.to_lowercase().replace(['’', 'ʼ'], "'"));
        match word.chars().next().is_some_and(char::is_uppercase) {
            true => {
                let mut letters = read.chars();
                out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                out.push_str(letters.as_str());
            }
            false => out.push_str(&read),
        }
        end = span.end;
    }
    out.push_str(&text[end..]);
    out
}

fn one(word: &str) -> String {
    if let Some(whole) = TABLE.words.get(word) {
        return whole.clone();
    }
    let places: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(3).chain([word.len()]).collect();
    let known = places.iter().rev().find_map(|&at| Some((TABLE.beginnings.get(&word[..at])?, &word[at..])));
    let (beginning, rest) =
        known.map_or((String::new(), word), |(beginning, rest)| (beginning.clone(), rest));
    // An end is cut from what leaves a word before it.
    let fits =
        |(end, _): &&(&str, String)| rest.ends_with(end) && word.chars().count() > end.chars().count() + 2;
    let (kept, end) = match TABLE.ends.iter().find(fits) {
        Some((end, value)) => (&rest[..rest.len() - end.len()], value.as_str()),
        None => (rest, ""),
    };
    let letter = |c| match c {
        'і' | 'ї' => 'и',
        'є' => 'е',
        'ґ' => 'г',
        '\'' => 'ъ',
        c => c,
    };
    beginning + &kept.chars().map(letter).collect::<String>() + end
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_read() {
        for (ukrainian, read) in [
            ("Сторони припиняють вогонь.", "Стороны прекращяють огонь."),
            ("протягом 30 днів", "в течение 30 дней"),
            ("Запоріжжя, об'єкт", "Запорижжя, объект"),
            ("", ""),
        ] {
            assert_eq!(super::read(ukrainian), read);
        }
    }
}
