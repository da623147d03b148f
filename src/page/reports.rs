//! Which reports there are: an issuer's weeks, months, quarters, half-years, nine months and years in which there was something to
//! report (in a week something must have happened; of longer periods it is enough that something was open), and which tasks each of them is about.
//!
//! A report tells the end of its period from what was known by then, so one whose period is over never changes, unless the content
//! about that time does. Each is told from the tasks that were alive in its period: those open when it began, and those that anything
//! happened to in it; work that was closed long before costs it nothing but a comparison.

use std::collections::BTreeSet;
use std::mem::discriminant;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Lists;
use crate::config::{Issuer, IssuerIx};
use crate::period::Period;
use crate::register::{EventKind, Register, Task, TaskIx};

/// The reports of a site.
#[derive(Debug, Default)]
pub struct Reports {
    by_issuer: Vec<OfIssuer>,
}

#[derive(Debug, Default)]
struct OfIssuer {
    /// Of one kind in the order of time.
    periods: Vec<Period>,
    /// By the day they were given.
    lives: Vec<Life>,
}

/// When there was anything to say of a task.
#[derive(Clone, Copy, Debug)]
struct Life {
    given: Date,
    /// The last thing that happened to it; `None` while it is open.
    closed: Option<Date>,
    task: TaskIx,
}

/// The days of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub first: Date,
    pub last: Date,
    /// The eve of the first day.
    pub before: Date,
    /// The day it is told for: the last, or the day of the figures where the period is not over.
    pub until: Date,
}

impl Stretch {
    /// `None` for a week that the issuer's count does not have.
    pub fn of(issuer: &Issuer, period: Period, as_of: Date) -> Option<Self> {
        let (first, last) = match period {
            Period::Week(year, number) => issuer.weeks.days(year, number)?,
            Period::Year(_) | Period::Half(..) | Period::Quarter(..) | Period::Month(..) | Period::Months(..) => {
                period.days()
            }
        };
        Some(Self { first, last, before: first.yesterday().ok()?, until: last.min(as_of) })
    }

    pub fn is_over(&self) -> bool {
        self.until == self.last
    }
}

impl Reports {
    pub fn of(register: &Register, lists: &Lists) -> Self {
        let issuers = IssuerIx::all(&register.offices.issuers);
        Self { by_issuer: issuers.map(|issuer| OfIssuer::new(register, lists, issuer)).collect() }
    }

    /// None for an issuer that tracks nothing.
    pub fn of_issuer(&self, issuer: IssuerIx) -> &[Period] {
        self.by_issuer.get(issuer.at()).map_or(&[], |of| &of.periods)
    }

    /// The last report of each kind, the shortest period first.
    pub fn latest(&self, issuer: IssuerIx) -> Vec<Period> {
        let mut latest: Vec<Period> = Vec::new();
        for period in self.of_issuer(issuer).iter().rev() {
            if !latest.iter().any(|known| discriminant(known) == discriminant(period)) {
                latest.push(*period);
            }
        }
        latest.sort_by_key(|period| kind(*period));
        latest
    }

    /// The reports of the same kind before and after.
    pub fn beside(&self, issuer: IssuerIx, period: Period) -> (Option<Period>, Option<Period>) {
        let same = |other: &&Period| discriminant(*other) == discriminant(&period);
        let all = || self.of_issuer(issuer).iter().filter(same).copied();
        (all().take_while(|other| *other < period).last(), all().find(|other| *other > period))
    }

    /// The tasks that a report is about, in the order they were given.
    pub fn tasks(&self, issuer: IssuerIx, stretch: Stretch) -> impl Iterator<Item = TaskIx> {
        let lives = self.by_issuer.get(issuer.at()).map_or(&[][..], |of| &of.lives);
        let given = lives.partition_point(|life| life.given <= stretch.until);
        lives[..given]
            .iter()
            .filter(move |life| life.closed.is_none_or(|day| day > stretch.before))
            .map(|life| life.task)
    }
}

/// Shorter periods first.
pub fn kind(period: Period) -> u8 {
    match period {
        Period::Week(..) => 0,
        Period::Month(..) => 1,
        Period::Quarter(..) => 2,
        Period::Half(..) => 3,
        Period::Months(..) => 4,
        Period::Year(_) => 5,
    }
}

