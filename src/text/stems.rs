//! Stems: the part of a word that its endings leave alone, so that "withdraws" meets
//! "withdrawal" and "погоджено" meets "погодження".

use super::words::fold;
use rust_stemmers::{Algorithm, Stemmer};

/// Cuts the endings of the words of one language.
///
/// English, Russian, German, French, Spanish, Italian, Portuguese, Dutch and Turkish use the
/// Snowball rules (M. F. Porter, <https://snowballstem.org>); Ukrainian a list of endings
/// of our own, cut longest first. Words of other languages are only folded.
pub struct Stems {
    rules: Rules,
}

enum Rules {
    Snowball(Stemmer),
    Ukrainian,
    None,
}

impl Stems {
    /// The rules for a language given by its ISO 639-1 code.
    pub fn of(language: Option<&str>) -> Stems {
        let snowball = |algorithm| Rules::Snowball(Stemmer::create(algorithm));
        let rules = match language {
            Some("en") => snowball(Algorithm::English),
            Some("ru") => snowball(Algorithm::Russian),
            Some("de") => snowball(Algorithm::German),
            Some("fr") => snowball(Algorithm::French),
            Some("es") => snowball(Algorithm::Spanish),
            Some("it") => snowball(Algorithm::Italian),
            Some("pt") => snowball(Algorithm::Portuguese),
            Some("nl") => snowball(Algorithm::Dutch),
            Some("tr") => snowball(Algorithm::Turkish),
            Some("uk") => Rules::Ukrainian,
            _ => Rules::None,
        };
        Stems { rules }
    }

    /// The folded stem of a word. A word with a digit in it is only folded.
    pub fn stem(&self, word: &str) -> String {
        if word.chars().any(|c| c.is_ascii_digit()) {
            return fold(word);
        }
        match &self.rules {
            Rules::Snowball(stemmer) => {
                let mut word = word.to_lowercase();
                if word.contains(['’', 'ё']) {
                    word = word.replace('’', "'").replace('ё', "е");
                }
                fold(&stemmer.stem(&word))
            }
            Rules::Ukrainian => ukrainian(fold(word)),
            Rules::None => fold(word),
        }
    }
}

fn ukrainian(mut word: String) -> String {
    let lines = include_str!("ukrainian-endings.txt").lines().filter(|line| !line.starts_with('#'));
    let letters = word.chars().count();
    let fits = |ending: &&str| {
        let cut = ending.chars().count();
        let least = if cut <= 3 { 3 } else { 4 };
        word.ends_with(*ending) && letters >= cut + least
    };
    if let Some(ending) = lines.flat_map(str::split_whitespace).find(fits) {
        word.truncate(word.len() - ending.len());
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All words of a line, after its language, have one stem.
    #[test]
    fn one_stem() {
        for line in [
            "en: withdraw withdraws withdrawing",
            "uk: погоджено погоджений погодження погоджених",
            "uk: війська військам військах",
            "uk: гарантії гарантіями гарантій",
            "uk: Україна України Україні Україною",
            "uk: основа основи основі",
            "uk: виконання виконано виконаний",
            "uk: відновлення відновлено",
            "uk: ядерний ядерна ядерного ядерних",
            "ru: соглашение соглашения соглашением",
            "de: Streitkräfte Streitkräften",
            "fr: négociation négociations",
            "es: acuerdo acuerdos",
        ] {
            let (language, words) = line.split_once(": ").unwrap();
            let stems = Stems::of(Some(language));
            let mut found: Vec<_> = words.split(' ').map(|w| stems.stem(w)).collect();
            found.dedup();
            assert_eq!(found.len(), 1, "{line}: {found:?}");
        }
    }

    #[test]
    fn numbers_and_unknown_languages_stay() {
        assert_eq!(Stems::of(Some("en")).stem("600,000"), "600,000");
        assert_eq!(Stems::of(None).stem("Élections"), "elections");
    }
}
