//! Bytes → text with `\n` as its only line end, whatever the encoding.
//!
//! A mark at the beginning is believed, valid UTF-8 is UTF-8, and all else is told by what the bytes
//! make: UTF-16 by its halves, UTF-8 with a few stray bytes by the rest of it, and the older encodings
//! by the frequency of letters. What was guessed is said.

use crate::model::Doubt;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, X_MAC_CYRILLIC};

/// A text and what was doubtful about its bytes.
pub(super) struct Decoded {
    pub text: String,
    /// What the reader should know, where something was guessed or lost.
    pub doubt: Option<Doubt>,
}

/// Decodes a text. None where the bytes are no text at all.
pub(super) fn text(bytes: &[u8]) -> Option<Decoded> {
    let decoded = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => marked(encoding, &bytes[mark..]),
        None if bytes.contains(&0) => unmarked_utf16(bytes)?,
        None => match std::str::from_utf8(bytes) {
            Ok(text) => Decoded { text: text.to_owned(), doubt: None },
            Err(_) if is_binary(bytes) => return None,
            Err(_) => damaged_utf8(bytes).unwrap_or_else(|| guessed(bytes)),
        },
    };
    Some(Decoded { text: unify_line_ends(&decoded.text), ..decoded })
}

/// A text whose document names its encoding: `windows-1251`. None where the name is unknown.
pub(super) fn named(bytes: &[u8], label: &[u8]) -> Option<String> {
    let (text, _, _) = Encoding::for_label(label)?.decode(bytes);
    Some(unify_line_ends(&text))
}

fn marked(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let doubt = broken.then(|| lost(&text, encoding));
    Decoded { text: text.into_owned(), doubt }
}

/// What is said where some bytes could not be read.
fn lost(text: &str, encoding: &Encoding) -> Doubt {
    let name = if encoding == UTF_8 { "UTF-8" } else { "UTF-16" };
    Doubt::Undecoded { encoding: name.to_owned(), n: text.matches('\u{fffd}').count() }
}

/// UTF-16 without a mark: one order of the halves gives text, the other none.
fn unmarked_utf16(bytes: &[u8]) -> Option<Decoded> {
    let order = |encoding: &'static Encoding| {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        let (mut good, mut all) = (0usize, 0usize);
        for c in text.chars() {
            all += 1;
            let usual = c.is_ascii() || matches!(c, '\u{a0}'..='\u{52f}' | '\u{2010}'..='\u{2122}');
            good += usize::from(usual && (!c.is_control() || c.is_whitespace()));
        }
        let spaced = text.contains([' ', '\n']) || all < 8;
        (spaced && good * 100 >= all * 97 && (!broken || bytes.len() % 2 == 1)).then_some((good, text))
    };
    let (little, big) = (order(UTF_16LE), order(UTF_16BE));
    let (name, (_, text)) = match (little, big) {
        (Some(little), Some(big)) if big.0 > little.0 => ("big-endian", big),
        (Some(little), _) => ("little-endian", little),
        (None, big) => ("big-endian", big?),
    };
    let doubt = Some(Doubt::Guessed(format!("UTF-16, {name}")));
    Some(Decoded { text: text.into_owned(), doubt })
}

/// Whether many of the bytes are control characters, which no text holds.
fn is_binary(bytes: &[u8]) -> bool {
    let control = |b: &&u8| matches!(b, 1..=8 | 14..=26 | 28..=31 | 127);
    bytes.iter().filter(control).count() * 50 > bytes.len()
}

/// UTF-8 in which a few bytes went wrong; none where the bytes look like another encoding.
fn damaged_utf8(bytes: &[u8]) -> Option<Decoded> {
    let (mut wide, mut stray) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        wide += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        stray += usize::from(!chunk.invalid().is_empty());
    }
    (wide >= 4 && stray * 10 <= wide).then(|| marked(UTF_8, bytes))
}

/// The older encoding that the letters point to.
fn guessed(bytes: &[u8]) -> Decoded {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = match detector.guess(None, Utf8Detection::Deny) {
        found if found == WINDOWS_1251 && is_mac_cyrillic(bytes) => X_MAC_CYRILLIC,
        found => found,
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), doubt: Some(Doubt::Guessed(encoding.name().to_owned())) }
}

/// Whether a Cyrillic text is one of an old Macintosh, where the small letters have the bytes of windows-1251, all but
/// the last, я, and the capitals have others. A capital stands before small letters and я most often behind them.
fn is_mac_cyrillic(bytes: &[u8]) -> bool {
    let is_small = |byte: u8| byte >= 0xe0;
    let count = |is_meant: &dyn Fn(u8, u8) -> bool| bytes.windows(2).filter(|p| is_meant(p[0], p[1])).count();
    let capitals = count(&|first, next| matches!(first, 0x80..=0x9f) && is_small(next));
    let last = count(&|first, next| is_small(first) && next == 0xdf);
    let windows = count(&|first, next| matches!(first, 0xc0..=0xde) && is_small(next) || next == 0xff);
    // Serbian and Macedonian have small letters of windows-1251 where the capitals are, and no я.
    last > 0 && capitals + last > windows
}

/// Carriage returns, form feeds and the Unicode separators become `\n`.
fn unify_line_ends(text: &str) -> String {
    let mut unified = String::with_capacity(text.len());
    let mut rest = text;
    // The first bytes of what ends a line, and of some characters that do not.
    let begins = |b: u8| matches!(b, b'\r' | 0xb | 0xc | 0xc2 | 0xe2);
    while let Some(at) = rest.bytes().position(begins) {
        unified.push_str(&rest[..at]);
        let c = rest[at..].chars().next().unwrap_or_default();
        rest = &rest[at + c.len_utf8()..];
        match c {
            '\r' => {
                rest = rest.strip_prefix('\n').unwrap_or(rest);
                unified.push('\n');
            }
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => unified.push('\n'),
            c => unified.push(c),
        }
    }
    unified.push_str(rest);
    unified
}
