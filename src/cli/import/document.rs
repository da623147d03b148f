//! A file on the way in: what kind it is, and the text that it holds.

use std::path::Path;

use super::log::Log;
use super::table;
use crate::cli::pdf;
use crate::diagnostic::Language;
use crate::document::{self, Fault, Kind, Note};
use crate::source::Source;
use crate::{Failure, input};

/// What a file holds.
#[derive(Debug)]
pub enum Opened {
    /// A text, what it does not carry by line, and the file itself where it is to stand beside the notice.
    Text { text: Source, notes: Vec<(usize, Note)>, original: Option<Original> },
    /// A log of results, which the content takes as it is.
    Log(Log),
}

/// The file that a notice was made of.
#[derive(Clone, Debug)]
pub struct Original {
    /// Its usual ending: `docx`.
    pub kind: &'static str,
    pub bytes: Vec<u8>,
}

/// Reads a file; what it is, its first bytes tell, not its name.
pub fn open(file: &Path, language: Language) -> Result<Opened, Failure> {
    let shown = file.display().to_string();
    let failed = |fault: Fault| Failure(format!("{shown}: {}", fault.told(language)));
    let size = std::fs::metadata(file).map_err(|error| Failure(format!("cannot read {shown}: {error}")))?.len();
    document::fits(size).map_err(failed)?;
    let bytes = input::read_bytes(file)?;
    let kind = Kind::of(&bytes).map_err(failed)?;
    match kind {
        Kind::Docx | Kind::Odt => {
            let read = document::read(&bytes).map_err(failed)?;
            let kind = if kind == Kind::Docx { "docx" } else { "odt" };
            Ok(Opened::Text {
                text: Source::document(shown, &read.text),
                notes: read.notes,
                original: Some(Original { kind, bytes }),
            })
        }
        Kind::Pdf => {
            let text = pdf::text(&bytes, &shown, language)?;
            if !text.chars().any(char::is_alphanumeric) {
                return Err(failed(Fault::NoText));
            }
            let notes = vec![(0, Note::FromPages)];
            Ok(Opened::Text {
                text: Source::document(shown, &text),
                notes,
                original: Some(Original { kind: "pdf", bytes }),
            })
        }
        Kind::Xlsx => table::of_workbook(bytes, &shown, language),
        Kind::Text => {
            let ending = file.extension().map(|kind| kind.to_string_lossy().to_lowercase()).unwrap_or_default();
            // Under the name of an office program's file anything else is damaged.
            if matches!(ending.as_str(), "docx" | "odt" | "pdf" | "xlsx" | "doc" | "rtf" | "xls") {
                return Err(failed(Fault::Damaged));
            }
            let text = String::from_utf8(bytes)
                .map_err(|_| Failure(format!("{shown} is not UTF-8 text; save it again with the encoding UTF-8")))?;
            if !text.chars().any(char::is_alphanumeric) {
                return Err(Failure(format!("{shown} holds no words; nothing was written")));
            }
            match ending.as_str() {
                "csv" => table::of_csv(text, &shown, language),
                _ => Ok(Opened::Text { text: Source::document(shown, &text), notes: Vec::new(), original: None }),
            }
        }
    }
}
