//! One year: twelve small months, darker where more is due, and the counts of each month as a table.

use jiff::civil::Date;
use serde::Serialize;

use super::calendar::month_link;
use super::calendar_day::{off_day, tally};
use super::calendar_feeds::all_feed;
use super::calendar_month::{Weekday, weekdays};
use super::{Frame, Link, Sheet};
use crate::chart::{Alternative, Column, Columns, Role, StatePart, columns};
use crate::page::{Here, Page, address};
use crate::period::Period;
use crate::register::{Count, State, TaskIx};

#[derive(Debug, Serialize)]
pub struct Year<'a> {
    pub tally: String,
    pub previous: Option<Link<'a>>,
    pub next: Option<Link<'a>>,
    pub weekdays: Vec<Weekday>,
    pub months: Vec<SmallMonth<'a>>,
    /// Deadlines by month as a drawing of the table below; empty where there are none.
    pub chart: String,
    pub total: Figures,
    pub feed: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct SmallMonth<'a> {
    pub month: Link<'a>,
    /// "5 hạn".
    pub said: String,
    pub weeks: Vec<Vec<SmallDay>>,
    pub figures: Figures,
}

/// How the deadlines of a stretch stand; the parts add up to `all`.
#[derive(Debug, Serialize)]
pub struct Figures {
    pub all: usize,
    pub overdue: usize,
    pub left: usize,
    pub completed: usize,
    pub dropped: usize,
    pub archived: usize,
}

#[derive(Debug, Serialize)]
pub struct SmallDay {
    /// 0 for a blank cell.
    pub day: i8,
    /// 0–3: none, one, two or three, more.
    pub shade: u8,
    pub n: usize,
    /// Behind the day's number: "tháng 02/2025: 3 hạn".
    pub said: String,
    pub href: Option<String>,
    pub off: bool,
    pub is_today: bool,
}

pub fn sheet<'a>(here: &Here<'a>, year: i16) -> Sheet<'a, Year<'a>> {
    let (first, last) = Period::Year(year).days();
    let tasks: Vec<TaskIx> = here.plan.days.due_within(first, last).collect();
    let years = here.plan.days.years();
    let at = years.iter().position(|known| *known == year).unwrap_or(0);
    let title = |year: i16| here.texts.fill("calendar.year-title", &[("year", &year.to_string())]);
    let link = |year: &i16| Link::new(title(*year), here.to(Page::Year(*year)));
    let months: Vec<SmallMonth> = (1..=12).map(|month| small_month(here, year, month)).collect();
    let page = Year {
        tally: tally(here, &tasks, here.plan.days.parts_within(first, last).count()),
        previous: at.checked_sub(1).and_then(|before| years.get(before)).map(link),
        next: years.get(at + 1).map(link),
        weekdays: weekdays(here),
        chart: by_month(here, year, &months),
        months,
        total: figures(here, &tasks),
        feed: all_feed(here),
    };
    let crumbs = vec![Link::new(here.texts.say("nav.calendar"), here.to(Page::Calendar))];
    let heading = here.texts.fill("calendar.of-year", &[("year", &year.to_string())]);
    Sheet { frame: Frame::new(here, "year", heading, crumbs), page }
}

