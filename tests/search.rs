//! The search of a built site: the page's script spells as the program does, and finds what people look for on the sample site and on an
//! invented larger one. The script is run by node, which `tests/run` makes sure of.

#[path = "common/mod.rs"]
mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::understand_at;
use ketluan::config::SiteLanguage;
use ketluan::diagnostic::Diagnostics;
use ketluan::feed;
use ketluan::file::File;
use ketluan::page::{Address, plan};
use ketluan::render::Theme;
use ketluan::vietnamese::search_key::{TONES, VOWELS, folded, keys};

fn index_of(root: &Path) -> Vec<File> {
    let (site, _) = understand_at(root);
    let theme = Theme::new(Vec::new(), SiteLanguage::Vietnamese, &mut Diagnostics::default());
    let pages: Vec<Address> = plan(&site).0.pages().iter().map(|(_, address)| address.clone()).collect();
    let (search, mut files) = feed::search_index(&site, &theme.texts, &pages);
    files.extend(search.text_files(&site));
    files
}

/// Writes the index of the site in `root`, with the script that reads it, and gives the folder of its files.
fn written(root: &Path, out: &Path) -> PathBuf {
    let theme = Theme::new(Vec::new(), SiteLanguage::Vietnamese, &mut Diagnostics::default());
    let scripts = theme.assets().into_iter().map(|(address, bytes)| File::new(address, bytes));
    for file in index_of(root).into_iter().chain(scripts) {
        let path = out.join(file.address.as_str());
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, file.bytes().expect("made here")).expect("a file");
    }
    out.join("tim-kiem")
}

fn sample(out: &Path) -> PathBuf {
    written(Path::new(env!("CARGO_MANIFEST_DIR")), out)
}

/// Runs a script of `tests/search`. Where there is no node the test says so, and fails where one was promised.
fn node(script: &str, arguments: &[&Path]) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search").join(script);
    let run = match Command::new("node").arg(script).args(arguments).output() {
        Ok(run) => run,
        Err(_) if std::env::var_os("KETLUAN_NODE").is_none() => {
            eprintln!("no node here; the script of the search page is not tried (tests/run tries it)");
            return;
        }
        Err(error) => panic!("node: {error}"),
    };
    let said = [run.stdout, run.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    println!("{said}");
    assert!(run.status.success(), "{said}");
}

/// Numbers without a pattern, the same each time.
struct Draw(u64);

impl Draw {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// The whole table in both cases and composed either way, other letters, and random words.
fn texts() -> Vec<String> {
    let vowels: Vec<char> = VOWELS.iter().flat_map(|forms| forms.chars()).collect();
    let both = |c: &char| c.to_uppercase().chain([*c]).collect::<Vec<_>>();
    let letters: Vec<char> = vowels.iter().chain(&['đ', 'ð', 'ɖ']).flat_map(both).collect();
    let mut texts: Vec<String> = include_str!("search/fold.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| Some(line.split('\t').next()?.to_owned()))
        .collect();
    texts.extend(letters.iter().flat_map(|c| [format!("{c}"), format!("q{c}y"), format!("ho{c}n h{c} {c}{c}")]));
    let others = ('\u{20}'..'\u{530}').chain('\u{1e00}'..'\u{2070}').chain(['가', '漢', 'ﬁ', '😀', '\u{e000}', '①']);
    texts.extend(others.map(|c| format!("a{c}b {c}y")));
    let onsets =
        ["", "b", "đ", "gi", "h", "k", "l", "ngh", "qu", "Th", "x", "57", "0", "-", "/", "\u{301}", "\u{323}", "ß"];
    let ends = ["", "n", "ng", "nh", "y", "i", "c", "2025", "00", "\u{ad}", "&", " ", "\u{a0}", "\u{302}", "–", "."];
    let mut draw = Draw(20_250_217);
    for _ in 0..4000 {
        let mut text = String::new();
        for _ in 0..=draw.below(4) {
            text.push_str(draw.of(&onsets));
            for _ in 0..draw.below(3) {
                text.push(draw.of(&letters));
            }
            text.push_str(draw.of(&ends));
        }
        texts.push(text);
    }
    texts
}

#[test]
fn the_script_spells_as_the_program_does() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut lines = String::new();
    for text in texts() {
        let mut said = Vec::new();
        keys(&text, |key| said.push(format!("{key}:{}", folded(key))));
        let json = |text: &str| serde_json::to_string(text).expect("a text");
        lines.push_str(&format!("{}\t{}\n", json(&text), json(&said.join(" "))));
    }
    assert!(lines.lines().count() > 5000 && TONES.chars().all(|tone| lines.contains(tone)));
    let table = folder.path().join("spelled.tsv");
    fs::write(&table, lines).expect("a file");
    node("search.mjs", &[Path::new("spelled"), &table, &sample(folder.path())]);
}

#[test]
fn what_people_look_for_on_the_sample_site_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let queries = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/queries.tsv");
    node("search.mjs", &[Path::new("found"), &sample(folder.path()), &queries]);
}

#[test]
fn needles_are_found_in_a_larger_archive() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("larger");
    node("larger.mjs", &[&root, Path::new("320")]);
    if !root.exists() {
        return; // no node here, which `node` has told
    }
    node("search.mjs", &[Path::new("larger"), &written(&root, folder.path())]);
}

#[test]
fn the_index_is_the_same_however_many_threads_make_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| index_of(root))
    };
    let (one, five) = (with(1), with(5));
    assert!(one.len() > 20);
    assert!(one == five);
}

/// Names and addresses are folded by another table than keys; what both say of a text is pinned here.
#[test]
fn folding_agrees_with_the_table() {
    for line in include_str!("search/fold.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.split('\t');
        let (text, plain, fold) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        assert_eq!(Some(ketluan::vietnamese::fold::plain(text).as_str()), plain, "{text}");
        assert_eq!(Some(ketluan::vietnamese::fold::fold(text).as_str()), fold, "{text}");
    }
}

/// A page loads each of these by itself, and a search some fifteen of them.
#[test]
fn every_file_of_the_index_is_small_and_one_call() {
    for file in index_of(Path::new(env!("CARGO_MANIFEST_DIR"))) {
        let address = file.address.as_str();
        let text = std::str::from_utf8(file.bytes().expect("made here")).expect("UTF-8");
        assert!(text.len() < 32_000, "{address}: {} bytes", text.len());
        assert!(!text.contains(['<', '\u{2028}', '\u{2029}', '⟦']), "{address}");
        let name = address.trim_start_matches("tim-kiem/").trim_end_matches(".js");
        let value = match name {
            "muc-luc" => text.strip_prefix("window.KETLUAN_SEARCH = "),
            name => text.strip_prefix(&format!("KETLUAN_SEARCH.put(\"{name}\",")),
        };
        let value = value.and_then(|rest| rest.strip_suffix(";\n")).expect("one statement");
        let value = if name == "muc-luc" { value } else { value.strip_suffix(')').expect("one call") };
        serde_json::from_str::<serde_json::Value>(value).unwrap_or_else(|error| panic!("{address}: {error}"));
    }
}
