//! Workbooks and CSV files on the way in: a log goes to the logs, tables of tasks and indicators become a notice.

use super::document::{Opened, Original};
use super::log::Log;
use crate::Failure;
use crate::diagnostic::Language;
use crate::import::text_of_table;
use crate::progress::is_log;
use crate::sheet::{self, Fault};
use crate::source::Source;

/// The sheets of a workbook.
pub fn of_workbook(bytes: Vec<u8>, shown: &str, language: Language) -> Result<Opened, Failure> {
    let sheets = sheet::read(&bytes).map_err(|fault| Failure(format!("{shown}: {}", told(&fault, language))))?;
    let texts: Vec<Source> =
        sheets.into_iter().map(|sheet| Source::of_sheet(shown, sheet.sheet, &sheet.text)).collect();
    opened(texts, Original { kind: "xlsx", bytes }, shown, language)
}

/// The one table of a CSV file.
pub fn of_csv(text: String, shown: &str, language: Language) -> Result<Opened, Failure> {
    let source = Source::new(shown, &text);
    opened(vec![source], Original { kind: "csv", bytes: text.into_bytes() }, shown, language)
}

fn opened(texts: Vec<Source>, original: Original, shown: &str, language: Language) -> Result<Opened, Failure> {
    if texts.iter().any(is_log) {
        return Ok(Opened::Log(Log { texts, bytes: original.bytes, kind: original.kind }));
    }
    let tables: Vec<String> = texts.iter().filter_map(text_of_table).collect();
    if tables.is_empty() {
        let words = match language {
            Language::English => {
                "no table in it is one of tasks (Nội dung, Đơn vị chủ trì), of indicators (Chỉ tiêu, Kế hoạch) or a log (Nhiệm vụ, Ngày); \
                 name its columns so"
            }
            Language::Vietnamese => {
                "không có bảng nhiệm vụ (Nội dung, Đơn vị chủ trì), bảng chỉ tiêu (Chỉ tiêu, Kế hoạch) hay sổ theo dõi (Nhiệm vụ, Ngày) \
                 nào; hãy đặt tên cột như vậy"
            }
        };
        return Err(Failure(format!("{shown}: {words}")));
    }
    let text = Source::document(shown, &tables.join("\n"));
    Ok(Opened::Text { text, notes: Vec::new(), original: Some(original) })
}

/// What is wrong with a workbook, in the words that `check` has for it.
fn told(fault: &Fault, language: Language) -> String {
    let mut diagnostics = crate::diagnostic::Diagnostics::default();
    fault.tell(diagnostics.report_path(fault.code(), ""));
    let sentences = diagnostics.iter().map(|diagnostic| {
        let message = diagnostic.message(language);
        diagnostic.help(language).map_or(message.clone(), |help| format!("{message}; {help}"))
    });
    sentences.collect::<Vec<_>>().join("; ")
}