/// One column a month, the same figures as in the table.
fn by_month(here: &Here, year: i16, months: &[SmallMonth]) -> String {
    let months: Vec<(i8, &Figures)> = (1..).zip(months.iter().map(|month| &month.figures)).collect();
    let all: usize = months.iter().map(|(_, figures)| figures.all).sum();
    if all == 0 {
        return String::new();
    }
    let name = |key: &str| here.texts.say(&format!("calendar.{key}"));
    let used =
        |key: &str| months.iter().any(|(_, figures)| figures.parts().iter().any(|(k, _, n)| *k == key && *n > 0));
    let key = Figures::KEYS.iter().filter(|(key, _)| used(key)).map(|(key, role)| (*role, name(key))).collect();
    let column = |(month, figures): &(i8, &Figures)| Column {
        label: month.to_string(),
        value: if figures.all == 0 { String::new() } else { figures.all.to_string() },
        parts: figures
            .parts()
            .into_iter()
            .map(|(key, role, n)| StatePart {
                role,
                count: n as u64,
                title: format!("{}: {} – {n}", here.texts.period(Period::Month(year, *month)), name(key)),
            })
            .collect(),
    };
    let said = months.iter().filter(|(_, figures)| figures.all > 0).map(|(month, figures)| {
        let period = here.texts.period(Period::Month(year, *month));
        format!("{period}: {}", here.texts.count("calendar.deadlines", figures.all))
    });
    let described = Alternative::Described {
        id_prefix: "theo-thang-bieu-do".to_owned(),
        title: here.texts.fill("chart.months-title", &[("year", &year.to_string())]),
        description: format!("{}.", said.collect::<Vec<_>>().join("; ")),
    };
    columns(&Columns { key, columns: months.iter().map(column).collect() }, &described).svg
}

impl Figures {
    /// What adds up to all, the most pressing first, by the ends of its keys among the texts.
    const KEYS: [(&str, Role); 5] = [
        ("overdue", Role::Overdue),
        ("left", Role::InTime),
        ("completed", Role::Done),
        ("dropped", Role::Rest),
        ("archived", Role::Heat1),
    ];

    fn parts(&self) -> [(&'static str, Role, usize); 5] {
        let counts = [self.overdue, self.left, self.completed, self.dropped, self.archived];
        std::array::from_fn(|at| (Self::KEYS[at].0, Self::KEYS[at].1, counts[at]))
    }
}

fn figures(here: &Here, tasks: &[TaskIx]) -> Figures {
    let count = Count::of(here.register(), tasks.iter().copied());
    Figures {
        all: tasks.len(),
        overdue: count.get(State::Overdue),
        left: count.open() - count.get(State::Overdue),
        completed: count.completed(),
        dropped: count.get(State::Dropped),
        archived: count.get(State::Archived),
    }
}

fn small_month<'a>(here: &Here<'a>, year: i16, month: i8) -> SmallMonth<'a> {
    let (first, last) = Period::Month(year, month).days();
    let tasks: Vec<TaskIx> = here.plan.days.due_within(first, last).collect();
    let blanks = usize::try_from(first.weekday().to_monday_zero_offset()).unwrap_or(0);
    let days = (1..=last.day()).filter_map(|day| Date::new(year, month, day).ok()).map(|day| small_day(here, day));
    let mut weeks: Vec<Vec<SmallDay>> = vec![Vec::new()];
    for day in std::iter::repeat_with(SmallDay::blank).take(blanks).chain(days) {
        match weeks.last_mut() {
            Some(week) if week.len() < 7 => week.push(day),
            _ => weeks.push(vec![day]),
        }
    }
    if let Some(week) = weeks.last_mut() {
        let blanks = 7 - week.len();
        week.extend(std::iter::repeat_with(SmallDay::blank).take(blanks));
    }
    SmallMonth {
        month: month_link(here, year, month),
        said: here.texts.count("calendar.deadlines", tasks.len()),
        weeks,
        figures: figures(here, &tasks),
    }
}

fn small_day(here: &Here, day: Date) -> SmallDay {
    let n = here.plan.days.tasks_on(day).len();
    let month = here.texts.period(Period::Month(day.year(), day.month()));
    let said = format!("{month}: {}", here.texts.count("calendar.deadlines", n));
    SmallDay {
        day: day.day(),
        shade: match n {
            0 => 0,
            1 => 1,
            2..=3 => 2,
            _ => 3,
        },
        n,
        said,
        // A month without a page of its own holds archived deadlines at most.
        href: (n > 0).then(|| here.to_part(Page::Month(day.year(), day.month()), &address::day_anchor(day))).flatten(),
        off: off_day(here, day).is_some(),
        is_today: day == here.register().as_of,
    }
}

impl SmallDay {
    fn blank() -> Self {
        Self { day: 0, shade: 0, n: 0, said: String::new(), href: None, off: false, is_today: false }
    }
}
