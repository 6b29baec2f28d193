//! Raised digits as signs of their own, which stay told from the word before them: `m²`, and `Tarn¹` for a note.

/// Digits as they look where they are raised; none for any other text.
pub(super) fn raised(text: &str) -> Option<String> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digits = text.chars().map(|c| c.to_digit(10).map(|d| RAISED[d as usize]));
    digits.collect::<Option<String>>().filter(|digits| !digits.is_empty())
}
