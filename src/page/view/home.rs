//! The overview: how far the office is on the day, what slips, what comes next, and where to look.

use serde::Serialize;

use super::{CountBox, Counted, Frame, IndicatorLine, Link, NoticeRow, Number, Scope, Sheet, TaskRow, UnitTable};
use crate::config::UnitIx;
use crate::page::lists::in_order_of_state;
use crate::page::{Here, Page};
use crate::register::{Count, State, TaskIx};

/// Rows of each list on the overview; the rest is one click away.
const ROWS: usize = 6;
const NOTICES: usize = 6;
const INDICATORS: usize = 6;
/// At most so many units are named as those with most overdue tasks.
const WORST: usize = 2;

#[derive(Debug, Serialize)]
pub struct Home<'a> {
    pub counts: CountBox,
    /// The units with the most overdue tasks; none where more than [`WORST`] share the place.
    pub worst: Vec<Worst<'a>>,
    /// How many units have overdue tasks.
    pub overdue_units: usize,
    /// The last reports, and the way to all.
    pub reports: Vec<Link<'a>>,
    pub overdue: Vec<TaskRow<'a>>,
    pub overdue_number: Number,
    pub due_soon: Vec<TaskRow<'a>>,
    pub due_soon_number: Number,
    pub due_soon_days: i64,
    pub units: Vec<UnitTable<'a>>,
    pub units_href: Option<String>,
    /// Behind the pace of the year, the farthest first.
    pub behind: Vec<IndicatorLine<'a>>,
    pub indicators_href: Option<String>,
    pub notices: Vec<NoticeRow<'a>>,
    pub notices_href: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct Worst<'a> {
    pub unit: Link<'a>,
    pub scope: String,
    pub overdue: Number,
}

pub fn sheet<'a>(here: &Here<'a>) -> Sheet<'a, Home<'a>> {
    let register = here.register();
    let lists = &here.plan.lists;
    let number = |state| Number::new(here, Scope::All, &lists.count, Counted::In(state));
    let worst = worst(here);
    let page = Home {
        counts: CountBox::new(here, Scope::All, &lists.count),
        worst: worst.0,
        overdue_units: worst.1,
        reports: super::reports::latest(here),
        overdue: TaskRow::all(here, first(here, State::Overdue)),
        overdue_number: number(State::Overdue),
        due_soon: TaskRow::all(here, first(here, State::DueSoon)),
        due_soon_number: number(State::DueSoon),
        due_soon_days: register.settings.due_soon_days,
        units: UnitTable::all(here, false),
        units_href: here.to(Page::Units),
        behind: IndicatorLine::behind(here, INDICATORS),
        indicators_href: here.to(Page::Indicators),
        notices: NoticeRow::all(here, register.notice_ixs().rev().take(NOTICES)),
        notices_href: here.to(Page::Notices),
    };
    Sheet { frame: Frame::new(here, "home", here.texts.say("nav.home"), Vec::new()), page }
}

/// The first rows of a state.
fn first(here: &Here, state: State) -> Vec<TaskIx> {
    let register = here.register();
    let in_state = |ix: &TaskIx| register.task(*ix).state == state;
    let mut tasks: Vec<TaskIx> = here.plan.lists.tasks.iter().copied().filter(in_state).collect();
    in_order_of_state(register, state, &mut tasks);
    tasks.truncate(ROWS);
    tasks
}

/// To name one of many that are equally late would be unjust, so then none is named.
fn worst<'a>(here: &Here<'a>) -> (Vec<Worst<'a>>, usize) {
    let register = here.register();
    let count = |ix| Count::of(register, here.plan.lists.led_by(ix).iter().copied());
    let units = UnitIx::all(&register.offices.units).map(|ix| (ix, count(ix)));
    let late: Vec<(UnitIx, Count)> = units.filter(|(_, count)| count.get(State::Overdue) > 0).collect();
    let most = late.iter().map(|(_, count)| count.get(State::Overdue)).max().unwrap_or_default();
    let worst: Vec<Worst> = late
        .iter()
        .filter(|(_, count)| count.get(State::Overdue) == most)
        .map(|(ix, count)| Worst {
            unit: Link::unit(here, *ix),
            scope: Scope::Unit(*ix).name(here),
            overdue: Number::new(here, Scope::Unit(*ix), count, Counted::In(State::Overdue)),
        })
        .collect();
    (if worst.len() > WORST { Vec::new() } else { worst }, late.len())
}
