//! When a unit's open work is due: each task from the day it was given to its deadline, the most pressing first.

use jiff::ToSpan;
use jiff::civil::Date;

use super::unit_table::role;
use crate::chart::{Alternative, Role, Timeline, TimelineMark, TimelineRow, timeline};
use crate::page::{Here, shortened};
use crate::register::{TaskIx, days_between};

/// More rows than these are no picture any more; the lists hold them all.
const MOST: usize = 12;
/// Fewer are seen at a glance.
const LEAST: usize = 3;
/// What was given earlier begins at the edge: the near deadlines would be squeezed otherwise.
const DAYS_BACK: i64 = 120;
const DAYS_AHEAD: i64 = 240;
/// Letters of a row's name.
const LETTERS: usize = 70;

/// An SVG, or nothing where few open tasks have a deadline.
pub fn unit_timeline(here: &Here, led: &[TaskIx]) -> Option<String> {
    let register = here.register();
    let today = register.as_of;
    let open = |ix: &TaskIx| {
        let task = register.task(*ix);
        let due = task.in_force.map(|due| due.day).filter(|_| task.state.is_open())?;
        let given = register.notice(task.notice).notice.anchor().unwrap_or(today);
        Some((*ix, given.min(due), due))
    };
    let mut rows: Vec<(TaskIx, Date, Date)> = led.iter().filter_map(open).collect();
    rows.sort_by_key(|(ix, _, due)| (*due, *ix));
    rows.truncate(MOST);
    if rows.len() < LEAST {
        return None;
    }
    let first = rows.iter().map(|row| row.1).min()?.max(today.saturating_sub(DAYS_BACK.days()));
    let last = rows.iter().map(|row| row.2).max()?.max(today).min(today.saturating_add(DAYS_AHEAD.days()));
    // A little room, so that what is due today does not stand on the edge.
    let (first, last) = (first.saturating_sub(3.days()), last.saturating_add(7.days()));
    let at = |day: Date| days_between(first, day) as f64;
    let texts = here.texts;
    let said: Vec<String> = rows.iter().map(|row| sentence(here, row)).collect();
    let drawn = Timeline {
        span: (0.0, at(last)),
        ticks: months(first, last)
            .map(|day| (at(day), texts.fill("chart.month", &[("n", &day.month().to_string())])))
            .collect(),
        now: Some((at(today), texts.fill("chart.time-now", &[("day", &texts.date(today))]))),
        rows: rows
            .iter()
            .zip(&said)
            .map(|((ix, given, due), title)| TimelineRow {
                label: name(here, *ix),
                // What is overdue goes on until today.
                span: (at(*given), at((*due).max(today))),
                role: role(register.task(*ix).state),
                title: title.clone(),
                marks: vec![TimelineMark {
                    at: at(*due),
                    role: Role::Plan,
                    title: texts.fill("chart.time-due", &[("due", &texts.date(*due))]),
                }],
            })
            .collect(),
    };
    let described = Alternative::Described {
        id_prefix: "thoi-gian".to_owned(),
        title: texts.say("chart.time-title"),
        description: format!("{}.", said.join("; ")),
    };
    Some(timeline(&drawn, &described).svg)
}

fn sentence(here: &Here, (ix, given, due): &(TaskIx, Date, Date)) -> String {
    let state = here.texts.say(&format!("state.{}", here.register().task(*ix).state.as_str()));
    let words = [
        ("text", &*name(here, *ix)),
        ("given", &here.texts.date(*given)),
        ("due", &here.texts.date(*due)),
        ("state", &state),
    ];
    here.texts.fill("chart.time-row", &words)
}

fn name(here: &Here, ix: TaskIx) -> String {
    let text = &here.register().task(ix).text;
    let text = text.trim_end_matches(['.', ';']);
    shortened(text, LETTERS).unwrap_or_else(|| text.to_owned())
}

/// The first days of the months between two days.
fn months(first: Date, last: Date) -> impl Iterator<Item = Date> {
    let start = first.first_of_month();
    (0..24)
        .filter_map(move |month| start.checked_add(month.months()).ok())
        .filter(move |day| (first..=last).contains(day))
}
