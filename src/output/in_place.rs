//! The weaker way to publish, where folders cannot change places: files are replaced one by one.
//!
//! Each file is whole at every moment. A reader may see new pages beside old ones while it runs, and after a kill until the
//! next run. The list of what is ours is widened first, so that a killed run leaves nothing that the next takes for foreign.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Bound;
use std::path::Path;

use super::disk::{self, failed};
use super::manifest::{Manifest, OWN};
use super::means::{Means, Step};
use super::plan::Plan;
use crate::Failure;

pub fn publish(folder: &Path, plan: &Plan, manifest: &Manifest, means: &Means) -> Result<(), Failure> {
    plan.before.union(manifest).put(folder)?;
    (means.step)(Step::NamesJoined)?;
    let new = folder.join(OWN).join("new");
    disk::remove(&new)?;
    let (clashing, others) = by_clash(plan);
    for path in clashing {
        disk::remove(&folder.join(path))?;
        for above in path.ancestors().skip(1).filter(|above| !above.as_os_str().is_empty()) {
            fs::remove_dir(folder.join(above)).ok();
        }
    }
    for file in &plan.changed {
        let place = folder.join(file.address.as_str());
        for above in Path::new(file.address.as_str()).ancestors().skip(1).collect::<Vec<_>>().into_iter().rev() {
            let above = folder.join(above);
            disk::need_folder(&above, None).map_err(failed("cannot create", &above))?;
        }
        plan.create(&new, file)?;
        fs::rename(&new, &place).map_err(failed("cannot write", &place))?;
        (means.step)(Step::FileReplaced)?;
    }
    for path in others {
        disk::remove(&folder.join(path))?;
        (means.step)(Step::FileRemoved)?;
    }
    remove_empty(folder, &plan.before);
    manifest.put(folder)
}

/// What was a file and is to be a folder, or the other way round, has to go first; the rest of what is gone goes last.
fn by_clash<'a>(plan: &'a Plan) -> (Vec<&'a Path>, Vec<&'a Path>) {
    let coming: BTreeSet<&Path> = plan.changed.iter().map(|file| Path::new(file.address.as_str())).collect();
    plan.removed.iter().map(|path| path.as_path()).partition(|path| {
        let next = coming.range::<Path, _>((Bound::Excluded(*path), Bound::Unbounded)).next();
        next.is_some_and(|address| address.starts_with(path)) || path.ancestors().any(|above| coming.contains(above))
    })
}

/// Folders that held only ours go with the last of it; the disk refuses to remove those that hold anything.
fn remove_empty(folder: &Path, before: &Manifest) {
    for path in before.folders() {
        fs::remove_dir(folder.join(path)).ok();
    }
}
