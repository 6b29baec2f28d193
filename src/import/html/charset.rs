//! The text of a web page, by the encoding that it names.

use crate::import::decode::{self, Decoded};

/// A page names its encoding within so many bytes.
const HEAD: usize = 4096;

/// Decodes a page. A mark at its beginning counts more than what it says of itself; UTF-8 that is valid
/// counts more as well, since pages are saved in UTF-8 and keep the old name.
pub(super) fn text(bytes: &[u8]) -> Option<Decoded> {
    let marked = encoding_rs::Encoding::for_bom(bytes).is_some();
    if !marked
        && std::str::from_utf8(bytes).is_err()
        && let Some(label) = declared(&bytes[..bytes.len().min(HEAD)])
        && let Some(text) = decode::named(bytes, label)
    {
        return Some(Decoded { text, doubt: None });
    }
    decode::text(bytes)
}

/// What stands behind `charset=` in `<meta charset=…>` or `<meta http-equiv … content="…; charset=…">`.
fn declared(head: &[u8]) -> Option<&[u8]> {
    let name = b"charset=";
    let at = head.windows(name.len()).position(|w| w.eq_ignore_ascii_case(name))?;
    let rest = head[at + name.len()..].trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
    let end =
        rest.iter().position(|b| !b.is_ascii_alphanumeric() && !matches!(b, b'-' | b'_' | b':' | b'.'))?;
    Some(&rest[..end])
}
