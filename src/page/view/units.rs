//! All units, and one issuer with its units.

use serde::Serialize;

use super::{CountBox, Frame, Link, NoticeRow, Scope, Sheet, Split, TaskGroups, UnitTable};
use crate::config::IssuerIx;
use crate::page::{Here, Page};
use crate::register::Count;

const NOTICES: usize = 8;

#[derive(Debug, Serialize)]
pub struct Units<'a> {
    pub tables: Vec<UnitTable<'a>>,
}

pub fn sheet<'a>(here: &Here<'a>) -> Sheet<'a, Units<'a>> {
    let page = Units { tables: UnitTable::all(here, true) };
    Sheet { frame: Frame::new(here, "units", here.texts.say("nav.units"), Vec::new()), page }
}

#[derive(Debug, Serialize)]
pub struct Issuer<'a> {
    pub counts: CountBox,
    /// Notices before this day are archive.
    pub track_from: Option<crate::page::format::Day>,
    /// Its last reports.
    pub reports: Vec<Link<'a>>,
    pub units: UnitTable<'a>,
    pub groups: TaskGroups<'a>,
    pub notices: Vec<NoticeRow<'a>>,
    pub notices_href: Option<String>,
    pub notices_count: usize,
}

pub fn issuer_sheet<'a>(here: &Here<'a>, ix: IssuerIx) -> Sheet<'a, Issuer<'a>> {
    let register = here.register();
    let lists = &here.plan.lists;
    let issuer = register.offices.issuer(ix);
    let tasks = lists.tasks_of(ix);
    let count = Count::of(register, tasks.iter().copied());
    let notices = lists.notices_of(ix);
    let page = Issuer {
        counts: CountBox::new(here, Scope::Issuer(ix), &count),
        track_from: issuer.track_from.map(|day| here.texts.day(day)),
        reports: super::reports::latest_of(here, ix),
        units: UnitTable::of(here, ix, true),
        groups: TaskGroups::new(here, tasks, Split::ByUnit),
        notices: NoticeRow::all(here, notices.iter().copied().take(NOTICES)),
        notices_href: here.to(Page::NoticesOfIssuer(ix)),
        notices_count: notices.len(),
    };
    let crumbs = vec![Link::new(here.texts.say("nav.units"), here.to(Page::Units))];
    let frame = Frame::new(here, "issuer", issuer.name.as_str(), crumbs).illustrative(issuer.illustrative);
    Sheet { frame, page }
}
