//! How long a site takes to read, understand and make, and whether that grows with the content and no faster.
//!
//! `cargo bench --bench build` prints, for growing numbers of notices, the time of each stage and the time a notice; machines are noisy, so each
//! is the best of three, and the last line is the ratio of the largest to the smallest site in time a notice.

mod corpus;

use std::path::Path;
use std::time::{Duration, Instant};

use ketluan::config::SiteLanguage;
use ketluan::diagnostic::Diagnostics;
use ketluan::page::{Address, plan};
use ketluan::render::Theme;
use ketluan::{Options, feed, input, make, understand};

fn main() {
    println!(
        "{:>8} {:>9} {:>12} {:>9} {:>12} {:>12} {:>9} {:>12}",
        "notices", "read ms", "understand", "make", "its exports", "its search", "files", "µs a notice"
    );
    let mut each = Vec::new();
    for count in [100, 300, 1000] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        corpus::write_site(folder.path(), count).expect("a folder that can be written");
        let best = (0..3).map(|_| run(folder.path())).min_by_key(|run| run.total()).expect("three runs");
        let micros = best.total().as_secs_f64() * 1e6 / count as f64;
        println!(
            "{count:>8} {:>9.1} {:>12.1} {:>9.1} {:>12.1} {:>12.1} {:>9} {micros:>12.0}",
            millis(best.read),
            millis(best.understand),
            millis(best.make),
            millis(best.exports),
            millis(best.search),
            best.files
        );
        each.push(micros);
    }
    println!("time a notice, 1000 against 100: {:.2}", each[each.len() - 1] / each[0]);
}

struct Run {
    read: Duration,
    understand: Duration,
    make: Duration,
    /// The part of `make` that is no page: calendars, tables, workbooks. Measured by itself.
    exports: Duration,
    /// The part of those that is the index of the search page.
    search: Duration,
    files: usize,
}

impl Run {
    fn total(&self) -> Duration {
        self.read + self.understand + self.make
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn run(root: &Path) -> Run {
    let mut diagnostics = Diagnostics::default();
    let start = Instant::now();
    let mut content = input::read(root, &mut diagnostics).expect("a readable site");
    let read = start.elapsed();
    let start = Instant::now();
    let site = understand(&mut content, &Options::default(), &mut diagnostics);
    let understand = start.elapsed();
    let start = Instant::now();
    let files = make(&site, None, &content.files, &mut diagnostics).expect("the default theme is whole");
    let make = start.elapsed();
    let theme = Theme::new(Vec::new(), SiteLanguage::Vietnamese, &mut diagnostics);
    let pages: Vec<Address> = plan(&site).0.pages().iter().map(|(_, address)| address.clone()).collect();
    let start = Instant::now();
    feed::all(&site, &theme.texts, &pages, &mut diagnostics);
    feed::calendars(&site, &theme.texts, &pages).files();
    for name in feed::WHOLE {
        feed::write_one(&site, &theme.texts, &pages, name, &mut std::io::sink());
    }
    let exports = start.elapsed();
    let start = Instant::now();
    feed::search_index(&site, &theme.texts, &pages);
    Run { read, understand, make, exports, search: start.elapsed(), files: files.len() }
}
