//! What must not be published, looked for in the files beside notices, which are published as they are.

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostics};
use crate::document;
use crate::document::Fault;
use crate::guard::{self, Rules};
use crate::input::{self, BesideFile};
use crate::sheet;
use crate::source::{Source, Sources};

/// Larger files are published unread.
const MOST: u64 = 64 << 20;

/// Why a file was not looked into, in words that messages know in each language.
type Unread = &'static str;

/// Makes texts of a file's bytes; its path is what they are shown under.
type Read<'r> = dyn Fn(&[u8], &str) -> Result<Vec<Source>, Unread> + 'r;

/// Takes the files beside notices and what the site forbids; reports what is found in Word, OpenDocument and PowerPoint files, workbooks,
/// texts, and PDF files, whose words `pdf` tells. A file in which something is found becomes a source, so that its line can be shown.
pub fn look_beside(
    files: &[&BesideFile],
    pdf: &(dyn Fn(&[u8]) -> Result<String, Unread> + Sync),
    rules: &Rules,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) {
    let shown = rules.shown.clone().and_told(sources.ids().map(|source| &*sources.get(source).text));
    let rules = Rules { denied: rules.denied.clone(), shown };
    let look = |file: &&BesideFile| read(file, pdf).map(|texts| texts.map(|texts| suspicious(&texts, &rules)));
    // Side by side; told in the order of the files.
    let found: Vec<Option<Result<Vec<Source>, Unread>>> = files.par_iter().map(look).collect();
    for (file, found) in files.iter().zip(found) {
        match found {
            None => {}
            Some(Err(reason)) => {
                let path = format!("content/{}", file.path);
                diagnostics.report_path(Code::NotLookedInto, path).with("reason", reason);
            }
            Some(Ok(texts)) => {
                for text in texts {
                    let source = sources.add(text);
                    guard::check_file(source, &sources.get(source).text, &rules, diagnostics);
                }
            }
        }
    }
}

/// Those in which anything is found.
fn suspicious(texts: &[Source], rules: &Rules) -> Vec<Source> {
    let is_clean = |text: &Source| {
        let mut sources = Sources::default();
        let mut found = Diagnostics::default();
        let source = sources.add(text.clone());
        guard::check_file(source, &text.text, rules, &mut found);
        found.is_empty()
    };
    texts.iter().filter(|text| !is_clean(text)).cloned().collect()
}

/// The words of a file; `None` where its kind is not read at all.
fn read(
    file: &BesideFile,
    pdf: &(dyn Fn(&[u8]) -> Result<String, Unread> + Sync),
) -> Option<Result<Vec<Source>, Unread>> {
    let kind = file.path.rsplit_once('.').map_or("", |(_, kind)| kind).to_lowercase();
    let read: &Read = match kind.as_str() {
        "docx" | "odt" | "pptx" | "odp" | "ods" => &of_document,
        "xlsx" => &of_workbook,
        "txt" | "csv" => &of_text,
        "pdf" => &|bytes, path| Ok(vec![Source::document(path, &pdf(bytes)?)]),
        _ => return None,
    };
    if file.size > MOST {
        return Some(Err("it is larger than what is read"));
    }
    // A file that went away since is told when it is copied.
    let bytes = input::read_bytes(&file.on_disk).ok()?;
    Some(read(&bytes, &format!("content/{}", file.path)))
}

fn of_document(bytes: &[u8], path: &str) -> Result<Vec<Source>, Unread> {
    let parts = document::words(bytes).map_err(|fault| match fault {
        Fault::Locked => "it is locked with a password",
        Fault::TooLarge(_) => "it is larger than what is read",
        Fault::NoText => "it holds no words, as a scan does",
        Fault::Kind(_) | Fault::Damaged | Fault::Declares => "it is damaged",
    })?;
    Ok(parts.iter().map(|part| Source::document(path, part)).collect())
}

fn of_workbook(bytes: &[u8], path: &str) -> Result<Vec<Source>, Unread> {
    let sheets = sheet::read(bytes).map_err(|fault| match fault {
        sheet::Fault::TooLarge(_) => "it is larger than what is read",
        sheet::Fault::NotAWorkbook | sheet::Fault::Damaged | sheet::Fault::NoValue(_) => "it is damaged",
    })?;
    Ok(sheets.into_iter().map(|sheet| Source::of_sheet(path, sheet.sheet, &sheet.text)).collect())
}

fn of_text(bytes: &[u8], path: &str) -> Result<Vec<Source>, Unread> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is no UTF-8 text")?;
    Ok(vec![Source::document(path, text)])
}
