//! Offices that do not exist and the notices they write, for measuring: as many as are asked for, the same on every machine.
//!
//! Notice `i` and what became of its tasks depend on the seed and `i` alone, so a small corpus is the beginning of a large one.
//! Four offices of ten units each issue two notices a working day; a notice has about 9 KB, 31 tasks of 6 to 8 units, and every
//! fourth a table of 19 indicators. Nearly all that is past is reported done, as in an office that uses the site.

mod chance;
mod log;
mod notice;
mod words;

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use jiff::civil::{Date, date};

use chance::Chance;

const SEED: u64 = 20_250_217;
pub const ISSUERS: usize = 4;
const A_DAY: usize = 8;
/// A Monday.
const FIRST: Date = date(2016, 1, 4);

/// What stands in the front matter.
#[derive(Clone, Copy, PartialEq, Eq)]
#[allow(dead_code)] // One bench writes for ketluan only.
pub enum Flavour {
    Ketluan,
    /// The same text with the front matter that Hugo makes the same lists from.
    Hugo,
}

/// Writes a whole site of `count` notices below `root`, with its log.
pub fn write_site(root: &Path, count: usize) -> io::Result<()> {
    let content = root.join("content");
    fs::create_dir_all(content.join("progress"))?;
    let until = day(count.saturating_sub(1));
    fs::write(content.join("site.toml"), format!("title = \"Theo dõi kết luận\"\nas_of = {until}\n"))?;
    fs::write(content.join("units.toml"), units())?;
    write_notices(&content.join("notices"), count, Flavour::Ketluan)?;
    for year in FIRST.year()..=until.year() {
        let of_year: Vec<usize> = (0..count).filter(|i| day(*i).year() == year).collect();
        fs::write(content.join(format!("progress/{year}.csv")), log::rows(&of_year, until))?;
    }
    Ok(())
}

/// Writes the notices alone.
pub fn write_notices(folder: &Path, count: usize, flavour: Flavour) -> io::Result<()> {
    for i in 0..count {
        let path = folder.join(format!("{}.md", id(i)));
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, notice::text(i, flavour))?;
    }
    Ok(())
}

fn id(i: usize) -> String {
    format!("so-{}/{}/tb-{i}", 1 + issuer(i), day(i).year())
}

fn issuer(i: usize) -> usize {
    i % ISSUERS
}

/// Working days only; feasts are no matter here.
fn day(i: usize) -> Date {
    let days = i / A_DAY;
    let days = days / 5 * 7 + days % 5;
    FIRST.saturating_add(jiff::Span::new().days(days as i64))
}

fn chance(i: usize) -> Chance {
    Chance::new(SEED, i as u64)
}

fn units() -> String {
    let mut out = String::new();
    for issuer in 1..=ISSUERS {
        let _ = write!(out, "\n[[issuer]]\nid = \"so-{issuer}\"\nname = \"Sở {}\"\n", words::OFFICES[issuer - 1]);
        for (unit, name) in words::UNITS.iter().enumerate() {
            let _ = write!(out, "\n[[issuer.unit]]\nid = \"don-vi-{}\"\nname = \"{name}\"\n", unit + 1);
        }
        out.push_str(
            "\n[[issuer.unit]]\nid = \"chung\"\nname = \"Các phòng, đơn vị thuộc Sở\"\nkind = \"collective\"\n",
        );
    }
    out
}
