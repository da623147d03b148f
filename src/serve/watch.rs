//! Which files were written to: told by the system, or found out by looking, where a disk tells nobody (a share on the network).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::{Failure, input};

/// Paths below the root that may have changed; empty where it is not known which.
pub type Touches = BTreeSet<PathBuf>;

/// Editors save in several steps; what follows so closely is one save.
const QUIET: Duration = Duration::from_millis(4);
/// But nobody waits for a program that writes without end.
const LONGEST: Duration = Duration::from_millis(60);
/// Until a new folder is looked into once more.
const A_LITTLE: Duration = Duration::from_millis(300);
const FOREVER: Duration = Duration::from_secs(3600);
/// Between two looks, and never more than a twentieth of the time spent looking.
const BETWEEN: Duration = Duration::from_millis(400);

/// Tells `touched` of every save until nobody listens; runs in a thread of its own.
pub fn watch(root: PathBuf, touched: Sender<Touches>) -> Result<(), Failure> {
    let (send, events) = channel();
    let watcher = notify::recommended_watcher(move |event| drop(send.send(event)));
    let mut watcher = watcher.map_err(|error| failed(&root, &error))?;
    watch_all(&mut watcher, &root).map_err(|error| failed(&root, &error))?;
    std::thread::spawn(move || {
        let mut again = false;
        while let Some(touches) = next(&events, &root, again) {
            // A folder is watched from now on; what was written into it before that is looked for once more, a little later.
            again = touches.iter().any(|path| root.join(path).is_dir());
            let top = touches.iter().any(|path| path.components().count() == 1);
            if top {
                watch_all(&mut watcher, &root).ok();
            }
            if touched.send(touches).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// As [`watch`], by looking at everything again and again.
pub fn poll(root: PathBuf, touched: Sender<Touches>) {
    std::thread::spawn(move || {
        let mut before = input::look(&root);
        loop {
            let start = Instant::now();
            let now = input::look(&root);
            let took = start.elapsed();
            let gone = before.keys().filter(|path| !now.contains_key(*path));
            let new = now.iter().filter(|(path, stamp)| before.get(*path) != Some(*stamp)).map(|(path, _)| path);
            let touches: Touches = gone.chain(new).cloned().collect();
            if !touches.is_empty() && touched.send(touches).is_err() {
                return;
            }
            before = now;
            std::thread::sleep(BETWEEN.max(took * 20));
        }
    });
}

fn failed(root: &Path, error: &notify::Error) -> Failure {
    Failure(format!("{} cannot be watched ({error}); --poll looks for changes instead", root.display()))
}

fn watch_all(watcher: &mut RecommendedWatcher, root: &Path) -> notify::Result<()> {
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in ["content", "themes"].map(|name| root.join(name)) {
        if folder.is_dir() {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(())
}

/// The next save; where it is to be looked `again`, and nothing comes for a while, a save of nobody knows what. `None` when the watcher is gone.
fn next(events: &Receiver<notify::Result<Event>>, root: &Path, again: bool) -> Option<Touches> {
    let mut touches = Touches::new();
    while touches.is_empty() {
        match events.recv_timeout(if again { A_LITTLE } else { FOREVER }) {
            Ok(event) => take(event, root, &mut touches),
            Err(RecvTimeoutError::Timeout) if again => return Some(touches),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
    let start = Instant::now();
    while start.elapsed() < LONGEST {
        match events.recv_timeout(QUIET) {
            Ok(event) => take(event, root, &mut touches),
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
    Some(touches)
}

/// The paths of an event that matter; whatever is unclear is the whole of `content/`.
fn take(event: notify::Result<Event>, root: &Path, touches: &mut Touches) {
    let Ok(event) = event else {
        touches.insert(PathBuf::from("content"));
        return;
    };
    if event.need_rescan() {
        touches.insert(PathBuf::from("content"));
    }
    let written = match event.kind {
        // Reading is no change, though it is told: else every look would lead to the next.
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Other => true,
    };
    let below = event.paths.iter().filter(|_| written).filter_map(|path| path.strip_prefix(root).ok());
    let ours = |path: &&Path| path.starts_with("content") || path.starts_with("themes");
    touches.extend(below.filter(ours).filter(|path| !is_passing(path)).map(Path::to_path_buf));
}

/// What editors put beside a file while they write it; no reader looks at it either.
fn is_passing(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name.starts_with("~$") || name.ends_with('~')
}
