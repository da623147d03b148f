//! What each page says: one file per page kind, and the pieces that several kinds share.
//!
//! A page kind is one file here (a struct of what its template places, and a function that makes it), one template of the same
//! name, and one arm in [`tell`]. Everything is decided here: which rows, in which order, in which words. A template
//! places and repeats.

mod burn_up;
mod carried;
mod counts;
mod filter;
mod frame;
mod groups;
mod home;
mod how_read;
mod indicator_line;
mod link;
mod notice;
mod notice_row;
mod notices;
mod paper;
mod task_row;
mod task_table;
mod tasks;
mod unit;
mod unit_table;
mod unit_timeline;
mod unit_year;
mod units;

pub use counts::{CountBox, Counted, Number, Scope};
pub use filter::Filter;
pub use frame::{Frame, Sheet};
pub use groups::{Group, Part, Split, TaskGroups};
pub use how_read::HowRead;
pub use indicator_line::IndicatorLine;
pub use link::Link;
pub use notice_row::NoticeRow;
pub use paper::Paper;
pub use task_row::{Brief, Due, Row, Tag, TaskRow};
pub use task_table::TableRow;
pub use unit_table::UnitTable;

use serde::Serialize;

use super::{Here, Page};

// What the calendar, the indicators and the ways into the archive say.
mod calendar;
mod calendar_day;
mod calendar_feeds;
mod calendar_month;
mod calendar_parts;
mod calendar_year;
mod changes;
mod citations;
pub mod data;
mod free;
mod indicator;
mod indicator_chart;
mod indicator_row;
mod indicators;
mod not_found;
pub mod report;
mod report_list;
mod reports;
mod search;
mod standing_tag;

pub use indicator::chart;
pub use indicator_row::IndicatorRow;
pub use standing_tag::StandingTag;

/// Takes a finished sheet, whatever the type of its body. `render` is one.
pub trait Reader {
    type Out;
    /// `template` is the name of the file that places the sheet: `home.html`.
    fn read<T: Serialize>(self, template: &'static str, sheet: &Sheet<T>) -> Self::Out;
}

/// Tells the page that `here` stands on.
pub fn tell<R: Reader>(here: &Here, reader: R) -> R::Out {
    match here.page {
        Page::Calendar => reader.read("calendar.html", &calendar::sheet(here)),
        Page::Year(year) => reader.read("calendar-year.html", &calendar_year::sheet(here, year)),
        Page::Month(year, month) => reader.read("calendar-month.html", &calendar_month::sheet(here, year, month)),
        Page::Indicators => reader.read("indicators.html", &indicators::sheet(here)),
        Page::IndicatorsOfYear(year) => reader.read("indicators.html", &indicators::year_sheet(here, year)),
        Page::Indicator(ix) => reader.read("indicator.html", &indicator::sheet(here, ix)),
        Page::Reports => reader.read("reports.html", &reports::sheet(here)),
        Page::Report(issuer, period) => reader.read("report.html", &report::sheet(here, issuer, period)),
        Page::Changes => reader.read("changes.html", &changes::sheet(here)),
        Page::Citations => reader.read("citations.html", &citations::sheet(here)),
        Page::Free(at) => reader.read("free.html", &free::sheet(here, at)),
        Page::Search => reader.read("search.html", &search::sheet(here)),
        Page::NotFound => reader.read("not-found.html", &not_found::sheet(here)),
        Page::Data => reader.read("data.html", &data::sheet(here)),
        Page::Home => reader.read("home.html", &home::sheet(here)),
        Page::Notices => reader.read("notices.html", &notices::sheet(here)),
        Page::NoticesOfYear(year) => reader.read("notices.html", &notices::year_sheet(here, year)),
        Page::NoticesOfIssuer(ix) => reader.read("notices.html", &notices::issuer_sheet(here, ix)),
        Page::Notice(ix) => reader.read("notice.html", &notice::sheet(here, ix)),
        Page::Units => reader.read("units.html", &units::sheet(here)),
        Page::Issuer(ix) => reader.read("issuer.html", &units::issuer_sheet(here, ix)),
        Page::Unit(ix) => reader.read("unit.html", &unit::sheet(here, ix)),
        Page::UnitYear(ix, year) => reader.read("unit-year.html", &unit_year::sheet(here, ix, year)),
        Page::Tasks => reader.read("tasks.html", &tasks::sheet(here)),
        Page::TasksInState(state) => reader.read("tasks-in-state.html", &tasks::state_sheet(here, state)),
        Page::TasksUnreported => reader.read("tasks-in-state.html", &tasks::unreported_sheet(here)),
    }
}
