//! The numbers that a browser shows before the items of a list.

/// The look of the numbers of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Digits,
    SmallLetters,
    Letters,
    SmallRoman,
    Roman,
}

impl Kind {
    /// By the attribute `type` or the style of a list.
    pub fn of(kind: &str, style: &str) -> Self {
        match kind {
            "a" => Kind::SmallLetters,
            "A" => Kind::Letters,
            "i" => Kind::SmallRoman,
            "I" => Kind::Roman,
            _ if style.contains("lower-alpha") || style.contains("lower-latin") => Kind::SmallLetters,
            _ if style.contains("upper-alpha") || style.contains("upper-latin") => Kind::Letters,
            _ if style.contains("lower-roman") => Kind::SmallRoman,
            _ if style.contains("upper-roman") => Kind::Roman,
            _ => Kind::Digits,
        }
    }
}

/// A number as it is shown: `4.`, `d.`, `iv.`
pub(super) fn shown(number: i64, kind: Kind) -> String {
    let written = match kind {
        Kind::SmallLetters => letters(number),
        Kind::Letters => letters(number).map(|l| l.to_ascii_uppercase()),
        Kind::SmallRoman => roman(number).map(|r| r.to_ascii_lowercase()),
        Kind::Roman => roman(number),
        Kind::Digits => None,
    };
    format!("{}.", written.unwrap_or_else(|| number.to_string()))
}

/// `a` to `z`, then `aa`, `ab` …
fn letters(number: i64) -> Option<String> {
    let mut rest = u32::try_from(number).ok().filter(|n| *n > 0)?;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from_u32(u32::from('a') + (rest - 1) % 26)?);
        rest = (rest - 1) / 26;
    }
    Some(letters.iter().rev().collect())
}

fn roman(number: i64) -> Option<String> {
    const SIGNS: [(i64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = Some(number).filter(|n| (1..4000).contains(n))?;
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            roman.push_str(sign);
            rest -= value;
        }
    }
    Some(roman)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_lists() {
        let all = |kind| [1, 4, 27, 0].map(|n| shown(n, kind)).join(" ");
        assert_eq!(all(Kind::Digits), "1. 4. 27. 0.");
        assert_eq!(all(Kind::SmallLetters), "a. d. aa. 0.");
        assert_eq!(all(Kind::Roman), "I. IV. XXVII. 0.");
        assert_eq!(Kind::of("", "list-style-type: lower-roman"), Kind::SmallRoman);
    }
}
