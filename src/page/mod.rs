//! Which pages exist, where they stand, and what each says.
//!
//! `plan` lists them from the register; `view` gives what one page says, as typed data for its template. Knows no tera, no
//! template text and no disk.

pub mod address;
pub mod balance;
pub mod changes;
pub mod course;
mod days;
mod format;
mod here;
pub mod html;
pub mod link;
mod lists;
pub mod long;
mod plan;
pub mod prose;
pub mod redirect;
pub mod reports;
mod site;
mod texts;
pub mod view;

pub use crate::free_page::FreePage;
pub use address::Address;
pub use days::Days;
pub use format::shortened;
pub use here::Here;
pub use lists::Lists;
pub use plan::{Plan, plan};
pub use reports::Reports;
pub use site::{Attachment, Site};
pub use texts::{Text, Texts, fill};

use crate::config::{IssuerIx, UnitIx};
use crate::period::Period;
use crate::register::{IndicatorIx, NoticeIx, State};

/// One page of the site, by what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Page {
    Home,
    Notices,
    NoticesOfYear(i16),
    NoticesOfIssuer(IssuerIx),
    Notice(NoticeIx),
    Units,
    Issuer(IssuerIx),
    Unit(UnitIx),
    /// What a unit has closed of what was given in one year; where its own page cannot hold all years.
    UnitYear(UnitIx, i16),
    Tasks,
    /// The rows behind one number of the overview.
    TasksInState(State),
    /// Open tasks that nobody has told of.
    TasksUnreported,
    Calendar,
    Year(i16),
    Month(i16, i8),
    Indicators,
    IndicatorsOfYear(i16),
    Indicator(IndicatorIx),
    Citations,
    Changes,
    Reports,
    /// What an issuer hands in on a period.
    Report(IssuerIx, Period),
    Search,
    Data,
    /// A free page, by its place among them.
    Free(usize),
    NotFound,
}
