//! What each page says: one file per page kind, and the pieces that several kinds share.
//!
//! A page kind is one file here (a struct of what its template places, and a function that makes it), one template of the same
//! name, and one arm in [`tell`]. Everything is decided here: which rows, in which order, in which words. A template
//! places and repeats.

mod counts;
mod filter;
mod frame;
mod groups;
mod home;
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
mod units;

pub use counts::{CountBox, Counted, Number, Scope};
pub use filter::Filter;
pub use frame::{Frame, Sheet};
pub use groups::{Group, TaskGroups};
pub use indicator_line::IndicatorLine;
pub use link::Link;
pub use notice_row::NoticeRow;
pub use paper::Paper;
pub use task_row::{Due, Tag, TaskRow};
pub use task_table::TaskTable;
pub use unit_table::UnitTable;

use serde::Serialize;

use super::{Here, Page};

/// Takes a finished sheet, whatever the type of its body. `render` is one.
pub trait Reader {
    type Out;
    /// `template` is the name of the file that places the sheet: `home.html`.
    fn read<T: Serialize>(self, template: &'static str, sheet: &Sheet<T>) -> Self::Out;
}

/// Tells the page that `here` stands on. `None` for kinds that no view tells yet.
pub fn tell<R: Reader>(here: &Here, reader: R) -> Option<R::Out> {
    match here.page {
        Page::Home => Some(reader.read("home.html", &home::sheet(here))),
        Page::Notices => Some(reader.read("notices.html", &notices::sheet(here))),
        Page::NoticesOfYear(year) => Some(reader.read("notices.html", &notices::year_sheet(here, year))),
        Page::NoticesOfIssuer(ix) => Some(reader.read("notices.html", &notices::issuer_sheet(here, ix))),
        Page::Notice(ix) => Some(reader.read("notice.html", &notice::sheet(here, ix))),
        Page::Units => Some(reader.read("units.html", &units::sheet(here))),
        Page::Issuer(ix) => Some(reader.read("issuer.html", &units::issuer_sheet(here, ix))),
        Page::Unit(ix) => Some(reader.read("unit.html", &unit::sheet(here, ix))),
        Page::Tasks => Some(reader.read("tasks.html", &tasks::sheet(here))),
        Page::TasksInState(state) => Some(reader.read("tasks-in-state.html", &tasks::state_sheet(here, state))),
        _ => None,
    }
}
