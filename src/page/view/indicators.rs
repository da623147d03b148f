//! Indicators of all years, and of one: by issuer and group, what is behind said first.
//!
//! The page of all years tells the latest year in full and the others in a sentence each: a director asks for this year, an
//! archivist for the way to the others.

use serde::Serialize;

use super::indicator_row::IndicatorRow;
use super::standing_tag::{Mark, tally};
use super::{Frame, Link, Sheet};
use crate::config::IssuerIx;
use crate::page::{Here, Page};
use crate::register::IndicatorIx;
use crate::vietnamese::fold::slug;

/// How many of those behind are named in the sentence.
const NAMED: usize = 4;

#[derive(Debug, Serialize)]
pub struct Indicators<'a> {
    /// Newest first.
    pub years: Vec<YearPart<'a>>,
    /// The other years, on the page of one.
    pub others: Vec<Link<'a>>,
}

#[derive(Debug, Serialize)]
pub struct YearPart<'a> {
    /// The year's own page, from elsewhere.
    pub heading: Option<Link<'a>>,
    /// The words of the link to that page.
    pub see: String,
    pub id: String,
    pub issuers: Vec<IssuerPart<'a>>,
}

#[derive(Debug, Serialize)]
pub struct IssuerPart<'a> {
    pub issuer: Link<'a>,
    pub illustrative: bool,
    /// Of its heading: the year stands above it where several are told.
    pub level: u8,
    pub group_level: u8,
    pub id: String,
    pub tally: String,
    /// The farthest behind first.
    pub behind: Vec<Named<'a>>,
    pub behind_more: usize,
    /// Empty where the year is told in a sentence.
    pub groups: Vec<Group<'a>>,
}

#[derive(Debug, Serialize)]
pub struct Named<'a> {
    pub name: Link<'a>,
    pub share: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct Group<'a> {
    /// Empty where the programme has no groups.
    pub name: &'a str,
    /// What its table is called.
    pub caption: String,
    pub id: String,
    pub rows: Vec<IndicatorRow<'a>>,
}

pub fn sheet<'a>(here: &Here<'a>) -> Sheet<'a, Indicators<'a>> {
    let years = years(here);
    let this = here.register().as_of.year();
    let full = years.iter().copied().find(|year| *year <= this).or(years.first().copied());
    let parts = years.iter().map(|year| year_part(here, *year, full == Some(*year))).collect();
    let page = Indicators { years: parts, others: Vec::new() };
    Sheet { frame: Frame::new(here, "indicators", here.texts.say("nav.indicators"), Vec::new()), page }
}

pub fn year_sheet<'a>(here: &Here<'a>, year: i16) -> Sheet<'a, Indicators<'a>> {
    let others = years(here).into_iter().filter(|other| *other != year);
    let link = |other: i16| Link::new(other.to_string(), here.to(Page::IndicatorsOfYear(other)));
    let page = Indicators { years: vec![year_part(here, year, true)], others: others.map(link).collect() };
    let title = here.texts.fill("indicators.of-year", &[("year", &year.to_string())]);
    let up = Link::new(here.texts.say("nav.indicators"), here.to(Page::Indicators));
    Sheet { frame: Frame::new(here, "indicators", title, vec![up]), page }
}

/// Newest first.
fn years(here: &Here) -> Vec<i16> {
    let mut years: Vec<i16> = here.register().indicators.iter().map(|indicator| indicator.year).collect();
    years.sort_by(|a, b| b.cmp(a));
    years.dedup();
    years
}

