//! The promise, tried: every point at which a run can be killed, and every machine it may meet.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::sync::Mutex;

use super::manifest::NOTHING_ASKED;
use super::means::{Means, Step};
use super::*;

/// A project folder with sources, and its output folder as the repository holds it.
fn project() -> (tempfile::TempDir, Destination) {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir_all(root.path().join("content")).unwrap();
    fs::create_dir(root.path().join("output")).unwrap();
    fs::write(root.path().join("output/.gitignore"), "*\n").unwrap();
    let destination = Destination::choose(&root.path().join("output"), root.path()).unwrap();
    (root, destination)
}

fn files(all: &[(&str, &str)]) -> Vec<File> {
    all.iter().map(|(address, text)| File::new(Address::file(*address), *text)).collect()
}

/// Every file below a folder with its text, this program's own left out.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned(), entry))
        .filter(|(path, _)| !path.starts_with(".ketluan/"))
        .map(|(path, entry)| (path, fs::read_to_string(entry.path()).unwrap()))
        .collect()
}

fn texts(all: &[(&str, &str)]) -> BTreeMap<String, String> {
    all.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

const OLD: &[(&str, &str)] =
    &[("index.html", "old"), ("thong-bao/a/index.html", "a"), ("thong-bao/b/index.html", "b"), ("x.css", "same")];
const NEW: &[(&str, &str)] =
    &[("index.html", "new"), ("thong-bao/a/index.html", "a2"), ("lich/index.html", "l"), ("x.css", "same")];

fn with_git(all: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut all = texts(all);
    all.insert(".gitignore".to_owned(), "*\n".to_owned());
    all
}

#[test]
fn a_build_publishes_and_the_next_writes_nothing() {
    let (root, destination) = project();
    let summary = write(&destination, &files(OLD)).unwrap();
    assert_eq!(summary, Summary { written: 4, ..Summary::default() });
    assert_eq!(tree(destination.folder()), with_git(OLD));
    let stamp = |path: &str| {
        let found = fs::metadata(destination.folder().join(path)).unwrap();
        (found.ino(), found.mtime_nsec(), found.ctime_nsec())
    };
    let before = (stamp("index.html"), stamp(".ketluan/manifest"), stamp(""));
    assert_eq!(write(&destination, &files(OLD)).unwrap(), Summary { unchanged: 4, ..Summary::default() });
    assert_eq!((stamp("index.html"), stamp(".ketluan/manifest"), stamp("")), before);
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 2, "nothing is left beside");
}

#[test]
fn what_is_gone_goes_and_what_is_the_same_stays_the_same_file() {
    let (_root, destination) = project();
    write(&destination, &files(OLD)).unwrap();
    let inode = |path: &str| fs::metadata(destination.folder().join(path)).unwrap().ino();
    let same = inode("x.css");
    let summary = write(&destination, &files(NEW)).unwrap();
    assert_eq!((summary.written, summary.unchanged, summary.removed), (3, 1, 1));
    assert_eq!(tree(destination.folder()), with_git(NEW));
    assert_eq!(inode("x.css"), same);
    assert!(!destination.folder().join("thong-bao/b").exists(), "no empty folder stays");
}

#[test]
fn rights_do_not_depend_on_the_builder_and_those_of_folders_are_kept() {
    let (_root, destination) = project();
    write(&destination, &files(OLD)).unwrap();
    let mode = |path: &str| fs::metadata(destination.folder().join(path)).unwrap().permissions().mode() & 0o7777;
    assert_eq!((mode("index.html"), mode("thong-bao/a")), (0o644, 0o755));
    fs::set_permissions(destination.folder(), fs::Permissions::from_mode(0o2775)).unwrap();
    write(&destination, &files(NEW)).unwrap();
    assert_eq!((mode(""), mode("lich"), mode("index.html")), (0o2775, 0o755, 0o644));
}

