//! Notices: all years at a glance, one year by month, one issuer by year.

use std::borrow::Cow;

use serde::Serialize;

use super::{Filter, Frame, Link, NoticeRow, Sheet};
use crate::config::IssuerIx;
use crate::page::long::MOST_NOTICES;
use crate::page::{Here, Page};
use crate::period::Period;
use crate::register::NoticeIx;

/// How many of the newest stand on the page of all years.
const NEWEST: usize = 20;
const LIST: &str = "danh-sach";

#[derive(Debug, Serialize)]
pub struct Notices<'a> {
    pub years: Vec<Counted<'a>>,
    pub issuers: Vec<Counted<'a>>,
    pub total: usize,
    /// Rows under one heading each.
    pub parts: Vec<Part<'a>>,
    /// Of an office with many, the years whose rows stand on the pages of the years only.
    pub older: Vec<Link<'a>>,
    pub filter: Filter<'a>,
    pub list: &'static str,
    pub previous: Option<Link<'a>>,
    pub next: Option<Link<'a>>,
}

/// A list elsewhere, with how many it holds.
#[derive(Debug, Serialize)]
pub struct Counted<'a> {
    pub link: Link<'a>,
    pub n: usize,
    pub illustrative: bool,
    pub here: bool,
}

#[derive(Debug, Serialize)]
pub struct Part<'a> {
    pub title: String,
    pub rows: Vec<NoticeRow<'a>>,
}

/// All years: the newest, and the way to the others.
pub fn sheet<'a>(here: &Here<'a>) -> Sheet<'a, Notices<'a>> {
    let total = here.register().notices.len();
    let newest: Vec<NoticeIx> = here.register().notice_ixs().rev().take(NEWEST).collect();
    let title = match total > NEWEST {
        true => here.texts.count("notices.newest", NEWEST),
        false => here.texts.say("notices.all"),
    };
    let mut parts = vec![Part { title, rows: NoticeRow::all(here, newest) }];
    // Without a year of their own they are listed here or nowhere.
    if !here.plan.lists.notices_undated.is_empty() && total > NEWEST {
        let rows = NoticeRow::all(here, here.plan.lists.notices_undated.iter().copied());
        parts.push(Part { title: here.texts.say("notices.undated"), rows });
    }
    let page = page(here, total, parts);
    Sheet { frame: Frame::new(here, "notices", here.texts.say("nav.notices"), Vec::new()), page }
}

/// One year, month by month, the last first.
pub fn year_sheet<'a>(here: &Here<'a>, year: i16) -> Sheet<'a, Notices<'a>> {
    let years = &here.plan.lists.notices_by_year;
    let notices = years.get(&year).map_or(&[][..], Vec::as_slice);
    let mut parts: Vec<Part> = Vec::new();
    let mut month = None;
    for row in NoticeRow::all(here, notices.iter().copied()) {
        match parts.last_mut() {
            Some(part) if month == row.month_of => part.rows.push(row),
            _ => {
                month = row.month_of;
                let title = month.map(|(year, month)| here.texts.period_title(Period::Month(year, month)));
                parts.push(Part { title: title.unwrap_or_default(), rows: vec![row] });
            }
        }
    }
    let mut page = page(here, notices.len(), parts);
    let link =
        |year: &i16| Link::new(here.texts.period_title(Period::Year(*year)), here.to(Page::NoticesOfYear(*year)));
    page.previous = years.range(..year).next_back().map(|(year, _)| link(year));
    page.next = years.range(year + 1..).next().map(|(year, _)| link(year));
    let title = here.texts.fill("notices.of-year", &[("year", &year.to_string())]);
    Sheet { frame: Frame::new(here, "notices-of-year", title, crumbs(here)), page }
}

/// One issuer, year by year, as far back as a page can hold.
pub fn issuer_sheet<'a>(here: &Here<'a>, ix: IssuerIx) -> Sheet<'a, Notices<'a>> {
    let issuer = here.register().offices.issuer(ix);
    let notices = here.plan.lists.notices_of(ix);
    let mut parts: Vec<(Option<i16>, Part)> = Vec::new();
    for row in NoticeRow::all(here, notices.iter().copied()) {
        let own = row.month_of.map(|(year, _)| year);
        match parts.last_mut() {
            Some((year, part)) if *year == own => part.rows.push(row),
            _ => {
                let title = match own {
                    Some(year) => here.texts.period_title(Period::Year(year)),
                    None => here.texts.say("notices.undated"),
                };
                parts.push((own, Part { title, rows: vec![row] }));
            }
        }
    }
    let (mut kept, mut older, mut rows) = (Vec::new(), Vec::new(), 0);
    for (year, part) in parts {
        rows += part.rows.len();
        let elsewhere = year.filter(|_| rows > MOST_NOTICES && !kept.is_empty());
        match elsewhere.and_then(|year| Some((year, here.to(Page::NoticesOfYear(year))?))) {
            Some((year, href)) => {
                older.push(Link::new(year.to_string(), Some(format!("{href}?co-quan={}", issuer.id))))
            }
            None => kept.push(part),
        }
    }
    let page = Notices { older, ..page(here, notices.len(), kept) };
    let title = here.texts.fill("notices.of-issuer", &[("issuer", &issuer.name)]);
    let frame = Frame::new(here, "notices-of-issuer", title, crumbs(here)).illustrative(issuer.illustrative);
    Sheet { frame, page }
}

fn crumbs<'a>(here: &Here<'a>) -> Vec<Link<'a>> {
    vec![Link::new(here.texts.say("nav.notices"), here.to(Page::Notices))]
}

fn page<'a>(here: &Here<'a>, total: usize, parts: Vec<Part<'a>>) -> Notices<'a> {
    let lists = &here.plan.lists;
    let offices = &here.register().offices;
    let years = lists.notices_by_year.iter().rev().map(|(year, notices)| Counted {
        link: Link::new(Cow::Owned(year.to_string()), here.to(Page::NoticesOfYear(*year))),
        n: notices.len(),
        illustrative: false,
        here: here.page == Page::NoticesOfYear(*year),
    });
    let issuers = IssuerIx::all(&offices.issuers).map(|ix| Counted {
        link: Link::new(offices.issuer(ix).short.as_str(), here.to(Page::NoticesOfIssuer(ix))),
        n: lists.notices_of(ix).len(),
        illustrative: offices.issuer(ix).illustrative,
        here: here.page == Page::NoticesOfIssuer(ix),
    });
    let rows: Vec<NoticeRow> = parts.iter().flat_map(|part| part.rows.iter().cloned()).collect();
    Notices {
        years: years.collect(),
        issuers: issuers.collect(),
        total,
        filter: Filter::of_notices(here, LIST, &rows),
        list: LIST,
        parts,
        older: Vec::new(),
        previous: None,
        next: None,
    }
}
