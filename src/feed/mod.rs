//! What the site offers to other programs: calendars, a news feed, data and tables, a site map, the index of the search page.
//!
//! A feed is made from the register and the sources as pages are, and says nothing that a page does not say. Feeds stand beside pages:
//! neither is made from the other. Nothing here asks the clock; every time stamp comes from a notice, the log or the day of the run.

mod atom;
mod csv;
mod docx;
mod ics;
mod json;
mod news;
mod opensearch;
mod parts;
mod search;
mod site_json;
mod sitemap;
mod table;
mod xlsx;
mod xml;

pub use ics::Calendars;
pub use search::Search;

use std::collections::BTreeSet;
use std::io::{self, Write};

use rayon::prelude::*;

use crate::config::{IssuerIx, UnitIx};
use crate::diagnostic::{Code, Diagnostics};
use crate::file::File;
use crate::page::{Address, Plan, Site, Texts, address};
use crate::period::Period;
use crate::register::{Register, Task, TaskIx};

/// Exports that hold the whole archive, by the ends of their addresses: as large as all of its texts, so [`write_one`] writes them and nobody
/// holds them.
pub const WHOLE: [&str; 3] = ["nhiem-vu.csv", "site.json", "tien-do.csv"];

/// Rows of a workbook that is made alone.
const LONG: usize = 2_000;

/// Every feed of the site but those of [`WHOLE`], of [`calendars`] and of [`search_index`]. `pages` are the pages that exist: nothing else is listed
/// or linked to.
pub fn all(site: &Site, texts: &Texts, pages: &[Address], diagnostics: &mut Diagnostics) -> Vec<File> {
    let about = About { site, texts, pages: pages.iter().collect() };
    let mut found = Diagnostics::default();
    // Side by side; gathered in their order, whichever was first.
    let (own, tables) = rayon::join(
        || {
            let mut own = vec![site_json::schema()];
            own.extend(atom::files(&about));
            own.extend(opensearch::file(&about));
            own
        },
        || tables(&about, &mut found),
    );
    diagnostics.append(found);
    own.into_iter().chain(tables).chain(sitemap::files(&about)).collect()
}

/// The calendars of deadlines.
pub fn calendars<'a>(site: &'a Site, texts: &'a Texts, pages: &'a [Address]) -> Calendars<'a> {
    Calendars::new(About { site, texts, pages: pages.iter().collect() })
}

/// What the search page looks things up in: the files that were made at once, and the others when they are asked for.
pub fn search_index(site: &Site, texts: &Texts, pages: &[Address]) -> (Search, Vec<File>) {
    Search::new(&About { site, texts, pages: pages.iter().collect() })
}

/// Where the forms stand on which units report.
pub fn forms(register: &Register) -> BTreeSet<Address> {
    let tracked = register.tasks.iter().filter(|task| register.notice(task.notice).tracked);
    let leads: BTreeSet<UnitIx> = tracked.map(|task| task.lead).collect();
    leads.into_iter().map(|unit| address::unit_form(register.offices.unit(unit))).collect()
}

/// Whether a feed may stand at an address: who answers requests one by one need not make all of them to know that there is none.
pub fn may_stand_at(address: &str) -> bool {
    let folders = ["du-lieu/", "tim-kiem/", "don-vi/"];
    !address.ends_with(".html")
        && (folders.iter().any(|folder| address.starts_with(folder)) || address.starts_with("sitemap"))
}

/// Writes one export for programs, by the end of its address: `site.json`, or a table as CSV; `None` where there is no such export. The others
/// are not made for it.
pub fn write_one(
    site: &Site,
    texts: &Texts,
    pages: &[Address],
    name: &str,
    out: &mut dyn Write,
) -> Option<io::Result<()>> {
    let about = About { site, texts, pages: pages.iter().collect() };
    Some(match name {
        "site.json" => site_json::write(&about, out),
        "nhiem-vu.csv" => csv::write(&table::tasks(&about), out),
        "chi-tieu.csv" => csv::write(&table::indicators(&about), out),
        "van-ban.csv" => csv::write(&table::documents(&about), out),
        "tien-do.csv" => csv::write(&table::progress(&about, &table::rows(&about)), out),
        _ => return None,
    })
}

/// Rows of a table among the exports, by their places from 0, as a workbook of their own; `None` where there is no such table, else why it
/// cannot be made.
pub fn excerpt(
    site: &Site,
    texts: &Texts,
    pages: &[Address],
    name: &str,
    rows: &[usize],
) -> Option<Result<File, String>> {
    let about = About { site, texts, pages: pages.iter().collect() };
    let tables = [table::tasks(&about), table::indicators(&about)];
    let table = tables.into_iter().find(|table| table.name == name)?;
    let rows: Vec<usize> = rows.iter().copied().filter(|row| *row < table.count).collect();
    let (count, all) = (rows.len(), table.row);
    let cut = table::Table { count, first_in_book: 0, row: Box::new(move |at| all(rows[at])), ..table };
    Some(xlsx::file(&about, &cut, address::workbook(name)).map_err(|(_, reason)| reason))
}