#[test]
fn things_of_others_are_kept() {
    let (_root, destination) = project();
    write(&destination, &files(OLD)).unwrap();
    let at = |path: &str| destination.folder().join(path);
    fs::write(at("robots.txt"), "theirs").unwrap();
    fs::create_dir_all(at("anh/cu")).unwrap();
    fs::write(at("thong-bao/b/ghi-chu.txt"), "theirs").unwrap();
    symlink("/etc/hostname", at("lien-ket")).unwrap();
    let inode = fs::metadata(at("robots.txt")).unwrap().ino();
    write(&destination, &files(NEW)).unwrap();
    assert_eq!(fs::read_to_string(at("robots.txt")).unwrap(), "theirs");
    assert_eq!(fs::metadata(at("robots.txt")).unwrap().ino(), inode);
    assert!(at("anh/cu").is_dir() && at("thong-bao/b/ghi-chu.txt").is_file());
    assert!(!at("thong-bao/b/index.html").exists());
    assert_eq!(fs::read_link(at("lien-ket")).unwrap(), Path::new("/etc/hostname"));
}

#[test]
fn a_file_of_others_in_the_way_ends_the_run_and_the_same_bytes_do_not() {
    let (_root, destination) = project();
    write(&destination, &files(OLD)).unwrap();
    fs::write(destination.folder().join("lich"), "theirs").unwrap();
    assert!(write(&destination, &files(NEW)).unwrap_err().0.contains("in the way"));
    fs::remove_file(destination.folder().join("lich")).unwrap();
    fs::create_dir(destination.folder().join("lich")).unwrap();
    fs::write(destination.folder().join("lich/index.html"), "other").unwrap();
    assert!(write(&destination, &files(NEW)).unwrap_err().0.contains("in the way"));
    assert_eq!(tree(destination.folder())["index.html"], "old");
    fs::write(destination.folder().join("lich/index.html"), "l").unwrap();
    let summary = write(&destination, &files(NEW)).unwrap();
    assert_eq!((summary.written, summary.unchanged), (2, 2));
}

#[test]
fn no_link_leads_out_of_the_folder() {
    let (root, destination) = project();
    write(&destination, &files(OLD)).unwrap();
    let outside = root.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("index.html"), "precious").unwrap();
    fs::remove_dir_all(destination.folder().join("thong-bao/a")).unwrap();
    symlink(&outside, destination.folder().join("thong-bao/a")).unwrap();
    assert!(write(&destination, &files(NEW)).unwrap_err().0.contains("in the way"));
    fs::remove_file(destination.folder().join("thong-bao/a")).unwrap();
    fs::remove_file(destination.folder().join("index.html")).unwrap();
    symlink(outside.join("index.html"), destination.folder().join("index.html")).unwrap();
    write(&destination, &files(NEW)).unwrap();
    assert_eq!(fs::read_to_string(outside.join("index.html")).unwrap(), "precious");
    assert_eq!(tree(destination.folder()), with_git(NEW));
}

#[test]
fn a_list_that_was_tampered_with_is_refused() {
    let (_root, destination) = project();
    write(&destination, &files(OLD)).unwrap();
    for line in ["../content/site.toml", "/etc/passwd", "a/../../b", ".ketluan/lock", "a//b", "."] {
        fs::write(destination.folder().join(".ketluan/manifest"), format!("ketluan 1\n{line}\n")).unwrap();
        assert!(write(&destination, &files(NEW)).unwrap_err().0.contains("no file of a site"), "{line}");
    }
}

#[test]
fn addresses_are_checked() {
    let (_root, destination) = project();
    for wrong in ["../x", "/x", "", "a/", ".ketluan/x", "a\nb"] {
        assert!(write(&destination, &files(&[(wrong, "x")])).is_err(), "{wrong}");
    }
    assert!(write(&destination, &files(&[("a", "x"), ("a", "x")])).is_err());
    assert!(write(&destination, &files(&[("a", "x"), ("a/b", "x")])).is_err());
}

