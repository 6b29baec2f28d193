//! Any two drafts are aligned, and a draft with itself point by point.
#![no_main]

use libfuzzer_sys::fuzz_target;
use travaux_fuzz::{invariants, texts};

fuzz_target!(|bytes: &[u8]| {
    let texts = texts(bytes);
    let drafts = invariants::drafts(&texts);
    for pair in drafts.windows(2) {
        invariants::check_pairings(&pair[0], &pair[1]);
    }
    invariants::check_same(&texts[0]);
});
