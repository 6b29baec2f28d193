//! Any bytes as an RTF document.
#![no_main]

use libfuzzer_sys::fuzz_target;
use travaux_fuzz::office;

fuzz_target!(|bytes: &[u8]| {
    let kind = bytes.first().copied().unwrap_or(0);
    office(&[b"{\\rtf1", bytes].concat(), kind);
});
