//! What the index of the search page costs to make: `cargo bench --bench search -- ROOT [OUT]`.
//!
//! Times it on one thread and on all, the best of three, and tells the processor's time, its files and bytes. With OUT it is
//! written there too, for `tests/search/measure.mjs`; `tests/search/larger.mjs` makes a site of any size.

use std::fs;
use std::path::Path;
use std::time::Instant;

use ketluan::config::SiteLanguage;
use ketluan::diagnostic::Diagnostics;
use ketluan::file::File;
use ketluan::page::{Address, plan};
use ketluan::render::Theme;
use ketluan::{Options, feed, input, understand};

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let root = arguments.next().unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").to_owned());
    let mut diagnostics = Diagnostics::default();
    let mut content = input::read(Path::new(&root), &mut diagnostics).expect("a readable site");
    let site = understand(&mut content, &Options::default(), &mut diagnostics);
    let theme = Theme::new(Vec::new(), SiteLanguage::Vietnamese, &mut diagnostics);
    let pages: Vec<Address> = plan(&site).0.pages().iter().map(|(_, address)| address.clone()).collect();
    let time = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let run = || {
            let (start, ticks) = (Instant::now(), ticks());
            let files = pool.install(|| {
                let (search, mut files) = feed::search_index(&site, &theme.texts, &pages);
                files.extend(search.text_files(&site));
                files
            });
            (start.elapsed(), self::ticks() - ticks, files)
        };
        (0..3).map(|_| run()).min_by_key(|(time, _, _)| *time).expect("three runs")
    };
    let (one, spent, files) = time(1);
    let (all, spent_by_all, _) = time(0);
    let bytes: usize = files.iter().filter_map(File::bytes).map(<[u8]>::len).sum();
    println!("{} notices, {} tasks", site.register.notices.len(), site.register.tasks.len());
    println!("{:.0} ms on one thread ({} ms of the processor)", one.as_secs_f64() * 1e3, spent * 10);
    println!("{:.0} ms on all threads ({} ms of the processor)", all.as_secs_f64() * 1e3, spent_by_all * 10);
    println!("{} files, {:.1} MB", files.len(), bytes as f64 / 1e6);
    if let Some(out) = arguments.next() {
        for file in &files {
            let path = Path::new(&out).join(file.address.as_str());
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, file.bytes().expect("made here")).expect("a file");
        }
    }
}

/// Hundredths of a second that this program has taken of the processor; 0 where Linux is not there to tell.
fn ticks() -> u64 {
    let told = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = told.rsplit(')').next().unwrap_or_default();
    behind_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum()
}
