//! What a unit has closed of what was given in one year, where its own page cannot hold all years.

use serde::Serialize;

use super::{Frame, Link, Sheet, Split, TaskGroups};
use crate::config::UnitIx;
use crate::page::lists::year_given;
use crate::page::{Here, Page};
use crate::register::TaskIx;

#[derive(Debug, Serialize)]
pub struct UnitYear<'a> {
    pub lead: TaskGroups<'a>,
    pub supports: TaskGroups<'a>,
    pub supports_count: usize,
    /// The year before and the one after, where they have a page.
    pub previous: Option<Link<'a>>,
    pub next: Option<Link<'a>>,
}

pub fn sheet<'a>(here: &Here<'a>, ix: UnitIx, year: i16) -> Sheet<'a, UnitYear<'a>> {
    let register = here.register();
    let lists = &here.plan.lists;
    let unit = register.offices.unit(ix);
    let of_year = |tasks: &[TaskIx]| {
        let own = |ix: &TaskIx| {
            let task = register.task(*ix);
            !task.state.is_open() && year_given(register, task.notice) == Some(year)
        };
        tasks.iter().copied().filter(own).collect::<Vec<TaskIx>>()
    };
    let supported = of_year(lists.supported_by(ix));
    let years = lists.years_of(ix);
    let link = |year: &i16| Link::new(year.to_string(), here.to(Page::UnitYear(ix, *year)));
    let page = UnitYear {
        lead: TaskGroups::new(here, &of_year(lists.led_by(ix)), Split::Never),
        supports: TaskGroups::new(here, &supported, Split::Never),
        supports_count: supported.len(),
        previous: years.iter().find(|other| **other < year).map(link),
        next: years.iter().rev().find(|other| **other > year).map(link),
    };
    let crumbs = vec![
        Link::new(here.texts.say("nav.units"), here.to(Page::Units)),
        Link::issuer_short(here, unit.issuer),
        Link::unit(here, ix),
    ];
    let title = here.texts.fill("unit.of-year", &[("unit", unit.name.as_str()), ("year", &year.to_string())]);
    let illustrative = register.offices.issuer(unit.issuer).illustrative;
    Sheet { frame: Frame::new(here, "unit-year", title, crumbs).illustrative(illustrative), page }
}
