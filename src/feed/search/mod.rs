//! `tim-kiem/`: what the search page looks things up in, in pieces small enough that a search reads a few of them.
//!
//! Classic scripts that hand over one value each, since a page opened from a file share may load nothing else. Whatever can be found is an *entry* with a
//! number: a notice by its title, each stretch of its text, each task, then indicators, cited documents, units. Notices are numbered from
//! the oldest to the newest, so that a new one leaves the pieces about old ones as they are.
//!
//! | file | holds |
//! | --- | --- |
//! | `muc-luc.js` | [`directory`]: where everything is, and the words of the page |
//! | `tu/N.js` | words in the order of the alphabet, each with its entries |
//! | `cap/N.js` | pairs of common words, by a hash of both |
//! | `cu/N.js` | older parts of long lists |
//! | `bai/N.js` | what is shown: notices with all their entries, then the others |

mod code;
mod directory;
mod entries;
mod notice;
mod other;
mod shards;
mod stretch;
mod terms;

use std::borrow::Cow;
use std::ops::Range;

use rayon::prelude::*;
use serde::Serialize;

use super::About;
use crate::file::File;
use crate::page::{Address, Site};
use crate::register::Standing;
use entries::Entries;

/// Bytes of what a file of entries tells of before the next one is begun: some two notices.
const SHEAF: usize = 9_000;

const STANDINGS: [Standing; 4] = [Standing::Behind, Standing::OnPace, Standing::Exceeded, Standing::NoReading];

/// One thing that can be found: what it is called or says, what else is known of it, and whose it is. Words of the one do not stand beside words of
/// the other.
#[derive(Clone)]
struct Entry<'a>([Cow<'a, str>; 3]);

impl<'a> Entry<'a> {
    fn plain(text: Cow<'a, str>, more: Cow<'a, str>) -> Self {
        Self([text, more, Cow::Borrowed("")])
    }
}

/// The index. Its lists are made at once; what is shown of notices is as much as all their texts, and made a file at a time when it is asked for.
pub struct Search {
    notices: Vec<notice::Told>,
    /// Of each file of texts, by places in `notices`.
    sheaves: Vec<Range<usize>>,
}

impl Search {
    /// The index, and those of its files that are made at once.
    pub(super) fn new(about: &About) -> (Self, Vec<File>) {
        let register = about.register();
        let (notices, stretches) = notice::all(about);
        let others = other::tell(about).into_iter().map(|(entry, shown)| (entry, json(&shown)));
        let (others, shown): (Vec<Entry>, Vec<Vec<u8>>) = others.unzip();
        let entries = Entries::new(register, &notices, others);
        let sheaves = parted(notices.iter().map(|told| told.length));
        let mut of_others = parted(shown.iter().map(Vec::len));
        if of_others.is_empty() {
            // The first of them is asked for without a look at whether there are any.
            of_others.push(0..0);
        }
        let mut directory = directory::Directory::new(about, &entries, (&sheaves, &of_others));
        let text = |(at, sheaf): (usize, &Range<usize>)| {
            let at = sheaves.len() + at;
            File::new(Self::address_of_text(at), of_sheaf(at, &shown[sheaf.clone()]))
        };
        let mut files: Vec<File> = of_others.iter().enumerate().map(text).collect();
        let terms = terms::read(&entries, stretches);
        files.extend(shards::files(terms, terms::filters(&entries), &mut directory));
        files.push(directory.file());
        drop(entries);
        (Self { notices, sheaves }, files)
    }

    /// How many files of texts there are beside those that were made at once.
    pub fn texts(&self) -> usize {
        self.sheaves.len()
    }

    /// One of them, by its number from 0, of the site that the index is of; it tells of nothing where there is none.
    pub fn text(&self, site: &Site, at: usize) -> Vec<u8> {
        let told = self.sheaves.get(at).map_or(&[][..], |sheaf| &self.notices[sheaf.clone()]);
        let shown: Vec<Vec<u8>> = told.iter().map(|told| told.shown(site)).collect();
        of_sheaf(at, &shown)
    }

    /// All of them as files.
    pub fn text_files(&self, site: &Site) -> Vec<File> {
        let file = |at| File::new(Self::address_of_text(at), self.text(site, at));
        (0..self.texts()).into_par_iter().map(file).collect()
    }

    /// Where it stands.
    pub fn address_of_text(at: usize) -> Address {
        address(&text_name(at))
    }

    /// The number of the one at an address, where it is one of these.
    pub fn find_text(&self, asked: &Address) -> Option<usize> {
        let number = asked.as_str().strip_prefix("tim-kiem/bai/")?.strip_suffix(".js")?.parse().ok()?;
        (number < self.texts() && Self::address_of_text(number) == *asked).then_some(number)
    }
}

/// Which things stand in one file, by how much there is to tell of each.
fn parted(lengths: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut sheaves: Vec<Range<usize>> = Vec::new();
    let mut held = SHEAF;
    for (at, length) in lengths.enumerate() {
        if held >= SHEAF {
            sheaves.push(at..at);
            held = 0;
        }
        if let Some(last) = sheaves.last_mut() {
            last.end = at + 1;
        }
        held += length;
    }
    sheaves
}

fn text_name(at: usize) -> String {
    format!("bai/{at}")
}

fn of_sheaf(at: usize, shown: &[Vec<u8>]) -> Vec<u8> {
    script(&text_name(at), &shown.join(&b",\n"[..]), b"[", b"]")
}

fn address(name: &str) -> Address {
    Address::file(format!("tim-kiem/{name}.js"))
}

/// A script that hands over one value, which search.js waits for by this name.
fn script(name: &str, value: &[u8], open: &[u8], close: &[u8]) -> Vec<u8> {
    let mut text = format!("KETLUAN_SEARCH.put(\"{name}\",").into_bytes();
    text.reserve_exact(value.len() + 8);
    for part in [open, value, close, b");\n"] {
        text.extend_from_slice(part);
    }
    text
}

/// On one line. The two line ends that JSON knows and old JavaScript does not are no characters of any text here: `line` made blanks of them.
fn json(value: &impl Serialize) -> Vec<u8> {
    let text = serde_json::to_vec(value).expect("plain structs with text keys always serialise into memory");
    // Within JSON this stands in texts only, where an escape says the same: the text stays safe wherever the script is put.
    if !text.contains(&b'<') {
        return text;
    }
    let mut safe = Vec::with_capacity(text.len() + 64);
    for byte in text {
        match byte {
            b'<' => safe.extend_from_slice(b"\\u003c"),
            other => safe.push(other),
        }
    }
    safe
}

fn day(day: Option<jiff::civil::Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
