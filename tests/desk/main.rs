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
use std::process::{Command, Output};

/// The program, in a folder, with none of the machine's settings.
fn ketluan(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ketluan"))
        .args(words)
        .current_dir(folder)
        .env_remove("KETLUAN_LANG")
        .env("LC_ALL", "C")
        .output()
        .expect("the program runs")
}

/// All that it said.
fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Runs it, expects an exit code, and gives what it said.
fn run(folder: &Path, words: &[&str], code: i32) -> String {
    let output = ketluan(folder, words);
    assert_eq!(output.status.code(), Some(code), "{words:?}: {}", told(&output));
    told(&output)
}
