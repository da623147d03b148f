//! Trees that lie beside the output folder: the old one after an exchange, or what a killed run left.

use std::fs;
use std::path::Path;

use super::destination::Destination;
use super::disk::{self, failed};
use super::manifest::Manifest;
use super::means::{Means, Step};
use super::{Keep, releases};
use crate::Failure;

/// Clears both places beside the output folder. A whole site that was published until a run was killed is kept, where former ones are.
pub fn clear(destination: &Destination, keep: Keep, means: &Means) -> Result<(), Failure> {
    for tree in [destination.beside(), destination.aside()] {
        if tree.symlink_metadata().is_err() {
            continue;
        }
        let manifest = Manifest::read(&tree)?;
        let was_published = keep != Keep::None && releases::was_published(&tree, destination)?;
        match manifest.as_ref().filter(|_| was_published) {
            Some(manifest) => releases::keep(&tree, destination, manifest, means)?,
            None => retire(&tree, destination.folder(), manifest.as_ref(), means)?,
        }
    }
    Ok(())
}

/// Removes a tree. `manifest` says what in it is ours; a tree without one was never finished, and all in it
/// stands elsewhere too. What is not ours and not in `folder` (it came while the trees changed places) moves there.
pub fn retire(tree: &Path, folder: &Path, manifest: Option<&Manifest>, means: &Means) -> Result<(), Failure> {
    if let Some(manifest) = manifest.filter(|_| tree.is_dir()) {
        rescue(tree, folder, manifest)?;
    }
    disk::remove_tree(tree)?;
    (means.step)(Step::LeftoverRemoved)
}

/// Moves to `folder` what is in a tree and not ours, and not there.
pub fn rescue(tree: &Path, folder: &Path, manifest: &Manifest) -> Result<(), Failure> {
    for path in manifest.strange(tree)? {
        let (found, place) = (tree.join(&path), folder.join(&path));
        if is_missing_or_older(&place, &found) {
            if let Some(above) = place.parent() {
                fs::create_dir_all(above).map_err(failed("cannot create", above))?;
            }
            fs::rename(&found, &place).map_err(failed("cannot keep", &found))?;
        }
    }
    Ok(())
}

fn is_missing_or_older(place: &Path, found: &Path) -> bool {
    let (Ok(there), Ok(here)) = (place.symlink_metadata(), found.symlink_metadata()) else { return true };
    if disk::same_inode(&there, &here) || there.is_dir() {
        return false;
    }
    matches!((there.modified(), here.modified()), (Ok(there), Ok(here)) if there < here)
}
