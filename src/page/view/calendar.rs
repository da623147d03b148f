//! The calendar's first page: what is overdue, what is due today, this week and in the next thirty days, and the way to each month.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::calendar_feeds::Feeds;
use super::calendar_parts::TaskParts;
use super::groups::by_unit;
use super::{Counted, Frame, Link, Number, Part, Scope, Sheet, TaskRow};
use crate::page::lists::in_order_of_state;
use crate::page::long::MOST_ROWS;
use crate::page::{Here, Page, address};
use crate::register::{State, TaskIx};
use crate::vietnamese::week::monday;

/// How far the list looks ahead.
const AHEAD: i64 = 30;

#[derive(Debug, Serialize)]
pub struct Calendar<'a> {
    /// Tasks that no day of the calendar holds.
    pub undated: Number,
    pub parts: Vec<Stretch<'a>>,
    pub years: Vec<YearLine<'a>>,
    /// The month of the figures' day, else the last there is.
    pub month: Option<Link<'a>>,
    pub feeds: Feeds<'a>,
}

/// One stretch of time.
#[derive(Debug, Serialize)]
pub struct Stretch<'a> {
    /// The end of its keys among the texts: `overdue`, `today`, `week`, `ahead`.
    pub key: &'static str,
    pub id: &'static str,
    /// "27/10–02/11/2025".
    pub range: String,
    pub n: usize,
    /// Where the rows stand, if they are too many to stand here: what was forgotten for years is overdue for years.
    pub units: Vec<Part<'a>>,
    pub rows: Vec<TaskRow<'a>>,
    pub task_parts: TaskParts<'a>,
}

#[derive(Debug, Serialize)]
pub struct YearLine<'a> {
    pub year: Link<'a>,
    pub months: Vec<MonthLink<'a>>,
}

#[derive(Debug, Serialize)]
pub struct MonthLink<'a> {
    pub month: Link<'a>,
    pub n: usize,
}

pub fn sheet<'a>(here: &Here<'a>) -> Sheet<'a, Calendar<'a>> {
    let count = &here.plan.lists.count;
    let today = here.register().as_of;
    let this = (today.year(), today.month());
    let months = &here.plan.days.months;
    let month = months.iter().find(|month| **month >= this).or(months.last());
    let page = Calendar {
        undated: Number::new(here, Scope::All, count, Counted::In(State::NoDeadline)),
        parts: parts(here, today),
        years: here.plan.days.years().into_iter().rev().map(|year| year_line(here, year)).collect(),
        month: month.map(|(year, month)| {
            let words = here.texts.period(crate::period::Period::Month(*year, *month));
            Link::new(here.texts.fill("calendar.open-month", &[("month", &words)]), here.to(Page::Month(*year, *month)))
        }),
        feeds: Feeds::new(here),
    };
    Sheet { frame: Frame::new(here, "calendar", here.texts.say("calendar.title"), Vec::new()), page }
}

fn parts<'a>(here: &Here<'a>, today: Date) -> Vec<Stretch<'a>> {
    let register = here.register();
    let after = |days: i64| today.saturating_add(days.days());
    let sunday = monday(today).saturating_add(6.days());
    let days = &here.plan.days;
    let is_open = |ix: &TaskIx| register.task(*ix).state.is_open();
    let open = |first, last| -> (Vec<TaskIx>, Vec<TaskIx>) {
        if last < first {
            return Default::default();
        }
        (
            days.due_within(first, last).filter(is_open).collect(),
            days.parts_within(first, last).filter(is_open).collect(),
        )
    };
    let all = here.plan.lists.tasks.iter().copied();
    let is_overdue = |ix: &TaskIx| register.task(*ix).state == State::Overdue;
    let mut overdue: Vec<TaskIx> = all.filter(is_overdue).collect();
    let overdue_parts = days.parts.values().flatten().copied().filter(is_overdue).collect();
    in_order_of_state(register, State::Overdue, &mut overdue);
    let part = |key, id, range, (mut tasks, parts): (Vec<TaskIx>, Vec<TaskIx>)| {
        let n = tasks.len();
        // Only of what is overdue each unit's page has a list of its own.
        let units = match key {
            "overdue" if n > MOST_ROWS => by_unit(here, id, &std::mem::take(&mut tasks)),
            _ => Vec::new(),
        };
        let task_parts = TaskParts::of(here, &parts, MOST_ROWS);
        Stretch { key, id, range, n, units, rows: TaskRow::all(here, tasks), task_parts }
    };
    let range = |first, last| if last < first { String::new() } else { here.texts.range(first, last) };
    vec![
        part("overdue", address::state_word(State::Overdue), String::new(), (overdue, overdue_parts)),
        part("today", "hom-nay", here.texts.long_date(today), open(today, today)),
        part("week", "tuan-nay", range(after(1), sunday), open(after(1), sunday)),
        part("ahead", "sap-toi", range(sunday.saturating_add(1.days()), after(AHEAD)), {
            open(sunday.saturating_add(1.days()), after(AHEAD))
        }),
    ]
}

fn year_line<'a>(here: &Here<'a>, year: i16) -> YearLine<'a> {
    let months = here.plan.days.months.iter().filter(|(of, _)| *of == year);
    let month = |(year, month): &(i16, i8)| {
        let (first, last) = crate::period::Period::Month(*year, *month).days();
        MonthLink { month: month_link(here, *year, *month), n: here.plan.days.due_within(first, last).count() }
    };
    let title = here.texts.fill("calendar.year-title", &[("year", &year.to_string())]);
    YearLine { year: Link::new(title, here.to(Page::Year(year))), months: months.map(month).collect() }
}

/// "Tháng 02/2025", to its page where it has one.
pub fn month_link<'a>(here: &Here<'a>, year: i16, month: i8) -> Link<'a> {
    let title = here.texts.period_title(crate::period::Period::Month(year, month));
    Link::new(title, here.to(Page::Month(year, month)))
}
