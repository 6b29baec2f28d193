//! Any text is segmented without loss.
#![no_main]

use libfuzzer_sys::fuzz_target;
use travaux_fuzz::{invariants, text};

fuzz_target!(|bytes: &[u8]| {
    if let Some(draft) = invariants::draft(0, &text(bytes)) {
        invariants::check_covered(&draft);
    }
});
