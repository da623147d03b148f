//! Places where a site cannot be published: a disk that fills up, one that may only be read, a file that may not grow. Each ends in a clear
//! message, and the site that stands there stays as it is.
//!
//! Small disks are real ones where this machine lets a process mount them in a namespace of its own; the test says which it was.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Output};

use ketluan::file::File;
use ketluan::output::{self, Destination, Keep};
use ketluan::page::Address;

const FOLDER: &str = "KETLUAN_TEST_SMALL_DISK";
const PAGES: usize = 24;
const PAGE: usize = 16 * 1024;

fn site(letter: &str, pages: usize) -> Vec<File> {
    let page = |at: usize| File::new(Address::page(&format!("trang/{at}")), letter.repeat(PAGE));
    (0..pages).map(page).chain([File::new(Address::file("x.css"), "same")]).collect()
}

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).unwrap().map(Result::unwrap) {
            match entry.file_type().unwrap().is_dir() {
                true => waiting.push(entry.path()),
                false => drop(found.insert(entry.path().display().to_string(), fs::read(entry.path()).unwrap())),
            }
        }
    }
    found
}

/// Runs one of the ignored tests below under a shell line, which calls it as `"$0"`.
fn within(line: &str, test: &str, folder: &Path) -> Output {
    let call = line.replace("RUN", &format!("\"$0\" --exact {test} --ignored --nocapture"));
    let mut command = Command::new("sh");
    command.args(["-c", &call]).arg(std::env::current_exe().unwrap()).env(FOLDER, folder);
    command.output().unwrap()
}

/// In a mount namespace of its own, by whichever way this machine allows.
fn in_namespace(line: &str, test: &str, folder: &Path) -> Option<Output> {
    for way in ["unshare --mount", "unshare --user --map-root-user --mount"] {
        let can = Command::new("sh").args(["-c", &format!("{way} mount -t tmpfs none /mnt")]).output();
        if can.is_ok_and(|can| can.status.success()) {
            let inner = line.replace('\'', "'\\''");
            return Some(within(&format!("{way} sh -c '{}' \"$0\"", inner), test, folder));
        }
    }
    None
}

fn passed(output: &Output) {
    let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    // A filter that matches nothing passes as well.
    assert!(output.status.success() && told.contains("1 passed"), "{told}");
}

#[test]
fn a_disk_that_fills_up_leaves_the_site() {
    let folder = tempfile::tempdir().unwrap();
    let line = "mount -t tmpfs -o size=2m none \"$KETLUAN_TEST_SMALL_DISK\" && RUN";
    match in_namespace(line, "on_a_small_disk", folder.path()) {
        Some(output) => {
            println!("run on a tmpfs of 2 MB");
            passed(&output);
        }
        None => println!(
            "this machine mounts nothing for us: files that may not grow stand for the small disk, see the test beside"
        ),
    }
}

/// What is tried everywhere: no file may be longer than half a page, and the system says so in the middle of a write.
#[test]
fn a_file_that_cannot_be_written_whole_leaves_the_site() {
    let folder = tempfile::tempdir().unwrap();
    // In blocks of 512 bytes; without the signal that would end the process.
    let half = PAGE / 2 / 512;
    passed(&within(&format!("trap '' XFSZ; ulimit -f {half}; RUN"), "with_short_files", folder.path()));
}

#[test]
#[ignore = "run by the tests above, where a file may not grow"]
fn with_short_files() {
    let Ok(root) = std::env::var(FOLDER) else { return };
    let destination = project(Path::new(&root));
    let small = vec![File::new(Address::page(""), "small")];
    output::write(&destination, &small).unwrap();
    let before = tree(destination.folder());
    let failure = output::write(&destination, &site("n", PAGES)).unwrap_err().0;
    assert!(failure.starts_with("cannot write ") && failure.contains("File too large"), "{failure}");
    assert_eq!(tree(destination.folder()), before);
    assert_eq!(names(Path::new(&root)), ["content", "output"]);
}

#[test]
#[ignore = "run by the tests above, on a disk of 2 MB"]
fn on_a_small_disk() {
    let Ok(root) = std::env::var(FOLDER) else { return };
    let root = Path::new(&root);
    let destination = project(root);
    output::write_made(&destination, &site("o", PAGES), Keep::Last(1), &|_, _| unreachable!()).unwrap();
    let before = tree(destination.folder());
    // From a disk without room for one page to one with room for them all.
    for room in 0..=PAGES + 4 {
        let ballast = root.join("ballast");
        fill(&ballast, room * PAGE);
        let done = output::write_made(&destination, &site("n", PAGES), Keep::Last(1), &|_, _| unreachable!());
        let Err(failure) = done else {
            assert!(room > 10, "it fitted too early: {room}");
            break;
        };
        assert!(failure.0.contains("No space left on device"), "{failure}");
        assert_eq!(tree(destination.folder()), before, "room for {room}");
        assert_eq!(names(root), ["ballast", "content", "output"], "a full disk does not stay full");
        fs::remove_file(ballast).unwrap();
    }
    assert_ne!(tree(destination.folder()), before);
    fs::remove_file(root.join("ballast")).ok();
    assert!(output::roll_back(&destination, 1).unwrap().is_some());
    let pages = |tree: BTreeMap<String, Vec<u8>>| -> Vec<_> {
        tree.into_iter().filter(|(path, _)| !path.contains("/.ketluan/")).collect()
    };
    assert_eq!(pages(tree(destination.folder())), pages(before));
}

