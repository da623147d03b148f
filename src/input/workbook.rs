//! Workbooks among the content: logs, and KPI tables beside notices. Their sheets join the texts.

use std::path::Path;

use walkdir::DirEntry;

use super::stamp::{Before, Stamp};
use super::text::{MOST_TEXT, tell_hidden};
use super::{Content, read_bytes};
use crate::Failure;
use crate::diagnostic::Diagnostics;
use crate::sheet::{self, Fault, Limit, SheetText, TableFile};
use crate::source::{Source, SourceId};

/// A log: what is wrong with the file itself is told at once.
pub fn read_log(
    content: &mut Content,
    before: &Before,
    path: &str,
    entry: &DirEntry,
    diagnostics: &mut Diagnostics,
) -> Result<(), Failure> {
    let shown = format!("content/{path}");
    let stamp = Stamp::of(entry)?;
    match read_sheets(content, before, path, entry.path(), stamp)? {
        Ok(sheets) => {
            for sheet in &sheets {
                tell_hidden(*sheet, content.sources.get(*sheet), diagnostics);
            }
            content.logs.push(sheets);
        }
        Err(fault) => fault.tell(diagnostics.report_path(fault.code(), shown)),
    }
    Ok(())
}

/// The sheets of a workbook, or those that were read of it before.
fn read_sheets(
    content: &mut Content,
    before: &Before,
    path: &str,
    on_disk: &Path,
    stamp: Stamp,
) -> Result<Result<Vec<SourceId>, Fault>, Failure> {
    let sheets = match before.unchanged(path, &stamp) {
        Some(sheets) => sheets.to_vec(),
        None => match sheet::read(&read_bytes(on_disk)?) {
            Ok(sheets) => {
                let shown = format!("content/{path}");
                let of_sheet = |of: SheetText| Source::of_sheet(shown.as_str(), of.sheet, &of.text);
                before.put(&mut content.sources, path, sheets.into_iter().map(of_sheet).collect())
            }
            Err(fault) => return Ok(Err(fault)),
        },
    };
    content.stamps.insert(path.to_owned(), (stamp, sheets.clone()));
    Ok(Ok(sheets))
}

/// Workbooks that a notice beside them names. Others are attachments like a picture: nobody asks what is in them, so they may be as large
/// or as locked as they like, and cost no time.
pub fn read_named(content: &mut Content, before: &Before) -> Result<(), Failure> {
    let notices: Vec<(String, SourceId)> = content
        .notices
        .iter()
        .map(|(_, source)| (folder(&content.sources.get(*source).path).to_owned(), *source))
        .collect();
    let mut files = std::mem::take(&mut content.files);
    for file in &mut files {
        let shown = format!("content/{}", file.path);
        let name = shown.rsplit_once('/').map_or("", |(_, name)| name);
        if !name.to_lowercase().ends_with(".xlsx") {
            continue;
        }
        let mut beside = notices.iter().filter(|(of, _)| of == folder(&shown));
        if !beside.any(|(_, source)| content.sources.get(*source).text.contains(name)) {
            continue;
        }
        if file.size > MOST_TEXT {
            file.table = Some(TableFile::Unreadable(Fault::TooLarge(Limit::File { most: MOST_TEXT })));
            continue;
        }
        let stamp = Stamp::of_file(&file.on_disk)?;
        file.table = Some(match read_sheets(content, before, &file.path, &file.on_disk, stamp)? {
            Ok(sheets) => TableFile::Sheets(sheets),
            Err(fault) => TableFile::Unreadable(fault),
        });
    }
    content.files = files;
    Ok(())
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
