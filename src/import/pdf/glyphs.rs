//! Letters of PDFs whose fonts do not say which letters their glyphs are.
//!
//! Such text comes out as the numbers of its glyphs: `ɋɬɚɬɶɹ` for "Статья". The fonts that Windows
//! brought (Times New Roman, Arial, Courier New) number their glyphs alike: the 258 glyphs of the
//! Macintosh order first, then those of Windows Glyph List 4. The numbers of Latin and Cyrillic
//! letters and of common signs are known from that.

/// Glyphs 3 to 97 are the characters of ASCII from the space on.
const ASCII: std::ops::RangeInclusive<u32> = 3..=97;

/// Glyphs from 98 on in the Macintosh order, as far as texts use them. `\0` is left alone.
const MACINTOSH: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄¤‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ";

/// The glyphs of Cyrillic letters: the first number and the letters from there on.
const CYRILLIC: (u32, &str) = (
    556,
    "ЁЂЃЄЅІЇЈЉЊЋЌЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяёђѓєѕіїјљњћќўџҐґ",
);

/// Whether a text consists of glyph numbers: of letters that no language at hand writes.
pub(super) fn are_numbers<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let (mut odd, mut letters) = (0usize, 0usize);
    for c in texts.flat_map(str::chars).filter(|c| !c.is_whitespace()) {
        letters += 1;
        odd += usize::from(matches!(c, '\u{22c}'..='\u{28e}' | '\u{1}'..='\u{1f}'));
    }
    letters >= 20 && odd * 2 > letters
}

/// The character of a glyph, given as the character with the glyph's number.
pub(super) fn letter(glyph: char) -> char {
    let number = u32::from(glyph);
    let nth = |list: &str, from: u32| number.checked_sub(from).and_then(|n| list.chars().nth(n as usize));
    if ASCII.contains(&number) {
        return char::from_u32(number + 29).unwrap_or(glyph);
    }
    nth(MACINTOSH, 98).or_else(|| nth(CYRILLIC.1, CYRILLIC.0)).unwrap_or(glyph)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyph_numbers_become_letters() {
        let read = |text: &str| text.chars().map(letter).collect::<String>();
        assert_eq!(read("ɋɬɚɬɶɹ"), "Статья");
        assert_eq!(read("\u{14}\u{1c}\u{1b}\u{15}"), "1982");
        assert_eq!(read("©Ɂɨɧɚª"), "«Зона»");
        assert!(are_numbers(["ɋɬɨɪɨɧɵ", "ɧɚɫɬɨɹɳɟɝɨ", "ɋɨɝɥɚɲɟɧɢɹ"].into_iter()));
        assert!(!are_numbers(["The parties to this", "agreement"].into_iter()));
    }
}
