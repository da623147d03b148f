//! One indicator of one year: how it stands in a sentence, its course, its figures, and what belongs to it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::indicator_row::{IndicatorRow, bar, measured, pace, plan, value};
use super::standing_tag::{Mark, StandingTag};
use super::{Frame, Link, Sheet, indicator_chart};
use crate::chart::{Chart, common_reach};
use crate::config::Direction;
use crate::page::format::Day;
use crate::page::{Here, Page, address};
use crate::period::Period;
use crate::register::{Indicator, IndicatorIx, Reading, year_gone};
use crate::vietnamese::letter::capital;

#[derive(Debug, Serialize)]
pub struct IndicatorPage<'a> {
    pub sentence: String,
    pub standing: StandingTag,
    /// An SVG without words, or empty.
    pub bar: String,
    /// "75% kế hoạch", beside the bar.
    pub share: Option<String>,
    /// Whether the bar shows the time of year.
    pub paced: Option<String>,
    pub plan: Option<String>,
    pub planned_in: Option<Link<'a>>,
    /// Plans that were revised, the latest first.
    pub former_plans: Vec<FormerPlan<'a>>,
    pub unit_of_measure: &'a str,
    pub issuer: Link<'a>,
    pub lead: Option<Link<'a>>,
    pub group: &'a str,
    pub number: &'a str,
    /// Less is better.
    pub falls: bool,
    pub parent: Option<Link<'a>>,
    /// An SVG, where there is a figure to draw.
    pub chart: Option<String>,
    /// The same as a file.
    pub chart_file: String,
    pub readings: Vec<ReadingRow<'a>>,
    pub gaps: usize,
    pub parts: Vec<IndicatorRow<'a>>,
    /// The same in other years, newest first.
    pub years: Vec<IndicatorRow<'a>>,
}

/// A plan that another replaced.
#[derive(Debug, Serialize)]
pub struct FormerPlan<'a> {
    pub plan: String,
    pub notice: Link<'a>,
}

#[derive(Debug, Serialize)]
pub struct ReadingRow<'a> {
    pub period: String,
    pub day: Day,
    /// `None` for a gap: others were reported for the period and this was not.
    pub value: Option<String>,
    pub gap: bool,
    pub share: Option<String>,
    /// The share of the year gone by then, where it says something.
    pub gone: Option<String>,
    pub source: Option<Link<'a>>,
    /// The one that it is judged by.
    pub judged: bool,
}

pub fn sheet<'a>(here: &Here<'a>, ix: IndicatorIx) -> Sheet<'a, IndicatorPage<'a>> {
    let register = here.register();
    let indicator = register.indicator(ix);
    let all = || IndicatorIx::all(&register.indicators);
    let parts: Vec<IndicatorIx> = all().filter(|other| register.indicator(*other).parent == Some(ix)).collect();
    let mut years: Vec<IndicatorIx> =
        all().filter(|other| *other != ix && same(indicator, register.indicator(*other))).collect();
    years.sort_by_key(|other| std::cmp::Reverse(register.indicator(*other).year));
    let gaps = gaps(here, indicator);
    let page = IndicatorPage {
        sentence: sentence(here, indicator),
        standing: StandingTag::of(here, indicator),
        bar: bar(indicator, common_reach(indicator.share)),
        share: indicator.share.map(|share| here.texts.percent(share)),
        paced: pace(indicator).map(|pace| here.texts.percent(pace)),
        plan: plan(indicator),
        planned_in: indicator.planned_in.map(|notice| Link::notice(here, notice)),
        former_plans: indicator
            .former_plans
            .iter()
            .rev()
            .map(|(plan, notice)| FormerPlan {
                plan: measured(&plan.text, &indicator.unit_of_measure),
                notice: Link::notice(here, *notice),
            })
            .collect(),
        unit_of_measure: &indicator.unit_of_measure,
        issuer: Link::issuer(here, indicator.issuer),
        lead: indicator.lead.map(|unit| Link::unit(here, unit)),
        group: &indicator.group,
        number: &indicator.number,
        falls: indicator.direction == Direction::Down,
        parent: indicator
            .parent
            .map(|parent| Link::new(register.indicator(parent).name.as_str(), here.to(Page::Indicator(parent)))),
        chart: indicator_chart::trend_of(here, indicator, &gaps).map(|chart| chart.svg),
        chart_file: here.to_file(&address::chart_of(here.address)),
        readings: readings(here, indicator, &gaps),
        gaps: gaps.len(),
        parts: IndicatorRow::all(here, &parts),
        years: IndicatorRow::all(here, &years),
    };
    let crumbs = vec![
        Link::new(here.texts.say("nav.indicators"), here.to(Page::Indicators)),
        Link::new(indicator.year.to_string(), here.to(Page::IndicatorsOfYear(indicator.year))),
    ];
    let title = register.indicator_name(indicator);
    let title = here.texts.fill("indicator.title", &[("name", &title), ("year", &indicator.year.to_string())]);
    let illustrative = register.offices.issuer(indicator.issuer).illustrative;
    Sheet { frame: Frame::new(here, "indicator", title, crumbs).illustrative(illustrative), page }
}

