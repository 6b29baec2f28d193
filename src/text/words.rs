//! Word bounds and the folded form under which two spellings of a word are one.

use crate::model::Span;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_segmentation::{UnicodeSegmentation, UnicodeWordIndices};

/// The words of a text in order: letters and digits by the Unicode rules of word
/// bounds (UAX #29), so that `600,000`, `don't` and `START` are one word each, and
/// punctuation and white space are none.
pub fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    Words { text, at: 0, end: 0, inside: None }
}

/// No rule of word bounds looks across a space, so that a text can be taken apart between
/// spaces, and only the few stretches that are more than a plain word need the rules.
struct Words<'t> {
    text: &'t str,
    at: usize,
    /// Where the stretch ends whose words come next.
    end: usize,
    inside: Option<UnicodeWordIndices<'t>>,
}

impl Iterator for Words<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        loop {
            if let Some(inside) = &mut self.inside {
                match inside.next() {
                    Some((start, word)) => return Some(self.at + start..self.at + start + word.len()),
                    None => (self.inside, self.at) = (None, self.end),
                }
            }
            let bytes = self.text.as_bytes();
            let run = |from: usize, class: Class| {
                bytes[from..].iter().take_while(|b| CLASSES[usize::from(**b)] == class).count()
            };
            self.at += run(self.at, Class::Space);
            // Most stretches are a word of plain letters between plain marks.
            let start = self.at + run(self.at, Class::Mark);
            let end = start + run(start, Class::Letter);
            let behind = end + run(end, Class::Mark);
            if start < end && bytes.get(behind).is_none_or(u8::is_ascii_whitespace) {
                self.at = behind;
                return Some(start..end);
            }
            let length = bytes[self.at..].iter().take_while(|b| !b.is_ascii_whitespace()).count();
            if length == 0 {
                return None;
            }
            self.end = self.at + length;
            let stretch = &self.text[self.at..self.end];
            let word = stretch.trim_matches(is_plain_mark);
            if !word.is_empty() && word.chars().all(is_plain_letter) {
                let start = self.at + (word.as_ptr().addr() - stretch.as_ptr().addr());
                self.at = self.end;
                return Some(start..start + word.len());
            }
            self.inside = Some(stretch.unicode_word_indices());
        }
    }
}

/// What a byte is, as far as it says so by itself.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    Space,
    /// A plain mark; see [`is_plain_mark`].
    Mark,
    /// A plain letter or digit of ASCII.
    Letter,
    Other,
}

static CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0u8;
    while byte < 128 {
        classes[byte as usize] = match byte {
            _ if byte.is_ascii_whitespace() => Class::Space,
            _ if byte.is_ascii_alphanumeric() => Class::Letter,
            _ if byte.is_ascii_punctuation() && byte != b'_' => Class::Mark,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};

/// Letters and digits any run of which is one word.
pub(super) fn is_plain_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}')
}

/// Marks that belong to no word at whose beginning or end they stand.
fn is_plain_mark(c: char) -> bool {
    c.is_ascii_punctuation() && c != '_' || matches!(c, '«' | '»' | '“' | '”' | '„' | '’' | '–' | '—' | '…')
}

/// A word in the form in which it is compared: lower case, straight apostrophe, and
/// Latin letters without their diacritics. Cyrillic й and ї stay what they are.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(&mut folded, word);
    folded
}

/// Appends the folded form of a word; see [`fold`].
pub fn fold_into(folded: &mut String, word: &str) {
    let start = folded.len();
    if word.bytes().all(|b| b.is_ascii() && b != b'`') {
        folded.push_str(word);
        folded[start..].make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        match c {
            c if c.is_ascii() && c != '`' => folded.push(c.to_ascii_lowercase()),
            'а'..='я' => folded.push(c),
            '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' => folded.extend(c.to_lowercase()),
            '’' | 'ʼ' | '`' => folded.push('\''),
            '\u{2010}' | '\u{2011}' => folded.push('-'),
            'À'..='Å' | 'à'..='å' => folded.push('a'),
            'Ç' | 'ç' => folded.push('c'),
            'È'..='Ë' | 'è'..='ë' => folded.push('e'),
            'Ì'..='Ï' | 'ì'..='ï' => folded.push('i'),
            'Ñ' | 'ñ' => folded.push('n'),
            'Ò'..='Ö' | 'ò'..='ö' => folded.push('o'),
            'Ù'..='Ü' | 'ù'..='ü' => folded.push('u'),
            'ß' => folded.push('ß'),
            _ => {
                folded.truncate(start);
                return fold_slowly(folded, word);
            }
        }
    }
}

/// [`fold_into`] for words of any script.
fn fold_slowly(folded: &mut String, word: &str) {
    let mut base_is_latin = false;
    let lower = word.to_lowercase();
    let kept = lower.nfd().filter_map(|c| {
        if is_combining_mark(c) {
            return (!base_is_latin).then_some(c);
        }
        base_is_latin = c.is_ascii_lowercase();
        match c {
            '’' | 'ʼ' | '`' => Some('\''),
            '\u{2010}' | '\u{2011}' => Some('-'),
            '\u{ad}' => None,
            c => Some(c),
        }
    });
    folded.extend(kept.nfc());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding() {
        for (word, folded) in [
            ("Élysée", "elysee"),
            ("Київ", "київ"),
            ("п’ять", "п'ять"),
            ("NATO’s", "nato's"),
            ("ЯДЕРНИЙ", "ядерний"),
            ("се\u{301}ла", "се\u{301}ла"),
            ("co\u{ad}operation", "cooperation"),
        ] {
            assert_eq!(fold(word), folded);
        }
    }

    #[test]
    fn bounds() {
        let text = "…of 600,000 (50:50), don’t";
        let found: Vec<_> = words(text).map(|w| &text[w]).collect();
        assert_eq!(found, ["of", "600,000", "50", "50", "don’t"]);
    }

    #[test]
    fn bounds_are_those_of_unicode() {
        let parts = [
            "a", "Б", "ї", "é", "7", ".", ",", ":", "'", "’", "-", "_", " ", "\n", "\t", "\u{a0}", "\u{301}",
            "\u{200d}", "(", "»", "—", "…", "שלום", "ア", "🇺", "🕊", "\u{ad}", "×", "\u{483}", "½", "ª",
        ];
        let mut text = String::new();
        for number in 0..200_000_usize {
            text.push_str(parts[(number * number / 7 + number * 13) % parts.len()]);
            if number % 11 == 0 {
                text.clear();
            }
            let expected = text.unicode_word_indices().map(|(start, word)| start..start + word.len());
            assert!(words(&text).eq(expected), "{text:?}");
        }
    }
}