fn year_part<'a>(here: &Here<'a>, year: i16, full: bool) -> YearPart<'a> {
    let register = here.register();
    let of_issuer = |issuer| -> Vec<IndicatorIx> {
        let all = IndicatorIx::all(&register.indicators);
        all.filter(|ix| (register.indicator(*ix).issuer, register.indicator(*ix).year) == (issuer, year)).collect()
    };
    let issuers = IssuerIx::all(&register.offices.issuers).map(|issuer| (issuer, of_issuer(issuer)));
    let mut issuers: Vec<(IssuerIx, Vec<IndicatorIx>)> = issuers.filter(|(_, of)| !of.is_empty()).collect();
    // Whoever has figures to show comes before whoever has only planned.
    issuers.sort_by_key(|(_, of)| of.iter().all(|ix| register.indicator(*ix).readings.is_empty()));
    let heading = here.texts.fill("indicators.year", &[("year", &year.to_string())]);
    YearPart {
        heading: (here.page != Page::IndicatorsOfYear(year))
            .then(|| Link::new(heading, here.to(Page::IndicatorsOfYear(year)))),
        see: here.texts.fill("indicators.see-year", &[("year", &year.to_string())]),
        id: format!("nam-{year}"),
        issuers: issuers.iter().map(|(issuer, of)| issuer_part(here, year, *issuer, of, full)).collect(),
    }
}

fn issuer_part<'a>(
    here: &Here<'a>,
    year: i16,
    issuer: IssuerIx,
    indicators: &[IndicatorIx],
    full: bool,
) -> IssuerPart<'a> {
    let register = here.register();
    let office = register.offices.issuer(issuer);
    let mut behind: Vec<IndicatorIx> =
        indicators.iter().copied().filter(|ix| Mark::of(register.indicator(*ix)) == Mark::Behind).collect();
    let lead = |ix: &IndicatorIx| register.indicator(*ix).share.unwrap_or_default() - register.indicator(*ix).pace;
    behind.sort_by(|a, b| lead(a).total_cmp(&lead(b)));
    let id = format!("{}-{year}", office.id);
    let level = if here.page == Page::IndicatorsOfYear(year) { 2 } else { 3 };
    IssuerPart {
        issuer: Link::issuer(here, issuer),
        illustrative: office.illustrative,
        level,
        group_level: level + 1,
        tally: tally(here, indicators),
        behind_more: behind.len().saturating_sub(NAMED),
        behind: behind.into_iter().take(NAMED).map(|ix| named(here, ix)).collect(),
        groups: if full { groups(here, indicators, &id) } else { Vec::new() },
        id,
    }
}

fn named<'a>(here: &Here<'a>, ix: IndicatorIx) -> Named<'a> {
    let indicator = here.register().indicator(ix);
    let name = match indicator.parent.map(|parent| here.register().indicator(parent)) {
        // "Cấp tỉnh" says nothing without the one it is a part of.
        Some(parent) => format!("{} – {}", parent.name, indicator.name).into(),
        None => std::borrow::Cow::Borrowed(indicator.name.as_str()),
    };
    Named {
        name: Link::new(name, here.to(Page::Indicator(ix))),
        share: indicator.share.map(|share| here.texts.percent(share)),
    }
}

/// In the order of the programme; a group that comes back later is the same group.
fn groups<'a>(here: &Here<'a>, indicators: &[IndicatorIx], id: &str) -> Vec<Group<'a>> {
    let register = here.register();
    let rows = IndicatorRow::all(here, indicators);
    let mut groups: Vec<Group> = Vec::new();
    for (ix, row) in indicators.iter().zip(rows) {
        let name = register.indicator(*ix).group.as_str();
        match groups.iter_mut().find(|group| group.name == name) {
            Some(group) => group.rows.push(row),
            None => {
                let own = format!("{id}-{}-{}", groups.len() + 1, slug(name));
                let office = &register.offices.issuer(register.indicator(*ix).issuer).short;
                let said = if name.is_empty() { here.texts.say("indicators.ungrouped") } else { name.to_owned() };
                let caption = here.texts.fill("indicators.table", &[("group", &said), ("issuer", office)]);
                groups.push(Group { name, caption, id: own, rows: vec![row] });
            }
        }
    }
    groups
}
