//! Where a site may be published: checked once, before anything is written.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::disk::failed;
use crate::Failure;

/// An output folder that is neither the root of the project nor mixed with what the site is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    folder: PathBuf,
}

impl Destination {
    /// `output` need not exist; links on the way to it are followed here and never again. `root` is the folder that holds
    /// `content/` and `themes/`.
    pub fn choose(output: &Path, root: &Path) -> Result<Self, Failure> {
        let folder = resolve(output)?;
        let root = resolve(root)?;
        if root.starts_with(&folder) {
            return Err(Failure(format!(
                "the output folder {} holds the site's own sources; choose a folder of its own, such as {}",
                output.display(),
                root.join("output").display()
            )));
        }
        for sources in ["content", "themes"] {
            let sources = resolve(&root.join(sources))?;
            if folder.starts_with(&sources) || sources.starts_with(&folder) {
                return Err(Failure(format!(
                    "the output folder {} and {} lie within each other; choose a folder of its own",
                    output.display(),
                    sources.display()
                )));
            }
        }
        if folder.exists() && !folder.is_dir() {
            return Err(Failure(format!("{} is not a folder", output.display())));
        }
        if folder.file_name().is_none() || folder.parent().is_none() {
            return Err(Failure(format!("{} cannot be an output folder", output.display())));
        }
        Ok(Self { folder })
    }

    /// Absolute, and free of links.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the new tree grows, and where the old one lies for the moment it takes to remove it.
    pub(super) fn beside(&self) -> PathBuf {
        self.sibling(".ketluan-new")
    }

    /// Where the old tree lies between two renames.
    pub(super) fn aside(&self) -> PathBuf {
        self.sibling(".ketluan-old")
    }

    /// Where former sites are kept.
    pub(super) fn kept(&self) -> PathBuf {
        self.sibling(".ketluan-kept")
    }

    fn sibling(&self, ending: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(self.folder.file_name().unwrap_or_default());
        name.push(ending);
        self.folder.with_file_name(name)
    }
}

/// The real path of something that may not exist yet: its nearest existing ancestor, resolved, and the rest.
fn resolve(path: &Path) -> Result<PathBuf, Failure> {
    let absolute = std::path::absolute(path).map_err(failed("cannot find", path))?;
    let mut missing = Vec::new();
    let mut existing = absolute.as_path();
    loop {
        match existing.canonicalize() {
            Ok(real) => return Ok(missing.iter().rev().fold(real, |path, name| path.join(name))),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                if existing.symlink_metadata().is_ok() {
                    return Err(Failure(format!("{} is a link that leads nowhere", existing.display())));
                }
                let (Some(name), Some(parent)) = (existing.file_name(), existing.parent()) else {
                    return Err(Failure(format!("{} cannot be resolved", path.display())));
                };
                missing.push(name.to_owned());
                existing = parent;
            }
            Err(error) => return Err(failed("cannot find", existing)(error)),
        }
    }
}
