//! `fuzz/run 60 request`: whatever comes in over the preview's port.

#![no_main]

#[allow(dead_code)]
#[path = "../../tests/laws/mod.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::request(bytes));
