//! One unit: what it leads, what it supports, its indicators, its history.

use serde::Serialize;

use super::unit_timeline::unit_timeline;
use super::{CountBox, Frame, IndicatorLine, Link, Scope, Sheet, Split, TaskGroups};
use crate::config::UnitIx;
use crate::page::format::Day;
use crate::page::{Here, Page, address};
use crate::register::{Count, State};

#[derive(Debug, Serialize)]
pub struct Unit<'a> {
    pub counts: CountBox,
    pub feed: String,
    /// What is new of it, where the site has an address that feed readers can come back to.
    pub news: Option<String>,
    /// The sheet on which it reports, where it leads anything tracked.
    pub form: Option<String>,
    pub lead: TaskGroups<'a>,
    /// When its open tasks are due, as an SVG; where there are enough to be a picture.
    pub timeline: Option<String>,
    /// What it supports, or what is given to all units; told apart and not among its numbers.
    pub supports: TaskGroups<'a>,
    /// Open tasks it supports, archived ones left out.
    pub supports_open: usize,
    pub supports_count: usize,
    pub indicators: Vec<IndicatorLine<'a>>,
    pub from: Option<Day>,
    pub until: Option<Day>,
    /// No longer there on the day.
    pub former: bool,
    pub becomes: Vec<Link<'a>>,
    /// The units it was before.
    pub was: Vec<Former<'a>>,
    pub aliases: &'a [String],
    pub is_collective: bool,
}

#[derive(Debug, Serialize)]
pub struct Former<'a> {
    pub unit: Link<'a>,
    pub until: Option<Day>,
    /// Tasks that it left open, and whose they are now.
    pub open: usize,
}

pub fn sheet<'a>(here: &Here<'a>, ix: UnitIx) -> Sheet<'a, Unit<'a>> {
    let register = here.register();
    let lists = &here.plan.lists;
    let unit = register.offices.unit(ix);
    let issuer = register.offices.issuer(unit.issuer);
    let led = lists.led_by(ix);
    let supported = lists.supported_by(ix);
    let supported_count = Count::of(register, supported.iter().copied());
    let page = Unit {
        counts: CountBox::new(here, Scope::Unit(ix), &Count::of(register, led.iter().copied())),
        feed: here.to_file(&address::unit_feed(unit)),
        news: register.settings.base_url.as_ref().map(|_| here.to_file(&address::unit_news(unit))),
        form: here
            .plan
            .exports
            .contains_key(&address::unit_form(unit))
            .then(|| here.to_file(&address::unit_form(unit))),
        lead: TaskGroups::new(here, led, Split::ByYear(ix)),
        timeline: unit_timeline(here, led),
        supports: TaskGroups::new(here, supported, Split::ByYear(ix)),
        supports_open: supported_count.open(),
        supports_count: supported_count.total() + supported_count.get(State::Archived),
        indicators: IndicatorLine::all(here, lists.indicators_of(ix).iter().copied()),
        from: unit.from.map(|day| here.texts.day(day)),
        until: unit.until.map(|day| here.texts.day(day)),
        former: !unit.in_force(register.as_of),
        becomes: unit.becomes.iter().map(|ix| Link::unit(here, *ix)).collect(),
        was: former_units(here, ix),
        aliases: &unit.aliases,
        is_collective: unit.is_collective(),
    };
    let crumbs =
        vec![Link::new(here.texts.say("nav.units"), here.to(Page::Units)), Link::issuer_short(here, unit.issuer)];
    let frame = Frame::new(here, "unit", unit.name.as_str(), crumbs).illustrative(issuer.illustrative);
    Sheet { frame, page }
}

fn former_units<'a>(here: &Here<'a>, ix: UnitIx) -> Vec<Former<'a>> {
    let offices = &here.register().offices;
    let siblings = offices.issuer(offices.unit(ix).issuer).units.iter();
    let former = siblings.filter(|other| offices.unit(**other).becomes.contains(&ix));
    former
        .map(|other| Former {
            unit: Link::unit(here, *other),
            until: offices.unit(*other).until.map(|day| here.texts.day(day)),
            open: match offices.unit(*other).in_force(here.register().as_of) {
                true => 0,
                false => Count::of(here.register(), here.plan.lists.led_by(*other).iter().copied()).open(),
            },
        })
        .collect()
}