/// The report of an issuer on a period as a Word document; `None` where the site has no such report.
pub fn report(site: &Site, plan: &Plan, texts: &Texts, issuer: IssuerIx, period: Period) -> Option<Vec<u8>> {
    docx::file(site, plan, texts, issuer, period)
}

/// Every table, as CSV and as a workbook; the log's workbook is the form that is filled in, whole and for each unit.
fn tables<'a>(about: &'a About<'a>, diagnostics: &mut Diagnostics) -> Vec<File> {
    let log = table::rows(about);
    let (tasks, indicators, documents) = (table::tasks(about), table::indicators(about), table::documents(about));
    let mut files: Vec<File> = [&indicators, &documents].map(csv::file).into();
    let (form, of_units) = table::form(about, &log);
    let mut books =
        [&tasks, &indicators, &documents, &form].map(|table| (table, address::workbook(table.name))).to_vec();
    let unit = |unit: UnitIx| address::unit_form(about.register().offices.unit(unit));
    books.extend(of_units.iter().map(|(ix, table)| (table, unit(*ix))));
    // Side by side, but for the long ones, which are as large as a thousand notices while they are made: one at a time.
    let (long, short): (Vec<_>, Vec<_>) = books.into_iter().partition(|(table, _)| table.in_book() > LONG);
    let make = |(table, address): (&table::Table, Address)| xlsx::file(about, table, address);
    let (long, short) = rayon::join(
        || long.into_iter().map(make).collect::<Vec<_>>(),
        || short.into_par_iter().map(make).collect::<Vec<_>>(),
    );
    for book in long.into_iter().chain(short) {
        match book {
            Ok(book) => files.push(book),
            Err((address, reason)) => {
                diagnostics.report_path(Code::ExportFailed, address.as_str()).with("reason", reason);
            }
        }
    }
    files
}

/// What every feed is told from.
struct About<'a> {
    site: &'a Site,
    texts: &'a Texts,
    pages: BTreeSet<&'a Address>,
}

impl<'a> About<'a> {
    fn register(&self) -> &'a Register {
        &self.site.register
    }

    /// Where a task stands on its notice's page, below the site's top; empty where that page does not exist.
    fn task_url(&self, task: &Task) -> String {
        let page = address::notice(&self.register().notice(task.notice).notice.id);
        match self.pages.contains(&page) {
            true => [page.as_str(), "#", address::task_anchor(&task.id)].concat(),
            false => String::new(),
        }
    }

    /// The address behind the site's own where it is published at one.
    fn published(&self, below_top: &str) -> Option<String> {
        let base = self.register().settings.base_url.as_ref()?;
        Some(format!("{base}{below_top}"))
    }

    fn unit_name(&self, unit: UnitIx) -> &'a str {
        &self.register().offices.unit(unit).name
    }

    /// `path:line` of the row or the words a thing was read from; `path#sheet!C12` in a workbook.
    fn source_line(&self, place: crate::source::Place) -> String {
        let source = self.site.sources.get(place.source);
        match source.cell(place.span.start()) {
            Some(cell) => format!("{}#{cell}", source.path),
            None => format!("{}:{}", source.path, source.start(place.span).0),
        }
    }

    /// Tasks that results are tracked for, parts included.
    fn tracked(&self) -> impl Iterator<Item = TaskIx> + 'a {
        let register = self.register();
        register.task_ixs().filter(|ix| register.notice(register.task(*ix).notice).tracked)
    }
}

/// On one line, without characters that no feed may hold.
fn line(text: &str) -> String {
    // All that has to change holds one of these bytes, or two blanks in a row, or one at an end; hardly any text does.
    let clean = |pair: &[u8]| {
        !matches!(pair[0], 0..0x20 | 0x7f | 0xc2 | 0xe2 | 0xe3 | 0xef..) && pair != b"  " && pair != [0xe1, 0x9a]
    };
    let bytes = text.as_bytes();
    let ends = |byte: Option<&u8>| byte.is_none_or(|byte| *byte > b' ' && *byte != 0x7f);
    if ends(bytes.first()) && ends(bytes.last()) && bytes.windows(2).all(clean) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            if !out.ends_with(' ') && !out.is_empty() {
                out.push(' ');
            }
        } else if is_text(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Not a control character, and no place that Unicode keeps empty: XML forbids the one, its readers dislike the other.
fn is_text(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{fdd0}'..='\u{fdef}') && (c as u32) & 0xfffe != 0xfffe
}