#[test]
fn a_folder_that_is_not_its_own_is_left_alone() {
    let (root, destination) = project();
    fs::write(destination.folder().join("luan-van.docx"), "precious").unwrap();
    assert!(write(&destination, &files(OLD)).unwrap_err().0.contains("luan-van.docx"));
    assert!(!destination.folder().join(".ketluan").exists(), "nothing was put into it");
    for wrong in [".", "..", "content", "content/notices/x", "themes/x"] {
        assert!(Destination::choose(&root.path().join(wrong), root.path()).is_err(), "{wrong}");
    }
    symlink(root.path().join("content"), root.path().join("web")).unwrap();
    assert!(Destination::choose(&root.path().join("web/x"), root.path()).is_err());
    symlink("nowhere", root.path().join("broken")).unwrap();
    assert!(Destination::choose(&root.path().join("broken"), root.path()).is_err());
    assert!(Destination::choose(Path::new("/"), root.path()).is_err());
}

#[test]
fn an_output_folder_that_is_a_link_is_published_to_where_it_leads() {
    let (root, _) = project();
    fs::create_dir(root.path().join("www")).unwrap();
    symlink(root.path().join("www"), root.path().join("site")).unwrap();
    let destination = Destination::choose(&root.path().join("site"), root.path()).unwrap();
    write(&destination, &files(OLD)).unwrap();
    assert_eq!(tree(&root.path().join("www")), texts(OLD));
    assert!(root.path().join("site").is_symlink());
}

#[test]
fn two_builds_at_once_are_refused() {
    let (_root, destination) = project();
    let held = Lock::take(&destination).unwrap();
    assert!(write(&destination, &files(OLD)).unwrap_err().0.contains("another build"));
    drop(held);
    write(&destination, &files(OLD)).unwrap();
    let held = Lock::take(&destination).unwrap();
    assert!(write(&destination, &files(NEW)).is_err());
    drop(held);
    write(&destination, &files(NEW)).unwrap();
}

