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
//! **What was published before** can be kept in a hidden folder beside the output folder ([`Keep`]) and brought back ([`roll_back`]) by the
//! same exchange. Where files are replaced one by one, the site before is not kept.
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
mod releases;
#[cfg(test)]
mod tests;
mod whole;

pub use destination::Destination;
pub use releases::Release;

use crate::Failure;
use crate::file::{File, Maker};
use crate::page::Address;
use lock::Lock;
use manifest::{Manifest, NOTHING_ASKED};
use means::{Means, Step};
use whole::Outcome;

/// What becomes of the sites that were published before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// They go; those that are kept already stay.
    #[default]
    None,
    /// So many are kept beside the one that is published, the newest.
    Last(usize),
    All,
}

/// What a run did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files whose bytes are new.
    pub written: usize,
    /// Files left as they were.
    pub unchanged: usize,
    /// Files of the site before that are no more.
    pub removed: usize,
    /// Why files were replaced one by one, where they were: meanwhile a reader could see new pages beside old ones.
    pub in_place: Option<String>,
    /// The two trees could not change places in one step but in two, between which there was no site.
    pub in_two_steps: bool,
}

/// Publishes `files` as the whole site at `destination`. Writes nothing where nothing changed.
pub fn write(destination: &Destination, files: &[File]) -> Result<Summary, Failure> {
    write_made(destination, files, Keep::None, NOTHING_ASKED)
}

/// As [`write`], of files that are partly made when they are written. What fails there fails the whole, and the site is as it was.
pub fn write_made(destination: &Destination, files: &[File], keep: Keep, maker: Maker) -> Result<Summary, Failure> {
    write_with(destination, files, keep, maker, &Means::of_this_machine())
}

/// The addresses that stand published; none before the first build.
pub fn published(destination: &Destination) -> Result<Vec<Address>, Failure> {
    Ok(Manifest::read(destination.folder())?.unwrap_or_default().addresses().map(Address::file).collect())
}

/// The sites that can be brought back and the one that stands published, the oldest first.
pub fn releases(destination: &Destination) -> Result<Vec<Release>, Failure> {
    releases::all(destination)
}

/// Brings back the site with this number, in one step; the one that stands published now is kept in its stead. Gives `None` where that
/// number is not kept.
pub fn roll_back(destination: &Destination, number: u64) -> Result<Option<Summary>, Failure> {
    roll_back_with(destination, number, &Means::of_this_machine())
}

fn roll_back_with(destination: &Destination, number: u64, means: &Means) -> Result<Option<Summary>, Failure> {
    let lock = Lock::take(destination)?;
    leftover::clear(destination, Keep::All, means)?;
    let current = releases::number_of(destination.folder());
    if releases::kept(destination)?.contains(&current) {
        // A run was killed when it had brought that one back.
        releases::forget(destination, current)?;
    }
    if !releases::kept(destination)?.contains(&number) {
        return Ok(None);
    }
    let files = releases::files(destination, number)?;
    let (plan, manifest) = plan::compare(destination.folder(), &files, NOTHING_ASKED)?;
    if plan.is_empty() {
        // The same site under two numbers; the other one has no use any more.
        releases::replace(destination.folder(), number)?;
        releases::forget(destination, number)?;
        return Ok(Some(plan.summary(&How::Whole)));
    }
    let how = publish(destination, &plan, &manifest, (number, Keep::All), means)?;
    if !matches!(how, How::InPlace(_)) {
        releases::forget(destination, number)?;
    }
    drop(lock);
    Ok(Some(plan.summary(&how)))
}

fn write_with(
    destination: &Destination,
    files: &[File],
    keep: Keep,
    maker: Maker,
    means: &Means,
) -> Result<Summary, Failure> {
    let lock = Lock::take(destination)?;
    (means.step)(Step::Locked)?;
    leftover::clear(destination, keep, means)?;
    let (plan, manifest) = plan::compare(destination.folder(), files, maker)?;
    (means.step)(Step::Compared)?;
    let how = match plan.is_empty() {
        true => How::Whole,
        false => {
            let number = releases::next(destination)?;
            publish(destination, &plan, &manifest, (number, keep), means)?
        }
    };
    if let Keep::Last(most) = keep {
        releases::prune(destination, most)?;
    }
    if !plan.is_empty() {
        (means.step)(Step::Finished)?;
    }
    drop(lock);
    Ok(plan.summary(&how))
}

/// Which promise was kept.
enum How {
    Whole,
    TwoSteps,
    /// For this reason.
    InPlace(String),
}

/// Publishes a plan by the strongest means there are.
fn publish(
    destination: &Destination,
    plan: &plan::Plan,
    manifest: &Manifest,
    (number, keep): (u64, Keep),
    means: &Means,
) -> Result<How, Failure> {
    match whole::publish(destination, plan, manifest, (number, keep), means) {
        Ok(Outcome::Published) => Ok(How::Whole),
        Ok(Outcome::PublishedInTwoSteps) => Ok(How::TwoSteps),
        Ok(Outcome::NotPossible(reason)) => {
            leftover::clear(destination, keep, means)?;
            in_place::publish(destination.folder(), plan, manifest, means)?;
            releases::replace(destination.folder(), number)?;
            Ok(How::InPlace(reason))
        }
        Err(failure) => {
            // A full disk should not stay full; the first failure is the one to tell.
            if (means.step)(Step::Failed).is_ok() {
                leftover::clear(destination, keep, means).ok();
            }
            Err(failure)
        }
    }
}
