//! What the machine itself needs: every notice read, made HTML by pulldown-cmark, put in a shell and written, and nothing else.
//!
//! `cargo bench --bench floor -- NOTICES OUT`. Nothing that makes a site of these notices can be cheaper, so it is the measure of
//! the cost of a build.

use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let [notices, out] = words.as_slice() else {
        println!("NOTICES OUT");
        return;
    };
    let (notices, out) = (Path::new(notices), Path::new(out));
    let mut paths: Vec<PathBuf> = walkdir::WalkDir::new(notices)
        .into_iter()
        .filter_map(|entry| Some(entry.ok()?.into_path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    paths.sort();
    let bytes: usize = paths.par_iter().map(|path| page(path, notices, out)).sum();
    println!("{} files, {bytes} bytes", paths.len());
}

fn page(path: &Path, notices: &Path, out: &Path) -> usize {
    let text = fs::read_to_string(path).expect("a readable notice");
    let body = text.splitn(3, "+++\n").nth(2).unwrap_or_default();
    let mut page = String::with_capacity(2 * text.len());
    page.push_str(&SHELL.repeat(8));
    html::push_html(&mut page, Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES));
    let folder = out.join(path.strip_prefix(notices).expect("a path below").with_extension(""));
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("index.html"), &page).expect("a file");
    page.len()
}

/// About 1.3 KB when repeated, as much as the smallest head and foot of a page.
const SHELL: &str = "<div class=\"shell\"><a href=\"../../index.html\">Trang đầu</a> <a href=\"../index.html\">Thông báo</a> <a href=\"../../don-vi/index.html\">Đơn vị</a></div>\n";