/// Of one issuer, by the end of their ids: that is the name they are known by, whatever the year.
fn same(a: &Indicator, b: &Indicator) -> bool {
    let name = |indicator: &Indicator| indicator.id.as_str().rsplit('/').next().map(str::to_owned);
    a.issuer == b.issuer && name(a) == name(b)
}

/// How it stands, in words that could replace the page.
fn sentence(here: &Here, indicator: &Indicator) -> String {
    let texts = here.texts;
    let planned = plan(indicator);
    let year = indicator.year.to_string();
    let Some(latest) = indicator.latest(here.register().as_of) else {
        return match &planned {
            Some(plan) => texts.fill("indicator.says-planned", &[("plan", plan), ("year", &year)]),
            None => texts.say("indicator.says-nothing"),
        };
    };
    let by = if is_total(latest.period) { "indicator.by-end" } else { "indicator.within" };
    let when = capital(&texts.fill(by, &[("period", &texts.period(latest.period))]));
    let read = value(texts, indicator, latest).unwrap_or_default();
    let share = indicator.share.map(|share| texts.percent(share)).unwrap_or_default();
    let gone = pace(indicator).map(|pace| texts.percent(pace));
    let words =
        [("when", &*when), ("value", &read), ("share", &share), ("plan", planned.as_deref().unwrap_or_default())];
    let key = match (&planned, latest.value, &gone, Mark::of(indicator)) {
        (None, ..) | (_, _, _, Mark::NoPlan) => "indicator.says-unplanned",
        (Some(_), None, ..) => "indicator.says-share",
        (Some(_), Some(_), Some(_), _) => "indicator.says-total",
        (Some(_), Some(_), None, _) => "indicator.says-level",
    };
    let said = texts.fill(key, &words);
    match gone {
        Some(gone) => format!("{said} {}", texts.fill("indicator.says-gone", &[("gone", &gone)])),
        None => said,
    }
}

/// A running total of the year.
pub fn is_total(period: Period) -> bool {
    let first = period.days().0;
    (first.month(), first.day()) == (1, 1)
}

/// Periods that the issuer's other indicators of the year were reported for by now, and this one was not.
fn gaps(here: &Here, indicator: &Indicator) -> Vec<Period> {
    let register = here.register();
    let alike = register.indicators.iter().filter(|o| (o.issuer, o.year) == (indicator.issuer, indicator.year));
    let reported: BTreeSet<Period> = alike.flat_map(|other| other.readings.iter().map(|r| r.period)).collect();
    let known =
        |period: &Period| period.days().1 <= register.as_of && is_total(*period) && period.year() == indicator.year;
    let missing = |period: &Period| !indicator.readings.iter().any(|reading| reading.period == *period);
    reported.into_iter().filter(|period| known(period) && missing(period)).collect()
}

/// The chart of the page that `here` stands on, where it has one that is worth a file: the course of an indicator.
pub fn chart(here: &Here) -> Option<Chart> {
    let Page::Indicator(ix) = here.page else { return None };
    let indicator = here.register().indicator(ix);
    indicator_chart::trend_of(here, indicator, &gaps(here, indicator))
}

/// The newest first, gaps in their places.
fn readings<'a>(here: &Here<'a>, indicator: &'a Indicator, gaps: &[Period]) -> Vec<ReadingRow<'a>> {
    let judged = indicator.latest(here.register().as_of);
    let row = |reading: &'a Reading| ReadingRow {
        value: value(here.texts, indicator, reading),
        share: reading.percent.filter(|_| indicator.plan.is_some()).map(|percent| here.texts.percent(percent / 100.0)),
        source: Some(Link::notice(here, reading.notice)),
        judged: judged.is_some_and(|judged| std::ptr::eq(judged, reading)),
        ..gap_row(here, indicator, reading.period, false)
    };
    let mut rows: Vec<ReadingRow> = indicator.readings.iter().map(row).collect();
    rows.extend(gaps.iter().map(|period| gap_row(here, indicator, *period, true)));
    rows.sort_by(|a, b| b.day.iso.cmp(&a.day.iso));
    rows
}

fn gap_row<'a>(here: &Here<'a>, indicator: &Indicator, period: Period, gap: bool) -> ReadingRow<'a> {
    let day = period.days().1;
    let gone = pace(indicator).filter(|_| is_total(period)).map(|_| year_gone(day, indicator.year));
    ReadingRow {
        period: here.texts.period_title(period),
        day: here.texts.day(day),
        value: None,
        gap,
        share: None,
        gone: gone.map(|gone| here.texts.percent(gone)),
        source: None,
        judged: false,
    }
}
