//! What the fuzz targets share: the invariants, and how bytes become texts.

#[path = "../../tests/invariants/mod.rs"]
pub mod invariants;

use std::borrow::Cow;

/// Bytes as text; what is no UTF-8 becomes U+FFFD.
pub fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// Bytes as several texts, at most three, divided by the byte 0x1E (record separator).
pub fn texts(bytes: &[u8]) -> Vec<Cow<'_, str>> {
    bytes.splitn(3, |&byte| byte == 0x1e).map(text).collect()
}
