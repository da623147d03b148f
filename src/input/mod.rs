//! The only reader of the disk. Knows where things stand in a site's folder, not what their bytes mean.
//!
//! Links are not followed and names that could not stand on a Windows share are refused, so nothing outside the
//! folder is ever read and nothing inside it is published under a name that someone cannot open.

mod workbook;

use std::fs;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use crate::Failure;
use crate::diagnostic::{Code, Diagnostics};
use crate::id::{NoticeId, is_slug};
use crate::sheet::TableFile;
use crate::source::{Source, SourceId, Sources};
use crate::vietnamese::fold::slug;

/// The largest text that is read, in bytes: a thousand times the longest notice seen.
const MOST_TEXT: u64 = 16 << 20;

/// What may stand beside a notice: what office programs and browsers open without running it.
pub const ATTACHMENT_KINDS: &[&str] = &[
    "csv", "doc", "docx", "gif", "jpeg", "jpg", "odp", "ods", "odt", "pdf", "png", "ppt", "pptx", "txt", "webp", "xls",
    "xlsx",
];

/// Everything in `content/`, sorted by path.
#[derive(Debug, Default)]
pub struct Content {
    pub sources: Sources,
    pub site: Option<SourceId>,
    pub units: Option<SourceId>,
    pub calendar: Option<SourceId>,
    pub indicators: Option<SourceId>,
    pub notices: Vec<(NoticeId, SourceId)>,
    /// With the name they stand under: `huong-dan`.
    pub pages: Vec<(String, SourceId)>,
    /// Each a text, or the sheets of a workbook.
    pub logs: Vec<Vec<SourceId>>,
    pub files: Vec<BesideFile>,
}

/// A file that is published with the notice beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideFile {
    /// Below `content/`, as on disk.
    pub path: String,
    pub on_disk: PathBuf,
    pub size: u64,
    /// CSV files are also read, and workbooks that a notice beside them names, since they may be its KPI tables.
    pub table: Option<TableFile>,
}

/// Reads `root/content/`. What is wrong with a file is a diagnostic; a disk that cannot be read is a failure.
pub fn read(root: &Path, diagnostics: &mut Diagnostics) -> Result<Content, Failure> {
    let top = root.join("content");
    let mut content = Content::default();
    if !top.is_dir() {
        return Err(Failure(format!("there is no folder {} — is this the site's root? (--root DIR)", top.display())));
    }
    for entry in WalkDir::new(&top).sort_by_file_name().into_iter().filter_entry(|entry| !is_litter(entry)) {
        let entry = entry.map_err(|error| Failure(error.to_string()))?;
        if entry.depth() == 0 || entry.file_type().is_dir() {
            continue;
        }
        let Some(path) = path_below(&top, entry.path(), diagnostics) else { continue };
        if !entry.file_type().is_file() {
            diagnostics.report_path(Code::LinkedFile, format!("content/{path}")).with("path", &path);
            continue;
        }
        place(&mut content, &path, &entry, diagnostics)?;
    }
    workbook::read_named(&mut content)?;
    for (name, found) in [("site.toml", content.site), ("units.toml", content.units)] {
        if found.is_none() {
            diagnostics.report_path(Code::MissingSettings, format!("content/{name}")).with("name", name);
        }
    }
    Ok(content)
}

/// A file of a theme: its path below the theme's folder, its bytes, and its place among the texts if it is text.
#[derive(Clone, Debug)]
pub struct ThemeSource {
    pub path: String,
    pub content: Vec<u8>,
    pub source: Option<SourceId>,
}

/// A site's own theme, every file of `themes/NAME/`. `None` where there is no such folder.
pub fn read_theme(root: &Path, name: &str, sources: &mut Sources) -> Result<Option<Vec<ThemeSource>>, Failure> {
    let top = root.join("themes").join(name);
    if !is_slug(name) || !top.is_dir() {
        return Ok(None);
    }
    let mut files = Vec::new();
    for entry in WalkDir::new(&top).sort_by_file_name().into_iter().filter_entry(|entry| !is_litter(entry)) {
        let entry = entry.map_err(|error| Failure(error.to_string()))?;
        let below = entry.path().strip_prefix(&top).ok().and_then(Path::to_str);
        let (true, Some(below)) = (entry.file_type().is_file(), below) else { continue };
        let path = below.replace('\\', "/");
        let mut content = read_bytes(entry.path())?;
        let mut source = None;
        if let Ok(text) = std::str::from_utf8(&content) {
            let text = Source::new(format!("themes/{name}/{path}"), text);
            content = text.text.clone().into_bytes();
            source = Some(sources.add(text));
        }
        files.push(ThemeSource { path, content, source });
    }
    Ok(Some(files))
}

/// The bytes of one attachment.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure(format!("cannot read {}: {error}", path.display())))
}

/// What systems and editors leave behind, and hidden files.
fn is_litter(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() > 0
        && (name.starts_with('.')
            || name.starts_with("~$")
            || name.ends_with('~')
            || name.eq_ignore_ascii_case("thumbs.db")
            || name.eq_ignore_ascii_case("desktop.ini"))
}

