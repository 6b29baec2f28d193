//! Digits without letters in the numbers of articles, told by the order in which the articles stand:
//! between "Article 11" and "Article 13" `Article 1�` is the twelfth.

use super::line::Line;
use std::collections::BTreeMap;

/// So many numbers in order are no accident.
const LEAST: usize = 5;

/// Writes the digits into the numbers of articles that miss some. Gives back how many articles missed some,
/// and the page of the first.
pub(super) fn tell(lines: &mut [&mut Line]) -> Option<(usize, u32)> {
    let mut words: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let [name, number, ..] = line.words.as_slice() else { continue };
        let letters = name.text.chars().count() >= 3 && name.text.chars().all(char::is_alphabetic);
        if letters && name.text.starts_with(char::is_uppercase) && is_number(&number.text) {
            words.entry(name.text.as_str().to_lowercase()).or_default().push(at);
        }
    }
    let mut told = None;
    for places in words.into_values() {
        let mut found: Vec<(usize, String)> = Vec::new();
        // Every digit that is there confirms the numbers before it.
        let mut confirmed = 0;
        for at in places {
            let number = (found.len() + 1).to_string();
            let text = &lines[at].words[1].text;
            if fits(text, &number) {
                found.push((at, number));
                if text.contains(|c: char| c.is_ascii_digit()) {
                    confirmed = found.len();
                }
            } else if text.contains(LOST) {
                // An article before this one was missed, and nobody knows which.
                found.truncate(confirmed);
                break;
            }
        }
        if found.len() < LEAST {
            continue;
        }
        for (at, number) in found {
            let text = &lines[at].words[1].text;
            if text.contains(LOST) {
                let behind = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == LOST);
                let written = number + behind;
                let (count, page) = told.unwrap_or((0, lines[at].page));
                told = Some((count + 1, page));
                lines[at].words[1].text = written.into();
            }
        }
    }
    told
}

const LOST: char = char::REPLACEMENT_CHARACTER;

/// `1�`, `12.`
fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches(['.', ':']);
    (1..=3).contains(&digits.chars().count()) && digits.chars().all(|c| c.is_ascii_digit() || c == LOST)
}

/// Whether a number that may miss digits can be this one.
fn fits(text: &str, number: &str) -> bool {
    let digits = text.trim_end_matches(['.', ':']);
    digits.chars().count() == number.len()
        && digits.chars().zip(number.chars()).all(|(a, b)| a == b || a == LOST)
}

#[cfg(test)]
mod tests {
    use super::super::line::Word;
    use super::*;

    #[test]
    fn articles_tell_their_numbers() {
        let word = |text: &str| Word {
            text: text.into(),
            x0: 0.0,
            x1: 1.0,
            y: 0.0,
            size: 10.0,
            bold: true,
            struck: false,
        };
        let read = |text: &str| {
            let mut lines: Vec<Line> = text
                .split(" / ")
                .map(|line| Line {
                    words: line.split(' ').map(word).collect(),
                    y: 0.0,
                    size: 10.0,
                    bold: true,
                    page: 3,
                })
                .collect();
            let told = tell(&mut lines.iter_mut().collect::<Vec<_>>());
            (lines.iter().map(Line::text).collect::<Vec<_>>().join(" / "), told)
        };
        assert_eq!(
            read("Art 1 / Art � / Art �. Sea / Art � / Art 5 / Art 9 / Art �"),
            ("Art 1 / Art 2 / Art 3. Sea / Art 4 / Art 5 / Art 9 / Art 6".to_owned(), Some((4, 3)))
        );
        // The sixth is missing somewhere before the ninth.
        assert_eq!(
            read("Art 1 / Art � / Art � / Art � / Art 5 / Art � / Art � / Art �9"),
            ("Art 1 / Art 2 / Art 3 / Art 4 / Art 5 / Art � / Art � / Art �9".to_owned(), Some((3, 3)))
        );
        // Too few to be told.
        assert_eq!(read("Art 1 / Art �").1, None);
    }
}
