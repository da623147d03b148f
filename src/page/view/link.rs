//! A link: its words and where it leads.

use std::borrow::Cow;

use serde::Serialize;

use crate::config::{IssuerIx, UnitIx};
use crate::notice::Issued;
use crate::page::{Here, Page};
use crate::period::Period;
use crate::register::NoticeIx;

#[derive(Clone, Debug, Serialize)]
pub struct Link<'a> {
    pub text: Cow<'a, str>,
    /// `None` for words that lead nowhere.
    pub href: Option<String>,
}

impl<'a> Link<'a> {
    pub fn new(text: impl Into<Cow<'a, str>>, href: Option<String>) -> Self {
        Self { text: text.into(), href }
    }

    pub fn unit(here: &Here<'a>, ix: UnitIx) -> Self {
        Self::new(here.register().offices.unit(ix).name.as_str(), here.to(Page::Unit(ix)))
    }

    /// For narrow places.
    pub fn unit_short(here: &Here<'a>, ix: UnitIx) -> Self {
        Self::new(here.register().offices.unit(ix).short.as_str(), here.to(Page::Unit(ix)))
    }

    pub fn issuer(here: &Here<'a>, ix: IssuerIx) -> Self {
        Self::new(here.register().offices.issuer(ix).name.as_str(), here.to(Page::Issuer(ix)))
    }

    pub fn issuer_short(here: &Here<'a>, ix: IssuerIx) -> Self {
        Self::new(here.register().offices.issuer(ix).short.as_str(), here.to(Page::Issuer(ix)))
    }

    /// A notice by its number, or by its kind and date where it has none.
    pub fn notice(here: &Here<'a>, ix: NoticeIx) -> Self {
        Self::new(notice_name(here, ix), here.to(Page::Notice(ix)))
    }
}

/// "15/TB-SKHCN"; "Thông báo ngày 17/02/2025" where it has no number, "Chương trình tháng 02/2025" where the day is blank too.
pub fn notice_name<'a>(here: &Here<'a>, ix: NoticeIx) -> Cow<'a, str> {
    let front = &here.register().notice(ix).notice.front;
    if let Some(number) = &front.number {
        return number.into();
    }
    let kind = here.texts.say(&format!("kind.{}", front.kind.as_str()));
    let day = match front.issued {
        Issued::Day(day) => Some(day),
        Issued::Month(year, month) => {
            let period = here.texts.period(Period::Month(year, month));
            return here.texts.fill("notice.of-month", &[("kind", &kind), ("month", &period)]).into();
        }
        Issued::Unsaid => front.meeting.date,
    };
    match day {
        Some(day) => here.texts.fill("notice.unnumbered", &[("kind", &kind), ("date", &here.texts.date(day))]).into(),
        None => front.title.as_str().into(),
    }
}
