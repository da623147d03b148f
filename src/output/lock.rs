//! One build at a time: a lock that ends with the process, however it ends.
//!
//! The lock is a file in the output folder. The trees that follow each other hold the same file (a hard link), so that a
//! process that found the old folder and one that found the new folder ask for one lock.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::destination::Destination;
use super::disk::{self, failed};
use super::manifest::OWN;
use super::plan;
use crate::Failure;

pub const NAME: &str = ".ketluan/lock";

const TRIES: usize = 16;

/// Held until dropped.
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Makes the output folder where there is none. A folder that is not this program's is refused before
    /// anything is put into it.
    pub fn take(destination: &Destination) -> Result<Self, Failure> {
        // Another process may swap the folders between any two steps; and a process that this one is just starting holds
        // all its files for an instant. Neither lasts.
        for attempt in 0..TRIES {
            let folder = stand(destination)?;
            plan::refuse_foreign(&folder)?;
            let path = folder.join(NAME);
            let Some(file) = open(&folder, &path)? else { continue };
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) if attempt + 1 < TRIES => {
                    std::thread::sleep(Duration::from_millis(20));
                    continue;
                }
                Err(TryLockError::WouldBlock) => {
                    let folder = destination.folder().display();
                    return Err(Failure(format!("another build is publishing to {folder}; wait for it to end")));
                }
                // A file system without locks: better unguarded than not at all.
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(failed("cannot lock", &path)(error)),
            }
            if folder != destination.folder() {
                // A run was killed between its two renames: the old site comes back.
                fs::rename(&folder, destination.folder()).map_err(failed("cannot bring back", &folder))?;
            }
            let still = destination.folder().join(NAME).symlink_metadata();
            let held = file.metadata().map_err(failed("cannot read", &path))?;
            if still.is_ok_and(|still| disk::same_inode(&still, &held)) {
                return Ok(Self { _file: file });
            }
        }
        Err(Failure(format!("{} keeps changing while it is looked at", destination.folder().display())))
    }
}

/// The folder where the site stands now: its place, or aside of it, or a new empty one.
fn stand(destination: &Destination) -> Result<PathBuf, Failure> {
    let (folder, aside) = (destination.folder(), destination.aside());
    if !folder.exists() && aside.is_dir() {
        return Ok(aside);
    }
    if let Some(parent) = folder.parent() {
        fs::create_dir_all(parent).map_err(failed("cannot create", parent))?;
    }
    disk::need_folder(folder, None).map_err(failed("cannot create", folder))?;
    Ok(folder.to_path_buf())
}

/// `None` where the folder went away meanwhile.
fn open(folder: &Path, path: &Path) -> Result<Option<File>, Failure> {
    let own = folder.join(OWN);
    let opened = disk::need_folder(&own, None)
        .and_then(|()| OpenOptions::new().write(true).create(true).truncate(false).open(path));
    match opened {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed("cannot write in", &own)(error)),
    }
}
