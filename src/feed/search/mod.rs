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
mod notice;
mod other;
mod shards;
mod terms;

use std::borrow::Cow;

use rayon::prelude::*;
use serde::Serialize;

use super::About;
use crate::config::UnitIx;
use crate::file::File;
use crate::page::Address;
use crate::register::{NoticeIx, Standing, State};

/// Bytes of a file of entries before the next one is begun: some two notices.
const SHEAF: usize = 9_000;

const STANDINGS: [Standing; 4] = [Standing::Behind, Standing::OnPace, Standing::Exceeded, Standing::NoReading];

/// One thing that can be found.
struct Entry<'a> {
    /// What it is called or says, what else is known of it, and whose it is; words of the one do not stand beside words of the other.
    texts: [Cow<'a, str>; 3],
    /// Of a task its units and its state.
    task: Option<(Vec<UnitIx>, State)>,
}

impl<'a> Entry<'a> {
    fn plain(text: Cow<'a, str>, more: Cow<'a, str>) -> Self {
        Self { texts: [text, more, Cow::Borrowed("")], task: None }
    }
}

/// A file of entries before it has a name: how many notices or others are in it, and their lines.
#[derive(Default)]
struct Sheaf {
    count: usize,
    rows: Vec<u8>,
}

pub fn files(about: &About) -> Vec<File> {
    let ixs: Vec<NoticeIx> = about.register().notice_ixs().collect();
    let told: Vec<notice::Told> = ixs.into_par_iter().filter_map(|ix| notice::tell(about, ix)).collect();
    let mut directory = directory::Directory::new(about);
    let mut entries = Vec::new();
    let mut sheaves = Vec::new();
    for told in told {
        directory.notice(told.year, told.issuer, told.entries.len());
        entries.extend(told.entries);
        gather(&mut sheaves, &told.shown);
    }
    directory.end_notices(&sheaves);
    let notices = sheaves.len();
    let others = other::tell(about);
    sheaves.push(Sheaf::default());
    for (entry, shown) in others {
        entries.push(entry);
        gather(&mut sheaves, &json(&shown));
    }
    directory.end(&sheaves[notices..], entries.len());
    let sheaf = |(at, sheaf): (usize, Sheaf)| script(&format!("bai/{at}"), &sheaf.rows, b"[", b"]");
    let mut files: Vec<File> = sheaves.into_iter().enumerate().map(sheaf).collect();
    let terms = terms::read(&entries);
    files.extend(shards::files(&terms, terms::filters(&entries), &mut directory));
    files.push(directory.file());
    files
}

fn gather(sheaves: &mut Vec<Sheaf>, shown: &[u8]) {
    if sheaves.last().is_none_or(|sheaf| sheaf.rows.len() >= SHEAF) {
        sheaves.push(Sheaf::default());
    }
    let Some(sheaf) = sheaves.last_mut() else { return };
    if sheaf.count > 0 {
        sheaf.rows.extend_from_slice(b",\n");
    }
    sheaf.rows.extend_from_slice(shown);
    sheaf.count += 1;
}

/// A script that hands over one value, which search.js waits for by this name.
fn script(name: &str, value: &[u8], open: &[u8], close: &[u8]) -> File {
    let mut text = format!("KETLUAN_SEARCH.put(\"{name}\",").into_bytes();
    text.reserve_exact(value.len() + 8);
    for part in [open, value, close, b");\n"] {
        text.extend_from_slice(part);
    }
    File::new(Address::file(format!("tim-kiem/{name}.js")), text)
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
