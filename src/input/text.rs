//! Bytes become texts: UTF-8 of a size that can be read, and what had to be taken out of them told.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;
use walkdir::DirEntry;

use super::names::path_below;
use super::stamp::{Before, Stamp};
use super::{Content, read_bytes};
use crate::Failure;
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{LOST_LETTER, Place, Source, SourceId, Span, TakenOut, lay_together};

/// The largest text that is read, in bytes: a thousand times the longest notice seen.
pub const MOST_TEXT: u64 = 16 << 20;

/// What was read of a file, and how it looked before it was: one that changes meanwhile looks different the next time.
pub struct Fetched {
    stamp: Stamp,
    /// `None` where it is no UTF-8.
    text: Result<Option<Source>, Failure>,
}

impl Fetched {
    fn new(path: &str, entry: &DirEntry, stamp: Stamp) -> Self {
        let text = |bytes| String::from_utf8(bytes).ok().map(|text| Source::new(format!("content/{path}"), &text));
        Self { stamp, text: read_bytes(entry.path()).map(text) }
    }
}

/// Fetches the texts among these files side by side: an archive has thousands. What is no text, too large or as it was `before` is left out.
pub fn fetch_ahead(top: &Path, entries: &[DirEntry], before: &Before) -> Vec<Option<Fetched>> {
    let ahead = |entry: &DirEntry| {
        let path =
            path_below(top, entry.path(), &mut Diagnostics::default()).filter(|_| entry.file_type().is_file())?;
        let kind = path.rsplit_once('.')?.1;
        let is_text = ["md", "csv", "toml"].iter().any(|text| kind.eq_ignore_ascii_case(text));
        let stamp = Stamp::of(entry).ok().filter(|stamp| is_text && stamp.size <= MOST_TEXT)?;
        before.unchanged(&path, &stamp).is_none().then(|| Fetched::new(&path, entry, stamp))
    };
    let mut fetched: Vec<Option<Fetched>> = entries.par_iter().map(ahead).collect();
    let texts = fetched.iter_mut().flatten().filter_map(|fetched| fetched.text.as_mut().ok()?.as_mut());
    lay_together(texts);
    fetched
}

/// Takes one text of `content/`, `fetched` where it was read ahead; `None`, and told, where it is none.
pub fn read_text(
    content: &mut Content,
    before: &Before,
    path: &str,
    (entry, fetched): (&DirEntry, Option<Fetched>),
    diagnostics: &mut Diagnostics,
) -> Result<Option<SourceId>, Failure> {
    let fetched = match fetched {
        Some(fetched) => fetched,
        None => {
            if !is_small_enough(path, entry, diagnostics)? {
                return Ok(None);
            }
            let stamp = Stamp::of(entry)?;
            if let Some([source]) = before.unchanged(path, &stamp) {
                tell_hidden(*source, content.sources.get(*source), diagnostics);
                content.stamps.insert(path.to_owned(), (stamp, vec![*source]));
                return Ok(Some(*source));
            }
            Fetched::new(path, entry, stamp)
        }
    };
    let Some(text) = fetched.text? else {
        diagnostics.report_path(Code::NotText, format!("content/{path}"));
        return Ok(None);
    };
    let source = before.put(&mut content.sources, path, vec![text])[0];
    tell_hidden(source, content.sources.get(source), diagnostics);
    content.stamps.insert(path.to_owned(), (fetched.stamp, vec![source]));
    Ok(Some(source))
}

/// One text as it stands now, without a look at anything else; `None` where there is none that could be read as any other.
pub fn read_one(root: &Path, path: &str) -> Option<Source> {
    let on_disk = root.join(path);
    let found = on_disk.symlink_metadata().ok().filter(|found| found.is_file() && found.len() <= MOST_TEXT);
    let text = String::from_utf8(read_bytes(found.map(|_| on_disk.as_path())?).ok()?).ok()?;
    Some(Source::new(path, &text))
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
