//! What became of the tasks between two days, told so that it can be added up.
//!
//! The tasks open on the first day, with those given since and without those closed since, are the tasks open on the second: if
//! the sum did not come out, a change would have been missed.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Site;
use super::balance::{self, Balance};
use super::course::{Change, Course};
use crate::config::UnitIx;
use crate::register::{EventKind, IndicatorIx, NoticeIx, Register, TaskIx, days_between};

/// A notice older than this says nothing of what is new; then the week does.
const LONGEST: i64 = 31;

/// What the beginning is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// The last notice before the day of the figures; what it gave is new.
    Notice(NoticeIx),
    Week,
    /// The end of a day that was asked for.
    Day(Date),
}

/// What is new on the day of the figures.
#[derive(Clone, Debug)]
pub struct Lately {
    pub since: Since,
    pub changes: Changes,
    /// Issued since, the newest first.
    pub notices: Vec<NoticeIx>,
    /// Those that a notice issued since has a figure of.
    pub indicators: Vec<IndicatorIx>,
    /// The same by unit: what was open, what came, what was closed, what is open.
    pub units: Vec<(UnitIx, Balance)>,
}

/// What happened after the end of one day, to the end of another.
#[derive(Clone, Debug)]
pub struct Changes {
    pub before: Date,
    pub until: Date,
    pub open_before: usize,
    pub open_now: usize,
    pub given: Vec<TaskIx>,
    pub done: Vec<TaskIx>,
    pub dropped: Vec<TaskIx>,
    /// Closed before, open again.
    pub reopened: Vec<TaskIx>,
    /// Done before and dropped now, or the other way round: no change to what is open.
    pub revised: Vec<TaskIx>,
    pub moved: Vec<Moved>,
    pub overdue: Vec<TaskIx>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    pub task: TaskIx,
    pub from: Option<Date>,
    pub to: Date,
}

impl Lately {
    /// Since the end of `asked`, else since the last notice, else in a week.
    pub fn of(site: &Site, asked: Option<Date>, tasks: impl IntoIterator<Item = TaskIx>) -> Self {
        let register = &site.register;
        let (since, before) = asked.map_or_else(|| beginning(register), |day| (Since::Day(day), day));
        let courses = tasks.into_iter().filter_map(|ix| Course::of(register, ix, before, register.as_of));
        let courses: Vec<Course> = courses.collect();
        let is_new = |ix: &NoticeIx| register.notice(*ix).notice.anchor().is_some_and(|day| day > before);
        let notices: Vec<NoticeIx> = register.notice_ixs().rev().filter(is_new).collect();
        let has_figure =
            |ix: &IndicatorIx| register.indicator(*ix).readings.iter().any(|reading| notices.contains(&reading.notice));
        Self {
            since,
            changes: Changes::of(register, &courses, before, register.as_of),
            indicators: IndicatorIx::all(&register.indicators).filter(has_figure).collect(),
            notices,
            units: balance::by_unit(register, &courses),
        }
    }
}

impl Changes {
    /// Nothing changed, and nothing was open.
    pub fn none(before: Date, until: Date) -> Self {
        Self {
            before,
            until,
            open_before: 0,
            open_now: 0,
            given: Vec::new(),
            done: Vec::new(),
            dropped: Vec::new(),
            reopened: Vec::new(),
            revised: Vec::new(),
            moved: Vec::new(),
            overdue: Vec::new(),
        }
    }

    /// What courses from the end of `before` to the end of `until` come to. Archived tasks have no states and so no changes.
    pub fn of(register: &Register, courses: &[Course], before: Date, until: Date) -> Self {
        let mut changes = Self::none(before, until);
        for course in courses {
            changes.add(register, course);
        }
        changes
    }

    fn add(&mut self, register: &Register, course: &Course) {
        let ix = course.task;
        self.open_before += usize::from(course.was_open());
        self.open_now += usize::from(course.is.state.is_open());
        if course.is_new() {
            self.given.push(ix);
        }
        match course.change() {
            Change::Done => self.done.push(ix),
            Change::Dropped => self.dropped.push(ix),
            Change::Reopened => self.reopened.push(ix),
            Change::Revised => self.revised.push(ix),
            Change::StillOpen | Change::StillClosed => {}
        }
        if course.became_overdue() {
            self.overdue.push(ix);
        }
        self.moved.extend(Moved::between(register, ix, self.before, self.until));
    }

    /// All that changed, each task once.
    pub fn tasks(&self) -> BTreeSet<TaskIx> {
        let lists = [&self.given, &self.done, &self.dropped, &self.reopened, &self.revised, &self.overdue];
        let listed = lists.into_iter().flatten().copied();
        listed.chain(self.moved.iter().map(|moved| moved.task)).collect()
    }

    /// What is open now by adding up; equal to `open_now`.
    pub fn sum(&self) -> usize {
        let more = self.open_before + self.given.len() + self.reopened.len();
        more.saturating_sub(self.done.len() + self.dropped.len())
    }
}

/// The eve of the last tracked notice that gave tasks before the day of the figures, so that what it gave counts as new.
fn beginning(register: &Register) -> (Since, Date) {
    let today = register.as_of;
    let week = (Since::Week, today.saturating_sub(7.days()));
    let told = |ix: &NoticeIx| {
        let entry = register.notice(*ix);
        let recent = |day: Date| day < today && days_between(day, today) <= LONGEST;
        entry.tracked && !entry.tasks.is_empty() && entry.notice.anchor().is_some_and(recent)
    };
    let last = register.notice_ixs().rev().find(told);
    let eve = last.and_then(|ix| Some((Since::Notice(ix), register.notice(ix).notice.anchor()?.yesterday().ok()?)));
    eve.unwrap_or(week)
}

impl Moved {
    /// From the deadline in force on the first day to the one in force on the second, where they differ.
    pub fn between(register: &Register, task: TaskIx, before: Date, until: Date) -> Option<Self> {
        let since = register.task(task).events.iter().filter(|event| event.date > before && event.date <= until);
        let mut moves = since.filter_map(|event| match event.kind {
            EventKind::Moved { from, to, .. } => Some((from, to)),
            _ => None,
        });
        let first = moves.next()?;
        let (from, to) = (first.0, moves.next_back().unwrap_or(first).1);
        (from != Some(to)).then_some(Self { task, from, to })
    }
}
