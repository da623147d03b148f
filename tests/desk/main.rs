//! The clerk's desk: what the commands do that begin, fill, tell and hand out, as a person or a pipeline meets them.

#[path = "../common/mod.rs"]
mod common;
mod guard;
mod hand_out;
#[path = "../documents/made.rs"]
mod made;
mod new_notice;
mod shell;
mod summary;

use std::path::Path;

use common::{ketluan, told};

/// Runs it, expects an exit code, and gives what it said.
fn run(folder: &Path, words: &[&str], code: i32) -> String {
    let output = ketluan(folder, words);
    assert_eq!(output.status.code(), Some(code), "{words:?}: {}", told(&output));
    told(&output)
}