#[test]
fn copies_are_compared_and_copied() {
    let (root, destination) = project();
    let source = root.path().join("content/goc.pdf");
    let large: Vec<u8> = (0..300_000u32).map(|n| (n % 251) as u8).collect();
    fs::write(&source, &large).unwrap();
    let copy = [File::copy_of(Address::file("goc.pdf"), &source)];
    assert_eq!(write(&destination, &copy).unwrap().written, 1);
    assert_eq!(fs::read(destination.folder().join("goc.pdf")).unwrap(), large);
    assert_eq!(write(&destination, &copy).unwrap().written, 0);
    let mut changed = large.clone();
    changed[299_999] ^= 1;
    fs::write(&source, &changed).unwrap();
    assert_eq!(write(&destination, &copy).unwrap().written, 1);
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Machine {
    Whole,
    NoExchange,
    NoLinks,
}

fn exchange(machine: Machine) -> impl Fn(&Path, &Path) -> io::Result<()> {
    let real = Means::of_this_machine().exchange;
    move |a, b| if machine == Machine::Whole { real(a, b) } else { Err(ErrorKind::Unsupported.into()) }
}

fn link(machine: Machine) -> impl Fn(&Path, &Path) -> io::Result<()> {
    move |a, b| if machine == Machine::NoLinks { Err(ErrorKind::PermissionDenied.into()) } else { fs::hard_link(a, b) }
}

/// Runs until the `at`th step and stops there as a kill would. Gives the steps gone through.
fn run_until(
    machine: Machine,
    destination: &Destination,
    files: &[File],
    at: usize,
) -> (Vec<Step>, Result<Summary, Failure>) {
    let steps = Mutex::new((Vec::new(), false));
    let step = |step: Step| {
        let mut steps = steps.lock().unwrap();
        if steps.1 || steps.0.len() == at {
            steps.1 = true;
            return Err(Failure("killed".to_owned()));
        }
        steps.0.push(step);
        Ok(())
    };
    let (exchange, link) = (exchange(machine), link(machine));
    let result = write_with(
        destination,
        files,
        Keep::None,
        NOTHING_ASKED,
        &Means { exchange: &exchange, link: &link, step: &step },
    );
    (steps.into_inner().unwrap().0, result)
}

#[test]
fn killed_anywhere_the_site_is_whole_and_the_next_run_mends() {
    for machine in [Machine::Whole, Machine::NoExchange, Machine::NoLinks] {
        for at in 0.. {
            let (root, destination) = project();
            write(&destination, &files(OLD)).unwrap();
            fs::write(destination.folder().join("robots.txt"), "theirs").unwrap();
            let (steps, result) = run_until(machine, &destination, &files(NEW), at);
            let expect = |all: &[(&str, &str)]| {
                let mut all = with_git(all);
                all.insert("robots.txt".to_owned(), "theirs".to_owned());
                all
            };
            let between = destination.folder().symlink_metadata().is_err();
            let found = if between { BTreeMap::new() } else { tree(destination.folder()) };
            let whole = found == expect(OLD) || found == expect(NEW);
            match machine {
                Machine::Whole => assert!(whole, "{steps:?}: {found:?}"),
                Machine::NoExchange => assert!(whole || between, "{steps:?}: {found:?}"),
                Machine::NoLinks => {
                    let known = |text: &String| OLD.iter().chain(NEW).any(|(_, known)| known == text);
                    assert!(
                        found.iter().all(|(path, text)| path.starts_with('.') || path == "robots.txt" || known(text))
                    );
                }
            }
            if let Ok(done) = &result {
                assert_eq!(done.in_two_steps, machine == Machine::NoExchange);
                assert_eq!(done.in_place.is_some(), machine == Machine::NoLinks);
            }
            if result.is_err() {
                let again = run_until(machine, &destination, &files(NEW), usize::MAX).1.unwrap();
                assert_eq!(
                    again.in_place.is_some(),
                    machine == Machine::NoLinks && again != Summary { unchanged: 4, ..Summary::default() },
                    "{steps:?}"
                );
            }
            assert_eq!(tree(destination.folder()), expect(NEW), "{machine:?} {steps:?}");
            assert_eq!(fs::read_dir(root.path()).unwrap().count(), 2, "{steps:?}");
            if result.is_ok() {
                assert!(at > 8);
                break;
            }
        }
    }
}

#[test]
fn an_empty_list_beside_the_site_holds_up_nobody() {
    let (_root, destination) = project();
    write(&destination, &files(OLD)).unwrap();
    for tree in [destination.beside(), destination.aside()] {
        fs::create_dir_all(tree.join(".ketluan")).unwrap();
        fs::write(tree.join(".ketluan/manifest"), "").unwrap();
        fs::write(tree.join("half.html"), "ha").unwrap();
    }
    write(&destination, &files(NEW)).unwrap();
    assert_eq!(tree(destination.folder()), with_git(NEW));
    assert!(!destination.beside().exists() && !destination.aside().exists());
}

#[test]
fn killed_on_the_first_build_the_next_one_publishes() {
    for at in 0..64 {
        let (_root, destination) = project();
        let (_, result) = run_until(Machine::NoExchange, &destination, &files(OLD), at);
        write(&destination, &files(OLD)).unwrap();
        assert_eq!(tree(destination.folder()), with_git(OLD));
        if result.is_ok() {
            return;
        }
    }
}

#[test]
fn what_others_put_in_while_the_trees_change_places_is_kept() {
    let (_root, destination) = project();
    write(&destination, &files(OLD)).unwrap();
    let late = |step: Step| {
        if step == Step::ManifestWritten {
            fs::create_dir_all(destination.folder().join("anh")).unwrap();
            fs::write(destination.folder().join("anh/moi.png"), "late").unwrap();
        }
        Ok(())
    };
    let means = Means { step: &late, ..Means::of_this_machine() };
    write_with(&destination, &files(NEW), Keep::None, NOTHING_ASKED, &means).unwrap();
    assert_eq!(tree(destination.folder())["anh/moi.png"], "late");
}

#[test]
fn a_failed_run_cleans_up_and_leaves_the_site() {
    let (root, destination) = project();
    write(&destination, &files(OLD)).unwrap();
    let mut all = files(NEW);
    all.push(File::copy_of(Address::file("goc.pdf"), root.path().join("gone.pdf")));
    assert!(write(&destination, &all).is_err());
    assert_eq!(tree(destination.folder()), with_git(OLD));
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 2);
}

