//! Where an imported notice goes: a place of its own, the place where the same one stands, or none, where another stands there.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::Failure;
use crate::diagnostic::Language;
use crate::import::Imported;

/// What became of a notice that was to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    New,
    /// Over one that stood there, as was asked for.
    Replaced,
    /// The same notice stood there.
    Same,
    /// Another notice stands there and was left: where the two differ, line by line.
    Differs(Vec<String>),
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

/// Writes a notice, but not over another one unless `replace` says so.
pub fn write(root: &Path, path: &str, text: &str, replace: bool, language: Language) -> Result<Written, Failure> {
    let whole = root.join(path);
    if !whole.exists() {
        return put(&whole, text).map(|()| Written::New);
    }
    let there = fs::read_to_string(&whole).map_err(|error| Failure(format!("cannot read {path}: {error}")))?;
    if there == text {
        return Ok(Written::Same);
    }
    match replace {
        true => put(&whole, text).map(|()| Written::Replaced),
        false => Ok(Written::Differs(differences(&there, text, language))),
    }
}

/// The whole text or nothing: what stands there is replaced in one step.
pub fn put(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure(format!("cannot write {}: {error}", path.display()));
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed)?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// So many lines of each text are shown.
const SHOWN: usize = 3;

/// From the first line that differs to the last: how many lines, and the first of them on either side.
fn differences(there: &str, new: &str, language: Language) -> Vec<String> {
    let (old, new): (Vec<&str>, Vec<&str>) = (there.lines().collect(), new.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old[same..].iter().rev().zip(new[same..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (gone, come) = (&old[same..old.len() - rest], &new[same..new.len() - rest]);
    let line = same + 1;
    let mut told = vec![match language {
        Language::English => {
            format!("from line {line} on {} lines differ from {} of the new text:", gone.len(), come.len())
        }
        Language::Vietnamese => {
            format!("từ dòng {line}, {} dòng khác với {} dòng của văn bản mới:", gone.len(), come.len())
        }
    }];
    let differing = |ours: &'_ [&str], others: &[&str]| -> Vec<String> {
        ours.iter()
            .filter(|line| !line.trim().is_empty() && !others.contains(line))
            .take(SHOWN)
            .map(|line| short(line))
            .collect()
    };
    told.extend(differing(gone, come).into_iter().map(|line| format!("- {line}")));
    told.extend(differing(come, gone).into_iter().map(|line| format!("+ {line}")));
    told
}

fn short(line: &str) -> String {
    const MOST: usize = 100;
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{} …", line[..end].trim_end()),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_told_in_few_lines() {
        let told = differences("a\nb\nc\nd\n", "a\nx\nc\ny\nd\n", Language::English);
        assert_eq!(told, ["from line 2 on 2 lines differ from 3 of the new text:", "- b", "+ x", "+ y"]);
        let told = differences("a\n", "a\nb\n", Language::English);
        assert_eq!(told[1..], ["+ b"]);
    }
}
