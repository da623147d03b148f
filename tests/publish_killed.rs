//! A builder that is killed over and over, by the system and at moments no one chose, while a reader looks: the site is always
//! whole. (Every single step is tried in `src/output/tests.rs`; here nothing is simulated.)

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use ketluan::file::File;
use ketluan::output::{self, Destination};
use ketluan::page::Address;

const FILES: usize = 60;
/// How often the builder is killed.
const KILLS: u64 = 200;
/// Lines of a page, so that a torn one would show.
const LINES: usize = 400;
const FOLDER: &str = "KETLUAN_TEST_FOLDER";

fn destination(root: &Path) -> Destination {
    Destination::choose(&root.join("output"), root).unwrap()
}

/// All files of one generation say its number, line by line.
fn generation(number: usize) -> Vec<File> {
    let text = format!("{number}\n").repeat(LINES);
    let pages = (0..FILES).map(|page| File::new(Address::page(&format!("trang/{page}")), text.clone()));
    // One that comes and goes, and one that never changes.
    let odd = (number % 2 == 1).then(|| File::new(Address::page("le"), text.clone()));
    pages.chain(odd).chain([File::new(Address::file("x.css"), "same")]).collect()
}

/// The generation that a page is of, if all of it is.
fn number_of(text: &str) -> Result<usize, String> {
    let first = text.lines().next().unwrap_or_default();
    let whole = text.lines().count() == LINES && text.lines().all(|line| line == first);
    first.parse().ok().filter(|_| whole).ok_or_else(|| format!("a torn page of {} bytes: “{first}”", text.len()))
}

/// The generation that stands in a folder, if all of it does and nothing else.
fn standing(folder: &Path) -> Result<usize, String> {
    let read = |path: String| fs::read_to_string(folder.join(&path)).map_err(|error| format!("{path}: {error}"));
    let number = number_of(&read("trang/0/index.html".to_owned())?)?;
    for page in 1..FILES {
        let other = number_of(&read(format!("trang/{page}/index.html"))?)?;
        if other != number {
            return Err(format!("page {page} is of {other}, not of {number}"));
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

/// What tells one tree from the next at the same place.
fn identity(folder: &Path) -> Option<(u64, i64, i64)> {
    let found = fs::metadata(folder).ok()?;
    Some((found.ino(), found.ctime(), found.ctime_nsec()))
}

/// Reads the whole tree again and again. One that stood at its place all the while has to be whole; of one that gave way meanwhile nothing can be
/// said. Gives how many were whole.
fn read_on(folder: &Path, over: &AtomicBool) -> Result<usize, String> {
    let mut whole = 0;
    while !over.load(Ordering::SeqCst) {
        let before = identity(folder).ok_or("there was no site")?;
        let found = standing(folder);
        if identity(folder) == Some(before) {
            found?;
            whole += 1;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    Ok(whole)
}

/// A web server as small as can be: each request is a path below the folder.
fn serve(folder: PathBuf) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut line = String::new();
            BufReader::new(&stream).read_line(&mut line).unwrap();
            let found = fs::read(folder.join(line.trim())).unwrap_or_else(|error| error.to_string().into_bytes());
            stream.write_all(&found).ok();
        }
    });
    port
}

/// Asks for page after page. Each has to be there and whole, and none older than one that was seen before. Gives how many were asked for.
fn ask_on(port: u16, over: &AtomicBool) -> Result<usize, String> {
    let (mut last, mut asked) = (0, 0);
    while !over.load(Ordering::SeqCst) {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(|error| error.to_string())?;
        writeln!(stream, "trang/{}/index.html", asked % FILES).map_err(|error| error.to_string())?;
        let mut text = String::new();
        stream.read_to_string(&mut text).map_err(|error| error.to_string())?;
        let number = number_of(&text)?;
        if number < last {
            return Err(format!("{number} came after {last}"));
        }
        (last, asked) = (number, asked + 1);
        std::thread::sleep(Duration::from_micros(500));
    }
    Ok(asked)
}

#[test]
fn a_builder_killed_at_any_moment_leaves_a_whole_site() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("content")).unwrap();
    let destination = destination(root.path());
    output::write(&destination, &generation(0)).unwrap();
    let folder = destination.folder();
    let (over, done) = (AtomicBool::new(false), AtomicUsize::new(0));
    let port = serve(folder.to_path_buf());
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| read_on(folder, &over));
        let visitors: Vec<_> = (0..2).map(|_| scope.spawn(|| ask_on(port, &over))).collect();
        // Whatever fails in here, the readers come to their end.
        let killed = std::panic::catch_unwind(|| kill_over_and_over(root.path(), folder, &done));
        over.store(true, Ordering::SeqCst);
        let whole = reader.join().unwrap().unwrap();
        let asked: usize = visitors.into_iter().map(|visitor| visitor.join().unwrap().unwrap()).sum();
        let last = killed.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        println!(
            "{} kills, {last} sites published; {whole} whole trees read, {asked} pages asked for",
            done.load(Ordering::SeqCst)
        );
        assert_eq!(done.load(Ordering::SeqCst), KILLS as usize);
        assert!(last > 50 && whole > 50 && asked > 500, "{last} published, {whole} read, {asked} asked for");
        output::write(&destination, &generation(last + 1)).unwrap();
        assert_eq!(standing(folder), Ok(last + 1));
    });
    let mut beside: Vec<_> = fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    beside.sort();
    assert_eq!(beside, ["content", "output"]);
}

/// Gives the last generation that was published.
fn kill_over_and_over(root: &Path, folder: &Path, done: &AtomicUsize) -> usize {
    let mut before = 0;
    // Moments no one chose, and the same ones each time the test runs (a linear congruence).
    let mut chance = 20_250_217_u64;
    for round in 0..KILLS {
        let mut builder = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "builder", "--ignored"])
            .env(FOLDER, root)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // Half of the kills fall anywhere in the first moments of a run, which may find what the one before left; half of them while it publishes.
        if round % 2 == 0 {
            let first = || fs::read_to_string(folder.join("trang/0/index.html")).unwrap();
            while number_of(&first()).unwrap() == before {
                // What one run leaves must not end the next.
                assert_eq!(builder.try_wait().unwrap(), None, "round {round}: the builder ended by itself");
                std::thread::sleep(Duration::from_millis(1));
            }
        }
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_micros((chance >> 33) % 40_000));
        builder.kill().unwrap();
        builder.wait().unwrap();
        let number = standing(folder).unwrap_or_else(|fault| panic!("round {round}: {fault}"));
        assert!(number >= before);
        before = number;
        done.fetch_add(1, Ordering::SeqCst);
    }
    before
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
                let number = number_of(&text).unwrap();
                assert!(number >= last);
                last = number;
            }
        }
        writer.join().unwrap();
    });
}
