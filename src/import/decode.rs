//! Bytes → text with `\n` as its only line end.

/// Decodes UTF-8, or UTF-16 after a byte-order mark.
///
/// # Errors
/// The offset of the first byte that is not Unicode.
pub(super) fn text(bytes: &[u8]) -> Result<String, usize> {
    let decoded = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest).map_err(|at| at + 3)?,
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => utf8(bytes)?,
    };
    Ok(unify_line_ends(&decoded))
}

fn utf8(bytes: &[u8]) -> Result<String, usize> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|e| e.valid_up_to())
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, usize> {
    let mut decoded = String::with_capacity(bytes.len());
    let mut at = 2;
    if bytes.len() % 2 == 1 {
        return Err(at + bytes.len() - 1);
    }
    for c in char::decode_utf16(bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]))) {
        let c = c.map_err(|_| at)?;
        at += c.len_utf16() * 2;
        decoded.push(c);
    }
    Ok(decoded)
}

/// Carriage returns, form feeds and the Unicode separators become `\n`.
fn unify_line_ends(text: &str) -> String {
    let mut unified = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() == Some(&'\n') {
                    chars.next();
                }
                unified.push('\n');
            }
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => unified.push('\n'),
            c => unified.push(c),
        }
    }
    unified
}
