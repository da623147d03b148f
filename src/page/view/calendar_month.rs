//! One month: a table of its days as a way into the list below it, which is the whole content.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::calendar::month_link;
use super::calendar_day::{DayPart, deadlines_said, in_order, is_made_up, lunar_label, off_day, tally};
use super::calendar_feeds::all_feed;
use super::{Frame, Link, Sheet, Tag};
use crate::page::format::shortened;
use crate::page::{Here, Page, address};
use crate::period::Period;
use crate::register::TaskIx;

/// What a cell names; the rest is a number.
const IN_A_CELL: usize = 3;
/// In letters; a cell is narrow.
const TEXT_IN_A_CELL: usize = 26;

#[derive(Debug, Serialize)]
pub struct Month<'a> {
    pub tally: String,
    pub previous: Option<Link<'a>>,
    pub next: Option<Link<'a>>,
    pub year: Link<'a>,
    pub weekdays: Vec<Weekday>,
    pub weeks: Vec<Vec<Cell<'a>>>,
    pub days: Vec<DayPart<'a>>,
    pub feed: Option<String>,
}

/// The head of a column.
#[derive(Debug, Serialize)]
pub struct Weekday {
    pub short: String,
    pub long: String,
}

#[derive(Debug, Serialize)]
pub struct Cell<'a> {
    /// 0 for the blank cells before the first and after the last day.
    pub day: i8,
    pub lunar: String,
    /// The name of a day off that is no plain weekend.
    pub name: Option<&'a str>,
    pub off: bool,
    pub made_up: bool,
    pub is_today: bool,
    /// Tasks; parts are named and not counted.
    pub count: usize,
    /// "3 hạn", "3 hạn, 1 phần việc".
    pub said: String,
    /// To the day in the list, where anything is due.
    pub href: Option<String>,
    pub items: Vec<CellItem<'a>>,
    pub more: usize,
}

#[derive(Debug, Serialize)]
pub struct CellItem<'a> {
    pub tag: Tag,
    pub text: String,
    pub unit: &'a str,
}

pub fn sheet<'a>(here: &Here<'a>, year: i16, month: i8) -> Sheet<'a, Month<'a>> {
    let (first, last) = Period::Month(year, month).days();
    let days = &here.plan.days;
    let tasks: Vec<TaskIx> = days.due_within(first, last).collect();
    let (previous, next) = days.beside((year, month));
    let link = |(year, month)| month_link(here, year, month);
    let year_title = here.texts.fill("calendar.year-title", &[("year", &year.to_string())]);
    let year_link = Link::new(year_title, here.to(Page::Year(year)));
    let page = Month {
        tally: tally(here, &tasks, days.parts_within(first, last).count()),
        previous: previous.map(link),
        next: next.map(link),
        year: year_link.clone(),
        weekdays: weekdays(here),
        weeks: weeks(here, first, last),
        days: days.busy(first, last).into_iter().map(|day| DayPart::of(here, day)).collect(),
        feed: all_feed(here),
    };
    let title = here.texts.fill("calendar.month-title", &[("month", &here.texts.period(Period::Month(year, month)))]);
    let crumbs = vec![Link::new(here.texts.say("nav.calendar"), here.to(Page::Calendar)), year_link];
    Sheet { frame: Frame::new(here, "month", title, crumbs), page }
}

/// Monday first.
pub fn weekdays(here: &Here) -> Vec<Weekday> {
    let say = |kind: &str, n| here.texts.say(&format!("{kind}.{n}"));
    (1..=7).map(|n| Weekday { short: say("weekday-short", n), long: say("weekday", n) }).collect()
}

fn weeks<'a>(here: &Here<'a>, first: Date, last: Date) -> Vec<Vec<Cell<'a>>> {
    let blank = usize::try_from(first.weekday().to_monday_zero_offset()).unwrap_or(0);
    let mut cells: Vec<Cell> = std::iter::repeat_with(Cell::blank).take(blank).collect();
    let mut day = first;
    while day <= last {
        cells.push(cell(here, day, day == first));
        let Ok(next) = day.checked_add(1.days()) else { break };
        day = next;
    }
    while !cells.len().is_multiple_of(7) {
        cells.push(Cell::blank());
    }
    let mut weeks = Vec::new();
    while !cells.is_empty() {
        let rest = cells.split_off(cells.len().min(7));
        weeks.push(std::mem::replace(&mut cells, rest));
    }
    weeks
}

fn cell<'a>(here: &Here<'a>, day: Date, first: bool) -> Cell<'a> {
    let register = here.register();
    let (tasks, parts) = (here.plan.days.tasks_on(day), here.plan.days.parts_on(day));
    let all = tasks.len() + parts.len();
    let item = |ix: TaskIx| {
        let task = register.task(ix);
        CellItem {
            tag: Tag::of(here, task),
            text: shortened(&task.text, TEXT_IN_A_CELL).unwrap_or_else(|| task.text.to_string()),
            unit: &register.offices.unit(task.lead).short,
        }
    };
    Cell {
        day: day.day(),
        lunar: lunar_label(day, first),
        name: register.calendar.name_of_day_off(day),
        off: off_day(here, day).is_some(),
        made_up: is_made_up(here, day),
        is_today: day == register.as_of,
        count: tasks.len(),
        said: deadlines_said(here, tasks.len(), parts.len()),
        href: (all > 0).then(|| format!("#{}", address::day_anchor(day))),
        items: in_order(here, tasks).into_iter().chain(in_order(here, parts)).take(IN_A_CELL).map(item).collect(),
        more: all.saturating_sub(IN_A_CELL),
    }
}

impl Cell<'_> {
    fn blank() -> Self {
        Self {
            day: 0,
            lunar: String::new(),
            name: None,
            off: false,
            made_up: false,
            is_today: false,
            count: 0,
            said: String::new(),
            href: None,
            items: Vec::new(),
            more: 0,
        }
    }
}
