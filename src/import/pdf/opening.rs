//! What a line begins with: the mark of an item, or the name of a unit such as "Article 5".
//!
//! This only decides where a paragraph begins; what is a point is decided in `segment`.

/// Whether a line begins with the mark of an item of a list: `1.`, `(a)`, `iv)`, `1.2`, `•`.
pub(super) fn opens_item(text: &str) -> bool {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    if matches!(first, "•" | "–" | "—" | "-" | "▪" | "●" | "◦" | "→" | "·" | "") {
        return !rest.is_empty();
    }
    if let Some(inside) = first.strip_prefix('(') {
        return inside.split_once(')').is_some_and(|(mark, _)| is_number(mark, 4));
    }
    let end = first.find(['.', ')', '°', 'º']).filter(|&end| end > 0);
    let Some(end) = end else { return false };
    let (mark, behind) = first.split_at(end);
    let capital = mark.chars().any(char::is_uppercase);
    let sign = behind.trim_start_matches(['.', ')', '°', 'º', '-', '–']);
    let decimal = mark.bytes().all(|b| b.is_ascii_digit())
        && sign.split('.').all(|part| part.len() < 4 && part.bytes().all(|b| b.is_ascii_digit()));
    let glued = mark.bytes().all(|b| b.is_ascii_digit()) && sign.starts_with(char::is_uppercase);
    // "J. Doe" is no item, "I. Security" might be one.
    is_number(mark, 4) && (sign.is_empty() || decimal || glued) && (!capital || is_roman(mark))
}

/// Whether a line names a unit of the document: `Article 5`, `PART II`, `Статья 3. Название`.
pub(super) fn opens_unit(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (Some(name), Some(number)) = (words.next(), words.next()) else { return false };
    let bare = number.trim_end_matches(['.', ':', ')', '-', '—', '–']);
    let punctuated = bare.len() < number.len();
    let named = name.chars().count() >= 3
        && name.starts_with(char::is_uppercase)
        && name.chars().all(char::is_alphabetic);
    let counted = bare.len() < 6 && (bare.bytes().all(|b| b.is_ascii_digit()) || is_roman(bare));
    let next = words.next();
    named
        && !bare.is_empty()
        && counted
        && (punctuated || next.is_none_or(|w| matches!(w, "—" | "–" | "-" | "bis" | "ter")))
}

/// Digits, a letter or a small Roman number of at most `longest` letters.
fn is_number(mark: &str, longest: usize) -> bool {
    let count = mark.chars().count();
    let letter = count == 1 && mark.chars().all(char::is_alphabetic);
    let digits = count < longest && !mark.is_empty() && mark.bytes().all(|b| b.is_ascii_digit());
    letter || digits || count <= longest && is_roman(mark)
}

fn is_roman(mark: &str) -> bool {
    let small = mark.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'));
    let capital = mark.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'));
    !mark.is_empty() && (small || capital)
}
