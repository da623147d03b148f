//! The plan of the house, read from the imports: rooms form no cycle, a room knows only what stands before it, and each outside library
//! is named in the one room that keeps it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// From the ground up. A room may import itself and rooms that stand earlier in this list.
const ROOMS: &[&str] = &[
    "failure",
    "ix",
    "source",
    "id",
    "period",
    "digest",
    "vietnamese",
    "diagnostic",
    "chart",
    "markup",
    "grid",
    "sheet",
    "guard",
    "document",
    "config",
    "notice",
    "progress",
    "free_page",
    "input",
    "register",
    "page",
    "file",
    "feed",
    "render",
    "output",
    "road",
    "import",
    "serve",
    "cli",
    "main",
];

/// Libraries that one room keeps from the others.
const KEPT: &[(&str, &str)] = &[
    ("clap", "src/cli/"),
    ("clap_complete", "src/cli/"),
    ("clap_mangen", "src/cli/"),
    ("terminal_size", "src/cli/"),
    ("unicode_width", "src/cli/"),
    ("tera", "src/render/"),
    ("plotters", "src/chart/"),
    ("plotters_backend", "src/chart/"),
    ("pulldown_cmark", "src/markup/parse.rs"),
    ("annotate_snippets", "src/diagnostic/human.rs"),
    ("walkdir", "src/input/ src/output/"),
    ("quick_xml", "src/feed/ src/document/xml.rs"),
    ("csv", "src/grid.rs src/feed/"),
    ("calamine", "src/sheet/"),
    ("zip", "src/sheet/ src/document/package.rs src/feed/docx/"),
    ("rust_xlsxwriter", "src/feed/xlsx/"),
    ("rustix", "src/output/"),
    ("sha2", "src/digest.rs"),
    ("mimalloc", "src/main.rs"),
    ("tikv_jemallocator", "src/main.rs"),
    ("notify", "src/serve/watch.rs"),
];

fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        let entries = fs::read_dir(folder).expect("src/ can be read");
        let mut entries: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join("src"), &mut found);
    found
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source file");
            let shown = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            // What a test imports binds nobody.
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
            (shown, code)
        })
        .collect()
}

fn room_of(path: &str) -> &str {
    let below = path.trim_start_matches("src/");
    let room = below.split('/').next().unwrap_or_default().trim_end_matches(".rs");
    // The crate's front door tells the road.
    if room == "lib" { "road" } else { room }
}

/// Every name that follows `crate::` in code, comments left out.
fn imported(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            let group = rest.strip_prefix('{').map(|rest| rest.split('}').next().unwrap_or_default());
            let firsts: Vec<&str> = group.map_or_else(|| vec![rest], |group| group.split(',').collect());
            for first in firsts {
                let name: String = first.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if !name.is_empty() {
                    names.insert(name);
                }
            }
        }
    }
    names
}

fn room_named(name: &str) -> &str {
    match name {
        "Failure" => "failure",
        "Alone" | "Answer" | "Before" | "Dress" | "Kept" | "LogRows" | "Made" | "Options" | "Preview" | "alone"
        | "check_vanished" | "look_beside" | "make" | "make_when_asked" | "understand" | "understand_again" => "road",
        room => room,
    }
}

#[test]
fn rooms_know_only_what_stands_before_them() {
    let place: BTreeMap<&str, usize> = ROOMS.iter().enumerate().map(|(place, room)| (*room, place)).collect();
    let mut faults = Vec::new();
    for (path, code) in sources() {
        let room = room_of(&path).to_owned();
        if room == "road" && path == "src/lib.rs" {
            continue;
        }
        let own = *place.get(room.as_str()).unwrap_or_else(|| panic!("{path}: the room {room} has no place in ROOMS"));
        for name in imported(&code) {
            match place.get(room_named(&name)) {
                Some(other) if *other > own => faults.push(format!("{path} imports {name}")),
                Some(_) => {}
                None => faults.push(format!("{path} imports {name}, which is no room")),
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn libraries_stay_in_their_rooms() {
    let mut faults = Vec::new();
    for (path, code) in sources() {
        for (library, homes) in KEPT {
            let at_home = homes.split(' ').any(|home| path.starts_with(home));
            let named = code.lines().filter(|line| !line.trim_start().starts_with("//")).any(|line| {
                line.contains(&format!("use {library}::"))
                    || line.contains(&format!(" {library}::"))
                    || line.contains(&format!("({library}::"))
            });
            if named && !at_home {
                faults.push(format!("{path} names {library}"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_clock_is_never_asked() {
    let clocks = ["SystemTime::now", "Instant::now", "Zoned::now", "Timestamp::now"];
    let mut faults = Vec::new();
    // How long something took is asked where a browser waits; what pages say does not depend on it.
    for (path, code) in sources().into_iter().filter(|(path, _)| !path.starts_with("src/serve/")) {
        faults.extend(clocks.iter().filter(|clock| code.contains(*clock)).map(|clock| format!("{path}: {clock}")));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