/// Takes up all of a disk but `room` bytes.
fn fill(path: &Path, room: usize) {
    use std::io::Write;
    let mut file = fs::File::create(path).unwrap();
    while file.write_all(&[0; 4096]).is_ok() {}
    let length = file.metadata().unwrap().len();
    file.set_len(length.saturating_sub(room as u64)).unwrap();
}

#[test]
fn a_disk_that_may_only_be_read_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let line = "mount -t tmpfs none \"$KETLUAN_TEST_SMALL_DISK\" && RUN";
    match in_namespace(line, "on_a_disk_that_is_closed", folder.path()) {
        Some(output) => {
            println!("run on a tmpfs that was mounted read-only");
            passed(&output);
        }
        None => println!("this machine mounts nothing for us: rights stand for the closed disk, see the test beside"),
    }
}

#[test]
#[ignore = "run by the test above, on a disk of its own"]
fn on_a_disk_that_is_closed() {
    let Ok(root) = std::env::var(FOLDER) else { return };
    let root = Path::new(&root);
    let destination = project(root);
    output::write(&destination, &site("o", 2)).unwrap();
    let before = tree(destination.folder());
    assert!(Command::new("mount").args(["-o", "remount,ro"]).arg(root).status().unwrap().success());
    let failure = output::write(&destination, &site("n", 2)).unwrap_err().0;
    assert!(failure.contains("Read-only file system") && failure.contains("output"), "{failure}");
    assert_eq!(tree(destination.folder()), before);
    assert!(output::roll_back(&destination, 1).unwrap_err().0.contains("Read-only file system"));
}

#[test]
fn a_folder_that_may_not_be_written_says_so() {
    let root = tempfile::tempdir().unwrap();
    let destination = project(root.path());
    output::write(&destination, &site("o", 2)).unwrap();
    let before = tree(destination.folder());
    let close = |mode| {
        for folder in
            [root.path().to_path_buf(), destination.folder().to_path_buf(), destination.folder().join(".ketluan")]
        {
            fs::set_permissions(folder, fs::Permissions::from_mode(mode)).unwrap();
        }
        for file in ["lock", "manifest"] {
            fs::set_permissions(
                destination.folder().join(".ketluan").join(file),
                fs::Permissions::from_mode(mode & 0o666),
            )
            .unwrap();
        }
    };
    close(0o555);
    let done = output::write(&destination, &site("n", 2));
    close(0o755);
    // Rights bind everybody but the one who may do anything.
    match done {
        Err(failure) => {
            assert!(failure.0.contains("Permission denied"), "{failure}");
            assert_eq!(tree(destination.folder()), before);
        }
        Ok(_) => {
            let id = Command::new("id").arg("-u").output().unwrap();
            assert_eq!(String::from_utf8_lossy(&id.stdout).trim(), "0", "published where nothing may be written");
            println!("run by root, whom no rights bind");
        }
    }
}

#[test]
fn links_that_lead_in_a_circle_say_so() {
    let root = tempfile::tempdir().unwrap();
    project(root.path());
    symlink("b", root.path().join("a")).unwrap();
    symlink("a", root.path().join("b")).unwrap();
    for place in ["a", "a/site"] {
        let failure = Destination::choose(&root.path().join(place), root.path()).unwrap_err().0;
        assert!(failure.contains("symbolic links"), "{failure}");
    }
    // In the content a link is not followed, so a circle is one message and no more.
    symlink(".", root.path().join("content/vong")).unwrap();
    let mut diagnostics = ketluan::diagnostic::Diagnostics::default();
    ketluan::input::read(root.path(), &mut diagnostics).unwrap();
    let codes: Vec<_> =
        diagnostics.iter().map(|found| found.code.as_str()).filter(|code| code.contains("link")).collect();
    assert_eq!(codes.len(), 1, "{codes:?}");
}

fn project(root: &Path) -> Destination {
    fs::create_dir(root.join("content")).unwrap();
    Destination::choose(&root.join("output"), root).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name != ".output.ketluan-kept");
    names.sort();
    names
}
