//! Automatic numbers as they are printed: `4` as `iv`, `d`, `4th`, `г`.

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numerals {
    #[default]
    Decimal,
    /// `01`
    DecimalZero,
    UpperRoman,
    LowerRoman,
    /// `A … Z, AA, BB …`
    UpperLetter,
    LowerLetter,
    /// `A … Z, AA, AB …`
    UpperColumn,
    LowerColumn,
    /// `1st`
    Ordinal,
    /// `First`
    OrdinalText,
    /// `One`
    CardinalText,
    RussianLower,
    RussianUpper,
    /// `*, †, ‡, §, **`
    Signs,
    /// `①`
    Circled,
    /// `⑴`
    InParentheses,
    /// `⒈`
    WithStop,
    /// `- 1 -`
    InDashes,
    Bullet,
    /// Nothing is printed.
    None,
}

const LATIN: &[char] = &[
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u',
    'v', 'w', 'x', 'y', 'z',
];

/// The Russian letters that count, without ё, й, ъ and ь.
const RUSSIAN: &[char] = &[
    'а', 'б', 'в', 'г', 'д', 'е', 'ж', 'з', 'и', 'к', 'л', 'м', 'н', 'о', 'п', 'р', 'с', 'т', 'у', 'ф', 'х',
    'ц', 'ч', 'ш', 'щ', 'ы', 'э', 'ю', 'я',
];

