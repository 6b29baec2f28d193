//! Word bounds and the folded form under which two spellings of a word are one.

use crate::model::Span;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

/// The words of a text in order: letters and digits by the Unicode rules of word
/// bounds (UAX #29), so that `600,000`, `don't` and `START` are one word each, and
/// punctuation and white space are none.
pub fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    text.unicode_word_indices().map(|(start, word)| start..start + word.len())
}

/// A word in the form in which it is compared: lower case, straight apostrophe, and
/// Latin letters without their diacritics. Cyrillic й and ї stay what they are.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    let mut base_is_latin = false;
    for c in word.to_lowercase().nfd() {
        if is_combining_mark(c) {
            if !base_is_latin {
                folded.push(c);
            }
            continue;
        }
        base_is_latin = c.is_ascii_lowercase();
        folded.push(if matches!(c, '’' | 'ʼ' | '`') { '\'' } else { c });
    }
    folded.nfc().collect()
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
}
