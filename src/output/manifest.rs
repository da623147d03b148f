//! Which files of the output folder are this program's: a list kept in the folder itself.
//!
//! Plain text, an address a line, so that anyone can see what would be removed. Each line is checked when read: a list that
//! was tampered with must not lead outside the folder.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use walkdir::WalkDir;

use super::disk::{self, failed};
use crate::Failure;
use crate::file::{Body, Maker};

/// The program's own folder in the output folder. Its leading dot keeps it out of listings and searches.
pub const OWN: &str = ".ketluan";
const NAME: &str = ".ketluan/manifest";
const HEAD: &str = "ketluan 1";

/// For files that are all held in memory.
pub const NOTHING_ASKED: Maker = &|_, _| Err(Failure("a page was asked for that nobody makes".to_owned()));

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest(BTreeSet<String>);

impl Manifest {
    pub fn of<'a>(addresses: impl IntoIterator<Item = &'a str>) -> Self {
        Self(addresses.into_iter().map(str::to_owned).collect())
    }

    /// `None` where there is none: the folder has never been published to.
    pub fn read(folder: &Path) -> Result<Option<Self>, Failure> {
        let path = folder.join(NAME);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed("cannot read", &path)(error)),
        };
        // A list is put in place whole; an empty one is what a machine that lost its power left of one.
        if text.is_empty() {
            return Ok(None);
        }
        let mut lines = text.lines();
        if lines.next() != Some(HEAD) {
            return Err(Failure(format!(
                "{} is not of this version of the program; remove the folder",
                path.display()
            )));
        }
        match lines.find(|line| !is_safe(line)) {
            Some(line) => Err(Failure(format!("{} names “{line}”, which is no file of a site", path.display()))),
            None => Ok(Some(Self(text.lines().skip(1).map(str::to_owned).collect()))),
        }
    }

    /// Puts it in its place, whole or not at all.
    pub fn put(&self, folder: &Path) -> Result<(), Failure> {
        disk::put(&folder.join(NAME), &Body::Bytes(self.text().into_bytes()), NOTHING_ASKED)
    }

    fn text(&self) -> String {
        std::iter::once(HEAD).chain(self.addresses()).flat_map(|line| [line, "\n"]).collect()
    }

    pub fn contains(&self, path: &Path) -> bool {
        path.to_str().is_some_and(|path| self.0.contains(path))
    }

    /// The files and links below a folder that are not on the list, by their paths there.
    pub fn strange(&self, folder: &Path) -> Result<Vec<PathBuf>, Failure> {
        let mut found = Vec::new();
        for standing in all_below(folder) {
            let (path, is_folder) = standing?;
            if !is_folder && !self.contains(&path) {
                found.push(path);
            }
        }
        Ok(found)
    }

    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    pub fn union(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).cloned().collect())
    }

    /// Every folder that holds one of the files, the deepest first.
    pub fn folders(&self) -> Vec<PathBuf> {
        let mut folders: BTreeSet<&Path> = BTreeSet::new();
        for address in &self.0 {
            folders.extend(Path::new(address).ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty()));
        }
        folders.into_iter().rev().map(Path::to_path_buf).collect()
    }
}

/// All that stands below a folder but the program's own: its path there and whether it is a folder, folders before what is in them.
pub fn all_below(folder: &Path) -> impl Iterator<Item = Result<(PathBuf, bool), Failure>> + '_ {
    let walk = WalkDir::new(folder).min_depth(1).into_iter();
    walk.filter_entry(|entry| !(entry.depth() == 1 && entry.file_name() == OWN)).map(move |entry| {
        let entry = entry.map_err(|error| Failure(format!("cannot read {}: {error}", folder.display())))?;
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_path_buf();
        Ok((path, entry.file_type().is_dir()))
    })
}

/// A relative path of plain names, and not in the program's own folder.
pub fn is_safe(address: &str) -> bool {
    let path = Path::new(address);
    !address.is_empty()
        && !address.chars().any(|c| c.is_control() || c == '\\')
        && !address.ends_with('/')
        && !address.contains("//")
        && !path.starts_with(OWN)
        && address.split('/').all(|name| name != "." && name != "..")
        && path.components().all(|part| matches!(part, Component::Normal(_)))
}
