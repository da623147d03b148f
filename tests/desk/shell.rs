//! What the shell and the manual know of the commands: all of them.

use std::fs;

use super::run;
use crate::common::Folder;

/// The commands that `--help` lists.
fn commands(folder: &Folder) -> Vec<String> {
    let help = run(folder.path(), &["--help"], 0);
    let list = help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("commands");
    let names = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = names.filter_map(|line| line.split_whitespace().next()).map(str::to_owned);
    names.filter(|name| name != "help").collect()
}

#[test]
fn every_shell_completes_every_command() {
    let folder = Folder::new([]);
    let commands = commands(&folder);
    assert!(commands.len() > 10, "{commands:?}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(folder.path(), &["completions", shell], 0);
        for command in &commands {
            assert!(script.contains(command.as_str()), "{shell} does not know {command}");
        }
    }
    run(folder.path(), &["completions", "tcsh"], 2);
}

#[test]
fn every_command_has_its_page() {
    let folder = Folder::new([]);
    let told = run(folder.path(), &["man", "--output", "trang"], 0);
    for command in commands(&folder) {
        let name = format!("ketluan-{command}.1");
        assert!(told.contains(&name), "{told}");
        let page = fs::read_to_string(folder.path().join("trang").join(name)).expect("a page");
        assert!(page.contains(&format!(".TH ketluan-{command} 1")) && page.contains("OPTIONS"), "{page}");
    }
    assert!(told.contains("ketluan-new-notice.1"), "{told}");
    assert!(run(folder.path(), &["man"], 0).contains(".TH ketluan 1"));
}
