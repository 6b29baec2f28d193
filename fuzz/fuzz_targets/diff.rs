//! Any two texts are judged, and the redline gives back both.
#![no_main]

use libfuzzer_sys::fuzz_target;
use travaux_fuzz::{invariants, texts};

fuzz_target!(|bytes: &[u8]| {
    let texts = texts(bytes);
    for pair in texts.windows(2) {
        invariants::check_judged(&pair[0], &pair[1]);
    }
});
