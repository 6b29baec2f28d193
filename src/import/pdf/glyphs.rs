//! Letters of PDFs whose fonts do not say which letters their glyphs are.
//!
//! Such text comes out as the numbers of its glyphs: `ɋɬɚɬɶɹ` for "Статья". The fonts that Windows
//! brought (Times New Roman, Arial, Courier New) number their glyphs alike, in the order of Windows
//! Glyph List 4, and the numbers of the Cyrillic letters are known from that.

/// The glyphs of Cyrillic letters: the first number and the letters from there on.
const CYRILLIC: (u32, &str) =
    (556, "ЁЂЃЄЅІЇЈЉЊЋЌЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяёђѓєѕіїјљњћќўџҐґ");

/// Whether a text consists of glyph numbers: of letters that no language at hand writes.
pub(super) fn are_numbers<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let (mut odd, mut letters) = (0usize, 0usize);
    for c in texts.flat_map(str::chars).filter(|c| !c.is_whitespace()) {
        letters += 1;
        odd += usize::from(matches!(c, '\u{22c}'..='\u{28e}'));
    }
    letters >= 20 && odd * 2 > letters
}

/// The letter of a glyph, given as the character with the glyph's number; other characters stay.
pub(super) fn letter(glyph: char) -> char {
    let place = u32::from(glyph).checked_sub(CYRILLIC.0);
    place.and_then(|place| CYRILLIC.1.chars().nth(place as usize)).unwrap_or(glyph)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyph_numbers_become_letters() {
        let read = |text: &str| text.chars().map(letter).collect::<String>();
        assert_eq!(read("ɋɬɚɬɶɹ"), "Статья");
        assert_eq!(read("«Ɂɨɧɚ» 1982"), "«Зона» 1982");
        assert!(are_numbers(["ɋɬɨɪɨɧɵ", "ɧɚɫɬɨɹɳɟɝɨ", "ɋɨɝɥɚɲɟɧɢɹ"].into_iter()));
        assert!(!are_numbers(["The parties to this", "agreement"].into_iter()));
    }
}
