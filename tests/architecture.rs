//! The list of files in ARCHITECTURE.md is made from what each file says of itself; `BLESS=1 cargo test --test architecture` makes it anew.

use std::fs;
use std::path::{Path, PathBuf};

const MARK: &str = "<!-- files -->\n";

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder of src/").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The first sentence of a file's `//!` comment.
fn sentence(text: &str) -> String {
    let lines = text.lines().take_while(|line| line.starts_with("//!") && line.len() > 3);
    let words = lines.map(|line| line.trim_start_matches("//!").trim()).collect::<Vec<_>>().join(" ");
    words.split_inclusive(". ").next().unwrap_or_default().trim().trim_end_matches('.').replace('|', "\\|")
}

#[test]
fn every_file_has_its_line() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    files(&root.join("src"), &mut found);
    let mut table = String::from("\n| file | is |\n| --- | --- |\n");
    for path in &found {
        let said = sentence(&fs::read_to_string(path).expect("a source file"));
        assert!(!said.is_empty(), "{} does not say what it is", path.display());
        let path = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
        table.push_str(&format!("| `{path}` | {said} |\n"));
    }
    let page = root.join("ARCHITECTURE.md");
    let text = fs::read_to_string(&page).expect("ARCHITECTURE.md");
    let (before, listed) = text.split_once(MARK).expect("the mark of the list");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&page, format!("{before}{MARK}{table}")).expect("ARCHITECTURE.md");
    } else {
        assert!(
            listed == table,
            "ARCHITECTURE.md does not list the files as they are: BLESS=1 cargo test --test architecture"
        );
    }
}
