//! What is said of every mistake, word for word, in both languages: a golden message for each code, and the first slips of clerks as a
//! corpus. `BLESS=1 cargo test --test messages` writes both; a code without a message fails.
#![cfg(unix)] // some mistakes are names and links that other systems do not have

mod common;
#[path = "documents/made.rs"]
#[allow(dead_code)]
mod made;
#[path = "messages/seeded.rs"]
mod seeded;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{Folder, corpus, difference};
use ketluan::diagnostic::{Code, Language, human};

const LANGUAGES: [(Language, &str); 2] = [(Language::English, "en"), (Language::Vietnamese, "vi")];

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(name)
}

/// The messages of a run by code, the first of each, as they are drawn.
fn by_code(told: &str) -> BTreeMap<String, String> {
    let words = ["error", "warning", "hint", "lỗi", "cảnh báo", "gợi ý"];
    let code = |line: &str| {
        let rest = words.iter().find_map(|word| line.strip_prefix(word)?.strip_prefix('['))?;
        rest.split_once("]: ").map(|(code, _)| code.to_owned())
    };
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut current: Option<(String, String)> = None;
    for line in told.lines().chain(["error[end]: "]) {
        if let Some(next) = code(line)
            && let Some((code, text)) = current.replace((next, String::new()))
        {
            found.entry(code).or_insert(text.trim_end().to_owned());
        }
        if let Some((_, text)) = &mut current {
            // What follows the last message is the run's own summary.
            match line.is_empty() && !text.is_empty() {
                true => {
                    let (code, text) = current.take().expect("it is there");
                    found.entry(code).or_insert(text.trim_end().to_owned());
                }
                false => text.push_str(&format!("{}\n", line.trim_end())),
            }
        }
    }
    found
}

/// Every code with its message in both languages, from the seeded faults, the slips, and what a text file cannot seed.
fn messages() -> BTreeMap<String, [String; 2]> {
    let mut all: BTreeMap<String, [String; 2]> = BTreeMap::new();
    let mut add = |told: [String; 2]| {
        let [english, vietnamese] = told.map(|told| by_code(&told));
        for (code, text) in english {
            let other = vietnamese.get(&code).unwrap_or_else(|| panic!("{code} is said in English only")).clone();
            all.entry(code).or_insert([text, other]);
        }
    };
    for case in corpus("faults").iter().chain(&corpus("slips")) {
        add(said(case));
    }
    for seed in seeded::ALL {
        let told = LANGUAGES.map(|(_, language)| {
            let folder = Folder::new([]);
            (seed.prepare)(folder.path());
            let output = Command::new(env!("CARGO_BIN_EXE_ketluan"))
                .args(seed.words)
                .args(["--lang", language])
                .current_dir(folder.path())
                .env("NO_COLOR", "1")
                .env("PATH", folder.path().join("tools"))
                .output()
                .expect("the program runs");
            String::from_utf8_lossy(&output.stderr).into_owned()
        });
        let found = by_code(&told[0]);
        for code in seed.codes {
            assert!(found.contains_key(*code), "{code} is not seeded by {:?}:\n{}", seed.words, told[0]);
        }
        add(told);
    }
    all
}

/// What is said of a case, in both languages.
fn said(case: &common::Case) -> [String; 2] {
    let folder = Folder::new(case.files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    for (path, _) in &case.files {
        if let Some(path) = path.strip_prefix('-') {
            fs::remove_file(folder.path().join(path)).expect("a base file to take away");
        }
    }
    let (site, diagnostics) = folder.understand();
    LANGUAGES.map(|(language, _)| human::print(&diagnostics, &site.sources, language, false))
}

#[test]
fn every_code_has_its_words_in_both_languages() {
    let messages = messages();
    let missing: Vec<&str> =
        Code::ALL.iter().map(|code| code.as_str()).filter(|code| !messages.contains_key(*code)).collect();
    assert!(
        missing.is_empty(),
        "no message is seeded for {missing:?}; add a case to faults.test or tests/messages/seeded.rs"
    );
    let mut found = String::from(
        "What is said of each code, in English and in Vietnamese. BLESS=1 cargo test --test messages writes it.\n",
    );
    for code in Code::ALL {
        let [english, vietnamese] = &messages[code.as_str()];
        assert_ne!(english, vietnamese, "{}", code.as_str());
        found.push_str(&format!("\n{english}\n\n{vietnamese}\n"));
    }
    compare("messages.golden", &found);
}

#[test]
fn the_first_slips_are_told_with_what_to_type() {
    let text = fs::read_to_string(path("slips.test")).expect("the corpus");
    let mut found = text.split("\n@@ ").next().unwrap_or_default().to_owned();
    for (case, written) in corpus("slips").iter().zip(text.split("\n@@ ").skip(1)) {
        let files = written.split_once("\n=>").map_or(written, |(files, _)| files);
        found.push_str(&format!("\n@@ {files}\n=>\n"));
        let told = said(case).map(|told| {
            told.lines().filter(|line| is_sentence(line)).map(|line| format!("{line}\n")).collect::<String>()
        });
        let wrong = ["error[toml-syntax]", "error[missing-key]"].iter().find(|code| told[0].contains(**code));
        assert!(wrong.is_none(), "{}: a slip is told as {wrong:?}\n{}", case.name, told[0]);
        found.push_str(&told.join("\n"));
    }
    compare("slips.test", &format!("{}\n", found.trim_end()));
}

/// What is said and where, without the lines that are shown.
fn is_sentence(line: &str) -> bool {
    let told = line.trim_start();
    !told.is_empty() && !told.starts_with('|') && !told.starts_with(|c: char| c.is_ascii_digit()) && told != "..."
}

fn compare(name: &str, found: &str) {
    if std::env::var_os("BLESS").is_some() {
        fs::write(path(name), found).expect("the corpus");
    }
    let expected = fs::read_to_string(path(name)).unwrap_or_default();
    if let Some(difference) = difference(&expected, found) {
        panic!("{name} says otherwise; BLESS=1 cargo test --test messages\n{difference}");
    }
}