#[test]
fn a_file_may_become_a_folder_and_back() {
    for machine in [Machine::Whole, Machine::NoLinks] {
        let (_root, destination) = project();
        for all in [&[("a", "1"), ("b/c", "2")][..], &[("a/x/y", "3"), ("b", "4")], &[("a", "1"), ("b/c", "2")]] {
            run_until(machine, &destination, &files(all), usize::MAX).1.unwrap();
            assert_eq!(tree(destination.folder()), with_git(all), "{machine:?}");
        }
    }
}

#[test]
fn what_tells_of_all_others_is_asked_for_after_them_and_costs_none_of_them_again() {
    for exchange in [true, false] {
        let (_root, destination) = project();
        let asked = Mutex::new(Vec::new());
        let maker = |number: usize, out: &mut dyn io::Write| {
            asked.lock().unwrap().push(number);
            Ok(write!(out, "page {number}"))
        };
        let page = |number: usize| File::asked(Address::file(format!("{number}.html")), number);
        let mut files = vec![File::asked_last(Address::file("1-all.txt"), 9), page(2), page(3), page(4)];
        let none = |_: &Path, _: &Path| Err(ErrorKind::Unsupported.into());
        let link: &dyn Fn(&Path, &Path) -> io::Result<()> = if exchange { &|a, b| fs::hard_link(a, b) } else { &none };
        let means = Means { link, ..Means::of_this_machine() };
        let numbers = || {
            let mut numbers = std::mem::take(&mut *asked.lock().unwrap());
            let last = numbers.pop();
            numbers.sort();
            (numbers, last)
        };
        write_with(&destination, &files, Keep::None, &maker, &means).unwrap();
        assert_eq!(numbers(), (vec![2, 3, 4], Some(9)), "made once, to be written");
        assert_eq!(write_with(&destination, &files, Keep::None, &maker, &means).unwrap().written, 0);
        assert_eq!(numbers(), (vec![2, 3, 4], Some(9)), "made once, to be compared");
        files.truncate(3);
        let fewer = write_with(&destination, &files, Keep::None, &maker, &means).unwrap();
        assert_eq!((fewer.written, fewer.unchanged, fewer.removed), (0, 3, 1));
    }
}

#[test]
fn files_are_made_when_they_are_asked_for() {
    let (root, destination) = project();
    let asked = |numbers: &[usize]| -> Vec<File> {
        numbers.iter().map(|number| File::asked(Address::file(format!("{number}.html")), *number)).collect()
    };
    let made = |number: usize, out: &mut dyn io::Write| Ok(write!(out, "trang {number}"));
    let first = write_made(&destination, &asked(&[1, 2]), Keep::None, &made).unwrap();
    assert_eq!((first.written, first.unchanged), (2, 0));
    assert_eq!(tree(destination.folder())["2.html"], "trang 2");
    let again = write_made(&destination, &asked(&[1, 2, 3]), Keep::None, &made).unwrap();
    assert_eq!((again.written, again.unchanged), (1, 2));
    // What cannot be made fails the whole, and leaves the site as it was.
    let broken = |number: usize, out: &mut dyn io::Write| match number {
        4 => Err(Failure("broken".to_owned())),
        number => made(number, out),
    };
    let before = tree(destination.folder());
    assert_eq!(write_made(&destination, &asked(&[1, 4]), Keep::None, &broken).unwrap_err().0, "broken");
    assert_eq!(tree(destination.folder()), before);
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 2);
}

fn keep_two(destination: &Destination, all: &[(&str, &str)], means: &Means) -> Result<Summary, Failure> {
    write_with(destination, &files(all), Keep::Last(2), NOTHING_ASKED, means)
}

/// The number that is published, and those that are kept.
fn numbers(destination: &Destination) -> (u64, Vec<u64>) {
    let all = releases(destination).unwrap();
    let current = all.iter().find(|release| release.current).unwrap().number;
    (current, all.iter().filter(|release| !release.current).map(|release| release.number).collect())
}

