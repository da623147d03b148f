//! A site's own theme on the disk: templates, words and lists as texts, everything else as the bytes it is.

use std::path::Path;

use walkdir::WalkDir;

use super::names::{is_litter, tell_no_file};
use super::read_bytes;
use super::text::tell_hidden;
use crate::Failure;
use crate::diagnostic::{Code, Diagnostics};
use crate::id::is_slug;
use crate::source::{Place, Source, SourceId, Sources, Span};

/// A file of a theme: its path below the theme's folder, its bytes, and its place among the texts if it is text.
#[derive(Clone, Debug)]
pub struct ThemeSource {
    pub path: String,
    pub content: Vec<u8>,
    pub source: Option<SourceId>,
}

/// A site's own theme, every file of `themes/NAME/`. `None` where there is no such folder. A file that must be text and is none is told
/// and left out.
pub fn read_theme(
    root: &Path,
    name: &str,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Vec<ThemeSource>>, Failure> {
    let top = root.join("themes").join(name);
    if !is_slug(name) || !top.is_dir() {
        return Ok(None);
    }
    let mut files = Vec::new();
    for entry in WalkDir::new(&top).sort_by_file_name().into_iter().filter_entry(|entry| !is_litter(entry)) {
        let entry = entry.map_err(|error| Failure(error.to_string()))?;
        let below = entry.path().strip_prefix(&top).ok().and_then(Path::to_str);
        let (false, Some(below)) = (entry.file_type().is_dir(), below) else { continue };
        let path = below.replace('\\', "/");
        let shown = format!("themes/{name}/{path}");
        if !entry.file_type().is_file() {
            tell_no_file(&entry, shown, diagnostics);
            continue;
        }
        let bytes = read_bytes(entry.path())?;
        if path.starts_with("assets/") {
            // Sheets and scripts are put together, where such a mark would stand in the middle.
            let content = bytes.strip_prefix(b"\xef\xbb\xbf").map_or_else(|| bytes.clone(), <[u8]>::to_vec);
            files.push(ThemeSource { path, content, source: None });
            continue;
        }
        let Ok(text) = String::from_utf8(bytes) else {
            diagnostics.report_path(Code::NotText, shown);
            continue;
        };
        let source = sources.add(Source::new(shown, &text));
        let text = sources.get(source);
        tell_hidden(source, text, diagnostics);
        if path.starts_with("templates/") && text.text.trim().is_empty() {
            diagnostics.report(Code::EmptyTemplate, Place::new(source, Span::default()));
            continue;
        }
        files.push(ThemeSource { path, content: text.text.as_bytes().to_vec(), source: Some(source) });
    }
    Ok(Some(files))
}
