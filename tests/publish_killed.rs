//! A builder that is killed over and over, by the system and at moments no one chose, while a reader looks: the site is always
//! whole. (Every single step is tried in `src/output/tests.rs`; here nothing is simulated.)

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use ketluan::file::File;
use ketluan::output::{self, Destination};
use ketluan::page::Address;

const FILES: usize = 60;
const FOLDER: &str = "KETLUAN_TEST_FOLDER";

fn destination(root: &Path) -> Destination {
    Destination::choose(&root.join("output"), root).unwrap()
}

/// All files of one generation say its number.
fn generation(number: usize) -> Vec<File> {
    let text = number.to_string();
    let pages = (0..FILES).map(|page| File::new(Address::page(&format!("trang/{page}")), text.clone()));
    // One that comes and goes, and one that never changes.
    let odd = (number % 2 == 1).then(|| File::new(Address::page("le"), text.clone()));
    pages.chain(odd).chain([File::new(Address::file("x.css"), "same")]).collect()
}

/// The generation that stands in a folder, if all of it does and nothing else.
fn standing(folder: &Path) -> Result<usize, String> {
    let read = |path: String| fs::read_to_string(folder.join(&path)).map_err(|error| format!("{path}: {error}"));
    let first = read("trang/0/index.html".to_owned())?;
    let number: usize = first.parse().map_err(|_| format!("“{first}”"))?;
    for page in 1..FILES {
        let text = read(format!("trang/{page}/index.html"))?;
        if text != first {
            return Err(format!("page {page} is of {text}, not of {first}"));
        }
    }
    if folder.join("le").exists() != (number % 2 == 1) {
        return Err("the page that comes and goes is wrong".to_owned());
    }
    (read("x.css".to_owned())? == "same").then_some(number).ok_or_else(|| "x.css".to_owned())
}

#[test]
#[ignore = "the builder that the test below starts and kills"]
fn builder() {
    let Ok(root) = std::env::var(FOLDER) else { return };
    let destination = destination(Path::new(&root));
    let from = standing(destination.folder()).map_or(1, |number| number + 1);
    for number in from.. {
        output::write(&destination, &generation(number)).unwrap();
    }
}

#[test]
fn a_builder_killed_at_any_moment_leaves_a_whole_site() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("content")).unwrap();
    let destination = destination(root.path());
    output::write(&destination, &generation(0)).unwrap();
    let mut before = 0;
    for round in 0..40u64 {
        let mut builder = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "builder", "--ignored"])
            .env(FOLDER, root.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let started =
            || fs::read_to_string(destination.folder().join("trang/0/index.html")).unwrap() != before.to_string();
        while !started() {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_micros(round * 7_919 % 30_000));
        builder.kill().unwrap();
        builder.wait().unwrap();
        let number = standing(destination.folder()).unwrap_or_else(|fault| panic!("round {round}: {fault}"));
        assert!(number >= before);
        before = number;
    }
    assert!(before > 10, "the builder got nowhere: {before}");
    output::write(&destination, &generation(before + 1)).unwrap();
    assert_eq!(standing(destination.folder()), Ok(before + 1));
    let mut beside: Vec<_> = fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    beside.sort();
    assert_eq!(beside, ["content", "output"]);
}

/// Reads by path, as a web server does, while generations follow each other: a file of the site is never missing, and
/// what was read last is never older than what was read first.
#[test]
fn a_reader_never_misses_a_file() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("content")).unwrap();
    let destination = destination(root.path());
    output::write(&destination, &generation(0)).unwrap();
    std::thread::scope(|scope| {
        let folder = destination.folder();
        let writer =
            scope.spawn(|| (1..60).for_each(|number| drop(output::write(&destination, &generation(number)).unwrap())));
        let mut last = 0;
        while !writer.is_finished() {
            for page in 0..FILES {
                let text = fs::read_to_string(folder.join(format!("trang/{page}/index.html"))).unwrap();
                let number: usize = text.parse().unwrap();
                assert!(number >= last);
                last = number;
            }
        }
        writer.join().unwrap();
    });
}
