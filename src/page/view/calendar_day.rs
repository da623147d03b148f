//! What the calendar says of one day: how many tasks are due and how they stand, its lunar date, and why it is off.

use jiff::civil::{Date, Weekday};
use serde::Serialize;

use super::calendar_parts::TaskParts;
use super::groups::by_unit;
use super::{Counted, Part, TaskRow};
use crate::page::long::MOST_A_DAY;
use crate::page::{Here, address};
use crate::register::{Count, State, TaskIx};
use crate::vietnamese::lunar::lunar;

/// A day of the list, with what is due on it.
#[derive(Debug, Serialize)]
pub struct DayPart<'a> {
    pub id: String,
    pub iso: String,
    /// "Thứ Năm, 05/02/2026".
    pub title: String,
    /// "âm lịch 18/12".
    pub lunar: String,
    /// Why the day is off. Its deadlines stay where they are.
    pub off: Option<String>,
    pub is_today: bool,
    pub rows: Vec<TaskRow<'a>>,
    /// Of a day with too many, those that are closed, by the unit that led them.
    pub closed: Vec<Part<'a>>,
    /// "312 hạn khác đã xong hoặc dừng."
    pub closed_said: String,
    pub parts: TaskParts<'a>,
}

impl<'a> DayPart<'a> {
    pub fn of(here: &Here<'a>, day: Date) -> Self {
        let register = here.register();
        let days = &here.plan.days;
        let tasks = days.tasks_on(day);
        let (told, closed) = match tasks.len() > MOST_A_DAY {
            true => tasks.iter().partition(|ix| register.task(**ix).state.is_open()),
            false => (tasks.to_vec(), Vec::new()),
        };
        let moon = lunar(day);
        let leap = if moon.leap { here.texts.say("calendar.leap") } else { String::new() };
        let words = [("day", &*moon.day.to_string()), ("month", &*format!("{}{leap}", moon.month))];
        Self {
            id: address::day_anchor(day),
            iso: day.to_string(),
            title: here.texts.long_date(day),
            lunar: here.texts.fill("calendar.lunar", &words),
            off: off_day(here, day),
            is_today: day == here.register().as_of,
            rows: TaskRow::all(here, in_order(here, &told)),
            closed_said: here.texts.count("calendar.closed", closed.len()),
            closed: by_unit(here, Counted::Total.anchor(), &closed),
            parts: TaskParts::of(here, days.parts_on(day), MOST_A_DAY),
        }
    }
}

/// The gravest first; within a state by the hour, then as given.
pub fn in_order(here: &Here, tasks: &[TaskIx]) -> Vec<TaskIx> {
    let register = here.register();
    let mut tasks = tasks.to_vec();
    tasks.sort_by_key(|ix| {
        let task = register.task(*ix);
        (task.state, task.in_force.and_then(|due| due.time), *ix)
    });
    tasks
}

/// Why a day is off: its name, or that it is a weekend; nothing for days that are worked.
pub fn off_day(here: &Here, day: Date) -> Option<String> {
    let calendar = &here.register().calendar;
    if calendar.is_working(day) {
        return None;
    }
    Some(calendar.name_of_day_off(day).map_or_else(|| here.texts.say("calendar.weekend"), str::to_owned))
}

/// A Saturday or Sunday that is worked.
pub fn is_made_up(here: &Here, day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && here.register().calendar.is_working(day)
}

/// "1/2" on the first day of a lunar month and of a page, else the day alone.
pub fn lunar_label(day: Date, first: bool) -> String {
    let moon = lunar(day);
    match moon.day == 1 || first {
        true => format!("{}/{}{}", moon.day, moon.month, if moon.leap { "n" } else { "" }),
        false => moon.day.to_string(),
    }
}

/// "3 hạn", "3 hạn, 1 phần việc", "1 phần việc".
pub fn deadlines_said(here: &Here, tasks: usize, parts: usize) -> String {
    let tasks_said = || here.texts.count("calendar.deadlines", tasks);
    match (tasks, parts) {
        (_, 0) => tasks_said(),
        (0, _) => here.texts.count("calendar.parts", parts),
        _ => format!("{}, {}", tasks_said(), here.texts.count("calendar.parts", parts)),
    }
}

/// "23 hạn: 16 đã xong, 2 quá hạn, 5 còn lại." The numbers add up; what is nought is left out. Parts are told behind them.
pub fn tally(here: &Here, tasks: &[TaskIx], parts: usize) -> String {
    let count = Count::of(here.register(), tasks.iter().copied());
    let left = count.open() - count.get(State::Overdue);
    let states = [
        ("calendar.count-overdue", count.get(State::Overdue)),
        ("calendar.count-left", left),
        ("calendar.count-completed", count.completed()),
        ("calendar.count-dropped", count.get(State::Dropped)),
        ("calendar.count-archived", count.get(State::Archived)),
    ];
    let said: Vec<String> = states.iter().filter(|(_, n)| *n > 0).map(|(key, n)| here.texts.count(key, *n)).collect();
    let mut told = match said.is_empty() {
        true => here.texts.say("calendar.nothing"),
        false => format!("{}: {}.", here.texts.count("calendar.deadlines", tasks.len()), said.join(", ")),
    };
    if parts > 0 {
        told.push(' ');
        told.push_str(&here.texts.count("calendar.parts-sum", parts));
    }
    told
}