const ROMAN: &[(u32, &str)] = &[
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

const CARDINALS: &[&str] = &[
    "Zero",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
];
const ORDINALS: &[&str] = &[
    "Zeroth",
    "First",
    "Second",
    "Third",
    "Fourth",
    "Fifth",
    "Sixth",
    "Seventh",
    "Eighth",
    "Ninth",
    "Tenth",
    "Eleventh",
    "Twelfth",
    "Thirteenth",
    "Fourteenth",
    "Fifteenth",
    "Sixteenth",
    "Seventeenth",
    "Eighteenth",
    "Nineteenth",
];
const TENS: &[&str] = &["Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];

/// Letters are repeated and Roman numerals written at most up to this number; beyond it stand digits.
const LONGEST: u32 = 780;

impl Numerals {
    /// A number as it is printed.
    pub fn print(self, n: u32) -> String {
        match self {
            Numerals::Decimal => n.to_string(),
            Numerals::DecimalZero => format!("{n:02}"),
            Numerals::LowerRoman => roman(n),
            Numerals::UpperRoman => roman(n).to_uppercase(),
            Numerals::LowerLetter => repeated(n, LATIN),
            Numerals::UpperLetter => repeated(n, LATIN).to_uppercase(),
            Numerals::LowerColumn => column(n),
            Numerals::UpperColumn => column(n).to_uppercase(),
            Numerals::RussianLower => repeated(n, RUSSIAN),
            Numerals::RussianUpper => repeated(n, RUSSIAN).to_uppercase(),
            Numerals::Signs => repeated(n, &['*', '†', '‡', '§']),
            Numerals::Ordinal => format!("{n}{}", ordinal_ending(n)),
            Numerals::OrdinalText => in_words(n, ORDINALS).unwrap_or_else(|| n.to_string()),
            Numerals::CardinalText => in_words(n, CARDINALS).unwrap_or_else(|| n.to_string()),
            Numerals::Circled => sign(n, '①'),
            Numerals::InParentheses => sign(n, '⑴'),
            Numerals::WithStop => sign(n, '⒈'),
            Numerals::InDashes => format!("- {n} -"),
            Numerals::Bullet => "•".to_owned(),
            Numerals::None => String::new(),
        }
    }
}

/// The sign that stands for a list's bullet: symbol fonts have theirs at places that mean something
/// else, or nothing, in any other font.
pub fn bullet(printed: &str) -> &str {
    let known = |c: char| matches!(c, '-' | '–' | '—' | '→' | '▪' | '●' | '◦' | '‣' | '■' | '□' | '✓' | '►');
    let mut chars = printed.trim().chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if known(c) => printed.trim(),
        _ => "•",
    }
}

fn roman(n: u32) -> String {
    if n == 0 || n > 10 * LONGEST {
        return n.to_string();
    }
    let mut rest = n;
    let mut printed = String::new();
    for &(value, letters) in ROMAN {
        while rest >= value {
            printed.push_str(letters);
            rest -= value;
        }
    }
    printed
}

/// `a … z, aa, bb …`
fn repeated(n: u32, letters: &[char]) -> String {
    let Some(place) = n.checked_sub(1).filter(|_| n <= LONGEST) else { return n.to_string() };
    let place = place as usize;
    let letter = letters[place % letters.len()];
    std::iter::repeat_n(letter, place / letters.len() + 1).collect()
}

/// `a … z, aa, ab …`, as columns of a spreadsheet.
fn column(n: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = n;
    while let Some(place) = rest.checked_sub(1) {
        letters.push(LATIN[(place % 26) as usize]);
        rest = place / 26;
    }
    if letters.is_empty() { n.to_string() } else { letters.iter().rev().collect() }
}

fn sign(n: u32, first: char) -> String {
    let signs = (1..=20).contains(&n).then(|| char::from_u32(first as u32 + n - 1)).flatten();
    signs.map_or_else(|| n.to_string(), |c| c.to_string())
}

fn ordinal_ending(n: u32) -> &'static str {
    match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// English words up to ninety-nine; the last one is a cardinal or an ordinal.
fn in_words(n: u32, last: &[&str]) -> Option<String> {
    let n = n as usize;
    if let Some(word) = last.get(n) {
        return Some((*word).to_owned());
    }
    let tens = TENS.get((n / 10).checked_sub(2)?)?;
    Some(match n % 10 {
        0 if last[0] == "Zero" => (*tens).to_owned(),
        0 => format!("{}ieth", tens.trim_end_matches('y')),
        ones => format!("{tens}-{}", last[ones].to_lowercase()),
    })
}

#[cfg(test)]
mod tests {
    use super::Numerals::{self, *};

    #[test]
    fn numbers_are_printed_as_office_programs_do() {
        let cases: &[(Numerals, &[(u32, &str)])] = &[
            (Decimal, &[(0, "0"), (12, "12")]),
            (DecimalZero, &[(4, "04"), (14, "14")]),
            (LowerRoman, &[(4, "iv"), (1999, "mcmxcix"), (0, "0")]),
            (UpperRoman, &[(44, "XLIV")]),
            (LowerLetter, &[(1, "a"), (26, "z"), (27, "aa"), (28, "bb"), (0, "0")]),
            (UpperColumn, &[(27, "AA"), (28, "AB"), (703, "AAA")]),
            (RussianLower, &[(4, "г"), (10, "к"), (30, "аа")]),
            (RussianUpper, &[(29, "Я")]),
            (Ordinal, &[(1, "1st"), (12, "12th"), (22, "22nd"), (113, "113th")]),
            (OrdinalText, &[(1, "First"), (20, "Twentieth"), (21, "Twenty-first")]),
            (CardinalText, &[(40, "Forty"), (99, "Ninety-nine"), (100, "100")]),
            (Signs, &[(1, "*"), (6, "††")]),
            (Circled, &[(3, "③"), (21, "21")]),
            (WithStop, &[(2, "⒉")]),
            (InDashes, &[(5, "- 5 -")]),
            (None, &[(5, "")]),
        ];
        for (numerals, numbers) in cases {
            for (n, printed) in *numbers {
                assert_eq!(numerals.print(*n), *printed, "{numerals:?} {n}");
            }
        }
    }

    #[test]
    fn bullets_of_symbol_fonts_become_a_dot() {
        for (printed, bullet) in [("\u{f0b7}", "•"), ("o", "•"), ("–", "–"), ("", "•"), ("§", "•")]
        {
            assert_eq!(super::bullet(printed), bullet, "{printed:?}");
        }
    }
}
