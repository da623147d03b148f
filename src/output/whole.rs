//! The strong way to publish: a whole new tree beside the old one, then the two change places.

use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::destination::Destination;
use super::disk::{self, failed};
use super::leftover;
use super::lock;
use super::manifest::{Manifest, OWN};
use super::means::{Means, Step};
use super::plan::Plan;
use super::{Keep, releases};
use crate::Failure;
use crate::file::File;

pub enum Outcome {
    Published,
    /// There is no exchange here: between two renames there was no site.
    PublishedInTwoSteps,
    /// The machine cannot do it here; the output folder is as it was.
    NotPossible(String),
}

/// Why building or exchanging stopped.
enum Stop {
    Failure(Failure),
    NotPossible(String),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// A step that some machines cannot do. A full disk is a failure wherever the bytes go.
fn unless_impossible<'a>(what: &'a str, path: &'a Path) -> impl FnOnce(io::Error) -> Stop + 'a {
    move |error| match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Stop::Failure(failed(what, path)(error)),
        _ => Stop::NotPossible(format!("{what} {}: {error}", path.display())),
    }
}

pub fn publish(
    destination: &Destination,
    plan: &Plan,
    manifest: &Manifest,
    (number, keep): (u64, Keep),
    means: &Means,
) -> Result<Outcome, Failure> {
    let done = build(destination, plan, manifest, number, means).and_then(|()| change_places(destination, means));
    match done {
        Err(Stop::Failure(failure)) => Err(failure),
        Err(Stop::NotPossible(reason)) => Ok(Outcome::NotPossible(reason)),
        Ok(outcome) => {
            for tree in [destination.beside(), destination.aside()] {
                // A folder that was never published to holds no site.
                if keep != Keep::None && plan.before.addresses().next().is_some() && tree.is_dir() {
                    releases::keep(&tree, destination, &plan.before, means)?;
                } else {
                    leftover::retire(&tree, destination.folder(), Some(&plan.before), means)?;
                }
            }
            Ok(outcome)
        }
    }
}

/// Grows the new tree. Its manifest comes last: a tree without one is known to be unfinished.
fn build(destination: &Destination, plan: &Plan, manifest: &Manifest, number: u64, means: &Means) -> Result<(), Stop> {
    let (old, new) = (destination.folder(), destination.beside());
    let step = |step| (means.step)(step).map_err(Stop::Failure);
    folder(old, &new, Path::new(""))?;
    folder(old, &new, Path::new(OWN))?;
    link(means, &old.join(lock::NAME), &new.join(lock::NAME))?;
    step(Step::TreeBegun)?;
    for path in manifest.folders().iter().rev() {
        folder(old, &new, path)?;
    }
    for path in &plan.unchanged {
        link(means, &old.join(path), &new.join(path))?;
        step(Step::FileLinked)?;
    }
    // Side by side: many are made only now. Nobody sees the new tree before it is whole, so their order does not matter.
    let step_of_file = means.step;
    let create = |file: &&File| {
        plan.create(&new.join(file.address.as_str()), file)?;
        step_of_file(Step::FileWritten)
    };
    let (others, last) = plan.changed.split_at(plan.changed.partition_point(|file| file.turn().is_none()));
    others.par_iter().try_for_each(create)?;
    last.iter().try_for_each(create)?;
    for foreign in &plan.foreign {
        if foreign.is_folder {
            folder(old, &new, &foreign.path)?;
        } else {
            carry(old, &new, &foreign.path, means)?;
        }
        step(Step::ForeignCarried)?;
    }
    releases::create(&new, number)?;
    manifest.put(&new)?;
    step(Step::ManifestWritten)
}

fn folder(old: &Path, new: &Path, path: &Path) -> Result<(), Stop> {
    let like = old.join(path).symlink_metadata().ok().filter(fs::Metadata::is_dir);
    let place = new.join(path);
    disk::need_folder(&place, like.as_ref()).map_err(unless_impossible("cannot create", &place))
}

fn link(means: &Means, from: &Path, to: &Path) -> Result<(), Stop> {
    (means.link)(from, to).map_err(unless_impossible("cannot link", to))
}

/// A file that is not ours may be gone, by its owner's hand, since it was seen; and the folders above it may be ours no longer.
fn carry(old: &Path, new: &Path, path: &Path, means: &Means) -> Result<(), Stop> {
    for above in path.ancestors().skip(1).collect::<Vec<_>>().into_iter().rev() {
        folder(old, new, above)?;
    }
    match (means.link)(&old.join(path), &new.join(path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        linked => linked.map_err(unless_impossible("cannot link", &new.join(path))),
    }
}

fn change_places(destination: &Destination, means: &Means) -> Result<Outcome, Stop> {
    let (folder, beside, aside) = (destination.folder(), destination.beside(), destination.aside());
    let step = |step| (means.step)(step).map_err(Stop::Failure);
    let outcome = match (means.exchange)(&beside, folder) {
        Ok(()) => Outcome::Published,
        Err(error) if is_unknown(&error) => {
            fs::rename(folder, &aside).map_err(unless_impossible("cannot move", folder))?;
            step(Step::OldSetAside)?;
            if let Err(error) = fs::rename(&beside, folder) {
                // No site at all is the worst outcome: the old one comes back first.
                fs::rename(&aside, folder).map_err(failed("cannot bring back", folder))?;
                return Err(unless_impossible("cannot move", folder)(error));
            }
            Outcome::PublishedInTwoSteps
        }
        Err(error) => return Err(unless_impossible("cannot exchange", folder)(error)),
    };
    step(Step::Exchanged)?;
    Ok(outcome)
}

/// The file system or the kernel does not know the exchange.
fn is_unknown(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}
