//! The language of a text.

use super::words::words;
use std::collections::BTreeMap;
use whatlang::{Detector, Lang};

/// The languages that are told apart, with their ISO 639-1 codes and their own names. Fewer languages
/// mean fewer mistakes on short texts.
const LANGUAGES: &[(Lang, &str, &str)] = &[
    (Lang::Eng, "en", "English"),
    (Lang::Ukr, "uk", "Українська"),
    (Lang::Rus, "ru", "Русский"),
    (Lang::Fra, "fr", "Français"),
    (Lang::Deu, "de", "Deutsch"),
    (Lang::Spa, "es", "Español"),
    (Lang::Ita, "it", "Italiano"),
    (Lang::Por, "pt", "Português"),
    (Lang::Pol, "pl", "Polski"),
    (Lang::Nld, "nl", "Nederlands"),
    (Lang::Tur, "tr", "Türkçe"),
    (Lang::Heb, "he", "עברית"),
    (Lang::Ara, "ar", "العربية"),
    (Lang::Bel, "be", "Беларуская"),
];

/// The languages that are told apart, by their codes and their own names.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    LANGUAGES.iter().map(|(_, code, name)| (*code, *name))
}

/// What a language calls itself; its code where that is not known.
pub fn name(code: &str) -> &str {
    all().find(|(own, _)| *own == code).map_or(code, |(_, name)| name)
}

/// Fewer letters than this tell nothing.
const FEWEST_LETTERS: usize = 12;

/// The language of a text as ISO 639-1 (`en`, `uk`), or none where the text is too
/// short or too mixed to tell. Looks at the first 10,000 bytes or so.
pub fn detect(text: &str) -> Option<&'static str> {
    let text = &text[..text.floor_char_boundary(10_000)];
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < FEWEST_LETTERS {
        return None;
    }
    let is_latin = text.chars().filter(char::is_ascii_alphabetic).count() * 2 > letters;
    let by_words = || if is_latin { by_small_words(text) } else { None };
    if let Some(code) = by_letters(text).filter(|_| !is_latin).or_else(by_words) {
        return Some(code);
    }
    let allowed = LANGUAGES.iter().map(|(lang, ..)| *lang).collect();
    let found = Detector::with_allowlist(allowed).detect(text)?;
    let code = LANGUAGES.iter().find(|(lang, ..)| *lang == found.lang())?.1;
    found.is_reliable().then_some(code)
}

/// Small words by which a language is told from its neighbours.
const SMALL_WORDS: [(&str, &str); 8] = [
    ("en", "the of and will be to is not shall for with by that are"),
    ("fr", "la de les le des du et est sont une dans au aux leurs sur pour"),
    ("de", "die der und das den von wird werden ist zu ein eine nicht mit"),
    ("es", "la de se las los el del y sus con para por será una que su"),
    ("it", "la il gli della del e di che sono è una per con nel dei"),
    ("pt", "de os o do da e em que uma não são será para com dos"),
    ("pl", "i w na z nie się że oraz jest będzie do są przez od"),
    ("nl", "de het een van en zal zijn niet worden wordt met voor op te"),
];

/// No small word is longer, in bytes.
const LONGEST_SMALL: usize = 8;

/// A language written in Latin letters by its small words, where it has half as many
/// again as the next; a text without them is left to the letters.
fn by_small_words(text: &str) -> Option<&'static str> {
    let mut languages: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (language, (_, list)) in SMALL_WORDS.iter().enumerate() {
        list.split(' ').for_each(|word| languages.entry(word).or_default().push(language));
    }
    let mut counts = [0usize; SMALL_WORDS.len()];
    for word in words(text).map(|word| &text[word]).filter(|word| word.len() <= LONGEST_SMALL) {
        let with_it = languages.get(word.to_lowercase().as_str());
        with_it.into_iter().flatten().for_each(|&language| counts[language] += 1);
    }
    let (best, most) = counts.iter().enumerate().max_by_key(|(at, n)| (**n, std::cmp::Reverse(*at)))?;
    let next = counts.iter().enumerate().filter(|(at, _)| *at != best).map(|(_, n)| *n).max()?;
    (*most >= 1 && *most * 2 >= next * 3).then_some(SMALL_WORDS[best].0)
}

/// Ukrainian, Russian and Belarusian by the letters that only one of them has, which
/// says more about a short text than the frequencies of its letters.
fn by_letters(text: &str) -> Option<&'static str> {
    let (mut ukrainian, mut russian, mut belarusian, mut dotted) = (0, 0, 0, 0);
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'ї' | 'є' | 'ґ' => ukrainian += 1,
            'ў' => belarusian += 1,
            'і' => dotted += 1,
            'ы' | 'э' | 'ё' | 'ъ' => russian += 1,
            _ => {}
        }
    }
    if belarusian > 0 && belarusian > ukrainian {
        return Some("be");
    }
    let ukrainian = ukrainian + dotted;
    match (ukrainian > 2 * russian, russian > 2 * ukrainian) {
        (true, _) => Some("uk"),
        (_, true) => Some("ru"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_provisions() {
        for (code, text) in [
            ("en", "1. The sovereignty of the parties will be confirmed."),
            ("en", "Elections will be held as soon as possible after the agreement is signed."),
            ("en", "NATO agrees not to station troops in Ukraine."),
            ("uk", "Україна проведе вибори якнайшвидше після підписання угоди."),
            ("uk", "Сторони припиняють вогонь і відводять війська."),
            ("uk", "Чисельність Збройних сил становить 800 тис. осіб у мирний час."),
            ("ru", "Выборы проводятся как можно скорее после подписания соглашения."),
            ("ru", "Стороны прекращают огонь."),
            ("ru", "Суверенитет Украины подтверждается."),
            ("en", "1. The parties cease fire. 2. The parties talk."),
            ("de", "Die Parteien stellen das Feuer ein."),
            ("de", "Die Wahlen finden innerhalb von 100 Tagen statt."),
            ("fr", "Les parties cessent le feu et retirent leurs troupes."),
            ("fr", "La souveraineté de l’Ukraine est confirmée."),
            ("es", "Las partes cesan el fuego y retiran sus tropas."),
            ("es", "Se confirma la soberanía de Ucrania."),
        ] {
            assert_eq!(detect(text), Some(code), "{text}");
        }
    }

    #[test]
    fn nothing_to_tell() {
        for text in ["", "1. 2. 3.", "NATO", "50:50"] {
            assert_eq!(detect(text), None, "{text}");
        }
    }
}