fn path_below(top: &Path, path: &Path, diagnostics: &mut Diagnostics) -> Option<String> {
    let below = path.strip_prefix(top).unwrap_or(path);
    match below.to_str() {
        Some(text) => Some(text.replace('\\', "/").nfc().collect()),
        None => {
            let shown = below.to_string_lossy().into_owned();
            diagnostics
                .report_path(Code::UnsafePath, format!("content/{shown}"))
                .with("path", &shown)
                .with("reason", "it is not Unicode");
            None
        }
    }
}

fn place(content: &mut Content, path: &str, entry: &DirEntry, diagnostics: &mut Diagnostics) -> Result<(), Failure> {
    let (folder, rest) = path.split_once('/').unwrap_or(("", path));
    let extension = rest.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase();
    match (folder, extension.as_str()) {
        ("", "toml") => {
            let slot = match rest {
                "site.toml" => &mut content.site,
                "units.toml" => &mut content.units,
                "calendar.toml" => &mut content.calendar,
                "indicators.toml" => &mut content.indicators,
                _ => {
                    unknown_file(path, diagnostics);
                    return Ok(());
                }
            };
            *slot = read_text(&mut content.sources, path, entry, diagnostics)?;
        }
        ("notices", "md") => {
            let stem = rest.trim_end_matches(".md");
            let id = stem.strip_suffix("/index").unwrap_or(stem);
            if let Some(id) = checked_id(id, path, diagnostics)
                && let Some(source) = read_text(&mut content.sources, path, entry, diagnostics)?
            {
                content.notices.push((NoticeId::new(id), source));
            }
        }
        ("pages", "md") => {
            if let Some(name) = checked_id(rest.trim_end_matches(".md"), path, diagnostics)
                && let Some(source) = read_text(&mut content.sources, path, entry, diagnostics)?
            {
                content.pages.push((name, source));
            }
        }
        ("progress", "csv" | "md") => {
            let text = read_text(&mut content.sources, path, entry, diagnostics)?;
            content.logs.extend(text.map(|text| vec![text]));
        }
        ("progress", "xlsx") => {
            if is_small_enough(path, entry, diagnostics)? {
                workbook::read_log(content, path, &read_bytes(entry.path())?, diagnostics);
            }
        }
        // Left aside in silence, results would be lost.
        ("progress", kind @ ("xls" | "xlsm" | "xlsb" | "ods")) => {
            diagnostics.report_path(Code::OldWorkbook, format!("content/{path}")).with("kind", kind);
        }
        ("notices" | "pages", kind) if ATTACHMENT_KINDS.contains(&kind) => {
            let size = entry.metadata().map_err(|error| Failure(error.to_string()))?.len();
            let table = match kind {
                "csv" => read_text(&mut content.sources, path, entry, diagnostics)?.map(TableFile::Text),
                _ => None,
            };
            let on_disk = entry.path().to_path_buf();
            content.files.push(BesideFile { path: path.to_owned(), on_disk, size, table });
        }
        ("notices" | "pages", kind) => {
            diagnostics
                .report_path(Code::AttachmentKind, format!("content/{path}"))
                .with("kind", kind)
                .with("known", ATTACHMENT_KINDS.join(", "));
        }
        _ => unknown_file(path, diagnostics),
    }
    Ok(())
}

fn unknown_file(path: &str, diagnostics: &mut Diagnostics) {
    diagnostics.report_path(Code::UnknownFile, format!("content/{path}")).with("path", path);
}

/// Ids become folders of the site: each part a slug that Windows lets stand.
fn checked_id(id: &str, path: &str, diagnostics: &mut Diagnostics) -> Option<String> {
    let reserved = |part: &str| {
        matches!(part, "con" | "prn" | "aux" | "nul")
            || (part.len() == 4 && (part.starts_with("com") || part.starts_with("lpt")))
    };
    if id.split('/').all(|part| is_slug(part) && !reserved(part)) && id.len() <= 120 {
        return Some(id.to_owned());
    }
    let example: Vec<String> = id.split('/').map(slug).collect();
    diagnostics
        .report_path(Code::BadId, format!("content/{path}"))
        .with("found", id)
        .with("example", format!("{}.md", example.join("/")));
    None
}

fn read_text(
    sources: &mut Sources,
    path: &str,
    entry: &DirEntry,
    diagnostics: &mut Diagnostics,
) -> Result<Option<SourceId>, Failure> {
    let shown = format!("content/{path}");
    if !is_small_enough(path, entry, diagnostics)? {
        return Ok(None);
    }
    match String::from_utf8(read_bytes(entry.path())?) {
        Ok(text) => Ok(Some(sources.add(Source::new(shown, &text)))),
        Err(_) => {
            diagnostics.report_path(Code::NotText, shown);
            Ok(None)
        }
    }
}

fn is_small_enough(path: &str, entry: &DirEntry, diagnostics: &mut Diagnostics) -> Result<bool, Failure> {
    let size = entry.metadata().map_err(|error| Failure(error.to_string()))?.len();
    if size > MOST_TEXT {
        diagnostics
            .report_path(Code::FileTooLarge, format!("content/{path}"))
            .with("size", (size >> 20).to_string())
            .with("most", (MOST_TEXT >> 20).to_string());
    }
    Ok(size <= MOST_TEXT)
}
