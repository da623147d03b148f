//! What the machine can do, as values: so that a test can take a step away or stop the run at one.

use std::io;
use std::path::Path;

use crate::Failure;

/// Where a run can be stopped by a test, as a kill would stop it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    Locked,
    Compared,
    TreeBegun,
    FileWritten,
    FileLinked,
    ForeignCarried,
    ManifestWritten,
    OldSetAside,
    Exchanged,
    ReleaseKept,
    LeftoverRemoved,
    NamesJoined,
    FileReplaced,
    FileRemoved,
    Finished,
    /// Before a failed run is cleaned up; a killed one never is.
    Failed,
}

type Pair<'a> = &'a dyn Fn(&Path, &Path) -> io::Result<()>;

pub struct Means<'a> {
    pub exchange: Pair<'a>,
    pub link: Pair<'a>,
    pub step: &'a (dyn Fn(Step) -> Result<(), Failure> + Sync),
}

impl Means<'static> {
    pub fn of_this_machine() -> Self {
        Self { exchange: &exchange, link: &|from, to| std::fs::hard_link(from, to), step: &|_| Ok(()) }
    }
}

/// Two folders change places in one step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
