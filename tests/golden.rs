//! Golden sites: tiny sites under `tests/sites/`, one for each group of features, and all that is built from them.
//!
//! `expected/` holds the exports and the heart (`<main>`) of each page as files, so that a change can be read; `files.txt` lists every file with the
//! digest of its bytes, so that no change goes unseen. A workbook stands there as the text of its cells, and its digest is of that text: how it is
//! packed is the library's business. `BLESS=1 cargo test --test golden` rewrites them; read the difference before it is committed.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use common::difference;
use ketluan::diagnostic::{Diagnostics, Language, human};
use ketluan::file::Body;
use ketluan::{Options, input, make, understand};

/// Compares a site; of its pages only those that `keep` takes, so that what two sites share is written once.
fn golden(name: &str, keep: impl Fn(&str) -> bool) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(name);
    let mut found = built(&root);
    found.retain(|path, _| path.ends_with(".txt") || keep(path));
    let expected_folder = root.join("expected");
    if std::env::var_os("BLESS").is_some() {
        let _ = fs::remove_dir_all(&expected_folder);
        for (path, text) in &found {
            let path = expected_folder.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        return;
    }
    let expected = read_tree(&expected_folder);
    let mut failures = String::new();
    for path in found.keys().chain(expected.keys()).collect::<std::collections::BTreeSet<_>>() {
        let (was, is) = (expected.get(path).map_or("", String::as_str), found.get(path).map_or("", String::as_str));
        if let Some(difference) = difference(was, is) {
            failures.push_str(&format!("{name}/expected/{path}\n{difference}\n"));
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

fn built(root: &Path) -> BTreeMap<String, String> {
    let mut diagnostics = Diagnostics::default();
    let mut content = input::read(root, &mut diagnostics).expect("a readable site");
    let mut site = understand(&mut content, &Options::default(), &mut diagnostics);
    let theme = input::read_theme(root, &site.register.settings.theme, &mut site.sources, &mut diagnostics)
        .expect("a readable theme");
    let files = make(&site, theme, &content.files, &mut diagnostics).unwrap_or_default();
    let diagnostics = diagnostics.sorted(&site.sources);
    let mut found = BTreeMap::new();
    found.insert("diagnostics.txt".to_owned(), human::print(&diagnostics, &site.sources, Language::English, false));
    let mut list = String::new();
    for file in &files {
        let bytes = match &file.body {
            Body::Bytes(bytes) => bytes.clone(),
            Body::Asked(number) | Body::AskedLast(number) => panic!("page {number} is not made"),
            Body::CopyOf(path) | Body::SameAs(path) => fs::read(path).expect("an attachment"),
        };
        let address = file.address.as_str();
        // It tells of workbooks too; tests/site/sums.py counts it again.
        if address == "sha256.txt" {
            continue;
        }
        let bytes = if address.ends_with(".xlsx") { cells(&bytes).into_bytes() } else { bytes };
        list.push_str(&format!("{:016x} {:>7} {address}\n", digest(&bytes), bytes.len()));
        let Ok(text) = String::from_utf8(bytes) else { continue };
        if let Some(heart) = text.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")) {
            found.insert(address.to_owned(), format!("<main{}</main>\n", heart.0));
        } else if !address.starts_with("assets/") && !address.ends_with(".schema.json") {
            found.insert(address.replace(".xlsx", ".xlsx.tsv"), text.replace("\r\n", "\n"));
        }
    }
    found.insert("files.txt".to_owned(), list);
    found
}

/// What a reader sees in a workbook, sheet by sheet.
fn cells(bytes: &[u8]) -> String {
    let sheets = ketluan::sheet::read(bytes).expect("a workbook of ours");
    sheets
        .iter()
        .map(|of| format!("[{}]\n{}\n", of.sheet.name, of.text.replace(ketluan::source::LINE_IN_CELL, "⏎")))
        .collect()
}

/// FNV-1a, 64 bits: short enough to read, and no two of a handful of files are alike by chance.
fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn read_tree(folder: &Path) -> BTreeMap<String, String> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries {
            let path = entry.expect("an entry").path();
            if path.is_dir() { walk(&path, found) } else { found.push(path) }
        }
    }
    let mut paths = Vec::new();
    walk(folder, &mut paths);
    let below = |path: &PathBuf| path.strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
    paths.iter().map(|path| (below(path), fs::read_to_string(path).expect("a text"))).collect()
}

#[test]
fn one_notice_with_everything() {
    golden("mot-thong-bao", |_| true);
}

#[test]
fn two_offices_in_english() {
    golden("hai-co-quan", |path| !path.starts_with("lich/") && !path.starts_with("tim-kiem/") && path != "404.html");
}

#[test]
fn a_theme_of_its_own() {
    golden("giao-dien-rieng", |path| path == "index.html" || path == "404.html");
}
