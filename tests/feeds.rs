//! The feeds of the sample content and of contents made to break them.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use common::{Folder, understand_at};
use ketluan::config::SiteLanguage;
use ketluan::diagnostic::Diagnostics;
use ketluan::feed;
use ketluan::page::{Address, Page, Site, address, plan};
use ketluan::register::{IndicatorIx, NoticeIx};
use ketluan::render::Theme;

type Feeds = BTreeMap<String, Vec<u8>>;

/// All pages there will be, also those that nobody plans yet.
fn pages(site: &Site) -> Vec<Address> {
    let mut pages: Vec<Address> = plan(site).0.pages().iter().map(|(_, address)| address.clone()).collect();
    let register = &site.register;
    pages.extend((0..register.notices.len()).map(|at| address::of(site, Page::Notice(NoticeIx(at)))));
    pages.extend((0..register.indicators.len()).map(|at| address::of(site, Page::Indicator(IndicatorIx(at)))));
    pages.extend([Page::Citations, Page::Changes, Page::Search, Page::Data].map(|page| address::of(site, page)));
    pages.sort();
    pages.dedup();
    pages
}

fn feeds_of(site: &Site) -> Feeds {
    let theme = Theme::new(Vec::new(), SiteLanguage::Vietnamese, &mut Diagnostics::default());
    let files = feed::all(site, &theme.texts, &pages(site));
    let feeds: Feeds =
        files.iter().map(|file| (file.address.to_string(), file.bytes().expect("made here").to_vec())).collect();
    assert_eq!(feeds.len(), files.len(), "two feeds at one address");
    feeds
}

fn sample() -> (Site, Feeds) {
    let (site, _) = understand_at(Path::new(env!("CARGO_MANIFEST_DIR")));
    let feeds = feeds_of(&site);
    (site, feeds)
}

fn text<'f>(feeds: &'f Feeds, address: &str) -> &'f str {
    std::str::from_utf8(&feeds[address]).expect("feeds are UTF-8")
}

#[test]
fn the_sample_has_every_feed() {
    let (site, feeds) = sample();
    // For the checkers of the formats: the feeds, and a page for every link.
    if let Some(folder) = std::env::var_os("KETLUAN_FEEDS") {
        let stubs =
            pages(&site).into_iter().map(|page| (page.to_string(), b"<!doctype html><title>x</title>".to_vec()));
        for (address, bytes) in stubs.chain(feeds.clone()) {
            let path = Path::new(&folder).join(address);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
    }
    for address in [
        "du-lieu/site.json",
        "du-lieu/nhiem-vu.csv",
        "du-lieu/chi-tieu.csv",
        "du-lieu/van-ban.csv",
        "du-lieu/tien-do.csv",
        "du-lieu/atom.xml",
        "du-lieu/lich.ics",
        "tim-kiem/muc-luc.js",
    ] {
        assert!(feeds.contains_key(address), "{address}");
    }
    for (address, bytes) in &feeds {
        assert!(!String::from_utf8_lossy(bytes).contains('⟦'), "{address} uses a word that the theme does not have");
    }
}
