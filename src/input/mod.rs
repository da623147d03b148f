//! The only reader of the disk. Knows where things stand in a site's folder, not what their bytes mean.
//!
//! Links are not followed and names that could not stand on a Windows share are refused, so nothing outside the
//! folder is ever read and nothing inside it is published under a name that someone cannot open.

mod stamp;
mod workbook;

use std::fs;
use std::path::{Path, PathBuf};

mod names;
mod text;
mod theme;

pub use stamp::{Stamp, Touched, look};
pub use text::{read_one, tell_hidden};
pub use theme::{ThemeSource, read_theme};

use walkdir::{DirEntry, WalkDir};

use crate::Failure;
use crate::diagnostic::{Code, Diagnostics};
use crate::digest::Digest;
use crate::id::NoticeId;
use crate::sheet::TableFile;
use crate::source::{Source, SourceId, Sources};
use names::{check_device, checked_id, is_litter, path_below, tell_no_file};
use stamp::{Before, Stamps};
use text::{Fetched, fetch_ahead, is_small_enough, read_text};

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
    stamps: Stamps,
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
    read_again(root, &Content::default(), &Touched::new(), diagnostics)
}

/// As [`read`], and gives the same, except that texts are listed where they stood `before`; of files that look as they did then, and are
/// not known to be `touched`, only the metadata is read.
pub fn read_again(
    root: &Path,
    before: &Content,
    touched: &Touched,
    diagnostics: &mut Diagnostics,
) -> Result<Content, Failure> {
    let top = root.join("content");
    let before = Before { stamps: &before.stamps, touched, sources: &before.sources };
    let mut content = Content { sources: before.sources.clone(), ..Content::default() };
    if !top.is_dir() {
        return Err(Failure(format!("there is no folder {} — is this the site's root? (--root DIR)", top.display())));
    }
    let walk = WalkDir::new(&top).sort_by_file_name().into_iter().filter_entry(|entry| !is_litter(entry));
    let entries: Vec<DirEntry> =
        walk.collect::<Result<_, _>>().map_err(|error: walkdir::Error| Failure(error.to_string()))?;
    let fetched = fetch_ahead(&top, &entries, &before);
    for (entry, fetched) in entries.into_iter().zip(fetched) {
        if entry.depth() == 0 || entry.file_type().is_dir() {
            continue;
        }
        let Some(path) = path_below(&top, entry.path(), diagnostics) else { continue };
        if !entry.file_type().is_file() {
            tell_no_file(&entry, format!("content/{path}"), diagnostics);
            continue;
        }
        place(&mut content, &before, &path, (&entry, fetched), diagnostics)?;
    }
    workbook::read_named(&mut content, &before)?;
    // What is gone says nothing any more.
    for (_, (_, texts)) in before.stamps.iter().filter(|(path, _)| !content.stamps.contains_key(*path)) {
        for id in texts {
            content.sources.put(Some(*id), Source::new("", ""));
        }
    }
    for (name, found) in [("site.toml", content.site), ("units.toml", content.units)] {
        if found.is_none() {
            diagnostics.report_path(Code::MissingSettings, format!("content/{name}")).with("name", name);
        }
    }
    Ok(content)
}

/// The bytes of one attachment.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure(format!("cannot read {}: {error}", path.display())))
}

impl BesideFile {
    /// The digest of what it holds.
    pub fn digest(&self) -> Result<Digest, Failure> {
        let read = || Digest::read(fs::File::open(&self.on_disk)?);
        read().map_err(|error| Failure(format!("cannot read {}: {error}", self.on_disk.display())))
    }
}

fn place(
    content: &mut Content,
    before: &Before,
    path: &str,
    (entry, fetched): (&DirEntry, Option<Fetched>),
    diagnostics: &mut Diagnostics,
) -> Result<(), Failure> {
    let (folder, rest) = path.split_once('/').unwrap_or(("", path));
    let extension = rest.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase();
    match (folder, extension.as_str()) {
        ("", "toml") => {
            let slot: fn(&mut Content) -> &mut Option<SourceId> = match rest {
                "site.toml" => |content| &mut content.site,
                "units.toml" => |content| &mut content.units,
                "calendar.toml" => |content| &mut content.calendar,
                "indicators.toml" => |content| &mut content.indicators,
                _ => {
                    unknown_file(path, diagnostics);
                    return Ok(());
                }
            };
            *slot(content) = read_text(content, before, path, (entry, fetched), diagnostics)?;
        }
        ("notices", "md") => {
            let stem = rest.trim_end_matches(".md");
            let id = stem.strip_suffix("/index").unwrap_or(stem);
            if let Some(id) = checked_id(id, path, diagnostics)
                && let Some(source) = read_text(content, before, path, (entry, fetched), diagnostics)?
            {
                content.notices.push((NoticeId::new(id), source));
            }
        }
        ("pages", "md") => {
            if let Some(name) = checked_id(rest.trim_end_matches(".md"), path, diagnostics)
                && let Some(source) = read_text(content, before, path, (entry, fetched), diagnostics)?
            {
                content.pages.push((name, source));
            }
        }
        ("progress", "csv" | "md") => {
            let text = read_text(content, before, path, (entry, fetched), diagnostics)?;
            content.logs.extend(text.map(|text| vec![text]));
        }
        ("progress", "xlsx") => {
            if is_small_enough(path, entry, diagnostics)? {
                workbook::read_log(content, before, path, entry, diagnostics)?;
            }
        }
        // Left aside in silence, results would be lost.
        ("progress", kind @ ("xls" | "xlsm" | "xlsb" | "ods")) => {
            diagnostics.report_path(Code::OldWorkbook, format!("content/{path}")).with("kind", kind);
        }
        ("notices" | "pages", kind) if ATTACHMENT_KINDS.contains(&kind) => {
            if !check_device(path, diagnostics) {
                return Ok(());
            }
            let size = entry.metadata().map_err(|error| Failure(error.to_string()))?.len();
            let table = match kind {
                "csv" => read_text(content, before, path, (entry, fetched), diagnostics)?.map(TableFile::Text),
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
