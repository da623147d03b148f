//! What the tests share: small sites written to a folder of their own, and corpora of cases in plain text.

#![allow(dead_code)] // each test uses its own part

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use ketluan::diagnostic::{Diagnostics, human};
use ketluan::page::Site;
use ketluan::{Options, input, understand};

/// The files every case starts from; a case may replace any of them.
pub const BASE: &[(&str, &str)] = &[
    ("content/site.toml", "title = \"Thử\"\nas_of = 2025-03-31\n"),
    (
        "content/units.toml",
        "[[issuer]]\nid = \"so\"\nname = \"Sở Thử\"\n\n\
         [[issuer.unit]]\nid = \"van-phong\"\nname = \"Văn phòng Sở\"\nkind = \"van-phong\"\n\n\
         [[issuer.unit]]\nid = \"phong-khoa-hoc\"\nname = \"Phòng Quản lý Khoa học\"\naliases = [\"Phòng QLKH\"]\n\n\
         [[issuer.unit]]\nid = \"thanh-tra\"\nname = \"Thanh tra Sở\"\nkind = \"thanh-tra\"\nfrom = 2025-02-01\n\n\
         [[issuer.unit]]\nid = \"cac-phong\"\nname = \"Các phòng, đơn vị thuộc Sở\"\nkind = \"collective\"\n",
    ),
    (
        "content/notices/goc.md",
        "+++\ntitle = \"Kết luận gốc\"\nissuer = \"so\"\nissued = 2025-02-17\n+++\n\n\
         ## Nhiệm vụ\n\n### Văn phòng Sở\n\n- Trình kế hoạch trước ngày 28/02/2025\n",
    ),
];

/// A folder with the base files and some more, removed when dropped.
pub struct Folder(pub tempfile::TempDir);

impl Folder {
    pub fn new<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Self {
        let folder = Self(tempfile::tempdir().expect("a temporary folder"));
        for (path, text) in BASE.iter().copied().chain(files) {
            folder.write(path, text);
        }
        folder
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn understand(&self) -> (Site, Diagnostics) {
        understand_at(self.path())
    }
}

/// The program, in a folder, with none of the machine's settings.
pub fn ketluan(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ketluan"))
        .args(words)
        .current_dir(folder)
        .env_remove("KETLUAN_LANG")
        .env("LC_ALL", "C")
        .output()
        .expect("the program runs")
}

/// All that it said.
pub fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

pub fn understand_at(root: &Path) -> (Site, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let mut content = input::read(root, &mut diagnostics).expect("a readable folder");
    let site = understand(&mut content, &Options::default(), &mut diagnostics);
    let diagnostics = diagnostics.sorted(&site.sources);
    (site, diagnostics)
}

/// `code path:line:column`, one a diagnostic.
pub fn lines(site: &Site, diagnostics: &Diagnostics) -> Vec<String> {
    diagnostics
        .iter()
        .map(|diagnostic| format!("{} {}", diagnostic.code.as_str(), human::location(diagnostic, &site.sources)))
        .collect()
}

/// One case of a corpus file.
pub struct Case {
    pub name: String,
    /// Where it begins, from 1.
    pub line: usize,
    /// `--- path` sections, or one section without a path.
    pub files: Vec<(String, String)>,
    pub expected: String,
}

/// Reads `tests/corpus/NAME.test`. A case is `@@ name`, then files headed `--- path` (or bare input), then `=>` and what is
/// expected, to the next `@@`. Lines before the first case and lines that begin with `//` are prose.
pub fn corpus(name: &str) -> Vec<Case> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(format!("{name}.test"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut cases: Vec<Case> = Vec::new();
    let mut in_expected = false;
    for (number, line) in text.lines().enumerate() {
        if let Some(name) = line.strip_prefix("@@ ") {
            let case = Case { name: name.to_owned(), line: number + 1, files: Vec::new(), expected: String::new() };
            cases.push(case);
            in_expected = false;
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        if line.starts_with("// ") {
            continue;
        }
        if let Some(path) = line.strip_prefix("--- ") {
            case.files.push((path.to_owned(), String::new()));
        } else if line == "=>" {
            in_expected = true;
        } else {
            let target = if in_expected {
                &mut case.expected
            } else {
                if case.files.is_empty() {
                    case.files.push((String::new(), String::new()));
                }
                let last = case.files.len() - 1;
                &mut case.files[last].1
            };
            target.push_str(line);
            target.push('\n');
        }
    }
    for case in &mut cases {
        case.expected = case.expected.trim_end().to_owned();
    }
    assert!(!cases.is_empty(), "{} holds no case", path.display());
    cases
}

/// Compares and, where they differ, shows the two line by line.
pub fn difference(expected: &str, found: &str) -> Option<String> {
    if expected.trim_end() == found.trim_end() {
        return None;
    }
    let diff = similar::TextDiff::from_lines(expected.trim_end(), found.trim_end());
    let mut out = String::new();
    for change in diff.iter_all_changes() {
        out.push_str(&format!("  {}{}\n", change.tag(), change.to_string().trim_end()));
    }
    Some(out)
}
