//! Names on the disk: which are passed over, and which cannot be published, since someone could not open them.

use std::path::Path;

use unicode_normalization::UnicodeNormalization;
use walkdir::DirEntry;

use crate::diagnostic::{Code, Diagnostics};
use crate::id::is_slug;
use crate::source::{Hidden, LOST_LETTER};
use crate::vietnamese::fold::slug;

/// What systems and editors leave behind, and hidden files.
pub fn is_litter(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() > 0
        && (name.starts_with('.')
            || name.starts_with("~$")
            || name.ends_with('~')
            || name.eq_ignore_ascii_case("thumbs.db")
            || name.eq_ignore_ascii_case("desktop.ini"))
}

/// The path below `top` with forward slashes and composed letters; a name that is no text, or hides a part of itself, is told.
pub fn path_below(top: &Path, path: &Path, diagnostics: &mut Diagnostics) -> Option<String> {
    let below = path.strip_prefix(top).unwrap_or(path);
    let text = below.to_str().map(|text| text.replace('\\', "/").nfc().collect::<String>());
    let is_seen = |text: &String| !text.contains(|c| Hidden::of(c).is_some() || matches!(c, '\t' | '\n'));
    let reason = match text {
        Some(text) if is_seen(&text) => return Some(text),
        Some(_) => "it holds characters that cannot be seen",
        None => "it is not Unicode",
    };
    let seen = |c: char| if Hidden::of(c).is_some() || c.is_control() { LOST_LETTER } else { c };
    let shown: String = below.to_string_lossy().chars().map(seen).collect();
    diagnostics.report_path(Code::UnsafePath, format!("content/{shown}")).with("path", &shown).with("reason", reason);
    None
}

/// Tells what is no plain file: a link to another place, a pipe, a device.
pub fn tell_no_file(entry: &DirEntry, shown: String, diagnostics: &mut Diagnostics) {
    let code = if entry.file_type().is_symlink() { Code::LinkedFile } else { Code::NoFile };
    diagnostics.report_path(code, shown.as_str()).with("path", shown);
}

/// Whether Windows keeps a name for a device, whatever stands behind its first dot: `con.pdf`, `COM1.tar.gz`. The address of a file
/// is its name without marks, so "côn.pdf" is one too.
fn is_device(name: &str) -> bool {
    let stem = slug(name.split('.').next().unwrap_or_default());
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin" | "conout")
        || numbered.is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()))
}

/// Tells a path of which a part is named like a device; true where none is.
pub fn check_device(path: &str, diagnostics: &mut Diagnostics) -> bool {
    let Some(part) = path.split('/').find(|part| is_device(part)) else { return true };
    let (stem, rest) = part.split_once('.').map_or((part, String::new()), |(stem, rest)| (stem, format!(".{rest}")));
    diagnostics
        .report_path(Code::DeviceName, format!("content/{path}"))
        .with("name", part)
        .with("example", format!("{stem}-1{rest}"));
    false
}

/// Ids become folders of the site: each part a slug that Windows lets stand.
pub fn checked_id(id: &str, path: &str, diagnostics: &mut Diagnostics) -> Option<String> {
    if id.split('/').all(is_slug) && id.len() <= 120 {
        return check_device(path, diagnostics).then(|| id.to_owned());
    }
    let example: Vec<String> = id.split('/').map(slug).collect();
    diagnostics
        .report_path(Code::BadId, format!("content/{path}"))
        .with("found", id)
        .with("example", format!("{}.md", example.join("/")));
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_known_by_their_stem() {
        for name in ["con.pdf", "NUL.txt", "Com1.tar.gz", "lpt9", "côn.pdf", "aux"] {
            assert!(is_device(name), "{name}");
        }
        for name in ["con-1.pdf", "come.pdf", "com10.txt", "congvan.pdf", "lpt.doc", "báo cáo con.pdf"] {
            assert!(!is_device(name), "{name}");
        }
    }
}