impl OfIssuer {
    fn new(register: &Register, lists: &Lists, issuer: IssuerIx) -> Self {
        let tracked = |ix: &TaskIx| register.notice(register.task(*ix).notice).tracked;
        let tasks: Vec<TaskIx> = lists.tasks_of(issuer).iter().copied().filter(tracked).collect();
        let mut lives: Vec<Life> = tasks.iter().filter_map(|ix| Life::of(register, *ix)).collect();
        lives.sort_by_key(|life| (life.given, life.task));
        let days: BTreeSet<Date> = tasks.iter().flat_map(|ix| days_of(register, register.task(*ix))).collect();
        let periods = periods(register, register.offices.issuer(issuer), &days, &lives);
        Self { periods, lives }
    }
}

impl Life {
    fn of(register: &Register, ix: TaskIx) -> Option<Self> {
        let task = register.task(ix);
        let is = register.state_on(ix, register.as_of)?;
        let known = task.events.iter().rev().find(|event| event.date <= register.as_of);
        Some(Self {
            given: register.notice(task.notice).notice.anchor().unwrap_or(Date::MIN),
            closed: known.map(|event| event.date).filter(|_| !is.state.is_open()),
            task: ix,
        })
    }
}

/// The days on which something happened to a task, or it was due.
fn days_of<'a>(register: &'a Register, task: &'a Task) -> impl Iterator<Item = Date> + 'a {
    let events = task.events.iter().filter(|event| event.date <= register.as_of).map(|event| event.date);
    let moved = task.events.iter().filter_map(|event| match event.kind {
        EventKind::Moved { to, .. } => Some(to),
        _ => None,
    });
    events.chain(moved).chain(task.given_due)
}

/// A year in which nothing happened has no report, nor has any part of it: one mistyped year must not make a hundred empty ones.
fn periods(register: &Register, issuer: &Issuer, days: &BTreeSet<Date>, lives: &[Life]) -> Vec<Period> {
    let years: BTreeSet<i16> = days.range(..=register.as_of).map(|day| day.year()).collect();
    let mut closed: Vec<Date> = lives.iter().filter_map(|life| life.closed).collect();
    closed.sort();
    let open = |before: Date| {
        let given = lives.partition_point(|life| life.given <= before);
        given > closed.partition_point(|day| *day <= before)
    };
    let told = |period: &Period| {
        let Some(stretch) = Stretch::of(issuer, *period, register.as_of) else { return false };
        let happened = || days.range(stretch.first..=stretch.last).next().is_some();
        // A week in which nothing happened says what the week before said.
        let waiting = || !matches!(period, Period::Week(..)) && open(stretch.before);
        stretch.first <= register.as_of && (waiting() || happened())
    };
    let own_week = |week: &Period| match *week {
        // The last numbers of a year may belong to the next one's count.
        Period::Week(year, number) => {
            issuer.weeks.days(year, number).is_some_and(|(first, _)| issuer.weeks.week_of(first) == (year, number))
        }
        _ => true,
    };
    let weeks_around = days.range(..=register.as_of).map(|day| issuer.weeks.week_of(*day));
    let all = years.iter().flat_map(|year| of_year(*year));
    let all: BTreeSet<Period> = all.chain(weeks_around.map(|(year, number)| Period::Week(year, number))).collect();
    all.into_iter().filter(own_week).filter(told).collect()
}

/// The periods that offices report on; the second half of a year is told by the year.
fn of_year(year: i16) -> impl Iterator<Item = Period> {
    let quarters = (1..=4).map(move |n| Period::Quarter(year, n));
    let months = (1..=12).map(move |n| Period::Month(year, n));
    let weeks = (1..=53).map(move |n| Period::Week(year, n));
    [Period::Year(year), Period::Months(year, 1, 9), Period::Half(year, 1)]
        .into_iter()
        .chain(quarters)
        .chain(months)
        .chain(weeks)
}

/// The days after a report that its readers ask about: the rest of a period that is not over, else the next one.
pub fn ahead(period: Period, stretch: Stretch) -> (Date, Date) {
    let first = stretch.until.tomorrow().unwrap_or(stretch.until);
    if !stretch.is_over() {
        return (first, stretch.last);
    }
    let last = match period {
        Period::Week(..) => stretch.last.saturating_add(7.days()),
        Period::Month(..) => first.last_of_month(),
        Period::Quarter(..) => first.saturating_add(2.months()).last_of_month(),
        // What is left of the year.
        Period::Half(..) | Period::Months(..) => first.last_of_year(),
        Period::Year(_) => first.last_of_year(),
    };
    (first, last)
}
