//! Any text has a status.
#![no_main]

use libfuzzer_sys::fuzz_target;
use travaux_fuzz::{invariants, text};

fuzz_target!(|bytes: &[u8]| invariants::check_status(&text(bytes)));
