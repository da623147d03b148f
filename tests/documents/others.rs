//! Documents from other projects' tests, each with an odd feature: every word of theirs stands in the text, and an import of it ends. What
//! became of each is printed. `tests/documents/written` fetches them and runs this.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use ketluan::diagnostic::Language;
use ketluan::document::{self, Fault};

fn found(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "docx" || ending == "odt") {
            files.push(path);
        }
    }
}

fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).for_each(|c| *counts.entry(c).or_default() += 1);
    counts
}

/// The words of a Word document, found without parsing: what stands in `w:t`, but not for older programs or deleted.
fn plainly(bytes: &[u8]) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut xml = String::new();
    archive.by_name("word/document.xml").ok()?.read_to_string(&mut xml).ok()?;
    for (from, to) in [("<mc:Fallback", "</mc:Fallback>"), ("<w:del ", "</w:del>")] {
        while let Some((start, end)) = xml.find(from).and_then(|at| Some((at, at + xml[at..].find(to)? + to.len()))) {
            xml.replace_range(start..end, "");
        }
    }
    let texts = xml.split("<w:t").skip(1).filter(|rest| rest.starts_with(['>', ' ']));
    let texts = texts.filter_map(|rest| rest.split_once('>')?.1.split('<').next());
    let text: String = texts.collect();
    Some(text.replace("&lt;", "").replace("&gt;", "").replace("&quot;", "").replace("&apos;", "").replace("&amp;", ""))
}

#[test]
#[ignore = "needs documents that tests/documents/written fetches"]
fn documents_of_others_keep_their_words() {
    let folder = std::env::var_os("KETLUAN_DOCUMENTS").expect("KETLUAN_DOCUMENTS names a folder");
    let mut files = Vec::new();
    found(Path::new(&folder), &mut files);
    files.sort();
    let (mut read, mut empty) = (0, 0);
    for path in &files {
        let name = path.strip_prefix(&folder).expect("below the folder").display();
        let bytes = fs::read(path).expect("a file");
        match document::read(&bytes) {
            Ok(document) => {
                read += 1;
                let notice = super::notice_of(&document.text);
                assert!(notice.starts_with("+++\n"), "{name}");
                let (words, told) = (document.text.split_whitespace().count(), document.notes.len());
                println!("{name}: {words} words, {told} things told");
                let there = letters(&document.text);
                let Some(words) = plainly(&bytes) else { continue };
                let missing = letters(&words).into_iter().filter(|(c, count)| there.get(c).unwrap_or(&0) < count);
                assert_eq!(missing.collect::<Vec<_>>(), [], "{}\n{}", path.display(), document.text);
            }
            Err(Fault::NoText) => {
                empty += 1;
                println!("{name}: {}", Fault::NoText.told(Language::English));
                assert!(letters(&plainly(&bytes).unwrap_or_default()).is_empty(), "{}", path.display());
            }
            Err(fault) => panic!("{}: {fault:?}", path.display()),
        }
    }
    println!("{read} documents read, {empty} without words");
    assert!(read >= 20, "{read} of {} documents", files.len());
}
