//! Files become a published site; the only writer.
//!
//! **The promise.** Whoever opens the output folder, at any moment and after any kill of this program, finds the whole old site or
//! the whole new one. To keep it, the new tree is built beside the old one (unchanged files are hard links, so
//! they keep bytes, time and inode), and the two folders change places in one step. What the old tree held that this program
//! did not make goes along.
//!
//! **Where it cannot be kept.** A file system that cannot exchange two folders: they change places by two renames, and for that
//! instant there is no site; a run killed there is mended by the next. Where the folder beside cannot be written, the output
//! folder is a mount point, or there are no hard links: files are replaced one by one ([`Summary::in_place`] says why). Each
//! is whole, files that pages refer to come before the pages, and what is gone goes last.
//!
//! A process that has the output folder itself open or mounted (a container with `output/` as its volume) goes on seeing the
//! old one: let it open the folder above.
//!
//! **What is ours** stands in `.ketluan/manifest` in the output folder. Nothing else in there is ever changed or removed, and
//! a folder with other things in it and no manifest is refused.
//!
//! This part knows addresses and bytes, not what they mean.

mod destination;
mod disk;
mod in_place;
mod leftover;
mod lock;
mod manifest;
mod means;
mod plan;
#[cfg(test)]
mod tests;
mod whole;

pub use destination::Destination;

use crate::Failure;
use crate::file::{File, Maker};
use crate::page::Address;
use lock::Lock;
use manifest::{Manifest, NOTHING_ASKED};
use means::{Means, Step};
use whole::Outcome;

/// What a run did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files whose bytes are new.
    pub written: usize,
    /// Files left as they were.
    pub unchanged: usize,
    /// Files of the site before that are no more.
    pub removed: usize,
    /// Why the weaker promise had to do, where it had.
    pub in_place: Option<String>,
}

/// Publishes `files` as the whole site at `destination`. Writes nothing where nothing changed.
pub fn write(destination: &Destination, files: &[File]) -> Result<Summary, Failure> {
    write_made(destination, files, NOTHING_ASKED)
}

/// As [`write`], of files that are partly made when they are written. What fails there fails the whole, and the site is as it was.
pub fn write_made(destination: &Destination, files: &[File], maker: Maker) -> Result<Summary, Failure> {
    write_with(destination, files, maker, &Means::of_this_machine())
}

/// The addresses that stand published; none before the first build.
pub fn published(destination: &Destination) -> Result<Vec<Address>, Failure> {
    Ok(Manifest::read(destination.folder())?.unwrap_or_default().addresses().map(Address::file).collect())
}

fn write_with(destination: &Destination, files: &[File], maker: Maker, means: &Means) -> Result<Summary, Failure> {
    let lock = Lock::take(destination)?;
    (means.step)(Step::Locked)?;
    leftover::clear(destination, means)?;
    let (plan, manifest) = plan::compare(destination.folder(), files, maker)?;
    (means.step)(Step::Compared)?;
    if plan.is_empty() {
        return Ok(plan.summary(None));
    }
    let in_place = match whole::publish(destination, &plan, &manifest, means) {
        Ok(Outcome::Published) => None,
        Ok(Outcome::NotPossible(reason)) => {
            leftover::clear(destination, means)?;
            in_place::publish(destination.folder(), &plan, &manifest, means)?;
            Some(reason)
        }
        Err(failure) => {
            // A full disk should not stay full; the first failure is the one to tell.
            if (means.step)(Step::Failed).is_ok() {
                leftover::clear(destination, means).ok();
            }
            return Err(failure);
        }
    };
    (means.step)(Step::Finished)?;
    drop(lock);
    Ok(plan.summary(in_place))
}