#[test]
fn former_sites_are_kept_and_brought_back() {
    let (root, destination) = project();
    let means = Means::of_this_machine();
    let site = |text: &'static str| [("index.html", text), ("same.css", "same")];
    for (at, text) in ["1", "2", "3", "4"].into_iter().enumerate() {
        keep_two(&destination, &site(text), &means).unwrap();
        let first = (at as u64).saturating_sub(1).max(1);
        assert_eq!(numbers(&destination), (at as u64 + 1, (first..=at as u64).collect()));
    }
    fs::write(destination.folder().join("robots.txt"), "theirs").unwrap();
    let page = |name: &str| destination.folder().join(name).metadata().unwrap();
    let before = page("same.css");
    let kept = destination.kept();
    let old = kept.join("2/index.html").metadata().unwrap();
    assert!(disk::same_inode(&kept.join("2/same.css").metadata().unwrap(), &before), "what did not change is one file");
    assert_eq!(kept.metadata().unwrap().permissions().mode() & 0o777, 0o700, "nobody else looks in");
    let done = roll_back(&destination, 2).unwrap().unwrap();
    assert_eq!((done.written, done.unchanged, done.in_place), (1, 1, None));
    let mut expected = with_git(&site("2"));
    expected.insert("robots.txt".to_owned(), "theirs".to_owned());
    assert_eq!(tree(destination.folder()), expected, "what is not ours stays");
    assert_eq!(numbers(&destination), (2, vec![3, 4]));
    assert!(
        disk::same_inode(&page("same.css"), &before) && disk::same_inode(&page("index.html"), &old),
        "the very files, their times with them"
    );
    // On again, to one that is not there, and a build over it.
    assert!(roll_back(&destination, 4).unwrap().is_some());
    assert_eq!((tree(destination.folder())["index.html"].as_str(), numbers(&destination)), ("4", (4, vec![2, 3])));
    assert_eq!(roll_back(&destination, 1).unwrap(), None);
    keep_two(&destination, &site("5"), &means).unwrap();
    assert_eq!(numbers(&destination), (5, vec![3, 4]));
    assert_eq!(fs::read(kept.join("4/robots.txt")).ok(), None, "what is not ours is not kept twice");
    // Without the wish to keep, what is kept stays and nothing is added.
    write(&destination, &files(&site("6"))).unwrap();
    assert_eq!(numbers(&destination), (6, vec![3, 4]));
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 3);
}

/// As [`run_until`], for any run.
fn stopped_at(at: usize, run: impl Fn(&Means) -> Result<(), Failure>) -> bool {
    let steps = Mutex::new(0);
    let step = |_: Step| {
        let mut steps = steps.lock().unwrap();
        *steps += 1;
        if *steps > at { Err(Failure("killed".to_owned())) } else { Ok(()) }
    };
    run(&Means { step: &step, ..Means::of_this_machine() }).is_err()
}

#[test]
fn killed_anywhere_no_former_site_is_lost() {
    let site = |text: &'static str| [("index.html", text), ("same.css", "same")];
    for back in [false, true] {
        for at in 0.. {
            let (root, destination) = project();
            let means = Means::of_this_machine();
            for text in ["1", "2", "3"] {
                keep_two(&destination, &site(text), &means).unwrap();
            }
            let killed = stopped_at(at, |means| match back {
                true => roll_back_with(&destination, 1, means).map(drop),
                false => keep_two(&destination, &site("4"), means).map(drop),
            });
            let now = tree(destination.folder())["index.html"].clone();
            assert!(now == "3" || now == if back { "1" } else { "4" }, "{at}: {now}");
            // The next run, whichever, finds every site that was whole.
            let target = if now == "3" { 2 } else { 3 };
            assert!(
                roll_back(&destination, target).unwrap().is_some(),
                "back: {back}, {at}: {:?}",
                numbers(&destination)
            );
            assert_eq!(tree(destination.folder())["index.html"], target.to_string());
            let (current, mut all) = numbers(&destination);
            all.push(current);
            all.sort();
            let expected: &[u64] = if back {
                &[1, 2, 3]
            } else if now == "4" {
                &[2, 3, 4]
            } else {
                &[1, 2, 3]
            };
            assert!(all == expected || !back && all == [1, 2, 3, 4], "back: {back}, {at}: {all:?}");
            assert_eq!(fs::read_dir(root.path()).unwrap().count(), 3, "back: {back}, {at}");
            if !killed {
                assert!(at > 5);
                break;
            }
        }
    }
}
