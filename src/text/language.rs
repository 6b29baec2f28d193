//! The language of a text.

use whatlang::{Detector, Lang};

/// The languages that are told apart, with their ISO 639-1 codes. Fewer languages
/// mean fewer mistakes on short texts.
const LANGUAGES: &[(Lang, &str)] = &[
    (Lang::Eng, "en"),
    (Lang::Ukr, "uk"),
    (Lang::Rus, "ru"),
    (Lang::Fra, "fr"),
    (Lang::Deu, "de"),
    (Lang::Spa, "es"),
    (Lang::Ita, "it"),
    (Lang::Por, "pt"),
    (Lang::Pol, "pl"),
    (Lang::Nld, "nl"),
    (Lang::Tur, "tr"),
    (Lang::Heb, "he"),
    (Lang::Ara, "ar"),
    (Lang::Bel, "be"),
];

/// Fewer letters than this tell nothing.
const FEWEST_LETTERS: usize = 12;

/// The language of a text as ISO 639-1 (`en`, `uk`), or none where the text is too
/// short or too mixed to tell. Looks at the first 10,000 bytes or so.
pub fn detect(text: &str) -> Option<&'static str> {
    let text = &text[..text.floor_char_boundary(10_000)];
    if text.chars().filter(|c| c.is_alphabetic()).take(FEWEST_LETTERS).count() < FEWEST_LETTERS {
        return None;
    }
    if let Some(code) = by_letters(text) {
        return Some(code);
    }
    let allowed = LANGUAGES.iter().map(|(lang, _)| *lang).collect();
    let found = Detector::with_allowlist(allowed).detect(text)?;
    let code = LANGUAGES.iter().find(|(lang, _)| *lang == found.lang())?.1;
    (found.is_reliable() || found.confidence() >= 0.1).then_some(code)
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
            ("de", "Die Parteien stellen das Feuer ein."),
            ("de", "Wahlen finden innerhalb von 100 Tagen statt."),
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
