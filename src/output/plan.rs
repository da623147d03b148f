//! What stands in the output folder against what should: which files are new, which are gone, which were never ours.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::disk;
use super::manifest::{self, Manifest, OWN};
use super::{How, Summary};
use crate::Failure;
use crate::file::{File, Maker};

/// Things that stand in folders that are empty all the same.
const HARMLESS: &[&str] = &[OWN, ".gitignore", ".gitkeep", ".gitattributes", ".git", ".nojekyll", "lost+found"];

pub struct Plan<'a> {
    /// To be written; in the order of publishing one by one: what is referred to before what refers to it, what waits for all others last.
    pub changed: Vec<&'a File>,
    /// To be left as they are.
    pub unchanged: Vec<&'a Path>,
    /// Of the site before, and still there.
    pub removed: Vec<PathBuf>,
    /// Not this program's, folders before what is in them.
    pub foreign: Vec<Foreign>,
    /// What was published before.
    pub before: Manifest,
    same_names: bool,
    maker: Maker<'a>,
}

/// Something in the output folder that this program did not make.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Foreign {
    pub path: PathBuf,
    pub is_folder: bool,
}

impl Plan<'_> {
    /// Whether the output folder is as it should be.
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.removed.is_empty() && self.same_names
    }

    /// Writes one of the changed files where none stands.
    pub fn create(&self, path: &Path, file: &File) -> Result<(), Failure> {
        disk::create(path, &file.body, self.maker)
    }

    pub fn summary(&self, how: &How) -> Summary {
        let (in_place, in_two_steps) = match how {
            How::Whole => (None, false),
            How::TwoSteps => (None, true),
            How::InPlace(reason) => (Some(reason.clone()), false),
        };
        let (written, unchanged, removed) = (self.changed.len(), self.unchanged.len(), self.removed.len());
        Summary { written, unchanged, removed, in_place, in_two_steps }
    }
}

/// Refuses a folder that holds things and was never published to: it is likely the wrong one.
pub fn refuse_foreign(folder: &Path) -> Result<(), Failure> {
    if Manifest::read(folder)?.is_some() {
        return Ok(());
    }
    let entries = std::fs::read_dir(folder).map_err(disk::failed("cannot read", folder))?;
    let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).collect();
    names.sort();
    match names.iter().find(|name| !HARMLESS.iter().any(|harmless| name.as_os_str() == *harmless)) {
        Some(name) => Err(Failure(format!(
            "{} holds things this program did not make (“{}”); choose an empty folder",
            folder.display(),
            name.display()
        ))),
        None => Ok(()),
    }
}

/// Compares, and refuses where a file that is not ours stands in the way. Gives the list of what will be ours as well.
pub fn compare<'a>(folder: &Path, files: &'a [File], maker: Maker<'a>) -> Result<(Plan<'a>, Manifest), Failure> {
    let wanted = by_path(files)?;
    let after = Manifest::of(files.iter().map(|file| file.address.as_str()));
    let before = Manifest::read(folder)?.unwrap_or_default();
    let (ours, foreign) = scan(folder, &before)?;
    for foreign in foreign.iter().filter(|foreign| !foreign.is_folder) {
        refuse_in_the_way(folder, &foreign.path, &wanted, maker)?;
    }
    // Reading back is most of the work of a build that changes little.
    let pairs = wanted.iter().map(|(path, file)| (*path, *file));
    let (mut last, pairs): (Vec<_>, Vec<_>) = pairs.partition(|(_, file)| file.turn().is_some());
    last.sort_by_key(|(_, file)| file.turn());
    let is_same = |(path, file): &(&Path, &File)| {
        let stands = ours.contains(*path) || is_among(&foreign, path);
        // A link at our address is not our file, whatever it leads to.
        let place = folder.join(path);
        let plain = stands && place.symlink_metadata().is_ok_and(|found| found.is_file());
        Ok(plain && disk::holds(&place, &file.body, maker)?)
    };
    let mut same = pairs.par_iter().map(is_same).collect::<Result<Vec<bool>, Failure>>()?;
    same.extend(last.iter().map(is_same).collect::<Result<Vec<bool>, Failure>>()?);
    let (mut changed, mut unchanged) = (Vec::new(), Vec::new());
    for ((path, file), same) in pairs.into_iter().chain(last).zip(same) {
        if same {
            unchanged.push(path);
        } else {
            changed.push(file);
        }
    }
    changed.sort_by_key(|file| (file.turn(), publishing_order(file.address.as_str())));
    let removed = ours.into_iter().filter(|path| !wanted.contains_key(path.as_path())).collect();
    let foreign = foreign.into_iter().filter(|foreign| !wanted.contains_key(foreign.path.as_path())).collect();
    let same_names = before == after;
    Ok((Plan { changed, unchanged, removed, foreign, before, same_names, maker }, after))
}

fn is_among(foreign: &[Foreign], path: &Path) -> bool {
    foreign.binary_search_by(|known| known.path.as_path().cmp(path)).is_ok()
}

fn by_path(files: &[File]) -> Result<BTreeMap<&Path, &File>, Failure> {
    let mut wanted = BTreeMap::new();
    for file in files {
        let address = file.address.as_str();
        if !manifest::is_safe(address) {
            return Err(Failure(format!("“{address}” cannot be an address of the site")));
        }
        if wanted.insert(Path::new(address), file).is_some() {
            return Err(Failure(format!("two files of the site have the address “{address}”")));
        }
    }
    for path in wanted.keys() {
        if let Some(file) = path.ancestors().skip(1).find(|above| wanted.contains_key(above)) {
            return Err(Failure(format!("“{}” would be a file and a folder", file.display())));
        }
    }
    Ok(wanted)
}

/// Every file of ours that is there, and everything else, sorted.
fn scan(folder: &Path, before: &Manifest) -> Result<(BTreeSet<PathBuf>, Vec<Foreign>), Failure> {
    let our_folders: BTreeSet<PathBuf> = before.folders().into_iter().collect();
    let (mut ours, mut foreign) = (BTreeSet::new(), Vec::new());
    for standing in manifest::all_below(folder) {
        let (path, is_folder) = standing?;
        if is_folder && our_folders.contains(&path) {
            continue;
        }
        if !is_folder && before.contains(&path) {
            ours.insert(path);
        } else {
            foreign.push(Foreign { path, is_folder });
        }
    }
    foreign.sort();
    Ok((ours, foreign))
}

/// A foreign file or link must stand neither at an address of ours (unless it holds the very same) nor where a folder has to be.
fn refuse_in_the_way(folder: &Path, path: &Path, wanted: &BTreeMap<&Path, &File>, maker: Maker) -> Result<(), Failure> {
    let place = folder.join(path);
    let may_stay = match wanted.get(path) {
        Some(file) => {
            place.symlink_metadata().is_ok_and(|found| found.is_file()) && disk::holds(&place, &file.body, maker)?
        }
        None => {
            // Paths are ordered by their parts, so what lies below one follows it at once.
            let next = wanted.range::<Path, _>((Bound::Excluded(path), Bound::Unbounded)).next();
            let above = path.ancestors().skip(1).any(|above| wanted.contains_key(above));
            !above && !next.is_some_and(|(address, _)| address.starts_with(path))
        }
    };
    if may_stay {
        return Ok(());
    }
    Err(Failure(format!("{} is in the way and this program did not make it; move it elsewhere", place.display())))
}

/// Assets and data first, then pages from the deepest up, the overview last.
fn publishing_order(address: &str) -> (bool, std::cmp::Reverse<usize>, &str) {
    (address.ends_with(".html"), std::cmp::Reverse(address.matches('/').count()), address)
}
