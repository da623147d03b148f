//! `fuzz/run 60 document`: any bytes at all, as a file that was sent.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = ketluan::document::Kind::of(bytes);
    let _ = ketluan::document::read(bytes);
});
