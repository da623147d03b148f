//! Where an imported notice goes: a place of its own, the place where the same one stands, or none, where another stands there.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::difference::differences;
use crate::Failure;
use crate::diagnostic::Language;
use crate::import::Imported;

/// What became of a notice that was to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    New,
    /// Over one that stood there, as was asked for: where the two differed, line by line.
    Replaced(Vec<String>),
    /// The same notice stood there.
    Same,
    /// Another notice stands there and was left: where the two differ, line by line.
    Differs(Vec<String>),
}

/// A notice to be written, and the file that it was made of.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    pub root: &'a Path,
    pub path: &'a str,
    /// The notice, or a table as it is.
    pub content: &'a [u8],
    /// Where the original is to stand, and its bytes.
    pub beside: Option<(&'a str, &'a [u8])>,
}

impl Target<'_> {
    /// Writes the notice and its original, but not over others unless `replace` says so; a dry run only looks.
    pub fn write(&self, replace: bool, dry_run: bool, language: Language) -> Result<Written, Failure> {
        let there = read_if_there(&self.root.join(self.path))?;
        let beside = self.beside.map(|(path, _)| read_if_there(&self.root.join(path))).transpose()?.flatten();
        let same_text = there.as_ref().is_none_or(|there| there == self.content);
        let same_file = self.beside.is_none_or(|(_, bytes)| beside.as_ref().is_none_or(|there| there == bytes));
        let whole = there.is_some() && (self.beside.is_none() || beside.is_some());
        if whole && same_text && same_file {
            return Ok(Written::Same);
        }
        let mut lines = Vec::new();
        if let Some(there) = there.as_ref().filter(|_| !same_text) {
            lines = match (std::str::from_utf8(there), std::str::from_utf8(self.content)) {
                (Ok(there), Ok(new)) => differences(there, new, language),
                _ => vec![other_file(self.path, self.content.len(), there.len(), language)],
            };
        }
        if !same_text && lines.is_empty() {
            lines.push(match language {
                Language::English => "only the ends of lines differ".to_owned(),
                Language::Vietnamese => "chỉ khác ký tự xuống dòng".to_owned(),
            });
        }
        if let (false, Some((path, bytes))) = (same_file, self.beside) {
            lines.push(other_file(path, bytes.len(), beside.map_or(0, |there| there.len()), language));
        }
        if !lines.is_empty() && !replace {
            return Ok(Written::Differs(lines));
        }
        if !dry_run {
            // The original first: a notice never names a file that is not there.
            if let Some((path, bytes)) = self.beside {
                put(&self.root.join(path), bytes)?;
            }
            put(&self.root.join(self.path), self.content)?;
        }
        Ok(if lines.is_empty() { Written::New } else { Written::Replaced(lines) })
    }
}

fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure(format!("cannot read {}: {error}", path.display()))),
    }
}

fn other_file(path: &str, new: usize, there: usize, language: Language) -> String {
    match language {
        Language::English => format!("{path} is another file ({there} bytes there, {new} bytes new)"),
        Language::Vietnamese => format!("{path} là tệp khác (đang có {there} byte, tệp mới {new} byte)"),
    }
}

/// Where the file that a notice was made of stands: beside it, under its name.
pub fn beside(path: &str, kind: &str) -> String {
    format!("{}.{kind}", path.trim_end_matches(".md"))
}

/// The path of a notice below the root: under the name it was given, else under its own.
pub fn path(imported: &Imported, name: Option<&str>) -> Result<String, Failure> {
    let Some(name) = name else { return Ok(format!("content/notices/{}.md", imported.id)) };
    let name = name.trim_end_matches(".md");
    if name.is_empty() || !name.split('/').all(crate::id::is_slug) {
        return Err(Failure(format!(
            "“{name}” cannot name a notice; write a–z, 0–9 and hyphens, as 2025/{}",
            crate::vietnamese::fold::slug(name)
        )));
    }
    let folder = imported.id.split('/').next().unwrap_or_default();
    Ok(if name.contains('/') {
        format!("content/notices/{name}.md")
    } else {
        format!("content/notices/{folder}/{name}.md")
    })
}

/// The whole file or nothing: what stands there is replaced in one step. Others may read it as they may read any new file, or as they
/// could read the one it replaces.
pub fn put(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure(format!("cannot write {}: {error}", path.display()));
    let there = fs::metadata(path).ok();
    if there.as_ref().is_some_and(|there| !there.is_file()) {
        // A pipe or a device is written to, and not replaced; a folder says so itself.
        return fs::write(path, bytes).map_err(failed);
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed)?;
    let mut file = readable(&mut tempfile::Builder::new()).tempfile_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    if let Some(there) = there {
        file.as_file().set_permissions(there.permissions()).map_err(failed)?;
    }
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// A temporary file is its owner's alone, but this one is to stay: the umask says who else may read it.
#[cfg(unix)]
fn readable<'b>(builder: &'b mut tempfile::Builder<'static, 'static>) -> &'b tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn readable<'b>(builder: &'b mut tempfile::Builder<'static, 'static>) -> &'b tempfile::Builder<'static, 'static> {
    builder
}
