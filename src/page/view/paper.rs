//! The head and the foot of a notice as on paper (Decree 30/2020/NĐ-CP). A Vietnamese document stays Vietnamese whatever the
//! language of the site, so these words are not among the theme's texts.

use serde::Serialize;

use crate::notice::{Issued, NoticeKind};
use crate::page::Here;
use crate::register::NoticeIx;
use crate::vietnamese::letter::capital;

#[derive(Debug, Serialize)]
pub struct Paper<'a> {
    /// The body above the issuer, where the site has only one issuer to stand under it.
    pub parent: &'a str,
    pub issuer: &'a str,
    /// "Số: 15/TB-SKHCN"; blank where it has none.
    pub number: Option<&'a str>,
    /// "Quảng Trị, ngày 17 tháng 02 năm 2025".
    pub place_and_date: String,
    /// As machines read it: a day, or a month where the day was left blank.
    pub issued: Option<String>,
    pub kind: &'static str,
    pub title: &'a str,
    pub recipients: &'a [String],
    pub authority: Option<&'a str>,
    pub role: Option<&'a str>,
    pub name: Option<&'a str>,
}

impl<'a> Paper<'a> {
    pub fn of(here: &Here<'a>, ix: NoticeIx) -> Self {
        let register = here.register();
        let front = &register.notice(ix).notice.front;
        let offices = &register.offices;
        Self {
            parent: if offices.issuers.len() == 1 { &register.settings.owner } else { "" },
            issuer: &offices.issuer(front.issuer).name,
            number: front.number.as_deref(),
            place_and_date: place_and_date(front.place.as_deref(), front.issued),
            issued: front.issued.iso(),
            kind: match front.kind {
                NoticeKind::Notice => "Thông báo",
                NoticeKind::Programme => "Chương trình",
                NoticeKind::Report => "Báo cáo",
            },
            title: &front.title,
            recipients: &front.recipients,
            authority: front.signature.authority.as_deref(),
            role: front.signature.role.as_deref(),
            name: front.signature.name.as_deref(),
        }
    }
}

/// Days below 10 and the months 1 and 2 take a leading nought, as the decree has it.
pub(super) fn place_and_date(place: Option<&str>, issued: Issued) -> String {
    let month = |month: i8| if month <= 2 { format!("{month:02}") } else { month.to_string() };
    let date = match issued {
        Issued::Day(day) => format!("ngày {:02} tháng {} năm {}", day.day(), month(day.month()), day.year()),
        Issued::Month(year, number) => format!("ngày … tháng {} năm {year}", month(number)),
        Issued::Unsaid => String::new(),
    };
    match (place, date.as_str()) {
        (Some(place), "") => place.to_owned(),
        (Some(place), date) => format!("{place}, {date}"),
        (None, date) => capital(date),
    }
}
