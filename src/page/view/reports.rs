//! All reports: each issuer's, by year and kind of period; and the last ones, for pages that lead here.

use serde::Serialize;

use super::{Frame, Link, Sheet};
use crate::config::IssuerIx;
use crate::page::reports::kind;
use crate::page::{Here, Page};
use crate::period::Period;

#[derive(Debug, Serialize)]
pub struct Reports<'a> {
    pub issuers: Vec<OfIssuer<'a>>,
}

#[derive(Debug, Serialize)]
pub struct OfIssuer<'a> {
    pub issuer: Link<'a>,
    pub id: String,
    pub illustrative: bool,
    /// The last year first.
    pub years: Vec<OfYear<'a>>,
}

#[derive(Debug, Serialize)]
pub struct OfYear<'a> {
    /// As text: a number would be parted in thousands.
    pub year: String,
    /// Weeks, months and so on, the longest periods first.
    pub kinds: Vec<OfKind<'a>>,
}

#[derive(Debug, Serialize)]
pub struct OfKind<'a> {
    /// The end of its key among the texts.
    pub key: &'static str,
    pub reports: Vec<Link<'a>>,
}

pub fn sheet<'a>(here: &Here<'a>) -> Sheet<'a, Reports<'a>> {
    let page = Reports { issuers: issuers(here).map(|issuer| of_issuer(here, issuer)).collect() };
    Sheet { frame: Frame::new(here, "reports", here.texts.say("nav.reports"), Vec::new()), page }
}

/// The reports of the running week, month and so on, where one office hands them in; then the way to all; nothing where there is none.
pub fn latest<'a>(here: &Here<'a>) -> Vec<Link<'a>> {
    let mut issuers = issuers(here);
    match (issuers.next(), issuers.next()) {
        (Some(issuer), None) => latest_of(here, issuer),
        (None, _) => Vec::new(),
        _ => vec![all(here)],
    }
}

/// The reports of an issuer's running week, month and so on, then the way to all; nothing where it hands in none.
pub fn latest_of<'a>(here: &Here<'a>, issuer: IssuerIx) -> Vec<Link<'a>> {
    let wanted = |period: &Period| !matches!(period, Period::Half(..) | Period::Months(..));
    let latest = here.plan.reports.latest(issuer).into_iter().filter(wanted);
    let mut links: Vec<Link> = latest.map(|period| report(here, issuer, period)).collect();
    if !links.is_empty() {
        links.push(all(here));
    }
    links
}

fn all<'a>(here: &Here<'a>) -> Link<'a> {
    Link::new(here.texts.say("report.all"), here.to(Page::Reports))
}

fn issuers<'a>(here: &Here<'a>) -> impl Iterator<Item = IssuerIx> + use<'a> {
    let reports = &here.plan.reports;
    IssuerIx::all(&here.register().offices.issuers).filter(|ix| !reports.of_issuer(*ix).is_empty())
}

fn of_issuer<'a>(here: &Here<'a>, issuer: IssuerIx) -> OfIssuer<'a> {
    let office = here.register().offices.issuer(issuer);
    let periods = here.plan.reports.of_issuer(issuer);
    let mut years: Vec<i16> = periods.iter().map(|period| period.year()).collect();
    years.sort();
    years.dedup();
    OfIssuer {
        issuer: Link::issuer(here, issuer),
        id: format!("co-quan-{}", office.id),
        illustrative: office.illustrative,
        years: years.into_iter().rev().map(|year| of_year(here, issuer, year)).collect(),
    }
}

fn of_year<'a>(here: &Here<'a>, issuer: IssuerIx, year: i16) -> OfYear<'a> {
    const KINDS: [(u8, &str); 6] =
        [(5, "years"), (4, "months-9"), (3, "halves"), (2, "quarters"), (1, "months"), (0, "weeks")];
    let of = here.plan.reports.of_issuer(issuer).iter().copied().filter(|period| period.year() == year);
    let of: Vec<Period> = of.collect();
    let kinds = KINDS.iter().filter_map(|(wanted, key)| {
        let reports = of.iter().filter(|period| kind(**period) == *wanted);
        let reports: Vec<Link> = reports.map(|period| numbered(here, issuer, *period)).collect();
        (!reports.is_empty()).then_some(OfKind { key, reports })
    });
    OfYear { year: year.to_string(), kinds: kinds.collect() }
}

fn report<'a>(here: &Here<'a>, issuer: IssuerIx, period: Period) -> Link<'a> {
    Link::new(here.texts.period_title(period), here.to(Page::Report(issuer, period)))
}

/// Fifty weeks under the head of their year need not repeat it.
fn numbered<'a>(here: &Here<'a>, issuer: IssuerIx, period: Period) -> Link<'a> {
    let mut link = report(here, issuer, period);
    if let Period::Week(_, n) = period {
        link.text = here.texts.fill("report.week", &[("n", &n.to_string())]).into();
    }
    link
}
