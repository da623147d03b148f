//! `fuzz/run 60 log`: any text at all.

#![no_main]

#[allow(dead_code)]
#[path = "../../tests/laws/mod.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|text: &str| laws::log(text));
