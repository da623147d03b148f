//! A site in English speaks English: no word of its own is left in Vietnamese. What the content says stays as it was written.
//!
//! Each text between tags, and each attribute that is read out, is held against the Vietnamese words of the theme; whatever stands
//! within `lang="vi"` is the content's or the form's.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use common::Folder;
use ketluan::diagnostic::Diagnostics;
use ketluan::{Options, input, make, understand};

const SPOKEN: [&str; 9] =
    ["title", "alt", "aria-label", "placeholder", "data-said", "data-say", "data-copy", "data-copied", "data-uncopied"];
const EMPTY: [&str; 8] = ["meta", "link", "img", "input", "br", "hr", "wbr", "col"];

/// Words of a language by key, nested tables with dots between.
fn words(language: &str) -> BTreeMap<String, String> {
    fn gather(prefix: &str, table: &toml::Table, found: &mut BTreeMap<String, String>) {
        for (name, value) in table {
            let key = format!("{prefix}.{name}");
            match value {
                toml::Value::Table(inner) => gather(&key, inner, found),
                toml::Value::String(text) => drop(found.insert(key, text.clone())),
                _ => {}
            }
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("themes/default/i18n/{language}.toml"));
    let table: toml::Table = toml::from_str(&fs::read_to_string(path).expect("the words")).expect("TOML");
    let mut found = BTreeMap::new();
    gather("", &table, &mut found);
    found
}

fn is_vietnamese(text: &str) -> bool {
    text.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

/// The longest stretch of a text between its open words.
fn longest(text: &str) -> &str {
    let parts = text.split('{').flat_map(|part| part.rsplit('}').next());
    parts
        .map(|part| part.trim_matches([' ', '.', ',', ':', '·', '–', '-', '(', ')']))
        .max_by_key(|part| part.len())
        .unwrap_or_default()
}

/// Texts and spoken attributes of a page that are not marked as Vietnamese.
fn spoken(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let within = open.last().is_some_and(|(_, vietnamese)| *vietnamese);
        if !within {
            found.push(rest[..at].to_owned());
        }
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let tag = &rest[at + 1..end.saturating_sub(1).max(at + 1)];
        rest = &rest[end..];
        if let Some(name) = tag.strip_prefix('/') {
            while let Some((open, _)) = open.pop() {
                if open == name {
                    break;
                }
            }
            continue;
        }
        let name: String = tag.chars().take_while(|c| c.is_alphanumeric()).collect();
        let vietnamese = within || name != "html" && tag.contains(" lang=\"vi\"");
        if !vietnamese {
            let value = |of: &&str| tag.split(&format!(" {of}=\"")).nth(1)?.split('"').next().map(str::to_owned);
            found.extend(SPOKEN.iter().filter_map(value));
        }
        if !EMPTY.contains(&name.as_str()) && !name.is_empty() && !tag.ends_with('/') {
            open.push((name, vietnamese));
        }
    }
    found
}

/// The sample site with its `lang` set.
fn sample(language: &str) -> Folder {
    let folder = Folder::new([]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::remove_dir_all(folder.path().join("content")).expect("the base");
    for entry in walkdir::WalkDir::new(root.join("content")).into_iter().filter_map(Result::ok) {
        let to = folder.path().join(entry.path().strip_prefix(root).expect("below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).expect("a folder");
        } else {
            fs::copy(entry.path(), to).expect("a file");
        }
    }
    let settings = folder.path().join("content/site.toml");
    let text = fs::read_to_string(&settings).expect("the settings");
    let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("lang ")).collect();
    fs::write(&settings, format!("lang = \"{language}\"\n{}\n", kept.join("\n"))).expect("the settings");
    folder
}

/// Vietnamese words of the interface on the pages of the sample site in this language, with the page and the key.
fn left(language: &str) -> BTreeSet<(String, String)> {
    let folder = sample(language);
    let mut diagnostics = Diagnostics::default();
    let mut content = input::read(folder.path(), &mut diagnostics).expect("a readable site");
    let site = understand(&mut content, &Options::default(), &mut diagnostics);
    let written: String =
        content.notices.iter().map(|(_, source)| site.sources.get(*source).text.to_lowercase()).collect();
    let files = make(&site, None, &content.files, &mut diagnostics).expect("a site");
    let english: BTreeSet<String> = words("en").into_values().collect();
    let own: Vec<(String, String)> =
        words("vi").into_iter().filter(|(_, text)| is_vietnamese(text) && !english.contains(text)).collect();
    let whole: BTreeMap<&str, &str> = own.iter().map(|(key, text)| (text.as_str(), key.as_str())).collect();
    // Parts of sentences that no notice says.
    let parts: Vec<(&str, &str)> = own
        .iter()
        .map(|(key, text)| (longest(text), key.as_str()))
        .filter(|(part, _)| {
            part.split(' ').count() > 2 && is_vietnamese(part) && !written.contains(&part.to_lowercase())
        })
        .collect();
    let mut found = BTreeSet::new();
    for file in files.iter().filter(|file| file.address.as_str().ends_with(".html")) {
        let page = file.address.as_str();
        // Pages that the content writes speak its language.
        if site.free.iter().any(|free| page == format!("{}/index.html", free.slug)) {
            continue;
        }
        let html = std::str::from_utf8(file.bytes().expect("a page")).expect("text");
        for text in spoken(html).iter().map(|text| text.trim()).filter(|text| is_vietnamese(text)) {
            // Values of a file that an English sentence names.
            if english.contains(text) {
                continue;
            }
            let key = whole
                .get(text)
                .copied()
                .or_else(|| parts.iter().find(|(part, _)| text.contains(part)).map(|(_, key)| *key));
            if let Some(key) = key {
                found.insert((page.to_owned(), format!("{key}: {text}")));
            }
        }
    }
    found
}

#[test]
fn no_word_of_the_interface_is_left_in_vietnamese() {
    let left = left("en");
    let some: Vec<_> = left.iter().take(20).collect();
    assert!(left.is_empty(), "{} left, such as {some:#?}", left.len());
}

#[test]
fn the_same_look_finds_them_on_a_vietnamese_site() {
    let found = left("vi");
    let keys: BTreeSet<&str> = found.iter().filter_map(|(_, said)| said.split(": ").next()).collect();
    // Most of the words there are: the look would see one that is left.
    assert!(keys.len() > words("vi").len() / 4, "{} of {}", keys.len(), words("vi").len());
}

#[test]
fn templates_hold_no_vietnamese_but_the_form_of_a_notice() {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    let mut looked = 0;
    for entry in walkdir::WalkDir::new(templates).into_iter().filter_map(Result::ok) {
        if entry.file_type().is_file() {
            let text = fs::read_to_string(entry.path()).expect("a template");
            let found: Vec<String> = spoken(&text).into_iter().filter(|text| is_vietnamese(text)).collect();
            assert!(found.is_empty(), "{}: {found:?}", entry.path().display());
            looked += 1;
        }
    }
    assert!(looked > 20);
}
