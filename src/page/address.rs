//! Where pages and files stand in the site, and how one refers to another.
//!
//! Every address is the path of a file below the site's top, lower-case ASCII, in Vietnamese; every reference is relative and ends
//! in a file name, so that the tree works under any sub-path and from a file share.

use std::fmt;

use super::{Page, Site};
use crate::config::{Issuer, Unit};
use crate::id::{IndicatorId, NoticeId, TaskId};
use crate::period::Period;
use crate::register::State;

/// The path of a file below the site's top: `thong-bao/2025/index.html`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
pub struct Address(String);

impl Address {
    /// A folder's page: `don-vi` gives `don-vi/index.html`; the empty path gives the overview.
    pub fn page(path: &str) -> Self {
        match path {
            "" => Self("index.html".to_owned()),
            path => Self(format!("{path}/index.html")),
        }
    }

    /// A file as it is.
    pub fn file(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Back to the site's top from here: `../../`, or nothing at the top.
    pub fn to_top(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    /// How a page at `from` refers to this.
    pub fn seen_from(&self, from: &Address) -> String {
        let mut shared = 0;
        for (at, (own, _)) in self.0.bytes().zip(from.0.bytes()).enumerate().take_while(|(_, (a, b))| a == b) {
            // Only whole folders are shared.
            shared = if own == b'/' { at + 1 } else { shared };
        }
        let own = &self.0[shared..];
        let up = from.0.bytes().skip(shared).filter(|byte| *byte == b'/').count();
        // With room for a fragment: pages are full of references, and most have one.
        let mut reference = String::with_capacity(3 * up + own.len() + 32);
        (0..up).for_each(|_| reference.push_str("../"));
        reference.push_str(own);
        reference
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The word for a state in addresses and anchors.
pub fn state_word(state: State) -> &'static str {
    match state {
        State::Overdue => "qua-han",
        State::DueSoon => "sap-den-han",
        State::InTime => "trong-han",
        State::NoDeadline => "chua-co-han",
        State::DoneOnTime => "dung-han",
        State::DoneLate => "tre-han",
        State::Done => "da-xong",
        State::Dropped => "da-dung",
        State::Archived => "luu-tru",
    }
}

/// The word for open tasks that nobody has told of.
pub const UNREPORTED: &str = "chua-bao-cao";

pub fn notice(id: &NoticeId) -> Address {
    Address::page(&format!("thong-bao/{id}"))
}

pub fn issuer(issuer: &Issuer) -> Address {
    Address::page(&format!("don-vi/{}", issuer.id))
}

pub fn unit(unit: &Unit) -> Address {
    Address::page(&format!("don-vi/{}", unit.id))
}

pub fn indicator(id: &IndicatorId) -> Address {
    // The id is issuer/year/name; readers look by year first.
    let mut parts = id.as_str().splitn(3, '/');
    let (issuer, year, name) =
        (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    Address::page(&format!("chi-tieu/{year}/{issuer}/{name}"))
}

pub fn month(year: i16, month: i8) -> Address {
    Address::page(&format!("lich/{year}/{month:02}"))
}

/// `bao-cao/skhcn/2025/thang-10`: offices say "quý 3" and "9 tháng" as they file them.
pub fn report(issuer: &Issuer, period: Period) -> Address {
    let word = match period {
        Period::Year(_) => "nam".to_owned(),
        Period::Half(_, 1) => "6-thang".to_owned(),
        Period::Half(..) => "6-thang-cuoi-nam".to_owned(),
        Period::Quarter(_, n) => format!("quy-{n}"),
        Period::Month(_, n) => format!("thang-{n:02}"),
        Period::Week(_, n) => format!("tuan-{n:02}"),
        Period::Months(_, 1, last) => format!("{last}-thang"),
        Period::Months(_, first, last) => format!("thang-{first:02}-{last:02}"),
    };
    Address::page(&format!("bao-cao/{}/{}/{word}", issuer.id, period.year()))
}

/// The chart of a page as a file of its own, beside it.
pub fn chart_of(page: &Address) -> Address {
    Address::file(format!("{}bieu-do.svg", page.as_str().trim_end_matches("index.html")))
}

/// Where a page stands, whether or not it exists.
pub fn of(site: &Site, page: Page) -> Address {
    let register = &site.register;
    match page {
        Page::Home => Address::page(""),
        Page::Notices => Address::page("thong-bao"),
        Page::NoticesOfYear(year) => Address::page(&format!("thong-bao/{year}")),
        Page::NoticesOfIssuer(ix) => Address::page(&format!("thong-bao/{}", register.offices.issuer(ix).id)),
        Page::Notice(ix) => notice(&register.notice(ix).notice.id),
        Page::Units => Address::page("don-vi"),
        Page::Issuer(ix) => issuer(register.offices.issuer(ix)),
        Page::Unit(ix) => unit(register.offices.unit(ix)),
        Page::UnitYear(ix, year) => Address::page(&format!("don-vi/{}/{year}", register.offices.unit(ix).id)),
        Page::Tasks => Address::page("nhiem-vu"),
        Page::TasksInState(state) => Address::page(&format!("nhiem-vu/{}", state_word(state))),
        Page::TasksUnreported => Address::page(&format!("nhiem-vu/{UNREPORTED}")),
        Page::Calendar => Address::page("lich"),
        Page::Year(year) => Address::page(&format!("lich/{year}")),
        Page::Month(year, number) => month(year, number),
        Page::Indicators => Address::page("chi-tieu"),
        Page::IndicatorsOfYear(year) => Address::page(&format!("chi-tieu/{year}")),
        Page::Indicator(ix) => indicator(&register.indicator(ix).id),
        Page::Citations => Address::page("van-ban"),
        Page::Changes => Address::page("co-gi-moi"),
        Page::Reports => Address::page("bao-cao"),
        Page::Report(ix, period) => report(register.offices.issuer(ix), period),
        Page::Search => Address::page("tim-kiem"),
        Page::Data => Address::page("du-lieu"),
        Page::Free(at) => Address::page(&site.free[at].slug),
        Page::NotFound => Address::file("404.html"),
    }
}

/// The calendar feed of a unit, beside its page.
pub fn unit_feed(unit: &Unit) -> Address {
    Address::file(format!("don-vi/{}/lich.ics", unit.id))
}

/// What is new of a unit, for feed readers, beside its page.
pub fn unit_news(unit: &Unit) -> Address {
    Address::file(format!("don-vi/{}/atom.xml", unit.id))
}

/// How browsers search the site from their own box.
pub fn open_search() -> Address {
    Address::file("tim-kiem/opensearch.xml")
}

/// The calendar feed of all units of an issuer, beside its page.
pub fn issuer_feed(issuer: &Issuer) -> Address {
    Address::file(format!("don-vi/{}/lich.ics", issuer.id))
}

/// The form on which a unit reports, beside its page.
pub fn unit_form(unit: &Unit) -> Address {
    Address::file(format!("don-vi/{}/tien-do.xlsx", unit.id))
}

/// A table among the exports as a workbook.
pub fn workbook(name: &str) -> Address {
    data(&format!("{name}.xlsx"))
}

/// The calendar feed of everything.
pub fn feed() -> Address {
    data("lich.ics")
}

/// The digests of all files, at the top: their names there are told from where it stands.
pub fn sums() -> Address {
    Address::file("sha256.txt")
}

/// A file among the exports: `du-lieu/site.json`.
pub fn data(name: &str) -> Address {
    Address::file(format!("du-lieu/{name}"))
}

/// What the search page looks things up in.
pub fn search_index() -> Address {
    Address::file("tim-kiem/muc-luc.js")
}

/// The fragment of a day on its month's page, without `#`.
pub fn day_anchor(day: jiff::civil::Date) -> String {
    format!("ngay-{day}")
}

/// The fragment of a task on its notice's page, without `#`.
pub fn task_anchor(id: &TaskId) -> &str {
    id.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_relative_and_end_in_a_file() {
        let home = Address::page("");
        let notice = Address::page("thong-bao/2025/tuan-07");
        let next = Address::page("thong-bao/2025/tuan-08");
        assert_eq!(home.seen_from(&notice), "../../../index.html");
        assert_eq!(notice.seen_from(&home), "thong-bao/2025/tuan-07/index.html");
        assert_eq!(next.seen_from(&notice), "../tuan-08/index.html");
        assert_eq!(notice.seen_from(&notice), "index.html");
        assert_eq!(Address::file("lich.ics").seen_from(&notice), "../../../lich.ics");
        assert_eq!(notice.to_top(), "../../../");
    }
}
