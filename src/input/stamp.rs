//! How a file looked when it was read, so that one that looks the same need not be read again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::names::is_litter;
use crate::Failure;
use crate::source::{Source, SourceId, Sources};

/// Paths below `content/` that are known to have been written to: of two changes within one tick of the disk's clock the second leaves no
/// trace in the metadata.
pub type Touched = BTreeSet<String>;

/// By path below `content/`: how the file looked, and the texts that were read of it.
pub type Stamps = BTreeMap<String, (Stamp, Vec<SourceId>)>;

/// What changes when a file is written to, or another takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// In bytes.
    pub size: u64,
    file: (u64, u64),
    written: (i64, i64),
    changed: (i64, i64),
}

impl Stamp {
    pub fn of(entry: &DirEntry) -> Result<Self, Failure> {
        Ok(Self::new(&entry.metadata().map_err(|error| Failure(error.to_string()))?))
    }

    pub fn of_file(path: &Path) -> Result<Self, Failure> {
        let found = fs::symlink_metadata(path);
        Ok(Self::new(&found.map_err(|error| Failure(format!("cannot read {}: {error}", path.display())))?))
    }

    fn new(found: &Metadata) -> Self {
        Self {
            size: found.len(),
            file: (found.dev(), found.ino()),
            written: (found.mtime(), found.mtime_nsec()),
            changed: (found.ctime(), found.ctime_nsec()),
        }
    }
}

/// What was read the last time.
pub struct Before<'a> {
    pub stamps: &'a Stamps,
    pub touched: &'a Touched,
    pub sources: &'a Sources,
}

impl Before<'_> {
    /// The texts of a file that looks as it did.
    pub fn unchanged(&self, path: &str, stamp: &Stamp) -> Option<&[SourceId]> {
        let (then, texts) = self.stamps.get(path).filter(|_| !self.touched.contains(path))?;
        (then == stamp).then_some(texts)
    }

    /// Lists the texts of a file where those stood that were read of it before. One that says the same stays what it is.
    pub fn put(&self, sources: &mut Sources, path: &str, texts: Vec<Source>) -> Vec<SourceId> {
        let known = self.stamps.get(path).map_or(&[][..], |(_, texts)| texts);
        let put = |(at, text): (usize, Source)| match known.get(at) {
            Some(id) if sources.get(*id).says_the_same(&text) => *id,
            id => sources.put(id.copied(), text),
        };
        texts.into_iter().enumerate().map(put).collect()
    }
}

/// How everything looks that a site is made of, by path below its root: what was written to since shows in comparing two of these. For disks that
/// tell nobody of changes.
pub fn look(root: &Path) -> BTreeMap<PathBuf, Stamp> {
    let tops = ["content", "themes"].map(|top| WalkDir::new(root.join(top)).into_iter());
    let entries = tops.into_iter().flat_map(|walk| walk.filter_entry(|entry| !is_litter(entry)).flatten());
    let files = entries.filter(|entry| entry.file_type().is_file());
    let looked = |entry: DirEntry| {
        let stamp = Stamp::of(&entry).ok()?;
        Some((entry.path().strip_prefix(root).ok()?.to_path_buf(), stamp))
    };
    files.filter_map(looked).collect()
}
