//! Any documents are compared and shown.
#![no_main]

use libfuzzer_sys::fuzz_target;
use travaux_fuzz::{invariants, texts};

fuzz_target!(|bytes: &[u8]| invariants::check_compared(&invariants::drafts(&texts(bytes))));
