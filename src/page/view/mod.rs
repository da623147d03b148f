//! What each page says: one file per page kind, and the pieces that several kinds share.
//!
//! A page kind is one file here (a struct of what its template places, and a function that makes it), one template of the same
//! name, and one arm in [`tell`]. Everything is decided here: which rows, in which order, in which words. A template
//! places and repeats.

mod counts;
mod frame;
mod groups;
mod home;
mod link;
mod notice_row;
mod task_row;

pub use counts::{CountBox, Counted, Number, Scope};
pub use frame::{Frame, Sheet};
pub use groups::{Group, TaskGroups};
pub use link::Link;
pub use notice_row::NoticeRow;
pub use task_row::{Tag, TaskRow};

use serde::Serialize;

use super::{Here, Page};

// What the calendar, the indicators and the ways into the archive say.
mod calendar;
mod calendar_day;
mod calendar_feeds;
mod calendar_month;
mod calendar_year;
mod indicator;
mod indicator_chart;
mod indicator_row;
mod indicators;
mod standing_tag;

pub use indicator_row::IndicatorRow;
pub use standing_tag::StandingTag;

/// Takes a finished sheet, whatever the type of its body. `render` is one.
pub trait Reader {
    type Out;
    /// `template` is the name of the file that places the sheet: `home.html`.
    fn read<T: Serialize>(self, template: &'static str, sheet: &Sheet<T>) -> Self::Out;
}

/// Tells the page that `here` stands on. `None` for kinds that no view tells yet.
pub fn tell<R: Reader>(here: &Here, reader: R) -> Option<R::Out> {
    match here.page {
        Page::Calendar => Some(reader.read("calendar.html", &calendar::sheet(here))),
        Page::Year(year) => Some(reader.read("calendar-year.html", &calendar_year::sheet(here, year))),
        Page::Month(year, month) => Some(reader.read("calendar-month.html", &calendar_month::sheet(here, year, month))),
        Page::Indicators => Some(reader.read("indicators.html", &indicators::sheet(here))),
        Page::IndicatorsOfYear(year) => Some(reader.read("indicators.html", &indicators::year_sheet(here, year))),
        Page::Indicator(ix) => Some(reader.read("indicator.html", &indicator::sheet(here, ix))),
        Page::Home => Some(reader.read("home.html", &home::sheet(here))),
        _ => None,
    }
}
