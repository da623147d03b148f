//! Sites that stood published before and are kept, so that one of them can be brought back in one step.
//!
//! They lie in a hidden folder beside the output folder, each a whole tree under its number; files that did not change from one to the next are
//! one file on the disk. Only this program's own files are kept. Nobody but its owner may look in: a web server that shows the folder
//! above must not show what was taken back.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::destination::Destination;
use super::disk::{self, failed};
use super::leftover;
use super::lock;
use super::manifest::{Manifest, NOTHING_ASKED, OWN};
use super::means::{Means, Step};
use crate::Failure;
use crate::file::{Body, File};
use crate::page::Address;

const NAME: &str = ".ketluan/release";

/// A published site, now or before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    pub number: u64,
    /// The one that stands published.
    pub current: bool,
    pub files: usize,
    /// When it was published last, as the disk remembers it.
    pub published: Option<std::time::SystemTime>,
}

/// The number of the site that stands in a folder; 0 where it has none.
pub fn number_of(folder: &Path) -> u64 {
    let text = fs::read_to_string(folder.join(NAME)).unwrap_or_default();
    text.trim().parse().unwrap_or_default()
}

/// The number that the next site to be published bears.
pub fn next(destination: &Destination) -> Result<u64, Failure> {
    let last = kept(destination)?.last().copied().unwrap_or_default();
    Ok(last.max(number_of(destination.folder())) + 1)
}

/// Gives a tree that nobody sees yet its number.
pub fn create(tree: &Path, number: u64) -> Result<(), Failure> {
    disk::create(&tree.join(NAME), &text(number), NOTHING_ASKED)
}

/// Gives the site that stands in a folder another number, in one step.
pub fn replace(folder: &Path, number: u64) -> Result<(), Failure> {
    disk::put(&folder.join(NAME), &text(number), NOTHING_ASKED)
}

fn text(number: u64) -> Body {
    Body::Bytes(format!("{number}\n").into_bytes())
}

/// The numbers of the sites that are kept, the oldest first.
pub fn kept(destination: &Destination) -> Result<Vec<u64>, Failure> {
    let folder = destination.kept();
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed("cannot read", &folder)(error)),
    };
    let mut numbers: Vec<u64> = entries
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect();
    numbers.sort();
    Ok(numbers)
}

/// Every site that is there, the oldest first.
pub fn all(destination: &Destination) -> Result<Vec<Release>, Failure> {
    let mut releases = Vec::new();
    for number in kept(destination)? {
        releases.extend(release(&place(destination, number), number, false)?);
    }
    let folder = destination.folder();
    releases.extend(release(folder, number_of(folder), true)?);
    releases.sort_by_key(|release| release.number);
    Ok(releases)
}

fn release(tree: &Path, number: u64, current: bool) -> Result<Option<Release>, Failure> {
    let Some(manifest) = Manifest::read(tree)? else { return Ok(None) };
    let published = tree.join(OWN).join("manifest").metadata().and_then(|found| found.modified()).ok();
    Ok(Some(Release { number, current, files: manifest.addresses().count(), published }))
}

fn place(destination: &Destination, number: u64) -> PathBuf {
    destination.kept().join(number.to_string())
}

/// The files of a site that is kept; each to be linked to, not copied.
pub fn files(destination: &Destination, number: u64) -> Result<Vec<File>, Failure> {
    let tree = place(destination, number);
    let Some(manifest) = Manifest::read(&tree)? else {
        return Err(Failure(format!("{} holds no whole site", tree.display())));
    };
    let file = |address: &str| File::same_as(Address::file(address), tree.join(address));
    Ok(manifest.addresses().map(file).collect())
}

/// Whether a tree beside the output folder was published until a run was killed. One that was not yet bears a number that is still to come, or
/// that of a site that is kept and was being brought back.
pub fn was_published(tree: &Path, destination: &Destination) -> Result<bool, Failure> {
    let (number, current) = (number_of(tree), number_of(destination.folder()));
    let kept = kept(destination)?;
    Ok(!kept.contains(&number) && (number < current || kept.contains(&current)))
}

/// Keeps a tree that was published until now. What is not ours goes to `folder`, as it does when a tree is removed.
pub fn keep(tree: &Path, destination: &Destination, manifest: &Manifest, means: &Means) -> Result<(), Failure> {
    leftover::rescue(tree, destination.folder(), manifest)?;
    for path in manifest.strange(tree)? {
        disk::remove(&tree.join(path))?;
    }
    disk::remove(&tree.join(lock::NAME))?;
    let folder = destination.kept();
    disk::need_folder(&folder, None).map_err(failed("cannot create", &folder))?;
    fs::set_permissions(&folder, Permissions::from_mode(0o700)).map_err(failed("cannot close", &folder))?;
    let ignored = folder.join(".gitignore");
    if !ignored.exists() {
        disk::create(&ignored, &Body::Bytes(b"*\n".to_vec()), NOTHING_ASKED)?;
    }
    let place = place(destination, number_of(tree));
    disk::remove_tree(&place)?;
    fs::rename(tree, &place).map_err(failed("cannot keep", &place))?;
    (means.step)(Step::ReleaseKept)
}

/// Removes the oldest, so that no more than `most` are kept.
pub fn prune(destination: &Destination, most: usize) -> Result<(), Failure> {
    let kept = kept(destination)?;
    for number in &kept[..kept.len().saturating_sub(most)] {
        let tree = place(destination, *number);
        // Without its list it is no site any more, however far the removal gets.
        disk::remove(&tree.join(OWN).join("manifest"))?;
        disk::remove_tree(&tree)?;
    }
    Ok(())
}

/// Removes one that stands published again.
pub fn forget(destination: &Destination, number: u64) -> Result<(), Failure> {
    disk::remove_tree(&place(destination, number))
}
