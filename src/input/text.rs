//! Bytes become texts: UTF-8 of a size that can be read, and what had to be taken out of them told.

use std::collections::BTreeMap;

use walkdir::DirEntry;

use super::read_bytes;
use crate::Failure;
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{LOST_LETTER, Place, Source, SourceId, Sources, Span, TakenOut};

/// The largest text that is read, in bytes: a thousand times the longest notice seen.
pub const MOST_TEXT: u64 = 16 << 20;

/// Reads one text of `content/`; `None`, and told, where it is none.
pub fn read_text(
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
        Ok(text) => {
            let source = sources.add(Source::new(shown, &text));
            tell_hidden(source, sources.get(source), diagnostics);
            Ok(Some(source))
        }
        Err(_) => {
            diagnostics.report_path(Code::NotText, shown);
            Ok(None)
        }
    }
}

/// Whether a file can be read whole; told where it cannot.
pub fn is_small_enough(path: &str, entry: &DirEntry, diagnostics: &mut Diagnostics) -> Result<bool, Failure> {
    let size = entry.metadata().map_err(|error| Failure(error.to_string()))?.len();
    if size > MOST_TEXT {
        diagnostics
            .report_path(Code::FileTooLarge, format!("content/{path}"))
            .with("size", (size >> 20).to_string())
            .with("most", (MOST_TEXT >> 20).to_string());
    }
    Ok(size <= MOST_TEXT)
}

/// Each hidden character once, at its first place, with how often the file has it; and letters that a conversion lost.
pub fn tell_hidden(id: SourceId, source: &Source, diagnostics: &mut Diagnostics) {
    let mut kinds: BTreeMap<char, (TakenOut, usize)> = BTreeMap::new();
    for taken in &source.taken_out {
        kinds.entry(taken.character).or_insert((*taken, 0)).1 += 1;
    }
    for (character, (first, count)) in kinds {
        let place = Place::new(id, Span::new(first.at, first.at + usize::from(first.blank)));
        diagnostics.report_hidden(place, character, count);
    }
    if let Some(at) = source.text.find(LOST_LETTER) {
        let place = Place::new(id, Span::new(at, at + LOST_LETTER.len_utf8()));
        let count = source.text.matches(LOST_LETTER).count();
        diagnostics.report(Code::LostLetter, place).with("count", count.to_string());
    }
}
