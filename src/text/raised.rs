//! Raised digits as signs of their own, which stay told from the word before them: `m²`, and `Tarn¹` for a note.

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// Digits as they look where they are raised; none for any other text.
pub fn raised(text: &str) -> Option<String> {
    let digits = text.chars().map(|c| c.to_digit(10).map(|d| RAISED[d as usize]));
    digits.collect::<Option<String>>().filter(|digits| !digits.is_empty())
}

/// The digit that a raised one is; any other letter itself.
pub fn lowered(letter: char) -> char {
    let digit = RAISED.iter().position(|&raised| raised == letter);
    digit.and_then(|digit| char::from_digit(digit as u32, 10)).unwrap_or(letter)
}
