//! Workbooks among the content: logs, and KPI tables beside notices. Their sheets join the texts.

use super::text::{MOST_TEXT, tell_hidden};
use super::{Content, read_bytes};
use crate::Failure;
use crate::diagnostic::Diagnostics;
use crate::sheet::{self, Fault, Limit, SheetText, TableFile};
use crate::source::{Source, SourceId, Sources};

/// A log: what is wrong with the file itself is told at once.
pub fn read_log(content: &mut Content, path: &str, bytes: &[u8], diagnostics: &mut Diagnostics) {
    let shown = format!("content/{path}");
    match sheet::read(bytes) {
        Ok(sheets) => {
            let sheets = add(&mut content.sources, &shown, sheets);
            for sheet in &sheets {
                tell_hidden(*sheet, content.sources.get(*sheet), diagnostics);
            }
            content.logs.push(sheets);
        }
        Err(fault) => fault.tell(diagnostics.report_path(fault.code(), shown)),
    }
}

/// Workbooks that a notice beside them names. Others are attachments like a picture: nobody asks what is in them, so they may be as large
/// or as locked as they like, and cost no time.
pub fn read_named(content: &mut Content) -> Result<(), Failure> {
    let notices: Vec<(String, SourceId)> = content
        .notices
        .iter()
        .map(|(_, source)| (folder(&content.sources.get(*source).path).to_owned(), *source))
        .collect();
    for file in &mut content.files {
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
        file.table = Some(match sheet::read(&read_bytes(&file.on_disk)?) {
            Ok(sheets) => TableFile::Sheets(add(&mut content.sources, &shown, sheets)),
            Err(fault) => TableFile::Unreadable(fault),
        });
    }
    Ok(())
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn add(sources: &mut Sources, path: &str, sheets: Vec<SheetText>) -> Vec<SourceId> {
    sheets.into_iter().map(|SheetText { sheet, text }| sources.add(Source::of_sheet(path, sheet, &text))).collect()
}
